//! Splits an mbox (mboxo, mboxrd, mboxcl; Gmail's, Thunderbird's, Apple's) into messages while it is read, in pieces
//! that can be opened by several threads. Memory is bounded by the piece, not by the file.

mod separator;

use std::io::Read;
use std::ops::Range;

use jiff::Timestamp;
use memchr::memmem;

pub use separator::is_mbox;
pub(crate) use separator::known_fields;
use separator::{arrival, is_separator};

/// A piece holds at least this much, or one message; 256 KiB: it stays in the processor's cache while it is read.
const PIECE: usize = 1 << 18;
/// A longer message is not kept, in whatever form it is met; 256 MiB.
pub const LONGEST_KEPT: usize = 256 << 20;

/// Whole messages that lie one after the other in a file.
#[derive(Debug)]
pub struct Piece {
    /// The bytes of all of them.
    pub bytes: Vec<u8>,
    /// Where each lies in `bytes`.
    pub letters: Vec<Span>,
}

/// One message of a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Its bytes within the piece, without the separator line.
    pub range: Range<usize>,
    /// Where its separator line begins in the file.
    pub offset: u64,
    /// What the separator line says about its arrival.
    pub arrived: Option<Timestamp>,
    /// Whether all of it is there.
    pub extent: Extent,
}

/// How much of a message is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// Its beginning: the rest, beyond what is kept of one message, was passed over.
    Beginning,
}

/// How the file ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// As it should.
    Whole,
    /// Within its last message.
    CutOff,
}

/// An mbox under the reader's eye. Memory is at most a piece and the longest message that is read.
pub struct Mbox<R> {
    source: R,
    bytes: Vec<u8>,
    /// Where `bytes` begins in the file.
    offset: u64,
    is_read: bool,
    ending: Ending,
    /// A longer message is passed over.
    longest: usize,
}

/// Where the next message begins, seen from within one.
enum Next {
    /// Here.
    At(usize),
    /// Nowhere: the file ends.
    AtEnd,
    /// It cannot be said before more is read.
    Unknown,
}

impl<R: Read> Mbox<R> {
    /// An mbox whose first byte is the next one that `source` gives.
    pub const fn new(source: R) -> Self {
        Self::keeping(source, LONGEST_KEPT)
    }

    /// The same with another limit for the length of a message.
    const fn keeping(source: R, longest: usize) -> Self {
        Self { source, bytes: Vec::new(), offset: 0, is_read: false, ending: Ending::Whole, longest }
    }

    /// How the file ended; true once [`Mbox::next_piece`] has given `None`.
    pub const fn ending(&self) -> Ending {
        self.ending
    }

    /// How many bytes of the file have been given out.
    pub const fn position(&self) -> u64 {
        self.offset
    }

    /// The next messages; `None` at the end.
    ///
    /// # Errors
    /// When the source cannot be read.
    pub fn next_piece(&mut self) -> std::io::Result<Option<Piece>> {
        let mut want = PIECE;
        loop {
            self.fill(want)?;
            if self.bytes.is_empty() {
                return Ok(None);
            }
            let (letters, end) = self.whole_letters();
            if !letters.is_empty() {
                return Ok(Some(self.give(letters, end)));
            }
            let most = self.longest + PIECE;
            if self.bytes.len() >= most {
                return self.give_giant().map(Some);
            }
            want = (self.bytes.len() * 2).min(most);
        }
    }

    fn fill(&mut self, want: usize) -> std::io::Result<()> {
        if self.is_read || self.bytes.len() >= want {
            return Ok(());
        }
        self.bytes.reserve_exact(want - self.bytes.len());
        let room = want - self.bytes.len();
        let read = self.source.by_ref().take(room as u64).read_to_end(&mut self.bytes)?;
        self.is_read = read < room;
        Ok(())
    }

