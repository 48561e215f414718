//! Mail on its way from a server into the data: fetched in portions, understood on all cores, kept in transactions, all
//! three at once. Little is under way at a time, so that memory does not grow with the mailbox.

use std::collections::VecDeque;
use std::sync::{Arc, PoisonError};
use std::thread::available_parallelism;

use jiff::Timestamp;
use mila_desk::accounts::Spot;
use mila_desk::receive::{Prepared, Preparing};
use mila_desk::report::Source;
use mila_desk::{DeskError, Indexer, StoreError};
use mila_domain::account::{Flags, Part};
use mila_domain::uids::Uids;
use mila_wire::imap::{Answer, Body, Fetched, ImapError, Session, Wanted};
use mila_wire::mime;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::task::JoinHandle;

use super::Post;
use super::hitch::Hitch;

/// So many messages are understood together ...
const TOGETHER: usize = 64;
/// ... or so many bytes of them; 1 MiB.
const BYTES_TOGETHER: usize = 1 << 20;
/// So many are kept in one transaction ...
const AT_ONCE: usize = 500;
/// ... or so many bytes of them; 4 MiB.
const BYTES_AT_ONCE: usize = 4 << 20;
/// So many portions are asked for before the first is answered.
const ASKED_AHEAD: usize = 2;

/// A message as it came.
struct Letter {
    uid: u32,
    flags: Flags,
    arrived: Option<Timestamp>,
    bytes: Vec<u8>,
}

/// Messages that came one after the other.
#[derive(Default)]
struct Batch {
    letters: Vec<Letter>,
    bytes: usize,
    /// Those of which the server has no bytes, or too many.
    withheld: Vec<u32>,
}

/// What is to be fetched.
pub enum What<'a> {
    /// These, in portions of so many, the newest first.
    These(&'a Uids, u32),
    /// All from this UID on.
    From(u32),
}

/// Why fetching ended early.
pub enum Broken {
    /// The server, or the line to it. With what was asked for and not answered in whole.
    Line(ImapError, Option<Uids>),
    /// What came could not be kept.
    Keeping(Hitch),
}

/// Where messages come from.
#[derive(Clone, Copy)]
pub struct From<'a> {
    pub post: &'a Arc<Post>,
    pub spot: Spot,
    pub part: Part,
}

impl From<'_> {
    /// Fetches and keeps messages; `progress` is told how many are done. What was kept before something went wrong
    /// stays.
    pub async fn take(self, session: &mut Session, what: What<'_>, progress: impl FnMut(u64)) -> Result<u64, Broken> {
        let preparing = self.post.desk.preparing(&self.post.scope).await.map_err(|error| Broken::Keeping(error.into()))?;
        let (sender, receiver) = channel(1);
        let (fetched, kept) = tokio::join!(fetch(session, what, sender), self.keep(preparing, receiver, progress));
        let kept = kept.map_err(Broken::Keeping)?;
        match fetched {
            Ok(()) => Ok(kept),
            Err((error, unanswered)) => Err(Broken::Line(error, unanswered)),
        }
    }

    /// Has batches understood and keeps them, until no more come.
    async fn keep(self, preparing: Preparing, mut batches: Receiver<Batch>, mut progress: impl FnMut(u64)) -> Result<u64, Hitch> {
        let makers = available_parallelism().map_or(1, usize::from);
        let mut making: VecDeque<JoinHandle<Vec<Prepared>>> = VecDeque::new();
        let (mut waiting, mut bytes, mut done, mut is_open) = (Vec::new(), 0, 0, true);
        while is_open || !making.is_empty() {
            tokio::select! {
                biased;
                batch = batches.recv(), if is_open && making.len() < makers => match batch {
                    Some(batch) => {
                        for uid in &batch.withheld {
                            self.post.desk.not_handed_over(&self.post.scope, &self.spot, *uid).await?;
                        }
                        let (spot, part, preparing) = (self.spot, self.part, preparing.clone());
                        let post = Arc::clone(self.post);
                        let make = move || post.with_indexer(|indexer| prepared(&preparing, indexer, spot, part, batch.letters));
                        making.push_back(tokio::task::spawn_blocking(make));
                    }
                    None => is_open = false,
                },
                made = first(&mut making), if !making.is_empty() => {
                    making.pop_front();
                    bytes += made.iter().map(Prepared::size).sum::<usize>();
                    waiting.extend(made);
                }
            }
            let is_much = waiting.len() >= AT_ONCE || bytes >= BYTES_AT_ONCE;
            let is_all = making.is_empty() && batches.is_empty();
            if !waiting.is_empty() && (is_much || is_all) {
                done += waiting.len() as u64;
                self.keep_all(&mut waiting).await?;
                bytes = 0;
                progress(done);
            }
        }
        Ok(done)
    }

    /// Keeps what is waiting. Where that fails, each is tried by itself, so that one that cannot be kept does not stop
    /// the others; where none can be kept, it is not the messages.
    async fn keep_all(self, waiting: &mut Vec<Prepared>) -> Result<(), Hitch> {
        let Post { desk, scope, .. } = self.post.as_ref();
        let Err(error) = desk.take_from_server(scope, waiting).await else {
            waiting.clear();
            return Ok(());
        };
        if !is_about_messages(&error) {
            return Err(error.into());
        }
        let (mut refused, all): (Vec<(u32, DeskError)>, usize) = (Vec::new(), waiting.len());
        for prepared in waiting.drain(..) {
            let uid = prepared.uid_on_server();
            match desk.take_from_server(scope, &mut [prepared]).await {
                Ok(_) => {}
                Err(error) if is_about_messages(&error) => refused.extend(uid.map(|uid| (uid, error))),
                Err(error) => return Err(error.into()),
            }
        }
        if refused.len() == all && all > 1 {
            return Err(error.into());
        }
        for (uid, error) in refused {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "one message could not be kept, it is asked for again later"
            );
            desk.not_handed_over(scope, &self.spot, uid).await?;
        }
        Ok(())
    }
}

