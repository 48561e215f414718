//! The lines that separate the messages of an mbox, as many programs write them.

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::{Offset, TimeZone};

/// A separator line is not longer.
const LONGEST_LINE: usize = 1 << 10;

/// Whether the line at `line` separates two messages; `None` when more must be read to say so.
///
/// It names a time and a year, as nearly every program writes it, and a header follows. Where no blank line stands before
/// it, it must name a weekday as well: writers who begin a line with "From " do not. A line without a time separates
/// only when it names an address and is followed by two fields that every letter has.
pub fn is_separator(bytes: &[u8], line: usize, is_read: bool) -> Option<bool> {
    let rest = &bytes[line..];
    let Some(length) = memchr::memchr(b'\n', &rest[..rest.len().min(LONGEST_LINE)]) else {
        return if rest.len() < LONGEST_LINE && !is_read { None } else { Some(false) };
    };
    let text = &rest[..length];
    let after_blank = line < 2 || bytes[line - 2] == b'\n' || bytes[..line].ends_with(b"\n\r\n");
    let is_dated = arrival(text).is_some();
    if !(is_dated && (after_blank || has_weekday(text)) || after_blank && has_sender(text)) {
        return Some(false);
    }
    let next = &rest[length + 1..];
    let window = &next[..next.len().min(4 * LONGEST_LINE)];
    if is_dated {
        let Some(next_length) = memchr::memchr(b'\n', window) else {
            return if next.len() < LONGEST_LINE && !is_read { None } else { Some(next.is_empty()) };
        };
        return Some(begins_header(&window[..next_length]));
    }
    if known_fields(window) >= 2 {
        return Some(true);
    }
    if window.len() < 4 * LONGEST_LINE && !is_read { None } else { Some(false) }
}

/// Whether a separator line names a sender: an address, or the names that programs put in its place.
fn has_sender(line: &[u8]) -> bool {
    let sender = line.split(u8::is_ascii_whitespace).nth(1).unwrap_or_default();
    sender == b"-" || sender == b"MAILER-DAEMON" || memchr::memchr(b'@', sender).is_some_and(|at| at > 0)
}

/// How many different fields that every letter has stand in the header with which `text` begins.
pub fn known_fields(text: &[u8]) -> usize {
    const LETTER: &[&str] =
        &["from", "to", "subject", "date", "received", "return-path", "message-id", "mime-version", "delivered-to"];
    let lines = text.split(|byte| *byte == b'\n').take_while(|line| !line.trim_ascii().is_empty());
    let names: Vec<&[u8]> = lines.filter_map(|line| line.split(|byte| *byte == b':').next()).collect();
    LETTER.iter().filter(|known| names.iter().any(|name| name.eq_ignore_ascii_case(known.as_bytes()))).count()
}

fn has_weekday(line: &[u8]) -> bool {
    const DAYS: [&[u8]; 7] = [b"Mon", b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun"];
    line.split(u8::is_ascii_whitespace).any(|word| DAYS.contains(&word.trim_ascii_end().strip_suffix(b",").unwrap_or(word)))
}

/// The instant that a separator line names: `From anna@x.example Thu Mar  5 10:00:00 2026`, with a zone before or
/// after the year if any (Gmail), otherwise in UTC.
pub fn arrival(line: &[u8]) -> Option<Timestamp> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let line = std::str::from_utf8(line).ok()?;
    let (mut month, mut day, mut time, mut year, mut offset) = (None, None, None, None, Offset::UTC);
    for word in line.split_ascii_whitespace().skip(1) {
        if time.is_none() && word.contains(':') {
            time = clock(word);
        } else if let Some(index) = MONTHS.iter().position(|name| *name == word) {
            month = i8::try_from(index + 1).ok();
        } else if word.len() == 5 && word.starts_with(['+', '-']) {
            offset = zone(word).unwrap_or(offset);
        } else if word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) {
            year = year.or_else(|| word.parse::<i16>().ok());
        } else if word.len() <= 2 {
            day = day.or_else(|| word.parse::<i8>().ok());
        }
    }
    let date = civil::Date::new(year?, month?, day?).ok()?;
    TimeZone::fixed(offset).to_timestamp(date.to_datetime(time?)).ok()
}

fn clock(word: &str) -> Option<civil::Time> {
    let mut numbers = word.split(':').map(|part| part.parse::<i8>().ok());
    let (hour, minute, second) = (numbers.next()??, numbers.next()??, numbers.next().unwrap_or(Some(0))?);
    civil::Time::new(hour, minute, second.min(59), 0).ok()
}

fn zone(word: &str) -> Option<Offset> {
    let digits: i32 = word.get(1..)?.parse().ok()?;
    let seconds = digits / 100 * 3600 + digits % 100 * 60;
    Offset::from_seconds(if word.starts_with('-') { -seconds } else { seconds }).ok()
}

/// Whether a file that begins so is an mbox: a separator line with a header after it.
#[must_use]
pub fn is_mbox(beginning: &[u8]) -> bool {
    let beginning = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning).trim_ascii_start();
    let mut lines = beginning.split(|byte| *byte == b'\n');
    lines.next().is_some_and(|line| line.starts_with(b"From ")) && lines.next().is_some_and(begins_header)
}

/// Whether a line may stand first after a separator line.
fn begins_header(line: &[u8]) -> bool {
    let colon = memchr::memchr(b':', line).unwrap_or(0);
    let is_field = colon > 0 && line[..colon].trim_ascii_end().iter().all(u8::is_ascii_graphic);
    is_field || line.trim_ascii().is_empty() || line.starts_with(b">From ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separator_lines_of_many_programs_are_known() {
        for line in [
            "From - Sat Nov 21 18:38:55 2026",
            "From 1234567890@xxx Thu Mar 05 10:00:00 +0000 2026",
            "From MAILER-DAEMON Fri Jul  8 12:08:34 2011",
            "From a@x.example Thu Mar  5 10:00:00 2026 +0100",
        ] {
            assert!(arrival(line.as_bytes()).is_some(), "{line}");
        }
        for line in ["From a@x.example Thu Mar  5 10:00:00 2026 +0100", "From a@x.example Thu, 05 Mar 2026 10:00:00 +0100"] {
            assert_eq!(arrival(line.as_bytes()), "2026-03-05T09:00:00Z".parse().ok(), "{line}");
        }
    }

    #[test]
    fn any_words_may_follow_from() {
        for line in ["From 5€ per hour", "From róg 10:00", "From 😀 10:00 20€", "From ", "From +1ż:2"] {
            assert_eq!(arrival(line.as_bytes()), None, "{line}");
        }
    }

    #[test]
    fn a_line_without_a_time_needs_a_letter_s_header_after_it() {
        let check = |text: &str, expected: bool| assert_eq!(is_separator(text.as_bytes(), 0, true), Some(expected), "{text}");
        check("From a@x.example\nFrom: a@x.example\nDate: today\n", true);
        check("From a@x.example\nhello: there\n", false);
        check("From anna on\nFrom: a\nTo: b\n", false);
    }
}
