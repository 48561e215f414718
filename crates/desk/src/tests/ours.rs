//! Our own addresses: what the owner says of them holds.

use super::house::{House, ME};
use crate::today::Owner;

const OFFICE: &str = "office@old.example";

async fn own(house: &House) -> Vec<(String, bool)> {
    let own = house.desk.settings(&house.scope).await.unwrap().own_addresses;
    own.into_iter().map(|own| (own.address, own.is_given)).collect()
}

/// A house in which we are found by what was sent, under two addresses.
async fn found() -> House {
    let house = House::new().await;
    let (by_me, by_office) = (format!("Ola {ME}"), format!("Ola {ME} {OFFICE}"));
    house
        .take(&[
            (&by_me, "anna@firma.example", "08", "Offer"),
            (&by_office, "jan@lis.example", "09", "Photo"),
            (&by_office, "jan@lis.example", "10", "Frame"),
        ])
        .await;
    house
}

#[tokio::test]
async fn an_address_that_was_removed_is_not_found_in_the_sent_folder_again() {
    let house = found().await;
    let both = [(ME.to_owned(), true), (OFFICE.to_owned(), false)];
    assert_eq!(own(&house).await, both);
    let removed = house.desk.remove_own_address(&house.scope, OFFICE).await.unwrap().unwrap();
    assert_eq!(own(&house).await, both[..1]);
    let by_office = format!("Ola {ME} {OFFICE}");
    house.take(&[(&by_office, "jan@lis.example", "11", "Glass")]).await;
    assert_eq!(own(&house).await, both[..1], "not even when more of it comes in");
    assert!(house.desk.remove_own_address(&house.scope, OFFICE).await.unwrap().is_none(), "it is none of ours any more");
    house.desk.restore_own_address(&house.scope, removed).await.unwrap();
    assert_eq!(own(&house).await, both, "taken back, it stands where it stood");
    assert!(house.desk.restore_own_address(&house.scope, removed).await.is_err(), "twice is once");
}

#[tokio::test]
async fn an_address_that_is_added_again_is_ours_again() {
    let house = found().await;
    let removed = house.desk.remove_own_address(&house.scope, OFFICE).await.unwrap().unwrap();
    house.desk.add_own_address(&house.scope, OFFICE).await.unwrap();
    assert_eq!(own(&house).await, [(ME.to_owned(), true), (OFFICE.to_owned(), true)]);
    assert!(house.desk.restore_own_address(&house.scope, removed).await.is_err());
}

#[tokio::test]
async fn who_said_that_a_guess_is_wrong_is_asked_and_not_guessed_at() {
    let house = House::new().await;
    house.desk.remove_own_address(&house.scope, ME).await.unwrap();
    house.take(&[("Anna anna@firma.example", "team@studio.test", "08", "Offer")]).await;
    assert_eq!(own(&house).await, []);
    let Owner::Unknown(candidates) = house.desk.today(&house.scope).await.unwrap().owner else { panic!("it is not known") };
    assert!(!candidates.contains(&ME.to_owned()));
}

#[tokio::test]
async fn an_address_that_is_given_once_more_has_nothing_settled_again() {
    let house = found().await;
    let before = (house.desk.revision(&house.scope).await.unwrap(), house.log().await);
    house.desk.add_own_address(&house.scope, ME).await.unwrap();
    // Its own transaction, that which looks for something to settle and that which looks for people to count: no more.
    assert_eq!(house.desk.revision(&house.scope).await.unwrap(), before.0 + 1);
    assert_eq!(house.log().await, before.1);
}
