//! Mail accounts: looking at them is for all members, connecting and changing them for owners. The way to a provider
//! and back is in `consent`; forms are in `filling`.

pub mod consent;
pub mod deeds;
pub mod filling;

use std::pin::Pin;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use mila_desk::accounts::{AccountError, Asked};
use mila_domain::account::Provider;
use mila_domain::ids::AccountId;
use url::Url;

use crate::pages::accounts::{AccountPage, AccountsPage, Consents};
use crate::pages::shell::Section;
use crate::pages::trouble::Trouble;

use super::House;
use super::answer::{Problem, log, page};
use super::forms::{Id, Press};
use super::visit::Inside;

/// Where an owner consents at a provider's: what was asked, and where the provider is to lead back to. Nothing where
/// the provider does not know this desk.
pub type ConsentUrl = Arc<dyn Fn(&Asked, &Url) -> Option<Url> + Send + Sync>;

/// How owners can let Mila in at providers that want a consent instead of a password.
#[derive(Clone)]
pub struct Consent {
    /// The providers at which this desk is known.
    pub providers: Vec<Provider>,
    /// Where an owner consents.
    pub url: ConsentUrl,
    /// Whether providers can lead back to this desk; otherwise they are asked for a code to type.
    pub has_redirect: bool,
}

impl Consent {
    /// No provider knows this desk.
    #[must_use]
    pub fn none() -> Self {
        Self { providers: Vec::new(), url: Arc::new(|_, _| None), has_redirect: false }
    }

    fn shown(&self) -> Consents<'_> {
        Consents { providers: &self.providers, has_redirect: self.has_redirect }
    }
}

impl From<AccountError> for Problem {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::Desk(error) => error.into(),
            AccountError::Bad(_) | AccountError::NoKey(_) => {
                log(&error);
                Trouble::Unexpected.into()
            }
        }
    }
}

/// The path of an account.
fn path(id: AccountId) -> String {
    format!("/settings/accounts/{id}")
}

/// What comes of a deed; nothing where the same form has done it before.
type Once<'a, T> = Pin<Box<dyn Future<Output = Result<Option<T>, AccountError>> + Send + 'a>>;

/// Does the deed of a form, unless that form has done it before. Deeds of accounts are too large to be carried about.
fn once<'a, F, T: Send + 'a>(
    house: &'a House,
    press: &'a Press<F>,
    deed: impl Future<Output = Result<T, AccountError>> + Send + 'a,
) -> Once<'a, T> {
    Box::pin(house.once(&press.member.scope, deed))
}

/// All of them.
pub async fn accounts(State(house): State<Arc<House>>, inside: Inside) -> Result<Response, Problem> {
    let Inside { visit, member } = inside;
    let all = house.desk().accounts(&member.scope).await?;
    let shown = AccountsPage::of(visit.texts(), &member.here(&house), member.me.role, &all);
    page(shown.html(&visit.shell(Section::Settings, &shown.title)?))
}

/// One of them.
pub async fn account(State(house): State<Arc<House>>, Id(id): Id<AccountId>, inside: Inside) -> Result<Response, Problem> {
    let Inside { visit, member } = inside;
    let account = house.desk().account(&member.scope, id).await?;
    let consents = house.doors.consent.shown();
    let shown = AccountPage::of(visit.texts(), &member.here(&house), member.me.role, &account, consents);
    page(shown.html(&visit.shell(Section::Settings, &shown.title)?))
}
