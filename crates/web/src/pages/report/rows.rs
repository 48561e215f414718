//! The lists of the report: a row says who, in whose words, and how much time.
//! Which rows there are was decided by the desk; here the old ones are folded away and long lists cut.

use jiff::{SignedDuration, Timestamp};
use mila_domain::language::Language;
use mila_domain::promise::Standing;
use mila_domain::report::{AwaitingThem, AwaitingUs, By, PersonName, PromiseRow, QuietRow, Report};
use mila_domain::time::{Due, Grain};
use serde::Serialize;

use crate::recent::{self, Parted};
use crate::texts::Texts;
use crate::texts::moments::Here;
use crate::tidy;

/// More rows than this make a file heavy and nobody wiser.
const MOST_ROWS: usize = 200;
/// Letters of a name or an address; longer ones are meant to be in the way.
const LONGEST_NAME: usize = 80;
/// Letters of a subject or a sentence, about four lines of a page.
const LONGEST_WORDS: usize = 280;

/// One list under its heading.
#[derive(Debug, Clone, Serialize)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// What to say when there is no row at all.
    pub none: String,
    /// Nothing stands under the heading, not even folded away.
    pub is_empty: bool,
    /// What is alive, the first [`MOST_ROWS`] of it.
    pub rows: Vec<Row>,
    /// How many are alive in all.
    pub recent: u64,
    /// "and 12 more", when not all of those are shown.
    pub more: Option<String>,
    /// What fell silent long ago.
    pub older: Option<Fold>,
    /// Promises that seem kept; no debts, so they lie below.
    pub kept: Option<Fold>,
}

/// Rows that are folded into one line.
#[derive(Debug, Clone, Serialize)]
pub struct Fold {
    /// The line: "and 41 older".
    pub line: String,
    /// The first [`MOST_ROWS`] of them.
    pub rows: Vec<Row>,
    /// "and 4,800 more", when not all are shown.
    pub more: Option<String>,
}

/// One row of any list.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// The name, or else the address.
    pub who: String,
    /// The address, when the name stands before it.
    pub address: Option<String>,
    /// A subject or a sentence, in the words of whoever wrote it.
    pub words: Option<String>,
    /// Whether the words are a sentence from a letter.
    pub is_quote: bool,
    /// What stands in place of missing words.
    pub wordless: Option<String>,
    /// The code of the language of the words, if known.
    pub words_lang: Option<&'static str>,
    /// How urgent it is.
    pub state: State,
    /// The state in a word, for those who do not see the sign; `None` where the time says it already.
    pub sign: Option<String>,
    /// How much time, in a few words.
    pub time: Option<String>,
    /// When it was, until when it is.
    pub facts: Vec<String>,
}

/// How urgent a row is; shown by a sign and a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Its time has passed.
    Late,
    /// Little time is left.
    Soon,
    /// There is time.
    Calm,
    /// No clock runs.
    Still,
}

impl State {
    fn sign(self, texts: Texts) -> Option<String> {
        match self {
            Self::Soon => Some(texts.plain("sign-soon")),
            Self::Calm => Some(texts.plain("sign-calm")),
            Self::Late | Self::Still => None,
        }
    }
}

/// Who waits for the owner.
pub(super) fn waits(texts: Texts, here: &Here, report: &Report) -> Section {
    let parted = recent::part(&report.awaiting_us, report.now, |row| row.since);
    let section = section(texts, "waits", &parted, |row| wait_row(texts, here, report, row));
    if is_at_rest(report) { section } else { Section { none: texts.plain("headline-nobody"), ..section } }
}

/// Whom the owner waits for.
pub(super) fn waits_for(texts: Texts, here: &Here, report: &Report) -> Section {
    let parted = recent::part(&report.awaiting_them, report.now, |row| row.since);
    section(texts, "them", &parted, |row| wait_for_row(texts, here, row))
}

/// Who fell silent.
pub(super) fn quiet(texts: Texts, here: &Here, report: &Report) -> Section {
    let parted = recent::part(&report.quiet, report.now, |row| row.last);
    section(texts, "quiet", &parted, |row| quiet_row(texts, here, row))
}

