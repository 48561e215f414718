//! The owner's deeds about people: kept with what is needed to take them back, and taken back.

use mila_domain::ids::{DeedId, PersonId};
use mila_store::{DeedRow, DeedState, Scope, StoreError, Unit};

use super::Joined;
use super::facts::Facts;
use crate::desk::{Desk, DeskError};

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeedKind {
    /// Two people became one.
    Merged,
    /// Somebody was added by hand.
    PersonAdded,
    /// Somebody got a further address.
    AddressAdded,
    /// An address was taken from somebody.
    AddressRemoved,
    /// A file of contacts was taken in.
    Contacts,
}

impl DeedKind {
    const ALL: [Self; 5] = [Self::Merged, Self::PersonAdded, Self::AddressAdded, Self::AddressRemoved, Self::Contacts];

    /// The word under which it is kept.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Merged => "people-merged",
            Self::PersonAdded => "person-added",
            Self::AddressAdded => "address-added",
            Self::AddressRemoved => "address-removed",
            Self::Contacts => "contacts-imported",
        }
    }

    fn of(word: &str) -> Result<Self, StoreError> {
        Self::ALL.into_iter().find(|kind| kind.word() == word).ok_or(StoreError::Broken("deeds"))
    }
}

/// Why a deed about people was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is neither a name nor an address.
    Nobody,
    /// This is no address.
    Address,
    /// It is one of our own.
    Ours,
    /// It is somebody's already.
    Known(PersonId),
    /// It is all that is known of somebody.
    Only,
    /// They are one already.
    Same,
    /// Something else was done since that stands on it.
    Later,
}

/// Why something about people could not be done.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// It makes no sense, and the page says why.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// It could not be kept.
    #[error(transparent)]
    Desk(#[from] DeskError),
}

impl From<StoreError> for PeopleError {
    fn from(error: StoreError) -> Self {
        Self::Desk(error.into())
    }
}

/// A deed that was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// By which it is taken back.
    pub deed: DeedId,
    /// Whom it is about.
    pub person: PersonId,
}

/// A deed that was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undone {
    /// What it was.
    pub kind: DeedKind,
    /// Whom it was about, if they are still there.
    pub person: Option<PersonId>,
}

impl Desk {
    /// A new deed that is done; also a line of the audit log.
    pub(super) async fn keep_deed(
        &self,
        unit: &mut Unit,
        scope: &Scope,
        kind: DeedKind,
        about: (PersonId, &str),
        facts: &Facts,
    ) -> Result<DeedId, StoreError> {
        let id = DeedId::from_number(self.mint());
        let row = DeedRow {
            id,
            at: self.now(),
            kind: kind.word().to_owned(),
            state: DeedState::Done,
            person: Some(about.0),
            name: about.1.to_owned(),
            facts: written(facts)?,
        };
        unit.add_deed(scope, &row).await?;
        self.note(unit, scope, kind.word(), id).await?;
        Ok(id)
    }

    /// Takes a deed back: everything that still is as the deed has left it becomes what it was before.
    ///
    /// # Errors
    /// When it is not there or was taken back before, when something else was done since that stands on it, or when the
    /// data cannot be reached.
    pub async fn take_back(&self, scope: &Scope, id: DeedId) -> Result<Undone, PeopleError> {
        let preparing = self.preparing(scope).await?;
        let mut unit = self.begin_deed(scope).await?;
        let row = unit.deed(scope, id).await?.filter(|row| row.state == DeedState::Done);
        let row = row.ok_or(DeskError::Missing("the deed"))?;
        // Deeds about anything else are taken back elsewhere.
        let kind = DeedKind::of(&row.kind).map_err(|_| DeskError::Missing("the deed"))?;
        let facts = match kind {
            DeedKind::Contacts => super::contacts::facts_of(&row.facts)?,
            DeedKind::Merged | DeedKind::PersonAdded | DeedKind::AddressAdded | DeedKind::AddressRemoved => read(&row.facts)?,
        };
        // Of a whole import as much is taken back as can be; a single deed is taken back whole or not at all.
        if kind != DeedKind::Contacts && !facts.still_hold(&mut unit, scope).await? {
            return Err(PeopleError::Refused(Refusal::Later));
        }
        facts.take_back(&mut unit, scope, &preparing).await?;
        if !unit.turn_deed(scope, id, (DeedState::Done, DeedState::Undone), &row.facts).await? {
            return Err(DeskError::Missing("the deed").into());
        }
        self.note(&mut unit, scope, "deed-taken-back", id).await?;
        unit.commit().await?;
        self.settle(scope, |_| true).await?;
        let person = match row.person {
            Some(person) => self.store().read().await?.person(scope, person).await?.map(|row| row.id),
            None => None,
        };
        Ok(Undone { kind, person })
    }
}

/// Who became one with a person.
pub(super) async fn joined(unit: &mut Unit, scope: &Scope, person: PersonId) -> Result<Vec<Joined>, StoreError> {
    let rows = unit.deeds_about(scope, person, DeedKind::Merged.word()).await?;
    Ok(rows.into_iter().map(|row| Joined { deed: row.id, name: row.name, at: row.at }).collect())
}

/// Facts as a row keeps them.
pub(super) fn written(facts: &impl serde::Serialize) -> Result<String, StoreError> {
    serde_json::to_string(facts).map_err(|_| StoreError::Broken("deeds"))
}

/// Facts out of a row.
pub(super) fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Broken("deeds"))
}
