//! Who may still join, each with a way to withdraw the invitation. The links themselves are never shown again.

use mila_desk::members::{Invitation, Role};
use serde::Serialize;

use crate::pages::fields::named;
use crate::texts::Texts;
use crate::texts::moments::Here;

/// Who may still join.
#[derive(Debug, Clone, Serialize)]
pub struct InvitationsSection {
    /// What it is called.
    pub title: String,
    /// What an open invitation means.
    pub words: String,
    /// One for each.
    pub rows: Vec<InvitationLine>,
    /// What the buttons say.
    pub withdraw: String,
}

/// An open invitation.
#[derive(Debug, Clone, Serialize)]
pub struct InvitationLine {
    /// As what somebody is invited.
    pub role: String,
    /// By whom, since when and until when.
    pub facts: Vec<String>,
    /// Where the form is sent that withdraws it.
    pub action: String,
}

impl InvitationsSection {
    /// The section, where anybody is invited.
    pub(super) fn of(texts: Texts, here: &Here, invitations: &[Invitation]) -> Option<Self> {
        let rows: Vec<InvitationLine> = invitations.iter().map(|open| InvitationLine::of(texts, here, open)).collect();
        (!rows.is_empty()).then(|| Self {
            title: texts.plain("settings-invitations"),
            words: texts.plain("settings-invitations-words"),
            rows,
            withdraw: texts.plain("settings-withdraw"),
        })
    }
}

impl InvitationLine {
    fn of(texts: Texts, here: &Here, open: &Invitation) -> Self {
        let by = open.by.as_deref().map(|name| texts.with("settings-invitation-by", &[("name", (&named(name)).into())]));
        let made = texts.with("settings-invitation-made", &[("when", (&texts.on_moment(here, open.made)).into())]);
        let valid = texts.with("settings-invitation-valid", &[("when", (&texts.by_moment(here, open.expires)).into())]);
        Self {
            role: texts.plain(match open.role {
                Role::Owner => "settings-invite-owner",
                Role::Member => "settings-invite-member",
            }),
            facts: by.into_iter().chain([made, valid]).collect(),
            action: format!("/settings/invitations/{}/withdraw", open.id),
        }
    }
}
