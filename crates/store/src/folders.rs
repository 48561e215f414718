//! Folders of mail accounts: which are read, how far, and what the server said of them last.

use jiff::Timestamp;
use mila_domain::account::{Part, Trouble};
use mila_domain::ids::{AccountId, FolderId};
use mila_domain::message::Filter;

use crate::codes;
use crate::db::Unit;
use crate::error::StoreError;
use crate::ingests::Spot;
use crate::schema::{instant, us};
use crate::scope::Scope;
use crate::value::Row;

/// One folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderRow {
    /// Which.
    pub id: FolderId,
    /// Of which account.
    pub account: AccountId,
    /// The name as the server writes it.
    pub wire_name: Vec<u8>,
    /// The name as people read it.
    pub name: String,
    /// The part that it plays.
    pub part: Part,
    /// Whether its mail is read.
    pub is_read: bool,
    /// Whether the server no longer has it.
    pub is_gone: bool,
    /// The server's UIDVALIDITY; 0 while it was never opened.
    pub validity: u32,
    /// The server's count of changes up to which all are known here.
    pub modseq: Option<u64>,
    /// How many messages the server had when it was last opened.
    pub on_server: u64,
    /// When it was last read without trouble.
    pub looked: Option<Timestamp>,
    /// When what we hold was last compared with all that the server holds, and agreed.
    pub proven: Option<Timestamp>,
    /// What is wrong with it.
    pub trouble: Option<Trouble>,
    /// What the server said about that.
    pub said: String,
}

/// How many UIDs of a folder have which verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proof {
    /// Held here.
    pub held: u64,
    /// Of those held, how many are no letters, by reason.
    pub filtered: [(Filter, u64); 6],
    /// Of those held, how many could not be read.
    pub unreadable: u64,
    /// Too far back.
    pub older: u64,
    /// The server did not hand them over.
    pub failed: u64,
}

const COLUMNS: &str =
    "id, account_id, wire_name, name, part, is_read, is_gone, validity, modseq, on_server, looked_us, proven_us, trouble, said";

impl FolderRow {
    fn of(row: &Row) -> Result<Self, StoreError> {
        let part = row.int(4)?;
        Ok(Self {
            id: FolderId::from_number(row.int(0)?),
            account: AccountId::from_number(row.int(1)?),
            wire_name: row.bytes(2)?,
            name: row.text(3)?,
            part: Part::EVERY.into_iter().find(|known| known.code() == part).ok_or(StoreError::Broken("folders"))?,
            is_read: row.is(5)?,
            is_gone: row.is(6)?,
            validity: u32::try_from(row.int(7)?).unwrap_or(0),
            modseq: row.maybe_int(8)?.and_then(|modseq| u64::try_from(modseq).ok()),
            on_server: row.count(9)?,
            looked: row.maybe_int(10)?.map(instant),
            proven: row.maybe_int(11)?.map(instant),
            trouble: row.maybe_text(12)?.as_deref().and_then(Trouble::of),
            said: row.text(13)?,
        })
    }

    /// Where its messages are met.
    #[must_use]
    pub const fn spot(&self) -> Spot {
        Spot { account: self.account, folder: self.id, validity: self.validity }
    }
}

