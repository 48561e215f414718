//! The names that files travel under: RFC 2231 parameters, encoded words where they do not belong, bytes in charsets
//! that nobody names. What comes out is one name without folders, fit to be shown and to be saved under.

use memchr::memmem;

use super::{content, fields};

/// So many characters of a name are kept, its ending always.
const LONGEST_NAME: usize = 150;
/// An ending longer than this is none.
const LONGEST_ENDING: usize = 16;
/// Of a field so many bytes are read, and of its parameters so many.
const LONGEST_FIELD: usize = 8 << 10;
const MOST_PARAMETERS: usize = 100;

/// The name that a part goes by: Content-Disposition's, otherwise that of Content-Type.
pub fn of_part(disposition: Option<&[u8]>, kind: Option<&[u8]>) -> Option<String> {
    let named = |value: Option<&[u8]>, parameter| value.and_then(|value| said(value, parameter)).and_then(|name| tidy(&name));
    named(disposition, b"filename".as_slice()).or_else(|| named(kind, b"name"))
}

/// A name without folders, control characters and marks that turn the direction of writing around, with which
/// `exe.fdp` is made to look like `pdf.exe`.
pub fn tidy(name: &str) -> Option<String> {
    let is_hidden = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = name.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_hidden(*c)).collect();
    let shown = shown.trim();
    if shown.is_empty() || shown.chars().all(|c| c == '.') {
        return None;
    }
    let length = shown.chars().count();
    if length <= LONGEST_NAME {
        return Some(shown.to_owned());
    }
    let ending = shown.rfind('.').map_or("", |dot| &shown[dot..]);
    let ending = if ending.chars().count() <= LONGEST_ENDING { ending } else { "" };
    let stem = shown.chars().take(LONGEST_NAME - ending.chars().count());
    Some(stem.chain(ending.chars()).collect())
}

/// One parameter, a piece of one, or the value of another: RFC 2231 section 4.1.
struct Piece {
    number: u32,
    is_encoded: bool,
    value: Vec<u8>,
}

/// What a field says under `parameter`.
fn said(field: &[u8], parameter: &[u8]) -> Option<String> {
    let mut plain = None;
    let mut pieces = Vec::new();
    for (name, value) in parameters(&field[..field.len().min(LONGEST_FIELD)]) {
        let Some(rest) = name.get(..parameter.len()).filter(|head| head.eq_ignore_ascii_case(parameter)) else { continue };
        match &name[rest.len()..] {
            [] => plain = plain.or(Some(value)),
            [b'*'] => pieces.push(Piece { number: 0, is_encoded: true, value }),
            [b'*', digits @ ..] => {
                let is_encoded = digits.ends_with(b"*");
                let digits = &digits[..digits.len() - usize::from(is_encoded)];
                let number = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok());
                pieces.extend(number.map(|number| Piece { number, is_encoded, value }));
            }
            _ => {}
        }
    }
    if !pieces.is_empty() {
        return Some(joined(pieces));
    }
    let plain = plain?;
    let text = fields::text(Some(&plain))?;
    // An ending that was written right behind an encoded word has been set apart from it.
    Some(if memmem::find(&plain, b"?=.").is_some() { text.replace(" .", ".") } else { text })
}

/// The pieces put together before their bytes become letters, since a letter may be cut in two.
fn joined(mut pieces: Vec<Piece>) -> String {
    pieces.sort_by_key(|piece| piece.number);
    let mut charset = None;
    let mut bytes = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let mut value = piece.value.as_slice();
        let mut parts = value.splitn(3, |byte| *byte == b'\'');
        if index == 0
            && piece.is_encoded
            && let (Some(named), Some(_), Some(rest)) = (parts.next(), parts.next(), parts.next())
        {
            charset = std::str::from_utf8(named).ok();
            value = rest;
        }
        if piece.is_encoded {
            bytes.extend(without_percents(value));
        } else {
            bytes.extend_from_slice(value);
        }
    }
    content::to_text(&bytes, charset)
}

/// `%C5%BC` into the bytes that it stands for; what is no such sequence stays.
pub fn without_percents(value: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value;
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).filter(|hex| *first == b'%' && hex.iter().all(u8::is_ascii_hexdigit));
        let byte = hex.and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    bytes
}

