//! One person: a page that one would like to find about oneself; and the form with what the owner notes.
//! What is read in letters never changes the notes.

use jiff::civil::Date;
use mila_desk::people::{Person, PersonAddress};
use mila_domain::language::Language;
use serde::Serialize;

use super::fields::named;
use super::rows::{self, Link, Row};
use super::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;
use crate::texts::moments::Here;
use crate::tidy;

mod profile;
#[cfg(any(test, feature = "samples"))]
pub mod samples;

pub use profile::{BadProfile, ProfilePage, ProfileTyped};

/// What lies longer ago is told by its date.
const DAYS_COUNTED: i64 = 60;

/// One person.
#[derive(Debug, Clone, Serialize)]
pub struct PersonPage {
    /// The title of the window.
    pub title: String,
    /// Their name, or else their address.
    pub name: String,
    /// Their main address, where a name stands before it.
    pub address: Option<String>,
    /// How much was written and in which rhythm, a sentence each.
    pub rhythm: Vec<String>,
    /// How to address them, and the like.
    pub facts: Vec<Fact>,
    /// What the phone numbers are called.
    pub phones_label: String,
    /// Their phone numbers.
    pub phones: Vec<Phone>,
    /// What the notes are called.
    pub notes_label: String,
    /// What the owner noted.
    pub notes: Option<String>,
    /// Said when nothing is noted at all.
    pub nothing_noted: Option<String>,
    /// Leads to the form of the notes.
    pub edit: Link,
    /// What the conversations are called.
    pub conversations_title: String,
    /// The latest conversations.
    pub conversations: Vec<Row>,
    /// Said when there are none.
    pub no_conversations: String,
    /// How many more there are.
    pub more: Option<String>,
    /// What the addresses are called.
    pub addresses_title: String,
    /// All their addresses.
    pub addresses: Vec<AddressLine>,
    /// What muting means.
    pub mute_words: String,
}

/// Something known about a person.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What is known.
    pub value: String,
}

/// A phone number.
#[derive(Debug, Clone, Serialize)]
pub struct Phone {
    /// As it was written.
    pub shown: String,
    /// Rings it; not there where no number can be made out.
    pub href: Option<String>,
}

/// An address of a person.
#[derive(Debug, Clone, Serialize)]
pub struct AddressLine {
    /// The address.
    pub address: String,
    /// Letters from and to it.
    pub letters: String,
    /// Says that it is muted.
    pub muted: Option<String>,
    /// Where the form is sent that mutes it, or undoes that.
    pub action: String,
    /// What its button says.
    pub deed: String,
}