    /// The messages that lie wholly in `bytes`, and where the last of them ends.
    fn whole_letters(&mut self) -> (Vec<Span>, usize) {
        let (mut letters, mut start) = (Vec::new(), 0);
        while start < self.bytes.len() {
            let end = match self.next_from(start) {
                Next::At(end) => end,
                Next::AtEnd => {
                    self.ending = ending(&self.bytes[start..]);
                    self.bytes.len()
                }
                Next::Unknown => break,
            };
            letters.push(span(&self.bytes, start, end, self.offset));
            start = end;
        }
        (letters, start)
    }

    /// Where the message after the one at `start` begins.
    fn next_from(&self, start: usize) -> Next {
        match by_content_length(&self.bytes, start, self.is_read) {
            Some(Next::At(end)) => return Next::At(end),
            Some(Next::AtEnd) => return Next::AtEnd,
            Some(Next::Unknown) if self.bytes.len() < self.longest => return Next::Unknown,
            Some(Next::Unknown) | None => {}
        }
        for found in memmem::find_iter(&self.bytes[start..], b"\nFrom ") {
            let line = start + found + 1;
            match is_separator(&self.bytes, line, self.is_read) {
                Some(true) => return Next::At(line),
                Some(false) => {}
                None => return Next::Unknown,
            }
        }
        if self.is_read { Next::AtEnd } else { Next::Unknown }
    }

    /// Gives the first `end` bytes away and keeps the rest.
    fn give(&mut self, letters: Vec<Span>, end: usize) -> Piece {
        let mut rest = Vec::with_capacity(PIECE.max(self.bytes.len() - end));
        rest.extend_from_slice(&self.bytes[end..]);
        let mut bytes = std::mem::replace(&mut self.bytes, rest);
        bytes.truncate(end);
        self.offset += end as u64;
        Piece { bytes, letters }
    }

    /// A message longer than what is kept: its beginning is given as such, the rest passed over.
    fn give_giant(&mut self) -> std::io::Result<Piece> {
        let offset = self.offset;
        let letter = Span { extent: Extent::Beginning, ..span(&self.bytes, 0, self.longest, offset) };
        let piece = self.give(vec![letter], self.longest);
        loop {
            let next = memmem::find_iter(&self.bytes, b"\nFrom ")
                .map(|found| found + 1)
                .find(|line| is_separator(&self.bytes, *line, self.is_read) != Some(false));
            let keep = match next {
                Some(line) if is_separator(&self.bytes, line, self.is_read) == Some(true) => {
                    self.pass_over(line);
                    return Ok(piece);
                }
                Some(line) => self.bytes.len() - line + 1,
                None => b"\nFrom".len().min(self.bytes.len()),
            };
            if self.is_read {
                self.pass_over(self.bytes.len());
                return Ok(piece);
            }
            self.pass_over(self.bytes.len() - keep);
            self.fill(self.bytes.len() + PIECE)?;
        }
    }

    fn pass_over(&mut self, count: usize) {
        self.bytes.drain(..count);
        self.offset += count as u64;
    }
}

fn span(bytes: &[u8], start: usize, end: usize, offset: u64) -> Span {
    let line_end = memchr::memchr(b'\n', &bytes[start..end]).map_or(end, |length| start + length + 1);
    let line = &bytes[start..line_end];
    let has_line = line.starts_with(b"From ");
    Span {
        range: if has_line { line_end..end } else { start..end },
        offset: offset + start as u64,
        arrived: if has_line { arrival(line) } else { None },
        extent: Extent::Whole,
    }
}

