//! Times that are counted from now or named by a period: "in two weeks", "the end of the month", "next week".

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use mila_domain::language::Language;
use mila_domain::time::Grain;

use super::{Calendar, Match, Named, Reader};
use crate::lexicon::{Mark, unit};

impl Calendar<'_> {
    /// The first day of the week that lies `weeks` after the current one.
    pub(super) fn week(&self, weeks: i64) -> Option<Date> {
        let today = self.written.date();
        let gone = match self.language {
            Language::Hebrew => today.weekday().to_sunday_zero_offset(),
            Language::Polish | Language::English => today.weekday().to_monday_zero_offset(),
        };
        today.checked_add(Span::new().days(7 * weeks - i64::from(gone))).ok()
    }

    /// The last working day of that week.
    pub(super) fn end_of_week(&self, weeks: i64) -> Option<Date> {
        let end = self.week(weeks)?.checked_add(4.days()).ok()?;
        if weeks == 0 && end < self.written.date() { end.checked_add(7.days()).ok() } else { Some(end) }
    }

    /// The last day of the unit that lies `ahead` after the current one.
    fn end_of(&self, what: i16, ahead: i64) -> Option<Date> {
        let today = self.written.date();
        let month = i64::from(today.month());
        let months = match what {
            unit::WEEK => return self.end_of_week(ahead),
            unit::WEEKEND => return self.week(ahead)?.checked_add(6.days()).ok(),
            unit::MONTH => ahead,
            unit::QUARTER => 3 * ahead + (2 - (month - 1) % 3),
            unit::YEAR => 12 * ahead + 12 - month,
            _ => return None,
        };
        Some(today.first_of_month().checked_add(Span::new().months(months)).ok()?.last_of_month())
    }

    /// The time that lies `count` units after now.
    fn after(&self, count: i64, what: i16) -> Option<Named> {
        let today = self.written.date();
        let instant = |span: Span, grain| Some(Named::Instant(Box::new(self.written.checked_add(span).ok()?), grain));
        let date = |span: Span| Some(Named::Date(today.checked_add(span).ok()?));
        match what {
            unit::MINUTE => instant(Span::new().minutes(count), Grain::Minute),
            unit::HOUR => instant(Span::new().hours(count), Grain::Hour),
            unit::DAY => date(Span::new().days(count)),
            unit::WORKING_DAY => self.after_working_days(count).map(Named::Date),
            unit::WEEK => date(Span::new().days(7 * count)),
            unit::MONTH => date(Span::new().months(count)),
            unit::QUARTER => date(Span::new().months(3 * count)),
            unit::YEAR => date(Span::new().years(count)),
            _ => None,
        }
    }

    fn after_working_days(&self, count: i64) -> Option<Date> {
        let free = match self.language {
            Language::Hebrew => [5, 6],
            Language::Polish | Language::English => [6, 7],
        };
        let days = self.written.date().series(1.day()).skip(1);
        let count = usize::try_from(count).ok()?.checked_sub(1)?;
        days.filter(|day| !free.contains(&day.weekday().to_monday_one_offset())).nth(count)
    }
}

