//! Where sentences begin and end in the lines of a letter. It looks at signs and line ends only; words are read later.

use std::ops::Range;

/// The longest sentence that is read, in bytes; what is longer is no sentence of a letter.
pub(crate) const LONGEST: usize = 2_000;

/// A line with fewer characters than this was ended by its writer, not by the width of a window.
const SHORT_LINE: usize = 45;

/// Words before a full stop that do not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "np", "tel", "ul", "al", "nr", "godz", "dr", "inż", "mgr", "prof", "tzn", "tj", "m.in", "ok", "str", "pkt", "wg", "św", "sp",
    "r", "pn", "pon", "wt", "śr", "czw", "pt", "sob", "mr", "mrs", "ms", "e.g", "i.e", "no", "approx", "st", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "a.m", "p.m", "z o",
];

/// The sentences of a text, one after the other, as ranges of it without the space around them.
pub(crate) fn sentences(text: &str) -> Sentences<'_> {
    Sentences { text, from: 0, line_end: None }
}

/// Walks from sentence to sentence.
#[derive(Debug)]
pub(crate) struct Sentences<'a> {
    text: &'a str,
    from: usize,
    /// The end of the line that was looked at last, so that it is looked for once.
    line_end: Option<usize>,
}

impl Iterator for Sentences<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        while self.from < self.text.len() {
            let end = self.end_of_sentence();
            let range = trimmed(self.text, self.from..end);
            self.from = end;
            if !range.is_empty() {
                return Some(range);
            }
        }
        None
    }
}

impl Sentences<'_> {
    fn end_of_sentence(&mut self) -> usize {
        let (text, bytes) = (self.text, self.text.as_bytes());
        let mut line = self.from;
        while line < bytes.len() {
            let line_end = self.line_end(line);
            let mut at = line;
            while let Some(sign) = bytes.get(at..line_end).and_then(|rest| memchr::memchr3(b'.', b'!', b'?', rest)) {
                let sign = at + sign;
                let after = after_signs(text, sign);
                if ends_at_sign(text, self.from, sign, after) {
                    return after;
                }
                at = after;
            }
            if line_end < bytes.len() && ends_at_line_end(text, line, line_end) {
                return line_end + 1;
            }
            line = line_end + 1;
        }
        text.len()
    }

    fn line_end(&mut self, from: usize) -> usize {
        if let Some(end) = self.line_end.filter(|end| *end >= from) {
            return end;
        }
        let bytes = self.text.as_bytes();
        let end = memchr::memchr(b'\n', &bytes[from..]).map_or(bytes.len(), |length| from + length);
        self.line_end = Some(end);
        end
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    start..start.max(range.start + piece.trim_end().len())
}

fn ends_at_line_end(text: &str, line: usize, at: usize) -> bool {
    let this = text[line..at].trim();
    let is_short = this.len() < SHORT_LINE || (!this.is_ascii() && this.chars().count() < SHORT_LINE);
    let next = text[at + 1..].trim_start_matches([' ', '\t', '\r']);
    is_short || next.is_empty() || next.starts_with('\n') || is_bullet(next)
}

fn is_bullet(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some('-' | '*' | '•' | '–' | '·') => chars.next() == Some(' '),
        Some(c) if c.is_ascii_digit() => {
            let rest = chars.as_str().trim_start_matches(|c: char| c.is_ascii_digit());
            rest.starts_with(") ") || rest.starts_with(". ")
        }
        _ => false,
    }
}

/// The end of a run of signs that close a sentence, with quotation marks and brackets behind it.
fn after_signs(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    rest.find(|c| !matches!(c, '.' | '!' | '?' | ')' | '"' | '”' | '»' | '\'' | '’')).map_or(text.len(), |end| at + end)
}

fn ends_at_sign(text: &str, from: usize, at: usize, after: usize) -> bool {
    let rest = &text[after..];
    if !rest.chars().next().is_none_or(char::is_whitespace) {
        return false;
    }
    let next = rest.trim_start().chars().next().unwrap_or('.');
    let is_quoted = text[at..after].contains(['"', '”', '»']);
    if is_quoted {
        return !next.is_lowercase() && !crate::fold::is_hebrew(next);
    }
    if text.as_bytes()[at] != b'.' || after > at + 1 {
        return true;
    }
    let ends_line = rest.trim_start_matches([' ', '\t']).starts_with('\n');
    if next.is_lowercase() || ends_line || rest.is_empty() {
        return !next.is_lowercase();
    }
    let before = text[from..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    !(before.len() <= 7 && ABBREVIATIONS.iter().any(|short| short.eq_ignore_ascii_case(before)))
}

/// Whether a question mark closes a clause, not one inside an address or in quotation marks.
pub(crate) fn has_question_mark(text: &str) -> bool {
    memchr::memchr_iter(b'?', text.as_bytes()).any(|at| {
        let rest = text[at..].trim_start_matches(['?', '!', ')']);
        rest.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '–'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = sentences(text).map(|range| &text[range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_stop_inside_a_date_or_an_abbreviation_ends_nothing() {
        check("Będzie na godz. 10 w pt. rano. Tak?", &["Będzie na godz. 10 w pt. rano.", "Tak?"]);
        check("Due 12.06.2026 at noon! Yes.", &["Due 12.06.2026 at noon!", "Yes."]);
        check("מחר ב-12.06. תודה", &["מחר ב-12.06.", "תודה"]);
    }

    #[test]
    fn a_wrapped_line_goes_on_and_a_short_one_ends() {
        let wrapped = "The quick letter was wrapped by a program because it is\nlong enough. Fine";
        check(wrapped, &["The quick letter was wrapped by a program because it is\nlong enough.", "Fine"]);
        check("Hi Ann,\nI am here\n\nBye", &["Hi Ann,", "I am here", "Bye"]);
    }

    #[test]
    fn a_question_mark_in_an_address_asks_nothing() {
        assert!(!has_question_mark("See https://example.org/?q=1 now"));
        assert!(has_question_mark("Is it (really?) so"));
    }
}
