//! Search, by more people at once than there are connections to read.

use super::house::{House, ME};

const ANNA: (&str, &str, &str, &str) = ("Anna anna@firma.example", ME, "08", "Offer");

#[tokio::test]
async fn many_who_search_at_once_do_not_wait_for_each_other_for_ever() {
    let house = House::new().await;
    house.take(&[ANNA]).await;
    let search = || house.desk.search(&house.scope, "anna", None);
    let all = tokio::join!(search(), search(), search(), search(), search(), search());
    for found in [all.0, all.1, all.2, all.3, all.4, all.5] {
        let found = found.unwrap();
        assert_eq!((found.people.len(), found.letters.len()), (1, 1));
    }
}

#[tokio::test]
async fn a_glance_finds_the_same_without_opening_letters() {
    let house = House::new().await;
    house.take(&[ANNA, ("Anna anna@firma.example", ME, "09", "Offer")]).await;
    let (glance, found) = (
        house.desk.glance(&house.scope, "offer", 6).await.unwrap(),
        house.desk.search(&house.scope, "offer", None).await.unwrap(),
    );
    let subjects = |found: &crate::search::Found| {
        found.letters.iter().map(|letter| (letter.message, letter.subject.clone())).collect::<Vec<_>>()
    };
    assert_eq!(subjects(&glance), subjects(&found));
    assert_eq!(house.desk.glance(&house.scope, "offer", 1).await.unwrap().letters.len(), 1);
    assert!(glance.letters.iter().all(|letter| letter.passage.runs.is_empty()));
}
