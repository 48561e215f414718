//! Contacts of another address book: shown first, taken in when the owner says so, and taken back as a whole. The
//! other way round, people go out as cards.

mod plan;

use jiff::{SignedDuration, Timestamp};
use mila_domain::address::Address;
use mila_domain::contact::{Contact, Contacts, Doubt, NoContacts, Unread};
use mila_domain::ids::{AddressId, DeedId, PersonId};
use mila_domain::report::PersonName;
use mila_store::{AddressRow, DeedRow, DeedState, KeptPerson, Scope, StoreError, Unit};
use serde::{Deserialize, Serialize};

use super::adding::ours;
use super::deeds::{DeedKind, read, written};
use super::facts::{Doing, Facts, Field};
use super::{birthday, birthday_text};
use crate::desk::{Desk, DeskError};
use plan::{Draft, Known, Plan};

/// A file of contacts on its way in, or taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactsImport {
    /// Which.
    pub id: DeedId,
    /// When the file came, or was taken in.
    pub at: Timestamp,
    /// The name of the file.
    pub name: String,
    /// How it stands.
    pub standing: ImportStanding,
    /// What comes of it, or came.
    pub outcome: Outcome,
    /// What becomes of whom; only while it waits, and of no more than a page shows.
    pub people: Vec<Planned>,
    /// Lines that could not be understood.
    pub unread: Vec<Unread>,
}

/// How an import of contacts stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportStanding {
    /// It waits for the owner's word; nothing is written yet.
    Waiting,
    /// It is done.
    Done,
    /// It was taken back.
    Undone,
}

/// The numbers of an import of contacts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Outcome {
    /// People who were not there before.
    pub new: u64,
    /// People who were there and learn something.
    pub joined: u64,
    /// People of whom all was known.
    pub known: u64,
    /// People who become one with others.
    pub merged: u64,
    /// People of whom the file says something else than the owner, who is right.
    pub kept: u64,
    /// Entries with nothing but our own addresses.
    pub ours: u64,
}

/// What becomes of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Who, as they will be shown.
    pub who: PersonName,
    /// What happens.
    pub due: Due,
}

/// What an import does to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// They are new.
    New,
    /// They are there.
    Joins {
        /// Who they are.
        person: PersonId,
        /// What is filled in.
        fills: Vec<Field>,
        /// What stays as the owner typed it, although the file says something else.
        keeps: Vec<Field>,
        /// Addresses that they get.
        addresses: Vec<String>,
        /// Others who become one with them.
        absorbs: Vec<String>,
    },
}

/// An import of the past.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastImport {
    /// Which.
    pub id: DeedId,
    /// When.
    pub at: Timestamp,
    /// The name of the file.
    pub name: String,
    /// What came of it.
    pub outcome: Outcome,
    /// Whether it was taken back.
    pub is_undone: bool,
}

/// Why contacts were not taken in.
#[derive(Debug, thiserror::Error)]
pub enum ContactsError {
    /// The file cannot be read.
    #[error("the file cannot be read: {0:?}")]
    Unreadable(NoContacts),
    /// They could not be kept.
    #[error(transparent)]
    Desk(#[from] DeskError),
}

impl From<StoreError> for ContactsError {
    fn from(error: StoreError) -> Self {
        Self::Desk(error.into())
    }
}

/// A file that nobody said a word about is forgotten after so long.
const WAITS: SignedDuration = SignedDuration::from_hours(24);
/// People shown of an import.
const SHOWN: usize = 300;
/// Imports of the past that are shown.
const PAST: i64 = 20;

/// A file that waits, as its row keeps it.
#[derive(Serialize, Deserialize)]
struct Waiting {
    contacts: Vec<KeptContact>,
    unread: Vec<(u32, String)>,
}

/// An import that is done, as its row keeps it.
#[derive(Serialize, Deserialize)]
struct Taken {
    outcome: Outcome,
    unread: Vec<(u32, String)>,
    facts: Facts,
}

#[derive(Serialize, Deserialize)]
struct KeptContact {
    line: u32,
    name: Option<String>,
    address_as: Option<String>,
    addresses: Vec<String>,
    phones: Vec<String>,
    birthday: Option<String>,
    notes: Option<String>,
}

impl KeptContact {
    fn of(contact: Contact) -> Self {
        let Contact { line, name, address_as, addresses, phones, birthday, notes } = contact;
        let addresses = addresses.iter().map(|address| address.as_str().to_owned()).collect();
        Self { line, name, address_as, addresses, phones, birthday: birthday.map(birthday_text), notes }
    }

