//! Which sentences are worth reading word by word: those that hold the beginning of a telling phrase.
//! Most sentences hold none; looking at the hashes of their words is many times quicker than reading them.

use std::collections::HashMap;
use std::sync::LazyLock;

use mila_domain::language::Language;

use crate::fold::{fold, folded, is_hebrew, is_letter, is_unseen};
use crate::lexicon::{Mark, phrases};

/// What a sentence may hold, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Kinds(u8);

impl Kinds {
    /// A promise.
    pub(crate) const PROMISE: Self = Self(1);
    /// A request.
    pub(crate) const REQUEST: Self = Self(2);
    /// A delivery.
    pub(crate) const DELIVERY: Self = Self(4);

    const ALL: Self = Self(7);

    /// Whether the other is in the set.
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What a phrase with this mark is a sign of. Marks that tell only at the beginning of a sentence are none.
    const fn of(mark: Mark) -> Option<Self> {
        match mark {
            Mark::Commits | Mark::CommitsToYou | Mark::BareWill | Mark::Will | Mark::Doing | Mark::YouGet => Some(Self::PROMISE),
            Mark::Request => Some(Self::REQUEST),
            Mark::Delivers => Some(Self::DELIVERY),
            _ => None,
        }
    }
}

/// The telling phrases of one language by the hash of their first word, or of their first two.
#[derive(Debug)]
pub(crate) struct Triggers {
    kinds: HashMap<u64, Kinds>,
    /// A bit for each hash in `kinds`, and for each first word of two: small enough to stay close to the processor.
    seen: Vec<u64>,
}

/// So many bits are in `Triggers::seen`.
const BITS: u64 = 1 << 16;

impl Triggers {
    /// The phrases of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        static ENGLISH: LazyLock<Triggers> = LazyLock::new(|| Triggers::new(Language::English));
        static POLISH: LazyLock<Triggers> = LazyLock::new(|| Triggers::new(Language::Polish));
        static HEBREW: LazyLock<Triggers> = LazyLock::new(|| Triggers::new(Language::Hebrew));
        match language {
            Language::English => &ENGLISH,
            Language::Polish => &POLISH,
            Language::Hebrew => &HEBREW,
        }
    }

    fn new(language: Language) -> Self {
        let mut triggers = Self { kinds: HashMap::new(), seen: vec![0; (BITS / 64) as usize] };
        for (mark, _, phrase) in phrases(language) {
            let Some(kind) = Kinds::of(mark) else { continue };
            let mut words = phrase.split_whitespace().map(|word| hash(folded(word).as_bytes()));
            let Some(first) = words.next() else { continue };
            triggers.note(first);
            let hash = words.next().map_or(first, |second| pair(first, second));
            triggers.note(hash);
            let kinds = triggers.kinds.entry(hash).or_default();
            *kinds = kinds.and(kind);
        }
        triggers
    }

    fn note(&mut self, hash: u64) {
        let bit = hash % BITS;
        self.seen[(bit / 64) as usize] |= 1 << (bit % 64);
    }

    fn may_know(&self, hash: u64) -> bool {
        let bit = hash % BITS;
        self.seen[(bit / 64) as usize] >> (bit % 64) & 1 == 1
    }

    fn kinds(&self, hash: u64) -> Kinds {
        if self.may_know(hash) { self.kinds.get(&hash).copied().unwrap_or_default() } else { Kinds::default() }
    }

    /// What the text may hold. Every telling phrase is found; what only begins like one is, too.
    pub(crate) fn found(&self, text: &str) -> Kinds {
        let mut found = Kinds::default();
        let mut before: Option<Word> = None;
        let mut rest = text;
        while let Some(&byte) = rest.as_bytes().first() {
            let word = if byte.is_ascii_alphabetic() || !byte.is_ascii() { take_word(rest) } else { None };
            let Some((word, length)) = word else {
                if byte.is_ascii_digit() {
                    before = None;
                }
                let length = if byte.is_ascii() { 1 } else { rest.chars().next().map_or(1, char::len_utf8) };
                rest = &rest[length..];
                continue;
            };
            for hash in word.readings() {
                found = found.and(self.kinds(hash));
            }
            for first in before.iter().flat_map(Word::readings).filter(|first| self.may_know(*first)) {
                found = found.and(self.kinds(pair(first, word.whole)));
            }
            if found == Kinds::ALL {
                return found;
            }
            before = Some(word);
            rest = &rest[length..];
        }
        found
    }
}

