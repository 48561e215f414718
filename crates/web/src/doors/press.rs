//! Forms that are sent once and done once, however often their button is pressed.

use std::collections::HashSet;

use mila_desk::{DeskError, Scope};
use mila_domain::ids::WorkspaceId;
use tokio::sync::Mutex;

use super::House;

/// Presses that wait for each other are told apart by this many bits of their key.
const LANES: usize = 32;

/// Presses under way. A second press of the same form waits until the first is done; where that failed, it is done
/// again.
#[derive(Default)]
pub struct Presses([Mutex<HashSet<(WorkspaceId, String)>>; LANES]);

impl House {
    /// Does a deed unless the same form has done it before: then there is nothing to give.
    pub async fn once<T, E: From<DeskError>>(
        &self,
        scope: &Scope,
        key: &str,
        deed: impl Future<Output = Result<T, E>>,
    ) -> Result<Option<T>, E> {
        let lane = usize::from(blake3::hash(key.as_bytes()).as_bytes()[0]) % LANES;
        let mut failed = self.presses.0[lane].lock().await;
        let is_first = self.desk().press(scope, key).await?;
        let press = (scope.workspace(), key.to_owned());
        if !is_first && !failed.contains(&press) {
            return Ok(None);
        }
        // Taken for failed until it is done, so that a deed that breaks off can be done again.
        failed.insert(press.clone());
        let done = deed.await?;
        failed.remove(&press);
        Ok(Some(done))
    }
}
