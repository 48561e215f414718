//! Today: the one page that says what to do now.
//! Who waits and in which order was decided by the desk; here they are parted by how near their time is.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use mila_desk::today::{HeartBeat, Owner, Today, Waiting, Worker, WorkerState};
use serde::Serialize;

use super::accounts;
use super::beat::Beat;
use super::report::State;
use super::restored::RestoredPart;
use super::rows::{self, Empty, Link, Row};
use super::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;
use crate::texts::moments::Here;

mod empty;

/// More silent people than this are folded.
const QUIET_SHOWN: usize = 4;

/// Today as a page.
#[derive(Debug, Clone, Serialize)]
pub struct TodayPage {
    /// What the page is called.
    pub title: String,
    /// Which day it is.
    pub date: String,
    /// What matters, a sentence each.
    pub lead: Vec<String>,
    /// The data were restored from a backup.
    pub restored: Option<RestoredPart>,
    /// Which of these addresses is ours?
    pub question: Option<Question>,
    /// Who waits, by how near their time is.
    pub groups: Vec<Group>,
    /// What the list does not hold: more of them, older ones.
    pub others: Vec<Link>,
    /// Nobody waits, or there is no mail at all.
    pub empty: Option<Empty>,
    /// Another way to bring mail here, while there is none.
    pub otherwise: Option<Link>,
    /// Who fell silent.
    pub quiet: Option<QuietPart>,
    /// Mail that could not be read.
    pub unreadable: Option<Link>,
    /// What works in the background.
    pub beats: Vec<Beat>,
    /// How soon an answer is in time.
    pub limit: String,
}

/// Those whose time is about equally near.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    /// By which the heading is found.
    pub id: &'static str,
    /// The heading.
    pub title: String,
    /// The rows.
    pub rows: Vec<Row>,
}

/// Asks the owner which addresses are theirs.
#[derive(Debug, Clone, Serialize)]
pub struct Question {
    /// The question.
    pub title: String,
    /// Why it is asked.
    pub words: String,
    /// The likeliest addresses.
    pub candidates: Vec<String>,
    /// What is written on the button beside each: "this is mine".
    pub mine: String,
    /// Above the field for any other address.
    pub other: String,
    /// On the button beside that field.
    pub say: String,
}

/// Who fell silent.
#[derive(Debug, Clone, Serialize)]
pub struct QuietPart {
    /// The heading.
    pub title: String,
    /// The longest silences.
    pub rows: Vec<Row>,
    /// The others.
    pub folded: Vec<Row>,
    /// "and 3 more".
    pub fold: String,
    /// Who fell silent long ago.
    pub older: Option<Link>,
}

impl TodayPage {
    /// Today in the words of the reader.
    #[must_use]
    pub fn of(texts: Texts, here: &Here, today: &Today) -> Self {
        let groups = groups(texts, here, &today.waiting);
        let workers = today.workers.iter().filter_map(|beat| worker(texts, here, beat));
        let beats = workers.chain(accounts::beats(texts, here, &today.accounts));
        Self {
            title: texts.plain("nav-today"),
            date: texts.full_date_this_year(here.today()),
            lead: lead(texts, here, today),
            restored: None,
            question: question(texts, &today.owner),
            others: others(texts, today),
            empty: empty::of(texts, today),
            otherwise: empty::otherwise(texts, today),
            quiet: quiet(texts, here, today),
            unreadable: (today.unreadable > 0).then(|| Link {
                href: "/inbox?show=unreadable".to_owned(),
                label: texts.count("read-unreadable", today.unreadable),
            }),
            beats: beats.collect(),
            limit: texts
                .with("today-limit", &[("limit", (&texts.limit(SignedDuration::from_secs(today.answer_limit_s))).into())]),
            groups,
        }
    }

    /// For those who may not connect a mailbox.
    #[must_use]
    pub fn without_connecting(mut self, texts: Texts) -> Self {
        if self.otherwise.take().is_some() {
            self.empty = Some(empty::welcome(texts));
        }
        self
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/today.html", self)
    }
}

