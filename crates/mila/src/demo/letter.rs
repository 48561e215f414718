//! From a letter that was said to the bytes of an RFC 5322 message, in the many ways in which programs write them.
//! The words are finished before they come here.

use super::chance::Chance;
use super::mime::{Script8, Transfer, file_name, header_text, transfer};
use super::parts;
use super::play::{Letter, Party};
use super::script::{Program, Who};
use super::stage::{FORM_ADDRESS, OUR_DOMAIN, Stage};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use mila_domain::language::Language;
use std::fmt::Write as _;

/// A part of a message: its own headers and its bytes as they are sent.
pub struct Part {
    /// `Content-Type` and what follows it, without a line break at the end.
    pub head: String,
    /// Already in its transfer encoding.
    pub bytes: Vec<u8>,
}

/// The whole message.
#[must_use]
pub fn bytes(letter: &Letter, stage: &Stage) -> Vec<u8> {
    let mut chance = Chance::named(stage.seed, &letter.id);
    let mut head = received(letter, stage, &mut chance);
    head.push_str(&addresses(letter));
    if !letter.answers.is_empty() {
        let last = letter.answers.last().map_or("", String::as_str);
        let all: Vec<String> = letter.answers.iter().map(|id| format!("<{id}>")).collect();
        let _ = write!(head, "In-Reply-To: <{last}>\r\nReferences: {}\r\n", all.join("\r\n "));
    }
    head.push_str(&marks(letter));
    let content = content(letter, &mut chance);
    let _ = write!(head, "MIME-Version: 1.0\r\n{}\r\n\r\n", content.head);
    let mut raw = head.into_bytes();
    raw.extend(content.bytes);
    if !raw.ends_with(b"\r\n") {
        raw.extend(b"\r\n");
    }
    raw
}

fn received(letter: &Letter, stage: &Stage, chance: &mut Chance) -> String {
    if matches!(letter.folder, "Sent" | "Drafts") {
        return String::new();
    }
    let domain = if letter.turn.has("form") { OUR_DOMAIN } else { letter.from.domain() };
    let arrived = stage.now.min(letter.at + SignedDuration::from_secs(chance.between(1, 150)));
    let (id, last) = (chance.token(), chance.between(2, 250));
    format!(
        "Received: from mail.{domain} (mail.{domain} [192.0.2.{last}])\r\n by mx.{OUR_DOMAIN} with ESMTPS id {id}\r\n for <{}>; {}\r\n",
        super::OWNER[0],
        date(arrived, &stage.zone),
    )
}

fn date(at: Timestamp, zone: &TimeZone) -> String {
    jiff::fmt::rfc2822::to_string(&at.to_zoned(zone.clone())).unwrap_or_default()
}

fn addresses(letter: &Letter) -> String {
    let set = set_of(letter);
    let is_form = letter.turn.has("form");
    let from =
        if is_form { format!("{} <{FORM_ADDRESS}>", header_text("Studio Rozen", set)) } else { mailbox(&letter.from, set) };
    let list = |parties: &[Party]| parties.iter().map(|party| mailbox(party, set)).collect::<Vec<_>>().join(",\r\n ");
    let written = if letter.turn.has("olddate") { letter.at - SignedDuration::from_hours(2900 * 24) } else { letter.at };
    let mut head = format!("Date: {}\r\nFrom: {from}\r\n", date(written, &letter.from.hours.zone));
    if is_form {
        let _ = write!(head, "Reply-To: {}\r\n", mailbox(&letter.from, set));
    }
    let _ = write!(head, "To: {}\r\n", list(&letter.to));
    if !letter.cc.is_empty() {
        let _ = write!(head, "Cc: {}\r\n", list(&letter.cc));
    }
    let _ = write!(head, "Subject: {}\r\nMessage-ID: <{}>\r\n", header_text(&letter.subject, set), letter.id);
    head
}

fn mailbox(party: &Party, set: Script8) -> String {
    let name = header_text(&party.name, set);
    if name.contains(['&', ',', '.']) && party.name.is_ascii() {
        return format!("\"{name}\" <{}>", party.address);
    }
    format!("{name} <{}>", party.address)
}

