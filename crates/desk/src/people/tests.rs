//! What the owner says about people holds, and is taken back exactly.

#![expect(clippy::similar_names, reason = "Anna and Ania are two people who may be one")]

use jiff::civil::date;
use mila_domain::contact::{Doubt, NoContacts, Unread};
use mila_domain::ids::PersonId;

use super::*;
use crate::members::WorkspaceKind;
use crate::tests::house::{House, ME};

/// What a workspace says of people.
#[derive(Debug, PartialEq)]
struct Said {
    people: Vec<Person>,
    waiting: Vec<String>,
}

impl House {
    async fn said(&self) -> Said {
        let mut people = Vec::new();
        for row in self.desk.people(&self.scope, None, None).await.unwrap().rows {
            people.push(self.desk.person(&self.scope, row.id).await.unwrap());
        }
        let today = self.desk.today(&self.scope).await.unwrap();
        Said { people, waiting: today.waiting.into_iter().map(|row| row.who.address).collect() }
    }

    async fn names(&self) -> Vec<String> {
        let people = self.desk.people(&self.scope, None, None).await.unwrap();
        assert_eq!(people.total, people.rows.len() as u64);
        people.rows.iter().map(|row| row.name.shown().to_owned()).collect()
    }

    async fn write(&self, address: &str, profile: Profile) {
        let person = self.person(address).await;
        self.desk.set_profile(&self.scope, person.id, &profile, &Seen::of(&person.profile)).await.unwrap();
    }
}

fn named(name: &str) -> Profile {
    Profile { name: Some(name.to_owned()), ..Profile::default() }
}

fn refused<T>(done: Result<T, PeopleError>) -> Refusal {
    match done.err().unwrap() {
        PeopleError::Refused(refusal) => refusal,
        PeopleError::Desk(error) => panic!("{error:?}"),
    }
}

const ANNA: (&str, &str, &str, &str) = ("Anna anna@firma.example", ME, "08", "Offer");
const ANIA: (&str, &str, &str, &str) = ("Ania ania@dom.example", ME, "09", "Invoice");

#[tokio::test]
async fn two_people_become_one_and_two_again_exactly() {
    let house = House::new().await;
    house.take(&[ANNA, ANIA, (ME, "ania@dom.example", "07", "Hello")]).await;
    house.write("anna@firma.example", Profile { phones: vec!["1".into()], ..named("Anna K.") }).await;
    let ania = Profile { phones: vec!["2".into()], birthday: Some(date(0, 3, 13)), notes: Some("Tea.".into()), ..named("Ania") };
    house.write("ania@dom.example", ania).await;
    let before = house.said().await;
    let (anna, other) = (house.whose("anna@firma.example").await.unwrap(), house.whose("ania@dom.example").await.unwrap());
    let done = house.desk.merge(&house.scope, anna, other).await.unwrap();
    let one = house.person("ania@dom.example").await;
    assert_eq!((one.id, one.letters, one.addresses.len(), one.conversations.len()), (anna, 3, 2, 3));
    let profile =
        Profile { phones: vec!["1".into()], birthday: Some(date(0, 3, 13)), notes: Some("Tea.".into()), ..named("Anna K.") };
    assert_eq!(one.profile, profile, "what was written about the first stays, the second fills what is empty");
    assert_eq!(one.joined.iter().map(|joined| joined.name.as_str()).collect::<Vec<_>>(), ["Ania"]);
    assert!(house.desk.person(&house.scope, other).await.is_err());
    let undone = house.desk.take_back(&house.scope, done.deed).await.unwrap();
    assert_eq!((undone.kind, undone.person), (DeedKind::Merged, Some(anna)));
    assert_eq!(house.said().await, before);
    assert!(house.desk.take_back(&house.scope, done.deed).await.is_err(), "twice is once");
}

#[tokio::test]
async fn an_answer_to_one_address_is_an_answer_to_the_person() {
    let house = House::new().await;
    house.take(&[ANNA, (ME, "ania@dom.example", "10", "Offer")]).await;
    assert_eq!(house.said().await.waiting, ["anna@firma.example"], "a forward to somebody else is no answer");
    let (anna, ania) = (house.whose("anna@firma.example").await.unwrap(), house.whose("ania@dom.example").await.unwrap());
    let done = house.desk.merge(&house.scope, ania, anna).await.unwrap();
    assert_eq!(house.said().await.waiting, Vec::<String>::new());
    house.desk.take_back(&house.scope, done.deed).await.unwrap();
    assert_eq!(house.said().await.waiting, ["anna@firma.example"]);
}

