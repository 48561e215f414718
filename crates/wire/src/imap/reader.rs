//! Cuts what an IMAP server sends into whole responses (RFC 9051 §2.2.2), in one pass over the bytes and with bounds.
//! What a response says is read by `reply`.

use memchr::memchr;

/// Bytes of a response beside its literals; a search in a folder of a million messages has 8 MiB.
const LONGEST_TEXT: usize = 16 << 20;
/// More literals than this in one response are meant to be in the way.
const MOST_LITERALS: usize = 1_000;
/// A literal longer than this is read and let go of; 128 MiB.
pub const LONGEST_LITERAL: u64 = 128 << 20;
/// So much is set aside for a literal at once, whatever length it claims to have; 1 MiB.
const ROOM_AT_ONCE: u64 = 1 << 20;

/// Why what the server sends is no IMAP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// A line does not end.
    #[error("a line does not end")]
    Endless,
    /// One response has too many parts.
    #[error("a response has too many parts")]
    TooManyParts,
    /// A response does not have the shape that it has to have.
    #[error("a response has another shape than IMAP's")]
    Shape,
}

/// A literal: bytes of a length that was said before.
#[derive(Debug, PartialEq, Eq)]
pub enum Literal {
    /// As they came.
    Bytes(Vec<u8>),
    /// It was longer than [`LONGEST_LITERAL`] and is not kept; this was its length.
    TooLong(u64),
}

/// A whole response: its text, in which each literal has left its `{length}` and a line feed, and the literals.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Response {
    pub text: Vec<u8>,
    pub literals: Vec<Literal>,
}

/// Collects bytes until a response is whole.
#[derive(Debug, Default)]
pub struct Reader {
    response: Response,
    /// How many bytes of the last literal are still to come.
    awaited: u64,
}

impl Reader {
    /// Whether it stands between two responses.
    pub fn is_between(&self) -> bool {
        self.awaited == 0 && self.response.text.is_empty()
    }

    /// Takes bytes from the front of `bytes` until a response is whole or nothing is left; says how many it took.
    pub fn take(&mut self, bytes: &[u8]) -> Result<(usize, Option<Response>), Malformed> {
        let mut taken = 0;
        while taken < bytes.len() {
            let rest = &bytes[taken..];
            if self.awaited > 0 {
                taken += self.take_literal(rest);
                continue;
            }
            let line = memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
            self.response.text.extend_from_slice(&rest[..line]);
            taken += line;
            if self.response.text.len() > LONGEST_TEXT {
                return Err(Malformed::Endless);
            }
            if self.response.text.ends_with(b"\n") && !self.begins_literal()? {
                return Ok((taken, Some(self.whole())));
            }
        }
        Ok((taken, None))
    }

    fn take_literal(&mut self, bytes: &[u8]) -> usize {
        let length = usize::try_from(self.awaited).unwrap_or(usize::MAX).min(bytes.len());
        if let Some(Literal::Bytes(literal)) = self.response.literals.last_mut() {
            literal.extend_from_slice(&bytes[..length]);
        }
        self.awaited -= length as u64;
        length
    }

    /// Whether the line that has just ended announces a literal. Then its end is a single line feed.
    fn begins_literal(&mut self) -> Result<bool, Malformed> {
        let text = &mut self.response.text;
        text.pop();
        if text.last() == Some(&b'\r') {
            text.pop();
        }
        let Some(length) = announced(text) else {
            return Ok(false);
        };
        if self.response.literals.len() == MOST_LITERALS {
            return Err(Malformed::TooManyParts);
        }
        text.push(b'\n');
        let literal = if length > LONGEST_LITERAL {
            Literal::TooLong(length)
        } else {
            Literal::Bytes(Vec::with_capacity(usize::try_from(length.min(ROOM_AT_ONCE)).unwrap_or(0)))
        };
        self.response.literals.push(literal);
        self.awaited = length;
        Ok(true)
    }

