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

/// What to do now. Whose mail this is can be said by owners alone, so only they are asked.
pub async fn today(State(house): State<Arc<House>>, inside: Inside) -> Result<Response, Problem> {
    let Inside { visit, member } = inside;
    let mut today = house.desk().today(&member.scope).await?;
    match member.me.role {
        Role::Owner => {}
        Role::Member => today.owner = Owner::Known,
    }
    let mut shown = TodayPage::of(visit.texts(), &member.here(&house), &today);
    shown.restored = phone::restored(&house, &visit, &member).await?;
    page(shown.html(&visit.shell(Section::Today, &shown.title)?))
}
