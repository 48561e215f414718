//! One folder on a server: brought up to date, and watched for news.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use mila_desk::DeskError;
use mila_desk::accounts::{Errand, FolderRow, OpenedFolder, Read};
use mila_domain::account::Trouble;
use mila_domain::uids::Uids;
use mila_wire::imap::{ImapError, News, Opened, Range, Session, Wanted};

use super::account::session;
use super::hitch::Hitch;
use super::taking::{Broken, From, What};
use super::{AGAIN, Post, rest};

/// So many messages are asked for at once.
const PORTION: u32 = 200;
/// How long news are waited for before the line is tried (RFC 2177 asks for less than 29 minutes; routers forget sooner).
const WAIT: Duration = Duration::from_mins(4);
/// How often a server is asked that tells no news by itself.
const POLL: Duration = Duration::from_secs(30);
/// What is held is compared with the server's at least so often ...
const PROOF: SignedDuration = SignedDuration::from_hours(24);
/// ... and in the small hours where the last time was longer ago than this.
const PROOF_AT_NIGHT: SignedDuration = SignedDuration::from_hours(12);
/// Of so many of the latest messages the flags are asked for, where the server does not tell which have changed.
const FLAGS_ASKED: u32 = 1_000;

/// Why a folder is not read on.
pub enum Stop {
    /// The line ended over a message; it is to be begun anew at once, with smaller portions.
    Cautious,
    /// Something went wrong.
    Hitch(Hitch),
}

impl std::convert::From<ImapError> for Stop {
    fn from(error: ImapError) -> Self {
        Self::Hitch(error.into())
    }
}

impl std::convert::From<DeskError> for Stop {
    fn from(error: DeskError) -> Self {
        Self::Hitch(error.into())
    }
}

impl std::convert::From<Hitch> for Stop {
    fn from(hitch: Hitch) -> Self {
        Self::Hitch(hitch)
    }
}

/// What is remembered of a folder from one line to the next.
pub struct Keeping {
    /// So many messages are asked for at once: fewer where the line ended over one of them, down to that very one.
    portion: u32,
}

impl Default for Keeping {
    fn default() -> Self {
        Self { portion: PORTION }
    }
}

/// Watches a folder for as long as it is read. Whatever goes wrong is told, and it begins anew.
pub async fn watch(post: Arc<Post>, errand: Errand, row: FolderRow) {
    let (mut keeping, mut tries) = (Keeping::default(), 0);
    loop {
        let stay = AssertUnwindSafe(keeping.stay(&post, &errand, &row, &mut tries)).catch_unwind();
        let hitch = match stay.await {
            Ok(Stop::Cautious) => continue,
            Ok(Stop::Hitch(hitch)) => hitch,
            Err(_) => Hitch::of(Trouble::Crashed),
        };
        tries += 1;
        post.desk.folder_breaks_off(errand.account, row.id);
        let told = (hitch.trouble, hitch.said.as_str());
        let next = post.desk.account_failed(&post.scope, errand.account, Some(&row), told, tries).await;
        if !rest(next, AGAIN).await {
            return;
        }
    }
}

/// Whether what is held is to be compared with the server's: once a day, at night if possible.
fn is_proof_due(proven: Option<Timestamp>, now: Timestamp, zone: &TimeZone) -> bool {
    let Some(proven) = proven else { return true };
    let ago = now.duration_since(proven);
    let is_night = (2..5).contains(&now.to_zoned(zone.clone()).hour());
    ago > PROOF || (is_night && ago > PROOF_AT_NIGHT)
}

impl Keeping {
    /// Stays at a folder until something goes wrong.
    async fn stay(&mut self, post: &Arc<Post>, errand: &Errand, row: &FolderRow, tries: &mut u32) -> Stop {
        match self.stay_while_well(post, errand, row, tries).await {
            Ok(never) => match never {},
            Err(stop) => stop,
        }
    }

    async fn stay_while_well(
        &mut self,
        post: &Arc<Post>,
        errand: &Errand,
        row: &FolderRow,
        tries: &mut u32,
    ) -> Result<std::convert::Infallible, Stop> {
        let mut session = session(post, errand).await?;
        let mut held = self.catch_up(post, errand, &mut session, row).await?;
        loop {
            post.desk.account_was_seen(&post.scope, errand.account).await?;
            *tries = 0;
            let news = wait(&mut session).await?;
            let zone = post.desk.zone(&post.scope).await?;
            if news.gone || is_proof_due(held.proven, post.desk.now(), &zone) {
                held = self.catch_up(post, errand, &mut session, row).await?;
                continue;
            }
            if let Some(exists) = news.exists {
                held = self.fetch_new(post, &mut session, row, &held, exists).await?;
            }
            if news.changed {
                held.modseq = note_flags(post, &mut session, &held, None).await?;
            }
        }
    }

    /// Opens a folder and makes what is held of it agree with what the server holds.
    pub async fn catch_up(
        &mut self,
        post: &Arc<Post>,
        errand: &Errand,
        session: &mut Session,
        row: &FolderRow,
    ) -> Result<OpenedFolder, Stop> {
        let opened = session.examine(&row.wire_name).await?;
        let held = post.desk.folder_opened(&post.scope, row.id, opened.validity).await?;
        let zone = post.desk.zone(&post.scope).await?;
        if is_unchanged(&held, &opened) && !is_proof_due(held.proven, post.desk.now(), &zone) {
            post.desk.folder_was_read(&post.scope, &held.spot, &Read::default()).await?;
            return Ok(held);
        }
        let wanted = self.compare(post, errand, session, &held).await?;
        if !wanted.is_empty() {
            self.fetch(post, session, row, &held, &wanted).await?;
        }
        let rest = if wanted.is_empty() { wanted.clone() } else { self.compare(post, errand, session, &held).await? };
        // The server lists them, and does not hand them over.
        for uid in rest.within(&wanted).iter() {
            post.desk.not_handed_over(&post.scope, &held.spot, uid).await?;
        }
        if held.modseq.is_some() || opened.modseq.is_none() {
            note_flags(post, session, &held, opened.modseq).await?;
        }
        let is_proven = rest.without(&wanted).is_empty();
        let read = Read { modseq: opened.modseq, on_server: Some(u64::from(opened.exists)), is_proven };
        post.desk.folder_was_read(&post.scope, &held.spot, &read).await?;
        Ok(post.desk.folder_opened(&post.scope, row.id, opened.validity).await?)
    }

