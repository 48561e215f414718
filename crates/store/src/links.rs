//! One-time links. A token is kept as its hash only; opening a link changes nothing.

use jiff::Timestamp;
use mila_domain::ids::{MemberId, WorkspaceId};

use crate::db::Unit;
use crate::error::StoreError;
use crate::schema::us;
use crate::scope::Scope;

/// A link that still works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRow {
    /// Into which workspace it leads.
    pub workspace: WorkspaceId,
    /// What it is for, in the desk's word.
    pub errand: String,
    /// For whom, if that is somebody who is known.
    pub member: Option<MemberId>,
    /// What they will be allowed to do.
    pub role: String,
}

impl Unit {
    /// Adds a link.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn add_link(
        &mut self,
        token: &[u8; 32],
        row: &LinkRow,
        now: Timestamp,
        expires: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO links (token, workspace_id, errand, member_id, role, created_us, expires_us)
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let values = [
            token.into(),
            row.workspace.into(),
            (&row.errand).into(),
            row.member.into(),
            (&row.role).into(),
            us(now).into(),
            us(expires).into(),
        ];
        self.change("adding a link", sql, &values).await.map(drop)
    }

    /// The link of a token, if it can still be used.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn link(&mut self, token: &[u8; 32], now: Timestamp) -> Result<Option<LinkRow>, StoreError> {
        let sql = "SELECT workspace_id, errand, member_id, role FROM links
                    WHERE token = $1 AND expires_us > $2 AND used_us IS NULL";
        let row = self.row("looking for a link", sql, &[token.into(), us(now).into()]).await?;
        row.map(|row| {
            Ok(LinkRow {
                workspace: WorkspaceId::from_number(row.int(0)?),
                errand: row.text(1)?,
                member: row.maybe_int(2)?.map(MemberId::from_number),
                role: row.text(3)?,
            })
        })
        .transpose()
    }

    /// Uses a link up; `false` when somebody was faster.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn use_link(&mut self, token: &[u8; 32], now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE links SET used_us = $2 WHERE token = $1 AND used_us IS NULL AND expires_us > $2";
        self.change("using a link", sql, &[token.into(), us(now).into()]).await.map(|rows| rows == 1)
    }

    /// Ends all unused links of an errand in a workspace, so that only the newest one works.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn end_links(&mut self, scope: &Scope, errand: &str, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE links SET used_us = $3 WHERE workspace_id = $1 AND errand = $2 AND used_us IS NULL";
        self.change("ending links", sql, &[scope.workspace().into(), errand.into(), us(now).into()]).await.map(drop)
    }
}
