//! Settings: a member's own, and those of the workspace, which owners alone may change.

use std::sync::{Arc, LazyLock};

use axum::extract::State;
use axum::response::Response;
use jiff::civil::Weekday;
use mila_desk::members::{Look, MemberError, Role};
use mila_desk::settings::{BadSetting, SettingsError, WorkspaceForm};
use mila_domain::ids::{AddressId, LinkId, MemberId};
use mila_domain::language::Language;
use serde::Deserialize;
use serde_json::Value;

use crate::pages::door::Zones;
use crate::pages::notice::Done;
use crate::pages::settings::{InvitedPage, RefusedSetting, SettingsPage, day_word};
use crate::pages::shell::Section;
use crate::pages::trouble::Trouble;

use super::House;
use super::answer::{Problem, back, page, refused, see_other};
use super::cookies::Cookie;
use super::forms::{Back, Id, Nothing, Press};
use super::visit::{Inside, Member, Visit};

/// The zones that are known.
static ZONES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let names = jiff::tz::db().available().map(|name| name.as_str().to_owned());
    names.filter(|name| name.contains('/') || name == "UTC").collect()
});

/// The names of all zones, for a list to choose from.
pub struct Known(Vec<&'static str>);

impl Known {
    /// All of them.
    pub fn zones() -> Self {
        Self(ZONES.iter().map(String::as_str).collect())
    }

    /// With the likeliest one.
    pub fn beside<'a>(&'a self, likely: &'a str) -> Zones<'a> {
        Zones { known: &self.0, likely }
    }
}

/// A member's own settings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeForm {
    language: String,
    look: String,
}

/// A new password.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordForm {
    current: String,
    new: String,
}

/// The settings of the workspace.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BusinessForm {
    name: String,
    zone: String,
    answer_hours: String,
    #[serde(default)]
    rest_days: Value,
    pauses: Option<String>,
}

/// An address of ours.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressForm {
    address: String,
    back: Option<String>,
}

/// An invitation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InviteForm {
    role: String,
}

/// The settings.
pub async fn settings(State(house): State<Arc<House>>, inside: Inside) -> Result<Response, Problem> {
    page(Ok(html(&house, &inside.visit, &inside.member, None).await?))
}

async fn html(house: &House, visit: &Visit, member: &Member, refused: Option<&RefusedSetting>) -> Result<String, Problem> {
    let settings = house.desk().settings(&member.scope).await?;
    let known = Known::zones();
    let zones = known.beside(&house.doors.zone);
    let mut shown = SettingsPage::of(visit.texts(), &member.here(house), &member.me, &settings, zones, refused);
    shown.restored = super::phone::restored(house, visit, member).await?;
    Ok(shown.html(&visit.shell(Section::Settings, &shown.title)?)?)
}

async fn again<F>(house: &House, press: &Press<F>, why: RefusedSetting) -> Result<Response, Problem> {
    refused(Ok(html(house, &press.visit, &press.member, Some(&why)).await?))
}

fn saved(house: &House, done: Done) -> Response {
    back(house, None, "/settings", done, None)
}

/// Sets a member's language and look.
pub async fn me(State(house): State<Arc<House>>, press: Press<MeForm>) -> Result<Response, Problem> {
    let Press { member, form, .. } = press;
    let language: Language = form.language.parse().map_err(|_| Problem::from(Trouble::Forged))?;
    let deed = house.desk().set_my_taste(&member.scope, language, Look::of(&form.look));
    house.once(&member.scope, deed).await?;
    Ok(saved(&house, Done::Saved))
}

/// Sets a new password. The session goes on under a new token.
pub async fn password(State(house): State<Arc<House>>, press: Press<PasswordForm>) -> Result<Response, Problem> {
    let Press { member, form, .. } = &press;
    let deed = house.desk().change_password(&member.scope, &form.current, &form.new);
    match house.once(&member.scope, deed).await {
        Ok(signed_in) => {
            let mut answer = saved(&house, Done::Password);
            if let Some(signed_in) = signed_in {
                Cookie::Session.set(&house, &signed_in.token.text(), &mut answer);
            }
            Ok(answer)
        }
        Err(MemberError::Refused(refusal)) => again(&house, &press, RefusedSetting::Password(refusal)).await,
        Err(MemberError::Desk(error)) => Err(error.into()),
    }
}

/// Changes what holds for the whole workspace.
pub async fn workspace(State(house): State<Arc<House>>, press: Press<BusinessForm>) -> Result<Response, Problem> {
    press.member.must_be_owner()?;
    let typed = press.form.typed()?;
    let deed = house.desk().set_settings(&press.member.scope, &typed);
    match house.once(&press.member.scope, deed).await {
        Ok(_) => Ok(saved(&house, Done::Saved)),
        Err(SettingsError::Bad(why)) => again(&house, &press, RefusedSetting::Workspace { typed, why }).await,
        Err(SettingsError::Desk(error)) => Err(error.into()),
    }
}

