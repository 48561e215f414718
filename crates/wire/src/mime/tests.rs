use super::*;
use mila_domain::message::BodyHash;
use mila_domain::message::CalendarMethod;
use proptest::prelude::*;

fn opened(raw: &str) -> OpenedMessage {
    open(raw.as_bytes()).unwrap()
}

#[test]
fn a_letter_is_opened() {
    let letter = opened(
        "Received: from x by y; Thu, 5 Mar 2026 10:00:05 +0000\n\
         From: =?utf-8?q?Zofia_W=C3=B3jcik?= <Zofia@Firma.example>\n\
         To: Studio <me@studio.example>, \"Nowak, Jan\" <jan@x.example>\n\
         Cc: team: a@x.example, b@x.example;\n\
         Subject: =?utf-8?b?xbt5Y3plbmlh?= i\n pytanie\n\
         Date: Thu, 5 Mar 2026 11:00:00 +0100\n\
         Message-ID: <one@firma.example>\n\
         In-Reply-To: <zero@studio.example>\n\
         References: <root@studio.example>\n <zero@studio.example>\n\
         \n\
         Dzień dobry\n",
    );
    let from = letter.from.unwrap();
    assert_eq!((from.name.as_deref(), from.address.as_str()), (Some("Zofia Wójcik"), "zofia@firma.example"));
    let to: Vec<_> = letter.to.iter().map(|to| (to.name.as_deref(), to.address.as_str())).collect();
    assert_eq!(to, [(Some("Studio"), "me@studio.example"), (Some("Nowak, Jan"), "jan@x.example")]);
    assert_eq!(letter.cc.len(), 2);
    assert_eq!(letter.subject.as_deref(), Some("Życzenia i pytanie"));
    assert_eq!(letter.date, Some("2026-03-05T10:00:00Z".parse().unwrap()));
    assert_eq!(letter.received, Some("2026-03-05T10:00:05Z".parse().unwrap()));
    assert_eq!(letter.message_id.as_deref(), Some("one@firma.example"));
    assert_eq!(letter.answers, ["zero@studio.example", "root@studio.example"]);
    assert_eq!(letter.text, "Dzień dobry\n");
}

#[test]
fn letters_of_other_charsets_in_a_header_are_read() {
    let subject = |bytes: &[u8]| open(&[b"From: a@x.example\nSubject: ", bytes, b"\n\nt\n"].concat()).unwrap().subject;
    assert_eq!(subject(b"za\xbf\xf3\xb3\xe6").as_deref(), Some("zażółć"));
    assert_eq!(subject(b"\xf9\xec\xe5\xed").as_deref(), Some("שלום"));
}

#[test]
fn marks_of_machines_are_seen() {
    let check = |fields: &str, audience: Audience, origin: Origin| {
        let signs = opened(&format!("From: a@x.example\n{fields}\n\nhello\n")).signs;
        assert_eq!((signs.audience, signs.origin), (audience, origin), "{fields}");
    };
    check("Subject: s", Audience::Unsaid, Origin::Human);
    check("List-Id: <news.x.example>", Audience::List, Origin::Human);
    check("Precedence: Bulk", Audience::Many, Origin::Human);
    check("List-Unsubscribe: <https://x.example>", Audience::Unsubscribable, Origin::Human);
    check("Auto-Submitted: auto-replied (vacation)", Audience::Unsaid, Origin::Automatic);
    check("Auto-Submitted: no", Audience::Unsaid, Origin::Human);
    check("Return-Path: <>", Audience::Unsaid, Origin::Notice);
    check("Content-Type: multipart/report; report-type=delivery-status; boundary=b", Audience::Unsaid, Origin::Notice);
}

const MIXED: &str = "From: a@x.example\nContent-Type: multipart/mixed; boundary=\"out\"\n\npreamble\n--out\n\
    Content-Type: multipart/alternative; boundary=in\n\n--in\nContent-Type: text/plain; charset=utf-8\n\nplain\n--in\n\
    Content-Type: text/html\n\n<p>rich</p>\n--in--\n--out\nContent-Type: application/pdf; name=\"a.pdf\"\n\
    Content-Disposition: attachment; filename=\"a.pdf\"\nContent-Transfer-Encoding: base64\n\nJVBERg==\n--out\n\
    Content-Type: image/png\nContent-ID: <logo>\n\nx\n--out--\n";

