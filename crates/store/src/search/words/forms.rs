//! From a word to its terms: the stems under which the index keeps it, and those under which a query looks for it.

use frostem::{Algorithm, Stemmer};

use super::fold::{Folded, Script};
use super::{hebrew, polish};

/// The most bytes in a term.
pub(super) const LONGEST_TERM: usize = 40;
/// Stands between the words of a pair. Tokenisers for ASCII take it for a letter.
const GLUE: char = '·';
/// A telephone number is the same with and without the code of its country from this many last digits on.
const PHONE_DIGITS: usize = 9;

/// Makes terms; keeps the space it needs.
pub(super) struct Forms {
    english: Stemmer,
    folded: Folded,
}

impl Forms {
    pub(super) fn new() -> Self {
        Self { english: Stemmer::new(Algorithm::English), folded: Folded::default() }
    }

    /// The terms under which a word is kept.
    pub(super) fn of_word(&mut self, raw: &str, mut give: impl FnMut(&str)) {
        self.folded.read(raw);
        let word = self.folded.text.as_str();
        if word.is_empty() {
            return;
        }
        match self.folded.script() {
            Script::Latin => {
                let base = self.folded.base.filter(|base| (3..word.len()).contains(base)).map(|base| &word[..base]);
                for word in std::iter::once(word).chain(base) {
                    latin(self.english, word, &mut give);
                }
            }
            Script::Digits => number(word, &mut give),
            Script::Hebrew => hebrew::index_stems(word).for_each(|stem| give_fitting(stem, &mut give)),
            Script::Other => {
                give_fitting(word, &mut give);
                let letters = word.trim_start_matches(|char: char| char.is_ascii_digit());
                if letters.len() < word.len() && letters.chars().all(char::is_alphabetic) {
                    give_fitting(&word[..word.len() - letters.len()], &mut give);
                    give_fitting(letters, &mut give);
                }
            }
        }
    }

    /// The terms of which one must be there for the word to be there.
    pub(super) fn of_question(&mut self, raw: &str, mut give: impl FnMut(&str)) {
        self.folded.read(raw);
        if self.folded.text.is_empty() {
            return;
        }
        if self.folded.script() == Script::Hebrew {
            let word = self.folded.text.as_str();
            for stem in hebrew::query_stems(word) {
                give_fitting(stem, &mut give);
            }
            if hebrew::is_short(word) {
                for prefix in hebrew::PREFIXES {
                    give_fitting(&format!("{prefix}{word}"), &mut give);
                }
            }
            return;
        }
        let is_latin = self.folded.script() == Script::Latin;
        self.of_word(raw, &mut give);
        if is_latin {
            for stem in polish::relatives(polish::stem(&self.folded.text)) {
                give_fitting(&stem, &mut give);
            }
        }
    }

    /// The beginning that words must have, of an unfinished word.
    pub(super) fn of_beginning(&mut self, raw: &str) -> Option<String> {
        self.folded.read(raw);
        let text = self.folded.text.as_str();
        (!text.is_empty() && text.len() <= LONGEST_TERM - 8).then(|| text.to_owned())
    }

    /// The term of two words that belong together.
    pub(super) fn of_pair(&mut self, left: &str, right: &str) -> String {
        self.folded.read(left);
        let mut pair = std::mem::take(&mut self.folded.text);
        self.folded.read(right);
        pair.push(GLUE);
        pair.push_str(&self.folded.text);
        fit(&pair).unwrap_or(pair)
    }

    /// The terms of something joined: a number without its gaps, a sign.
    pub(super) fn of_joined(&mut self, joined: &str, mut give: impl FnMut(&str)) {
        self.folded.read(joined);
        if self.folded.text.is_empty() {
            give_fitting(joined, &mut give);
            return;
        }
        match self.folded.script() {
            Script::Digits => number(&self.folded.text, &mut give),
            Script::Latin => latin(self.english, &self.folded.text, &mut give),
            Script::Hebrew | Script::Other => give_fitting(&self.folded.text, &mut give),
        }
    }
}

/// The Polish stem, and the Polish stem of the English one, which for most Polish words is the same.
fn latin(english: Stemmer, word: &str, give: &mut impl FnMut(&str)) {
    let polish = polish::stem(word);
    give_fitting(polish, give);
    if !may_be_english(word.as_bytes()) {
        return;
    }
    let english = english.stem(word);
    let stem = polish::stem(&english);
    if english != word && stem != polish && !stem.is_empty() {
        give_fitting(stem, give);
    }
}

/// Whether a word has an ending of English that the Polish stem leaves on it. Most words have none, which saves time.
const fn may_be_english(word: &[u8]) -> bool {
    matches!(
        word,
        [.., b's']
            | [.., b'e', b'd' | b'e']
            | [.., b'n', b'g']
            | [.., b'l' | b't' | b'g', b'y']
            | [.., b'l' | b'n', b't' | b'l']
            | [.., b'n', b'c', b'e']
            | [.., b'b', b'l', b'e']
            | [.., b'a', b't', b'e']
            | [.., b'i', b'v' | b'z', b'e']
            | [.., b'i', b's', b'm']
            | [.., b'i', b'c']
            | [.., b'a' | b'u', b'l']
            | [.., b'i', b'o', b'n']
            | [.., b'e' | b'o', b'r']
    )
}

/// The number, and of a long one the digits without the code of the country.
fn number(digits: &str, give: &mut impl FnMut(&str)) {
    give_fitting(digits, give);
    if (PHONE_DIGITS + 1..=15).contains(&digits.len()) {
        give_fitting(&digits[digits.len() - PHONE_DIGITS..], give);
    }
}

fn give_fitting(term: &str, give: &mut impl FnMut(&str)) {
    match fit(term) {
        Some(shorter) => give(&shorter),
        None => give(term),
    }
}

/// A term that is too long, cut and told apart from others with the same beginning.
fn fit(term: &str) -> Option<String> {
    (term.len() > LONGEST_TERM).then(|| {
        let kept = term.floor_char_boundary(LONGEST_TERM - 8);
        format!("{}{:08x}", &term[..kept], hash(term.as_bytes()) >> 32)
    })
}

/// A quick hash, the same on every machine, because cut terms are stored with it.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let mix =
        |hash: u64, chunk: &[u8; 8]| (hash ^ u64::from_le_bytes(*chunk)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    let hash = chunks.iter().chain([&last]).fold(bytes.len() as u64, mix);
    (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93)
}