impl BusinessForm {
    fn typed(&self) -> Result<WorkspaceForm, Problem> {
        let days: Option<Vec<Weekday>> = match &self.rest_days {
            Value::Null => Some(Vec::new()),
            Value::Array(words) => words.iter().map(day).collect(),
            word => day(word).map(|day| vec![day]),
        };
        Ok(WorkspaceForm {
            name: self.name.clone(),
            zone: self.zone.clone(),
            answer_hours: self.answer_hours.clone(),
            rest_days: days.ok_or(Trouble::Forged)?,
            pauses: self.pauses.is_some(),
        })
    }
}

fn day(word: &Value) -> Option<Weekday> {
    Weekday::Monday.cycle_forward().take(7).find(|day| Some(day_word(*day)) == word.as_str())
}

/// Says that an address is ours.
pub async fn add_address(State(house): State<Arc<House>>, press: Press<AddressForm>) -> Result<Response, Problem> {
    press.member.must_be_owner()?;
    let AddressForm { address, back: wished } = &press.form;
    let deed = house.desk().add_own_address(&press.member.scope, address);
    match house.once(&press.member.scope, deed).await {
        Ok(_) => Ok(back(&house, wished.as_deref(), "/settings", Done::Address, None)),
        Err(SettingsError::Bad(BadSetting::Address)) => {
            again(&house, &press, RefusedSetting::Address { typed: address.clone() }).await
        }
        Err(SettingsError::Bad(_)) => Err(Trouble::Unexpected.into()),
        Err(SettingsError::Desk(error)) => Err(error.into()),
    }
}

/// Says that an address is not ours after all.
pub async fn remove_address(State(house): State<Arc<House>>, press: Press<AddressForm>) -> Result<Response, Problem> {
    press.member.must_be_owner()?;
    let deed = house.desk().remove_own_address(&press.member.scope, &press.form.address);
    match house.once(&press.member.scope, deed).await {
        Ok(removed) => {
            let id = removed.flatten().map(|id| id.to_string());
            Ok(back(&house, None, "/settings", Done::AddressRemoved, id.as_deref()))
        }
        Err(SettingsError::Bad(_)) => Err(Trouble::Unexpected.into()),
        Err(SettingsError::Desk(error)) => Err(error.into()),
    }
}

/// Takes back that an address is not ours.
pub async fn restore_address(
    State(house): State<Arc<House>>,
    Id(id): Id<AddressId>,
    press: Press<Back>,
) -> Result<Response, Problem> {
    press.member.must_be_owner()?;
    house.once(&press.member.scope, house.desk().restore_own_address(&press.member.scope, id)).await?;
    Ok(back(&house, press.form.back.as_deref(), "/settings", Done::Address, None))
}

/// Makes a link for somebody who is to join. It is shown this once.
pub async fn invite(State(house): State<Arc<House>>, press: Press<InviteForm>) -> Result<Response, Problem> {
    let Press { visit, member, form } = press;
    member.must_be_owner()?;
    let role = [Role::Owner, Role::Member].into_iter().find(|role| role.word() == form.role).ok_or(Trouble::Forged)?;
    let Some(link) = house.once(&member.scope, house.desk().invite(&member.scope, role)).await? else {
        return Ok(see_other("/settings"));
    };
    let mut address = house.doors.base.clone();
    address.set_path(&format!("/link/{}", link.token.text()));
    let shown = InvitedPage::of(visit.texts(), &member.here(&house), role, address.as_str(), link.expires);
    page(shown.html(&visit.shell(Section::Settings, &shown.title)?))
}

/// Withdraws an invitation.
pub async fn withdraw(State(house): State<Arc<House>>, Id(id): Id<LinkId>, press: Press<Nothing>) -> Result<Response, Problem> {
    press.member.must_be_owner()?;
    house.once(&press.member.scope, house.desk().withdraw_invitation(&press.member.scope, id)).await?;
    Ok(saved(&house, Done::InvitationWithdrawn))
}

/// Takes a member out.
pub async fn remove_member(
    State(house): State<Arc<House>>,
    Id(id): Id<MemberId>,
    press: Press<Nothing>,
) -> Result<Response, Problem> {
    press.member.must_be_owner()?;
    match house.once(&press.member.scope, house.desk().remove_member(&press.member.scope, id)).await {
        Ok(_) => Ok(saved(&house, Done::MemberRemoved)),
        Err(MemberError::Refused(refusal)) => again(&house, &press, RefusedSetting::Member(refusal)).await,
        Err(MemberError::Desk(error)) => Err(error.into()),
    }
}
