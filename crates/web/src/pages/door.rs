//! The door: signing in, and what stands behind a one-time link.
//! Whether somebody may come in is decided by the desk; a password never comes back to a page.

use mila_desk::members::{Answers, Errand, OpenedLink, Refusal};
use serde::Serialize;

use super::fields::{self, Choices, Field, Refused, named};
use super::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// Signing in.
#[derive(Debug, Clone, Serialize)]
pub struct DoorPage {
    /// The title of the page and of the window.
    pub title: String,
    /// What Mila is about.
    pub lead: String,
    /// Why nobody was let in.
    pub refused: Option<Refused>,
    /// The name.
    pub name: Field,
    /// The password.
    pub password: Field,
    /// Where to go afterwards; empty for the beginning.
    pub next: String,
    /// What the button says.
    pub deed: String,
    /// What to do without a password.
    pub forgotten: String,
}

impl DoorPage {
    /// The door; after a refusal with the name as it was typed.
    #[must_use]
    pub fn of(texts: Texts, refused: Option<Refusal>, name: &str, next: &str) -> Self {
        Self {
            title: texts.plain("door-title"),
            lead: texts.plain("door-lead"),
            refused: refused.map(|refusal| Refused::plain(said(texts, refusal))),
            name: Field::new("name", "name", texts.plain("door-name"), name),
            password: Field::new("password", "password", texts.plain("door-password"), ""),
            next: next.to_owned(),
            deed: texts.plain("door-enter"),
            forgotten: texts.plain("door-forgotten"),
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/door.html", self)
    }
}

/// What stands behind a one-time link.
#[derive(Debug, Clone, Serialize)]
pub struct LinkPage {
    /// The title of the page and of the window.
    pub title: String,
    /// What it is about.
    pub lead: String,
    /// Why it was refused.
    pub refused: Option<Refused>,
    /// Whose link it is, where that is known.
    pub member: Option<Member>,
    /// The name to sign in with.
    pub name: Option<Field>,
    /// The new password.
    pub password: Option<Field>,
    /// The language of the pages.
    pub language: Option<Choices>,
    /// The zone of the workspace.
    pub zone: Option<Field>,
    /// All zones that are known.
    pub zones: Vec<String>,
    /// The owner's own addresses.
    pub addresses: Option<Field>,
    /// What the button says.
    pub deed: String,
    /// That opening the page has used nothing up.
    pub once: String,
}

/// A name that cannot be changed here.
#[derive(Debug, Clone, Serialize)]
pub struct Member {
    /// What it is called.
    pub label: String,
    /// The name.
    pub name: String,
}

/// In which zone the owner is asked to be.
#[derive(Debug, Clone, Copy)]
pub struct Zones<'a> {
    /// The IANA names that are known.
    pub known: &'a [&'a str],
    /// That of the machine.
    pub likely: &'a str,
}

impl LinkPage {
    /// What the errand asks for; after a refusal with what was typed.
    #[must_use]
    pub fn of(texts: Texts, link: &OpenedLink, typed: &Answers, refused: Option<Refusal>, zones: Zones<'_>) -> Self {
        let asks = Asks::of(link.errand);
        let words = |part: &str| texts.plain(&format!("link-{}-{part}", word(link.errand)));
        let form = Form { texts, typed, refused };
        Self {
            title: words("title"),
            lead: words("lead"),
            refused: refused.map(|refusal| match blamed(refusal) {
                Some(id) => Refused::at(texts, id, said(texts, refusal)),
                None => Refused::plain(said(texts, refusal)),
            }),
            member: asks
                .says_name
                .then_some(link.name.as_deref())
                .flatten()
                .map(|name| Member { label: texts.plain("door-name"), name: named(name) }),
            name: asks.name.then(|| form.name(link)),
            password: asks.password.then(|| form.password(asks.says_name)),
            language: asks.name.then(|| form.language(link)),
            zone: asks.zone.then(|| form.zone(zones.likely)),
            zones: if asks.zone { zones.known.iter().map(|&zone| zone.to_owned()).collect() } else { Vec::new() },
            addresses: asks.zone.then(|| form.addresses()),
            deed: words("deed"),
            once: texts.plain("link-once"),
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/link.html", self)
    }
}

/// What an errand asks for.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each field of the form is asked for or not")]
struct Asks {
    /// Shows the name that is there already.
    says_name: bool,
    /// A name, and the language of its pages.
    name: bool,
    password: bool,
    /// The zone and the addresses of the workspace.
    zone: bool,
}

impl Asks {
    const fn of(errand: Errand) -> Self {
        match errand {
            Errand::SetUp => Self { says_name: false, name: true, password: true, zone: true },
            Errand::Join => Self { says_name: false, name: true, password: true, zone: false },
            Errand::NewPassword => Self { says_name: true, name: false, password: true, zone: false },
            Errand::SignIn => Self { says_name: false, name: false, password: false, zone: false },
        }
    }
}

/// The fields of a form behind a link.
#[derive(Clone, Copy)]
struct Form<'a> {
    texts: Texts,
    typed: &'a Answers,
    refused: Option<Refusal>,
}

