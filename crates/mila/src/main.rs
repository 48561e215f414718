//! Mila, a client-care desk: the program. It reads the command line, wires the rooms together and owns the clock,
//! the terminal and the exit code; what is true about mail is decided elsewhere.

mod cli;
mod demo;
mod failure;
mod report;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let cli::Mila { command } = cli::Mila::parse();
    match command {
        cli::Command::Report(arguments) => report::run(&arguments),
    }
}
