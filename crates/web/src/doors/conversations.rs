//! Conversations, and what a member can say about a message.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use mila_domain::ids::{ConversationId, DeedId, MessageId};

use crate::pages::conversation::ConversationPage;
use crate::pages::notice::Done;
use crate::pages::shell::Section;

use super::House;
use super::answer::{Problem, back, page};
use super::forms::{Back, Id, Press};
use super::visit::Inside;

/// One conversation, opened.
pub async fn conversation(
    State(house): State<Arc<House>>,
    inside: Inside,
    Id(id): Id<ConversationId>,
) -> Result<Response, Problem> {
    let Inside { visit, member } = inside;
    let conversation = house.desk().conversation(&member.scope, id).await?;
    let shown = ConversationPage::of(visit.texts(), &member.here(&house), &conversation);
    page(shown.html(&visit.shell(Section::Inbox, &shown.title)?))
}

/// Nothing that waits in a conversation needs an answer.
pub async fn excuse_all(
    State(house): State<Arc<House>>,
    Id(id): Id<ConversationId>,
    press: Press<Back>,
) -> Result<Response, Problem> {
    let (desk, scope) = (house.desk(), &press.member.scope);
    let deed = match house.once(scope, desk.excuse_all(scope, id)).await? {
        Some(deed) => deed,
        None => desk.excused(scope, id).await?,
    };
    let of = deed.map(|deed| deed.to_string());
    Ok(back(&house, press.form.back.as_deref(), "/today", Done::TakenOff, of.as_deref()))
}

/// It does after all.
pub async fn undo_excuse_all(
    State(house): State<Arc<House>>,
    Id(id): Id<DeedId>,
    press: Press<Back>,
) -> Result<Response, Problem> {
    house.once(&press.member.scope, house.desk().take_back_excuse(&press.member.scope, id)).await?;
    Ok(back(&house, press.form.back.as_deref(), "/today", Done::ExcuseUndone, None))
}

/// A letter needs no answer.
pub async fn excuse(State(house): State<Arc<House>>, Id(id): Id<MessageId>, press: Press<Back>) -> Result<Response, Problem> {
    house.once(&press.member.scope, house.desk().excuse(&press.member.scope, id, true)).await?;
    spoken(&house, &press, id, Done::Excuse).await
}

/// One is needed after all.
pub async fn undo_excuse(
    State(house): State<Arc<House>>,
    Id(id): Id<MessageId>,
    press: Press<Back>,
) -> Result<Response, Problem> {
    house.once(&press.member.scope, house.desk().excuse(&press.member.scope, id, false)).await?;
    spoken(&house, &press, id, Done::ExcuseUndone).await
}

/// This is a letter.
pub async fn claim(State(house): State<Arc<House>>, Id(id): Id<MessageId>, press: Press<Back>) -> Result<Response, Problem> {
    house.once(&press.member.scope, house.desk().claim(&press.member.scope, id, true)).await?;
    spoken(&house, &press, id, Done::Claim).await
}

/// It is none after all.
pub async fn undo_claim(State(house): State<Arc<House>>, Id(id): Id<MessageId>, press: Press<Back>) -> Result<Response, Problem> {
    house.once(&press.member.scope, house.desk().claim(&press.member.scope, id, false)).await?;
    spoken(&house, &press, id, Done::ClaimUndone).await
}

/// Leads back after something was said about a message, or else to where it can be read.
async fn spoken(house: &House, press: &Press<Back>, id: MessageId, done: Done) -> Result<Response, Problem> {
    let conversation = house.desk().conversation_of(&press.member.scope, id).await?;
    let otherwise = format!("/conversations/{conversation}");
    Ok(back(house, press.form.back.as_deref(), &otherwise, done, Some(&id.to_string())))
}
