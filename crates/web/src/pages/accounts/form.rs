//! The forms that connect an account and change one. What was typed is shown again after a refusal, but never a password.

use mila_desk::accounts::{Account, BadAccount};
use mila_domain::account::{LookBack, Security};
use serde::Serialize;

use super::{Consents, LIST, path};
use crate::pages::fields::{Choice, Choices, Field, Refused, named};
use crate::pages::rows::Link;
use crate::pages::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;

/// What was typed, field by field, without the password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountTyped {
    /// Whose mail it is.
    pub address: String,
    /// How far back it is to be read.
    pub look_back: LookBack,
    /// The host.
    pub host: String,
    /// The port.
    pub port: String,
    /// How the line is made private.
    pub security: Security,
    /// By which the server knows us.
    pub login: String,
}

/// Why an account is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusedAccount {
    /// A field makes no sense.
    Bad(BadAccount),
    /// The password cannot be sealed.
    NoKey,
}

/// A form about an account.
#[derive(Debug, Clone, Serialize)]
pub struct AccountFormPage {
    /// The title of the page and of the window.
    pub title: String,
    /// What is done with what is filled in.
    pub lead: String,
    /// Why it was refused.
    pub refused: Option<Refused>,
    /// Where the form is sent.
    pub action: String,
    /// Whose mail it is, where that is known.
    pub known: Option<String>,
    /// Whose mail it is, where that is asked.
    pub address: Option<Field>,
    /// The password.
    pub password: Field,
    /// Whether there has to be one.
    pub is_password_needed: bool,
    /// How far back it is to be read.
    pub look_back: Option<Choices>,
    /// Where the server is.
    pub server: ServerPart,
    /// What the button says.
    pub deed: String,
    /// Other ways in.
    pub sign_in: Option<SignIn>,
    /// Leads back.
    pub cancel: Link,
}

/// Where the server is, for those who know.
#[derive(Debug, Clone, Serialize)]
pub struct ServerPart {
    /// What it is called.
    pub title: String,
    /// That it may stay empty.
    pub words: String,
    /// Whether it lies open.
    pub is_open: bool,
    /// The host.
    pub host: Field,
    /// The port.
    pub port: Field,
    /// How the line is made private.
    pub security: Choices,
    /// By which the server knows us.
    pub login: Field,
}

/// Signing in at providers instead of giving a password.
#[derive(Debug, Clone, Serialize)]
pub struct SignIn {
    /// What that is.
    pub words: String,
    /// One for each provider.
    pub buttons: Vec<SignInButton>,
}

/// A provider.
#[derive(Debug, Clone, Serialize)]
pub struct SignInButton {
    /// As the form sends it.
    pub value: &'static str,
    /// What it says.
    pub label: String,
}

impl Default for AccountTyped {
    fn default() -> Self {
        Self {
            address: String::new(),
            look_back: LookBack::Year,
            host: String::new(),
            port: String::new(),
            security: Security::Tls,
            login: String::new(),
        }
    }
}

impl AccountTyped {
    /// What is known of an account.
    #[must_use]
    pub fn of(account: &Account) -> Self {
        let blank = Self { address: account.address.clone(), look_back: account.look_back, ..Self::default() };
        match &account.door {
            Some(door) => Self {
                host: door.host.clone(),
                port: door.port.to_string(),
                security: door.security,
                login: account.login.clone(),
                ..blank
            },
            None => blank,
        }
    }
}

impl AccountFormPage {
    /// The form that connects an account.
    #[must_use]
    pub fn new(texts: Texts, typed: &AccountTyped, consents: Consents<'_>, refused: Option<RefusedAccount>) -> Self {
        let error = |id: &str| refused.and_then(|refused| at(texts, refused, "address", id));
        Self {
            title: texts.plain("account-new-title"),
            lead: texts.plain("account-new-lead"),
            refused: refused.map(|refused| top(texts, refused, "address")),
            action: format!("{LIST}/new"),
            known: None,
            address: Some(
                Field::new("address", "address", texts.plain("account-address"), &typed.address).refused(error("address")),
            ),
            password: Field::new("password", "password", texts.plain("account-password"), "")
                .hinted(texts.plain("account-password-hint"))
                .refused(error("password")),
            is_password_needed: true,
            look_back: Some(look_back(texts, typed.look_back)),
            server: ServerPart::of(texts, typed, &error),
            deed: texts.plain("account-connect"),
            sign_in: SignIn::of(texts, consents),
            cancel: Link { href: LIST.to_owned(), label: texts.plain("account-cancel") },
        }
    }

