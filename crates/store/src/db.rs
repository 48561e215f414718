//! The database under Mila: SQLite in a folder of its own, or PostgreSQL; one at a time, chosen at the start.
//! A [`Unit`] is one stretch of work in it: reading, or a transaction that writes.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, Postgres, Sqlite, Transaction};

use crate::error::StoreError;
use crate::keeping::Claim;
use crate::schema;
use crate::scope::Scope;
use crate::value::{Row, Value, bare_tuples, tuples};

/// Where the data are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In SQLite, in this folder.
    Folder(PathBuf),
    /// In PostgreSQL, at this address.
    Server(String),
}

/// Everything that is kept.
#[derive(Debug, Clone)]
pub struct Store {
    pools: Pools,
    /// Keeps a second program out for as long as it is open.
    _claim: Option<Arc<Claim>>,
}

#[derive(Debug, Clone)]
enum Pools {
    Lite { writer: SqlitePool, readers: SqlitePool },
    Pg(PgPool),
}

/// The file of a SQLite database in its folder.
pub(crate) const FILE: &str = "mila.db";
/// KiB of pages that the writer keeps at hand.
const WRITER_CACHE: &str = "-49152";
/// Pages of the log after which they are written to their places; 16 MiB, since imports write the same pages often.
const LOG_PAGES: &str = "4096";
/// KiB of pages that each reader keeps at hand.
const READER_CACHE: &str = "-4096";
/// Rows that a connection reads before they are asked for; handing each over by itself costs more than reading it.
const ROWS_AHEAD: usize = 2_000;
/// More connections that read at once would wait for the same disk.
const READERS: u32 = 3;
/// Takes the right to write at once, so that nobody who reads first finds it taken later.
const BEGIN: &str = "BEGIN IMMEDIATE";
/// How long a connection may be waited for.
const PATIENCE: Duration = Duration::from_secs(5);

impl Store {
    /// Opens the data, or begins them where there are none, and brings them up to date.
    ///
    /// # Errors
    /// When the folder is in use or cannot be used, when the database cannot be reached, or when the data are newer
    /// than this program.
    pub async fn open(place: &Place) -> Result<Self, StoreError> {
        let store = match place {
            Place::Folder(folder) => Self::open_folder(folder).await?,
            Place::Server(address) => Self::open_server(address).await?,
        };
        schema::bring_up_to_date(&store, place).await?;
        Ok(store)
    }

    /// Opens data that another program may be working with, for one short deed: a link, a backup. They have to be up
    /// to date.
    ///
    /// # Errors
    /// When there are none, when they cannot be reached, or when they are of another version than this program's.
    pub async fn open_beside(place: &Place) -> Result<Self, StoreError> {
        let store = match place {
            Place::Folder(folder) if !folder.join(FILE).exists() => return Err(StoreError::Nothing(folder.clone())),
            Place::Folder(folder) => Self::open_file(folder, None).await?,
            Place::Server(address) => Self::open_server(address).await?,
        };
        schema::check(&store).await?;
        Ok(store)
    }

    async fn open_folder(folder: &Path) -> Result<Self, StoreError> {
        let claim = Claim::on(folder)?;
        Self::open_file(folder, Some(Arc::new(claim))).await
    }

