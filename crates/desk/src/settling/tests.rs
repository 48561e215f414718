//! What is kept equals a recount: whatever the order of imports, corrections and undos, and whatever was settled in
//! between, the conversations and their clocks are those of everything looked at once.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use mila_domain::address::{Address, Mailbox};
use mila_domain::contact::Contacts;
use mila_domain::conversation::{Standing, StandingKind};
use mila_domain::folder::Folder;
use mila_domain::ids::{AddressId, ConversationId, MessageId, PersonId, WorkspaceId};
use mila_domain::letter::OpenLetter;
use mila_domain::message::{Audience, BodyHash, OpenedMessage, Origin, Signs};
use mila_store::search::words::Indexer;
use mila_store::{MessageRow, NewConversation, Place, Scope, Store};
use proptest::prelude::*;
use tokio::runtime::Runtime;

use super::decide::{self, Together};
use super::{load, pace_of};
use crate::desk::{Clock, Desk, Opener};
use crate::members::WorkspaceKind;
use crate::receive::Prepared;
use crate::report::Source;

const ME: &str = "milena@studio.example";
const PEOPLE: [&str; 5] = [ME, "anna@firma.example", "biuro@firma.example", "dana@gmail.com", "news@shop.example"];

struct Frozen;

impl Clock for Frozen {
    fn now(&self) -> Timestamp {
        "2026-03-13T12:00:00Z".parse().unwrap()
    }
}

/// One message in the making.
#[derive(Debug, Clone)]
struct Sketch {
    hour: i64,
    from: usize,
    to: usize,
    cc: Option<usize>,
    subject: usize,
    /// How many places before itself the message lies that it names.
    answers: Vec<usize>,
    audience: Audience,
    origin: Origin,
    asks: bool,
}

/// Something that happens after messages came in.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Excuse(usize, bool),
    Claim(usize, bool),
    Mute(usize, bool),
    /// Two people become one.
    Merge(usize, usize),
    /// And two again.
    Separate(usize),
}

fn sketches() -> impl Strategy<Value = Vec<Sketch>> {
    let audience = prop_oneof![6 => Just(Audience::Unsaid), 1 => Just(Audience::Unsubscribable), 1 => Just(Audience::List)];
    let origin = prop_oneof![8 => Just(Origin::Human), 1 => Just(Origin::Automatic)];
    let one = (
        0_i64..2_000,
        0_usize..5,
        0_usize..5,
        proptest::option::weighted(0.2, 0_usize..5),
        0_usize..4,
        proptest::collection::vec(1_usize..6, 0..3),
        audience,
        origin,
        any::<bool>(),
    );
    let sketch = one.prop_map(|(hour, from, to, cc, subject, answers, audience, origin, asks)| Sketch {
        hour,
        from,
        to,
        cc,
        subject,
        answers,
        audience,
        origin,
        asks,
    });
    proptest::collection::vec(sketch, 1..14)
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = (0_usize..7, 0_usize..14, 0_usize..5, any::<bool>()).prop_map(|(kind, place, other, is_on)| match kind {
        0 => Deed::Excuse(place, is_on),
        1 => Deed::Claim(place, is_on),
        2 => Deed::Mute(place % PEOPLE.len(), is_on),
        3..5 => Deed::Merge(place % PEOPLE.len(), other),
        _ => Deed::Separate(place % PEOPLE.len()),
    });
    proptest::collection::vec(deed, 0..6)
}

fn mailbox(person: usize) -> Mailbox {
    Mailbox::new(None, PEOPLE[person]).unwrap()
}

