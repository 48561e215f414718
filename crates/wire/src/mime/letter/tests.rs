use super::*;
use proptest::prelude::*;

fn opened(raw: &str) -> OpenLetter {
    letter(raw.as_bytes()).unwrap()
}

fn mixed(parts: &[&str]) -> String {
    format!("From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n{}\n--b--\n", parts.join("\n--b\n"))
}

const PLAIN: &str = "Content-Type: text/plain; charset=utf-8\n\nDzień dobry";
const HTML: &str = "Content-Type: text/html; charset=utf-8\n\n<p>Dzień <b>dobry</b></p>";
const PDF: &str = "Content-Type: application/PDF\nContent-Disposition: attachment; filename=\"oferta.pdf\"\n\
    Content-Transfer-Encoding: base64\n\nJVBERg==";
const LOGO: &str = "Content-Type: image/png; name=logo.png\nContent-ID: <logo@x>\nContent-Transfer-Encoding: base64\n\niVBORw==";

fn names(letter: &OpenLetter) -> Vec<&str> {
    letter.attachments.iter().map(|attachment| attachment.name.as_deref().unwrap_or("-")).collect()
}

fn attachment(raw: &[u8], number: u16) -> Option<(Attachment, Vec<u8>)> {
    attachments(raw, &[number]).pop()
}

#[test]
fn several_attachments_are_opened_in_one_walk() {
    let raw = mixed(&[PLAIN, PDF, LOGO, PDF]);
    let found = attachments(raw.as_bytes(), &[2, 0, 7]);
    let found: Vec<(u16, &[u8])> = found.iter().map(|(one, bytes)| (one.number, bytes.as_slice())).collect();
    assert_eq!(found, [(0, b"%PDF".as_slice()), (2, b"%PDF")]);
}

#[test]
fn a_letter_in_two_forms_shows_both() {
    let alternative = format!("Content-Type: multipart/alternative; boundary=c\n\n--c\n{PLAIN}\n--c\n{HTML}\n--c--");
    let letter = opened(&mixed(&[&alternative, PDF]));
    assert_eq!(letter.text.trim(), "Dzień dobry");
    assert_eq!(letter.html.as_deref().map(str::trim), Some("<p>Dzień <b>dobry</b></p>"));
    let expected = Attachment {
        number: 0,
        name: Some("oferta.pdf".to_owned()),
        media: "application/pdf".to_owned(),
        size: 4,
        content_id: None,
        is_inline: false,
    };
    assert_eq!(letter.attachments, [expected]);
}

#[test]
fn where_there_is_no_plain_text_the_html_is_read() {
    let letter = opened(&format!("From: a@x.example\n{HTML}\n"));
    assert_eq!((letter.text.as_str(), letter.html.is_some()), ("Dzień dobry", true));
    let letter = opened(&format!("From: a@x.example\n{PLAIN}\n"));
    assert_eq!((letter.text.trim(), letter.html), ("Dzień dobry", None));
}

#[test]
fn plain_text_beside_the_html_is_not_lost() {
    let letter = opened(&mixed(&[HTML, "Content-Type: text/plain\n\n-- \nlist <footer>"]));
    assert!(letter.html.unwrap().ends_with("<div style=\"white-space:pre-wrap\">-- \nlist &lt;footer&gt;</div>"));
    let letter = opened(&mixed(&["Content-Type: text/plain\n\none", PDF, "Content-Type: text/plain\n\ntwo"]));
    assert_eq!(letter.text, "one\ntwo\n");
}

#[test]
fn a_picture_is_inline_only_where_the_letter_shows_it() {
    let check = |html: &str, expected: bool| {
        let letter = opened(&mixed(&[&format!("Content-Type: text/html\n\n{html}"), LOGO]));
        assert_eq!(letter.attachments[0].is_inline, expected, "{html}");
        assert_eq!(letter.attachments[0].content_id.as_deref(), Some("logo@x"), "{html}");
    };
    check("<img src=\"cid:logo@x\">", true);
    check("<img src='CID:logo%40x'>", true);
    check("<img src=cid:logo@x>", true);
    check("<img src=\"cid:other@x\">", false);
    check("<p>cid: logo@x</p>", false);
    let svg = LOGO.replace("image/png", "image/svg+xml");
    let letter = opened(&mixed(&["Content-Type: text/html\n\n<img src=\"cid:logo@x\">", &svg]));
    assert!(!letter.attachments[0].is_inline);
    let placed = LOGO.replace("Content-ID: <logo@x>", "Content-Location: logo.png");
    let letter = opened(&mixed(&["Content-Type: text/html\n\n<img src=\"logo.png\">", &placed]));
    assert_eq!((letter.attachments[0].is_inline, letter.attachments[0].content_id.as_deref()), (true, Some("logo.png")));
}

