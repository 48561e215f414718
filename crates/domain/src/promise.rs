//! A promise as it was found in a letter, before anyone confirmed it.

use crate::time::Due;

/// What a reader found: the sentence, and when it falls due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPromise {
    /// The sentence in which it was found, with single spaces.
    pub text: Box<str>,
    /// `None` when no time was named.
    pub due: Option<Due>,
}

/// How a found promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Not yet due, or without a date.
    Open,
    /// Its time has passed and nothing shows that it was kept.
    Overdue,
    /// A later message of the promiser in that conversation carries the thing or says so.
    SeemsKept,
}

impl Standing {
    /// The word that JSON uses for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::SeemsKept => "seems_kept",
        }
    }
}
