//! `mila completions`: what lets a shell complete the commands of Mila.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::CommandFactory as _;
use clap_complete::Shell;

use crate::cli;
use crate::failure::Outcome;

/// Prints it and tells the shell how it went.
pub fn run(arguments: &cli::Completions) -> ExitCode {
    let shell = arguments.shell.or_else(Shell::from_env).unwrap_or(Shell::Bash);
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut cli::Mila::command(), "mila", &mut script);
    let mut out = io::stdout().lock();
    let is_written = out.write_all(&script).and_then(|()| out.flush()).is_ok();
    if is_written { Outcome::Done.into() } else { Outcome::Failed.into() }
}
