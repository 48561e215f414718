//! From settled letters to the report: conversation by conversation its clock and promises, then each person's rhythm.
//! A conversation is looked at once and forgotten; only rows for the report remain.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use mila_domain::address::Address;
use mila_domain::answers::Count;
use mila_domain::clock::{self, Standing, Wait};
use mila_domain::language::Language;
use mila_domain::ours::Ours;
use mila_domain::promise::Standing as PromiseStanding;
use mila_domain::quiet;
use mila_domain::report::{AwaitingThem, AwaitingUs, By, Filtered, MailboxFacts, PromiseRow, QuietRow, Report};

use super::gathering::{Question, Texts};
use super::scene::Scene;
use crate::judging::{self, Letter, People, Row};

/// Makes the report of a mailbox that is `ours`.
pub fn report(rows: &[Row], texts: &Texts, ours: &Ours, facts: MailboxFacts, question: &Question, paths: &[Arc<str>]) -> Report {
    let circle = texts.circle(ours);
    let verdicts = judging::verdicts(rows, &circle);
    let mut filtered = Filtered::default();
    verdicts.filters.iter().flatten().for_each(|filter| filtered.count(*filter));
    let people = People::new(&circle);
    let letters = people.letters(rows, &verdicts);
    let scene = Scene::new(rows, &people, texts, paths);
    let since = question.days.and_then(|days| question.now.checked_sub(SignedDuration::from_hours(i64::from(days) * 24)).ok());
    let count = Count::new(question.now, &question.zone);
    let mut findings = Findings { question, scene: &scene, count, rows: Rows::default() };
    for pairs in people.conversations(&letters, rows, &texts.subjects()).chunk_by(|one, other| one.0 == other.0) {
        let conversation: Vec<&Letter<'_>> = pairs.iter().map(|(_, letter)| &letters[*letter as usize]).collect();
        let last = conversation.iter().map(|letter| letter.row.at).max();
        if last >= since {
            findings.take(&conversation);
        }
    }
    let quiet = findings.quiet(&letters);
    let (rows, answers) = (findings.rows.in_order(), findings.count.answers());
    Report {
        now: question.now,
        zone: question.zone.clone(),
        limit: question.pace.limit(),
        mailbox: MailboxFacts { filtered, ..facts },
        me: ours.listed().iter().map(Address::to_string).collect(),
        people: rows.people.len() as u64,
        conversations: rows.conversations,
        awaiting_us: rows.awaiting_us,
        awaiting_them: rows.awaiting_them,
        answers,
        promises: rows.promises.into_iter().map(|(_, promise)| promise).collect(),
        quiet,
    }
}

/// What has been found so far.
#[derive(Default)]
struct Rows {
    conversations: u64,
    /// The people outside us who wrote to us or to whom we wrote.
    people: HashSet<u32>,
    awaiting_us: Vec<AwaitingUs>,
    awaiting_them: Vec<AwaitingThem>,
    /// With the instant at which each falls due.
    promises: Vec<(Option<Timestamp>, PromiseRow)>,
}

impl Rows {
    fn in_order(mut self) -> Self {
        self.awaiting_us.sort_by(|one, other| {
            (one.deadline, &one.message_id, &one.place).cmp(&(other.deadline, &other.message_id, &other.place))
        });
        self.awaiting_them
            .sort_by(|one, other| (one.since, &one.message_id, &one.place).cmp(&(other.since, &other.message_id, &other.place)));
        // Several promises of one letter stay in the order of the letter.
        self.promises.sort_by(|(due, one), (other_due, other)| {
            (due.is_none(), due, one.said, &one.place).cmp(&(other_due.is_none(), other_due, other.said, &other.place))
        });
        self
    }
}

struct Findings<'a> {
    question: &'a Question,
    scene: &'a Scene<'a>,
    count: Count<'a>,
    rows: Rows,
}

