//! The frame around every page of the desk: language and look, navigation, notice, and what its forms carry along.
//! What stands inside the frame is for the pages; who may see it is for the routes.

use std::sync::LazyLock;

use mila_desk::members::{Look, Me};
use mila_domain::language::Language;
use serde::Serialize;

use super::notice::Notice;
use crate::templates::{self, PageError};
use crate::texts::Texts;

/// The one style sheet.
pub const APP_CSS: &str = include_str!("../../assets/app.css");
/// The one script; every page works without it.
pub const APP_JS: &str = include_str!("../../assets/app.js");

/// The address of the style sheet, with a mark that changes with its content.
pub static APP_CSS_URL: LazyLock<String> = LazyLock::new(|| marked("/assets/app.css", APP_CSS));
/// The address of the script, with a mark that changes with its content.
pub static APP_JS_URL: LazyLock<String> = LazyLock::new(|| marked("/assets/app.js", APP_JS));

fn marked(path: &str, content: &str) -> String {
    let hash = blake3::hash(content.as_bytes()).to_hex();
    format!("{path}?v={}", &hash[..16])
}

/// Where in the desk a page belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    /// Today.
    Today,
    /// The inbox and every conversation.
    Inbox,
    /// The list of people and each of them.
    People,
    /// Search.
    Search,
    /// Taking in mail.
    Import,
    /// Settings.
    Settings,
    /// Nowhere, such as a page that says that something went wrong.
    Elsewhere,
}

/// What the server made for this one rendering.
#[derive(Debug, Clone, Default)]
pub struct Rendering {
    /// Lets the page's own script run.
    pub nonce: String,
    /// The anti-forgery token of its forms.
    pub token: String,
    /// The idempotency key of its forms.
    pub key: String,
    /// Path and query of the page, without `done` and `of`: where a deed leads back to.
    pub back: String,
    /// What to say on top.
    pub notice: Option<Notice>,
}

/// The frame of a page, in finished strings.
#[derive(Debug, Clone, Serialize)]
pub struct Shell {
    /// Language code of the page.
    pub lang: &'static str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// `auto`, `light` or `dark`.
    pub look: &'static str,
    /// The title of the window.
    pub title: String,
    /// Lets the page's own script run.
    pub nonce: String,
    /// The anti-forgery token of its forms.
    pub token: String,
    /// The idempotency key of its forms.
    pub key: String,
    /// Where a deed leads back to.
    pub back: String,
    /// The address of the style sheet.
    pub css: &'static str,
    /// The address of the script.
    pub js: &'static str,
    /// Leads past the navigation.
    pub skip: String,
    /// What to say on top.
    pub notice: Option<Notice>,
    /// Takes a notice away.
    pub dismiss: String,
    /// Navigation and keys, for whoever is signed in.
    pub desk: Option<DeskFrame>,
}

/// What the frame shows to whoever is signed in.
#[derive(Debug, Clone, Serialize)]
pub struct DeskFrame {
    /// What the navigation is called.
    pub nav_label: String,
    /// The places that are always at hand.
    pub places: Vec<NavLink>,
    /// What the rest is called.
    pub more: String,
    /// Whether the page is one of the rest.
    pub is_more: bool,
    /// The rest.
    pub others: Vec<NavLink>,
    /// Who is signed in.
    pub member: String,
    /// Ends the session.
    pub sign_out: String,
    /// Says that something new has come.
    pub fresh: String,
    /// Shows it.
    pub fresh_show: String,
    /// The texts of the palette.
    pub palette: PaletteTexts,
    /// What the list of keys is called.
    pub keys_title: String,
    /// The keys and what they do.
    pub keys: Vec<KeyLine>,
    /// Closes a window.
    pub close: String,
}

/// A place in the desk.
#[derive(Debug, Clone, Serialize)]
pub struct NavLink {
    /// Where it is.
    pub href: &'static str,
    /// What it is called.
    pub label: String,
    /// Which drawing stands beside it.
    pub icon: &'static str,
    /// Whether the page belongs there.
    pub is_current: bool,
    /// The letter that leads there after `g`.
    pub letter: Option<&'static str>,
}

/// The texts of the palette.
#[derive(Debug, Clone, Serialize)]
pub struct PaletteTexts {
    /// What it is called.
    pub title: String,
    /// What to type.
    pub hint: String,
    /// Nothing fits.
    pub none: String,
    /// The heading of places.
    pub places: String,
    /// The heading of people.
    pub people: String,
    /// The heading of letters.
    pub letters: String,
    /// How many results there are; `#` stands for the number.
    pub count: String,
}