impl PersonPage {
    /// One person.
    #[must_use]
    pub fn of(texts: Texts, here: &Here, person: &Person) -> Self {
        let main = named(&person.name.address);
        let name = named(person.profile.name.as_deref().unwrap_or(person.name.shown()));
        let name = if name.is_empty() { main.clone() } else { name };
        let profile = &person.profile;
        let notes = profile.notes.as_deref().map(lines).filter(|notes| !notes.is_empty());
        let is_blank = profile.address_as.is_none() && profile.phones.is_empty() && profile.birthday.is_none() && notes.is_none();
        Self {
            title: name.clone(),
            address: (name != main).then_some(main),
            name,
            rhythm: rhythm(texts, here, person),
            facts: facts(texts, person),
            phones_label: texts.plain("person-phones"),
            phones: profile.phones.iter().map(|phone| Phone::of(phone)).collect(),
            notes_label: texts.plain("person-notes"),
            notes,
            nothing_noted: is_blank.then(|| texts.plain("person-nothing-noted")),
            edit: Link { href: format!("/people/{}/profile", person.id), label: texts.plain("person-edit") },
            conversations_title: texts.plain("person-conversations"),
            conversations: person.conversations.iter().map(|row| rows::conversation(texts, here, row)).collect(),
            no_conversations: texts.plain("person-no-conversations"),
            more: (person.more_conversations > 0).then(|| texts.count("more", person.more_conversations)),
            addresses_title: texts.plain("person-addresses"),
            addresses: person.addresses.iter().map(|address| AddressLine::of(texts, address)).collect(),
            mute_words: texts.plain("person-mute-note"),
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/person.html", self)
    }
}

impl Phone {
    fn of(phone: &str) -> Self {
        let shown = named(phone);
        let number: String = shown
            .chars()
            .take_while(|letter| !letter.is_alphabetic())
            .enumerate()
            .filter(|(place, letter)| letter.is_ascii_digit() || (*letter == '+' && *place == 0))
            .map(|(_, letter)| letter)
            .collect();
        let href = (number.len() >= 3).then(|| format!("tel:{number}"));
        Self { shown, href }
    }
}

impl AddressLine {
    fn of(texts: Texts, address: &PersonAddress) -> Self {
        let (path, deed) = if address.is_muted { ("mute/undo", "person-unmute") } else { ("mute", "person-mute") };
        Self {
            address: named(&address.address),
            letters: texts.count("row-letters", address.letters),
            muted: address.is_muted.then(|| texts.plain("person-muted")),
            action: format!("/addresses/{}/{path}", address.id),
            deed: texts.plain(deed),
        }
    }
}

/// How much was written since when, how often usually, and when last.
fn rhythm(texts: Texts, here: &Here, person: &Person) -> Vec<String> {
    let Some(first) = person.first else {
        return vec![texts.plain("person-no-letters")];
    };
    let since = texts.date(here.local(first).date());
    let letters = texts.with("person-letters-since", &[("count", person.letters.into()), ("date", (&since).into())]);
    let usual = person.usual_gap_days.map(whole_days).map(|days| match days {
        0 | 1 => texts.plain("person-usual-daily"),
        days => texts.count("person-usual", days),
    });
    let last = person.last.filter(|_| person.letters > 1).map(|last| {
        let days = here.local(last).date().until(here.today()).map_or(0, |span| i64::from(span.get_days()));
        match u64::try_from(days.max(0)).unwrap_or(0) {
            0 => texts.plain("person-last-today"),
            days if days <= DAYS_COUNTED.unsigned_abs() => texts.count("person-last-days", days),
            _ => texts.with("person-last-on", &[("when", (&texts.on_day(here, last)).into())]),
        }
    });
    std::iter::once(letters).chain(usual).chain(last).collect()
}

fn facts(texts: Texts, person: &Person) -> Vec<Fact> {
    let fact = |key, value| Fact { label: texts.plain(key), value };
    let address_as = person.profile.address_as.as_deref().map(|words| fact("person-address-as", named(words)));
    let language = person.language.map(|language| fact("person-language", spoken(texts, language)));
    let birthday = person.profile.birthday.map(|date| fact("person-birthday", birthday(texts, date)));
    [address_as, language, birthday].into_iter().flatten().collect()
}

fn spoken(texts: Texts, language: Language) -> String {
    texts.plain(&format!("person-language-{language}"))
}

/// Year 0 stands for a birthday of which only day and month are known.
fn birthday(texts: Texts, date: Date) -> String {
    if date.year() == 0 { texts.date_this_year(date) } else { texts.date(date) }
}

/// The owner's own lines, each made safe to show.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text.trim().lines().map(tidy::one_line).collect();
    lines.join("\n")
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
fn whole_days(days: f64) -> u64 {
    days.round().clamp(0.0, 1e6) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_number_can_be_rung_where_there_is_one() {
        let href = |phone| Phone::of(phone).href;
        assert_eq!(href("+48 600-100-200 (biuro)").as_deref(), Some("tel:+48600100200"));
        assert_eq!(href("(03) 555 12 34 ext. 9").as_deref(), Some("tel:035551234"));
        assert_eq!(href("ask Anna"), None);
        assert_eq!(href("javascript:alert(1)"), None);
    }
}
