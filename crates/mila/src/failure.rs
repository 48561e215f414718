//! Why the program ends without having done its work, and how that is said and signalled.

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
        match self {
            Self::BadValue(key, given) => texts.with(key, &[("given", given.into())]),
            Self::Mailbox(error) => mailbox_error(error, texts),
            Self::WhoseMailbox(unknown) => whose_mailbox(unknown, texts),
            Self::WouldOverwrite(path) => texts.with("error-would-overwrite", &[("path", (&path.display().to_string()).into())]),
            Self::CannotWrite { path, source } => {
                let (path, why) = (path.display().to_string(), source.to_string());
                texts.with("error-cannot-write", &[("path", (&path).into()), ("why", (&why).into())])
            }
            Self::CannotPrint(source) => texts.with("error-cannot-print", &[("why", (&source.to_string()).into())]),
            Self::Store(error) => store_error(error, texts),
            Self::Missing(what) => texts.with("error-unexpected", &[("why", (*what).into())]),
            Self::NotTheDemo(path) => texts.with("error-not-the-demo", &[("path", (&path.display().to_string()).into())]),
            Self::NothingThere(path) => texts.with("error-data-nothing", &[("path", (&path.display().to_string()).into())]),
            Self::NoHome => texts.plain("error-no-home"),
            Self::Backup(trouble) => trouble.said(texts),
            Self::CannotListen(address, source) => cannot_listen(address, source, texts),
            Self::Unforeseen(error) => texts.with("error-unexpected", &[("why", (&format!("{error:#}")).into())]),
            Self::Stopped => texts.plain("notice-stopped"),
        }
    }
}

impl From<mila_desk::DeskError> for Failure {
    fn from(error: mila_desk::DeskError) -> Self {
        match error {
            mila_desk::DeskError::Store(error) => Self::Store(error),
            mila_desk::DeskError::Missing(what) => Self::Missing(what),
            mila_desk::DeskError::Chance => Self::Unforeseen(error.into()),
        }
    }
}

/// The innermost cause, which says most.
fn cause(error: &dyn std::error::Error) -> String {
    error.source().map_or_else(|| error.to_string(), cause)
}

/// What the data said, for the owner.
pub fn store_error(error: &mila_desk::StoreError, texts: Texts) -> String {
    use mila_desk::StoreError;
    let why = cause(error);
    match error {
        StoreError::InUse(path) => texts.with("error-data-in-use", &[("path", (&path.display().to_string()).into())]),
        StoreError::Folder { path, .. } => {
            texts.with("error-data-folder", &[("path", (&path.display().to_string()).into()), ("why", (&why).into())])
        }
        StoreError::Newer { .. } => texts.plain("error-data-newer"),
        StoreError::Older { .. } => texts.plain("error-data-older"),
        StoreError::Nothing(path) => texts.with("error-data-nothing", &[("path", (&path.display().to_string()).into())]),
        StoreError::BadAddress(_) => texts.with("error-database-address", &[("why", (&why).into())]),
        StoreError::Unreachable { .. } => texts.with("error-database-away", &[("why", (&why).into())]),
        StoreError::NoRoom { .. } => texts.plain("error-disk-full"),
        StoreError::Conflict { .. } | StoreError::Refused { .. } | StoreError::Broken(_) | StoreError::Damaged(_) => {
            texts.with("error-unexpected", &[("why", (&format!("{error}: {why}")).into())])
        }
    }
}

fn cannot_listen(address: &str, source: &io::Error, texts: Texts) -> String {
    let key = match source.kind() {
        io::ErrorKind::AddrInUse => "error-port-taken",
        _ => "error-cannot-listen",
    };
    texts.with(key, &[("address", address.into()), ("why", (&source.to_string()).into())])
}

fn mailbox_error(error: &MailboxError, texts: Texts) -> String {
    let (key, path) = match error {
        MailboxError::Missing(path) => ("error-no-such-path", path),
        MailboxError::Forbidden(path) => ("error-no-permission", path),
        MailboxError::Empty(path) => ("error-empty-file", path),
        MailboxError::NotMail(path) => ("error-not-a-mailbox", path),
        MailboxError::NoMail(path) => ("error-no-mail-in-folder", path),
        MailboxError::Outlook(path) => ("error-outlook-data", path),
        MailboxError::OnlyPacked { path, packed } => {
            let (path, packed) = (path.display().to_string(), packed.display().to_string());
            return texts.with("error-no-mail-but-packed", &[("path", (&path).into()), ("packed", (&packed).into())]);
        }
        MailboxError::Compressed { path, kind } => {
            let path = path.display().to_string();
            return texts.with("error-compressed", &[("path", (&path).into()), ("kind", (*kind).into())]);
        }
        MailboxError::Unreadable { path, source } => {
            let (path, why) = (path.display().to_string(), source.to_string());
            return texts.with("error-cannot-open", &[("path", (&path).into()), ("why", (&why).into())]);
        }
    };
    texts.with(key, &[("path", (&path.display().to_string()).into())])
}

fn whose_mailbox(unknown: &Unknown, texts: Texts) -> String {
    match unknown {
        Unknown::Nobody(None) => texts.plain("error-nobody"),
        Unknown::Nobody(Some(guess)) => texts.with("error-nobody-guess", &[("address", guess.as_str().into())]),
        Unknown::Several(several) => {
            let several: Vec<String> = several.iter().map(Address::to_string).collect();
            texts.with("error-owner-tie", &[("addresses", (&mila_web::texts::listed(&several)).into())])
        }
    }
}

/// Says something beside what was asked for. Where nobody listens any more, nothing is lost.
pub fn say(text: &str) {
    drop(writeln!(io::stderr(), "{text}"));
}
