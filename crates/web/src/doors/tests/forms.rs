//! Forms: forged ones do nothing, those that are sent twice do once, and nothing leads out of the desk.

use axum::body::Body;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use mila_desk::imports::ImportState;

use super::house::{BASE, House, asked, cookie};
use super::routes::deeds;

const SAME: (&str, &str) = ("sec-fetch-site", "same-origin");

#[tokio::test]
async fn a_forged_form_does_nothing() {
    let house = House::new().await;
    let (before, us) = (house.all_of(&house.ours).await, cookie(Some(&house.ours)));
    let (ours, theirs) = (house.guard(&house.ours).await, house.guard(&house.theirs).await);
    let (token, key) = ours.split_once('&').unwrap();
    for (path, form) in deeds().filter(|(path, _)| !["/import/files", "/contacts"].contains(path)) {
        let path = house.ours.path(path);
        for (guard, headers) in [
            (ours.as_str(), &[][..]),
            (&ours, &[("sec-fetch-site", "cross-site")]),
            (&ours, &[("sec-fetch-site", "same-site")]),
            (&ours, &[("sec-fetch-site", "none")]),
            (&ours, &[("sec-fetch-site", "cross-site"), ("origin", BASE)]),
            (&ours, &[("origin", "https://evil.example")]),
            (&ours, &[("origin", "http://mila.example")]),
            (&ours, &[("origin", "null")]),
            (key, &[SAME]),
            (token, &[SAME]),
            (&theirs, &[SAME]),
            (&format!("token=0000&{key}"), &[SAME]),
            (&format!("{token}&{token}&{key}"), &[SAME]),
            (&format!("{token}&key=x"), &[SAME]),
            (&format!("{ours}&surplus=1"), &[SAME]),
            (&format!("{ours}&surplus={}", "x".repeat(70_000)), &[SAME]),
        ] {
            let answer = house.post_with(&us, &path, &format!("{guard}&{form}"), headers).await;
            let is_large = guard.len() > 65_536;
            let expected = if is_large { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::FORBIDDEN };
            assert_eq!(answer.status, expected, "{path} {headers:?} {guard:.80}");
        }
    }
    assert_eq!(house.all_of(&house.ours).await, before);
    assert!(house.orders.lock().unwrap().is_empty());
}

