//! People: the list, and one person with addresses, rhythm and conversations. What the owner says about people stands
//! above what is read: whom they add, whose an address is, who is one with whom.

mod adding;
mod cards;
mod contacts;
mod deeds;
mod facts;
mod merge;
mod profile;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use mila_domain::ids::{AddressId, DeedId, PersonId};
use mila_domain::language::Language;
use mila_domain::report::PersonName;

use mila_store::search::folded;
use mila_store::{Page, ProfileRow, Scope};

pub use adding::NewPerson;
pub use contacts::{ContactsError, ContactsImport, Due, ImportStanding, Outcome, PastImport, Planned};
pub use deeds::{DeedKind, Done, PeopleError, Refusal, Undone};
pub use facts::Field;
pub use profile::{Clash, NotSeen, ProfileError, Seen};

use crate::conversations::{ConversationRow, ROWS, cursor, cut, read_cursor};
use crate::desk::{Desk, DeskError};

/// One page of the list of people, the latest contact first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct People {
    /// What was searched for.
    pub words: Option<String>,
    /// The rows of this page.
    pub rows: Vec<PersonRow>,
    /// How many people there are (of those searched for).
    pub total: u64,
    /// From where the next page goes on; opaque, for a link.
    pub next: Option<String>,
}

/// Somebody in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Who.
    pub id: PersonId,
    /// Their name and main address.
    pub name: PersonName,
    /// Letters in both directions.
    pub letters: u64,
    /// The last of them.
    pub last: Option<Timestamp>,
    /// Whether they wait for us.
    pub is_waiting: bool,
}

/// One person.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// Their name and main address.
    pub name: PersonName,
    /// What the owner wrote about them.
    pub profile: Profile,
    /// All their addresses, the most used first.
    pub addresses: Vec<PersonAddress>,
    /// Letters in both directions.
    pub letters: u64,
    /// The first of them.
    pub first: Option<Timestamp>,
    /// The last of them.
    pub last: Option<Timestamp>,
    /// The median gap between letters, in days; `None` below five letters.
    pub usual_gap_days: Option<f64>,
    /// The language that they write in.
    pub language: Option<Language>,
    /// The latest conversations, those in which they wait first.
    pub conversations: Vec<ConversationRow>,
    /// How many more there are.
    pub more_conversations: u64,
    /// Who became one with them by the owner's word, the latest first.
    pub joined: Vec<Joined>,
}

/// Somebody who became one with another person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The deed, to take it back.
    pub deed: DeedId,
    /// Their name or address before.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

/// What the owner wrote about a person; never overwritten by what is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// The name; `None` leaves that of their letters.
    pub name: Option<String>,
    /// How to address them: "Pani Anno", "דנה היקרה".
    pub address_as: Option<String>,
    /// Phone numbers, as typed.
    pub phones: Vec<String>,
    /// The birthday; year 0 when only day and month are known.
    pub birthday: Option<Date>,
    /// Anything else.
    pub notes: Option<String>,
}

/// An address of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonAddress {
    /// Its id.
    pub id: AddressId,
    /// In lower case.
    pub address: String,
    /// Letters from and to it.
    pub letters: u64,
    /// "Never from this sender".
    pub is_muted: bool,
}

/// Conversations shown with a person.
const MOST_CONVERSATIONS: i64 = 20;
/// Words of a search that are looked at.
const MOST_WORDS: usize = 8;
/// Microseconds of a day.
const DAY_US: f64 = 86_400_000_000.0;

impl From<mila_store::PersonRow> for PersonRow {
    fn from(row: mila_store::PersonRow) -> Self {
        Self {
            id: row.id,
            name: PersonName { name: row.name, address: row.address },
            letters: row.letters,
            last: row.last,
            is_waiting: row.is_waiting,
        }
    }
}

/// Patterns that must all fit: a word each, wherever it stands in a name or an address.
pub(crate) fn patterns(words: &str) -> Vec<String> {
    let escaped = |word: &str| word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    folded(words).split(' ').filter(|word| !word.is_empty()).take(MOST_WORDS).map(|word| format!("%{}%", escaped(word))).collect()
}

