//! Conversations: what the clock says of each, kept so that lists are quick. Whoever doubts it settles again.

use jiff::Timestamp;
use mila_domain::conversation::{Standing, StandingKind};
use mila_domain::ids::{AddressId, ConversationId, MessageId, PersonId};
use mila_domain::language::Language;

use crate::codes;
use crate::db::Unit;
use crate::error::StoreError;
use crate::schema::{instant, us};
use crate::scope::Scope;
use crate::value::{Row, Value};

const KINDS: [StandingKind; 5] = [
    StandingKind::AwaitingUs,
    StandingKind::AwaitingThem,
    StandingKind::AtRest,
    StandingKind::Filtered,
    StandingKind::Unreadable,
];

const fn code(kind: StandingKind) -> i64 {
    match kind {
        StandingKind::AwaitingUs => 0,
        StandingKind::AwaitingThem => 1,
        StandingKind::AtRest => 2,
        StandingKind::Filtered => 3,
        StandingKind::Unreadable => 4,
    }
}

/// Lists go by this number, the smallest first: the nearest deadline, the longest wait, the newest message.
fn sort(standing: Standing, last: Timestamp) -> i64 {
    match standing {
        Standing::AwaitingUs { deadline, .. } => us(deadline),
        Standing::AwaitingThem { since } => us(since),
        Standing::AtRest | Standing::Filtered(_) | Standing::Unreadable => -us(last),
    }
}

/// A conversation on its way in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewConversation {
    /// Which.
    pub id: ConversationId,
    /// How it stands.
    pub standing: Standing,
    /// The one on the other side: who waits, for whom we wait, who wrote last.
    pub who: Option<AddressId>,
    /// The person behind that address.
    pub person: Option<PersonId>,
    /// The instant of the last message.
    pub last: Timestamp,
    /// The message whose words are shown.
    pub shown: MessageId,
    /// How many messages it has.
    pub messages: u64,
}

/// A conversation as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversationRow {
    /// Which.
    pub id: ConversationId,
    /// How it stands.
    pub standing: Standing,
    /// The number by which its list goes.
    pub sort: i64,
    /// The person on the other side.
    pub person: Option<PersonId>,
    /// Their name, the owner's first.
    pub name: Option<String>,
    /// Their address.
    pub address: Option<String>,
    /// The instant of the last message.
    pub last: Timestamp,
    /// How many messages it has.
    pub messages: u64,
    /// The message whose words are shown.
    pub shown: MessageId,
    /// Its subject.
    pub subject: Option<String>,
    /// Its first words.
    pub words: Option<String>,
    /// Its language.
    pub language: Option<Language>,
}

/// From where a list goes on, and how far. Rows are after `sort`, or at it and after `id`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// The number by which the list goes.
    pub sort: i64,
    /// What tells rows with the same number apart.
    pub id: i64,
    /// At most so many.
    pub most: i64,
}

const COLUMNS: &str =
    "c.id, c.standing, c.sort_us, c.since_us, c.deadline_us, c.filter, c.person_id, COALESCE(p.name, a.name, p.shown_name),
       a.address, c.last_us, c.messages, c.shown_id, m.subject, m.words, m.language";
const JOINED: &str = "conversations c
       JOIN messages m ON m.workspace_id = c.workspace_id AND m.id = c.shown_id
       LEFT JOIN addresses a ON a.workspace_id = c.workspace_id AND a.id = c.who_id
       LEFT JOIN people p ON p.workspace_id = c.workspace_id AND p.id = c.person_id";

impl ConversationRow {
    fn of(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: ConversationId::from_number(row.int(0)?),
            standing: standing(row.int(1)?, row.maybe_int(3)?, row.maybe_int(4)?, row.maybe_int(5)?)?,
            sort: row.int(2)?,
            person: row.maybe_int(6)?.map(PersonId::from_number),
            name: row.maybe_text(7)?,
            address: row.maybe_text(8)?,
            last: instant(row.int(9)?),
            messages: row.count(10)?,
            shown: MessageId::from_number(row.int(11)?),
            subject: row.maybe_text(12)?,
            words: row.maybe_text(13)?,
            language: codes::language(row.maybe_text(14)?.as_deref()),
        })
    }
}

