//! A house with a desk in it, a clock that stands still until it is moved, and letters with sound defaults.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};
use mila_domain::address::{Address, Mailbox};
use mila_domain::contact::{Contact, Contacts, Doubt, NoContacts, Unread};
use mila_domain::folder::Folder;
use mila_domain::ids::{AddressId, DeedId, PersonId, WorkspaceId};
use mila_domain::letter::OpenLetter;
use mila_domain::message::{BodyHash, OpenedMessage, Signs};
use mila_store::search::words::Indexer;
use mila_store::{Noted, Place, Scope, Store};

use crate::desk::{Clock, Desk, Opener};
use crate::members::WorkspaceKind;
use crate::people::Person;
use crate::report::Source;

/// The owner of every workspace here.
pub const ME: &str = "ola@studio.example";

/// It stands at 2026-03-13T12:00:00Z until it is moved.
struct FrozenClock(Arc<AtomicI64>);

impl Clock for FrozenClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::Relaxed)).unwrap()
    }
}

/// A contact on each line: name, addresses, phones, notes, separated by `|`; a `?` is not understood.
fn contacts(file: &[u8]) -> Result<Contacts, NoContacts> {
    let mut contacts = Contacts::default();
    for (line, text) in (1..).zip(String::from_utf8_lossy(file).lines()) {
        let mut parts = text.split('|').map(str::trim);
        let mut next = || parts.next().filter(|part| !part.is_empty()).map(str::to_owned);
        let (name, addresses, phones, notes) = (next(), next(), next(), next());
        if name.as_deref() == Some("?") {
            contacts.unread.push(Unread { line, why: Doubt::Nobody });
            continue;
        }
        let list = |text: Option<String>| text.unwrap_or_default().split(' ').map(str::to_owned).collect::<Vec<_>>();
        contacts.all.push(Contact {
            line,
            name,
            addresses: list(addresses).iter().filter_map(|address| Address::parse(address)).collect(),
            phones: list(phones).into_iter().filter(|phone| !phone.is_empty()).collect(),
            notes,
            ..Contact::default()
        });
    }
    if contacts.all.is_empty() { Err(NoContacts::Unknown) } else { Ok(contacts) }
}

fn cards(contacts: &[Contact]) -> String {
    contacts
        .iter()
        .map(|contact| {
            format!("{};{};{}\n", contact.name.as_deref().unwrap_or("-"), contact.addresses.len(), contact.phones.len())
        })
        .collect::<Vec<_>>()
        .concat()
}

pub struct House {
    pub desk: Desk,
    pub scope: Scope,
    seconds: Arc<AtomicI64>,
    _folder: tempfile::TempDir,
}

/// A letter as `wire` would open it: from whom, to whom, on March 12th at which hour, and about what.
pub fn opened((from, to, hour, about): (&str, &str, &str, &str)) -> OpenedMessage {
    let mailbox = |text: &str| {
        let (name, address) = text.rsplit_once(' ').unwrap_or(("", text));
        Mailbox::new(Some(name), address).unwrap()
    };
    let mut body = [0; 16];
    body.copy_from_slice(&blake3::hash(format!("{from}{hour}{about}").as_bytes()).as_bytes()[..16]);
    OpenedMessage {
        message_id: Some(format!("{about}.{hour}@x.example")),
        // What we write answers what came at eight.
        answers: if from.contains(ME) { vec![format!("{about}.08@x.example")] } else { Vec::new() },
        date: Some(format!("2026-03-12T{hour}:00:00Z").parse().unwrap()),
        received: None,
        from: Some(mailbox(from)),
        reply_to: Vec::new(),
        to: vec![mailbox(to)],
        cc: Vec::new(),
        subject: Some(about.to_owned()),
        delivered_to: None,
        folder: None,
        labels: Vec::new(),
        signs: Signs::default(),
        calendar: None,
        attachments: 0,
        text: "Could you send me the price?".to_owned(),
        body: BodyHash(body),
    }
}

impl House {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Place::Folder(folder.path().to_owned())).await.unwrap();
        let seconds = Arc::new(AtomicI64::new("2026-03-13T12:00:00Z".parse::<Timestamp>().unwrap().as_second()));
        let letter = |_: &[u8]| Ok(OpenLetter::default());
        let desk = Desk::new(
            store,
            Box::new(FrozenClock(Arc::clone(&seconds))),
            Opener { letter, attachments: |_, _| Vec::new(), contacts, cards },
        );
        let workspace: WorkspaceId = desk.add_workspace("", "Europe/Warsaw", WorkspaceKind::Real).await.unwrap();
        let scope = Scope::of_program(workspace);
        desk.add_own_address(&scope, ME).await.unwrap();
        Self { desk, scope, seconds, _folder: folder }
    }

    /// Lets time pass.
    pub fn wait(&self, by: SignedDuration) {
        self.seconds.fetch_add(by.as_secs(), Ordering::Relaxed);
    }

    /// What the audit log says, the oldest first.
    pub async fn log(&self) -> Vec<Noted> {
        let mut lines = self.desk.store().read().await.unwrap().audit(&self.scope, 100).await.unwrap();
        lines.reverse();
        lines
    }

    /// Takes letters in: from whom, to whom, at which hour, and about what.
    pub async fn take(&self, letters: &[(&str, &str, &str, &str)]) {
        let preparing = self.desk.preparing(&self.scope).await.unwrap();
        let mut indexer = Indexer::new();
        let mut prepared: Vec<_> = Vec::new();
        for letter in letters {
            let (from, to, hour, about) = *letter;
            let folder = if from.contains(ME) { Folder::Sent } else { Folder::Other };
            let source = Source { file: 0, offset: 0, folder, arrived: None };
            let raw = preparing.raw(format!("{from}{to}{hour}{about}").into_bytes());
            prepared.push(preparing.prepare(raw, Ok(opened(*letter)), source, &mut indexer));
        }
        self.desk.take(&self.scope, &mut prepared).await.unwrap();
        self.desk.settle(&self.scope, |_| true).await.unwrap();
    }

    pub async fn id(&self, address: &str) -> AddressId {
        self.desk.preparing(&self.scope).await.unwrap().address_id(&Address::parse(address).unwrap())
    }

    pub async fn whose(&self, address: &str) -> Option<PersonId> {
        let id = self.id(address).await;
        self.desk.store().read().await.unwrap().addresses(&self.scope, &[id]).await.unwrap().pop().map(|row| row.person)
    }

    pub async fn person(&self, address: &str) -> Person {
        self.desk.person(&self.scope, self.whose(address).await.unwrap()).await.unwrap()
    }

    pub async fn file(&self, file: &str) -> DeedId {
        self.desk.read_contacts(&self.scope, "friends.vcf", file.as_bytes().to_vec()).await.unwrap()
    }
}
