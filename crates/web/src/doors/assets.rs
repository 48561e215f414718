//! What is the same for everybody: style sheet, script, icon, and what a browser asks for by itself.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, Uri};
use axum::response::{IntoResponse, Response};

use crate::pages::shell::{APP_CSS, APP_JS};
use crate::pages::trouble::OfflinePage;

use super::answer::{Problem, page};
use super::visit::Anybody;

const ICON: &str = include_str!("../../assets/icon.svg");
const ICON_180: &[u8] = include_bytes!("../../assets/icons/icon-180.png");
const ICON_192: &[u8] = include_bytes!("../../assets/icons/icon-192.png");
const ICON_512: &[u8] = include_bytes!("../../assets/icons/icon-512.png");
const SERVICE_WORKER: &str = include_str!("../../assets/sw.js");
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

/// The icon for home screens that cut its corners themselves.
pub async fn icon_180(uri: Uri) -> (Headers, &'static [u8]) {
    (headers("image/png", &uri), ICON_180)
}

/// The icon for home screens.
pub async fn icon_192(uri: Uri) -> (Headers, &'static [u8]) {
    (headers("image/png", &uri), ICON_192)
}

/// The icon for the moment in which Mila starts.
pub async fn icon_512(uri: Uri) -> (Headers, &'static [u8]) {
    (headers("image/png", &uri), ICON_512)
}

/// What shows the page for a desk that cannot be reached. It stands at the top, since it may only look after what is
/// below it, and browsers look at it anew of themselves.
pub async fn service_worker() -> ([(HeaderName, &'static str); 1], &'static str) {
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], SERVICE_WORKER)
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

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// Width and height of a PNG, as its first chunk says.
    fn size(png: &[u8]) -> (u32, u32) {
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
        (number(16), number(20))
    }

    #[test]
    fn the_icons_are_as_large_as_they_say_and_light_to_carry() {
        for (icon, side) in [(ICON_180, 180), (ICON_192, 192), (ICON_512, 512)] {
            assert_eq!(size(icon), (side, side));
            assert!(icon.len() <= 4_096, "{side}: {} bytes", icon.len());
        }
    }

    #[test]
    fn a_telephone_finds_all_that_it_needs() {
        let manifest: Value = serde_json::from_str(MANIFEST).unwrap();
        for (name, value) in [("start_url", "/today"), ("scope", "/"), ("display", "standalone"), ("short_name", "Mila")] {
            assert_eq!(manifest[name], value);
        }
        for colour in ["background_color", "theme_color"] {
            assert!(manifest[colour].as_str().unwrap().starts_with('#'));
        }
        let purposes: Vec<&str> =
            manifest["icons"].as_array().unwrap().iter().map(|icon| icon["purpose"].as_str().unwrap()).collect();
        assert_eq!(purposes, ["any", "any", "maskable"]);
    }

    #[test]
    fn the_service_worker_is_small_and_keeps_no_mail() {
        assert!(SERVICE_WORKER.len() < 1_500, "{} bytes", SERVICE_WORKER.len());
        assert!(!SERVICE_WORKER.contains(".put("));
    }
}
