//! Imports: what came of taking in exported mail, while it runs and afterwards.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use mila_domain::ids::DeedId;
use mila_domain::message::Filter;
use mila_domain::report::Filtered;
use mila_store::{ImportState as StoredState, Scope};

use crate::desk::{Desk, DeskError};

/// What came of an import. `read` is the sum of `new`, `known` and `unreadable`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Messages that were read.
    pub read: u64,
    /// Those that were not there before.
    pub new: u64,
    /// Those that were there before, copies included.
    pub known: u64,
    /// Of the new ones, those that are no letters, by reason.
    pub filtered: Filtered,
    /// Those that could not be read and are kept raw.
    pub unreadable: u64,
}

/// An import started from the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// When it began.
    pub at: Timestamp,
    /// The file or folder, as the owner knows it.
    pub name: String,
    /// How it goes.
    pub state: ImportState,
}

/// How an import goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportState {
    /// It runs.
    Running {
        /// Bytes done.
        done: u64,
        /// Of so many.
        of: u64,
        /// What came of it so far.
        tally: Tally,
    },
    /// The program was ended while it ran. What was taken in is kept; starting it again goes on.
    Stopped(Tally),
    /// It is done.
    Done(Tally),
    /// It could not be done; the words say why and what to do, in the member's language.
    Failed {
        /// One or two sentences.
        why: String,
        /// What came of it before.
        tally: Tally,
    },
}

/// Imports shown on the page.
const SHOWN: i64 = 10;

/// How far imports of this program are, by import: bytes done, of so many, and what came of them so far.
#[derive(Debug, Default)]
pub(crate) struct Running(Mutex<HashMap<DeedId, (u64, u64, Tally)>>);

impl Running {
    fn put(&self, id: DeedId, state: (u64, u64, Tally)) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id, state);
    }

    fn get(&self, id: DeedId) -> Option<(u64, u64, Tally)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&id).copied()
    }

    fn remove(&self, id: DeedId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
    }
}

impl Tally {
    /// Numbers in a fixed order, for a row.
    fn text(&self) -> String {
        let Filtered { bulk, automatic, draft, spam, trash, chat } = self.filtered;
        let numbers = [self.read, self.new, self.known, self.unreadable, bulk, automatic, draft, spam, trash, chat];
        numbers.map(|number| number.to_string()).join(" ")
    }

    fn read(text: &str) -> Self {
        let mut numbers = text.split(' ').map(|number| number.parse().unwrap_or(0));
        let mut next = || numbers.next().unwrap_or(0);
        let (read, new, known, unreadable) = (next(), next(), next(), next());
        let filtered = Filtered { bulk: next(), automatic: next(), draft: next(), spam: next(), trash: next(), chat: next() };
        Self { read, new, known, filtered, unreadable }
    }
}

/// An import under way.
#[derive(Debug, Clone)]
pub struct Import {
    id: DeedId,
    at: Timestamp,
    name: String,
}

impl Desk {
    /// The latest imports, newest first.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn imports(&self, scope: &Scope) -> Result<Vec<ImportRow>, DeskError> {
        let rows = self.store().read().await?.imports(scope, SHOWN).await?;
        let row = |row: mila_store::ImportRow| {
            let tally = Tally::read(&row.tally);
            let state = match (row.state, self.inner.imports.get(row.id)) {
                (StoredState::Running, Some((done, of, tally))) => ImportState::Running { done, of, tally },
                // The program was ended while it ran; what was taken in is kept, and it can be started again.
                (StoredState::Running, None) => ImportState::Stopped(tally),
                (StoredState::Done, _) => ImportState::Done(tally),
                (StoredState::Failed, _) => ImportState::Failed { why: row.why.unwrap_or_default(), tally },
            };
            ImportRow { at: row.at, name: row.name, state }
        };
        Ok(rows.into_iter().map(row).collect())
    }

    /// Takes note that an import begins.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn begin_import(&self, scope: &Scope, name: &str) -> Result<Import, DeskError> {
        let import = Import { id: DeedId::from_number(self.mint()), at: self.now(), name: name.to_owned() };
        self.inner.imports.put(import.id, (0, 0, Tally::default()));
        self.put_import(scope, &import, StoredState::Running, &Tally::default(), None).await?;
        Ok(import)
    }

    /// Says how far an import is; kept in memory only.
    pub fn import_goes_on(&self, scope: &Scope, import: &Import, done: u64, of: u64, tally: Tally) {
        self.inner.imports.put(import.id, (done, of, tally));
        self.tell(scope);
    }

    /// Takes note that an import has ended: well, or with the reason in words.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn end_import(&self, scope: &Scope, import: &Import, tally: &Tally, why: Option<&str>) -> Result<(), DeskError> {
        let state = if why.is_some() { StoredState::Failed } else { StoredState::Done };
        self.put_import(scope, import, state, tally, why).await?;
        self.inner.imports.remove(import.id);
        self.tell(scope);
        Ok(())
    }

    async fn put_import(
        &self,
        scope: &Scope,
        import: &Import,
        state: StoredState,
        tally: &Tally,
        why: Option<&str>,
    ) -> Result<(), DeskError> {
        let row = mila_store::ImportRow {
            id: import.id,
            at: import.at,
            name: import.name.clone(),
            state,
            tally: tally.text(),
            why: why.map(str::to_owned),
        };
        let mut unit = self.store().begin_in(scope).await?;
        unit.put_import(scope, &row).await?;
        Ok(unit.commit().await?)
    }

    /// How many messages are no letters, by reason.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn filtered(&self, scope: &Scope) -> Result<Filtered, DeskError> {
        let mut filtered = Filtered::default();
        for (filter, count) in self.store().read().await?.count_filtered(scope).await? {
            *match filter {
                Filter::Bulk => &mut filtered.bulk,
                Filter::Automatic => &mut filtered.automatic,
                Filter::Draft => &mut filtered.draft,
                Filter::Spam => &mut filtered.spam,
                Filter::Trash => &mut filtered.trash,
                Filter::Chat => &mut filtered.chat,
            } = count;
        }
        Ok(filtered)
    }
}