    fn contact(self) -> Contact {
        let Self { line, name, address_as, addresses, phones, birthday: born, notes } = self;
        let addresses = addresses.iter().filter_map(|address| Address::parse(address)).collect();
        Contact { line, name, address_as, addresses, phones, birthday: born.as_deref().and_then(birthday), notes }
    }
}

fn words_of(unread: &[Unread]) -> Vec<(u32, String)> {
    unread.iter().map(|unread| (unread.line, unread.why.word().to_owned())).collect()
}

fn unread_of(words: &[(u32, String)]) -> Vec<Unread> {
    let why = |word: &str| Doubt::ALL.into_iter().find(|doubt| doubt.word() == word).unwrap_or(Doubt::Broken);
    words.iter().map(|(line, word)| Unread { line: *line, why: why(word) }).collect()
}

/// What a taken import did.
pub(super) fn facts_of(text: &str) -> Result<Facts, StoreError> {
    read::<Taken>(text).map(|taken| taken.facts)
}

async fn known(unit: &mut Unit, scope: &Scope) -> Result<Known, StoreError> {
    let ours = ours(unit, scope).await?;
    let mut addresses: Vec<AddressRow> = Vec::new();
    loop {
        let after = addresses.last().map_or(AddressId::from_number(-1), |row| row.id);
        match unit.addresses_after(scope, after).await? {
            rows if rows.is_empty() => break,
            rows => addresses.extend(rows),
        }
    }
    Ok(Known::new(ours, addresses, everybody(unit, scope).await?))
}

pub(super) async fn everybody(unit: &mut Unit, scope: &Scope) -> Result<Vec<KeptPerson>, StoreError> {
    let mut people: Vec<KeptPerson> = Vec::new();
    loop {
        let after = people.last().map_or(PersonId::from_number(-1), |person| person.id);
        match unit.people_after(scope, after).await? {
            rows if rows.is_empty() => return Ok(people),
            rows => people.extend(rows),
        }
    }
}

impl Desk {
    /// Reads a file of contacts and keeps it until the owner says a word; nothing else is written.
    ///
    /// # Errors
    /// When the file cannot be read, or when the data cannot be reached.
    pub async fn read_contacts(&self, scope: &Scope, name: &str, bytes: Vec<u8>) -> Result<DeedId, ContactsError> {
        let read = self.inner.opener.contacts;
        let read = tokio::task::spawn_blocking(move || read(&bytes)).await;
        let Contacts { all, unread } = read.unwrap_or(Err(NoContacts::Unknown)).map_err(ContactsError::Unreadable)?;
        let waiting = Waiting { contacts: all.into_iter().map(KeptContact::of).collect(), unread: words_of(&unread) };
        let id = DeedId::from_number(self.mint());
        let row = DeedRow {
            id,
            at: self.now(),
            kind: DeedKind::Contacts.word().to_owned(),
            state: DeedState::Pending,
            person: None,
            name: name.to_owned(),
            facts: written(&waiting)?,
        };
        let mut unit = self.begin_deed(scope).await?;
        unit.forget_pending_deeds(scope, self.waits_since()).await?;
        unit.add_deed(scope, &row).await?;
        unit.commit().await?;
        Ok(id)
    }

