use std::io::{Read as _, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use super::*;

const VERIFIER: &str = "a-verifier-of-forty-three-letters-or-more-1234";
const BACK: &str = "http://127.0.0.1:9/back?x=1";

fn ask(server: &OAuthServer, method: &str, target: &str, fields: &[(&str, &str)]) -> String {
    let form: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let (target, form) = if method == "GET" { (format!("{target}?{form}"), String::new()) } else { (target.to_owned(), form) };
    let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    write!(stream, "{method} {target} HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n{form}", form.len()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn value(answer: &str, name: &str) -> String {
    let (_, rest) = answer.split_once(&format!("\"{name}\": \"")).unwrap_or_else(|| panic!("no {name} in {answer}"));
    rest.split('"').next().unwrap().to_owned()
}

fn consent(server: &OAuthServer) -> String {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
    ask(
        server,
        "GET",
        "/o/oauth2/v2/auth",
        &[
            ("client_id", OAuthServer::client_id()),
            ("response_type", "code"),
            ("redirect_uri", BACK),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
            ("state", "a b"),
        ],
    )
}

fn code(server: &OAuthServer) -> String {
    let answer = consent(server);
    let (_, rest) = answer.split_once("Location: http://127.0.0.1:9/back?x=1&code=").unwrap_or_else(|| panic!("{answer}"));
    let (code, rest) = rest.split_once('&').unwrap();
    assert!(rest.starts_with("state=a+b\r\n"));
    code.replace("%2F", "/")
}

fn token(server: &OAuthServer, fields: &[(&str, &str)]) -> String {
    let client = [("client_id", OAuthServer::client_id()), ("client_secret", OAuthServer::client_secret())];
    ask(server, "POST", "/common/oauth2/v2.0/token", &[&client, fields].concat())
}

fn exchange(server: &OAuthServer, code: &str, verifier: &str) -> String {
    token(server, &[("grant_type", "authorization_code"), ("code", code), ("redirect_uri", BACK), ("code_verifier", verifier)])
}

fn renew(server: &OAuthServer, refresh: &str) -> String {
    token(server, &[("grant_type", "refresh_token"), ("refresh_token", refresh)])
}

#[test]
fn a_code_becomes_a_token_once_and_for_its_owner_only() {
    let server = OAuthServer::start();
    let stolen = code(&server);
    assert_eq!(value(&exchange(&server, &stolen, "another"), "error"), "invalid_grant");
    let code = code(&server);
    let access = value(&exchange(&server, &code, VERIFIER), "access_token");
    assert!(server.valid_tokens().is_valid(&access));
    assert_eq!(value(&exchange(&server, &code, VERIFIER), "error"), "invalid_grant");
    server.deny_consent();
    assert!(consent(&server).contains("&error=access_denied&state=a+b"));
    assert_eq!(server.seen()[0].fields["state"], "a b");
}

#[test]
fn a_token_is_renewed_until_the_owner_takes_it_back() {
    let server = OAuthServer::start();
    let first = exchange(&server, &code(&server), VERIFIER);
    let (access, refresh) = (value(&first, "access_token"), value(&first, "refresh_token"));
    server.expire_access();
    assert!(!server.valid_tokens().is_valid(&access));
    let renewed = renew(&server, &refresh);
    assert!(server.valid_tokens().is_valid(&value(&renewed, "access_token")) && !renewed.contains("refresh_token"));
    server.rotate_refresh_tokens();
    let next = value(&renew(&server, &refresh), "refresh_token");
    assert_eq!(value(&renew(&server, &refresh), "error"), "invalid_grant");
    server.revoke_all();
    assert_eq!(value(&renew(&server, &next), "error"), "invalid_grant");
    assert_eq!(server.valid_tokens().count(), 0);
}

#[test]
fn a_device_waits_for_its_person() {
    let server = OAuthServer::start();
    let shown = ask(&server, "POST", "/device/code", &[("client_id", OAuthServer::client_id())]);
    let device = value(&shown, "device_code");
    let poll = || token(&server, &[("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("device_code", &device)]);
    assert_eq!(value(&poll(), "error"), "authorization_pending");
    server.approve_device(&value(&shown, "user_code"));
    assert!(server.valid_tokens().is_valid(&value(&poll(), "access_token")));
    assert_eq!(value(&poll(), "error"), "invalid_grant");
    assert!(ask(&server, "POST", "/token", &[("client_id", "other")]).contains("401"));
}
