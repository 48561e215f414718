//! The report as JSON, in the shape that `docs/report-json.md` promises to other programs.

use std::io::{self, Write};

use jiff::Timestamp;
use mila_domain::report::{Answers, AwaitingThem, AwaitingUs, PersonName, PromiseRow, QuietRow, Report};
use mila_domain::time::Due;
use serde::Serialize;

/// Raised when a program that reads the old shape would misread the new one.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct ReportJson<'a> {
    version: u32,
    now: String,
    zone: String,
    limit_s: i64,
    mailbox: MailboxJson<'a>,
    me: &'a [String],
    people: u64,
    conversations: u64,
    awaiting_us: Vec<AwaitingUsJson<'a>>,
    awaiting_them: Vec<AwaitingThemJson<'a>>,
    answers: AnswersJson,
    promises: Vec<PromiseJson<'a>>,
    quiet: Vec<QuietJson<'a>>,
}

#[derive(Serialize)]
struct MailboxJson<'a> {
    messages: u64,
    duplicates: u64,
    unreadable: Vec<UnreadableJson<'a>>,
    filtered: FilteredJson,
    from: Option<String>,
    to: Option<String>,
}

#[derive(Serialize)]
struct UnreadableJson<'a> {
    path: &'a str,
    offset: u64,
    why: &'static str,
}

#[derive(Serialize)]
struct FilteredJson {
    bulk: u64,
    automatic: u64,
    draft: u64,
    spam: u64,
    trash: u64,
    chat: u64,
}

#[derive(Serialize)]
struct PersonJson<'a> {
    name: Option<&'a str>,
    address: &'a str,
}

#[derive(Serialize)]
struct AwaitingUsJson<'a> {
    person: PersonJson<'a>,
    subject: Option<&'a str>,
    since: String,
    deadline: String,
    late: bool,
    message_id: Option<&'a str>,
    path: &'a str,
    offset: u64,
    language: Option<&'static str>,
}

#[derive(Serialize)]
struct AwaitingThemJson<'a> {
    person: PersonJson<'a>,
    subject: Option<&'a str>,
    since: String,
    message_id: Option<&'a str>,
    path: &'a str,
    offset: u64,
}

#[derive(Serialize)]
struct AnswersJson {
    counted: u64,
    within_limit: Option<f64>,
    median_s: Option<i64>,
    p90_s: Option<i64>,
    by_month: Vec<MonthJson>,
}

#[derive(Serialize)]
struct MonthJson {
    month: String,
    counted: u64,
    within_limit: Option<f64>,
    median_s: Option<i64>,
}

#[derive(Serialize)]
struct PromiseJson<'a> {
    by: &'static str,
    person: PersonJson<'a>,
    text: &'a str,
    due: Option<String>,
    grain: &'static str,
    state: &'static str,
    message_id: Option<&'a str>,
    path: &'a str,
    offset: u64,
    said: String,
}

#[derive(Serialize)]
struct QuietJson<'a> {
    person: PersonJson<'a>,
    last: String,
    usual_gap_days: f64,
    silent_days: f64,
}

fn instant(at: Timestamp) -> String {
    at.to_string()
}

fn person(person: &PersonName) -> PersonJson<'_> {
    PersonJson { name: person.name.as_deref(), address: &person.address }
}

/// To hundredths: a quarter of an hour.
fn days(days: f64) -> f64 {
    (days * 100.0).round() / 100.0
}

/// A date for a day or coarser, else an instant with the offset in which it was said.
fn due(due: &Due) -> String {
    match due {
        Due::On { date, .. } => date.to_string(),
        Due::At { at, .. } => at.timestamp().display_with_offset(at.offset()).to_string(),
    }
}

fn mailbox(report: &Report) -> MailboxJson<'_> {
    let facts = &report.mailbox;
    let unreadable = facts.unreadable.iter();
    let filtered = facts.filtered;
    MailboxJson {
        messages: facts.messages,
        duplicates: facts.duplicates,
        unreadable: unreadable
            .map(|row| UnreadableJson { path: &row.place.path, offset: row.place.offset, why: row.why.word() })
            .collect(),
        filtered: FilteredJson {
            bulk: filtered.bulk,
            automatic: filtered.automatic,
            draft: filtered.draft,
            spam: filtered.spam,
            trash: filtered.trash,
            chat: filtered.chat,
        },
        from: facts.from.map(instant),
        to: facts.to.map(instant),
    }
}

fn awaiting_us(row: &AwaitingUs) -> AwaitingUsJson<'_> {
    AwaitingUsJson {
        person: person(&row.person),
        subject: row.subject.as_deref(),
        since: instant(row.since),
        deadline: instant(row.deadline),
        late: row.late,
        message_id: row.message_id.as_deref(),
        path: &row.place.path,
        offset: row.place.offset,
        language: row.language.map(mila_domain::language::Language::code),
    }
}

fn awaiting_them(row: &AwaitingThem) -> AwaitingThemJson<'_> {
    AwaitingThemJson {
        person: person(&row.person),
        subject: row.subject.as_deref(),
        since: instant(row.since),
        message_id: row.message_id.as_deref(),
        path: &row.place.path,
        offset: row.place.offset,
    }
}

fn answers(answers: &Answers) -> AnswersJson {
    let month = |row: &mila_domain::report::AnswersInMonth| MonthJson {
        month: row.month.strftime("%Y-%m").to_string(),
        counted: row.counted,
        within_limit: row.within_limit,
        median_s: row.median_s,
    };
    AnswersJson {
        counted: answers.counted,
        within_limit: answers.within_limit,
        median_s: answers.median_s,
        p90_s: answers.p90_s,
        by_month: answers.by_month.iter().map(month).collect(),
    }
}

fn promise(row: &PromiseRow) -> PromiseJson<'_> {
    PromiseJson {
        by: row.by.word(),
        person: person(&row.person),
        text: &row.text,
        due: row.due.as_ref().map(due),
        grain: row.due.as_ref().map_or("none", |due| due.grain().word()),
        state: row.state.word(),
        message_id: row.message_id.as_deref(),
        path: &row.place.path,
        offset: row.place.offset,
        said: instant(row.said),
    }
}

fn quiet(row: &QuietRow) -> QuietJson<'_> {
    QuietJson {
        person: person(&row.person),
        last: instant(row.last),
        usual_gap_days: days(row.usual_gap_days),
        silent_days: days(row.silent_days),
    }
}

/// Writes the report as one line of JSON.
pub fn write(out: &mut impl Write, report: &Report) -> io::Result<()> {
    let json = ReportJson {
        version: VERSION,
        now: instant(report.now),
        zone: report.zone.iana_name().unwrap_or("UTC").to_owned(),
        limit_s: report.limit.as_secs(),
        mailbox: mailbox(report),
        me: &report.me,
        people: report.people,
        conversations: report.conversations,
        awaiting_us: report.awaiting_us.iter().map(awaiting_us).collect(),
        awaiting_them: report.awaiting_them.iter().map(awaiting_them).collect(),
        answers: answers(&report.answers),
        promises: report.promises.iter().map(promise).collect(),
        quiet: report.quiet.iter().map(quiet).collect(),
    };
    serde_json::to_writer(&mut *out, &json)?;
    out.write_all(b"\n")
}
