//! Which messages are one conversation, those included that are no letters: they lie in the conversation that they
//! answer, or by themselves.

use std::collections::{BTreeMap, HashMap, HashSet};

use mila_domain::ids::ConversationId;

use super::{Together, joins_nothing, place, subjects};
use crate::judging::{Letter, People, Row};

/// A message of a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// Its place among the messages.
    pub message: usize,
    /// Its place among the letters, if it is one.
    pub letter: Option<usize>,
}

/// The conversations of letters.
pub struct Groups {
    /// By letter: the number of its conversation.
    of_letter: Vec<u32>,
}

impl Groups {
    pub fn of(people: &People<'_>, letters: &[Letter<'_>], rows: &[Row], together: &Together) -> Self {
        let mut of_letter = vec![0; letters.len()];
        for (group, letter) in people.conversations(letters, rows, &subjects(together)) {
            of_letter[letter as usize] = group;
        }
        Self { of_letter }
    }

    /// All messages by conversation, each in the order of the list; conversations by their first message.
    pub fn of_messages(&self, rows: &[Row], letters: &[Letter<'_>], together: &Together) -> Vec<Vec<Member>> {
        let letter_at: HashMap<usize, usize> =
            letters.iter().enumerate().map(|(index, letter)| (place(letter.row), index)).collect();
        let mut by_id: HashMap<u32, u32> = HashMap::new();
        for (letter, group) in letters.iter().zip(&self.of_letter) {
            for id in letter.row.id.iter().chain(letter.row.answers()) {
                by_id.entry(*id).or_insert(*group);
            }
        }
        let mut groups: BTreeMap<Group, Vec<Member>> = BTreeMap::new();
        for (message, row) in rows.iter().enumerate() {
            let letter = letter_at.get(&message).copied();
            let named = row.answers().iter().chain(&row.id).find_map(|id| by_id.get(id));
            let group = match (letter, named) {
                (Some(letter), _) => Group::Letters(self.of_letter[letter]),
                (None, Some(group)) if !joins_nothing(&together.messages[message]) => Group::Letters(*group),
                (None, Some(_) | None) => Group::Alone(message),
            };
            groups.entry(group).or_default().push(Member { message, letter });
        }
        let mut groups: Vec<Vec<Member>> = groups.into_values().collect();
        groups.sort_by_key(|members| members.first().map(|member| member.message));
        groups
    }
}

/// What holds messages together.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    /// The number of a conversation of letters.
    Letters(u32),
    /// A message that is no letter and answers none.
    Alone(usize),
}

/// The id that most of the letters had before, if no other conversation has taken it; otherwise a new one. Of equally
/// frequent ones the one of the earliest message.
pub fn id_of(
    members: &[Member],
    together: &Together,
    taken: &mut HashSet<ConversationId>,
    mint: &mut impl FnMut() -> ConversationId,
) -> ConversationId {
    let before = || members.iter().filter_map(|member| together.messages[member.message].conversation);
    let mut counts: HashMap<ConversationId, usize> = HashMap::new();
    for id in before() {
        *counts.entry(id).or_default() += 1;
    }
    let mut best: Option<(ConversationId, usize)> = None;
    for id in before().filter(|id| !taken.contains(id)) {
        let count = counts.get(&id).copied().unwrap_or_default();
        if best.is_none_or(|(_, most)| count > most) {
            best = Some((id, count));
        }
    }
    let id = best.map_or_else(mint, |(id, _)| id);
    taken.insert(id);
    id
}
