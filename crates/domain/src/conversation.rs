//! How a conversation stands, and which letters belong to one: by the headers that name earlier letters, and by the subject
//! only where such a header is missing and the people agree.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};

use crate::message::Filter;
use crate::subject;

/// How a conversation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Somebody waits for us.
    AwaitingUs {
        /// Since the first unanswered letter.
        since: Timestamp,
        /// Until when an answer is in time.
        deadline: Timestamp,
    },
    /// We wait for somebody.
    AwaitingThem {
        /// Since our last letter.
        since: Timestamp,
    },
    /// Nobody waits.
    AtRest,
    /// It holds no letter, for this reason.
    Filtered(Filter),
    /// Its one message cannot be read.
    Unreadable,
}

/// The kinds of standing, by which lists are asked for. Each list has its order: the nearest deadline, the longest
/// wait, the newest message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StandingKind {
    /// See [`Standing::AwaitingUs`].
    AwaitingUs,
    /// See [`Standing::AwaitingThem`].
    AwaitingThem,
    /// See [`Standing::AtRest`].
    AtRest,
    /// See [`Standing::Filtered`].
    Filtered,
    /// See [`Standing::Unreadable`].
    Unreadable,
}

impl Standing {
    /// Its kind.
    #[must_use]
    pub const fn kind(self) -> StandingKind {
        match self {
            Self::AwaitingUs { .. } => StandingKind::AwaitingUs,
            Self::AwaitingThem { .. } => StandingKind::AwaitingThem,
            Self::AtRest => StandingKind::AtRest,
            Self::Filtered(_) => StandingKind::Filtered,
            Self::Unreadable => StandingKind::Unreadable,
        }
    }
}

/// A letter as threading sees it. Numbers stand for interned texts; the same number is the same text.
#[derive(Debug, Clone)]
pub struct Link<'a> {
    /// Its Message-ID.
    pub id: Option<u32>,
    /// The ids that it names (In-Reply-To, References).
    pub answers: &'a [u32],
    /// Its instant.
    pub at: Timestamp,
    /// Its base subject.
    pub subject: u32,
    /// What the subject tells about where the letter belongs.
    pub claim: Claim,
    /// The people outside us, sorted, each once.
    pub people: &'a [u32],
}

/// How far a letter that names no other may be joined by its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// It says that it answers something (Re:), or it is ours: it joins the latest letter with its subject.
    Answers,
    /// A client's letter without such a mark: it joins a letter of the last [`SAME_MATTER`] only, since somebody who
    /// writes "Invoice" every month does not speak of the same one.
    Resumes,
    /// Nothing remains of its subject, so it joins nothing.
    Nothing,
}

impl Claim {
    /// What a client's subject tells, of which `base` remains without marks.
    #[must_use]
    pub fn of(subject: &str, base: &str) -> Self {
        match (subject::is_marked(subject), base.is_empty()) {
            (true, _) => Self::Answers,
            (false, false) => Self::Resumes,
            (false, true) => Self::Nothing,
        }
    }
}

/// A letter of theirs that repeats a subject within this time is about the same matter.
const SAME_MATTER: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Sets that grow together. Shared with `people`, where addresses join.
#[derive(Debug)]
pub(crate) struct Sets(Vec<u32>);

impl Sets {
    pub(crate) fn new(size: usize) -> Self {
        Self((0..u32::try_from(size).unwrap_or(u32::MAX)).collect())
    }

    pub(crate) fn root(&mut self, of: u32) -> u32 {
        let mut node = of;
        while self.0[node as usize] != node {
            let above = self.0[self.0[node as usize] as usize];
            self.0[node as usize] = above;
            node = above;
        }
        node
    }

    /// The smaller root stays, so that the outcome does not depend on the order of joining.
    pub(crate) fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        let (low, high) = (one.min(other), one.max(other));
        self.0[high as usize] = low;
    }
}

/// For each letter the number of its conversation: the index of the first letter in it. `ids` is how many
/// different message ids there are, those that are only named included. `bridges` are messages that are no letters
/// but stand between some (mail among ourselves, an automatic answer): their id and what they name.
#[must_use]
pub fn group<'a>(letters: &[Link<'_>], bridges: impl IntoIterator<Item = (u32, &'a [u32])>, ids: usize) -> Vec<u32> {
    let mut sets = Sets::new(letters.len() + ids);
    let first_id = letters.len();
    let node = |id: u32| u32::try_from(first_id + id as usize).unwrap_or(u32::MAX);
    let mut is_here = vec![false; ids];
    for (index, letter) in (0_u32..).zip(letters) {
        for &id in letter.id.iter().chain(letter.answers) {
            sets.join(index, node(id));
        }
        if let Some(id) = letter.id {
            is_here[id as usize] = true;
        }
    }
    for (id, answers) in bridges {
        for answered in answers {
            sets.join(node(id), node(*answered));
        }
    }
    join_by_subject(letters, &is_here, &mut sets);
    (0_u32..).take(letters.len()).map(|index| sets.root(index)).collect()
}

