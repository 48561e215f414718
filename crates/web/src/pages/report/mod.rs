//! The page of `mila report`: who waits, what was promised, who fell quiet, how fast the owner answers.
//! The terminal shows the same strings in its own way; the figures themselves come finished from the desk.

mod chart;
mod facts;
mod rows;
#[cfg(any(test, feature = "samples"))]
pub mod samples;
mod sparkline;

use std::collections::BTreeSet;

use jiff::SignedDuration;
use mila_domain::language::Language;
use mila_domain::promise::Standing;
use mila_domain::report::{AwaitingUs, By, Report};
use serde::Serialize;

pub use chart::{Bar, Chart, GridLine, MonthLabel};
pub use facts::{AnswerFacts, Figure, MonthRow, ReadFacts, UnreadableRow};
pub use rows::{Fold, Row, Section, State};

use crate::recent;
use crate::templates::{self, PageError};
use crate::texts::Texts;
use crate::texts::moments::{Here, clock_time};

/// Mail that ends longer ago than this was not exported just now.
const OLD_MAIL: SignedDuration = SignedDuration::from_hours(24 * 30);

/// The report as a page.
#[derive(Debug, Clone, Serialize)]
pub struct ReportPage {
    /// Language code of the page.
    pub lang: &'static str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The title of the window.
    pub title: String,
    /// What matters most, in one sentence.
    pub headline: String,
    /// What matters next, a sentence each.
    pub lead: Vec<String>,
    /// Nobody waits and no word is overdue: said with a drawing.
    pub at_rest: bool,
    /// Leads to the owner's addresses.
    pub mailbox_of: String,
    /// The owner's addresses.
    pub me: Vec<String>,
    /// From when to when the mail reaches; `None` without mail.
    pub period: Option<String>,
    /// For which moment the report holds.
    pub as_of: String,
    /// Whose clock its hours are on.
    pub zone: Option<String>,
    /// Who waits for the owner.
    pub waits: Section,
    /// What the owner promised.
    pub promised_by_us: Section,
    /// What was promised to the owner.
    pub promised_by_them: Section,
    /// Whom the owner waits for.
    pub waits_for: Section,
    /// Who fell silent.
    pub quiet: Section,
    /// What there is nothing to show of, a sentence each; the lists and figures that are not empty speak for themselves.
    pub nothing: Vec<String>,
    /// How fast the owner answers.
    pub answers: AnswerFacts,
    /// What was read.
    pub read: ReadFacts,
    /// How the page came about.
    pub footer: String,
}

impl ReportPage {
    /// The report in the words of `language`.
    #[must_use]
    pub fn of(report: &Report, language: Language) -> Self {
        let texts = Texts::in_language(language);
        let here = Here::new(report.now, &report.zone);
        let headline = headline(texts, report);
        let promised_by_us = rows::promised(texts, &here, report, By::Us);
        let promised_by_them = rows::promised(texts, &here, report, By::Them);
        let waits_for = rows::waits_for(texts, &here, report);
        let quiet = rows::quiet(texts, &here, report);
        let answers = AnswerFacts::of(texts, &here, report);
        let empty = [&promised_by_us, &promised_by_them, &waits_for, &quiet].into_iter().filter(|section| section.is_empty);
        let unmeasured = answers.figures.is_empty().then(|| answers.none.clone());
        let nothing = empty.map(|section| section.none.clone()).chain(unmeasured).collect();
        Self {
            lang: language.code(),
            dir: language.direction(),
            title: texts.with("page-title", &[("headline", (&headline).into())]),
            at_rest: rows::is_at_rest(report),
            headline,
            lead: lead(texts, &here, report),
            mailbox_of: texts.plain("mailbox-of"),
            me: report.me.iter().map(|address| rows::named(address)).collect(),
            period: period(texts, &here, report),
            as_of: as_of(texts, &here),
            zone: zone(texts, report),
            waits: rows::waits(texts, &here, report),
            promised_by_us,
            promised_by_them,
            waits_for,
            quiet,
            nothing,
            answers,
            read: ReadFacts::of(texts, report),
            footer: texts.plain("footer"),
        }
    }

