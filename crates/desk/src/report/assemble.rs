//! From settled letters to the report: each conversation's clock and promises, each person's rhythm.

use std::collections::{BTreeMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use mila_domain::address::Address;
use mila_domain::clock::{self, Standing, Wait};
use mila_domain::language::Language;
use mila_domain::promise::Standing as PromiseStanding;
use mila_domain::report::{AwaitingThem, AwaitingUs, By, MailboxFacts, PersonName, Place, PromiseRow, QuietRow, Report};
use mila_domain::{answers, ours, quiet};

use super::gathering::{Question, Row, Texts};
use super::letters::{Letter, People};
use super::settle::{self, Circle};

/// A conversation with its clock read. Places in `clock` are places in `letters`.
struct Conversation<'a> {
    letters: Vec<&'a Letter<'a>>,
    clock: clock::Reading,
}

/// Somebody's letters with us: their instants, and the mailbox on the latest of them.
#[derive(Default)]
struct Rhythm {
    instants: Vec<Timestamp>,
    latest: Option<(Timestamp, u32)>,
}

struct Scene<'a> {
    question: &'a Question,
    people: &'a People<'a>,
    path_of: &'a dyn Fn(u32) -> String,
    /// By address: the name that stands beside it most often.
    names: Vec<Option<u32>>,
}

/// Makes the report.
///
/// # Errors
/// When it cannot be told whose mailbox it is.
pub fn report(
    rows: &[Row],
    texts: &Texts,
    facts: MailboxFacts,
    question: &Question,
    path_of: &dyn Fn(u32) -> String,
) -> Result<Report, ours::Unknown> {
    let ours = settle::find_ours(rows, texts, question)?;
    let circle = Circle::new(texts, &ours);
    let verdicts = settle::verdicts(rows, &circle);
    let people = People::new(&circle);
    let letters = people.letters(rows, &verdicts.authors);
    let scene = Scene { question, people: &people, path_of, names: usual_names(rows, texts) };
    let since = question.days.and_then(|days| question.now.checked_sub(SignedDuration::from_hours(i64::from(days) * 24)).ok());
    let groups = people.conversations(&letters);
    let alive =
        groups.iter().filter(|group| group.last().is_some_and(|last| since.is_none_or(|since| letters[*last].row.at >= since)));
    let conversations: Vec<Conversation<'_>> = alive
        .map(|group| {
            let clock = clock::read(&people.turns(group, &letters), &question.pace);
            Conversation { letters: group.iter().map(|index| &letters[*index]).collect(), clock }
        })
        .collect();
    let waits: Vec<Wait> = conversations.iter().flat_map(|conversation| conversation.clock.waits.iter().copied()).collect();
    let promises = scene.promises(&conversations);
    Ok(Report {
        now: question.now,
        zone: question.zone.clone(),
        limit: question.pace.limit(),
        mailbox: MailboxFacts { filtered: verdicts.filtered, ..facts },
        me: ours.listed().iter().map(Address::to_string).collect(),
        people: scene.humans(&conversations).len() as u64,
        conversations: conversations.len() as u64,
        awaiting_us: scene.awaiting_us(&conversations),
        awaiting_them: scene.awaiting_them(&conversations),
        answers: answers::count(&waits, question.now, &question.zone),
        promises,
        quiet: scene.quiet(&letters, &conversations),
    })
}

