//! The words of the search: the same rules for what is kept of a letter, what a query asks, and what is marked.
//!
//! A term is a stem without case, diacritics, points and quotation marks, made of letters, digits and "·" only, at
//! most 40 bytes long. Nobody needs to know which language a word is in: words of the letters a to z are kept under
//! their Polish and their English stem, Hebrew words also without the letters that are written onto them.
//! The rules are part of what is stored: whoever changes them raises [`VERSION`], so that indexes are made anew.

mod fold;
mod forms;
mod hebrew;
mod mark;
mod numbers;
mod polish;
mod query;
mod scan;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

pub use mark::{mark, passage};
pub use query::{Ending, Query, Term};

use forms::{Forms, hash};
use scan::{Listener, scan};

/// Number of these rules.
pub const VERSION: u32 = 1;

/// The most terms that are kept of one letter.
pub const MOST_TERMS: usize = 12_000;

/// Words whose terms are remembered, a power of two.
const MEMORY: usize = 16_384;
/// Bytes of a word and its terms; those with more are not remembered.
const REMEMBERED: usize = 122;

/// Makes the terms of one letter after the other, and remembers the terms of words between them.
pub struct Indexer {
    forms: Forms,
    memory: Vec<Remembered>,
    letter: Letter,
    /// The terms of a word that is not remembered yet.
    fresh: String,
}

/// A word and its terms, side by side in 128 bytes, so that looking one up touches little memory.
#[derive(Clone, Copy)]
struct Remembered {
    /// The number of the letter that has these terms already.
    letter: u32,
    /// Bytes of the word.
    word: u8,
    /// Bytes of the terms after it, with a space behind each.
    terms: u8,
    bytes: [u8; REMEMBERED],
}

impl Remembered {
    const NOTHING: Self = Self { letter: 0, word: 0, terms: 0, bytes: [0; REMEMBERED] };

    fn is(&self, word: &str) -> bool {
        usize::from(self.word) == word.len() && &self.bytes[..word.len()] == word.as_bytes()
    }

    fn terms(&self) -> &str {
        let start = usize::from(self.word);
        std::str::from_utf8(&self.bytes[start..start + usize::from(self.terms)]).unwrap_or_default()
    }

    /// Remembers a word, if it and its terms are short enough.
    fn replace(&mut self, word: &str, terms: &str) {
        let (Ok(word_length), Ok(terms_length)) = (u8::try_from(word.len()), u8::try_from(terms.len())) else { return };
        if let Some((place, rest)) = self.bytes.split_at_mut_checked(word.len())
            && let Some(rest) = rest.get_mut(..terms.len())
        {
            place.copy_from_slice(word.as_bytes());
            rest.copy_from_slice(terms.as_bytes());
            (self.word, self.terms) = (word_length, terms_length);
        }
    }
}

/// The terms of the letter at hand.
#[derive(Default)]
struct Letter {
    number: u32,
    seen: HashSet<u64, BuildHasherDefault<Known>>,
    terms: String,
}

impl Letter {
    fn add(&mut self, term: &str) {
        if self.seen.len() < MOST_TERMS && self.seen.insert(hash(term.as_bytes())) {
            if !self.terms.is_empty() {
                self.terms.push(' ');
            }
            self.terms.push_str(term);
        }
    }
}

impl Default for Indexer {
    fn default() -> Self {
        Self::new()
    }
}

impl Indexer {
    /// An indexer that remembers nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self { forms: Forms::new(), memory: vec![Remembered::NOTHING; MEMORY], letter: Letter::default(), fresh: String::new() }
    }

    /// The distinct terms of a letter's texts (subject, names, addresses, body), a space between each two.
    /// What comes after the first 12,000 terms is not kept.
    pub fn terms(&mut self, texts: &[&str]) -> &str {
        self.letter.number = self.letter.number.wrapping_add(1);
        if self.letter.number == 0 {
            // The numbers begin anew, so what is remembered must not seem to be in this letter.
            self.memory.fill(Remembered::NOTHING);
            self.letter.number = 1;
        }
        self.letter.seen.clear();
        self.letter.terms.clear();
        for text in texts {
            scan(text, self);
        }
        &self.letter.terms
    }
}

impl Listener for Indexer {
    fn word(&mut self, _: Range<usize>, raw: &str) {
        let place = hash(raw.as_bytes()) % MEMORY as u64;
        let Some(remembered) = usize::try_from(place).ok().and_then(|place| self.memory.get_mut(place)) else { return };
        if !remembered.is(raw) {
            self.fresh.clear();
            self.forms.of_word(raw, |term| {
                self.letter.add(term);
                self.fresh.push_str(term);
                self.fresh.push(' ');
            });
            remembered.replace(raw, &self.fresh);
        } else if remembered.letter != self.letter.number {
            remembered.terms().split_terminator(' ').for_each(|term| self.letter.add(term));
        }
        remembered.letter = if remembered.is(raw) { self.letter.number } else { 0 };
    }

    fn pair(&mut self, _: Range<usize>, left: &str, right: &str) {
        let pair = self.forms.of_pair(left, right);
        self.letter.add(&pair);
    }

    fn joined(&mut self, _: Range<usize>, term: &str) {
        let Self { forms, letter, .. } = self;
        forms.of_joined(term, |term| letter.add(term));
    }
}

/// Takes a hash for what it is.
#[derive(Default)]
struct Known(u64);

impl Hasher for Known {
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
