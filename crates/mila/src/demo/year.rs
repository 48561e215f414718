//! The year of the studio: which conversations are held with whom, and when.
//! What is said in them stands in the text files, how it is played in `play`.

use super::chance::Chance;
use super::play::{Letter, Party, Play};
use super::script::{Life, Person, Program, Script, Turn, When, Who};
use super::stage::Stage;
use jiff::{SignedDuration, Timestamp};

/// How many letters a year should have, more or less.
const LETTERS: usize = 598;
/// The first day of the year, in days before now.
const YEAR: i64 = 361;
/// Up to when somebody counts as met lately, in days before now.
const LATELY: i64 = 28;

/// All letters of the year, oldest first.
#[must_use]
pub fn letters(stage: &Stage) -> Vec<Letter> {
    let mut year = Year { stage, letters: Vec::new(), played: Vec::new() };
    year.today();
    year.noise();
    for person in &stage.people {
        year.life_of(person);
    }
    year.fill();
    let mut letters = year.letters;
    letters.sort_by(|a, b| a.at.cmp(&b.at).then_with(|| a.id.cmp(&b.id)));
    letters
}

struct Year<'a> {
    stage: &'a Stage,
    letters: Vec<Letter>,
    /// Which script was played with whom, so that none is played twice.
    played: Vec<(&'static str, &'static str)>,
}

impl<'a> Year<'a> {
    /// The conversations that make up how things stand now.
    fn today(&mut self) {
        for script in &self.stage.today {
            let Some(person) = self.stage.person(script.head("with")) else { continue };
            let letters = Play::new(self.stage, person, script).letters(self.stage.now, self.stage.now);
            self.letters.extend(letters.unwrap_or_default());
        }
    }

    /// What somebody's life asks for, before the rest of the year is filled.
    fn life_of(&mut self, person: &'a Person) {
        let mut chance = Chance::named(self.stage.seed, person.key);
        match person.life {
            Life::Active => {
                let is_met =
                    self.letters.iter().any(|letter| letter.from.address == person.address && letter.at > self.days_ago(LATELY));
                if !is_met {
                    let start = chance.between(4, LATELY - 2);
                    self.hold(person, start..=LATELY - 1, 0, usize::MAX);
                }
            }
            Life::Once => {
                let start = chance.between(120, 300);
                self.hold(person, start..=YEAR, 0, 4);
            }
            Life::Quiet(days) => {
                for round in 0..4 {
                    let start = days + 2 + round * ((YEAR - days - 40) / 4).min(48) + chance.between(0, 4);
                    let end = if round == 0 { days } else { days + 5 };
                    self.hold(person, start..=YEAR, end, usize::MAX);
                }
            }
            Life::Now => {}
        }
    }

    /// Conversations with everybody in turn until the year has its letters.
    fn fill(&mut self) {
        let active: Vec<&Person> = self.stage.people.iter().filter(|person| person.life == Life::Active).collect();
        let mut chance = Chance::named(self.stage.seed, "the year");
        // Steps of about 0.618 of the year fall evenly into all of its months.
        let mut step = 0;
        for _ in 0..12 {
            for person in chance.shuffled(active.clone()) {
                if self.letters.len() >= LETTERS {
                    return;
                }
                step += 1;
                let start = 31 + step * 203 % 328;
                self.hold(person, start..=YEAR, 1, usize::MAX);
            }
        }
    }

    /// Plays a script that this person has not heard, beginning on the first of these days (counted back from now)
    /// on which it is over by `end` days ago.
    fn hold(&mut self, person: &'a Person, days: std::ops::RangeInclusive<i64>, end: i64, most: usize) {
        let mut chance = Chance::named(self.stage.seed, &format!("{} {}", person.key, self.letters.len()));
        let all: Vec<&Script> = self.stage.scripts(person.language).iter().collect();
        let scripts = chance.shuffled(all);
        let end = self.days_ago(end) - SignedDuration::from_mins(40);
        for start in days.step_by(2) {
            let fresh = scripts.iter().filter(|script| {
                let length = script.turns.len();
                length > 0 && length <= most && !self.played.contains(&(person.key, script.name))
            });
            for script in fresh {
                let begin = self.days_ago(start) + SignedDuration::from_mins(chance.between(-300, 300));
                let Some(letters) = Play::new(self.stage, person, script).letters(begin, end) else { continue };
                self.letters.extend(letters);
                self.played.push((person.key, script.name));
                return;
            }
        }
    }

    /// Newsletters, receipts, spam, what was thrown away, drafts, and mail among ourselves.
    fn noise(&mut self) {
        for script in &self.stage.noise {
            let mut chance = Chance::named(self.stage.seed, script.name);
            let mut before: Vec<Letter> = Vec::new();
            for turn in &script.turns {
                let letter = self.stray(script, turn, &before, &mut chance);
                before.extend(letter);
            }
            self.letters.extend(before);
        }
    }

    fn stray(&self, script: &Script, turn: &Turn, before: &[Letter], chance: &mut Chance) -> Option<Letter> {
        let language = script.head("language").parse().ok()?;
        let When::About(minutes) = turn.when else { return None };
        let is_among_us = script.head("kind") == "ourselves";
        let (from, to) = match turn.who {
            Who::Owner if is_among_us => (self.stage.owner(), self.stage.colleague()),
            Who::Owner => (self.stage.owner(), self.sender(script.head("to"))?),
            Who::Colleague => (self.stage.colleague(), self.stage.owner()),
            _ => (self.sender(script.head("from"))?, self.stage.owner()),
        };
        let minutes = minutes + chance.between(0, 260);
        let at = from.hours.last(self.stage.now - SignedDuration::from_mins(minutes), chance);
        let last = before.last().map_or(Timestamp::MIN, |letter| letter.at);
        let folder = match script.head("kind") {
            "spam" => "Spam",
            "trash" => "Trash",
            "draft" => "Drafts",
            _ if turn.who == Who::Owner => "Sent",
            _ => "INBOX",
        };
        let subject = turn.subject.unwrap_or_else(|| script.head("subject"));
        let is_answer = is_among_us && !before.is_empty();
        let domain = from.domain().to_owned();
        Some(Letter {
            at: if at > last || !is_answer { at } else { last + SignedDuration::from_mins(50) },
            folder,
            language,
            from,
            to: vec![to],
            cc: Vec::new(),
            subject: if is_answer { format!("Re: {subject}") } else { subject.to_owned() },
            own: turn.text.to_owned(),
            quote: String::new(),
            id: format!("{}@{domain}", chance.token()),
            answers: if is_answer { before.iter().map(|letter| letter.id.clone()).collect() } else { Vec::new() },
            turn: turn.clone(),
            file: None,
            kind: script.head("kind"),
        })
    }

    /// `Name <address>` of a heading.
    fn sender(&self, text: &str) -> Option<Party> {
        let (name, address) = text.split_once(" <")?;
        Some(Party {
            name: name.to_owned(),
            address: address.trim_end_matches('>').to_owned(),
            program: Program::Both,
            is_ours: false,
            hours: self.stage.our_hours(),
        })
    }

    fn days_ago(&self, days: i64) -> Timestamp {
        self.stage.now - SignedDuration::from_hours(days * 24)
    }
}
