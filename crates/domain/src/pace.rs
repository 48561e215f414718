//! How long an answer may take: 24 real hours, or the hours that are left when rest days and holidays pause the clock.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan, Zoned};

/// How soon a client is to be answered.
#[derive(Debug, Clone)]
pub struct Pace {
    limit: SignedDuration,
    pauses: Option<Pauses>,
}

/// The days on which the clock stands still, from midnight to midnight in the workspace's zone.
#[derive(Debug, Clone)]
pub struct Pauses {
    zone: TimeZone,
    weekdays: Vec<Weekday>,
    holidays: BTreeSet<Date>,
}

/// Every day of the week would be a rest day, so that no answer were ever due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoWorkingDay;

impl Pauses {
    /// Rest days of the week and single holidays.
    ///
    /// # Errors
    /// When no day of the week is left to work on.
    pub fn new(zone: TimeZone, weekdays: &[Weekday], holidays: impl IntoIterator<Item = Date>) -> Result<Self, NoWorkingDay> {
        let all = Weekday::Monday.cycle_forward().take(7);
        if all.into_iter().all(|day| weekdays.contains(&day)) {
            return Err(NoWorkingDay);
        }
        Ok(Self { zone, weekdays: weekdays.to_vec(), holidays: holidays.into_iter().collect() })
    }

    fn is_pause(&self, date: Date) -> bool {
        self.weekdays.contains(&date.weekday()) || self.holidays.contains(&date)
    }

    /// The instant at which the day of `moment` is over; days are 23 or 25 hours long when the clocks change.
    fn day_end(moment: &Zoned) -> Option<Timestamp> {
        let next = moment.date().checked_add(1.day()).ok()?;
        next.to_zoned(moment.time_zone().clone()).ok().map(|zoned| zoned.timestamp())
    }

    /// `None` when the calendar ends before.
    fn after(&self, since: Timestamp, mut left: SignedDuration) -> Option<Timestamp> {
        let mut from = since;
        loop {
            let moment = from.to_zoned(self.zone.clone());
            let end = Self::day_end(&moment)?;
            if !self.is_pause(moment.date()) {
                let today = end.duration_since(from);
                if left <= today {
                    return from.checked_add(left).ok();
                }
                left -= today;
            }
            from = end;
        }
    }
}

impl Pace {
    /// Real hours, with no pause.
    #[must_use]
    pub const fn real_hours(limit: SignedDuration) -> Self {
        Self { limit, pauses: None }
    }

    /// Hours that stand still on rest days and holidays.
    #[must_use]
    pub const fn with_pauses(limit: SignedDuration, pauses: Pauses) -> Self {
        Self { limit, pauses: Some(pauses) }
    }

    /// The length without pauses.
    #[must_use]
    pub const fn limit(&self) -> SignedDuration {
        self.limit
    }

    /// Until when an answer to a message of `since` is in time.
    #[must_use]
    pub fn deadline(&self, since: Timestamp) -> Timestamp {
        let deadline = match &self.pauses {
            None => since.checked_add(self.limit).ok(),
            Some(pauses) => pauses.after(since, self.limit),
        };
        deadline.unwrap_or(Timestamp::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn weekend(zone: &str, weekdays: &[Weekday], holidays: &[Date]) -> Pace {
        let zone = TimeZone::get(zone).unwrap();
        let pauses = Pauses::new(zone, weekdays, holidays.iter().copied()).unwrap();
        Pace::with_pauses(SignedDuration::from_hours(24), pauses)
    }

    fn check(pace: &Pace, since: &str, deadline: &str) {
        let since: Zoned = since.parse().unwrap();
        let deadline: Zoned = deadline.parse().unwrap();
        assert_eq!(pace.deadline(since.timestamp()), deadline.timestamp(), "{since}");
    }

    #[test]
    fn real_hours_do_not_care_for_days() {
        let pace = Pace::real_hours(SignedDuration::from_hours(24));
        check(&pace, "2026-03-28T18:00[Europe/Warsaw]", "2026-03-29T19:00[Europe/Warsaw]");
    }

    #[test]
    fn the_clock_stands_still_over_the_weekend() {
        let pace = weekend("Europe/Warsaw", &[Weekday::Saturday, Weekday::Sunday], &[]);
        check(&pace, "2026-03-13T16:00[Europe/Warsaw]", "2026-03-16T16:00[Europe/Warsaw]");
        check(&pace, "2026-03-14T09:00[Europe/Warsaw]", "2026-03-17T00:00[Europe/Warsaw]");
        let israel = weekend("Asia/Jerusalem", &[Weekday::Friday, Weekday::Saturday], &[]);
        check(&israel, "2026-03-12T10:00[Asia/Jerusalem]", "2026-03-15T10:00[Asia/Jerusalem]");
    }

    #[test]
    fn holidays_and_summer_time_are_counted() {
        // Sunday 29 March 2026 has 23 hours in Warsaw; it is no rest day here.
        let pace = weekend("Europe/Warsaw", &[Weekday::Saturday], &[date(2026, 3, 30)]);
        check(&pace, "2026-03-27T23:30[Europe/Warsaw]", "2026-03-31T00:30[Europe/Warsaw]");
    }

    #[test]
    fn a_week_of_rest_days_is_refused() {
        let all: Vec<_> = Weekday::Monday.cycle_forward().take(7).collect();
        assert_eq!(Pauses::new(TimeZone::UTC, &all, []).unwrap_err(), NoWorkingDay);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        /// Counts working minutes one by one.
        #[test]
        fn the_deadline_equals_a_count_of_minutes(
            start in 0_i64..60 * 24 * 400, hours in 1_i64..72, rest in proptest::collection::vec(0_i8..7, 0..4),
            holidays in proptest::collection::vec(0_i32..400, 0..6),
        ) {
            let zone = TimeZone::get("Europe/Warsaw").unwrap();
            let weekdays: Vec<_> = rest.iter().map(|day| Weekday::from_monday_zero_offset(*day).unwrap()).collect();
            let holidays: Vec<_> = holidays.iter().map(|day| date(2026, 1, 1) + i64::from(*day).days()).collect();
            let pauses = Pauses::new(zone.clone(), &weekdays, holidays.iter().copied()).unwrap();
            let pace = Pace::with_pauses(SignedDuration::from_hours(hours), pauses);
            let since = date(2026, 1, 1).to_zoned(zone.clone()).unwrap().timestamp() + SignedDuration::from_mins(start);
            let (mut minute, mut left) = (since, hours * 60);
            while left > 0 {
                let day = minute.to_zoned(zone.clone()).date();
                if !weekdays.contains(&day.weekday()) && !holidays.contains(&day) {
                    left -= 1;
                }
                minute += SignedDuration::from_mins(1);
            }
            prop_assert_eq!(pace.deadline(since), minute);
        }
    }
}
