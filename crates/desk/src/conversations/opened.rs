//! A conversation's messages opened to be read: who stands on them, what they say, what can be said about them.

use std::collections::HashMap;

use mila_domain::ids::{AddressId, MessageId, PersonId};
use mila_domain::report::{PersonName, Why};
use mila_store::{AddressRow, MessageRow, Recipient, Scope, Unit};

use super::{Body, Message, Part, Participant, Piece};
use crate::desk::{Desk, DeskError};

impl Desk {
    pub(super) fn opened(&self, message: &MessageRow, raw: &[u8], names: &Names, waits_from: Option<MessageId>) -> Message {
        let author = message.author.or(message.from);
        let is_ours = author.is_some_and(|author| names.is_ours(author));
        let (body, attachments) = match (message.unreadable, (self.inner.opener.letter)(raw)) {
            (None, Ok(letter)) => {
                let has_html = letter.html.is_some();
                let attachments = letter.attachments.into_iter().filter(|attachment| !attachment.is_inline).collect();
                (Body::Text { pieces: pieces(&letter.text), has_html }, attachments)
            }
            (Some(Why::TooLarge), _) => (Body::TooLarge, Vec::new()),
            (Some(_), _) | (None, Err(_)) => (Body::Unreadable, Vec::new()),
        };
        let on = |role: Recipient| {
            let those = message.participants.iter().filter(move |participant| participant.role == role);
            those.filter_map(|participant| names.participant(participant.address)).collect()
        };
        Message {
            id: message.id,
            author: author.and_then(|author| names.participant(author)),
            is_ours,
            to: on(Recipient::To),
            cc: on(Recipient::Cc),
            at: message.at,
            subject: message.subject.clone(),
            language: message.language,
            body,
            attachments,
            part: part(message, is_ours, waits_from),
        }
    }
}

/// What the clock makes of a message. Of the letters that wait only those since the first unanswered one can be
/// excused.
fn part(message: &MessageRow, is_ours: bool, waits_from: Option<MessageId>) -> Part {
    match message.filter {
        Some(filter) => Part::Filtered(filter),
        None if message.correction.is_excused => Part::Excused,
        None if !is_ours && waits_from.is_some_and(|first| message.id >= first) => Part::Waits,
        None if message.correction.is_claimed => Part::Claimed,
        None => Part::Letter,
    }
}

/// A text in what the writer wrote and what is folded away.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut end = 0;
    let fold = |pieces: &mut Vec<Piece>, text: &str| {
        if !text.trim().is_empty() {
            pieces.push(Piece::Folded(text.trim_matches(['\n', '\r']).to_owned()));
        }
    };
    for own in mila_reading::letter::own_ranges(text) {
        fold(&mut pieces, &text[end..own.start]);
        if !text[own.clone()].trim().is_empty() {
            pieces.push(Piece::Own(text[own.clone()].trim_matches(['\n', '\r']).to_owned()));
        }
        end = own.end;
    }
    fold(&mut pieces, &text[end..]);
    pieces
}

/// The names of everybody on some messages.
pub(super) struct Names {
    addresses: HashMap<AddressId, AddressRow>,
    people: HashMap<PersonId, Option<String>>,
}

impl Names {
    pub async fn load(unit: &mut Unit, scope: &Scope, messages: &[MessageRow]) -> Result<Self, DeskError> {
        let met = messages.iter().flat_map(|message| {
            let on = message.participants.iter().map(|participant| participant.address);
            message.from.into_iter().chain(message.author).chain(on)
        });
        let mut met: Vec<AddressId> = met.collect();
        met.sort_unstable();
        met.dedup();
        let addresses = unit.addresses(scope, &met).await?;
        let mut people: Vec<PersonId> = addresses.iter().map(|address| address.person).collect();
        people.sort_unstable();
        people.dedup();
        let people = unit.names_of(scope, &people).await?.into_iter().collect();
        Ok(Self { addresses: addresses.into_iter().map(|row| (row.id, row)).collect(), people })
    }

    pub fn is_ours(&self, address: AddressId) -> bool {
        self.addresses.get(&address).is_some_and(|row| row.is_ours)
    }

    pub fn participant(&self, address: AddressId) -> Option<Participant> {
        let row = self.addresses.get(&address)?;
        let known = self.people.get(&row.person).filter(|_| !row.is_ours);
        let name = known.cloned().flatten().or_else(|| row.name.clone());
        let person = known.map(|_| row.person);
        Some(Participant { person, name: PersonName { name, address: row.address.clone() } })
    }

    /// Those outside us who are people, by name.
    pub fn outside(&self) -> Vec<Participant> {
        let mut those: Vec<Participant> = self.addresses.keys().filter_map(|id| self.participant(*id)).collect();
        those.retain(|participant| participant.person.is_some());
        those.sort_by(|one, other| (&one.name, one.person).cmp(&(&other.name, other.person)));
        those.dedup_by_key(|participant| participant.person);
        those
    }
}
