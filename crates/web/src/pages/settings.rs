//! Settings: of the member, and for owners those of the workspace and its members.
//! What is allowed is decided by the desk; whoever is no owner does not see what only owners may change.

use mila_desk::members::{Look, Me, MemberRow, Refusal, Role};
use mila_desk::settings::{BadSetting, MutedAddress, OwnAddress, WorkspaceForm, WorkspaceSettings};
use serde::Serialize;

use super::door::{self, Zones};
use super::fields::{self, Choice, Choices, Field, Refused, named};
use super::restored::RestoredPart;
use super::rows::Link;
use super::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;
use crate::texts::moments::Here;

mod invitations;
mod invited;
#[cfg(any(test, feature = "samples"))]
pub mod samples;
mod workspace;

pub use invitations::InvitationsSection;
pub use invited::InvitedPage;
pub use workspace::{WorkspaceSection, day_word};

/// The settings.
#[derive(Debug, Clone, Serialize)]
pub struct SettingsPage {
    /// The title of the page and of the window.
    pub title: String,
    /// What was refused.
    pub refused: Option<Refused>,
    /// The data were restored from a backup.
    pub restored: Option<RestoredPart>,
    /// Leads to the mail accounts.
    pub accounts: Link,
    /// Leads to Mila on the telephone.
    pub phone: Link,
    /// What the list of sections is called.
    pub contents: String,
    /// The sections of the page.
    pub sections: Vec<Contents>,
    /// What the buttons say.
    pub save: String,
    /// The member's own pages.
    pub me: MeSection,
    /// Their password.
    pub password: PasswordSection,
    /// The business; for owners only.
    pub workspace: Option<WorkspaceSection>,
    /// Our own addresses; for owners only.
    pub own: Option<OwnSection>,
    /// Senders of whom nobody wants to hear.
    pub muted: MutedSection,
    /// Who works here; for owners only.
    pub members: Option<MembersSection>,
    /// Who may still join; for owners only, where there is anybody.
    pub invitations: Option<InvitationsSection>,
}

/// A section in the list of sections.
#[derive(Debug, Clone, Serialize)]
pub struct Contents {
    /// Leads to it.
    pub href: &'static str,
    /// What it is called.
    pub label: String,
}

/// The member's own pages.
#[derive(Debug, Clone, Serialize)]
pub struct MeSection {
    /// What it is called.
    pub title: String,
    /// The language of their pages.
    pub language: Choices,
    /// Light or dark.
    pub look: Choices,
}

/// The member's password.
#[derive(Debug, Clone, Serialize)]
pub struct PasswordSection {
    /// What it is called.
    pub title: String,
    /// Their name, for whatever keeps their passwords.
    pub member: String,
    /// The present one.
    pub current: Field,
    /// The next one.
    pub new: Field,
    /// What the button says.
    pub deed: String,
}

/// Our own addresses.
#[derive(Debug, Clone, Serialize)]
pub struct OwnSection {
    /// What it is called.
    pub title: String,
    /// What they are for.
    pub words: String,
    /// One for each.
    pub rows: Vec<OwnLine>,
    /// Said when there are none.
    pub none: String,
    /// Takes one away.
    pub remove: String,
    /// Another one.
    pub address: Field,
    /// Adds it.
    pub add: String,
}

/// An address of ours.
#[derive(Debug, Clone, Serialize)]
pub struct OwnLine {
    /// The address.
    pub address: String,
    /// Where it comes from.
    pub from: String,
}

/// Senders that are muted.
#[derive(Debug, Clone, Serialize)]
pub struct MutedSection {
    /// What it is called.
    pub title: String,
    /// What it means.
    pub words: String,
    /// One for each.
    pub rows: Vec<MutedLine>,
    /// Said when there are none.
    pub none: String,
    /// Undoes it.
    pub undo: String,
}

/// A sender that is muted.
#[derive(Debug, Clone, Serialize)]
pub struct MutedLine {
    /// The address.
    pub address: String,
    /// Where the form is sent that undoes it.
    pub action: String,
}

/// Who works here.
#[derive(Debug, Clone, Serialize)]
pub struct MembersSection {
    /// What it is called.
    pub title: String,
    /// One for each.
    pub rows: Vec<MemberLine>,
    /// What the form of the invitation is called.
    pub invite: String,
    /// What will happen.
    pub invite_words: String,
    /// As what somebody is invited.
    pub role: Choices,
    /// What the button says.
    pub invite_deed: String,
    /// Opens what follows.
    pub remove: String,
    /// What removing somebody means.
    pub remove_words: String,
    /// Removes them.
    pub remove_deed: String,
}