impl Findings<'_> {
    /// Looks at one conversation, its letters by instant.
    fn take(&mut self, letters: &[&Letter<'_>]) {
        let people = self.scene.people;
        let reading = clock::read(&people.turns(letters), &self.question.pace);
        let standings = self.standings(letters, &reading.order);
        self.rows.conversations += 1;
        self.rows.people.extend(letters.iter().flat_map(|letter| people.exchanged_with(letter)).map(|(person, _)| person));
        match reading.standing {
            Standing::AwaitingUs(wait) => self.take_awaiting_us(letters, &wait),
            Standing::OursLast { turn, asks } => {
                let is_promised = |(letter, _, standing): &(&Letter<'_>, usize, PromiseStanding)| {
                    !letter.is_ours && *standing != PromiseStanding::SeemsKept
                };
                if asks || standings.iter().any(is_promised) {
                    self.take_awaiting_them(letters[turn]);
                }
            }
            Standing::AtRest => {}
        }
        reading.waits.iter().for_each(|wait| self.count.add(wait));
        for (letter, index, state) in standings {
            self.take_promise(letter, index, state);
        }
    }

    fn take_awaiting_us(&mut self, letters: &[&Letter<'_>], wait: &Wait) {
        let letter = letters[wait.asked];
        self.rows.awaiting_us.push(AwaitingUs {
            person: self.scene.person(letter.author),
            subject: self.scene.subject(letter.row),
            since: wait.since,
            deadline: wait.deadline,
            late: wait.is_late(self.question.now),
            message_id: self.scene.message_id(letter.row),
            place: self.scene.place(letter.row),
            language: letter.row.language.or_else(|| spoken(letters)),
        });
    }

    fn take_awaiting_them(&mut self, letter: &Letter<'_>) {
        self.rows.awaiting_them.push(AwaitingThem {
            person: self.scene.person(self.scene.addressee(letter)),
            subject: self.scene.subject(letter.row),
            since: letter.row.at,
            message_id: self.scene.message_id(letter.row),
            place: self.scene.place(letter.row),
        });
    }

    fn take_promise(&mut self, letter: &Letter<'_>, index: usize, state: PromiseStanding) {
        let promise = &letter.row.promises[index];
        let (by, other) = if letter.is_ours { (By::Us, self.scene.addressee(letter)) } else { (By::Them, letter.author) };
        let row = PromiseRow {
            by,
            person: self.scene.person(other),
            text: promise.text.to_string(),
            due: promise.due.clone(),
            state,
            message_id: self.scene.message_id(letter.row),
            place: self.scene.place(letter.row),
            said: letter.row.at,
            language: letter.row.language,
        };
        self.rows.promises.push((promise.due.as_ref().map(|due| due.instant(&self.question.zone)), row));
    }

    /// Each promise of a conversation: its letter, its place there, and how it stands.
    fn standings<'l, 'r>(&self, letters: &[&'l Letter<'r>], order: &[usize]) -> Vec<(&'l Letter<'r>, usize, PromiseStanding)> {
        let mut standings = Vec::new();
        // Backwards, so that each letter knows what was handed over after it.
        let mut ours_handed_over = false;
        let mut they_handed_over: HashSet<u32> = HashSet::new();
        for &turn in order.iter().rev() {
            let letter = letters[turn];
            let author = self.scene.people.of(letter.author);
            let is_handed_over = if letter.is_ours { ours_handed_over } else { they_handed_over.contains(&author) };
            for (index, promise) in letter.row.promises.iter().enumerate() {
                let due = promise.due.as_ref().map(|due| due.instant(&self.question.zone));
                let standing = match due {
                    _ if is_handed_over => PromiseStanding::SeemsKept,
                    Some(due) if self.question.now > due => PromiseStanding::Overdue,
                    Some(_) | None => PromiseStanding::Open,
                };
                standings.push((letter, index, standing));
            }
            if letter.row.hands_over && letter.is_ours {
                ours_handed_over = true;
            } else if letter.row.hands_over {
                they_handed_over.insert(author);
            }
        }
        standings
    }

    /// Rhythms come from all letters; only people of the conversations that were looked at are shown.
    fn quiet(&self, letters: &[Letter<'_>]) -> Vec<QuietRow> {
        let people = self.scene.people;
        let mut rhythms: BTreeMap<u32, Rhythm> = BTreeMap::new();
        for letter in letters {
            for (person, mailbox) in people.exchanged_with(letter) {
                if self.rows.people.contains(&person) {
                    rhythms.entry(person).or_default().take(letter.row.at, mailbox);
                }
            }
        }
        let row = |rhythm: Rhythm| {
            let silence = quiet::silence(rhythm.instants, self.question.now)?;
            Some(QuietRow {
                person: self.scene.person(rhythm.latest?.1),
                last: silence.last,
                usual_gap_days: silence.usual_gap_days,
                silent_days: silence.silent_days,
            })
        };
        let mut rows: Vec<_> = rhythms.into_values().filter_map(row).collect();
        rows.sort_by(|one, other| (one.last, &one.person).cmp(&(other.last, &other.person)));
        rows
    }
}

/// Somebody's letters with us: their instants, and the mailbox on the latest of them.
#[derive(Default)]
struct Rhythm {
    instants: Vec<Timestamp>,
    latest: Option<(Timestamp, u32)>,
}

impl Rhythm {
    fn take(&mut self, at: Timestamp, mailbox: u32) {
        self.instants.push(at);
        if self.latest.is_none_or(|(latest, _)| at >= latest) {
            self.latest = Some((at, mailbox));
        }
    }
}

/// The language of the latest letter of a conversation that has one.
fn spoken(letters: &[&Letter<'_>]) -> Option<Language> {
    letters.iter().rev().find_map(|letter| letter.row.language)
}
