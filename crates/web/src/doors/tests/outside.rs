//! What stands outside: the door, links, what every answer carries, and addresses that do not exist.

use std::sync::atomic::Ordering;

use axum::body::Body;
use axum::http::header::HOST;
use axum::http::{HeaderMap, HeaderName, StatusCode};
use mila_desk::Scope;

use crate::doors::phone::Elsewhere;
use crate::doors::press::Presses;
use crate::doors::{Doors, guard};

use super::house::{House, PASSWORD, asked, cookie};
use super::routes::{Kind, ROUTES};

const SAME: &[(&str, &str)] = &[("sec-fetch-site", "same-origin")];

#[tokio::test]
async fn every_answer_carries_its_headers() {
    let house = House::new().await;
    for &(path, kind) in ROUTES.iter().filter(|(path, _)| *path != "/live") {
        for who in [None, Some(&house.ours)] {
            let path = house.ours.path(path);
            let answer = match kind {
                Kind::Deed(form) => house.post(who, &path, form).await,
                Kind::Page | Kind::Part | Kind::Open => house.get(who, &path).await,
            };
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
            assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
            assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{path}");
            assert!(answer.header("strict-transport-security").starts_with("max-age="), "{path}");
            assert!(answer.header("permissions-policy").contains("camera=()"), "{path}");
            assert!(answer.header("content-security-policy").starts_with("default-src 'none'"), "{path}");
            let is_frame = path.ends_with("/letter") && answer.status == StatusCode::OK;
            assert_eq!(answer.header("x-frame-options"), if is_frame { "SAMEORIGIN" } else { "DENY" }, "{path}");
            let kept = path.starts_with("/assets/") || path.ends_with("manifest");
            assert_eq!(answer.header("cache-control"), if kept { "private, no-cache" } else { "no-store" }, "{path}");
            if answer.header("content-type").starts_with("text/html") && !is_frame {
                let nonce = answer.between("<script nonce=\"", "\"");
                assert!(answer.header("content-security-policy").contains(&format!("script-src 'nonce-{nonce}'")), "{path}");
                assert!(!answer.body.contains(" style=") && !answer.body.contains(" onclick="), "{path}");
            }
        }
    }
    let css = house.get(None, &crate::pages::shell::APP_CSS_URL).await;
    assert_eq!(css.header("cache-control"), "private, max-age=31536000, immutable");
}

