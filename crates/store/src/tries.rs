//! Tries to sign in: how often each name and each place on the net failed lately. Both are kept as hashes.

use jiff::Timestamp;

use crate::db::Unit;
use crate::error::StoreError;
use crate::schema::{instant, us};

/// What is remembered of failed tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tries {
    /// How many failed in a row.
    pub failures: i64,
    /// Until when the next one is refused.
    pub until: Timestamp,
}

impl Unit {
    /// What is remembered of a name or a place.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn tries(&mut self, subject: &[u8; 32]) -> Result<Option<Tries>, StoreError> {
        let row = self.row("reading tries", "SELECT failures, until_us FROM tries WHERE subject = $1", &[subject.into()]).await?;
        row.map(|row| Ok(Tries { failures: row.int(0)?, until: instant(row.int(1)?) })).transpose()
    }

    /// Remembers a failure.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn set_tries(&mut self, subject: &[u8; 32], tries: &Tries, now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO tries (subject, failures, until_us, last_us) VALUES ($1, $2, $3, $4)
                   ON CONFLICT (subject) DO UPDATE SET failures = excluded.failures, until_us = excluded.until_us, last_us = excluded.last_us";
        let values = [subject.into(), tries.failures.into(), us(tries.until).into(), us(now).into()];
        self.change("remembering a try", sql, &values).await.map(drop)
    }

    /// Forgets failures after a success.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn forget_tries(&mut self, subject: &[u8; 32]) -> Result<(), StoreError> {
        self.change("forgetting tries", "DELETE FROM tries WHERE subject = $1", &[subject.into()]).await.map(drop)
    }
}
