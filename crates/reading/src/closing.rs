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

    /// Takes a sentence in, with whether it promises something and the signs between its words.
    pub(crate) fn add(&mut self, text: &str, sentence: &Sentence, promises: Promises) {
        self.words += sentence.len();
        let is_cold = has_cold_sign(text);
        self.is_open |= sentence.is_question || is_cold || !self.is_covered(sentence, promises);
        self.closes |=
            promises == Promises::Some || [Mark::Thanks, Mark::Noted, Mark::SeeYou].into_iter().any(|mark| sentence.has(mark));
    }

    /// Takes in what stands where a sentence could and has no words: "👍", ":)".
    pub(crate) fn add_signs(&mut self, text: &str) {
        let is_smile = text.contains([')', 'D']) && text.contains([':', ';', '=']);
        self.is_open |= has_cold_sign(text) || !text.chars().all(|c| is_idle_sign(c) || is_warm(c));
        self.closes |= is_smile || text.chars().any(is_warm);
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
    fn is_covered(&self, sentence: &Sentence, promises: Promises) -> bool {
        let mut at = 0;
        let mut names = 0;
        while at < sentence.len() {
            let words = covered(sentence, at, promises);
            if sentence.is(at, Mark::Not) && words < 2 {
                return false;
            }
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
        true
    }

    /// Hebrew has no capitals: a word right behind a greeting or thanks, before a comma, is taken for a name,
    /// and so is one that shares a short first clause with a greeting ("דנה שלום,").
    fn is_hebrew_name(self, sentence: &Sentence, at: usize) -> bool {
        let is_hebrew = sentence.letters(at).chars().next().is_some_and(crate::fold::is_hebrew);
        let ends_clause = sentence.words().get(at + 1).is_none_or(|next| next.clause != sentence.words()[at].clause);
        let is_called = sentence.is_after(at, Mark::Thanks)
            || (at > 0 && CALLING.contains(&sentence.letters(at - 1)))
            || (at == 0 && (self.closes || sentence.len() > 1));
        is_hebrew && (is_in_salutation(sentence, at) || (ends_clause && is_called && sentence.len() <= at + 4))
    }
}

/// Whether a sentence promises, which makes harmless what says when and how one will answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Promises {
    /// It does.
    Some,
    /// It does not.
    Nothing,
}

/// How many harmless words begin here.
fn covered(sentence: &Sentence, at: usize, promises: Promises) -> usize {
    let longest = |marks: &[Mark]| marks.iter().map(|&mark| sentence.length(at, mark)).max().unwrap_or(0);
    let clause = sentence.words()[at].clause;
    let is_thanked = sentence.is(at, Mark::Thing)
        && (0..at).any(|before| sentence.words()[before].clause == clause && sentence.is(before, Mark::Thanks));
    let words = longest(&COVERING).max(if is_thanked { sentence.length(at, Mark::Thing) } else { 0 });
    match promises {
        Promises::Nothing => words,
        Promises::Some => words.max(longest(&LATER)).max(usize::from(sentence.words()[at].is_number)),
    }
}

/// Hebrew words before a name; the first four are greetings, which may also stand behind it.
const CALLING: [&str; 13] = ["שלום", "היי", "הי", "אהלן", "טוב", "טובים", "יקר", "יקרה", "רבה", "מאוד", "מאד", "לך", "לכם"];

/// Whether the word stands in a greeting at the beginning: its clause is the first, short, and has a greeting at an end.
fn is_in_salutation(sentence: &Sentence, at: usize) -> bool {
    let clause = |at: usize| sentence.words().get(at).map(|word| word.clause);
    let first = (0..sentence.len()).take_while(|&word| clause(word) == clause(0)).count();
    let is_short = first <= 3 && (first < sentence.len() || sentence.ends_in_comma);
    is_short && at < first && [0, first - 1].into_iter().any(|end| CALLING[..4].contains(&sentence.letters(end)))
}

/// Whether a sign shows that somebody is not content, or is none that we know.
fn has_cold_sign(text: &str) -> bool {
    let is_cold = |c: char| matches!(c, '\u{2600}'..='\u{27BF}' | '\u{1F000}'..='\u{1FAFF}') && !is_warm(c) && !is_idle_sign(c);
    [":(", ":-(", ":/", "=("].into_iter().any(|sad| text.contains(sad)) || (!text.is_ascii() && text.chars().any(is_cold))
}

/// Signs that agree, thank or smile.
fn is_warm(c: char) -> bool {
    "👍👌🙏❤💪✅✔☑🙂😊😀😃😄😁😉😌😍🥰😘🤗🤩😎🎉🎊🥳💯🤝👏🙌🫶💚💙💛🧡💜🤍🖤💕🌸🌷🌹🌞☀⭐🌟✨☺😇🍀🫡".contains(c)
}

/// Signs that say nothing by themselves: what emoticons are made of, tones of skin, joiners.
fn is_idle_sign(c: char) -> bool {
    c.is_whitespace()
        || crate::fold::is_unseen(c)
        || matches!(
            c,
            ':' | ';' | '-' | '=' | ')' | '*' | '^' | '!' | '.' | ',' | '…' | '–' | '\u{FE0F}' | '\u{1F3FB}'
                ..='\u{1F3FF}' | '♀' | '♂'
        )
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

/// Marks of words that a promise to answer may have besides.
const LATER: [Mark; 17] = [
    Mark::Later,
    Mark::And,
    Mark::Between,
    Mark::Month,
    Mark::Number,
    Mark::Hour,
    Mark::Unit,
    Mark::Span,
    Mark::Noon,
    Mark::Next,
    Mark::This,
    Mark::EndOf,
    Mark::EndOfUnit,
    Mark::Within,
    Mark::By,
    Mark::Am,
    Mark::Pm,
];