/// A letter that names nothing that is here joins the latest earlier letter with its subject and its people.
fn join_by_subject(letters: &[Link<'_>], is_here: &[bool], sets: &mut Sets) {
    let mut by_instant: Vec<u32> = (0_u32..).take(letters.len()).collect();
    by_instant.sort_by_key(|&index| (letters[index as usize].at, index));
    let mut latest: HashMap<(u32, u32), u32> = HashMap::new();
    for index in by_instant {
        let letter = &letters[index as usize];
        let names_what_is_here = letter.answers.iter().any(|&id| is_here[id as usize]);
        let is_loose = letter.answers.is_empty() || letter.claim == Claim::Answers && !names_what_is_here;
        if is_loose && letter.claim != Claim::Nothing {
            let mut earlier: Vec<u32> =
                letter.people.iter().filter_map(|&person| latest.get(&(letter.subject, person)).copied()).collect();
            earlier.sort_unstable();
            earlier.dedup();
            let fits = |earlier: &u32| {
                let earlier = &letters[*earlier as usize];
                let is_near = letter.claim == Claim::Answers || letter.at.duration_since(earlier.at) <= SAME_MATTER;
                is_near && agree(earlier.people, letter.people)
            };
            if let Some(earlier) = earlier.into_iter().filter(fits).max_by_key(|&earlier| (letters[earlier as usize].at, earlier))
            {
                sets.join(index, earlier);
            }
        }
        for &person in letter.people {
            latest.insert((letter.subject, person), index);
        }
    }
}

/// Two letters are among the same people when all the people of one stand on the other.
fn agree(one: &[u32], other: &[u32]) -> bool {
    let holds = |all: &[u32], part: &[u32]| part.iter().all(|person| all.binary_search(person).is_ok());
    holds(one, other) || holds(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter<'a>(days: i64, id: u32, answers: &'a [u32], subject: u32, people: &'a [u32]) -> Link<'a> {
        let at = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * days);
        Link { id: Some(id), answers, at, subject, claim: Claim::Resumes, people }
    }

    fn group(letters: &[Link<'_>], ids: usize) -> Vec<u32> {
        super::group(letters, [], ids)
    }

    #[test]
    fn headers_hold_a_conversation_together_across_a_missing_letter() {
        let letters = [letter(1, 0, &[], 0, &[1]), letter(3, 2, &[0, 1], 5, &[1]), letter(9, 3, &[1], 6, &[2])];
        assert_eq!(group(&letters, 4), [0, 0, 0]);
    }

    #[test]
    fn the_same_subject_joins_only_the_same_people() {
        let letters = [letter(1, 0, &[], 7, &[1]), letter(2, 1, &[], 7, &[2]), letter(3, 2, &[], 7, &[1, 3])];
        assert_eq!(group(&letters, 3), [0, 1, 0]);
    }

    #[test]
    fn a_subject_does_not_overrule_a_header() {
        let letters = [letter(1, 0, &[], 7, &[1]), letter(2, 1, &[], 8, &[1]), letter(3, 2, &[1], 7, &[1])];
        assert_eq!(group(&letters, 3), [0, 1, 1]);
    }

    #[test]
    fn an_answer_to_a_letter_that_is_not_here_falls_back_on_its_subject() {
        let mut answer = letter(3, 2, &[9], 7, &[1]);
        assert_eq!(group(&[letter(1, 0, &[], 7, &[1]), answer.clone()], 10), [0, 1]);
        answer.claim = Claim::Answers;
        assert_eq!(group(&[letter(1, 0, &[], 7, &[1]), answer], 10), [0, 0]);
    }

    #[test]
    fn the_same_subject_long_after_is_another_matter_unless_it_answers() {
        let mut letters = [letter(1, 0, &[], 7, &[1]), letter(40, 1, &[], 7, &[1])];
        assert_eq!(group(&letters, 2), [0, 1]);
        letters[1].claim = Claim::Answers;
        assert_eq!(group(&letters, 2), [0, 0]);
    }

    #[test]
    fn letters_without_a_subject_stay_apart() {
        let mut letters = [letter(1, 0, &[], 0, &[1]), letter(2, 1, &[], 0, &[1])];
        for letter in &mut letters {
            letter.claim = Claim::Nothing;
        }
        assert_eq!(group(&letters, 2), [0, 1]);
    }

    #[test]
    fn what_is_no_letter_may_stand_between_two() {
        let letters = [letter(1, 0, &[], 7, &[1]), letter(3, 2, &[1], 8, &[1])];
        assert_eq!(super::group(&letters, [(1, [0].as_slice())], 3), [0, 0]);
        assert_eq!(group(&letters, 3), [0, 1]);
    }
}