fn standing(code: i64, since: Option<i64>, deadline: Option<i64>, filter: Option<i64>) -> Result<Standing, StoreError> {
    let broken = StoreError::Broken("conversations");
    let kind = KINDS.into_iter().find(|kind| self::code(*kind) == code).ok_or(broken)?;
    let at = |us: Option<i64>| us.map(instant).ok_or(StoreError::Broken("conversations"));
    Ok(match kind {
        StandingKind::AwaitingUs => Standing::AwaitingUs { since: at(since)?, deadline: at(deadline)? },
        StandingKind::AwaitingThem => Standing::AwaitingThem { since: at(since)? },
        StandingKind::AtRest => Standing::AtRest,
        StandingKind::Filtered => Standing::Filtered(codes::filter(filter.unwrap_or_default())?),
        StandingKind::Unreadable => Standing::Unreadable,
    })
}

impl Unit {
    /// Keeps conversations as they stand now.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn put_conversations(&mut self, scope: &Scope, conversations: &[NewConversation]) -> Result<(), StoreError> {
        let mut values: Vec<Value<'_>> = Vec::with_capacity(conversations.len() * 12);
        for row in conversations {
            let (since, deadline, filter) = match row.standing {
                Standing::AwaitingUs { since, deadline } => (Some(since), Some(deadline), None),
                Standing::AwaitingThem { since } => (Some(since), None, None),
                Standing::Filtered(filter) => (None, None, Some(filter)),
                Standing::AtRest | Standing::Unreadable => (None, None, None),
            };
            values.extend_from_slice(&[
                scope.workspace().into(),
                row.id.into(),
                code(row.standing.kind()).into(),
                sort(row.standing, row.last).into(),
                since.map(us).into(),
                deadline.map(us).into(),
                filter.map(codes::of_filter).into(),
                row.who.into(),
                row.person.into(),
                us(row.last).into(),
                row.shown.into(),
                i64::try_from(row.messages).unwrap_or(i64::MAX).into(),
            ]);
        }
        let head =
            "INSERT INTO conversations (workspace_id, id, standing, sort_us, since_us, deadline_us, filter, who_id, person_id,
                           last_us, shown_id, messages) VALUES ";
        let tail = " ON CONFLICT (workspace_id, id) DO UPDATE
            SET standing = excluded.standing, sort_us = excluded.sort_us, since_us = excluded.since_us,
                deadline_us = excluded.deadline_us, filter = excluded.filter, who_id = excluded.who_id,
                person_id = excluded.person_id, last_us = excluded.last_us, shown_id = excluded.shown_id, messages = excluded.messages";
        self.fill("keeping conversations", head, tail, 12, &values).await
    }

    /// Takes out conversations that have no message any more.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn remove_conversations(&mut self, scope: &Scope, ids: &[ConversationId]) -> Result<(), StoreError> {
        let sql = "DELETE FROM conversations WHERE workspace_id = $1 AND id = $2";
        for id in ids {
            self.change("removing a conversation", sql, &[scope.workspace().into(), (*id).into()]).await?;
        }
        Ok(())
    }

    /// The conversations that stand in one way, in the order of their list.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn conversations(
        &mut self,
        scope: &Scope,
        kind: StandingKind,
        page: Page,
    ) -> Result<Vec<ConversationRow>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM {JOINED}
              WHERE c.workspace_id = $1 AND c.standing = $2 AND c.sort_us >= $3 AND (c.sort_us > $3 OR c.id > $4)
              ORDER BY c.sort_us, c.id LIMIT $5"
        );
        let values = [scope.workspace().into(), code(kind).into(), page.sort.into(), page.id.into(), page.most.into()];
        self.rows("listing conversations", &sql, &values).await?.iter().map(ConversationRow::of).collect()
    }

    /// Conversations in which somebody waits since `since` or later, the nearest deadline first.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn waiting_since(
        &mut self,
        scope: &Scope,
        since: Timestamp,
        most: i64,
    ) -> Result<Vec<ConversationRow>, StoreError> {
        // No deadline is before its letter, so the list can begin there.
        let sql = format!(
            "SELECT {COLUMNS} FROM {JOINED}
              WHERE c.workspace_id = $1 AND c.standing = 0 AND c.sort_us >= $2 AND c.since_us >= $2
              ORDER BY c.sort_us, c.id LIMIT $3"
        );
        let values = [scope.workspace().into(), us(since).into(), most.into()];
        self.rows("looking who waits", &sql, &values).await?.iter().map(ConversationRow::of).collect()
    }

    /// How many wait since `since` or later.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn count_waiting_since(&mut self, scope: &Scope, since: Timestamp) -> Result<u64, StoreError> {
        let sql =
            "SELECT COUNT(*) FROM conversations WHERE workspace_id = $1 AND standing = 0 AND sort_us >= $2 AND since_us >= $2";
        let row = self.row("counting who waits", sql, &[scope.workspace().into(), us(since).into()]).await?;
        row.map_or(Ok(0), |row| row.count(0))
    }

    /// How many conversations stand in each way.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn count_conversations(&mut self, scope: &Scope) -> Result<Vec<(StandingKind, u64)>, StoreError> {
        let sql = "SELECT standing, COUNT(*) FROM conversations WHERE workspace_id = $1 GROUP BY standing ORDER BY standing";
        let mut counts = Vec::new();
        for row in self.rows("counting conversations", sql, &[scope.workspace().into()]).await? {
            let code = row.int(0)?;
            let kind = KINDS.into_iter().find(|kind| self::code(*kind) == code).ok_or(StoreError::Broken("conversations"))?;
            counts.push((kind, row.count(1)?));
        }
        Ok(counts)
    }

    /// How many messages there are.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn count_messages(&mut self, scope: &Scope) -> Result<u64, StoreError> {
        let sql = "SELECT COUNT(*) FROM messages WHERE workspace_id = $1";
        self.row("counting messages", sql, &[scope.workspace().into()]).await?.map_or(Ok(0), |row| row.count(0))
    }

    /// One conversation.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn conversation(&mut self, scope: &Scope, id: ConversationId) -> Result<Option<ConversationRow>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM {JOINED} WHERE c.workspace_id = $1 AND c.id = $2");
        let row = self.row("reading a conversation", &sql, &[scope.workspace().into(), id.into()]).await?;
        row.as_ref().map(ConversationRow::of).transpose()
    }

    /// The messages of conversations, oldest first.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn messages_in(&mut self, scope: &Scope, ids: &[ConversationId]) -> Result<Vec<MessageId>, StoreError> {
        let values: Vec<Value<'_>> = ids.iter().map(|id| Value::from(*id)).collect();
        let sql = "SELECT id FROM messages WHERE workspace_id = $1 AND conversation_id IN ({}) ORDER BY id";
        let rows = self.by_list(scope, "reading a conversation's messages", sql, &values).await?;
        rows.iter().map(|row| row.int(0).map(MessageId::from_number)).collect()
    }

    /// The latest conversations with a person, those in which they wait first.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn conversations_with(
        &mut self,
        scope: &Scope,
        person: PersonId,
        most: i64,
    ) -> Result<Vec<ConversationRow>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM {JOINED}
              WHERE c.workspace_id = $1 AND c.id IN (
                    SELECT l.conversation_id FROM letter_people lp
                      JOIN messages l ON l.workspace_id = lp.workspace_id AND l.id = lp.message_id
                     WHERE lp.workspace_id = $1 AND lp.person_id = $2)
              ORDER BY CASE WHEN c.standing = 0 THEN 0 ELSE 1 END, c.last_us DESC, c.id LIMIT $3"
        );
        let values = [scope.workspace().into(), person.into(), most.into()];
        self.rows("listing a person's conversations", &sql, &values).await?.iter().map(ConversationRow::of).collect()
    }

    /// How many conversations there are with a person.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn count_conversations_with(&mut self, scope: &Scope, person: PersonId) -> Result<u64, StoreError> {
        let sql = "SELECT COUNT(DISTINCT l.conversation_id) FROM letter_people lp
                     JOIN messages l ON l.workspace_id = lp.workspace_id AND l.id = lp.message_id
                    WHERE lp.workspace_id = $1 AND lp.person_id = $2";
        let row = self.row("counting a person's conversations", sql, &[scope.workspace().into(), person.into()]).await?;
        row.map_or(Ok(0), |row| row.count(0))
    }
}