/// The parameters behind the first semicolon, quotation marks taken off.
fn parameters(field: &[u8]) -> Vec<(Vec<u8>, Vec<u8>)> {
    let mut found = Vec::new();
    let mut rest = after_semicolon(field);
    while let Some(parameter) = rest.filter(|_| found.len() < MOST_PARAMETERS) {
        let end = parameter.iter().position(|byte| matches!(byte, b'=' | b';')).unwrap_or(parameter.len());
        if parameter.get(end) == Some(&b'=') {
            let (value, behind) = value(parameter[end + 1..].trim_ascii_start());
            found.push((parameter[..end].trim_ascii().to_vec(), value));
            rest = after_semicolon(behind);
        } else {
            rest = after_semicolon(parameter);
        }
    }
    found
}

fn after_semicolon(field: &[u8]) -> Option<&[u8]> {
    memchr::memchr(b';', field).map(|at| &field[at + 1..])
}

/// A value and what stands behind it. A backslash escapes only what must be escaped: old programs wrote whole
/// Windows paths there.
fn value(field: &[u8]) -> (Vec<u8>, &[u8]) {
    let Some(mut rest) = field.strip_prefix(b"\"") else {
        let end = memchr::memchr(b';', field).unwrap_or(field.len());
        return (field[..end].trim_ascii().to_vec(), &field[end..]);
    };
    let mut value = Vec::new();
    loop {
        match rest {
            [] => return (value, rest),
            [b'"', behind @ ..] => return (value, behind),
            [b'\\', escaped @ (b'"' | b'\\'), behind @ ..] => {
                value.push(*escaped);
                rest = behind;
            }
            [b'\r' | b'\n', behind @ ..] => rest = behind,
            [byte, behind @ ..] => {
                value.push(*byte);
                rest = behind;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(disposition: &[u8], expected: &str) {
        let found = of_part(Some(disposition), None);
        assert_eq!(found.as_deref(), Some(expected), "{}", String::from_utf8_lossy(disposition));
    }

    #[test]
    fn names_are_read_in_every_way_they_are_written() {
        check(b"attachment; filename=oferta.pdf\n", "oferta.pdf");
        check(b"attachment; filename=\"Oferta; wersja \\\"2\\\".pdf\"\n", "Oferta; wersja \"2\".pdf");
        check(b"attachment; filename*=UTF-8''za%C5%BC%C3%B3%C5%82%C4%87.pdf; filename=x.pdf\n", "zażółć.pdf");
        check(b"attachment;\r\n filename*0*=utf-8''za%C5;\r\n filename*1*=%BC%C3%B3;\r\n filename*2=\".pdf\"\r\n", "zażó.pdf");
        check(b"attachment; filename*0*=iso-8859-2''za%BF; filename*1*=%F3.doc", "zażó.doc");
        check(b"attachment; filename=\"=?utf-8?B?16nXnNeV150=?=.pdf\"\n", "שלום.pdf");
        check(b"attachment; filename=\"=?utf-8?Q?za=C5=BC?=\r\n =?utf-8?Q?=C3=B3.pdf?=\"\r\n", "zażó.pdf");
        check(b"attachment; filename=\"za\xbf\xf3\xb3\xe6.doc\"", "zażółć.doc");
        check(b"attachment; filename=\"\xf9\xec\xe5\xed.doc\"", "שלום.doc");
        assert_eq!(of_part(None, Some(b"application/pdf; name=\"a b.pdf\"\n")).as_deref(), Some("a b.pdf"));
        assert_eq!(of_part(Some(b"attachment; filename=\"\"\n"), Some(b"a/b; name=c.txt\n")).as_deref(), Some("c.txt"));
    }

    #[test]
    fn folders_and_hidden_marks_are_taken_off() {
        check(b"attachment; filename=\"C:\\Documents\\raport.doc\"\n", "raport.doc");
        check(b"attachment; filename=\"../../etc/passwd\"\n", "passwd");
        assert_eq!(tidy("faktura\u{202e}fdp\0.exe\r\n").as_deref(), Some("fakturafdp.exe"));
        for nothing in ["", "..", "a/", " \u{2066} "] {
            assert_eq!(tidy(nothing), None, "{nothing:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let name = tidy(&format!("{}.xlsx", "ż".repeat(300))).unwrap();
        assert_eq!(name.chars().count(), LONGEST_NAME);
        assert!(name.ends_with("żż.xlsx"));
        assert_eq!(tidy(&format!("a.{}", "b".repeat(300))).unwrap().chars().count(), LONGEST_NAME);
    }
}
