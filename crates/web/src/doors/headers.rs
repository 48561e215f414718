//! What every answer carries, whatever it is: what a browser may do with it, and that nobody keeps it.

use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, STRICT_TRANSPORT_SECURITY, X_FRAME_OPTIONS};
use axum::http::{HeaderMap, HeaderName, HeaderValue};

use super::House;
use super::visit::Visit;

/// Powers of a browser that no page of ours needs.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
     microphone=(), midi=(), payment=(), usb=()";

/// Headers of every answer.
const ALWAYS: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", PERMISSIONS),
    ("x-robots-tag", "noindex, nofollow"),
];

/// Puts the headers on. What a handler said itself about framing, content and keeping stays.
pub fn put_on(house: &House, visit: &Visit, headers: &mut HeaderMap) {
    for (name, value) in ALWAYS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if house.is_https() {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    headers.entry(X_FRAME_OPTIONS).or_insert(HeaderValue::from_static("DENY"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    let policy = HeaderValue::try_from(policy(&visit.nonce)).unwrap_or(HeaderValue::from_static("default-src 'none'"));
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(policy);
}

fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; style-src 'self'; script-src 'nonce-{nonce}'; img-src 'self' data:; connect-src 'self'; \
         form-action 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}
