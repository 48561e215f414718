//! Which processes a server has started, from `/proc`, and how they end.

use std::fs;
use std::process::{Command, Stdio};

/// The processes whose parent is this one.
pub(super) fn children(parent: u32) -> Vec<u32> {
    let ids = fs::read_dir("/proc").into_iter().flatten().flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    ids.filter(|id| state(*id).is_some_and(|(_, of)| of == parent)).collect()
}

/// Asks these processes to end, in this order.
pub(super) fn end(ids: &[u32]) {
    let ids = ids.iter().map(u32::to_string);
    // It fails where one has just ended by itself.
    drop(Command::new("sh").args(["-c", "kill \"$@\"", "sh"]).args(ids).stderr(Stdio::null()).status());
}

/// Whether it is there and has not ended. Nobody may have asked yet how it ended.
pub(super) fn is_running(id: u32) -> bool {
    state(id).is_some_and(|(state, _)| state != "Z" && state != "X")
}

/// The state and the parent of a process; its name before them may contain anything.
fn state(id: u32) -> Option<(String, u32)> {
    let facts = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (_, facts) = facts.rsplit_once(')')?;
    let mut facts = facts.split_whitespace();
    Some((facts.next()?.to_owned(), facts.next()?.parse().ok()?))
}
