//! The rows of every list of the desk: who, why they are here, in whose words, how much time, and the deed.
//! Which rows there are and how they stand was decided by the desk.

use jiff::Timestamp;
use mila_desk::conversations::ConversationRow;
use mila_desk::search::Marked;
use mila_desk::today::{Quiet, Waiting};
use mila_domain::conversation::Standing;
use mila_domain::language::Language;
use mila_domain::message::Filter;
use mila_domain::report::PersonName;
use serde::Serialize;

use super::report::State;
use crate::texts::Texts;
use crate::texts::moments::Here;
use crate::tidy;

/// Letters of a name or an address; longer ones are meant to be in the way.
const LONGEST_NAME: usize = 80;
/// Letters of a subject, about two lines of a page.
const LONGEST_SUBJECT: usize = 140;
/// Letters of a snippet, about three lines of a page.
const LONGEST_WORDS: usize = 280;

/// Somebody, as a page names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// The name, or else the address.
    pub who: String,
    /// The address, when the name stands before it.
    pub address: Option<String>,
}

/// One row of a list.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// Where the row leads.
    pub href: String,
    /// Who it is about.
    pub name: Named,
    /// The subject of the letter.
    pub subject: Option<String>,
    /// The beginning of the letter, in the words of whoever wrote it.
    pub words: Option<String>,
    /// What stands in place of a missing subject and missing words.
    pub wordless: Option<String>,
    /// The code of the language of the words, if known.
    pub words_lang: Option<&'static str>,
    /// How urgent it is.
    pub state: State,
    /// The state in a word, for those who do not see the sign; `None` where the time says it already.
    pub sign: Option<String>,
    /// How much time, in a few words.
    pub time: Option<String>,
    /// When it was, until when it is, how many letters.
    pub facts: Vec<String>,
    /// The deeds that a row of Today offers.
    pub deeds: Option<RowDeeds>,
}

/// What can be done about a row at once.
#[derive(Debug, Clone, Serialize)]
pub struct RowDeeds {
    /// Leads to the conversation.
    pub answer: String,
    /// Where "not needed" is sent.
    pub excuse: String,
    /// What that button says.
    pub excuse_label: String,
}

/// A line that leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Where.
    pub href: String,
    /// What it says.
    pub label: String,
}

/// A list with nothing in it.
#[derive(Debug, Clone, Serialize)]
pub struct Empty {
    /// Which drawing stands above.
    pub drawing: &'static str,
    /// What that means.
    pub title: String,
    /// A word more.
    pub text: Option<String>,
    /// Where to go.
    pub link: Option<Link>,
}

/// A piece of a text, marked or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The piece.
    pub text: String,
    /// Whether it was searched for.
    pub is_marked: bool,
}

/// Somebody by name and address, both of a sensible length.
#[must_use]
pub fn named(person: &PersonName) -> Named {
    let who = shown(person.shown());
    let address = shown(&person.address);
    Named {
        address: (who != address && !who.is_empty()).then(|| address.clone()),
        who: if who.is_empty() { address } else { who },
    }
}

/// A conversation in any list: the inbox, a person's page.
#[must_use]
pub fn conversation(texts: Texts, here: &Here, row: &ConversationRow) -> Row {
    let letters = (row.messages > 1).then(|| texts.count("row-letters", row.messages));
    let (state, time, fact) = standing(texts, here, row.standing, row.last);
    Row {
        state,
        sign: sign(texts, state),
        time: Some(time),
        facts: fact.into_iter().chain(letters).collect(),
        ..about(
            texts,
            format!("/conversations/{}", row.id),
            &row.who,
            (row.subject.as_deref(), row.words.as_deref(), row.language),
        )
    }
}

