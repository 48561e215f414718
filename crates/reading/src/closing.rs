//! Whether a letter plainly closes: thanks, a confirmation, a "see you", and nothing else.
//! Every word has to be known as harmless; one that is not keeps the letter open.

use crate::lexicon::Mark;
use crate::sentence::Sentence;

/// The most words of a letter that closes.
const MOST_WORDS: usize = 30;

/// The most bytes of one; Hebrew takes two for each letter.
const MOST_BYTES: usize = 400;

/// What was seen of a letter on the way to its last sentence.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Closing {
    words: usize,
    closes: bool,
    is_open: bool,
}

impl Closing {
    /// For a letter of so many bytes.
    pub(crate) fn new(bytes: usize) -> Self {
        Self { is_open: bytes > MOST_BYTES, ..Self::default() }
    }

    /// Takes a sentence in.
    pub(crate) fn add(&mut self, sentence: &Sentence) {
        self.words += sentence.len();
        self.is_open |= sentence.is_question || !self.is_covered(sentence);
        self.closes |= [Mark::Thanks, Mark::Noted, Mark::SeeYou].into_iter().any(|mark| sentence.has(mark));
    }

    /// Marks the letter as one that waits for something.
    pub(crate) fn open(&mut self) {
        self.is_open = true;
    }

    /// Whether a further sentence can still change anything.
    pub(crate) fn is_possible(&self) -> bool {
        !self.is_open && self.words <= MOST_WORDS
    }

    /// Whether the letter closes.
    pub(crate) fn closes(&self) -> bool {
        self.closes && self.is_possible()
    }

    /// Whether each word of the sentence belongs to a closing, or is a name beside a greeting.
    fn is_covered(&self, sentence: &Sentence) -> bool {
        let mut at = 0;
        let mut names = 0;
        while at < sentence.len() {
            let words = COVERING.into_iter().map(|mark| sentence.length(at, mark)).max().unwrap_or(0);
            if words > 0 {
                at += words;
                continue;
            }
            let is_clock = sentence.words()[at].is_number && sentence.letters(at).contains(':');
            let is_name = is_clock
                || sentence.words()[at].is_capital && (at > 0 || self.closes || sentence.len() == 1)
                || self.is_hebrew_name(sentence, at);
            names += 1;
            if !is_name || names > 2 {
                return false;
            }
            at += 1;
        }
        !sentence.has(Mark::Not)
    }

    /// Hebrew has no capitals: a word right behind a greeting or thanks, before a comma, is taken for a name.
    fn is_hebrew_name(self, sentence: &Sentence, at: usize) -> bool {
        let is_hebrew = sentence.letters(at).chars().next().is_some_and(crate::fold::is_hebrew);
        let ends_clause = sentence.words().get(at + 1).is_none_or(|next| next.clause != sentence.words()[at].clause);
        let is_called = sentence.is_after(at, Mark::Thanks)
            || sentence.is_after(at, Mark::Filler)
            || (at == 0 && (self.closes || sentence.len() > 1));
        is_hebrew && ends_clause && is_called && sentence.len() <= at + 4
    }
}

/// Marks of words that a closing may have.
const COVERING: [Mark; 12] = [
    Mark::Thanks,
    Mark::Noted,
    Mark::SeeYou,
    Mark::Filler,
    Mark::DayFromNow,
    Mark::Weekday,
    Mark::MaybeWeekday,
    Mark::Day,
    Mark::Part,
    Mark::At,
    Mark::On,
    Mark::NoTime,
];
