//! Cutting a text into words, and into what stands closer than words: numbers with gaps, addresses, codes.
//! A word by itself is cut exactly as it is inside a text, so that it finds that text.

use std::ops::Range;

use super::fold::{is_inner_quote, is_silent};
use super::numbers::Numbers;

/// Who listens to a scan.
pub(super) trait Listener {
    /// A word, with the apostrophes inside it.
    fn word(&mut self, at: Range<usize>, raw: &str);
    /// Two words that one sign holds together: "FV/12", "firma.pl".
    fn pair(&mut self, at: Range<usize>, left: &str, right: &str);
    /// Something that is also written without its gaps: "4 200", "e-mail", or a sign that is a word by itself.
    fn joined(&mut self, at: Range<usize>, term: &str);
}

/// A word longer than this, in characters, is data.
const LONGEST_WORD: usize = 64;
/// After this many words without a space between them the rest is passed over.
const LONGEST_CHAIN: usize = 64;
/// A run of letters and digits is looked at as possible data from this many bytes in one word on.
const SUSPICIOUS: usize = 16;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Gap,
    Word,
    /// A letter of a script without spaces between words.
    Dense,
    Emoji,
}

/// How two neighbouring words are held together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// Not at all.
    Apart,
    /// By a space or the like, as the groups of a number are.
    Loose,
    /// By one sign, this one.
    Tight(char),
}

/// Cuts a text and tells the listener.
pub(super) fn scan(text: &str, listener: &mut impl Listener) {
    let mut scan = Scan { text, listener, previous: 0..0, chain: 0, numbers: Numbers::default() };
    let mut at = 0;
    while let Some((class, width)) = class_at(text, at) {
        at = match class {
            Class::Gap => at + width,
            Class::Word => scan.word(at),
            Class::Dense => scan.dense(at),
            Class::Emoji => {
                scan.listener.joined(at..at + width, &text[at..at + width]);
                at + width
            }
        };
    }
    scan.numbers.finish(text, scan.listener);
}

struct Scan<'t, L> {
    text: &'t str,
    listener: &'t mut L,
    /// The word before this one; empty if there is none.
    previous: Range<usize>,
    /// Words since the last space.
    chain: usize,
    numbers: Numbers,
}

impl<L: Listener> Scan<'_, L> {
    /// Reads the word that begins here and returns where it ends.
    fn word(&mut self, start: usize) -> usize {
        let end = end_of_word(self.text, start);
        if end - start >= SUSPICIOUS
            && let Some(end) = end_of_data(self.text.as_bytes(), start)
        {
            self.break_off();
            return end;
        }
        let link = self.link(start);
        self.chain = if matches!(link, Link::Tight(_)) { self.chain + 1 } else { 0 };
        let raw = &self.text[start..end];
        if self.chain >= LONGEST_CHAIN || (raw.len() > LONGEST_WORD && raw.chars().nth(LONGEST_WORD).is_some()) {
            self.break_off();
            // The chain goes on where a sign follows, whatever it was that was passed over.
            self.previous = start..end;
            return end;
        }
        self.listener.word(start..end, raw);
        let is_number = raw.bytes().all(|byte| byte.is_ascii_digit());
        if let Link::Tight(sign) = link {
            self.pair(sign, start..end, is_number);
        }
        if is_number {
            self.numbers.push(start..end, link, self.text, self.listener);
        } else {
            self.numbers.finish(self.text, self.listener);
        }
        self.previous = start..end;
        end
    }

    fn break_off(&mut self) {
        self.numbers.finish(self.text, self.listener);
        self.previous = 0..0;
    }

    /// Two words with a sign between them, if it holds them together.
    fn pair(&mut self, sign: char, right: Range<usize>, right_is_number: bool) {
        let left = &self.text[self.previous.clone()];
        if left.len() > LONGEST_WORD {
            return;
        }
        let (at, right) = (self.previous.start..right.end, &self.text[right]);
        let holds = match sign {
            '.' | '@' | '_' => true,
            ',' => right_is_number && left.bytes().all(|byte| byte.is_ascii_digit()),
            _ => left.bytes().chain(right.bytes()).any(|byte| byte.is_ascii_digit()),
        };
        if holds {
            self.listener.pair(at, left, right);
        } else if sign == '-' && left.len() == 1 {
            self.listener.joined(at, &format!("{left}{right}"));
        }
    }

    /// How the word that begins here is held to the one before it.
    fn link(&self, start: usize) -> Link {
        if self.previous.is_empty() {
            return Link::Apart;
        }
        // Compared as bytes, which is quicker: no-break spaces and thin ones, apostrophes, hyphens, minus and maqaf.
        match &self.text.as_bytes()[self.previous.end..start] {
            b" " | b"\xc2\xa0" | b"\xe2\x80\xaf" | b"\xe2\x80\x89" | b") " | b" (" | b")" => Link::Loose,
            b"'" | b"\xe2\x80\x99" => Link::Tight('\''),
            b"-" | b"\xe2\x80\x90" | b"\xe2\x80\x91" | b"\xe2\x80\x93" | b"\xe2\x88\x92" | b"\xd6\xbe" => Link::Tight('-'),
            [sign @ (b'.' | b'/' | b'@' | b'_' | b':' | b',' | b'+' | b'=' | b'&' | b'#' | b'\\')] => {
                Link::Tight(char::from(*sign))
            }
            _ => Link::Apart,
        }
    }

    /// Reads a run of a script without spaces: every two neighbouring letters, and the last one.
    fn dense(&mut self, start: usize) -> usize {
        self.break_off();
        let mut at = start;
        let mut before = None;
        while let Some((Class::Dense, width)) = class_at(self.text, at) {
            if let Some(before) = before {
                self.listener.joined(before..at + width, &self.text[before..at + width]);
            }
            before = Some(at);
            at += width;
        }
        let last = before.unwrap_or(start);
        self.listener.joined(last..at, &self.text[last..at]);
        at
    }
}