/// Follows `Content-Length` (mboxcl) where it leads to a separator or to the end; `None` where there is none or it
/// leads astray.
fn by_content_length(bytes: &[u8], start: usize, is_read: bool) -> Option<Next> {
    let window = &bytes[start..bytes.len().min(start + (64 << 10))];
    let header = header_length(window)?;
    let field = memmem::find(&window[..header], b"\nContent-Length:")
        .or_else(|| memmem::find(&window[..header], b"\nContent-length:"))?;
    let value = &window[field + b"\nContent-Length:".len()..header];
    let line = value.split(|byte| *byte == b'\n').next()?.trim_ascii();
    let length: usize = std::str::from_utf8(line).ok()?.parse().ok()?;
    let end = start.checked_add(header)?.checked_add(length)?;
    // Between the body and the next separator stands at most one blank line.
    for end in [end, end + 1, end + 2] {
        if end == bytes.len() && is_read {
            return Some(Next::AtEnd);
        }
        if end >= bytes.len() {
            return if is_read { None } else { Some(Next::Unknown) };
        }
        if bytes[end - 1] == b'\n' && bytes[end..].starts_with(b"From ") {
            return match is_separator(bytes, end, is_read) {
                Some(true) => Some(Next::At(end)),
                Some(false) => None,
                None => Some(Next::Unknown),
            };
        }
    }
    None
}

/// Where the body begins.
fn header_length(bytes: &[u8]) -> Option<usize> {
    let bare = memmem::find(bytes, b"\n\n").map(|at| at + 2);
    let with_return = memmem::find(&bytes[..bare.unwrap_or(bytes.len())], b"\r\n\r\n").map(|at| at + 4);
    with_return.or(bare)
}

