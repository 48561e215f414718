//! What can be settled only when all messages are known: which are copies, who we are, who really wrote a message,
//! and whether it is a letter.

use std::cmp::Reverse;
use std::collections::HashSet;

use indexmap::IndexMap;
use jiff::Timestamp;
use mila_domain::address::Address;
use mila_domain::folder::Folder;
use mila_domain::message::{BodyHash, Filter, Nature};
use mila_domain::ours::{self, Habits, Ours};
use mila_domain::people;
use mila_domain::report::{Filtered, MailboxFacts};

use super::gathering::{Question, Row, Texts};

/// What makes two messages the same.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Identity {
    /// Their id and their body.
    WithId(u32, BodyHash),
    /// Without an id their instant, their author and their body.
    WithoutId(Timestamp, Option<u32>, BodyHash),
}

fn identity(row: &Row) -> Identity {
    match row.id {
        Some(id) => Identity::WithId(id, row.body),
        None => Identity::WithoutId(row.at, row.from, row.body),
    }
}

/// Each message once, in the order in which it was met; of several copies the first one in the liveliest folder.
/// Messages later than `now` are counted and left out.
pub fn distinct(rows: &mut Vec<Row>, now: Timestamp) -> MailboxFacts {
    rows.sort_unstable_by_key(|row| (row.file, row.offset));
    // Sorting numbers takes far less room than a map of all identities.
    let mut order: Vec<u32> = (0_u32..).take(rows.len()).collect();
    order.sort_unstable_by_key(|&index| (identity(&rows[index as usize]), index));
    let mut is_copy = vec![false; rows.len()];
    for copies in order.chunk_by(|&one, &other| identity(&rows[one as usize]) == identity(&rows[other as usize])) {
        let kept = copies.iter().copied().max_by_key(|&index| (rows[index as usize].folder, Reverse(index)));
        for &index in copies {
            is_copy[index as usize] = Some(index) != kept;
        }
    }
    drop(order);
    let (mut facts, mut index) = (MailboxFacts::default(), 0);
    rows.retain(|row| {
        let is_copy = is_copy[index];
        index += 1;
        facts.duplicates += u64::from(is_copy && row.at <= now);
        facts.later_than_now += u64::from(!is_copy && row.at > now);
        !is_copy && row.at <= now
    });
    facts.messages = rows.len() as u64;
    facts.from = rows.iter().map(|row| row.at).min();
    facts.to = rows.iter().map(|row| row.at).max();
    facts
}

/// Works out who we are.
///
/// # Errors
/// When it cannot be told.
pub fn find_ours(
    rows: &[Row],
    texts: &Texts,
    delivered: &IndexMap<Address, u64>,
    question: &Question,
) -> Result<Ours, ours::Unknown> {
    let counted = |address| Habits { delivered: delivered.get(address).copied().unwrap_or(0), ..Habits::default() };
    let mut habits: Vec<Habits> = texts.addresses.iter().map(counted).collect();
    let mut pairs: HashSet<(u32, u32)> = HashSet::new();
    for row in rows {
        let is_thrown_out = matches!(row.nature, Nature::Filtered(Filter::Spam | Filter::Trash));
        let recipients = || row.recipients().iter().map(|mailbox| texts.address_of(*mailbox));
        if let Some(from) = row.from {
            let author = texts.address_of(from);
            let habit = &mut habits[author as usize];
            habit.in_sent += u64::from(row.folder == Folder::Sent && !row.is_resent);
            if row.nature == Nature::Letter {
                habit.wrote += 1;
                habit.name = texts.name_of(from).and_then(people::full_name).or(habit.name.take());
                habit.wrote_to += recipients().filter(|other| *other != author && pairs.insert((author, *other))).count() as u64;
            }
        }
        if !is_thrown_out {
            let mut standing: Vec<u32> = recipients().chain(row.from.map(|from| texts.address_of(from))).collect();
            standing.sort_unstable();
            standing.dedup();
            for address in standing {
                habits[address as usize].stands_in += 1;
            }
        }
    }
    let known: Vec<(Address, Habits)> = texts.addresses.iter().cloned().zip(habits).collect();
    Ours::find(&question.me, &known)
}

