//! On the way to a provider and back: the page that leads there, the one that stands at the end of the way, and the one
//! that says why nothing came of it.

use mila_desk::accounts::Account;
use mila_domain::account::Provider;
use serde::Serialize;

use super::{LIST, path};
use crate::pages::fields::named;
use crate::pages::rows::Link;
use crate::pages::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;

/// Letters of the word by which a provider says what went wrong; RFC 6749 has none longer than 25.
const LONGEST_WORD: usize = 40;

/// A page on the way to a provider or back.
#[derive(Debug, Clone, Serialize)]
pub struct ConsentPage {
    /// The title of the page and of the window.
    pub title: String,
    /// What is about to be, or why nothing came of it.
    pub words: String,
    /// The account that it is about.
    pub address: Option<String>,
    /// The word by which the provider says what went wrong.
    pub error: Option<String>,
    /// Leads to the provider.
    pub onward: Option<Link>,
    /// Takes what the provider has answered.
    pub finish: Option<Finish>,
    /// Leads back.
    pub back: Link,
}

/// The form that takes what the provider has answered.
#[derive(Debug, Clone, Serialize)]
pub struct Finish {
    /// Where it is sent.
    pub action: String,
    /// Tells whose answer it is.
    pub state: String,
    /// The answer.
    pub code: String,
    /// What the button says.
    pub deed: String,
}

impl ConsentPage {
    /// Leads to the provider. A form of ours may not be led on to another host, so there is a link instead.
    #[must_use]
    pub fn onward(texts: Texts, account: &Account, provider: Provider, url: &str) -> Self {
        let who = [("who", provider.name().into())];
        let title = texts.with("consent-onward", &who);
        Self {
            words: texts.with("consent-onward-words", &who),
            onward: Some(Link { href: url.to_owned(), label: title.clone() }),
            ..Self::plain(texts, title, Some(account))
        }
    }

    /// The provider has answered. Looking at this page takes nothing; its button does.
    #[must_use]
    pub fn finish(texts: Texts, account: &Account, state: &str, code: &str) -> Self {
        Self {
            words: texts.plain("consent-finish-words"),
            finish: Some(Finish {
                action: format!("{LIST}/consent"),
                state: state.to_owned(),
                code: code.to_owned(),
                deed: texts.plain("consent-finish-deed"),
            }),
            ..Self::plain(texts, texts.plain("consent-finish"), Some(account))
        }
    }

    /// The provider has said no, and by which word.
    #[must_use]
    pub fn refused(texts: Texts, account: Option<&Account>, word: &str) -> Self {
        let is_word = word.len() <= LONGEST_WORD && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        let (key, error) = match word {
            "access_denied" => ("consent-denied-words", None),
            _ => ("consent-refused-words", is_word.then(|| word.to_owned())),
        };
        Self { words: texts.plain(key), error, ..Self::nothing(texts, account) }
    }

    /// The answer belongs to nobody who waits for one.
    #[must_use]
    pub fn stale(texts: Texts) -> Self {
        Self { words: texts.plain("consent-stale-words"), ..Self::nothing(texts, None) }
    }

    /// Nobody can be asked: the key is missing, or the provider does not know this desk.
    #[must_use]
    pub fn unable(texts: Texts, account: &Account, provider: Provider, has_key: bool) -> Self {
        let words = if has_key {
            texts.with("account-consent-not-set-up", &[("who", provider.name().into())])
        } else {
            texts.plain("account-no-key")
        };
        Self { words, ..Self::nothing(texts, Some(account)) }
    }

    fn nothing(texts: Texts, account: Option<&Account>) -> Self {
        Self::plain(texts, texts.plain("consent-nothing"), account)
    }

    fn plain(texts: Texts, title: String, account: Option<&Account>) -> Self {
        let (href, label) = match account {
            Some(account) => (path(account), "account-to-mailbox"),
            None => (LIST.to_owned(), "account-cancel"),
        };
        Self {
            title,
            words: String::new(),
            address: account.map(|account| named(&account.address)),
            error: None,
            onward: None,
            finish: None,
            back: Link { href, label: texts.plain(label) },
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/consent.html", self)
    }
}
