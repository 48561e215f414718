//! Moments as a reader in their own zone and day says them: "yesterday, 14:05", "by Friday 13 March".
//! The words are in the Fluent files; the reader's now and zone are arguments.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};

use super::{Said, Texts};

/// Where and when the owner reads.
#[derive(Debug, Clone)]
pub struct Here {
    now: Zoned,
}

impl Here {
    /// The owner's now in the owner's zone.
    #[must_use]
    pub fn new(now: Timestamp, zone: &TimeZone) -> Self {
        Self { now: now.to_zoned(zone.clone()) }
    }

    /// The owner's today.
    #[must_use]
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// The owner's now.
    #[must_use]
    pub const fn now(&self) -> &Zoned {
        &self.now
    }

    /// An instant on the owner's clock and calendar.
    #[must_use]
    pub fn local(&self, at: Timestamp) -> Zoned {
        at.to_zoned(self.now.time_zone().clone())
    }

    fn is_yesterday(&self, date: Date) -> bool {
        self.today().checked_sub(1.day()).is_ok_and(|yesterday| yesterday == date)
    }

    pub(crate) fn is_tomorrow(&self, date: Date) -> bool {
        self.today().checked_add(1.day()).is_ok_and(|tomorrow| tomorrow == date)
    }
}

impl Texts {
    /// `today, 14:05`, `yesterday, 14:05`, `on Friday 13 March, 14:05`; beyond this year without the hour.
    #[must_use]
    pub fn on_moment(self, here: &Here, at: Timestamp) -> String {
        let at = here.local(at);
        let time = clock_time(&at);
        if at.date() == here.today() {
            self.with("today-at", &[("time", Said::Text(&time))])
        } else if here.is_yesterday(at.date()) {
            self.with("yesterday-at", &[("time", Said::Text(&time))])
        } else if at.year() == here.today().year() {
            self.dated("on-day-at", here, at.date(), &time)
        } else {
            self.dated("on-day", here, at.date(), "")
        }
    }

    /// `on Friday 13 March`, with the year where it is not this one.
    #[must_use]
    pub fn on_day(self, here: &Here, at: Timestamp) -> String {
        self.dated("on-day", here, here.local(at).date(), "")
    }

    /// `today by 14:05`, `tomorrow by 14:05`, `by Friday 13 March, 14:05`.
    #[must_use]
    pub fn by_moment(self, here: &Here, at: Timestamp) -> String {
        let at = here.local(at);
        let time = clock_time(&at);
        if at.date() == here.today() {
            self.with("by-today-at", &[("time", Said::Text(&time))])
        } else if here.is_tomorrow(at.date()) {
            self.with("by-tomorrow-at", &[("time", Said::Text(&time))])
        } else {
            self.dated("by-day-at", here, at.date(), &time)
        }
    }

    /// `by Friday 13 March`.
    #[must_use]
    pub fn by_day(self, here: &Here, date: Date) -> String {
        self.dated("by-day", here, date, "")
    }

    /// `20 March`, with the year where it is not this one.
    #[must_use]
    pub fn near_date(self, here: &Here, date: Date) -> String {
        if date.year() == here.today().year() { self.date_this_year(date) } else { self.date(date) }
    }

    fn dated(self, key: &str, here: &Here, date: Date, time: &str) -> String {
        let (full, plain) = if date.year() == here.today().year() {
            (self.full_date_this_year(date), self.date_this_year(date))
        } else {
            (self.full_date(date), self.date(date))
        };
        let weekday = u64::try_from(date.weekday().to_monday_one_offset()).unwrap_or(1);
        self.with(
            key,
            &[
                ("full", Said::Text(&full)),
                ("date", Said::Text(&plain)),
                ("weekday", Said::Number(weekday)),
                ("time", Said::Text(time)),
            ],
        )
    }
}

/// `14:05`
pub(crate) fn clock_time(at: &Zoned) -> String {
    at.strftime("%H:%M").to_string()
}