/// Whether the last message of a file looks whole.
fn ending(letter: &[u8]) -> Ending {
    let Some(header) = header_length(letter) else { return Ending::CutOff };
    let fields = letter[..header].to_ascii_lowercase();
    let boundary = memmem::find(&fields, b"boundary=").map(|at| &letter[at + 9..header]);
    let boundary = boundary.and_then(|rest| match rest.strip_prefix(b"\"") {
        Some(quoted) => quoted.split(|byte| *byte == b'"').next(),
        None => rest.split(|byte| byte.is_ascii_whitespace() || *byte == b';').next(),
    });
    let is_open = boundary.is_some_and(|boundary| {
        let last = [b"--", boundary, b"--"].concat();
        memmem::find(&letter[header..], &last).is_none()
    });
    if is_open && !letter.ends_with(b"\n\n") || !letter.ends_with(b"\n") { Ending::CutOff } else { Ending::Whole }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(mbox: &[u8]) -> Vec<(u64, String)> {
        let mut mbox = Mbox::new(mbox);
        let mut letters = Vec::new();
        while let Some(piece) = mbox.next_piece().unwrap() {
            for span in piece.letters {
                letters.push((span.offset, String::from_utf8_lossy(&piece.bytes[span.range]).into_owned()));
            }
        }
        letters
    }

    const LINE: &str = "From a@x.example Thu Mar  5 10:00:00 2026\n";

    #[test]
    fn messages_are_split_at_separator_lines() {
        let mbox = format!("{LINE}A: 1\n\none\n\n{LINE}A: 2\n\ntwo\n");
        let second = (LINE.len() + "A: 1\n\none\n\n".len()) as u64;
        assert_eq!(split(mbox.as_bytes()), [(0, "A: 1\n\none\n\n".into()), (second, "A: 2\n\ntwo\n".into())]);
    }

    #[test]
    fn a_sentence_that_begins_with_from_separates_nothing() {
        let mbox = format!("{LINE}A: 1\n\nFrom here on: nothing.\n\nFrom 10:00 on in 2026\nnote: bring tea\n>From me\n");
        assert_eq!(split(mbox.as_bytes()).len(), 1);
    }

    #[test]
    fn a_right_content_length_is_followed_over_separators() {
        let body = format!("one\n\n{LINE}B: no\n\n");
        let mbox = format!("{LINE}A: 1\nContent-Length: {}\n\n{body}\n{LINE}A: 2\n\ntwo\n", body.len());
        assert_eq!(split(mbox.as_bytes()).len(), 2);
        let wrong = format!("{LINE}A: 1\nContent-Length: 3\n\nlonger\n\n{LINE}A: 2\nContent-Length: 9999\n\ntwo\n");
        assert_eq!(split(wrong.as_bytes()).len(), 2);
    }

    #[test]
    fn windows_line_ends_separate_too() {
        let mbox = format!("{LINE}A: 1\n\none\n\n{LINE}A: 2\n\ntwo\n").replace('\n', "\r\n");
        assert_eq!(split(mbox.as_bytes()).len(), 2);
    }

    #[test]
    fn a_file_that_is_cut_off_says_so() {
        let whole = format!("{LINE}A: 1\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\n\none\n--b--\n");
        for (length, expected) in
            [(whole.len(), Ending::Whole), (whole.len() - 6, Ending::CutOff), (LINE.len() + 3, Ending::CutOff)]
        {
            let mut mbox = Mbox::new(&whole.as_bytes()[..length]);
            while mbox.next_piece().unwrap().is_some() {}
            assert_eq!(mbox.ending(), expected, "{length}");
        }
    }

    /// What is found of messages when one may be this long: where each begins, how long it is, and whether that is all.
    fn extents(mbox: &[u8], longest: usize) -> Vec<(u64, usize, Extent)> {
        let mut mbox = Mbox::keeping(mbox, longest);
        let mut found = Vec::new();
        while let Some(piece) = mbox.next_piece().unwrap() {
            assert!(piece.bytes.len() <= longest + PIECE);
            found.extend(piece.letters.iter().map(|span| (span.offset, span.range.len(), span.extent)));
        }
        found
    }

    #[test]
    fn a_message_of_more_than_32_mib_is_given_whole() {
        let length = crate::mime::LONGEST_READ + 3 * PIECE;
        let mut mbox = format!("{LINE}A: 1\n\n").into_bytes();
        mbox.resize(length, b'x');
        mbox.extend_from_slice(format!("\n\n{LINE}A: 2\n\ntwo\n").as_bytes());
        let second = (length + 2) as u64;
        let whole = [(0, length + 2 - LINE.len(), Extent::Whole), (second, "A: 2\n\ntwo\n".len(), Extent::Whole)];
        assert_eq!(extents(&mbox, LONGEST_KEPT), whole);
    }

    #[test]
    fn a_message_longer_than_what_is_kept_says_so_and_does_not_hide_the_next() {
        let longest = PIECE * 3;
        let mut mbox = format!("{LINE}A: 1\n\n").into_bytes();
        mbox.resize(longest * 4, b'x');
        mbox.extend_from_slice(format!("\n\n{LINE}A: 2\n\ntwo\n").as_bytes());
        let second = (longest * 4 + 2) as u64;
        let found = extents(&mbox, longest);
        assert_eq!(found, [(0, longest - LINE.len(), Extent::Beginning), (second, "A: 2\n\ntwo\n".len(), Extent::Whole)]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_split_without_loss(chunks in proptest::collection::vec(prop_oneof![
            Just(LINE.as_bytes().to_vec()), Just(b"\n".to_vec()), Just(b"A: 1\n\n".to_vec()),
            Just(b"Content-Length: 12\n".to_vec()), Just("\n\nFrom 5€ 10:00 z róg\n".as_bytes().to_vec()), proptest::collection::vec(any::<u8>(), 0..20),
        ], 0..40)) {
            let bytes = [LINE.as_bytes().to_vec(), chunks.concat()].concat();
            let mut mbox = Mbox::new(bytes.as_slice());
            let mut total = 0;
            while let Some(piece) = mbox.next_piece().unwrap() {
                let mut at = 0;
                for span in &piece.letters {
                    prop_assert_eq!(span.offset, (total + at) as u64);
                    prop_assert!(span.range.start >= at && span.range.end <= piece.bytes.len());
                    at = span.range.end;
                }
                total += piece.bytes.len();
            }
            prop_assert_eq!(total, bytes.len());
        }
    }
}
