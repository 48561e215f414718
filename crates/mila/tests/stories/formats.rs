//! The same mail in every form in which it can be exported.

use crate::house::{House, Letter, ME, anna_asks, letter, report, we_write};

fn some_mail() -> Vec<Letter> {
    let question = anna_asks(60);
    let answer = we_write(50).subject("Re: March workshops").answering(&question);
    let again = anna_asks(40).answering(&answer).text("Good.\n\nFrom Monday on we are away.\nWhen would it be ready?");
    vec![question, answer, again, letter("dana@bakery.example", ME, 5).subject("שאלה").text("מתי זה יהיה מוכן?")]
}

/// The report without the places where the letters lie.
fn without_places(mut report: serde_json::Value) -> String {
    for list in ["awaiting_us", "awaiting_them", "promises"] {
        for row in report[list].as_array_mut().unwrap() {
            let row = row.as_object_mut().unwrap();
            row.remove("path");
            row.remove("offset");
        }
    }
    report.to_string()
}

#[test]
fn every_form_gives_the_same_report() {
    let letters = some_mail();
    let expected = without_places(report(&letters));
    let house = House::new();
    for (number, letter) in letters.iter().enumerate() {
        house.put(&format!("eml/{number}.eml"), letter.raw().as_bytes());
        house.put(&format!("windows/{number}.eml"), letter.raw().replace('\n', "\r\n").as_bytes());
        house.put(&format!("Maildir/cur/160000000{number}.M1.x:2,S"), letter.raw().as_bytes());
    }
    std::fs::create_dir_all(house.path("Maildir/new")).unwrap();
    let lengths = letters.iter().map(|letter| {
        let raw = letter.field_with_length();
        format!("From a@x.example Thu Mar  5 10:00:00 2026\n{raw}\n")
    });
    house.put("mboxcl.mbox", lengths.collect::<Vec<_>>().concat().as_bytes());
    for form in ["eml", "windows", "Maildir", "mboxcl.mbox"] {
        assert_eq!(without_places(house.report_on(&[form, "--me", ME])), expected, "{form}");
    }
}

impl Letter {
    /// The raw letter with the length of its body in the header and nothing quoted (mboxcl2).
    fn field_with_length(&self) -> String {
        let raw = self.raw();
        let (header, body) = raw.split_once("\n\n").unwrap();
        format!("{header}\nContent-Length: {}\n\n{body}", body.len())
    }
}

#[test]
fn the_same_message_met_twice_counts_once() {
    let letters = some_mail();
    let house = House::with(&letters);
    for (number, letter) in letters.iter().enumerate() {
        let raw = format!("X-Store: added\nStatus: RO\n{}", letter.raw()).replace('\n', "\r\n");
        house.put(&format!("copies/{number}.eml"), raw.as_bytes());
    }
    let report = house.report_on(&["mail.mbox", "copies", "--me", ME]);
    assert_eq!((report["mailbox"]["messages"].as_u64(), report["mailbox"]["duplicates"].as_u64()), (Some(4), Some(4)));
    // The same id with another body is another message.
    house.put("copies/0.eml", letters[0].clone().text("Quite another text?").raw().as_bytes());
    let report = house.report_on(&["mail.mbox", "copies", "--me", ME]);
    assert_eq!((report["mailbox"]["messages"].as_u64(), report["mailbox"]["duplicates"].as_u64()), (Some(5), Some(3)));
}

#[test]
fn a_copy_in_the_trash_does_not_hide_the_one_in_the_inbox() {
    let house = House::with(&[anna_asks(30)]);
    house.put("all/.Kosz/cur/1.a:2,S", anna_asks(30).raw().as_bytes());
    house.put("all/cur/2.b:2,S", anna_asks(30).raw().as_bytes());
    let report = house.report_on(&["all", "--me", ME]);
    assert_eq!(report["awaiting_us"][0]["path"], "all/cur/2.b:2,S");
    assert_eq!(report["mailbox"]["filtered"]["trash"], 0);
}

#[test]
fn folders_are_known_by_their_names() {
    let house = House::new();
    for (folder, name) in [("Kosz", "a"), ("Spam", "b"), ("Wersje robocze", "c"), ("טיוטות", "d"), ("Projekty", "e")] {
        house.put(&format!("mail/{folder}/{name}.eml"), anna_asks(30).subject(name).field("Message-ID", name).raw().as_bytes());
    }
    let report = house.report_on(&["mail", "--me", ME]);
    let filtered = &report["mailbox"]["filtered"];
    let counts = ["trash", "spam", "draft", "bulk"].map(|why| filtered[why].as_u64().unwrap());
    assert_eq!(counts, [1, 1, 2, 0]);
    assert_eq!(report["awaiting_us"][0]["subject"], "e");
}

#[test]
fn an_offset_leads_to_the_message() {
    let letters = some_mail();
    let house = House::with(&letters);
    let report = house.report_on(&["mail.mbox", "--me", ME]);
    let bytes = std::fs::read(house.path("mail.mbox")).unwrap();
    for row in report["awaiting_us"].as_array().unwrap() {
        let at = usize::try_from(row["offset"].as_u64().unwrap()).unwrap();
        assert!(bytes[at..].starts_with(b"From "));
        let next = String::from_utf8_lossy(&bytes[at..bytes.len().min(at + 400)]).into_owned();
        assert!(next.contains(row["message_id"].as_str().unwrap()), "{next}");
    }
}

#[test]
fn mail_later_than_now_is_left_out_and_told() {
    let house = House::with(&[anna_asks(30), anna_asks(-5)]);
    let said = house.say(&["report", "mail.mbox", "--json", "--me", ME, "--now", crate::house::NOW, "--lang", "en"]);
    assert!(said.out.contains("\"messages\":1,"), "{}", said.out);
    assert!(said.err.contains("later than now"), "{}", said.err);
}

#[test]
fn separator_lines_without_a_time_separate_letters() {
    let letters = some_mail();
    let house = House::new();
    let text = letters.iter().map(|letter| format!("From sender@mail.example\n{}\n", letter.raw())).collect::<Vec<_>>().concat();
    house.put("mail.mbox", text.as_bytes());
    assert_eq!(without_places(house.report_on(&["mail.mbox", "--me", ME])), without_places(report(&letters)));
}

#[test]
fn a_path_named_twice_is_read_once() {
    let house = House::with(&some_mail());
    let report = house.report_on(&["mail.mbox", "./mail.mbox", "--me", ME]);
    assert_eq!((report["mailbox"]["messages"].as_u64(), report["mailbox"]["duplicates"].as_u64()), (Some(4), Some(0)));
}
