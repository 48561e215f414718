//! Contacts: a file comes in, is shown, and is taken in at the owner's word; people go out as cards.

use std::sync::Arc;

use axum::extract::{Multipart, State};
use axum::response::Response;
use mila_desk::people::ContactsError;
use mila_domain::contact::NoContacts;
use mila_domain::ids::{DeedId, PersonId};

use crate::pages::contacts::{ContactsFilePage, ContactsPage};
use crate::pages::notice::Done;
use crate::pages::shell::Section;
use crate::pages::trouble::Trouble;

use super::House;
use super::answer::{Problem, back, page, refused, see_other};
use super::files::{download, safe_name};
use super::forms::{Id, Nothing, Press, is_key};
use super::press::hash_of;
use super::upload::{broken, short};
use super::visit::{Behind, Inside, Member, Visit};

/// A file of contacts with pictures may be so large; 32 MiB.
const LARGEST: usize = 32 << 20;

/// A file that has arrived.
struct Arrived {
    key: String,
    name: String,
    bytes: Vec<u8>,
}

/// The form, and the files of the past.
pub async fn contacts(State(house): State<Arc<House>>, inside: Inside) -> Result<Response, Problem> {
    page(Ok(html(&house, &inside.visit, &inside.member, None).await?))
}

async fn html(house: &House, visit: &Visit, member: &Member, refused: Option<NoContacts>) -> Result<String, Problem> {
    let past = house.desk().past_contacts(&member.scope).await?;
    let shown = ContactsPage::of(visit.texts(), &member.here(house), &past, refused);
    Ok(shown.html(&visit.shell(Section::People, &shown.title)?)?)
}

/// Reads a file, to be shown.
pub async fn read(State(house): State<Arc<House>>, inside: Inside, form: Multipart) -> Result<Response, Problem> {
    let Arrived { key, name, bytes } = receive(&inside, form).await?;
    let says = [name.as_bytes(), &[0], &bytes].concat();
    let scope = &inside.member.scope.pressing(hash_of(&key, "/contacts", &says));
    match house.once(scope, house.desk().read_contacts(scope, &name, bytes)).await {
        Ok(Some(id)) => Ok(see_other(&format!("/contacts/{id}"))),
        Ok(None) => Ok(see_other("/contacts")),
        Err(ContactsError::Unreadable(why)) => refused(Ok(html(&house, &inside.visit, &inside.member, Some(why)).await?)),
        Err(ContactsError::Desk(error)) => Err(error.into()),
    }
}

/// All fields in the order of the form: the token and the key come first, or nothing is taken.
async fn receive(inside: &Inside, mut form: Multipart) -> Result<Arrived, Problem> {
    let (mut has_token, mut key, mut file) = (false, None, None);
    while let Some(mut field) = form.next_field().await.map_err(|error| broken(&error))? {
        match field.name().unwrap_or_default() {
            "token" => has_token = inside.visit.has_made(&short(field).await?),
            "key" => key = Some(short(field).await?).filter(|key| is_key(key)),
            "file" if has_token && key.is_some() && file.is_none() => {
                let name = field.file_name().map(safe_name).unwrap_or_default();
                let mut bytes = Vec::new();
                while let Some(chunk) = field.chunk().await.map_err(|error| broken(&error))? {
                    bytes.extend_from_slice(&chunk);
                    if bytes.len() > LARGEST {
                        return Err(Trouble::TooLarge.into());
                    }
                }
                file = Some((name, bytes));
            }
            _ => return Err(Trouble::Forged.into()),
        }
    }
    match (has_token, key, file) {
        (true, Some(key), Some((name, bytes))) => Ok(Arrived { key, name, bytes }),
        (true, Some(_), None) | (true, None, _) | (false, _, _) => Err(Trouble::Forged.into()),
    }
}

/// One file: what will come of it, or what came of it.
pub async fn file(State(house): State<Arc<House>>, inside: Inside, Id(id): Id<DeedId>) -> Result<Response, Problem> {
    let Inside { visit, member } = inside;
    let import = house.desk().contacts_import(&member.scope, id).await?;
    let shown = ContactsFilePage::of(visit.texts(), &import);
    page(shown.html(&visit.shell(Section::People, &shown.title)?))
}

/// Takes a file in that was shown.
pub async fn take(State(house): State<Arc<House>>, Id(id): Id<DeedId>, press: Press<Nothing>) -> Result<Response, Problem> {
    let scope = &press.member.scope;
    house.once(scope, house.desk().take_contacts(scope, id)).await?;
    Ok(back(&house, None, &format!("/contacts/{id}"), Done::Contacts, Some(&id.to_string())))
}

/// One person as a card.
pub async fn card(State(house): State<Arc<House>>, Behind(member): Behind, Id(id): Id<PersonId>) -> Result<Response, Problem> {
    let cards = house.desk().cards(&member.scope, Some(id)).await?;
    Ok(download(&format!("{id}.vcf"), "text/vcard", cards.into_bytes()))
}

/// All people as cards.
pub async fn cards(State(house): State<Arc<House>>, Behind(member): Behind) -> Result<Response, Problem> {
    let cards = house.desk().cards(&member.scope, None).await?;
    Ok(download("people.vcf", "text/vcard", cards.into_bytes()))
}
