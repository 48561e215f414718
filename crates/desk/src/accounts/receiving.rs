//! What those who read mail from servers tell the desk, and what it has them do. They hold the line; what is decided and
//! kept is decided and kept here, one transaction each.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};
use mila_domain::account::{Door, Flags, Next, Part, Standing, Trouble, Way};
use mila_domain::ids::{AccountId, FolderId};
use mila_domain::reconciliation::{self, Steps};
use mila_domain::uids::Uids;
use mila_store::{Failed, FolderRow, Ingest, IngestKey, Scope, Spot, TroubleRow, Unit};
use tokio::sync::watch;

use super::changing::{account_in, stand};
use crate::desk::{Desk, DeskError};
use crate::secrets::{self, Kept, KeyWish, NoKey};

/// An account that is to be looked for, or read.
#[derive(Debug, Clone)]
pub struct Errand {
    /// Which.
    pub account: AccountId,
    /// Whose mail it is.
    pub address: String,
    /// How it stands.
    pub standing: Standing,
    /// Where its server is; none while it is looked for.
    pub door: Option<Door>,
    /// By which the server knows us; empty while nobody knows.
    pub login: String,
    /// How we are let in.
    pub way: Way,
    /// From when on it is read.
    pub since: Option<Timestamp>,
    /// What lets us in.
    pub kept: Result<Kept, NoKey>,
    /// The folders that are known, as they were when this was asked.
    pub folders: Vec<FolderRow>,
}

/// A folder that the server has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFolder {
    /// The name as the server writes it.
    pub wire_name: Vec<u8>,
    /// The name as people read it.
    pub name: String,
    /// The part that it plays.
    pub part: Part,
    /// Its UIDVALIDITY, where it was asked for.
    pub validity: Option<u32>,
}

/// A folder that was opened on the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenedFolder {
    /// Where its messages are met.
    pub spot: Spot,
    /// The server's count of changes up to which all are known here.
    pub modseq: Option<u64>,
    /// The greatest UID that has a verdict.
    pub last: u32,
    /// How many messages the server had when it was last asked.
    pub on_server: u64,
    /// When what is held was last compared with all that the server has.
    pub proven: Option<Timestamp>,
}

/// What was read of a folder. What is `None` was not asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Read {
    /// The server's count of changes up to which all are known here.
    pub modseq: Option<u64>,
    /// How many messages the server has.
    pub on_server: Option<u64>,
    /// Whether what is held was compared with all that the server has, and agrees.
    pub is_proven: bool,
}

/// Where ranges are fewer than this the database counts them; otherwise all numbers are looked at.
const FEW_RANGES: usize = 64;
/// What was not handed over is asked for again after so long; each time it takes twice as long ...
const FIRST_REST: SignedDuration = SignedDuration::from_mins(15);
/// ... but never longer than this.
const LONGEST_REST: SignedDuration = SignedDuration::from_hours(24);
/// Letters of what a server says that are kept.
const LONGEST_SAID: usize = 500;

impl Desk {
    /// A number that changes whenever accounts are to be looked at anew.
    #[must_use]
    pub fn errand_news(&self) -> watch::Receiver<u64> {
        self.inner.errands.subscribe()
    }

    pub(super) fn wake_errands(&self) {
        self.inner.errands.send_modify(|count| *count += 1);
    }

