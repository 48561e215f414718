//! Members: who works in a workspace.

use jiff::Timestamp;
use mila_domain::ids::{MemberId, WorkspaceId};

use crate::db::Unit;
use crate::error::StoreError;
use crate::schema::us;
use crate::scope::Scope;
use crate::value::Row;

/// A member. Words for role, language and look are the desk's.
#[derive(Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// Where they work.
    pub workspace: WorkspaceId,
    /// Who.
    pub id: MemberId,
    /// With which they sign in.
    pub name: String,
    /// The name as it is compared.
    pub name_key: String,
    /// What they may do.
    pub role: String,
    /// The code of their language.
    pub language: String,
    /// Light or dark.
    pub look: String,
    /// The hash of their password (PHC string); `None` until they set one.
    pub password: Option<String>,
}

const COLUMNS: &str = "workspace_id, id, name, name_key, role, language, look, password";

impl MemberRow {
    fn of(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            workspace: WorkspaceId::from_number(row.int(0)?),
            id: MemberId::from_number(row.int(1)?),
            name: row.text(2)?,
            name_key: row.text(3)?,
            role: row.text(4)?,
            language: row.text(5)?,
            look: row.text(6)?,
            password: row.maybe_text(7)?,
        })
    }
}

impl Unit {
    /// Adds a member.
    ///
    /// # Errors
    /// When the database cannot do it, or when the name is taken.
    pub async fn add_member(&mut self, row: &MemberRow, now: Timestamp) -> Result<(), StoreError> {
        let sql = format!("INSERT INTO members ({COLUMNS}, created_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
        let values = [
            row.workspace.into(),
            row.id.into(),
            (&row.name).into(),
            (&row.name_key).into(),
            (&row.role).into(),
            (&row.language).into(),
            (&row.look).into(),
            row.password.as_deref().into(),
            us(now).into(),
        ];
        self.change("adding a member", &sql, &values).await.map(drop)
    }

    /// Sets a member's language and look, and nothing else; `false` when there is no such member.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn set_taste(&mut self, scope: &Scope, id: MemberId, language: &str, look: &str) -> Result<bool, StoreError> {
        let sql = "UPDATE members SET language = $3, look = $4 WHERE workspace_id = $1 AND id = $2 AND removed_us IS NULL";
        let values = [scope.workspace().into(), id.into(), language.into(), look.into()];
        self.change("setting a member's taste", sql, &values).await.map(|rows| rows == 1)
    }

    /// Sets a member's password, and nothing else; `false` when there is no such member.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn set_password(&mut self, scope: &Scope, id: MemberId, hash: &str) -> Result<bool, StoreError> {
        let sql = "UPDATE members SET password = $3 WHERE workspace_id = $1 AND id = $2 AND removed_us IS NULL";
        let values = [scope.workspace().into(), id.into(), hash.into()];
        self.change("setting a password", sql, &values).await.map(|rows| rows == 1)
    }

    /// Takes a member out and ends their sessions and links, those that they made included; `false` when there is no such member.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn remove_member(&mut self, scope: &Scope, id: MemberId, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE members SET removed_us = $3, password = NULL
                    WHERE workspace_id = $1 AND id = $2 AND removed_us IS NULL";
        let removed = self.change("removing a member", sql, &[scope.workspace().into(), id.into(), us(now).into()]).await?;
        self.end_links_of(scope, id, now).await?;
        self.end_sessions_of(scope, id).await?;
        Ok(removed == 1)
    }

    /// Everybody who works in the workspace, by name.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn members(&mut self, scope: &Scope) -> Result<Vec<MemberRow>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM members WHERE workspace_id = $1 AND removed_us IS NULL ORDER BY created_us, id");
        self.rows("listing members", &sql, &[scope.workspace().into()]).await?.iter().map(MemberRow::of).collect()
    }

    /// One member.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn member(&mut self, scope: &Scope, id: MemberId) -> Result<Option<MemberRow>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM members WHERE workspace_id = $1 AND id = $2 AND removed_us IS NULL");
        let row = self.row("reading a member", &sql, &[scope.workspace().into(), id.into()]).await?;
        row.as_ref().map(MemberRow::of).transpose()
    }

    /// Whoever signs in with a name, in whichever workspace; a handful at most, since each costs a password check.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn members_named(&mut self, name_key: &str) -> Result<Vec<MemberRow>, StoreError> {
        let sql =
            format!("SELECT {COLUMNS} FROM members WHERE name_key = $1 AND removed_us IS NULL ORDER BY created_us, id LIMIT 5");
        self.rows("looking for a member", &sql, &[name_key.into()]).await?.iter().map(MemberRow::of).collect()
    }
}
