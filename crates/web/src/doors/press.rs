//! Forms that are sent once and done once, however often their button is pressed. What was done is known by the data
//! alone, which take note of a form together with its deed; here presses of one form only wait for each other.

use std::error::Error;

use mila_desk::{DeskError, FormHash, Scope};
use tokio::sync::Mutex;

use super::House;
use super::answer::log;

/// Presses that wait for each other are told apart by this many bits of their hash.
const LANES: usize = 32;

/// Presses under way: a second one of the same form waits until the first is done, or done again because it failed.
#[derive(Default)]
pub struct Presses([Mutex<()>; LANES]);

/// What counts as one press: the key of the page, the way by which the form is sent, and what it says. All forms of a
/// page have the same key, and each of them is a deed of its own.
pub fn hash_of(key: &str, path: &str, says: &[u8]) -> FormHash {
    let mut hasher = blake3::Hasher::new_derive_key("mila 2026 one press of a form");
    for part in [key.as_bytes(), path.as_bytes(), says] {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
    }
    FormHash::new(*hasher.finalize().as_bytes())
}

impl House {
    /// Does a deed unless the form with which `scope` asks has done it before: then there is nothing to give.
    pub async fn once<T, E: From<DeskError> + Error + 'static>(
        &self,
        scope: &Scope,
        deed: impl Future<Output = Result<T, E>>,
    ) -> Result<Option<T>, E> {
        let lane = scope.form().map_or(0, |form| usize::from(form.bytes()[0]) % LANES);
        let turn = self.presses.0[lane].lock().await;
        if self.desk().was_pressed(scope).await? {
            return Ok(None);
        }
        let done = deed.await;
        // Failed only after its transaction, the deed holds: what was left to settle is settled by the next one.
        let holds = done.is_err() && self.desk().was_pressed(scope).await.unwrap_or(false);
        drop(turn);
        match done {
            Ok(done) => Ok(Some(done)),
            Err(error) if holds => {
                log(&error);
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }
}
