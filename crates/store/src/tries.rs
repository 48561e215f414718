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

    /// Counts one more failure and says how many there are now. Others who count at the same moment wait for this one.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn count_failure(&mut self, subject: &[u8; 32], now: Timestamp) -> Result<i64, StoreError> {
        let sql = "INSERT INTO tries (subject, failures, until_us, last_us) VALUES ($1, 1, $2, $2)
                   ON CONFLICT (subject) DO UPDATE SET failures = tries.failures + 1, last_us = excluded.last_us
                   RETURNING failures";
        let row = self.row("counting a failure", sql, &[subject.into(), us(now).into()]).await?;
        row.map_or(Err(StoreError::Broken("tries")), |row| row.int(0))
    }

    /// Refuses tries until then, or for longer where that was said already.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn refuse_tries(&mut self, subject: &[u8; 32], until: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE tries SET until_us = $2 WHERE subject = $1 AND until_us <= $2";
        self.change("slowing tries down", sql, &[subject.into(), us(until).into()]).await.map(drop)
    }

    /// Forgets failures after a success.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn forget_tries(&mut self, subject: &[u8; 32]) -> Result<(), StoreError> {
        self.change("forgetting tries", "DELETE FROM tries WHERE subject = $1", &[subject.into()]).await.map(drop)
    }
}
