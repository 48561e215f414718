//! Forms: forged ones do nothing, those that are sent twice do once, and nothing leads out of the desk.

use axum::body::Body;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;

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
    assert!(orders[0].is_upload && orders[0].name == "Sent.mbox" && orders[0].path.starts_with(house.folder.path()));
    assert_eq!(std::fs::read(&orders[0].path).unwrap(), bytes);
    for forged in ["", "token=0&key=0", guard.split_once('&').unwrap().1] {
        assert_eq!(upload(multipart(forged, "a.mbox", &bytes)).await.status, StatusCode::FORBIDDEN, "{forged}");
    }
    let cut = multipart(&house.guard(&house.ours).await, "b.mbox", &bytes);
    assert_eq!(upload(cut[..cut.len() - 20].to_vec()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(std::fs::read_dir(house.folder.path().join("uploads")).unwrap().count(), 1);
}

#[tokio::test]
async fn a_deed_that_breaks_off_is_a_trouble_and_is_not_taken_for_done() {
    let house = House::new().await;
    let path = house.folder.path().join("data");
    let form = format!("{}&path={}", house.guard(&house.ours).await, path.display());
    for _ in 0..2 {
        let answer = house.post(Some(&house.ours), "/import/path", &form).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(answer.body.contains("<h1>"));
    }
}
