//! Imports that were started from the desk, and how they went.

use jiff::Timestamp;
use mila_domain::ids::DeedId;

use crate::db::Unit;
use crate::error::StoreError;
use crate::schema::{instant, us};
use crate::scope::Scope;
use crate::value::Row;

/// One import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// Which.
    pub id: DeedId,
    /// When it began.
    pub at: Timestamp,
    /// The file or folder.
    pub name: String,
    /// How it goes.
    pub state: ImportState,
    /// What came of it, in the desk's notation.
    pub tally: String,
    /// Why it failed, in the desk's notation.
    pub why: Option<String>,
}

/// How an import goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportState {
    /// It waits for its turn, or for the program to be started again.
    Waiting,
    /// It runs, or the program broke off while it ran.
    Running,
    /// The same for an import that was taken up again after the program had broken off.
    Resumed,
    /// It is done.
    Done,
    /// It could not be done.
    Failed,
}

impl ImportState {
    const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Resumed => "resumed",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    fn of(word: &str) -> Result<Self, StoreError> {
        [Self::Waiting, Self::Running, Self::Resumed, Self::Done, Self::Failed]
            .into_iter()
            .find(|state| state.word() == word)
            .ok_or(StoreError::Broken("imports"))
    }
}

impl ImportRow {
    fn of(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: DeedId::from_number(row.int(0)?),
            at: instant(row.int(1)?),
            name: row.text(2)?,
            state: ImportState::of(&row.text(3)?)?,
            tally: row.text(4)?,
            why: row.maybe_text(5)?,
        })
    }
}

impl Unit {
    /// Keeps how an import goes.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn put_import(&mut self, scope: &Scope, row: &ImportRow) -> Result<(), StoreError> {
        let sql = "INSERT INTO imports (workspace_id, id, at_us, name, state, tally, why) VALUES ($1, $2, $3, $4, $5, $6, $7)
                   ON CONFLICT (workspace_id, id) DO UPDATE SET state = excluded.state, tally = excluded.tally, why = excluded.why";
        let values = [
            scope.workspace().into(),
            row.id.into(),
            us(row.at).into(),
            (&row.name).into(),
            row.state.word().into(),
            (&row.tally).into(),
            row.why.as_deref().into(),
        ];
        self.change("keeping an import", sql, &values).await.map(drop)
    }

    /// One import.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn import(&mut self, scope: &Scope, id: DeedId) -> Result<Option<ImportRow>, StoreError> {
        let sql = "SELECT id, at_us, name, state, tally, why FROM imports WHERE workspace_id = $1 AND id = $2";
        let row = self.row("looking for an import", sql, &[scope.workspace().into(), id.into()]).await?;
        row.as_ref().map(ImportRow::of).transpose()
    }

    /// The latest imports, newest first.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn imports(&mut self, scope: &Scope, most: i64) -> Result<Vec<ImportRow>, StoreError> {
        let sql = "SELECT id, at_us, name, state, tally, why FROM imports WHERE workspace_id = $1 ORDER BY at_us DESC, id DESC LIMIT $2";
        let rows = self.rows("listing imports", sql, &[scope.workspace().into(), most.into()]).await?;
        rows.iter().map(ImportRow::of).collect()
    }
}
