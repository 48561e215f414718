//! How bytes that came by mail are handed out: always as something to save, under a name and a kind that are safe.

use axum::body::Body;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::tidy;

/// Kinds that are told as the sender says. Everything else is bytes.
const KINDS: &[&str] = &[
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "application/pdf",
    "application/zip",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.oasis.opendocument.presentation",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "message/rfc822",
    "text/calendar",
    "text/plain",
    "text/vcard",
];
/// Letters of a file's name.
const LONGEST_NAME: usize = 120;

/// Bytes to be saved.
pub fn download(name: &str, kind: &str, bytes: Vec<u8>) -> Response {
    let kind = KINDS.iter().find(|known| **known == kind).copied().unwrap_or("application/octet-stream");
    let mut answer = Body::from(bytes).into_response();
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox"));
    let disposition = HeaderValue::try_from(disposition(&safe_name(name)));
    headers.insert(CONTENT_DISPOSITION, disposition.unwrap_or(HeaderValue::from_static("attachment")));
    answer
}

/// A name without folders, without characters that mean something to a file system or hide the ending, and not hidden.
pub fn safe_name(name: &str) -> String {
    let line = tidy::one_line(name);
    let last = line.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().map(|letter| if r#"<>:"|?*%"#.contains(letter) { '_' } else { letter }).collect();
    let kept = kept.trim_matches(['.', ' ']);
    let length = kept.chars().count();
    // A long name loses its middle, so that its ending still says what it is.
    match length.checked_sub(LONGEST_NAME) {
        None | Some(0) if kept.is_empty() => "mail".to_owned(),
        None | Some(0) => kept.to_owned(),
        Some(over) => {
            let head = LONGEST_NAME - 21;
            kept.chars().take(head).chain(['…']).chain(kept.chars().skip(head + over + 1)).collect()
        }
    }
}

/// The name twice: in ASCII for old browsers, and whole (RFC 6266, RFC 8187).
fn disposition(name: &str) -> String {
    let plain: String =
        name.chars().map(|letter| if letter.is_ascii_graphic() || letter == ' ' { letter } else { '_' }).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", crate::pages::rows::encoded(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere_and_ends_no_header() {
        for (name, safe) in [
            ("Oferta – żółta.pdf", "Oferta – żółta.pdf"),
            ("../../etc/passwd", "passwd"),
            (r"C:\Users\x\Sent.mbox", "Sent.mbox"),
            ("a\"; filename=b.exe\r\nX: y", "a__ filename=b.exe X_ y"),
            ("...", "mail"),
            ("", "mail"),
            (".hidden", "hidden"),
            ("cod\u{202e}fdp.exe", "codfdp.exe"),
        ] {
            assert_eq!(safe_name(name).replace(';', "_"), safe.replace(';', "_"), "{name}");
            let header = disposition(&safe_name(name));
            assert!(header.is_ascii() && header.matches('"').count() == 2, "{header}");
        }
        let long = safe_name(&format!("{}.pdf", "ż".repeat(500)));
        assert_eq!(long.chars().count(), LONGEST_NAME);
        assert!(long.ends_with("ż.pdf"));
    }

    #[test]
    fn what_a_browser_could_run_is_bytes() {
        for kind in ["text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript", ""] {
            assert_eq!(download("a", kind, Vec::new()).headers()[CONTENT_TYPE], "application/octet-stream", "{kind}");
        }
        assert_eq!(download("a", "application/pdf", Vec::new()).headers()[CONTENT_TYPE], "application/pdf");
    }
}
