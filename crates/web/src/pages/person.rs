//! One person: a page that one would like to find about oneself; and the form with what the owner notes.
//! What is read in letters never changes the notes.

use jiff::civil::Date;
use mila_desk::people::{Joined, Person, PersonAddress, Refusal};
use mila_domain::language::Language;
use serde::Serialize;

use super::fields::{Field, Refused, named};
use super::people::letters;
use super::rows::{self, Link, Row};
use super::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;
use crate::texts::moments::Here;
use crate::tidy;

mod adding;
mod merge;
mod profile;
#[cfg(any(test, feature = "samples"))]
pub mod samples;

pub use adding::{BadPerson, NewPersonPage, PersonTyped};
pub use merge::{MergePage, Merging};
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
    /// Why a further address was refused.
    pub refused: Option<Refused>,
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
    /// The form of a further address.
    pub further: Further,
    /// What the list of those who became one with them is called.
    pub joined_title: String,
    /// Who became one with them.
    pub joined: Vec<JoinedLine>,
    /// What separating means.
    pub joined_words: String,
    /// Making them one with somebody, their card.
    pub ways: Vec<Link>,
}

/// The form of a further address.
#[derive(Debug, Clone, Serialize)]
pub struct Further {
    /// Where it is sent.
    pub action: String,
    /// The address.
    pub field: Field,
    /// What its button says.
    pub deed: String,
}

/// Somebody who became one with a person.
#[derive(Debug, Clone, Serialize)]
pub struct JoinedLine {
    /// Their name or address.
    pub name: String,
    /// When.
    pub when: String,
    /// Where the form is sent that separates them again.
    pub action: String,
    /// What its button says.
    pub deed: String,
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
    /// Where the form is sent that takes the address away, and what its button says.
    pub remove: Option<Link>,
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
            refused: None,
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
            addresses: person.addresses.iter().map(|address| AddressLine::of(texts, person, address)).collect(),
            mute_words: texts.plain("person-mute-note"),
            further: Further::of(texts, person, "", None),
            joined_title: texts.plain("person-joined"),
            joined: person.joined.iter().map(|joined| JoinedLine::of(texts, here, joined)).collect(),
            joined_words: texts.plain("person-joined-note"),
            ways: [("merge", "person-merge"), ("card", "person-card")]
                .map(|(path, key)| Link { href: format!("/people/{}/{path}", person.id), label: texts.plain(key) })
                .into(),
        }
    }

    /// The page after a further address was refused, with what was typed.
    #[must_use]
    pub fn refused(self, texts: Texts, person: &Person, typed: &str, refusal: Refusal) -> Self {
        let error = refused_address(texts, refusal);
        let refused = Some(Refused::at(texts, "address", error.clone()));
        Self { refused, further: Further::of(texts, person, typed, Some(error)), ..self }
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

impl Further {
    fn of(texts: Texts, person: &Person, typed: &str, error: Option<String>) -> Self {
        Self {
            action: format!("/people/{}/addresses", person.id),
            field: Field::new("address", "address", texts.plain("person-further"), typed).refused(error),
            deed: texts.plain("person-further-deed"),
        }
    }
}

/// Why an address, or a person with it, was refused.
fn refused_address(texts: Texts, refusal: Refusal) -> String {
    texts.plain(match refusal {
        Refusal::Nobody => "person-refused-nobody",
        Refusal::Address => "person-refused-address",
        Refusal::Ours => "person-refused-ours",
        Refusal::Known(_) => "person-refused-known",
        Refusal::Only => "person-refused-only",
        Refusal::Same => "person-refused-same",
        Refusal::Later => "person-refused-later",
    })
}

impl JoinedLine {
    fn of(texts: Texts, here: &Here, joined: &Joined) -> Self {
        Self {
            name: named(&joined.name),
            when: texts.on_moment(here, joined.at),
            action: format!("/deeds/{}/undo", joined.deed),
            deed: texts.plain("person-separate"),
        }
    }
}

impl AddressLine {
    fn of(texts: Texts, person: &Person, address: &PersonAddress) -> Self {
        // Of somebody of whom nothing else is known the desk takes no address away.
        let has_name = person.profile.name.is_some() && address.letters == 0;
        let remove = (person.addresses.len() > 1 || has_name)
            .then(|| Link { href: format!("/addresses/{}/remove", address.id), label: texts.plain("person-remove-address") });
        let (path, deed) = if address.is_muted { ("mute/undo", "person-unmute") } else { ("mute", "person-mute") };
        Self {
            address: named(&address.address),
            letters: letters(texts, address.letters),
            muted: address.is_muted.then(|| texts.plain("person-muted")),
            action: format!("/addresses/{}/{path}", address.id),
            deed: texts.plain(deed),
            remove,
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
