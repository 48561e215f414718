//! What is said when a page cannot be shown: what happened, that nothing is lost, what to do.
//! Which trouble it is, and what goes to the log, is for the routes.

use serde::Serialize;

use super::rows::Link;
use super::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;

/// A page cannot be shown, or a deed cannot be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// There is nothing at this address, or nothing for whoever asks.
    Missing,
    /// It is not certain that the form came from our page.
    Forged,
    /// More was sent than is taken.
    TooLarge,
    /// Something that nobody foresaw.
    Unexpected,
    /// The database cannot be reached.
    Database,
    /// Too much at once.
    Busy,
    /// There is no room on the disk.
    NoRoom,
    /// A one-time link that is used up, too old, or was never there.
    DeadLink,
    /// Something that was done since stands on what is to be changed.
    Standing,
}

impl Trouble {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Missing,
        Self::Forged,
        Self::TooLarge,
        Self::Unexpected,
        Self::Database,
        Self::Busy,
        Self::NoRoom,
        Self::DeadLink,
        Self::Standing,
    ];

    /// The HTTP status of the answer.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Missing | Self::DeadLink => 404,
            Self::Forged => 403,
            Self::Standing => 409,
            Self::TooLarge => 413,
            Self::Unexpected => 500,
            Self::Database | Self::Busy | Self::NoRoom => 503,
        }
    }

    /// After how many seconds the page tries again by itself: the value of the headers `Refresh` (when a page was
    /// asked for, not after a form) and `Retry-After`.
    #[must_use]
    pub const fn again_after_s(self) -> Option<u64> {
        match self {
            Self::Database | Self::Busy => Some(5),
            Self::Missing | Self::Forged | Self::TooLarge | Self::Unexpected | Self::NoRoom | Self::DeadLink | Self::Standing => {
                None
            }
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Forged => "forged",
            Self::TooLarge => "large",
            Self::Unexpected => "unexpected",
            Self::Database => "database",
            Self::Busy => "busy",
            Self::NoRoom => "room",
            Self::DeadLink => "dead-link",
            Self::Standing => "standing",
        }
    }

    /// The key of what to say. A page that was asked for tries again by itself, a deed has to be done again.
    fn words(self, met: Met) -> String {
        match (self, met) {
            (Self::Database | Self::Busy, Met::ByDeed) => format!("trouble-{}-deed", self.word()),
            (
                Self::Missing
                | Self::Forged
                | Self::TooLarge
                | Self::Unexpected
                | Self::NoRoom
                | Self::DeadLink
                | Self::Standing
                | Self::Database
                | Self::Busy,
                Met::ByDeed | Met::ByLook,
            ) => format!("trouble-{}-words", self.word()),
        }
    }

    /// Where to go, and what that is called; `again` is where the trouble began.
    const fn way(self, met: Met, again: &str) -> (&str, &'static str) {
        match self {
            Self::Database | Self::Busy if matches!(met, Met::ByDeed) => (again, "trouble-back"),
            Self::Missing => ("/today", "trouble-to-today"),
            Self::TooLarge => ("/import", "trouble-to-import"),
            Self::Unexpected | Self::Forged | Self::Database | Self::Busy | Self::NoRoom => (again, "trouble-again"),
            Self::DeadLink => ("/sign-in", "trouble-to-door"),
            Self::Standing => ("/people", "trouble-to-people"),
        }
    }
}

/// What a trouble was met by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    /// A page was asked for.
    ByLook,
    /// A form was sent.
    ByDeed,
}

/// A page in place of the one that was asked for.
#[derive(Debug, Clone, Serialize)]
pub struct TroublePage {
    /// The title of the page and of the window.
    pub title: String,
    /// What happened, that nothing is lost, what to do.
    pub words: String,
    /// Where to go.
    pub way: Link,
}

impl TroublePage {
    /// The page of a trouble; `again` is the page that was asked for, or whose form was sent.
    #[must_use]
    pub fn of(texts: Texts, trouble: Trouble, met: Met, again: &str) -> Self {
        let (href, label) = trouble.way(met, again);
        Self {
            title: texts.plain(&format!("trouble-{}-title", trouble.word())),
            words: texts.plain(&trouble.words(met)),
            way: Link { href: href.to_owned(), label: texts.plain(label) },
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/trouble.html", self)
    }
}

/// What a browser shows that cannot reach the desk.
#[derive(Debug, Clone, Serialize)]
pub struct OfflinePage {
    /// The title of the page and of the window.
    pub title: String,
    /// That nothing is lost.
    pub words: String,
    /// Tries again.
    pub way: Link,
}

impl OfflinePage {
    /// The page, the same for everybody who reads a language.
    #[must_use]
    pub fn of(texts: Texts) -> Self {
        Self {
            title: texts.plain("offline-title"),
            words: texts.plain("offline-words"),
            way: Link { href: "/today".to_owned(), label: texts.plain("trouble-again") },
        }
    }

    /// The page in its frame, which is that of a stranger: nothing of anybody is kept in the browser.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/offline.html", self)
    }
}
