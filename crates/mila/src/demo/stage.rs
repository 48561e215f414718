//! The stage of the demo: the studio, its people, and the texts that they will speak.
//! Who speaks when is decided in `year`.

use super::hours::Hours;
use super::play::Party;
use super::script::{Person, Program, Script, people, scripts};
use super::{COLLEAGUE, OWNER};
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use mila_domain::language::Language;

/// The domain of the studio.
pub const OUR_DOMAIN: &str = "studio-rozen.example";
/// From where the form of our website writes.
pub const FORM_ADDRESS: &str = OWNER[1];

/// Everything that is known before the first letter is written.
pub struct Stage {
    /// The end of the year that is played.
    pub now: Timestamp,
    /// Where the owner lives.
    pub zone: TimeZone,
    /// Where chance begins.
    pub seed: u64,
    /// The clients, and a third party.
    pub people: Vec<Person>,
    /// The conversations of the year, by language in the order of [`Language::ALL`], each with its section `words`.
    pub repertoire: [Vec<Script>; 3],
    /// The conversations of today.
    pub today: Vec<Script>,
    /// Mail that is no conversation.
    pub noise: Vec<Script>,
    warsaw: TimeZone,
    jerusalem: TimeZone,
    london: TimeZone,
    silence: Script,
}

impl Stage {
    /// Reads the text files that are part of the program.
    #[must_use]
    pub fn new(now: Timestamp, zone: &TimeZone, seed: u64) -> Self {
        // A machine without time zones still gets a year, with the offsets of winter.
        let place = |name, hours| TimeZone::get(name).unwrap_or_else(|_| TimeZone::fixed(Offset::constant(hours)));
        Self {
            now,
            zone: zone.clone(),
            seed,
            people: people(include_str!("texts/people.txt")),
            repertoire: [
                scripts(include_str!("texts/en.txt")),
                scripts(include_str!("texts/pl.txt")),
                scripts(include_str!("texts/he.txt")),
            ],
            today: scripts(include_str!("texts/now.txt")),
            noise: scripts(include_str!("texts/noise.txt")),
            warsaw: place("Europe/Warsaw", 1),
            jerusalem: place("Asia/Jerusalem", 2),
            london: place("Europe/London", 0),
            silence: Script::silent(),
        }
    }

    /// The conversations of the year in a language.
    #[must_use]
    pub fn scripts(&self, language: Language) -> &[Script] {
        let [en, pl, he] = &self.repertoire;
        match language {
            Language::English => en,
            Language::Polish => pl,
            Language::Hebrew => he,
        }
    }

    /// Greetings, projects and the like in a language.
    #[must_use]
    pub fn words(&self, language: Language) -> &Script {
        self.scripts(language).iter().find(|script| script.name == "words").unwrap_or(&self.silence)
    }

    /// The person of this key.
    #[must_use]
    pub fn person(&self, key: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.key == key)
    }

    /// When clients of a language are at their desks.
    #[must_use]
    pub fn hours(&self, language: Language) -> Hours {
        match language {
            Language::English => Hours::european(self.london.clone()),
            Language::Polish => Hours::european(self.warsaw.clone()),
            Language::Hebrew => Hours::israeli(self.jerusalem.clone()),
        }
    }

    /// When we are at ours.
    #[must_use]
    pub fn our_hours(&self) -> Hours {
        Hours::european(self.zone.clone())
    }

    /// A person as a side of a letter.
    #[must_use]
    pub fn party(&self, person: &Person) -> Party {
        Party {
            name: person.name.to_owned(),
            address: person.address.to_owned(),
            program: person.program,
            is_ours: false,
            hours: self.hours(person.language),
        }
    }

    /// The owner as a side of a letter.
    #[must_use]
    pub fn owner(&self) -> Party {
        self.ours("Maja Rozen", OWNER[0], Program::Both)
    }

    /// The owner's colleague.
    #[must_use]
    pub fn colleague(&self) -> Party {
        self.ours("Jakub Wilk", COLLEAGUE, Program::Plain)
    }

    /// The machine that brings letters back.
    #[must_use]
    pub fn mail_system(&self) -> Party {
        self.ours("Mail Delivery System", "MAILER-DAEMON@mx.studio-rozen.example", Program::Plain)
    }

    fn ours(&self, name: &str, address: &str, program: Program) -> Party {
        Party { name: name.to_owned(), address: address.to_owned(), program, is_ours: true, hours: self.our_hours() }
    }
}
