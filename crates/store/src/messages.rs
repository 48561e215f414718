//! Messages: what was understood of each, who stands on it, and the keys by which others find it.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use mila_domain::conversation::Claim;
use mila_domain::folder::Folder;
use mila_domain::ids::{AddressId, ConversationId, MessageId};
use mila_domain::language::Language;
use mila_domain::message::{CalendarMethod, Filter, Nature};
use mila_domain::report::Why;

use crate::codes;
use crate::db::{Kind, Unit};
use crate::error::StoreError;
use crate::schema::{instant, us};
use crate::scope::Scope;
use crate::value::{Row, Value, places};

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
    fn code(self) -> i64 {
        let bits = [self.is_resent, self.hands_over, self.asks, self.closes, self.promises];
        let bits = (0..).zip(bits).fold(0, |code, (place, bit)| code | i64::from(bit) << place);
        bits | codes::of_calendar(self.calendar) << bit_count()
    }

    fn of(code: i64) -> Result<Self, StoreError> {
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
    const fn code(self) -> i64 {
        match self {
            Self::To => 0,
            Self::Cc => 1,
            Self::ReplyTo => 2,
        }
    }

    fn of(code: i64) -> Result<Self, StoreError> {
        [Self::To, Self::Cc, Self::ReplyTo]
            .into_iter()
            .find(|role| role.code() == code)
            .ok_or(StoreError::Broken("participants"))
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
    fn code(self) -> i64 {
        i64::from(self.is_excused) | i64::from(self.is_claimed) << 1
    }

    const fn of(code: i64) -> Self {
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
    fn of(row: &Row) -> Result<Self, StoreError> {
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

impl Unit {
    /// Which of these identities are there already.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn known_messages(
        &mut self,
        scope: &Scope,
        identities: &[[u8; 16]],
    ) -> Result<HashMap<[u8; 16], KnownMessage>, StoreError> {
        let mut known = HashMap::new();
        let lists = identities.iter().map(Value::from).collect::<Vec<_>>();
        for row in self.by_list(scope, "looking for known messages", KNOWN, &lists).await? {
            let identity = row.bytes(0)?.try_into().map_err(|_| StoreError::Broken("messages"))?;
            let message = KnownMessage { id: MessageId::from_number(row.int(1)?), folder: codes::folder(row.int(2)?)? };
            known.insert(identity, message);
        }
        Ok(known)
    }

    /// Gives each message an id that no other has: the next free number. In SQLite ids are unique over all
    /// workspaces, since the search index hangs on them.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn free_message_ids(&mut self, scope: &Scope, messages: &mut [NewMessage]) -> Result<(), StoreError> {
        let mut taken: HashSet<i64> = HashSet::new();
        let mut asked: HashSet<i64> = HashSet::new();
        loop {
            let wanted: Vec<i64> = messages.iter().map(|message| message.id.number()).filter(|id| asked.insert(*id)).collect();
            if wanted.is_empty() {
                return Ok(());
            }
            let values: Vec<Value<'_>> = wanted.iter().map(|id| Value::from(*id)).collect();
            let list = match self.kind() {
                Kind::Lite => TAKEN_ANYWHERE,
                Kind::Pg => TAKEN,
            };
            for row in self.by_list(scope, "looking for free ids", list, &values).await? {
                taken.insert(row.int(0)?);
            }
            let mut used = taken.clone();
            for message in messages.iter_mut() {
                while !used.insert(message.id.number()) {
                    message.id = MessageId::from_number(message.id.number().wrapping_add(1).max(0));
                }
            }
        }
    }

    /// Adds messages that are not there yet, to be settled later.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn add_messages(&mut self, scope: &Scope, messages: &[NewMessage]) -> Result<(), StoreError> {
        let doing = "adding messages";
        let answers: Vec<Vec<u8>> =
            messages.iter().map(|message| message.answers.iter().flat_map(|key| key.to_be_bytes()).collect()).collect();
        let mut values = Vec::with_capacity(messages.len() * 20);
        for (message, answers) in messages.iter().zip(&answers) {
            values.extend(values_of(scope, message, answers));
        }
        self.fill(doing, INSERT, "", 20, &values).await?;
        let mut participants: Vec<Value<'_>> = Vec::new();
        let mut keys: Vec<Value<'_>> = Vec::new();
        for message in messages {
            for (place, participant) in (0_i64..).zip(&message.participants) {
                participants.extend_from_slice(&[
                    scope.workspace().into(),
                    message.id.into(),
                    place.into(),
                    participant.role.code().into(),
                    participant.address.into(),
                ]);
            }
            for key in &message.keys {
                keys.extend_from_slice(&[scope.workspace().into(), (*key).into(), message.id.into()]);
            }
        }
        let head = "INSERT INTO participants (workspace_id, message_id, place, role, address_id) VALUES ";
        self.fill(doing, head, "", 5, &participants).await?;
        self.fill(doing, INSERT_KEYS, ON_KNOWN_KEY, 3, &keys).await
    }

    /// Adds keys by which a message is found, too.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn add_keys(&mut self, scope: &Scope, id: MessageId, keys: &[i64]) -> Result<(), StoreError> {
        let mut values: Vec<Value<'_>> = Vec::with_capacity(keys.len() * 3);
        for key in keys {
            values.extend_from_slice(&[scope.workspace().into(), (*key).into(), id.into()]);
        }
        self.fill("adding keys", INSERT_KEYS, ON_KNOWN_KEY, 3, &values).await
    }

    /// Takes note that a message lies in a livelier folder, too.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn move_message(
        &mut self,
        scope: &Scope,
        id: MessageId,
        folder: Folder,
        nature: Nature,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE messages SET folder = $3, nature = $4, is_unsettled = 1 WHERE workspace_id = $1 AND id = $2";
        let values =
            [scope.workspace().into(), id.into(), codes::of_folder(folder).into(), codes::of_nature(nature).into()];
        self.change("moving a message", sql, &values).await.map(drop)
    }

    /// Keeps what the owner said about a message; it has to be settled again.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn correct_message(&mut self, scope: &Scope, id: MessageId, correction: Correction) -> Result<bool, StoreError> {
        let sql = "UPDATE messages SET correction = $3, is_unsettled = 1 WHERE workspace_id = $1 AND id = $2";
        let values = [scope.workspace().into(), id.into(), correction.code().into()];
        self.change("correcting a message", sql, &values).await.map(|rows| rows == 1)
    }

    /// Messages by their ids, with everybody on them; in no particular order.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn messages(&mut self, scope: &Scope, ids: &[MessageId]) -> Result<Vec<MessageRow>, StoreError> {
        let values: Vec<Value<'_>> = ids.iter().map(|id| Value::from(*id)).collect();
        let rows = self.by_list(scope, "reading messages", BY_ID, &values).await?;
        let mut messages: Vec<MessageRow> = rows.iter().map(MessageRow::of).collect::<Result<_, _>>()?;
        let place: HashMap<i64, usize> = messages.iter().enumerate().map(|(place, row)| (row.id.number(), place)).collect();
        for row in self.by_list(scope, "reading participants", ON_MESSAGE, &values).await? {
            let participant = Participant { role: Recipient::of(row.int(1)?)?, address: AddressId::from_number(row.int(2)?) };
            if let Some(place) = place.get(&row.int(0)?) {
                messages[*place].participants.push(participant);
            }
        }
        Ok(messages)
    }

    /// Rows for a list of any length; the statement's `{}` is where the list goes, after the workspace.
    pub(crate) async fn by_list(
        &mut self,
        scope: &Scope,
        doing: &'static str,
        sql: &'static str,
        values: &[Value<'_>],
    ) -> Result<Vec<Row>, StoreError> {
        let mut rows = Vec::new();
        for part in values.chunks(LIST) {
            // Lists come in few lengths, so that few statements have to be prepared; the last value fills them up.
            let length = [1, 8, 64, LIST].into_iter().find(|length| *length >= part.len()).unwrap_or(LIST);
            let mut list = Vec::with_capacity(length + 1);
            list.push(scope.workspace().into());
            list.extend_from_slice(part);
            list.resize(length + 1, part[part.len() - 1]);
            let sql = sql.replacen("{}", &places(2, length), 1);
            rows.append(&mut self.rows(doing, &sql, &list).await?);
        }
        Ok(rows)
    }
}

