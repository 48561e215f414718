//! Deeds of the owner that can be taken back: what was done, and what is needed to undo it. What the facts mean is for
//! the desk to say.

use jiff::Timestamp;
use mila_domain::ids::{DeedId, PersonId};

use crate::db::Unit;
use crate::error::StoreError;
use crate::schema::{instant, us};
use crate::scope::Scope;
use crate::value::Row;

/// One deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeedRow {
    /// Which.
    pub id: DeedId,
    /// When it was done, or prepared.
    pub at: Timestamp,
    /// What was done, in one word of the desk's.
    pub kind: String,
    /// How it stands.
    pub state: DeedState,
    /// Whom it is about, if it is about somebody.
    pub person: Option<PersonId>,
    /// The name of the other person, or of the file.
    pub name: String,
    /// What is needed to do it, or to undo it, in the desk's notation.
    pub facts: String,
}

/// How a deed stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeedState {
    /// It is shown to the owner and not done yet.
    Pending,
    /// It is done.
    Done,
    /// It was taken back.
    Undone,
}

impl DeedState {
    const fn word(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Done => "done",
            Self::Undone => "undone",
        }
    }

    fn of(word: &str) -> Result<Self, StoreError> {
        [Self::Pending, Self::Done, Self::Undone]
            .into_iter()
            .find(|state| state.word() == word)
            .ok_or(StoreError::Broken("deeds"))
    }
}

impl DeedRow {
    fn of(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: DeedId::from_number(row.int(0)?),
            at: instant(row.int(1)?),
            kind: row.text(2)?,
            state: DeedState::of(&row.text(3)?)?,
            person: row.maybe_int(4)?.map(PersonId::from_number),
            name: row.text(5)?,
            facts: row.text(6)?,
        })
    }
}

impl Unit {
    /// Keeps a new deed.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn add_deed(&mut self, scope: &Scope, deed: &DeedRow) -> Result<(), StoreError> {
        let sql = "INSERT INTO deeds (workspace_id, id, at_us, member_id, kind, state, person_id, name, facts)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let values = [
            scope.workspace().into(),
            deed.id.into(),
            us(deed.at).into(),
            scope.member().into(),
            (&deed.kind).into(),
            deed.state.word().into(),
            deed.person.into(),
            (&deed.name).into(),
            (&deed.facts).into(),
        ];
        self.change("keeping a deed", sql, &values).await.map(drop)
    }

    /// Takes a deed from one state to the next; `false` when it is not in the first one.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn turn_deed(
        &mut self,
        scope: &Scope,
        id: DeedId,
        turn: (DeedState, DeedState),
        facts: &str,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE deeds SET state = $4, facts = $5 WHERE workspace_id = $1 AND id = $2 AND state = $3";
        let values = [scope.workspace().into(), id.into(), turn.0.word().into(), turn.1.word().into(), facts.into()];
        self.change("turning a deed", sql, &values).await.map(|rows| rows == 1)
    }

    /// One deed.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn deed(&mut self, scope: &Scope, id: DeedId) -> Result<Option<DeedRow>, StoreError> {
        let sql = "SELECT id, at_us, kind, state, person_id, name, facts FROM deeds WHERE workspace_id = $1 AND id = $2";
        let row = self.row("reading a deed", sql, &[scope.workspace().into(), id.into()]).await?;
        row.as_ref().map(DeedRow::of).transpose()
    }

    /// The latest deeds of one kind that were done, taken back ones included, the newest first.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn deeds_of_kind(&mut self, scope: &Scope, kind: &str, most: i64) -> Result<Vec<DeedRow>, StoreError> {
        let sql = "SELECT id, at_us, kind, state, person_id, name, facts FROM deeds
                    WHERE workspace_id = $1 AND kind = $2 AND state <> 'pending' ORDER BY at_us DESC, id DESC LIMIT $3";
        let rows = self.rows("listing deeds", sql, &[scope.workspace().into(), kind.into(), most.into()]).await?;
        rows.iter().map(DeedRow::of).collect()
    }

    /// The deeds of one kind that were done to a person and hold, the newest first.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn deeds_about(&mut self, scope: &Scope, person: PersonId, kind: &str) -> Result<Vec<DeedRow>, StoreError> {
        let sql = "SELECT id, at_us, kind, state, person_id, name, facts FROM deeds
                    WHERE workspace_id = $1 AND person_id = $2 AND kind = $3 AND state = 'done' ORDER BY id DESC LIMIT 20";
        let rows = self.rows("listing deeds", sql, &[scope.workspace().into(), person.into(), kind.into()]).await?;
        rows.iter().map(DeedRow::of).collect()
    }

    /// Forgets deeds that were prepared before `then` and never done.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn forget_pending_deeds(&mut self, scope: &Scope, then: Timestamp) -> Result<(), StoreError> {
        let sql = "DELETE FROM deeds WHERE workspace_id = $1 AND state = 'pending' AND at_us < $2";
        self.change("forgetting what was not done", sql, &[scope.workspace().into(), us(then).into()]).await.map(drop)
    }
}
