//! The command line. Values are taken as they were typed: what is wrong with them is said in the owner's language
//! by whoever reads them.

use std::path::PathBuf;
use std::str::FromStr as _;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

/// Mila reads your mail and knows who waits for an answer, what was promised and by when, and who went quiet.
#[derive(Debug, Parser)]
#[command(name = "mila", version, arg_required_else_help = true)]
#[command(
    after_help = "Try it with nothing at hand:\n  mila demo\n\nYour own mail, first look:\n  mila report PATH\n\nThe desk:\n  mila import PATH\n  mila serve\n  mila backup FILE\n\nNothing leaves this machine."
)]
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
    /// Keep everything in one file, while the desk is open.
    Backup(Backup),
    /// Bring back everything from a backup.
    Restore(Restore),
    /// Print the completions for a shell.
    Completions(Completions),
}

/// Where the data are, and how Mila speaks in the terminal.
#[expect(clippy::doc_markdown, reason = "the texts are shown in a terminal")]
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
  mila serve --listen 0.0.0.0:8642 --public-url http://192.168.1.5:8642
  mila serve --public-url https://desk.studio.example --proxy 127.0.0.1
  mila serve --listen 0.0.0.0:443 --public-url https://desk.studio.example --acme anna@studio.example
  DATABASE_URL=postgres://mila@localhost/mila mila serve

Ctrl-C ends it.")]
pub struct Serve {
    /// How the desk is reached.
    #[command(flatten)]
    pub reach: Reach,
    /// How nobody on the way can read along.
    #[command(flatten)]
    pub secure: Secure,
    /// How mail accounts are let in.
    #[command(flatten)]
    pub mail: Mail,
    /// Where the data are.
    #[command(flatten)]
    pub place: Place,
}

/// How mail accounts are let in. Secrets of a program that a provider knows are given in the environment:
/// `MILA_GOOGLE_SECRET`, `MILA_MICROSOFT_SECRET`.
#[derive(Debug, Default, Args)]
pub struct Mail {
    /// The file with the key that opens stored passwords; made at the first password. Without it, mila.key among your
    /// settings. Keep a copy elsewhere: a backup of the data does not hold it.
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// Offer "Sign in with Google": the id under which Google knows this desk (docs/mail.md).
    #[arg(long, value_name = "ID")]
    pub google_client: Option<String>,
    /// Offer "Sign in with Microsoft": the id under which Microsoft knows this desk (docs/mail.md).
    #[arg(long, value_name = "ID")]
    pub microsoft_client: Option<String>,
    /// Ask for Google's consent at another place than Google's own.
    #[arg(long, value_name = "URL", requires = "google_client", hide_short_help = true)]
    pub google_authority: Option<String>,
    /// Ask for Microsoft's consent at another place, for a cloud of your own country: <https://login.microsoftonline.us>
    #[arg(long, value_name = "URL", requires = "microsoft_client", hide_short_help = true)]
    pub microsoft_authority: Option<String>,
}

/// How nobody on the way can read along.
#[derive(Debug, Default, Args)]
pub struct Secure {
    /// Get a certificate from Let's Encrypt for the host of --public-url, and renew it in time. The address is where they
    /// write to you; by naming it you accept their terms (<https://letsencrypt.org/repository>). Port 443 of that host
    /// has to lead to Mila. This is the one case in which Mila itself calls somebody: the one who gives certificates.
    #[arg(long, value_name = "EMAIL")]
    pub acme: Option<String>,
    /// Another giver of certificates, by the address of its directory. For trying out:
    /// <https://acme-staging-v02.api.letsencrypt.org/directory>
    #[arg(long, value_name = "URL", requires = "acme")]
    pub acme_directory: Option<String>,
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

/// Keep everything in one file, while the desk is open or not.
///
/// The file is a plain tar with the database, a manifest and their SHA-256. Before it gets its name it is unpacked
/// and looked into again. For that moment the disk holds everything twice.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mila backup ~/mila-$(date +%F).backup

Exit codes: 0 done and checked, 2 wrong use, 3 failed, 130 stopped. Nothing half-written is left.")]
pub struct Backup {
    /// The file to write.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Replace a file of this name.
    #[arg(long)]
    pub force: bool,
    /// Where the data are.
    #[command(flatten)]
    pub place: Place,
}

/// Bring back everything from a backup.
///
/// The backup is checked before anything is touched. What was there is kept beside it, never deleted. A restored copy
/// sends nothing until you say in the desk that it is the one to go on with.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mila restore ~/mila-2026-03-13.backup
  mila restore ~/mila-2026-03-13.backup --data ~/mila-to-look-at

Exit codes: 0 done, 2 wrong use, 3 failed. Then everything is as it was.")]
pub struct Restore {
    /// The backup.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Take the place of data that are there; those are kept aside as mila-before-restore-1.db.
    #[arg(long)]
    pub force: bool,
    /// Where the data are to be.
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

/// Print what lets a shell complete the commands of Mila.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  mila completions bash > ~/.local/share/bash-completion/completions/mila
  mila completions fish > ~/.config/fish/completions/mila.fish")]
pub struct Completions {
    /// Which shell: bash, elvish, fish, powershell or zsh. Without it, yours.
    #[arg(value_name = "SHELL", value_parser = Shell::from_str)]
    pub shell: Option<Shell>,
}
