//! What is said when the command line makes no sense: in the owner's language, with what to do next.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use mila_web::texts::Texts;

use crate::asked;
use crate::failure::Outcome;

/// Prints help and version as they were asked for, and explains everything else.
pub fn explain(error: &clap::Error) -> ExitCode {
    let texts = Texts::in_language(asked::language(asked_language().as_deref()));
    let given = context(error, ContextKind::InvalidArg);
    // clap adds the name of the value: "--lang <LANG>".
    let given = given.split(" <").next().unwrap_or_default().to_owned();
    let said = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            return if error.print().is_ok() { Outcome::Done.into() } else { Outcome::Failed.into() };
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return if error.print().is_ok() { Outcome::WrongUse.into() } else { Outcome::Failed.into() };
        }
        ErrorKind::MissingRequiredArgument => texts.plain("error-no-path"),
        ErrorKind::UnknownArgument => texts.with("error-unknown-option", &[("given", (&given).into())]),
        ErrorKind::ArgumentConflict if given.contains("PATH") || given.contains("demo") => texts.plain("error-path-with-demo"),
        ErrorKind::InvalidValue | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            texts.with("error-missing-value", &[("given", (&given).into())])
        }
        _ => {
            let problem = error.to_string();
            let problem = problem.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
            texts.with("error-usage", &[("problem", (&problem).into())])
        }
    };
    drop(writeln!(io::stderr(), "{said}"));
    Outcome::WrongUse.into()
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(given)) => given.clone(),
        Some(ContextValue::Strings(given)) => given.join(" "),
        _ => String::new(),
    }
}

/// What stands after `--lang`, although the rest could not be understood.
fn asked_language() -> Option<String> {
    let mut arguments = std::env::args();
    while let Some(argument) = arguments.next() {
        if argument == "--lang" {
            return arguments.next();
        }
        if let Some(language) = argument.strip_prefix("--lang=") {
            return Some(language.to_owned());
        }
    }
    None
}
