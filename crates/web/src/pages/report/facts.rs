//! The figures of the report: how fast the owner answers, and what was read.
//! They were counted by the desk; here they are only put into words.

use mila_domain::report::{Answers, AnswersInMonth, Report, Unreadable, Why};
use serde::Serialize;

use super::chart::Chart;
use super::rows::count;
use super::sparkline::sparkline;
use crate::texts::Texts;
use crate::texts::moments::Here;
use crate::tidy;

/// More than this would make the file heavy.
const MOST_UNREADABLE: usize = 200;
/// Ten years of months are drawn and listed, the latest.
pub(super) const MOST_MONTHS: usize = 120;

/// How fast the owner answers.
#[derive(Debug, Clone, Serialize)]
pub struct AnswerFacts {
    /// The heading.
    pub title: String,
    /// What to say when nothing was counted.
    pub none: String,
    /// The share in time, the median, the ninth tenth; empty when nothing was counted.
    pub figures: Vec<Figure>,
    /// The same in one line, for narrow places.
    pub line: Option<String>,
    /// The median of the months, drawn with letters.
    pub sparkline: Option<String>,
    /// The median by month.
    pub median_chart: Option<Chart>,
    /// The share in time by month.
    pub share_chart: Option<Chart>,
    /// Leads to the table.
    pub numbers: String,
    /// The headings of the table.
    pub columns: [String; 4],
    /// The table.
    pub months: Vec<MonthRow>,
}

/// One figure with what it means.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// What it means.
    pub label: String,
    /// The figure.
    pub value: String,
    /// Of how many.
    pub note: Option<String>,
}

/// One month in figures.
#[derive(Debug, Clone, Serialize)]
pub struct MonthRow {
    /// The month.
    pub month: String,
    /// How many letters were counted.
    pub letters: String,
    /// Half of the answers came within this.
    pub median: String,
    /// The share in time.
    pub share: String,
}

impl AnswerFacts {
    pub(super) fn of(texts: Texts, here: &Here, report: &Report) -> Self {
        let answers = &report.answers;
        let limit = texts.limit(report.limit);
        let months = &answers.by_month[answers.by_month.len().saturating_sub(MOST_MONTHS)..];
        Self {
            title: texts.plain("answers-title"),
            none: texts.plain("answers-none"),
            figures: figures(texts, answers, &limit),
            line: line(texts, answers, &limit),
            sparkline: sparkline(texts, months),
            median_chart: Chart::of_medians(texts, here, months),
            share_chart: Chart::of_shares(texts, here, months, &limit),
            numbers: texts.plain("chart-numbers"),
            columns: ["column-month", "column-letters", "column-median", "column-share"].map(|key| texts.plain(key)),
            months: months.iter().map(|month| MonthRow::of(texts, month)).collect(),
        }
    }
}

fn figures(texts: Texts, answers: &Answers, limit: &String) -> Vec<Figure> {
    let share = answers.within_limit.map(|share| Figure {
        label: texts.with("answers-share-label", &[("limit", limit.into())]),
        value: texts.percent(share),
        note: Some(texts.count("answers-counted", answers.counted)),
    });
    let time =
        |key, time_s: Option<i64>| time_s.map(|time_s| Figure { label: texts.plain(key), value: texts.span(time_s), note: None });
    let median = time("answers-median-label", answers.median_s);
    let p90 = time("answers-p90-label", answers.p90_s);
    [share, median, p90].into_iter().flatten().collect()
}

fn line(texts: Texts, answers: &Answers, limit: &String) -> Option<String> {
    let percent = texts.percent(answers.within_limit?);
    let (Some(median_s), Some(p90_s)) = (answers.median_s, answers.p90_s) else {
        return Some(texts.with("answers-line-none", &[("limit", limit.into())]));
    };
    Some(texts.with(
        "answers-line",
        &[
            ("percent", (&percent).into()),
            ("limit", limit.into()),
            ("median", (&texts.span(median_s)).into()),
            ("p90", (&texts.span(p90_s)).into()),
        ],
    ))
}