#[tokio::test]
async fn an_old_browser_may_say_its_origin_instead() {
    let house = House::new().await;
    let form = format!("{}&language=pl&look=dark", house.guard(&house.ours).await);
    let answer = house.post_with(&cookie(Some(&house.ours)), "/settings/me", &form, &[("origin", BASE)]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/settings?done=saved"));
    assert!(house.get(Some(&house.ours), "/today").await.body.contains("lang=\"pl\" dir=\"ltr\" data-look=\"dark\""));
}

#[tokio::test]
async fn pressed_twice_is_done_once() {
    let house = House::new().await;
    let guard = house.guard(&house.ours).await;
    let path = house.folder.path().display();
    for _ in 0..2 {
        let answer = house.post(Some(&house.ours), "/import/path", &format!("{guard}&path={path}")).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/import"));
    }
    assert_eq!(house.orders.lock().unwrap().len(), 1);
    let invite = format!("{}&role=member", house.guard(&house.ours).await);
    let first = house.post(Some(&house.ours), "/settings/members/invite", &invite).await;
    assert!(first.body.contains("https://mila.example/link/"));
    let second = house.post(Some(&house.ours), "/settings/members/invite", &invite).await;
    assert_eq!((second.status, second.location()), (StatusCode::SEE_OTHER, "/settings"));
}

#[tokio::test]
async fn an_old_form_does_not_take_back_what_was_taken_back() {
    let house = House::new().await;
    let excuse = house.ours.path("/messages/{msg}/excuse");
    let form = format!("{}&back=/inbox?show=awaiting-us", house.guard(&house.ours).await);
    let answer = house.post(Some(&house.ours), &excuse, &form).await;
    assert_eq!(answer.location(), house.ours.path("/inbox?show=awaiting-us&done=excuse&of={msg}"));
    let shown = house.get(Some(&house.ours), answer.location()).await;
    assert!(shown.body.contains(&format!("action=\"{excuse}/undo\"")));
    let undo = format!("{}&back=/today", shown.guard());
    house.post(Some(&house.ours), &format!("{excuse}/undo"), &undo).await;
    let before = house.all_of(&house.ours).await;
    assert_eq!(house.post(Some(&house.ours), &excuse, &form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.all_of(&house.ours).await, before);
}

#[tokio::test]
async fn a_form_that_was_refused_is_refused_again_and_not_taken_for_done() {
    let house = House::new().await;
    let form = format!("{}&name=&zone=Nowhere&answer_hours=8", house.guard(&house.ours).await);
    for _ in 0..2 {
        let answer = house.post(Some(&house.ours), "/settings/workspace", &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("value=\"Nowhere\""));
    }
}

#[tokio::test]
async fn nothing_leads_out_of_the_desk() {
    let house = House::new().await;
    for away in [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/%0d%0aSet-Cookie:x\r\n",
        "javascript:alert(1)",
        "/./\\evil.example",
        "/..//evil.example",
        "/.//evil.example",
        "",
        "evil.example",
        "///evil.example",
    ] {
        let away = crate::pages::rows::encoded(away);
        let form = format!("{}&back={away}", house.guard(&house.ours).await);
        let answer = house.post(Some(&house.ours), &house.ours.path("/addresses/{adr}/mute"), &form).await;
        assert_eq!(answer.location(), house.ours.path("/today?done=mute&of={adr}"), "{away}");
        let door = house.get(None, &format!("/sign-in?next={away}")).await;
        assert!(door.body.contains("name=\"next\" value=\"\""), "{away}");
        assert_eq!(house.get(Some(&house.ours), &format!("/sign-in?next={away}")).await.location(), "/today", "{away}");
    }
}

fn multipart(guard: &str, file: &str, bytes: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in url::form_urlencoded::parse(guard.as_bytes()) {
        body.extend(format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    body.extend(format!("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{file}\"\r\n\r\n").bytes());
    body.extend(bytes);
    body.extend(b"\r\n--x--\r\n");
    body
}

#[tokio::test]
async fn an_uploaded_file_is_kept_whole_and_once() {
    let house = House::new().await;
    let guard = house.guard(&house.ours).await;
    let bytes = vec![b'm'; 3 << 20];
    let upload = |body: Vec<u8>| {
        let request = asked("POST", "/import/files", &cookie(Some(&house.ours))).header(SAME.0, SAME.1);
        let request = request.header(CONTENT_TYPE, "multipart/form-data; boundary=x");
        house.send(request.body(Body::from(body)).unwrap())
    };
    for _ in 0..2 {
        let answer = upload(multipart(&guard, "../Sent.mbox", &bytes)).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/import"));
    }
    let orders = house.orders.lock().unwrap().clone();
    assert_eq!(orders.len(), 1);
    let rows = house.desk.imports(&house.ours.scope).await.unwrap();
    assert!(rows.len() == 1 && matches!(rows[0].state, ImportState::Waiting(_)), "it is written down before it is acknowledged");
    assert!(orders[0].is_upload && orders[0].import.name() == "Sent.mbox" && orders[0].path.starts_with(house.folder.path()));
    assert_eq!(std::fs::read(&orders[0].path).unwrap(), bytes);
    let other = upload(multipart(&guard, "../Sent.mbox", b"another file, sent from the same page")).await;
    assert_eq!((other.status, house.orders.lock().unwrap().len()), (StatusCode::SEE_OTHER, 2));
    for forged in ["", "token=0&key=0", guard.split_once('&').unwrap().1] {
        assert_eq!(upload(multipart(forged, "a.mbox", &bytes)).await.status, StatusCode::FORBIDDEN, "{forged}");
    }
    let cut = multipart(&house.guard(&house.ours).await, "b.mbox", &bytes);
    assert_eq!(upload(cut[..cut.len() - 20].to_vec()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(std::fs::read_dir(house.folder.path().join("uploads")).unwrap().count(), 2);
}

#[tokio::test]
async fn a_deed_that_failed_is_not_said_to_be_done_after_a_restart() {
    let mut house = House::new().await;
    let guard = house.guard(&house.ours).await;
    for _ in 0..2 {
        for (path, form) in [
            ("/messages/msg_0000000000007/excuse", "back=/today"),
            ("/settings/members/mem_0000000000007/remove", ""),
            ("/deeds/dee_0000000000007/undo", "back=/people"),
        ] {
            let answer = house.post(Some(&house.ours), path, &format!("{guard}&{form}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
        house.restart();
    }
}

#[tokio::test]
async fn two_rows_of_one_page_pressed_quickly_are_two_deeds() {
    let house = House::new().await;
    let today = house.get(Some(&house.ours), "/today").await;
    let form = format!("{}&back=/today", today.guard());
    let actions: Vec<&str> = today.body.split("action=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let excuses: Vec<&str> = actions.into_iter().filter(|action| action.ends_with("/excuse")).collect();
    assert_eq!(excuses.len(), 2);
    let mut undos = Vec::new();
    for action in &excuses {
        let answer = house.post(Some(&house.ours), action, &form).await;
        assert!(answer.location().starts_with("/today?done=taken-off&of=dee_"), "{}", answer.location());
        undos.push(answer.location().to_owned());
    }
    assert!(house.desk.today(&house.ours.scope).await.unwrap().waiting.is_empty());
    let before = house.all_of(&house.ours).await;
    let again = house.post(Some(&house.ours), excuses[0], &form).await;
    assert_eq!((again.location(), house.all_of(&house.ours).await), (undos[0].as_str(), before), "the same one is pressed once");
    let shown = house.get(Some(&house.ours), &undos[0]).await;
    let undo = shown.between("action=\"/excuses/", "\"").to_owned();
    let undone = house.post(Some(&house.ours), &format!("/excuses/{undo}"), &format!("{}&back=/today", shown.guard())).await;
    assert_eq!(undone.location(), "/today?done=excuse-undone");
    assert_eq!(house.desk.today(&house.ours.scope).await.unwrap().waiting.len(), 1);
}

#[tokio::test]
async fn every_deed_that_is_sent_twice_is_done_once_even_across_a_restart() {
    let mut house = House::new().await;
    let all: Vec<_> = deeds().filter(|(path, _)| !["/import/files", "/contacts", "/sign-out"].contains(path)).collect();
    let mut done = 0;
    for (path, form) in all {
        let path = house.ours.path(path);
        let form = format!("{}&{form}", house.guard(&house.ours).await);
        let first = house.post(Some(&house.ours), &path, &form).await;
        // It grows with every change.
        let before = house.desk.revision(&house.ours.scope).await.unwrap();
        house.restart();
        let second = house.post(Some(&house.ours), &path, &form).await;
        assert_eq!(house.desk.revision(&house.ours.scope).await.unwrap(), before, "{path}");
        if first.status == StatusCode::SEE_OTHER {
            assert_eq!(second.status, StatusCode::SEE_OTHER, "{path}");
            done += 1;
        }
    }
    assert!(done > 15, "{done}");
}

#[tokio::test]
async fn a_deed_that_met_trouble_is_not_promised_to_be_tried_again() {
    let house = House::new().await;
    let form = format!("{}&back=/today", house.guard(&house.ours).await);
    house.desk.close().await;
    let deed = house.post(Some(&house.ours), &house.ours.path("/messages/{msg}/excuse"), &form).await;
    assert_eq!((deed.status, deed.header("refresh")), (StatusCode::SERVICE_UNAVAILABLE, ""));
    assert!(deed.body.contains("Nothing was changed") && !deed.body.contains("by itself"), "{}", deed.body);
    let page = house.get(Some(&house.ours), "/today").await;
    assert_eq!((page.status, page.header("refresh")), (StatusCode::SERVICE_UNAVAILABLE, "5"));
    assert!(page.body.contains("by itself"));
}
