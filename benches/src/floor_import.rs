//! The least that importing a Maildir can cost with the same parser and the same database: every message parsed, its raw
//! bytes in one table and its text in one FTS5 index, a thousand messages a transaction. It is the yardstick of
//! `benches/desk`: nobody is recognised, nothing is threaded, nothing is understood.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use mail_parser::MessageParser;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, Connection};

const TABLES: &str = "CREATE TABLE messages (id INTEGER PRIMARY KEY, author TEXT, subject TEXT, at BIGINT, bytes BLOB NOT NULL);
    CREATE VIRTUAL TABLE words USING fts5(text, content='', columnsize=0, detail='none');";
/// Messages a transaction.
const TRANSACTION: usize = 1_000;
/// Rows a statement.
const ROWS: usize = 50;

/// A message as it goes into the table.
struct Letter {
    author: Option<String>,
    subject: Option<String>,
    at: Option<i64>,
    text: String,
    bytes: Vec<u8>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(maildir), Some(database)) = (arguments.next(), arguments.next()) else {
        return Err(io::Error::other("usage: floor-import MAILDIR DATABASE").into());
    };
    let messages = tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(import(&maildir, &database))?;
    Ok(writeln!(io::stdout(), "{messages} messages")?)
}

async fn import(maildir: &Path, database: &Path) -> Result<usize, Box<dyn std::error::Error>> {
    let options = SqliteConnectOptions::new()
        .filename(database)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("cache_size", "-49152");
    let mut connection = SqliteConnection::connect_with(&options).await?;
    sqlx::raw_sql(TABLES).execute(&mut connection).await?;
    let files = files(maildir)?;
    let parser = MessageParser::default();
    for (number, part) in files.chunks(TRANSACTION).enumerate() {
        let mut transaction = connection.begin().await?;
        for (row, part) in part.chunks(ROWS).enumerate() {
            let letters = part.iter().map(|file| open(&parser, file)).collect::<io::Result<Vec<_>>>()?;
            put(&mut transaction, number * TRANSACTION + row * ROWS, letters).await?;
        }
        transaction.commit().await?;
    }
    connection.close().await?;
    Ok(files.len())
}

/// The messages of a Maildir, in the order of their names.
fn files(maildir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for folder in ["cur", "new"] {
        for entry in fs::read_dir(maildir.join(folder))? {
            files.push(entry?.path());
        }
    }
    files.sort();
    Ok(files)
}

/// Parses a message and decodes its text, or, where it has none, its HTML as text.
fn open(parser: &MessageParser, file: &Path) -> io::Result<Letter> {
    let bytes = fs::read(file)?;
    let mut letter = Letter { author: None, subject: None, at: None, text: String::new(), bytes: Vec::new() };
    if let Some(message) = parser.parse(&bytes) {
        letter.author = message.from().and_then(|from| from.first()?.address().map(str::to_owned));
        letter.subject = message.subject().map(str::to_owned);
        letter.at = message.date().map(mail_parser::DateTime::to_timestamp);
        for index in 0..message.text_body_count() {
            letter.text.push_str(&message.body_text(index).unwrap_or_default());
        }
    }
    Ok(Letter { bytes, ..letter })
}

/// Puts messages into the table and their texts into the index.
async fn put(connection: &mut SqliteConnection, first: usize, letters: Vec<Letter>) -> sqlx::Result<()> {
    let messages =
        format!("INSERT INTO messages (id, author, subject, at, bytes) VALUES {}", rows(letters.len(), "(?, ?, ?, ?, ?)"));
    let words = format!("INSERT INTO words (rowid, text) VALUES {}", rows(letters.len(), "(?, ?)"));
    let mut messages = sqlx::query(AssertSqlSafe(messages));
    let mut words = sqlx::query(AssertSqlSafe(words));
    for (id, letter) in (first..).zip(letters) {
        let id = i64::try_from(id).unwrap_or(i64::MAX);
        let text = format!("{} {}", letter.subject.as_deref().unwrap_or_default(), letter.text);
        messages = messages.bind(id).bind(letter.author).bind(letter.subject).bind(letter.at).bind(letter.bytes);
        words = words.bind(id).bind(text);
    }
    messages.execute(&mut *connection).await?;
    words.execute(connection).await?;
    Ok(())
}

fn rows(count: usize, row: &str) -> String {
    vec![row; count].join(", ")
}
