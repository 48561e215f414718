//! Working hours: when people of a country sit at their desks. Moves instants into those hours,
//! so that the year looks lived in whatever the hour of `now` is.

use super::chance::Chance;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

/// The first minute of the working day.
const OPENS: i64 = 8 * 60;
/// The first minute after it.
const CLOSES: i64 = 19 * 60;

/// The desk of somebody: their zone and their days of rest.
#[derive(Debug, Clone)]
pub struct Hours {
    /// Where they live.
    pub zone: TimeZone,
    rest: [Weekday; 2],
}

impl Hours {
    /// Monday to Friday.
    #[must_use]
    pub const fn european(zone: TimeZone) -> Self {
        Self { zone, rest: [Weekday::Saturday, Weekday::Sunday] }
    }

    /// Sunday to Thursday.
    #[must_use]
    pub const fn israeli(zone: TimeZone) -> Self {
        Self { zone, rest: [Weekday::Friday, Weekday::Saturday] }
    }

    /// Whether nobody is at the desk on this day.
    #[must_use]
    pub fn rests_on(&self, day: Date) -> bool {
        self.rest.contains(&day.weekday())
    }

    /// The day on which it is here at this instant.
    #[must_use]
    pub fn day_of(&self, instant: Timestamp) -> Date {
        instant.to_zoned(self.zone.clone()).date()
    }

    /// The instant at this minute of a day.
    #[must_use]
    pub fn at(&self, day: Date, minute: i64) -> Timestamp {
        let midnight = day.to_datetime(jiff::civil::Time::midnight());
        let at = midnight.checked_add(SignedDuration::from_mins(minute)).unwrap_or(midnight);
        self.zone.to_ambiguous_timestamp(at).compatible().unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The instant itself when it lies in working hours, otherwise some time on the next working morning.
    pub fn next(&self, instant: Timestamp, chance: &mut Chance) -> Timestamp {
        let (mut day, minute) = self.place(instant);
        if !self.rests_on(day) && (OPENS..CLOSES).contains(&minute) {
            return instant;
        }
        if minute >= CLOSES {
            day = later(day, 1);
        }
        while self.rests_on(day) {
            day = later(day, 1);
        }
        self.at(day, OPENS + chance.between(5, 170)) + SignedDuration::from_secs(chance.between(0, 59))
    }

    /// The instant itself when it lies in working hours, otherwise some time in the last afternoon before it.
    pub fn last(&self, instant: Timestamp, chance: &mut Chance) -> Timestamp {
        let (mut day, minute) = self.place(instant);
        if !self.rests_on(day) && (OPENS..CLOSES).contains(&minute) {
            return instant;
        }
        if minute < OPENS {
            day = later(day, -1);
        }
        while self.rests_on(day) {
            day = later(day, -1);
        }
        self.at(day, CLOSES - chance.between(60, 400)) + SignedDuration::from_secs(chance.between(0, 59))
    }

    fn place(&self, instant: Timestamp) -> (Date, i64) {
        let local = instant.to_zoned(self.zone.clone());
        (local.date(), i64::from(local.hour()) * 60 + i64::from(local.minute()))
    }
}

/// The day so many days later, or earlier when negative.
#[must_use]
pub fn later(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}