/// What one side promised. What seems kept lies below.
pub(super) fn promised(texts: Texts, here: &Here, report: &Report, by: By) -> Section {
    let (kept, debts): (Vec<_>, Vec<_>) =
        report.promises.iter().filter(|row| row.by == by).partition(|row| matches!(row.state, Standing::SeemsKept));
    let parted = recent::part(debts, report.now, |row| promise_alive(row, report));
    let key = match by {
        By::Us => "promised-us",
        By::Them => "promised-them",
    };
    let row = |row: &&PromiseRow| promise_row(texts, here, report, row);
    let section = section(texts, key, &parted, row);
    Section { is_empty: section.is_empty && kept.is_empty(), kept: fold(texts, "seem-kept", &kept, row), ..section }
}

/// The later of when it was said and when it falls due.
pub(super) fn promise_alive(row: &PromiseRow, report: &Report) -> Timestamp {
    row.due.as_ref().map_or(row.said, |due| due.instant(&report.zone).max(row.said))
}

/// Whether only a quarter of the time, or less, is left.
pub(super) fn is_soon(row: &AwaitingUs, report: &Report) -> bool {
    !row.late && row.deadline.duration_since(report.now) <= report.limit / 4
}

/// Whether nobody waits for the owner and no word of anybody is overdue.
pub(super) fn is_at_rest(report: &Report) -> bool {
    report.awaiting_us.is_empty() && !report.promises.iter().any(|row| matches!(row.state, Standing::Overdue))
}

/// The length of a list as the texts want it.
pub(super) fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

fn section<T>(texts: Texts, key: &str, parted: &Parted<T>, row: impl Fn(&T) -> Row) -> Section {
    Section {
        title: texts.plain(&format!("{key}-title")),
        none: texts.plain(&format!("{key}-none")),
        is_empty: parted.recent.is_empty() && parted.older.is_empty(),
        rows: parted.recent.iter().take(MOST_ROWS).map(&row).collect(),
        recent: count(parted.recent.len()),
        more: more(texts, parted.recent.len()),
        older: fold(texts, if key == "quiet" { "quiet-older" } else { "older" }, &parted.older, row),
        kept: None,
    }
}

fn fold<T>(texts: Texts, key: &str, rows: &[T], row: impl Fn(&T) -> Row) -> Option<Fold> {
    (!rows.is_empty()).then(|| Fold {
        line: texts.count(key, count(rows.len())),
        rows: rows.iter().take(MOST_ROWS).map(row).collect(),
        more: more(texts, rows.len()),
    })
}

fn more(texts: Texts, length: usize) -> Option<String> {
    (length > MOST_ROWS).then(|| texts.count("more-in-json", count(length - MOST_ROWS)))
}

fn wait_row(texts: Texts, here: &Here, report: &Report, row: &AwaitingUs) -> Row {
    let state = match (row.late, is_soon(row, report)) {
        (true, _) => State::Late,
        (false, true) => State::Soon,
        (false, false) => State::Calm,
    };
    let deadline = if row.late { "waits-deadline-passed" } else { "waits-deadline" };
    let by = texts.by_moment(here, row.deadline);
    Row {
        words_lang: row.language.map(Language::code),
        state,
        sign: state.sign(texts),
        time: Some(texts.left_or_late(report.now, row.deadline)),
        facts: vec![
            texts.with("waits-since", &[("when", (&texts.on_moment(here, row.since)).into())]),
            texts.with(deadline, &[("when", (&by).into())]),
        ],
        ..about(texts, &row.person, row.subject.as_deref().map(tidy::subject).as_deref())
    }
}

fn wait_for_row(texts: Texts, here: &Here, row: &AwaitingThem) -> Row {
    let since = here.local(row.since).date();
    let days = here.today().since(since).map_or(0, |span| span.get_days());
    let time = match u64::try_from(days) {
        Ok(0) | Err(_) => texts.plain("waiting-today"),
        Ok(days) => texts.count("waiting-days", days),
    };
    Row {
        time: Some(time),
        facts: vec![texts.with("them-since", &[("when", (&texts.on_moment(here, row.since)).into())])],
        ..about(texts, &row.person, row.subject.as_deref().map(tidy::subject).as_deref())
    }
}