fn end_of_word(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        at += usual(&bytes[at..]);
        // Most words end here, at a space, a full stop or a comma.
        if bytes.get(at).is_none_or(|byte| byte.is_ascii() && !matches!(byte, b'\'' | b'"' | b'`')) {
            return at;
        }
        match class_at(text, at) {
            Some((Class::Word, width)) => at += width,
            Some((Class::Gap, width)) if is_inside(text, at, width) => at += width,
            Some((Class::Gap | Class::Dense | Class::Emoji, _)) | None => return at,
        }
    }
}

/// How many bytes of the letters that most words are made of come first: Latin, Polish, Hebrew.
fn usual(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        match bytes[at..] {
            [b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9', ..] => at += 1,
            [0xd7, 0x90..=0xaa, ..] | [0xc4, ..] | [0xc3, 0xa0..=0xb6, ..] | [0xc5, 0x80..=0xbe, ..] => at += 2,
            _ => return at,
        }
    }
}

/// Whether the sign here is a quotation mark inside a word: an apostrophe between letters, a quotation mark in Hebrew.
fn is_inside(text: &str, at: usize, width: usize) -> bool {
    let sign = text[at..].chars().next();
    let Some(sign) = sign.filter(|sign| is_inner_quote(*sign)) else { return false };
    let (before, after) = (text[..at].chars().next_back(), text[at + width..].chars().next());
    let (Some(before), Some(after)) = (before, after) else { return false };
    if is_hebrew(after) {
        is_hebrew(before) || is_silent(before)
    } else {
        before.is_alphabetic() && after.is_alphabetic() && matches!(sign, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
    }
}

const fn is_hebrew(char: char) -> bool {
    matches!(char, 'א'..='ת')
}

/// Where a stretch of encoded data ends that begins here, if it is one: long, and changing between small letters,
/// capitals and digits all the time.
fn end_of_data(bytes: &[u8], start: usize) -> Option<usize> {
    let of = |byte: u8| match byte {
        b'a'..=b'z' => Some(0),
        b'A'..=b'Z' => Some(1),
        b'0'..=b'9' => Some(2),
        b'+' | b'/' | b'=' | b'_' | b'-' => Some(3),
        _ => None,
    };
    let mut changes = 0;
    let mut before = None;
    let mut at = start;
    while let Some(class) = bytes.get(at).and_then(|byte| of(*byte)) {
        changes += usize::from(before.replace(class).is_some_and(|before| before != class));
        at += 1;
    }
    (at - start > 60 && changes * 4 > at - start).then_some(at)
}

fn class_at(text: &str, at: usize) -> Option<(Class, usize)> {
    let byte = *text.as_bytes().get(at)?;
    if byte < 128 {
        return Some((if byte.is_ascii_alphanumeric() { Class::Word } else { Class::Gap }, 1));
    }
    let char = text[at..].chars().next()?;
    let class = match char {
        'א'..='ת' | 'à'..='ö' | 'ø'..='ž' => Class::Word,
        '\u{a0}'..='\u{a9}' | '\u{2010}'..='\u{2027}' => Class::Gap,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' if char.is_alphabetic() => Class::Dense,
        '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
            if char.is_alphabetic() =>
        {
            Class::Dense
        }
        '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1f3fa}' | '\u{1f400}'..='\u{1faff}' => Class::Emoji,
        _ if char.is_alphanumeric() || is_silent(char) => Class::Word,
        _ => Class::Gap,
    };
    Some((class, char.len_utf8()))
}
