//! The letters of a mailbox as the rules want them: who stands on which side, and which belong together.

use std::collections::HashMap;

use mila_domain::clock::{Act, Party, Turn};
use mila_domain::conversation::{self, Claim, Link};
use mila_domain::message::{CalendarMethod, Filter, Nature};
use mila_domain::subject;

use super::circle::{Circle, Verdicts};
use super::row::Row;

/// A letter between us and somebody outside.
pub struct Letter<'a> {
    pub row: &'a Row,
    /// The author's mailbox.
    pub author: u32,
    pub is_ours: bool,
    /// The people outside us on it, those to whom answers are to go included; sorted, each once.
    pub people: Box<[u32]>,
}

/// The number of the base of which nothing remains.
const NO_SUBJECT: u32 = 0;

/// What the subjects of rows tell, by the number that rows have for them.
pub struct Subjects {
    /// A number for the base subject, whether anything remains of it, whether it says that it answers.
    by_number: Vec<Subject>,
}

/// What one subject tells.
#[derive(Debug, Clone, Copy)]
pub struct Subject {
    /// The same number for the same base.
    pub base: u32,
    /// Whether anything remains of it, and whether it says that it answers.
    pub claim: Claim,
}

impl Subjects {
    pub const fn new(by_number: Vec<Subject>) -> Self {
        Self { by_number }
    }

    /// Numbers the bases of subjects.
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        // A letter without a subject and a bare "Re:" have the same base.
        let mut bases: HashMap<String, u32> = HashMap::from([(String::new(), NO_SUBJECT)]);
        let by_number = texts.into_iter().map(|text| {
            let base = subject::base(text);
            let claim = Claim::of(text, &base);
            let next = u32::try_from(bases.len()).unwrap_or(u32::MAX);
            Subject { base: *bases.entry(base).or_insert(next), claim }
        });
        Self { by_number: by_number.collect() }
    }

    fn subject(&self, row: &Row) -> Subject {
        let nothing = Subject { base: NO_SUBJECT, claim: Claim::Nothing };
        row.subject.map_or(nothing, |number| self.by_number[number as usize])
    }
}

/// The letters between us and people, by what is known of every address.
pub struct People<'a> {
    pub circle: &'a Circle,
}

impl<'a> People<'a> {
    pub const fn new(circle: &'a Circle) -> Self {
        Self { circle }
    }

    pub fn of(&self, mailbox: u32) -> u32 {
        self.circle.facts(mailbox).person
    }

    /// With whom a letter was exchanged, and at which mailbox: its author, or all outside us to whom we wrote.
    /// Each person once.
    pub fn exchanged_with(&self, letter: &Letter<'_>) -> Vec<(u32, u32)> {
        if !letter.is_ours {
            return vec![(self.of(letter.author), letter.author)];
        }
        let recipients = letter.row.recipients().iter().copied();
        let outside = recipients.filter(|mailbox| self.circle.is_outside(*mailbox));
        let mut people: Vec<(u32, u32)> = outside.map(|mailbox| (self.of(mailbox), mailbox)).collect();
        people.sort_unstable();
        people.dedup_by_key(|(person, _)| *person);
        people
    }

