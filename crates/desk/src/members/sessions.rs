//! Sessions: signing in and out. A token is 128 bits of chance, kept as its hash only; signing in slows down by name
//! and by place.

use std::collections::BTreeSet;
use std::fmt;

use jiff::{SignedDuration, Timestamp};
use mila_domain::ids::WorkspaceId;
use mila_store::{MemberRow, Scope, Unit};

use super::{Me, MemberError, Refusal, name_key, passwords};
use crate::desk::{Desk, DeskError};

/// A session lives so long after it was last used.
const LIFE: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How often it is written down that a session is in use.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(10);
/// So many failures are forgiven before signing in slows down.
const FORGIVEN: i64 = 5;
/// Failures are forgotten after this time.
const FORGOTTEN: SignedDuration = SignedDuration::from_hours(24);

/// 128 bits of chance that open something. It shows itself only where it is handed over.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 16]);

impl Token {
    pub(crate) fn mint() -> Result<Self, DeskError> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|_| DeskError::Chance)?;
        Ok(Self(bytes))
    }

    /// As it stands in a cookie or a link: 32 hexadecimal digits.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
    }

    /// Understands what [`Token::text`] wrote.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 32 {
            return None;
        }
        let mut token = [0; 16];
        for (byte, pair) in token.iter_mut().zip(bytes.chunks_exact(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(token))
    }

    pub(crate) fn hash(&self) -> [u8; 32] {
        *blake3::hash(&self.0).as_bytes()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

/// Somebody who has just signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Goes into a cookie.
    pub token: Token,
    /// Who and where.
    pub scope: Scope,
}

impl Desk {
    /// Signs somebody in. `from` tells where they are on the net, for slowing down.
    ///
    /// # Errors
    /// When it is refused, or when the data cannot be reached.
    pub async fn sign_in(&self, name: &str, password: &str, from: &str) -> Result<SignedIn, MemberError> {
        let now = self.now();
        let key = name_key(name);
        let subjects = [("name", key.as_str()), ("place", from)]
            .map(|(kind, text)| *blake3::hash(format!("{kind} {text}").as_bytes()).as_bytes());
        let mut unit = self.store().begin().await?;
        let mut longest = SignedDuration::ZERO;
        for subject in &subjects {
            let until = unit.tries(subject).await?.map_or(now, |tries| tries.until);
            longest = longest.max(until.duration_since(now));
        }
        if longest > SignedDuration::ZERO {
            let wait_s = u64::try_from(longest.as_secs()).unwrap_or(0) + 1;
            return Err(Refusal::TooManyTries { wait_s }.into());
        }
        // Counted before the check, so that many tries at once do not slip through.
        let [by_name, by_place] = &subjects;
        let failures = remember_failure(&mut unit, by_name, now).await?;
        remember_failure(&mut unit, by_place, now).await?;
        let members = unit.members_named(&key).await?;
        unit.commit().await?;
        let Some(member) = find(&members, password).await else {
            self.note_refusal(&members, by_name, failures).await?;
            return Err(Refusal::WrongNameOrPassword.into());
        };
        let mut unit = self.store().begin().await?;
        for subject in &subjects {
            unit.forget_tries(subject).await?;
        }
        let signed_in = self.begin_session(&mut unit, member).await?;
        self.note(&mut unit, &signed_in.scope, "signed-in", member.id).await?;
        unit.commit().await?;
        Ok(signed_in)
    }

    /// Notes a refused sign-in where somebody has that name: which of them in a row it was, and no name. Since tries slow
    /// down, these lines are few.
    async fn note_refusal(&self, members: &[MemberRow], by_name: &[u8; 32], failures: i64) -> Result<(), DeskError> {
        let workspaces: BTreeSet<WorkspaceId> = members.iter().map(|member| member.workspace).collect();
        let mut unit = self.store().begin().await?;
        // Said once more, so that something is written in any case: time must not tell whether anybody has the name.
        unit.refuse_tries(by_name, later(self.now(), wait_after(failures))).await?;
        for workspace in workspaces {
            self.note(&mut unit, &Scope::of_program(workspace), "sign-in-refused", failures).await?;
        }
        Ok(unit.commit().await?)
    }

    pub(super) async fn begin_session(&self, unit: &mut Unit, member: &MemberRow) -> Result<SignedIn, DeskError> {
        let (token, now) = (Token::mint()?, self.now());
        let scope = Scope::of_member(member.workspace, member.id);
        unit.add_session(&scope, member.id, &token.hash(), now, later(now, LIFE)).await?;
        Ok(SignedIn { token, scope })
    }

    /// Whoever has this token, if they are signed in.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn who_is(&self, token: &Token) -> Result<Option<(Scope, Me)>, DeskError> {
        let now = self.now();
        let mut unit = self.store().read().await?;
        let Some(session) = unit.session(&token.hash(), now).await? else { return Ok(None) };
        let scope = Scope::of_member(session.workspace, session.member);
        let Some(member) = unit.member(&scope, session.member).await? else { return Ok(None) };
        let workspace = unit.workspace(&scope).await?;
        drop(unit);
        if now.duration_since(session.seen) > SEEN_EVERY {
            let mut unit = self.store().begin().await?;
            unit.prolong_session(&token.hash(), now, later(now, LIFE)).await?;
            unit.commit().await?;
        }
        Ok(Some((scope, Me::of(&member, &workspace))))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn sign_out(&self, token: &Token) -> Result<(), DeskError> {
        let mut unit = self.store().begin().await?;
        if let Some(session) = unit.session(&token.hash(), self.now()).await? {
            let scope = Scope::of_member(session.workspace, session.member);
            self.note(&mut unit, &scope, "signed-out", session.member).await?;
        }
        unit.end_session(&token.hash()).await?;
        Ok(unit.commit().await?)
    }

    /// Forgets sessions, tries and pressed forms that no longer matter.
    ///
    /// # Errors
    /// When the data cannot be reached.
    pub async fn sweep(&self) -> Result<(), DeskError> {
        let now = self.now();
        let mut unit = self.store().begin().await?;
        let then = now.checked_sub(FORGOTTEN).unwrap_or(now);
        unit.sweep(now, then).await?;
        unit.forget_pressed(then).await?;
        Ok(unit.commit().await?)
    }
}

/// Whoever of these has that password. Where nobody has the name, as much time is spent.
async fn find<'a>(members: &'a [MemberRow], password: &str) -> Option<&'a MemberRow> {
    if members.is_empty() {
        passwords::fits(None, password).await;
    }
    for member in members {
        if passwords::fits(member.password.as_deref(), password).await {
            return Some(member);
        }
    }
    None
}

/// Counts a failure, slows the next one down, and gives how many there are now.
async fn remember_failure(unit: &mut Unit, subject: &[u8; 32], now: Timestamp) -> Result<i64, DeskError> {
    let failures = unit.count_failure(subject, now).await?;
    unit.refuse_tries(subject, later(now, wait_after(failures))).await?;
    Ok(failures)
}

/// After five failures each next one doubles the wait: 2, 4, 8 seconds and so on, a quarter of an hour at most.
fn wait_after(failures: i64) -> SignedDuration {
    match u32::try_from(failures - FORGIVEN) {
        Ok(beyond @ 1..) => SignedDuration::from_secs((1_i64 << beyond.min(10)).min(900)),
        Ok(0) | Err(_) => SignedDuration::ZERO,
    }
}

fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.checked_add(by).unwrap_or(Timestamp::MAX)
}