    fn whole(&mut self) -> Response {
        std::mem::take(&mut self.response)
    }
}

/// The length of the literal that a line announces at its end: `{12}`, `{12+}`, `~{12}`. A number of more than 64 bits
/// is none.
fn announced(line: &[u8]) -> Option<u64> {
    let inner = line.strip_suffix(b"}")?;
    let start = inner.iter().rposition(|byte| *byte == b'{')?;
    let digits = inner[start + 1..].strip_suffix(b"+").unwrap_or(&inner[start + 1..]);
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    std::str::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// All responses in these bytes, handed over in portions of so many.
    fn read(bytes: &[u8], portion: usize) -> Result<Vec<Response>, Malformed> {
        let (mut reader, mut found) = (Reader::default(), Vec::new());
        for part in bytes.chunks(portion) {
            let mut rest = part;
            while !rest.is_empty() {
                let (taken, response) = reader.take(rest)?;
                found.extend(response);
                rest = &rest[taken..];
            }
        }
        Ok(found)
    }

    fn response(text: &str, literals: &[&str]) -> Response {
        let literals = literals.iter().map(|literal| Literal::Bytes(literal.as_bytes().to_vec())).collect();
        Response { text: text.as_bytes().to_vec(), literals }
    }

    #[test]
    fn responses_are_cut_at_line_ends_but_not_within_literals() {
        let bytes = b"* OK hello\r\n* 1 FETCH (BODY[] {5}\r\na\r\nb\n X {0}\r\n)\r\nA1 OK done\n";
        let whole = [
            response("* OK hello", &[]),
            response("* 1 FETCH (BODY[] {5}\n X {0}\n)", &["a\r\nb\n", ""]),
            response("A1 OK done", &[]),
        ];
        for portion in 1..bytes.len() {
            assert_eq!(read(bytes, portion).unwrap(), whole);
        }
    }

    #[test]
    fn what_only_looks_like_a_literal_is_text() {
        for line in ["* OK {}", "* OK {x}", "* OK {99999999999999999999}", "* OK 5}"] {
            assert_eq!(read(format!("{line}\r\n").as_bytes(), 7).unwrap(), [response(line, &[])]);
        }
    }

    #[test]
    fn a_literal_that_is_too_long_is_let_go_of() {
        let mut reader = Reader::default();
        let length = LONGEST_LITERAL + 1;
        reader.take(format!("* 1 FETCH (BODY[] {{{length}}}\r\n").as_bytes()).unwrap();
        let portion = vec![b'x'; 1 << 20];
        let mut sent = 0;
        while sent < length {
            let part = usize::try_from((length - sent).min(1 << 20)).unwrap();
            assert_eq!(reader.take(&portion[..part]).unwrap(), (part, None));
            sent += part as u64;
        }
        let (_, whole) = reader.take(b")\r\n").unwrap();
        assert_eq!(whole.unwrap().literals, [Literal::TooLong(length)]);
    }

    #[test]
    fn a_line_without_an_end_is_refused() {
        let mut reader = Reader::default();
        let portion = vec![b'x'; 1 << 20];
        let refused = (0..20).find_map(|_| reader.take(&portion).err());
        assert_eq!(refused, Some(Malformed::Endless));
        let many = "* {0}\r\n".to_owned() + &"{0}\r\n".repeat(MOST_LITERALS + 1);
        assert_eq!(read(many.as_bytes(), 4_096), Err(Malformed::TooManyParts));
    }

    proptest! {
        #[test]
        fn portions_do_not_matter(bytes in proptest::collection::vec(prop_oneof![Just(b'{'), Just(b'}'), Just(b'3'), Just(b'\n'), Just(b'\r'), any::<u8>()], 0..200), portion in 1_usize..20) {
            prop_assert_eq!(read(&bytes, portion), read(&bytes, usize::MAX));
        }
    }
}
