//! A sentence as the rules see it: its words, folded and marked, each in its clause.
//! Where sentences begin and end is known to `split`; what the marks mean together is known to the rules.

use mila_domain::language::Language;

use crate::fold::{fold, is_hebrew, is_letter, is_unseen};
use crate::lexicon::{Lexicon, Mark};
use crate::triggers::hash;

/// A word or a number.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// Where its folded form stands in `Sentence::folded`.
    start: usize,
    end: usize,
    /// The hash of its folded form.
    hash: u64,
    /// The clause it is in, counted from 0.
    pub(crate) clause: usize,
    /// Whether it begins with a digit.
    pub(crate) is_number: bool,
    /// Whether it begins with a capital letter.
    pub(crate) is_capital: bool,
    /// Whether it ends in `ę`.
    is_nasal: bool,
    /// The marks of the phrases that begin here.
    marks: u64,
}

/// A phrase with a mark.
#[derive(Debug, Clone, Copy)]
struct Hit {
    word: usize,
    words: usize,
    mark: Mark,
    value: i16,
}

/// The words of one sentence. It is filled anew for each sentence, so that its memory is taken once.
#[derive(Debug, Default)]
pub(crate) struct Sentence {
    folded: String,
    words: Vec<Word>,
    hits: Vec<Hit>,
    clauses: usize,
    /// Whether it ends in a question mark.
    pub(crate) is_question: bool,
    /// Whether it ends in an exclamation mark.
    pub(crate) is_exclamation: bool,
    /// Whether it ends in a comma, as a greeting does.
    pub(crate) ends_in_comma: bool,
}

/// How a letter is spelled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spelling {
    /// The language of its words.
    pub(crate) language: Language,
    /// Polish letters are used, so that `e` is not meant for `ę`.
    pub(crate) has_diacritics: bool,
}

impl Sentence {
    /// Reads the words of a sentence. Words in quotation marks are somebody else's and are left out.
    pub(crate) fn fill(&mut self, text: &str, spelling: Spelling) {
        self.folded.clear();
        self.words.clear();
        self.hits.clear();
        self.clauses = 0;
        self.is_question = crate::split::has_question_mark(text);
        self.is_exclamation = text.ends_with('!');
        self.ends_in_comma = text.ends_with(',');
        self.tokenise(text);
        self.mark(spelling);
    }

    fn tokenise(&mut self, text: &str) {
        let mut rest = text;
        let mut quoted_from = None;
        while let Some(c) = rest.chars().next() {
            let taken = if is_letter(c) {
                self.take_word(rest)
            } else if c.is_ascii_digit() {
                self.take_number(rest)
            } else {
                self.take_sign(c, rest, &mut quoted_from);
                c.len_utf8()
            };
            rest = rest.get(taken..).unwrap_or_default();
        }
    }

