//! What can be settled only when all messages of a mailbox are known: which are copies, and who we are.

use std::cmp::Reverse;
use std::collections::HashSet;

use indexmap::IndexMap;
use jiff::Timestamp;
use mila_domain::address::Address;
use mila_domain::folder::Folder;
use mila_domain::message::{BodyHash, Filter, Nature};
use mila_domain::ours::{self, Habits, Ours};
use mila_domain::people;
use mila_domain::report::MailboxFacts;

use super::gathering::{Question, Texts};
use crate::judging::Row;

/// What makes two messages the same.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Identity {
    /// Their id and their body.
    WithId(u32, BodyHash),
    /// Without an id their instant, their author and their body.
    WithoutId(Timestamp, Option<u32>, BodyHash),
}

fn identity(row: &Row) -> Identity {
    match row.id {
        Some(id) => Identity::WithId(id, row.body),
        None => Identity::WithoutId(row.at, row.from, row.body),
    }
}

/// Each message once, in the order in which it was met; of several copies the first one in the liveliest folder.
/// Messages later than `now` are counted and left out.
pub fn distinct(rows: &mut Vec<Row>, now: Timestamp) -> MailboxFacts {
    rows.sort_unstable_by_key(|row| (row.file, row.offset));
    // Sorting numbers takes far less room than a map of all identities.
    let mut order: Vec<u32> = (0_u32..).take(rows.len()).collect();
    order.sort_unstable_by_key(|&index| (identity(&rows[index as usize]), index));
    let mut is_copy = vec![false; rows.len()];
    for copies in order.chunk_by(|&one, &other| identity(&rows[one as usize]) == identity(&rows[other as usize])) {
        let kept = copies.iter().copied().max_by_key(|&index| (rows[index as usize].folder, Reverse(index)));
        for &index in copies {
            is_copy[index as usize] = Some(index) != kept;
        }
    }
    drop(order);
    let (mut facts, mut index) = (MailboxFacts::default(), 0);
    rows.retain(|row| {
        let is_copy = is_copy[index];
        index += 1;
        facts.duplicates += u64::from(is_copy && row.at <= now);
        facts.later_than_now += u64::from(!is_copy && row.at > now);
        !is_copy && row.at <= now
    });
    facts.messages = rows.len() as u64;
    facts.from = rows.iter().map(|row| row.at).min();
    facts.to = rows.iter().map(|row| row.at).max();
    facts
}

/// Works out who we are.
///
/// # Errors
/// When it cannot be told.
pub fn find_ours(
    rows: &[Row],
    texts: &Texts,
    delivered: &IndexMap<Address, u64>,
    question: &Question,
) -> Result<Ours, ours::Unknown> {
    let counted = |address| Habits { delivered: delivered.get(address).copied().unwrap_or(0), ..Habits::default() };
    let mut habits: Vec<Habits> = texts.addresses.iter().map(counted).collect();
    let mut pairs: HashSet<(u32, u32)> = HashSet::new();
    for row in rows {
        let is_thrown_out = matches!(row.nature, Nature::Filtered(Filter::Spam | Filter::Trash));
        let recipients = || row.recipients().iter().map(|mailbox| texts.address_of(*mailbox));
        if let Some(from) = row.from {
            let author = texts.address_of(from);
            let habit = &mut habits[author as usize];
            habit.in_sent += u64::from(row.folder == Folder::Sent && !row.is_resent);
            if row.nature == Nature::Letter {
                habit.wrote += 1;
                habit.name = texts.name_of(from).and_then(people::full_name).or(habit.name.take());
                habit.wrote_to += recipients().filter(|other| *other != author && pairs.insert((author, *other))).count() as u64;
            }
        }
        if !is_thrown_out {
            let mut standing: Vec<u32> = recipients().chain(row.from.map(|from| texts.address_of(from))).collect();
            standing.sort_unstable();
            standing.dedup();
            for address in standing {
                habits[address as usize].stands_in += 1;
            }
        }
    }
    let known: Vec<(Address, Habits)> = texts.addresses.iter().cloned().zip(habits).collect();
    Ours::find(&question.me, &known)
}
