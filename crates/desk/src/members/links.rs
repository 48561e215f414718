//! One-time links: setting up, joining, a new password. Opening one changes nothing, since mail scanners open links
//! first; only sending the form behind it does.

use jiff::{SignedDuration, Timestamp};
use mila_domain::address::Address;
use mila_domain::ids::{LinkId, MemberId};
use mila_domain::language::Language;
use mila_store::{LinkRow, MemberRow, OpenLinkRow, Scope, Unit};

use super::sessions::{SignedIn, Token};
use super::{Answers, Errand, Look, MemberError, OpenedLink, Refusal, Role, checked_name, name_key, passwords};
use crate::desk::{Desk, DeskError};
use crate::settings;

/// How long a link works.
const LIFE: SignedDuration = SignedDuration::from_hours(72);

/// A link that was just made.
#[derive(Debug, Clone)]
pub struct NewLink {
    /// By which it can be withdrawn.
    pub id: LinkId,
    /// Goes into the address, after `/link/`.
    pub token: Token,
    /// Until when it works.
    pub expires: Timestamp,
}

/// A link with which somebody may still join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// By which it is withdrawn. It says nothing of the link itself.
    pub id: LinkId,
    /// What they will be allowed to do.
    pub role: Role,
    /// Who invites; `None` where nobody here did.
    pub by: Option<String>,
    /// When it was made.
    pub made: Timestamp,
    /// Until when it works.
    pub expires: Timestamp,
}

impl Errand {
    const ALL: [Self; 4] = [Self::SetUp, Self::Join, Self::NewPassword, Self::SignIn];

    const fn word(self) -> &'static str {
        match self {
            Self::SetUp => "set-up",
            Self::Join => "join",
            Self::NewPassword => "new-password",
            Self::SignIn => "sign-in",
        }
    }

    fn of(word: &str) -> Result<Self, Refusal> {
        Self::ALL.into_iter().find(|errand| errand.word() == word).ok_or(Refusal::DeadLink)
    }
}

