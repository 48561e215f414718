//! The audit log: each deed that matters for safety leaves a line in its own transaction.

use std::fmt::Display;

use mila_domain::ids::DeedId;
use mila_store::{Deed, Scope, StoreError, Unit};

use crate::desk::Desk;

impl Desk {
    /// Writes a line: what was done, and to what by its id. Names, addresses and words of messages have no place in it.
    pub(crate) async fn note(&self, unit: &mut Unit, scope: &Scope, what: &str, about: impl Display) -> Result<(), StoreError> {
        let deed = Deed { id: DeedId::from_number(self.mint()), what, about: &about.to_string() };
        unit.note(scope, &deed, self.now()).await
    }
}
