//! The rhythm of people's letters and the names to show, counted again for those whom something touched.

use std::collections::HashMap;

use mila_domain::ids::{MessageId, PersonId};
use mila_domain::quiet;
use mila_store::search::folded;
use mila_store::{AddressRow, Rhythm, Scope, StoreError, Unit};

use crate::receive::instant_of;

/// Counts the letters of these people; beside each stands what the owner calls them.
pub async fn count(unit: &mut Unit, scope: &Scope, people: &[(PersonId, Option<String>)]) -> Result<(), StoreError> {
    let ids: Vec<PersonId> = people.iter().map(|(id, _)| *id).collect();
    let mut letters: HashMap<PersonId, Vec<i64>> = HashMap::new();
    for (person, message) in unit.letters_of(scope, &ids).await? {
        letters.entry(person).or_default().push(message);
    }
    let mut addresses: HashMap<PersonId, Vec<AddressRow>> = HashMap::new();
    for address in unit.addresses_of(scope, &ids).await? {
        addresses.entry(address.person).or_default().push(address);
    }
    let latest: Vec<MessageId> = letters.values().filter_map(|all| all.last().copied().map(MessageId::from_number)).collect();
    let languages: HashMap<i64, _> =
        unit.messages(scope, &latest).await?.into_iter().map(|row| (row.id.number(), row.language)).collect();
    for (person, called) in people {
        let letters = letters.remove(person).unwrap_or_default();
        let addresses = addresses.remove(person).unwrap_or_default();
        let language = letters.last().and_then(|last| languages.get(last).copied().flatten());
        let rhythm = Rhythm { language, ..rhythm(*person, called.as_deref(), &letters, &addresses) };
        unit.put_rhythm(scope, &rhythm).await?;
    }
    Ok(())
}

fn rhythm(person: PersonId, called: Option<&str>, letters: &[i64], addresses: &[AddressRow]) -> Rhythm {
    let instants: Vec<_> = letters.iter().map(|letter| instant_of(*letter)).collect();
    let rhythm = quiet::Rhythm::of(instants.clone());
    let name = addresses.iter().find_map(|address| address.name.clone());
    let texts = addresses.iter().flat_map(|address| [address.name.as_deref().unwrap_or_default(), &address.address]);
    let sought: Vec<String> = called.into_iter().chain(texts).map(folded).collect();
    #[expect(clippy::cast_possible_truncation, reason = "a gap of letters is far below 2^63 microseconds")]
    let gap_us = rhythm.map(|rhythm| (rhythm.usual_gap_days * 86_400_000_000.0) as i64);
    Rhythm {
        person,
        name,
        address: addresses.first().map(|address| address.address.clone()).unwrap_or_default(),
        sought: sought.join(" "),
        language: None,
        letters: letters.len() as u64,
        first: instants.first().copied(),
        last: instants.last().copied(),
        gap_us,
        quiet_from: rhythm.map(|rhythm| rhythm.quiet_from()),
    }
}
