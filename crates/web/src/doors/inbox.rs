//! The inbox.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use mila_domain::conversation::StandingKind;

use crate::pages::inbox::{InboxPage, word};
use crate::pages::shell::Section;

use super::House;
use super::answer::{Problem, page};
use super::visit::Inside;

/// All ways to look at the inbox.
const SHOWS: [StandingKind; 5] = [
    StandingKind::AwaitingUs,
    StandingKind::AwaitingThem,
    StandingKind::AtRest,
    StandingKind::Filtered,
    StandingKind::Unreadable,
];

/// One page of the inbox; what is no way to look at it shows who waits for us.
pub async fn inbox(State(house): State<Arc<House>>, inside: Inside) -> Result<Response, Problem> {
    let Inside { visit, member } = inside;
    let wished = visit.asked("show").and_then(|asked| SHOWS.into_iter().find(|show| word(*show) == asked));
    let inbox = house.desk().inbox(&member.scope, wished.unwrap_or(StandingKind::AwaitingUs), visit.asked("from")).await?;
    let shown = InboxPage::of(visit.texts(), &member.here(&house), &inbox);
    page(shown.html(&visit.shell(Section::Inbox, &shown.title)?))
}
