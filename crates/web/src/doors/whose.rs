//! What the owner says about people: somebody new, whose an address is, who is one with whom; and taking it back.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use mila_desk::people::{DeedKind, PeopleError, Refusal, Undone};
use mila_domain::ids::{AddressId, DeedId, PersonId};
use serde::Deserialize;

use crate::pages::notice::Done;
use crate::pages::person::{BadPerson, MergePage, Merging, NewPersonPage, PersonPage, PersonTyped, ProfileTyped};
use crate::pages::rows::encoded;
use crate::pages::shell::Section;
use crate::pages::trouble::Trouble;

use super::House;
use super::answer::{Problem, back, page, refused, see_other};
use super::forms::{Back, Id, Press};
use super::visit::Inside;

/// The form of somebody new.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonForm {
    name: String,
    addresses: String,
    address_as: String,
    phones: String,
    birthday: String,
    notes: String,
}

/// A further address of somebody.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressForm {
    address: String,
}

/// Who is to be one with somebody.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MergeForm {
    other: String,
}

impl From<PersonForm> for PersonTyped {
    fn from(form: PersonForm) -> Self {
        let PersonForm { name, addresses, address_as, phones, birthday, notes } = form;
        Self { profile: ProfileTyped { name, address_as, phones, birthday, notes }, addresses }
    }
}

/// The form of somebody new.
pub async fn new_person(inside: Inside) -> Result<Response, Problem> {
    let shown = NewPersonPage::of(inside.visit.texts(), &PersonTyped::default(), None);
    page(shown.html(&inside.visit.shell(Section::People, &shown.title)?))
}

/// Adds somebody.
pub async fn add_person(State(house): State<Arc<House>>, press: Press<PersonForm>) -> Result<Response, Problem> {
    let Press { visit, member, form } = press;
    let typed = PersonTyped::from(form);
    let added = match typed.person(member.here(&house).today()) {
        Ok(person) => house.once(&member.scope, house.desk().add_person(&member.scope, &person)).await,
        Err(bad) => {
            let shown = NewPersonPage::of(visit.texts(), &typed, Some(bad));
            return refused(shown.html(&visit.shell(Section::People, &shown.title)?));
        }
    };
    match added {
        Ok(Some(done)) => {
            let there = format!("/people/{}", done.person);
            Ok(back(&house, None, &there, Done::PersonAdded, Some(&done.deed.to_string())))
        }
        Ok(None) => Ok(see_other("/people")),
        Err(PeopleError::Refused(refusal)) => {
            let shown = NewPersonPage::of(visit.texts(), &typed, Some(BadPerson::Refused(refusal)));
            refused(shown.html(&visit.shell(Section::People, &shown.title)?))
        }
        Err(PeopleError::Desk(error)) => Err(error.into()),
    }
}

/// Gives somebody a further address. Where it is somebody else's, the two may be one.
pub async fn add_address(
    State(house): State<Arc<House>>,
    Id(id): Id<PersonId>,
    press: Press<AddressForm>,
) -> Result<Response, Problem> {
    let Press { visit, member, form } = press;
    let there = format!("/people/{id}");
    match house.once(&member.scope, house.desk().add_address(&member.scope, id, &form.address)).await {
        Ok(Some(done)) => Ok(back(&house, None, &there, Done::AddressGiven, Some(&done.deed.to_string()))),
        Ok(None) => Ok(see_other(&there)),
        Err(PeopleError::Refused(Refusal::Known(other))) => {
            Ok(see_other(&format!("{there}/merge?with={}", encoded(&other.to_string()))))
        }
        Err(PeopleError::Refused(refusal)) => {
            let (texts, person) = (visit.texts(), house.desk().person(&member.scope, id).await?);
            let shown = PersonPage::of(texts, &member.here(&house), &person).refused(texts, &person, &form.address, refusal);
            refused(shown.html(&visit.shell(Section::People, &shown.title)?))
        }
        Err(PeopleError::Desk(error)) => Err(error.into()),
    }
}

/// Takes an address from the person whose it is.
pub async fn remove_address(
    State(house): State<Arc<House>>,
    Id(id): Id<AddressId>,
    press: Press<Back>,
) -> Result<Response, Problem> {
    let Press { member, form, .. } = press;
    let wished = form.back.as_deref();
    match Box::pin(house.once(&member.scope, house.desk().remove_address(&member.scope, id))).await {
        Ok(Some(done)) => {
            let there = format!("/people/{}", done.person);
            Ok(back(&house, Some(&there), &there, Done::AddressTaken, Some(&done.deed.to_string())))
        }
        Ok(None) => Ok(back(&house, wished, "/people", Done::AddressTaken, None)),
        Err(error) => Err(told(error)),
    }
}

/// A page that says why nothing was done.
fn told(error: PeopleError) -> Problem {
    match error {
        PeopleError::Refused(_) => Trouble::Standing.into(),
        PeopleError::Desk(error) => error.into(),
    }
}

/// Whom to make one with somebody, and whether it is really so.
pub async fn merging(State(house): State<Arc<House>>, inside: Inside, Id(id): Id<PersonId>) -> Result<Response, Problem> {
    let Inside { visit, member } = inside;
    let (desk, scope, texts) = (house.desk(), &member.scope, visit.texts());
    let person = desk.person(scope, id).await?;
    let shown = match visit.asked("with").and_then(|with| with.parse::<PersonId>().ok()).filter(|with| *with != id) {
        Some(with) => MergePage::of(texts, &person, Merging::Sure(&desk.person(scope, with).await?)),
        None => MergePage::of(texts, &person, Merging::Choosing(&desk.people(scope, visit.asked("q"), None).await?)),
    };
    page(shown.html(&visit.shell(Section::People, &shown.title)?))
}

/// Makes two people one.
pub async fn merge(State(house): State<Arc<House>>, Id(id): Id<PersonId>, press: Press<MergeForm>) -> Result<Response, Problem> {
    let Press { member, form, .. } = press;
    let other: PersonId = form.other.parse().map_err(|_| Problem::from(Trouble::Forged))?;
    let there = format!("/people/{id}");
    match Box::pin(house.once(&member.scope, house.desk().merge(&member.scope, id, other))).await {
        Ok(Some(done)) => Ok(back(&house, None, &there, Done::Merged, Some(&done.deed.to_string()))),
        Ok(None) => Ok(see_other(&there)),
        Err(error) => Err(told(error)),
    }
}

/// Takes a deed back.
pub async fn take_back(State(house): State<Arc<House>>, Id(id): Id<DeedId>, press: Press<Back>) -> Result<Response, Problem> {
    let Press { member, .. } = press;
    match house.once(&member.scope, house.desk().take_back(&member.scope, id)).await {
        Ok(Some(undone)) => Ok(back(&house, None, &after(undone, id), Done::Undone, None)),
        Ok(None) => Ok(see_other("/people")),
        Err(error) => Err(told(error)),
    }
}

/// Where to go when a deed was taken back: to whom it was about, if they are still there.
fn after(undone: Undone, id: DeedId) -> String {
    match (undone.kind, undone.person) {
        (DeedKind::Contacts, _) => format!("/contacts/{id}"),
        (DeedKind::Merged | DeedKind::PersonAdded | DeedKind::AddressAdded | DeedKind::AddressRemoved, Some(person)) => {
            format!("/people/{person}")
        }
        (DeedKind::Merged | DeedKind::PersonAdded | DeedKind::AddressAdded | DeedKind::AddressRemoved, None) => {
            "/people".to_owned()
        }
    }
}
