//! The letters of a mailbox as the rules want them: who stands on which side, and which belong together.

use std::collections::HashMap;

use mila_domain::clock::{Act, Party, Turn};
use mila_domain::conversation::{self, Claim, Link};
use mila_domain::message::{CalendarMethod, Filter, Nature};
use mila_domain::subject;

use super::gathering::{Row, Texts};
use super::settle::Circle;

/// A letter between us and somebody outside.
pub struct Letter<'a> {
    pub row: &'a Row,
    /// The author's mailbox.
    pub author: u32,
    pub is_ours: bool,
    /// The people outside us on it, those to whom answers are to go included; sorted, each once.
    pub people: Box<[u32]>,
}

/// The people of all addresses and what follows from them.
pub struct People<'a> {
    pub circle: &'a Circle<'a>,
    /// By address.
    person: Vec<u32>,
    firm: Vec<Option<u32>>,
}

impl<'a> People<'a> {
    pub fn new(circle: &'a Circle<'a>) -> Self {
        let texts = circle.texts;
        let mut firms: HashMap<&str, u32> = HashMap::new();
        let firm = texts.addresses.iter().map(|address| {
            let next = u32::try_from(firms.len()).unwrap_or(u32::MAX);
            address.firm().map(|firm| *firms.entry(firm).or_insert(next))
        });
        Self { firm: firm.collect(), person: texts.people(), circle }
    }

    pub fn texts(&self) -> &'a Texts {
        self.circle.texts
    }

    pub fn of(&self, mailbox: u32) -> u32 {
        self.person[self.texts().address_of(mailbox) as usize]
    }

    fn firm_of(&self, mailbox: u32) -> Option<u32> {
        self.firm[self.texts().address_of(mailbox) as usize]
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
    pub fn letters<'r>(&self, rows: &'r [Row], authors: &[Option<u32>]) -> Vec<Letter<'r>> {
        let letter = |(row, author): (&'r Row, &Option<u32>)| {
            let author = (*author)?;
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
        rows.iter().zip(authors).filter_map(letter).collect()
    }

    /// The conversations one after the other, each by instant: pairs of its number and the place of a letter.
    pub fn conversations(&self, letters: &[Letter<'_>], rows: &[Row]) -> Vec<(u32, u32)> {
        let texts = self.texts();
        let mut bases: HashMap<String, u32> = HashMap::new();
        let mut base_of = |text: &str| {
            let base = subject::base(text);
            let has_words = !base.is_empty();
            let next = u32::try_from(bases.len()).unwrap_or(u32::MAX);
            (*bases.entry(base).or_insert(next), has_words, subject::is_marked(text))
        };
        let no_subject = base_of("");
        let by_subject: Vec<(u32, bool, bool)> = texts.subjects.iter().map(|text| base_of(text)).collect();
        drop(bases);
        let link = |letter| {
            let Letter { row, people, is_ours, .. }: &Letter<'_> = letter;
            let (subject, has_words, is_marked) = row.subject.map_or(no_subject, |subject| by_subject[subject as usize]);
            let claim = match (is_marked, has_words) {
                (true, _) => Claim::Answers,
                (false, true) if *is_ours => Claim::Answers,
                (false, true) => Claim::Resumes,
                (false, false) => Claim::Nothing,
            };
            Link { id: row.id, answers: row.answers(), at: row.at, subject, claim, people }
        };
        let links: Vec<Link<'_>> = letters.iter().map(link).collect();
        // Strangers may claim to answer anything, so what they send by the thousand joins nothing.
        let joins = |row: &&Row| !matches!(row.nature, Nature::Filtered(Filter::Spam | Filter::Bulk));
        let bridges = rows.iter().filter(joins).filter_map(|row| Some((row.id?, row.answers())));
        let groups = conversation::group(&links, bridges, texts.ids.len());
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
        let person = |mailbox: u32| Party::Person(self.of(mailbox));
        let firm = |mailbox: u32| self.firm_of(mailbox).map(Party::Firm);
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
            Some(CalendarMethod::Tells) => false,
            Some(CalendarMethod::Asks) => !reads_along,
            None => !reads_along && !row.closes,
        }
    }
}
