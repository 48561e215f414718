//! Who is one of us and who is not, who really wrote a message, and whether it is a letter.

use mila_domain::folder::Folder;
use mila_domain::message::{Filter, Nature};

use super::row::Row;

/// What is known of one address once we know who we are. Numbers stand for persons and firms.
#[derive(Debug, Clone, Copy)]
pub struct AddressFacts {
    /// One of ours.
    pub is_ours: bool,
    /// No human reads it.
    pub is_no_reply: bool,
    /// The owner never wants to hear from it.
    pub is_muted: bool,
    /// Who it is where letters are put into conversations.
    pub person: u32,
    /// Who it is to the clock; the owner may have joined two persons.
    pub party: u32,
    /// For which firm it writes, if that can be told.
    pub firm: Option<u32>,
}

/// What is known of every address.
pub struct Circle {
    addresses: Vec<AddressFacts>,
    /// By mailbox (an address and the name beside it): its address.
    address_of: Vec<u32>,
    /// How many different Message-IDs there are.
    ids: usize,
}

impl Circle {
    pub const fn new(addresses: Vec<AddressFacts>, address_of: Vec<u32>, ids: usize) -> Self {
        Self { addresses, address_of, ids }
    }

    pub const fn ids(&self) -> usize {
        self.ids
    }

    pub fn facts(&self, mailbox: u32) -> &AddressFacts {
        &self.addresses[self.address_of[mailbox as usize] as usize]
    }

    pub fn is_ours(&self, mailbox: u32) -> bool {
        self.facts(mailbox).is_ours
    }

    /// Whether a human outside us is behind a mailbox.
    pub fn is_outside(&self, mailbox: u32) -> bool {
        let facts = self.facts(mailbox);
        !facts.is_ours && !facts.is_no_reply
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

/// What became of each message, by row.
pub struct Verdicts {
    /// Who really wrote it.
    pub authors: Vec<Option<u32>>,
    /// Why it is no letter; `None` for letters.
    pub filters: Vec<Option<Filter>>,
}

/// Who wrote the message of an id.
#[derive(Clone, Copy)]
enum Writer {
    Us,
    Them,
    Unknown,
}

/// Settles for each message whether it is a letter.
pub fn verdicts(rows: &[Row], circle: &Circle) -> Verdicts {
    let mut writers = vec![Writer::Unknown; circle.ids()];
    for row in rows {
        if let (Some(id), Some(from)) = (row.id, row.from) {
            writers[id as usize] = if circle.is_ours(from) { Writer::Us } else { Writer::Them };
        }
    }
    let authors: Vec<Option<u32>> = rows.iter().map(|row| circle.author(row)).collect();
    let filters = rows.iter().zip(&authors).map(|(row, author)| filter(row, *author, circle, &writers)).collect();
    Verdicts { authors, filters }
}

fn filter(row: &Row, author: Option<u32>, circle: &Circle, writers: &[Writer]) -> Option<Filter> {
    let is_ours = author.is_some_and(|author| circle.is_ours(author));
    let is_nobody = author.is_some_and(|author| !circle.is_ours(author) && !circle.is_outside(author));
    let is_muted = author.is_some_and(|author| circle.facts(author).is_muted);
    let found = match row.nature {
        Nature::Filtered(filter) => Some(filter),
        Nature::BulkUnlessAnswer if !answers_one(row, writers, is_ours) => Some(Filter::Bulk),
        Nature::BulkUnlessReplyTo if author == row.from => Some(Filter::Bulk),
        Nature::BulkUnlessAnswer | Nature::BulkUnlessReplyTo | Nature::Letter => (is_nobody || is_muted).then_some(Filter::Bulk),
    };
    match found {
        // The owner's word counts where Mila only judged by marks, not where a message lies.
        Some(Filter::Bulk | Filter::Automatic) if row.is_claimed => None,
        found => found,
    }
}

/// Theirs must answer one of ours; ours may answer anything that is here.
fn answers_one(row: &Row, writers: &[Writer], is_ours: bool) -> bool {
    row.answers().iter().any(|id| match writers[*id as usize] {
        Writer::Us => true,
        Writer::Them => is_ours,
        Writer::Unknown => false,
    })
}
