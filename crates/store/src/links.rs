//! One-time links. A token is kept as its hash only; opening a link changes nothing.

use jiff::Timestamp;
use mila_domain::ids::{LinkId, MemberId, WorkspaceId};

use crate::db::Unit;
use crate::error::StoreError;
use crate::schema::{instant, us};
use crate::scope::Scope;
use crate::value::Row;

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
    /// Who made it, if it was a member.
    pub made_by: Option<MemberId>,
}

/// A link that still works, as those see it who may withdraw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenLinkRow {
    /// Which.
    pub id: LinkId,
    /// What whoever uses it will be allowed to do.
    pub role: String,
    /// Who made it, if it was a member.
    pub made_by: Option<MemberId>,
    /// When it was made.
    pub made: Timestamp,
    /// Until when it works.
    pub expires: Timestamp,
}

impl OpenLinkRow {
    fn of(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: LinkId::from_number(row.int(0)?),
            role: row.text(1)?,
            made_by: row.maybe_int(2)?.map(MemberId::from_number),
            made: instant(row.int(3)?),
            expires: instant(row.int(4)?),
        })
    }
}

impl Unit {
    /// Adds a link.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn add_link(
        &mut self,
        token: &[u8; 32],
        id: LinkId,
        row: &LinkRow,
        now: Timestamp,
        expires: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO links (token, workspace_id, errand, member_id, role, created_us, expires_us, id, made_by)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let values = [
            token.into(),
            row.workspace.into(),
            (&row.errand).into(),
            row.member.into(),
            (&row.role).into(),
            us(now).into(),
            us(expires).into(),
            id.into(),
            row.made_by.into(),
        ];
        self.change("adding a link", sql, &values).await.map(drop)
    }

    /// The link of a token, if it can still be used. Whoever was removed has made none.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn link(&mut self, token: &[u8; 32], now: Timestamp) -> Result<Option<LinkRow>, StoreError> {
        let sql = "SELECT l.workspace_id, l.errand, l.member_id, l.role, l.made_by FROM links l
                    WHERE l.token = $1 AND l.expires_us > $2 AND l.used_us IS NULL
                      AND (l.made_by IS NULL OR EXISTS (SELECT 1 FROM members m
                            WHERE m.workspace_id = l.workspace_id AND m.id = l.made_by AND m.removed_us IS NULL))";
        let row = self.row("looking for a link", sql, &[token.into(), us(now).into()]).await?;
        row.map(|row| {
            Ok(LinkRow {
                workspace: WorkspaceId::from_number(row.int(0)?),
                errand: row.text(1)?,
                member: row.maybe_int(2)?.map(MemberId::from_number),
                role: row.text(3)?,
                made_by: row.maybe_int(4)?.map(MemberId::from_number),
            })
        })
        .transpose()
    }

    /// The links of an errand that still work, the newest first.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn open_links(&mut self, scope: &Scope, errand: &str, now: Timestamp) -> Result<Vec<OpenLinkRow>, StoreError> {
        let sql = "SELECT id, role, made_by, created_us, expires_us FROM links
                    WHERE workspace_id = $1 AND errand = $2 AND used_us IS NULL AND expires_us > $3
                    ORDER BY created_us DESC, id DESC";
        let rows = self.rows("listing links", sql, &[scope.workspace().into(), errand.into(), us(now).into()]).await?;
        rows.iter().map(OpenLinkRow::of).collect()
    }

    /// Ends one link of an errand that still works; `false` when there is no such link.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn end_link(&mut self, scope: &Scope, errand: &str, id: LinkId, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE links SET used_us = $4
                    WHERE workspace_id = $1 AND errand = $2 AND id = $3 AND used_us IS NULL AND expires_us > $4";
        let values = [scope.workspace().into(), errand.into(), id.into(), us(now).into()];
        self.change("withdrawing a link", sql, &values).await.map(|rows| rows == 1)
    }

    /// Ends the unused links of a member who is no longer here: those for them, those that they made, and those for
    /// nobody in particular of which nobody knows who made them.
    pub(crate) async fn end_links_of(&mut self, scope: &Scope, member: MemberId, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE links SET used_us = $3
                    WHERE workspace_id = $1 AND used_us IS NULL
                      AND (member_id = $2 OR made_by = $2 OR member_id IS NULL AND made_by IS NULL)";
        self.change("ending links", sql, &[scope.workspace().into(), member.into(), us(now).into()]).await.map(drop)
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

#[cfg(test)]
mod tests;
