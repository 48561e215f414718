//! Marking in a text what a query found in it, and choosing the passage that says most.

use std::ops::Range;

use super::forms::Forms;
use super::query::{Query, Term};
use super::scan::{Listener, scan};

/// A text in runs, one after the other; `true` for what was looked for. White space is one space.
#[must_use]
pub fn mark(text: &str, query: &Query) -> Vec<(String, bool)> {
    let flat = flatten(text);
    let marks = find(&flat, query);
    runs(&flat, 0..flat.len(), &marks)
}

/// The passage of a text that holds most of the words, in runs like those of [`mark`]: at most `longest` characters,
/// cut between words, with "…" where something is left out. Without any of the words it is the beginning.
#[must_use]
pub fn passage(text: &str, query: &Query, longest: usize) -> Vec<(String, bool)> {
    let flat = flatten(text);
    let marks = find(&flat, query);
    if flat.chars().nth(longest).is_none() {
        return runs(&flat, 0..flat.len(), &marks);
    }
    let window = window(&flat, best(&flat, &marks, longest), longest.saturating_sub(2));
    let mut runs = runs(&flat, window.clone(), &marks);
    if window.start > 0 {
        match runs.first_mut() {
            Some((text, false)) => text.insert(0, '…'),
            _ => runs.insert(0, ("…".to_owned(), false)),
        }
    }
    if window.end < flat.len() {
        match runs.last_mut() {
            Some((text, false)) => text.push('…'),
            _ => runs.push(("…".to_owned(), false)),
        }
    }
    runs
}

/// A place in a text, and the word of the query that it answers.
struct Mark {
    at: Range<usize>,
    word: usize,
}

/// The text with one space for all white space and control characters.
fn flatten(text: &str) -> String {
    let mut flat = String::with_capacity(text.len());
    for char in text.chars() {
        if !(char.is_whitespace() || char.is_control()) {
            flat.push(char);
        } else if !flat.is_empty() && !flat.ends_with(' ') {
            flat.push(' ');
        }
    }
    flat.truncate(flat.trim_end().len());
    flat
}

/// Where the words stand, in order; places that overlap are one.
fn find(flat: &str, query: &Query) -> Vec<Mark> {
    if query.is_empty() {
        return Vec::new();
    }
    let mut finding = Finding { query, forms: Forms::new(), letters: first_letters(query), marks: Vec::new() };
    scan(flat, &mut finding);
    let mut marks = finding.marks;
    marks.sort_by_key(|mark| (mark.at.start, mark.at.end));
    marks.dedup_by(|mark, before| {
        let overlaps = mark.at.start < before.at.end;
        if overlaps {
            before.at.end = before.at.end.max(mark.at.end);
        }
        overlaps
    });
    marks
}

/// The letters from a to z that terms of the query begin with.
fn first_letters(query: &Query) -> Vec<u8> {
    let terms = query.words().iter().flatten();
    let first = terms.filter_map(|(Term::Exact(term) | Term::Prefix(term))| term.bytes().next());
    first.filter(u8::is_ascii_lowercase).collect()
}

struct Finding<'q> {
    query: &'q Query,
    forms: Forms,
    letters: Vec<u8>,
    marks: Vec<Mark>,
}

impl Finding<'_> {
    fn note(&mut self, at: Range<usize>, word: Option<usize>) {
        self.marks.extend(word.map(|word| Mark { at, word }));
    }
}

impl Listener for Finding<'_> {
    fn word(&mut self, at: Range<usize>, raw: &str) {
        // A stem begins with the letter that its word begins with.
        let first = raw.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
        if first.is_ascii_lowercase() && !self.letters.contains(&first) {
            return;
        }
        let mut word = None;
        self.forms.of_word(raw, |term| word = word.or_else(|| self.query.answered_by(term)));
        self.note(at, word);
    }

    fn pair(&mut self, at: Range<usize>, left: &str, right: &str) {
        let pair = self.forms.of_pair(left, right);
        let word = self.query.answered_by(&pair);
        self.note(at, word);
    }

    fn joined(&mut self, at: Range<usize>, joined: &str) {
        let mut word = None;
        self.forms.of_joined(joined, |term| word = word.or_else(|| self.query.answered_by(term)));
        self.note(at, word);
    }
}

/// The part of the text between the first and the last mark of the window with most different words.
fn best(flat: &str, marks: &[Mark], longest: usize) -> Range<usize> {
    let mut starts = Vec::with_capacity(marks.len());
    let (mut chars, mut at) = (0, 0);
    for mark in marks {
        chars += flat[at..mark.at.start].chars().count();
        at = mark.at.start;
        starts.push(chars);
    }
    let width = |mark: &Mark| flat[mark.at.clone()].chars().count();
    let (mut best, mut most) = (0..0, (0, 0));
    let mut counts = vec![0_usize; marks.iter().map(|mark| mark.word + 1).max().unwrap_or(0)];
    let mut first = 0;
    for (last, mark) in marks.iter().enumerate() {
        counts[mark.word] += 1;
        while first < last && starts[last] + width(mark) > starts[first] + longest.saturating_sub(2) {
            counts[marks[first].word] -= 1;
            first += 1;
        }
        let value = (counts.iter().filter(|count| **count > 0).count(), last - first);
        if value > most || most == (0, 0) {
            most = value;
            best = marks[first].at.start..mark.at.end;
        }
    }
    best
}

/// `longest` characters around a part of the text, cut between words where there is room for that.
fn window(flat: &str, part: Range<usize>, longest: usize) -> Range<usize> {
    let inside = flat[part.clone()].chars().count();
    let lead = longest.saturating_sub(inside) / 3;
    let mut start = flat[..part.start].char_indices().rev().take(lead).last().map_or(part.start, |(at, _)| at);
    if start > 0 && !flat[..start].ends_with(' ') {
        start += flat[start..part.start].find(' ').map_or(0, |space| space + 1);
    }
    let mut end = flat[start..].char_indices().nth(longest).map_or(flat.len(), |(at, _)| start + at);
    if end < flat.len() && !flat[end..].starts_with(' ') {
        let after = part.end.clamp(start, end);
        end = flat[after..end].rfind(' ').map_or(end, |space| after + space);
    }
    start..end
}

/// A part of the text in runs.
fn runs(flat: &str, part: Range<usize>, marks: &[Mark]) -> Vec<(String, bool)> {
    let mut runs: Vec<(String, bool)> = Vec::new();
    let mut at = part.start;
    for mark in marks.iter().filter(|mark| mark.at.start < part.end && mark.at.end > part.start) {
        let marked = mark.at.start.max(part.start)..mark.at.end.min(part.end);
        runs.push((flat[at..marked.start].to_owned(), false));
        at = marked.end;
        runs.push((flat[marked].to_owned(), true));
    }
    runs.push((flat[at..part.end].to_owned(), false));
    runs.retain(|(text, _)| !text.is_empty());
    runs
}
