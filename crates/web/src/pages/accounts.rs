//! Mail accounts: the list of them, one of them with the proof that nothing is missing, and the forms that connect and
//! change one. How an account stands was decided by the desk; here it is said.

mod account;
mod consent;
mod form;
mod help;
mod proof;
#[cfg(any(test, feature = "samples"))]
pub mod samples;
mod standing;
#[cfg(test)]
mod tests;

use mila_desk::accounts::Account;
use mila_desk::members::Role;
use mila_domain::account::Provider;
use serde::Serialize;

pub use account::{AccountPage, Ask, ConsentPart, Line, LookBackPart, Press, RemovePart, TroubleLine, TroublePart};
pub use consent::{ConsentPage, Finish};
pub use form::{AccountFormPage, AccountTyped, RefusedAccount, ServerPart, SignIn, SignInButton};
pub use help::Help;
pub use proof::{ChoicePart, FolderChoice, FolderLine, ProofPart, Total};
pub use standing::beat;

use super::beat::Beat;
use super::fields::named;
use super::rows::{Empty, Link};
use super::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;
use crate::texts::moments::Here;

/// The path of the list.
const LIST: &str = "/settings/accounts";

/// How owners can consent on this desk.
#[derive(Debug, Clone, Copy)]
pub struct Consents<'a> {
    /// The providers at which this desk is known.
    pub providers: &'a [Provider],
    /// Whether they can lead back to it; otherwise there is a code to type.
    pub has_redirect: bool,
}

/// All mail accounts.
#[derive(Debug, Clone, Serialize)]
pub struct AccountsPage {
    /// The title of the page and of the window.
    pub title: String,
    /// What is done with them.
    pub lead: String,
    /// One for each.
    pub rows: Vec<AccountLine>,
    /// Said when there are none.
    pub none: Option<Empty>,
    /// Leads to another one; for owners only.
    pub connect: Option<Link>,
    /// Leads back.
    pub back: Link,
}

/// An account in the list.
#[derive(Debug, Clone, Serialize)]
pub struct AccountLine {
    /// Leads to it.
    pub href: String,
    /// Whose mail it is.
    pub address: String,
    /// How it stands.
    pub beat: Beat,
}

impl AccountsPage {
    /// The list for somebody in that role.
    #[must_use]
    pub fn of(texts: Texts, here: &Here, role: Role, accounts: &[Account]) -> Self {
        let line = |account: &Account| AccountLine {
            href: path(account),
            address: named(&account.address),
            beat: beat(texts, here, account),
        };
        let connect = is_owner(role).then(|| Link { href: format!("{LIST}/new"), label: texts.plain("accounts-connect") });
        let none = accounts.is_empty().then(|| Empty {
            drawing: "welcome",
            title: texts.plain("accounts-none"),
            text: Some(texts.plain("accounts-none-words")),
            link: connect.clone(),
        });
        Self {
            title: texts.plain("accounts-title"),
            lead: texts.plain("accounts-lead"),
            rows: accounts.iter().map(line).collect(),
            connect: connect.filter(|_| none.is_none()),
            none,
            back: Link { href: "/settings".to_owned(), label: texts.plain("accounts-back") },
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/accounts.html", self)
    }
}

/// The page of an account.
#[must_use]
pub fn path(account: &Account) -> String {
    format!("{LIST}/{}", account.id)
}

/// How accounts stand, at the foot of Today. Those that stand still lead to what is to be done.
#[must_use]
pub fn beats(texts: Texts, here: &Here, accounts: &[Account]) -> Vec<Beat> {
    let line = |account: &Account| {
        let beat = beat(texts, here, account);
        Beat {
            whose: (accounts.len() > 1).then(|| named(&account.address)),
            href: beat.is_stopped.then(|| path(account)),
            ..beat
        }
    };
    accounts.iter().map(line).collect()
}

const fn is_owner(role: Role) -> bool {
    match role {
        Role::Owner => true,
        Role::Member => false,
    }
}
