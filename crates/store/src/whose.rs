//! Whose an address is, when the owner says so: addresses on their way from one person to another, and people who come
//! and go by the owner's word. Everything that follows from letters is settled again afterwards.

use mila_domain::ids::{AddressId, MessageId, PersonId};

use crate::addresses::NewAddress;
use crate::db::Unit;
use crate::error::StoreError;
use crate::people::ProfileRow;
use crate::scope::Scope;
use crate::value::{Row, Value};

/// Somebody with everything that the owner keeps about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPerson {
    /// Who.
    pub id: PersonId,
    /// The name of their letters.
    pub shown_name: Option<String>,
    /// What the owner wrote.
    pub profile: ProfileRow,
    /// Whether the owner added them.
    pub is_added: bool,
}

const ON_MESSAGES: &str = "SELECT address_id, message_id FROM participants WHERE workspace_id = $1 AND address_id IN ({})";
const FROM: &str = "SELECT from_id, id FROM messages WHERE workspace_id = $1 AND from_id IN ({})";
const KEPT: &str = "SELECT id, shown_name, name, address_as, phones, birthday, notes, is_added
  FROM people WHERE workspace_id = $1 AND id IN ({}) ORDER BY id";

impl KeptPerson {
    fn of(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: PersonId::from_number(row.int(0)?),
            shown_name: row.maybe_text(1)?,
            profile: ProfileRow {
                name: row.maybe_text(2)?,
                address_as: row.maybe_text(3)?,
                phones: row.text(4)?,
                birthday: row.maybe_text(5)?,
                notes: row.maybe_text(6)?,
            },
            is_added: row.is(7)?,
        })
    }
}

impl Unit {
    /// The messages on which addresses stand.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn messages_with(
        &mut self,
        scope: &Scope,
        addresses: &[AddressId],
    ) -> Result<Vec<(AddressId, MessageId)>, StoreError> {
        let values: Vec<Value<'_>> = addresses.iter().map(|id| Value::from(*id)).collect();
        let mut pairs = Vec::new();
        for sql in [ON_MESSAGES, FROM] {
            for row in self.by_list(scope, "looking where addresses stand", sql, &values).await? {
                pairs.push((AddressId::from_number(row.int(0)?), MessageId::from_number(row.int(1)?)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        Ok(pairs)
    }

    /// Has messages settled again.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn unsettle(&mut self, scope: &Scope, messages: &[MessageId]) -> Result<(), StoreError> {
        let sql = "UPDATE messages SET is_unsettled = 1 WHERE workspace_id = $1 AND id = $2";
        for message in messages {
            self.change("having messages settled again", sql, &[scope.workspace().into(), (*message).into()]).await?;
        }
        Ok(())
    }

    /// Gives an address to a person.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn give_address(&mut self, scope: &Scope, id: AddressId, person: PersonId) -> Result<(), StoreError> {
        let sql = "UPDATE addresses SET person_id = $3 WHERE workspace_id = $1 AND id = $2";
        self.change("giving an address to a person", sql, &[scope.workspace().into(), id.into(), person.into()]).await.map(drop)
    }

    /// Forgets an address that stands on no message, that no message was delivered to, and that nobody muted.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn forget_address(&mut self, scope: &Scope, id: AddressId) -> Result<bool, StoreError> {
        let sql = "DELETE FROM addresses WHERE workspace_id = $1 AND id = $2 AND delivered = 0 AND is_muted = 0";
        let rows = self.change("forgetting an address", sql, &[scope.workspace().into(), id.into()]).await?;
        Ok(rows == 1)
    }

    /// Keeps an address that was not met in mail, as a person's.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn add_address(&mut self, scope: &Scope, address: &NewAddress, person: PersonId) -> Result<(), StoreError> {
        self.put_addresses(scope, std::slice::from_ref(address)).await?;
        self.give_address(scope, address.id, person).await
    }

    /// People with everything that the owner keeps about them; those that are there.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn kept_people(&mut self, scope: &Scope, people: &[PersonId]) -> Result<Vec<KeptPerson>, StoreError> {
        let values: Vec<Value<'_>> = people.iter().map(|id| Value::from(*id)).collect();
        self.by_list(scope, "reading people", KEPT, &values).await?.iter().map(KeptPerson::of).collect()
    }

    /// The next people after one, in the order of their ids; at most 2,000.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn people_after(&mut self, scope: &Scope, after: PersonId) -> Result<Vec<KeptPerson>, StoreError> {
        let sql = "SELECT id, shown_name, name, address_as, phones, birthday, notes, is_added
                     FROM people WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT 2000";
        let rows = self.rows("reading all people", sql, &[scope.workspace().into(), after.into()]).await?;
        rows.iter().map(KeptPerson::of).collect()
    }

    /// Keeps a person as the owner has them, whether they were there or not; their letters are counted again.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn keep_person(&mut self, scope: &Scope, person: &KeptPerson) -> Result<(), StoreError> {
        let sql = "INSERT INTO people (workspace_id, id, name, address_as, phones, birthday, notes, is_added, shown_address,
                           sought, letters, is_stale)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                   ON CONFLICT (workspace_id, id) DO UPDATE SET name = excluded.name, address_as = excluded.address_as,
                          phones = excluded.phones, birthday = excluded.birthday, notes = excluded.notes,
                          is_added = excluded.is_added, is_stale = 1";
        let profile = &person.profile;
        let values = [
            scope.workspace().into(),
            person.id.into(),
            profile.name.as_deref().into(),
            profile.address_as.as_deref().into(),
            (&profile.phones).into(),
            profile.birthday.as_deref().into(),
            profile.notes.as_deref().into(),
            person.is_added.into(),
            "".into(),
            "".into(),
            0.into(),
            1.into(),
        ];
        self.change("keeping a person", sql, &values).await.map(drop)
    }

    /// Forgets a person, with whom they exchanged letters included.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn forget_person(&mut self, scope: &Scope, id: PersonId) -> Result<(), StoreError> {
        let values = [scope.workspace().into(), id.into()];
        let doing = "forgetting a person";
        self.change(doing, "DELETE FROM letter_people WHERE workspace_id = $1 AND person_id = $2", &values).await?;
        self.change(doing, "DELETE FROM people WHERE workspace_id = $1 AND id = $2", &values).await.map(drop)
    }
}
