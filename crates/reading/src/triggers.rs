//! Which sentences are worth reading word by word: those that hold a piece of a telling phrase.
//! Most sentences hold none, and looking for all pieces at once is many times quicker than reading.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use mila_domain::language::Language;

use crate::fold::folded;
use crate::lexicon::{Mark, phrases};

/// What a sentence may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A promise.
    Promise,
    /// A request.
    Request,
    /// A delivery.
    Delivery,
}

impl Kind {
    /// What a phrase with this mark is a sign of. Marks that tell only at the beginning of a sentence are none.
    fn of(mark: Mark) -> Option<Self> {
        match mark {
            Mark::Commits | Mark::CommitsToYou | Mark::BareWill | Mark::Will | Mark::Doing | Mark::YouGet => Some(Self::Promise),
            Mark::Request => Some(Self::Request),
            Mark::Delivers => Some(Self::Delivery),
            _ => None,
        }
    }
}

/// The telling pieces of one language.
#[derive(Debug)]
pub(crate) struct Triggers {
    promise: Option<AhoCorasick>,
    request: Option<AhoCorasick>,
    delivery: Option<AhoCorasick>,
    any: Option<AhoCorasick>,
}

impl Triggers {
    /// The pieces of a language's phrases.
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
        let of = |wanted: &[Kind]| {
            let phrases = phrases(language).filter(|(mark, ..)| Kind::of(*mark).is_some_and(|kind| wanted.contains(&kind)));
            automaton(phrases.flat_map(|(_, _, phrase)| spellings(piece(&phrase))).collect())
        };
        Self {
            promise: of(&[Kind::Promise]),
            request: of(&[Kind::Request]),
            delivery: of(&[Kind::Delivery]),
            any: of(&[Kind::Promise, Kind::Request, Kind::Delivery]),
        }
    }

    /// Whether the text may hold anything of a kind: one search instead of three for most sentences.
    pub(crate) fn may_hold_any(&self, text: &str) -> bool {
        self.any.as_ref().is_none_or(|automaton| automaton.is_match(text))
    }

    /// Whether the text may hold one. Without an automaton everything is possible, and reading is only slower.
    pub(crate) fn may_hold(&self, kind: Kind, text: &str) -> bool {
        let automaton = match kind {
            Kind::Promise => &self.promise,
            Kind::Request => &self.request,
            Kind::Delivery => &self.delivery,
        };
        automaton.as_ref().is_none_or(|automaton| automaton.is_match(text))
    }
}

/// Pieces are cut to so many bytes: a sentence more is read in vain, but the automaton stays in the cache.
const LONGEST: usize = 12;

/// Finds any of the pieces. One that begins with another is left out, so that the automaton stays small.
fn automaton(mut pieces: Vec<String>) -> Option<AhoCorasick> {
    for piece in &mut pieces {
        piece.truncate(piece.floor_char_boundary(LONGEST));
    }
    pieces.sort_unstable();
    pieces.dedup_by(|piece, shorter| piece.starts_with(shorter.as_str()));
    AhoCorasick::builder().ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA)).build(pieces).ok()
}

/// The first two words of a phrase, or the beginning of them.
fn piece(phrase: &str) -> &str {
    let end = phrase.match_indices(' ').nth(1).map_or(phrase.len(), |(space, _)| space);
    phrase[..phrase.floor_char_boundary(LONGEST.min(end))].trim_end()
}

/// The ways in which a piece may be written: with and without diacritics, with a capital, with a line end in it.
fn spellings(piece: &str) -> Vec<String> {
    let mut spellings = vec![piece.to_owned(), folded(piece), piece.replace('\'', "’"), piece.replace('"', "״")];
    let mut chars = piece.chars();
    if let Some(first) = chars.next().filter(|first| !first.is_ascii() && first.is_lowercase()) {
        spellings.push(first.to_uppercase().chain(chars).collect());
    }
    let mut broken = Vec::new();
    for spelling in &spellings {
        for (space, _) in spelling.match_indices(' ') {
            let (before, after) = (&spelling[..space], &spelling[space + 1..]);
            broken.extend(["\n", "\r\n"].map(|end| format!("{before}{end}{after}")));
        }
    }
    spellings.extend(broken);
    spellings
}
