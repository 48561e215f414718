//! What a member finds: every page, letters in their frame, files, news.

use std::time::Duration;

use axum::body::Body;
use axum::http::StatusCode;
use tokio_stream::StreamExt as _;
use tower::ServiceExt as _;

use crate::letter::FRAME_CSP;

use super::house::{House, PICTURE, asked, cookie};
use super::routes::{Kind, ROUTES};

#[tokio::test]
async fn a_member_finds_every_page() {
    let house = House::new().await;
    for &(path, _) in ROUTES.iter().filter(|(_, kind)| *kind == Kind::Page) {
        let answer = house.get(Some(&house.ours), &house.ours.path(path)).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(answer.body.contains("</html>"), "{path}");
    }
    assert!(house.get(Some(&house.ours), "/today").await.body.contains("Anna Client"));
    assert!(house.get(Some(&house.ours), "/search?q=questions").await.body.contains("<mark>Question</mark>"));
    let palette = house.get(Some(&house.ours), "/palette?q=anna").await;
    let palette: serde_json::Value = serde_json::from_str(&palette.body).unwrap();
    assert!(palette["people"][0]["href"].as_str().unwrap().starts_with("/people/per_"));
    assert_eq!(palette["letters"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_letter_is_shown_in_a_frame_that_can_do_nothing() {
    let house = House::new().await;
    let (mut html, mut plain) = (0, 0);
    for row in house.desk.inbox(&house.ours.scope, mila_domain::conversation::StandingKind::AwaitingUs, None).await.unwrap().rows
    {
        let conversation = house.desk.conversation(&house.ours.scope, row.id).await.unwrap();
        let answer = house.get(Some(&house.ours), &format!("/messages/{}/letter", conversation.messages[0].id)).await;
        assert_eq!(answer.header("content-security-policy"), FRAME_CSP);
        assert!(!answer.body.contains("<script") && !answer.body.contains("cid:"));
        if answer.body.contains("<pre>ola plain</pre>") {
            plain += 1;
        } else {
            html += 1;
            assert!(answer.body.contains("src=\"data:image/png;base64,iVBORw==\""), "{}", answer.body);
            assert!(answer.body.contains("leads to a.example"));
        }
    }
    assert_eq!((html, plain), (1, 1));
}

#[tokio::test]
async fn what_hangs_on_a_letter_is_saved_and_not_shown() {
    let house = House::new().await;
    let file = house.get(Some(&house.ours), &house.ours.path("/messages/{msg}/attachments/0")).await;
    assert_eq!(file.header("content-type"), "image/png");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"photo _x_.svg\"; filename*=UTF-8''photo%20_x_.svg");
    assert!(file.header("content-security-policy").ends_with("sandbox"));
    assert_eq!(file.body, String::from_utf8_lossy(PICTURE));
    assert_eq!(
        house.get(Some(&house.ours), &house.ours.path("/messages/{msg}/attachments/1")).await.status,
        StatusCode::NOT_FOUND
    );
    let raw = house.get(Some(&house.ours), &house.ours.path("/messages/{msg}/raw")).await;
    assert_eq!(raw.header("content-type"), "message/rfc822");
    assert!(raw.header("content-disposition").starts_with("attachment; filename=\"msg_") && raw.body.starts_with("ola "));
}

#[tokio::test]
async fn pages_are_sent_in_fewer_bytes_and_news_are_not() {
    let house = House::new().await;
    for (path, encoding) in [("/today", "br"), ("/assets/app.css", "br"), ("/live", "")] {
        let request = asked("GET", path, &cookie(Some(&house.ours))).header("accept-encoding", "gzip, br").body(Body::empty());
        let answer = house.router.clone().oneshot(request.unwrap()).await.unwrap();
        let found = answer.headers().get("content-encoding").map(|encoding| encoding.to_str().unwrap());
        assert_eq!(found.unwrap_or_default(), encoding, "{path}");
    }
}

#[tokio::test]
async fn a_page_learns_of_changes_until_the_program_ends() {
    let house = House::new().await;
    let request = asked("GET", "/live", &cookie(Some(&house.ours))).body(Body::empty()).unwrap();
    let answer = house.router.clone().oneshot(request).await.unwrap();
    assert_eq!(answer.headers()["content-type"], "text/event-stream");
    let mut events = answer.into_body().into_data_stream();
    let mut next = async || {
        let event = tokio::time::timeout(Duration::from_secs(10), events.next()).await.unwrap();
        event.map(|event| String::from_utf8(event.unwrap().to_vec()).unwrap())
    };
    let revision = house.desk.revision(&house.ours.scope).await.unwrap();
    assert_eq!(next().await.unwrap(), format!("event: changed\ndata: {revision}\n\n"));
    house.desk.mute(&house.ours.scope, house.ours.id("{adr}").parse().unwrap(), true).await.unwrap();
    let changed = house.desk.revision(&house.ours.scope).await.unwrap();
    assert_ne!(changed, revision);
    let last = format!("event: changed\ndata: {changed}\n\n");
    // The deed and what it means for the clocks are two changes.
    assert!(next().await.unwrap() == last || next().await.unwrap() == last);
    house.ending.send(true).unwrap();
    assert_eq!(next().await, None);
}

#[tokio::test]
async fn a_new_password_ends_all_sessions_but_the_one_that_asked() {
    let house = House::new().await;
    let form = format!(
        "{}&current={}&new=another%20long%20password",
        house.guard(&house.ours).await,
        crate::pages::rows::encoded(super::house::PASSWORD)
    );
    let answer = house.post(Some(&house.ours), "/settings/password", &form).await;
    assert_eq!(answer.location(), "/settings?done=password");
    let fresh = format!("__Host-mila={}", answer.cookie("__Host-mila").unwrap());
    assert_eq!(house.send(asked("GET", "/today", &fresh).body(Body::empty()).unwrap()).await.status, StatusCode::OK);
    assert_eq!(house.get(Some(&house.ours), "/today").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_profile_and_the_settings_are_kept_as_they_were_typed() {
    let house = House::new().await;
    let profile = house.ours.path("/people/{per}/profile");
    let typed = |birthday: &str| format!("name=&address_as=Pani+Anno&phones=&birthday={birthday}&notes=Lubi+kawę&seen=0.0.0.0.0");
    let bad = house.post(Some(&house.ours), &profile, &format!("{}&{}", house.guard(&house.ours).await, typed("13-13"))).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.body.contains("Lubi kawę") && bad.body.contains("value=\"13-13\""));
    let good = house.post(Some(&house.ours), &profile, &format!("{}&{}", house.guard(&house.ours).await, typed("03-13"))).await;
    assert_eq!(good.location(), house.ours.path("/people/{per}?done=saved"));
    assert!(house.get(Some(&house.ours), good.location()).await.body.contains("Pani Anno"));
    let days = "name=Studio&zone=Asia/Jerusalem&answer_hours=8&rest_days=fri&rest_days=sat&pauses=on";
    let kept = house.post(Some(&house.ours), "/settings/workspace", &format!("{}&{days}", house.guard(&house.ours).await)).await;
    assert_eq!(kept.location(), "/settings?done=saved");
    let settings = house.desk.settings(&house.ours.scope).await.unwrap();
    assert_eq!(
        (settings.zone.as_str(), settings.answer_hours, settings.rest_days.len(), settings.pauses),
        ("Asia/Jerusalem", 8, 2, true)
    );
}
