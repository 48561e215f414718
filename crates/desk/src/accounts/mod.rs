//! Mail accounts of ours, as the owner sees them: how each stands, what was read of it, and the proof that nothing is
//! missing. What a server says is heard by others; the desk cannot reach one.

mod changing;
mod consent;
mod receiving;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use mila_domain::account::{Door, LookBack, Part, Provider, Standing, Trouble, Way};
use mila_domain::ids::{AccountId, FolderId};
use mila_store::{AccountRow, Scope, Unit};

use crate::desk::{Desk, DeskError};
pub use changing::{AccountError, AccountForm, BadAccount, ServerForm};
pub use consent::{Asked, Ready};
pub use mila_store::{FolderRow, Proof, Spot, TroubleRow};
pub use receiving::{Errand, NewFolder, OpenedFolder, Read};

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Which.
    pub id: AccountId,
    /// Whose mail it is.
    pub address: String,
    /// By which the server knows us; empty while nobody knows.
    pub login: String,
    /// Where its server is; none while it is looked for.
    pub door: Option<Door>,
    /// How we are let in.
    pub way: Way,
    /// How far back it is read.
    pub look_back: LookBack,
    /// How it stands.
    pub standing: Standing,
    /// What is wrong with it.
    pub trouble: Option<Trouble>,
    /// What the server said about that; empty where it said nothing.
    pub said: String,
    /// Where the owner is to consent, and with which code.
    pub ask: Option<(String, String)>,
    /// When it was last read without trouble.
    pub seen: Option<Timestamp>,
    /// Whether it has not been seen for too long, though it is to be read.
    pub is_late: bool,
    /// When it is tried again.
    pub next: Option<Timestamp>,
    /// How far the reading is, while there is much to read.
    pub progress: Option<Progress>,
}

/// How far the reading of an account is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// So many messages are fetched ...
    pub done: u64,
    /// ... of so many.
    pub of: u64,
    /// How long the rest will take, as far as that can be told.
    pub left: Option<SignedDuration>,
}

/// An account with all that can be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountPage {
    /// The account.
    pub account: Account,
    /// Its folders, by part and name; without those that the server no longer has and of which nothing is held.
    pub folders: Vec<Folder>,
    /// What went wrong lately, the latest first.
    pub troubles: Vec<TroubleRow>,
}

/// A folder, and the proof that nothing of it is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Which.
    pub id: FolderId,
    /// Its name as people read it.
    pub name: String,
    /// The part that it plays.
    pub part: Part,
    /// Whether its mail is read.
    pub is_read: bool,
    /// Whether the server no longer has it.
    pub is_gone: bool,
    /// How many messages the server had when it was last asked.
    pub on_server: u64,
    /// What became of them here.
    pub proof: Proof,
    /// When it was last read without trouble.
    pub looked: Option<Timestamp>,
    /// When what is held was last compared with all that the server has, and agreed.
    pub proven: Option<Timestamp>,
    /// What is wrong with it.
    pub trouble: Option<Trouble>,
    /// What the server said about that.
    pub said: String,
}

/// An account that was not seen for so long is told on Today.
const LATE: SignedDuration = SignedDuration::from_hours(1);
/// So many troubles are shown.
const SHOWN: i64 = 20;

/// How far the folders of accounts are, in this program.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    stretches: Mutex<HashMap<(AccountId, FolderId), Stretch>>,
    /// What went wrong and could not be written down, since nothing could.
    unwritten: Mutex<HashMap<AccountId, Trouble>>,
}

/// What is fetched of one folder.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    done: u64,
    of: u64,
    began: Timestamp,
}

impl Reading {
    fn set(&self, folder: (AccountId, FolderId), done: u64, of: u64, now: Timestamp) {
        let mut all = self.stretches.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(folder).and_modify(|stretch| (stretch.done, stretch.of) = (done, of)).or_insert(Stretch {
            done,
            of,
            began: now,
        });
    }

    fn end(&self, folder: (AccountId, FolderId)) {
        self.stretches.lock().unwrap_or_else(PoisonError::into_inner).remove(&folder);
    }

    fn note(&self, account: AccountId, trouble: Option<Trouble>) {
        let mut unwritten = self.unwritten.lock().unwrap_or_else(PoisonError::into_inner);
        match trouble {
            Some(trouble) => drop(unwritten.insert(account, trouble)),
            None => drop(unwritten.remove(&account)),
        }
    }

