//! Whether a sentence asks for something: a question, a request, a condition that the work must meet.
//! Courtesies that only sound like a request do not count.

use mila_domain::language::Language;

use crate::fold::{folded, is_letter};
use crate::lexicon::{Entry, Lexicon, Mark};
use crate::sentence::Sentence;

/// No word that begins a question is longer, in bytes.
const LONGEST_WORD: usize = 40;

/// Whether the sentence may ask by how it begins or ends; requests inside it are found by their words.
pub(crate) fn may_ask(text: &str, language: Language) -> bool {
    if memchr::memchr(b'?', text.as_bytes()).is_some() {
        return true;
    }
    let first = text.trim_start_matches(|c: char| !is_letter(c));
    let first = first.split(|c: char| !is_letter(c) && c != '\'').next().unwrap_or_default();
    let mut may_ask = false;
    let mut take = |entry: &Entry| may_ask |= matches!(entry.mark, Mark::AskStart | Mark::Order);
    if first.len() <= LONGEST_WORD {
        if first.bytes().all(|byte| byte.is_ascii_lowercase()) {
            Lexicon::of(language).entries(first, &mut take);
        } else {
            Lexicon::of(language).entries(&folded(first), &mut take);
        }
    }
    may_ask
}

/// Whether the sentence wants an answer or an act.
pub(crate) fn asks(sentence: &Sentence) -> bool {
    if sentence.len() == 0 {
        return false;
    }
    if sentence.has(Mark::Courtesy) {
        return false;
    }
    sentence.is_question
        || (sentence.is(0, Mark::Order) && !is_own_deed(sentence, 0, Mark::Order))
        || sentence.all(Mark::Request).any(|at| !is_denied(sentence, at) && !is_own_deed(sentence, at, Mark::Request))
        || asks_without_a_mark(sentence)
}

/// A question word at the beginning; "czy" and "when" inside a statement ask nothing, nor does "how nice!".
fn asks_without_a_mark(sentence: &Sentence) -> bool {
    sentence.is(0, Mark::AskStart) && !sentence.is_exclamation && !sentence.ends_in_comma
}

/// Whether the words that sound like a request announce the writer's own deed: "let me check", "give me two days".
fn is_own_deed(sentence: &Sentence, at: usize, mark: Mark) -> bool {
    let next = at + sentence.length(at, Mark::Give);
    let counted = next
        + sentence.length(next, Mark::Number).max(usize::from(sentence.words().get(next).is_some_and(|word| word.is_number)));
    let is_given_time =
        next > at && (sentence.is(next, Mark::Span) || sentence.is(next, Mark::By) || sentence.is(counted, Mark::Unit));
    is_given_time || sentence.length(at, Mark::Commits) > sentence.length(at, mark)
}

fn is_denied(sentence: &Sentence, at: usize) -> bool {
    sentence.is_after(at, Mark::Not) && sentence.words()[at - 1].clause == sentence.words()[at].clause
}
