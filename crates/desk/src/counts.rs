//! How many there are of everything, remembered for as long as the workspace does not change: counting a hundred
//! thousand rows for each look at a page would be all that the page does.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use mila_domain::conversation::StandingKind;
use mila_domain::ids::WorkspaceId;
use mila_store::{Scope, Unit};

use crate::conversations::Counts;
use crate::desk::{Desk, DeskError};

/// What was counted, at which revision.
#[derive(Debug, Clone, Copy)]
struct Counted {
    revision: i64,
    conversations: Counts,
    messages: u64,
}

/// What was counted of each workspace.
#[derive(Debug, Default)]
pub(crate) struct Counting(Mutex<HashMap<WorkspaceId, Counted>>);

impl Desk {
    /// How many conversations stand how, and how many messages there are.
    pub(crate) async fn counts(&self, scope: &Scope, unit: &mut Unit) -> Result<(Counts, u64), DeskError> {
        // Asked before counting: what changes meanwhile is counted again at the next look.
        let revision = unit.revision(scope).await?;
        let remembered = self.inner.counting.0.lock().unwrap_or_else(PoisonError::into_inner).get(&scope.workspace()).copied();
        if let Some(counted) = remembered.filter(|counted| counted.revision == revision) {
            return Ok((counted.conversations, counted.messages));
        }
        let mut conversations = Counts::default();
        for (kind, count) in unit.count_conversations(scope).await? {
            *match kind {
                StandingKind::AwaitingUs => &mut conversations.awaiting_us,
                StandingKind::AwaitingThem => &mut conversations.awaiting_them,
                StandingKind::AtRest => &mut conversations.at_rest,
                StandingKind::Filtered => &mut conversations.filtered,
                StandingKind::Unreadable => &mut conversations.unreadable,
            } = count;
        }
        let messages = unit.count_messages(scope).await?;
        let counted = Counted { revision, conversations, messages };
        self.inner.counting.0.lock().unwrap_or_else(PoisonError::into_inner).insert(scope.workspace(), counted);
        Ok((conversations, messages))
    }
}
