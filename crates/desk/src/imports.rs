//! Imports: what came of taking in exported mail, while it waits for its turn, while it runs and afterwards.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use mila_domain::ids::{DeedId, WorkspaceId};
use mila_domain::message::Filter;
use mila_domain::report::Filtered;
use mila_store::{ImportState as StoredState, Scope};
use serde::{Deserialize, Serialize};

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
    /// It waits for others that were ordered before it.
    Waiting(Tally),
    /// It runs.
    Running {
        /// Bytes done.
        done: u64,
        /// Of so many.
        of: u64,
        /// What came of it so far.
        tally: Tally,
    },
    /// The program was ended before it was done. What was taken in is kept; starting it again goes on.
    Stopped(Tally),
    /// It is done.
    Done(Tally),
    /// It could not be done.
    Failed {
        /// Why, and what to do.
        why: Why,
        /// What came of it before.
        tally: Tally,
    },
}

/// Why an import could not be done. It is read by members of several languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The key of a sentence, and what it speaks about by name.
    Sentence {
        /// The key.
        key: String,
        /// Names and values.
        about: Vec<(String, String)>,
    },
    /// The sentence itself, in one language, as an earlier version of the program kept it.
    Words(String),
}

#[derive(Serialize, Deserialize)]
struct KeptWhy {
    key: String,
    about: Vec<(String, String)>,
}

impl Why {
    /// A sentence that speaks about nothing.
    #[must_use]
    pub fn plain(key: &str) -> Self {
        Self::Sentence { key: key.to_owned(), about: Vec::new() }
    }

    fn text(&self) -> String {
        match self {
            Self::Sentence { key, about } => {
                let kept = KeptWhy { key: key.clone(), about: about.clone() };
                serde_json::to_string(&kept).unwrap_or_else(|_| key.clone())
            }
            Self::Words(words) => words.clone(),
        }
    }

    fn read(text: String) -> Self {
        match serde_json::from_str(&text) {
            Ok(KeptWhy { key, about }) => Self::Sentence { key, about },
            Err(_) => Self::Words(text),
        }
    }
}

/// Imports shown on the page.
const SHOWN: i64 = 10;

/// The imports of this program that are not done.
#[derive(Debug, Default)]
pub(crate) struct Running(Mutex<HashMap<DeedId, Run>>);

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Run {
    /// It waits for its turn.
    Waits,
    /// Bytes done, of so many, and what came of them so far.
    Runs(u64, u64, Tally),
}

impl Running {
    fn put(&self, id: DeedId, run: Run) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id, run);
    }

    fn get(&self, id: DeedId) -> Option<Run> {
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

/// An import that was ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    id: DeedId,
    at: Timestamp,
    name: String,
    before: Tally,
    /// Under which state it runs.
    runs: StoredState,
}

impl Import {
    /// The file or folder, as the owner knows it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name of the folder in which an upload lies until it is taken in. It tells whose it is, so that it can be
    /// taken up again when the program was ended before.
    #[must_use]
    pub fn folder(&self, scope: &Scope) -> String {
        format!("{}.{}", scope.workspace(), self.id)
    }

    /// Understands what [`Import::folder`] wrote.
    #[must_use]
    pub fn of_folder(name: &str) -> Option<(WorkspaceId, DeedId)> {
        let (workspace, id) = name.split_once('.')?;
        Some((workspace.parse().ok()?, id.parse().ok()?))
    }
}

