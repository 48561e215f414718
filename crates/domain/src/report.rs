//! What `mila report` says about a mailbox: plain values, made by the desk, shown by the views.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::language::Language;
use crate::message::Filter;
use crate::promise::Standing;
use crate::time::Due;

/// The whole report. Every list is in the order in which it is to be shown.
#[derive(Debug, Clone)]
pub struct Report {
    /// The instant for which it holds.
    pub now: Timestamp,
    /// The owner's zone: months, days and due times are meant in it.
    pub zone: TimeZone,
    /// How soon a client is to be answered.
    pub limit: SignedDuration,
    /// What was read.
    pub mailbox: MailboxFacts,
    /// The owner's own addresses, in lower case, the busiest first.
    pub me: Vec<String>,
    /// Distinct humans outside us.
    pub people: u64,
    /// Conversations with somebody outside us.
    pub conversations: u64,
    /// Who waits for us, by deadline, then message id.
    pub awaiting_us: Vec<AwaitingUs>,
    /// Whom we wait for, by the instant of our last message.
    pub awaiting_them: Vec<AwaitingThem>,
    /// How fast we answer.
    pub answers: Answers,
    /// Promises of both sides, by due time (none last), then by when they were made.
    pub promises: Vec<PromiseRow>,
    /// Who fell silent, the longest silence first.
    pub quiet: Vec<QuietRow>,
}

/// What was read, and what was left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MailboxFacts {
    /// Distinct readable messages not later than `now`, filtered ones included.
    pub messages: u64,
    /// Copies of messages met before.
    pub duplicates: u64,
    /// Messages later than `now`; they are counted nowhere else.
    pub later_than_now: u64,
    /// What could not be read.
    pub unreadable: Vec<Unreadable>,
    /// Messages that are no letter of a human to a human.
    pub filtered: Filtered,
    /// The instant of the earliest message.
    pub from: Option<Timestamp>,
    /// The instant of the latest message.
    pub to: Option<Timestamp>,
}

/// Something that could not be read as a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unreadable {
    /// The file, as the owner named or would name it.
    pub place: Place,
    /// Why, for the owner to read.
    pub why: Why,
}

/// Why a message could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// Nothing in it.
    Empty,
    /// It does not begin with header fields, so it is no letter.
    NoHeader,
    /// Its header is longer than 256 KiB.
    HeaderTooLong,
    /// It defeated the parser.
    Defeated,
    /// The file could not be opened or read to its end.
    CannotRead,
    /// It is longer than what is kept of one message; 256 MiB.
    TooLarge,
}

impl Why {
    /// The word that JSON uses for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoHeader => "no_header",
            Self::HeaderTooLong => "header_too_long",
            Self::Defeated => "defeated_parser",
            Self::CannotRead => "cannot_read",
            Self::TooLarge => "too_large",
        }
    }
}

/// Where a message lies.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file; many rows share one.
    pub path: Arc<str>,
    /// The byte at which the message begins (its `From ` line in an mbox).
    pub offset: u64,
}

/// How many messages were left out of the conversations, by reason. Each is counted once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filtered {
    /// Newsletters and lists.
    pub bulk: u64,
    /// Vacation notices, delivery notices, receipts.
    pub automatic: u64,
    /// Our unsent drafts.
    pub draft: u64,
    /// In the spam folder.
    pub spam: u64,
    /// In the trash.
    pub trash: u64,
    /// Chat lines kept as mail.
    pub chat: u64,
}

impl Filtered {
    /// Counts one more.
    pub const fn count(&mut self, filter: Filter) {
        match filter {
            Filter::Bulk => self.bulk += 1,
            Filter::Automatic => self.automatic += 1,
            Filter::Draft => self.draft += 1,
            Filter::Spam => self.spam += 1,
            Filter::Trash => self.trash += 1,
            Filter::Chat => self.chat += 1,
        }
    }

    /// All of them together.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.bulk + self.automatic + self.draft + self.spam + self.trash + self.chat
    }
}

/// A person as a row shows them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonName {
    /// As they write it themselves; `None` when no letter names them.
    pub name: Option<String>,
    /// In lower case.
    pub address: String,
}

impl PersonName {
    /// The name, or else the address.
    #[must_use]
    pub fn shown(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.address)
    }
}

/// One conversation in which somebody waits for us.
#[derive(Debug, Clone)]
pub struct AwaitingUs {
    /// Who sent the first unanswered message.
    pub person: PersonName,
    /// Its subject; `None` when it has none.
    pub subject: Option<String>,
    /// Its instant.
    pub since: Timestamp,
    /// Until when an answer is in time.
    pub deadline: Timestamp,
    /// Whether that has passed. Exactly at the deadline is not late.
    pub late: bool,
    /// Its Message-ID without angle brackets.
    pub message_id: Option<String>,
    /// Where it lies.
    pub place: Place,
    /// The language that it is written in, if it is one of ours.
    pub language: Option<Language>,
}

/// One conversation in which we wait for somebody.
#[derive(Debug, Clone)]
pub struct AwaitingThem {
    /// To whom our last message went.
    pub person: PersonName,
    /// Its subject.
    pub subject: Option<String>,
    /// Its instant.
    pub since: Timestamp,
    /// Its Message-ID without angle brackets.
    pub message_id: Option<String>,
    /// Where it lies.
    pub place: Place,
}

/// How fast we answered: one for each first unanswered message.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answers {
    /// Answered ones, and open ones past their limit.
    pub counted: u64,
    /// The share answered within the limit, 0 to 1; `None` when nothing was counted.
    pub within_limit: Option<f64>,
    /// Half of the answers took this many seconds or less (nearest rank).
    pub median_s: Option<i64>,
    /// Nine tenths of the answers took this many seconds or less (nearest rank).
    pub p90_s: Option<i64>,
    /// The same by the month of the client's message, ascending; months without any are left out.
    pub by_month: Vec<AnswersInMonth>,
}

/// The answers to messages of one month.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswersInMonth {
    /// The first day of the month, in the owner's zone.
    pub month: Date,
    /// As in [`Answers`].
    pub counted: u64,
    /// As in [`Answers`].
    pub within_limit: Option<f64>,
    /// As in [`Answers`].
    pub median_s: Option<i64>,
}

/// Whose word it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum By {
    /// One of us promised.
    Us,
    /// The other side promised.
    Them,
}

impl By {
    /// The word that JSON uses for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Us => "us",
            Self::Them => "them",
        }
    }
}

/// One promise found in a letter.
#[derive(Debug, Clone)]
pub struct PromiseRow {
    /// Whose word it is.
    pub by: By,
    /// The one on the other side.
    pub person: PersonName,
    /// The sentence it was found in.
    pub text: String,
    /// When it is due, as it was said.
    pub due: Option<Due>,
    /// How it stands.
    pub state: Standing,
    /// The letter's Message-ID without angle brackets.
    pub message_id: Option<String>,
    /// Where the letter lies.
    pub place: Place,
    /// The letter's instant.
    pub said: Timestamp,
    /// The language of the letter, if it is one of ours.
    pub language: Option<Language>,
}

/// Somebody who fell silent.
#[derive(Debug, Clone, PartialEq)]
pub struct QuietRow {
    /// Who.
    pub person: PersonName,
    /// The last letter between us, in either direction.
    pub last: Timestamp,
    /// The median gap between letters, in days.
    pub usual_gap_days: f64,
    /// Days since the last letter.
    pub silent_days: f64,
}
