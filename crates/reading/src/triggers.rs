//! Which sentences are worth reading word by word: those that hold the beginning of a telling phrase.
//! Most sentences hold none; looking at the hashes of their words is many times quicker than reading them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
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

    /// Whether nothing of the other is missing.
    const fn covers(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the other is in the set.
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub(crate) const fn and(self, other: Self) -> Self {
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
    kinds: HashMap<u64, Kinds, BuildHasherDefault<AsItIs>>,
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
        let mut triggers = Self { kinds: HashMap::default(), seen: vec![0; (BITS / 64) as usize] };
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

    /// The hash if it may be in the tables, otherwise 0.
    fn known(&self, hash: u64) -> u64 {
        let bit = hash % BITS;
        let word = self.seen.get((bit / 64) as usize).copied().unwrap_or_default();
        if word >> (bit % 64) & 1 == 1 { hash } else { 0 }
    }

    fn kinds(&self, hash: u64) -> Kinds {
        match self.known(hash) {
            0 => Kinds::default(),
            known => self.kinds.get(&known).copied().unwrap_or_default(),
        }
    }

    /// What the text may hold of what is `wanted`. Every telling phrase is found; what only begins like one is, too.
    pub(crate) fn found(&self, text: &str, wanted: Kinds) -> Kinds {
        let bytes = text.as_bytes();
        let mut found = Kinds::default();
        // The word before, while a phrase may begin with it.
        let mut before = Word::NONE;
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii() && !byte.is_ascii_alphabetic() {
                if byte.is_ascii_digit() {
                    before = Word::NONE;
                }
                at += 1;
                continue;
            }
            let (word, end) = take_word(text, at);
            if end == at {
                at += text[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            }
            at = end;
            for first in [before.whole, before.bare] {
                if first != 0 {
                    found = found.and(self.kinds(pair(first, word.whole)));
                }
            }
            before = Word { whole: self.known(word.whole), bare: self.known(word.bare) };
            if before.whole != 0 {
                found = found.and(self.kinds(before.whole));
            }
            if before.bare != 0 {
                found = found.and(self.kinds(before.bare));
            }
            if found.covers(wanted) {
                return found;
            }
        }
        found
    }
}

/// The keys are hashes already.
#[derive(Debug, Default)]
pub(crate) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The hash of a folded word, and of what remains of it behind a Hebrew "and" or "that".
#[derive(Clone, Copy)]
struct Word {
    whole: u64,
    /// 0 where there is no such letter; no phrase is noted under 0.
    bare: u64,
}

impl Word {
    const NONE: Self = Self { whole: 0, bare: 0 };
}

const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// The bit that makes an ASCII letter small, in each of eight bytes; apostrophes and Hebrew letters are not asked
/// to differ in it.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// Hashes a folded word, or one of ASCII letters however it is written, eight bytes at a time.
pub(crate) fn hash(word: &[u8]) -> u64 {
    hash_of(word, 0, word.len())
}

/// Hashes the word that lies in `bytes` from `start` to `end`.
fn hash_of(bytes: &[u8], start: usize, end: usize) -> u64 {
    let (mut hash, mut at) = ((end - start) as u64, start);
    while at < end {
        let block = match bytes.get(at..at + 8).and_then(|block| <[u8; 8]>::try_from(block).ok()) {
            Some(block) => u64::from_le_bytes(block),
            // Near the end of the text.
            None => bytes[at..end].iter().rev().fold(0, |block, byte| block << 8 | u64::from(*byte)),
        };
        let beyond = 8 - (end - at).min(8);
        hash = mixed(hash ^ ((block | SMALL) & (u64::MAX >> (8 * beyond))));
        at += 8;
    }
    hash
}

const fn mixed(hash: u64) -> u64 {
    let hash = hash.wrapping_mul(MIX);
    hash ^ (hash >> 32)
}

const fn pair(first: u64, second: u64) -> u64 {
    mixed(first.rotate_left(17) ^ second)
}

/// The word that begins at `start` of the text, and where it ends: at `start` when there is no letter.
fn take_word(text: &str, start: usize) -> (Word, usize) {
    let bytes = text.as_bytes();
    let mut end = start;
    while bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
        end += 1;
    }
    let ends_here = |end: usize| bytes.get(end).is_none_or(|byte| byte.is_ascii() && !matches!(byte, b'\'' | b'"'));
    if end > start && (ends_here(end) || bytes.get(end) == Some(&b'"')) {
        return (Word { whole: hash_of(bytes, start, end), bare: 0 }, end);
    }
    // Hebrew letters without points lie between D7 90 and D7 AA.
    while let [0xD7, 0x90..=0xAA] = bytes.get(end..end + 2).unwrap_or_default() {
        end += 2;
    }
    if end > start && ends_here(end) && !bytes[start].is_ascii() {
        let joined = match &bytes[start..end] {
            [0xD7, 0x95, 0xD7, 0xA9, ..] => 4,
            [0xD7, 0x95 | 0xA9, ..] => 2,
            _ => 0,
        };
        let bare = if joined > 0 { hash_of(bytes, start + joined, end) } else { 0 };
        return (Word { whole: hash_of(bytes, start, end), bare }, end);
    }
    take_long_way(text, start)
}

/// No telling word is longer, in bytes.
const LONGEST: usize = 64;

/// As `take_word`, letter by letter: for words with diacritics, points or an apostrophe.
fn take_long_way(text: &str, start: usize) -> (Word, usize) {
    let (mut folded_word, mut length) = ([0_u8; LONGEST], 0);
    let (mut bare_from, mut end, mut last, mut letters) = (0, start, ' ', 0);
    for (at, c) in text[start..].char_indices() {
        let after = start + at + c.len_utf8();
        let next = || text[after..].chars().next().unwrap_or(' ');
        let belongs = is_letter(c)
            || (at > 0 && !c.is_ascii() && is_unseen(c))
            || (at > 0 && matches!(c, '\'' | '’' | 'ʼ' | '׳') && (is_letter(next()) || is_hebrew(last)))
            || (matches!(c, '"' | '״') && is_hebrew(last) && is_hebrew(next()));
        if !belongs {
            break;
        }
        end = after;
        let Some(folded) = fold(c) else { continue };
        if folded.is_ascii() && length < LONGEST {
            folded_word[length] = folded as u8;
            length += 1;
        } else if length + folded.len_utf8() <= LONGEST {
            length += folded.encode_utf8(&mut folded_word[length..]).len();
        }
        // "ו" and "ש" are written onto the next word, and "ש" may follow "ו".
        if letters == 0 && matches!(c, 'ו' | 'ש') || letters == 1 && last == 'ו' && c == 'ש' {
            bare_from = length;
        }
        letters += 1;
        last = c;
    }
    let bare = if bare_from > 0 { hash_of(&folded_word, bare_from, length) } else { 0 };
    (Word { whole: hash_of(&folded_word, 0, length), bare }, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERYTHING: Kinds = Kinds(7);

    fn check(language: Language, text: &str, kinds: Kinds) {
        assert_eq!(Triggers::of(language).found(text, EVERYTHING).0 & kinds.0, kinds.0, "{text}");
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
            assert_eq!(Triggers::of(Language::English).found(text, EVERYTHING), Kinds::default(), "{text}");
        }
    }
}
