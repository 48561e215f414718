//! Forms that were sent: by which a form is known that is sent twice. The mark is part of the deed's own transaction, so
//! that there is no deed without it and no mark without its deed.

use std::fmt;

use jiff::Timestamp;

use crate::db::Unit;
use crate::error::StoreError;
use crate::schema::us;
use crate::scope::Scope;

/// One press of one form: a hash over its key, where it was sent, and what was filled in.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FormHash([u8; 32]);

impl FormHash {
    /// The hash of a press.
    #[must_use]
    pub const fn new(hash: [u8; 32]) -> Self {
        Self(hash)
    }

    /// The hash itself.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    fn text(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
    }
}

impl fmt::Debug for FormHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FormHash")
    }
}

impl Unit {
    /// Takes note that a form was sent; `false` when it had been sent before, so that nothing is done twice. Another
    /// unit that takes note of the same waits until this one has ended.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn press(&mut self, scope: &Scope, form: FormHash, now: Timestamp) -> Result<bool, StoreError> {
        let sql =
            "INSERT INTO pressed (workspace_id, form, at_us) VALUES ($1, $2, $3) ON CONFLICT (workspace_id, form) DO NOTHING";
        let form = form.text();
        let values = [scope.workspace().into(), (&form).into(), us(now).into()];
        self.change("taking note of a form", sql, &values).await.map(|rows| rows == 1)
    }

    /// Whether a form was sent before, and its deed done.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn was_pressed(&mut self, scope: &Scope, form: FormHash) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM pressed WHERE workspace_id = $1 AND form = $2";
        let form = form.text();
        let values = [scope.workspace().into(), (&form).into()];
        self.row("looking for a form", sql, &values).await.map(|row| row.is_some())
    }

    /// Forgets forms that were sent before `then`.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn forget_pressed(&mut self, then: Timestamp) -> Result<(), StoreError> {
        self.change("forgetting forms", "DELETE FROM pressed WHERE at_us < $1", &[us(then).into()]).await.map(drop)
    }
}
