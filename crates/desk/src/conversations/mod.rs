//! Conversations: the inbox with its filters, one conversation opened, and what the owner can correct in it.

mod correcting;
mod opened;

use jiff::Timestamp;
use mila_domain::conversation::{Standing, StandingKind};
use mila_domain::ids::{ConversationId, MessageId, PersonId};
use mila_domain::language::Language;
use mila_domain::letter::Attachment;
use mila_domain::message::Filter;
use mila_domain::report::PersonName;
use mila_store::{Page, Scope};

use crate::desk::{Desk, DeskError};
use opened::Names;

/// One page of the inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inbox {
    /// What is shown.
    pub show: StandingKind,
    /// The rows of this page.
    pub rows: Vec<ConversationRow>,
    /// From where the next page goes on; opaque, for a link.
    pub next: Option<String>,
    /// How many there are of each kind.
    pub counts: Counts,
}

/// How many conversations stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Somebody waits for us.
    pub awaiting_us: u64,
    /// We wait for somebody.
    pub awaiting_them: u64,
    /// Nobody waits.
    pub at_rest: u64,
    /// No letters.
    pub filtered: u64,
    /// Could not be read.
    pub unreadable: u64,
}

/// A conversation in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversationRow {
    /// Its id.
    pub id: ConversationId,
    /// The one on the other side: who waits, for whom we wait, who wrote last.
    pub who: PersonName,
    /// The person behind that name.
    pub person: Option<PersonId>,
    /// The subject of the latest letter.
    pub subject: Option<String>,
    /// The beginning of the latest letter, in one line.
    pub words: Option<String>,
    /// The language of the latest letter.
    pub language: Option<Language>,
    /// The instant of the latest message.
    pub last: Timestamp,
    /// How many messages it has.
    pub messages: u64,
    /// How it stands.
    pub standing: Standing,
}

/// One conversation, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversation {
    /// Its id.
    pub id: ConversationId,
    /// The subject of its latest letter.
    pub subject: Option<String>,
    /// How it stands.
    pub standing: Standing,
    /// Those outside us.
    pub people: Vec<Participant>,
    /// The messages in the order in which they count, at most [`Conversation::MOST_MESSAGES`] of the latest.
    pub messages: Vec<Message>,
    /// How many earlier ones are not shown.
    pub earlier: u64,
}

impl Conversation {
    /// More than this are not opened at once.
    pub const MOST_MESSAGES: usize = 100;
}

/// Somebody on a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// The person, where there is one; `None` for ourselves and for addresses that no letter came from.
    pub person: Option<PersonId>,
    /// Their name and address.
    pub name: PersonName,
}

/// One message of a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// Who wrote it.
    pub author: Option<Participant>,
    /// Whether one of us did.
    pub is_ours: bool,
    /// The main recipients.
    pub to: Vec<Participant>,
    /// Those who read along.
    pub cc: Vec<Participant>,
    /// Its instant.
    pub at: Timestamp,
    /// Its subject.
    pub subject: Option<String>,
    /// The language of what the writer wrote.
    pub language: Option<Language>,
    /// What it says.
    pub body: Body,
    /// What hangs on it, pictures inside the letter excepted.
    pub attachments: Vec<Attachment>,
    /// What the clock makes of it, and what the owner can say about that.
    pub part: Part,
}

/// What a message says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Text, in pieces.
    Text {
        /// In the order of the letter.
        pieces: Vec<Piece>,
        /// Whether there is an HTML part to be shown in its frame.
        has_html: bool,
    },
    /// It could not be read; the raw bytes can be downloaded.
    Unreadable,
    /// It is longer than what is kept of one message, so that nothing of it is here.
    TooLarge,
}

/// A piece of a letter's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// What the writer wrote.
    Own(String),
    /// Quoted mail, signature, footers: folded.
    Folded(String),
}

/// The part that a message plays in its conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A letter that the clock has no question about: ours, or answered.
    Letter,
    /// It waits for an answer; the owner can say that none is needed.
    Waits,
    /// The owner said that it needs no answer; that can be undone.
    Excused,
    /// No letter, for this reason; for [`Filter::Bulk`] and [`Filter::Automatic`] the owner can say that it is one.
    Filtered(Filter),
    /// The owner said that it is a letter; that can be undone.
    Claimed,
}

/// Rows of one page of a list.
pub(crate) const ROWS: i64 = 50;

impl From<mila_store::ConversationRow> for ConversationRow {
    fn from(row: mila_store::ConversationRow) -> Self {
        Self {
            id: row.id,
            who: PersonName { name: row.name, address: row.address.unwrap_or_default() },
            person: row.person,
            subject: row.subject,
            words: row.words,
            language: row.language,
            last: row.last,
            messages: row.messages,
            standing: row.standing,
        }
    }
}

