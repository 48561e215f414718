//! The bytes of a text part into text: transfer encoding, then charset. Broken encodings give what can be read.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;

/// How the bytes of a part are wrapped (RFC 2045 section 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// As they are.
    Plain,
    /// `quoted-printable`
    QuotedPrintable,
    /// `base64`
    Base64,
}

impl Encoding {
    /// By the field's value; anything unknown is taken as it is.
    pub fn of(value: Option<&[u8]>) -> Self {
        let value = value.unwrap_or_default();
        let end = value.iter().position(|byte| matches!(byte, b';' | b'(')).unwrap_or(value.len());
        let word = value[..end].trim_ascii();
        if word.eq_ignore_ascii_case(b"base64") {
            Self::Base64
        } else if word.eq_ignore_ascii_case(b"quoted-printable") {
            Self::QuotedPrintable
        } else {
            Self::Plain
        }
    }
}

/// At most `longest` bytes of text, cut between two letters.
pub fn decode(raw: &[u8], encoding: Encoding, charset: Option<&str>, longest: usize) -> String {
    // No encoding needs more than three bytes for one, plus its line ends.
    let raw = &raw[..raw.len().min(longest.saturating_mul(4))];
    let bytes = unwrapped(raw, encoding);
    let mut text = to_text(&bytes[..bytes.len().min(longest)], charset);
    let mut end = text.len().min(longest);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
    text
}

/// The bytes of a part as they were before they were wrapped for the way.
pub fn unwrapped(raw: &[u8], encoding: Encoding) -> Cow<'_, [u8]> {
    match encoding {
        Encoding::Plain => Cow::Borrowed(raw),
        Encoding::QuotedPrintable => Cow::Owned(quoted_printable(raw)),
        Encoding::Base64 => Cow::Owned(base64(raw)),
    }
}

/// Sequences that are none stay as they are.
fn quoted_printable(raw: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(equals) = memchr::memchr(b'=', rest) {
        text.extend_from_slice(&rest[..equals]);
        rest = &rest[equals + 1..];
        match rest {
            [b'\n', tail @ ..] | [b'\r', b'\n', tail @ ..] => rest = tail,
            [high, low, tail @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                text.push(hex(*high) << 4 | hex(*low));
                rest = tail;
            }
            _ => {
                let spaces = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
                match rest.get(spaces) {
                    Some(b'\n') => rest = &rest[spaces + 1..],
                    _ => text.push(b'='),
                }
            }
        }
    }
    text.extend_from_slice(rest);
    text
}

const fn hex(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        _ => digit.wrapping_sub(b'A').wrapping_add(10),
    }
}

/// What is no base64 is passed over.
fn base64(raw: &[u8]) -> Vec<u8> {
    base64_decode(raw).unwrap_or_else(|| {
        let alphabet = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
        let mut clean: Vec<u8> = raw.iter().copied().filter(alphabet).collect();
        if clean.len() % 4 == 1 {
            clean.pop();
        }
        clean.resize(clean.len().next_multiple_of(4), b'=');
        base64_decode(&clean).unwrap_or_default()
    })
}

/// By the named charset; UTF-8 where the bytes are plainly that although something else is said, and a guess
/// between the Windows charsets of Hebrew and Polish where nothing is said.
pub fn to_text(bytes: &[u8], charset: Option<&str>) -> String {
    let name = charset.unwrap_or_default().trim().to_ascii_lowercase();
    let says_nothing = matches!(name.as_str(), "" | "us-ascii" | "ascii" | "utf-8" | "utf8" | "unknown-8bit" | "8bit" | "binary");
    let western = matches!(name.as_str(), "iso-8859-1" | "windows-1252" | "latin1" | "cp1252");
    if says_nothing || western {
        // A cut in the middle of a letter is no reason to doubt.
        match std::str::from_utf8(bytes) {
            Ok(text) => return text.to_owned(),
            Err(error) if bytes.len() - error.valid_up_to() < 4 => return String::from_utf8_lossy(bytes).into_owned(),
            Err(_) => {}
        }
    }
    if matches!(name.as_str(), "utf-8" | "utf8") {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    if !says_nothing && let Some(decode) = charset_decoder(name.as_bytes()) {
        return decode(bytes);
    }
    guessed(bytes)
}

/// Text in a charset that nobody names: UTF-8 if it is that, otherwise the Windows charset of Hebrew or of Polish.
pub fn guessed(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    let hebrew = bytes.iter().filter(|byte| (0xe0..=0xfa).contains(*byte)).count();
    let guess = if hebrew * 10 >= high * 8 { "windows-1255" } else { "windows-1250" };
    charset_decoder(guess.as_bytes()).map_or_else(|| String::from_utf8_lossy(bytes).into_owned(), |decode| decode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &[u8], encoding: &str, charset: Option<&str>, expected: &str) {
        assert_eq!(decode(raw, Encoding::of(Some(encoding.as_bytes())), charset, 1000), expected);
    }

    #[test]
    fn encodings_are_unwrapped() {
        check(b"Za=C5=BC=C3=B3=C5=82=C4=87 =\r\nje=C5=BC", "Quoted-Printable", Some("UTF-8"), "Zażółć jeż");
        check(b"16nXnNeV150=\n", "BASE64", Some("utf-8"), "שלום");
        check(b"\xf9\xec\xe5\xed", "8bit", Some("windows-1255"), "שלום");
        check(b"za\xbf\xf3\xb3\xe6", "8bit", Some("iso-8859-2"), "zażółć");
    }

    #[test]
    fn broken_encodings_give_what_can_be_read() {
        check(b"100 = sto =ZZ =", "quoted-printable", None, "100 = sto =ZZ =");
        check(b"16nX*nNeV150=", "base64", Some("utf-8"), "שלום");
        check("zażółć".as_bytes(), "8bit", Some("us-ascii"), "zażółć");
        check("zażółć".as_bytes(), "8bit", Some("iso-8859-1"), "zażółć");
        check(b"\xf9\xec\xe5\xed", "8bit", None, "שלום");
    }

    #[test]
    fn a_cut_falls_between_letters() {
        assert_eq!(decode("żółw".as_bytes(), Encoding::Plain, Some("utf-8"), 2), "ż");
        assert_eq!(decode(b"\xf9\xec\xe5\xed", Encoding::Plain, Some("windows-1255"), 3), "ש");
    }
}
