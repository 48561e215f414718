//! What the servers of the tests ask the machine for.

use std::fs;
use std::net::TcpListener;
use std::sync::{Mutex, MutexGuard, PoisonError};

pub(crate) fn is_root() -> bool {
    own_ids().0 == 0
}

/// The user and the group that this process runs as.
pub(crate) fn own_ids() -> (u32, u32) {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata("/proc/self").map_or((u32::MAX, u32::MAX), |facts| (facts.uid(), facts.gid()))
}

/// A port that nobody listens at just now.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    match listener {
        Ok(address) => address.port(),
        Err(error) => panic!("no free port: {error}"),
    }
}

/// What a mutex guards; a test that failed while it held it does not make the others fail.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
