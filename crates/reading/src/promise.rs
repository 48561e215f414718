//! Sentences in which the writer commits to a deed to come.
//! A phrase that commits is looked for first, then whatever takes it back, then the time that it is bound to.

use mila_domain::promise::FoundPromise;

use crate::lexicon::Mark;
use crate::sentence::Sentence;
use crate::times::due::due;
use crate::times::{self, Calendar, Found, Limit, Named};

/// The most promises that are taken from one letter.
pub(crate) const MOST: usize = 200;

/// Adds the promises of a sentence to `promises`.
pub(crate) fn find(text: &str, sentence: &Sentence, calendar: Calendar<'_>, promises: &mut Vec<FoundPromise>) {
    if is_taken_back(sentence) || !has_candidate(sentence) {
        return;
    }
    let times = times::find(sentence, calendar);
    let commitments: Vec<usize> = (0..sentence.len()).filter(|&at| commits(sentence, at, &times)).collect();
    if commitments.is_empty() {
        return;
    }
    let mut dues: Vec<(usize, _)> = Vec::new();
    for segment in segments(sentence, &commitments) {
        let Some(due) = due(&bound(sentence, &times, &segment), calendar) else { continue };
        // What is done in one clause is one deed, due with its last step.
        dues.retain(|(clause, earlier)| *clause != segment.clause && *earlier != due);
        dues.push((segment.clause, due));
    }
    let mut dues: Vec<_> = dues.into_iter().map(|(_, due)| Some(due)).collect();
    if dues.is_empty() {
        dues.push(None);
    }
    for due in dues {
        if promises.len() < MOST {
            promises.push(FoundPromise { text: crate::plain(text).into(), due });
        }
    }
}

fn has_candidate(sentence: &Sentence) -> bool {
    [Mark::Commits, Mark::CommitsToYou, Mark::BareWill, Mark::Will, Mark::Doing, Mark::YouGet]
        .into_iter()
        .any(|mark| sentence.has(mark))
}

/// Whether the whole sentence promises nothing, whatever words are in it.
fn is_taken_back(sentence: &Sentence) -> bool {
    sentence.has(Mark::Habit) || sentence.has(Mark::Private) || (sentence.is(0, Mark::If))
}

/// Whether the phrase at the word commits the writer.
fn commits(sentence: &Sentence, at: usize, times: &[Found]) -> bool {
    let has_time = || !times.is_empty();
    let is_one = |mark| sentence.is(at, mark);
    let is_promise = (is_one(Mark::Commits) && !is_somebody_else(sentence, at))
        || (is_one(Mark::CommitsToYou) && is_done_to_you(sentence, at))
        || (is_one(Mark::Will) && is_followed_by_deed(sentence, at))
        || (is_one(Mark::BareWill) && (sentence.opens_clause(at) || sentence.is_after(at, Mark::And)))
        || (is_one(Mark::Doing) && has_time())
        || (is_one(Mark::YouGet) && is_given(sentence, at, has_time));
    is_promise && !is_denied(sentence, at)
}

/// In Polish without diacritics the third person looks like the first: "Pan wysle".
fn is_somebody_else(sentence: &Sentence, at: usize) -> bool {
    const OTHERS: &[&str] =
        &["pan", "pani", "panstwo", "on", "ona", "oni", "klient", "kurier", "bank", "firma", "ktory", "ktora"];
    let is_plain_e = sentence.letters(at).ends_with('e') && !sentence.is_nasal(at);
    // After a preposition it is a noun: "w tej sprawie", "o umowie".
    let is_noun = (at.saturating_sub(2)..at).any(|before| sentence.is(before, Mark::On));
    let is_beside_other = || [at.wrapping_sub(1), at + 1].into_iter().any(|near| OTHERS.contains(&sentence.letters(near)));
    is_plain_e && (is_noun || is_beside_other())
}

fn is_done_to_you(sentence: &Sentence, at: usize) -> bool {
    let clause = sentence.words()[at].clause;
    let near = at + 1..(at + 5).min(sentence.len());
    let has_subject = at > 0 && ["אנחנו", "אנו"].contains(&sentence.letters(at - 1));
    has_subject
        || near.into_iter().any(|near| {
            sentence.words()[near].clause == clause && (sentence.is(near, Mark::ToYou) || has_your(sentence.letters(near)))
        })
}

/// "To your request": Hebrew writes "your" onto the word.
fn has_your(word: &str) -> bool {
    word.starts_with('ל') && ["תך", "תכם", "תכן"].iter().any(|your| word.ends_with(your))
}

fn is_followed_by_deed(sentence: &Sentence, at: usize) -> bool {
    let mut next = at + sentence.length(at, Mark::Will);
    while sentence.is(next, Mark::Between) && !sentence.is(next, Mark::Not) && !sentence.is(next, Mark::Idle) {
        next += sentence.length(next, Mark::Between);
    }
    !sentence.is(next, Mark::Idle) && !sentence.is(next, Mark::Not)
}

