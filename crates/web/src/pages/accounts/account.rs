//! One account: how it stands, what is wrong and what to do about it, the proof that nothing is missing, and what can be
//! done with it.

use mila_desk::accounts::{self, Account, TroubleRow};
use mila_desk::members::Role;
use mila_domain::account::{Provider, Standing, Trouble, Way};
use serde::Serialize;
use url::Url;

use super::form::{look_back, look_back_said};
use super::help::Help;
use super::proof::{ChoicePart, ProofPart};
use super::standing::{beat, why};
use super::{Consents, LIST, is_owner, path};
use crate::pages::beat::Beat;
use crate::pages::fields::{Choices, named};
use crate::pages::rows::Link;
use crate::pages::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;
use crate::texts::moments::Here;
use crate::tidy;

/// Letters of what a server said; the rest says it again.
const LONGEST_SAID: usize = 300;

/// An account as a page.
#[derive(Debug, Clone, Serialize)]
pub struct AccountPage {
    /// The title of the page and of the window: whose mail it is.
    pub title: String,
    /// How it stands.
    pub beat: Beat,
    /// Whether a browser without scripts is to ask again soon.
    pub is_moving: bool,
    /// What is wrong.
    pub trouble: Option<TroublePart>,
    /// What the owner is to say to the provider.
    pub consent: Option<ConsentPart>,
    /// What can be done at once.
    pub presses: Vec<Press>,
    /// Leads to the form that changes it.
    pub change: Option<Link>,
    /// Whether that is the page's main deed.
    pub is_change_first: bool,
    /// What is here of it.
    pub proof: Option<ProofPart>,
    /// Which folders are read.
    pub choice: Option<ChoicePart>,
    /// What went wrong lately.
    pub troubles: Vec<TroubleLine>,
    /// What that is called.
    pub troubles_title: String,
    /// Where the server is and how we are let in.
    pub lines: Vec<Line>,
    /// What that is called.
    pub lines_title: String,
    /// How far back it is read.
    pub look_back: Option<LookBackPart>,
    /// Takes it out.
    pub remove: Option<RemovePart>,
    /// Leads back.
    pub back: Link,
}

/// What is wrong, and what to do.
#[derive(Debug, Clone, Serialize)]
pub struct TroublePart {
    /// What happened.
    pub title: String,
    /// That nothing is lost, and what to do.
    pub words: String,
    /// What the server said.
    pub said: Option<String>,
    /// Above that.
    pub said_label: String,
    /// What the provider wants of programs.
    pub help: Option<Help>,
    /// When it is tried again.
    pub next: Option<String>,
}

/// What the owner is to say to the provider.
#[derive(Debug, Clone, Serialize)]
pub struct ConsentPart {
    /// What happens there.
    pub words: String,
    /// A code to type there.
    pub ask: Option<Ask>,
    /// Leads there.
    pub press: Option<Press>,
}

/// A code, and where to type it.
#[derive(Debug, Clone, Serialize)]
pub struct Ask {
    /// What to do.
    pub words: String,
    /// Where.
    pub url: String,
    /// The same as a link, where it is a web page.
    pub href: Option<String>,
    /// Above the code.
    pub label: String,
    /// The code.
    pub code: String,
}

/// A form of one button.
#[derive(Debug, Clone, Serialize)]
pub struct Press {
    /// Where it is sent.
    pub action: String,
    /// What the button says.
    pub label: String,
    /// The class of the button: deed, plain, quiet.
    pub kind: &'static str,
}

/// Something that went wrong.
#[derive(Debug, Clone, Serialize)]
pub struct TroubleLine {
    /// When.
    pub when: String,
    /// In which folder.
    pub folder: Option<String>,
    /// What.
    pub title: String,
    /// What the server said about it.
    pub said: Option<String>,
}

/// A fact.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// What it is about.
    pub label: String,
    /// What it is.
    pub value: String,
    /// Its direction: `ltr` for names of machines, else as it is read.
    pub direction: &'static str,
}

