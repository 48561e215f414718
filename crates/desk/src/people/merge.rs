//! Two people become one: all addresses, and with them all letters, go to the first, whose own words stay; what the
//! owner wrote about the second fills what is empty. The second is no more, until the deed is taken back.

use mila_domain::ids::PersonId;
use mila_store::Scope;

use super::deeds::{DeedKind, Done, PeopleError, Refusal};
use super::facts::{Doing, filled};
use crate::desk::{Desk, DeskError};

impl Desk {
    /// Makes one person of two.
    ///
    /// # Errors
    /// When one of them is not there, when they are one already, or when the data cannot be reached.
    pub async fn merge(&self, scope: &Scope, person: PersonId, other: PersonId) -> Result<Done, PeopleError> {
        if person == other {
            return Err(PeopleError::Refused(Refusal::Same));
        }
        let mut unit = self.begin_deed(scope).await?;
        let kept = unit.kept_people(scope, &[person, other]).await?;
        let of = |id: PersonId| kept.iter().find(|kept| kept.id == id).ok_or(DeskError::Missing("the person"));
        let (one, two) = (of(person)?, of(other)?);
        let row = unit.person(scope, other).await?.ok_or(DeskError::Missing("the person"))?;
        let addresses = unit.addresses_of(scope, &[other]).await?;
        let mut doing = Doing::new(&mut unit, scope);
        doing.write(one, &filled(&one.profile, &two.profile)).await?;
        doing.hand_over(&addresses.into_iter().map(|row| (row, person)).collect::<Vec<_>>()).await?;
        doing.let_go(two).await?;
        let facts = doing.done();
        let name = row.name.unwrap_or(row.address);
        let deed = self.keep_deed(&mut unit, scope, DeedKind::Merged, (person, &name), &facts).await?;
        unit.commit().await?;
        self.settle(scope, |_| true).await?;
        Ok(Done { deed, person })
    }
}
