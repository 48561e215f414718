//! How fast we answer: one count for each first unanswered letter, honest about those still open.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::clock::Wait;
use crate::report::{Answers, AnswersInMonth};

#[derive(Default)]
struct Tally {
    counted: u64,
    in_time: u64,
    seconds: Vec<i64>,
}

impl Tally {
    fn add(&mut self, wait: &Wait, now: Timestamp) {
        match wait.answered {
            Some(answered) => {
                self.counted += 1;
                self.in_time += u64::from(answered <= wait.deadline);
                self.seconds.push(answered.duration_since(wait.since).as_secs());
            }
            None => self.counted += u64::from(wait.is_late(now)),
        }
    }

    fn share(&self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "no mailbox holds 2^52 letters")]
        (self.counted > 0).then(|| self.in_time as f64 / self.counted as f64)
    }
}

/// Counts waits one by one: answered ones by whether the answer was in time, open ones past their deadline as not in
/// time, open ones within it not at all. Months are those of the client's letter in the owner's zone.
pub struct Count<'a> {
    now: Timestamp,
    zone: &'a TimeZone,
    all: Tally,
    months: BTreeMap<Date, Tally>,
}

impl<'a> Count<'a> {
    /// Nothing counted yet.
    #[must_use]
    pub fn new(now: Timestamp, zone: &'a TimeZone) -> Self {
        Self { now, zone, all: Tally::default(), months: BTreeMap::new() }
    }

    /// Counts one wait.
    pub fn add(&mut self, wait: &Wait) {
        self.all.add(wait, self.now);
        let month = wait.since.to_zoned(self.zone.clone()).date().first_of_month();
        self.months.entry(month).or_default().add(wait, self.now);
    }

    /// What was counted.
    #[must_use]
    pub fn answers(mut self) -> Answers {
        self.all.seconds.sort_unstable();
        let by_month = self.months.into_iter().filter(|(_, tally)| tally.counted > 0).map(|(month, mut tally)| {
            tally.seconds.sort_unstable();
            let median_s = nearest_rank(&tally.seconds, 50);
            AnswersInMonth { month, counted: tally.counted, within_limit: tally.share(), median_s }
        });
        Answers {
            counted: self.all.counted,
            within_limit: self.all.share(),
            median_s: nearest_rank(&self.all.seconds, 50),
            p90_s: nearest_rank(&self.all.seconds, 90),
            by_month: by_month.collect(),
        }
    }
}

/// The smallest value that at least `percent` of the sorted values do not exceed.
fn nearest_rank(sorted: &[i64], percent: usize) -> Option<i64> {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;

    fn wait(since: &str, hours: Option<i64>) -> Wait {
        let since: Timestamp = since.parse().unwrap();
        let answered = hours.map(|hours| since + SignedDuration::from_hours(hours));
        Wait { asked: 0, since, deadline: since + SignedDuration::from_hours(24), answered }
    }

    fn count(waits: &[Wait], now: Timestamp, zone: &TimeZone) -> Answers {
        let mut count = Count::new(now, zone);
        for wait in waits {
            count.add(wait);
        }
        count.answers()
    }

    #[test]
    fn open_letters_count_once_they_are_late() {
        let waits =
            [wait("2026-03-01T10:00:00Z", None), wait("2026-03-02T10:00:00Z", None), wait("2026-03-01T00:00:00Z", Some(24))];
        let answers = count(&waits, "2026-03-02T10:00:01Z".parse().unwrap(), &TimeZone::UTC);
        assert_eq!((answers.counted, answers.within_limit), (2, Some(0.5)));
        assert_eq!((answers.median_s, answers.p90_s), (Some(86_400), Some(86_400)));
    }

    #[test]
    fn the_month_is_that_of_the_client_s_letter_in_the_owner_s_zone() {
        let waits = [wait("2026-02-28T23:30:00Z", Some(1)), wait("2026-02-10T10:00:00Z", Some(30))];
        let zone = TimeZone::get("Europe/Warsaw").unwrap();
        let months = count(&waits, "2026-04-01T00:00:00Z".parse().unwrap(), &zone).by_month;
        let rows: Vec<_> = months.iter().map(|row| (row.month.to_string(), row.within_limit)).collect();
        assert_eq!(rows, [("2026-02-01".to_owned(), Some(0.0)), ("2026-03-01".to_owned(), Some(1.0))]);
    }

    #[test]
    fn nothing_counted_is_null_not_zero() {
        let answers = count(&[], Timestamp::UNIX_EPOCH, &TimeZone::UTC);
        assert_eq!((answers.counted, answers.within_limit, answers.median_s), (0, None, None));
    }

    #[test]
    fn ranks_are_the_nearest() {
        assert_eq!(nearest_rank(&[10, 20, 30, 40], 50), Some(20));
        assert_eq!(nearest_rank(&[10, 20, 30, 40], 90), Some(40));
        assert_eq!(nearest_rank(&[], 50), None);
    }
}