/// The name most often met beside each address; of equally frequent ones the one that comes first in the alphabet.
fn usual_names(rows: &[Row], texts: &Texts) -> Vec<Option<u32>> {
    let mut counts = vec![0_u32; texts.mailboxes.len()];
    for row in rows {
        for mailbox in row.from.iter().chain(&row.to).chain(&row.cc).chain(&row.reply_to) {
            counts[*mailbox as usize] += 1;
        }
    }
    let mut best: Vec<Option<(u32, u32)>> = vec![None; texts.addresses.len()];
    let name = |mailbox: u32| texts.name_of(mailbox).unwrap_or_default();
    for (mailbox, count) in (0_u32..).zip(counts) {
        if texts.name_of(mailbox).is_none() || count == 0 {
            continue;
        }
        let place = &mut best[texts.address_of(mailbox) as usize];
        let is_better = place.is_none_or(|(other, most)| count > most || count == most && name(mailbox) < name(other));
        if is_better {
            *place = Some((mailbox, count));
        }
    }
    best.into_iter().map(|best| best.map(|(mailbox, _)| mailbox)).collect()
}

impl Scene<'_> {
    fn texts(&self) -> &Texts {
        self.people.texts()
    }

    fn person(&self, mailbox: u32) -> PersonName {
        let address = self.texts().address_of(mailbox);
        let usual = self.names[address as usize].and_then(|usual| self.texts().name_of(usual));
        let name = self.texts().name_of(mailbox).or(usual).map(str::to_owned);
        let address = self.texts().addresses.get_index(address as usize).map(Address::to_string).unwrap_or_default();
        PersonName { name, address }
    }

    /// To whom a letter of ours went: the first outside us among its main recipients, else among the others.
    fn addressee(&self, letter: &Letter<'_>) -> u32 {
        let outside = |mailbox: &&u32| self.people.circle.is_outside(**mailbox);
        let row = letter.row;
        row.to.iter().find(outside).or_else(|| row.cc.iter().find(outside)).copied().unwrap_or(letter.author)
    }

    fn subject(&self, row: &Row) -> Option<String> {
        row.subject.and_then(|subject| self.texts().subjects.get_index(subject as usize)).map(ToString::to_string)
    }

    fn message_id(&self, row: &Row) -> Option<String> {
        row.id.and_then(|id| self.texts().ids.get_index(id as usize)).map(ToString::to_string)
    }

    fn place(&self, row: &Row) -> Place {
        Place { path: (self.path_of)(row.file), offset: row.offset }
    }

    fn awaiting_us(&self, conversations: &[Conversation<'_>]) -> Vec<AwaitingUs> {
        let row = |conversation: &Conversation<'_>| {
            let Standing::AwaitingUs(wait) = conversation.clock.standing else { return None };
            let letter = conversation.letters[wait.asked];
            Some(AwaitingUs {
                person: self.person(letter.author),
                subject: self.subject(letter.row),
                since: wait.since,
                deadline: wait.deadline,
                late: wait.is_late(self.question.now),
                message_id: self.message_id(letter.row),
                place: self.place(letter.row),
                language: letter.row.language.or_else(|| spoken(conversation)),
            })
        };
        let mut rows: Vec<_> = conversations.iter().filter_map(row).collect();
        rows.sort_by(|one, other| {
            (one.deadline, &one.message_id, &one.place).cmp(&(other.deadline, &other.message_id, &other.place))
        });
        rows
    }

    fn awaiting_them(&self, conversations: &[Conversation<'_>]) -> Vec<AwaitingThem> {
        let row = |conversation: &Conversation<'_>| {
            let Standing::OursLast { turn, asks } = conversation.clock.standing else { return None };
            let was_promised = || {
                self.standings(conversation)
                    .iter()
                    .any(|(letter, _, standing)| !letter.is_ours && *standing != PromiseStanding::SeemsKept)
            };
            if !asks && !was_promised() {
                return None;
            }
            let letter = conversation.letters[turn];
            Some(AwaitingThem {
                person: self.person(self.addressee(letter)),
                subject: self.subject(letter.row),
                since: letter.row.at,
                message_id: self.message_id(letter.row),
                place: self.place(letter.row),
            })
        };
        let mut rows: Vec<_> = conversations.iter().filter_map(row).collect();
        rows.sort_by(|one, other| (one.since, &one.message_id, &one.place).cmp(&(other.since, &other.message_id, &other.place)));
        rows
    }

    /// Each promise of a conversation with its letter and how it stands.
    fn standings<'c>(&self, conversation: &Conversation<'c>) -> Vec<(&'c Letter<'c>, usize, PromiseStanding)> {
        let mut standings = Vec::new();
        // Backwards, so that each letter knows what was handed over after it.
        let mut ours_handed_over = false;
        let mut they_handed_over: HashSet<u32> = HashSet::new();
        for &turn in conversation.clock.order.iter().rev() {
            let letter = conversation.letters[turn];
            let author = self.people.of(letter.author);
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

    fn promises(&self, conversations: &[Conversation<'_>]) -> Vec<PromiseRow> {
        let mut rows: Vec<(Option<Timestamp>, u32, u64, usize, PromiseRow)> = Vec::new();
        for (letter, index, state) in conversations.iter().flat_map(|conversation| self.standings(conversation)) {
            let promise = &letter.row.promises[index];
            let by = if letter.is_ours { By::Us } else { By::Them };
            let other = if letter.is_ours { self.addressee(letter) } else { letter.author };
            let row = PromiseRow {
                by,
                person: self.person(other),
                text: promise.text.to_string(),
                due: promise.due.clone(),
                state,
                message_id: self.message_id(letter.row),
                place: self.place(letter.row),
                said: letter.row.at,
                language: letter.row.language,
            };
            let due = promise.due.as_ref().map(|due| due.instant(&self.question.zone));
            rows.push((due, letter.row.file, letter.row.offset, index, row));
        }
        rows.sort_by(|one, other| {
            let key = |row: &(Option<Timestamp>, u32, u64, usize, PromiseRow)| {
                (row.0.is_none(), row.0, row.4.said, row.1, row.2, row.3)
            };
            key(one).cmp(&key(other))
        });
        rows.into_iter().map(|(.., row)| row).collect()
    }

    /// The people outside us who wrote to us or to whom we wrote.
    fn humans(&self, conversations: &[Conversation<'_>]) -> HashSet<u32> {
        conversations
            .iter()
            .flat_map(|conversation| &conversation.letters)
            .flat_map(|letter| self.exchanged_with(letter))
            .collect()
    }

    /// With whom a letter was exchanged: its author, or all outside us to whom we wrote.
    fn exchanged_with(&self, letter: &Letter<'_>) -> Vec<u32> {
        if letter.is_ours { letter.people.clone() } else { vec![self.people.of(letter.author)] }
    }

    /// Rhythms come from all letters; only people of the chosen conversations are shown.
    fn quiet(&self, letters: &[Letter<'_>], conversations: &[Conversation<'_>]) -> Vec<QuietRow> {
        let shown = self.humans(conversations);
        let mut rhythms: BTreeMap<u32, Rhythm> = BTreeMap::new();
        for letter in letters {
            for person in self.exchanged_with(letter).into_iter().filter(|person| shown.contains(person)) {
                let rhythm = rhythms.entry(person).or_default();
                rhythm.instants.push(letter.row.at);
                let mut recipients = letter.row.to.iter().chain(&letter.row.cc).copied();
                let own = if letter.is_ours {
                    recipients.find(|mailbox| self.people.of(*mailbox) == person)
                } else {
                    Some(letter.author)
                };
                if let Some(mailbox) = own.filter(|_| rhythm.latest.is_none_or(|(at, _)| letter.row.at >= at)) {
                    rhythm.latest = Some((letter.row.at, mailbox));
                }
            }
        }
        let row = |rhythm: Rhythm| {
            let silence = quiet::silence(rhythm.instants, self.question.now)?;
            let person = self.person(rhythm.latest?.1);
            Some(QuietRow {
                person,
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

/// The language of the latest letter of a conversation that has one.
fn spoken(conversation: &Conversation<'_>) -> Option<Language> {
    conversation.letters.iter().rev().find_map(|letter| letter.row.language)
}
