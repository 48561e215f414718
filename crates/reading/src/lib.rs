//! From the text of a letter to what it says: what the writer wrote themselves, in which language, what they
//! promise and ask. Reading never fails; it knows neither the ledger nor the clock, and leaves every decision to `domain`.

mod asking;
mod automatic;
mod closing;
mod delivery;
mod en;
mod fold;
#[cfg(test)]
mod golden;
mod he;
mod language;
pub mod letter;
mod lexicon;
mod pl;
mod promise;
mod sentence;
mod split;
mod times;
mod triggers;

use std::ops::Range;

use jiff::Zoned;
use mila_domain::language::Language;
use mila_domain::promise::FoundPromise;

pub use language::language;

use closing::{Closing, Promises};
use language::Script;
use sentence::{Sentence, Spelling};
use times::Calendar;
use triggers::{Kinds, Triggers};

/// What a letter says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The language of what the writer wrote, if it is one of ours.
    pub language: Option<Language>,
    /// What the writer promises.
    pub promises: Vec<FoundPromise>,
    /// Whether the writer asks for something: a question or a request.
    pub asks: bool,
    /// Whether it plainly closes ("thanks, see you Monday") and waits for nothing. In doubt it does not.
    pub closes: bool,
    /// Whether the writer says that the thing is handed over ("attached", "w załączniku", "מצורף").
    pub delivers: bool,
}

/// Reads a letter's plain text, written at `written` in the writer's zone.
#[must_use]
pub fn read(text: &str, written: &Zoned) -> Reading {
    let own = letter::own_ranges(text);
    let script = language::script(own.iter().map(|range| &text[range.clone()]));
    let closing = Closing::new(own.iter().map(Range::len).sum());
    let mut reader = Reader { written, script, closing, sentence: Sentence::default(), reading: Reading::default() };
    reader.reading.language = script.language;
    let parts = own.iter().map(|range| &text[range.clone()]);
    let sentences: Vec<&str> = parts.flat_map(|part| split::sentences(part).map(|range| &part[range])).collect();
    reader.read_questions(&sentences);
    for sentence in sentences {
        reader.read(sentence);
    }
    let has_findings = reader.reading.asks || !reader.reading.promises.is_empty();
    if has_findings && own.iter().any(|range| automatic::is_automatic(&text[range.clone()])) {
        reader.reading.promises.clear();
        reader.reading.asks = false;
        reader.closing.open();
    }
    reader.reading.closes = reader.closing.closes() && !reader.reading.asks;
    reader.reading
}

/// The byte with which a Hebrew letter begins in UTF-8.
const HEBREW_LEAD: u8 = 0xD7;

/// A text of no known language that is shorter than this, in bytes, is read in both that share its script.
const SHORT: usize = 300;

/// Reads one letter, sentence by sentence.
struct Reader<'a> {
    written: &'a Zoned,
    script: Script,
    sentence: Sentence,
    closing: Closing,
    reading: Reading,
}

impl Reader<'_> {
    /// Looks at the sentences with question marks first: in a letter that asks, no other has to be searched for requests.
    fn read_questions(&mut self, sentences: &[&str]) {
        for text in sentences {
            if self.reading.asks {
                break;
            }
            if text.len() <= split::LONGEST
                && split::has_question_mark(text)
                && let Some(language) = self.language(text)
            {
                self.fill(text, language);
                self.reading.asks = asking::asks(&self.sentence);
            }
        }
    }

    fn fill(&mut self, text: &str, language: Language) {
        self.sentence.fill(text, Spelling { language, has_diacritics: self.script.has_diacritics });
    }

    fn read(&mut self, text: &str) {
        if text.len() > split::LONGEST {
            self.closing.open();
            return;
        }
        if !text.chars().any(|c| c.is_ascii_digit() || fold::is_letter(c)) {
            self.closing.add_signs(text);
            self.reading.asks = self.reading.asks || text.starts_with('?');
            return;
        }
        match self.language(text) {
            Some(language) => self.read_in(language, text),
            // Too short to tell: whatever is found in either language holds.
            None if text.len() < SHORT => {
                let before = self.closing;
                self.read_in(Language::English, text);
                let in_english = std::mem::replace(&mut self.closing, before);
                self.read_in(Language::Polish, text);
                if in_english.is_possible() {
                    self.closing = in_english;
                }
            }
            None => {
                self.closing.open();
                self.reading.asks |= split::has_question_mark(text);
            }
        }
    }

    fn read_in(&mut self, language: Language, text: &str) {
        let mut wanted = if self.reading.promises.len() < promise::MOST { Kinds::PROMISE } else { Kinds::default() };
        if !self.reading.asks {
            wanted = wanted.and(Kinds::REQUEST);
        }
        if !self.reading.delivers {
            wanted = wanted.and(Kinds::DELIVERY);
        }
        let found = Triggers::of(language).found(text, wanted);
        let may_promise = found.has(Kinds::PROMISE);
        let may_ask = !self.reading.asks && (found.has(Kinds::REQUEST) || asking::may_ask(text, language));
        let may_deliver = !self.reading.delivers && found.has(Kinds::DELIVERY);
        if !(may_ask || may_promise || may_deliver || self.closing.is_possible()) {
            return;
        }
        let calendar = Calendar { written: self.written, language };
        self.fill(text, language);
        let promises = self.reading.promises.len();
        if may_promise && wanted.has(Kinds::PROMISE) {
            promise::find(text, &self.sentence, calendar, &mut self.reading.promises);
        }
        self.reading.asks = self.reading.asks || asking::asks(&self.sentence);
        self.reading.delivers = self.reading.delivers || delivery::delivers(&self.sentence);
        if self.closing.is_possible() {
            let promises = if self.reading.promises.len() > promises { Promises::Some } else { Promises::Nothing };
            self.closing.add(text, &self.sentence, promises);
        }
    }

    /// The language of a sentence: Hebrew by its script, else that of the letter.
    fn language(&self, text: &str) -> Option<Language> {
        let hebrew = Some(Language::Hebrew);
        let has_hebrew = memchr::memchr(HEBREW_LEAD, text.as_bytes()).is_some();
        match self.script.language {
            Some(Language::Hebrew) => hebrew.filter(|_| has_hebrew),
            of_letter if has_hebrew && language::language(text) == hebrew => hebrew.or(of_letter),
            of_letter => of_letter,
        }
    }
}

/// A sentence as it is shown: single spaces, no marks of direction.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().filter(|c| !fold::is_unseen(*c)));
    }
    plain
}
