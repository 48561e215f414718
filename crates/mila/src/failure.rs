//! Why the program ends without having done its work, and how that is said and signalled.

use std::fmt;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use mila_domain::address::Address;
use mila_domain::ours::Unknown;
use mila_web::texts::Texts;
use mila_wire::mailbox::MailboxError;

use crate::backup::Trouble;

/// What the program tells the shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Done,
    /// Done, but some mail could not be read.
    Unreadable,
    /// The command line makes no sense.
    WrongUse,
    /// Could not be done.
    Failed,
    /// The owner pressed Ctrl-C.
    Stopped,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Unreadable => Self::from(1),
            Outcome::WrongUse => Self::from(2),
            Outcome::Failed => Self::from(3),
            // What shells report for a program that SIGINT ended.
            Outcome::Stopped => Self::from(130),
        }
    }
}

/// Why nothing was reported.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A value on the command line cannot be understood; the key of its explanation and what was typed.
    #[error("{1} cannot be understood ({0})")]
    BadValue(&'static str, String),
    /// The mail cannot be found or read.
    #[error(transparent)]
    Mailbox(#[from] MailboxError),
    /// It cannot be told whose mailbox it is.
    #[error("it cannot be told whose mailbox it is: {0:?}")]
    WhoseMailbox(Unknown),
    /// The page would be written over something that is no page.
    #[error("{} is there already", .0.display())]
    WouldOverwrite(PathBuf),
    /// The page could not be written.
    #[error("{} cannot be written", path.display())]
    CannotWrite {
        /// Where it was to go.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The report could not be printed.
    #[error("the report cannot be printed")]
    CannotPrint(#[source] std::io::Error),
    /// The data cannot be opened, read or kept.
    #[error(transparent)]
    Store(mila_desk::StoreError),
    /// Something that was asked for is not there.
    #[error("{0} is not there")]
    Missing(&'static str),
    /// A folder holds other data than the invented studio.
    #[error("{} is not the demo's", .0.display())]
    NotTheDemo(PathBuf),
    /// There is no workspace in the data.
    #[error("there is no workspace in {}", .0.display())]
    NothingThere(PathBuf),
    /// The machine does not say where data are kept.
    #[error("there is no folder for data")]
    NoHome,
    /// A backup was not made or not restored.
    #[error(transparent)]
    Backup(#[from] Trouble),
    /// Another program listens there.
    #[error("{0} cannot be listened at")]
    CannotListen(String, #[source] io::Error),
    /// What has no better name.
    #[error("something unforeseen happened")]
    Unforeseen(#[source] anyhow::Error),
    /// The owner pressed Ctrl-C.
    #[error("stopped by the owner")]
    Stopped,
}

impl Failure {
    /// What the shell is told.
    pub const fn outcome(&self) -> Outcome {
        match self {
            Self::Backup(trouble) => trouble.outcome(),
            Self::BadValue(..) | Self::WouldOverwrite(_) => Outcome::WrongUse,
            Self::Mailbox(_)
            | Self::WhoseMailbox(_)
            | Self::CannotWrite { .. }
            | Self::CannotPrint(_)
            | Self::Store(_)
            | Self::Missing(_)
            | Self::NoHome
            | Self::NotTheDemo(_)
            | Self::NothingThere(_)
            | Self::CannotListen(..)
            | Self::Unforeseen(_) => Outcome::Failed,
            Self::Stopped => Outcome::Stopped,
        }
    }

    /// What happened and what to do next, for the owner.
    pub fn said(&self, texts: Texts) -> String {
        self.sentence().said(texts)
    }

    /// The same before it is said in a language.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::BadValue(key, given) => Sentence::new(key).about("given", given),
            Self::Mailbox(error) => mailbox_error(error),
            Self::WhoseMailbox(unknown) => whose_mailbox(unknown),
            Self::WouldOverwrite(path) => Sentence::new("error-would-overwrite").about("path", path.display()),
            Self::CannotWrite { path, source } => {
                Sentence::new("error-cannot-write").about("path", path.display()).about("why", source)
            }
            Self::CannotPrint(source) => Sentence::new("error-cannot-print").about("why", source),
            Self::Store(error) => store_error(error),
            Self::Missing(what) => Sentence::new("error-unexpected").about("why", what),
            Self::NotTheDemo(path) => Sentence::new("error-not-the-demo").about("path", path.display()),
            Self::NothingThere(path) => Sentence::new("error-data-nothing").about("path", path.display()),
            Self::NoHome => Sentence::new("error-no-home"),
            Self::Backup(trouble) => trouble.sentence(),
            Self::CannotListen(address, source) => cannot_listen(address, source),
            Self::Unforeseen(error) => Sentence::new("error-unexpected").about("why", format!("{error:#}")),
            Self::Stopped => Sentence::new("notice-stopped"),
        }
    }
}

/// A sentence before it is said in a language: its key, and what it speaks about by name.
#[derive(Debug)]
pub struct Sentence {
    pub key: &'static str,
    pub about: Vec<(&'static str, String)>,
}

impl Sentence {
    pub const fn new(key: &'static str) -> Self {
        Self { key, about: Vec::new() }
    }

    pub fn about(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.about.push((name, value.to_string()));
        self
    }

    pub fn said(&self, texts: Texts) -> String {
        let about: Vec<_> = self.about.iter().map(|(name, value)| (*name, value.into())).collect();
        texts.with(self.key, &about)
    }
}

impl From<mila_desk::DeskError> for Failure {
    fn from(error: mila_desk::DeskError) -> Self {
        match error {
            mila_desk::DeskError::Store(error) => Self::Store(error),
            mila_desk::DeskError::Missing(what) => Self::Missing(what),
            mila_desk::DeskError::Chance | mila_desk::DeskError::Pressed => Self::Unforeseen(error.into()),
        }
    }
}

/// The innermost cause, which says most.
fn cause(error: &dyn std::error::Error) -> String {
    error.source().map_or_else(|| error.to_string(), cause)
}

/// What the data said, for the owner.
pub fn store_error(error: &mila_desk::StoreError) -> Sentence {
    use mila_desk::StoreError;
    let why = cause(error);
    match error {
        StoreError::InUse(path) => Sentence::new("error-data-in-use").about("path", path.display()),
        StoreError::Folder { path, .. } => Sentence::new("error-data-folder").about("path", path.display()).about("why", why),
        StoreError::Newer { .. } => Sentence::new("error-data-newer"),
        StoreError::Older { .. } => Sentence::new("error-data-older"),
        StoreError::Nothing(path) => Sentence::new("error-data-nothing").about("path", path.display()),
        StoreError::BadAddress(_) => Sentence::new("error-database-address").about("why", why),
        StoreError::Unreachable { .. } => Sentence::new("error-database-away").about("why", why),
        StoreError::NoRoom { .. } => Sentence::new("error-disk-full"),
        StoreError::Conflict { .. } | StoreError::Refused { .. } | StoreError::Broken(_) | StoreError::Damaged(_) => {
            Sentence::new("error-unexpected").about("why", format!("{error}: {why}"))
        }
    }
}

fn cannot_listen(address: &str, source: &io::Error) -> Sentence {
    let key = match source.kind() {
        io::ErrorKind::AddrInUse => "error-port-taken",
        _ => "error-cannot-listen",
    };
    Sentence::new(key).about("address", address).about("why", source)
}

fn mailbox_error(error: &MailboxError) -> Sentence {
    let (key, path) = match error {
        MailboxError::Missing(path) => ("error-no-such-path", path),
        MailboxError::Forbidden(path) => ("error-no-permission", path),
        MailboxError::Empty(path) => ("error-empty-file", path),
        MailboxError::NotMail(path) => ("error-not-a-mailbox", path),
        MailboxError::NoMail(path) => ("error-no-mail-in-folder", path),
        MailboxError::Outlook(path) => ("error-outlook-data", path),
        MailboxError::OnlyPacked { path, packed } => {
            return Sentence::new("error-no-mail-but-packed").about("path", path.display()).about("packed", packed.display());
        }
        MailboxError::Compressed { path, kind } => {
            return Sentence::new("error-compressed").about("path", path.display()).about("kind", kind);
        }
        MailboxError::Unreadable { path, source } => {
            return Sentence::new("error-cannot-open").about("path", path.display()).about("why", source);
        }
    };
    Sentence::new(key).about("path", path.display())
}

fn whose_mailbox(unknown: &Unknown) -> Sentence {
    match unknown {
        Unknown::Nobody(None) => Sentence::new("error-nobody"),
        Unknown::Nobody(Some(guess)) => Sentence::new("error-nobody-guess").about("address", guess.as_str()),
        Unknown::Several(several) => {
            let several: Vec<String> = several.iter().map(Address::to_string).collect();
            Sentence::new("error-owner-tie").about("addresses", mila_web::texts::listed(&several))
        }
    }
}

/// Says something beside what was asked for. Where nobody listens any more, nothing is lost.
pub fn say(text: &str) {
    drop(writeln!(io::stderr(), "{text}"));
}
