//! Plays a script: who says what to whom at which instant, in answer to which letter.
//! How a letter looks inside, `letter` decides; which scripts are played when, `year`.

use super::chance::Chance;
use super::hours::{Hours, later};
use super::page::Page;
use super::script::{Person, Program, Script, Turn, When, Who};
use super::slots::Telling;
use super::stage::{OUR_DOMAIN, Stage};
use jiff::{SignedDuration, Timestamp};
use mila_domain::language::Language;

/// One side of a letter.
#[derive(Debug, Clone)]
pub struct Party {
    /// As it stands before the address.
    pub name: String,
    /// Where they are written to.
    pub address: String,
    /// How their mail looks inside.
    pub program: Program,
    /// Whether they belong to the studio.
    pub is_ours: bool,
    /// Their desk.
    pub hours: Hours,
}

impl Party {
    /// What stands after the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.address.rsplit_once('@').map_or("demo.example", |(_, domain)| domain)
    }
}

/// A letter that was said, before it becomes bytes.
#[derive(Debug, Clone)]
pub struct Letter {
    /// When it was sent.
    pub at: Timestamp,
    /// Where it lies.
    pub folder: &'static str,
    /// The language it is written in.
    pub language: Language,
    /// Who wrote it.
    pub from: Party,
    /// To whom.
    pub to: Vec<Party>,
    /// Who has a copy.
    pub cc: Vec<Party>,
    /// With marks of answering.
    pub subject: String,
    /// The writer's own words, with greeting and farewell.
    pub own: String,
    /// What is quoted or forwarded below them; empty when nothing is.
    pub quote: String,
    /// Without angle brackets.
    pub id: String,
    /// The ids of the letters before it, oldest first; empty when it names none.
    pub answers: Vec<String>,
    /// The turn it comes from, for what is special about it.
    pub turn: Turn,
    /// The name of the attachment.
    pub file: Option<String>,
    /// The sort of mail when it is no conversation: `newsletter`, `receipt`.
    pub kind: &'static str,
}

/// One conversation being played.
pub struct Play<'a> {
    stage: &'a Stage,
    person: &'a Person,
    script: &'a Script,
    telling: Telling,
    chance: Chance,
    said: Vec<Letter>,
}

impl<'a> Play<'a> {
    /// A conversation with this person, its chances drawn from the names of both.
    pub fn new(stage: &'a Stage, person: &'a Person, script: &'a Script) -> Self {
        let mut chance = Chance::named(stage.seed, &format!("{} {}", person.key, script.name));
        let sorts: &[&str] = match script.head("needs") {
            "pages" => &["project with pages"],
            "print" => &["project with pages", "project on a sheet"],
            _ => &["project with pages", "project on a sheet", "project"],
        };
        let words = stage.words(person.language);
        let projects: Vec<&str> = sorts.iter().flat_map(|sort| words.all(sort)).collect();
        let project = chance.one_of(&projects).copied().unwrap_or_default();
        let mut telling = Telling::new(person.language, person.is_woman, project, stage.hours(person.language), &mut chance);
        telling.fixed.insert("call", person.call.to_owned());
        Self { stage, person, script, telling, chance, said: Vec::new() }
    }

    /// All its letters when it begins at `start`; `None` when it would not be over by `end`.
    #[must_use]
    pub fn letters(mut self, start: Timestamp, end: Timestamp) -> Option<Vec<Letter>> {
        for turn in &self.script.turns {
            let at = self.instant(turn, start);
            if at > end {
                return None;
            }
            self.say(turn, at);
        }
        Some(self.said)
    }

    fn instant(&mut self, turn: &Turn, start: Timestamp) -> Timestamp {
        let now = self.stage.now;
        let before = self.said.last().map_or(start, |letter| letter.at);
        let hours = self.hours_of(turn.who);
        let at = match turn.when {
            When::Start if self.chance.hits(50) => hours.last(start, &mut self.chance),
            When::Start => hours.next(start, &mut self.chance),
            When::Answer => self.answer(before),
            When::After(minutes) => {
                let minutes = self.chance.between(minutes * 6 / 10, minutes * 13 / 10);
                hours.next(before + SignedDuration::from_mins(minutes), &mut self.chance)
            }
            When::Due(days) => self.due(&hours, before, days),
            When::Exactly(minutes) => return now - SignedDuration::from_mins(minutes),
            When::About(minutes) => {
                let minutes = minutes + self.chance.between(0, 260);
                hours.last(now - SignedDuration::from_mins(minutes), &mut self.chance)
            }
        };
        let soonest = before + SignedDuration::from_mins(self.chance.between(25, 140));
        if at > before || self.said.is_empty() { at } else { soonest }
    }

    /// The owner answers within the day, as a rule; a bad month stands out, and it is getting better.
    fn answer(&mut self, asked: Timestamp) -> Timestamp {
        let hours = self.hours_of(Who::Owner);
        let days_ago = self.stage.now.duration_since(asked).as_hours() / 24;
        let slow = match days_ago {
            195..=226 => 50,
            227.. => 13,
            100..=194 => 6,
            _ => 2,
        };
        let minutes = match self.chance.between(1, 100) {
            roll if roll <= slow => self.chance.between(26 * 60, 70 * 60),
            roll if roll <= 60 => self.chance.between(14, 170),
            _ => self.chance.between(170, 520),
        };
        let answered = asked + SignedDuration::from_mins(minutes);
        let day = hours.day_of(answered);
        let is_before_rest = hours.rests_on(later(day, 1)) && hours.next(answered, &mut self.chance) != answered;
        if is_before_rest && minutes < 600 && self.chance.hits(85) {
            return asked + SignedDuration::from_mins(minutes / 5);
        }
        if hours.rests_on(day) && minutes < 600 && self.chance.hits(75) {
            // A few lines on a Saturday, so that nobody waits until Monday.
            let at = hours.at(day, self.chance.between(9 * 60, 12 * 60));
            return if at > asked { at } else { answered };
        }
        hours.next(answered, &mut self.chance)
    }

