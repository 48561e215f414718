//! Single header fields into values, by mail-parser's field parsers.
//! Values are cut to a bound before they are handed over, since those parsers look back over what they have read.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil;
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::tz::{Offset, TimeZone};
use mail_parser::parsers::MessageStream;
use mail_parser::{Address as Parsed, DateTime, HeaderValue};
use mila_domain::address::Mailbox;
use mila_domain::message::OpenedMessage;

use super::content;

/// Of a field of running text so many bytes are read.
const LONGEST_TEXT: usize = 4 << 10;
/// Of a field of addresses or ids so many bytes are read, some 700 recipients.
const LONGEST_LIST: usize = 32 << 10;
/// So many mailboxes of one field are kept.
const MOST_MAILBOXES: usize = 500;

/// The value in UTF-8 with a line end, as the field parsers want it. Old programs wrote letters of other charsets
/// straight into a header.
fn bounded(value: &[u8], longest: usize) -> Cow<'_, [u8]> {
    let mut end = value.len().min(longest);
    if end < value.len() {
        // Cut between two recipients or words, not within one.
        end = value[..end].iter().rposition(|byte| matches!(byte, b',' | b' ' | b'\n')).unwrap_or(end);
    }
    let value = &value[..end];
    if value.last() == Some(&b'\n') && std::str::from_utf8(value).is_ok() {
        return Cow::Borrowed(value);
    }
    let mut text = content::guessed(value);
    text.push('\n');
    Cow::Owned(text.into_bytes())
}

/// A field of running text, encoded words decoded, with single spaces; `None` when nothing remains.
pub fn text(value: Option<&[u8]>) -> Option<String> {
    let value = bounded(value?, LONGEST_TEXT);
    let parsed = MessageStream::new(&value).parse_unstructured();
    let text = parsed.as_text()?.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// `X-Gmail-Labels`: a list with commas, single labels in quotation marks where they hold one.
pub fn labels(value: Option<&[u8]>) -> Vec<String> {
    let Some(text) = text(value) else { return Vec::new() };
    text.split(',').map(|label| label.trim().trim_matches('"').to_owned()).filter(|label| !label.is_empty()).collect()
}

/// All mailboxes of the fields of one name, groups opened.
pub fn mailboxes(values: &[&[u8]]) -> Vec<Mailbox> {
    let mut found = Vec::new();
    for value in values {
        let value = bounded(value, LONGEST_LIST);
        match MessageStream::new(&value).parse_address() {
            HeaderValue::Address(Parsed::List(list)) => found.extend(list.iter().filter_map(mailbox)),
            HeaderValue::Address(Parsed::Group(groups)) => {
                found.extend(groups.iter().flat_map(|group| &group.addresses).filter_map(mailbox));
            }
            _ => {}
        }
    }
    found.truncate(MOST_MAILBOXES);
    found
}

fn mailbox(parsed: &mail_parser::Addr<'_>) -> Option<Mailbox> {
    Mailbox::new(parsed.name.as_deref(), parsed.address.as_deref()?)
}

fn ids(value: Option<&[u8]>) -> Vec<String> {
    let Some(value) = value else { return Vec::new() };
    let value = bounded(value, LONGEST_LIST);
    let sound = |id: &str| !id.is_empty() && id.len() <= 998 && !id.contains(char::is_control);
    let keep = |id: &str| Some(id.trim().to_owned()).filter(|id| sound(id));
    match MessageStream::new(&value).parse_id() {
        HeaderValue::Text(id) => keep(&id).into_iter().collect(),
        HeaderValue::TextList(list) => list.iter().filter_map(|id| keep(id)).collect(),
        _ => Vec::new(),
    }
}

/// The Message-ID.
pub fn first_id(value: Option<&[u8]>) -> Option<String> {
    ids(value).into_iter().next()
}

/// In-Reply-To, then References from the nearest to the farthest, each once, the farthest left out where there are too many.
pub fn answers(in_reply_to: Option<&[u8]>, references: Option<&[u8]>) -> Vec<String> {
    // Old programs put words ("Your message of Monday") or an address there; an id has an `@` and no space.
    let mut answers: Vec<String> = ids(in_reply_to).into_iter().filter(|id| !id.contains(' ')).collect();
    answers.truncate(OpenedMessage::MOST_REFERENCES);
    for id in ids(references).into_iter().rev() {
        if answers.len() == OpenedMessage::MOST_REFERENCES {
            break;
        }
        if !answers.contains(&id) {
            answers.push(id);
        }
    }
    answers
}

/// The Date field: as RFC 5322 has it, as careless programs write that, or as RFC 3339 has it.
pub fn date(value: Option<&[u8]>) -> Option<Timestamp> {
    static STANDARD: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);
    let value = bounded(value?, 256);
    let text = std::str::from_utf8(&value).ok()?.trim();
    let careless = || MessageStream::new(&value).parse_date().as_datetime().and_then(timestamp);
    STANDARD.parse_timestamp(text).ok().or_else(careless).or_else(|| text.parse().ok())
}

