//! Why the program ends without having done its work, and how that is said and signalled.

use std::path::PathBuf;
use std::process::ExitCode;

use mila_domain::address::Address;
use mila_domain::ours::Unknown;
use mila_web::texts::Texts;
use mila_wire::mailbox::MailboxError;

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
            Self::BadValue(..) | Self::WouldOverwrite(_) => Outcome::WrongUse,
            Self::Mailbox(_) | Self::WhoseMailbox(_) | Self::CannotWrite { .. } | Self::CannotPrint(_) | Self::Unforeseen(_) => {
                Outcome::Failed
            }
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
            Self::Unforeseen(error) => texts.with("error-unexpected", &[("why", (&format!("{error:#}")).into())]),
            Self::Stopped => texts.plain("notice-stopped"),
        }
    }
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
