//! Messages as rows: on their way in, and as they are kept.

use jiff::Timestamp;
use mila_domain::conversation::Claim;
use mila_domain::folder::Folder;
use mila_domain::ids::{AddressId, ConversationId, MessageId};
use mila_domain::language::Language;
use mila_domain::message::{CalendarMethod, Filter, Nature};
use mila_domain::report::Why;

use crate::codes;
use crate::error::StoreError;
use crate::schema::{instant, us};
use crate::scope::Scope;
use crate::value::{Row, Value};

/// A message on its way in.
#[derive(Debug, Clone)]
pub struct NewMessage {
    /// Its id; made unique by [`Unit::free_message_ids`].
    pub id: MessageId,
    /// The same for every copy of the same letter.
    pub identity: [u8; 16],
    /// Its instant.
    pub at: Timestamp,
    /// Its Message-ID.
    pub message_id: Option<String>,
    /// The hash of that.
    pub own_key: Option<i64>,
    /// The hashes of the ids that it names.
    pub answers: Vec<i64>,
    /// The first author.
    pub from: Option<AddressId>,
    /// As written.
    pub subject: Option<String>,
    /// The hash of the base subject.
    pub subject_key: i64,
    /// What the subject tells about where the letter belongs.
    pub claim: Claim,
    /// Where it lies.
    pub folder: Folder,
    /// The first judgement.
    pub nature: Nature,
    /// What was found in it.
    pub marks: Marks,
    /// The language of the letter.
    pub language: Option<Language>,
    /// The beginning of what the writer wrote, in one line.
    pub words: Option<String>,
    /// How many things hang on it.
    pub attachments: u16,
    /// Why it could not be read, if so.
    pub unreadable: Option<Why>,
    /// Everybody on it but the author.
    pub participants: Vec<Participant>,
    /// By which it is found: its own id, the ids that it names, its subject with each of its people.
    pub keys: Vec<i64>,
}

/// What was found in a message.
#[expect(clippy::struct_excessive_bools, reason = "each is one finding of its own; rows are kept small")]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks {
    /// Passed on unchanged.
    pub is_resent: bool,
    /// Something was handed over.
    pub hands_over: bool,
    /// The writer asks.
    pub asks: bool,
    /// It plainly closes.
    pub closes: bool,
    /// The writer promises.
    pub promises: bool,
    /// What a calendar part wants.
    pub calendar: Option<CalendarMethod>,
}

impl Marks {
    pub(super) fn code(self) -> i64 {
        let bits = [self.is_resent, self.hands_over, self.asks, self.closes, self.promises];
        let bits = (0..).zip(bits).fold(0, |code, (place, bit)| code | i64::from(bit) << place);
        bits | codes::of_calendar(self.calendar) << bit_count()
    }

    pub(super) fn of(code: i64) -> Result<Self, StoreError> {
        let bit = |place: u32| code >> place & 1 == 1;
        Ok(Self {
            is_resent: bit(0),
            hands_over: bit(1),
            asks: bit(2),
            closes: bit(3),
            promises: bit(4),
            calendar: codes::calendar(code >> bit_count())?,
        })
    }
}

const fn bit_count() -> u32 {
    5
}

/// Somebody on a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Participant {
    /// As what.
    pub role: Recipient,
    /// At which address.
    pub address: AddressId,
}

/// As what somebody stands on a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipient {
    /// A main recipient.
    To,
    /// Reads along.
    Cc,
    /// Answers are to go there.
    ReplyTo,
}

impl Recipient {
    pub(super) const fn code(self) -> i64 {
        match self {
            Self::To => 0,
            Self::Cc => 1,
            Self::ReplyTo => 2,
        }
    }

    pub(super) fn of(code: i64) -> Result<Self, StoreError> {
        [Self::To, Self::Cc, Self::ReplyTo].into_iter().find(|role| role.code() == code).ok_or(StoreError::Broken("participants"))
    }
}

/// A message that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownMessage {
    /// Which.
    pub id: MessageId,
    /// Where it lies.
    pub folder: Folder,
}

