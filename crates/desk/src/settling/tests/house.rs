//! A workspace whose messages are sketched, with what is kept of them and what a recount of all of them says.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use mila_domain::address::{Address, Mailbox};
use mila_domain::contact::Contacts;
use mila_domain::conversation::Standing;
use mila_domain::folder::Folder;
use mila_domain::ids::{AddressId, ConversationId, MessageId, PersonId, WorkspaceId};
use mila_domain::letter::OpenLetter;
use mila_domain::message::{Audience, BodyHash, OpenedMessage, Origin, Signs};
use mila_store::search::words::Indexer;
use mila_store::{MessageRow, NewConversation, Place, Scope, Store};
use tokio::runtime::Runtime;

use crate::desk::{Clock, Desk, Opener};
use crate::members::WorkspaceKind;
use crate::receive::Prepared;
use crate::report::Source;
use crate::settling::decide::{self, Together};
use crate::settling::{load, pace_of};

pub const ME: &str = "milena@studio.example";
pub const PEOPLE: [&str; 5] = [ME, "anna@firma.example", "biuro@firma.example", "dana@gmail.com", "news@shop.example"];

pub struct Frozen;

impl Clock for Frozen {
    fn now(&self) -> Timestamp {
        "2026-03-13T12:00:00Z".parse().unwrap()
    }
}

/// One message in the making.
#[derive(Debug, Clone)]
pub struct Sketch {
    pub hour: i64,
    pub from: usize,
    pub to: usize,
    pub cc: Option<usize>,
    pub subject: usize,
    /// How many places before itself the message lies that it names.
    pub answers: Vec<usize>,
    pub audience: Audience,
    pub origin: Origin,
    pub asks: bool,
}

/// Something that happens after messages came in.
#[derive(Debug, Clone, Copy)]
pub enum Deed {
    Excuse(usize, bool),
    Claim(usize, bool),
    Mute(usize, bool),
    /// Two people become one.
    Merge(usize, usize),
    /// And two again.
    Separate(usize),
}

pub fn mailbox(person: usize) -> Mailbox {
    Mailbox::new(None, PEOPLE[person]).unwrap()
}

pub fn message(place: usize, sketch: &Sketch) -> (OpenedMessage, Source) {
    let at: Timestamp = "2025-12-01T00:00:00Z".parse().unwrap();
    let subjects = ["Invoice", "Re: Invoice", "March workshop", ""];
    let named = sketch.answers.iter().filter_map(|back| place.checked_sub(*back));
    let mut body = [0; 16];
    body[0] = u8::try_from(place).unwrap();
    let opened = OpenedMessage {
        message_id: (place % 5 != 4).then(|| format!("{place}@x.example")),
        answers: named.map(|named| format!("{named}@x.example")).collect(),
        date: Some(at + SignedDuration::from_hours(sketch.hour)),
        received: None,
        from: Some(mailbox(sketch.from)),
        reply_to: Vec::new(),
        to: vec![mailbox(sketch.to)],
        cc: sketch.cc.map(mailbox).into_iter().collect(),
        subject: Some(subjects[sketch.subject].to_owned()).filter(|subject| !subject.is_empty()),
        delivered_to: None,
        folder: None,
        labels: Vec::new(),
        signs: Signs { audience: sketch.audience, origin: sketch.origin, resent: false },
        calendar: None,
        attachments: 0,
        text: if sketch.asks { "Could you send me the price for twelve people?" } else { "The room is on the second floor." }
            .to_owned(),
        body: BodyHash(body),
    };
    let folder = if sketch.from == 0 { Folder::Sent } else { Folder::Other };
    (opened, Source { file: 0, offset: place as u64, folder, arrived: None })
}

/// What a workspace shows, without the ids that were minted.
pub type Shown = BTreeSet<(BTreeSet<String>, String, Option<String>)>;

pub struct House {
    pub desk: Desk,
    pub scope: Scope,
}

impl House {
    pub async fn new(desk: &Desk) -> Self {
        let workspace = desk.add_workspace("", "Europe/Warsaw", WorkspaceKind::Real).await.unwrap();
        let house = Self { desk: desk.clone(), scope: Scope::of_program(workspace) };
        house.desk.add_own_address(&house.scope, ME).await.unwrap();
        house
    }

    pub async fn take(&self, sketches: &[Sketch], places: &[usize]) {
        let preparing = self.desk.preparing(&self.scope).await.unwrap();
        let mut indexer = Indexer::new();
        let prepared = places.iter().map(|place| {
            let (opened, source) = message(*place, &sketches[*place]);
            preparing.prepare(preparing.raw(format!("{place}").into_bytes()), Ok(opened), source, &mut indexer)
        });
        let mut prepared: Vec<Prepared> = prepared.collect();
        self.desk.take(&self.scope, &mut prepared).await.unwrap();
    }

    pub async fn settle(&self) {
        self.desk.settle(&self.scope, |_| true).await.unwrap();
    }

    async fn id_of(&self, place: usize) -> Option<MessageId> {
        let rows = self.everything().await;
        rows.into_iter().find(|row| self.place_of(row) == place.to_string()).map(|row| row.id)
    }

    /// The raw bytes tell which message it is; here its first answer key is enough, so the subject line is not needed.
    fn place_of(&self, row: &MessageRow) -> String {
        PLACES.with(|places| places.borrow().get(&(self.scope.workspace(), row.id)).cloned().unwrap_or_default())
    }

