//! The command line. Values are taken as they were typed: what is wrong with them is said in the owner's language
//! by whoever reads them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Mila reads your mail and knows who waits for an answer, what was promised and by when, and who went quiet.
#[derive(Debug, Parser)]
#[command(name = "mila", version, arg_required_else_help = true)]
#[command(after_help = "Try it with nothing at hand:\n  mila report --demo\n\nNothing leaves this machine.")]
pub struct Mila {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What Mila can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read exported mail and say what is true about it.
    Report(Report),
}

/// Read exported mail and say who waits for you, what was promised, who went quiet and how fast you answer.
///
/// PATH is an mbox file (also of Google Takeout), a Maildir, a folder with mail in it, or one .eml file.
/// Nothing is changed, and nothing leaves this machine.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mila report ~/Takeout/Mail
  mila report Inbox.mbox Sent.mbox --me anna@studio.example
  mila report ~/Maildir --days 365 --html report.html
  mila report ~/Maildir --json | jq '.awaiting_us[].person.name'

Exit codes: 0 done, 1 done but some mail could not be read, 2 wrong use, 3 failed.")]
pub struct Report {
    /// Exported mail: mbox, Maildir, a folder, .eml; several at once.
    #[arg(value_name = "PATH", required_unless_present = "demo", conflicts_with = "demo")]
    pub paths: Vec<PathBuf>,
    /// Show an invented studio instead of a mailbox.
    #[arg(long)]
    pub demo: bool,
    /// An address of yours; can be given several times. Without it Mila works out who you are.
    #[arg(long, value_name = "ADDRESS")]
    pub me: Vec<String>,
    /// As if it were this instant: 2026-03-13T10:00:00+01:00.
    #[arg(long, value_name = "INSTANT", allow_hyphen_values = true)]
    pub now: Option<String>,
    /// Your time zone: Europe/Warsaw. Without it, that of this machine.
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,
    /// The language of the report: en, pl or he. Without it, that of this machine.
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// How soon a client is to be answered.
    #[arg(long, value_name = "TIME", default_value = "24h")]
    pub answer_within: String,
    /// Only conversations that are alive in the last N days.
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub days: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
    /// Write the report as one self-contained page as well.
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
}