/// What the owner said about a message, against what Mila thought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Correction {
    /// "No answer needed."
    pub is_excused: bool,
    /// "This is not bulk mail."
    pub is_claimed: bool,
}

impl Correction {
    pub(super) fn code(self) -> i64 {
        i64::from(self.is_excused) | i64::from(self.is_claimed) << 1
    }

    pub(super) const fn of(code: i64) -> Self {
        Self { is_excused: code & 1 == 1, is_claimed: code & 2 == 2 }
    }
}

/// A message as it is kept.
#[derive(Debug, Clone)]
pub struct MessageRow {
    /// Which.
    pub id: MessageId,
    /// Where it belongs; `None` before it was settled.
    pub conversation: Option<ConversationId>,
    /// Its instant.
    pub at: Timestamp,
    /// The hash of its Message-ID.
    pub own_key: Option<i64>,
    /// The hashes of the ids that it names.
    pub answers: Vec<i64>,
    /// The first author by its header.
    pub from: Option<AddressId>,
    /// Who really wrote it, once that is settled.
    pub author: Option<AddressId>,
    /// As written.
    pub subject: Option<String>,
    /// The hash of the base subject.
    pub subject_key: i64,
    /// What the subject tells.
    pub claim: Claim,
    /// Where it lies.
    pub folder: Folder,
    /// The first judgement.
    pub nature: Nature,
    /// What was found in it.
    pub marks: Marks,
    /// The language of the letter.
    pub language: Option<Language>,
    /// Why it is no letter, once that is settled.
    pub filter: Option<Filter>,
    /// What the owner said.
    pub correction: Correction,
    /// Why it could not be read.
    pub unreadable: Option<Why>,
    /// Everybody on it but the author, in order.
    pub participants: Vec<Participant>,
}

impl MessageRow {
    pub(super) fn of(row: &Row) -> Result<Self, StoreError> {
        let answers = row.bytes(4)?;
        Ok(Self {
            id: MessageId::from_number(row.int(0)?),
            conversation: row.maybe_int(1)?.map(ConversationId::from_number),
            at: instant(row.int(2)?),
            own_key: row.maybe_int(3)?,
            answers: answers.chunks_exact(8).filter_map(|chunk| chunk.try_into().ok().map(i64::from_be_bytes)).collect(),
            from: row.maybe_int(5)?.map(AddressId::from_number),
            author: row.maybe_int(6)?.map(AddressId::from_number),
            subject: row.maybe_text(7)?,
            subject_key: row.int(8)?,
            claim: codes::claim(row.int(9)?)?,
            folder: codes::folder(row.int(10)?)?,
            nature: codes::nature(row.int(11)?)?,
            marks: Marks::of(row.int(12)?)?,
            language: codes::language(row.maybe_text(13)?.as_deref()),
            filter: row.maybe_int(14)?.map(codes::filter).transpose()?,
            correction: Correction::of(row.int(15)?),
            unreadable: row.maybe_text(16)?.map(|word| codes::why(&word)).transpose()?,
            participants: Vec::new(),
        })
    }
}

/// The columns of a new message, in the order of the statement that inserts it.
pub(super) fn values_of<'a>(scope: &Scope, message: &'a NewMessage, answers: &'a [u8]) -> [Value<'a>; 20] {
    [
        message.id.into(),
        scope.workspace().into(),
        (&message.identity).into(),
        us(message.at).into(),
        message.message_id.as_deref().into(),
        message.own_key.into(),
        answers.into(),
        message.from.into(),
        message.subject.as_deref().into(),
        message.subject_key.into(),
        codes::of_claim(message.claim).into(),
        codes::of_folder(message.folder).into(),
        codes::of_nature(message.nature).into(),
        message.marks.code().into(),
        message.language.map(Language::code).into(),
        message.words.as_deref().into(),
        i64::from(message.attachments).into(),
        message.unreadable.map(Why::word).into(),
        0.into(),
        1.into(),
    ]
}
