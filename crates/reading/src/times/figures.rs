//! Times in figures: "2026-03-05", "12.06", "5/3/2026", "15th of March", "5 marca", "16:30", "5 pm".

use jiff::civil::Date;
use mila_domain::language::Language;
use mila_domain::time::Grain;

use super::{Match, Named, Reader};
use crate::lexicon::Mark;

impl Reader<'_> {
    /// A time that begins with a figure.
    pub(super) fn figures(&self, at: usize) -> Match {
        let letters = self.sentence.letters(at);
        let pieces: Vec<&str> = letters.split(['.', ':', '/', '-']).collect();
        let number = |at: usize| pieces.get(at).filter(|piece| piece.len() <= 4).and_then(|piece| piece.parse::<i64>().ok());
        match (pieces.len(), number(0), number(1), number(2)) {
            (1, Some(n), ..) => self.integer(at, n),
            (2, Some(hour), Some(minute), _) if letters.contains(':') => self.clock(hour, minute, at + 1, 1),
            (2, Some(first), Some(second), _) => self.day_and_month(at, first, second, pieces[1].len()),
            (3, Some(year), Some(month), Some(day)) if year > 999 => Some((Named::Date(date(year, month, day)?), 1)),
            (3, Some(first), Some(second), Some(year)) => {
                let year = if year < 100 { 2000 + year } else { year };
                let (day, month) = self.in_order(first, second);
                Some((Named::Date(date(year, month, day)?), 1))
            }
            _ => None,
        }
    }

    /// Day first, but for the Americans, and whichever order makes a date.
    fn in_order(&self, first: i64, second: i64) -> (i64, i64) {
        let zone = self.calendar.written.time_zone().iana_name().unwrap_or_default();
        let is_american = self.calendar.language == Language::English && zone.starts_with("America/");
        if (is_american && first <= 12) || second > 12 { (second, first) } else { (first, second) }
    }

    fn day_and_month(&self, at: usize, first: i64, second: i64, digits: usize) -> Match {
        let s = self.sentence;
        let follows = [Mark::On, Mark::By, Mark::At, Mark::Day, Mark::Weekday].into_iter().any(|mark| s.is_after(at, mark));
        if !follows || self.is_counted(at + 1) {
            return None;
        }
        let (day, month) = self.in_order(first, second);
        let coming = self.coming(month, day).map(|date| (Named::Date(date), 1));
        coming.or_else(|| (digits == 2 && s.is_after(at, Mark::At)).then(|| self.clock(first, second, at + 1, 1))?)
    }

    fn integer(&self, at: usize, n: i64) -> Match {
        let s = self.sentence;
        let has_suffix = ["st", "nd", "rd", "th", "go", "ego", "tego"].contains(&s.letters(at + 1));
        let mut next = at + 1 + usize::from(has_suffix);
        let after_suffix = next;
        while !s.is(next, Mark::Month) && s.is(next, Mark::Small) && next < after_suffix + 2 {
            next += 1;
        }
        if let Some((month, words)) = s.value(next, Mark::Month).filter(|_| (1..=31).contains(&n)) {
            let (date, words) = self.with_year(next + words, i64::from(month), n)?;
            return Some((Named::Date(date), next + words - at + s.length(next, Mark::Month)));
        }
        let is_day = has_suffix || s.letters(at + 1) == "לחודש" || s.letters(at.wrapping_sub(1)) == "dnia";
        if is_day && (1..=31).contains(&n) {
            return Some((Named::Date(self.coming_day(n)?), 1 + usize::from(has_suffix)));
        }
        let has_half = s.is(at + 1, Mark::Am) || s.is(at + 1, Mark::Pm);
        let is_alone = s.words().get(at + 1).is_none_or(|word| {
            word.clause != s.words()[at].clause
                || [Mark::DayFromNow, Mark::Weekday, Mark::Day, Mark::Part, Mark::On, Mark::By, Mark::And, Mark::ToYou]
                    .into_iter()
                    .any(|mark| s.is(at + 1, mark))
        });
        let is_hour = (0..=24).contains(&n) && !self.is_counted(at + 1) && (has_half || (s.is_after(at, Mark::At) && is_alone));
        is_hour.then(|| self.clock(n, 0, at + 1, 1))?
    }

    /// "March 15", "March 15th, 2027", "in March".
    pub(super) fn month_first(&self, at: usize) -> Match {
        let s = self.sentence;
        let (month, words) = s.value(at, Mark::Month)?;
        let month = i64::from(month);
        let next = at + words;
        let day = s.words().get(next).filter(|word| word.is_number).and_then(|_| s.letters(next).parse::<i64>().ok());
        if let Some(day) = day.filter(|day| (1..=31).contains(day) && self.calendar.language == Language::English) {
            let has_suffix = ["st", "nd", "rd", "th"].contains(&s.letters(next + 1));
            let taken = words + 1 + usize::from(has_suffix);
            let (date, years) = self.with_year(at + taken, month, day)?;
            return Some((Named::Date(date), taken + years));
        }
        let is_named = s.is_after(at, Mark::On) || (self.calendar.language == Language::Hebrew && s.letters(at).starts_with('ב'));
        let first =
            if is_named { self.coming(month, 1).or_else(|| date(i64::from(self.today().year()), month, 1)) } else { None }?;
        let is_this = i64::from(self.today().month()) == month;
        let last = if is_this { self.today().last_of_month() } else { first.last_of_month() };
        Some((Named::Period(last, Grain::Month), words))
    }

    /// The date with the year that may stand at `at`, and how many words the year takes.
    fn with_year(&self, at: usize, month: i64, day: i64) -> Option<(Date, usize)> {
        let year =
            self.sentence.words().get(at).filter(|word| word.is_number).and_then(|_| self.sentence.letters(at).parse().ok());
        match year.filter(|year| (1900..2200).contains(year)) {
            Some(year) => Some((date(year, month, day)?, 1)),
            None => Some((self.coming(month, day)?, 0)),
        }
    }

    /// The next such date, never today.
    pub(super) fn coming(&self, month: i64, day: i64) -> Option<Date> {
        let year = i64::from(self.today().year());
        (year..year + 9).filter_map(|year| date(year, month, day)).find(|date| *date > self.today())
    }

    fn coming_day(&self, day: i64) -> Option<Date> {
        let first = self.today().first_of_month();
        let months = (0..3).filter_map(|months| first.checked_add(jiff::Span::new().months(months)).ok());
        let mut days = months.filter_map(|first| date(i64::from(first.year()), i64::from(first.month()), day));
        days.find(|date| *date > self.today())
    }
}

fn date(year: i64, month: i64, day: i64) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
