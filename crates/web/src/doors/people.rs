//! People: the list, each of them, what is noted about them, and senders of whom nobody wants to hear.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use mila_desk::people::{ProfileError, Seen};
use mila_domain::ids::{AddressId, PersonId};
use serde::Deserialize;

use crate::pages::notice::Done;
use crate::pages::people::PeoplePage;
use crate::pages::person::{PersonPage, ProfilePage, ProfileTyped};
use crate::pages::shell::Section;
use crate::pages::trouble::Trouble;

use super::House;
use super::answer::{Problem, back, page, refused};
use super::forms::{Back, Id, Press};
use super::visit::Inside;

/// The form with what is noted about a person.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileForm {
    name: String,
    address_as: String,
    phones: String,
    birthday: String,
    notes: String,
    /// What stood in the form before anything was typed.
    seen: String,
}

/// One page of the list.
pub async fn people(State(house): State<Arc<House>>, inside: Inside) -> Result<Response, Problem> {
    let Inside { visit, member } = inside;
    let people = house.desk().people(&member.scope, visit.asked("q"), visit.asked("from")).await?;
    let shown = PeoplePage::of(visit.texts(), &member.here(&house), &people);
    page(shown.html(&visit.shell(Section::People, &shown.title)?))
}

/// One person.
pub async fn person(State(house): State<Arc<House>>, inside: Inside, Id(id): Id<PersonId>) -> Result<Response, Problem> {
    let Inside { visit, member } = inside;
    let person = house.desk().person(&member.scope, id).await?;
    let shown = PersonPage::of(visit.texts(), &member.here(&house), &person);
    page(shown.html(&visit.shell(Section::People, &shown.title)?))
}

/// The form with what is noted about a person.
pub async fn profile(State(house): State<Arc<House>>, inside: Inside, Id(id): Id<PersonId>) -> Result<Response, Problem> {
    let Inside { visit, member } = inside;
    let person = house.desk().person(&member.scope, id).await?;
    let shown = ProfilePage::fresh(visit.texts(), &person);
    page(shown.html(&visit.shell(Section::People, &shown.title)?))
}

/// Keeps what is noted about a person.
pub async fn set_profile(
    State(house): State<Arc<House>>,
    Id(id): Id<PersonId>,
    press: Press<ProfileForm>,
) -> Result<Response, Problem> {
    let Press { visit, member, form } = press;
    let ProfileForm { name, address_as, phones, birthday, notes, seen } = form;
    let seen: Seen = seen.parse().map_err(|_| Problem::from(Trouble::Forged))?;
    let typed = ProfileTyped { name, address_as, phones, birthday, notes };
    let kept = match typed.profile(member.here(&house).today()) {
        Ok(profile) => house.once(&member.scope, house.desk().set_profile(&member.scope, id, &profile, &seen)).await,
        Err(bad) => {
            let person = house.desk().person(&member.scope, id).await?;
            let shown = ProfilePage::of(visit.texts(), &person, &typed, &seen, Some(bad));
            return refused(shown.html(&visit.shell(Section::People, &shown.title)?));
        }
    };
    match kept {
        Ok(_) => Ok(back(&house, None, &format!("/people/{id}"), Done::Saved, None)),
        Err(ProfileError::Clash(clash)) => {
            let person = house.desk().person(&member.scope, id).await?;
            let shown = ProfilePage::clashing(visit.texts(), &person, &clash);
            refused(shown.html(&visit.shell(Section::People, &shown.title)?))
        }
        Err(ProfileError::Desk(error)) => Err(error.into()),
    }
}

/// Never from this sender.
pub async fn mute(State(house): State<Arc<House>>, Id(id): Id<AddressId>, press: Press<Back>) -> Result<Response, Problem> {
    house.once(&press.member.scope, house.desk().mute(&press.member.scope, id, true)).await?;
    Ok(back(&house, press.form.back.as_deref(), "/today", Done::Mute, Some(&id.to_string())))
}

/// From this sender after all.
pub async fn undo_mute(State(house): State<Arc<House>>, Id(id): Id<AddressId>, press: Press<Back>) -> Result<Response, Problem> {
    house.once(&press.member.scope, house.desk().mute(&press.member.scope, id, false)).await?;
    Ok(back(&house, press.form.back.as_deref(), "/settings", Done::MuteUndone, Some(&id.to_string())))
}