#[test]
fn letters_and_invitations_have_a_name() {
    let forwarded = "Content-Type: message/rfc822\n\nSubject: =?utf-8?q?Wycena_3/2026?=\nContent-Type: text/html\n\n<p>hidden";
    let letter = opened(&mixed(&[
        PLAIN,
        forwarded,
        "Content-Type: message/rfc822\n\nFrom: b@x.example\n\nno subject",
        "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR",
        "Content-Type: application/ms-tnef; name=winmail.dat\n\nx",
        "Content-Type: application/pgp-signature; name=signature.asc\n\nx",
        "Content-Type: application/x-pkcs7-signature; name=smime.p7s\n\nx",
    ]));
    assert_eq!(names(&letter), ["Wycena 3-2026.eml", "message.eml", "invite.ics", "winmail.dat"]);
    assert_eq!((letter.text.trim(), letter.html), ("Dzień dobry", None));
}

#[test]
fn an_attachment_is_handed_out_by_its_number() {
    let raw = mixed(&[PLAIN, "Content-Type: text/csv; name=a.csv\n\na;b\r\n1;2", PDF]);
    let (csv, bytes) = attachment(raw.as_bytes(), 0).unwrap();
    assert_eq!((csv.name.as_deref(), csv.size, bytes.as_slice()), (Some("a.csv"), 8, b"a;b\r\n1;2".as_slice()));
    let (pdf, bytes) = attachment(raw.as_bytes(), 1).unwrap();
    assert_eq!((pdf.number, pdf.name.as_deref(), bytes.as_slice()), (1, Some("oferta.pdf"), b"%PDF".as_slice()));
    assert_eq!(attachment(raw.as_bytes(), 2), None);
    assert_eq!(attachment(b"", 0), None);
}

#[test]
fn what_is_no_letter_says_why() {
    assert_eq!(letter(b" \n"), Err(Why::Empty));
    assert_eq!(letter(b"just words\n"), Err(Why::NoHeader));
}

#[test]
fn hostile_letters_are_opened_within_bounds() {
    let parts = format!("Content-Type: multipart/mixed; boundary=b\n\n{}", "--b\nContent-Type: image/png\n\n".repeat(200_000));
    let html = format!("Content-Type: text/html\n\n{}", "<b>".repeat(2_000_000));
    let kind = "message/rfc822\nContent-Disposition: attachment; filename*0*=x".to_owned() + &";filename*1*=%".repeat(10_000);
    for hostile in [parts, html, format!("Content-Type: {kind}\n\nx")] {
        let letter = opened(&format!("From: a@x.example\n{hostile}"));
        assert!(letter.attachments.len() <= 1_001);
        assert!(letter.html.unwrap_or_default().len() <= LONGEST_HTML);
    }
}

proptest! {
    #[test]
    fn any_arrangement_of_parts_is_shown_or_refused(lines in proptest::collection::vec(prop_oneof![
        Just("--b"), Just("--b--"), Just(""), Just("Content-Type: multipart/mixed; boundary=b"), Just("Content-Type: image/png"),
        Just("Content-Type: text/html; charset=utf-16"), Just("Content-Disposition: attachment; filename*1*=%ff; filename*=''"),
        Just("Content-Transfer-Encoding: base64"), Just("Content-ID: <=?x?=>"), Just("<img src=\"cid:%"), Just("=\u{142}="),
        Just("Content-Type: message/rfc822; name=\"=?utf-8?b?=FF?="), Just("Content-Location: \\"), Just("Subject: /../\u{202e}"),
    ], 0..40)) {
        let raw = format!("From: a@x.example\n{}", lines.join("\n"));
        let opened = letter(raw.as_bytes()).unwrap();
        for (number, listed) in (0..).zip(&opened.attachments) {
            let (found, bytes) = attachment(raw.as_bytes(), number).unwrap();
            prop_assert_eq!(&found, listed);
            prop_assert_eq!(bytes.len() as u64, listed.size);
        }
    }
}