/// What is known of every address once we know who we are.
pub struct Circle<'a> {
    pub texts: &'a Texts,
    is_ours: Vec<bool>,
    is_no_reply: Vec<bool>,
}

impl<'a> Circle<'a> {
    pub fn new(texts: &'a Texts, ours: &Ours) -> Self {
        Self {
            is_ours: texts.addresses.iter().map(|address| ours.has(address)).collect(),
            is_no_reply: texts.addresses.iter().map(Address::is_no_reply).collect(),
            texts,
        }
    }

    pub fn is_ours(&self, mailbox: u32) -> bool {
        self.is_ours[self.texts.address_of(mailbox) as usize]
    }

    /// Whether a human outside us is behind a mailbox.
    pub fn is_outside(&self, mailbox: u32) -> bool {
        let address = self.texts.address_of(mailbox) as usize;
        !self.is_ours[address] && !self.is_no_reply[address]
    }

    /// Who really wrote: a letter from our own or a no-reply address whose Reply-To is somebody else (a website's
    /// form) is from that somebody, unless it lies in a sent folder.
    pub fn author(&self, row: &Row) -> Option<u32> {
        let from = row.from?;
        let is_outside_human = self.is_outside(from);
        if is_outside_human || row.folder == Folder::Sent {
            return Some(from);
        }
        Some(row.reply_to().iter().copied().find(|mailbox| self.is_outside(*mailbox)).unwrap_or(from))
    }
}

/// What became of each message: its author if it is a letter.
pub struct Verdicts {
    /// By row: the author's mailbox, or `None` when it is no letter.
    pub authors: Vec<Option<u32>>,
    /// How many were left out, and why.
    pub filtered: Filtered,
}

/// Who wrote the message of an id.
#[derive(Clone, Copy)]
enum Writer {
    Us,
    Them,
    Unknown,
}

/// Settles for each message whether it is a letter.
pub fn verdicts(rows: &[Row], circle: &Circle<'_>) -> Verdicts {
    let mut writers = vec![Writer::Unknown; circle.texts.ids.len()];
    for row in rows {
        if let (Some(id), Some(from)) = (row.id, row.from) {
            writers[id as usize] = if circle.is_ours(from) { Writer::Us } else { Writer::Them };
        }
    }
    let mut filtered = Filtered::default();
    let authors = rows.iter().map(|row| {
        let author = circle.author(row);
        let is_nobody = author.is_some_and(|author| !circle.is_ours(author) && !circle.is_outside(author));
        let filter = match row.nature {
            Nature::Filtered(filter) => Some(filter),
            // Theirs must answer one of ours; ours may answer anything that is here.
            Nature::BulkUnlessAnswer
                if !row.answers().iter().any(|id| match writers[*id as usize] {
                    Writer::Us => true,
                    Writer::Them => author.is_some_and(|author| circle.is_ours(author)),
                    Writer::Unknown => false,
                }) =>
            {
                Some(Filter::Bulk)
            }
            Nature::BulkUnlessReplyTo if author == row.from => Some(Filter::Bulk),
            Nature::BulkUnlessAnswer | Nature::BulkUnlessReplyTo | Nature::Letter => is_nobody.then_some(Filter::Bulk),
        };
        match filter {
            None => return author,
            Some(Filter::Bulk) => filtered.bulk += 1,
            Some(Filter::Automatic) => filtered.automatic += 1,
            Some(Filter::Draft) => filtered.draft += 1,
            Some(Filter::Spam) => filtered.spam += 1,
            Some(Filter::Trash) => filtered.trash += 1,
            Some(Filter::Chat) => filtered.chat += 1,
        }
        None
    });
    Verdicts { authors: authors.collect(), filtered }
}