    /// Opens one file to look into it; nothing in it can be changed.
    pub(crate) async fn open_to_look(file: &Path) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new().filename(file).read_only(true);
        let pool = SqlitePoolOptions::new().max_connections(1).acquire_timeout(PATIENCE);
        let pool = pool.connect_with(options).await.map_err(|source| StoreError::of("opening a copy of the data", source))?;
        Ok(Self { pools: Pools::Lite { writer: pool.clone(), readers: pool }, _claim: None })
    }

    pub(crate) async fn open_file(folder: &Path, claim: Option<Arc<Claim>>) -> Result<Self, StoreError> {
        let common = SqliteConnectOptions::new()
            .filename(folder.join(FILE))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .statement_cache_capacity(200)
            .row_buffer_size(ROWS_AHEAD);
        let writer = SqlitePoolOptions::new().max_connections(1).min_connections(1).acquire_timeout(PATIENCE * 24);
        // What a statement has to be able to undo by itself is kept in memory: portions are small.
        let writing = common.clone().pragma("cache_size", WRITER_CACHE).pragma("wal_autocheckpoint", LOG_PAGES);
        let writing = writing.pragma("temp_store", "2");
        let writer = writer.connect_with(writing).await.map_err(|source| StoreError::of("opening the data", source))?;
        let reading = common.pragma("cache_size", READER_CACHE).pragma("mmap_size", "0").pragma("query_only", "1");
        let readers = SqlitePoolOptions::new().max_connections(READERS).acquire_timeout(PATIENCE).connect_lazy_with(reading);
        Ok(Self { pools: Pools::Lite { writer, readers }, _claim: claim })
    }

    async fn open_server(address: &str) -> Result<Self, StoreError> {
        let options: PgConnectOptions = address.parse().map_err(StoreError::BadAddress)?;
        let pool = PgPoolOptions::new().max_connections(READERS + 3).acquire_timeout(PATIENCE);
        let pool = pool.connect_with(options).await.map_err(|source| StoreError::Unreachable { doing: "connecting", source })?;
        Ok(Self { pools: Pools::Pg(pool), _claim: None })
    }

    /// A stretch of reading.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn read(&self) -> Result<Unit, StoreError> {
        let doing = "opening the data to read";
        let link = match &self.pools {
            Pools::Lite { readers, .. } => readers.acquire().await.map(Link::Lite),
            Pools::Pg(pool) => pool.acquire().await.map(Link::Pg),
        };
        link.map(Unit::new).map_err(|source| StoreError::of(doing, source))
    }

    /// A transaction. Nothing of it holds before [`Unit::commit`].
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn begin(&self) -> Result<Unit, StoreError> {
        let link = match &self.pools {
            Pools::Lite { writer, .. } => begin_to_write(writer).await.map(Link::LiteDeed),
            Pools::Pg(pool) => pool.begin().await.map(Link::PgDeed),
        };
        link.map(Unit::new).map_err(|source| StoreError::of("beginning a change", source))
    }

    /// A transaction on what a workspace holds. Its revision grows, which also makes writers of one workspace wait
    /// for each other on both databases.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn begin_in(&self, scope: &Scope) -> Result<Unit, StoreError> {
        let mut unit = self.begin().await?;
        unit.touch(scope).await?;
        Ok(unit)
    }

    /// A whole copy of the data in one file, made while they are in use, and on the disk when this returns. On a
    /// server this is its own tools' work.
    ///
    /// # Errors
    /// When the file is there already or cannot be written.
    pub async fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        let doing = "copying the data";
        let Pools::Lite { writer, .. } = &self.pools else { return Ok(()) };
        let link = writer.acquire().await.map_err(|source| StoreError::of(doing, source))?;
        let text = path.to_string_lossy().into_owned();
        Unit::new(Link::Lite(link)).change(doing, "VACUUM INTO $1", &[(&text).into()]).await?;
        let cannot = |source| StoreError::of(doing, sqlx::Error::Io(source));
        File::open(path).and_then(|file| file.sync_all()).map_err(cannot)
    }

    /// Lets go of all connections, so that the files of SQLite are whole without their log.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Lite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Pg(pool) => pool.close().await,
        }
    }
}

/// Begins a transaction that writes. Where SQLite itself has ended one, since the disk was full, its connection still
/// takes itself to be within it and begins none any more; then another one takes its place.
async fn begin_to_write(writer: &SqlitePool) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
    match writer.begin_with(BEGIN).await {
        Err(sqlx::Error::InvalidSavePointStatement) => {
            writer.acquire().await?.close().await?;
            writer.begin_with(BEGIN).await
        }
        begun => begun,
    }
}

/// Which database a statement goes to, where the two need different words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Lite,
    Pg,
}

enum Link {
    Lite(PoolConnection<Sqlite>),
    Pg(PoolConnection<Postgres>),
    LiteDeed(Transaction<'static, Sqlite>),
    PgDeed(Transaction<'static, Postgres>),
}

/// One stretch of work in the database.
pub struct Unit {
    link: Link,
}

macro_rules! with_arguments {
    ($sql:expr, $values:expr) => {{
        let mut query = sqlx::query(AssertSqlSafe($sql));
        for value in $values {
            query = match *value {
                Value::Int(number) => query.bind(number),
                Value::Text(text) => query.bind(text),
                Value::Bytes(bytes) => query.bind(bytes),
            };
        }
        query
    }};
}

impl Unit {
    const fn new(link: Link) -> Self {
        Self { link }
    }

    pub(crate) const fn kind(&self) -> Kind {
        match self.link {
            Link::Lite(_) | Link::LiteDeed(_) => Kind::Lite,
            Link::Pg(_) | Link::PgDeed(_) => Kind::Pg,
        }
    }

    /// Makes everything that was done hold.
    ///
    /// # Errors
    /// When it could not be kept; then nothing of it holds.
    pub async fn commit(self) -> Result<(), StoreError> {
        let done = match self.link {
            Link::Lite(_) | Link::Pg(_) => Ok(()),
            Link::LiteDeed(deed) => deed.commit().await,
            Link::PgDeed(deed) => deed.commit().await,
        };
        done.map_err(|source| StoreError::of("keeping a change", source))
    }

    /// All rows of an answer.
    pub(crate) async fn rows(&mut self, doing: &'static str, sql: &str, values: &[Value<'_>]) -> Result<Vec<Row>, StoreError> {
        let lite = |rows: Vec<_>| rows.into_iter().map(Row::Lite).collect();
        let pg = |rows: Vec<_>| rows.into_iter().map(Row::Pg).collect();
        let sql = sql.to_owned();
        let answer = match &mut self.link {
            Link::Lite(link) => with_arguments!(sql, values).fetch_all(&mut **link).await.map(lite),
            Link::LiteDeed(link) => with_arguments!(sql, values).fetch_all(&mut **link).await.map(lite),
            Link::Pg(link) => with_arguments!(sql, values).fetch_all(&mut **link).await.map(pg),
            Link::PgDeed(link) => with_arguments!(sql, values).fetch_all(&mut **link).await.map(pg),
        };
        answer.map_err(|source| StoreError::of(doing, source))
    }

    /// The first row of an answer.
    pub(crate) async fn row(&mut self, doing: &'static str, sql: &str, values: &[Value<'_>]) -> Result<Option<Row>, StoreError> {
        Ok(self.rows(doing, sql, values).await?.into_iter().next())
    }

