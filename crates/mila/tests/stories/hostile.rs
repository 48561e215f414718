//! Mail that means harm is read or listed, never more.

use crate::house::{House, ME, NOW, anna_asks, letter, mbox, surroundings};

#[test]
fn every_message_of_the_corpora_is_read() {
    let Some(mail) = surroundings("corpora/mail") else { return };
    let house = House::new();
    // Letters without any date arrived when their files were made, which is after the usual instant of the stories.
    let said = house.say(&["report", mail.to_str().unwrap(), "--json", "--me", ME, "--now", "2100-01-01T00:00:00Z"]);
    let report: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let read = report["mailbox"]["messages"].as_u64().unwrap() + report["mailbox"]["duplicates"].as_u64().unwrap();
    let unreadable = report["mailbox"]["unreadable"].as_array().unwrap();
    assert_eq!(read + unreadable.len() as u64, 559);
    // One of them is a text without any header.
    assert_eq!(unreadable.len(), 1, "{unreadable:?}");
}

#[test]
fn a_subject_cannot_write_to_the_terminal() {
    let house = House::with(&[anna_asks(3).subject("\u{1b}[2J\u{202e}evil\u{7}")]);
    let said = house.say(&["report", "mail.mbox", "--me", ME, "--now", NOW]);
    assert_eq!(said.code, Some(0));
    assert!(!said.out.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{:?}", said.out);
    assert!(said.out.contains("evil"));
}

#[test]
fn a_stranger_cannot_hide_a_client_s_letter() {
    // The same id, another body; and a letter that claims to answer every other one.
    let client = anna_asks(30);
    let stranger = letter("x@evil.example", ME, 29).field("Message-ID", &client.id()).answering(&client);
    let house = House::with(&[stranger, client]);
    let report = house.report_on(&["mail.mbox", "--me", ME]);
    assert_eq!(report["mailbox"]["messages"], 2);
    assert_eq!(report["awaiting_us"][0]["person"]["address"], "anna@firma.example");
}

#[test]
fn ten_thousand_recipients_and_references_are_borne() {
    let people = (0..10_000).map(|n| format!("p{n}@x.example")).collect::<Vec<_>>().join(", ");
    let references = (0..10_000).map(|n| format!("<{n}@x.example>")).collect::<Vec<_>>().join(" ");
    let hostile = anna_asks(3).field("Cc", &people[..60_000]).field("References", &references[..60_000]);
    let house = House::new();
    house.put("mail.mbox", mbox(&[hostile]).as_bytes());
    assert_eq!(house.report_on(&["mail.mbox", "--me", ME])["awaiting_us"].as_array().unwrap().len(), 1);
}

#[test]
fn any_words_after_from_are_borne() {
    let words = "Hello\n\nFrom 5€ per hour\nFrom mój dom 10:00\n\nFrom 😀 20zł 10:00\nWhat do you say?";
    let unquoted = mbox(&[anna_asks(3).text(words)]).replace(">From ", "From ");
    let house = House::new();
    house.put("mail.mbox", unquoted.as_bytes());
    assert_eq!(house.report_on(&["mail.mbox", "--me", ME])["awaiting_us"].as_array().unwrap().len(), 1);
}
