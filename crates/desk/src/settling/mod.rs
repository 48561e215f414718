//! Settling: messages that are new, corrected or judged under other settings are put into conversations together with
//! everything that hangs on them, and the clock of those conversations is read. Doing it again changes nothing.

mod decide;
mod owner;
mod rhythm;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use jiff::civil::Weekday;
use jiff::{SignedDuration, Timestamp};
use mila_domain::ids::{AddressId, ConversationId, MessageId};
use mila_domain::pace::{Pace, Pauses};
use mila_store::{AddressRow, Correction, MessageRow, Scope, StoreError, Unit, WorkspaceRow};

use crate::again::again;
use crate::desk::{Desk, DeskError, zone_of};
use crate::receive::Preparing;
use crate::today::{Worker, WorkerState};
use decide::{Decided, Together};
pub(crate) use owner::mark_ours;

/// So many unsettled messages are taken at once, with all that hangs on them.
const AT_ONCE: i64 = 1_500;
/// So many people are counted in one transaction.
const PEOPLE_AT_ONCE: i64 = 200;

impl Desk {
    /// Settles everything that is to be settled: first who we are, then conversations, then the rhythms of people.
    /// `go_on` is asked between transactions, and told how many messages are done; what is left is settled next time.
    ///
    /// # Errors
    /// When the data cannot be reached; what was settled before stays so.
    pub async fn settle(&self, scope: &Scope, mut go_on: impl FnMut(u64) -> bool) -> Result<(), DeskError> {
        if self.store().read().await?.count_unsettled(scope).await? > 0 {
            again!(self.find_owner(scope).await)?;
        }
        let mut done = 0;
        while go_on(done) {
            let settled = again!(self.settle_some(scope).await)?;
            if settled == 0 {
                break;
            }
            done += settled;
            self.workers().beat(Worker::Settling, WorkerState::Busy { done, of: None }, self.now());
            self.tell(scope);
        }
        while go_on(done) && again!(self.count_some(scope).await)? {}
        self.workers().beat(Worker::Settling, WorkerState::Idle, self.now());
        self.tell(scope);
        Ok(())
    }

    /// Settles what is left to be settled, if anything is; says that the worker lives if nothing is. Whatever works in
    /// the background asks for this every half a minute.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn keep_settled(&self, scope: &Scope, go_on: impl FnMut(u64) -> bool) -> Result<(), DeskError> {
        let mut unit = self.store().read().await?;
        let is_settled = unit.count_unsettled(scope).await? == 0 && unit.stale_people(scope, 1).await?.is_empty();
        drop(unit);
        if is_settled {
            self.workers().beat(Worker::Settling, WorkerState::Idle, self.now());
            return Ok(());
        }
        self.settle(scope, go_on).await
    }

    /// Settles the oldest messages, and says how many were settled with them. The pace is that of this very moment, so
    /// that two who settle at once do it by the same rules.
    async fn settle_some(&self, scope: &Scope) -> Result<u64, DeskError> {
        let mut unit = self.store().begin_in(scope).await?;
        let seeds = unit.unsettled(scope, AT_ONCE).await?;
        if seeds.is_empty() {
            return Ok(0);
        }
        let pace = pace_of(&unit.workspace(scope).await?);
        let preparing = self.preparing_in(&mut unit, scope).await?;
        let together = load(&mut unit, scope, &preparing, seeds).await?;
        let mut mint = || ConversationId::from_number(self.mint());
        let decided = decide::decide(&together, &pace, &mut mint);
        keep(&mut unit, scope, &together, &decided).await?;
        unit.commit().await?;
        Ok(decided.settled.len() as u64)
    }

    /// Counts the letters of some people again; `false` when there was nobody left.
    async fn count_some(&self, scope: &Scope) -> Result<bool, DeskError> {
        let mut unit = self.store().begin_in(scope).await?;
        let stale = unit.stale_people(scope, PEOPLE_AT_ONCE).await?;
        if stale.is_empty() {
            return Ok(false);
        }
        rhythm::count(&mut unit, scope, &stale).await?;
        unit.commit().await?;
        Ok(true)
    }
}

/// How soon clients are to be answered, by the workspace's settings.
pub(crate) fn pace_of(workspace: &WorkspaceRow) -> Pace {
    let limit = SignedDuration::from_hours(workspace.answer_hours);
    let days = workspace.rest_days.split(',').filter_map(|day| day.parse().ok());
    let days: Vec<Weekday> = days.filter_map(|day| Weekday::from_monday_one_offset(day).ok()).collect();
    let pauses = workspace.pauses.then(|| Pauses::new(zone_of(workspace), &days, []).ok()).flatten();
    pauses.map_or(Pace::real_hours(limit), |pauses| Pace::with_pauses(limit, pauses))
}