/// Somebody who works here.
#[derive(Debug, Clone, Serialize)]
pub struct MemberLine {
    /// Their name.
    pub name: String,
    /// What they may do, and when they were here.
    pub facts: Vec<String>,
    /// Where the form is sent that removes them; not there for oneself.
    pub remove: Option<String>,
}

/// Which form was refused, what was typed into it, and why. Passwords are never typed again for anybody.
#[derive(Debug, Clone)]
pub enum RefusedSetting {
    /// The password is not changed.
    Password(Refusal),
    /// The workspace stays as it was.
    Workspace {
        /// What was typed.
        typed: WorkspaceForm,
        /// Why.
        why: BadSetting,
    },
    /// An address is not added.
    Address {
        /// What was typed.
        typed: String,
    },
    /// A member is not removed.
    Member(Refusal),
}

impl SettingsPage {
    /// The settings that `me` may see; after a refusal with what was typed.
    #[must_use]
    pub fn of(
        texts: Texts,
        here: &Here,
        me: &Me,
        settings: &WorkspaceSettings,
        zones: Zones<'_>,
        refused: Option<&RefusedSetting>,
    ) -> Self {
        let is_owner = match me.role {
            Role::Owner => true,
            Role::Member => false,
        };
        let workspace = is_owner.then(|| WorkspaceSection::of(texts, settings, zones, refused));
        let own = is_owner.then(|| OwnSection::of(texts, &settings.own_addresses, refused));
        let members = is_owner.then(|| MembersSection::of(texts, here, me, &settings.members));
        let invitations = is_owner.then(|| InvitationsSection::of(texts, here, &settings.invitations)).flatten();
        let mut page = Self {
            title: texts.plain("settings-title"),
            refused: refused.map(|refused| top(texts, refused)),
            restored: None,
            accounts: Link { href: "/settings/accounts".to_owned(), label: texts.plain("accounts-title") },
            phone: Link { href: "/settings/phone".to_owned(), label: texts.plain("phone-link") },
            contents: texts.plain("settings-contents"),
            sections: Vec::new(),
            save: texts.plain("settings-save"),
            me: MeSection::of(texts, me),
            password: PasswordSection::of(texts, me, refused),
            workspace,
            own,
            muted: MutedSection::of(texts, &settings.muted),
            members,
            invitations,
        };
        page.sections = page.contents_list();
        page
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/settings.html", self)
    }

    fn contents_list(&self) -> Vec<Contents> {
        [
            Some(("#me", &self.me.title)),
            Some(("#password", &self.password.title)),
            self.workspace.as_ref().map(|section| ("#workspace", &section.title)),
            self.own.as_ref().map(|section| ("#own", &section.title)),
            Some(("#muted", &self.muted.title)),
            self.members.as_ref().map(|section| ("#members", &section.title)),
            self.invitations.as_ref().map(|section| ("#invitations", &section.title)),
        ]
        .into_iter()
        .flatten()
        .map(|(href, label)| Contents { href, label: label.clone() })
        .collect()
    }
}

impl MeSection {
    fn of(texts: Texts, me: &Me) -> Self {
        let looks = [(Look::Auto, "auto"), (Look::Light, "light"), (Look::Dark, "dark")];
        let looks = looks.map(|(look, word)| Choice::new(word, texts.plain(&format!("settings-look-{word}")), look == me.look));
        Self {
            title: texts.plain("settings-me"),
            language: fields::languages("language", texts.plain("link-language"), me.language),
            look: Choices::new("look", "look", texts.plain("settings-look"), looks.into()),
        }
    }
}

impl PasswordSection {
    fn of(texts: Texts, me: &Me, refused: Option<&RefusedSetting>) -> Self {
        let refusal = if let Some(RefusedSetting::Password(refusal)) = refused { Some(*refusal) } else { None };
        let error = |id: &str| refusal.filter(|&refusal| password_field(refusal) == id).map(|refusal| door::said(texts, refusal));
        let field = |id, name, key| Field::new(id, name, texts.plain(key), "");
        Self {
            title: texts.plain("settings-password"),
            member: named(&me.name),
            current: field("password-current", "current", "settings-password-current").refused(error("password-current")),
            new: field("password-new", "new", "link-new-password")
                .hinted(door::password_hint(texts))
                .refused(error("password-new")),
            deed: texts.plain("settings-password-deed"),
        }
    }
}

