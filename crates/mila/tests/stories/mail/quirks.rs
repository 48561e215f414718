//! What real servers rarely do, and some do: each quirk has its story, and none may cost a letter.

use std::time::Duration;

use mila_testkit::{Mailbox, Quirk, ScriptedImap};

use super::{At, connect, held, held_in, letters, open, recorded, wait_until, words};
use crate::house::{House, ME};
use crate::served::Served;

fn inbox(count: usize) -> Mailbox {
    letters(count, "Workshops").into_iter().fold(Mailbox::new("INBOX").validity(7), Mailbox::with)
}

/// Reads a mailbox of 12 letters from a server with these quirks.
fn read(quirks: Vec<Quirk>) -> (House, ScriptedImap, Served) {
    let (house, server) = (House::new(), ScriptedImap::start([inbox(12), Mailbox::new("Sent").special("\\Sent")]));
    let said = format!("{quirks:?}");
    server.set_quirks(quirks);
    let mut desk = open(&house, None);
    desk.set_up();
    connect(&mut desk, ME, &At::scripted(&server));
    wait_until(&said, || held_in(&house, "INBOX") == recorded(server.record("INBOX")));
    (house, server, desk)
}

#[test]
fn odd_ways_of_answering_cost_no_letter() {
    read(vec![Quirk::FetchBackwards, Quirk::ItemsBackwards, Quirk::UnknownItems, Quirk::Chatter]);
    read(vec![Quirk::SlowBytes(400, Duration::from_millis(3))]);
    read(vec![Quirk::LiteralNames]);
}

#[test]
fn a_server_that_can_do_little_is_read_as_well() {
    let hidden = ["IDLE", "CONDSTORE", "SPECIAL-USE", "ESEARCH", "UIDPLUS", "SASL-IR", "LITERAL+", "AUTH=PLAIN"];
    read(hidden.into_iter().map(Quirk::Hide).collect());
}

#[test]
fn a_server_that_hangs_up_in_the_middle_is_asked_again() {
    let (house, server) = (House::new(), ScriptedImap::start([inbox(12)]));
    server.set_quirks([Quirk::ByeDuringFetch(5)]);
    let mut desk = open(&house, None);
    desk.set_up();
    connect(&mut desk, ME, &At::scripted(&server));
    wait_until("it has hung up", || server.connections() > 2);
    server.set_quirks([]);
    wait_until("all is held", || held_in(&house, "INBOX") == recorded(server.record("INBOX")));
}

#[test]
fn a_folder_that_is_refused_does_not_keep_the_others_waiting() {
    let house = House::new();
    let server = ScriptedImap::start([inbox(3), Mailbox::new("Archive").special("\\Archive").with(letters(1, "Old")[0].clone())]);
    server.set_quirks([Quirk::RefuseFolder("Archive".to_owned(), "Permission denied".to_owned())]);
    let mut desk = open(&house, None);
    desk.set_up();
    let account = connect(&mut desk, ME, &At::scripted(&server));
    wait_until("the inbox is read", || held_in(&house, "INBOX").len() == 3);
    wait_until("the server's words are shown", || words(&desk.get(&account)).contains("Permission denied"));
}

#[test]
fn a_letter_in_many_folders_is_one_letter() {
    let house = House::new();
    let server = ScriptedImap::start([
        Mailbox::new("INBOX"),
        Mailbox::new("[Gmail]/All Mail").special("\\All"),
        Mailbox::new("[Gmail]/Wys&AUI-ane").special("\\Sent"),
    ]);
    server.add_quirk(Quirk::Show("X-GM-EXT-1"));
    for letter in letters(5, "Workshops") {
        server.deliver_to_all(&["INBOX", "[Gmail]/All Mail"], letter);
    }
    let mut desk = open(&house, None);
    desk.set_up();
    connect(&mut desk, ME, &At::scripted(&server));
    wait_until("both folders are read", || held(&house).len() == 10);
    assert_eq!(held(&house).iter().filter(|row| row.verdict == "kept").count(), 5);
    wait_until("each waits once", || desk.get("/today").text.matches("data-row").count() == 5);
}

#[test]
fn a_folder_under_a_new_name_is_still_read() {
    let house = House::new();
    let server = ScriptedImap::start([inbox(1), Mailbox::new("Archive").validity(77).with(letters(1, "Old")[0].clone())]);
    let mut desk = open(&house, None);
    desk.set_up();
    let account = connect(&mut desk, ME, &At::scripted(&server));
    wait_until("both are read", || held(&house).len() == 2);
    server.rename_folder("Archive", "Klienci");
    // It is seen at the next round, and that begins when the account is read anew.
    super::press(&mut desk, &account, "pause", &[]);
    super::press(&mut desk, &account, "resume", &[]);
    server.deliver("Klienci", letters(2, "Newer")[1].clone());
    wait_until("it goes on", || held_in(&house, "Klienci").len() == 2);
}

#[test]
fn two_thousand_folders_are_no_trouble() {
    let house = House::new();
    let many = (0..2_000).map(|number| Mailbox::new(&format!("Clients/{number}")));
    let server = ScriptedImap::start([inbox(2)].into_iter().chain(many));
    let mut desk = open(&house, None);
    desk.set_up();
    let account = connect(&mut desk, ME, &At::scripted(&server));
    wait_until("the inbox is read", || held(&house).len() == 2);
    wait_until("all folders are listed", || desk.get(&account).text.contains("1999"));
}

#[test]
fn letters_without_an_id_and_with_the_same_id_are_all_kept() {
    let house = House::new();
    let mut mailbox = Mailbox::new("INBOX");
    for number in 0..4 {
        let letter = super::lately("Anna <anna@firma.example>", "The same", 1).text(&format!("Text {number}?"));
        let letter = if number < 2 { letter } else { letter.without("Message-ID") };
        mailbox = mailbox.with(letter.raw().replace('\n', "\r\n").into_bytes());
    }
    let server = ScriptedImap::start([mailbox]);
    let mut desk = open(&house, None);
    desk.set_up();
    connect(&mut desk, ME, &At::scripted(&server));
    wait_until("all are held", || held(&house).iter().filter(|row| row.verdict == "kept").count() == 4);
}

#[test]
fn a_message_of_fifty_megabytes_is_kept_whole() {
    let house = House::new();
    let server = ScriptedImap::start([inbox(2).with(mila_testkit::Content::Generated(50_000_000))]);
    let mut desk = open(&house, None);
    desk.set_up();
    connect(&mut desk, ME, &At::scripted(&server));
    wait_until("all are held", || held_in(&house, "INBOX") == recorded(server.record("INBOX")));
}

#[test]
fn the_mailbox_is_only_read() {
    let (house, server, _desk) = read(Vec::new());
    server.deliver("INBOX", letters(14, "News")[13].clone());
    wait_until("news are read", || held(&house).len() == 13);
    let commands = server.commands().join("\n").to_ascii_uppercase();
    for forbidden in
        [" STORE", " COPY", " MOVE", " EXPUNGE", " SELECT", " APPEND", " DELETE", " RENAME", " CREATE", "BODY[", "RFC822 "]
    {
        assert!(!commands.contains(forbidden), "{forbidden} in {commands}");
    }
    assert!(server.flags("INBOX").iter().all(|(_, flags)| flags.is_empty()));
}
