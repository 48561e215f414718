//! Mila, a client-care desk: the program. It reads the command line, wires the rooms together and owns the clock,
//! the terminal and the exit code; what is true about mail is decided elsewhere.

mod cli;
mod demo;
mod failure;
mod report;
mod terminal;
mod usage;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match cli::Mila::try_parse() {
        Ok(cli::Mila { command: cli::Command::Report(arguments) }) => report::run(&arguments),
        Err(error) => usage::explain(&error),
    }
}
