//! What is asked: for each word the terms of which one must be there.

use std::ops::Range;

use super::forms::Forms;
use super::scan::{Listener, scan};

/// The most words of a query; more are not looked for.
const MOST_WORDS: usize = 16;
/// The most characters of a query that are read.
const LONGEST: usize = 400;

/// A term to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// This term.
    Exact(String),
    /// Every term that begins so.
    Prefix(String),
}

impl Term {
    /// Whether a term of the index is meant.
    #[must_use]
    pub fn is(&self, term: &str) -> bool {
        match self {
            Self::Exact(exact) => exact == term,
            Self::Prefix(prefix) => term.starts_with(prefix.as_str()),
        }
    }
}

/// Whether the last word of a query is finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It is.
    Finished,
    /// Someone is still typing: it may be the beginning of a word.
    Open,
}

/// A query: all its words must be there, each in one of its terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    words: Vec<Vec<Term>>,
}

impl Query {
    /// Reads what somebody typed.
    #[must_use]
    pub fn read(typed: &str, ending: Ending) -> Self {
        let typed = typed.char_indices().nth(LONGEST).map_or(typed, |(end, _)| &typed[..end]);
        let mut gathering = Gathering { forms: Forms::new(), asked: Vec::new(), ending, typed };
        scan(typed, &mut gathering);
        Self { words: gathering.words() }
    }

    /// For each word its terms; never an empty list of them.
    #[must_use]
    pub fn words(&self) -> &[Vec<Term>] {
        &self.words
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The number of the first word that a term of a letter answers.
    pub(super) fn answered_by(&self, term: &str) -> Option<usize> {
        self.words.iter().position(|terms| terms.iter().any(|wanted| wanted.is(term)))
    }
}

/// Something that the query asks for, and where it stands in it.
struct Asked {
    at: Range<usize>,
    kind: Kind,
    terms: Vec<Term>,
}

/// What it is; the later ones say more than the earlier ones, and make them needless where they cover them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Word,
    Pair,
    Joined,
}

struct Gathering<'t> {
    forms: Forms,
    asked: Vec<Asked>,
    ending: Ending,
    typed: &'t str,
}

impl Gathering<'_> {
    fn is_open(&self, at: &Range<usize>) -> bool {
        self.ending == Ending::Open && at.end == self.typed.len()
    }

    /// What is asked for in the end: nothing that is covered by something that says more.
    fn words(mut self) -> Vec<Vec<Term>> {
        self.asked.sort_by_key(|asked| (std::cmp::Reverse((asked.kind, asked.at.len())), asked.at.start));
        let mut kept: Vec<Asked> = Vec::new();
        for asked in self.asked {
            let covering = |other: &Asked| match (other.kind, asked.kind) {
                (Kind::Joined, Kind::Joined | Kind::Pair | Kind::Word) | (Kind::Pair, Kind::Pair | Kind::Word) => {
                    other.at.start <= asked.at.start && asked.at.end <= other.at.end
                }
                (Kind::Pair, Kind::Joined) | (Kind::Word, Kind::Joined | Kind::Pair | Kind::Word) => false,
            };
            match kept.iter_mut().find(|other| covering(other)) {
                Some(other) if other.kind == asked.kind && other.at == asked.at => other.terms.extend(asked.terms),
                Some(_) => {}
                None => kept.push(asked),
            }
        }
        kept.sort_by_key(|asked| asked.at.start);
        let mut words = Vec::new();
        for asked in kept {
            let mut terms: Vec<Term> = Vec::new();
            for term in asked.terms {
                if !terms.contains(&term) {
                    terms.push(term);
                }
            }
            if !terms.is_empty() && !words.contains(&terms) {
                words.push(terms);
            }
        }
        words.truncate(MOST_WORDS);
        words
    }
}

impl Listener for Gathering<'_> {
    fn word(&mut self, at: Range<usize>, raw: &str) {
        let is_letter = raw.chars().nth(1).is_none();
        if is_letter && at.start > 0 && self.is_open(&at) {
            // A word that was just begun says nothing yet.
            return;
        }
        let mut terms = Vec::new();
        self.forms.of_question(raw, |term| terms.push(Term::Exact(term.to_owned())));
        if !is_letter && self.is_open(&at) {
            terms.extend(self.forms.of_beginning(raw).map(Term::Prefix));
        }
        self.asked.push(Asked { at, kind: Kind::Word, terms });
    }

    fn pair(&mut self, at: Range<usize>, left: &str, right: &str) {
        let pair = self.forms.of_pair(left, right);
        let term = if self.is_open(&at) { Term::Prefix(pair) } else { Term::Exact(pair) };
        self.asked.push(Asked { at, kind: Kind::Pair, terms: vec![term] });
    }

    fn joined(&mut self, at: Range<usize>, joined: &str) {
        let mut terms = Vec::new();
        self.forms.of_joined(joined, |term| terms.push(Term::Exact(term.to_owned())));
        if self.is_open(&at) || joined.chars().nth(1).is_none() {
            terms.extend(self.forms.of_beginning(joined).map(Term::Prefix));
        }
        self.asked.push(Asked { at, kind: Kind::Joined, terms });
    }
}
