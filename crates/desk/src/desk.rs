//! The desk: what everything that one can do stands on. It holds the data, the clock and the mint of ids, and it
//! cannot reach the network.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use mila_domain::contact::{Contact, Contacts, NoContacts};
use mila_domain::ids::WorkspaceId;
use mila_domain::letter::{Attachment, OpenLetter};
use mila_domain::report::Why;
use mila_store::{Scope, Store, StoreError, Unit, WorkspaceRow};
use tokio::sync::{Notify, watch};

use crate::accounts::Reading;
use crate::counts::Counting;
use crate::imports::Running;
use crate::secrets::{KeyHolder, NoKey};
use crate::workers::Workers;

/// Tells what time it is.
pub trait Clock: Send + Sync {
    /// This moment.
    fn now(&self) -> Timestamp;
}

/// Opens things that hang on a message, by their numbers.
pub type OpenAttachments = fn(&[u8], &[u16]) -> Vec<(Attachment, Vec<u8>)>;

/// How raw bytes are opened to be shown; the program gives it, since the desk reads no mail formats.
#[derive(Debug, Clone, Copy)]
pub struct Opener {
    /// Opens a message.
    pub letter: fn(&[u8]) -> Result<OpenLetter, Why>,
    /// Things that hang on it, by their numbers.
    pub attachments: OpenAttachments,
    /// Reads a file of contacts.
    pub contacts: fn(&[u8]) -> Result<Contacts, NoContacts>,
    /// Writes contacts as a file of cards.
    pub cards: fn(&[Contact]) -> String,
}

/// Why something could not be done.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// It is not there, or it is somebody else's; which of them is not told.
    #[error("{0} is not there")]
    Missing(&'static str),
    /// The data could not be read or kept.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Chance could not be asked for.
    #[error("the machine gives no chance")]
    Chance,
    /// The same form has done it already, a moment ago.
    #[error("the form was sent before")]
    Pressed,
}

/// Mints ids that grow.
#[derive(Debug, Default)]
pub(crate) struct IdMint(AtomicI64);

impl IdMint {
    /// The next number: microseconds since 1970 and 12 bits more, which are chance at first, so that two programs
    /// on one database do not mint the same.
    pub fn next(&self, now: Timestamp) -> i64 {
        let mut chance = [0; 2];
        // Without chance the counter alone keeps ids of one program apart.
        let _ = getrandom::fill(&mut chance);
        let from_clock = now.as_microsecond().max(0) << 12 | i64::from(u16::from_be_bytes(chance) & 0xfff);
        let before = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |last| Some(from_clock.max(last + 1)));
        before.unwrap_or_default().saturating_add(1).max(from_clock)
    }
}

/// Everything that one can do.
#[derive(Clone)]
pub struct Desk {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub store: Store,
    pub clock: Box<dyn Clock>,
    pub opener: Opener,
    pub mint: IdMint,
    pub workers: Workers,
    pub imports: Running,
    pub counting: Counting,
    /// How far the folders of mail accounts are.
    pub reading: Reading,
    /// Where the key comes from that opens secrets.
    pub keys: KeyHolder,
    /// Changes whenever mail accounts are to be looked at anew.
    pub errands: watch::Sender<u64>,
    /// Wakes those who settle.
    pub unsettled: Notify,
    /// By workspace: how often it changed in this program, for those who wait for news.
    news: Mutex<HashMap<WorkspaceId, watch::Sender<u64>>>,
}

impl Desk {
    /// A desk on these data. It opens no secrets.
    #[must_use]
    pub fn new(store: Store, clock: Box<dyn Clock>, opener: Opener) -> Self {
        Self::with_keys(store, clock, opener, Arc::new(|_| Err(NoKey)))
    }

    /// A desk on these data that can seal and open secrets.
    #[must_use]
    pub fn with_keys(store: Store, clock: Box<dyn Clock>, opener: Opener, keys: KeyHolder) -> Self {
        let inner = Inner {
            store,
            clock,
            opener,
            mint: IdMint::default(),
            workers: Workers::default(),
            imports: Running::default(),
            counting: Counting::default(),
            reading: Reading::default(),
            keys,
            errands: watch::Sender::new(0),
            unsettled: Notify::new(),
            news: Mutex::default(),
        };
        Self { inner: Arc::new(inner) }
    }

    /// This moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.inner.clock.now()
    }

    pub(crate) fn store(&self) -> &Store {
        &self.inner.store
    }

    /// Begins the transaction of a deed, the decisive one where there are several. With it the form is taken note of
    /// by which the deed is asked for: whatever becomes of the one becomes of the other.
    pub(crate) async fn begin_deed(&self, scope: &Scope) -> Result<Unit, DeskError> {
        let mut unit = self.store().begin_in(scope).await?;
        match scope.form() {
            Some(form) if !unit.press(scope, form, self.now()).await? => Err(DeskError::Pressed),
            Some(_) | None => Ok(unit),
        }
    }

    /// Whether the form with which this is asked has done its deed before.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn was_pressed(&self, scope: &Scope) -> Result<bool, DeskError> {
        let Some(form) = scope.form() else { return Ok(false) };
        Ok(self.store().read().await?.was_pressed(scope, form).await?)
    }

    pub(crate) fn mint(&self) -> i64 {
        self.inner.mint.next(self.now())
    }

    /// What works in the background.
    #[must_use]
    pub fn workers(&self) -> &Workers {
        &self.inner.workers
    }

    /// A number that changes whenever what the workspace holds was changed by this program.
    #[must_use]
    pub fn news(&self, scope: &Scope) -> watch::Receiver<u64> {
        let mut news = self.inner.news.lock().unwrap_or_else(PoisonError::into_inner);
        news.entry(scope.workspace()).or_insert_with(|| watch::channel(0).0).subscribe()
    }

    /// Tells those who wait for news.
    pub(crate) fn tell(&self, scope: &Scope) {
        let news = self.inner.news.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = news.get(&scope.workspace()) {
            sender.send_modify(|count| *count += 1);
        }
    }

    /// How often what the workspace holds was changed, by whichever program.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn revision(&self, scope: &Scope) -> Result<i64, DeskError> {
        Ok(self.store().read().await?.revision(scope).await?)
    }

    /// The zone of the workspace.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn zone(&self, scope: &Scope) -> Result<TimeZone, DeskError> {
        Ok(zone_of(&self.store().read().await?.workspace(scope).await?))
    }

    /// Waits until there is something to settle that nobody else settles.
    pub async fn unsettled(&self) {
        self.inner.unsettled.notified().await;
    }

    /// Lets go of the data.
    pub async fn close(&self) {
        self.store().close().await;
    }
}

/// The zone of a workspace; UTC if the name is no longer known.
pub(crate) fn zone_of(workspace: &WorkspaceRow) -> TimeZone {
    TimeZone::get(&workspace.zone).unwrap_or(TimeZone::UTC)
}

#[cfg(test)]
mod tests;
