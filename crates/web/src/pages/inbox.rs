//! The inbox: all conversations, parted by who waits for whom.
//! Which rows stand on a page and where the next one begins was decided by the desk.

use mila_desk::conversations::Inbox;
use mila_domain::conversation::StandingKind;
use serde::Serialize;

use super::rows::{self, Empty, Link, Row};
use super::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;
use crate::texts::moments::Here;

/// One page of the inbox.
#[derive(Debug, Clone, Serialize)]
pub struct InboxPage {
    /// What the page is called.
    pub title: String,
    /// What the tabs are for.
    pub tabs_label: String,
    /// One for each way in which a conversation can stand.
    pub tabs: Vec<Tab>,
    /// What the rows of this tab have in common, where that needs a word.
    pub note: Option<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Nothing is here.
    pub empty: Option<Empty>,
    /// The next page.
    pub next: Option<Link>,
}

/// A tab with its count.
#[derive(Debug, Clone, Serialize)]
pub struct Tab {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// How many there are.
    pub count: String,
    /// Whether it is shown now.
    pub is_current: bool,
}

impl InboxPage {
    /// The inbox in the words of the reader.
    #[must_use]
    pub fn of(texts: Texts, here: &Here, inbox: &Inbox) -> Self {
        let word = word(inbox.show);
        Self {
            title: texts.plain("nav-inbox"),
            tabs_label: texts.plain("inbox-tabs"),
            tabs: tabs(texts, inbox),
            note: has_note(inbox.show).then(|| texts.plain(&format!("inbox-note-{word}"))),
            rows: inbox.rows.iter().map(|row| rows::conversation(texts, here, row)).collect(),
            empty: inbox.rows.is_empty().then(|| empty(texts, inbox.show)),
            next: inbox.next.as_deref().map(|next| Link {
                href: format!("/inbox?show={word}&from={}", rows::encoded(next)),
                label: texts.plain("list-next"),
            }),
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/inbox.html", self)
    }
}

/// The value of `show` in the page's address.
#[must_use]
pub const fn word(show: StandingKind) -> &'static str {
    match show {
        StandingKind::AwaitingUs => "awaiting-us",
        StandingKind::AwaitingThem => "awaiting-them",
        StandingKind::AtRest => "at-rest",
        StandingKind::Filtered => "filtered",
        StandingKind::Unreadable => "unreadable",
    }
}

fn tabs(texts: Texts, inbox: &Inbox) -> Vec<Tab> {
    let counts = inbox.counts;
    [
        (StandingKind::AwaitingUs, counts.awaiting_us),
        (StandingKind::AwaitingThem, counts.awaiting_them),
        (StandingKind::AtRest, counts.at_rest),
        (StandingKind::Filtered, counts.filtered),
        (StandingKind::Unreadable, counts.unreadable),
    ]
    .into_iter()
    .filter(|(show, count)| *show != StandingKind::Unreadable || *count > 0 || inbox.show == StandingKind::Unreadable)
    .map(|(show, count)| Tab {
        href: format!("/inbox?show={}", word(show)),
        label: texts.plain(&format!("inbox-{}", word(show))),
        count: texts.number(count),
        is_current: show == inbox.show,
    })
    .collect()
}

const fn has_note(show: StandingKind) -> bool {
    match show {
        StandingKind::Filtered | StandingKind::Unreadable => true,
        StandingKind::AwaitingUs | StandingKind::AwaitingThem | StandingKind::AtRest => false,
    }
}

fn empty(texts: Texts, show: StandingKind) -> Empty {
    let drawing = match show {
        StandingKind::AwaitingUs => "rest",
        StandingKind::AwaitingThem | StandingKind::AtRest | StandingKind::Filtered | StandingKind::Unreadable => "nothing",
    };
    let text = (show == StandingKind::AwaitingUs).then(|| texts.plain("waits-none"));
    Empty { drawing, title: texts.plain(&format!("inbox-none-{}", word(show))), text, link: None }
}
