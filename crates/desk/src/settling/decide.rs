//! What becomes of messages that hang together: a pure function from rows to rows, so that whoever doubts what is kept
//! can compare. The rules themselves are in `judging` and the domain.

use std::collections::{HashMap, HashSet};

use mila_domain::clock;
use mila_domain::ids::{AddressId, ConversationId, MessageId, PersonId};
use mila_domain::message::{BodyHash, Filter, Nature};
use mila_domain::pace::Pace;
use mila_store::{AddressRow, MessageRow, NewConversation, Recipient, Settled};

use crate::judging::{self, AddressFacts, Circle, Letter, People, Row, Subject, Subjects, Verdicts};

/// Messages that hang together, by instant, and every address on them.
pub struct Together {
    pub messages: Vec<MessageRow>,
    pub addresses: Vec<AddressRow>,
}

/// What became of them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Decided {
    pub settled: Vec<Settled>,
    pub conversations: Vec<NewConversation>,
    /// With whom each letter was exchanged.
    pub people: Vec<(PersonId, MessageId)>,
    /// With whom a message may have been said to be exchanged before, and is not.
    pub no_more: Vec<(PersonId, MessageId)>,
}

/// What strangers send by the thousand may claim to answer anything, so it joins nothing.
pub fn joins_nothing(row: &MessageRow) -> bool {
    let is_mass = matches!(row.nature, Nature::Filtered(Filter::Bulk | Filter::Spam));
    row.unreadable.is_some() || is_mass && !row.correction.is_claimed
}

/// Numbers for things in the order in which they are met.
#[derive(Default)]
struct Numbers(HashMap<i64, u32>);

impl Numbers {
    fn of(&mut self, key: i64) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(key).or_insert(next)
    }
}

/// Decides. `mint` gives ids to conversations that are new.
pub fn decide(together: &Together, pace: &Pace, mint: &mut impl FnMut() -> ConversationId) -> Decided {
    let mut ids = Numbers::default();
    let rows = rows(together, &mut ids);
    let circle = Circle::new(facts(&together.addresses), (0..).take(together.addresses.len()).collect(), ids.0.len());
    let verdicts = verdicts(together, &rows, &circle);
    let people = People::new(&circle);
    let letters = people.letters(&rows, &verdicts);
    let groups = Groups::of(&people, &letters, &rows, together);
    let mut decided = Decided::default();
    let mut taken = HashSet::new();
    for members in groups.of_messages(&rows, &letters, together) {
        let conversation = groups::id_of(&members, together, &mut taken, mint);
        let scene = Scene { together, people: &people, letters: &letters, verdicts: &verdicts, pace };
        decided.conversations.push(scene.conversation(conversation, &members));
        for member in members {
            decided.settled.push(Settled {
                id: together.messages[member.message].id,
                conversation,
                author: verdicts.authors[member.message].map(|author| together.addresses[author as usize].id),
                filter: verdicts.filters[member.message],
            });
        }
    }
    exchanged(together, &people, &letters, &rows, &mut decided);
    decided
}

/// The letters of a conversation that wait for an answer, in the order in which they count.
pub fn unanswered(together: &Together, id: ConversationId, pace: &Pace) -> Vec<MessageId> {
    let mut ids = Numbers::default();
    let rows = rows(together, &mut ids);
    let circle = Circle::new(facts(&together.addresses), (0..).take(together.addresses.len()).collect(), ids.0.len());
    let people = People::new(&circle);
    let letters = people.letters(&rows, &verdicts(together, &rows, &circle));
    let message = |letter: &Letter<'_>| &together.messages[place(letter.row)];
    let letters: Vec<&Letter<'_>> = letters.iter().filter(|letter| message(letter).conversation == Some(id)).collect();
    let reading = clock::read(&people.turns(&letters), pace);
    reading.unanswered.into_iter().map(|turn| message(letters[turn]).id).collect()
}

mod groups;
mod scene;

use groups::Groups;
use scene::Scene;