/// Somebody who waits, on Today.
#[must_use]
pub fn waiting(texts: Texts, here: &Here, row: &Waiting) -> Row {
    let (state, time) = clock(texts, here, row.since, row.deadline);
    let href = format!("/conversations/{}", row.conversation);
    Row {
        state,
        sign: sign(texts, state),
        time: Some(time),
        facts: vec![wrote(texts, here, row.since), answer_by(texts, here, row.deadline)],
        deeds: Some(RowDeeds {
            answer: texts.plain("row-answer"),
            excuse: format!("/conversations/{}/excuse", row.conversation),
            excuse_label: texts.plain("row-excuse"),
        }),
        ..about(texts, href, &row.who, (row.subject.as_deref(), row.words.as_deref(), row.language))
    }
}

/// Somebody who fell silent, on Today.
#[must_use]
pub fn quiet(texts: Texts, here: &Here, row: &Quiet) -> Row {
    let usual = whole_days(row.usual_gap_days);
    let usual = if usual < 2 { texts.plain("quiet-usual-daily") } else { texts.count("quiet-usual", usual) };
    let silent_days = here.now().timestamp().duration_since(row.last).as_hours() / 24;
    Row {
        wordless: None,
        time: Some(texts.count("quiet-silent", u64::try_from(silent_days).unwrap_or(0))),
        facts: vec![usual, texts.with("quiet-last", &[("when", (&texts.on_day(here, row.last)).into())])],
        ..about(texts, format!("/people/{}", row.person), &row.who, (None, None, None))
    }
}

/// How urgent an answer is and how much time is left: soon, when only a quarter of it is.
pub(super) fn clock(texts: Texts, here: &Here, since: Timestamp, deadline: Timestamp) -> (State, String) {
    let now = here.now().timestamp();
    let state = if now > deadline {
        State::Late
    } else if deadline.duration_since(now) <= deadline.duration_since(since) / 4 {
        State::Soon
    } else {
        State::Calm
    };
    (state, texts.left_or_late(now, deadline))
}

/// The state in a word, where the time beside it does not say it already.
pub(super) fn sign(texts: Texts, state: State) -> Option<String> {
    match state {
        State::Soon => Some(texts.plain("sign-soon")),
        State::Calm => Some(texts.plain("sign-calm")),
        State::Late | State::Still => None,
    }
}

/// How a conversation stands: how urgent, how much time, and since when.
pub(super) fn standing(texts: Texts, here: &Here, standing: Standing, last: Timestamp) -> (State, String, Option<String>) {
    match standing {
        Standing::AwaitingUs { since, deadline } => {
            let (state, time) = clock(texts, here, since, deadline);
            (state, time, Some(wrote(texts, here, since)))
        }
        Standing::AwaitingThem { since } => {
            let fact = texts.with("them-since", &[("when", (&texts.on_moment(here, since)).into())]);
            (State::Still, waits_for(texts, here, since), Some(fact))
        }
        Standing::AtRest | Standing::Unreadable => (State::Still, texts.near_date(here, here.local(last).date()), None),
        Standing::Filtered(filter) => {
            (State::Still, texts.near_date(here, here.local(last).date()), Some(texts.plain(reason(filter))))
        }
    }
}

/// The text that says why a message is no letter.
pub(super) const fn reason(filter: Filter) -> &'static str {
    match filter {
        Filter::Bulk => "filtered-bulk",
        Filter::Automatic => "filtered-automatic",
        Filter::Draft => "filtered-draft",
        Filter::Spam => "filtered-spam",
        Filter::Trash => "filtered-trash",
        Filter::Chat => "filtered-chat",
    }
}

/// A subject on one line, of a sensible length.
pub(super) fn subject(text: Option<&str>) -> Option<String> {
    text.map(|text| tidy::shortened(&tidy::subject(text), LONGEST_SUBJECT)).filter(|text| !text.is_empty())
}

/// The beginning of a letter on one line.
pub(super) fn snippet(text: &str) -> Option<String> {
    Some(tidy::shortened(&tidy::one_line(text), LONGEST_WORDS)).filter(|text| !text.is_empty())
}

/// A marked text, each piece made safe while the spaces between the pieces stay.
#[must_use]
pub fn runs(marked: &Marked) -> Vec<Run> {
    let tidied = marked.runs.iter().map(|(text, is_marked)| {
        let line = tidy::one_line(text);
        let before = if text.starts_with(char::is_whitespace) { " " } else { "" };
        let after = if text.ends_with(char::is_whitespace) && !line.is_empty() { " " } else { "" };
        Run { text: format!("{before}{line}{after}"), is_marked: *is_marked }
    });
    tidied.filter(|run| !run.text.is_empty()).collect()
}

