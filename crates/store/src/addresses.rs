//! Addresses as they were met, before and beside people: whose they are is said by the person that each has.

use mila_domain::ids::{AddressId, PersonId};

use crate::db::Unit;
use crate::error::StoreError;
use crate::scope::Scope;
use crate::value::{Row, Value};

/// An address on its way in, with the best name that it was met with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAddress {
    /// Its id, which follows from its text.
    pub id: AddressId,
    /// In lower case.
    pub address: String,
    /// The name beside it.
    pub name: Option<String>,
    /// Who gave the name: 0 nobody, 1 whoever wrote to it, 2 its owner.
    pub name_worth: i64,
    /// The same for all spellings of one mailbox.
    pub mailbox: i64,
    /// The same for everybody of one firm; `None` where anybody can have an address.
    pub firm: Option<i64>,
    /// Whether it is one of ours.
    pub is_ours: bool,
    /// Whether no human reads it.
    pub is_no_reply: bool,
    /// How many messages were delivered to it, by their header.
    pub delivered: i64,
}

/// An address as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressRow {
    /// Which.
    pub id: AddressId,
    /// In lower case.
    pub address: String,
    /// The best name that it was met with.
    pub name: Option<String>,
    /// The same for all spellings of one mailbox.
    pub mailbox: i64,
    /// The same for everybody of one firm.
    pub firm: Option<i64>,
    /// Whose it is.
    pub person: PersonId,
    /// Whether it is one of ours.
    pub is_ours: bool,
    /// Whether no human reads it.
    pub is_no_reply: bool,
    /// Whether the owner never wants to hear from it.
    pub is_muted: bool,
}

impl AddressRow {
    fn of(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: AddressId::from_number(row.int(0)?),
            address: row.text(1)?,
            name: row.maybe_text(2)?,
            mailbox: row.int(3)?,
            firm: row.maybe_int(4)?,
            person: PersonId::from_number(row.int(5)?),
            is_ours: row.is(6)?,
            is_no_reply: row.is(7)?,
            is_muted: row.is(8)?,
        })
    }
}

const BY_ID: &str = "SELECT id, address, name, mailbox, firm, person_id, is_ours, is_no_reply, is_muted
  FROM addresses WHERE workspace_id = $1 AND id IN ({}) ORDER BY id";
const BY_PERSON: &str = "SELECT id, address, name, mailbox, firm, person_id, is_ours, is_no_reply, is_muted
  FROM addresses WHERE workspace_id = $1 AND person_id IN ({}) ORDER BY person_id, name_worth DESC, address";
const ALL: &str = "SELECT id, address, name, mailbox, firm, person_id, is_ours, is_no_reply, is_muted
  FROM addresses WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT 2000";
const MUTED: &str = "SELECT id, address, name, mailbox, firm, person_id, is_ours, is_no_reply, is_muted
  FROM addresses WHERE workspace_id = $1 AND is_muted = 1 ORDER BY address LIMIT 1000";

