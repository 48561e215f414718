//! Taking in mail that lies on the machine itself, and what came of it so far.

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
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
    let Press { visit, member, key, form } = press;
    member.must_be_owner()?;
    let typed = form.path.trim().to_owned();
    let path = PathBuf::from(&typed);
    let order = ImportOrder { path: path.clone(), name: typed.clone(), is_upload: false, language: member.me.language };
    // A disk may be slow to say what is there.
    let is_there = tokio::task::spawn_blocking(move || path.exists()).await.unwrap_or(false);
    if !is_there {
        let why = visit.texts().with("error-no-such-path", &[("path", Said::Text(&typed))]);
        return refused(Ok(html(&house, &visit, &member, Some(&RefusedPath { typed, why })).await?));
    }
    start(&house, &member, &key, vec![order]).await?;
    Ok(see_other("/import"))
}

/// Starts imports, unless the same form has started them before; whether it did.
pub async fn start(house: &House, member: &Member, key: &str, orders: Vec<ImportOrder>) -> Result<bool, Problem> {
    let started = house.once(&member.scope, key, async {
        for order in orders {
            (house.doors.import)(member.scope, order);
        }
        Ok::<(), Problem>(())
    });
    Ok(started.await?.is_some())
}
