//! Mila, a client-care desk: the program. It reads the command line, wires the rooms together and owns the clock,
//! the terminal and the exit code; what is true about mail is decided elsewhere.

mod asked;
mod backup;
mod cli;
mod completions;
mod demo;
mod demo_desk;
mod failure;
mod house;
mod import;
mod key;
mod link;
mod report;
mod restore;
mod serve;
mod terminal;
mod usage;
mod walk;
mod workers;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match cli::Mila::try_parse() {
        Ok(cli::Mila { command: cli::Command::Report(arguments) }) => report::run(&arguments),
        Ok(cli::Mila { command: cli::Command::Import(arguments) }) => import::run(&arguments),
        Ok(cli::Mila { command: cli::Command::Serve(arguments) }) => serve::run(&arguments),
        Ok(cli::Mila { command: cli::Command::Demo(arguments) }) => demo_desk::run(&arguments),
        Ok(cli::Mila { command: cli::Command::Link(arguments) }) => link::run(&arguments),
        Ok(cli::Mila { command: cli::Command::Completions(arguments) }) => completions::run(&arguments),
        Ok(cli::Mila { command: cli::Command::Backup(arguments) }) => backup::run(&arguments),
        Ok(cli::Mila { command: cli::Command::Restore(arguments) }) => restore::run(&arguments),
        Err(error) => usage::explain(&error),
    }
}
