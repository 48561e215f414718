//! What the owner's deeds did to people, so that each can be taken back: who came, who went, which address went where,
//! which field was filled with what. Whatever the owner changed since stays as it is.

use std::collections::{BTreeMap, HashMap, HashSet};

use mila_domain::address::Address;
use mila_domain::ids::{AddressId, MessageId, PersonId};
use mila_store::{AddressRow, KeptPerson, NewAddress, ProfileRow, Scope, StoreError, Unit};
use serde::{Deserialize, Serialize};

use crate::receive::Preparing;

/// A field of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The name.
    Name,
    /// How to address them.
    AddressAs,
    /// The phone numbers.
    Phones,
    /// The birthday.
    Birthday,
    /// Anything else.
    Notes,
}

impl Field {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 5] = [Self::Name, Self::AddressAs, Self::Phones, Self::Birthday, Self::Notes];

    /// What stands in it.
    pub(super) fn of(self, profile: &ProfileRow) -> Option<&str> {
        match self {
            Self::Name => profile.name.as_deref(),
            Self::AddressAs => profile.address_as.as_deref(),
            Self::Phones => Some(profile.phones.as_str()).filter(|phones| !phones.is_empty()),
            Self::Birthday => profile.birthday.as_deref(),
            Self::Notes => profile.notes.as_deref(),
        }
    }

    pub(super) fn set(self, profile: &mut ProfileRow, value: Option<String>) {
        match self {
            Self::Name => profile.name = value,
            Self::AddressAs => profile.address_as = value,
            Self::Phones => profile.phones = value.unwrap_or_default(),
            Self::Birthday => profile.birthday = value,
            Self::Notes => profile.notes = value,
        }
    }
}

/// Fills what is empty in one profile with what stands in another.
pub(super) fn filled(profile: &ProfileRow, with: &ProfileRow) -> ProfileRow {
    let mut now = profile.clone();
    for field in Field::ALL.into_iter().filter(|field| field.of(profile).is_none()) {
        field.set(&mut now, field.of(with).map(str::to_owned));
    }
    now
}