/// A text as it stands in the query of an address (RFC 3986, "unreserved" letters stay).
#[must_use]
pub fn encoded(text: &str) -> String {
    use std::fmt::Write;
    let mut query = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            query.push(char::from(byte));
        } else {
            // Writing into a string does not fail.
            let _ = write!(query, "%{byte:02X}");
        }
    }
    query
}

fn wrote(texts: Texts, here: &Here, since: Timestamp) -> String {
    texts.with("waits-since", &[("when", (&texts.on_moment(here, since)).into())])
}

fn answer_by(texts: Texts, here: &Here, deadline: Timestamp) -> String {
    let key = if here.now().timestamp() > deadline { "waits-deadline-passed" } else { "waits-deadline" };
    texts.with(key, &[("when", (&texts.by_moment(here, deadline)).into())])
}

fn waits_for(texts: Texts, here: &Here, since: Timestamp) -> String {
    let days = here.today().since(here.local(since).date()).map_or(0, |span| span.get_days());
    match u64::try_from(days) {
        Ok(0) | Err(_) => texts.plain("waiting-today"),
        Ok(days) => texts.count("waiting-days", days),
    }
}

fn shown(name: &str) -> String {
    tidy::shortened(&tidy::one_line(name), LONGEST_NAME)
}

/// Somebody by name; whoever cannot be told is called so, since the name is what leads on.
fn known(texts: Texts, who: &PersonName) -> Named {
    let named = named(who);
    if named.who.is_empty() { Named { who: texts.plain("letter-nobody"), address: None } } else { named }
}

/// A row that so far says only who and in what words.
fn about(
    texts: Texts,
    href: String,
    who: &PersonName,
    (subject_line, words, language): (Option<&str>, Option<&str>, Option<Language>),
) -> Row {
    let subject = subject(subject_line);
    let words = words.and_then(snippet);
    Row {
        href,
        name: known(texts, who),
        wordless: (subject.is_none() && words.is_none()).then(|| texts.plain("no-subject")),
        subject,
        words,
        words_lang: language.map(Language::code),
        state: State::Still,
        sign: None,
        time: None,
        facts: Vec::new(),
        deeds: None,
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
fn whole_days(days: f64) -> u64 {
    days.round().clamp(0.0, 1e6) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_a_marked_text_keep_their_spaces_and_lose_their_tricks() {
        let marked = Marked { runs: vec![("a \u{202e}b ".into(), false), ("wo\u{0}rd".into(), true), (" c".into(), false)] };
        let shown: Vec<_> = runs(&marked).into_iter().map(|run| (run.text, run.is_marked)).collect();
        assert_eq!(shown, [("a b ".to_owned(), false), ("word".to_owned(), true), (" c".to_owned(), false)]);
    }

    #[test]
    fn a_query_is_encoded_byte_by_byte() {
        assert_eq!(encoded("a b&c=ż"), "a%20b%26c%3D%C5%BC");
    }

    #[test]
    fn only_a_quarter_of_the_time_left_is_soon_and_the_deadline_itself_is_not_late() {
        let texts = Texts::in_language(Language::English);
        let at = |text: &str| -> Timestamp { text.parse().unwrap() };
        let (since, deadline) = (at("2026-03-12T12:00:00Z"), at("2026-03-13T12:00:00Z"));
        for (now, state) in [
            ("2026-03-13T05:59:59Z", State::Calm),
            ("2026-03-13T06:00:00Z", State::Soon),
            ("2026-03-13T12:00:00Z", State::Soon),
            ("2026-03-13T12:00:01Z", State::Late),
        ] {
            let here = Here::new(at(now), &jiff::tz::TimeZone::UTC);
            assert_eq!(clock(texts, &here, since, deadline).0, state, "{now}");
        }
    }
}
