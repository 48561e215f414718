//! Lengths of time in the voice of the desk: "3 h left", "late by a day", "5 h 20 min".
//! Time left and time late are rounded down, so that nobody is told of time that they do not have; how long an
//! answer took is rounded up, so that "within" holds.

use jiff::{SignedDuration, Timestamp};

use super::{Said, Texts};

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
/// The mean length of a month and of a year; only for lateness beyond any exactness.
const MONTH: u64 = 30 * DAY + 10 * HOUR;
const YEAR: u64 = 365 * DAY + 6 * HOUR;

impl Texts {
    /// How much time there is until `deadline`, or how late it is. Exactly at the deadline is not late.
    #[must_use]
    pub fn left_or_late(self, now: Timestamp, deadline: Timestamp) -> String {
        if now > deadline { self.late(now.duration_since(deadline)) } else { self.left(deadline.duration_since(now)) }
    }

    /// `25 min left`, `3 h left`, `a day left`.
    #[must_use]
    pub fn left(self, time: SignedDuration) -> String {
        match seconds(time) {
            0..MINUTE => self.plain("left-moment"),
            s @ MINUTE..HOUR => self.count("left-minutes", s / MINUTE),
            s if s < 2 * DAY => self.count("left-hours", s / HOUR),
            s => self.count("left-days", s / DAY),
        }
    }

    /// `late by 5 h`, `late by a day`, `late by 2 months`.
    #[must_use]
    pub fn late(self, by: SignedDuration) -> String {
        match seconds(by) {
            0..MINUTE => self.plain("late-moment"),
            s @ MINUTE..HOUR => self.count("late-minutes", s / MINUTE),
            s @ HOUR..DAY => self.count("late-hours", s / HOUR),
            s if s < 2 * MONTH => self.count("late-days", s / DAY),
            s if s < 2 * YEAR => self.count("late-months", s / MONTH),
            s => self.count("late-years", s / YEAR),
        }
    }

    /// How long an answer took, rounded up: `25 min`, `5 h 20 min`, `26 h`, `5 days`.
    #[must_use]
    pub fn span(self, time_s: i64) -> String {
        let time_s = u64::try_from(time_s).unwrap_or(0);
        if time_s < MINUTE {
            return self.plain("span-moment");
        }
        let minutes = time_s.div_ceil(MINUTE);
        let (whole_hours, rest) = (minutes / 60, minutes % 60);
        let hours = time_s.div_ceil(HOUR);
        if whole_hours == 0 {
            self.count("span-minutes", minutes)
        } else if minutes < 24 * 60 && rest > 0 {
            self.with("span-hours-minutes", &[("hours", Said::Number(whole_hours)), ("minutes", Said::Number(rest))])
        } else if hours < 4 * 24 && (hours < 2 * 24 || hours % 24 > 0) {
            self.count("span-hours", hours)
        } else {
            self.count("span-days", time_s.div_ceil(DAY))
        }
    }

    /// The limit as in "answered within 24 hours".
    #[must_use]
    pub fn limit(self, limit: SignedDuration) -> String {
        match seconds(limit) {
            s if s >= 2 * DAY && s % DAY == 0 => self.count("limit-days", s / DAY),
            s if s >= HOUR && s % HOUR == 0 => self.count("limit-hours", s / HOUR),
            s => self.count("limit-minutes", s.div_ceil(MINUTE)),
        }
    }
}

fn seconds(time: SignedDuration) -> u64 {
    u64::try_from(time.as_secs()).unwrap_or(0)
}
