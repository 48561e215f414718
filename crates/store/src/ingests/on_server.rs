//! Verdicts on what lies in folders of mail servers: which UIDs are held, which are not and why, which have gone.

use jiff::Timestamp;
use mila_domain::account::Flags;
use mila_domain::ids::{AccountId, FolderId};
use mila_domain::reconciliation::Noted;
use mila_domain::uids::Uids;

use crate::db::Unit;
use crate::error::StoreError;
use crate::schema::us;
use crate::scope::Scope;
use crate::value::Value;

/// A folder of a mail server for as long as its numbers mean the same messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The account.
    pub account: AccountId,
    /// The folder.
    pub folder: FolderId,
    /// UIDVALIDITY.
    pub validity: u32,
}

impl Spot {
    /// Account and folder as rows name them.
    #[must_use]
    pub fn texts(&self) -> (String, String) {
        (self.account.to_string(), self.folder.to_string())
    }
}

/// Something that the server did not hand over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failed {
    /// Its UID.
    pub uid: u32,
    /// When it is asked for again.
    pub next: Timestamp,
}

impl Unit {
    /// How many UIDs of a folder that are held or set aside lie in these ranges, and how many there are in all.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn count_noted(&mut self, scope: &Scope, spot: &Spot, uids: &Uids) -> Result<(u64, u64), StoreError> {
        let doing = "counting verdicts";
        let (account, folder) = spot.texts();
        let mut values: Vec<Value<'_>> =
            vec![scope.workspace().into(), (&account).into(), (&folder).into(), i64::from(spot.validity).into()];
        let sql = "SELECT COUNT(*) FROM ingests WHERE workspace_id = $1 AND account = $2 AND folder = $3 AND validity = $4
                      AND gone_us IS NULL AND verdict <> 'failed'";
        let all = self.row(doing, sql, &values).await?.map_or(Ok(0), |row| row.count(0))?;
        let sql = "SELECT COUNT(*) FROM ingests WHERE workspace_id = $1 AND account = $2 AND folder = $3 AND validity = $4
                      AND gone_us IS NULL AND verdict <> 'failed' AND uid BETWEEN $5 AND $6";
        let mut within = 0;
        for range in uids.ranges() {
            values.truncate(4);
            values.extend_from_slice(&[i64::from(*range.start()).into(), i64::from(*range.end()).into()]);
            within += self.row(doing, sql, &values).await?.map_or(Ok(0), |row| row.count(0))?;
        }
        Ok((within, all))
    }

    /// How many UIDs of a folder were set aside since they lie too far back.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn count_older(&mut self, scope: &Scope, spot: &Spot) -> Result<u64, StoreError> {
        let (account, folder) = spot.texts();
        let sql = "SELECT COUNT(*) FROM ingests WHERE workspace_id = $1 AND account = $2 AND folder = $3 AND validity = $4
                      AND gone_us IS NULL AND verdict = 'older'";
        let values = [scope.workspace().into(), (&account).into(), (&folder).into(), i64::from(spot.validity).into()];
        self.row("counting what lies too far back", sql, &values).await?.map_or(Ok(0), |row| row.count(0))
    }

    /// What is noted of a folder's UIDs.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn noted(&mut self, scope: &Scope, spot: &Spot, now: Timestamp) -> Result<Noted, StoreError> {
        let (account, folder) = spot.texts();
        let sql = "SELECT uid, CASE WHEN gone_us IS NOT NULL THEN 4 WHEN verdict = 'older' THEN 1 WHEN verdict <> 'failed' THEN 0
                               WHEN next_us > $5 THEN 2 ELSE 3 END AS pile
                     FROM ingests WHERE workspace_id = $1 AND account = $2 AND folder = $3 AND validity = $4 ORDER BY uid";
        let values =
            [scope.workspace().into(), (&account).into(), (&folder).into(), i64::from(spot.validity).into(), us(now).into()];
        let mut piles: [Vec<u32>; 5] = Default::default();
        for row in self.rows("reading verdicts", sql, &values).await? {
            let pile = usize::try_from(row.int(1)?).unwrap_or(0);
            let uid = u32::try_from(row.int(0)?).map_err(|_| StoreError::Broken("ingests"))?;
            piles.get_mut(pile).ok_or(StoreError::Broken("ingests"))?.push(uid);
        }
        let [held, older, resting, due, gone] = piles.map(Uids::of_numbers);
        Ok(Noted { held, older, resting, due, gone })
    }

    /// The greatest UID of a folder that has a verdict.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn last_noted(&mut self, scope: &Scope, spot: &Spot) -> Result<u32, StoreError> {
        let (account, folder) = spot.texts();
        let sql = "SELECT uid FROM ingests WHERE workspace_id = $1 AND account = $2 AND folder = $3 AND validity = $4
                    ORDER BY uid DESC LIMIT 1";
        let values = [scope.workspace().into(), (&account).into(), (&folder).into(), i64::from(spot.validity).into()];
        let row = self.row("reading the last verdict", sql, &values).await?;
        row.map_or(Ok(0), |row| row.int(0).map(|uid| u32::try_from(uid).unwrap_or(0)))
    }

    /// Takes note that messages have gone from a folder, or are there again.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn mark_gone(
        &mut self,
        scope: &Scope,
        spot: &Spot,
        uids: &Uids,
        gone: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let (account, folder) = spot.texts();
        let sql = "UPDATE ingests SET gone_us = $7 WHERE workspace_id = $1 AND account = $2 AND folder = $3 AND validity = $4
                      AND uid BETWEEN $5 AND $6";
        for range in uids.ranges() {
            let values = [
                scope.workspace().into(),
                (&account).into(),
                (&folder).into(),
                i64::from(spot.validity).into(),
                i64::from(*range.start()).into(),
                i64::from(*range.end()).into(),
                gone.map(us).into(),
            ];
            self.change("noting what has gone", sql, &values).await?;
        }
        Ok(())
    }

    /// Keeps what the server notes on messages that are held; says how many have changed.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn set_flags(&mut self, scope: &Scope, spot: &Spot, flags: &[(u32, Flags)]) -> Result<u64, StoreError> {
        let (account, folder) = spot.texts();
        let sql = "UPDATE ingests SET flags = $6 WHERE workspace_id = $1 AND account = $2 AND folder = $3 AND validity = $4
                      AND uid = $5 AND flags <> $6";
        let mut changed = 0;
        for (uid, flags) in flags {
            let values = [
                scope.workspace().into(),
                (&account).into(),
                (&folder).into(),
                i64::from(spot.validity).into(),
                i64::from(*uid).into(),
                flags.code().into(),
            ];
            changed += self.change("keeping flags", sql, &values).await?;
        }
        Ok(changed)
    }

    /// Takes note that the server did not hand something over. Says how often that was.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn put_failed(&mut self, scope: &Scope, spot: &Spot, failed: &Failed) -> Result<(), StoreError> {
        let (account, folder) = spot.texts();
        let sql = "INSERT INTO ingests (workspace_id, account, folder, validity, uid, verdict, message_id, tries, next_us)
                   VALUES ($1, $2, $3, $4, $5, 'failed', 0, 1, $6)
                   ON CONFLICT (workspace_id, account, folder, validity, uid) DO UPDATE
                      SET verdict = 'failed', tries = ingests.tries + 1, next_us = excluded.next_us
                    WHERE ingests.verdict IN ('failed', 'older')";
        let values = [
            scope.workspace().into(),
            (&account).into(),
            (&folder).into(),
            i64::from(spot.validity).into(),
            i64::from(failed.uid).into(),
            us(failed.next).into(),
        ];
        self.change("noting what was not handed over", sql, &values).await.map(drop)
    }

    /// How often the server did not hand something over so far.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn failures(&mut self, scope: &Scope, spot: &Spot, uid: u32) -> Result<u32, StoreError> {
        let (account, folder) = spot.texts();
        let sql =
            "SELECT tries FROM ingests WHERE workspace_id = $1 AND account = $2 AND folder = $3 AND validity = $4 AND uid = $5";
        let values = [
            scope.workspace().into(),
            (&account).into(),
            (&folder).into(),
            i64::from(spot.validity).into(),
            i64::from(uid).into(),
        ];
        let row = self.row("reading a verdict", sql, &values).await?;
        row.map_or(Ok(0), |row| row.int(0).map(|tries| u32::try_from(tries).unwrap_or(u32::MAX)))
    }
}