fn message(place: usize, sketch: &Sketch) -> (OpenedMessage, Source) {
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
type Shown = BTreeSet<(BTreeSet<String>, String, Option<String>)>;

struct House {
    desk: Desk,
    scope: Scope,
}

impl House {
    async fn new(desk: &Desk) -> Self {
        let workspace = desk.add_workspace("", "Europe/Warsaw", WorkspaceKind::Real).await.unwrap();
        let house = Self { desk: desk.clone(), scope: Scope::of_program(workspace) };
        house.desk.add_own_address(&house.scope, ME).await.unwrap();
        house
    }

    async fn take(&self, sketches: &[Sketch], places: &[usize]) {
        let preparing = self.desk.preparing(&self.scope).await.unwrap();
        let mut indexer = Indexer::new();
        let prepared = places.iter().map(|place| {
            let (opened, source) = message(*place, &sketches[*place]);
            preparing.prepare(preparing.raw(format!("{place}").into_bytes()), Ok(opened), source, &mut indexer)
        });
        let mut prepared: Vec<Prepared> = prepared.collect();
        self.desk.take(&self.scope, &mut prepared).await.unwrap();
    }

    async fn settle(&self) {
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

    async fn act(&self, deed: Deed) {
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
    async fn exchanged(&self) -> BTreeSet<(PersonId, i64)> {
        let mut unit = self.desk.store().read().await.unwrap();
        let rows = unit.addresses_after(&self.scope, AddressId::from_number(-1)).await.unwrap();
        let people: Vec<PersonId> = rows.iter().flat_map(|row| [row.person, PersonId::from_number(row.mailbox)]).collect();
        unit.letters_of(&self.scope, &people).await.unwrap().into_iter().collect()
    }

    /// What is kept.
    async fn kept(&self) -> Shown {
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
    async fn recounted(&self) -> (Shown, BTreeSet<(PersonId, i64)>) {
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

fn standing(standing: Standing) -> String {
    format!("{standing:?}")
}

fn desk(runtime: &Runtime, place: &Place) -> Desk {
    let store = runtime.block_on(Store::open(place)).unwrap();
    let opener = Opener {
        letter: |_| Ok(OpenLetter::default()),
        attachment: |_, _| None,
        contacts: |_| Ok(Contacts::default()),
        cards: |_| String::new(),
    };
    Desk::new(store, Box::new(Frozen), opener)
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

async fn check(desk: &Desk, sketches: &[Sketch], order: &[usize], portion: usize, deeds: &[Deed]) {
    let house = House::new(desk).await;
    let mut left = deeds.iter();
    for places in order.chunks(portion) {
        house.take(sketches, places).await;
        if let Some(deed) = left.next() {
            house.settle().await;
            house.act(*deed).await;
        }
    }
    house.settle().await;
    for deed in left {
        house.act(*deed).await;
    }
    // A second import adds nothing.
    house.take(sketches, order).await;
    house.settle().await;
    assert_eq!((house.kept().await, house.exchanged().await), house.recounted().await);
}

#[test]
fn the_kept_clock_equals_the_recount_after_any_order_of_imports_corrections_and_undos() {
    let (runtime, folder) = (runtime(), tempfile::tempdir().unwrap());
    let desk = desk(&runtime, &Place::Folder(folder.path().to_owned()));
    let strategy = (sketches(), any::<prop::sample::Index>(), 1_usize..6, deeds());
    let config = ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let tried = runner.run(&strategy, |(sketches, turn, portion, deeds)| {
        let mut order: Vec<usize> = (0..sketches.len()).collect();
        order.rotate_left(turn.index(sketches.len()));
        if turn.index(2) == 1 {
            order.reverse();
        }
        runtime.block_on(check(&desk, &sketches, &order, portion, &deeds));
        Ok(())
    });
    tried.unwrap();
}

#[test]
fn a_client_waits_until_the_owner_answers_or_says_that_no_answer_is_needed() {
    let (runtime, folder) = (runtime(), tempfile::tempdir().unwrap());
    let desk = desk(&runtime, &Place::Folder(folder.path().to_owned()));
    runtime.block_on(async {
        let house = House::new(&desk).await;
        let asks = |hour, from, to| Sketch {
            hour,
            from,
            to,
            cc: None,
            subject: 2,
            answers: Vec::new(),
            audience: Audience::Unsaid,
            origin: Origin::Human,
            asks: true,
        };
        let sketches = [asks(2_400, 1, 0), asks(2_410, 3, 0)];
        house.take(&sketches, &[0, 1]).await;
        house.settle().await;
        let today = house.desk.today(&house.scope).await.unwrap();
        let waiting: Vec<&str> = today.waiting.iter().map(|row| row.who.address.as_str()).collect();
        assert_eq!(waiting, ["anna@firma.example", "dana@gmail.com"], "the nearest deadline first");
        let message = today.waiting[0].message;
        house.desk.excuse(&house.scope, message, true).await.unwrap();
        assert_eq!(house.desk.today(&house.scope).await.unwrap().waiting.len(), 1);
        house.desk.excuse(&house.scope, message, false).await.unwrap();
        assert_eq!(house.desk.today(&house.scope).await.unwrap().waiting.len(), 2);
        house.take(&[asks(2_400, 1, 0), asks(2_410, 3, 0), asks(2_420, 0, 1)], &[2]).await;
        house.settle().await;
        assert_eq!(house.desk.today(&house.scope).await.unwrap().waiting.len(), 1, "a colleague of ours wrote to Anna");
        let counts = house.desk.store().read().await.unwrap().count_conversations(&house.scope).await.unwrap();
        assert_eq!(counts, [(StandingKind::AwaitingUs, 1), (StandingKind::AwaitingThem, 1)]);
    });
}

#[test]
fn a_second_workspace_in_the_same_data_sees_nothing_of_the_first() {
    let (runtime, folder) = (runtime(), tempfile::tempdir().unwrap());
    let desk = desk(&runtime, &Place::Folder(folder.path().to_owned()));
    runtime.block_on(async {
        let (one, other) = (House::new(&desk).await, House::new(&desk).await);
        let sketch = Sketch {
            hour: 2_400,
            from: 1,
            to: 0,
            cc: None,
            subject: 2,
            answers: Vec::new(),
            audience: Audience::Unsaid,
            origin: Origin::Human,
            asks: true,
        };
        one.take(&[sketch], &[0]).await;
        one.settle().await;
        let message = one.desk.today(&one.scope).await.unwrap().waiting[0].message;
        assert_eq!(desk.search(&one.scope, "workshop", None).await.unwrap().letters.len(), 1);
        assert_eq!(desk.search(&other.scope, "workshop", None).await.unwrap().letters.len(), 0);
        assert_eq!(desk.today(&other.scope).await.unwrap().messages, 0);
        assert!(desk.raw(&other.scope, message).await.is_err());
        assert!(desk.conversation_of(&other.scope, message).await.is_err());
        assert!(desk.excuse(&other.scope, message, true).await.is_err());
        assert_eq!(desk.people(&other.scope, Some("anna"), None).await.unwrap().total, 0);
    });
}