/// What a deed did. Numbers are ids.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Facts {
    /// People who were not there before.
    made: Vec<i64>,
    /// Addresses that were not known before, and whose they became.
    given: Vec<Given>,
    /// Addresses that went from one person to another.
    moved: Vec<Moved>,
    /// Addresses that are no longer known, and whose they were.
    dropped: Vec<Given>,
    /// People who went into others, with what was written about them.
    gone: Vec<Gone>,
    /// Fields that were filled.
    filled: Vec<Filled>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Given {
    address: String,
    person: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Moved {
    address: i64,
    from: i64,
    to: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Gone {
    person: i64,
    is_added: bool,
    fields: Vec<(Field, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Filled {
    person: i64,
    field: Field,
    before: Option<String>,
    after: Option<String>,
}

impl Gone {
    fn of(person: &KeptPerson) -> Self {
        let field = |field: Field| Some((field, field.of(&person.profile)?.to_owned()));
        Self { person: person.id.number(), is_added: person.is_added, fields: Field::ALL.into_iter().filter_map(field).collect() }
    }

    fn profile(&self) -> ProfileRow {
        let mut profile = ProfileRow::default();
        for (field, value) in &self.fields {
            field.set(&mut profile, Some(value.clone()));
        }
        profile
    }
}

/// A deed while it is done: changes people and takes note of it.
pub(super) struct Doing<'a> {
    unit: &'a mut Unit,
    scope: &'a Scope,
    facts: Facts,
}

impl<'a> Doing<'a> {
    pub fn new(unit: &'a mut Unit, scope: &'a Scope) -> Self {
        Self { unit, scope, facts: Facts::default() }
    }

    /// Makes somebody known about whom the owner says this.
    pub async fn make(&mut self, id: PersonId, profile: &ProfileRow) -> Result<(), StoreError> {
        self.note_filled(id, &ProfileRow::default(), profile);
        self.facts.made.push(id.number());
        let person = KeptPerson { id, shown_name: None, profile: profile.clone(), is_added: true };
        self.unit.keep_person(self.scope, &person).await
    }

    /// Writes into the profile of somebody who is there.
    pub async fn write(&mut self, person: &KeptPerson, profile: &ProfileRow) -> Result<(), StoreError> {
        self.note_filled(person.id, &person.profile, profile);
        self.unit.keep_person(self.scope, &KeptPerson { profile: profile.clone(), ..person.clone() }).await
    }

    fn note_filled(&mut self, id: PersonId, before: &ProfileRow, after: &ProfileRow) {
        for field in Field::ALL.into_iter().filter(|field| field.of(before) != field.of(after)) {
            let text = |profile| field.of(profile).map(str::to_owned);
            self.facts.filled.push(Filled { person: id.number(), field, before: text(before), after: text(after) });
        }
    }

    /// Gives somebody an address that was not known before.
    pub async fn give(&mut self, address: &NewAddress, to: PersonId) -> Result<(), StoreError> {
        self.facts.given.push(Given { address: address.address.clone(), person: to.number() });
        self.unit.add_address(self.scope, address, to).await?;
        self.unit.touch_people(self.scope, &[to]).await
    }

    /// Takes addresses from those whose they are, and gives them to others.
    pub async fn hand_over(&mut self, addresses: &[(AddressRow, PersonId)]) -> Result<(), StoreError> {
        let moves =
            addresses.iter().map(|(row, to)| Moved { address: row.id.number(), from: row.person.number(), to: to.number() });
        let moves: Vec<Moved> = moves.collect();
        hand_over(self.unit, self.scope, &moves).await?;
        self.facts.moved.extend(moves);
        Ok(())
    }

    /// Forgets an address that was never met in mail; `false` when it was.
    pub async fn drop_address(&mut self, row: &AddressRow) -> Result<bool, StoreError> {
        let is_met = !self.unit.messages_with(self.scope, &[row.id]).await?.is_empty();
        if is_met || !self.unit.forget_address(self.scope, row.id).await? {
            return Ok(false);
        }
        self.facts.dropped.push(Given { address: row.address.clone(), person: row.person.number() });
        self.unit.touch_people(self.scope, &[row.person]).await?;
        Ok(true)
    }

    /// Lets somebody go who has become one with somebody else.
    pub async fn let_go(&mut self, person: &KeptPerson) -> Result<(), StoreError> {
        self.facts.gone.push(Gone::of(person));
        self.unit.forget_person(self.scope, person.id).await
    }

    pub fn done(self) -> Facts {
        self.facts
    }
}

/// Moves addresses. What follows from the letters on which they stand is settled again.
async fn hand_over(unit: &mut Unit, scope: &Scope, moves: &[Moved]) -> Result<(), StoreError> {
    let ids: Vec<AddressId> = moves.iter().map(|moved| AddressId::from_number(moved.address)).collect();
    let standing = unit.messages_with(scope, &ids).await?;
    let mut with: Vec<(PersonId, MessageId)> = Vec::with_capacity(standing.len());
    for moved in moves {
        let id = AddressId::from_number(moved.address);
        let start = standing.partition_point(|(address, _)| *address < id);
        let those = standing[start..].iter().take_while(|(address, _)| *address == id);
        with.extend(those.map(|(_, message)| (PersonId::from_number(moved.from), *message)));
        unit.give_address(scope, id, PersonId::from_number(moved.to)).await?;
    }
    unit.remove_letter_people(scope, &with).await?;
    let mut messages: Vec<MessageId> = standing.into_iter().map(|(_, message)| message).collect();
    messages.sort_unstable();
    messages.dedup();
    unit.unsettle(scope, &messages).await?;
    let mut people: Vec<PersonId> = moves.iter().flat_map(|moved| [moved.from, moved.to]).map(PersonId::from_number).collect();
    people.sort_unstable();
    people.dedup();
    unit.touch_people(scope, &people).await
}

impl Facts {
    /// Whether every address is still where the deed has put it.
    pub async fn still_hold(&self, unit: &mut Unit, scope: &Scope) -> Result<bool, StoreError> {
        let ids: Vec<AddressId> = self.moved.iter().map(|moved| AddressId::from_number(moved.address)).collect();
        let rows = unit.addresses(scope, &ids).await?;
        let whose: HashMap<i64, i64> = rows.iter().map(|row| (row.id.number(), row.person.number())).collect();
        Ok(self.moved.iter().all(|moved| whose.get(&moved.address) == Some(&moved.to)))
    }

    /// Takes everything back that still is as the deed has left it.
    pub async fn take_back(&self, unit: &mut Unit, scope: &Scope, preparing: &Preparing) -> Result<(), StoreError> {
        self.bring_back(unit, scope, preparing).await?;
        self.move_back(unit, scope).await?;
        self.take_addresses(unit, scope, preparing).await?;
        self.empty_fields(unit, scope).await?;
        let made: Vec<PersonId> = self.made.iter().copied().map(PersonId::from_number).collect();
        for person in unit.kept_people(scope, &made).await? {
            // Whoever has letters, or something written about them since, stays without being one who was added.
            unit.keep_person(scope, &KeptPerson { is_added: false, ..person }).await?;
        }
        Ok(())
    }

    /// Those who went come back, with the addresses that are no longer known.
    async fn bring_back(&self, unit: &mut Unit, scope: &Scope, preparing: &Preparing) -> Result<(), StoreError> {
        for gone in &self.gone {
            let id = PersonId::from_number(gone.person);
            let there = unit.kept_people(scope, &[id]).await?.pop();
            let (now, is_added) = there.map(|person| (person.profile, person.is_added)).unwrap_or_default();
            let profile = filled(&now, &gone.profile());
            let person = KeptPerson { id, shown_name: None, profile, is_added: is_added || gone.is_added };
            unit.keep_person(scope, &person).await?;
        }
        for dropped in &self.dropped {
            let Some(address) = Address::parse(&dropped.address) else { continue };
            let new = preparing.new_address(&address);
            if unit.addresses(scope, &[new.id]).await?.is_empty() {
                unit.add_address(scope, &new, PersonId::from_number(dropped.person)).await?;
                unit.touch_people(scope, &[PersonId::from_number(dropped.person)]).await?;
            }
        }
        Ok(())
    }

    async fn move_back(&self, unit: &mut Unit, scope: &Scope) -> Result<(), StoreError> {
        let ids: Vec<AddressId> = self.moved.iter().map(|moved| AddressId::from_number(moved.address)).collect();
        let rows = unit.addresses(scope, &ids).await?;
        // What moved twice in one deed goes back to where it was first.
        let mut paths: HashMap<i64, (&Moved, &Moved)> = HashMap::new();
        for moved in &self.moved {
            paths.entry(moved.address).and_modify(|(_, last)| *last = moved).or_insert((moved, moved));
        }
        let mut back: Vec<Moved> = Vec::new();
        for row in rows {
            let Some((first, last)) = paths.get(&row.id.number()) else { continue };
            if last.to == row.person.number() && first.from != row.person.number() {
                back.push(Moved { address: row.id.number(), from: row.person.number(), to: first.from });
            }
        }
        hand_over(unit, scope, &back).await
    }

    /// Addresses that came with the deed go, unless letters have come from or to them since: then they are somebody of
    /// their own.
    async fn take_addresses(&self, unit: &mut Unit, scope: &Scope, preparing: &Preparing) -> Result<(), StoreError> {
        let addresses = self.given.iter().filter_map(|given| Some((Address::parse(&given.address)?, given.person)));
        let given: Vec<(AddressId, i64)> = addresses.map(|(address, person)| (preparing.address_id(&address), person)).collect();
        let ids: Vec<AddressId> = given.iter().map(|(id, _)| *id).collect();
        let mut met: Vec<AddressId> = unit.messages_with(scope, &ids).await?.into_iter().map(|(id, _)| id).collect();
        met.dedup();
        let rows = unit.addresses(scope, &ids).await?;
        let given: HashSet<(AddressId, i64)> = given.into_iter().collect();
        let mut moves = Vec::new();
        for row in rows.iter().filter(|row| given.contains(&(row.id, row.person.number()))) {
            let is_met = met.binary_search(&row.id).is_ok();
            let stays = is_met || !unit.forget_address(scope, row.id).await?;
            if stays && row.mailbox != row.person.number() {
                moves.push(Moved { address: row.id.number(), from: row.person.number(), to: row.mailbox });
            }
            unit.touch_people(scope, &[row.person]).await?;
        }
        hand_over(unit, scope, &moves).await
    }

    async fn empty_fields(&self, unit: &mut Unit, scope: &Scope) -> Result<(), StoreError> {
        let mut by_person: BTreeMap<i64, Vec<&Filled>> = BTreeMap::new();
        for filled in &self.filled {
            by_person.entry(filled.person).or_default().push(filled);
        }
        let ids: Vec<PersonId> = by_person.keys().copied().map(PersonId::from_number).collect();
        for person in unit.kept_people(scope, &ids).await? {
            let mut profile = person.profile.clone();
            for filled in by_person.get(&person.id.number()).into_iter().flatten() {
                if filled.field.of(&person.profile) == filled.after.as_deref() {
                    filled.field.set(&mut profile, filled.before.clone());
                }
            }
            if profile != person.profile {
                unit.keep_person(scope, &KeptPerson { profile, ..person }).await?;
            }
        }
        Ok(())
    }
}
