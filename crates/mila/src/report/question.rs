//! What the owner wants to know, from what they typed. Here, and only here, the machine's clock and zone are asked.

use jiff::civil;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, SpanRelativeTo, Timestamp, Zoned};
use mila_desk::report::Question;
use mila_domain::pace::Pace;

use crate::asked;
use crate::cli;
use crate::failure::Failure;

/// Understands the command line.
pub fn of(arguments: &cli::Report) -> Result<Question, Failure> {
    asked::checked_language(arguments.lang.as_deref())?;
    let zone = asked::zone(arguments.zone.as_deref())?;
    let now = match &arguments.now {
        Some(given) => instant(given, &zone).ok_or_else(|| Failure::BadValue("error-bad-instant", given.clone()))?,
        None => this_moment(),
    };
    let limit = duration(&arguments.answer_within)
        .ok_or_else(|| Failure::BadValue("error-bad-duration", arguments.answer_within.clone()))?;
    let me = arguments.me.iter().map(|given| asked::address(given)).collect::<Result<_, _>>()?;
    let days = |given: &String| {
        given.parse().ok().filter(|days| *days > 0).ok_or_else(|| Failure::BadValue("error-bad-days", given.clone()))
    };
    let days = arguments.days.as_ref().map(days).transpose()?;
    Ok(Question { now, zone, pace: Pace::real_hours(limit), me, days })
}

#[expect(clippy::disallowed_methods, reason = "the program is where the clock is read")]
fn this_moment() -> Timestamp {
    Timestamp::now()
}

/// An instant with an offset or a zone, or a date and time, or a date (its first moment), meant in `zone`; from 1970 to
/// 2200, so that there is room for dates around it.
fn instant(given: &str, zone: &TimeZone) -> Option<Timestamp> {
    let given = given.trim();
    let with_offset = given.parse::<Timestamp>().ok();
    let with_zone = || given.parse::<Zoned>().ok().map(|zoned| zoned.timestamp());
    let local = || {
        let local: civil::DateTime = given.parse().ok()?;
        zone.to_ambiguous_timestamp(local).compatible().ok()
    };
    let years = 1970..=2200;
    let instant = with_offset.or_else(with_zone).or_else(local)?;
    years.contains(&instant.to_zoned(zone.clone()).year()).then_some(instant)
}

/// `24h`, `90m`, `2 days`, `PT8H`; a day is 24 hours long. At least a second, at most ten years.
fn duration(given: &str) -> Option<SignedDuration> {
    let span: Span = given.trim().parse().ok()?;
    let duration = span.to_duration(SpanRelativeTo::days_are_24_hours()).ok()?;
    let bounds = SignedDuration::from_secs(1)..=SignedDuration::from_hours(10 * 366 * 24);
    bounds.contains(&duration).then_some(duration)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_are_understood() {
        for (given, hours) in [("24h", 24), ("2 days", 48), ("1d 6h", 30), ("PT8H", 8), ("1 week", 168)] {
            assert_eq!(duration(given), Some(SignedDuration::from_hours(hours)), "{given}");
        }
        for bad in ["", "24", "-1h", "0h", "soon", "1 month"] {
            assert_eq!(duration(bad), None, "{bad}");
        }
    }

    #[test]
    fn instants_are_understood() {
        let warsaw = TimeZone::get("Europe/Warsaw").unwrap();
        for given in ["2026-03-13T09:00:00Z", "2026-03-13T10:00:00+01:00", "2026-03-13T10:00[Europe/Warsaw]", "2026-03-13 10:00"]
        {
            assert_eq!(instant(given, &warsaw), "2026-03-13T09:00:00Z".parse().ok(), "{given}");
        }
        assert_eq!(instant("2026-03-13", &warsaw), "2026-03-12T23:00:00Z".parse().ok());
        for bad in ["yesterday", "", "9999-12-30T00:00:00Z", "1800-01-01"] {
            assert_eq!(instant(bad, &warsaw), None, "{bad}");
        }
    }
}
