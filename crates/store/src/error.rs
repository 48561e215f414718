//! Why something could not be kept or found.

use std::path::PathBuf;

/// What went wrong, and while doing what. The cause is in `source()`.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No connection, or it broke.
    #[error("the database cannot be reached while {doing}")]
    Unreachable {
        /// What was to be done.
        doing: &'static str,
        /// The cause.
        source: sqlx::Error,
    },
    /// There is no room on the disk, or it may not be written.
    #[error("the disk is full or may not be written, while {doing}")]
    NoRoom {
        /// What was to be done.
        doing: &'static str,
        /// The cause.
        source: sqlx::Error,
    },
    /// Another one changed the same rows at the same time; trying again may help.
    #[error("somebody else was faster while {doing}")]
    Conflict {
        /// What was to be done.
        doing: &'static str,
        /// The cause.
        source: sqlx::Error,
    },
    /// The database said no.
    #[error("the database refused {doing}")]
    Refused {
        /// What was to be done.
        doing: &'static str,
        /// The cause.
        source: sqlx::Error,
    },
    /// A newer Mila has written this data.
    #[error("the data are of version {found}, this program knows {known}")]
    Newer {
        /// The version of the data.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// An older Mila has written this data, and this deed does not bring them up to date.
    #[error("the data are of version {found}, this program writes {known}")]
    Older {
        /// The version of the data.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// There are no data in this folder.
    #[error("there are no data in {}", .0.display())]
    Nothing(PathBuf),
    /// A copy of the data is damaged, or is none.
    #[error("{} is no sound copy of data", .0.display())]
    Damaged(PathBuf),
    /// Another Mila works with this folder.
    #[error("{} is in use", .0.display())]
    InUse(PathBuf),
    /// The folder cannot be made or opened.
    #[error("{} cannot be used", path.display())]
    Folder {
        /// Which.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The address of the database cannot be understood.
    #[error("the address of the database cannot be understood")]
    BadAddress(#[source] sqlx::Error),
    /// A row holds what no row can hold.
    #[error("a row of {0} cannot be understood")]
    Broken(&'static str),
}

/// SQLite's primary result codes of a full disk, a disk that may not be written, and input or output errors.
const NO_ROOM: [i64; 3] = [8, 10, 13];

impl StoreError {
    /// Sorts a database error by what can be done about it.
    pub(crate) fn of(doing: &'static str, source: sqlx::Error) -> Self {
        let sqlite = source.as_database_error().and_then(|error| error.code()?.parse::<i64>().ok().filter(|_| is_lite(error)));
        let state = source.as_database_error().and_then(|error| Some(error.code()?.into_owned()).filter(|_| !is_lite(error)));
        let state = state.as_deref().unwrap_or_default();
        match &source {
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => {
                Self::Unreachable { doing, source }
            }
            _ if sqlite.is_some_and(|code| NO_ROOM.contains(&(code & 0xff))) || state == "53100" => {
                Self::NoRoom { doing, source }
            }
            _ if sqlite.is_some_and(|code| [5, 6].contains(&(code & 0xff))) || state.starts_with("40") => {
                Self::Conflict { doing, source }
            }
            // Connection exceptions, the server shutting down or starting up, too many connections.
            _ if state.starts_with("08") || state.starts_with("57P") || state == "53300" => Self::Unreachable { doing, source },
            _ => Self::Refused { doing, source },
        }
    }

    /// Whether doing the whole unit once more may help, since another one was faster.
    #[must_use]
    pub const fn is_conflict(&self) -> bool {
        matches!(self, Self::Conflict { .. })
    }
}

fn is_lite(error: &dyn sqlx::error::DatabaseError) -> bool {
    error.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some()
}