fn quiet_row(texts: Texts, here: &Here, row: &QuietRow) -> Row {
    let usual = whole_days(row.usual_gap_days);
    let usual = if usual < 2 { texts.plain("quiet-usual-daily") } else { texts.count("quiet-usual", usual) };
    Row {
        wordless: None,
        time: Some(texts.count("quiet-silent", whole_days(row.silent_days))),
        facts: vec![usual, texts.with("quiet-last", &[("when", (&texts.on_day(here, row.last)).into())])],
        ..about(texts, &row.person, None)
    }
}

fn promise_row(texts: Texts, here: &Here, report: &Report, row: &PromiseRow) -> Row {
    let (state, time) = promise_time(texts, here, report, row);
    let said = texts.with("said", &[("when", (&texts.on_moment(here, row.said)).into())]);
    Row {
        is_quote: true,
        wordless: None,
        words_lang: row.language.map(Language::code),
        state,
        sign: state.sign(texts),
        time,
        facts: row.due.as_ref().map(|due| due_words(texts, here, due)).into_iter().chain([said]).collect(),
        ..about(texts, &row.person, Some(&row.text))
    }
}

fn promise_time(texts: Texts, here: &Here, report: &Report, row: &PromiseRow) -> (State, Option<String>) {
    let Some(due) = &row.due else {
        return (State::Still, Some(texts.plain("due-no-date")));
    };
    let instant = due.instant(&report.zone);
    let date = here.local(instant).date();
    match row.state {
        Standing::SeemsKept => (State::Still, None),
        Standing::Overdue => (State::Late, Some(texts.late(report.now.duration_since(instant)))),
        Standing::Open if date <= here.today() => (State::Soon, Some(texts.plain("due-today"))),
        Standing::Open if here.is_tomorrow(date) => (State::Calm, Some(texts.plain("due-tomorrow"))),
        Standing::Open => {
            let days = here.today().until(date).map_or(0, |span| span.get_days());
            (State::Calm, Some(texts.left(SignedDuration::from_hours(24 * i64::from(days)))))
        }
    }
}

/// When it is due, as exactly as it was said and no more.
fn due_words(texts: Texts, here: &Here, due: &Due) -> String {
    let date = match due {
        Due::At { at, .. } => return texts.by_moment(here, at.timestamp()),
        Due::On { date, .. } => *date,
    };
    let dated = |key, text: &str| texts.with(key, &[("date", text.into())]);
    match due.grain() {
        Grain::Minute | Grain::Hour | Grain::Part | Grain::Day => texts.by_day(here, date),
        Grain::Week => dated("due-week", &texts.near_date(here, date)),
        Grain::Month => texts.with("due-month", &[("month", (&texts.whole_month(date)).into())]),
        Grain::Quarter => dated("due-quarter", &texts.near_date(here, date)),
        Grain::Year => texts.with("due-year", &[("year", (&date.year().to_string()).into())]),
    }
}

/// A name or an address, of no more than a sensible length.
pub(super) fn named(name: &str) -> String {
    tidy::shortened(&tidy::one_line(name), LONGEST_NAME)
}

/// A row that so far says only who and in what words.
fn about(texts: Texts, person: &PersonName, words: Option<&str>) -> Row {
    let who = named(person.shown());
    let address = named(&person.address);
    let words = words.map(|words| tidy::shortened(&tidy::one_line(words), LONGEST_WORDS)).filter(|words| !words.is_empty());
    Row {
        wordless: words.is_none().then(|| texts.plain("no-subject")),
        words,
        is_quote: false,
        words_lang: None,
        state: State::Still,
        sign: None,
        time: None,
        facts: Vec::new(),
        address: (who != address && !who.is_empty()).then(|| address.clone()),
        who: if who.is_empty() { address } else { who },
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
fn whole_days(days: f64) -> u64 {
    days.round().clamp(0.0, 1e6) as u64
}