impl Desk {
    /// One page of people, the latest contact first; `from` is what an earlier page gave as `next`.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn people(&self, scope: &Scope, words: Option<&str>, from: Option<&str>) -> Result<People, DeskError> {
        let words = words.map(str::trim).filter(|words| !words.is_empty());
        let sought = words.map(patterns).unwrap_or_default();
        let (sort, id) = from.and_then(read_cursor).unwrap_or((i64::MAX, i64::MAX));
        let mut unit = self.store().read().await?;
        let mut rows = unit.people(scope, &sought, Page { sort, id, most: ROWS + 1 }).await?;
        let has_more = cut(&mut rows, ROWS);
        let sort = |row: &mila_store::PersonRow| row.last.map_or(-1, Timestamp::as_microsecond);
        let next = rows.last().filter(|_| has_more).map(|row| cursor(sort(row), row.id.number()));
        let total = unit.count_people(scope, &sought).await?;
        Ok(People { words: words.map(str::to_owned), rows: rows.into_iter().map(Into::into).collect(), total, next })
    }

    /// One person.
    ///
    /// # Errors
    /// When they are not there, or when the data cannot be reached.
    pub async fn person(&self, scope: &Scope, id: PersonId) -> Result<Person, DeskError> {
        let mut unit = self.store().read().await?;
        let row = unit.person(scope, id).await?.ok_or(DeskError::Missing("the person"))?;
        let profile = unit.profile(scope, id).await?.unwrap_or_default();
        let conversations = unit.conversations_with(scope, id, MOST_CONVERSATIONS).await?;
        let all = unit.count_conversations_with(scope, id).await?;
        let letters: HashMap<AddressId, u64> = unit.letters_by_address(scope, id).await?.into_iter().collect();
        let addresses = unit.addresses_of(scope, &[id]).await?.into_iter().map(|address| PersonAddress {
            id: address.id,
            letters: letters.get(&address.id).copied().unwrap_or_default(),
            address: address.address,
            is_muted: address.is_muted,
        });
        let mut addresses: Vec<PersonAddress> = addresses.collect();
        addresses.sort_by(|one, other| (other.letters, &one.address).cmp(&(one.letters, &other.address)));
        #[expect(clippy::cast_precision_loss, reason = "days are shown, not microseconds")]
        let usual_gap_days = row.gap_us.map(|gap| gap as f64 / DAY_US);
        Ok(Person {
            id,
            name: PersonName { name: row.name, address: row.address },
            profile: profile_of(profile),
            addresses,
            letters: row.letters,
            first: row.first,
            last: row.last,
            usual_gap_days,
            language: row.language,
            more_conversations: all.saturating_sub(conversations.len() as u64),
            conversations: conversations.into_iter().map(Into::into).collect(),
            joined: deeds::joined(&mut unit, scope, id).await?,
        })
    }

    /// "Never from this sender", or that taken back.
    ///
    /// # Errors
    /// When there is no such address, or when the data cannot be reached.
    pub async fn mute(&self, scope: &Scope, id: AddressId, is_muted: bool) -> Result<(), DeskError> {
        let mut unit = self.begin_deed(scope).await?;
        if !unit.mute(scope, id, is_muted).await? {
            return Err(DeskError::Missing("the address"));
        }
        unit.commit().await?;
        self.settle(scope, |_| true).await
    }
}

fn row_of(profile: &Profile) -> ProfileRow {
    ProfileRow {
        name: profile.name.clone(),
        address_as: profile.address_as.clone(),
        phones: profile.phones.join("\n"),
        birthday: profile.birthday.map(birthday_text),
        notes: profile.notes.clone(),
    }
}

fn profile_of(row: ProfileRow) -> Profile {
    Profile {
        name: row.name,
        address_as: row.address_as,
        phones: row.phones.lines().map(str::to_owned).collect(),
        birthday: row.birthday.as_deref().and_then(birthday),
        notes: row.notes,
    }
}

/// `2026-03-13`, or `--03-13` where the year is not known (vCard 4, RFC 6350 section 6.2.5).
fn birthday_text(date: Date) -> String {
    if date.year() == 0 { date.strftime("--%m-%d").to_string() } else { date.to_string() }
}

fn birthday(text: &str) -> Option<Date> {
    match text.strip_prefix("--") {
        Some(day) => format!("0000-{day}").parse().ok(),
        None => text.parse().ok(),
    }
}