impl Reader<'_> {
    /// A period, or a time counted from now.
    pub(super) fn period(&self, at: usize) -> Match {
        let mark = |mark| self.sentence.is(at, mark);
        if mark(Mark::EndOf)
            && let Some(found) = self.end_of(at)
        {
            return Some(found);
        }
        if let Some((what, words)) = self.sentence.value(at, Mark::EndOfUnit) {
            return Some((Named::Date(self.calendar.end_of(what, 0)?), words));
        }
        if (mark(Mark::Within) || mark(Mark::Give))
            && let Some(found) = self.within(at)
        {
            return Some(found);
        }
        if mark(Mark::Next) {
            let words = self.sentence.length(at, Mark::Next);
            return self.unit_ahead(at + words).map(|(named, unit)| (named, words + unit));
        }
        if mark(Mark::Unit) {
            return self.unit_before_next(at);
        }
        None
    }

    fn unit_ahead(&self, at: usize) -> Match {
        let (what, words) = self.sentence.value(at, Mark::Unit)?;
        let named = match what {
            unit::WEEK => Named::Week(1),
            unit::WEEKEND => Named::Date(self.calendar.end_of(what, 1)?),
            unit::MONTH => Named::Period(self.calendar.end_of(what, 1)?, Grain::Month),
            unit::QUARTER => Named::Period(self.calendar.end_of(what, 1)?, Grain::Quarter),
            unit::YEAR => Named::Period(self.calendar.end_of(what, 1)?, Grain::Year),
            unit::DAY => self.calendar.after(1, what)?,
            _ => return None,
        };
        Some((named, words))
    }

    /// "בשבוע הבא", "w weekend", "this weekend".
    fn unit_before_next(&self, at: usize) -> Match {
        let (what, words) = self.sentence.value(at, Mark::Unit)?;
        if self.sentence.is(at + words, Mark::Next) {
            return self.unit_ahead(at).map(|(named, words)| (named, words + 1));
        }
        let is_weekend = what == unit::WEEKEND && !self.sentence.is_after(at, Mark::Ago);
        is_weekend.then(|| Some((Named::Date(self.calendar.end_of(what, 0)?), words)))?
    }

    fn end_of(&self, at: usize) -> Match {
        let s = self.sentence;
        let mut next = at + s.length(at, Mark::EndOf);
        let mut ahead = 0;
        while s.is(next, Mark::Next) || s.is(next, Mark::This) || (s.is(next, Mark::Small) && !s.is(next, Mark::Unit)) {
            ahead += i64::from(s.is(next, Mark::Next));
            next += 1;
        }
        if let Some((month, words)) = s.value(next, Mark::Month) {
            let last = self.coming(i64::from(month), 1)?.last_of_month();
            let is_this = i16::from(self.today().month()) == month;
            let last = if is_this { self.today().last_of_month() } else { last };
            return Some((Named::Date(last), next + words - at));
        }
        let (what, words) = s.value(next, Mark::Unit)?;
        if s.is(next + words, Mark::Next) {
            return Some((Named::Date(self.calendar.end_of(what, 1)?), next + words + 1 - at));
        }
        Some((Named::Date(self.calendar.end_of(what, ahead)?), next + words - at))
    }

    fn within(&self, at: usize) -> Match {
        let s = self.sentence;
        let (bare, mut next) = match s.value(at, Mark::Within) {
            Some((bare, words)) => (bare == 1, at + words),
            None => (false, at + s.length(at, Mark::Give)),
        };
        if (s.is(next, Mark::Next) || s.is(next, Mark::This)) && !s.is(next + 1, Mark::Unit) {
            next += 1;
        }
        if let Some((span, words)) = s.value(next, Mark::Span) {
            return Some((self.calendar.after(i64::from(span % 100), span / 100)?, next + words - at));
        }
        let mut count = None;
        while let Some((number, words)) = self.number(next).filter(|_| next < at + 6) {
            count = Some(number);
            next += words;
        }
        // "On the 10th of the month" counts no months.
        let (what, words) = s.value(next, Mark::Unit).filter(|_| s.letters(next) != "לחודש")?;
        let count = match count {
            Some(count) => count,
            None if bare || (s.letters(at) == "w" && ["tydzien", "miesiac", "dobe"].contains(&s.letters(next))) => 1,
            None => return None,
        };
        Some((self.calendar.after(count.min(10_000), what)?, next + words - at))
    }

    fn number(&self, at: usize) -> Option<(i64, usize)> {
        let s = self.sentence;
        if s.words().get(at)?.is_number {
            return Some((s.letters(at).parse().ok()?, 1));
        }
        s.value(at, Mark::Number).map(|(number, words)| (i64::from(number), words))
    }
}
