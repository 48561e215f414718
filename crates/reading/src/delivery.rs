//! Whether a sentence says that the thing is handed over now: "attached", "w załączniku", "מצורף".

use crate::lexicon::Mark;
use crate::sentence::Sentence;

/// Whether the sentence hands something over.
pub(crate) fn delivers(sentence: &Sentence) -> bool {
    !sentence.is_question && sentence.all(Mark::Delivers).any(|at| !is_denied(sentence, at))
}

fn is_denied(sentence: &Sentence, at: usize) -> bool {
    let clause = sentence.words()[at].clause;
    let before = |far: usize, mark| {
        (at.saturating_sub(far)..at).any(|word| sentence.words()[word].clause == clause && sentence.is(word, mark))
    };
    before(3, Mark::Not)
        || before(6, Mark::If)
        || before(6, Mark::Will)
        || (before(6, Mark::Request) && !sentence.has(Mark::Courtesy))
}
