//! Each of the two walls around a letter alone. Wall one is the cleaned letter in a page that may do anything; wall two
//! is the raw payload in the frame. A small server of the test's own hands both out and remembers what is asked of it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::http::{StatusCode, Uri};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use mila_web::letter::{self, FRAME_CSP};
use tokio::net::TcpListener;

use super::hostile::{loud, payloads};
use super::stage::Stage;
use super::visitor::Visitor;

/// What the letters asked the server for, apart from themselves.
type Asked = Arc<Mutex<Vec<String>>>;

/// A letter in a page without any wall but the first.
async fn cleaned(Path(number): Path<usize>) -> Html<String> {
    let clean = letter::clean(&loud(&payloads()[number]), &|_| None, &|host| format!("leads to {host}"));
    Html(letter::frame(&clean, None, "A letter"))
}

/// A letter as it came, behind the second wall.
async fn framed(Path(number): Path<usize>) -> Response {
    ([(CONTENT_SECURITY_POLICY, FRAME_CSP), (X_CONTENT_TYPE_OPTIONS, "nosniff")], bare(Path(number)).await).into_response()
}

/// A letter as it came, behind nothing.
async fn bare(Path(number): Path<usize>) -> Html<String> {
    Html(loud(&payloads()[number]))
}

/// A page with all letters of a kind, in the frame in which the desk shows them or in one that may do anything. Its
/// title says when they have come; some never end to load.
const PAGE: &str = "<!doctype html><meta charset=utf-8><link rel=icon href='data:,'><title>Letters</title><body><script>
    const come = NUMBERS.map((number) => new Promise((done) => {
        const frame = document.createElement('iframe');
        if ('SANDBOX') frame.setAttribute('sandbox', 'SANDBOX');
        frame.onload = done;
        setTimeout(done, 10_000);
        frame.src = '/KIND/' + number;
        document.body.append(frame);
    }));
    Promise.all(come).then(() => (document.title = 'seen'));
</script>";

fn page(kind: &str, sandbox: &str, numbers: &[usize]) -> Html<String> {
    Html(PAGE.replace("KIND", kind).replace("SANDBOX", sandbox).replace("NUMBERS", &format!("{numbers:?}")))
}

/// The letters by which the second wall is tried. There is no policy of a page against `preconnect`: behind the second
/// wall alone it would open a connection, over which nothing is sent.
fn behind_the_second() -> Vec<usize> {
    (0..).zip(payloads()).filter(|(_, payload)| !payload.contains("rel=preconnect")).map(|(number, _)| number).collect()
}

fn all() -> Vec<usize> {
    (0..payloads().len()).collect()
}

async fn remember(State(asked): State<Asked>, uri: Uri) -> StatusCode {
    asked.lock().unwrap().push(uri.to_string());
    StatusCode::NOT_FOUND
}

async fn server() -> (String, Asked) {
    let asked = Asked::default();
    let router = Router::new()
        .route("/one", get(|| async { page("cleaned", "", &all()) }))
        .route("/two", get(|| async { page("framed", "allow-popups allow-popups-to-escape-sandbox", &behind_the_second()) }))
        .route("/none", get(|| async { page("bare", "", &all()) }))
        .route("/cleaned/{number}", get(cleaned))
        .route("/framed/{number}", get(framed))
        .route("/bare/{number}", get(bare))
        .fallback(remember)
        .with_state(Arc::clone(&asked));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(axum::serve(listener, router).into_future());
    (base, asked)
}

/// What got through a wall: scripts that spoke, requests that were made here and elsewhere.
async fn breaches(visitor: &Visitor, stage: &Stage, asked: &Asked, url: &str) -> Vec<String> {
    visitor.go(url).await;
    visitor.wait("document.title === 'seen'").await;
    // What a script does later, it does soon.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let spoken = visitor.console().await.into_iter().filter(|line| line.contains("console-api"));
    let mut breaches: Vec<String> = spoken.collect();
    breaches.extend(asked.lock().unwrap().drain(..));
    breaches.extend(stage.trap.caught());
    breaches
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_wall_around_a_letter_is_enough_alone() {
    let stage = Stage::open();
    let visitor = stage.impatient().await;
    let (base, asked) = server().await;
    for wall in ["one", "two"] {
        let breaches = breaches(&visitor, &stage, &asked, &format!("{base}/{wall}")).await;
        assert!(breaches.is_empty(), "wall {wall}\n{}", breaches.join("\n"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_walls_letters_do_harm() {
    let stage = Stage::open();
    let visitor = stage.impatient().await;
    let (base, asked) = server().await;
    let breaches = breaches(&visitor, &stage, &asked, &format!("{base}/none")).await;
    for sign in ["console-api", "/bare/x", "evil.example"] {
        assert!(breaches.iter().any(|breach| breach.contains(sign)), "{sign} was not noticed: {breaches:?}");
    }
}
