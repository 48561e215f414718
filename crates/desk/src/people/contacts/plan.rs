//! What an import of contacts will do: a pure function from a file and what is known to changes, so that the preview and
//! the deed say the same. Nothing that the owner has typed is changed; only what is empty is filled.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use mila_domain::contact::Contact;
use mila_domain::ids::{AddressId, PersonId};
use mila_domain::ours::Ours;
use mila_store::search::folded;
use mila_store::{AddressRow, KeptPerson, NewAddress, ProfileRow};

use super::Outcome;
use crate::people::facts::{Field, filled};
use crate::people::{birthday_text, profile_of};
use crate::receive::Preparing;

/// So many of the last digits of two numbers tell that they are one: without country and trunk codes.
const DIGITS: usize = 9;
/// Phone numbers that one profile holds.
const MOST_PHONES: usize = 20;

/// Everything that is known of people and addresses.
pub struct Known {
    ours: Ours,
    addresses: HashMap<AddressId, AddressRow>,
    /// The addresses of each person, in the order of their ids.
    by_person: HashMap<PersonId, Vec<AddressId>>,
    people: HashMap<PersonId, KeptPerson>,
}

/// What will become of one person.
#[derive(Debug, Clone)]
pub struct Draft {
    /// As they are now; `None` for somebody new.
    pub before: Option<KeptPerson>,
    /// What will be written about them.
    pub profile: ProfileRow,
    /// Addresses that they will get.
    pub new: Vec<NewAddress>,
    /// Addresses that were met and are nobody's yet.
    pub met: Vec<AddressRow>,
    /// People who will be one with them.
    pub absorbs: Vec<KeptPerson>,
    /// Fields in which the file says something else than the owner, who is right.
    pub keeps: Vec<Field>,
}

/// All that an import will do.
pub struct Plan {
    pub people: IndexMap<PersonId, Draft>,
    pub ours: u64,
}

impl Known {
    pub fn new(ours: Ours, addresses: Vec<AddressRow>, people: Vec<KeptPerson>) -> Self {
        let mut by_person: HashMap<PersonId, Vec<AddressId>> = HashMap::new();
        for row in &addresses {
            by_person.entry(row.person).or_default().push(row.id);
        }
        for ids in by_person.values_mut() {
            ids.sort_unstable();
        }
        Self {
            ours,
            by_person,
            addresses: addresses.into_iter().map(|row| (row.id, row)).collect(),
            people: people.into_iter().map(|person| (person.id, person)).collect(),
        }
    }

    /// The addresses of somebody.
    pub fn addresses_of(&self, person: PersonId) -> Vec<AddressRow> {
        let ids = self.by_person.get(&person).into_iter().flatten();
        ids.filter_map(|id| self.addresses.get(id)).cloned().collect()
    }
}

impl Draft {
    const fn new(before: Option<KeptPerson>, profile: ProfileRow) -> Self {
        Self { before, profile, new: Vec::new(), met: Vec::new(), absorbs: Vec::new(), keeps: Vec::new() }
    }

    /// Whether anything changes.
    pub fn is_change(&self) -> bool {
        let is_same = self.before.as_ref().is_some_and(|before| before.profile == self.profile);
        !is_same || !self.new.is_empty() || !self.met.is_empty() || !self.absorbs.is_empty()
    }

    /// What the file fills in that was empty.
    pub fn fills(&self) -> Vec<Field> {
        let nothing = ProfileRow::default();
        let before = self.before.as_ref().map_or(&nothing, |before| &before.profile);
        Field::ALL.into_iter().filter(|field| field.of(before) != field.of(&self.profile)).collect()
    }

    /// Fills what is empty with what the file says.
    fn take(&mut self, contact: &Contact) {
        let told = told(contact);
        if let Some(before) = &self.before {
            let differs = |field: &Field| field.of(&before.profile).zip(field.of(&told)).is_some_and(|(one, other)| one != other);
            let keeps: Vec<Field> = Field::ALL.into_iter().filter(differs).filter(|field| !self.keeps.contains(field)).collect();
            self.keeps.extend(keeps);
        }
        self.profile = filled(&self.profile, &told);
        let is_typed = self.before.as_ref().is_some_and(|before| !before.profile.phones.is_empty());
        if !is_typed {
            self.profile.phones = joined(&self.profile.phones, &told.phones);
        }
    }
}