#[tokio::test]
async fn a_deed_on_which_another_stands_is_not_taken_back_first() {
    let house = House::new().await;
    house.take(&[ANNA, ANIA, ("Jan jan@lis.example", ME, "10", "Photo")]).await;
    let before = house.said().await;
    let (anna, ania) = (house.whose("anna@firma.example").await.unwrap(), house.whose("ania@dom.example").await.unwrap());
    let jan = house.whose("jan@lis.example").await.unwrap();
    let first = house.desk.merge(&house.scope, anna, ania).await.unwrap();
    let second = house.desk.merge(&house.scope, jan, anna).await.unwrap();
    assert_eq!(refused(house.desk.take_back(&house.scope, first.deed).await), Refusal::Later);
    house.desk.take_back(&house.scope, second.deed).await.unwrap();
    house.desk.take_back(&house.scope, first.deed).await.unwrap();
    assert_eq!(house.said().await, before);
    assert_eq!(refused(house.desk.merge(&house.scope, anna, anna).await), Refusal::Same);
    assert!(house.desk.merge(&house.scope, anna, PersonId::from_number(7)).await.is_err());
}

#[tokio::test]
async fn somebody_added_by_hand_is_listed_after_those_with_letters_and_stays() {
    let house = House::new().await;
    house.take(&[ANNA]).await;
    let add = |name: Option<&str>, addresses: &[&str]| NewPerson {
        profile: Profile { name: name.map(str::to_owned), ..Profile::default() },
        addresses: addresses.iter().map(|address| (*address).to_owned()).collect(),
    };
    let desk = &house.desk;
    for (new, refusal) in [
        (add(None, &[]), Refusal::Nobody),
        (add(Some("X"), &["x"]), Refusal::Address),
        (add(Some("X"), &[ME]), Refusal::Ours),
        (add(Some("X"), &["anna@firma.example"]), Refusal::Known(house.whose("anna@firma.example").await.unwrap())),
    ] {
        assert_eq!(refused(desk.add_person(&house.scope, &new).await), refusal);
    }
    let before = house.said().await;
    let dana = desk.add_person(&house.scope, &add(Some("Dana"), &["dana@levi.example", "d@levi.example"])).await.unwrap();
    let quiet = desk.add_person(&house.scope, &add(None, &["quiet@x.example"])).await.unwrap();
    let names = house.names().await;
    assert_eq!((names[0].as_str(), names.len()), ("Anna", 3));
    assert!(names.contains(&"Dana".to_owned()) && names.contains(&"quiet@x.example".to_owned()));
    house.take(&[("D. Levi d@levi.example", ME, "11", "Hi")]).await;
    assert_eq!(house.person("d@levi.example").await.profile, named("Dana"), "what is read later changes nothing");
    assert_eq!(house.names().await[..2], ["Dana".to_owned(), "Anna".to_owned()]);
    desk.take_back(&house.scope, quiet.deed).await.unwrap();
    assert_eq!(desk.take_back(&house.scope, dana.deed).await.unwrap().person, None);
    assert_eq!(house.person("d@levi.example").await.name.name.as_deref(), Some("D. Levi"), "letters are never taken back");
    assert_eq!(house.whose("dana@levi.example").await, None);
    assert_eq!(house.names().await.len(), before.people.len() + 1);
}

