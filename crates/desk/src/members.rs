//! Members: setting up, signing in and out, inviting and removing, one-time links.

mod links;
mod passwords;
mod sessions;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use mila_domain::ids::{MemberId, WorkspaceId};
use mila_domain::language::Language;
use mila_store::{MemberRow as StoredMember, Scope, StoreError, Unit, WorkspaceRow};

use crate::desk::{Desk, DeskError, zone_of};

pub use links::{Invitation, NewLink};
pub use sessions::{SignedIn, Token};

/// What a member may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Everything.
    Owner,
    /// Everything but inviting, removing and the settings of the workspace.
    Member,
}

/// Somebody who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Me {
    /// Who.
    pub id: MemberId,
    /// Their name, with which they sign in.
    pub name: String,
    /// The language of their pages.
    pub language: Language,
    /// The zone of the workspace, in which their days are meant.
    pub zone: TimeZone,
    /// What they may do.
    pub role: Role,
    /// How they like their pages.
    pub look: Look,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Look {
    /// As their machine says.
    #[default]
    Auto,
    /// Ink on paper.
    Light,
    /// The other way round.
    Dark,
}

/// A member in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// Who.
    pub id: MemberId,
    /// Their name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// When they last opened a page.
    pub seen: Option<Timestamp>,
}

/// What a one-time link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Errand {
    /// The first owner sets name, password, language and zone.
    SetUp,
    /// A member sets name, password and language.
    Join,
    /// A member sets a new password.
    NewPassword,
    /// Whoever opens it is signed in after one press (the demo).
    SignIn,
}

/// A one-time link that was opened; opening it changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedLink {
    /// What it is for.
    pub errand: Errand,
    /// The name of the member, where there is one already.
    pub name: Option<String>,
    /// The language to greet in, where it is known.
    pub language: Option<Language>,
}

/// What somebody fills in behind a one-time link; which fields are asked for depends on the [`Errand`].
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// With which they will sign in.
    pub name: String,
    /// At least [`Answers::SHORTEST_PASSWORD`] letters.
    pub password: String,
    /// The language of their pages.
    pub language: Option<Language>,
    /// The IANA name of the workspace's zone.
    pub zone: Option<String>,
    /// Their own mail addresses, if they said them.
    pub addresses: String,
}

impl Answers {
    /// A shorter password is refused (NIST SP 800-63B asks for 8; we ask for a little more).
    pub const SHORTEST_PASSWORD: usize = 10;
    /// A longer one is refused, so that hashing stays cheap.
    pub const LONGEST_PASSWORD: usize = 200;
    /// A longer name is refused.
    pub const LONGEST_NAME: usize = 80;
}

/// Why somebody is not let in, or a change is refused. The page says it in their language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// Name or password is wrong; which of them is not told.
    WrongNameOrPassword,
    /// Too many tries; so many seconds to wait.
    TooManyTries {
        /// Whole seconds, at least one.
        wait_s: u64,
    },
    /// The link is used up, too old, or was never there.
    DeadLink,
    /// A name is missing.
    NoName,
    /// The name is too long.
    LongName,
    /// Another member has that name.
    TakenName,
    /// The password is too short.
    ShortPassword,
    /// The password is too long.
    LongPassword,
    /// The present password is wrong.
    WrongPassword,
    /// The zone is not known.
    UnknownZone,
    /// An address cannot be understood.
    BadAddress,
    /// The last owner cannot be removed.
    LastOwner,
}

/// Why something about members was not done.
#[derive(Debug, thiserror::Error)]
pub enum MemberError {
    /// It is refused, and the page says why.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// It could not be done.
    #[error(transparent)]
    Desk(#[from] DeskError),
}

impl From<StoreError> for MemberError {
    fn from(error: StoreError) -> Self {
        Self::Desk(error.into())
    }
}

impl From<Refusal> for MemberError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Role {
    /// The word in a row.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Member => "member",
        }
    }

    /// Whoever is not plainly an owner is a member.
    #[must_use]
    pub fn of(word: &str) -> Self {
        if word == Self::Owner.word() { Self::Owner } else { Self::Member }
    }
}

impl Look {
    /// The word in a row and in a form.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Anything else is left to the machine.
    #[must_use]
    pub fn of(word: &str) -> Self {
        [Self::Light, Self::Dark].into_iter().find(|look| look.word() == word).unwrap_or_default()
    }
}

