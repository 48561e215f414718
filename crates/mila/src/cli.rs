//! The command line. Values are taken as they were typed: what is wrong with them is said in the owner's language
//! by whoever reads them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Mila reads your mail and knows who waits for an answer, what was promised and by when, and who went quiet.
#[derive(Debug, Parser)]
#[command(name = "mila", version, arg_required_else_help = true)]
#[command(after_help = "Try it with nothing at hand:\n  mila demo\n\nYour own mail, first look:\n  mila report PATH\n\nThe desk:\n  mila import PATH\n  mila serve\n\nNothing leaves this machine.")]
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
    /// Put exported mail into your workspace.
    Import(Import),
    /// Open the desk in the browser.
    Serve(Serve),
    /// Open a desk filled with an invented studio.
    Demo(Demo),
    /// Print a one-time link to sign in when the password is lost.
    Link(Link),
}

/// Where the data are, and how Mila speaks in the terminal.
#[derive(Debug, Args)]
pub struct Place {
    /// The folder of your data. Without it, the usual one of this machine, or the database that DATABASE_URL names.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Your time zone when a workspace is begun: Europe/Warsaw. Without it, that of this machine.
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,
    /// The language in the terminal: en, pl or he. Without it, that of this machine.
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
}

/// Put exported mail into your workspace, so that the desk shows it.
///
/// PATH is whatever `mila report` reads: mbox, a Maildir, a folder with mail in it, .eml. Your files are not changed.
/// Importing can be stopped and started again; what is there already is not added twice.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mila import ~/Takeout/Mail
  mila import Inbox.mbox Sent.mbox --me anna@studio.example

Exit codes: 0 done, 1 done but some mail could not be read, 2 wrong use, 3 failed, 130 stopped.")]
pub struct Import {
    /// Exported mail: mbox, Maildir, a folder, .eml; several at once.
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// An address of yours; can be given several times. Without it Mila works out who you are.
    #[arg(long, value_name = "ADDRESS")]
    pub me: Vec<String>,
    /// Where the data are.
    #[command(flatten)]
    pub place: Place,
}

/// Open the desk in the browser. The first start prints a one-time link at which you set name and password.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mila serve
  mila serve --listen 0.0.0.0:8642 --public-url https://desk.studio.example --proxy 127.0.0.1
  DATABASE_URL=postgres://mila@localhost/mila mila serve

Ctrl-C ends it.")]
pub struct Serve {
    /// How the desk is reached.
    #[command(flatten)]
    pub reach: Reach,
    /// Where the data are.
    #[command(flatten)]
    pub place: Place,
}

/// How the desk is reached.
#[derive(Debug, Args)]
pub struct Reach {
    /// Where to listen.
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8642")]
    pub listen: String,
    /// The address under which you open the desk; links are made of it alone. Without it, http:// and what is listened at.
    #[arg(long, value_name = "URL")]
    pub public_url: Option<String>,
    /// The address of a proxy in front of Mila, whose word about visitors is believed; can be given several times.
    #[arg(long, value_name = "ADDRESS")]
    pub proxy: Vec<String>,
}

/// Open a desk filled with an invented studio: 40 clients in Poland, Israel and Britain, and a year of mail.
///
/// It has a folder of its own and touches nothing of yours.
#[derive(Debug, Args)]
pub struct Demo {
    /// Begin anew, with the mail dated from today.
    #[arg(long)]
    pub reset: bool,
    /// How the desk is reached.
    #[command(flatten)]
    pub reach: Reach,
    /// Where the data are.
    #[command(flatten)]
    pub place: Place,
}

/// Print a one-time link at which the owner sets a new password, or sets up the desk.
///
/// It works while the desk is open.
#[derive(Debug, Args)]
pub struct Link {
    /// The address under which you open the desk.
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8642")]
    pub public_url: String,
    /// Where the data are.
    #[command(flatten)]
    pub place: Place,
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