    /// Changes rows and says how many.
    pub(crate) async fn change(&mut self, doing: &'static str, sql: &str, values: &[Value<'_>]) -> Result<u64, StoreError> {
        let sql = sql.to_owned();
        let done = match &mut self.link {
            Link::Lite(link) => with_arguments!(sql, values).execute(&mut **link).await.map(|done| done.rows_affected()),
            Link::LiteDeed(link) => with_arguments!(sql, values).execute(&mut **link).await.map(|done| done.rows_affected()),
            Link::Pg(link) => with_arguments!(sql, values).execute(&mut **link).await.map(|done| done.rows_affected()),
            Link::PgDeed(link) => with_arguments!(sql, values).execute(&mut **link).await.map(|done| done.rows_affected()),
        };
        done.map_err(|source| StoreError::of(doing, source))
    }

    /// Inserts any number of rows: `head` ends before the first row, `tail` stands after the last one. Rows go in
    /// portions of few sizes, so that few statements have to be prepared.
    pub(crate) async fn fill(
        &mut self,
        doing: &'static str,
        head: &str,
        tail: &str,
        columns: usize,
        values: &[Value<'_>],
    ) -> Result<(), StoreError> {
        self.fill_by(&[64, 16, 4, 1], doing, (head, tail), columns, values).await
    }

    /// The same in portions of these sizes, the largest first and 1 at the end.
    pub(crate) async fn fill_by(
        &mut self,
        portions: &[usize],
        doing: &'static str,
        (head, tail): (&str, &str),
        columns: usize,
        values: &[Value<'_>],
    ) -> Result<(), StoreError> {
        let mut rest = values;
        while !rest.is_empty() {
            let rows = portions.iter().copied().find(|rows| rows * columns <= rest.len()).unwrap_or(1);
            let (portion, after) = rest.split_at((rows * columns).min(rest.len()));
            let places = match self.kind() {
                Kind::Lite => bare_tuples(rows, columns),
                Kind::Pg => tuples(1, rows, columns),
            };
            let sql = format!("{head}{places}{tail}");
            self.change(doing, &sql, portion).await?;
            rest = after;
        }
        Ok(())
    }

    /// Has a statement understood, without running it.
    #[cfg(test)]
    pub(crate) async fn prepare(&mut self, sql: &str) -> Result<(), sqlx::Error> {
        use sqlx::{Executor as _, SqlSafeStr as _};
        let sql = AssertSqlSafe(sql.to_owned()).into_sql_str();
        match &mut self.link {
            Link::Lite(link) => link.prepare(sql).await.map(drop),
            Link::LiteDeed(link) => (&mut **link).prepare(sql).await.map(drop),
            Link::Pg(link) => link.prepare(sql).await.map(drop),
            Link::PgDeed(link) => (&mut **link).prepare(sql).await.map(drop),
        }
    }

    /// Runs statements without arguments, one after the other: the schema's own.
    pub(crate) async fn run_script(&mut self, doing: &'static str, script: &'static str) -> Result<(), StoreError> {
        let script = sqlx::raw_sql(script);
        let done = match &mut self.link {
            Link::Lite(link) => script.execute(&mut **link).await.map(drop),
            Link::LiteDeed(link) => script.execute(&mut **link).await.map(drop),
            Link::Pg(link) => script.execute(&mut **link).await.map(drop),
            Link::PgDeed(link) => script.execute(&mut **link).await.map(drop),
        };
        done.map_err(|source| StoreError::of(doing, source))
    }
}
