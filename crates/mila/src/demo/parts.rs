//! Parts of messages that are not plain words: HTML, attachments, invitations, delivery notices, and what binds them.
//! Which letter has which, `letter` decides.

use super::chance::Chance;
use super::letter::{Part, disposition};
use super::mime::{Transfer, transfer};
use super::play::Letter;
use super::script::Program;
use jiff::SignedDuration;
use std::fmt::Write as _;

/// Several parts as one.
#[must_use]
pub fn multipart(kind: &str, parts: Vec<Part>, chance: &mut Chance) -> Part {
    let boundary = format!("=_{}", chance.token());
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend(format!("--{boundary}\r\n{}\r\n\r\n", part.head).into_bytes());
        bytes.extend(part.bytes);
        bytes.extend(b"\r\n");
    }
    bytes.extend(format!("--{boundary}--\r\n").into_bytes());
    Part { head: format!("Content-Type: multipart/{kind};\r\n boundary=\"{boundary}\""), bytes }
}

/// The letter as HTML, from right to left where its language is.
#[must_use]
pub fn html(letter: &Letter) -> String {
    let mut html = format!("<html><body><div dir=\"{}\">\n", letter.language.direction());
    paragraphs(&mut html, &letter.own);
    html.push_str("</div>\n");
    if !letter.quote.is_empty() {
        let mut lines = letter.quote.lines().peekable();
        html.push_str("<div class=\"gmail_quote\">\n");
        if let Some(line) = lines.next_if(|line| !line.starts_with('>')) {
            let _ = writeln!(html, "<div dir=\"{}\">{}</div>", letter.language.direction(), escaped(line));
        }
        let rest: Vec<&str> = lines.map(|line| line.trim_start_matches(['>', ' '])).collect();
        html.push_str("<blockquote>\n");
        paragraphs(&mut html, &rest.join("\n"));
        html.push_str("</blockquote></div>\n");
    }
    html.push_str("</body></html>\n");
    html
}

fn paragraphs(html: &mut String, text: &str) {
    for paragraph in text.split("\n\n") {
        let lines: Vec<String> = paragraph.lines().map(escaped).collect();
        let _ = writeln!(html, "<p>{}</p>", lines.join("<br>\n"));
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A small file of the sort that its name tells.
#[must_use]
pub fn attachment(name: &str, program: Program) -> Part {
    let ending = name.rsplit('.').next().unwrap_or_default();
    let (kind, bytes): (&str, &[u8]) = match ending {
        "pdf" => ("application/pdf", PDF),
        "png" => ("image/png", PNG),
        "jpg" => ("image/jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"),
        "zip" => ("application/zip", EMPTY_ZIP),
        "pptx" => ("application/vnd.openxmlformats-officedocument.presentationml.presentation", EMPTY_ZIP),
        "txt" => ("text/plain; charset=utf-8", b"1.\r\n2.\r\n3.\r\n"),
        _ => ("application/octet-stream", b"\x00"),
    };
    let name = disposition(name, program);
    Part {
        head: format!("Content-Type: {kind}\r\nContent-Disposition: attachment;\r\n {name}\r\nContent-Transfer-Encoding: base64"),
        bytes: transfer(bytes, Transfer::Base64),
    }
}

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\
\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

/// An invitation (`REQUEST`) to a meeting, or the answer (`REPLY`) to the one that began the conversation.
#[must_use]
pub fn calendar(letter: &Letter, method: &str) -> Part {
    let (organizer, guest) = match method {
        "REPLY" => (letter.to.first().unwrap_or(&letter.from), &letter.from),
        _ => (&letter.from, letter.to.first().unwrap_or(&letter.from)),
    };
    let status = if method == "REPLY" { "ACCEPTED" } else { "NEEDS-ACTION" };
    let uid = letter.answers.first().unwrap_or(&letter.id);
    let start = letter.at + SignedDuration::from_hours(4 * 24);
    let summary = letter.subject.rsplit_once(": ").map_or(letter.subject.as_str(), |(_, subject)| subject);
    let text = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Calendar//EN".to_owned(),
        format!("METHOD:{method}"),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{uid}"),
        format!("DTSTAMP:{}", letter.at.strftime("%Y%m%dT%H%M%SZ")),
        format!("DTSTART:{}", start.strftime("%Y%m%dT%H0000Z")),
        "DURATION:PT1H".to_owned(),
        format!("SUMMARY:{summary}"),
        format!("ORGANIZER:mailto:{}", organizer.address),
        format!("ATTENDEE;PARTSTAT={status}:mailto:{}", guest.address),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR\r\n".to_owned(),
    ]
    .join("\r\n");
    Part {
        head: format!("Content-Type: text/calendar; charset=utf-8; method={method}\r\nContent-Transfer-Encoding: base64"),
        bytes: transfer(text.as_bytes(), Transfer::Base64),
    }
}

/// The mail system's notice that our letter did not arrive (RFC 3464).
#[must_use]
pub fn delivery_report(letter: &Letter, chance: &mut Chance) -> Part {
    let lost = letter.answers.last().map_or("", String::as_str);
    let (notice, to) = (&letter.own, &letter.quote);
    let part = |kind: &str, text: String| Part { head: format!("Content-Type: {kind}"), bytes: text.into_bytes() };
    let status = format!(
        "Reporting-MTA: dns; mail.studio-rozen.example\r\n\r\nFinal-Recipient: rfc822; {to}\r\nAction: failed\r\nStatus: 5.2.2\r\n"
    );
    let parts = vec![
        part("text/plain; charset=us-ascii", format!("{notice}\r\n\r\n<{to}>\r\n")),
        part("message/delivery-status", status),
        part("text/rfc822-headers", format!("Message-ID: <{lost}>\r\nTo: {to}\r\n")),
    ];
    let mut report = multipart("report", parts, chance);
    report.head = report.head.replace("multipart/report;", "multipart/report; report-type=delivery-status;");
    report
}