impl Unit {
    /// Keeps addresses. One that is there already takes a better name, and nothing else.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn put_addresses(&mut self, scope: &Scope, addresses: &[NewAddress]) -> Result<(), StoreError> {
        let mut values: Vec<Value<'_>> = Vec::with_capacity(addresses.len() * 12);
        for address in addresses {
            values.extend_from_slice(&[
                scope.workspace().into(),
                address.id.into(),
                (&address.address).into(),
                address.name.as_deref().into(),
                address.name_worth.into(),
                address.mailbox.into(),
                address.firm.into(),
                // The person of an address is that of its mailbox until the owner or a name says otherwise.
                address.mailbox.into(),
                address.is_ours.into(),
                address.is_no_reply.into(),
                0.into(),
                address.delivered.into(),
            ]);
        }
        let head = "INSERT INTO addresses (workspace_id, id, address, name, name_worth, mailbox, firm, person_id, is_ours,
                           is_no_reply, is_muted, delivered) VALUES ";
        let tail = " ON CONFLICT (workspace_id, id) DO UPDATE
            SET name = CASE WHEN excluded.name_worth > addresses.name_worth THEN excluded.name ELSE addresses.name END,
                name_worth = CASE WHEN excluded.name_worth > addresses.name_worth THEN excluded.name_worth ELSE addresses.name_worth END,
                delivered = addresses.delivered + excluded.delivered
          WHERE excluded.name_worth > addresses.name_worth OR excluded.delivered > 0";
        self.fill("keeping addresses", head, tail, 12, &values).await
    }

    /// Addresses by their ids.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn addresses(&mut self, scope: &Scope, ids: &[AddressId]) -> Result<Vec<AddressRow>, StoreError> {
        let values: Vec<Value<'_>> = ids.iter().map(|id| Value::from(*id)).collect();
        self.by_list(scope, "reading addresses", BY_ID, &values).await?.iter().map(AddressRow::of).collect()
    }

    /// The addresses of people, those with the best names first.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn addresses_of(&mut self, scope: &Scope, people: &[PersonId]) -> Result<Vec<AddressRow>, StoreError> {
        let values: Vec<Value<'_>> = people.iter().map(|id| Value::from(*id)).collect();
        self.by_list(scope, "reading addresses of people", BY_PERSON, &values).await?.iter().map(AddressRow::of).collect()
    }

    /// The next addresses after one, in the order of their ids; at most 2,000.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn addresses_after(&mut self, scope: &Scope, after: AddressId) -> Result<Vec<AddressRow>, StoreError> {
        let rows = self.rows("reading all addresses", ALL, &[scope.workspace().into(), after.into()]).await?;
        rows.iter().map(AddressRow::of).collect()
    }

    /// Says which addresses are ours. All messages have to be settled again where that changes anything.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn set_ours(&mut self, scope: &Scope, id: AddressId, is_ours: bool) -> Result<(), StoreError> {
        let sql = "UPDATE addresses SET is_ours = $3 WHERE workspace_id = $1 AND id = $2";
        self.change("saying which addresses are ours", sql, &[scope.workspace().into(), id.into(), is_ours.into()])
            .await
            .map(drop)
    }

    /// The muted senders.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn muted_addresses(&mut self, scope: &Scope) -> Result<Vec<AddressRow>, StoreError> {
        self.rows("listing muted senders", MUTED, &[scope.workspace().into()]).await?.iter().map(AddressRow::of).collect()
    }

    /// Mutes a sender or lets them be heard again; their messages have to be settled again. `false` when there is no
    /// such address.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn mute(&mut self, scope: &Scope, id: AddressId, is_muted: bool) -> Result<bool, StoreError> {
        let doing = "muting a sender";
        let sql = "UPDATE addresses SET is_muted = $3 WHERE workspace_id = $1 AND id = $2";
        let rows = self.change(doing, sql, &[scope.workspace().into(), id.into(), is_muted.into()]).await?;
        let sql = "UPDATE messages SET is_unsettled = 1
                    WHERE workspace_id = $1 AND (from_id = $2 OR author_id = $2) AND unreadable IS NULL";
        self.change(doing, sql, &[scope.workspace().into(), id.into()]).await?;
        Ok(rows == 1)
    }

    /// How often each address wrote what lies in a sent folder, and letters in all; those with any of the former.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn senders_in_sent(&mut self, scope: &Scope) -> Result<Vec<(AddressId, u64, u64)>, StoreError> {
        let sql = "SELECT from_id, COUNT(*) FROM messages
                    WHERE workspace_id = $1 AND folder = 5 AND from_id IS NOT NULL AND marks % 2 = 0
                    GROUP BY from_id ORDER BY from_id";
        let rows = self.rows("counting what was sent", sql, &[scope.workspace().into()]).await?;
        rows.iter().map(|row| Ok((AddressId::from_number(row.int(0)?), row.count(1)?, row.count(1)?))).collect()
    }

    /// What each address does in the mail, where no sent folder tells whose it is: its id, letters that it wrote, to
    /// how many others, messages in which it stands, messages delivered to it. Those that stand in most, at most 50.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn busiest_addresses(&mut self, scope: &Scope) -> Result<Vec<BusyAddress>, StoreError> {
        let sql = "SELECT a.id, COALESCE(w.letters, 0), COALESCE(w.others, 0), COALESCE(s.messages, 0) + COALESCE(w.messages, 0), a.delivered
                     FROM addresses a
                     LEFT JOIN (SELECT p.address_id, COUNT(DISTINCT p.message_id) AS messages
                                  FROM participants p JOIN messages m ON m.workspace_id = p.workspace_id AND m.id = p.message_id
                                 WHERE p.workspace_id = $1 AND p.role < 2 AND m.nature NOT IN (4, 5) AND m.from_id <> p.address_id
                                 GROUP BY p.address_id) s ON s.address_id = a.id
                     LEFT JOIN (SELECT m.from_id, COUNT(DISTINCT m.id) AS messages,
                                       COUNT(DISTINCT CASE WHEN m.nature = 0 THEN m.id END) AS letters,
                                       COUNT(DISTINCT CASE WHEN m.nature = 0 AND p.address_id <> m.from_id THEN p.address_id END) AS others
                                  FROM messages m LEFT JOIN participants p ON p.workspace_id = m.workspace_id AND p.message_id = m.id
                                       AND p.role < 2
                                 WHERE m.workspace_id = $1 AND m.nature NOT IN (4, 5)
                                 GROUP BY m.from_id) w ON w.from_id = a.id
                    WHERE a.workspace_id = $1
                    ORDER BY a.delivered DESC, 4 DESC, a.id LIMIT 50";
        let rows = self.rows("looking who stands in most of the mail", sql, &[scope.workspace().into()]).await?;
        let busy = |row: &Row| {
            Ok(BusyAddress {
                id: AddressId::from_number(row.int(0)?),
                wrote: row.count(1)?,
                wrote_to: row.count(2)?,
                stands_in: row.count(3)?,
                delivered: row.count(4)?,
            })
        };
        rows.iter().map(busy).collect()
    }
}

/// What an address does in the mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BusyAddress {
    /// Which.
    pub id: AddressId,
    /// Letters that it wrote.
    pub wrote: u64,
    /// To how many others.
    pub wrote_to: u64,
    /// Messages in which it stands.
    pub stands_in: u64,
    /// Messages delivered to it.
    pub delivered: u64,
}
