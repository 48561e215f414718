//! Due times: what was said (a date and how exact it is) beside the instant that it means.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// How exact a time was named. Finest first, so that `grain >= Grain::Day` asks for "a day or coarser".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// "at 16:30"
    Minute,
    /// "within 24 hours"
    Hour,
    /// "tomorrow evening", "by end of day"
    Part,
    /// "by Friday"
    Day,
    /// "next week"
    Week,
    /// "in March"
    Month,
    /// "by the end of the quarter"
    Quarter,
    /// "next year"
    Year,
}

impl Grain {
    /// The word that JSON uses for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Part => "part",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }
}

/// When something is due, as it was said, in the zone in which it was said.
///
/// A day or coarser is kept as its last date and falls due at 17:00 of that date in the zone of the reader
/// (PRODUCT.md, "Promise"); anything finer is an instant with its offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// On a date; for `Week`, `Month` and coarser the last working or calendar day of it.
    On {
        /// The last date on which it is in time.
        date: Date,
        /// `Day` or coarser.
        grain: Grain,
    },
    /// At an instant.
    At {
        /// The instant, in the zone in which it was said.
        at: Zoned,
        /// Finer than `Day`.
        grain: Grain,
    },
}

impl Due {
    /// The hour at which a day's promises fall due, unless the workspace says otherwise.
    pub const END_OF_BUSINESS: Time = jiff::civil::time(17, 0, 0, 0);

    /// How exact it was said.
    #[must_use]
    pub const fn grain(&self) -> Grain {
        match self {
            Self::On { grain, .. } | Self::At { grain, .. } => *grain,
        }
    }

    /// The instant after which it is late, for a reader in `zone`.
    #[must_use]
    pub fn instant(&self, zone: &TimeZone) -> Timestamp {
        match self {
            Self::On { date, .. } => {
                zone.to_ambiguous_timestamp(date.to_datetime(Self::END_OF_BUSINESS)).compatible().unwrap_or(Timestamp::MAX)
            }
            Self::At { at, .. } => at.timestamp(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_falls_due_at_five_in_the_reader_s_zone() {
        let due = Due::On { date: date(2026, 3, 13), grain: Grain::Day };
        let warsaw = TimeZone::get("Europe/Warsaw").unwrap();
        assert_eq!(due.instant(&warsaw), "2026-03-13T16:00:00Z".parse().unwrap());
        let jerusalem = TimeZone::get("Asia/Jerusalem").unwrap();
        assert_eq!(due.instant(&jerusalem), "2026-03-13T15:00:00Z".parse().unwrap());
    }
}