    /// The letters among `rows`: what humans wrote between us and somebody outside. Mail among ourselves is none.
    pub fn letters<'r>(&self, rows: &'r [Row], verdicts: &Verdicts) -> Vec<Letter<'r>> {
        let letter = |((row, author), filter): ((&'r Row, &Option<u32>), &Option<Filter>)| {
            let author = author.filter(|_| filter.is_none())?;
            let is_ours = self.circle.is_ours(author);
            let others = row.recipients().iter().copied().filter(|mailbox| self.circle.is_outside(*mailbox));
            let theirs = if is_ours { &[] } else { row.reply_to() };
            let answered_at = theirs.iter().copied().filter(|mailbox| self.circle.is_outside(*mailbox));
            let all = others.chain(answered_at).chain((!is_ours).then_some(author));
            let mut people: Vec<u32> = all.map(|mailbox| self.of(mailbox)).collect();
            people.sort_unstable();
            people.dedup();
            (!people.is_empty()).then_some(Letter { row, author, is_ours, people: people.into() })
        };
        rows.iter().zip(&verdicts.authors).zip(&verdicts.filters).filter_map(letter).collect()
    }

    /// The conversations one after the other, each by instant: pairs of its number and the place of a letter.
    pub fn conversations(&self, letters: &[Letter<'_>], rows: &[Row], subjects: &Subjects) -> Vec<(u32, u32)> {
        let link = |letter| {
            let Letter { row, people, is_ours, .. }: &Letter<'_> = letter;
            let Subject { base, claim } = subjects.subject(row);
            let claim = if claim == Claim::Resumes && *is_ours { Claim::Answers } else { claim };
            Link { id: row.id, answers: row.answers(), at: row.at, subject: base, claim, people }
        };
        let links: Vec<Link<'_>> = letters.iter().map(link).collect();
        // Strangers may claim to answer anything, so what they send by the thousand joins nothing.
        let joins = |row: &&Row| !matches!(row.nature, Nature::Filtered(Filter::Spam | Filter::Bulk));
        let bridges = rows.iter().filter(joins).filter_map(|row| Some((row.id?, row.answers())));
        let groups = conversation::group(&links, bridges, self.circle.ids());
        let mut order: Vec<(u32, u32)> = groups.into_iter().zip(0_u32..).collect();
        order.sort_unstable_by_key(|&(group, letter)| (group, letters[letter as usize].row.at, letter));
        order
    }

    /// The turns of one conversation for the clock.
    pub fn turns(&self, letters: &[&Letter<'_>]) -> Vec<Turn> {
        let mut place_of_id: HashMap<u32, usize> = HashMap::with_capacity(letters.len());
        for (place, letter) in letters.iter().enumerate() {
            if let Some(id) = letter.row.id {
                place_of_id.entry(id).or_insert(place);
            }
        }
        let turn = |letter: &&Letter<'_>| {
            let names = letter.row.answers().iter().filter_map(|id| place_of_id.get(id).copied()).collect();
            Turn { at: letter.row.at, names, act: self.act(letter) }
        };
        letters.iter().map(turn).collect()
    }

    fn act(&self, letter: &Letter<'_>) -> Act {
        let row = letter.row;
        let person = |mailbox: u32| Party::Person(self.circle.facts(mailbox).party);
        let firm = |mailbox: u32| self.circle.facts(mailbox).firm.map(Party::Firm);
        let outside = row.recipients().iter().copied().filter(|mailbox| self.circle.is_outside(*mailbox));
        if letter.is_ours {
            let to = outside.flat_map(|mailbox| [Some(person(mailbox)), firm(mailbox)]).flatten().collect();
            return Act::Ours { to, asks: row.asks };
        }
        let answers_to = row.reply_to().iter().copied().filter(|mailbox| self.circle.is_outside(*mailbox));
        let brought_in = outside.chain(answers_to).map(person);
        let side = brought_in.chain([person(letter.author)]).chain(firm(letter.author)).collect();
        Act::Theirs { needs_answer: self.needs_answer(row), side }
    }

    /// Whether a human's letter to us waits for an answer (PRODUCT.md, "Clock"). In doubt it does.
    fn needs_answer(&self, row: &Row) -> bool {
        let has_ours = |mailboxes: &[u32]| mailboxes.iter().any(|mailbox| self.circle.is_ours(*mailbox));
        let reads_along =
            has_ours(row.cc()) && !has_ours(row.to()) && row.to().iter().any(|mailbox| !self.circle.is_ours(*mailbox));
        match row.calendar {
            _ if row.is_excused => false,
            Some(CalendarMethod::Tells) => false,
            Some(CalendarMethod::Asks) => !reads_along,
            None => !reads_along && !row.closes,
        }
    }
}