/// How far back it is read, to choose.
#[derive(Debug, Clone, Serialize)]
pub struct LookBackPart {
    /// What the choice means.
    pub words: String,
    /// Where the form is sent.
    pub action: String,
    /// The choice.
    pub choices: Choices,
    /// What the button says.
    pub deed: String,
}

/// Takes an account out.
#[derive(Debug, Clone, Serialize)]
pub struct RemovePart {
    /// What it is called.
    pub title: String,
    /// Opens what follows.
    pub fold: String,
    /// What stays and what does not.
    pub words: String,
    /// Where the form is sent.
    pub action: String,
    /// What the button says.
    pub deed: String,
}

impl AccountPage {
    /// The account for somebody in that role.
    #[must_use]
    pub fn of(texts: Texts, here: &Here, role: Role, shown: &accounts::AccountPage, consents: Consents<'_>) -> Self {
        let account = &shown.account;
        let (is_owner, there) = (is_owner(role), path(account));
        let is_change_first = is_change_first(account);
        Self {
            title: named(&account.address),
            beat: beat(texts, here, account),
            is_moving: is_moving(account, consents),
            trouble: account.trouble.map(|trouble| TroublePart::of(texts, here, account, trouble)),
            consent: ConsentPart::of(texts, account, is_owner, consents),
            presses: if is_owner { presses(texts, account) } else { Vec::new() },
            change: is_owner.then(|| Link { href: format!("{there}/change"), label: texts.plain("account-change-title") }),
            is_change_first,
            proof: ProofPart::of(texts, here, &shown.folders),
            choice: ChoicePart::of(texts, &shown.folders, is_owner.then(|| format!("{there}/folders"))),
            troubles: shown.troubles.iter().map(|row| TroubleLine::of(texts, here, row)).collect(),
            troubles_title: texts.plain("account-troubles"),
            lines: lines(texts, account),
            lines_title: texts.plain("account-connection"),
            look_back: is_owner.then(|| LookBackPart {
                words: texts.plain("account-look-back-words"),
                action: format!("{there}/look-back"),
                choices: look_back(texts, account.look_back),
                deed: texts.plain("settings-save"),
            }),
            remove: is_owner.then(|| RemovePart {
                title: texts.plain("account-remove"),
                fold: texts.plain("account-remove-fold"),
                words: texts.plain("account-remove-words"),
                action: format!("{there}/remove"),
                deed: texts.plain("account-remove-deed"),
            }),
            back: Link { href: LIST.to_owned(), label: texts.plain("accounts-all") },
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/account.html", self)
    }
}

/// Whether something changes by itself soon. Who is to press a button meanwhile is not to have it taken away.
fn is_moving(account: &Account, consents: Consents<'_>) -> bool {
    match account.standing {
        Standing::Looking => true,
        Standing::Consenting => account.ask.is_some() || !consents.has_redirect,
        Standing::On | Standing::Paused | Standing::Stuck | Standing::Removed => account.progress.is_some(),
    }
}

/// Whether nothing but another password or server helps.
fn is_change_first(account: &Account) -> bool {
    match account.standing {
        Standing::Stuck => account.provider().is_none() && account.trouble.is_some(),
        Standing::Looking | Standing::Consenting | Standing::On | Standing::Paused | Standing::Removed => false,
    }
}

fn presses(texts: Texts, account: &Account) -> Vec<Press> {
    let press = |deed: &str, key, kind| Press { action: format!("{}/{deed}", path(account)), label: texts.plain(key), kind };
    let again = || press("resume", "account-again", "plain");
    let pause = || press("pause", "account-pause", "plain");
    match account.standing {
        Standing::Looking | Standing::On if account.trouble.is_some() => vec![again(), pause()],
        Standing::Looking | Standing::On => vec![pause()],
        Standing::Paused => vec![press("resume", "account-resume", "deed")],
        Standing::Stuck => vec![again()],
        Standing::Consenting | Standing::Removed => Vec::new(),
    }
}

impl TroublePart {
    fn of(texts: Texts, here: &Here, account: &Account, trouble: Trouble) -> Self {
        let next = account.next.map(|at| texts.with("account-next", &[("when", (&texts.on_moment(here, at)).into())]));
        Self {
            title: why(texts, trouble),
            words: texts.plain(&format!("account-trouble-{}-words", trouble.word())),
            said: said(&account.said),
            said_label: texts.plain("account-said"),
            help: Help::of(texts, account, trouble),
            next,
        }
    }
}

/// What a server said, on one line, of a sensible length.
pub(super) fn said(words: &str) -> Option<String> {
    Some(tidy::shortened(&tidy::one_line(words), LONGEST_SAID)).filter(|words| !words.is_empty())
}

impl ConsentPart {
    /// Nothing where a password lets us in, or where nobody has to be asked.
    fn of(texts: Texts, account: &Account, is_owner: bool, consents: Consents<'_>) -> Option<Self> {
        let provider = account.provider()?;
        match account.standing {
            Standing::Consenting | Standing::Stuck => {}
            Standing::Looking | Standing::On | Standing::Paused | Standing::Removed => return None,
        }
        let who = [("who", provider.name().into())];
        if !consents.providers.contains(&provider) {
            return Some(Self { words: texts.with("account-consent-not-set-up", &who), ask: None, press: None });
        }
        // Whoever may only look does not get the code: it would let their own mailbox in.
        let ask = account.ask.as_ref().filter(|_| is_owner).map(|ask| Ask::of(texts, ask));
        let is_code = account.standing == Standing::Consenting && !consents.has_redirect;
        let words = if is_code && ask.is_none() { "account-consent-code-soon" } else { "account-consent-words" };
        Some(Self { words: texts.with(words, &who), ask, press: is_owner.then(|| sign_in(texts, account, provider, is_code)) })
    }
}

fn sign_in(texts: Texts, account: &Account, provider: Provider, is_code: bool) -> Press {
    let (key, kind) = if is_code { ("account-consent-again", "plain") } else { ("account-sign-in", "deed") };
    Press { action: format!("{}/consent", path(account)), label: texts.with(key, &[("who", provider.name().into())]), kind }
}

impl Ask {
    fn of(texts: Texts, (url, code): &(String, String)) -> Self {
        // The provider's answer says where; only web pages are led to.
        let is_page = Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "https" | "http"));
        Self {
            words: texts.plain("account-consent-open"),
            href: is_page.then(|| url.clone()),
            url: named(url),
            label: texts.plain("account-consent-code"),
            code: named(code),
        }
    }
}

impl TroubleLine {
    fn of(texts: Texts, here: &Here, row: &TroubleRow) -> Self {
        Self {
            when: texts.on_moment(here, row.at),
            folder: Some(named(&row.folder)).filter(|folder| !folder.is_empty()),
            title: why(texts, row.trouble),
            said: said(&row.said),
        }
    }
}

fn lines(texts: Texts, account: &Account) -> Vec<Line> {
    let line = |key, value, direction| Line { label: texts.plain(key), value, direction };
    let server = account.door.as_ref().map(|door| line("account-host", named(&door.to_string()), "ltr"));
    let security = account
        .door
        .as_ref()
        .map(|door| line("account-security", texts.plain(&format!("account-security-{}", door.security.word())), "auto"));
    let login = (!account.login.is_empty()).then(|| line("account-login", named(&account.login), "ltr"));
    let way = match account.way {
        Way::Password => texts.plain("account-way-password"),
        Way::Consent(provider) => texts.with("account-way-consent", &[("who", provider.name().into())]),
    };
    let look_back = line("account-look-back", look_back_said(texts, account.look_back), "auto");
    [server, security, login, Some(line("account-way", way, "auto")), Some(look_back)].into_iter().flatten().collect()
}
