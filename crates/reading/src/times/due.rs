//! How the times of one promise add up to the moment at which it is due: a day, and a clock time if one was named.

use jiff::civil::{Date, Time};
use jiff::{Span, ToSpan};
use mila_domain::time::{Due, Grain};

use super::{Calendar, Found, Limit, Named};

/// The due time that the named times make together.
pub(crate) fn due(found: &[&Found], calendar: Calendar<'_>) -> Option<Due> {
    let day = day(found, calendar);
    if let Some((date, grain)) = day.filter(|(_, grain)| *grain > Grain::Day) {
        return Some(Due::On { date, grain });
    }
    let date = day.map(|(date, _)| date);
    let clock = limit_or_last(found, |named| if let Named::Clock(time) = named { Some(*time) } else { None });
    if let Some(time) = clock {
        return at(date, time, Grain::Minute, calendar);
    }
    let part = found.iter().rev().find_map(|found| if let Named::Part(time) = found.named { Some(time) } else { None });
    if let Some(time) = part {
        return at(date, time, Grain::Part, calendar);
    }
    let instant = found.iter().find_map(|found| match &found.named {
        Named::Instant(at, grain) if date.is_none() => Some(Due::At { at: (**at).clone(), grain: *grain }),
        _ => None,
    });
    instant.or_else(|| date.map(|date| Due::On { date, grain: Grain::Day }))
}

/// The last that is the strongest limit of all, or the first `by`; else the first.
fn limit_or_first<T>(found: &[&Found], pick: impl Fn(&Named) -> Option<T>) -> Option<T> {
    let of = |limit| move |found: &&&Found| found.limit == limit;
    let latest = found.iter().rev().filter(of(Limit::Latest)).find_map(|found| pick(&found.named));
    let limit = || found.iter().filter(of(Limit::By)).find_map(|found| pick(&found.named));
    latest.or_else(limit).or_else(|| found.iter().find_map(|found| pick(&found.named)))
}

fn limit_or_last<T>(found: &[&Found], pick: impl Fn(&Named) -> Option<T>) -> Option<T> {
    let limit = found.iter().rev().filter(|found| found.limit > Limit::None).find_map(|found| pick(&found.named));
    limit.or_else(|| found.iter().rev().find_map(|found| pick(&found.named)))
}

fn day(found: &[&Found], calendar: Calendar<'_>) -> Option<(Date, Grain)> {
    let week = found.iter().find_map(|found| if let Named::Week(weeks) = found.named { Some(weeks) } else { None });
    let day = limit_or_first(found, |named| match named {
        Named::Date(date) => Some(*date),
        Named::Weekday(day, is_next) => weekday(*day, if *is_next { Some(1) } else { week }, calendar),
        Named::Week(_) | Named::Period(..) | Named::Instant(..) | Named::Clock(_) | Named::Part(_) => None,
    });
    if let Some(date) = day {
        return Some((date, Grain::Day));
    }
    if let Some(weeks) = week {
        return Some((calendar.end_of_week(weeks)?, Grain::Week));
    }
    found.iter().find_map(|found| if let Named::Period(last, grain) = found.named { Some((last, grain)) } else { None })
}

/// The next such day after today, or the one of the week that was named.
fn weekday(day: i8, week: Option<i64>, calendar: Calendar<'_>) -> Option<Date> {
    let today = calendar.written.date();
    if let Some(weeks) = week {
        let first = calendar.week(weeks)?;
        let ahead = (day - first.weekday().to_monday_one_offset()).rem_euclid(7);
        return first.checked_add(Span::new().days(i64::from(ahead))).ok();
    }
    let ahead = (day - today.weekday().to_monday_one_offset() - 1).rem_euclid(7) + 1;
    today.checked_add(Span::new().days(i64::from(ahead))).ok()
}

/// A clock time on a date; without a date today, or tomorrow when that hour is over.
fn at(date: Option<Date>, time: Time, grain: Grain, calendar: Calendar<'_>) -> Option<Due> {
    let written = calendar.written;
    let date = match date {
        Some(date) => date,
        None if time > written.time() || grain == Grain::Part && time.hour() >= 17 => written.date(),
        None => written.date().checked_add(1.day()).ok()?,
    };
    let at = date.to_datetime(time).to_zoned(written.time_zone().clone()).ok()?;
    Some(Due::At { at, grain })
}