    async fn everything(&self) -> Vec<MessageRow> {
        let mut unit = self.desk.store().read().await.unwrap();
        let ids = unit.all_messages(&self.scope).await.unwrap();
        for id in &ids {
            let raw = unit.raw(&self.scope, *id).await.unwrap().unwrap();
            let place = String::from_utf8(raw).unwrap();
            PLACES.with(|places| places.borrow_mut().insert((self.scope.workspace(), *id), place));
        }
        unit.messages(&self.scope, &ids).await.unwrap()
    }

    pub async fn act(&self, deed: Deed) {
        let scope = &self.scope;
        match deed {
            Deed::Excuse(place, is_on) => {
                if let Some(id) = self.id_of(place).await {
                    self.desk.excuse(scope, id, is_on).await.unwrap();
                }
            }
            Deed::Claim(place, is_on) => {
                if let Some(id) = self.id_of(place).await {
                    self.desk.claim(scope, id, is_on).await.unwrap();
                }
            }
            Deed::Mute(person, is_on) => {
                let address = Address::parse(PEOPLE[person]).unwrap();
                let id = self.desk.preparing(scope).await.unwrap().address_id(&address);
                // The address may not have been met yet.
                drop(self.desk.mute(scope, id, is_on).await);
            }
            Deed::Merge(person, other) => {
                if let (Some(person), Some(other)) = (self.person(person).await, self.person(other).await) {
                    // They may be one already, or nobody with letters.
                    drop(self.desk.merge(scope, person, other).await);
                }
            }
            Deed::Separate(person) => {
                let Some(person) = self.person(person).await else { return };
                let joined = self.desk.person(scope, person).await.map(|person| person.joined).unwrap_or_default();
                if let Some(joined) = joined.first() {
                    // Another deed may stand on it.
                    drop(self.desk.take_back(scope, joined.deed).await);
                }
            }
        }
    }

    /// Whose an address is, if it was met.
    async fn person(&self, person: usize) -> Option<PersonId> {
        let id = self.desk.preparing(&self.scope).await.unwrap().address_id(&Address::parse(PEOPLE[person]).unwrap());
        self.desk.store().read().await.unwrap().addresses(&self.scope, &[id]).await.unwrap().pop().map(|row| row.person)
    }

    /// With whom letters are said to be exchanged, those included whose addresses are somebody else's now.
    pub async fn exchanged(&self) -> BTreeSet<(PersonId, i64)> {
        let mut unit = self.desk.store().read().await.unwrap();
        let rows = unit.addresses_after(&self.scope, AddressId::from_number(-1)).await.unwrap();
        let people: Vec<PersonId> = rows.iter().flat_map(|row| [row.person, PersonId::from_number(row.mailbox)]).collect();
        unit.letters_of(&self.scope, &people).await.unwrap().into_iter().collect()
    }

    /// What is kept.
    pub async fn kept(&self) -> Shown {
        let rows = self.everything().await;
        let mut unit = self.desk.store().read().await.unwrap();
        let mut shown = Shown::new();
        let ids: BTreeSet<ConversationId> = rows.iter().filter_map(|row| row.conversation).collect();
        for id in ids {
            let row = unit.conversation(&self.scope, id).await.unwrap().unwrap();
            let members = rows.iter().filter(|row| row.conversation == Some(id)).map(|row| self.place_of(row)).collect();
            shown.insert((members, standing(row.standing), row.address));
        }
        assert_eq!(rows.iter().filter(|row| row.conversation.is_none()).count(), 0, "everything is settled");
        shown
    }

    /// The same of all messages looked at once.
    pub async fn recounted(&self) -> (Shown, BTreeSet<(PersonId, i64)>) {
        let rows = self.everything().await;
        let preparing = self.desk.preparing(&self.scope).await.unwrap();
        let mut unit = self.desk.store().begin().await.unwrap();
        let pace = pace_of(&unit.workspace(&self.scope).await.unwrap());
        let ids = rows.iter().map(|row| row.id).collect();
        let together: Together = load(&mut unit, &self.scope, &preparing, ids).await.unwrap();
        let mut next = 0;
        let mut mint = || {
            next += 1;
            ConversationId::from_number(next)
        };
        let messages = together.messages.iter().map(|row| MessageRow { conversation: None, ..row.clone() }).collect();
        let fresh = Together { messages, addresses: together.addresses };
        let decided = decide::decide(&fresh, &pace, &mut mint);
        let members = |conversation: &NewConversation| {
            let those = decided.settled.iter().filter(|settled| settled.conversation == conversation.id);
            those
                .map(|settled| self.place_of(rows.iter().find(|row| row.id == settled.id).unwrap()))
                .collect::<BTreeSet<String>>()
        };
        let address = |conversation: &NewConversation| {
            fresh.addresses.iter().find(|row| Some(row.id) == conversation.who).map(|row| row.address.clone())
        };
        let shown = decided.conversations.iter().map(|row| (members(row), standing(row.standing), address(row))).collect();
        (shown, decided.people.iter().map(|(person, message)| (*person, message.number())).collect())
    }
}

thread_local! {
    static PLACES: std::cell::RefCell<std::collections::HashMap<(WorkspaceId, MessageId), String>> = std::cell::RefCell::default();
}

pub fn standing(standing: Standing) -> String {
    format!("{standing:?}")
}

pub fn desk(runtime: &Runtime, place: &Place) -> Desk {
    let store = runtime.block_on(Store::open(place)).unwrap();
    let opener = Opener {
        letter: |_| Ok(OpenLetter::default()),
        attachments: |_, _| Vec::new(),
        contacts: |_| Ok(Contacts::default()),
        cards: |_| String::new(),
    };
    Desk::new(store, Box::new(Frozen), opener)
}

pub fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}
