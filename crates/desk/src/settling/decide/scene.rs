//! How one conversation stands, and what its row shows.

use std::collections::HashSet;

use mila_domain::clock::{self, Standing as ClockStanding};
use mila_domain::conversation::Standing;
use mila_domain::ids::ConversationId;
use mila_domain::pace::Pace;
use mila_store::{MessageRow, NewConversation};

use super::groups::Member;
use super::{Together, place};
use crate::judging::{Letter, People, Verdicts};

/// Everything that is known when a conversation is looked at.
pub struct Scene<'a> {
    pub together: &'a Together,
    pub people: &'a People<'a>,
    pub letters: &'a [Letter<'a>],
    pub verdicts: &'a Verdicts,
    pub pace: &'a Pace,
}

impl Scene<'_> {
    pub fn conversation(&self, id: ConversationId, members: &[Member]) -> NewConversation {
        let letters: Vec<&Letter<'_>> = members.iter().filter_map(|member| Some(&self.letters[member.letter?])).collect();
        let last = members.last().map(|member| &self.together.messages[member.message]);
        let (standing, shown) = if letters.is_empty() { self.without_letters(members) } else { self.of_letters(&letters) };
        let message = &self.together.messages[shown];
        let who = self.who(members, &letters, shown);
        NewConversation {
            id,
            standing,
            who: who.map(|mailbox| self.together.addresses[mailbox as usize].id),
            person: who.filter(|_| !letters.is_empty()).map(|mailbox| self.together.addresses[mailbox as usize].person),
            last: last.map_or(message.at, |last| last.at),
            shown: message.id,
            messages: members.len() as u64,
        }
    }

    /// The standing, and the place of the message whose words are shown.
    fn of_letters(&self, letters: &[&Letter<'_>]) -> (Standing, usize) {
        let reading = clock::read(&self.people.turns(letters), self.pace);
        match reading.standing {
            ClockStanding::AwaitingUs(wait) => {
                let standing = Standing::AwaitingUs { since: wait.since, deadline: wait.deadline };
                (standing, place(letters[wait.asked].row))
            }
            ClockStanding::OursLast { turn, asks } => {
                let shown = place(letters[turn].row);
                let is_awaited = asks || self.is_promised(letters, &reading.order);
                let standing = if is_awaited { Standing::AwaitingThem { since: letters[turn].row.at } } else { Standing::AtRest };
                (standing, shown)
            }
            ClockStanding::AtRest => {
                let last = reading.order.last().copied().unwrap_or_default();
                (Standing::AtRest, place(letters[last].row))
            }
        }
    }

    /// Whether somebody outside us promised something and has not handed anything over since.
    fn is_promised(&self, letters: &[&Letter<'_>], order: &[usize]) -> bool {
        let mut handed_over = HashSet::new();
        for turn in order.iter().rev() {
            let letter = letters[*turn];
            let author = self.people.of(letter.author);
            if !letter.is_ours && letter.row.has_promises && !handed_over.contains(&author) {
                return true;
            }
            if !letter.is_ours && letter.row.hands_over {
                handed_over.insert(author);
            }
        }
        false
    }

    fn without_letters(&self, members: &[Member]) -> (Standing, usize) {
        let shown = members.last().map_or(0, |member| member.message);
        let message: &MessageRow = &self.together.messages[shown];
        let standing = match (message.unreadable, self.verdicts.filters[shown]) {
            (Some(_), _) => Standing::Unreadable,
            (None, Some(filter)) => Standing::Filtered(filter),
            // Mail among ourselves, or of nobody.
            (None, None) => Standing::AtRest,
        };
        (standing, shown)
    }

    /// The one on the other side of the message that is shown: its author, or to whom we wrote.
    fn who(&self, members: &[Member], letters: &[&Letter<'_>], shown: usize) -> Option<u32> {
        let letter = letters.iter().find(|letter| place(letter.row) == shown);
        let outside = |mailbox: &u32| self.people.circle.is_outside(*mailbox);
        match letter {
            Some(letter) if letter.is_ours => letter.row.recipients().iter().copied().find(outside).or(Some(letter.author)),
            Some(letter) => Some(letter.author),
            None => members.last().and_then(|member| self.verdicts.authors[member.message]),
        }
    }
}
