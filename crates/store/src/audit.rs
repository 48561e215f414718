//! The audit log: who did what, append-only. No words of any message are in it.

use jiff::Timestamp;
use mila_domain::ids::DeedId;

use crate::db::Unit;
use crate::error::StoreError;
use crate::schema::us;
use crate::scope::Scope;

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed<'a> {
    /// Its id.
    pub id: DeedId,
    /// What was done: `signed-in`, `member-removed`.
    pub what: &'a str,
    /// To what, by its id; may be empty.
    pub about: &'a str,
}

impl Unit {
    /// Writes a line.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn note(&mut self, scope: &Scope, deed: &Deed<'_>, now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO audit (workspace_id, id, at_us, member_id, deed, about) VALUES ($1, $2, $3, $4, $5, $6)";
        let values = [
            scope.workspace().into(),
            deed.id.into(),
            us(now).into(),
            scope.member().into(),
            deed.what.into(),
            deed.about.into(),
        ];
        self.change("writing the audit log", sql, &values).await.map(drop)
    }
}
