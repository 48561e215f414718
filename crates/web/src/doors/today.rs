//! Today, where everything begins.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use mila_desk::members::Role;
use mila_desk::today::Owner;

use crate::pages::shell::Section;
use crate::pages::today::TodayPage;

use super::House;
use super::answer::{Problem, page, see_other};
use super::phone;
use super::visit::Inside;

/// The beginning is Today.
pub async fn beginning() -> Response {
    see_other("/today")
}

/// What to do now. Whose mail this is can be said by owners alone, so only they are asked; they alone connect mailboxes.
pub async fn today(State(house): State<Arc<House>>, inside: Inside) -> Result<Response, Problem> {
    let Inside { visit, member } = inside;
    let (texts, here) = (visit.texts(), member.here(&house));
    let mut today = house.desk().today(&member.scope).await?;
    let mut shown = match member.me.role {
        Role::Owner => TodayPage::of(texts, &here, &today),
        Role::Member => {
            today.owner = Owner::Known;
            TodayPage::of(texts, &here, &today).without_connecting(texts)
        }
    };
    shown.restored = phone::restored(&house, &visit, &member).await?;
    page(shown.html(&visit.shell(Section::Today, &shown.title)?))
}
