//! Messages: what was understood of each, who stands on it, and the keys by which others find it.

mod rows;

use std::collections::{HashMap, HashSet};

use mila_domain::folder::Folder;
use mila_domain::ids::{AddressId, MessageId};
use mila_domain::message::Nature;

use crate::codes;
use crate::db::{Kind, Unit};
use crate::error::StoreError;
use crate::scope::Scope;
use crate::value::{Row, Value, bare_places, places};
use rows::values_of;
pub use rows::{Correction, KnownMessage, Marks, MessageRow, NewMessage, Participant, Recipient};

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
    pub async fn free_message_ids(&mut self, scope: &Scope, ids: &mut [MessageId]) -> Result<(), StoreError> {
        let mut taken: HashSet<i64> = HashSet::new();
        let mut asked: HashSet<i64> = HashSet::new();
        loop {
            let wanted: Vec<i64> = ids.iter().map(|id| id.number()).filter(|id| asked.insert(*id)).collect();
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
            for id in ids.iter_mut() {
                while !used.insert(id.number()) {
                    *id = MessageId::from_number(id.number().wrapping_add(1).max(0));
                }
            }
        }
    }

    /// Adds messages that are not there yet, to be settled later.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn add_messages(&mut self, scope: &Scope, messages: &[&NewMessage]) -> Result<(), StoreError> {
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
    pub async fn move_message(&mut self, scope: &Scope, id: MessageId, folder: Folder, nature: Nature) -> Result<(), StoreError> {
        let sql = "UPDATE messages SET folder = $3, nature = $4, is_unsettled = 1 WHERE workspace_id = $1 AND id = $2";
        let values = [scope.workspace().into(), id.into(), codes::of_folder(folder).into(), codes::of_nature(nature).into()];
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

    /// Rows for a list of any length; the statement's `{}` is where the list goes, after the workspace, which stands in
    /// it once.
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
            let sql = match self.kind() {
                Kind::Lite => sql.replacen("$1", "?", 1).replacen("{}", &bare_places(length), 1),
                Kind::Pg => sql.replacen("{}", &places(2, length), 1),
            };
            rows.append(&mut self.rows(doing, &sql, &list).await?);
        }
        Ok(rows)
    }
}

/// So many values stand in one list at most.
const LIST: usize = 400;

const KNOWN: &str = "SELECT identity, id, folder FROM messages WHERE workspace_id = $1 AND identity IN ({})";
const TAKEN: &str = "SELECT id FROM messages WHERE workspace_id = $1 AND id IN ({})";
const TAKEN_ANYWHERE: &str = "SELECT id FROM messages WHERE CAST($1 AS BIGINT) IS NOT NULL AND id IN ({})";
const BY_ID: &str =
    "SELECT id, conversation_id, at_us, own_key, answers, from_id, author_id, subject, subject_key, claim, folder, nature,
       marks, language, filter, correction, unreadable
  FROM messages WHERE workspace_id = $1 AND id IN ({}) ORDER BY id";
const ON_MESSAGE: &str = "SELECT message_id, role, address_id FROM participants WHERE workspace_id = $1 AND message_id IN ({}) ORDER BY message_id, place";
const INSERT_KEYS: &str = "INSERT INTO message_keys (workspace_id, key, message_id) VALUES ";
const ON_KNOWN_KEY: &str = " ON CONFLICT (workspace_id, key, message_id) DO NOTHING";
const INSERT: &str =
    "INSERT INTO messages (id, workspace_id, identity, at_us, message_id, own_key, answers, from_id, subject, subject_key,
       claim, folder, nature, marks, language, words, attachments, unreadable, correction, is_unsettled) VALUES ";
