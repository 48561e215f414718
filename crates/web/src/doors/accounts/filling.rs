//! The forms that connect an account and change one. A password goes from here to the desk, which seals it, and never
//! back to a page.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use mila_desk::accounts::{Account, AccountError, AccountForm, ServerForm};
use mila_domain::account::{LookBack, Provider, Security};
use mila_domain::ids::AccountId;
use mila_domain::secret::Secret;
use serde::Deserialize;

use crate::pages::accounts::{AccountFormPage, AccountTyped, RefusedAccount};
use crate::pages::notice::Done;
use crate::pages::shell::Section;
use crate::pages::trouble::Trouble;

use super::{once, path};
use crate::doors::House;
use crate::doors::answer::{Problem, back, page, refused, see_other};
use crate::doors::forms::{Id, Press};
use crate::doors::visit::{Inside, Visit};

/// A new account.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewForm {
    address: String,
    password: String,
    look_back: String,
    host: String,
    port: String,
    security: String,
    login: String,
    /// The provider at which the owner wants to sign in instead.
    provider: Option<String>,
}

/// A change of one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeForm {
    password: String,
    host: String,
    port: String,
    security: String,
    login: String,
}

impl NewForm {
    fn typed(&self) -> Result<AccountTyped, Problem> {
        let look_back = LookBack::of(&self.look_back).ok_or(Trouble::Forged)?;
        let server = server(&self.host, &self.port, &self.security, &self.login)?;
        Ok(AccountTyped { address: self.address.clone(), look_back, ..server })
    }
}

impl ChangeForm {
    fn typed(&self, account: &Account) -> Result<AccountTyped, Problem> {
        let server = server(&self.host, &self.port, &self.security, &self.login)?;
        Ok(AccountTyped { address: account.address.clone(), look_back: account.look_back, ..server })
    }
}

fn server(host: &str, port: &str, security: &str, login: &str) -> Result<AccountTyped, Problem> {
    let security = Security::of(security).ok_or(Trouble::Forged)?;
    let [host, port, login] = [host, port, login].map(str::to_owned);
    Ok(AccountTyped { host, port, security, login, ..AccountTyped::default() })
}

/// What the desk is to be told.
fn told(typed: &AccountTyped, password: &str) -> AccountForm {
    let is_named = [&typed.host, &typed.port, &typed.login].iter().any(|text| !text.trim().is_empty());
    let port = if typed.port.trim().is_empty() { usual_port(typed.security).to_string() } else { typed.port.clone() };
    let server = is_named.then(|| ServerForm {
        host: typed.host.clone(),
        port,
        security: typed.security.word().to_owned(),
        login: typed.login.clone(),
    });
    AccountForm {
        address: typed.address.clone(),
        password: Secret::from(password.to_owned()),
        look_back: typed.look_back,
        server,
    }
}

/// Where IMAP is usually spoken (RFC 8314, RFC 9051).
const fn usual_port(security: Security) -> u16 {
    match security {
        Security::Tls => 993,
        Security::StartTls | Security::Plain => 143,
    }
}

/// The form of a new account.
pub async fn new(State(house): State<Arc<House>>, inside: Inside) -> Result<Response, Problem> {
    inside.member.must_be_owner()?;
    page(Ok(new_html(&house, &inside.visit, &AccountTyped::default(), None)?))
}

fn new_html(house: &House, visit: &Visit, typed: &AccountTyped, why: Option<RefusedAccount>) -> Result<String, Problem> {
    let shown = AccountFormPage::new(visit.texts(), typed, house.doors.consent.shown(), why);
    Ok(shown.html(&visit.shell(Section::Settings, &shown.title)?)?)
}

/// Connects an account.
pub async fn add(State(house): State<Arc<House>>, press: Press<NewForm>) -> Result<Response, Problem> {
    press.member.must_be_owner()?;
    let typed = press.form.typed()?;
    let added = if let Some(word) = &press.form.provider {
        consented(&house, &press, &typed, word).await?
    } else {
        let form = told(&typed, &press.form.password);
        once(&house, &press, house.desk().add_account(&press.member.scope, &form)).await
    };
    match added {
        Ok(Some(id)) => Ok(see_other(&path(id))),
        Ok(None) => Ok(see_other(&known(&house, &press, &typed).await?)),
        Err(error) => refused(Ok(new_html(&house, &press.visit, &typed, Some(why(error)?))?)),
    }
}

/// Connects an account at a provider to which the owner is sent afterwards.
async fn consented(
    house: &House,
    press: &Press<NewForm>,
    typed: &AccountTyped,
    word: &str,
) -> Result<Result<Option<AccountId>, AccountError>, Problem> {
    let provider = Provider::of(word).filter(|provider| house.doors.consent.providers.contains(provider));
    let provider = provider.ok_or(Trouble::Forged)?;
    let form = told(typed, "");
    let deed = house.desk().add_consented_account(&press.member.scope, provider, &form);
    Ok(once(house, press, deed).await)
}

/// Where the account is that the same form has connected before.
async fn known(house: &House, press: &Press<NewForm>, typed: &AccountTyped) -> Result<String, Problem> {
    let all = house.desk().accounts(&press.member.scope).await?;
    let known = all.iter().find(|account| account.address.eq_ignore_ascii_case(typed.address.trim()));
    Ok(known.map_or_else(|| "/settings/accounts".to_owned(), |account| path(account.id)))
}

/// What the page is to say.
fn why(error: AccountError) -> Result<RefusedAccount, Problem> {
    match error {
        AccountError::Bad(why) => Ok(RefusedAccount::Bad(why)),
        AccountError::NoKey(_) => Ok(RefusedAccount::NoKey),
        AccountError::Desk(error) => Err(error.into()),
    }
}

/// The form that changes an account.
pub async fn changing(State(house): State<Arc<House>>, Id(id): Id<AccountId>, inside: Inside) -> Result<Response, Problem> {
    let Inside { visit, member } = inside;
    member.must_be_owner()?;
    let account = house.desk().account(&member.scope, id).await?.account;
    page(Ok(change_html(&visit, &account, &AccountTyped::of(&account), None)?))
}

fn change_html(visit: &Visit, account: &Account, typed: &AccountTyped, why: Option<RefusedAccount>) -> Result<String, Problem> {
    let shown = AccountFormPage::change(visit.texts(), account, typed, why);
    Ok(shown.html(&visit.shell(Section::Settings, &shown.title)?)?)
}

/// Changes an account.
pub async fn change(
    State(house): State<Arc<House>>,
    Id(id): Id<AccountId>,
    press: Press<ChangeForm>,
) -> Result<Response, Problem> {
    press.member.must_be_owner()?;
    let account = house.desk().account(&press.member.scope, id).await?.account;
    let typed = press.form.typed(&account)?;
    let form = told(&typed, &press.form.password);
    match once(&house, &press, house.desk().change_account(&press.member.scope, id, &form)).await {
        Ok(_) => Ok(back(&house, None, &path(id), Done::Saved, None)),
        Err(error) => refused(Ok(change_html(&press.visit, &account, &typed, Some(why(error)?))?)),
    }
}