/// Takes away what goes beyond a page, and says whether anything did.
pub(crate) fn cut<T>(rows: &mut Vec<T>, most: i64) -> bool {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let has_more = rows.len() > most;
    rows.truncate(most);
    has_more
}

/// `sort.id`, from which a list goes on.
pub(crate) fn cursor(sort: i64, id: i64) -> String {
    format!("{sort}.{id}")
}

/// Understands what [`cursor`] wrote.
pub(crate) fn read_cursor(text: &str) -> Option<(i64, i64)> {
    let (sort, id) = text.split_once('.')?;
    Some((sort.parse().ok()?, id.parse().ok()?))
}

impl Desk {
    /// One page of the inbox; `from` is what an earlier page gave as `next`. What cannot be understood begins anew.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn inbox(&self, scope: &Scope, show: StandingKind, from: Option<&str>) -> Result<Inbox, DeskError> {
        let mut unit = self.store().read().await?;
        let (sort, id) = from.and_then(read_cursor).unwrap_or((i64::MIN, i64::MIN));
        let mut rows = unit.conversations(scope, show, Page { sort, id, most: ROWS + 1 }).await?;
        let has_more = cut(&mut rows, ROWS);
        let next = rows.last().filter(|_| has_more).map(|row| cursor(row.sort, row.id.number()));
        let (counts, _) = self.counts(scope, &mut unit).await?;
        Ok(Inbox { show, rows: rows.into_iter().map(Into::into).collect(), next, counts })
    }

    /// One conversation with its messages opened.
    ///
    /// # Errors
    /// When it is not there, or when the data cannot be reached.
    pub async fn conversation(&self, scope: &Scope, id: ConversationId) -> Result<Conversation, DeskError> {
        let mut unit = self.store().read().await?;
        let row = unit.conversation(scope, id).await?.ok_or(DeskError::Missing("the conversation"))?;
        let ids = unit.messages_in(scope, &[id]).await?;
        let earlier = ids.len().saturating_sub(Conversation::MOST_MESSAGES);
        let mut messages = unit.messages(scope, &ids[earlier..]).await?;
        messages.sort_unstable_by_key(|message| (message.at, message.id));
        let names = Names::load(&mut unit, scope, &messages).await?;
        let waits_from = match row.standing {
            Standing::AwaitingUs { .. } => Some(row.shown),
            Standing::AwaitingThem { .. } | Standing::AtRest | Standing::Filtered(_) | Standing::Unreadable => None,
        };
        let mut shown = Vec::with_capacity(messages.len());
        for message in &messages {
            let raw = unit.raw(scope, message.id).await?.unwrap_or_default();
            shown.push(self.opened(message, &raw, &names, waits_from));
        }
        Ok(Conversation {
            id,
            subject: row.subject.clone(),
            standing: row.standing,
            people: names.outside(),
            messages: shown,
            earlier: earlier as u64,
        })
    }

    /// The raw bytes of a message, as they came.
    ///
    /// # Errors
    /// When it is not there, or when the data cannot be reached.
    pub async fn raw(&self, scope: &Scope, id: MessageId) -> Result<Vec<u8>, DeskError> {
        self.store().read().await?.raw(scope, id).await?.ok_or(DeskError::Missing("the message"))
    }

    /// A message opened anew from its bytes, for its HTML.
    ///
    /// # Errors
    /// When it is not there or cannot be read, or when the data cannot be reached.
    pub async fn letter(&self, scope: &Scope, id: MessageId) -> Result<(mila_domain::letter::OpenLetter, Vec<u8>), DeskError> {
        let raw = self.raw(scope, id).await?;
        let letter = (self.inner.opener.letter)(&raw).map_err(|_| DeskError::Missing("the letter"))?;
        Ok((letter, raw))
    }

    /// One thing that hangs on a message.
    ///
    /// # Errors
    /// When it is not there, or when the data cannot be reached.
    pub async fn attachment(&self, scope: &Scope, id: MessageId, number: u16) -> Result<(Attachment, Vec<u8>), DeskError> {
        let raw = self.raw(scope, id).await?;
        self.attached(&raw, &[number]).pop().ok_or(DeskError::Missing("the attachment"))
    }

    /// Things that hang on raw bytes that are at hand, by their numbers. The bytes are walked through once.
    #[must_use]
    pub fn attached(&self, raw: &[u8], numbers: &[u16]) -> Vec<(Attachment, Vec<u8>)> {
        (self.inner.opener.attachments)(raw, numbers)
    }

    /// Where a message can be read.
    ///
    /// # Errors
    /// When it is not there, or when the data cannot be reached.
    pub async fn conversation_of(&self, scope: &Scope, id: MessageId) -> Result<ConversationId, DeskError> {
        let messages = self.store().read().await?.messages(scope, &[id]).await?;
        messages.first().and_then(|message| message.conversation).ok_or(DeskError::Missing("the message"))
    }
}

#[cfg(test)]
mod tests;
