//! Who fell silent: a rhythm of letters, and a silence that is long against it.

use jiff::{SignedDuration, Timestamp};

/// So many letters make a rhythm.
const LEAST_LETTERS: usize = 5;
/// A silence is long when it exceeds the usual gap so many times ...
const TIMES: f64 = 3.0;
/// ... and so many days.
const LEAST_DAYS: f64 = 30.0;

/// A silence against a person's own rhythm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Silence {
    /// The last letter in either direction.
    pub last: Timestamp,
    /// The median gap between letters, in days.
    pub usual_gap_days: f64,
    /// Days since the last letter.
    pub silent_days: f64,
}

/// How often letters go to and fro with somebody.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rhythm {
    /// The last letter in either direction.
    pub last: Timestamp,
    /// The median gap between letters, in days.
    pub usual_gap_days: f64,
}

impl Rhythm {
    /// Of letters at `instants` (in any order); `None` when they are too few for a rhythm.
    #[must_use]
    pub fn of(mut instants: Vec<Timestamp>) -> Option<Self> {
        if instants.len() < LEAST_LETTERS {
            return None;
        }
        instants.sort_unstable();
        let last = *instants.last()?;
        let mut gaps: Vec<f64> = instants.windows(2).map(|pair| days(pair[0], pair[1])).collect();
        Some(Self { last, usual_gap_days: median(&mut gaps)? })
    }

    /// After so many days of silence it is a long one.
    fn patience_days(&self) -> f64 {
        (TIMES * self.usual_gap_days).max(LEAST_DAYS)
    }

    /// The instant after which the silence is a long one.
    #[must_use]
    pub fn quiet_from(&self) -> Timestamp {
        let patience = SignedDuration::try_from_secs_f64(self.patience_days() * 86_400.0).unwrap_or(SignedDuration::MAX);
        self.last.checked_add(patience).unwrap_or(Timestamp::MAX)
    }
}

/// The silence of somebody with whom letters were exchanged at `instants` (in any order), if it is a long one.
#[must_use]
pub fn silence(instants: Vec<Timestamp>, now: Timestamp) -> Option<Silence> {
    let rhythm = Rhythm::of(instants)?;
    let silent_days = days(rhythm.last, now);
    let Rhythm { last, usual_gap_days } = rhythm;
    (silent_days > rhythm.patience_days()).then_some(Silence { last, usual_gap_days, silent_days })
}

fn days(from: Timestamp, to: Timestamp) -> f64 {
    to.duration_since(from).as_secs_f64() / 86_400.0
}

/// The middle value, or the mean of the two in the middle.
fn median(values: &mut [f64]) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = *values.get(values.len().checked_sub(1)? / 2)?;
    Some(f64::midpoint(lower, upper))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: i64) -> Timestamp {
        Timestamp::from_second(day * 86_400).unwrap()
    }

    fn check(days: &[i64], now: i64, expected: Option<(f64, f64)>) {
        let found = silence(days.iter().copied().map(day).collect(), day(now));
        assert_eq!(found.map(|silence| (silence.usual_gap_days, silence.silent_days)), expected, "{days:?} at {now}");
    }

    #[test]
    fn a_silence_is_long_against_the_usual_gap_and_thirty_days() {
        check(&[0, 20, 40, 60, 80], 140, None);
        check(&[0, 20, 40, 60, 80], 141, Some((20.0, 61.0)));
        check(&[0, 1, 2, 3, 4], 34, None);
        check(&[0, 1, 2, 3, 4], 35, Some((1.0, 31.0)));
    }

    #[test]
    fn four_letters_are_no_rhythm() {
        check(&[0, 1, 2, 3], 400, None);
        check(&[], 400, None);
    }

    #[test]
    fn the_order_of_the_letters_does_not_matter() {
        check(&[4, 0, 2, 1, 3], 35, Some((1.0, 31.0)));
    }
}
