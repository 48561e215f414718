//! What the page about the telephone knows of visits from elsewhere, and the deed that goes on with restored data.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::StatusCode;
use mila_desk::members::{Answers, Role};

use super::house::{House, Owner, PASSWORD, asked, cookie};

const NEVER: &str = "nobody signed in has opened it from another machine";
const LAST: &str = "Last opened from another machine: today, 13:00.";

/// A member's look at the page, from some machine.
async fn looked_from(house: &House, who: &Owner, peer: &str) -> String {
    let mut request = asked("GET", "/settings/phone", &cookie(Some(who))).body(Body::empty()).unwrap();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 40_000)));
    house.send(request).await.body
}

#[tokio::test]
async fn a_visit_from_another_machine_is_known_to_its_own_workspace() {
    let house = House::new().await;
    assert!(looked_from(&house, &house.ours, "127.0.0.1").await.contains(NEVER));
    assert!(looked_from(&house, &house.ours, "::ffff:127.0.0.1").await.contains(NEVER));
    assert!(looked_from(&house, &house.ours, "203.0.113.9").await.contains(LAST));
    assert!(looked_from(&house, &house.ours, "127.0.0.1").await.contains(LAST));
    assert!(looked_from(&house, &house.theirs, "127.0.0.1").await.contains(NEVER));
}

#[tokio::test]
async fn the_address_stands_there_for_a_camera_and_in_letters() {
    let house = House::new().await;
    let page = house.get(Some(&house.ours), "/settings/phone").await;
    assert!(page.body.contains(">https://mila.example</bdi>"), "{}", page.body);
    assert!(page.body.contains("fill=\"currentColor\" d=\"M4 4h7v1h-7z"));
    assert!(house.get(Some(&house.ours), "/settings").await.body.contains("href=\"/settings/phone\""));
}

#[tokio::test]
async fn a_service_worker_may_work_and_nobody_else_keeps_it() {
    let answer = House::new().await.get(None, "/sw.js").await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "text/javascript; charset=utf-8"));
    assert!(answer.header("content-security-policy").contains("worker-src 'self'"));
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn restored_data_say_so_until_an_owner_goes_on_with_them() {
    const TITLE: &str = "This is a restored copy";
    let house = House::new().await;
    let link = house.desk.invite(&house.ours.scope, Role::Member).await.unwrap();
    let answers = Answers { name: "Jan".into(), password: PASSWORD.into(), ..Answers::default() };
    let token = house.desk.use_link(&link.token, &answers).await.unwrap().token;
    let member = Owner { scope: house.ours.scope, token, ids: house.ours.ids.clone() };
    assert!(!house.get(Some(&house.ours), "/today").await.body.contains(TITLE));
    house.desk.mark_restored("2026-03-12T12:00:00Z".parse().unwrap()).await.unwrap();
    for path in ["/today", "/settings"] {
        let seen = house.get(Some(&house.ours), path).await.body;
        assert!(
            seen.contains(TITLE) && seen.contains("made yesterday, 13:00") && seen.contains("Go on with this copy"),
            "{path}"
        );
        let seen = house.get(Some(&member), path).await.body;
        assert!(seen.contains(TITLE) && !seen.contains("Go on with this copy"), "{path}");
    }
    let form = house.guard(&house.ours).await;
    for _ in 0..2 {
        let answer = house.post(Some(&house.ours), "/settings/restored", &form).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/settings?done=resumed"));
    }
    assert!(!house.get(Some(&house.ours), "/today").await.body.contains(TITLE));
    assert_eq!(house.desk.restored().await.unwrap(), None);
}
