//! The page after inviting somebody: the link to pass on, and until when it works.
//! It is the only place where the link is ever shown.

use jiff::Timestamp;
use mila_desk::members::Role;
use serde::Serialize;

use crate::pages::rows::Link;
use crate::pages::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;
use crate::texts::moments::Here;

/// The page after inviting somebody.
#[derive(Debug, Clone, Serialize)]
pub struct InvitedPage {
    /// The title of the page and of the window.
    pub title: String,
    /// What to do with the link.
    pub words: String,
    /// What the link is called, and how to copy it.
    pub label: String,
    /// The link.
    pub link: String,
    /// How often and until when it works.
    pub valid: String,
    /// Leads back.
    pub back: Link,
}

impl InvitedPage {
    /// The page of an invitation.
    #[must_use]
    pub fn of(texts: Texts, here: &Here, role: Role, link: &str, until: Timestamp) -> Self {
        Self {
            title: texts.plain("invited-title"),
            words: texts.plain(match role {
                Role::Owner => "invited-words-owner",
                Role::Member => "invited-words-member",
            }),
            label: texts.plain("invited-link"),
            link: link.to_owned(),
            valid: texts.with("invited-valid", &[("when", (&texts.by_moment(here, until)).into())]),
            back: Link { href: "/settings#members".to_owned(), label: texts.plain("invited-back") },
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/invited.html", self)
    }
}