/// A contact as a profile.
fn told(contact: &Contact) -> ProfileRow {
    ProfileRow {
        name: contact.name.clone(),
        address_as: contact.address_as.clone(),
        phones: contact.phones.join("\n"),
        birthday: contact.birthday.map(birthday_text),
        notes: contact.notes.clone(),
    }
}

/// The numbers of two lists, each once.
fn joined(one: &str, other: &str) -> String {
    let mut seen = HashSet::new();
    let all = one.lines().chain(other.lines()).filter(|phone| seen.insert(digits(phone)));
    all.take(MOST_PHONES).collect::<Vec<_>>().join("\n")
}

/// The last digits of a number.
fn digits(phone: &str) -> String {
    let all: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    all[all.len().saturating_sub(DIGITS)..].iter().collect()
}

/// A number together with a name, by which somebody is known.
fn number(phone: &str, name: &str) -> Option<(String, String)> {
    let digits = digits(phone);
    (!digits.is_empty()).then(|| (digits, folded(name)))
}

/// By which somebody is known of whom there is nothing but a name.
fn only_name(name: &str) -> (String, String) {
    (String::new(), folded(name))
}

/// Works out what an import will do. `mint` gives ids to those who have no address to be known by.
pub fn plan(contacts: &[Contact], known: &Known, preparing: &Preparing, mint: &mut impl FnMut() -> PersonId) -> Plan {
    let mut planning = Planning::new(known, preparing);
    for contact in contacts {
        planning.take(contact, mint);
    }
    Plan { people: planning.people, ours: planning.ours }
}

struct Planning<'a> {
    known: &'a Known,
    preparing: &'a Preparing,
    people: IndexMap<PersonId, Draft>,
    ours: u64,
    /// Whose an address, a mailbox, a number with a name are, those of this file included.
    whose: HashMap<AddressId, PersonId>,
    mailboxes: HashMap<i64, PersonId>,
    numbers: HashMap<(String, String), PersonId>,
    /// Who has become one with whom.
    gone: HashMap<PersonId, PersonId>,
}

impl<'a> Planning<'a> {
    fn new(known: &'a Known, preparing: &'a Preparing) -> Self {
        let mut rows: Vec<&AddressRow> = known.addresses.values().filter(|row| !row.is_ours).collect();
        rows.sort_unstable_by_key(|row| std::cmp::Reverse(row.id));
        let mut people: Vec<&KeptPerson> = known.people.values().collect();
        people.sort_unstable_by_key(|person| std::cmp::Reverse(person.id));
        let reached: HashSet<PersonId> = rows.iter().map(|row| row.person).collect();
        let mut numbers = HashMap::new();
        for person in people {
            let name = person.profile.name.as_deref().or(person.shown_name.as_deref()).unwrap_or_default();
            numbers.extend(person.profile.phones.lines().filter_map(|phone| Some((number(phone, name)?, person.id))));
            if person.profile.phones.is_empty() && !reached.contains(&person.id) {
                numbers.insert(only_name(name), person.id);
            }
        }
        Self {
            known,
            preparing,
            people: IndexMap::new(),
            ours: 0,
            whose: rows.iter().map(|row| (row.id, row.person)).collect(),
            mailboxes: rows.iter().map(|row| (row.mailbox, row.person)).collect(),
            numbers,
            gone: HashMap::new(),
        }
    }

    fn take(&mut self, contact: &Contact, mint: &mut impl FnMut() -> PersonId) {
        let theirs: Vec<NewAddress> = contact
            .addresses
            .iter()
            .filter(|address| !self.known.ours.has(address))
            .map(|address| self.preparing.new_address(address))
            .collect();
        if theirs.is_empty() && !contact.addresses.is_empty() {
            self.ours += 1;
            return;
        }
        let mut met: Vec<PersonId> = theirs.iter().filter_map(|address| self.person_of(address)).collect();
        let mut seen = HashSet::new();
        met.retain(|person| seen.insert(*person));
        let target = met.iter().copied().find(|person| self.is_somebody(*person)).or(met.first().copied());
        let target = target.or_else(|| self.by_number(contact));
        let target = target.unwrap_or_else(|| self.fresh(theirs.first(), mint));
        self.draft(target);
        for other in met.into_iter().filter(|other| *other != target) {
            self.absorb(target, other);
        }
        for address in theirs {
            self.give(target, address);
        }
        let name = contact.name.as_deref().unwrap_or_default();
        self.numbers.extend(contact.phones.iter().filter_map(|phone| Some((number(phone, name)?, target))));
        if contact.phones.is_empty() && contact.addresses.is_empty() {
            self.numbers.entry(only_name(name)).or_insert(target);
        }
        self.draft(target).take(contact);
    }

