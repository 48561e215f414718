//! Dates as each language writes them.
//! How far away they are is told by [`super::moments`] and [`super::spans`].

use icu_calendar::Gregorian;
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::enums::{CalendarPeriodFieldSet, DateFieldSet};
use icu_datetime::fieldsets::{MD, MDE, YM, YMD, YMDE};
use jiff::civil::Date;
use mila_domain::language::Language;

use super::Texts;
use super::numbers::icu_locale;

type ForDates = FixedCalendarDateTimeFormatter<Gregorian, DateFieldSet>;
type ForMonths = FixedCalendarDateTimeFormatter<Gregorian, CalendarPeriodFieldSet>;

/// The formatters of one language. Where one is missing, the ISO form of the date is shown.
struct Dates {
    full: Option<ForDates>,
    full_this_year: Option<ForDates>,
    plain: Option<ForDates>,
    plain_this_year: Option<ForDates>,
    short: Option<ForDates>,
    month: Option<ForMonths>,
    whole_month: Option<ForMonths>,
}

impl Dates {
    fn of(language: Language) -> Self {
        let dates = |fields| ForDates::try_new(icu_locale(language).into(), fields).ok();
        let months = |fields| ForMonths::try_new(icu_locale(language).into(), fields).ok();
        Self {
            full: dates(DateFieldSet::YMDE(YMDE::long())),
            full_this_year: dates(DateFieldSet::MDE(MDE::long())),
            plain: dates(DateFieldSet::YMD(YMD::long())),
            plain_this_year: dates(DateFieldSet::MD(MD::long())),
            short: dates(DateFieldSet::YMD(YMD::medium())),
            month: months(CalendarPeriodFieldSet::YM(YM::medium())),
            whole_month: months(CalendarPeriodFieldSet::YM(YM::long())),
        }
    }
}

thread_local! {
    static DATES: [Dates; 3] = Language::ALL.map(Dates::of);
}

impl Texts {
    /// `Friday 13 March 2026`
    #[must_use]
    pub fn full_date(self, date: Date) -> String {
        self.without_comma(self.show(date, |dates| &dates.full))
    }

    /// `Friday 13 March`
    #[must_use]
    pub fn full_date_this_year(self, date: Date) -> String {
        self.without_comma(self.show(date, |dates| &dates.full_this_year))
    }

    /// `13 March 2026`
    #[must_use]
    pub fn date(self, date: Date) -> String {
        self.show(date, |dates| &dates.plain)
    }

    /// `13 March`
    #[must_use]
    pub fn date_this_year(self, date: Date) -> String {
        self.show(date, |dates| &dates.plain_this_year)
    }

    /// `13 Mar 2026`
    #[must_use]
    pub fn short_date(self, date: Date) -> String {
        self.show(date, |dates| &dates.short)
    }

    /// `Mar 2026`
    #[must_use]
    pub fn month(self, date: Date) -> String {
        self.show_month(date, |dates| &dates.month)
    }

    /// `March 2026`
    #[must_use]
    pub fn whole_month(self, date: Date) -> String {
        self.show_month(date, |dates| &dates.whole_month)
    }

    fn show(self, date: Date, formatter: fn(&Dates) -> &Option<ForDates>) -> String {
        DATES.with(|dates| match (formatter(&dates[self.place()]), gregorian(date)) {
            (Some(formatter), Some(day)) => formatter.format(&day).to_string(),
            _ => date.to_string(),
        })
    }

    fn show_month(self, date: Date, formatter: fn(&Dates) -> &Option<ForMonths>) -> String {
        DATES.with(|dates| match (formatter(&dates[self.place()]), gregorian(date)) {
            (Some(formatter), Some(day)) => formatter.format(&day).to_string(),
            _ => date.strftime("%Y-%m").to_string(),
        })
    }

    /// "Friday 13 March", as the voice of the desk wants it; CLDR sets a comma after the weekday.
    fn without_comma(self, date: String) -> String {
        match self.language {
            Language::English => date.replacen(',', "", 1),
            Language::Polish | Language::Hebrew => date,
        }
    }

    const fn place(self) -> usize {
        match self.language {
            Language::English => 0,
            Language::Polish => 1,
            Language::Hebrew => 2,
        }
    }
}

fn gregorian(date: Date) -> Option<icu_calendar::Date<Gregorian>> {
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    icu_calendar::Date::try_new_gregorian(i32::from(date.year()), month, day).ok()
}