/// Loads messages and everything that hangs on them: what they name and what names them, what has their subject and
/// one of their people, and what they share a conversation with.
async fn load(unit: &mut Unit, scope: &Scope, preparing: &Preparing, seeds: Vec<MessageId>) -> Result<Together, StoreError> {
    let mut messages: HashMap<MessageId, MessageRow> = HashMap::new();
    let mut addresses: HashMap<AddressId, AddressRow> = HashMap::new();
    let (mut keys, mut conversations) = (HashSet::new(), HashSet::new());
    let mut next = seeds;
    while !next.is_empty() {
        let rows = unit.messages(scope, &next).await?;
        let met = rows.iter().flat_map(on_message).filter(|id| !addresses.contains_key(id)).collect::<HashSet<_>>();
        let met: Vec<AddressId> = met.into_iter().collect();
        addresses.extend(unit.addresses(scope, &met).await?.into_iter().map(|row| (row.id, row)));
        let new_keys = rows.iter().flat_map(|row| keys_of(row, preparing, &addresses));
        let new_keys: Vec<i64> = new_keys.filter(|key| keys.insert(*key)).collect();
        let shared = rows.iter().filter_map(|row| row.conversation).filter(|id| conversations.insert(*id));
        let shared: Vec<ConversationId> = shared.collect();
        messages.extend(rows.into_iter().map(|row| (row.id, row)));
        let mut found = unit.messages_by_key(scope, &new_keys).await?;
        found.extend(unit.messages_in(scope, &shared).await?);
        found.retain(|id| !messages.contains_key(id));
        found.sort_unstable();
        found.dedup();
        next = found;
    }
    let mut messages: Vec<MessageRow> = messages.into_values().collect();
    messages.sort_unstable_by_key(|message| (message.at, message.id));
    let mut addresses: Vec<AddressRow> = addresses.into_values().collect();
    addresses.sort_unstable_by_key(|address| address.id);
    Ok(Together { messages, addresses })
}

fn on_message(row: &MessageRow) -> impl Iterator<Item = AddressId> {
    row.from.into_iter().chain(row.participants.iter().map(|participant| participant.address))
}

/// By which others hang on a message. Our own addresses join nothing: with them stands everything.
fn keys_of(row: &MessageRow, preparing: &Preparing, addresses: &HashMap<AddressId, AddressRow>) -> Vec<i64> {
    let mut keys: Vec<i64> = row.own_key.into_iter().chain(row.answers.iter().copied()).collect();
    if decide::joins_nothing(row) {
        keys.truncate(usize::from(row.own_key.is_some()));
    } else {
        let outside = on_message(row).filter_map(|id| addresses.get(&id)).filter(|address| !address.is_ours);
        keys.extend(outside.map(|address| preparing.subject_key(row.subject_key, address.mailbox)));
    }
    keys
}

/// By which a message is found when it is a letter, whatever it was held to be.
pub(crate) async fn all_keys(
    unit: &mut Unit,
    scope: &Scope,
    preparing: &Preparing,
    message: &MessageRow,
) -> Result<Vec<i64>, StoreError> {
    let ids: Vec<AddressId> = on_message(message).collect();
    let addresses = unit.addresses(scope, &ids).await?.into_iter();
    let addresses = addresses.map(|row| (row.id, AddressRow { is_ours: false, ..row })).collect();
    let claimed = Correction { is_claimed: true, ..message.correction };
    let mut keys = keys_of(&MessageRow { correction: claimed, ..message.clone() }, preparing, &addresses);
    keys.sort_unstable();
    keys.dedup();
    Ok(keys)
}

/// The letters of a conversation that wait for an answer.
pub(crate) async fn unanswered(
    unit: &mut Unit,
    scope: &Scope,
    preparing: &Preparing,
    conversation: ConversationId,
) -> Result<Vec<MessageId>, StoreError> {
    let pace = pace_of(&unit.workspace(scope).await?);
    let seeds = unit.messages_in(scope, &[conversation]).await?;
    let together = load(unit, scope, preparing, seeds).await?;
    Ok(decide::unanswered(&together, conversation, &pace))
}

async fn keep(unit: &mut Unit, scope: &Scope, together: &Together, decided: &Decided) -> Result<(), StoreError> {
    unit.remove_letter_people(scope, &decided.no_more).await?;
    unit.put_letter_people(scope, &decided.people).await?;
    let mut touched: Vec<_> = decided.people.iter().chain(&decided.no_more).map(|(person, _)| *person).collect();
    touched.sort_unstable();
    touched.dedup();
    unit.touch_people(scope, &touched).await?;
    unit.put_settled(scope, &decided.settled).await?;
    unit.put_conversations(scope, &decided.conversations).await?;
    let there: HashSet<ConversationId> = decided.conversations.iter().map(|row| row.id).collect();
    let before: HashSet<ConversationId> = together.messages.iter().filter_map(|row| row.conversation).collect();
    let mut emptied: Vec<ConversationId> = before.difference(&there).copied().collect();
    emptied.sort_unstable();
    unit.remove_conversations(scope, &emptied).await
}

/// The days of silence after which nothing is urgent any more.
pub(crate) fn ninety_days_before(now: Timestamp) -> Timestamp {
    now.checked_sub(SignedDuration::from_hours(24 * 90)).unwrap_or(Timestamp::UNIX_EPOCH)
}