/// Messages as the rules want them; the place in the list is the file and the offset at once.
fn rows(together: &Together, ids: &mut Numbers) -> Vec<Row> {
    let place: HashMap<AddressId, u32> = together.addresses.iter().map(|address| address.id).zip(0..).collect();
    let number = |id: &AddressId| place.get(id).copied();
    let row = |(message, index): (&MessageRow, u32)| {
        let mut lists: Vec<u32> = message.answers.iter().map(|key| ids.of(*key)).collect();
        let mut ends = [length(&lists); 3];
        for (end, role) in [(1, Recipient::ReplyTo), (2, Recipient::To), (3, Recipient::Cc)] {
            let those = message.participants.iter().filter(|participant| participant.role == role);
            lists.extend(those.filter_map(|participant| number(&participant.address)));
            if let Some(end) = ends.get_mut(end) {
                *end = length(&lists);
            }
        }
        Row {
            file: 0,
            offset: u64::from(index),
            at: message.at,
            id: message.own_key.map(|key| ids.of(key)),
            lists: lists.into(),
            ends,
            from: message.from.as_ref().and_then(number),
            subject: Some(index),
            body: BodyHash([0; 16]),
            folder: message.folder,
            nature: message.nature,
            calendar: message.marks.calendar,
            is_resent: message.marks.is_resent,
            hands_over: message.marks.hands_over,
            asks: message.marks.asks,
            closes: message.marks.closes,
            language: message.language,
            has_promises: message.marks.promises,
            promises: Box::default(),
            is_excused: message.correction.is_excused,
            is_claimed: message.correction.is_claimed,
        }
    };
    together.messages.iter().zip(0..).map(row).collect()
}

fn length(list: &[u32]) -> u16 {
    u16::try_from(list.len()).unwrap_or(u16::MAX)
}

fn facts(addresses: &[AddressRow]) -> Vec<AddressFacts> {
    let (mut mailboxes, mut parties, mut firms) = (Numbers::default(), Numbers::default(), Numbers::default());
    let facts = |address: &AddressRow| AddressFacts {
        is_ours: address.is_ours,
        is_no_reply: address.is_no_reply,
        is_muted: address.is_muted,
        person: mailboxes.of(address.mailbox),
        party: parties.of(address.person.number()),
        firm: address.firm.map(|firm| firms.of(firm)),
    };
    addresses.iter().map(facts).collect()
}

/// What cannot be read has no author and is no letter, whatever else is said of it.
fn verdicts(together: &Together, rows: &[Row], circle: &Circle) -> Verdicts {
    let mut verdicts = judging::verdicts(rows, circle);
    for (index, message) in together.messages.iter().enumerate() {
        if message.unreadable.is_some() {
            verdicts.authors[index] = None;
            verdicts.filters[index] = None;
        }
    }
    verdicts
}

/// The subjects of messages, by their place.
fn subjects(together: &Together) -> Subjects {
    let mut bases = Numbers::default();
    let subject = |message: &MessageRow| Subject { base: bases.of(message.subject_key), claim: message.claim };
    Subjects::new(together.messages.iter().map(subject).collect())
}

/// With whom letters were exchanged, and with whom they are no more said to be.
fn exchanged(together: &Together, people: &People<'_>, letters: &[Letter<'_>], rows: &[Row], decided: &mut Decided) {
    let mut with: HashSet<(PersonId, MessageId)> = HashSet::new();
    for letter in letters {
        let message = together.messages[place(letter.row)].id;
        for (_, mailbox) in people.exchanged_with(letter) {
            with.insert((together.addresses[mailbox as usize].person, message));
        }
    }
    for (row, message) in rows.iter().zip(&together.messages).filter(|(_, message)| message.conversation.is_some()) {
        let all = row.from.iter().chain(row.recipients()).chain(row.reply_to());
        let persons: HashSet<PersonId> = all.map(|mailbox| together.addresses[*mailbox as usize].person).collect();
        decided.no_more.extend(persons.into_iter().map(|person| (person, message.id)).filter(|pair| !with.contains(pair)));
    }
    decided.no_more.sort_unstable();
    decided.people = with.into_iter().collect();
    decided.people.sort_unstable();
}

/// Where a row stands in the list of messages.
fn place(row: &Row) -> usize {
    usize::try_from(row.offset).unwrap_or(usize::MAX)
}
