//! The fold of every list: what is alive lies on top, what fell silent long ago in one line below.
//! How the fold looks is for the page and the terminal to decide.

use jiff::{SignedDuration, Timestamp};

/// What fell silent longer ago than this is folded away.
pub const DAYS: i64 = 90;

/// A list, parted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parted<T> {
    /// Alive within the last [`DAYS`].
    pub recent: Vec<T>,
    /// Older.
    pub older: Vec<T>,
}

/// Parts the rows by the instant at which each last gave a sign of life. The order stays.
pub fn part<T>(rows: impl IntoIterator<Item = T>, now: Timestamp, alive: impl Fn(&T) -> Timestamp) -> Parted<T> {
    let (recent, older) = rows.into_iter().partition(|row| is_recent(alive(row), now));
    Parted { recent, older }
}

/// Whether an instant lies within the last [`DAYS`], or ahead.
#[must_use]
pub fn is_recent(at: Timestamp, now: Timestamp) -> bool {
    now.duration_since(at) <= SignedDuration::from_hours(24 * DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_ninety_days_is_recent_and_a_second_more_is_older() {
        let now: Timestamp = "2026-03-13T12:00:00Z".parse().unwrap();
        let edge = now - SignedDuration::from_hours(24 * 90);
        let past = edge - SignedDuration::from_secs(1);
        let parted = part([past, now, edge], now, |&at| at);
        assert_eq!(parted, Parted { recent: vec![now, edge], older: vec![past] });
    }
}
