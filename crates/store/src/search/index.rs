//! The index of words: FTS5 in SQLite, a tsvector in PostgreSQL. Both hold the same words, made by [`super::words`].

use mila_domain::ids::MessageId;

use super::words::{Query, Term};
use crate::db::{Kind, Unit};
use crate::error::StoreError;
use crate::scope::Scope;
use crate::value::{Row, Value};

/// The words of a message on their way into the index.
#[derive(Debug, Clone, Copy)]
pub struct NewWords<'a> {
    /// Whose they are.
    pub message: MessageId,
    /// In the form of [`super::words`], separated by spaces.
    pub words: &'a str,
}

/// A message that holds all the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which.
    pub message: MessageId,
    /// Where it can be read.
    pub conversation: mila_domain::ids::ConversationId,
    /// Its author.
    pub author: Option<mila_domain::ids::AddressId>,
    /// Its subject.
    pub subject: Option<String>,
    /// Its language.
    pub language: Option<mila_domain::language::Language>,
    /// Its instant.
    pub at: jiff::Timestamp,
}

const LITE: &str = "SELECT m.id, m.conversation_id, m.author_id, m.subject, m.language, m.at_us
  FROM message_words w CROSS JOIN messages m ON m.id = w.rowid
 WHERE message_words MATCH $2 AND w.rowid < $3 AND m.workspace_id = $1 AND m.conversation_id IS NOT NULL
   AND (m.filter IS NULL OR m.filter NOT IN (4, 5))
 ORDER BY w.rowid DESC LIMIT $4";
const PG: &str = "SELECT m.id, m.conversation_id, m.author_id, m.subject, m.language, m.at_us
  FROM message_words w JOIN messages m ON m.workspace_id = w.workspace_id AND m.id = w.message_id
 WHERE w.workspace_id = $1 AND w.words @@ CAST($2 AS TSQUERY) AND w.message_id < $3 AND m.conversation_id IS NOT NULL
   AND (m.filter IS NULL OR m.filter NOT IN (4, 5))
 ORDER BY w.message_id DESC LIMIT $4";

impl Hit {
    fn of(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            message: MessageId::from_number(row.int(0)?),
            conversation: mila_domain::ids::ConversationId::from_number(row.int(1)?),
            author: row.maybe_int(2)?.map(mila_domain::ids::AddressId::from_number),
            subject: row.maybe_text(3)?,
            language: crate::codes::language(row.maybe_text(4)?.as_deref()),
            at: crate::schema::instant(row.int(5)?),
        })
    }
}

impl Unit {
    /// Puts words into the index. A message is put in once.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn add_words(&mut self, scope: &Scope, words: &[NewWords<'_>]) -> Result<(), StoreError> {
        let doing = "adding words to the index";
        match self.kind() {
            Kind::Lite => {
                let values: Vec<Value<'_>> =
                    words.iter().flat_map(|new| [Value::from(new.message), Value::from(new.words)]).collect();
                // FTS5 writes what it has gathered with each statement of several rows, so these are long.
                let ends = ("INSERT INTO message_words (rowid, words) VALUES ", "");
                self.fill_by(&[512, 64, 8, 1], doing, ends, 2, &values).await
            }
            Kind::Pg => {
                let sql = "INSERT INTO message_words (workspace_id, message_id, words) VALUES ($1, $2, CAST($3 AS TSVECTOR))";
                for new in words {
                    self.change(doing, sql, &[scope.workspace().into(), new.message.into(), new.words.into()]).await?;
                }
                Ok(())
            }
        }
    }

    /// The newest messages that hold all words of a query, before the one of that number. Spam and what was thrown
    /// away are left out.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn find(&mut self, scope: &Scope, query: &Query, before: i64, most: i64) -> Result<Vec<Hit>, StoreError> {
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let (sql, text) = match self.kind() {
            Kind::Lite => (LITE, for_fts5(query)),
            Kind::Pg => (PG, for_tsquery(query)),
        };
        let values = [scope.workspace().into(), (&text).into(), before.into(), most.into()];
        self.rows("searching", sql, &values).await?.iter().map(Hit::of).collect()
    }
}

/// `("umow" OR "umowa") AND ("anna" *)`. Terms hold letters, digits and dots only, so nothing has to be escaped.
fn for_fts5(query: &Query) -> String {
    spelled(query, " OR ", " AND ", |term| match term {
        Term::Exact(term) => format!("\"{term}\""),
        Term::Prefix(term) => format!("\"{term}\" *"),
    })
}

/// `('umow' | 'umowa') & ('anna':*)`
fn for_tsquery(query: &Query) -> String {
    spelled(query, " | ", " & ", |term| match term {
        Term::Exact(term) => format!("'{term}'"),
        Term::Prefix(term) => format!("'{term}':*"),
    })
}

fn spelled(query: &Query, or: &str, and: &str, spell: impl Fn(&Term) -> String) -> String {
    let words = query.words().iter().map(|terms| {
        let terms: Vec<String> = terms.iter().map(&spell).collect();
        format!("({})", terms.join(or))
    });
    words.collect::<Vec<_>>().join(and)
}