#[tokio::test]
async fn addresses_come_and_go_and_come_back() {
    let house = House::new().await;
    house.take(&[ANNA, ANIA]).await;
    let desk = &house.desk;
    let anna = house.whose("anna@firma.example").await.unwrap();
    let before = house.said().await;
    let ania = house.whose("ania@dom.example").await.unwrap();
    assert_eq!(refused(desk.add_address(&house.scope, anna, "ania@dom.example").await), Refusal::Known(ania));
    assert_eq!(refused(desk.add_address(&house.scope, anna, "anna@firma.example").await), Refusal::Same);
    assert_eq!(refused(desk.remove_address(&house.scope, house.id("anna@firma.example").await).await), Refusal::Only);
    let added = desk.add_address(&house.scope, anna, "a.new@firma.example").await.unwrap();
    assert_eq!(house.person("a.new@firma.example").await.id, anna);
    let gone = desk.remove_address(&house.scope, house.id("a.new@firma.example").await).await.unwrap();
    assert_eq!(house.whose("a.new@firma.example").await, None, "it was never met");
    desk.take_back(&house.scope, gone.deed).await.unwrap();
    assert_eq!(house.whose("a.new@firma.example").await, Some(anna));
    desk.take_back(&house.scope, added.deed).await.unwrap();
    assert_eq!(house.said().await, before);
    let merged = desk.merge(&house.scope, anna, ania).await.unwrap();
    let joined = house.said().await;
    let apart = desk.remove_address(&house.scope, house.id("anna@firma.example").await).await.unwrap();
    assert_ne!(house.whose("anna@firma.example").await, Some(anna), "it is somebody of its own");
    assert_eq!(house.names().await.len(), 2);
    desk.take_back(&house.scope, apart.deed).await.unwrap();
    assert_eq!(house.said().await, joined);
    desk.take_back(&house.scope, merged.deed).await.unwrap();
    assert_eq!(house.said().await, before);
}

const FRIENDS: &str = "Anna Kowalska | anna@firma.example ania@dom.example | 600100200 | Coffee
Dana Levi | dana@levi.example | +972505551234
?
Dana Levi | d@new.example | 050-5551234 | Jazz
Me | ola@studio.example
Nobody Known | | 22
Name Alone
";

#[tokio::test]
async fn an_import_is_shown_first_then_done_and_taken_back_as_a_whole() {
    let house = House::new().await;
    house.take(&[ANNA, ANIA]).await;
    house.write("anna@firma.example", Profile { notes: Some("Tea.".into()), ..Profile::default() }).await;
    let before = house.said().await;
    let id = house.file(FRIENDS).await;
    let shown = house.desk.contacts_import(&house.scope, id).await.unwrap();
    assert_eq!(shown.standing, ImportStanding::Waiting);
    assert_eq!(shown.outcome, Outcome { new: 3, joined: 1, known: 0, merged: 1, kept: 1, ours: 1 });
    assert_eq!(shown.unread, [Unread { line: 3, why: Doubt::Nobody }]);
    let Due::Joins { fills, keeps, absorbs, .. } = &shown.people[0].due else { panic!("{:?}", shown.people) };
    assert_eq!((fills.as_slice(), keeps.as_slice()), (&[Field::Name, Field::Phones][..], &[Field::Notes][..]));
    assert_eq!(absorbs, &["Ania"]);
    assert_eq!(house.said().await, before, "nothing is written before the owner says so");
    house.desk.take_contacts(&house.scope, id).await.unwrap();
    assert!(house.desk.take_contacts(&house.scope, id).await.is_err(), "twice is once");
    let anna = house.person("ania@dom.example").await;
    assert_eq!((anna.profile.name.as_deref(), anna.profile.notes.as_deref()), (Some("Anna Kowalska"), Some("Tea.")));
    let dana = house.person("d@new.example").await;
    assert_eq!((dana.profile.phones.len(), dana.addresses.len()), (1, 2), "the same number and name are the same person");
    assert_eq!(house.names().await.len(), 4);
    let again = house.file(FRIENDS).await;
    let again = house.desk.contacts_import(&house.scope, again).await.unwrap();
    assert_eq!((again.outcome.known, again.people.len()), (4, 0), "a second time there is nothing new");
    house.desk.take_back(&house.scope, id).await.unwrap();
    assert_eq!(house.said().await, before);
    assert_eq!(house.desk.contacts_import(&house.scope, id).await.unwrap().standing, ImportStanding::Undone);
    assert!(house.desk.past_contacts(&house.scope).await.unwrap()[0].is_undone);
}