/// So many values stand in one list at most.
const LIST: usize = 400;

const KNOWN: &str = "SELECT identity, id, folder FROM messages WHERE workspace_id = $1 AND identity IN ({})";
const TAKEN: &str = "SELECT id FROM messages WHERE workspace_id = $1 AND id IN ({})";
const TAKEN_ANYWHERE: &str = "SELECT id FROM messages WHERE (workspace_id = $1 OR workspace_id <> $1) AND id IN ({})";
const BY_ID: &str = "SELECT id, conversation_id, at_us, own_key, answers, from_id, author_id, subject, subject_key, claim, folder, nature,
       marks, language, filter, correction, unreadable
  FROM messages WHERE workspace_id = $1 AND id IN ({}) ORDER BY id";
const ON_MESSAGE: &str =
    "SELECT message_id, role, address_id FROM participants WHERE workspace_id = $1 AND message_id IN ({}) ORDER BY message_id, place";
const INSERT_KEYS: &str = "INSERT INTO message_keys (workspace_id, key, message_id) VALUES ";
const ON_KNOWN_KEY: &str = " ON CONFLICT (workspace_id, key, message_id) DO NOTHING";
const INSERT: &str = "INSERT INTO messages (id, workspace_id, identity, at_us, message_id, own_key, answers, from_id, subject, subject_key,
       claim, folder, nature, marks, language, words, attachments, unreadable, correction, is_unsettled) VALUES ";

fn values_of<'a>(scope: &Scope, message: &'a NewMessage, answers: &'a [u8]) -> [Value<'a>; 20] {
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