    /// The page as one self-contained HTML file.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self) -> Result<String, PageError> {
        templates::render("report.html", self)
    }
}

fn headline(texts: Texts, report: &Report) -> String {
    let people = people_of_late(report);
    if !people.is_empty() {
        texts.count("headline-waiting", rows::count(people.len()))
    } else if report.awaiting_us.is_empty() {
        texts.plain("headline-nobody")
    } else {
        texts.count("headline-nobody-lately", recent::DAYS.unsigned_abs())
    }
}

/// Who wrote within the last days that are not folded away, and waits.
fn people_of_late(report: &Report) -> BTreeSet<&str> {
    let recent = report.awaiting_us.iter().filter(|row| recent::is_recent(row.since, report.now));
    recent.map(|row| row.person.address.as_str()).collect()
}

/// What is late, what is due in the next hours, which words of ours are overdue, who has waited for a season, and
/// that the mail is not of today.
fn lead(texts: Texts, here: &Here, report: &Report) -> Vec<String> {
    let waiting = || report.awaiting_us.iter().filter(|row| recent::is_recent(row.since, report.now));
    let late = waiting().filter(|row| row.late).count();
    let soon = waiting().filter(|row| rows::is_soon(row, report)).count();
    let overdue = report
        .promises
        .iter()
        .filter(|row| matches!((row.by, row.state), (By::Us, Standing::Overdue)))
        .filter(|row| recent::is_recent(rows::promise_alive(row, report), report.now))
        .count();
    [("lead-late", late), ("lead-soon", soon), ("lead-promises", overdue)]
        .into_iter()
        .filter(|(_, number)| *number > 0)
        .map(|(key, number)| texts.count(key, rows::count(number)))
        .chain(waiting_longer(texts, here, report))
        .chain(newest(texts, here, report))
        .collect()
}

/// How many people more have been waiting since before the days that the headline counts.
fn waiting_longer(texts: Texts, here: &Here, report: &Report) -> Option<String> {
    let counted = people_of_late(report);
    let is_older = |row: &&AwaitingUs| !recent::is_recent(row.since, report.now) && !counted.contains(&*row.person.address);
    let older: Vec<&AwaitingUs> = report.awaiting_us.iter().filter(is_older).collect();
    let first = older.iter().map(|row| row.since).min()?;
    let people: BTreeSet<&str> = older.iter().map(|row| row.person.address.as_str()).collect();
    let date = texts.near_date(here, here.local(first).date());
    let key = if counted.is_empty() { "lead-only-older" } else { "lead-older" };
    Some(texts.with(key, &[("count", rows::count(people.len()).into()), ("date", (&date).into())]))
}

/// From when the newest letter is, if the mail ends long before now.
fn newest(texts: Texts, here: &Here, report: &Report) -> Option<String> {
    let to = report.mailbox.to?;
    let date = texts.date(here.local(to).date());
    (report.now.duration_since(to) > OLD_MAIL).then(|| texts.with("lead-newest", &[("date", (&date).into())]))
}

fn period(texts: Texts, here: &Here, report: &Report) -> Option<String> {
    let from = texts.date(here.local(report.mailbox.from?).date());
    let to = texts.date(here.local(report.mailbox.to?).date());
    if from == to {
        return Some(texts.with("period-day", &[("date", (&from).into())]));
    }
    Some(texts.with("period", &[("from", (&from).into()), ("to", (&to).into())]))
}

fn as_of(texts: Texts, here: &Here) -> String {
    let date = texts.full_date(here.today());
    texts.with("as-of", &[("date", (&date).into()), ("time", (&clock_time(here.now())).into())])
}

fn zone(texts: Texts, report: &Report) -> Option<String> {
    let name = report.zone.iana_name()?.replace('_', " ");
    Some(texts.with("zone", &[("zone", (&name).into())]))
}

#[cfg(test)]
mod tests;