    fn person_of(&self, address: &NewAddress) -> Option<PersonId> {
        let person = self.whose.get(&address.id).or_else(|| self.mailboxes.get(&address.mailbox))?;
        Some(self.now(*person))
    }

    /// Who somebody has become.
    fn now(&self, person: PersonId) -> PersonId {
        let mut person = person;
        while let Some(next) = self.gone.get(&person) {
            person = *next;
        }
        person
    }

    fn is_somebody(&self, person: PersonId) -> bool {
        self.known.people.contains_key(&person) || self.people.contains_key(&person)
    }

    fn by_number(&self, contact: &Contact) -> Option<PersonId> {
        let name = contact.name.as_deref()?;
        let is_name_alone = contact.phones.is_empty() && contact.addresses.is_empty();
        let alone = is_name_alone.then(|| only_name(name)).and_then(|name| self.numbers.get(&name));
        let found = contact.phones.iter().find_map(|phone| self.numbers.get(&number(phone, name)?)).or(alone);
        found.map(|person| self.now(*person))
    }

    fn fresh(&self, address: Option<&NewAddress>, mint: &mut impl FnMut() -> PersonId) -> PersonId {
        let own = address.map(|address| PersonId::from_number(address.mailbox));
        own.filter(|own| !self.is_somebody(*own) && !self.gone.contains_key(own)).unwrap_or_else(mint)
    }

    fn draft(&mut self, person: PersonId) -> &mut Draft {
        let before = self.known.people.get(&person);
        self.people
            .entry(person)
            .or_insert_with(|| Draft::new(before.cloned(), before.map(|before| before.profile.clone()).unwrap_or_default()))
    }

    /// Makes two one, unless the owner calls them by two names.
    fn absorb(&mut self, target: PersonId, other: PersonId) {
        let typed = |person: &PersonId| self.known.people.get(person)?.profile.name.as_deref().map(folded);
        if typed(&target).zip(typed(&other)).is_some_and(|(one, other)| one != other) {
            return;
        }
        let draft = self.people.shift_remove(&other);
        let kept = self.known.people.get(&other).cloned();
        let met: Vec<AddressRow> = if kept.is_none() && draft.is_none() { self.known.addresses_of(other) } else { Vec::new() };
        let profile = draft.as_ref().map(|draft| draft.profile.clone()).or(kept.as_ref().map(|kept| kept.profile.clone()));
        let into = self.draft(target);
        into.profile = filled(&into.profile, &profile.unwrap_or_default());
        into.met.extend(met);
        into.absorbs.extend(kept);
        if let Some(draft) = draft {
            into.new.extend(draft.new);
            into.met.extend(draft.met);
            into.absorbs.extend(draft.absorbs);
        }
        self.gone.insert(other, target);
    }

    fn give(&mut self, target: PersonId, address: NewAddress) {
        if self.whose.contains_key(&address.id) {
            return;
        }
        self.whose.insert(address.id, target);
        self.mailboxes.entry(address.mailbox).or_insert(target);
        self.draft(target).new.push(address);
    }
}

impl Plan {
    /// The numbers of it.
    pub fn outcome(&self) -> Outcome {
        let mut outcome = Outcome { ours: self.ours, ..Outcome::default() };
        for draft in self.people.values() {
            match (&draft.before, draft.is_change()) {
                (None, _) => outcome.new += 1,
                (Some(_), true) => outcome.joined += 1,
                (Some(_), false) => outcome.known += 1,
            }
            outcome.merged += draft.absorbs.len() as u64;
            outcome.kept += u64::from(!draft.keeps.is_empty());
        }
        outcome
    }
}

/// The name under which somebody is shown after the import.
pub fn name_of(draft: &Draft) -> Option<String> {
    let shown = draft.before.iter().chain(&draft.absorbs).find_map(|person| person.shown_name.clone());
    profile_of(draft.profile.clone()).name.or(shown)
}
