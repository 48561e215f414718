//! Rows of the gathering as people read them: names, subjects, places.

use std::sync::Arc;

use mila_domain::address::Address;
use mila_domain::report::{PersonName, Place};

use super::gathering::{self, Texts};
use crate::judging::{Letter, People, Row};

/// Everything that is needed to name what a row speaks of.
pub struct Scene<'a> {
    pub people: &'a People<'a>,
    texts: &'a Texts,
    paths: &'a [Arc<str>],
    /// By address: the mailbox with the name that stands beside it most often.
    names: Vec<Option<u32>>,
}

/// The mailbox with the name most often met beside each address; of equally frequent ones the one that comes first in the alphabet.
fn usual_names(rows: &[Row], texts: &Texts) -> Vec<Option<u32>> {
    let mut counts = vec![0_u32; texts.mailboxes.len()];
    for row in rows {
        for mailbox in row.from.iter().chain(row.recipients()).chain(row.reply_to()) {
            counts[*mailbox as usize] += 1;
        }
    }
    let mut best: Vec<Option<(u32, u32)>> = vec![None; texts.addresses.len()];
    let name = |mailbox: u32| texts.name_of(mailbox).unwrap_or_default();
    for (mailbox, count) in (0_u32..).zip(counts) {
        if texts.name_of(mailbox).is_none() || count == 0 {
            continue;
        }
        let place = &mut best[texts.address_of(mailbox) as usize];
        let is_better = place.is_none_or(|(other, most)| count > most || count == most && name(mailbox) < name(other));
        if is_better {
            *place = Some((mailbox, count));
        }
    }
    best.into_iter().map(|best| best.map(|(mailbox, _)| mailbox)).collect()
}

impl<'a> Scene<'a> {
    pub fn new(rows: &[Row], people: &'a People<'a>, texts: &'a Texts, paths: &'a [Arc<str>]) -> Self {
        Self { names: usual_names(rows, texts), people, texts, paths }
    }

    /// Whoever is behind a mailbox: by the name that stands there, else by the usual one.
    pub fn person(&self, mailbox: u32) -> PersonName {
        let address = self.texts.address_of(mailbox);
        let usual = self.names[address as usize].and_then(|usual| self.texts.name_of(usual));
        let name = self.texts.name_of(mailbox).or(usual).map(str::to_owned);
        let address = self.texts.addresses.get_index(address as usize).map(Address::to_string).unwrap_or_default();
        PersonName { name, address }
    }

    /// To whom a letter of ours went: the first outside us among its main recipients, else among the others.
    pub fn addressee(&self, letter: &Letter<'_>) -> u32 {
        let outside = |mailbox: &&u32| self.people.circle.is_outside(**mailbox);
        let row = letter.row;
        row.recipients().iter().find(outside).copied().unwrap_or(letter.author)
    }

    /// The subject as it was written.
    pub fn subject(&self, row: &Row) -> Option<String> {
        row.subject.and_then(|subject| self.texts.subjects.get_index(subject as usize)).map(ToString::to_string)
    }

    /// The Message-ID.
    pub fn message_id(&self, row: &Row) -> Option<String> {
        row.id.and_then(|id| self.texts.ids.get_index(id as usize)).map(ToString::to_string)
    }

    /// Where it lies.
    pub fn place(&self, row: &Row) -> Place {
        gathering::place(self.paths, row.file, row.offset)
    }
}