    /// The accounts that are to be looked for or read.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn errands(&self, scope: &Scope) -> Result<Vec<Errand>, DeskError> {
        let mut unit = self.store().read().await?;
        let mut errands = Vec::new();
        for row in unit.accounts(scope).await? {
            match row.standing {
                Standing::Looking | Standing::On | Standing::Consenting => {}
                Standing::Paused | Standing::Stuck | Standing::Removed => continue,
            }
            let sealed = unit.account_secret(scope, row.id).await?;
            errands.push(Errand {
                account: row.id,
                standing: row.standing,
                door: row.door,
                login: row.login,
                way: row.way,
                since: row.since,
                kept: self.unsealed(scope, row.id, sealed.as_deref()),
                folders: unit.folders(scope, row.id).await?,
                address: row.address,
            });
        }
        Ok(errands)
    }

    pub(super) fn unsealed(&self, scope: &Scope, id: AccountId, sealed: Option<&[u8]>) -> Result<Kept, NoKey> {
        let key = (self.inner.keys)(KeyWish::Existing)?;
        secrets::open(&key, scope, id, sealed.ok_or(NoKey)?)
    }

    /// Takes note that the server of an account was found and lets us in. `false` when the account was changed
    /// meanwhile.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn server_found(&self, scope: &Scope, id: AccountId, door: &Door, login: &str) -> Result<bool, DeskError> {
        let mut unit = self.store().begin_in(scope).await?;
        let mut row = account_in(&mut unit, scope, id).await?;
        stand(&mut row, Standing::On);
        row.door = Some(door.clone());
        login.clone_into(&mut row.login);
        let is_changed = unit.change_account(scope, Standing::Looking, &row).await?;
        unit.commit().await?;
        self.wake_errands();
        self.tell(scope);
        Ok(is_changed)
    }

    /// Takes note that something went wrong with an account, or with one folder of it, `tries` times in a row by now.
    /// Says what happens next. Where it cannot be written down, it is remembered for as long as the program runs.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn account_failed(
        &self,
        scope: &Scope,
        id: AccountId,
        folder: Option<&FolderRow>,
        (trouble, said): (Trouble, &str),
        tries: u32,
    ) -> Result<Next, DeskError> {
        let written = self.write_failed(scope, id, folder, (trouble, said), tries).await;
        self.inner.reading.note(id, written.is_err().then_some(trouble));
        self.wake_errands();
        self.tell(scope);
        written
    }

    async fn write_failed(
        &self,
        scope: &Scope,
        id: AccountId,
        folder: Option<&FolderRow>,
        (trouble, said): (Trouble, &str),
        tries: u32,
    ) -> Result<Next, DeskError> {
        let (now, next) = (self.now(), trouble.next(tries));
        let said: String = said.chars().filter(|letter| !letter.is_control()).take(LONGEST_SAID).collect();
        let mut unit = self.store().begin_in(scope).await?;
        let Some(mut row) = unit.account(scope, id).await? else { return Ok(Next::AskOwner) };
        let before = row.standing;
        if let Some(folder) = folder {
            unit.folder_in_trouble(scope, folder.id, trouble, &said).await?;
        }
        if row.trouble != Some(trouble) || tries <= 1 {
            let folder = folder.map(|folder| folder.name.clone()).unwrap_or_default();
            let told = TroubleRow { at: now, folder, trouble, said: said.clone() };
            unit.add_trouble(scope, id, self.mint(), &told).await?;
        }
        (row.trouble, row.said) = (Some(trouble), said);
        match next {
            Next::TryAgain { after } => row.next = now.checked_add(after).ok(),
            Next::AskOwner => {
                row.next = None;
                row.standing = Standing::Stuck;
            }
        }
        unit.change_account(scope, before, &row).await?;
        unit.commit().await?;
        Ok(next)
    }

    /// Takes note that an account was read without trouble just now.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn account_was_seen(&self, scope: &Scope, id: AccountId) -> Result<(), DeskError> {
        let had_trouble = self.store().read().await?.account(scope, id).await?.is_some_and(|row| row.trouble.is_some());
        // Open pages are to hear of it only where it changes what they say.
        let mut unit = if had_trouble { self.store().begin_in(scope).await? } else { self.store().begin().await? };
        unit.account_was_seen(scope, id, self.now()).await?;
        unit.commit().await?;
        self.inner.reading.note(id, None);
        if had_trouble {
            self.tell(scope);
        }
        Ok(())
    }

    /// Takes note of the folders that the server has. Where a folder that is read has vanished while unknown ones have
    /// come, it may have been renamed: then nothing is kept yet, and the unknown ones are given back, to be asked for
    /// their UIDVALIDITY.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn folders_found(
        &self,
        scope: &Scope,
        account: AccountId,
        found: &[NewFolder],
    ) -> Result<Result<Vec<FolderRow>, Vec<usize>>, DeskError> {
        let mut unit = self.store().begin_in(scope).await?;
        let known = unit.folders(scope, account).await?;
        let names: HashSet<&[u8]> = found.iter().map(|folder| folder.wire_name.as_slice()).collect();
        let known_names: HashSet<&[u8]> = known.iter().map(|row| row.wire_name.as_slice()).collect();
        let mut vanished: Vec<&FolderRow> = known.iter().filter(|row| !names.contains(row.wire_name.as_slice())).collect();
        let is_unknown = |folder: &&NewFolder| !known_names.contains(folder.wire_name.as_slice());
        let may_be_renamed = vanished.iter().any(|row| row.is_read && !row.is_gone && row.validity != 0);
        let unasked = found.iter().enumerate().filter(|(_, folder)| is_unknown(folder) && folder.validity.is_none());
        let unasked: Vec<usize> = unasked.map(|(place, _)| place).collect();
        if may_be_renamed && !unasked.is_empty() {
            return Ok(Err(unasked));
        }
        for folder in found {
            let renamed = vanished.iter().position(|row| is_unknown(&folder) && is_same(row, folder));
            let row = match (known.iter().find(|row| row.wire_name == folder.wire_name), renamed) {
                (Some(row), _) => renewed(row, folder),
                (None, Some(place)) => renewed(vanished.swap_remove(place), folder),
                (None, None) => self.new_folder(account, folder),
            };
            if known.iter().all(|known| *known != row) {
                unit.put_folder(scope, &row).await?;
            }
        }
        for row in vanished.into_iter().filter(|row| !row.is_gone) {
            unit.put_folder(scope, &FolderRow { is_gone: true, ..row.clone() }).await?;
        }
        let folders = unit.folders(scope, account).await?;
        unit.commit().await?;
        self.tell(scope);
        Ok(Ok(folders))
    }

    fn new_folder(&self, account: AccountId, found: &NewFolder) -> FolderRow {
        FolderRow {
            id: FolderId::from_number(self.mint()),
            account,
            wire_name: found.wire_name.clone(),
            name: found.name.clone(),
            part: found.part,
            is_read: found.part.is_read_at_first(),
            is_gone: false,
            validity: 0,
            modseq: None,
            on_server: 0,
            looked: None,
            proven: None,
            trouble: None,
            said: String::new(),
        }
    }

    /// Takes note that a folder was opened on the server, and with which UIDVALIDITY.
    ///
    /// # Errors
    /// When the folder is not there, or when the data cannot be reached.
    pub async fn folder_opened(&self, scope: &Scope, id: FolderId, validity: u32) -> Result<OpenedFolder, DeskError> {
        let mut unit = self.store().begin().await?;
        let mut row = unit.folder(scope, id).await?.ok_or(DeskError::Missing("the folder"))?;
        if row.validity != validity {
            unit.set_folder_validity(scope, id, validity).await?;
            (row.validity, row.modseq, row.proven) = (validity, None, None);
        }
        let spot = row.spot();
        let last = unit.last_noted(scope, &spot).await?;
        unit.commit().await?;
        Ok(OpenedFolder { spot, modseq: row.modseq, last, on_server: row.on_server, proven: row.proven })
    }

    /// Compares what is held of a folder with all that the server has, and notes what has gone and what lies too far
    /// back. Gives what is to be fetched. `within` are those that are within the time looked back on.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn reconcile(&self, scope: &Scope, spot: &Spot, server: &Uids, within: &Uids) -> Result<Uids, DeskError> {
        let now = self.now();
        let mut reading = self.store().read().await?;
        if within == server && server.ranges().len() <= FEW_RANGES {
            let (among, all) = reading.count_noted(scope, spot, server).await?;
            if among == server.len() && all == server.len() && reading.count_older(scope, spot).await? == 0 {
                return Ok(Uids::default());
            }
        }
        let steps = reconciliation::plan(&reading.noted(scope, spot, now).await?, server, within);
        drop(reading);
        if steps.older.is_empty() && steps.gone.is_empty() && steps.back.is_empty() {
            return Ok(steps.fetch);
        }
        let mut unit = self.store().begin_in(scope).await?;
        note_steps(&mut unit, scope, spot, &steps, now).await?;
        unit.commit().await?;
        self.tell(scope);
        Ok(steps.fetch)
    }

    /// Takes note that the server does not hand a message over, or that what it hands over cannot be kept. It is asked
    /// for again later.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn not_handed_over(&self, scope: &Scope, spot: &Spot, uid: u32) -> Result<(), DeskError> {
        let mut unit = self.store().begin_in(scope).await?;
        let doubled = 2_i32.saturating_pow(unit.failures(scope, spot, uid).await?.min(10));
        let rest = FIRST_REST.saturating_mul(doubled).min(LONGEST_REST);
        let next = self.now().checked_add(rest).unwrap_or(Timestamp::MAX);
        unit.put_failed(scope, spot, &Failed { uid, next }).await?;
        unit.commit().await?;
        self.tell(scope);
        Ok(())
    }

    /// Keeps what the server notes on messages: read, answered.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn note_flags(&self, scope: &Scope, spot: &Spot, flags: &[(u32, Flags)]) -> Result<(), DeskError> {
        if flags.is_empty() {
            return Ok(());
        }
        let mut unit = self.store().begin_in(scope).await?;
        if unit.set_flags(scope, spot, flags).await? > 0 {
            unit.commit().await?;
            self.tell(scope);
        }
        Ok(())
    }

    /// Takes note that a folder was read without trouble.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn folder_was_read(&self, scope: &Scope, spot: &Spot, read: &Read) -> Result<(), DeskError> {
        let now = self.now();
        let mut unit = self.store().begin().await?;
        let row = (read.modseq, read.on_server, read.is_proven.then_some(now));
        unit.folder_was_read(scope, spot.folder, row, now).await?;
        unit.commit().await?;
        self.inner.reading.end((spot.account, spot.folder));
        Ok(())
    }

    /// Says how far the reading of a folder is; kept in memory only.
    pub fn folder_goes_on(&self, scope: &Scope, spot: &Spot, done: u64, of: u64) {
        self.inner.reading.set((spot.account, spot.folder), done, of, self.now());
        self.tell(scope);
    }

    /// Takes note that the reading of a folder was broken off.
    pub fn folder_breaks_off(&self, account: AccountId, folder: FolderId) {
        self.inner.reading.end((account, folder));
    }
}

/// The same folder under another name: UIDVALIDITY stays when a folder is renamed (RFC 9051 §6.3.6).
fn is_same(row: &FolderRow, found: &NewFolder) -> bool {
    !row.is_gone && row.validity != 0 && found.validity == Some(row.validity)
}

fn renewed(row: &FolderRow, found: &NewFolder) -> FolderRow {
    let (wire_name, name) = (found.wire_name.clone(), found.name.clone());
    FolderRow { wire_name, name, part: found.part, is_gone: false, ..row.clone() }
}

async fn note_steps(unit: &mut Unit, scope: &Scope, spot: &Spot, steps: &Steps, now: Timestamp) -> Result<(), DeskError> {
    let (account, folder) = spot.texts();
    let older: Vec<Ingest<'_>> = steps
        .older
        .iter()
        .map(|uid| {
            let key = IngestKey { account: &account, folder: &folder, validity: i64::from(spot.validity), uid: i64::from(uid) };
            Ingest { key, verdict: "older", message: None, flags: Flags::default() }
        })
        .collect();
    unit.add_ingests(scope, &older).await?;
    unit.mark_gone(scope, spot, &steps.gone, Some(now)).await?;
    unit.mark_gone(scope, spot, &steps.back, None).await?;
    Ok(())
}