impl Import {
    fn row(&self, state: StoredState, tally: &Tally, why: Option<&Why>) -> mila_store::ImportRow {
        let Self { id, at, name, .. } = self;
        mila_store::ImportRow { id: *id, at: *at, name: name.clone(), state, tally: tally.text(), why: why.map(Why::text) }
    }
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
                (StoredState::Done, _) => ImportState::Done(tally),
                (StoredState::Failed, _) => ImportState::Failed { why: Why::read(row.why.unwrap_or_default()), tally },
                (StoredState::Waiting | StoredState::Running | StoredState::Resumed, Some(Run::Waits)) => {
                    ImportState::Waiting(tally)
                }
                (StoredState::Waiting | StoredState::Running | StoredState::Resumed, Some(Run::Runs(done, of, tally))) => {
                    ImportState::Running { done, of, tally }
                }
                (StoredState::Waiting | StoredState::Running | StoredState::Resumed, None) => ImportState::Stopped(tally),
            };
            ImportRow { at: row.at, name: row.name, state }
        };
        Ok(rows.into_iter().map(row).collect())
    }

    /// An import that is about to be ordered.
    #[must_use]
    pub fn new_import(&self, name: &str) -> Import {
        let id = DeedId::from_number(self.mint());
        Import { id, at: self.now(), name: name.to_owned(), before: Tally::default(), runs: StoredState::Running }
    }

    /// Takes note of imports that are to be done one after the other: of all of them or of none.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn order_imports(&self, scope: &Scope, imports: &[Import]) -> Result<(), DeskError> {
        let mut unit = self.begin_deed(scope).await?;
        for import in imports {
            unit.put_import(scope, &import.row(StoredState::Waiting, &import.before, None)).await?;
        }
        unit.commit().await?;
        for import in imports {
            self.inner.imports.put(import.id, Run::Waits);
        }
        self.tell(scope);
        Ok(())
    }

    /// An import that an earlier run of the program has left undone; it waits for its turn again. Over one at which the
    /// program broke off twice it is not to break off for ever: that one has failed.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn left_import(&self, scope: &Scope, id: DeedId) -> Result<Option<Import>, DeskError> {
        let Some(row) = self.store().read().await?.import(scope, id).await? else { return Ok(None) };
        let import = |runs| Import { id, at: row.at, name: row.name.clone(), before: Tally::read(&row.tally), runs };
        let left = match row.state {
            StoredState::Waiting => import(StoredState::Running),
            StoredState::Running => import(StoredState::Resumed),
            StoredState::Resumed => {
                let import = import(StoredState::Resumed);
                self.end_import(scope, &import, &import.before, Some(&Why::plain("import-broke-off"))).await?;
                return Ok(None);
            }
            StoredState::Done | StoredState::Failed => return Ok(None),
        };
        self.inner.imports.put(id, Run::Waits);
        Ok(Some(left))
    }

    /// Takes note that an import begins.
    ///
    /// # Errors
    /// When the data cannot be reached; then it is left for the next run of the program.
    pub async fn begin_import(&self, scope: &Scope, import: &Import) -> Result<(), DeskError> {
        self.inner.imports.put(import.id, Run::Runs(0, 0, import.before));
        let begun = self.put_import(scope, import, import.runs, &import.before, None).await;
        if begun.is_err() {
            self.inner.imports.remove(import.id);
        }
        self.tell(scope);
        begun
    }

    /// Says how far an import is; kept in memory only.
    pub fn import_goes_on(&self, scope: &Scope, import: &Import, done: u64, of: u64, tally: Tally) {
        self.inner.imports.put(import.id, Run::Runs(done, of, tally));
        self.tell(scope);
    }

    /// Takes note that the program ends before an import is done.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn leave_import(&self, scope: &Scope, import: &Import, tally: &Tally) -> Result<(), DeskError> {
        let left = self.put_import(scope, import, StoredState::Waiting, tally, None).await;
        self.inner.imports.remove(import.id);
        left
    }

    /// Takes note that an import has ended: well, or with the reason.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn end_import(&self, scope: &Scope, import: &Import, tally: &Tally, why: Option<&Why>) -> Result<(), DeskError> {
        let state = if why.is_some() { StoredState::Failed } else { StoredState::Done };
        let ended = self.put_import(scope, import, state, tally, why).await;
        // Afterwards, since it would be said to have been stopped before; and also where it cannot be written down, so
        // that it is not said to run for ever.
        self.inner.imports.remove(import.id);
        self.tell(scope);
        ended
    }

    async fn put_import(
        &self,
        scope: &Scope,
        import: &Import,
        state: StoredState,
        tally: &Tally,
        why: Option<&Why>,
    ) -> Result<(), DeskError> {
        let mut unit = self.store().begin_in(scope).await?;
        unit.put_import(scope, &import.row(state, tally, why)).await?;
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

#[cfg(test)]
mod tests;
