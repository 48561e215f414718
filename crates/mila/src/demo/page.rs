//! What stands on the page of a letter: the greeting, the words, the farewell, and below them what is quoted.
//! The greetings themselves are in the text files.

use super::chance::Chance;
use super::play::{Letter, Party};
use super::script::{Person, Program, Script, Turn, Who};
use super::slots::date_in_words;
use mila_domain::language::Language;

/// The page of one letter, before it is written.
pub struct Page<'a> {
    /// Who writes.
    pub from: &'a Party,
    /// The client whose conversation it is.
    pub person: &'a Person,
    /// What is said.
    pub turn: &'a Turn,
    /// The greetings of the language.
    pub words: &'a Script,
    /// The letters before it, oldest first.
    pub before: &'a [Letter],
}

impl Page<'_> {
    /// The text between a greeting and a farewell, as far as the turn wants them.
    pub fn own_words(&self, text: &str, mut fill: impl FnMut(&str, &mut Chance) -> String, chance: &mut Chance) -> String {
        if self.turn.has("bare") || self.turn.who == Who::Bounce {
            return text.to_owned();
        }
        let (greeting, farewell) = if self.from.is_ours {
            (self.words.head("greeting owner"), self.words.head("farewell owner"))
        } else {
            (self.words.head("greeting client"), self.words.head("farewell client"))
        };
        let is_hasty = !self.from.is_ours && text.chars().count() < 60;
        let start = if is_hasty {
            super::slots::capital(text)
        } else {
            format!("{}\n\n{}", fill(greeting, chance), self.after_comma(text))
        };
        let farewell = fill(farewell, chance);
        format!("{start}\n\n{farewell}\n{}", self.signature())
    }

    /// In Polish what follows the comma of a greeting goes on in lower case.
    fn after_comma(&self, text: &str) -> String {
        let mut letters = text.chars();
        match letters.next() {
            Some(first) if self.person.language == Language::Polish && !text.starts_with("Pan") => {
                first.to_lowercase().chain(letters).collect()
            }
            _ => text.to_owned(),
        }
    }

    /// The whole name in the first letter that somebody writes, later the first name.
    fn signature(&self) -> String {
        let name = match (self.turn.who, self.person.language) {
            (Who::Owner, Language::Hebrew) => "מאיה רוזן",
            (Who::Colleague, Language::Hebrew) => "יעקב וילק",
            _ => self.from.name.as_str(),
        };
        let is_first = !self.before.iter().any(|letter| letter.from.address == self.from.address);
        if !is_first {
            return name.split(' ').next().unwrap_or(name).to_owned();
        }
        if self.from.program == Program::Phone {
            return format!("{name}\n\n{}", self.words.head("phone"));
        }
        let firm = if self.from.is_ours { "Studio Rozen" } else { self.person.firm };
        format!("{name}\n\n-- \n{firm}\n{}", self.phone())
    }

    /// Numbers that are kept free for stories, or look it.
    fn phone(&self) -> String {
        let number = self.from.address.bytes().fold(0_u32, |sum, byte| sum + u32::from(byte)) % 90 + 10;
        match (self.from.is_ours, self.person.language) {
            (true, _) => "+48 22 555 01 40".to_owned(),
            (false, Language::Polish) => format!("tel. 22 555 01 {number}"),
            (false, Language::Hebrew) => format!("טל' 03-555-01{number}"),
            (false, Language::English) => format!("Tel 01632 9601{number}"),
        }
    }

    /// The letter before, quoted or forwarded, as most programs do by themselves; the mail system names the address
    /// that it could not reach.
    pub fn quote(&self, chance: &mut Chance) -> String {
        if self.turn.who == Who::Bounce {
            return self.person.address.to_owned();
        }
        let Some(before) = self.before.last() else { return String::new() };
        if self.turn.has("forward") {
            let (name, address) = (&before.from.name, &before.from.address);
            let head = format!("---------- Forwarded message ---------\nFrom: {name} <{address}>\nSubject: {}", before.subject);
            return format!("{head}\n\n{}", before.own);
        }
        let wants_none = ["auto", "lost", "accept", "aside"].iter().any(|flag| self.turn.has(flag));
        let is_bare_program = matches!(self.from.program, Program::Phone | Program::Plain);
        if wants_none || is_bare_program || !chance.hits(70) {
            return String::new();
        }
        let lines: Vec<String> = before.own.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect();
        format!("{}\n{}", self.attribution(before), lines.join("\n"))
    }

    fn attribution(&self, before: &Letter) -> String {
        let local = before.at.to_zoned(self.from.hours.zone.clone());
        let time = format!("{}:{:02}", local.hour(), local.minute());
        let date = match self.person.language {
            Language::English => format!("{} {} at {time}", date_in_words(local.date(), Language::English), local.year()),
            Language::Polish => format!("{}.{:02}.{} o {time}", local.day(), local.month(), local.year()),
            Language::Hebrew => format!("{} {} בשעה {time}", date_in_words(local.date(), Language::Hebrew), local.year()),
        };
        let line = self.words.head("quote");
        line.replace("{date}", &date).replace("{name}", &before.from.name)
    }
}
