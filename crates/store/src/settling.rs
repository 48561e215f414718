//! Settling: which messages have to be looked at again, which others belong to them, and what came of it.

use mila_domain::ids::{AddressId, ConversationId, MessageId, PersonId};
use mila_domain::message::Filter;

use crate::codes;
use crate::db::Unit;
use crate::error::StoreError;
use crate::scope::Scope;
use crate::value::{Value, tuples};

/// What came of one message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// Which.
    pub id: MessageId,
    /// Where it belongs.
    pub conversation: ConversationId,
    /// Who really wrote it.
    pub author: Option<AddressId>,
    /// Why it is no letter.
    pub filter: Option<Filter>,
}

impl Unit {
    /// Messages that have to be settled, the oldest first.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn unsettled(&mut self, scope: &Scope, most: i64) -> Result<Vec<MessageId>, StoreError> {
        let sql = "SELECT id FROM messages WHERE workspace_id = $1 AND is_unsettled = 1 ORDER BY id LIMIT $2";
        let rows = self.rows("looking for messages to settle", sql, &[scope.workspace().into(), most.into()]).await?;
        rows.iter().map(|row| row.int(0).map(MessageId::from_number)).collect()
    }

    /// How many messages have to be settled.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn count_unsettled(&mut self, scope: &Scope) -> Result<u64, StoreError> {
        let sql = "SELECT COUNT(*) FROM messages WHERE workspace_id = $1 AND is_unsettled = 1";
        self.row("counting messages to settle", sql, &[scope.workspace().into()]).await?.map_or(Ok(0), |row| row.count(0))
    }

    /// Has all messages settled again: who we are, or the pace, has changed.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn unsettle_all(&mut self, scope: &Scope) -> Result<(), StoreError> {
        let sql = "UPDATE messages SET is_unsettled = 1 WHERE workspace_id = $1 AND is_unsettled = 0";
        self.change("having all settled again", sql, &[scope.workspace().into()]).await.map(drop)
    }

    /// The messages that are found by any of these keys.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn messages_by_key(&mut self, scope: &Scope, keys: &[i64]) -> Result<Vec<MessageId>, StoreError> {
        let values: Vec<Value<'_>> = keys.iter().map(|key| Value::from(*key)).collect();
        let sql = "SELECT message_id FROM message_keys WHERE workspace_id = $1 AND key IN ({})";
        let rows = self.by_list(scope, "looking for what belongs together", sql, &values).await?;
        rows.iter().map(|row| row.int(0).map(MessageId::from_number)).collect()
    }

    /// Keeps what came of messages.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn put_settled(&mut self, scope: &Scope, settled: &[Settled]) -> Result<(), StoreError> {
        let mut rest = settled;
        while !rest.is_empty() {
            let rows = [64, 16, 4, 1].into_iter().find(|rows| *rows <= rest.len()).unwrap_or(1);
            let (portion, after) = rest.split_at(rows);
            let mut values: Vec<Value<'_>> = vec![scope.workspace().into()];
            for row in portion {
                values.extend_from_slice(&[
                    row.id.into(),
                    row.conversation.into(),
                    row.author.into(),
                    row.filter.map(codes::of_filter).into(),
                ]);
            }
            let sql = format!(
                "WITH settled (id, conversation_id, author_id, filter) AS (VALUES {})
                 UPDATE messages SET conversation_id = settled.conversation_id, author_id = settled.author_id,
                        filter = settled.filter, is_unsettled = 0
                   FROM settled WHERE messages.workspace_id = $1 AND messages.id = settled.id",
                tuples(2, rows, 4)
            );
            self.change("keeping what was settled", &sql, &values).await?;
            rest = after;
        }
        Ok(())
    }

    /// Keeps with whom letters were exchanged.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn put_letter_people(&mut self, scope: &Scope, pairs: &[(PersonId, MessageId)]) -> Result<(), StoreError> {
        let mut values: Vec<Value<'_>> = Vec::with_capacity(pairs.len() * 3);
        for (person, message) in pairs {
            values.extend_from_slice(&[scope.workspace().into(), (*person).into(), (*message).into()]);
        }
        let head = "INSERT INTO letter_people (workspace_id, person_id, message_id) VALUES ";
        let tail = " ON CONFLICT (workspace_id, person_id, message_id) DO NOTHING";
        self.fill("keeping with whom letters were exchanged", head, tail, 3, &values).await
    }

    /// Forgets with whom letters were exchanged.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn remove_letter_people(&mut self, scope: &Scope, pairs: &[(PersonId, MessageId)]) -> Result<(), StoreError> {
        let sql = "DELETE FROM letter_people WHERE workspace_id = $1 AND person_id = $2 AND message_id = $3";
        for (person, message) in pairs {
            let values = [scope.workspace().into(), (*person).into(), (*message).into()];
            self.change("forgetting with whom letters were exchanged", sql, &values).await?;
        }
        Ok(())
    }

    /// How many messages are no letters, by reason.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn count_filtered(&mut self, scope: &Scope) -> Result<Vec<(Filter, u64)>, StoreError> {
        let sql = "SELECT filter, COUNT(*) FROM messages WHERE workspace_id = $1 AND filter IS NOT NULL GROUP BY filter ORDER BY filter";
        let rows = self.rows("counting what is no letter", sql, &[scope.workspace().into()]).await?;
        rows.iter().map(|row| Ok((codes::filter(row.int(0)?)?, row.count(1)?))).collect()
    }

    /// All messages, the oldest first.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn all_messages(&mut self, scope: &Scope) -> Result<Vec<MessageId>, StoreError> {
        let sql = "SELECT id FROM messages WHERE workspace_id = $1 ORDER BY id";
        let rows = self.rows("listing all messages", sql, &[scope.workspace().into()]).await?;
        rows.iter().map(|row| row.int(0).map(MessageId::from_number)).collect()
    }
}
