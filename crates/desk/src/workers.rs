//! What works in the background, and when each last gave a sign of life. Kept in memory: it is about this program.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::today::{HeartBeat, Worker, WorkerState};

/// After so long without a sign a worker is said to have stopped.
const PATIENCE: SignedDuration = SignedDuration::from_mins(2);

/// The signs of life of all workers.
#[derive(Debug, Default)]
pub struct Workers(Mutex<BTreeMap<Worker, (Timestamp, WorkerState)>>);

impl Workers {
    /// A worker lives, and this is what it does.
    pub fn beat(&self, worker: Worker, state: WorkerState, now: Timestamp) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(worker, (now, state));
    }

    /// How all workers are that have ever given a sign.
    #[must_use]
    pub fn beats(&self, now: Timestamp) -> Vec<HeartBeat> {
        let beats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let beat = |(worker, (at, state)): (&Worker, &(Timestamp, WorkerState))| {
            let is_late = now.duration_since(*at) > PATIENCE;
            let state = if is_late { WorkerState::Stopped } else { state.clone() };
            HeartBeat { worker: *worker, at: Some(*at), state }
        };
        beats.iter().map(beat).collect()
    }
}
