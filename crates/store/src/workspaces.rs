//! Workspaces: one business each, the tenant that leads every key; and the addresses that are its own.

use jiff::Timestamp;
use mila_domain::ids::WorkspaceId;

use crate::db::Unit;
use crate::error::StoreError;
use crate::schema::us;
use crate::scope::Scope;
use crate::value::Row;

/// A workspace and what holds for all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkspaceRow {
    /// Which.
    pub id: WorkspaceId,
    /// The name of the business; may be empty.
    pub name: String,
    /// The IANA name of its zone.
    pub zone: String,
    /// How soon a client is to be answered, in hours.
    pub answer_hours: i64,
    /// Rest days, Monday is 1, separated by commas.
    pub rest_days: String,
    /// Whether the clock stands still on them.
    pub pauses: bool,
    /// Whether it is the invented studio.
    pub is_demo: bool,
    /// Grows with every change of what it holds.
    pub revision: i64,
}

/// An address of which the owner said that it is not ours, and how it stood among ours before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedAddress {
    /// In lower case.
    pub address: String,
    /// Whether the owner had given it.
    pub was_given: bool,
    /// Its place among ours.
    pub place: i64,
}

impl WorkspaceRow {
    fn of(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: WorkspaceId::from_number(row.int(0)?),
            name: row.text(1)?,
            zone: row.text(2)?,
            answer_hours: row.int(3)?,
            rest_days: row.text(4)?,
            pauses: row.is(5)?,
            is_demo: row.is(6)?,
            revision: row.int(7)?,
        })
    }
}

impl Unit {
    /// Adds a workspace.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn add_workspace(&mut self, row: &WorkspaceRow, now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO workspaces (id, name, zone, answer_hours, rest_days, pauses, is_demo, revision, created_us)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let values = [
            row.id.into(),
            (&row.name).into(),
            (&row.zone).into(),
            row.answer_hours.into(),
            (&row.rest_days).into(),
            row.pauses.into(),
            row.is_demo.into(),
            row.revision.into(),
            us(now).into(),
        ];
        self.change("adding a workspace", sql, &values).await.map(drop)
    }

    /// All workspaces of this database, the oldest first. For the program at its start, not for pages.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn all_workspaces(&mut self) -> Result<Vec<WorkspaceRow>, StoreError> {
        let sql = "SELECT id, name, zone, answer_hours, rest_days, pauses, is_demo, revision
                     FROM workspaces ORDER BY created_us, id";
        self.rows("listing workspaces", sql, &[]).await?.iter().map(WorkspaceRow::of).collect()
    }

    /// The workspace itself.
    ///
    /// # Errors
    /// When the database cannot be reached, or when it does not exist.
    pub async fn workspace(&mut self, scope: &Scope) -> Result<WorkspaceRow, StoreError> {
        let sql = "SELECT id, name, zone, answer_hours, rest_days, pauses, is_demo, revision
                     FROM workspaces WHERE id = $1";
        let row = self.row("reading the workspace", sql, &[scope.workspace().into()]).await?;
        WorkspaceRow::of(&row.ok_or(StoreError::Broken("workspaces"))?)
    }

    /// Changes what holds for the whole workspace.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn change_workspace(&mut self, scope: &Scope, row: &WorkspaceRow) -> Result<(), StoreError> {
        let sql = "UPDATE workspaces SET name = $2, zone = $3, answer_hours = $4, rest_days = $5, pauses = $6 WHERE id = $1";
        let values = [
            scope.workspace().into(),
            (&row.name).into(),
            (&row.zone).into(),
            row.answer_hours.into(),
            (&row.rest_days).into(),
            row.pauses.into(),
        ];
        self.change("changing the workspace", sql, &values).await.map(drop)
    }

    /// Lets the revision of the workspace grow: what it holds is about to change. [`crate::Store::begin_in`] does it
    /// where the workspace is known from the beginning.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn touch(&mut self, scope: &Scope) -> Result<(), StoreError> {
        let sql = "UPDATE workspaces SET revision = revision + 1 WHERE id = $1";
        self.change("beginning a change", sql, &[scope.workspace().into()]).await.map(drop)
    }

    /// How often what the workspace holds was changed.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn revision(&mut self, scope: &Scope) -> Result<i64, StoreError> {
        let sql = "SELECT revision FROM workspaces WHERE id = $1";
        self.row("reading the revision", sql, &[scope.workspace().into()]).await?.map_or(Ok(0), |row| row.int(0))
    }

    /// Our own addresses, and whether the owner gave them; in their order.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn own_addresses(&mut self, scope: &Scope) -> Result<Vec<(String, bool)>, StoreError> {
        let sql = "SELECT address, is_given FROM own_addresses WHERE workspace_id = $1 ORDER BY place, address";
        let rows = self.rows("reading our addresses", sql, &[scope.workspace().into()]).await?;
        rows.iter().map(|row| Ok((row.text(0)?, row.is(1)?))).collect()
    }

    /// Sets our own addresses.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn set_own_addresses(&mut self, scope: &Scope, addresses: &[(String, bool)]) -> Result<(), StoreError> {
        let doing = "keeping our addresses";
        self.change(doing, "DELETE FROM own_addresses WHERE workspace_id = $1", &[scope.workspace().into()]).await?;
        let sql = "INSERT INTO own_addresses (workspace_id, address, is_given, place) VALUES ($1, $2, $3, $4)
                   ON CONFLICT (workspace_id, address) DO NOTHING";
        for (place, (address, is_given)) in (0_i64..).zip(addresses) {
            let values = [scope.workspace().into(), address.into(), (*is_given).into(), place.into()];
            self.change(doing, sql, &values).await?;
        }
        Ok(())
    }

    /// Addresses of which the owner said that they are not ours.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn refused_addresses(&mut self, scope: &Scope) -> Result<Vec<RefusedAddress>, StoreError> {
        let sql = "SELECT address, was_given, place FROM refused_addresses WHERE workspace_id = $1 ORDER BY address";
        let rows = self.rows("reading which addresses are not ours", sql, &[scope.workspace().into()]).await?;
        rows.iter().map(|row| Ok(RefusedAddress { address: row.text(0)?, was_given: row.is(1)?, place: row.int(2)? })).collect()
    }

    /// Remembers that an address is not ours, until it is accepted.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn refuse_address(&mut self, scope: &Scope, refused: &RefusedAddress) -> Result<(), StoreError> {
        let sql = "INSERT INTO refused_addresses (workspace_id, address, was_given, place) VALUES ($1, $2, $3, $4)
                   ON CONFLICT (workspace_id, address) DO NOTHING";
        let values = [scope.workspace().into(), (&refused.address).into(), refused.was_given.into(), refused.place.into()];
        self.change("remembering that an address is not ours", sql, &values).await.map(drop)
    }

    /// An address may be ours again; `false` when nobody had said otherwise.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn accept_address(&mut self, scope: &Scope, address: &str) -> Result<bool, StoreError> {
        let sql = "DELETE FROM refused_addresses WHERE workspace_id = $1 AND address = $2";
        let rows = self.change("accepting an address", sql, &[scope.workspace().into(), address.into()]).await?;
        Ok(rows == 1)
    }
}