impl OwnSection {
    fn of(texts: Texts, addresses: &[OwnAddress], refused: Option<&RefusedSetting>) -> Self {
        let typed = if let Some(RefusedSetting::Address { typed }) = refused { Some(typed.as_str()) } else { None };
        let from = |is_given| texts.plain(if is_given { "settings-own-given" } else { "settings-own-found" });
        Self {
            title: texts.plain("settings-own"),
            words: texts.plain("settings-own-words"),
            rows: addresses.iter().map(|own| OwnLine { address: own.address.clone(), from: from(own.is_given) }).collect(),
            none: texts.plain("settings-own-none"),
            remove: texts.plain("settings-own-remove"),
            address: Field::new("address", "address", texts.plain("settings-own-add"), typed.unwrap_or_default())
                .refused(typed.map(|_| texts.plain("settings-bad-address"))),
            add: texts.plain("settings-own-add-deed"),
        }
    }
}

impl MutedSection {
    fn of(texts: Texts, muted: &[MutedAddress]) -> Self {
        let line = |muted: &MutedAddress| MutedLine {
            address: muted.address.clone(),
            action: format!("/addresses/{}/mute/undo", muted.id),
        };
        Self {
            title: texts.plain("settings-muted"),
            words: texts.plain("settings-muted-words"),
            rows: muted.iter().map(line).collect(),
            none: texts.plain("settings-muted-none"),
            undo: texts.plain("settings-muted-undo"),
        }
    }
}

impl MembersSection {
    fn of(texts: Texts, here: &Here, me: &Me, members: &[MemberRow]) -> Self {
        let role = |word, is_chosen| Choice {
            words: Some(texts.plain(&format!("settings-invite-{word}-words"))),
            ..Choice::new(word, texts.plain(&format!("settings-invite-{word}")), is_chosen)
        };
        Self {
            title: texts.plain("settings-members"),
            rows: members.iter().map(|member| MemberLine::of(texts, here, me, member)).collect(),
            invite: texts.plain("settings-invite"),
            invite_words: texts.plain("settings-invite-words"),
            role: Choices::new(
                "role",
                "role",
                texts.plain("settings-invite-role"),
                vec![role("member", true), role("owner", false)],
            ),
            invite_deed: texts.plain("settings-invite-deed"),
            remove: texts.plain("settings-remove"),
            remove_words: texts.plain("settings-remove-words"),
            remove_deed: texts.plain("settings-remove-deed"),
        }
    }
}

impl MemberLine {
    fn of(texts: Texts, here: &Here, me: &Me, member: &MemberRow) -> Self {
        let is_me = member.id == me.id;
        let role = match member.role {
            Role::Owner => texts.plain("settings-role-owner"),
            Role::Member => texts.plain("settings-role-member"),
        };
        let seen = match member.seen {
            Some(_) | None if is_me => texts.plain("settings-you"),
            Some(at) => texts.with("settings-seen", &[("when", (&texts.on_moment(here, at)).into())]),
            None => texts.plain("settings-seen-never"),
        };
        Self {
            name: named(&member.name),
            facts: vec![role, seen],
            remove: (!is_me).then(|| format!("/settings/members/{}/remove", member.id)),
        }
    }
}

/// What is said on top, where the eye is after a form was sent.
fn top(texts: Texts, refused: &RefusedSetting) -> Refused {
    match refused {
        RefusedSetting::Password(refusal) => Refused::at(texts, password_field(*refusal), door::said(texts, *refusal)),
        RefusedSetting::Workspace { why, .. } => Refused::at(texts, workspace::blamed(*why), workspace::said(texts, *why)),
        RefusedSetting::Address { .. } => Refused::at(texts, "address", texts.plain("settings-bad-address")),
        RefusedSetting::Member(refusal) => Refused::plain(door::said(texts, *refusal)),
    }
}

/// The field of the password form that a refusal is about.
fn password_field(refusal: Refusal) -> &'static str {
    if matches!(refusal, Refusal::ShortPassword | Refusal::LongPassword) { "password-new" } else { "password-current" }
}