impl MonthRow {
    fn of(texts: Texts, month: &AnswersInMonth) -> Self {
        let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
        Self {
            month: texts.month(month.month),
            letters: texts.number(month.counted),
            median: or_dash(month.median_s.map(|time_s| texts.span(time_s))),
            share: or_dash(month.within_limit.map(|share| texts.percent(share))),
        }
    }
}

/// What was read.
#[derive(Debug, Clone, Serialize)]
pub struct ReadFacts {
    /// The heading.
    pub title: String,
    /// Messages, people, conversations.
    pub totals: Vec<String>,
    /// Copies and messages from the future.
    pub notes: Vec<String>,
    /// How many are no letters between people; `None` without any.
    pub filtered: Option<String>,
    /// Those by reason: the reason and how many.
    pub reasons: Vec<(String, String)>,
    /// How many could not be read; `None` without any.
    pub unreadable: Option<String>,
    /// That they are left in peace.
    pub unreadable_note: String,
    /// Which, and why.
    pub unreadable_rows: Vec<UnreadableRow>,
    /// "and 12 more".
    pub unreadable_more: Option<String>,
}

/// A message that could not be read.
#[derive(Debug, Clone, Serialize)]
pub struct UnreadableRow {
    /// The file.
    pub path: String,
    /// Where in it; `None` at its beginning.
    pub at: Option<String>,
    /// Why.
    pub why: String,
}

impl ReadFacts {
    pub(super) fn of(texts: Texts, report: &Report) -> Self {
        let mailbox = &report.mailbox;
        let some = |key, number: u64| (number > 0).then(|| texts.count(key, number));
        let unreadable = &mailbox.unreadable;
        Self {
            title: texts.plain("read-title"),
            totals: vec![
                texts.count("read-messages", mailbox.messages),
                texts.count("read-people", report.people),
                texts.count("read-conversations", report.conversations),
            ],
            notes: [some("read-duplicates", mailbox.duplicates), some("read-later", mailbox.later_than_now)]
                .into_iter()
                .flatten()
                .collect(),
            filtered: some("read-filtered", mailbox.filtered.total()),
            reasons: reasons(texts, report),
            unreadable: some("read-unreadable", count(unreadable.len())),
            unreadable_note: texts.count("read-unreadable-note", count(unreadable.len())),
            unreadable_rows: unreadable.iter().take(MOST_UNREADABLE).map(|row| UnreadableRow::of(texts, row)).collect(),
            unreadable_more: (unreadable.len() > MOST_UNREADABLE)
                .then(|| texts.count("more-in-json", count(unreadable.len() - MOST_UNREADABLE))),
        }
    }
}

fn reasons(texts: Texts, report: &Report) -> Vec<(String, String)> {
    let filtered = &report.mailbox.filtered;
    [
        ("filtered-bulk", filtered.bulk),
        ("filtered-automatic", filtered.automatic),
        ("filtered-draft", filtered.draft),
        ("filtered-spam", filtered.spam),
        ("filtered-trash", filtered.trash),
        ("filtered-chat", filtered.chat),
    ]
    .into_iter()
    .filter(|(_, number)| *number > 0)
    .map(|(key, number)| (texts.plain(key), texts.number(number)))
    .collect()
}

impl UnreadableRow {
    fn of(texts: Texts, row: &Unreadable) -> Self {
        let offset = texts.number(row.place.offset);
        Self {
            path: tidy::one_line(&row.place.path),
            at: (row.place.offset > 0).then(|| texts.with("unreadable-at", &[("offset", (&offset).into())])),
            why: texts.why_unreadable(row.why),
        }
    }
}

impl Texts {
    /// Why a message could not be read.
    #[must_use]
    pub fn why_unreadable(self, why: Why) -> String {
        self.plain(match why {
            Why::Empty => "unreadable-empty",
            Why::NoHeader => "unreadable-no-header",
            Why::HeaderTooLong => "unreadable-header-too-long",
            Why::Defeated => "unreadable-defeated",
            Why::CannotRead => "unreadable-cannot-read",
            Why::TooLarge => "unreadable-too-large",
        })
    }
}
