//! Whose mail this is: the addresses that the owner gave, and those who wrote what lies in a sent folder. Where neither
//! is there, the one who stands in most of the mail, if nobody else could be meant.

use std::collections::HashSet;

use mila_domain::address::Address;
use mila_domain::ids::AddressId;
use mila_domain::ours::{Habits, Ours, Unknown};
use mila_domain::people;
use mila_store::{Scope, StoreError, Unit};

use crate::desk::{Desk, DeskError};
use crate::today::Owner;

impl Desk {
    /// Works out who we are. Where that changes anything, all messages are to be settled again.
    pub(crate) async fn find_owner(&self, scope: &Scope) -> Result<(), DeskError> {
        let mut unit = self.store().begin_in(scope).await?;
        let before = unit.own_addresses(scope).await?;
        let given: Vec<Address> = before.iter().filter(|own| own.1).filter_map(|(address, _)| Address::parse(address)).collect();
        let habits = habits(&mut unit, scope, given.is_empty()).await?;
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
        let habits = habits(unit, scope, true).await?;
        let candidates = match Ours::find(&[], &habits) {
            Ok(_) | Err(Unknown::Nobody(None)) => Vec::new(),
            Err(Unknown::Nobody(Some(guess))) => vec![guess],
            Err(Unknown::Several(several)) => several,
        };
        Ok(Owner::Unknown(candidates.iter().take(6).map(|address| address.as_str().to_owned()).collect()))
    }
}

/// What addresses do in the mail: those that wrote what was sent; where there is none of those and nothing was given,
/// those that stand in most of it.
async fn habits(unit: &mut Unit, scope: &Scope, needs_all: bool) -> Result<Vec<(Address, Habits)>, StoreError> {
    let mut habits: Vec<(AddressId, Habits)> = Vec::new();
    for (id, in_sent, wrote) in unit.senders_in_sent(scope).await? {
        habits.push((id, Habits { in_sent, wrote, ..Habits::default() }));
    }
    if habits.is_empty() && needs_all {
        for busy in unit.busiest_addresses(scope).await? {
            let habit = Habits {
                wrote: busy.wrote,
                wrote_to: busy.wrote_to,
                stands_in: busy.stands_in,
                delivered: busy.delivered,
                ..Habits::default()
            };
            habits.push((busy.id, habit));
        }
    }
    let ids: Vec<AddressId> = habits.iter().map(|(id, _)| *id).collect();
    let rows = unit.addresses(scope, &ids).await?;
    let named = |(id, habit): (AddressId, Habits)| {
        let row = rows.iter().find(|row| row.id == id)?;
        let name = row.name.as_deref().and_then(people::full_name);
        Some((Address::parse(&row.address)?, Habits { name, ..habit }))
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