/// Headers by which machines and lists make themselves known.
fn marks(letter: &Letter) -> String {
    let domain = letter.from.domain();
    if letter.kind == "newsletter" {
        return format!(
            "List-Id: <news.{domain}>\r\nList-Unsubscribe: <https://{domain}/unsubscribe>, <mailto:unsubscribe@{domain}>\r\nPrecedence: bulk\r\n"
        );
    }
    if letter.turn.has("auto") {
        return "Auto-Submitted: auto-replied\r\nX-Auto-Response-Suppress: All\r\n".to_owned();
    }
    match (letter.kind, letter.turn.who) {
        ("receipt", _) => "Auto-Submitted: auto-generated\r\n".to_owned(),
        (_, Who::Bounce) => "Auto-Submitted: auto-replied\r\n".to_owned(),
        _ => String::new(),
    }
}

/// The character set of somebody's program.
fn set_of(letter: &Letter) -> Script8 {
    if !letter.turn.has("old") && letter.from.program != Program::Old {
        return Script8::Utf8;
    }
    match letter.language {
        Language::Polish => Script8::Iso8859_2,
        Language::Hebrew => Script8::Windows1255,
        Language::English => Script8::Iso8859_1,
    }
}

fn content(letter: &Letter, chance: &mut Chance) -> Part {
    if letter.turn.who == Who::Bounce {
        return parts::delivery_report(letter, chance);
    }
    let plain = if letter.quote.is_empty() { letter.own.clone() } else { format!("{}\n\n{}", letter.own, letter.quote) };
    let program = if letter.turn.has("html") { Program::Html } else { letter.from.program };
    let text = |chance: &mut Chance| text_part(letter, "text/plain", &plain, chance);
    let html = |chance: &mut Chance| text_part(letter, "text/html", &parts::html(letter), chance);
    let method = if letter.turn.has("request") { Some("REQUEST") } else { letter.turn.has("accept").then_some("REPLY") };
    let body = match (method, program) {
        (Some(method), _) => {
            let both = vec![text(chance), parts::calendar(letter, method)];
            parts::multipart("alternative", both, chance)
        }
        (None, Program::Both) => {
            let both = vec![text(chance), html(chance)];
            parts::multipart("alternative", both, chance)
        }
        (None, Program::Html) => html(chance),
        (None, Program::Plain | Program::Old | Program::Phone) => text(chance),
    };
    match &letter.file {
        Some(name) => parts::multipart("mixed", vec![body, parts::attachment(name, letter.from.program)], chance),
        None => body,
    }
}

fn text_part(letter: &Letter, kind: &str, text: &str, chance: &mut Chance) -> Part {
    let wanted = set_of(letter);
    let encoding = match (wanted, letter.from.program, letter.language) {
        _ if letter.turn.has("base64") => Transfer::Base64,
        (Script8::Windows1255, ..) if chance.hits(50) => Transfer::EightBit,
        (Script8::Utf8, Program::Plain, _) => Transfer::EightBit,
        (_, Program::Phone, _) | (_, _, Language::Hebrew) => Transfer::Base64,
        _ => Transfer::QuotedPrintable,
    };
    let text = if encoding == Transfer::EightBit { wrapped(text) } else { text.to_owned() };
    let text = text.replace('\n', "\r\n");
    let set = if wanted.bytes(&text).is_some() { wanted } else { Script8::Utf8 };
    let bytes = set.bytes(&text).unwrap_or_else(|| text.clone().into_bytes());
    Part {
        head: format!("Content-Type: {kind}; charset={}\r\nContent-Transfer-Encoding: {}", set.name(), encoding.name()),
        bytes: transfer(&bytes, encoding),
    }
}

/// Lines of at most 76 letters, as plain programs break them.
fn wrapped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for line in text.lines() {
        if line == "-- " {
            out.push_str("-- \n");
            continue;
        }
        let mark = if line.starts_with('>') { "> " } else { "" };
        let mut width = 0;
        for word in line.split(' ') {
            let long = word.chars().count();
            if width > 0 && width + 1 + long > 76 {
                let _ = write!(out, "\n{mark}");
                width = mark.len();
            } else if width > 0 {
                out.push(' ');
                width += 1;
            }
            out.push_str(word);
            width += long;
        }
        out.push('\n');
    }
    out
}

/// `filename` and its value, the modern way, or the wrong way that many programs still use.
#[must_use]
pub fn disposition(name: &str, program: Program) -> String {
    if name.is_ascii() || program != Program::Old {
        return format!("filename{}", file_name(name));
    }
    format!("filename=\"{}\"", header_text(name, Script8::Utf8))
}