#[tokio::test]
async fn an_import_never_overwrites_what_the_owner_typed_and_its_end_neither() {
    let house = House::new().await;
    house.take(&[ANNA, ANIA]).await;
    house.write("anna@firma.example", named("Pani Anna")).await;
    house.write("ania@dom.example", named("Ania z domu")).await;
    let before = house.said().await;
    let id = house.file("Anna Kowalska | anna@firma.example ania@dom.example | 600 | Coffee\nJan | jan@x.example").await;
    assert_eq!(house.desk.contacts_import(&house.scope, id).await.unwrap().outcome.merged, 0, "two names are two people");
    house.desk.take_contacts(&house.scope, id).await.unwrap();
    let anna = house.person("anna@firma.example").await.profile;
    assert_eq!((anna.name.as_deref(), anna.notes.as_deref()), (Some("Pani Anna"), Some("Coffee")));
    house.write("anna@firma.example", Profile { notes: Some("Tea after all.".into()), ..anna }).await;
    house.write("jan@x.example", Profile { notes: Some("A friend.".into()), ..named("Jan") }).await;
    house.desk.take_back(&house.scope, id).await.unwrap();
    let anna = house.person("anna@firma.example").await.profile;
    assert_eq!((anna.phones.len(), anna.notes.as_deref()), (0, Some("Tea after all.")), "what the owner changed since stays");
    let said = house.said().await;
    assert_eq!(said.people.len(), before.people.len() + 1, "so does somebody about whom something was written since");
    assert!(said.people.iter().any(|person| person.profile.notes.as_deref() == Some("A friend.")));
}

#[tokio::test]
async fn a_file_that_cannot_be_read_or_is_somebody_elses_is_not_taken() {
    let house = House::new().await;
    let bad = house.desk.read_contacts(&house.scope, "x", b"?".to_vec()).await;
    assert!(matches!(bad, Err(ContactsError::Unreadable(NoContacts::Unknown))));
    let id = house.file(FRIENDS).await;
    let other = house.desk.add_workspace("", "Europe/Warsaw", WorkspaceKind::Real).await.unwrap();
    let other = Scope::of_program(other);
    assert!(house.desk.contacts_import(&other, id).await.is_err());
    assert!(house.desk.take_contacts(&other, id).await.is_err());
    house.desk.take_contacts(&house.scope, id).await.unwrap();
    assert!(house.desk.take_back(&other, id).await.is_err());
    assert_eq!(house.desk.people(&other, None, None).await.unwrap().total, 0);
}

#[tokio::test]
async fn people_go_out_as_cards() {
    let house = House::new().await;
    house.take(&[ANNA]).await;
    house.write("anna@firma.example", Profile { phones: vec!["1".into(), "2".into()], ..Profile::default() }).await;
    let id = house.file("Dana Levi | dana@levi.example").await;
    house.desk.take_contacts(&house.scope, id).await.unwrap();
    assert_eq!(house.desk.cards(&house.scope, None).await.unwrap(), "Anna;1;2\nDana Levi;1;0\n");
    let anna = house.whose("anna@firma.example").await;
    assert_eq!(house.desk.cards(&house.scope, anna).await.unwrap(), "Anna;1;2\n");
    assert!(house.desk.cards(&house.scope, Some(PersonId::from_number(7))).await.is_err());
}

#[tokio::test]
async fn a_large_import_is_taken_back_as_a_whole() {
    let house = House::new().await;
    house.take(&[ANNA, ANIA]).await;
    let before = house.said().await;
    let line = |number: usize| format!("Friend {number} | f{number}@friends.example g{number}@friends.example | {number}00100");
    let file: Vec<String> = (0..600).map(line).chain(["Anna K. | anna@firma.example ania@dom.example".to_owned()]).collect();
    let id = house.file(&file.join("\n")).await;
    house.desk.take_contacts(&house.scope, id).await.unwrap();
    assert_eq!(house.desk.people(&house.scope, None, None).await.unwrap().total, 601);
    house.desk.take_back(&house.scope, id).await.unwrap();
    assert_eq!(house.said().await, before);
}

#[tokio::test]
async fn a_file_of_contacts_is_looked_at_by_more_than_there_are_readers() {
    let house = House::new().await;
    let id = house.file(FRIENDS).await;
    let look = || house.desk.contacts_import(&house.scope, id);
    let all = tokio::join!(look(), look(), look(), look(), look(), look());
    assert!(all.0.is_ok() && all.1.is_ok() && all.2.is_ok() && all.3.is_ok() && all.4.is_ok() && all.5.is_ok());
}