/// "You will get" is our promise when it comes from us, or nobody else is named and a time is.
fn is_given(sentence: &Sentence, at: usize, has_time: impl Fn() -> bool) -> bool {
    let clause = sentence.words()[at].clause;
    let words = || (0..sentence.len()).filter(|&at| sentence.words()[at].clause == clause);
    let is_ours = words().any(|at| sentence.is(at, Mark::FromUs));
    let next = at + sentence.length(at, Mark::YouGet);
    let is_theirs = words().any(|word| word >= at && sentence.is(word, Mark::From)) || sentence.letters(next) == "to";
    is_ours || (has_time() && !is_theirs)
}

/// Whether something before the phrase takes it back: "not" in its clause, doubt before it, a condition around it.
fn is_denied(sentence: &Sentence, at: usize) -> bool {
    let words = sentence.words();
    let clause = words[at].clause;
    let in_clause = |word: usize| words[word].clause == clause;
    let is_negated = (at.saturating_sub(3)..at).any(|word| in_clause(word) && sentence.denies(word));
    let is_doubted = (0..at).any(|word| sentence.is(word, Mark::Doubt));
    let is_conditional = (0..at).any(|word| in_clause(word) && (sentence.is(word, Mark::If) || sentence.is(word, Mark::Until)));
    let is_asked =
        sentence.is_question && (clause == words.last().map_or(0, |word| word.clause) || sentence.is(0, Mark::AskStart));
    is_negated || is_doubted || is_conditional || is_asked || sentence.is(at, Mark::Doubt)
}

/// Divides the sentence between its commitments: each begins behind the last comma or "and" before its phrase.
fn segments(sentence: &Sentence, commitments: &[usize]) -> Vec<Segment> {
    let words = sentence.words();
    let mut starts = vec![0];
    for pair in commitments.windows(2) {
        let (before, this) = (pair[0], pair[1]);
        let border = (before + 1..=this).rev().find(|&word| sentence.opens_clause(word) || sentence.is(word, Mark::And));
        starts.push(border.unwrap_or(this));
    }
    let ends = starts.iter().copied().skip(1).chain([words.len()]);
    let segments = starts.iter().copied().zip(ends).zip(commitments);
    segments.map(|((start, end), &at)| Segment { start, end, clause: words[at].clause }).collect()
}

/// The words that belong to one commitment.
struct Segment {
    start: usize,
    end: usize,
    /// The clause of its phrase.
    clause: usize,
}

/// The times that the commitment is bound to: those of its own clause, and a clock time or last limit beside it.
fn bound<'a>(sentence: &Sentence, times: &'a [Found], segment: &Segment) -> Vec<&'a Found> {
    let mut inside: Vec<&Found> = times.iter().filter(|found| (segment.start..segment.end).contains(&found.word)).collect();
    let is_own = |found: &&Found| found.clause == segment.clause;
    let is_day = |found: &&Found| !matches!(found.named, Named::Clock(_) | Named::Part(_) | Named::Week(_));
    // "I'll read it on Saturday and return it on Sunday": the last step counts.
    let is_further = |found: &&Found| is_own(found) || goes_on(sentence, found.clause, segment);
    let last = inside.iter().copied().rfind(|found| is_day(found) && is_further(found));
    let clause = last.map_or(segment.clause, |last| last.clause);
    if let Some(last) = last {
        inside.retain(|found| found.word >= last.word || !is_step_between(sentence, found, last));
    }
    let is_own = |found: &&Found| found.clause == clause;
    let own: Vec<&Found> = inside.iter().copied().filter(is_own).collect();
    if !own.iter().any(is_day) {
        return inside;
    }
    let is_beside = |found: &&Found| {
        found.clause.abs_diff(clause) == 1 && (matches!(found.named, Named::Clock(_)) || found.limit == Limit::Latest)
    };
    inside.into_iter().filter(|found| is_own(found) || is_beside(found)).collect()
}

/// Whether a clause goes on with what was promised in the one before it: ", and get back to you".
fn goes_on(sentence: &Sentence, clause: usize, segment: &Segment) -> bool {
    let first = (segment.start..segment.end).find(|&word| sentence.words()[word].clause == clause);
    clause == segment.clause + 1 && first.is_some_and(|first| is_step(sentence, first) && sentence.is(first + 1, Mark::Later))
}

/// Whether a further deed of the writer begins between two times: "and return".
fn is_step_between(sentence: &Sentence, first: &Found, last: &Found) -> bool {
    (first.word + 1..last.word.saturating_sub(1)).any(|word| is_step(sentence, word))
}

/// Whether the word joins a further deed of the same writer to the one before.
fn is_step(sentence: &Sentence, word: usize) -> bool {
    const JOINS: [&str; 6] = ["and", "then", "i", "oraz", "potem", "nastepnie"];
    const OTHERS: [&str; 16] =
        ["you", "he", "she", "they", "it", "the", "all", "we", "i", "my", "our", "your", "there", "this", "that", "them"];
    const OF_TIME: [Mark; 8] =
        [Mark::On, Mark::By, Mark::At, Mark::Weekday, Mark::DayFromNow, Mark::Month, Mark::Part, Mark::Number];
    let next = word + 1;
    let is_time =
        OF_TIME.into_iter().any(|mark| sentence.is(next, mark)) || sentence.words().get(next).is_none_or(|word| word.is_number);
    JOINS.contains(&sentence.letters(word)) && !is_time && !OTHERS.contains(&sentence.letters(next))
}