impl Me {
    fn of(row: &StoredMember, workspace: &WorkspaceRow) -> Self {
        Self {
            id: row.id,
            name: row.name.clone(),
            language: row.language.parse().unwrap_or(Language::English),
            zone: zone_of(workspace),
            role: Role::of(&row.role),
            look: Look::of(&row.look),
        }
    }
}

/// A name as it is compared when somebody signs in.
fn name_key(name: &str) -> String {
    mila_store::search::folded(name)
}

fn checked_name(name: &str) -> Result<String, Refusal> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        0 => Err(Refusal::NoName),
        length if length > Answers::LONGEST_NAME => Err(Refusal::LongName),
        _ => Ok(name),
    }
}

impl Desk {
    /// The workspaces of this database, the oldest first; for the program at its start.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn workspaces(&self) -> Result<Vec<(WorkspaceId, bool)>, DeskError> {
        let all = self.store().read().await?.all_workspaces().await?;
        Ok(all.into_iter().map(|workspace| (workspace.id, workspace.is_demo)).collect())
    }

    /// A new workspace, without anybody in it.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn add_workspace(&self, name: &str, zone: &str, kind: WorkspaceKind) -> Result<WorkspaceId, DeskError> {
        let id = WorkspaceId::from_number(self.mint());
        let row = WorkspaceRow {
            id,
            name: name.to_owned(),
            zone: zone.to_owned(),
            answer_hours: 24,
            rest_days: String::new(),
            pauses: false,
            is_demo: kind == WorkspaceKind::Demo,
            revision: 0,
        };
        let mut unit = self.store().begin().await?;
        unit.add_workspace(&row, self.now()).await?;
        unit.commit().await?;
        Ok(id)
    }

    /// Whether anybody can sign in yet.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn has_members(&self, scope: &Scope) -> Result<bool, DeskError> {
        let members = self.store().read().await?.members(scope).await?;
        Ok(members.iter().any(|member| member.password.is_some()))
    }

    /// Sets a member's language and look.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn set_my_taste(&self, scope: &Scope, language: Language, look: Look) -> Result<(), DeskError> {
        let mut unit = self.begin_deed(scope).await?;
        let row = self.my_row(scope, &mut unit).await?;
        unit.set_taste(scope, row.id, language.code(), look.word()).await?;
        Ok(unit.commit().await?)
    }

    /// Sets a new password; all other sessions of the member end, and the one that asked gets a new token.
    ///
    /// # Errors
    /// When it is refused, or when the data cannot be reached.
    pub async fn change_password(&self, scope: &Scope, current: &str, new: &str) -> Result<SignedIn, MemberError> {
        let mut unit = self.begin_deed(scope).await?;
        let row = self.my_row(scope, &mut unit).await?;
        if !passwords::fits(row.password.as_deref(), current).await {
            return Err(Refusal::WrongPassword.into());
        }
        unit.set_password(scope, row.id, &passwords::hash(new).await?).await?;
        unit.end_sessions_of(scope, row.id).await?;
        self.note(&mut unit, scope, "password-changed", row.id).await?;
        let signed_in = self.begin_session(&mut unit, &row).await?;
        unit.commit().await?;
        Ok(signed_in)
    }

    /// Takes a member out. Their sessions and links end at once, invitations that they made included.
    ///
    /// # Errors
    /// When it is refused, when there is no such member, or when the data cannot be reached.
    pub async fn remove_member(&self, scope: &Scope, id: MemberId) -> Result<(), MemberError> {
        let mut unit = self.begin_deed(scope).await?;
        let members = unit.members(scope).await?;
        let row = members.iter().find(|row| row.id == id).ok_or(DeskError::Missing("the member"))?;
        let owners = members.iter().filter(|row| Role::of(&row.role) == Role::Owner && row.password.is_some()).count();
        if Role::of(&row.role) == Role::Owner && owners <= 1 {
            return Err(Refusal::LastOwner.into());
        }
        unit.remove_member(scope, id, self.now()).await?;
        self.note(&mut unit, scope, "member-removed", id).await?;
        unit.commit().await?;
        Ok(())
    }

    async fn my_row(&self, scope: &Scope, unit: &mut Unit) -> Result<StoredMember, DeskError> {
        let missing = DeskError::Missing("the member");
        let Some(member) = scope.member() else { return Err(missing) };
        unit.member(scope, member).await?.ok_or(missing)
    }
}

/// What a workspace is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkspaceKind {
    /// A real business.
    Real,
    /// The invented studio.
    Demo,
}
