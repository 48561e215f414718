//! To a provider and back (OAuth 2). Whoever is led back here has changed nothing yet; a press does.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use mila_desk::accounts::{Account, AccountError, Asked};
use mila_domain::ids::AccountId;
use serde::Deserialize;

use crate::pages::accounts::ConsentPage;
use crate::pages::shell::Section;
use crate::pages::trouble::Trouble;

use super::{once, path};
use crate::doors::House;
use crate::doors::answer::{Problem, page, refused, see_other};
use crate::doors::forms::{Id, Nothing, Press};
use crate::doors::visit::{Inside, Visit};

/// Where providers lead back to.
const BACK: &str = "/settings/accounts/consent";
/// Letters of an answer of a provider's; longer ones are none.
const LONGEST: usize = 8_000;

/// What a provider has answered.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerForm {
    state: String,
    code: String,
}

fn html(visit: &Visit, shown: &ConsentPage) -> Result<String, Problem> {
    Ok(shown.html(&visit.shell(Section::Settings, &shown.title)?)?)
}

/// Asks the owner to consent. Where the provider can lead back, a page leads there; otherwise the account shows a code
/// as soon as there is one.
pub async fn ask(State(house): State<Arc<House>>, Id(id): Id<AccountId>, press: Press<Nothing>) -> Result<Response, Problem> {
    press.member.must_be_owner()?;
    let account = house.desk().account(&press.member.scope, id).await?.account;
    let provider = account.provider().ok_or(Trouble::Missing)?;
    if !house.doors.consent.providers.contains(&provider) {
        return unable(&press.visit, &account, true);
    }
    match once(&house, &press, house.desk().ask_consent(&press.member.scope, id)).await {
        Ok(Some(asked)) if house.doors.consent.has_redirect => onward(&house, &press.visit, &account, &asked),
        Ok(_) => Ok(see_other(&path(id))),
        Err(AccountError::NoKey(_)) => unable(&press.visit, &account, false),
        Err(error) => Err(error.into()),
    }
}

fn onward(house: &House, visit: &Visit, account: &Account, asked: &Asked) -> Result<Response, Problem> {
    let mut redirect = house.doors.base.clone();
    redirect.set_path(BACK);
    match (house.doors.consent.url)(asked, &redirect) {
        Some(url) => {
            let shown = ConsentPage::onward(visit.texts(), account, asked.provider, url.as_str());
            page(Ok(html(visit, &shown)?))
        }
        None => unable(visit, account, true),
    }
}

fn unable(visit: &Visit, account: &Account, has_key: bool) -> Result<Response, Problem> {
    let provider = account.provider().ok_or(Trouble::Missing)?;
    let shown = ConsentPage::unable(visit.texts(), account, provider, has_key);
    refused(Ok(html(visit, &shown)?))
}

/// Shows what the provider has answered.
pub async fn answered(State(house): State<Arc<House>>, inside: Inside) -> Result<Response, Problem> {
    let Inside { visit, member } = inside;
    member.must_be_owner()?;
    let asked = |name| visit.asked(name).filter(|value| value.len() <= LONGEST);
    let state = asked("state").unwrap_or_default();
    let account = match house.desk().consent_of(&member.scope, state).await? {
        Some(id) => Some(house.desk().account(&member.scope, id).await?.account),
        None => None,
    };
    let shown = match (asked("error"), asked("code"), account) {
        (Some(word), _, account) => ConsentPage::refused(visit.texts(), account.as_ref(), word),
        (None, Some(code), Some(account)) => ConsentPage::finish(visit.texts(), &account, state, code),
        (None, None, _) | (None, Some(_), None) => ConsentPage::stale(visit.texts()),
    };
    page(Ok(html(&visit, &shown)?))
}

/// Takes what the provider has answered.
pub async fn finish(State(house): State<Arc<House>>, press: Press<AnswerForm>) -> Result<Response, Problem> {
    press.member.must_be_owner()?;
    let AnswerForm { state, code } = &press.form;
    if [state, code].iter().any(|text| text.is_empty() || text.len() > LONGEST || text.contains('\0')) {
        return Err(Trouble::Forged.into());
    }
    let finished = once(&house, &press, house.desk().consented(&press.member.scope, state, code)).await?;
    Ok(see_other(&finished.map_or_else(|| "/settings/accounts".to_owned(), path)))
}