/// The hash of a folded word, and of what remains of it behind a Hebrew "and" or "that".
struct Word {
    whole: u64,
    bare: Option<u64>,
}

impl Word {
    fn readings(&self) -> impl Iterator<Item = u64> + use<> {
        [Some(self.whole), self.bare].into_iter().flatten()
    }
}

const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// The bit that makes an ASCII letter small, in each of eight bytes; apostrophes and Hebrew letters are not asked
/// to differ in it.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// Hashes a folded word, or one of ASCII letters however it is written, eight bytes at a time.
fn hash(word: &[u8]) -> u64 {
    let mut hash = word.len() as u64;
    let mut blocks = word.chunks_exact(8);
    for block in &mut blocks {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(block);
        hash = mixed(hash ^ (u64::from_le_bytes(bytes) | SMALL));
    }
    let rest = blocks.remainder().iter().rev().fold(0, |rest, byte| rest << 8 | u64::from(*byte | 0x20));
    mixed(hash ^ rest)
}

const fn mixed(hash: u64) -> u64 {
    let hash = hash.wrapping_mul(MIX);
    hash ^ (hash >> 32)
}

const fn pair(first: u64, second: u64) -> u64 {
    mixed(first.rotate_left(17) ^ second)
}

/// The word with which the text begins, and its length in bytes; `None` when it begins with no letter.
fn take_word(text: &str) -> Option<(Word, usize)> {
    let bytes = text.as_bytes();
    let end = bytes.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(bytes.len());
    match bytes.get(end) {
        Some(byte) if !byte.is_ascii() || *byte == b'\'' => take_long_way(text),
        Some(_) | None => (end > 0).then(|| (Word { whole: hash(&bytes[..end]), bare: None }, end)),
    }
}

/// No telling word is longer, in bytes.
const LONGEST: usize = 64;

/// As `take_word`, letter by letter: for words with letters beyond ASCII or an apostrophe.
fn take_long_way(text: &str) -> Option<(Word, usize)> {
    let (mut folded_word, mut length) = ([0_u8; LONGEST], 0);
    let (mut bare_from, mut end, mut last, mut letters) = (0, 0, ' ', 0);
    for (at, c) in text.char_indices() {
        let next = || text[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        let belongs = is_letter(c)
            || (at > 0 && !c.is_ascii() && is_unseen(c))
            || (at > 0 && matches!(c, '\'' | '’' | 'ʼ' | '׳') && (is_letter(next()) || is_hebrew(last)))
            || (matches!(c, '"' | '״') && is_hebrew(last) && is_hebrew(next()));
        if !belongs {
            break;
        }
        end = at + c.len_utf8();
        let Some(folded) = fold(c) else { continue };
        if length + folded.len_utf8() <= LONGEST {
            length += folded.encode_utf8(&mut folded_word[length..]).len();
        }
        // "ו" and "ש" are written onto the next word, and "ש" may follow "ו".
        if letters == 0 && matches!(c, 'ו' | 'ש') || letters == 1 && last == 'ו' && c == 'ש' {
            bare_from = length;
        }
        letters += 1;
        last = c;
    }
    let bare = (bare_from > 0).then(|| hash(&folded_word[bare_from..length]));
    (end > 0).then(|| (Word { whole: hash(&folded_word[..length]), bare }, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: Language, text: &str, kinds: Kinds) {
        assert_eq!(Triggers::of(language).found(text).0 & kinds.0, kinds.0, "{text}");
    }

    #[test]
    fn telling_phrases_are_found_however_they_are_written() {
        for text in ["I'll send it", "well, I’LL send it", "2 days and we will  send", "we\r\nwill call"] {
            check(Language::English, text, Kinds::PROMISE);
        }
        for text in ["Wyślę jutro", "jutro WYŚLĘ", "wysle jutro", "„prześlę”"] {
            check(Language::Polish, text, Kinds::PROMISE);
        }
        for text in ["אשלח מחר", "ואשלח מחר", "ושאשלח מחר"] {
            check(Language::Hebrew, text, Kinds::PROMISE);
        }
    }

    #[test]
    fn words_that_tell_nothing_are_passed_over() {
        for text in ["", "...", "The colour is red and the paper thick.", "2026-03-05 … “”"] {
            assert_eq!(Triggers::of(Language::English).found(text), Kinds::default(), "{text}");
        }
    }
}
