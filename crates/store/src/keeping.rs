//! Keeping the data safe: the claim on a folder, a look into a copy, copies that take the place of the data, and the
//! mark on data that were restored. How a backup is packed is for the program to say.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::db::{FILE, Store, Unit};
use crate::error::StoreError;
use crate::schema::{self, instant, us};

/// What a copy of the data holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// The version of its schema.
    pub version: i64,
    /// All messages.
    pub messages: u64,
    /// People with whom letters were exchanged.
    pub people: u64,
}

/// Data that were restored and not yet said to be the ones to go on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    /// When the backup was made.
    pub made: Timestamp,
    /// When it was restored.
    pub restored: Timestamp,
}

impl Store {
    /// Looks into a copy of the data, all of it.
    ///
    /// # Errors
    /// When it is damaged, or when a newer program has written it.
    pub async fn look_into(file: &Path) -> Result<Contents, StoreError> {
        let damaged = |error| match error {
            StoreError::Refused { .. } | StoreError::Broken(_) => StoreError::Damaged(file.to_owned()),
            other => other,
        };
        let store = Self::open_to_look(file).await.map_err(damaged)?;
        let looked = async { contents(&mut store.read().await?).await };
        let found = looked.await;
        store.close().await;
        let found = found.map_err(damaged)?;
        if found.version < 1 { Err(StoreError::Damaged(file.to_owned())) } else { Ok(found) }
    }

    /// The version of the schema that this program writes.
    #[must_use]
    pub const fn known_version() -> i64 {
        schema::KNOWN
    }
}

async fn contents(unit: &mut Unit) -> Result<Contents, StoreError> {
    let doing = "looking into a copy of the data";
    let verdict = unit.row(doing, "PRAGMA integrity_check(1)", &[]).await?;
    if verdict.map(|row| row.text(0)).transpose()?.as_deref() != Some("ok") {
        return Err(StoreError::Broken("a copy"));
    }
    let version = schema::read_version(unit).await?;
    if version > schema::KNOWN {
        return Err(StoreError::Newer { found: version, known: schema::KNOWN });
    }
    let messages = unit.row(doing, "SELECT COUNT(*) FROM messages", &[]).await?;
    let people = unit.row(doing, "SELECT COUNT(*) FROM people WHERE last_us IS NOT NULL", &[]).await?;
    let count = |row: Option<crate::value::Row>| row.map_or(Ok(0), |row| row.count(0));
    Ok(Contents { version, messages: count(messages)?, people: count(people)? })
}

impl Unit {
    /// Marks the data as restored.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn mark_restored(&mut self, id: i64, restored: &Restored) -> Result<(), StoreError> {
        let sql = "INSERT INTO restored (id, made_us, restored_us) VALUES ($1, $2, $3)";
        let values = [id.into(), us(restored.made).into(), us(restored.restored).into()];
        self.change("marking the data as restored", sql, &values).await.map(drop)
    }

    /// The latest restoring of which nobody has said yet that it is the one to go on with.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn restored(&mut self) -> Result<Option<Restored>, StoreError> {
        let sql = "SELECT made_us, restored_us FROM restored WHERE resumed_us IS NULL ORDER BY restored_us DESC, id DESC LIMIT 1";
        let row = self.row("reading whether the data were restored", sql, &[]).await?;
        row.map(|row| Ok(Restored { made: instant(row.int(0)?), restored: instant(row.int(1)?) })).transpose()
    }

    /// Takes note that these data are the ones to go on with; `false` when that was known.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn resume(&mut self, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE restored SET resumed_us = $1 WHERE resumed_us IS NULL";
        self.change("going on with restored data", sql, &[us(now).into()]).await.map(|rows| rows > 0)
    }
}

/// Keeps every other program out of a folder of data for as long as it is held.
#[derive(Debug)]
pub struct Claim {
    folder: PathBuf,
    _lock: File,
}

impl Claim {
    /// Claims a folder, and makes it where it is missing.
    ///
    /// # Errors
    /// When another program works with it, or when it cannot be made.
    pub fn on(folder: &Path) -> Result<Self, StoreError> {
        let cannot = |source| StoreError::Folder { path: folder.to_owned(), source };
        fs::create_dir_all(folder).map_err(cannot)?;
        keep_private(folder).map_err(cannot)?;
        let lock = File::create(folder.join("mila.lock")).map_err(cannot)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { folder: folder.to_owned(), _lock: lock }),
            Err(fs::TryLockError::WouldBlock) => Err(StoreError::InUse(folder.to_owned())),
            Err(fs::TryLockError::Error(source)) => Err(cannot(source)),
        }
    }

    /// Whether there are data in the folder.
    #[must_use]
    pub fn has_data(&self) -> bool {
        self.folder.join(FILE).exists()
    }

    /// Puts a whole copy into the place of the data. What was there lies aside afterwards, under the name that is
    /// given back; until the last step the old data are in their place.
    ///
    /// # Errors
    /// When files cannot be renamed.
    pub async fn put_in_place(&self, fresh: &Path) -> io::Result<Option<PathBuf>> {
        let data = self.folder.join(FILE);
        let before = if self.has_data() { Some(self.set_aside(&data).await?) } else { None };
        // A log that was left behind belongs to the old data and would be taken for one of the new.
        for ending in ["-wal", "-shm"] {
            gone(&with_ending(&data, ending))?;
        }
        fs::rename(fresh, &data)?;
        sync_folder(&self.folder)?;
        Ok(before)
    }

    /// Gives the data a second name. Their log is worked in first; where that is impossible because they are damaged,
    /// it goes along.
    async fn set_aside(&self, data: &Path) -> io::Result<PathBuf> {
        if let Ok(store) = Store::open_file(&self.folder, None).await {
            store.close().await;
        }
        let name = |number: u32| self.folder.join(format!("mila-before-restore-{number}.db"));
        let aside = (1..10_000).map(name).find(|path| !path.exists()).ok_or(io::ErrorKind::AlreadyExists)?;
        // Some disks know no second names.
        if fs::hard_link(data, &aside).is_err() {
            fs::copy(data, &aside)?;
            File::open(&aside)?.sync_all()?;
        }
        let log = with_ending(data, "-wal");
        if log.exists() {
            fs::copy(&log, with_ending(&aside, "-wal"))?;
        }
        sync_folder(&self.folder)?;
        Ok(aside)
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}

fn gone(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Makes what was renamed in a folder outlast a power cut.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Mail is nobody else's business on this machine.
#[cfg(unix)]
fn keep_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn keep_private(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests;
