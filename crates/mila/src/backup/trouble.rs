//! Why a backup was not made or not restored, in words that say what to do next.

use std::io;
use std::path::{Path, PathBuf};

use mila_desk::{DeskError, StoreError};

use crate::failure::{Outcome, Sentence, store_error};

/// What the tools of the server's own database do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServerDeed {
    /// `pg_dump`
    Backup,
    /// `pg_restore`
    Restore,
}

/// Why a backup was not made or not restored. Paths are as the owner typed them.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The data are in PostgreSQL, which has tools of its own for this.
    #[error("the data are on a server: {0:?}")]
    OnServer(ServerDeed, PathBuf),
    /// A file of this name is there already.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// Where unfinished work is to lie there is something else, which is dear to somebody.
    #[error("{} is not ours", .0.display())]
    NotOurs(PathBuf),
    /// The disk is full.
    #[error("no room for {}", path.display())]
    NoRoom { path: PathBuf, source: io::Error },
    /// It cannot be written.
    #[error("{} cannot be written", path.display())]
    Unwritable { path: PathBuf, source: io::Error },
    /// It cannot be read.
    #[error("{} cannot be read", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    /// It is no backup of Mila's.
    #[error("{} is no backup", .0.display())]
    NoBackup(PathBuf),
    /// The backup is not as it was written.
    #[error("{} is damaged", .0.display())]
    Damaged(PathBuf),
    /// A newer program has written the backup.
    #[error("{} is of a newer program", .0.display())]
    Newer(PathBuf),
    /// What was just written does not read as it should.
    #[error("{} was not written as it should be", .0.display())]
    Unsound(PathBuf),
    /// The data themselves are damaged.
    #[error("the data are damaged")]
    DataDamaged,
    /// There are data where the backup was to go.
    #[error("{} has data in it", .0.display())]
    HasData(PathBuf),
    /// The desk is open on the folder where the backup was to go.
    #[error("{} is in use", .0.display())]
    InUse(PathBuf),
    /// The data cannot be reached.
    #[error(transparent)]
    Store(StoreError),
    /// What has no better name.
    #[error(transparent)]
    Desk(DeskError),
}

impl Trouble {
    /// Something could not be written.
    pub fn writing(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::NoRoom { path, source }
            }
            _ => Self::Unwritable { path, source },
        }
    }

    /// The data said no while this file was being written.
    pub fn of_store(error: StoreError, file: &Path) -> Self {
        match error {
            StoreError::NoRoom { .. } => Self::NoRoom { path: file.to_owned(), source: io::Error::other(error) },
            StoreError::Damaged(_) => Self::Damaged(file.to_owned()),
            StoreError::InUse(folder) => Self::InUse(folder),
            other => Self::Store(other),
        }
    }

    /// The desk said no while this file was being written.
    pub fn of_desk(error: DeskError, file: &Path) -> Self {
        match error {
            DeskError::Store(error) => Self::of_store(error, file),
            DeskError::Missing(_) | DeskError::Chance | DeskError::Pressed => Self::Desk(error),
        }
    }

    /// The same about the file that the owner named.
    pub fn about(self, file: &Path) -> Self {
        let path = file.to_owned();
        match self {
            Self::NoRoom { source, .. } => Self::NoRoom { path, source },
            Self::Unwritable { source, .. } => Self::Unwritable { path, source },
            Self::Unreadable { source, .. } => Self::Unreadable { path, source },
            Self::NoBackup(_) | Self::Damaged(_) | Self::Newer(_) | Self::Unsound(_) => Self::Unsound(path),
            Self::OnServer(..)
            | Self::Exists(_)
            | Self::NotOurs(_)
            | Self::DataDamaged
            | Self::HasData(_)
            | Self::InUse(_)
            | Self::Store(_)
            | Self::Desk(_) => self,
        }
    }

    /// What the shell is told.
    pub const fn outcome(&self) -> Outcome {
        match self {
            Self::OnServer(..) | Self::Exists(_) | Self::NotOurs(_) | Self::HasData(_) => Outcome::WrongUse,
            Self::NoRoom { .. }
            | Self::Unwritable { .. }
            | Self::Unreadable { .. }
            | Self::NoBackup(_)
            | Self::Damaged(_)
            | Self::Newer(_)
            | Self::Unsound(_)
            | Self::DataDamaged
            | Self::InUse(_)
            | Self::Store(_)
            | Self::Desk(_) => Outcome::Failed,
        }
    }

    /// What happened and what to do next, for the owner.
    pub fn sentence(&self) -> Sentence {
        let about = |key, path: &Path| Sentence::new(key).about("path", path.display());
        match self {
            Self::OnServer(ServerDeed::Backup, path) => about("backup-on-server", path),
            Self::OnServer(ServerDeed::Restore, path) => about("restore-on-server", path),
            Self::Exists(path) => about("backup-exists", path),
            Self::NotOurs(path) => about("backup-not-ours", path),
            Self::NoRoom { path, .. } => about("backup-no-room", path),
            Self::Unwritable { path, source } => about("backup-cannot-write", path).about("why", source),
            Self::Unreadable { path, source } => about("backup-cannot-read", path).about("why", source),
            Self::NoBackup(path) => about("restore-no-backup", path),
            Self::Damaged(path) => about("restore-damaged", path),
            Self::Newer(path) => about("restore-newer", path),
            Self::Unsound(path) => about("backup-unsound", path),
            Self::DataDamaged => Sentence::new("backup-data-damaged"),
            Self::HasData(path) => about("restore-has-data", path),
            Self::InUse(path) => about("restore-in-use", path),
            Self::Store(error) => store_error(error),
            Self::Desk(error) => Sentence::new("error-unexpected").about("why", error),
        }
    }
}
