//! Whose mail this is: the addresses that the owner gave, and those who wrote what lies in a sent folder. Where neither
//! is there, the one who stands in most of the mail, if nobody else could be meant.

use std::collections::HashSet;

use mila_domain::address::Address;
use mila_domain::ids::AddressId;
use mila_domain::ours::{Habits, Ours, Unknown};
use mila_domain::people;
use mila_store::{BusyAddress, Scope, StoreError, Unit};

use crate::desk::{Desk, DeskError};
use crate::today::Owner;

impl Desk {
    /// Works out who we are. Where that changes anything, all messages are to be settled again. What the owner said is
    /// not ours is not found again, and whoever said so once is asked instead of guessed at.
    pub(crate) async fn find_owner(&self, scope: &Scope) -> Result<(), DeskError> {
        let mut unit = self.store().begin_in(scope).await?;
        let before = unit.own_addresses(scope).await?;
        let given: Vec<Address> = before.iter().filter(|own| own.1).filter_map(|(address, _)| Address::parse(address)).collect();
        let refused = refused(&mut unit, scope).await?;
        let sent = sent(&mut unit, scope, &refused).await?;
        let is_guessed = given.is_empty() && sent.is_empty() && refused.is_empty();
        let habits = if is_guessed { busiest(&mut unit, scope, &refused).await? } else { sent };
        let Ok(ours) = Ours::find(&given, &habits) else { return Ok(()) };
        let is_given = |address: &Address| given.contains(address);
        let now: Vec<(String, bool)> =
            ours.listed().iter().map(|address| (address.as_str().to_owned(), is_given(address))).collect();
        let addresses = |list: &[(String, bool)]| list.iter().map(|own| own.0.clone()).collect::<HashSet<_>>();
        if addresses(&before) != addresses(&now) {
            unit.set_own_addresses(scope, &now).await?;
            mark(&mut unit, scope, &ours).await?;
            unit.unsettle_all(scope).await?;
        }
        Ok(unit.commit().await?)
    }

    /// Whether it is known whose mail this is; if not, whose it could be.
    pub(crate) async fn owner(&self, scope: &Scope, unit: &mut Unit, messages: u64) -> Result<Owner, DeskError> {
        if messages == 0 || !unit.own_addresses(scope).await?.is_empty() {
            return Ok(Owner::Known);
        }
        let refused = refused(unit, scope).await?;
        let sent = sent(unit, scope, &refused).await?;
        let habits = if sent.is_empty() { busiest(unit, scope, &refused).await? } else { sent };
        let candidates = match Ours::find(&[], &habits) {
            // Who is found before anybody has said anything is about to be settled.
            Ok(_) if refused.is_empty() => Vec::new(),
            Ok(ours) => ours.listed().to_vec(),
            Err(Unknown::Nobody(None)) => Vec::new(),
            Err(Unknown::Nobody(Some(guess))) => vec![guess],
            Err(Unknown::Several(several)) => several,
        };
        Ok(Owner::Unknown(candidates.iter().take(6).map(|address| address.as_str().to_owned()).collect()))
    }
}

/// The mailboxes of which the owner said that they are not ours.
async fn refused(unit: &mut Unit, scope: &Scope) -> Result<HashSet<String>, StoreError> {
    let refused = unit.refused_addresses(scope).await?;
    Ok(refused.iter().filter_map(|refused| Address::parse(&refused.address)).map(|address| address.mailbox_key()).collect())
}

/// Who wrote what was sent.
async fn sent(unit: &mut Unit, scope: &Scope, refused: &HashSet<String>) -> Result<Vec<(Address, Habits)>, StoreError> {
    let senders = unit.senders_in_sent(scope).await?.into_iter();
    let habits = senders.map(|(id, in_sent, wrote)| (id, Habits { in_sent, wrote, ..Habits::default() })).collect();
    named(unit, scope, habits, refused).await
}

/// Who stands in most of the mail.
async fn busiest(unit: &mut Unit, scope: &Scope, refused: &HashSet<String>) -> Result<Vec<(Address, Habits)>, StoreError> {
    let habit = |busy: BusyAddress| Habits {
        wrote: busy.wrote,
        wrote_to: busy.wrote_to,
        stands_in: busy.stands_in,
        delivered: busy.delivered,
        ..Habits::default()
    };
    let habits = unit.busiest_addresses(scope).await?.into_iter().map(|busy| (busy.id, habit(busy))).collect();
    named(unit, scope, habits, refused).await
}

/// The addresses of these, with their names; those left out that are refused.
async fn named(
    unit: &mut Unit,
    scope: &Scope,
    habits: Vec<(AddressId, Habits)>,
    refused: &HashSet<String>,
) -> Result<Vec<(Address, Habits)>, StoreError> {
    let ids: Vec<AddressId> = habits.iter().map(|(id, _)| *id).collect();
    let rows = unit.addresses(scope, &ids).await?;
    let named = |(id, habit): (AddressId, Habits)| {
        let row = rows.iter().find(|row| row.id == id)?;
        let address = Address::parse(&row.address).filter(|address| !refused.contains(&address.mailbox_key()))?;
        let name = row.name.as_deref().and_then(people::full_name);
        Some((address, Habits { name, ..habit }))
    };
    Ok(habits.into_iter().filter_map(named).collect())
}

/// Says of every address whether it is ours, by the list of our own.
pub(crate) async fn mark_ours(unit: &mut Unit, scope: &Scope, own: &[(String, bool)]) -> Result<(), StoreError> {
    let own = own.iter().filter_map(|(address, _)| Address::parse(address)).collect();
    mark(unit, scope, &Ours::new(own)).await
}

/// Says of every address whether it is ours.
async fn mark(unit: &mut Unit, scope: &Scope, ours: &Ours) -> Result<(), StoreError> {
    let mut after = AddressId::from_number(-1);
    loop {
        let rows = unit.addresses_after(scope, after).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.id;
        for row in &rows {
            let is_ours = Address::parse(&row.address).is_some_and(|address| ours.has(&address));
            if is_ours != row.is_ours {
                unit.set_ours(scope, row.id, is_ours).await?;
            }
        }
    }
}