    fn unwritten(&self, account: AccountId) -> Option<Trouble> {
        self.unwritten.lock().unwrap_or_else(PoisonError::into_inner).get(&account).copied()
    }

    fn of(&self, account: AccountId, now: Timestamp) -> Option<Progress> {
        let all = self.stretches.lock().unwrap_or_else(PoisonError::into_inner);
        let of_account = || all.iter().filter(|((of, _), _)| *of == account).map(|(_, stretch)| stretch);
        let began = of_account().map(|stretch| stretch.began).min()?;
        let (done, of) = of_account().fold((0, 0), |(done, of), stretch| (done + stretch.done, of + stretch.of));
        Some(Progress { done, of, left: left(done, of, now.duration_since(began)) })
    }
}

/// How long the rest will take if it goes on as it has so far.
fn left(done: u64, of: u64, taken: SignedDuration) -> Option<SignedDuration> {
    let (taken_s, rest) = (taken.as_secs(), of.saturating_sub(done));
    let seconds = i64::try_from(rest).ok()?.checked_mul(taken_s)?.checked_div(i64::try_from(done).ok()?)?;
    (taken_s >= 2).then(|| SignedDuration::from_secs(seconds))
}

impl Account {
    fn of(row: AccountRow, reading: &Reading, now: Timestamp) -> Self {
        let (progress, unwritten) = (reading.of(row.id, now), reading.unwritten(row.id));
        let last = row.seen.unwrap_or(row.created);
        let ask = (!row.ask.0.is_empty()).then_some(row.ask);
        Self {
            id: row.id,
            address: row.address,
            login: row.login,
            door: row.door,
            way: row.way,
            look_back: row.look_back,
            standing: row.standing,
            trouble: unwritten.or(row.trouble),
            said: if unwritten.is_some() { String::new() } else { row.said },
            ask,
            seen: row.seen,
            is_late: row.standing == Standing::On && now.duration_since(last) > LATE,
            next: row.next,
            progress,
        }
    }

    /// Whether its owner has to do something before it is read on.
    #[must_use]
    pub const fn asks_owner(&self) -> bool {
        match self.standing {
            Standing::Stuck | Standing::Consenting => true,
            Standing::Looking | Standing::On | Standing::Paused | Standing::Removed => false,
        }
    }

    /// The provider whose consent it needs.
    #[must_use]
    pub const fn provider(&self) -> Option<Provider> {
        match self.way {
            Way::Consent(provider) => Some(provider),
            Way::Password => None,
        }
    }
}

impl Folder {
    fn of(row: FolderRow, proof: Proof) -> Self {
        let FolderRow { id, name, part, is_read, is_gone, on_server, looked, proven, trouble, said, .. } = row;
        Self { id, name, part, is_read, is_gone, on_server, proof, looked, proven, trouble, said }
    }
}

impl Desk {
    /// All accounts, in the order in which they were connected.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn accounts(&self, scope: &Scope) -> Result<Vec<Account>, DeskError> {
        let mut unit = self.store().read().await?;
        self.accounts_in(scope, &mut unit).await
    }

    pub(crate) async fn accounts_in(&self, scope: &Scope, unit: &mut Unit) -> Result<Vec<Account>, DeskError> {
        let now = self.now();
        let rows = unit.accounts(scope).await?.into_iter();
        Ok(rows.map(|row| Account::of(row, &self.inner.reading, now)).collect())
    }

    /// One account with its folders, and the proof for each.
    ///
    /// # Errors
    /// When it is not there, or when the data cannot be reached.
    pub async fn account(&self, scope: &Scope, id: AccountId) -> Result<AccountPage, DeskError> {
        let mut unit = self.store().read().await?;
        let row = unit.account(scope, id).await?.ok_or(DeskError::Missing("the account"))?;
        let now = self.now();
        let account = Account::of(row, &self.inner.reading, now);
        let mut folders = Vec::new();
        for row in unit.folders(scope, id).await? {
            let proof = unit.proof(scope, &row.spot()).await?;
            if !row.is_gone || proof.held > 0 {
                folders.push(Folder::of(row, proof));
            }
        }
        Ok(AccountPage { account, folders, troubles: unit.troubles(scope, id, SHOWN).await? })
    }
}
