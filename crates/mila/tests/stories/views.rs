//! What people see: the terminal and the page.

use crate::house::{House, ME, NOW, anna_asks, letter, we_write};

fn house() -> House {
    let question = anna_asks(60);
    let promise = we_write(50).answering(&question).text("I will send you the offer by Thursday.");
    House::with(&[question, promise, letter("דנה לוי <dana@bakery.example>", ME, 5).subject("שאלה").text("מתי זה יהיה מוכן?")])
}

#[test]
fn the_terminal_view_is_plain_in_a_pipe() {
    for lang in ["en", "pl", "he"] {
        let said = house().say(&["report", "mail.mbox", "--me", ME, "--now", NOW, "--lang", lang]);
        assert_eq!(said.code, Some(0), "{}", said.err);
        assert!(said.out.contains("Anna Nowak") && said.out.contains("דנה לוי"), "{}", said.out);
        assert!(!said.out.contains('\u{1b}'));
    }
}

#[test]
fn the_page_is_one_file_that_asks_for_nothing() {
    for (lang, direction) in [("en", "ltr"), ("pl", "ltr"), ("he", "rtl")] {
        let house = house();
        let said = house.say(&["report", "mail.mbox", "--me", ME, "--now", NOW, "--lang", lang, "--html", "report.html"]);
        assert_eq!(said.code, Some(0), "{}", said.err);
        let page = std::fs::read_to_string(house.path("report.html")).unwrap();
        assert!(page.contains(&format!("dir=\"{direction}\"")) && page.contains(&format!("lang=\"{lang}\"")));
        assert!(page.contains("Anna Nowak"));
        for request in ["src=", "url(", "@import", "<link", "<script"] {
            assert!(!page.contains(request), "{request}");
        }
    }
}

#[test]
fn a_page_replaces_the_one_before() {
    let house = house();
    house.put("report.html", b"<!DOCTYPE html><p>old");
    house.say(&["report", "mail.mbox", "--me", ME, "--html", "report.html"]);
    assert!(std::fs::read_to_string(house.path("report.html")).unwrap().contains("</html>"));
    let left: Vec<_> = std::fs::read_dir(house.path(".")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn a_page_never_replaces_the_mailbox() {
    let house = house();
    let before = std::fs::read(house.path("mail.mbox")).unwrap();
    let said = house.say(&["report", "mail.mbox", "--me", ME, "--html", "mail.mbox"]);
    assert_eq!(said.code, Some(2), "{}", said.err);
    assert_eq!(std::fs::read(house.path("mail.mbox")).unwrap(), before);
}