/// Keys and what they do.
#[derive(Debug, Clone, Serialize)]
pub struct KeyLine {
    /// One after the other.
    pub keys: Vec<&'static str>,
    /// What they do.
    pub does: String,
}

#[derive(Serialize)]
struct Framed<'a, P> {
    shell: &'a Shell,
    page: &'a P,
}

impl Shell {
    /// The frame for whoever is signed in.
    #[must_use]
    pub fn inside(me: &Me, section: Section, title: &str, rendering: Rendering) -> Self {
        let texts = Texts::in_language(me.language);
        Self {
            look: look(me.look),
            desk: Some(DeskFrame::of(texts, me, section)),
            ..Self::outside(me.language, title, rendering)
        }
    }

    /// The frame for whoever is not: the name of the house and nothing else.
    #[must_use]
    pub fn outside(language: Language, title: &str, rendering: Rendering) -> Self {
        let texts = Texts::in_language(language);
        Self {
            lang: language.code(),
            dir: language.direction(),
            look: look(Look::Auto),
            title: texts.with("window-title", &[("title", title.into())]),
            nonce: rendering.nonce,
            token: rendering.token,
            key: rendering.key,
            back: rendering.back,
            css: &APP_CSS_URL,
            js: &APP_JS_URL,
            skip: texts.plain("nav-skip"),
            notice: rendering.notice,
            dismiss: texts.plain("notice-dismiss"),
            desk: None,
        }
    }

    /// Fills the template of a page: it finds the frame as `shell` and the page as `page`.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn around(&self, template: &'static str, page: &impl Serialize) -> Result<String, PageError> {
        templates::render(template, &Framed { shell: self, page })
    }
}

const fn look(look: Look) -> &'static str {
    match look {
        Look::Auto => "auto",
        Look::Light => "light",
        Look::Dark => "dark",
    }
}

impl DeskFrame {
    fn of(texts: Texts, me: &Me, section: Section) -> Self {
        let link = |place, href, label, icon, letter| NavLink {
            href,
            label: texts.plain(label),
            icon,
            is_current: section == place,
            letter,
        };
        Self {
            nav_label: texts.plain("nav-label"),
            places: vec![
                link(Section::Today, "/today", "nav-today", "today", Some("t")),
                link(Section::Inbox, "/inbox", "nav-inbox", "inbox", Some("i")),
                link(Section::People, "/people", "nav-people", "people", Some("p")),
                link(Section::Search, "/search", "nav-search", "search", None),
            ],
            more: texts.plain("nav-more"),
            is_more: matches!(section, Section::Import | Section::Settings),
            others: vec![
                link(Section::Import, "/import", "nav-import", "import", None),
                link(Section::Settings, "/settings", "nav-settings", "settings", Some("s")),
            ],
            member: me.name.clone(),
            sign_out: texts.plain("nav-sign-out"),
            fresh: texts.plain("live-new"),
            fresh_show: texts.plain("live-show"),
            palette: PaletteTexts::of(texts),
            keys_title: texts.plain("keys-title"),
            keys: keys(texts),
            close: texts.plain("window-close"),
        }
    }
}

impl PaletteTexts {
    fn of(texts: Texts) -> Self {
        Self {
            title: texts.plain("palette-title"),
            hint: texts.plain("palette-hint"),
            none: texts.plain("palette-none"),
            places: texts.plain("palette-places"),
            people: texts.plain("nav-people"),
            letters: texts.plain("palette-letters"),
            count: texts.with("palette-count", &[("number", "#".into())]),
        }
    }
}

fn keys(texts: Texts) -> Vec<KeyLine> {
    let line = |keys: &[&'static str], does| KeyLine { keys: keys.to_vec(), does: texts.plain(does) };
    vec![
        line(&["Ctrl", "K"], "keys-palette"),
        line(&["/"], "keys-search"),
        line(&["j"], "keys-next"),
        line(&["k"], "keys-previous"),
        line(&["Enter"], "keys-open"),
        line(&["e"], "keys-excuse"),
        line(&["g", "t"], "keys-today"),
        line(&["g", "i"], "keys-inbox"),
        line(&["g", "p"], "keys-people"),
        line(&["g", "s"], "keys-settings"),
        line(&["?"], "keys-help"),
    ]
}
