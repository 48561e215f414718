//! All messages of a mailbox in little room: texts that repeat are kept once, bodies not at all.

use std::collections::HashMap;
use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use mila_domain::address::{Address, Mailbox};
use mila_domain::message::OpenedMessage;
use mila_domain::ours::{self, Ours};
use mila_domain::pace::Pace;
use mila_domain::people;
use mila_domain::report::{Place, Report, Unreadable, Why};

use super::entry::Entry;
use super::{assemble, settle};
use crate::judging::{AddressFacts, Circle, Row, Subjects};

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

/// Texts are copied even where they could be moved: what stays should not lie between what readers soon free.
fn keep(texts: &mut IndexSet<Box<str>>, text: &str) -> u32 {
    match texts.get_index_of(text) {
        Some(place) => number(place),
        None => number(texts.insert_full(text.into()).0),
    }
}

impl Texts {
    fn keep_address(&mut self, address: &Address) -> u32 {
        match self.addresses.get_index_of(address) {
            Some(place) => number(place),
            None => number(self.addresses.insert_full(address.clone()).0),
        }
    }

    fn keep_mailbox(&mut self, mailbox: &Mailbox) -> u32 {
        let address = self.keep_address(&mailbox.address);
        let name = mailbox.name.as_ref().map(|name| keep(&mut self.names, name));
        number(self.mailboxes.insert_full((address, name)).0)
    }

    /// The lists of a message one after the other, and where the first three end. `wire` keeps each of them short.
    fn keep_lists(&mut self, message: &OpenedMessage) -> (Box<[u32]>, [u16; 3]) {
        let mut lists: Vec<u32> = message.answers.iter().map(|id| keep(&mut self.ids, id)).collect();
        let mut ends = [u16::try_from(lists.len()).unwrap_or(u16::MAX); 3];
        for (place, mailboxes) in [(1, &message.reply_to), (2, &message.to), (3, &message.cc)] {
            lists.extend(mailboxes.iter().map(|mailbox| self.keep_mailbox(mailbox)));
            if let Some(end) = ends.get_mut(place) {
                *end = u16::try_from(lists.len()).unwrap_or(u16::MAX);
            }
        }
        (lists.into(), ends)
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
    fn people(&self) -> Vec<u32> {
        let addresses: Vec<Address> = self.addresses.iter().cloned().collect();
        people::join(&addresses, &self.names_by_address())
    }

    /// What is known of every address once we know who we are.
    pub fn circle(&self, ours: &Ours) -> Circle {
        let mut firms: HashMap<&str, u32> = HashMap::new();
        let facts = self.addresses.iter().zip(self.people()).map(|(address, person)| {
            let next = number(firms.len());
            AddressFacts {
                is_ours: ours.has(address),
                is_no_reply: address.is_no_reply(),
                is_muted: false,
                person,
                party: person,
                firm: address.firm().map(|firm| *firms.entry(firm).or_insert(next)),
            }
        });
        let address_of = self.mailboxes.iter().map(|(address, _)| *address).collect();
        Circle::new(facts.collect(), address_of, self.ids.len())
    }

    /// What the subjects tell.
    pub fn subjects(&self) -> Subjects {
        Subjects::of(self.subjects.iter().map(AsRef::as_ref))
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
    /// How many messages were delivered to each address.
    delivered: IndexMap<Address, u64>,
}

impl Gathering {
    /// Takes a message.
    pub fn add(&mut self, entry: Entry) {
        let Entry { source, folder, at, nature, reading, message } = entry;
        let texts = &mut self.texts;
        let (lists, ends) = texts.keep_lists(&message);
        if let Some(address) = message.delivered_to {
            *self.delivered.entry(address).or_default() += 1;
        }
        let row = Row {
            file: source.file,
            offset: source.offset,
            at,
            id: message.message_id.map(|id| keep(&mut texts.ids, &id)),
            lists,
            ends,
            from: message.from.map(|from| texts.keep_mailbox(&from)),
            subject: message.subject.map(|subject| keep(&mut texts.subjects, &subject)),
            body: message.body,
            folder,
            nature,
            calendar: message.calendar,
            is_resent: message.signs.resent,
            hands_over: message.attachments > 0 || reading.delivers,
            asks: reading.asks,
            closes: reading.closes && message.attachments == 0,
            language: reading.language,
            has_promises: !reading.promises.is_empty(),
            promises: reading.promises.iter().cloned().collect(),
            is_excused: false,
            is_claimed: false,
        };
        self.rows.push(row);
    }

    /// Takes note of something that could not be read.
    pub fn add_unreadable(&mut self, file: u32, offset: u64, why: Why) {
        self.unreadable.push((file, offset, why));
    }

    /// Says what is true; `paths` name the files by their numbers.
    ///
    /// # Errors
    /// When it cannot be told whose mailbox it is.
    pub fn report(self, question: &Question, paths: &[Arc<str>]) -> Result<Report, ours::Unknown> {
        let Self { mut rows, texts, mut unreadable, delivered } = self;
        let facts = settle::distinct(&mut rows, question.now);
        unreadable.sort_unstable();
        let unreadable = unreadable.into_iter().map(|(file, offset, why)| {
            let place = place(paths, file, offset);
            Unreadable { place, why }
        });
        let facts = mila_domain::report::MailboxFacts { unreadable: unreadable.collect(), ..facts };
        let ours = settle::find_ours(&rows, &texts, &delivered, question)?;
        Ok(assemble::report(&rows, &texts, &ours, facts, question, paths))
    }
}
