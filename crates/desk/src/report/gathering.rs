//! All messages of a mailbox in little room: texts that repeat are kept once, bodies not at all.

use std::borrow::Cow;
use std::sync::Arc;

use indexmap::IndexSet;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use mila_domain::address::{Address, Mailbox};
use mila_domain::folder::Folder;
use mila_domain::language::Language;
use mila_domain::message::{BodyHash, CalendarMethod, Nature};
use mila_domain::pace::Pace;
use mila_domain::promise::FoundPromise;
use mila_domain::report::{Place, Report, Unreadable, Why};
use mila_domain::{ours, people};

use super::entry::Entry;
use super::{assemble, settle};

/// What the owner wants to know.
#[derive(Debug, Clone)]
pub struct Question {
    /// The instant for which the report is to hold.
    pub now: Timestamp,
    /// The owner's zone.
    pub zone: TimeZone,
    /// How soon a client is to be answered.
    pub pace: Pace,
    /// The addresses that the owner named.
    pub me: Vec<Address>,
    /// Only conversations that are alive in the last so many days; all when `None`.
    pub days: Option<u32>,
}

/// One message. Numbers are places in the lists of [`Gathering`].
#[expect(clippy::struct_excessive_bools, reason = "each is one finding of its own; rows are kept small")]
#[derive(Debug)]
pub(super) struct Row {
    pub file: u32,
    pub offset: u64,
    pub at: Timestamp,
    pub id: Option<u32>,
    pub answers: Box<[u32]>,
    pub from: Option<u32>,
    /// An address, not a mailbox.
    pub delivered_to: Option<u32>,
    pub reply_to: Box<[u32]>,
    pub to: Box<[u32]>,
    pub cc: Box<[u32]>,
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
    pub promises: Box<[FoundPromise]>,
}

/// The texts of all rows, each once.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub ids: IndexSet<Box<str>>,
    pub subjects: IndexSet<Box<str>>,
    pub addresses: IndexSet<Address>,
    pub names: IndexSet<Box<str>>,
    /// An address and the name beside it.
    pub mailboxes: IndexSet<(u32, Option<u32>)>,
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn keep<'a>(texts: &mut IndexSet<Box<str>>, text: impl Into<Cow<'a, str>>) -> u32 {
    let text = text.into();
    match texts.get_index_of(text.as_ref()) {
        Some(place) => number(place),
        None => number(texts.insert_full(text.into()).0),
    }
}

impl Texts {
    fn keep_address(&mut self, address: Address) -> u32 {
        match self.addresses.get_index_of(&address) {
            Some(place) => number(place),
            None => number(self.addresses.insert_full(address).0),
        }
    }

    fn keep_mailbox(&mut self, mailbox: Mailbox) -> u32 {
        let address = self.keep_address(mailbox.address);
        let name = mailbox.name.map(|name| keep(&mut self.names, name.as_ref()));
        number(self.mailboxes.insert_full((address, name)).0)
    }

    fn keep_mailboxes(&mut self, mailboxes: Vec<Mailbox>) -> Box<[u32]> {
        mailboxes.into_iter().map(|mailbox| self.keep_mailbox(mailbox)).collect()
    }

    /// The address of a mailbox, by number.
    pub fn address_of(&self, mailbox: u32) -> u32 {
        self.mailboxes.get_index(mailbox as usize).map_or(0, |(address, _)| *address)
    }

    /// The name of a mailbox.
    pub fn name_of(&self, mailbox: u32) -> Option<&str> {
        let (_, name) = self.mailboxes.get_index(mailbox as usize)?;
        self.names.get_index((*name)? as usize).map(AsRef::as_ref)
    }

    /// The names under which each address was met.
    fn names_by_address(&self) -> Vec<Vec<&str>> {
        let mut names = vec![Vec::new(); self.addresses.len()];
        for (address, name) in &self.mailboxes {
            let name = name.and_then(|name| self.names.get_index(name as usize));
            names[*address as usize].extend(name.map(AsRef::as_ref));
        }
        names
    }

    /// The person of each address.
    pub fn people(&self) -> Vec<u32> {
        let addresses: Vec<Address> = self.addresses.iter().cloned().collect();
        people::join(&addresses, &self.names_by_address())
    }
}

/// Where something lies, by the number of its file.
pub(super) fn place(paths: &[Arc<str>], file: u32, offset: u64) -> Place {
    Place { path: paths.get(file as usize).cloned().unwrap_or_default(), offset }
}

/// Everything that was read so far.
#[derive(Debug, Default)]
pub struct Gathering {
    pub(super) rows: Vec<Row>,
    pub(super) texts: Texts,
    pub(super) unreadable: Vec<(u32, u64, Why)>,
}

impl Gathering {
    /// Takes a message.
    pub fn add(&mut self, entry: Entry) {
        let Entry { source, folder, at, nature, reading, message } = entry;
        let texts = &mut self.texts;
        let row = Row {
            file: source.file,
            offset: source.offset,
            at,
            id: message.message_id.map(|id| keep(&mut texts.ids, id)),
            answers: message.answers.into_iter().map(|id| keep(&mut texts.ids, id)).collect(),
            from: message.from.map(|from| texts.keep_mailbox(from)),
            delivered_to: message.delivered_to.map(|address| texts.keep_address(address)),
            reply_to: texts.keep_mailboxes(message.reply_to),
            to: texts.keep_mailboxes(message.to),
            cc: texts.keep_mailboxes(message.cc),
            subject: message.subject.map(|subject| keep(&mut texts.subjects, subject)),
            body: message.body,
            folder,
            nature,
            calendar: message.calendar,
            is_resent: message.signs.resent,
            hands_over: message.attachments > 0 || reading.delivers,
            asks: reading.asks,
            closes: reading.closes && message.attachments == 0,
            language: reading.language,
            promises: reading.promises.into(),
        };
        self.rows.push(row);
    }

    /// Takes note of something that could not be read.
    pub fn add_unreadable(&mut self, file: u32, offset: u64, why: Why) {
        self.unreadable.push((file, offset, why));
    }

    /// Whether nothing was found at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.unreadable.is_empty()
    }

    /// Says what is true; `paths` name the files by their numbers.
    ///
    /// # Errors
    /// When it cannot be told whose mailbox it is.
    pub fn report(self, question: &Question, paths: &[Arc<str>]) -> Result<Report, ours::Unknown> {
        let Self { mut rows, texts, mut unreadable } = self;
        let facts = settle::distinct(&mut rows, question.now);
        unreadable.sort_unstable();
        let unreadable = unreadable.into_iter().map(|(file, offset, why)| {
            let place = place(paths, file, offset);
            Unreadable { place, why }
        });
        let facts = mila_domain::report::MailboxFacts { unreadable: unreadable.collect(), ..facts };
        assemble::report(&rows, &texts, facts, question, paths)
    }
}