#[tokio::test]
async fn a_link_that_is_opened_stays_as_it_was_until_its_form_is_sent() {
    let house = House::new().await;
    let program = Scope::of_program(house.ours.scope.workspace());
    let link = house.desk.owner_link(&program).await.unwrap();
    let opened = format!("/link/{}", link.token.text());
    for _ in 0..3 {
        let answer = house.get(None, &opened).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/link"));
    }
    let answer = house.get(None, &opened).await;
    let set = answer.header("set-cookie");
    assert!(set.contains("HttpOnly; SameSite=Lax; Secure; Max-Age=600"), "{set}");
    let in_hand = format!("__Host-mila-link={}", answer.cookie("__Host-mila-link").unwrap());
    let page = house.send(asked("GET", "/link", &in_hand).body(Body::empty()).unwrap()).await;
    assert!(page.body.contains("value=\"ola\"") && !page.body.contains(&link.token.text()));
    let browser = format!("{in_hand}; __Host-mila-door={}", page.cookie("__Host-mila-door").unwrap());
    let short = format!("{}&password=short", page.guard());
    let refused = house.post_with(&browser, "/link", &short, SAME).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.cookie("__Host-mila").is_none() && !refused.body.contains("value=\"short\""));
    let form = format!("{}&password=another%20long%20password", page.guard());
    assert_eq!(
        house.post_with(&browser, "/link", &form, &[("sec-fetch-site", "cross-site")]).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(house.post_with(&in_hand, "/link", &form, SAME).await.status, StatusCode::FORBIDDEN);
    let used = house.post_with(&browser, "/link", &form, SAME).await;
    assert_eq!((used.status, used.location()), (StatusCode::SEE_OTHER, "/today"));
    assert_eq!(used.cookie("__Host-mila-link").as_deref(), Some(""));
    let inside = format!("__Host-mila={}", used.cookie("__Host-mila").unwrap());
    assert_eq!(house.send(asked("GET", "/today", &inside).body(Body::empty()).unwrap()).await.status, StatusCode::OK);
    assert_eq!(house.get(Some(&house.ours), "/today").await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.post_with(&browser, "/link", &form, SAME).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn signing_in_slows_down_after_failures_and_leads_where_one_wanted_to_go() {
    let house = House::new().await;
    let door = house.get(None, "/sign-in?next=/people?q=anna").await;
    let browser = format!("__Host-mila-door={}", door.cookie("__Host-mila-door").unwrap());
    let form = |password: &str| {
        format!("{}&name=OLA&password={}&next=/people?q=anna", door.guard(), crate::pages::rows::encoded(password))
    };
    for _ in 0..6 {
        let answer = house.post_with(&browser, "/sign-in", &form("wrong"), SAME).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("value=\"OLA\"") && !answer.body.contains("wrong\""));
    }
    let slow = house.post_with(&browser, "/sign-in", &form(PASSWORD), SAME).await;
    assert_eq!(slow.status, StatusCode::TOO_MANY_REQUESTS);
    house.seconds.fetch_add(slow.header("retry-after").parse::<i64>().unwrap(), Ordering::Relaxed);
    let answer = house.post_with(&browser, "/sign-in", &form(PASSWORD), SAME).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/people?q=anna"));
    let set = answer.header("set-cookie");
    assert!(set.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=34560000"), "{set}");
    assert!(!cookie(Some(&house.ours)).ends_with(&answer.cookie("__Host-mila").unwrap()));
}

#[tokio::test]
async fn another_name_of_this_machine_is_not_answered() {
    let house = House::new().await;
    let local = House::at("http://localhost:8420").await;
    for (house, host, is_ours) in [
        (&house, "mila.example", true),
        (&house, "MILA.example:443", true),
        (&house, "evil.example", false),
        (&house, "localhost", false),
        (&house, "", false),
        (&local, "127.0.0.1:8420", true),
        (&local, "[::1]:8420", true),
        (&local, "localhost:8420", true),
        (&local, "localhost.evil.example:8420", false),
        (&local, "127.0.0.1.evil.example", false),
    ] {
        let mut request = asked("GET", "/sign-in", "").body(Body::empty()).unwrap();
        request.headers_mut().insert(HOST, host.parse().unwrap());
        let answer = house.send(request).await;
        assert_eq!(answer.status == StatusCode::OK, is_ours, "{host}: {}", answer.status);
        assert_eq!(answer.status == StatusCode::MISDIRECTED_REQUEST, !is_ours, "{host}");
    }
    let mut request = asked("GET", "/sign-in", "").body(Body::empty()).unwrap();
    request.headers_mut().insert(HOST, "localhost".parse().unwrap());
    let plain = local.send(request).await;
    assert!(plain.cookie("mila-door").is_some() && !plain.header("set-cookie").contains("Secure"));
    assert_eq!(plain.header("strict-transport-security"), "");
}

#[tokio::test]
async fn what_is_not_there_is_said_in_the_language_of_the_reader() {
    let house = House::new().await;
    let request = asked("GET", "/nothing", "").header("accept-language", "de,he;q=0.8,en;q=0.5").body(Body::empty()).unwrap();
    let answer = house.send(request).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.body.contains("lang=\"he\" dir=\"rtl\""));
    let wrong = house.get(Some(&house.ours), &house.ours.path("/messages/{msg}/excuse")).await;
    assert_eq!((wrong.status, wrong.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, "POST"));
    assert!(wrong.body.contains("<h1>"));
    for path in ["/conversations/x", "/conversations/%ff", "/messages/x/attachments/y", "/link/x"] {
        assert_eq!(house.get(Some(&house.ours), path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(house.get(None, "/").await.location(), "/today");
    let head = house.send(asked("HEAD", "/today", &cookie(Some(&house.ours))).body(Body::empty()).unwrap()).await;
    assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""));
}

#[tokio::test]
async fn without_its_database_the_desk_says_that_nothing_is_lost() {
    let house = House::new().await;
    house.desk.close().await;
    let answer = house.get(Some(&house.ours), "/today").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!((answer.header("refresh"), answer.header("retry-after")), ("5", "5"));
    assert!(answer.body.contains("Nothing is lost"));
    let deed = house.post(Some(&house.ours), "/settings/me", "language=pl").await;
    assert_eq!((deed.status, deed.header("refresh")), (StatusCode::SERVICE_UNAVAILABLE, ""));
}

#[tokio::test]
async fn only_a_machine_that_is_trusted_may_say_on_whose_behalf_it_asks() {
    let proxy = "10.0.0.1".parse().unwrap();
    let doors = Doors { trusted_proxies: vec![proxy], ..House::new().await.doors };
    let house = crate::doors::House { doors, presses: Presses::default(), elsewhere: Elsewhere::default() };
    for (peer, line, place) in [
        (Some("10.0.0.1"), "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (Some("10.0.0.1"), "203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (Some("::ffff:10.0.0.1"), "203.0.113.9", "203.0.113.9"),
        (Some("10.0.0.1"), "nonsense", "10.0.0.1"),
        (Some("198.51.100.7"), "203.0.113.9", "198.51.100.7"),
        (Some("2001:db8:1:2:3:4:5:6"), "", "[2001, db8, 1, 2]"),
        (None, "203.0.113.9", "unknown"),
    ] {
        let headers = HeaderMap::from_iter([(HeaderName::from_static("x-forwarded-for"), line.parse().unwrap())]);
        let peer = peer.map(|peer| peer.parse().unwrap());
        assert_eq!(guard::place(&house, peer, &headers), place, "{peer:?} {line}");
    }
}
