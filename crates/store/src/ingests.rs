//! Ingests: a verdict for everything that was ever met at a place, so that nothing is taken in twice and nothing is
//! passed over; and the raw bytes, kept as they came.

mod on_server;

use std::collections::HashSet;

use mila_domain::account::Flags;
use mila_domain::ids::MessageId;

use crate::db::{Kind, Unit};
use crate::error::StoreError;
use crate::scope::Scope;
use crate::value::{Value, bare_places, places};

pub use on_server::{Failed, Spot};

/// Where something was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct IngestKey<'a> {
    /// An account, or `import` for exported mail.
    pub account: &'a str,
    /// The folder, or the part that it plays.
    pub folder: &'a str,
    /// UIDVALIDITY; 0 for exported mail.
    pub validity: i64,
    /// UID; for exported mail a number made of the raw bytes.
    pub uid: i64,
}

/// What became of something that was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ingest<'a> {
    /// Where.
    pub key: IngestKey<'a>,
    /// `kept`, `known`, `unreadable`, `too-large`; `older` for what lies too far back.
    pub verdict: &'a str,
    /// The message that it is; none for what was not fetched.
    pub message: Option<MessageId>,
    /// What the server notes on it.
    pub flags: Flags,
}

/// Raw bytes on their way in.
#[derive(Debug, Clone, Copy)]
pub struct Raw<'a> {
    /// The message that they are.
    pub message: MessageId,
    /// Their SHA-256.
    pub sha256: &'a [u8; 32],
    /// As they came.
    pub bytes: &'a [u8],
}

const MET: &str = "SELECT uid FROM ingests
  WHERE workspace_id = $1 AND account = 'import' AND folder = $2 AND validity = 0 AND uid IN ({}) ORDER BY uid";

impl Unit {
    /// Which of these numbers of exported mail have a verdict already.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn met_before(&mut self, scope: &Scope, folder: &str, uids: &[i64]) -> Result<HashSet<i64>, StoreError> {
        let mut met = HashSet::new();
        for part in uids.chunks(200) {
            let length = [1, 8, 64, 200].into_iter().find(|length| *length >= part.len()).unwrap_or(200);
            let mut values: Vec<Value<'_>> = vec![scope.workspace().into(), folder.into()];
            values.extend(part.iter().map(|uid| Value::from(*uid)));
            values.resize(length + 2, part[part.len() - 1].into());
            let sql = match self.kind() {
                Kind::Lite => MET.replacen("$1", "?", 1).replacen("$2", "?", 1).replacen("{}", &bare_places(length), 1),
                Kind::Pg => MET.replacen("{}", &places(3, length), 1),
            };
            for row in self.rows("looking for what was met before", &sql, &values).await? {
                met.insert(row.int(0)?);
            }
        }
        Ok(met)
    }

    /// Keeps verdicts.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn add_ingests(&mut self, scope: &Scope, ingests: &[Ingest<'_>]) -> Result<(), StoreError> {
        let mut values: Vec<Value<'_>> = Vec::with_capacity(ingests.len() * 8);
        for ingest in ingests {
            values.extend_from_slice(&[
                scope.workspace().into(),
                ingest.key.account.into(),
                ingest.key.folder.into(),
                ingest.key.validity.into(),
                ingest.key.uid.into(),
                ingest.verdict.into(),
                ingest.message.map_or(0, MessageId::number).into(),
                ingest.flags.code().into(),
            ]);
        }
        let head = "INSERT INTO ingests (workspace_id, account, folder, validity, uid, verdict, message_id, flags) VALUES ";
        // What was not fetched so far may have been fetched now.
        let tail = " ON CONFLICT (workspace_id, account, folder, validity, uid) DO UPDATE
               SET verdict = excluded.verdict, message_id = excluded.message_id, flags = excluded.flags, next_us = NULL
             WHERE ingests.verdict IN ('failed', 'older')";
        self.fill("keeping verdicts", head, tail, 8, &values).await
    }

    /// Keeps raw bytes.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn add_raws(&mut self, scope: &Scope, raws: &[Raw<'_>]) -> Result<(), StoreError> {
        let mut values: Vec<Value<'_>> = Vec::with_capacity(raws.len() * 4);
        for raw in raws {
            values.extend_from_slice(&[raw.message.into(), scope.workspace().into(), raw.sha256.into(), raw.bytes.into()]);
        }
        let head = "INSERT INTO raws (message_id, workspace_id, sha256, bytes) VALUES ";
        self.fill("keeping raw mail", head, "", 4, &values).await
    }

    /// The raw bytes of a message, as they came.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn raw(&mut self, scope: &Scope, id: MessageId) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT bytes FROM raws WHERE workspace_id = $1 AND message_id = $2";
        let row = self.row("reading raw mail", sql, &[scope.workspace().into(), id.into()]).await?;
        row.map(|row| row.bytes(0)).transpose()
    }

    /// At most so many of the first raw bytes of a message.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn raw_beginning(&mut self, scope: &Scope, id: MessageId, most: u32) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT SUBSTR(bytes, 1, CAST($3 AS INTEGER)) FROM raws WHERE workspace_id = $1 AND message_id = $2";
        let values = [scope.workspace().into(), id.into(), i64::from(most).into()];
        let row = self.row("reading the beginning of raw mail", sql, &values).await?;
        row.map(|row| row.bytes(0)).transpose()
    }
}