    /// What is to be fetched so that both agree.
    async fn compare(&self, post: &Arc<Post>, errand: &Errand, session: &mut Session, held: &OpenedFolder) -> Result<Uids, Stop> {
        let server = session.uids(Range::All).await?;
        let within = match errand.since {
            Some(since) => session.uids(Range::Since(day_before(since))).await?.within(&server),
            None => server.clone(),
        };
        Ok(post.desk.reconcile(&post.scope, &held.spot, &server, &within).await?)
    }

    async fn fetch(
        &mut self,
        post: &Arc<Post>,
        session: &mut Session,
        row: &FolderRow,
        held: &OpenedFolder,
        wanted: &Uids,
    ) -> Result<(), Stop> {
        let from = From { post, spot: held.spot, part: row.part };
        if self.portion < PORTION {
            session.be_brief();
        }
        let of = wanted.len();
        post.desk.folder_goes_on(&post.scope, &held.spot, 0, of);
        let progress = |done| post.desk.folder_goes_on(&post.scope, &held.spot, done, of);
        match from.take(session, What::These(wanted, self.portion), progress).await {
            Ok(_) => {
                self.portion = PORTION;
                Ok(())
            }
            Err(broken) => Err(self.broken(post, held, broken).await),
        }
    }

    /// The line ended over messages: fewer of them next time, and at last that one is set aside.
    async fn broken(&mut self, post: &Arc<Post>, held: &OpenedFolder, broken: Broken) -> Stop {
        let (error, unanswered) = match broken {
            Broken::Keeping(hitch) => return hitch.into(),
            Broken::Line(error, unanswered) => (error, unanswered),
        };
        let is_about_messages = match &error {
            ImapError::Malformed(_)
            | ImapError::Cut { .. }
            | ImapError::HungUp(_)
            | ImapError::Silent
            | ImapError::Refused { .. } => true,
            ImapError::NoLine(_) | ImapError::NoStartTls | ImapError::NoWayIn | ImapError::Denied(_) => false,
        };
        if !is_about_messages {
            return error.into();
        }
        if self.portion > 1 {
            self.portion = (self.portion / 8).max(1);
            return Stop::Cautious;
        }
        for uid in unanswered.iter().flat_map(Uids::iter) {
            if let Err(error) = post.desk.not_handed_over(&post.scope, &held.spot, uid).await {
                return error.into();
            }
        }
        self.portion = PORTION;
        error.into()
    }

    /// Fetches what has come since.
    async fn fetch_new(
        &mut self,
        post: &Arc<Post>,
        session: &mut Session,
        row: &FolderRow,
        held: &OpenedFolder,
        exists: u32,
    ) -> Result<OpenedFolder, Stop> {
        let from = From { post, spot: held.spot, part: row.part };
        match from.take(session, What::From(held.last.saturating_add(1)), |_| ()).await {
            Ok(_) => {}
            Err(broken) => return Err(self.broken(post, held, broken).await),
        }
        let read = Read { on_server: Some(u64::from(exists)), ..Read::default() };
        post.desk.folder_was_read(&post.scope, &held.spot, &read).await?;
        Ok(post.desk.folder_opened(&post.scope, row.id, held.spot.validity).await?)
    }
}

/// Waits for news, or asks for them.
async fn wait(session: &mut Session) -> Result<News, ImapError> {
    if session.tells_news() {
        return session.wait_for_news(WAIT, std::future::pending()).await;
    }
    tokio::time::sleep(POLL).await;
    session.look().await
}

/// Whether a folder is as it was when it was last read, as far as the server tells without being asked for all.
fn is_unchanged(held: &OpenedFolder, opened: &Opened) -> bool {
    let is_counted_alike = match (held.modseq, opened.modseq) {
        (Some(known), Some(now)) => known == now,
        (None, None) => opened.next != 0 && opened.next == held.last.saturating_add(1),
        (Some(_), None) | (None, Some(_)) => false,
    };
    is_counted_alike && held.on_server == u64::from(opened.exists)
}

/// Keeps flags that have changed, and says up to which change of the server all are known.
async fn note_flags(post: &Arc<Post>, session: &mut Session, held: &OpenedFolder, now: Option<u64>) -> Result<Option<u64>, Stop> {
    let (flags, latest) = match held.modseq {
        Some(known) if now == Some(known) => return Ok(Some(known)),
        Some(known) => session.flags(Wanted::From(1), Some(known)).await?,
        None => session.flags(Wanted::From(held.last.saturating_sub(FLAGS_ASKED).max(1)), None).await?,
    };
    post.desk.note_flags(&post.scope, &held.spot, &flags).await?;
    let modseq = held.modseq.and(latest.max(held.modseq));
    if modseq != held.modseq {
        post.desk.folder_was_read(&post.scope, &held.spot, &Read { modseq, ..Read::default() }).await?;
    }
    Ok(modseq)
}

/// Servers go by days of their own, so one day more is asked for.
fn day_before(since: Timestamp) -> Date {
    let day = since.to_zoned(TimeZone::UTC).date();
    day.yesterday().unwrap_or(day)
}