/// The instant at the end of a Received field.
pub fn received(value: Option<&[u8]>) -> Option<Timestamp> {
    let value = value?;
    let value = &value[..value.len().min(LONGEST_LIST)];
    let semicolon = memchr::memrchr(b';', value)?;
    date(Some(&value[semicolon + 1..]))
}

/// A leap second is taken as the second before it.
fn timestamp(parsed: &DateTime) -> Option<Timestamp> {
    let number = |value: u8| i8::try_from(value).ok();
    let day = civil::Date::new(i16::try_from(parsed.year).ok()?, number(parsed.month)?, number(parsed.day)?).ok()?;
    let time = civil::Time::new(number(parsed.hour)?, number(parsed.minute)?, number(parsed.second.min(59))?, 0).ok()?;
    let seconds = i32::from(parsed.tz_hour) * 3600 + i32::from(parsed.tz_minute) * 60;
    let offset = Offset::from_seconds(if parsed.tz_before_gmt { -seconds } else { seconds }).ok()?;
    TimeZone::fixed(offset).to_timestamp(day.to_datetime(time)).ok()
}

/// Whether the value is one of `words`, comments and parameters set aside.
pub fn is_one_of(value: &[u8], words: &[&str]) -> bool {
    let end = value.iter().position(|byte| matches!(byte, b';' | b'(')).unwrap_or(value.len());
    let value = value[..end].trim_ascii();
    words.iter().any(|word| value.eq_ignore_ascii_case(word.as_bytes()))
}

/// The author where the field cannot be understood: the first word with an `@` in it, what stands before it being
/// the name.
pub fn careless_mailbox(value: Option<&[u8]>) -> Option<Mailbox> {
    let text = text(value)?;
    let is_edge = |c: char| matches!(c, '<' | '>' | '"' | '\'' | '(' | ')' | ',' | ';' | ' ');
    let word = text.split(is_edge).find(|word| word.contains('@'))?;
    let name = text.split(word).next().unwrap_or_default().trim_matches(is_edge);
    Mailbox::new(Some(name), word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_old_and_careless_programs_are_read() {
        for (value, expected) in [
            ("Thu, 5 Mar 2026 10:00:00 +0100", "2026-03-05T09:00:00Z"),
            ("5 Mar 2026 10:00 GMT", "2026-03-05T10:00:00Z"),
            ("Thu, 05 Mar 98 10:00:00 EST", "1998-03-05T15:00:00Z"),
            ("Thu, 5 Mar 2026 23:59:60 +0000 (UTC)", "2026-03-05T23:59:59Z"),
            ("2026-03-05T10:00:00+01:00", "2026-03-05T09:00:00Z"),
        ] {
            assert_eq!(date(Some(value.as_bytes())), expected.parse().ok(), "{value}");
        }
        for value in ["", "yesterday", "Thu, 35 Mar 2026 10:00:00 +0100", "Thu, 5 Mar 2026 25:00:00 +0100"] {
            assert_eq!(date(Some(value.as_bytes())), None, "{value}");
        }
    }

    #[test]
    fn an_author_that_is_written_carelessly_is_found() {
        for value in [
            "Anna Nowak anna@firma.example>",
            "\"Anna Nowak <anna@firma.example>",
            "=?utf-8?Q?Anna_Nowak_<anna=40firma.example>?=",
        ] {
            let found = careless_mailbox(Some(value.as_bytes())).unwrap();
            assert_eq!((found.name.as_deref(), found.address.as_str()), (Some("Anna Nowak"), "anna@firma.example"), "{value}");
        }
        assert_eq!(careless_mailbox(Some(b"nobody")), None);
    }

    #[test]
    fn received_names_its_instant_last() {
        let value = b"from a (b; c) by d with ESMTP id e; Thu, 5 Mar 2026 10:00:00 +0100 (CET)\n";
        assert_eq!(received(Some(value)), "2026-03-05T09:00:00Z".parse().ok());
    }
}
