//! What single words and short phrases mean to the reader: a mark, sometimes with a number.
//! The tables are in `en`, `pl` and `he`; the rules that combine marks are elsewhere and know no language.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use mila_domain::language::Language;

use crate::fold::folded;
use crate::triggers::{AsItIs, hash};
use crate::{en, he, pl};

/// What a word or phrase is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Mark {
    /// Commits the writer by itself: "wyślę", "I promise", "אשלח".
    Commits,
    /// Commits when something is done to you in the same clause: "נשלח לכם" (else "it was sent").
    CommitsToYou,
    /// Commits at the beginning of a clause or after "and": "will send".
    BareWill,
    /// The writer and a future; the next word decides: "I'll", "będę".
    Will,
    /// After `Will`: commits to nothing ("be happy", "need").
    Idle,
    /// May stand between `Will` and its verb.
    Between,
    /// The present of the writer; commits when a coming time is named: "I'm sending", "wysyłam".
    Doing,
    /// "You will get", "dostanie Pani".
    YouGet,
    /// "from me", "od nas".
    FromUs,
    /// "from"; without `FromUs` the thing comes from somebody else.
    From,
    /// "to you".
    ToYou,
    /// "and", "but": joins two clauses.
    And,
    /// "not"; stands before what it denies.
    Not,
    /// Takes back whatever follows in the sentence: "I can't promise", "nie wiem, czy".
    Doubt,
    /// "if", "unless".
    If,
    /// "until", "before": the clause names a time, no deed.
    Until,
    /// "usually".
    Habit,
    /// "my wife": nothing of business.
    Private,
    /// Asks at the beginning of a clause: "when", "czy".
    AskStart,
    /// Asks wherever it stands: "could you", "proszę o".
    Request,
    /// Asks as the first word of a sentence: "send".
    Order,
    /// Only looks as if it asked: "don't hesitate".
    Courtesy,
    /// "thanks".
    Thanks,
    /// "got it", "potwierdzam".
    Noted,
    /// "see you".
    SeeYou,
    /// May stand in a letter that closes.
    Filler,
    /// May be thanked for; harmless behind the thanks: "invoice", "ofertę".
    Thing,
    /// May stand in a promise to answer or send, which keeps no letter open: "get back", "odpiszę".
    Later,
    /// The writer is not there at the times that follow: "on leave", "na urlopie".
    Away,
    /// The thing is handed over: "attached".
    Delivers,
    /// A day counted from today; the number is the distance.
    DayFromNow,
    /// A day of the week, 1 is Monday.
    Weekday,
    /// A day of the week only after `Day` or a preposition, because the word has another meaning.
    MaybeWeekday,
    /// "day", before the name of one: "יום".
    Day,
    /// A month, 1 is January.
    Month,
    /// A number in words.
    Number,
    /// An hour in words: "o ósmej".
    Hour,
    /// A unit of time, see `unit`.
    Unit,
    /// A unit of time with its count: 100 times the unit and the count ("יומיים").
    Span,
    /// A part of the day; the number is its hour.
    Part,
    /// A clock time in a word: "noon".
    Noon,
    /// "next", before or after a unit or a weekday.
    Next,
    /// "this", likewise.
    This,
    /// "the end of", before a unit.
    EndOf,
    /// The end of a unit in a word: "EOW".
    EndOfUnit,
    /// "in", "within", before a span of time.
    Within,
    /// "ago", "last": the time is past.
    Ago,
    /// "at", before a clock time.
    At,
    /// "by", before a time that is a limit; with 1 the last one: "at the latest".
    By,
    /// "on", "in": may stand before a date.
    On,
    /// "give me", before a span of time.
    Give,
    /// "am", "rano": after an hour, makes it one before noon.
    Am,
    /// "pm": after an hour, makes it one after noon.
    Pm,
    /// May stand between the pieces of a time: "the", "of".
    Small,
    /// Names no time, though a word in it does: "good morning".
    NoTime,
}

impl Mark {
    /// Its bit in a word's set of marks.
    pub(crate) const fn bit(self) -> u64 {
        1 << self as u8
    }

    /// Whether a Hebrew word keeps this mark behind a preposition: "ביום", "לשבוע".
    const fn is_of_time(self) -> bool {
        self as u8 >= Mark::DayFromNow as u8
    }
}

/// Units of time, as numbers in the tables.
pub(crate) mod unit {
    pub(crate) const MINUTE: i16 = 1;
    pub(crate) const HOUR: i16 = 2;
    pub(crate) const DAY: i16 = 3;
    pub(crate) const WORKING_DAY: i16 = 4;
    pub(crate) const WEEK: i16 = 5;
    pub(crate) const MONTH: i16 = 6;
    pub(crate) const QUARTER: i16 = 7;
    pub(crate) const YEAR: i16 = 8;
    pub(crate) const WEEKEND: i16 = 9;
}

/// A row of a table: the mark, its number (0 where it has none), and the phrases, separated by commas;
/// `{a/b}` stands for either, `{/s}` for an `s` that may be missing.
pub(crate) type Row = (Mark, i16, &'static str);

/// What a phrase says, found under its first word.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The words after the first.
    pub(crate) rest: Box<[Box<str>]>,
    /// The hash of the second word, 0 where there is none: most phrases are told apart by it without comparing letters.
    second: u64,
    /// The mark of the phrase.
    pub(crate) mark: Mark,
    /// Its number.
    pub(crate) value: i16,
    /// The first word ends in `ę`; with a plain `e` it is somebody else's deed ("wyśle").
    pub(crate) nasal: bool,
}

