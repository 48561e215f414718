//! Where a quoted letter begins: attributions ("On ... wrote:"), blocks of headers, marks of forwarding.

use crate::fold::is_unseen;

use super::{line, seen};

/// A quotation that begins at a line.
pub(super) enum Quotation {
    /// Nothing of the writer follows.
    RestOfLetter,
    /// Only these lines are not the writer's; quoted lines with answers between them may follow.
    Lines { end: usize },
}

/// Lines that announce a whole letter, without the dashes around them.
const MARKERS: &[&str] = &[
    "original message",
    "original appointment",
    "forwarded message",
    "forwarded by",
    "begin forwarded message:",
    "oryginalna wiadomość",
    "wiadomość oryginalna",
    "treść przekazanej wiadomości",
    "przekazana wiadomość",
    "wiadomość przekazana",
    "początek przekazanej wiadomości:",
    "przekazana dalej wiadomość",
    "הודעה מקורית",
    "הודעה שהועברה",
    "הודעה מועברת",
    "תחילת ההודעה שהועברה:",
    "reply message",
    "doorgestuurd bericht",
];

/// How an attribution begins, when it may go on in the next line.
const OPENINGS: &[&str] = &["On ", "W dniu ", "Dnia ", "Wiadomość napisana ", "בתאריך ", "ב-", "ביום ", "בתאריך: ", "Am ", "Le "];

/// How an attribution ends.
const ENDINGS: &[&str] = &[
    "wrote:",
    "writes:",
    "napisał(a):",
    "napisał:",
    "napisała:",
    "napisał/a:",
    "napisali:",
    "pisze:",
    "כתב:",
    "כתבה:",
    "כתב/ה:",
    "כתב/כתבה:",
    "כתב(ה):",
    "כתב/ה",
    "schrieb:",
    "a écrit :",
    "a écrit:",
];

/// Verbs of an attribution that has the name behind them.
const VERBS: &[&str] = &["כתב", "כתבה", "כתב/ה", "כתב/כתבה", "כתב(ה)", "napisał(a)"];

/// The first header of a quoted letter.
const FROM: &[&str] = &["From", "Od", "מאת", "Von", "De", "Nadawca"];

/// The headers that follow it.
const HEADERS: &[&str] = &[
    "Sent",
    "Date",
    "To",
    "Cc",
    "Subject",
    "Reply-To",
    "Wysłano",
    "Data",
    "Do",
    "DW",
    "Temat",
    "נשלח",
    "תאריך",
    "אל",
    "נושא",
    "עותק",
    "Gesendet",
    "An",
    "Betreff",
];

/// The quotation that begins at `at`; `this` is that line without the space around it.
pub(super) fn quotation(text: &str, at: usize, this: &str) -> Option<Quotation> {
    let first = this.chars().next()?;
    if matches!(first, '-' | '_' | '=' | 'B' | 'b' | 'P' | 'p' | 'ת') && is_marker(this) {
        return Some(Quotation::RestOfLetter);
    }
    if matches!(first, '-' | '_' | '=' | '*') && super::is_rule(this) && is_sender_below(text, at) {
        return Some(Quotation::RestOfLetter);
    }
    if matches!(first, 'F' | 'O' | 'V' | 'D' | 'N' | '*' | 'מ') && is_header(this, FROM) && count_headers(text, at) >= 2 {
        return Some(Quotation::RestOfLetter);
    }
    let may_be_attribution = matches!(first, 'O' | 'W' | 'D' | 'A' | 'L' | 'ב') || this.ends_with([':', 'ה']);
    if !may_be_attribution {
        return None;
    }
    let end = end_of_attribution(text, at, this)?;
    Some(if is_quoted_below(text, end) { Quotation::Lines { end } } else { Quotation::RestOfLetter })
}

fn is_marker(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| matches!(c, '-' | '_' | '=' | ' ') || is_unseen(c));
    if bare.len() > 80 {
        return false;
    }
    let is_framed = bare.len() + 4 <= line.len();
    let lower = bare.to_lowercase();
    MARKERS.iter().any(|marker| lower.starts_with(marker) && (is_framed || marker.ends_with(':')))
}

fn is_header(line: &str, names: &[&str]) -> bool {
    let name = line.trim_start_matches('*').split(':').next().unwrap_or_default();
    name.len() < line.len() && names.contains(&name)
}

fn count_headers(text: &str, at: usize) -> usize {
    let mut next = line(text, at).end + 1;
    let mut headers = 0;
    for _ in 0..6 {
        if next >= text.len() {
            break;
        }
        let below = line(text, next);
        next = below.end + 1;
        headers += usize::from(is_header(seen(&text[below]), HEADERS));
    }
    headers
}

/// Where the lines of an attribution end, if it is one.
fn end_of_attribution(text: &str, at: usize, this: &str) -> Option<usize> {
    let opens = OPENINGS.iter().any(|opening| this.starts_with(opening));
    let mut range = line(text, at);
    let mut last = this;
    for further in 0..3 {
        if is_attribution(last, opens, further) {
            return Some((range.end + 1).min(text.len()));
        }
        let may_go_on = opens && this.bytes().any(|byte| byte.is_ascii_digit() || byte == b'@');
        if !may_go_on || range.end + 1 >= text.len() || this.len() > 300 {
            return None;
        }
        range = line(text, range.end + 1);
        last = seen(&text[range.clone()]);
        if last.is_empty() || last.starts_with('>') {
            return None;
        }
    }
    None
}

fn is_attribution(line: &str, opens: bool, further: usize) -> bool {
    if line.len() > 300 || !line.ends_with([':', 'ה']) {
        return false;
    }
    let has_verb = ENDINGS.iter().any(|ending| line.ends_with(ending));
    // A bare "wrote:" on a line of its own belongs to an attribution only if one was opened above.
    let has_name = line.split_whitespace().nth(1).is_some();
    let is_named_last = opens && line.ends_with(':') && line.split_whitespace().any(|word| VERBS.contains(&word));
    let is_dated = opens && line.ends_with(':') && (line.contains('@') || line.contains("מאת") || line.contains("napisana"));
    (has_verb && (has_name || further > 0)) || is_dated || is_named_last
}

/// Whether the next line that is not empty names a sender.
fn is_sender_below(text: &str, at: usize) -> bool {
    let below = text.get(line(text, at).end..).unwrap_or_default();
    let first = below.lines().take(4).map(seen).find(|line| !line.is_empty());
    first.is_some_and(|line| is_header(line, FROM))
}

fn is_quoted_below(text: &str, from: usize) -> bool {
    let mut next = from;
    for _ in 0..4 {
        if next >= text.len() {
            return false;
        }
        let below = line(text, next);
        next = below.end + 1;
        let below = seen(&text[below]);
        if !below.is_empty() {
            return below.starts_with('>');
        }
    }
    false
}
