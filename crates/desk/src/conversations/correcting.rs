//! What the owner says about messages against what Mila makes of them: that they need no answer, that they are letters.

use mila_domain::ids::{ConversationId, DeedId, MessageId};
use mila_store::{Correction, DeedRow, DeedState, Scope, StoreError, Unit};

use crate::desk::{Desk, DeskError};
use crate::receive::Preparing;
use crate::settling;

/// The kind of the deed by which all of a conversation needs no answer.
const EXCUSED: &str = "conversation-excused";
/// Among so many of the latest of them one is looked for that was done a moment ago.
const LATEST: i64 = 50;

impl Desk {
    /// "No answer needed" about one letter, or that taken back.
    ///
    /// # Errors
    /// When the message is not there, or when the data cannot be reached.
    pub async fn excuse(&self, scope: &Scope, id: MessageId, is_excused: bool) -> Result<(), DeskError> {
        self.correct(scope, id, |correction| Correction { is_excused, ..correction }).await
    }

    /// "This is not bulk mail", or that taken back.
    ///
    /// # Errors
    /// When the message is not there, or when the data cannot be reached.
    pub async fn claim(&self, scope: &Scope, id: MessageId, is_claimed: bool) -> Result<(), DeskError> {
        self.correct(scope, id, |correction| Correction { is_claimed, ..correction }).await
    }

    async fn correct(&self, scope: &Scope, id: MessageId, change: impl Fn(Correction) -> Correction) -> Result<(), DeskError> {
        let mut unit = self.begin_deed(scope).await?;
        let preparing = self.preparing_in(&mut unit, scope).await?;
        if correct(&mut unit, scope, &preparing, &[id], change).await? == 0 {
            return Err(DeskError::Missing("the message"));
        }
        unit.commit().await?;
        self.settle(scope, |_| true).await
    }

    /// "No answer needed" about everything that waits in a conversation. Gives the deed by which all of it is taken
    /// back; none where nothing waits any more.
    ///
    /// # Errors
    /// When the conversation is not there, or when the data cannot be reached.
    pub async fn excuse_all(&self, scope: &Scope, id: ConversationId) -> Result<Option<DeedId>, DeskError> {
        let mut unit = self.begin_deed(scope).await?;
        unit.conversation(scope, id).await?.ok_or(DeskError::Missing("the conversation"))?;
        let preparing = self.preparing_in(&mut unit, scope).await?;
        let waiting = settling::unanswered(&mut unit, scope, &preparing, id).await?;
        let deed = DeedId::from_number(self.mint());
        if !waiting.is_empty() {
            correct(&mut unit, scope, &preparing, &waiting, |correction| Correction { is_excused: true, ..correction }).await?;
            let row = DeedRow {
                id: deed,
                at: self.now(),
                kind: EXCUSED.to_owned(),
                state: DeedState::Done,
                person: None,
                name: id.to_string(),
                facts: written(&waiting),
            };
            unit.add_deed(scope, &row).await?;
        }
        unit.commit().await?;
        self.settle(scope, |_| true).await?;
        Ok((!waiting.is_empty()).then_some(deed))
    }

    /// The latest deed by which all of a conversation needs no answer, if it still holds.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn excused(&self, scope: &Scope, id: ConversationId) -> Result<Option<DeedId>, DeskError> {
        let deeds = self.store().read().await?.deeds_of_kind(scope, EXCUSED, LATEST).await?;
        let name = id.to_string();
        Ok(deeds.into_iter().find(|deed| deed.name == name && deed.state == DeedState::Done).map(|deed| deed.id))
    }

    /// Takes back that all of a conversation needs no answer.
    ///
    /// # Errors
    /// When it is not there or was taken back before, or when the data cannot be reached.
    pub async fn take_back_excuse(&self, scope: &Scope, id: DeedId) -> Result<(), DeskError> {
        let mut unit = self.begin_deed(scope).await?;
        let row = unit.deed(scope, id).await?.filter(|row| row.kind == EXCUSED);
        let row = row.ok_or(DeskError::Missing("the deed"))?;
        if !unit.turn_deed(scope, id, (DeedState::Done, DeedState::Undone), &row.facts).await? {
            return Err(DeskError::Missing("the deed"));
        }
        let preparing = self.preparing_in(&mut unit, scope).await?;
        let those = read(&row.facts)?;
        correct(&mut unit, scope, &preparing, &those, |correction| Correction { is_excused: false, ..correction }).await?;
        unit.commit().await?;
        self.settle(scope, |_| true).await
    }
}

/// Corrects those messages that are there, and says how many they are.
async fn correct(
    unit: &mut Unit,
    scope: &Scope,
    preparing: &Preparing,
    ids: &[MessageId],
    change: impl Fn(Correction) -> Correction,
) -> Result<usize, StoreError> {
    let messages = unit.messages(scope, ids).await?;
    for message in &messages {
        unit.correct_message(scope, message.id, change(message.correction)).await?;
        // What was held to be bulk was found by its own id alone.
        let keys = settling::all_keys(unit, scope, preparing, message).await?;
        unit.add_keys(scope, message.id, &keys).await?;
    }
    Ok(messages.len())
}

fn written(ids: &[MessageId]) -> String {
    ids.iter().map(MessageId::to_string).collect::<Vec<_>>().join(" ")
}

fn read(facts: &str) -> Result<Vec<MessageId>, StoreError> {
    facts.split(' ').map(|id| id.parse().map_err(|_| StoreError::Broken("deeds"))).collect()
}
