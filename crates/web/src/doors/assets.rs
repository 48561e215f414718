//! What is the same for everybody: style sheet, script, icon, and what a browser asks for by itself.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, Uri};
use axum::response::{IntoResponse, Response};

use crate::pages::shell::{APP_CSS, APP_JS};
use crate::pages::trouble::OfflinePage;

use super::answer::{Problem, page};
use super::visit::Anybody;

const ICON: &str = include_str!("../../assets/icon.svg");
const MANIFEST: &str = include_str!("../../assets/manifest.json");

type Headers = [(HeaderName, &'static str); 2];

/// An address with a mark of its content never means anything else.
fn headers(kind: &'static str, uri: &Uri) -> Headers {
    let is_marked = uri.query().is_some_and(|query| query.starts_with("v="));
    let keep = if is_marked { "private, max-age=31536000, immutable" } else { "private, no-cache" };
    [(CONTENT_TYPE, kind), (CACHE_CONTROL, keep)]
}

/// The style sheet.
pub async fn css(uri: Uri) -> (Headers, &'static str) {
    (headers("text/css; charset=utf-8", &uri), APP_CSS)
}

/// The script.
pub async fn js(uri: Uri) -> (Headers, &'static str) {
    (headers("text/javascript; charset=utf-8", &uri), APP_JS)
}

/// The icon.
pub async fn icon(uri: Uri) -> (Headers, &'static str) {
    (headers("image/svg+xml", &uri), ICON)
}

/// What a telephone needs to put Mila among its programs.
pub async fn manifest(uri: Uri) -> (Headers, &'static str) {
    (headers("application/manifest+json", &uri), MANIFEST)
}

/// Nothing here is for search machines.
pub async fn robots() -> Response {
    "User-agent: *\nDisallow: /\n".into_response()
}

/// What a browser may show that cannot reach the desk.
pub async fn offline(Anybody(visit): Anybody) -> Result<Response, Problem> {
    let shown = OfflinePage::of(visit.texts());
    page(shown.html(&visit.plain_shell(&shown.title)?))
}
