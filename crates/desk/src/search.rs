//! Search: letters and people by words, whatever their form in Polish, Hebrew or English.

use jiff::Timestamp;
use mila_domain::ids::{ConversationId, MessageId};
use mila_domain::language::Language;
use mila_domain::report::PersonName;

use mila_store::search::Hit;
use mila_store::search::words::{self, Ending, Query};
use mila_store::{Page, Scope, Unit};

use crate::conversations::cut;
use crate::desk::{Desk, DeskError};
use crate::people::{PersonRow, patterns};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What was searched for.
    pub words: String,
    /// People by name or address, at most 10.
    pub people: Vec<PersonRow>,
    /// Letters, the newest first, at most 20 a page.
    pub letters: Vec<FoundLetter>,
    /// From where the next page goes on; opaque, for a link.
    pub next: Option<String>,
}

/// A message that holds all the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundLetter {
    /// Its id.
    pub message: MessageId,
    /// Where it can be read.
    pub conversation: ConversationId,
    /// Who wrote it.
    pub author: Option<PersonName>,
    /// Whether one of us did.
    pub is_ours: bool,
    /// Its subject, marked.
    pub subject: Marked,
    /// A passage with the words, marked; empty at a glance.
    pub passage: Marked,
    /// The language of the letter.
    pub language: Option<Language>,
    /// Its instant.
    pub at: Timestamp,
}

/// A text with the places where the words stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    /// One after the other; `true` for what was searched for.
    pub runs: Vec<(String, bool)>,
}

/// Letters on a page.
const LETTERS: i64 = 20;
/// People above them.
const PEOPLE: i64 = 10;
/// Letters of a passage.
const LONGEST_PASSAGE: usize = 220;
/// Passages are looked for in the first bytes of a message, 2 MiB: what hangs on it comes after its text.
const LONGEST_SEARCHED: u32 = 2 << 20;

impl From<Vec<(String, bool)>> for Marked {
    fn from(runs: Vec<(String, bool)>) -> Self {
        Self { runs }
    }
}

impl Desk {
    /// Letters and people by words; `from` is what an earlier page gave as `next`.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn search(&self, scope: &Scope, typed: &str, from: Option<&str>) -> Result<Found, DeskError> {
        let query = Query::read(typed, Ending::Finished);
        let before = from.and_then(|from| from.parse().ok());
        let mut unit = self.store().read().await?;
        let people = if before.is_none() { people_named(&mut unit, scope, typed, PEOPLE).await? } else { Vec::new() };
        let mut hits = unit.find(scope, &query, before.unwrap_or(i64::MAX), LETTERS + 1).await?;
        let has_more = cut(&mut hits, LETTERS);
        let next = hits.last().filter(|_| has_more).map(|hit| hit.message.number().to_string());
        let mut raws = Vec::with_capacity(hits.len());
        for hit in &hits {
            raws.push(unit.raw_beginning(scope, hit.message, LONGEST_SEARCHED).await?.unwrap_or_default());
        }
        let mut letters = without_passages(&mut unit, scope, &query, hits).await?;
        drop(unit);
        // Opening letters takes its time, which is not that of whoever else waits for a page.
        let opener = self.inner.opener.letter;
        let passages = tokio::task::spawn_blocking(move || {
            let text = |raw: Vec<u8>| opener(&raw).map(|letter| letter.text).unwrap_or_default();
            let passage = |raw| Marked::from(words::passage(&unquoted(&text(raw)), &query, LONGEST_PASSAGE));
            raws.into_iter().map(passage).collect::<Vec<_>>()
        });
        for (letter, passage) in letters.iter_mut().zip(passages.await.unwrap_or_default()) {
            letter.passage = passage;
        }
        Ok(Found { words: typed.trim().to_owned(), people, letters, next })
    }

    /// A few letters and people while somebody types. No letter is opened, so their passages are empty.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn glance(&self, scope: &Scope, typed: &str, most: u8) -> Result<Found, DeskError> {
        let query = Query::read(typed, Ending::Finished);
        let mut unit = self.store().read().await?;
        let people = people_named(&mut unit, scope, typed, most.into()).await?;
        let hits = unit.find(scope, &query, i64::MAX, most.into()).await?;
        let letters = without_passages(&mut unit, scope, &query, hits).await?;
        Ok(Found { words: typed.trim().to_owned(), people, letters, next: None })
    }
}

/// People by name or address.
async fn people_named(unit: &mut Unit, scope: &Scope, typed: &str, most: i64) -> Result<Vec<PersonRow>, DeskError> {
    let sought = patterns(typed);
    if sought.is_empty() {
        return Ok(Vec::new());
    }
    let page = Page { sort: i64::MAX, id: i64::MAX, most };
    Ok(unit.people(scope, &sought, page).await?.into_iter().map(Into::into).collect())
}

/// The letters of what was found, as far as their rows tell.
async fn without_passages(unit: &mut Unit, scope: &Scope, query: &Query, hits: Vec<Hit>) -> Result<Vec<FoundLetter>, DeskError> {
    let authors: Vec<_> = hits.iter().filter_map(|hit| hit.author).collect();
    let authors = unit.addresses(scope, &authors).await?;
    let letter = |hit: Hit| {
        let author = hit.author.and_then(|id| authors.iter().find(|row| row.id == id));
        FoundLetter {
            message: hit.message,
            conversation: hit.conversation,
            author: author.map(|row| PersonName { name: row.name.clone(), address: row.address.clone() }),
            is_ours: author.is_some_and(|row| row.is_ours),
            subject: words::mark(hit.subject.as_deref().unwrap_or_default(), query).into(),
            passage: Marked::default(),
            language: hit.language,
            at: hit.at,
        }
    };
    Ok(hits.into_iter().map(letter).collect())
}

/// The text without the marks of quotation before its lines.
fn unquoted(text: &str) -> String {
    let lines = text.lines().map(|line| line.trim_start_matches(['>', ' ', '\t']));
    lines.collect::<Vec<_>>().join("\n")
}
