//! What went wrong with accounts lately, for the owner to see.

use jiff::Timestamp;
use mila_domain::account::Trouble;
use mila_domain::ids::AccountId;

use crate::db::Unit;
use crate::error::StoreError;
use crate::schema::{instant, us};
use crate::scope::Scope;

/// Something that went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TroubleRow {
    /// When.
    pub at: Timestamp,
    /// In which folder; empty where it was not about one.
    pub folder: String,
    /// What.
    pub trouble: Trouble,
    /// What the server said about it.
    pub said: String,
}

impl Unit {
    /// Keeps what went wrong, and forgets what is older than the last few.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn add_trouble(&mut self, scope: &Scope, account: AccountId, id: i64, row: &TroubleRow) -> Result<(), StoreError> {
        let sql = "INSERT INTO troubles (workspace_id, id, account_id, at_us, folder, trouble, said) VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let values = [
            scope.workspace().into(),
            id.into(),
            account.into(),
            us(row.at).into(),
            (&row.folder).into(),
            row.trouble.word().into(),
            (&row.said).into(),
        ];
        self.change("keeping what went wrong", sql, &values).await?;
        let sql = "DELETE FROM troubles WHERE workspace_id = $1 AND account_id = $2 AND id NOT IN
                     (SELECT id FROM troubles WHERE workspace_id = $1 AND account_id = $2 ORDER BY id DESC LIMIT 50)";
        self.change("forgetting old troubles", sql, &[scope.workspace().into(), account.into()]).await.map(drop)
    }

    /// What went wrong lately, the latest first.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn troubles(&mut self, scope: &Scope, account: AccountId, most: i64) -> Result<Vec<TroubleRow>, StoreError> {
        let sql = "SELECT at_us, folder, trouble, said FROM troubles WHERE workspace_id = $1 AND account_id = $2 ORDER BY id DESC LIMIT $3";
        let rows = self.rows("listing what went wrong", sql, &[scope.workspace().into(), account.into(), most.into()]).await?;
        rows.iter()
            .map(|row| {
                Ok(TroubleRow {
                    at: instant(row.int(0)?),
                    folder: row.text(1)?,
                    trouble: Trouble::of(&row.text(2)?).ok_or(StoreError::Broken("troubles"))?,
                    said: row.text(3)?,
                })
            })
            .collect()
    }
}
