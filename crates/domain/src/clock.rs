//! The clock: who waits in a conversation and since when, derived from its turns by one pure function.
//! Nothing is stored here; whoever caches the outcome compares it with [`read`].

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};

use jiff::Timestamp;

use crate::pace::Pace;

/// Someone on the other side as the clock compares them: a person, or the firm that they write for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Party {
    /// One person with all their addresses.
    Person(u32),
    /// Everybody of one firm.
    Firm(u32),
}

/// One letter of a conversation.
#[derive(Debug, Clone)]
pub struct Turn {
    /// Its instant.
    pub at: Timestamp,
    /// The turns, by index, that it names as what it answers. It comes after them, whatever the clocks say.
    pub names: Vec<usize>,
    /// Who did what.
    pub act: Act,
}

/// What a letter means to the clock.
#[derive(Debug, Clone)]
pub enum Act {
    /// Somebody outside us wrote.
    Theirs {
        /// Whether it waits for an answer.
        needs_answer: bool,
        /// To whom an answer may go: the sender, their firm, those whom they brought in.
        side: Vec<Party>,
    },
    /// One of us wrote.
    Ours {
        /// To whom outside us.
        to: Vec<Party>,
        /// Whether we asked something.
        asks: bool,
    },
}

/// A stretch of waiting: from the first unanswered letter to the answer, if there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// The turn that waited.
    pub asked: usize,
    /// Its instant.
    pub since: Timestamp,
    /// Until when an answer was or is in time.
    pub deadline: Timestamp,
    /// The instant of the answer, never before `since`.
    pub answered: Option<Timestamp>,
}

impl Wait {
    /// Whether `now` is past the deadline. At the deadline it is not.
    #[must_use]
    pub fn is_late(&self, now: Timestamp) -> bool {
        now > self.deadline
    }
}

/// How a conversation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A letter waits for our answer; it is the last of the waits.
    AwaitingUs(Wait),
    /// We wrote last; the turn is that letter. Whether we wait is for whoever knows the promises to say, too.
    OursLast {
        /// Our last letter.
        turn: usize,
        /// Whether anything was asked since their last letter.
        asks: bool,
    },
    /// They wrote last and nothing waits.
    AtRest,
}

/// What the clock says of one conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// All stretches of waiting in order; at most the last one is unanswered.
    pub waits: Vec<Wait>,
    /// How it stands.
    pub standing: Standing,
    /// The turns in the order in which they count.
    pub order: Vec<usize>,
    /// The turns that wait for an answer, in that order.
    pub unanswered: Vec<usize>,
}

/// Puts turns in order: by instant, but never before what they name. Named turns that do not exist, and circles,
/// are set aside. Equal instants keep the order in which they were given.
#[must_use]
pub fn order(turns: &[Turn]) -> Vec<(usize, Timestamp)> {
    let mut waiting_for = vec![0_usize; turns.len()];
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); turns.len()];
    for (index, turn) in turns.iter().enumerate() {
        for &named in turn.names.iter().filter(|&&named| named < turns.len() && named != index) {
            waiting_for[index] += 1;
            followers[named].push(index);
        }
    }
    let mut counts: Vec<Timestamp> = turns.iter().map(|turn| turn.at).collect();
    let mut ready: BinaryHeap<_> =
        (0..turns.len()).filter(|&index| waiting_for[index] == 0).map(|index| Reverse((turns[index].at, index))).collect();
    let mut by_instant: Vec<usize> = (0..turns.len()).collect();
    by_instant.sort_by_key(|&index| (turns[index].at, index));
    let mut stuck = by_instant.into_iter();
    let mut done = vec![false; turns.len()];
    let mut order = Vec::with_capacity(turns.len());
    loop {
        // In a circle nobody comes first: the earliest that is left breaks it.
        let next = ready.pop().map(|Reverse((_, index))| index).or_else(|| stuck.find(|&index| !done[index]));
        let Some(index) = next else { return order };
        if std::mem::replace(&mut done[index], true) {
            continue;
        }
        order.push((index, counts[index]));
        for &follower in &followers[index] {
            counts[follower] = counts[follower].max(counts[index]);
            waiting_for[follower] -= 1;
            if waiting_for[follower] == 0 && !done[follower] {
                ready.push(Reverse((counts[follower], follower)));
            }
        }
    }
}

/// Reads the clock of one conversation.
///
/// A letter that needs an answer waits until one of us writes to somebody on its side. The stretch runs from the
/// first unanswered letter; what comes after it while it waits is answered with it or becomes the next first one.
#[must_use]
pub fn read(turns: &[Turn], pace: &Pace) -> Reading {
    let order = order(turns);
    let mut open = Unanswered::default();
    let (mut waits, mut has_asked) = (Vec::new(), false);
    let wait = |asked: usize, answered: Option<Timestamp>| {
        let since = turns[asked].at;
        Wait { asked, since, deadline: pace.deadline(since), answered: answered.map(|at| at.max(since)) }
    };
    for (place, &(index, counts)) in order.iter().enumerate() {
        match &turns[index].act {
            Act::Theirs { needs_answer, side } => {
                has_asked = false;
                if *needs_answer {
                    open.add(place, side);
                }
            }
            Act::Ours { to, asks } => {
                has_asked |= asks;
                let first = open.first();
                open.answer(to);
                if let Some(place) = first.filter(|_| open.first() != first) {
                    waits.push(wait(order[place].0, Some(counts)));
                }
            }
        }
    }
    let unanswered = open.places.iter().map(|place| order[*place].0).collect();
    let open = open.first().map(|place| wait(order[place].0, None));
    waits.extend(open);
    let standing = match (open, order.last()) {
        (Some(open), _) => Standing::AwaitingUs(open),
        (None, Some(&(turn, _))) => match turns[turn].act {
            Act::Ours { .. } => Standing::OursLast { turn, asks: has_asked },
            Act::Theirs { .. } => Standing::AtRest,
        },
        (None, None) => Standing::AtRest,
    };
    Reading { waits, standing, order: order.into_iter().map(|(index, _)| index).collect(), unanswered }
}

/// The letters that wait, by their places in the order, and whom an answer to each may go to. Every letter is put in
/// and taken out once, however many of ours pass it by.
#[derive(Default)]
struct Unanswered {
    places: BTreeSet<usize>,
    by_party: HashMap<Party, Vec<usize>>,
}

impl Unanswered {
    fn add(&mut self, place: usize, side: &[Party]) {
        self.places.insert(place);
        for party in side {
            self.by_party.entry(*party).or_default().push(place);
        }
    }

    fn answer(&mut self, to: &[Party]) {
        for place in to.iter().filter_map(|party| self.by_party.remove(party)).flatten() {
            self.places.remove(&place);
        }
    }

    fn first(&self) -> Option<usize> {
        self.places.first().copied()
    }
}

#[cfg(test)]
#[path = "clock_tests.rs"]
mod tests;