/// Now is what is late or nearly so; the rest is parted by the day of its deadline.
fn groups(texts: Texts, here: &Here, waiting: &[Waiting]) -> Vec<Group> {
    let mut groups = [("now", "today-now"), ("today", "today-later"), ("next", "today-next")].map(|(id, title)| Group {
        id,
        title: texts.plain(title),
        rows: Vec::new(),
    });
    for waiting in waiting {
        let row = rows::waiting(texts, here, waiting);
        let place = match row.state {
            State::Late | State::Soon => 0,
            State::Calm | State::Still if here.local(waiting.deadline).date() == here.today() => 1,
            State::Calm | State::Still => 2,
        };
        groups[place].rows.push(row);
    }
    groups.into_iter().filter(|group| !group.rows.is_empty()).collect()
}

fn lead(texts: Texts, here: &Here, today: &Today) -> Vec<String> {
    if today.waiting.is_empty() {
        return Vec::new();
    }
    let people: BTreeSet<&str> = today.waiting.iter().map(|row| row.who.address.as_str()).collect();
    let now = here.now().timestamp();
    let late = count(today.waiting.iter().filter(|row| now > row.deadline).count());
    let waiting = if today.waiting_more == 0 {
        texts.count("today-waiting-people", count(people.len()))
    } else {
        texts.count("today-waiting-letters", count(today.waiting.len()).saturating_add(today.waiting_more))
    };
    // Late ones come first, so they are all counted unless the list breaks off among them.
    let is_whole = late > 0 && (today.waiting_more == 0 || late < count(today.waiting.len()));
    [waiting].into_iter().chain(is_whole.then(|| texts.count("lead-late", late))).collect()
}

fn question(texts: Texts, owner: &Owner) -> Option<Question> {
    match owner {
        Owner::Known => None,
        Owner::Unknown(candidates) => Some(Question {
            title: texts.plain(if candidates.is_empty() { "today-whose-open" } else { "today-whose" }),
            words: texts.plain("today-whose-why"),
            candidates: candidates.clone(),
            mine: texts.plain("today-mine"),
            other: texts.plain(if candidates.is_empty() { "today-own-address" } else { "today-other-address" }),
            say: texts.plain("today-say-address"),
        }),
    }
}

fn others(texts: Texts, today: &Today) -> Vec<Link> {
    [("more", today.waiting_more), ("older", today.waiting_older)]
        .into_iter()
        .filter(|(_, number)| *number > 0)
        .map(|(key, number)| Link { href: "/inbox?show=awaiting-us".to_owned(), label: texts.count(key, number) })
        .collect()
}

fn quiet(texts: Texts, here: &Here, today: &Today) -> Option<QuietPart> {
    if today.quiet.is_empty() && today.quiet_older == 0 {
        return None;
    }
    let mut all = today.quiet.iter().map(|row| rows::quiet(texts, here, row));
    let rows: Vec<Row> = all.by_ref().take(QUIET_SHOWN).collect();
    let folded: Vec<Row> = all.collect();
    Some(QuietPart {
        title: texts.plain("quiet-title"),
        fold: texts.count("more", count(folded.len())),
        rows,
        folded,
        older: (today.quiet_older > 0)
            .then(|| Link { href: "/people".to_owned(), label: texts.count("quiet-older", today.quiet_older) }),
    })
}

/// `None` for what goes without saying: an import that has nothing to do, and accounts, which speak for themselves.
fn worker(texts: Texts, here: &Here, beat: &HeartBeat) -> Option<Beat> {
    let name = match beat.worker {
        Worker::Settling => "settling",
        Worker::Importing => "importing",
        Worker::Receiving => "receiving",
    };
    let when = beat.at.map_or_else(|| texts.plain("beat-never"), |at| texts.on_moment(here, at));
    let said = |state: &str| texts.with(&format!("beat-{name}-{state}"), &[("when", (&when).into())]);
    match beat.state {
        WorkerState::Idle => match beat.worker {
            Worker::Settling => Some(Beat::done(said("idle"))),
            Worker::Importing | Worker::Receiving => None,
        },
        WorkerState::Stopped => Some(Beat::stopped(said("stopped"))),
        WorkerState::Busy { of: None, .. } => Some(Beat::calm(said("busy"))),
        WorkerState::Busy { done, of: Some(of) } => {
            let numbers = (texts.number(done), texts.number(of));
            let key = format!("beat-{name}-busy-of");
            let text = texts.with(&key, &[("from", (&numbers.0).into()), ("to", (&numbers.1).into())]);
            Some(Beat::under_way(text, done, of))
        }
    }
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}
