//! The audit log: who did what, append-only. No words of any message are in it.

use jiff::Timestamp;
use mila_domain::ids::{DeedId, MemberId};

use crate::db::Unit;
use crate::error::StoreError;
use crate::schema::{instant, us};
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

/// A line as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// When.
    pub at: Timestamp,
    /// Who did it, if it was a member.
    pub member: Option<MemberId>,
    /// What was done.
    pub what: String,
    /// To what.
    pub about: String,
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

    /// The latest lines, the newest first.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn audit(&mut self, scope: &Scope, most: i64) -> Result<Vec<Noted>, StoreError> {
        let sql = "SELECT at_us, member_id, deed, about FROM audit WHERE workspace_id = $1 ORDER BY id DESC LIMIT $2";
        let rows = self.rows("reading the audit log", sql, &[scope.workspace().into(), most.into()]).await?;
        rows.iter()
            .map(|row| {
                Ok(Noted {
                    at: instant(row.int(0)?),
                    member: row.maybe_int(1)?.map(MemberId::from_number),
                    what: row.text(2)?,
                    about: row.text(3)?,
                })
            })
            .collect()
    }
}
