//! Strangers, members of another workspace, and members who are no owners.

use axum::http::StatusCode;
use mila_desk::members::{Answers, Role};

use super::house::{Answer, House, Owner, PASSWORD, cookie};
use super::routes::{Kind, ROUTES, deeds, of_members};

#[tokio::test]
async fn a_stranger_is_led_to_the_door_or_finds_nothing() {
    let house = House::new().await;
    let before = house.all_of(&house.ours).await;
    // The token of the door is one that a stranger can have.
    let door = house.get(None, "/sign-in").await;
    let stranger = format!("__Host-mila-door={}", door.cookie("__Host-mila-door").unwrap());
    for &(path, kind) in ROUTES {
        let path = house.ours.path(path);
        match kind {
            Kind::Page => {
                let answer = house.get(None, &path).await;
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
                assert!(answer.location().starts_with("/sign-in"), "{path}");
            }
            Kind::Part => assert_eq!(house.get(None, &path).await.status, StatusCode::NOT_FOUND, "{path}"),
            Kind::Deed(form) => {
                let form = format!("{}&{form}", door.guard());
                let answer = house.post_with(&stranger, &path, &form, &[("sec-fetch-site", "same-origin")]).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
            }
            Kind::Open => {
                let answer = house.get(None, &path).await;
                assert!(!answer.body.contains("Anna") && !answer.status.is_server_error(), "{path}");
            }
        }
    }
    assert_eq!(house.all_of(&house.ours).await, before);
}

/// What an answer says, without what differs from one rendering to the next.
fn said(answer: &Answer) -> (StatusCode, String) {
    let said = if answer.body.contains("<h1>") { answer.between("<h1>", "</main>") } else { &answer.body };
    (answer.status, said.to_owned())
}

async fn tried(house: &House, who: &Owner, path: &str, form: Option<&str>) -> (StatusCode, String) {
    match form {
        None => said(&house.get(Some(who), path).await),
        Some(form) => said(&house.post(Some(who), path, &format!("{}&{form}", house.guard(who).await)).await),
    }
}

#[tokio::test]
async fn what_belongs_to_another_workspace_is_not_there() {
    let house = House::new().await;
    let before = house.all_of(&house.ours).await;
    let unknown = |path: &str| {
        ["con", "msg", "per", "adr", "mem", "dee", "lnk", "acc"]
            .iter()
            .fold(path.to_owned(), |path, kind| path.replace(&format!("{{{kind}}}"), &format!("{kind}_0000000000007")))
    };
    for (path, form) in of_members().filter(|(path, _)| path.contains('{')) {
        let foreign = tried(&house, &house.theirs, &house.ours.path(path), form).await;
        assert_eq!(foreign.0, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(foreign, tried(&house, &house.theirs, &unknown(path), form).await, "{path}");
    }
    assert_eq!(house.all_of(&house.ours).await, before);
}

#[tokio::test]
async fn what_another_workspace_does_changes_nothing_here() {
    let house = House::new().await;
    let before = house.all_of(&house.ours).await;
    for (path, form) in deeds().filter(|(path, _)| *path != "/sign-out") {
        tried(&house, &house.theirs, &house.theirs.path(path), Some(form)).await;
    }
    assert_eq!(house.all_of(&house.ours).await, before);
    assert!(house.get(Some(&house.ours), "/search?q=question").await.body.contains(house.ours.id("{con}")));
    assert!(!house.get(Some(&house.theirs), "/search?q=question").await.body.contains(house.ours.id("{con}")));
}

#[tokio::test]
async fn who_is_no_owner_changes_only_what_is_their_own() {
    let house = House::new().await;
    let link = house.desk.invite(&house.ours.scope, Role::Member).await.unwrap();
    let answers = Answers { name: "Jan".into(), password: PASSWORD.into(), ..Answers::default() };
    let token = house.desk.use_link(&link.token, &answers).await.unwrap().token;
    let member = Owner { scope: house.ours.scope, token, ids: house.ours.ids.clone() };
    let before = house.all_of(&house.ours).await;
    for (path, form) in deeds().filter(|(path, _)| path.starts_with("/settings/") && !path.ends_with("/me")) {
        let (status, _) = tried(&house, &member, &member.path(path), Some(form)).await;
        let expected = if path.ends_with("password") { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::NOT_FOUND };
        assert_eq!(status, expected, "{path}");
    }
    assert_eq!(house.all_of(&house.ours).await, before);
    assert_eq!(house.get(Some(&member), "/settings").await.status, StatusCode::OK);
}

#[tokio::test]
async fn who_was_taken_out_is_a_stranger_at_once() {
    let house = House::new().await;
    assert_eq!(house.get(Some(&house.ours), "/today").await.status, StatusCode::OK);
    let form = house.guard(&house.ours).await;
    let out = house.post(Some(&house.ours), "/sign-out", &form).await;
    assert_eq!((out.status, out.location()), (StatusCode::SEE_OTHER, "/sign-in"));
    assert_eq!(out.cookie("__Host-mila").as_deref(), Some(""));
    assert_eq!(house.get(Some(&house.ours), "/today").await.status, StatusCode::SEE_OTHER);
    let again = house.post_with(&cookie(Some(&house.ours)), "/sign-out", &form, &[("sec-fetch-site", "same-origin")]).await;
    assert_eq!(again.status, StatusCode::FORBIDDEN);
}