    /// The form that changes one.
    #[must_use]
    pub fn change(texts: Texts, account: &Account, typed: &AccountTyped, refused: Option<RefusedAccount>) -> Self {
        let error = |id: &str| refused.and_then(|refused| at(texts, refused, "login", id));
        let server = ServerPart::of(texts, typed, &error);
        Self {
            title: texts.plain("account-change-title"),
            lead: texts.plain("account-change-lead"),
            refused: refused.map(|refused| top(texts, refused, "login")),
            action: format!("{}/change", path(account)),
            known: Some(named(&account.address)),
            address: None,
            password: Field::new("password", "password", texts.plain("account-password"), "")
                .hinted(texts.plain("account-password-keep"))
                .refused(error("password")),
            is_password_needed: false,
            look_back: None,
            server: ServerPart { is_open: true, ..server },
            deed: texts.plain("account-change-deed"),
            sign_in: None,
            cancel: Link { href: path(account), label: texts.plain("account-to-mailbox") },
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/account_form.html", self)
    }
}

impl ServerPart {
    fn of(texts: Texts, typed: &AccountTyped, error: &dyn Fn(&str) -> Option<String>) -> Self {
        let field = |id: &'static str, key, value: &str| Field::new(id, id, texts.plain(key), value).refused(error(id));
        let way = |security: Security| {
            let word = security.word();
            Choice {
                words: Some(texts.plain(&format!("account-security-{word}-words"))),
                ..Choice::new(word, texts.plain(&format!("account-security-{word}")), security == typed.security)
            }
        };
        let host = field("host", "account-host", &typed.host);
        let port = field("port", "account-port", &typed.port).hinted(texts.plain("account-port-hint"));
        let login = field("login", "account-login", &typed.login).hinted(texts.plain("account-login-hint"));
        Self {
            title: texts.plain("account-server"),
            words: texts.plain("account-server-words"),
            is_open: [&host, &port, &login].iter().any(|field| field.error.is_some() || !field.value.is_empty()),
            host,
            port,
            security: Choices::new("security", "security", texts.plain("account-security"), Security::ALL.map(way).into()),
            login,
        }
    }
}

impl SignIn {
    fn of(texts: Texts, consents: Consents<'_>) -> Option<Self> {
        let button = |provider: &mila_domain::account::Provider| SignInButton {
            value: provider.word(),
            label: texts.with("account-sign-in", &[("who", provider.name().into())]),
        };
        (!consents.providers.is_empty()).then(|| Self {
            words: texts.plain("account-sign-in-words"),
            buttons: consents.providers.iter().map(button).collect(),
        })
    }
}

/// How far back an account is read, to choose.
pub(super) fn look_back(texts: Texts, chosen: LookBack) -> Choices {
    let choice = |one: LookBack| Choice::new(one.word(), look_back_said(texts, one), one == chosen);
    Choices::new("look-back", "look_back", texts.plain("account-look-back"), LookBack::ALL.map(choice).into())
}

/// How far back an account is read, in words.
pub(super) fn look_back_said(texts: Texts, look_back: LookBack) -> String {
    texts.plain(&format!("account-look-back-{}", look_back.word()))
}

/// The field that a refusal is about. A name that cannot be understood is the address in one form, the login in the other.
const fn blamed(why: BadAccount, name: &'static str) -> &'static str {
    match why {
        BadAccount::Address => name,
        BadAccount::Known => "address",
        BadAccount::Password => "password",
        BadAccount::Host => "host",
        BadAccount::Port => "port",
    }
}

fn said(texts: Texts, why: BadAccount, name: &'static str) -> String {
    texts.plain(match why {
        BadAccount::Address if name == "login" => "account-bad-login",
        BadAccount::Address => "settings-bad-address",
        BadAccount::Known => "account-bad-known",
        BadAccount::Password => "account-bad-password",
        BadAccount::Host => "account-bad-host",
        BadAccount::Port => "account-bad-port",
    })
}

/// What is wrong with the field of this id.
fn at(texts: Texts, refused: RefusedAccount, name: &'static str, id: &str) -> Option<String> {
    match refused {
        RefusedAccount::Bad(why) => (blamed(why, name) == id).then(|| said(texts, why, name)),
        RefusedAccount::NoKey => None,
    }
}

fn top(texts: Texts, refused: RefusedAccount, name: &'static str) -> Refused {
    match refused {
        RefusedAccount::Bad(why) => Refused::at(texts, blamed(why, name), said(texts, why, name)),
        RefusedAccount::NoKey => Refused::plain(texts.plain("account-no-key")),
    }
}
