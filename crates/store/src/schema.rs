//! The tables and how old data become new ones: in one step before anything else is done with them.

use std::path::Path;
use std::{fs, io};

use jiff::Timestamp;

use crate::db::{Kind, Place, Store, Unit};
use crate::error::StoreError;
use crate::keeping::sync_folder;

/// One step of the schema, in the words of both databases. Steps only add.
struct Step {
    sqlite: &'static str,
    postgres: &'static str,
}

/// All steps; the version of the data is how many of them were taken.
const STEPS: [Step; 5] = [
    Step { sqlite: include_str!("../migrations/sqlite/0001.sql"), postgres: include_str!("../migrations/postgres/0001.sql") },
    Step { sqlite: include_str!("../migrations/sqlite/0002.sql"), postgres: include_str!("../migrations/postgres/0002.sql") },
    Step { sqlite: include_str!("../migrations/sqlite/0003.sql"), postgres: include_str!("../migrations/postgres/0003.sql") },
    Step { sqlite: include_str!("../migrations/sqlite/0004.sql"), postgres: include_str!("../migrations/postgres/0004.sql") },
    Step { sqlite: include_str!("../migrations/sqlite/0005.sql"), postgres: include_str!("../migrations/postgres/0005.sql") },
];

/// The newest version that this program knows.
#[expect(clippy::cast_possible_wrap, reason = "there are a handful of steps")]
pub(crate) const KNOWN: i64 = STEPS.len() as i64;

const DOING: &str = "bringing the data up to date";

/// Takes the steps that are missing. Data in a folder are copied aside first (`mila-before-v2.db`).
///
/// # Errors
/// When the data are newer than this program, or when a step fails; then nothing has changed.
pub async fn bring_up_to_date(store: &Store, place: &Place) -> Result<(), StoreError> {
    let found = version(store).await?;
    if found > KNOWN {
        return Err(StoreError::Newer { found, known: KNOWN });
    }
    if found == KNOWN {
        return Ok(());
    }
    if let (Place::Folder(folder), true) = (place, found > 0) {
        copy_aside(store, folder).await?;
    }
    let mut unit = store.begin().await?;
    // Two programs may start at once on one server: the second one waits here and finds the work done.
    if unit.kind() == Kind::Pg {
        unit.rows(DOING, "SELECT pg_advisory_xact_lock(77226452)", &[]).await?;
    }
    let found = read_version(&mut unit).await?;
    for step in STEPS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        let script = match unit.kind() {
            Kind::Lite => step.sqlite,
            Kind::Pg => step.postgres,
        };
        unit.run_script(DOING, script).await?;
    }
    unit.change(DOING, "DELETE FROM schema_version", &[]).await?;
    unit.change(DOING, "INSERT INTO schema_version (version) VALUES ($1)", &[KNOWN.into()]).await?;
    unit.commit().await
}

/// Keeps the data as they are before anything is changed. A copy that an earlier start left is of the same data.
async fn copy_aside(store: &Store, folder: &Path) -> Result<(), StoreError> {
    let path = folder.join(format!("mila-before-v{KNOWN}.db"));
    let unfinished = path.with_extension("part");
    let cannot = |source| StoreError::Folder { path: folder.to_owned(), source };
    match fs::remove_file(&unfinished) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(cannot(error)),
        Ok(()) | Err(_) => {}
    }
    store.copy_to(&unfinished).await.inspect_err(|_| drop(fs::remove_file(&unfinished)))?;
    fs::rename(&unfinished, &path).and_then(|()| sync_folder(folder)).map_err(cannot)
}

/// Whether the data are of this program's version.
///
/// # Errors
/// When they are older or newer.
pub async fn check(store: &Store) -> Result<(), StoreError> {
    let found = read_version(&mut store.read().await?).await?;
    match found.cmp(&KNOWN) {
        std::cmp::Ordering::Less => Err(StoreError::Older { found, known: KNOWN }),
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Greater => Err(StoreError::Newer { found, known: KNOWN }),
    }
}

async fn version(store: &Store) -> Result<i64, StoreError> {
    let mut unit = store.begin().await?;
    if unit.kind() == Kind::Pg {
        unit.rows(DOING, "SELECT pg_advisory_xact_lock(77226452)", &[]).await?;
    }
    unit.change(DOING, "CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)", &[]).await?;
    let found = read_version(&mut unit).await?;
    unit.commit().await?;
    Ok(found)
}

pub(crate) async fn read_version(unit: &mut Unit) -> Result<i64, StoreError> {
    let row = unit.row(DOING, "SELECT version FROM schema_version", &[]).await?;
    row.map_or(Ok(0), |row| row.int(0))
}

/// Microseconds since 1970, as rows hold them.
pub(crate) fn us(at: Timestamp) -> i64 {
    at.as_microsecond()
}

/// The instant of a row.
pub(crate) fn instant(us: i64) -> Timestamp {
    Timestamp::from_microsecond(us).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
mod tests;