    /// On the day that was named, well before five; now and then a day late.
    fn due(&mut self, hours: &Hours, before: Timestamp, days: i64) -> Timestamp {
        let named = self.telling.due.unwrap_or_else(|| hours.day_of(before));
        let late = i64::from(self.chance.hits(8));
        let mut day = later(named, days + late);
        while hours.rests_on(day) {
            day = later(day, 1);
        }
        hours.at(day, self.chance.between(9 * 60 + 20, 16 * 60 + 15)) + SignedDuration::from_secs(self.chance.between(0, 59))
    }

    fn say(&mut self, turn: &Turn, at: Timestamp) {
        let from = self.party(turn.who, turn);
        let day = from.hours.day_of(at);
        let project_free = turn.subject.unwrap_or_else(|| self.script.head("subject"));
        let first = self.said.first().map(|letter| letter.subject.clone());
        let subject = match first {
            Some(first) if turn.subject.is_none() => self.marked(&first, turn),
            _ => self.telling.fill(project_free, day, &mut self.chance),
        };
        let text = self.telling.fill(turn.text, day, &mut self.chance);
        let page =
            Page { from: &from, person: self.person, turn, words: self.stage.words(self.person.language), before: &self.said };
        let own = page.own_words(&text, |slots, chance| self.telling.fill(slots, day, chance), &mut self.chance);
        let quote = page.quote(&mut self.chance);
        let file = turn.value("file").map(|name| self.telling.fill(name, day, &mut self.chance));
        let (to, cc) = self.readers(turn);
        let domain = if turn.has("form") { OUR_DOMAIN } else { from.domain() }.to_owned();
        let answers = if turn.has("lost") { Vec::new() } else { self.said.iter().map(|letter| letter.id.clone()).collect() };
        self.said.push(Letter {
            at,
            folder: if turn.who == Who::Owner { "Sent" } else { "INBOX" },
            language: self.person.language,
            from,
            to,
            cc,
            subject,
            own,
            quote,
            id: format!("{}.{}@{domain}", self.chance.token(), self.said.len()),
            answers,
            turn: turn.clone(),
            file,
            kind: "",
        });
    }

    /// The subject of an answer, as the program of its writer marks it.
    fn marked(&mut self, first: &str, turn: &Turn) -> String {
        let marks = match (self.person.language, turn.has("forward")) {
            (Language::Polish, true) => ["PD", "FW"],
            (_, true) => ["Fwd", "FW"],
            (Language::Polish, false) => ["Odp", "Re"],
            (Language::Hebrew, false) => ["Re", "השב"],
            (Language::English, false) => ["Re", "RE"],
        };
        if turn.has("auto") {
            return match self.person.language {
                Language::Polish => format!("Odpowiedź automatyczna: {first}"),
                Language::Hebrew => format!("מענה אוטומטי: {first}"),
                Language::English => format!("Automatic reply: {first}"),
            };
        }
        if turn.who == Who::Bounce {
            return "Undelivered Mail Returned to Sender".to_owned();
        }
        let first = first.strip_prefix("Re: ").unwrap_or(first);
        let mark = if turn.who == Who::Owner { "Re" } else { self.chance.one_of(&marks).copied().unwrap_or("Re") };
        let mark = if turn.has("forward") { marks[0] } else { mark };
        format!("{mark}: {first}")
    }

    /// To whom a turn goes, and who has a copy.
    fn readers(&self, turn: &Turn) -> (Vec<Party>, Vec<Party>) {
        let party = |who| self.party(who, turn);
        let printer_wrote = self.said.last().is_some_and(|letter| letter.turn.has("forward"));
        let to = match turn.who {
            Who::Owner if turn.has("forward") => vec![party(Who::Printer)],
            Who::Owner | Who::Colleague => vec![party(Who::Client)],
            Who::Client if turn.has("aside") => vec![party(Who::Second)],
            Who::Printer if printer_wrote => vec![party(Who::Owner)],
            Who::Client | Who::Second | Who::Printer | Who::Bounce | Who::Mail => vec![party(Who::Owner)],
        };
        let mut cc = Vec::new();
        if turn.who == Who::Colleague || turn.has("aside") {
            cc.push(party(Who::Owner));
        }
        match turn.value("cc") {
            Some("second") => cc.push(party(Who::Second)),
            Some("client") => cc.push(party(Who::Client)),
            Some("colleague") => cc.push(party(Who::Colleague)),
            _ => {}
        }
        (to, cc)
    }

    fn hours_of(&self, who: Who) -> Hours {
        match who {
            Who::Owner | Who::Colleague | Who::Bounce => self.stage.our_hours(),
            Who::Client | Who::Second | Who::Printer | Who::Mail => self.stage.hours(self.person.language),
        }
    }

    fn party(&self, who: Who, turn: &Turn) -> Party {
        match who {
            Who::Owner => self.stage.owner(),
            Who::Colleague => self.stage.colleague(),
            Who::Bounce => self.stage.mail_system(),
            Who::Printer => self.stage.person("printer").map_or_else(|| self.stage.owner(), |person| self.stage.party(person)),
            Who::Second => {
                let second = self.stage.person(self.script.head("second")).unwrap_or(self.person);
                self.stage.party(second)
            }
            Who::Client | Who::Mail => {
                let mut client = self.stage.party(self.person);
                if let Some(other) = self.person.other.filter(|_| turn.has("alias")) {
                    other.clone_into(&mut client.address);
                }
                client
            }
        }
    }
}