impl Desk {
    /// The link at which the first owner sets up the workspace, or, where there is an owner, at which they set a new
    /// password. Earlier ones of that kind no longer work.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn owner_link(&self, scope: &Scope) -> Result<NewLink, DeskError> {
        let mut unit = self.store().begin_in(scope).await?;
        let members = unit.members(scope).await?;
        let owner = members.iter().find(|row| Role::of(&row.role) == Role::Owner && row.password.is_some());
        let errand = if owner.is_some() { Errand::NewPassword } else { Errand::SetUp };
        let link = self.add_link(scope, &mut unit, errand, owner.map(|row| row.id), Role::Owner).await?;
        self.note(&mut unit, scope, "owner-link-made", link.id).await?;
        unit.commit().await?;
        Ok(link)
    }

    /// A link that signs the owner of the demo in.
    ///
    /// # Errors
    /// When there is no owner, or when the data cannot be reached.
    pub async fn sign_in_link(&self, scope: &Scope) -> Result<NewLink, DeskError> {
        let mut unit = self.store().begin_in(scope).await?;
        let members = unit.members(scope).await?;
        let owner = members.first().ok_or(DeskError::Missing("the owner"))?;
        let link = self.add_link(scope, &mut unit, Errand::SignIn, Some(owner.id), Role::Owner).await?;
        self.note(&mut unit, scope, "sign-in-link-made", link.id).await?;
        unit.commit().await?;
        Ok(link)
    }

    /// A link for somebody who is to join.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn invite(&self, scope: &Scope, role: Role) -> Result<NewLink, DeskError> {
        let mut unit = self.begin_deed(scope).await?;
        let token = Token::mint()?;
        let link = self.put_link(scope, &mut unit, token, Errand::Join, None, role).await?;
        self.note(&mut unit, scope, "member-invited", link.id).await?;
        unit.commit().await?;
        Ok(link)
    }

    /// Those who may still join, the latest first.
    pub(crate) async fn invitations(&self, unit: &mut Unit, scope: &Scope) -> Result<Vec<Invitation>, DeskError> {
        let members = unit.members(scope).await?;
        let named = |id: MemberId| members.iter().find(|row| row.id == id).map(|row| row.name.clone());
        let open = unit.open_links(scope, Errand::Join.word(), self.now()).await?;
        let invitation = |row: OpenLinkRow| Invitation {
            id: row.id,
            role: Role::of(&row.role),
            by: row.made_by.and_then(named),
            made: row.made,
            expires: row.expires,
        };
        Ok(open.into_iter().map(invitation).collect())
    }

    /// Withdraws an invitation: its link no longer works.
    ///
    /// # Errors
    /// When there is no such invitation that still works, or when the data cannot be reached.
    pub async fn withdraw_invitation(&self, scope: &Scope, id: LinkId) -> Result<(), DeskError> {
        let mut unit = self.begin_deed(scope).await?;
        if !unit.end_link(scope, Errand::Join.word(), id, self.now()).await? {
            return Err(DeskError::Missing("the invitation"));
        }
        self.note(&mut unit, scope, "invitation-withdrawn", id).await?;
        Ok(unit.commit().await?)
    }

    async fn add_link(
        &self,
        scope: &Scope,
        unit: &mut Unit,
        errand: Errand,
        member: Option<MemberId>,
        role: Role,
    ) -> Result<NewLink, DeskError> {
        unit.end_links(scope, errand.word(), self.now()).await?;
        self.put_link(scope, unit, Token::mint()?, errand, member, role).await
    }

    async fn put_link(
        &self,
        scope: &Scope,
        unit: &mut Unit,
        token: Token,
        errand: Errand,
        member: Option<MemberId>,
        role: Role,
    ) -> Result<NewLink, DeskError> {
        let now = self.now();
        let expires = now.checked_add(LIFE).unwrap_or(now);
        let row = LinkRow {
            workspace: scope.workspace(),
            errand: errand.word().to_owned(),
            member,
            role: role.word().to_owned(),
            made_by: scope.member(),
        };
        let id = LinkId::from_number(self.mint());
        unit.add_link(&token.hash(), id, &row, now, expires).await?;
        Ok(NewLink { id, token, expires })
    }

    /// What a link is for. Nothing is changed by asking.
    ///
    /// # Errors
    /// When the link does not work, or when the data cannot be reached.
    pub async fn open_link(&self, token: &Token) -> Result<OpenedLink, MemberError> {
        let mut unit = self.store().read().await?;
        let link = unit.link(&token.hash(), self.now()).await?.ok_or(Refusal::DeadLink)?;
        let scope = Scope::of_program(link.workspace);
        let member = match link.member {
            Some(member) => unit.member(&scope, member).await?,
            None => None,
        };
        Ok(OpenedLink {
            errand: Errand::of(&link.errand)?,
            language: member.as_ref().and_then(|row| row.language.parse().ok()),
            name: member.map(|row| row.name),
        })
    }

    /// Does what a link is for, and signs in whoever did it.
    ///
    /// # Errors
    /// When it is refused, or when the data cannot be reached; the link works on then.
    pub async fn use_link(&self, token: &Token, answers: &Answers) -> Result<SignedIn, MemberError> {
        let mut unit = self.store().begin().await?;
        let link = unit.link(&token.hash(), self.now()).await?.ok_or(Refusal::DeadLink)?;
        let scope = Scope::of_program(link.workspace);
        unit.touch(&scope).await?;
        let errand = Errand::of(&link.errand)?;
        let member = match errand {
            Errand::SetUp => {
                self.set_up(&scope, &mut unit, answers).await?;
                self.joined(&scope, &mut unit, Role::Owner, answers).await?
            }
            Errand::Join => self.joined(&scope, &mut unit, Role::of(&link.role), answers).await?,
            Errand::NewPassword => self.with_new_password(&scope, &mut unit, link.member, answers).await?,
            Errand::SignIn => self.linked(&scope, &mut unit, link.member).await?,
        };
        if !unit.use_link(&token.hash(), self.now()).await? {
            return Err(Refusal::DeadLink.into());
        }
        let signed_in = self.begin_session(&mut unit, &member).await?;
        self.note(&mut unit, &signed_in.scope, "link-used", member.id).await?;
        unit.commit().await?;
        if errand == Errand::SetUp {
            // They are in, whatever becomes of this: what is left is settled in the background.
            drop(self.settle(&scope, |_| true).await);
        }
        Ok(signed_in)
    }

    async fn set_up(&self, scope: &Scope, unit: &mut Unit, answers: &Answers) -> Result<(), MemberError> {
        let mut workspace = unit.workspace(scope).await?;
        if let Some(zone) = &answers.zone {
            workspace.zone = settings::checked_zone(zone).ok_or(Refusal::UnknownZone)?;
        }
        unit.change_workspace(scope, &workspace).await?;
        let mut own = unit.own_addresses(scope).await?;
        for address in answers.addresses.split([',', ';', ' ', '\n', '\r']).filter(|address| !address.is_empty()) {
            let address = Address::parse(address).ok_or(Refusal::BadAddress)?;
            self.own(unit, scope, &mut own, &address).await?;
        }
        Ok(settings::keep_own(unit, scope, &own).await?)
    }

    async fn joined(&self, scope: &Scope, unit: &mut Unit, role: Role, answers: &Answers) -> Result<MemberRow, MemberError> {
        let name = checked_name(&answers.name)?;
        let key = name_key(&name);
        if unit.members(scope).await?.iter().any(|row| row.name_key == key) {
            return Err(Refusal::TakenName.into());
        }
        let row = MemberRow {
            workspace: scope.workspace(),
            id: MemberId::from_number(self.mint()),
            name,
            name_key: key,
            role: role.word().to_owned(),
            language: answers.language.unwrap_or(Language::English).code().to_owned(),
            look: Look::Auto.word().to_owned(),
            password: Some(passwords::hash(&answers.password).await?),
        };
        unit.add_member(&row, self.now()).await?;
        Ok(row)
    }

    async fn with_new_password(
        &self,
        scope: &Scope,
        unit: &mut Unit,
        member: Option<MemberId>,
        answers: &Answers,
    ) -> Result<MemberRow, MemberError> {
        let row = self.linked(scope, unit, member).await?;
        unit.set_password(scope, row.id, &passwords::hash(&answers.password).await?).await?;
        unit.end_sessions_of(scope, row.id).await?;
        Ok(row)
    }

    async fn linked(&self, scope: &Scope, unit: &mut Unit, member: Option<MemberId>) -> Result<MemberRow, MemberError> {
        let member = member.ok_or(Refusal::DeadLink)?;
        Ok(unit.member(scope, member).await?.ok_or(Refusal::DeadLink)?)
    }

    /// The owner of the invented studio, who has no password and signs in by link alone.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn add_demo_owner(&self, scope: &Scope, name: &str, language: Language) -> Result<(), DeskError> {
        let row = MemberRow {
            workspace: scope.workspace(),
            id: MemberId::from_number(self.mint()),
            name: name.to_owned(),
            name_key: name_key(name),
            role: Role::Owner.word().to_owned(),
            language: language.code().to_owned(),
            look: Look::Auto.word().to_owned(),
            password: None,
        };
        let mut unit = self.store().begin_in(scope).await?;
        unit.add_member(&row, self.now()).await?;
        Ok(unit.commit().await?)
    }
}
