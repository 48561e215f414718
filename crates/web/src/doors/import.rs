//! Taking in mail that lies on the machine itself, and what came of it so far.

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use mila_desk::Scope;
use mila_desk::imports::Import;
use serde::Deserialize;

use crate::pages::import::{ImportPage, RefusedPath};
use crate::pages::shell::Section;
use crate::texts::Said;

use super::answer::{Problem, page, refused, see_other};
use super::forms::Press;
use super::visit::{Inside, Member, Visit};
use super::{House, ImportOrder};

/// A file or folder.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PathForm {
    path: String,
}

/// What can be taken in, and what was.
pub async fn import(State(house): State<Arc<House>>, inside: Inside) -> Result<Response, Problem> {
    page(Ok(html(&house, &inside.visit, &inside.member, None).await?))
}

async fn html(house: &House, visit: &Visit, member: &Member, refused: Option<&RefusedPath>) -> Result<String, Problem> {
    let rows = house.desk().imports(&member.scope).await?;
    let shown = ImportPage::of(visit.texts(), &member.here(house), member.me.role, &rows, refused);
    Ok(shown.html(&visit.shell(Section::Import, &shown.title)?)?)
}

/// Takes in a file or folder of this machine. What the program may read is not for every member to see.
pub async fn path(State(house): State<Arc<House>>, press: Press<PathForm>) -> Result<Response, Problem> {
    let Press { visit, member, form } = press;
    member.must_be_owner()?;
    let typed = form.path.trim().to_owned();
    let path = PathBuf::from(&typed);
    let order = ImportOrder { path: path.clone(), import: house.desk().new_import(&typed), is_upload: false };
    // A disk may be slow to say what is there.
    let is_there = tokio::task::spawn_blocking(move || path.exists()).await.unwrap_or(false);
    if !is_there {
        let why = visit.texts().with("error-no-such-path", &[("path", Said::Text(&typed))]);
        return refused(Ok(html(&house, &visit, &member, Some(&RefusedPath { typed, why })).await?));
    }
    if ordered(&house, &member.scope, std::slice::from_ref(&order)).await? {
        (house.doors.import)(member.scope, order);
    }
    Ok(see_other("/import"))
}

/// Takes note of orders, unless the same form has given them before; whether it did. Only then they may be started.
pub async fn ordered(house: &House, scope: &Scope, orders: &[ImportOrder]) -> Result<bool, Problem> {
    let imports: Vec<Import> = orders.iter().map(|order| order.import.clone()).collect();
    Ok(house.once(scope, house.desk().order_imports(scope, &imports)).await?.is_some())
}
