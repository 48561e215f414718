use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::{RootCertStore, ServerConfig};
use tokio_rustls::TlsAcceptor;

use super::loopback::{Loopback, answer, elsewhere};
use super::*;

fn hello(_: &str) -> String {
    answer(200, "text/plain", "hello")
}

fn url(text: &str) -> Url {
    text.parse().unwrap()
}

#[tokio::test]
async fn what_a_server_says_is_heard() {
    let server = Loopback::open(|_| answer(418, "text/plain; charset=utf-8", "short and stout")).await;
    let answer = server.client().get(&server.url("/pot?lid=on")).await.unwrap();
    assert_eq!(answer.status, 418);
    assert_eq!(answer.content_type.as_deref(), Some("text/plain; charset=utf-8"));
    assert_eq!(answer.body, b"short and stout");
    let heard = server.heard().remove(0);
    assert!(heard.starts_with("GET /pot?lid=on HTTP/1.1\r\n"), "{heard}");
    assert!(heard.contains(&format!("host: localhost:{}\r\n", server.url("/").port().unwrap())), "{heard}");
}

#[tokio::test]
async fn a_form_is_handed_in_and_not_carried_to_another_place() {
    let server = Loopback::open(|_| elsewhere("/there")).await;
    let headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static("application/json"))]);
    let answer = server.client().post_form(&server.url("/here"), b"code=hush".to_vec(), headers).await.unwrap();
    assert_eq!(answer.status, 302);
    let heard = server.heard();
    assert_eq!(heard.len(), 1);
    assert!(heard[0].contains("application/x-www-form-urlencoded") && heard[0].ends_with("\r\n\r\ncode=hush"));
}

#[tokio::test]
async fn machines_of_the_house_are_never_called() {
    let server = Loopback::open(hello).await;
    let client = Http::new(crate::line::trust(), Vec::new());
    assert!(matches!(client.get(&server.url("/")).await, Err(HttpError::Unfit { .. })), "a port of its own");
    for inside in [
        "http://localhost/",
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "https://169.254.169.254/latest/meta-data",
        "https://10.0.0.1/",
    ] {
        let refused = client.get(&url(inside)).await;
        assert!(matches!(refused, Err(HttpError::Forbidden { .. })), "{inside}: {refused:?}");
    }
    assert!(server.heard().is_empty());
}

#[tokio::test]
async fn what_is_no_address_of_the_web_is_refused() {
    let server = Loopback::open(hello).await;
    for bad in ["ftp://files.example/", "file:///etc/passwd", "https://anna:hush@mail.example/", "data:text/plain,x"] {
        let refused = server.client().get(&url(bad)).await;
        assert!(matches!(refused, Err(HttpError::Unfit { .. })), "{bad}: {refused:?}");
    }
}

#[tokio::test]
async fn a_server_may_send_us_on_three_times_and_each_place_is_looked_at() {
    let server = Loopback::open(|request| match request.split(' ').nth(1) {
        Some("/1") => elsewhere("/2"),
        Some("/2") => elsewhere("3"),
        Some("/3") => elsewhere("/end"),
        Some("/inside") => elsewhere("http://127.0.0.1/admin"),
        Some("/round") => elsewhere("/round"),
        Some("/file") => elsewhere("file:///etc/passwd"),
        _ => answer(200, "text/plain", "here"),
    })
    .await;
    let client = server.client();
    assert_eq!(client.get(&server.url("/1")).await.unwrap().body, b"here");
    assert!(matches!(client.get(&server.url("/inside")).await, Err(HttpError::Forbidden { .. })));
    assert!(matches!(client.get(&server.url("/round")).await, Err(HttpError::TooManyRedirects { .. })));
    assert!(matches!(client.get(&server.url("/file")).await, Err(HttpError::BadRedirect { .. })));
}

#[test]
fn a_private_line_never_becomes_an_open_one() {
    let to = |from: &str, location: &str| sent_on(&url(from), &HeaderValue::from_str(location).unwrap()).ok();
    assert_eq!(to("https://a.example/x", "http://a.example/x"), None);
    assert_eq!(to("https://a.example/x", "y"), Some(url("https://a.example/y")));
    assert_eq!(to("http://a.example/x", "https://b.example/"), Some(url("https://b.example/")));
    assert_eq!(to("http://a.example/x", "http://["), None);
}

#[tokio::test]
async fn too_much_too_slow_and_hung_up_are_told_apart() {
    let server = Loopback::open(|request| {
        if request.starts_with("GET /much") {
            answer(200, "text/plain", &"x".repeat(2_000))
        } else if request.starts_with("GET /endless") {
            format!("HTTP/1.1 200 So\r\n\r\n{}", "x".repeat(2_000))
        } else {
            "HTTP/1.1 200 So\r\nContent-Length: 100\r\n\r\nhal".to_owned()
        }
    })
    .await;
    let bounds = Bounds { body: 1_000, ..BOUNDS };
    let client = Http { bounds, ..server.client() };
    assert!(matches!(client.get(&server.url("/much")).await, Err(HttpError::TooMuch { .. })));
    assert!(matches!(client.get(&server.url("/endless")).await, Err(HttpError::TooMuch { .. })));
    assert!(matches!(client.get(&server.url("/half")).await, Err(HttpError::Broken { .. })));

    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let silent = url(&format!("http://127.0.0.1:{}/", silent.local_addr().unwrap().port()));
    let bounds = Bounds { overall: Duration::from_millis(50), ..BOUNDS };
    let client = Http { bounds, ..Http::new(crate::line::trust(), vec![silent.origin()]) };
    assert!(matches!(client.get(&silent).await, Err(HttpError::TooSlow { .. })));
}

#[tokio::test]
async fn a_private_line_is_used_only_with_who_proves_who_it_is() {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivatePkcs8KeyDer::from(made.key_pair.serialize_der());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions().unwrap();
    let config = config.with_no_client_auth().with_single_cert(vec![made.cert.der().clone()], key.into()).unwrap();
    let server = Loopback::private(TlsAcceptor::from(Arc::new(config)), hello).await;

    let stranger = server.client().get(&server.url("/")).await;
    assert!(matches!(stranger, Err(HttpError::NotPrivate { .. })), "{stranger:?}");

    let mut roots = RootCertStore::empty();
    roots.add(made.cert.der().clone()).unwrap();
    let trust = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let trust = Arc::new(trust.with_root_certificates(roots).with_no_client_auth());
    let client = Http::new(trust, vec![server.url("/").origin()]);
    assert_eq!(client.get(&server.url("/")).await.unwrap().body, b"hello");
}

#[test]
fn what_is_told_of_a_failure_does_not_tell_what_was_asked() {
    let asked = url("https://mail.example/config?emailaddress=anna@mail.example");
    let error = HttpError::TooSlow { host: host(&asked) };
    assert_eq!(error.to_string(), "mail.example did not answer in time");
}
