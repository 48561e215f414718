//! What an owner does with an account by one press.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use mila_domain::account::LookBack;
use mila_domain::ids::{AccountId, FolderId};
use serde::Deserialize;
use serde_json::Value;

use crate::pages::notice::Done;
use crate::pages::trouble::Trouble;

use super::{once, path};
use crate::doors::House;
use crate::doors::answer::{Problem, back, see_other};
use crate::doors::forms::{Id, Nothing, Press};

/// How far back it is to be read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookBackForm {
    look_back: String,
}

/// The folders that are to be read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FoldersForm {
    #[serde(default)]
    folders: Value,
}

/// Has an account rest.
pub async fn pause(State(house): State<Arc<House>>, Id(id): Id<AccountId>, press: Press<Nothing>) -> Result<Response, Problem> {
    press.member.must_be_owner()?;
    once(&house, &press, house.desk().pause_account(&press.member.scope, id)).await?;
    Ok(see_other(&path(id)))
}

/// Reads an account on, or tries it again.
pub async fn resume(State(house): State<Arc<House>>, Id(id): Id<AccountId>, press: Press<Nothing>) -> Result<Response, Problem> {
    press.member.must_be_owner()?;
    once(&house, &press, house.desk().resume_account(&press.member.scope, id)).await?;
    Ok(see_other(&path(id)))
}

/// Reads an account from another day on.
pub async fn look_back(
    State(house): State<Arc<House>>,
    Id(id): Id<AccountId>,
    press: Press<LookBackForm>,
) -> Result<Response, Problem> {
    press.member.must_be_owner()?;
    let look_back = LookBack::of(&press.form.look_back).ok_or(Trouble::Forged)?;
    once(&house, &press, house.desk().look_back(&press.member.scope, id, look_back)).await?;
    Ok(back(&house, None, &path(id), Done::Saved, None))
}

/// Chooses which folders are read.
pub async fn folders(
    State(house): State<Arc<House>>,
    Id(id): Id<AccountId>,
    press: Press<FoldersForm>,
) -> Result<Response, Problem> {
    press.member.must_be_owner()?;
    let chosen = press.form.chosen().ok_or(Trouble::Forged)?;
    once(&house, &press, house.desk().choose_folders(&press.member.scope, id, &chosen)).await?;
    Ok(back(&house, None, &path(id), Done::Saved, None))
}

impl FoldersForm {
    fn chosen(&self) -> Option<Vec<FolderId>> {
        let id = |value: &Value| value.as_str()?.parse().ok();
        match &self.folders {
            Value::Null => Some(Vec::new()),
            Value::Array(values) => values.iter().map(id).collect(),
            value => id(value).map(|id| vec![id]),
        }
    }
}

/// Takes an account out.
pub async fn remove(State(house): State<Arc<House>>, Id(id): Id<AccountId>, press: Press<Nothing>) -> Result<Response, Problem> {
    press.member.must_be_owner()?;
    once(&house, &press, house.desk().remove_account(&press.member.scope, id)).await?;
    Ok(back(&house, None, "/settings/accounts", Done::AccountRemoved, None))
}