impl Post {
    /// Lends an indexer for a while. Those that are not needed just now keep what they remember.
    fn with_indexer<T>(&self, work: impl FnOnce(&mut Indexer) -> T) -> T {
        let spare = || self.indexers.lock().unwrap_or_else(PoisonError::into_inner);
        let mut indexer = spare().pop().unwrap_or_default();
        let done = work(&mut indexer);
        spare().push(indexer);
        done
    }
}

/// Whether the data refused what was to be kept, and not everything.
fn is_about_messages(error: &DeskError) -> bool {
    matches!(error, DeskError::Store(StoreError::Refused { .. }))
}

/// What the first of those that are making has made. A panic outside any message leaves its batch to the next time.
async fn first(making: &mut VecDeque<JoinHandle<Vec<Prepared>>>) -> Vec<Prepared> {
    match making.front_mut() {
        Some(made) => made.await.unwrap_or_default(),
        None => Vec::new(),
    }
}

fn prepared(preparing: &Preparing, indexer: &mut Indexer, spot: Spot, part: Part, letters: Vec<Letter>) -> Vec<Prepared> {
    letters
        .into_iter()
        .map(|letter| {
            let source = Source { file: 0, offset: 0, folder: part.folder(), arrived: letter.arrived };
            let raw = preparing.raw(letter.bytes);
            let opened = raw.bytes().and_then(mime::open);
            preparing.prepare(raw, opened, source, indexer).on_server(spot, letter.uid, letter.flags)
        })
        .collect()
}

async fn fetch(session: &mut Session, what: What<'_>, sender: Sender<Batch>) -> Result<(), (ImapError, Option<Uids>)> {
    match what {
        What::From(first) => {
            session.ask(Wanted::From(first)).await.map_err(|error| (error, None))?;
            answers(session, &sender, first).await.map_err(|error| (error, None))
        }
        What::These(uids, portion) => {
            let ahead = if portion > 1 { ASKED_AHEAD } else { 1 };
            let mut portions = uids.newest_first(portion).into_iter();
            let mut asked: VecDeque<Uids> = VecDeque::new();
            loop {
                while asked.len() < ahead
                    && let Some(portion) = portions.next()
                {
                    let sent = session.ask(Wanted::These(&portion)).await;
                    asked.push_back(portion);
                    sent.map_err(|error| (error, asked.front().cloned()))?;
                }
                if asked.is_empty() {
                    return Ok(());
                }
                answers(session, &sender, 1).await.map_err(|error| (error, asked.front().cloned()))?;
                asked.pop_front();
            }
        }
    }
}

/// Hands on what one question is answered with. What lies before `first` was not asked for.
async fn answers(session: &mut Session, sender: &Sender<Batch>, first: u32) -> Result<(), ImapError> {
    let mut batch = Batch::default();
    loop {
        let answer = session.answer().await;
        let Ok(Answer::Message(fetched)) = answer else {
            batch.hand_on(sender).await;
            return answer.map(drop);
        };
        batch.add(fetched, first);
        if batch.letters.len() >= TOGETHER || batch.bytes >= BYTES_TOGETHER {
            batch.hand_on(sender).await;
        }
    }
}

impl Batch {
    async fn hand_on(&mut self, sender: &Sender<Self>) {
        if !self.letters.is_empty() || !self.withheld.is_empty() {
            // Whoever keeps them tells why when they stop; then there is nothing more to do here.
            drop(sender.send(std::mem::take(self)).await);
        }
    }

    fn add(&mut self, fetched: Fetched, first: u32) {
        let Fetched { uid: Some(uid), flags, arrived, body: Some(body), .. } = fetched else { return };
        if uid < first {
            return;
        }
        match body {
            Body::Bytes(bytes) => {
                self.bytes += bytes.len();
                self.letters.push(Letter { uid, flags: flags.unwrap_or_default(), arrived, bytes });
            }
            Body::Missing | Body::TooLong(_) => self.withheld.push(uid),
        }
    }
}