impl Unit {
    /// The folders of an account, gone ones included, by part and name.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn folders(&mut self, scope: &Scope, account: AccountId) -> Result<Vec<FolderRow>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM folders WHERE workspace_id = $1 AND account_id = $2 ORDER BY part, name, id");
        let rows = self.rows("listing folders", &sql, &[scope.workspace().into(), account.into()]).await?;
        rows.iter().map(FolderRow::of).collect()
    }

    /// One folder.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn folder(&mut self, scope: &Scope, id: FolderId) -> Result<Option<FolderRow>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM folders WHERE workspace_id = $1 AND id = $2");
        let row = self.row("reading a folder", &sql, &[scope.workspace().into(), id.into()]).await?;
        row.as_ref().map(FolderRow::of).transpose()
    }

    /// Keeps a new folder; of one that is known, what its name and part are and whether it is gone.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn put_folder(&mut self, scope: &Scope, folder: &FolderRow) -> Result<(), StoreError> {
        let sql = "INSERT INTO folders (workspace_id, id, account_id, wire_name, name, part, is_read, is_gone, validity, modseq,
                          on_server, looked_us, proven_us, trouble, said)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
                   ON CONFLICT (workspace_id, id) DO UPDATE SET wire_name = excluded.wire_name, name = excluded.name,
                          part = excluded.part, is_gone = excluded.is_gone";
        let values = [
            scope.workspace().into(),
            folder.id.into(),
            folder.account.into(),
            folder.wire_name.as_slice().into(),
            (&folder.name).into(),
            folder.part.code().into(),
            folder.is_read.into(),
            folder.is_gone.into(),
            i64::from(folder.validity).into(),
            folder.modseq.map(number).into(),
            number(folder.on_server).into(),
            folder.looked.map(us).into(),
            folder.proven.map(us).into(),
            folder.trouble.map(Trouble::word).into(),
            (&folder.said).into(),
        ];
        self.change("keeping a folder", sql, &values).await.map(drop)
    }

    /// Keeps whether a folder is read.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn set_folder_read(&mut self, scope: &Scope, id: FolderId, is_read: bool) -> Result<(), StoreError> {
        let sql = "UPDATE folders SET is_read = $3 WHERE workspace_id = $1 AND id = $2";
        self.change("choosing a folder", sql, &[scope.workspace().into(), id.into(), is_read.into()]).await.map(drop)
    }

    /// Takes note that UIDs of a folder mean other messages from now on.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn set_folder_validity(&mut self, scope: &Scope, id: FolderId, validity: u32) -> Result<(), StoreError> {
        let sql = "UPDATE folders SET validity = $3, modseq = NULL, proven_us = NULL WHERE workspace_id = $1 AND id = $2";
        let values = [scope.workspace().into(), id.into(), i64::from(validity).into()];
        self.change("noting a new validity", sql, &values).await.map(drop)
    }

    /// Takes note that a folder was read without trouble: up to which change, how many messages the server has, and
    /// whether that was compared with all that is held. What is `None` stays as it was.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn folder_was_read(
        &mut self,
        scope: &Scope,
        id: FolderId,
        read: (Option<u64>, Option<u64>, Option<Timestamp>),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE folders SET modseq = COALESCE($3, modseq), on_server = COALESCE($4, on_server),
                          proven_us = COALESCE($5, proven_us), looked_us = $6, trouble = NULL, said = ''
                    WHERE workspace_id = $1 AND id = $2";
        let (modseq, on_server, proven) = read;
        let values = [
            scope.workspace().into(),
            id.into(),
            modseq.map(number).into(),
            on_server.map(number).into(),
            proven.map(us).into(),
            us(now).into(),
        ];
        self.change("noting that a folder was read", sql, &values).await.map(drop)
    }

    /// Takes note of what is wrong with a folder.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn folder_in_trouble(
        &mut self,
        scope: &Scope,
        id: FolderId,
        trouble: Trouble,
        said: &str,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE folders SET trouble = $3, said = $4 WHERE workspace_id = $1 AND id = $2";
        let values = [scope.workspace().into(), id.into(), trouble.word().into(), said.into()];
        self.change("noting a folder's trouble", sql, &values).await.map(drop)
    }

    /// The verdicts of a folder, counted.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn proof(&mut self, scope: &Scope, spot: &Spot) -> Result<Proof, StoreError> {
        let sql = "SELECT i.verdict, m.filter, CASE WHEN m.unreadable IS NULL THEN 0 ELSE 1 END AS is_unreadable, COUNT(*)
                     FROM ingests i LEFT JOIN messages m ON m.id = i.message_id AND m.workspace_id = i.workspace_id
                    WHERE i.workspace_id = $1 AND i.account = $2 AND i.folder = $3 AND i.validity = $4 AND i.gone_us IS NULL
                    GROUP BY i.verdict, m.filter, is_unreadable ORDER BY i.verdict, m.filter, is_unreadable";
        let (account, folder) = spot.texts();
        let values = [scope.workspace().into(), (&account).into(), (&folder).into(), i64::from(spot.validity).into()];
        let mut proof = Proof { held: 0, filtered: codes::FILTERS.map(|filter| (filter, 0)), unreadable: 0, older: 0, failed: 0 };
        for row in self.rows("counting verdicts", sql, &values).await? {
            let count = row.count(3)?;
            match row.text(0)?.as_str() {
                "older" => proof.older += count,
                "failed" => proof.failed += count,
                _ => proof.hold(row.maybe_int(1)?.map(codes::filter).transpose()?, row.is(2)?, count),
            }
        }
        Ok(proof)
    }
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

impl Proof {
    fn hold(&mut self, filter: Option<Filter>, is_unreadable: bool, count: u64) {
        self.held += count;
        if is_unreadable {
            self.unreadable += count;
        }
        if let Some((_, so_far)) = self.filtered.iter_mut().find(|(reason, _)| Some(*reason) == filter) {
            *so_far += count;
        }
    }
}
