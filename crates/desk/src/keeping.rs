//! Keeping what is kept: a copy of all data while they are in use, and data that were restored from one. Until an
//! owner says that restored data are the ones to go on with, whatever sends anything lets it lie.

use std::path::Path;

use jiff::Timestamp;
use mila_domain::ids::DeedId;
use mila_store::{Deed, Scope};

pub use mila_store::{Claim, Contents, Restored};

use crate::desk::{Desk, DeskError};

impl Desk {
    /// Writes a whole copy of the data into a new file, while they are in use.
    ///
    /// # Errors
    /// When the file is there already or cannot be written.
    pub async fn copy_to(&self, file: &Path) -> Result<(), DeskError> {
        Ok(self.store().copy_to(file).await?)
    }

    /// Marks the data as restored from a backup that was made then.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn mark_restored(&self, made: Timestamp) -> Result<(), DeskError> {
        let mut unit = self.store().begin().await?;
        unit.mark_restored(self.mint(), &Restored { made, restored: self.now() }).await?;
        Ok(unit.commit().await?)
    }

    /// Whether the data were restored, and nobody has said yet that they are the ones to go on with. Whatever sends
    /// anything asks this first.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn restored(&self) -> Result<Option<Restored>, DeskError> {
        Ok(self.store().read().await?.restored().await?)
    }

    /// Says that restored data are the ones to go on with. Said twice, it is said once.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn resume(&self, scope: &Scope) -> Result<(), DeskError> {
        let now = self.now();
        let mut unit = self.begin_deed(scope).await?;
        if unit.resume(now).await? {
            let deed = Deed { id: DeedId::from_number(self.mint()), what: "resumed", about: "" };
            unit.note(scope, &deed, now).await?;
        }
        Ok(unit.commit().await?)
    }
}