impl Form<'_> {
    fn error(&self, id: &str) -> Option<String> {
        self.refused.filter(|&refusal| blamed(refusal) == Some(id)).map(|refusal| said(self.texts, refusal))
    }

    fn name(&self, link: &OpenedLink) -> Field {
        let known = link.name.as_deref().filter(|_| self.refused.is_none());
        let name = known.unwrap_or(&self.typed.name);
        Field::new("name", "name", self.texts.plain("door-name"), name)
            .hinted(self.texts.plain("link-name-hint"))
            .refused(self.error("name"))
    }

    fn password(&self, is_new: bool) -> Field {
        let label = self.texts.plain(if is_new { "link-new-password" } else { "door-password" });
        Field::new("password", "password", label, "").hinted(password_hint(self.texts)).refused(self.error("password"))
    }

    fn language(&self, link: &OpenedLink) -> Choices {
        let language = self.typed.language.or(link.language).unwrap_or(self.texts.language());
        fields::languages("language", self.texts.plain("link-language"), language)
    }

    fn zone(&self, likely: &str) -> Field {
        let zone = self.typed.zone.as_deref().unwrap_or(likely);
        Field::new("zone", "zone", self.texts.plain("link-zone"), zone)
            .hinted(self.texts.plain("link-zone-hint"))
            .refused(self.error("zone"))
    }

    fn addresses(&self) -> Field {
        Field::new("addresses", "addresses", self.texts.plain("link-addresses"), &self.typed.addresses)
            .hinted(self.texts.plain("link-addresses-hint"))
            .refused(self.error("addresses"))
    }
}

/// How long a password is to be.
pub(super) fn password_hint(texts: Texts) -> String {
    texts.count("link-password-hint", limit(Answers::SHORTEST_PASSWORD))
}

const fn word(errand: Errand) -> &'static str {
    match errand {
        Errand::SetUp => "set-up",
        Errand::Join => "join",
        Errand::NewPassword => "password",
        Errand::SignIn => "demo",
    }
}

/// The field behind a link that a refusal is about.
const fn blamed(refusal: Refusal) -> Option<&'static str> {
    match refusal {
        Refusal::NoName | Refusal::LongName | Refusal::TakenName => Some("name"),
        Refusal::ShortPassword | Refusal::LongPassword => Some("password"),
        Refusal::UnknownZone => Some("zone"),
        Refusal::BadAddress => Some("addresses"),
        Refusal::WrongNameOrPassword
        | Refusal::TooManyTries { .. }
        | Refusal::DeadLink
        | Refusal::WrongPassword
        | Refusal::LastOwner => None,
    }
}

/// A refusal in words: what happened, that nothing is lost, what to do.
#[must_use]
pub fn said(texts: Texts, refusal: Refusal) -> String {
    match refusal {
        Refusal::WrongNameOrPassword => texts.plain("refused-name-or-password"),
        Refusal::TooManyTries { wait_s } if wait_s < 60 => texts.count("refused-wait-seconds", wait_s),
        Refusal::TooManyTries { wait_s } => texts.count("refused-wait-minutes", wait_s.div_ceil(60)),
        Refusal::DeadLink => texts.plain("refused-dead-link"),
        Refusal::NoName => texts.plain("refused-no-name"),
        Refusal::LongName => texts.count("refused-long-name", limit(Answers::LONGEST_NAME)),
        Refusal::TakenName => texts.plain("refused-taken-name"),
        Refusal::ShortPassword => texts.count("refused-short-password", limit(Answers::SHORTEST_PASSWORD)),
        Refusal::LongPassword => texts.count("refused-long-password", limit(Answers::LONGEST_PASSWORD)),
        Refusal::WrongPassword => texts.plain("refused-wrong-password"),
        Refusal::UnknownZone => texts.plain("refused-zone"),
        Refusal::BadAddress => texts.plain("refused-address"),
        Refusal::LastOwner => texts.plain("refused-last-owner"),
    }
}

fn limit(characters: usize) -> u64 {
    u64::try_from(characters).unwrap_or(u64::MAX)
}