impl Entry {
    /// Whether the phrase may go on with a word of this hash.
    pub(crate) const fn may_go_on(&self, next: u64) -> bool {
        self.second == 0 || self.second == next
    }
}

/// A language's words.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    /// By the hash of the first word; the word stands beside, since two may share a hash.
    entries: HashMap<u64, (Box<str>, Vec<Entry>), BuildHasherDefault<AsItIs>>,
    /// A bit for the hash of each first word: most words of a letter are in no table, and this tells at once.
    seen: Vec<u64>,
    is_hebrew: bool,
}

/// So many bits are in `Lexicon::seen`.
const BITS: u64 = 1 << 16;

impl Lexicon {
    /// The words of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(Language::English));
        static POLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(Language::Polish));
        static HEBREW: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(Language::Hebrew));
        match language {
            Language::English => &ENGLISH,
            Language::Polish => &POLISH,
            Language::Hebrew => &HEBREW,
        }
    }

    fn new(language: Language) -> Self {
        let seen = vec![0; (BITS / 64) as usize];
        let mut lexicon = Self { is_hebrew: language == Language::Hebrew, seen, ..Self::default() };
        for (mark, value, phrase) in phrases(language) {
            lexicon.add(mark, value, &phrase);
        }
        lexicon
    }

    fn add(&mut self, mark: Mark, value: i16, phrase: &str) {
        let mut words = phrase.split_whitespace();
        let Some(first) = words.next() else { return };
        let rest: Box<[Box<str>]> = words.map(|word| folded(word).into()).collect();
        let second = rest.first().map_or(0, |word| hash(word.as_bytes()));
        let entry = Entry { rest, second, mark, value, nasal: first.ends_with('ę') };
        let first = folded(first);
        let hash = hash(first.as_bytes());
        let bit = hash % BITS;
        self.seen[(bit / 64) as usize] |= 1 << (bit % 64);
        self.entries.entry(hash).or_insert_with(|| (first.into(), Vec::new())).1.push(entry);
    }

    /// The entries under a word.
    fn under(&self, word: &str, hash: u64) -> &[Entry] {
        let bit = hash % BITS;
        if self.seen[(bit / 64) as usize] >> (bit % 64) & 1 == 0 {
            return &[];
        }
        match self.entries.get(&hash) {
            Some((known, entries)) if **known == *word => entries,
            _ => &[],
        }
    }

    /// Gives every entry that begins with `word`, a folded word, to `take`. In Hebrew the word is also tried
    /// without the letters that are written onto it ("וביום" is "and on day").
    pub(crate) fn entries<'a>(&'a self, word: &str, take: impl FnMut(&'a Entry)) {
        self.hashed_entries(word, hash(word.as_bytes()), take);
    }

    /// As `entries`, for a word whose hash is known.
    pub(crate) fn hashed_entries<'a>(&'a self, word: &str, whole: u64, mut take: impl FnMut(&'a Entry)) {
        self.under(word, whole).iter().for_each(&mut take);
        if !self.is_hebrew {
            return;
        }
        let bare = he::without_conjunction(word);
        if let Some(bare) = bare {
            self.under(bare, hash(bare.as_bytes())).iter().for_each(&mut take);
        }
        for bare in [he::without_preposition(word), bare.and_then(he::without_preposition)].into_iter().flatten() {
            self.under(bare, hash(bare.as_bytes())).iter().filter(|entry| entry.mark.is_of_time()).for_each(&mut take);
        }
    }
}

/// All phrases of a language with their marks and numbers.
pub(crate) fn phrases(language: Language) -> impl Iterator<Item = (Mark, i16, String)> {
    let (tables, verbs): (_, Vec<_>) = match language {
        Language::English => ([en::ROWS, en::TIMES], Vec::new()),
        Language::Polish => ([pl::ROWS, pl::TIMES], pl::verbs::forms().collect()),
        Language::Hebrew => ([he::ROWS, he::TIMES], he::verbs::forms().collect()),
    };
    let rows = tables.into_iter().flatten();
    let phrases = rows.flat_map(|(mark, value, phrases)| {
        let phrases = phrases.split(',').flat_map(|phrase| expand(phrase.trim()));
        phrases.map(|phrase| (*mark, *value, phrase))
    });
    phrases.chain(verbs.into_iter().map(|(mark, form)| (mark, 0, form)))
}

/// Writes out the alternatives in braces, which may stand in one another.
fn expand(pattern: &str) -> Vec<String> {
    let Some(open) = pattern.find('{') else { return vec![pattern.to_owned()] };
    let (mut depth, mut from, mut middles) = (0, open + 1, Vec::new());
    for (at, c) in pattern[open..].char_indices().map(|(at, c)| (open + at, c)) {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        if (c == '/' && depth == 1) || depth == 0 {
            middles.extend(expand(&pattern[from..at]));
            from = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    let (before, after) = (&pattern[..open], expand(&pattern[from..]));
    middles.iter().flat_map(|middle| after.iter().map(move |after| format!("{before}{middle}{after}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_are_written_out() {
        assert_eq!(expand("{i/we} will{/ now}"), ["i will", "i will now", "we will", "we will now"]);
        assert_eq!(expand("{a{b/c}/d}"), ["ab", "ac", "d"]);
    }

    #[test]
    fn a_phrase_is_found_under_its_first_word() {
        let mut found = Vec::new();
        Lexicon::of(Language::English).entries("tomorrow", |entry| found.push((entry.mark, entry.value)));
        assert!(found.contains(&(Mark::DayFromNow, 1)));
    }
}
