//! What goes wrong is said in the owner's language, with what to do next, and in the exit code.

use std::process::Stdio;
use std::time::Duration;

use crate::house::{House, ME, anna_asks, mbox};

fn check(house: &House, arguments: &[&str], code: i32, words: &str) {
    let said = house.say(&[&["report"], arguments].concat());
    assert_eq!(said.code, Some(code), "{arguments:?}: {}", said.err);
    assert!(said.err.contains(words), "{arguments:?}: {}", said.err);
    assert_eq!(said.out, "", "{arguments:?}");
}

#[test]
fn what_is_no_mailbox_says_what_to_do() {
    let house = House::new();
    house.put("empty", b"");
    house.put("notes.txt", b"hello\n");
    house.put("folder/notes.txt", b"hello\n");
    house.put("takeout.zip", b"PK\x03\x04....");
    check(&house, &["nothing-here", "--lang", "en"], 3, "nothing-here");
    check(&house, &["empty", "--lang", "en"], 3, "empty");
    check(&house, &["notes.txt", "--lang", "en"], 3, "mbox");
    check(&house, &["folder", "--lang", "en"], 3, "folder");
    check(&house, &["takeout.zip", "--lang", "en"], 3, "zip");
}

#[test]
fn errors_speak_three_languages() {
    let house = House::new();
    let said = |lang: &str| house.say(&["report", "nothing-here", "--lang", lang]).err;
    let (english, polish, hebrew) = (said("en"), said("pl"), said("he"));
    assert!(english != polish && polish.contains("nothing-here") && hebrew.chars().any(|c| ('א'..='ת').contains(&c)));
    let by_machine = house.mila(&["report", "nothing-here"]).env("LANG", "pl_PL.UTF-8").output().unwrap();
    assert_eq!(String::from_utf8(by_machine.stderr).unwrap(), polish);
}

#[test]
fn a_wrong_command_line_ends_with_two() {
    let house = House::with(&[anna_asks(3)]);
    for wrong in [
        &[][..],
        &["mail.mbox", "--zone", "Europe/Nowhere"],
        &["mail.mbox", "--now", "yesterday"],
        &["mail.mbox", "--answer-within", "soon"],
        &["mail.mbox", "--me", "nobody"],
        &["mail.mbox", "--days", "0"],
        &["mail.mbox", "--lang", "de"],
        &["mail.mbox", "--unknown"],
    ] {
        let said = house.say(&[&["report"], wrong].concat());
        assert_eq!(said.code, Some(2), "{wrong:?}: {}", said.err);
        assert!(!said.err.is_empty());
    }
}

#[test]
fn a_wrong_command_line_is_explained_in_three_languages() {
    let house = House::with(&[anna_asks(3)]);
    for wrong in
        [&["report"][..], &["report", "--foo", "x"], &["report", "mail.mbox", "--demo"], &["report", "mail.mbox", "--me"]]
    {
        let said = |lang: &str| house.say(&[wrong, &["--lang", lang]].concat());
        let (english, hebrew) = (said("en"), said("he"));
        assert_eq!((english.code, hebrew.code), (Some(2), Some(2)), "{wrong:?}");
        assert!(hebrew.err.chars().any(|c| ('א'..='ת').contains(&c)), "{wrong:?}: {}", hebrew.err);
        assert!(!english.err.contains("Usage:"), "{}", english.err);
    }
}

#[test]
fn packed_mail_beside_is_told() {
    let house = House::new();
    house.put("mail/takeout-002.zip", b"PK\x03\x04....");
    check(&house, &["mail", "--lang", "en"], 3, "takeout-002.zip");
    house.put("mail/a.mbox", mbox(&[anna_asks(3)]).as_bytes());
    let said = house.say(&["report", "mail", "--me", ME, "--lang", "en"]);
    assert_eq!(said.code, Some(0));
    assert!(said.err.contains("takeout-002.zip"), "{}", said.err);
}

#[test]
fn unreadable_mail_is_listed_and_ends_with_one() {
    let house = House::new();
    house.put("mail/empty.eml", b"");
    house.put("mail/words.eml", b"no header at all\n");
    house.put("mail/good.eml", anna_asks(3).raw().as_bytes());
    let said = house.say(&["report", "mail", "--json", "--me", ME, "--lang", "en"]);
    assert_eq!(said.code, Some(1));
    let report: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let expected = serde_json::json!([
        {"path": "mail/empty.eml", "offset": 0, "why": "empty"}, {"path": "mail/words.eml", "offset": 0, "why": "no_header"},
    ]);
    assert_eq!(report["mailbox"]["unreadable"], expected);
    assert_eq!(report["mailbox"]["messages"], 1);
}

#[test]
fn a_file_that_is_cut_off_is_read_and_told() {
    let house = House::new();
    let whole = mbox(&[anna_asks(30), anna_asks(20).subject("Second")]);
    house.put("mail.mbox", &whole.as_bytes()[..whole.len() - 20]);
    let said = house.say(&["report", "mail.mbox", "--json", "--me", ME, "--lang", "en"]);
    assert!(said.err.contains("last message"), "{}", said.err);
    assert!(said.out.contains("\"messages\":2,"));
}

#[test]
fn a_page_that_cannot_be_written_is_told() {
    let house = House::with(&[anna_asks(3)]);
    check(&house, &["mail.mbox", "--me", ME, "--html", "no/such/folder/report.html", "--lang", "en"], 3, "no/such/folder");
}

#[test]
fn ctrl_c_leaves_cleanly() {
    let house = House::new();
    let long = vec![anna_asks(30).text(&"Could you tell me more about it? ".repeat(400)); 6_000];
    house.put("mail.mbox", mbox(&long).as_bytes());
    let mut child = house.mila(&["report", "mail.mbox", "--me", ME, "--html", "report.html"]);
    let child = child.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(150));
    let interrupted = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(interrupted.success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout.is_empty());
    assert!(!house.path("report.html").exists());
}