    fn take_word(&mut self, rest: &str) -> usize {
        if is_address(rest) {
            return rest.find(char::is_whitespace).unwrap_or(rest.len());
        }
        let start = self.folded.len();
        let ascii = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let is_ascii = rest.as_bytes().get(ascii).is_none_or(|byte| byte.is_ascii() && *byte != b'\'');
        if ascii > 0 && is_ascii {
            self.folded.extend(rest[..ascii].bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
            self.push(Word { is_capital: rest.as_bytes()[0].is_ascii_uppercase(), ..self.word(start) });
            return ascii;
        }
        let (mut end, mut last) = (0, ' ');
        for (at, c) in rest.char_indices() {
            let next = || rest[at + c.len_utf8()..].chars().next().unwrap_or(' ');
            let belongs = is_letter(c)
                || (!c.is_ascii() && is_unseen(c))
                || (matches!(c, '\'' | '’' | 'ʼ' | '׳') && (is_letter(next()) || is_hebrew(last)))
                || (matches!(c, '"' | '״') && is_hebrew(last) && is_hebrew(next()));
            if !belongs {
                break;
            }
            end = at + c.len_utf8();
            if !is_unseen(c) {
                last = c;
            }
            self.folded.extend(fold(c));
        }
        let is_capital = rest.chars().next().is_some_and(char::is_uppercase);
        self.push(Word { is_capital, is_nasal: matches!(last, 'ę' | 'Ę'), ..self.word(start) });
        end
    }

    fn take_number(&mut self, rest: &str) -> usize {
        let start = self.folded.len();
        let bytes = rest.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let is_iso = digit(3) && bytes.get(4) == Some(&b'-') && digit(5) && digit(6) && bytes.get(7) == Some(&b'-');
        let mut end = 0;
        while let Some(&byte) = bytes.get(end) {
            let joins = matches!(byte, b'.' | b':' | b'/') || (byte == b'-' && is_iso);
            if !(byte.is_ascii_digit() || (joins && digit(end + 1))) {
                break;
            }
            end += 1;
        }
        self.folded.push_str(&rest[..end]);
        self.push(Word { is_number: true, ..self.word(start) });
        end
    }

    fn take_sign(&mut self, c: char, rest: &str, quoted_from: &mut Option<usize>) {
        match c {
            ',' | ';' | ':' | '–' | '—' | '(' | ')' | '…' | '.' | '!' | '?' => self.clauses += 1,
            '-' if rest.as_bytes().get(1).is_none_or(|&byte| byte == b' ' || byte == b'-') => self.clauses += 1,
            '„' | '«' => *quoted_from = Some(self.words.len()),
            '"' | '“' | '”' | '»' | '״' => {
                *quoted_from = match quoted_from.take() {
                    Some(from) => {
                        self.words.truncate(from);
                        None
                    }
                    None if matches!(c, '”' | '»') => None,
                    None => Some(self.words.len()),
                };
            }
            _ => {}
        }
    }

    fn word(&self, start: usize) -> Word {
        let (end, clause) = (self.folded.len(), self.clauses);
        let hash = hash(&self.folded.as_bytes()[start..end]);
        Word { start, end, hash, clause, is_number: false, is_capital: false, is_nasal: false, marks: 0 }
    }

    fn push(&mut self, word: Word) {
        self.words.push(word);
    }

    fn mark(&mut self, spelling: Spelling) {
        let lexicon = Lexicon::of(spelling.language);
        for at in 0..self.words.len() {
            let word = &self.words[at];
            let (words, folded, hits) = (&self.words, &self.folded, &mut self.hits);
            let mut marks = 0;
            let following = words.get(at + 1).map_or(0, |word| word.hash);
            lexicon.hashed_entries(&folded[word.start..word.end], word.hash, |entry| {
                if !entry.may_go_on(following) {
                    return;
                }
                let is_ours = !entry.nasal || word.is_nasal || !spelling.has_diacritics;
                let mut next = at;
                let matches = is_ours
                    && entry.rest.iter().all(|rest| {
                        next += 1;
                        words.get(next).is_some_and(|word| folded[word.start..word.end] == **rest)
                    });
                if matches {
                    marks |= entry.mark.bit();
                    hits.push(Hit { word: at, words: 1 + entry.rest.len(), mark: entry.mark, value: entry.value });
                }
            });
            self.words[at].marks = marks;
        }
    }

    /// How many words it has.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The words.
    pub(crate) fn words(&self) -> &[Word] {
        &self.words
    }

    /// A word's folded letters; nothing beyond the end.
    pub(crate) fn letters(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &self.folded[word.start..word.end])
    }

    /// Whether a phrase with that mark begins at the word.
    pub(crate) fn is(&self, at: usize, mark: Mark) -> bool {
        self.words.get(at).is_some_and(|word| word.marks & mark.bit() != 0)
    }

    /// Whether the word denies what follows; "no problem" and "nie ma sprawy" do not.
    pub(crate) fn denies(&self, at: usize) -> bool {
        self.is(at, Mark::Not) && self.length(at, Mark::Noted) < 2
    }

    /// Whether the word was written with a final `ę`.
    pub(crate) fn is_nasal(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.is_nasal)
    }

    /// Whether the word before `at` carries the mark, in the same clause.
    pub(crate) fn is_after(&self, at: usize, mark: Mark) -> bool {
        at > 0 && self.is(at - 1, mark)
    }

    /// Whether the word opens its clause.
    pub(crate) fn opens_clause(&self, at: usize) -> bool {
        at == 0 || self.words.get(at).is_some_and(|word| self.words[at - 1].clause != word.clause)
    }

    /// The number of the longest phrase with that mark at the word, and how many words it takes.
    pub(crate) fn value(&self, at: usize, mark: Mark) -> Option<(i16, usize)> {
        if !self.is(at, mark) {
            return None;
        }
        let from = self.hits.partition_point(|hit| hit.word < at);
        let here = self.hits[from..].iter().take_while(|hit| hit.word == at);
        here.filter(|hit| hit.mark == mark).max_by_key(|hit| hit.words).map(|hit| (hit.value, hit.words))
    }

    /// How many words the longest phrase with that mark takes.
    pub(crate) fn length(&self, at: usize, mark: Mark) -> usize {
        self.value(at, mark).map_or(0, |(_, words)| words)
    }

    /// The places of all phrases with that mark.
    pub(crate) fn all(&self, mark: Mark) -> impl Iterator<Item = usize> {
        let bit = mark.bit();
        self.words.iter().enumerate().filter(move |(_, word)| word.marks & bit != 0).map(|(at, _)| at)
    }

    /// Whether any phrase has that mark.
    pub(crate) fn has(&self, mark: Mark) -> bool {
        self.all(mark).next().is_some()
    }
}

/// Whether an address of the web begins here.
fn is_address(rest: &str) -> bool {
    let begins = |with: &str| rest.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
    begins("http://") || begins("https://") || begins("www.")
}
