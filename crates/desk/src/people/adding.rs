//! People and addresses that the owner adds or takes away by hand.

use mila_domain::address::Address;
use mila_domain::ids::{AddressId, PersonId};
use mila_domain::ours::Ours;
use mila_store::{AddressRow, NewAddress, Scope, StoreError, Unit};

use super::deeds::{DeedKind, Done, PeopleError, Refusal};
use super::facts::Doing;
use super::{Profile, row_of};
use crate::desk::{Desk, DeskError};
use crate::receive::Preparing;

/// Somebody whom the owner adds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPerson {
    /// What the owner knows about them.
    pub profile: Profile,
    /// Their addresses as typed, the main one first.
    pub addresses: Vec<String>,
}

/// Our own addresses.
pub(super) async fn ours(unit: &mut Unit, scope: &Scope) -> Result<Ours, StoreError> {
    let own = unit.own_addresses(scope).await?;
    Ok(Ours::new(own.iter().filter_map(|(address, _)| Address::parse(address)).collect()))
}

/// Addresses that the owner gives to somebody: new ones, and those that were met but are nobody's yet.
struct Wanted {
    new: Vec<NewAddress>,
    met: Vec<AddressRow>,
}

impl Wanted {
    /// Looks at what was typed. What is the person's already is passed over.
    async fn of(
        unit: &mut Unit,
        scope: &Scope,
        preparing: &Preparing,
        typed: &[String],
        person: Option<PersonId>,
    ) -> Result<Self, PeopleError> {
        let ours = ours(unit, scope).await?;
        let mut wanted = Self { new: Vec::new(), met: Vec::new() };
        for text in typed {
            let address = Address::parse(text).ok_or(PeopleError::Refused(Refusal::Address))?;
            if ours.has(&address) {
                return Err(PeopleError::Refused(Refusal::Ours));
            }
            let new = preparing.new_address(&address);
            match unit.addresses(scope, &[new.id]).await?.pop() {
                Some(row) if Some(row.person) == person => {}
                Some(row) if unit.kept_people(scope, &[row.person]).await?.is_empty() => wanted.met.push(row),
                Some(row) => return Err(PeopleError::Refused(Refusal::Known(row.person))),
                None if wanted.new.iter().all(|known| known.id != new.id) => wanted.new.push(new),
                None => {}
            }
        }
        Ok(wanted)
    }

    async fn give(&self, doing: &mut Doing<'_>, person: PersonId) -> Result<(), StoreError> {
        for address in &self.new {
            doing.give(address, person).await?;
        }
        let met: Vec<(AddressRow, PersonId)> =
            self.met.iter().filter(|row| row.person != person).map(|row| (row.clone(), person)).collect();
        doing.hand_over(&met).await
    }
}

impl Desk {
    /// Adds somebody by hand. They stay, with letters or without.
    ///
    /// # Errors
    /// When there is neither a name nor an address, when an address is none, ours, or somebody's already, or when the
    /// data cannot be reached.
    pub async fn add_person(&self, scope: &Scope, new: &NewPerson) -> Result<Done, PeopleError> {
        if new.profile.name.is_none() && new.addresses.is_empty() {
            return Err(PeopleError::Refused(Refusal::Nobody));
        }
        let preparing = self.preparing(scope).await?;
        let mut unit = self.begin_deed(scope).await?;
        let wanted = Wanted::of(&mut unit, scope, &preparing, &new.addresses, None).await?;
        let own = wanted.met.first().map(|row| row.person).or(wanted.new.first().map(|new| PersonId::from_number(new.mailbox)));
        let person = self.free_person(&mut unit, scope, own).await?;
        let mut doing = Doing::new(&mut unit, scope);
        doing.make(person, &row_of(&new.profile)).await?;
        wanted.give(&mut doing, person).await?;
        let facts = doing.done();
        let deed = self.keep_deed(&mut unit, scope, DeedKind::PersonAdded, (person, ""), &facts).await?;
        unit.commit().await?;
        self.settle(scope, |_| true).await?;
        Ok(Done { deed, person })
    }

    /// The id that somebody would have by their address, or a new one where that is somebody's.
    pub(super) async fn free_person(
        &self,
        unit: &mut Unit,
        scope: &Scope,
        own: Option<PersonId>,
    ) -> Result<PersonId, StoreError> {
        match own {
            Some(own) if unit.kept_people(scope, &[own]).await?.is_empty() => Ok(own),
            Some(_) | None => Ok(PersonId::from_number(self.mint())),
        }
    }

    /// Gives somebody a further address.
    ///
    /// # Errors
    /// When they are not there, when the address is none, ours, theirs already or somebody else's, or when the data
    /// cannot be reached.
    pub async fn add_address(&self, scope: &Scope, person: PersonId, address: &str) -> Result<Done, PeopleError> {
        let preparing = self.preparing(scope).await?;
        let mut unit = self.begin_deed(scope).await?;
        if unit.kept_people(scope, &[person]).await?.is_empty() {
            return Err(DeskError::Missing("the person").into());
        }
        let wanted = Wanted::of(&mut unit, scope, &preparing, &[address.to_owned()], Some(person)).await?;
        if wanted.new.is_empty() && wanted.met.is_empty() {
            return Err(PeopleError::Refused(Refusal::Same));
        }
        let mut doing = Doing::new(&mut unit, scope);
        wanted.give(&mut doing, person).await?;
        let facts = doing.done();
        let deed = self.keep_deed(&mut unit, scope, DeedKind::AddressAdded, (person, ""), &facts).await?;
        unit.commit().await?;
        self.settle(scope, |_| true).await?;
        Ok(Done { deed, person })
    }

    /// Takes an address from the person whose it is. One with letters becomes somebody of its own.
    ///
    /// # Errors
    /// When there is no such address, when it is all that is known of somebody, or when the data cannot be reached.
    pub async fn remove_address(&self, scope: &Scope, id: AddressId) -> Result<Done, PeopleError> {
        let mut unit = self.begin_deed(scope).await?;
        let row = unit.addresses(scope, &[id]).await?.pop().ok_or(DeskError::Missing("the address"))?;
        let person = row.person;
        let kept = unit.kept_people(scope, &[person]).await?.pop().ok_or(DeskError::Missing("the address"))?;
        let has_others = unit.addresses_of(scope, &[person]).await?.len() > 1;
        if !has_others && kept.profile.name.is_none() {
            return Err(PeopleError::Refused(Refusal::Only));
        }
        let own = Some(PersonId::from_number(row.mailbox)).filter(|own| *own != person);
        let own = self.free_person(&mut unit, scope, own).await?;
        let mut doing = Doing::new(&mut unit, scope);
        if !doing.drop_address(&row).await? {
            if !has_others {
                return Err(PeopleError::Refused(Refusal::Only));
            }
            doing.hand_over(&[(row, own)]).await?;
        }
        let facts = doing.done();
        let deed = self.keep_deed(&mut unit, scope, DeedKind::AddressRemoved, (person, ""), &facts).await?;
        unit.commit().await?;
        self.settle(scope, |_| true).await?;
        Ok(Done { deed, person })
    }
}
