use std::collections::HashMap;
use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering};

use sha2::{Digest, Sha256};

use super::*;
use crate::http::loopback::{Loopback, answer};

/// The example of RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const TOKENS: &str = r#"{"access_token":"open sesame","token_type":"Bearer","expires_in":3599,"refresh_token":"next"}"#;

fn secret(text: &str) -> Secret {
    Secret::from(text.to_owned())
}

fn verifier() -> Verifier {
    Verifier::kept(secret(VERIFIER)).unwrap()
}

fn back() -> Url {
    "https://mila.example/oauth/back".parse().unwrap()
}

fn client_at(server: &Loopback) -> Client {
    Client::new(Provider::Microsoft, "mila".to_owned(), Some(secret("hush"))).at(server.url("/"))
}

fn form(request: &str) -> HashMap<String, String> {
    let body = request.split_once("\r\n\r\n").unwrap().1;
    form_urlencoded::parse(body.as_bytes()).into_owned().collect()
}

fn json(status: u16, body: &str) -> String {
    answer(status, "application/json; charset=utf-8", body)
}

fn no(status: u16, code: &str) -> String {
    json(status, &format!(r#"{{"error":"{code}","error_description":"anna@studio.example"}}"#))
}

#[test]
fn the_owner_is_sent_to_the_provider_with_everything_it_wants_to_know() {
    let client = Client::new(Provider::Google, "mila".to_owned(), Some(secret("hush")));
    let url = client.consent_url(&back(), "st+te", &verifier(), Some("anna@studio.example"));
    assert!(url.as_str().starts_with("https://accounts.google.com/o/oauth2/v2/auth?"), "{url}");
    let asked: HashMap<_, _> = url.query_pairs().into_owned().collect();
    for (name, value) in [
        ("response_type", "code"),
        ("client_id", "mila"),
        ("redirect_uri", "https://mila.example/oauth/back"),
        ("state", "st+te"),
        ("scope", "https://mail.google.com/"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
        ("access_type", "offline"),
        ("login_hint", "anna@studio.example"),
    ] {
        assert_eq!(asked.get(name).map(String::as_str), Some(value), "{name}");
    }
    assert!(!url.as_str().contains("hush") && !url.as_str().contains(VERIFIER));
}

#[test]
fn every_place_of_a_provider_is_an_address_and_moves_to_another_machine() {
    let cloud: Url = "https://login.microsoftonline.us".parse().unwrap();
    for provider in Provider::ALL {
        let endpoints = endpoints(provider);
        let own = Client::new(provider, String::new(), None);
        let moved = own.clone().at(cloud.clone());
        for place in [endpoints.consent, endpoints.token, endpoints.device] {
            assert_eq!(own.endpoint(place).as_str(), place);
            assert_eq!(moved.endpoint(place).origin(), cloud.origin());
            assert_eq!(moved.endpoint(place).path(), own.endpoint(place).path());
        }
    }
}

#[test]
fn a_verifier_is_made_of_chance_and_kept_only_if_it_can_be_one() {
    let made = Verifier::of([7; 32]);
    assert_eq!(made.secret().expose().len(), 43);
    assert!(Verifier::kept(made.secret().clone()).is_some());
    for bad in ["", "short", &"a".repeat(129), &format!("{} ", "a".repeat(50))] {
        assert!(Verifier::kept(secret(bad)).is_none(), "{bad}");
    }
    assert_eq!(format!("{made:?}"), "Verifier(Secret)");
}

#[tokio::test]
async fn a_code_becomes_tokens_only_with_the_verifier_that_was_promised() {
    let server = Loopback::open(|request| {
        let form = form(request);
        let proved = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(form["code_verifier"].as_bytes()));
        let is_right = form["code"] == "c0de" && form["redirect_uri"] == back().as_str() && proved == CHALLENGE;
        if is_right && form["client_secret"] == "hush" { json(200, TOKENS) } else { no(400, "invalid_grant") }
    })
    .await;
    let (client, http) = (client_at(&server), server.client());
    let grant = client.redeem(&http, "c0de", &verifier(), &back()).await.unwrap();
    assert_eq!(grant.access.expose(), "open sesame");
    assert_eq!(grant.refresh.as_ref().map(Secret::expose), Some("next"));
    assert_eq!(grant.expires_in_s, Some(3599));
    assert!(!format!("{grant:?}").contains("sesame"));
    assert!(server.heard()[0].starts_with("POST /common/oauth2/v2.0/token "));
    let other = client.redeem(&http, "c0de", &Verifier::of([1; 32]), &back()).await;
    assert!(matches!(other, Err(OAuthError::ConsentGone)), "{other:?}");
}

#[tokio::test]
async fn a_token_for_the_next_time_counts_on_when_no_new_one_comes() {
    let server = Loopback::open(|request| match form(request)["refresh_token"].as_str() {
        "old" => json(200, r#"{"access_token":"a","token_type":"bearer"}"#),
        _ => json(200, TOKENS),
    })
    .await;
    let (client, http) = (client_at(&server), server.client());
    let grant = client.refresh(&http, &secret("old")).await.unwrap();
    assert_eq!((grant.refresh, grant.expires_in_s), (Some(secret("old")), None));
    let grant = client.refresh(&http, &secret("older")).await.unwrap();
    assert_eq!(grant.refresh, Some(secret("next")));
}

#[tokio::test]
async fn a_failure_says_what_is_to_be_done_and_no_more() {
    let server = Loopback::open(|request| match form(request)["refresh_token"].as_str() {
        "wrong way" => json(400, r#"{"error":"invalid_grant","error_description":"redirect_uri does not match"}"#),
        "ill" => answer(503, "text/html", "<h1>sorry</h1>"),
        "busy" => answer(429, "text/plain", ""),
        "html" => answer(200, "text/html", TOKENS),
        "broken" => json(200, r#"{"access_token":"hush hush","token_type":"Bearer","expires_in":"hush hush"}"#),
        "loud" => no(400, "Anna <anna@studio.example>"),
        code => no(400, code),
    })
    .await;
    let (client, http) = (client_at(&server), server.client());
    for (asked, next) in [
        ("invalid_grant", "ConsentGone"),
        ("interaction_required", "ConsentGone"),
        ("invalid_client", "Misconfigured { code: \"invalid_client\" }"),
        ("unauthorized_client", "Misconfigured { code: \"unauthorized_client\" }"),
        ("redirect_uri_mismatch", "Misconfigured { code: \"redirect_uri_mismatch\" }"),
        ("wrong way", "Misconfigured { code: \"invalid_grant\" }"),
        ("temporarily_unavailable", "Later"),
        ("slow_down", "Later"),
        ("ill", "Later"),
        ("busy", "Later"),
        ("access_denied", "Refused { code: \"access_denied\" }"),
        ("html", "Refused { code: \"unreadable\" }"),
        ("broken", "Refused { code: \"unreadable\" }"),
        ("loud", "Refused { code: \"unreadable\" }"),
    ] {
        let error = client.refresh(&http, &secret(asked)).await.unwrap_err();
        assert_eq!(format!("{error:?}"), next, "{asked}");
        assert!(error.source().is_none(), "{asked}");
    }
    let away = Http::new(crate::line::trust(), Vec::new());
    assert!(matches!(client.refresh(&away, &secret("x")).await, Err(OAuthError::Unreachable { .. })));
}

#[tokio::test]
async fn an_owner_agrees_on_another_device() {
    let asked = AtomicUsize::new(0);
    let server = Loopback::open(move |request| {
        if request.starts_with("POST /common/oauth2/v2.0/devicecode ") {
            assert!(form(request)["scope"].contains("IMAP.AccessAsUser.All"));
            return json(
                200,
                r#"{"device_code":"dev","user_code":"ABCD-EFGH","verification_uri":"https://login.example/device",
                    "expires_in":900000,"interval":0,"message":"type"}"#,
            );
        }
        assert_eq!(form(request)["device_code"], "dev");
        match asked.fetch_add(1, Ordering::SeqCst) {
            0 => no(428, "authorization_pending"),
            1 => no(403, "slow_down"),
            2 => json(200, TOKENS),
            3 => no(400, "expired_token"),
            4 => no(400, "authorization_declined"),
            5 => no(400, "invalid_client"),
            _ => answer(502, "text/html", "sorry"),
        }
    })
    .await;
    let (client, http) = (client_at(&server), server.client());
    let ask = client.ask_device(&http).await.unwrap();
    assert_eq!((ask.user_code.as_str(), ask.verification_url.as_str()), ("ABCD-EFGH", "https://login.example/device"));
    assert_eq!((ask.interval_s, ask.expires_s), (1, 3_600));
    let polled = async || client.poll_device(&http, &ask).await;
    assert_eq!(polled().await.unwrap(), DevicePoll::Waiting);
    assert_eq!(polled().await.unwrap(), DevicePoll::SlowDown);
    assert!(matches!(polled().await.unwrap(), DevicePoll::Granted(grant) if grant.access == secret("open sesame")));
    assert_eq!(polled().await.unwrap(), DevicePoll::Expired);
    assert_eq!(polled().await.unwrap(), DevicePoll::Denied);
    assert!(matches!(polled().await, Err(OAuthError::Misconfigured { .. })));
    assert!(matches!(polled().await, Err(OAuthError::Later)));
}

#[tokio::test]
async fn a_place_that_nobody_should_be_sent_to_is_not_shown() {
    for (place, code) in [("javascript:alert(1)", "A"), ("https://x.example/", ""), ("https://x.example/", "a b"), ("x", "A")] {
        let said = format!(r#"{{"device_code":"d","user_code":"{code}","verification_uri":"{place}","expires_in":9}}"#);
        let server = Loopback::open(move |_| json(200, &said)).await;
        let refused = client_at(&server).ask_device(&server.client()).await;
        assert!(matches!(refused, Err(OAuthError::Refused { .. })), "{place} {code}");
    }
}

#[test]
fn a_worker_may_carry_a_question_from_thread_to_thread() {
    fn carried<T: Send>(_: T) {}
    let (client, http) = (Client::new(Provider::Google, String::new(), None), Http::new(crate::line::trust(), Vec::new()));
    carried(client.redeem(&http, "", &verifier(), &back()));
    carried(client.refresh(&http, &secret("")));
    carried(client.ask_device(&http));
    let dns = crate::discover::Dns::Told(crate::discover::Told::default());
    carried(crate::discover::find(&mila_domain::address::Address::parse("a@b.example").unwrap(), &http, &dns));
}