#[test]
fn parts_are_walked() {
    let letter = opened(MIXED);
    assert_eq!(letter.text.trim(), "plain");
    assert_eq!(letter.attachments, 1);
    let html = opened(&MIXED.replace("text/plain; charset=utf-8\n\nplain", "text/plain\n\n"));
    assert_eq!(html.text, "rich");
}

#[test]
fn calendar_methods_are_known() {
    let invitation = |method: &str| {
        let text = format!("From: a@x.example\nContent-Type: text/calendar; method={method}\n\nBEGIN:VCALENDAR\n");
        opened(&text).calendar
    };
    assert_eq!(invitation("REQUEST"), Some(CalendarMethod::Asks));
    assert_eq!(invitation("reply"), Some(CalendarMethod::Tells));
    let unsaid = "From: a@x.example\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\nMETHOD:COUNTER\n";
    assert_eq!(opened(unsaid).calendar, Some(CalendarMethod::Asks));
}

#[test]
fn a_line_broken_in_the_middle_does_not_end_the_header() {
    let letter = opened("Received: from x\nby y, broken\nFrom: a@x.example\nSubject: s\n\nhello\n");
    assert_eq!((letter.subject.as_deref(), letter.text.as_str()), (Some("s"), "hello\n"));
}

#[test]
fn what_is_no_message_says_why() {
    for (raw, why) in [
        ("", Why::Empty),
        (" \r\n\0", Why::Empty),
        ("just words\nand more words\n", Why::NoHeader),
        ("From a@x.example Thu Mar  5 10:00:00 2026\n", Why::Empty),
    ] {
        assert_eq!(open(raw.as_bytes()).unwrap_err(), why, "{raw:?}");
    }
    let long = format!("From: a@x.example\n{}\nhello\n", "X: y\n".repeat(60_000));
    assert_eq!(open(long.as_bytes()).unwrap_err(), Why::HeaderTooLong);
}

#[test]
fn a_forgotten_blank_line_begins_the_body() {
    assert_eq!(opened("From: a@x.example\nSubject: s\nHello there, how are you\n").text.trim(), "Hello there, how are you");
}

/// The forms in which a hostile message grows without bound: each is opened within its bounds.
#[test]
fn hostile_structures_are_opened_within_bounds() {
    let level = |n: u32| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n");
    let nested = (0..5_000).map(level).collect::<Vec<_>>().concat();
    let messages = "Content-Type: message/rfc822\n\n".repeat(100_000);
    let parts = format!(
        "Content-Type: multipart/mixed; boundary=b\n\n{}",
        "--b\nContent-Type: multipart/mixed; boundary=c\n\n".repeat(200_000)
    );
    let words = format!("Subject: {}\n\nhello\n", "=?utf-8?q?".repeat(20_000));
    let people = format!("To: {}\n\nhello\n", "<a@x.example>,(".repeat(15_000));
    let html = format!("Content-Type: text/html\n\n{}", "<!--<style><a ".repeat(100_000));
    for hostile in [nested, messages, parts, words, people, html] {
        let letter = opened(&format!("From: a@x.example\n{hostile}"));
        assert!(letter.text.len() <= structure::LONGEST_TEXT + 1);
        assert!(letter.attachments <= 1_001);
    }
}

proptest! {
    #[test]
    fn any_bytes_are_opened_or_refused(raw in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let _: Result<OpenedMessage, Why> = open(&raw);
    }

    #[test]
    fn any_arrangement_of_mail_is_opened(lines in proptest::collection::vec(prop_oneof![
        Just("--b"), Just("--b--"), Just("--c"), Just(""), Just("Content-Type: multipart/mixed; boundary=b"),
        Just("Content-Type: multipart/alternative; boundary=\"c\""), Just("Content-Type: text/html; charset=utf-16"),
        Just("Content-Transfer-Encoding: base64"), Just("Content-Transfer-Encoding: quoted-printable"), Just("=C5=\u{142}="),
        Just("To: \"a\\\" <a@x.example>, (b"), Just(" folded"), Just("<div>&#x110000;<blockquote>"), Just("Content-Type: message/rfc822"),
        Just("Subject: =?utf-8?b?=FF?= =?x?q?="), Just("Date: Thu, 99 Mar 2026 25:61:61 +9999"), Just("References: <<a>> <b <c>"),
    ], 0..40)) {
        let raw = format!("From: a@x.example\n{}", lines.join("\n"));
        let letter = opened(&raw);
        let windows = open(raw.replace('\n', "\r\n").as_bytes()).unwrap();
        let hashes: [BodyHash; 2] = [letter.body, windows.body];
        prop_assert_eq!(hashes[0], hashes[1]);
    }
}
