//! A message as the rules want it that need all messages: numbers in place of texts, so that it is small and quick to
//! compare. The report keeps all of them in memory, the workspace loads those that belong together.

use jiff::Timestamp;
use mila_domain::folder::Folder;
use mila_domain::language::Language;
use mila_domain::message::{BodyHash, CalendarMethod, Nature};
use mila_domain::promise::FoundPromise;

/// One message. Numbers are places in lists that whoever made the rows keeps.
#[expect(clippy::struct_excessive_bools, reason = "each is one finding of its own; rows are kept small")]
#[derive(Debug)]
pub struct Row {
    pub file: u32,
    pub offset: u64,
    pub at: Timestamp,
    pub id: Option<u32>,
    /// The lists of the message one after the other, since most of them are short or empty.
    pub lists: Box<[u32]>,
    /// Where the lists of answered ids, of Reply-To and of To end.
    pub ends: [u16; 3],
    pub from: Option<u32>,
    pub subject: Option<u32>,
    pub body: BodyHash,
    pub folder: Folder,
    pub nature: Nature,
    pub calendar: Option<CalendarMethod>,
    pub is_resent: bool,
    pub hands_over: bool,
    pub asks: bool,
    pub closes: bool,
    pub language: Option<Language>,
    /// Whether the writer promises something; the report keeps what.
    pub has_promises: bool,
    pub promises: Box<[FoundPromise]>,
    /// The owner said: no answer needed.
    pub is_excused: bool,
    /// The owner said: this is a letter.
    pub is_claimed: bool,
}

impl Row {
    fn list(&self, from: usize, to: usize) -> &[u32] {
        self.lists.get(from..to).unwrap_or_default()
    }

    /// The ids that it names.
    pub fn answers(&self) -> &[u32] {
        self.list(0, self.ends[0].into())
    }

    /// The mailboxes to which answers are to go.
    pub fn reply_to(&self) -> &[u32] {
        self.list(self.ends[0].into(), self.ends[1].into())
    }

    /// The main recipients.
    pub fn to(&self) -> &[u32] {
        self.list(self.ends[1].into(), self.ends[2].into())
    }

    /// Those who read along.
    pub fn cc(&self) -> &[u32] {
        self.list(self.ends[2].into(), self.lists.len())
    }

    /// All recipients.
    pub fn recipients(&self) -> &[u32] {
        self.list(self.ends[1].into(), self.lists.len())
    }
}
