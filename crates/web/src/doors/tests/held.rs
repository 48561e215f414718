//! What an owner says in the settings and about people holds, through the doors, and nobody's words are lost.

use axum::http::StatusCode;
use mila_desk::members::Answers;

use super::house::{Answer, House, PASSWORD};

/// Sends a form of ours and goes where it leads.
async fn pressed(house: &House, path: &str, form: &str) -> Answer {
    let form = format!("{}&{form}", house.guard(&house.ours).await);
    let answer = house.post(Some(&house.ours), path, &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
    house.get(Some(&house.ours), answer.location()).await
}

#[tokio::test]
async fn an_open_invitation_is_listed_and_withdrawn() {
    let house = House::new().await;
    let link = house.desk.invite(&house.ours.scope, mila_desk::members::Role::Owner).await.unwrap();
    let page = house.get(Some(&house.ours), "/settings").await;
    let way = format!("/settings/invitations/{}/withdraw", link.id);
    assert!(page.body.contains("Open invitations") && page.body.contains(&way));
    assert!(!page.body.contains(&link.token.text()), "the link itself is shown once");
    let page = pressed(&house, &way, "").await;
    assert!(page.body.contains("The invitation is withdrawn.") && !page.body.contains(&way));
    let answers = Answers { name: "Jan".into(), password: PASSWORD.into(), ..Answers::default() };
    assert!(house.desk.use_link(&link.token, &answers).await.is_err());
    let foreign = format!("/settings/invitations/{}/withdraw", house.theirs.id("{lnk}"));
    let form = house.guard(&house.ours).await;
    assert_eq!(house.post(Some(&house.ours), &foreign, &form).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_own_address_that_was_removed_is_taken_back_by_the_notice() {
    let house = House::new().await;
    let gone = pressed(&house, "/settings/addresses/remove", "address=ola@studio.example").await;
    assert!(!gone.body.contains("value=\"ola@studio.example\""));
    let action = gone.between("<form method=\"post\" action=\"/settings/addresses/adr_", "\"").to_owned();
    let back = pressed(&house, &format!("/settings/addresses/adr_{action}"), "back=/settings").await;
    assert!(back.body.contains("value=\"ola@studio.example\""));
}

#[tokio::test]
async fn two_members_on_one_profile_lose_nobodys_words() {
    let house = House::new().await;
    let path = house.ours.path("/people/{per}/profile");
    let seen = house.get(Some(&house.ours), &path).await.between("name=\"seen\" value=\"", "\"").to_owned();
    let form = |name: &str, phones: &str, notes: &str| {
        format!("name={name}&address_as=&phones={phones}&birthday=&notes={notes}&seen={seen}")
    };
    // Both have opened the form; Jan writes notes, Ola a number.
    pressed(&house, &path, &form("", "", "Two+cats.")).await;
    let both = pressed(&house, &path, &form("", "600100", "")).await;
    assert!(both.body.contains("Two cats.") && both.body.contains("600100"), "{}", both.body);
    // Now both write notes: Ola is asked.
    let guard = house.guard(&house.ours).await;
    let asked = house.post(Some(&house.ours), &path, &format!("{guard}&{}", form("Anna", "", "One+dog."))).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.body.contains("Two cats.") && asked.body.contains("One dog."), "both are shown");
    assert!(asked.body.contains("600100"), "what Ola did not touch is as it is now");
    let now = asked.between("name=\"seen\" value=\"", "\"").to_owned();
    let form = format!("name=Anna&address_as=&phones=600100&birthday=&notes=One+dog.&seen={now}");
    let page = pressed(&house, &path, &form).await;
    assert!(page.body.contains("One dog.") && !page.body.contains("Two cats."));
}
