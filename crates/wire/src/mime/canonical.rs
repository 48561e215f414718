//! The body in the form in which every store would show it: line feeds only, `From ` lines unquoted, no blank lines
//! at the end. Its hash tells whether two copies of a letter are the same.

use std::borrow::Cow;

use memchr::memmem;
use mila_domain::message::BodyHash;

/// 128 bits of BLAKE3 over the canonical body.
pub fn hash(body: &[u8]) -> BodyHash {
    let body = body.trim_ascii_end();
    let mut hasher = blake3::Hasher::new();
    if memchr::memchr(b'\r', body).is_none() && !has_quoted_from(body) {
        hasher.update(body);
    } else {
        for line in body.split_inclusive(|byte| *byte == b'\n') {
            let line = without_from_quote(line);
            match line.strip_suffix(b"\r\n") {
                Some(line) => hasher.update(line).update(b"\n"),
                None => hasher.update(line),
            };
        }
    }
    let mut short = [0; 16];
    short.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    BodyHash(short)
}

/// The body without one level of mbox quoting. mboxo quotes only bare `From ` lines and mboxrd all of them, so that
/// for both one level is what the writer did not write.
pub fn unquoted(body: &[u8]) -> Cow<'_, [u8]> {
    if !has_quoted_from(body) {
        return Cow::Borrowed(body);
    }
    let mut text = Vec::with_capacity(body.len());
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let quoted = without_from_quote(line).len() < line.len();
        text.extend_from_slice(&line[usize::from(quoted)..]);
    }
    Cow::Owned(text)
}

fn has_quoted_from(body: &[u8]) -> bool {
    memmem::find(body, b">From ").is_some()
}

/// The line without the `>` before its `From `, however many there are.
fn without_from_quote(line: &[u8]) -> &[u8] {
    let bare = &line[line.iter().take_while(|byte| **byte == b'>').count()..];
    if bare.starts_with(b"From ") { bare } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_letter_from_another_store_has_the_same_hash() {
        let body = b"Hello\n\nFrom here on\nbye\n";
        for copy in [
            b"Hello\r\n\r\nFrom here on\r\nbye\r\n".as_slice(),
            b"Hello\n\n>From here on\nbye\n\n",
            b"Hello\n\n>>From here on\nbye",
        ] {
            assert_eq!(hash(body), hash(copy));
        }
        assert_ne!(hash(body), hash(b"Hello\n\nFrom there on\nbye\n"));
    }

    #[test]
    fn one_level_of_quoting_is_taken_away() {
        assert_eq!(unquoted(b"a\n>From b\n>>From c\n>d\n").as_ref(), b"a\nFrom b\n>From c\n>d\n");
    }
}