    fn waits_since(&self) -> Timestamp {
        self.now().checked_sub(WAITS).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// A file of contacts: what will come of it, or what came of it.
    ///
    /// # Errors
    /// When there is none, when it waited too long, or when the data cannot be reached.
    pub async fn contacts_import(&self, scope: &Scope, id: DeedId) -> Result<ContactsImport, DeskError> {
        let mut unit = self.store().read().await?;
        let row = self.import_row(&mut unit, scope, id).await?;
        let (standing, outcome, people, unread) = match row.state {
            DeedState::Pending => {
                let waiting: Waiting = read(&row.facts)?;
                let known = known(&mut unit, scope).await?;
                let unread = unread_of(&waiting.unread);
                let plan = self.plan(&mut unit, scope, waiting, &known).await?;
                let people = plan.people.iter().filter(|(_, draft)| draft.is_change()).take(SHOWN);
                let people = people.map(|(person, draft)| planned(*person, draft, &known)).collect();
                (ImportStanding::Waiting, plan.outcome(), people, unread)
            }
            DeedState::Done | DeedState::Undone => {
                let taken: Taken = read(&row.facts)?;
                let is_done = row.state == DeedState::Done;
                let standing = if is_done { ImportStanding::Done } else { ImportStanding::Undone };
                (standing, taken.outcome, Vec::new(), unread_of(&taken.unread))
            }
        };
        Ok(ContactsImport { id, at: row.at, name: row.name, standing, outcome, people, unread })
    }

    async fn import_row(&self, unit: &mut Unit, scope: &Scope, id: DeedId) -> Result<DeedRow, DeskError> {
        let row = unit.deed(scope, id).await?.filter(|row| row.kind == DeedKind::Contacts.word());
        let row = row.filter(|row| row.state != DeedState::Pending || row.at >= self.waits_since());
        row.ok_or(DeskError::Missing("the import"))
    }

    async fn plan(&self, unit: &mut Unit, scope: &Scope, waiting: Waiting, known: &Known) -> Result<Plan, DeskError> {
        let preparing = self.preparing_in(unit, scope).await?;
        let contacts: Vec<Contact> = waiting.contacts.into_iter().map(KeptContact::contact).collect();
        Ok(plan::plan(&contacts, known, &preparing, &mut || PersonId::from_number(self.mint())))
    }

    /// Takes a file of contacts in that was read before.
    ///
    /// # Errors
    /// When there is none that waits, or when the data cannot be reached.
    pub async fn take_contacts(&self, scope: &Scope, id: DeedId) -> Result<(), DeskError> {
        let mut unit = self.begin_deed(scope).await?;
        let row = self.import_row(&mut unit, scope, id).await?;
        if row.state != DeedState::Pending {
            return Err(DeskError::Missing("the import"));
        }
        let waiting: Waiting = read(&row.facts)?;
        let unread = waiting.unread.clone();
        let known = known(&mut unit, scope).await?;
        let plan = self.plan(&mut unit, scope, waiting, &known).await?;
        let facts = apply(&mut unit, scope, &plan, &known).await?;
        let taken = written(&Taken { outcome: plan.outcome(), unread, facts })?;
        if !unit.turn_deed(scope, id, (DeedState::Pending, DeedState::Done), &taken).await? {
            return Err(DeskError::Missing("the import"));
        }
        self.note(&mut unit, scope, DeedKind::Contacts.word(), id).await?;
        unit.commit().await?;
        self.settle(scope, |_| true).await
    }

    /// The files of contacts that were taken in, the latest first.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn past_contacts(&self, scope: &Scope) -> Result<Vec<PastImport>, DeskError> {
        let rows = self.store().read().await?.deeds_of_kind(scope, DeedKind::Contacts.word(), PAST).await?;
        let past = |row: DeedRow| {
            let outcome = read::<Taken>(&row.facts)?.outcome;
            Ok(PastImport { id: row.id, at: row.at, name: row.name, outcome, is_undone: row.state == DeedState::Undone })
        };
        rows.into_iter().map(past).collect()
    }
}

fn planned(person: PersonId, draft: &Draft, known: &Known) -> Planned {
    let there = known.addresses_of(person);
    let address = there.first().map(|row| row.address.clone()).or(draft.new.first().map(|new| new.address.clone()));
    let shown = |kept: &KeptPerson| {
        let name = kept.profile.name.clone().or_else(|| kept.shown_name.clone());
        name.or_else(|| known.addresses_of(kept.id).first().map(|row| row.address.clone())).unwrap_or_default()
    };
    let due = match &draft.before {
        None => Due::New,
        Some(_) => Due::Joins {
            person,
            fills: draft.fills(),
            keeps: draft.keeps.clone(),
            addresses: draft.new.iter().map(|new| new.address.clone()).collect(),
            absorbs: draft.absorbs.iter().map(shown).collect(),
        },
    };
    Planned { who: PersonName { name: plan::name_of(draft), address: address.unwrap_or_default() }, due }
}

async fn apply(unit: &mut Unit, scope: &Scope, plan: &Plan, known: &Known) -> Result<Facts, StoreError> {
    let mut doing = Doing::new(unit, scope);
    let mut moves: Vec<(AddressRow, PersonId)> = Vec::new();
    for (person, draft) in &plan.people {
        match &draft.before {
            None => doing.make(*person, &draft.profile).await?,
            Some(before) if before.profile != draft.profile => doing.write(before, &draft.profile).await?,
            Some(_) => {}
        }
        for address in &draft.new {
            doing.give(address, *person).await?;
        }
        let absorbed = draft.absorbs.iter().flat_map(|other| known.addresses_of(other.id));
        moves.extend(draft.met.iter().cloned().chain(absorbed).map(|row| (row, *person)));
    }
    doing.hand_over(&moves).await?;
    for other in plan.people.values().flat_map(|draft| &draft.absorbs) {
        doing.let_go(other).await?;
    }
    Ok(doing.done())
}
