//! The other way round: people go out as cards for another address book.

use std::collections::HashMap;

use mila_domain::address::Address;
use mila_domain::contact::Contact;
use mila_domain::ids::PersonId;
use mila_store::{KeptPerson, Scope};

use super::contacts::everybody;
use super::profile_of;
use crate::desk::{Desk, DeskError};

impl Desk {
    /// One person, or all of them, as a file of cards. That it was given out is noted.
    ///
    /// # Errors
    /// When they are not there, or when the data cannot be reached.
    pub async fn cards(&self, scope: &Scope, person: Option<PersonId>) -> Result<String, DeskError> {
        let mut unit = self.store().begin().await?;
        let people = match person {
            Some(person) => unit.kept_people(scope, &[person]).await?,
            None => everybody(&mut unit, scope).await?,
        };
        if person.is_some() && people.is_empty() {
            return Err(DeskError::Missing("the person"));
        }
        let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
        let mut addresses: HashMap<PersonId, Vec<Address>> = HashMap::new();
        for row in unit.addresses_of(scope, &ids).await? {
            addresses.entry(row.person).or_default().extend(Address::parse(&row.address));
        }
        let contacts = people.into_iter().map(|person| card(&person, addresses.remove(&person.id).unwrap_or_default()));
        let mut contacts: Vec<Contact> = contacts.filter(|contact| !contact.is_nobody()).collect();
        contacts.sort_by(|one, other| (&one.name, &one.addresses).cmp(&(&other.name, &other.addresses)));
        let about = person.map(|person| person.to_string()).unwrap_or_default();
        self.note(&mut unit, scope, "people-exported", &about).await?;
        unit.commit().await?;
        Ok((self.inner.opener.cards)(&contacts))
    }
}

fn card(person: &KeptPerson, addresses: Vec<Address>) -> Contact {
    let profile = profile_of(person.profile.clone());
    Contact {
        line: 0,
        name: profile.name.or_else(|| person.shown_name.clone()),
        address_as: profile.address_as,
        addresses,
        phones: profile.phones,
        birthday: profile.birthday,
        notes: profile.notes,
    }
}
