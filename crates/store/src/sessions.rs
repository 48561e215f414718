//! Sessions: who is signed in. A token is kept as its hash only.

use jiff::Timestamp;
use mila_domain::ids::{MemberId, WorkspaceId};

use crate::db::Unit;
use crate::error::StoreError;
use crate::schema::{instant, us};
use crate::scope::Scope;

/// A session that has not expired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionRow {
    /// Where.
    pub workspace: WorkspaceId,
    /// Who.
    pub member: MemberId,
    /// When they last asked for something.
    pub seen: Timestamp,
}

impl Unit {
    /// Begins a session.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn add_session(
        &mut self,
        scope: &Scope,
        member: MemberId,
        token: &[u8; 32],
        now: Timestamp,
        expires: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO sessions (token, workspace_id, member_id, created_us, seen_us, expires_us)
                   VALUES ($1, $2, $3, $4, $4, $5)";
        let values = [token.into(), scope.workspace().into(), member.into(), us(now).into(), us(expires).into()];
        self.change("beginning a session", sql, &values).await.map(drop)
    }

    /// The session of a token.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn session(&mut self, token: &[u8; 32], now: Timestamp) -> Result<Option<SessionRow>, StoreError> {
        let sql = "SELECT workspace_id, member_id, seen_us FROM sessions WHERE token = $1 AND expires_us > $2";
        let row = self.row("looking for a session", sql, &[token.into(), us(now).into()]).await?;
        row.map(|row| {
            Ok(SessionRow {
                workspace: WorkspaceId::from_number(row.int(0)?),
                member: MemberId::from_number(row.int(1)?),
                seen: instant(row.int(2)?),
            })
        })
        .transpose()
    }

    /// Takes note that a session is in use, and lets it live on.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn prolong_session(&mut self, token: &[u8; 32], now: Timestamp, expires: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE sessions SET seen_us = $2, expires_us = $3 WHERE token = $1";
        self.change("prolonging a session", sql, &[token.into(), us(now).into(), us(expires).into()]).await.map(drop)
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn end_session(&mut self, token: &[u8; 32]) -> Result<(), StoreError> {
        self.change("ending a session", "DELETE FROM sessions WHERE token = $1", &[token.into()]).await.map(drop)
    }

    /// Ends all sessions of a member.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn end_sessions_of(&mut self, scope: &Scope, member: MemberId) -> Result<(), StoreError> {
        let sql = "DELETE FROM sessions WHERE workspace_id = $1 AND member_id = $2";
        self.change("ending sessions", sql, &[scope.workspace().into(), member.into()]).await.map(drop)
    }

    /// When each member last asked for something.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn members_seen(&mut self, scope: &Scope) -> Result<Vec<(MemberId, Timestamp)>, StoreError> {
        let sql = "SELECT member_id, MAX(seen_us) FROM sessions WHERE workspace_id = $1 GROUP BY member_id ORDER BY member_id";
        let rows = self.rows("reading who was here", sql, &[scope.workspace().into()]).await?;
        rows.iter().map(|row| Ok((MemberId::from_number(row.int(0)?), instant(row.int(1)?)))).collect()
    }

    /// Forgets sessions and tries that no longer matter.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn sweep(&mut self, now: Timestamp, before: Timestamp) -> Result<(), StoreError> {
        let doing = "sweeping";
        self.change(doing, "DELETE FROM sessions WHERE expires_us <= $1", &[us(now).into()]).await?;
        self.change(doing, "DELETE FROM tries WHERE last_us < $1", &[us(before).into()]).await.map(drop)
    }
}
