//! Connecting a mailbox, reading it for the first time, and what the owner does with the account.

use std::fs;

use mila_testkit::Dovecot;

use super::{At, connect, held, held_in, letters, open, press, recorded, wait_until, words};
use crate::house::{House, ME, we_write};

#[test]
fn a_mailbox_is_read_whole_and_unchanged_and_its_proof_adds_up() {
    let (house, server) = (House::new(), Dovecot::start());
    let user = Dovecot::user(1);
    server.fill(&user, "", letters(250, "Workshops"));
    let sent = |number| we_write(number).field("Message-ID", &format!("<sent.{number}@studio.example>")).raw();
    server.fill(&user, "Sent", (0..7).map(|number| sent(number).replace('\n', "\r\n").into_bytes()));
    server.fill(&user, "Trash", letters(3, "Thrown away"));
    let flags = server.flags(&user, "");
    let mut desk = open(&house, Some(&server));
    desk.set_up();
    let account = connect(&mut desk, ME, &At::dovecot(&server, &user));
    wait_until("all letters are held", || held(&house).len() == 257);
    assert_eq!(held_in(&house, "INBOX"), recorded(server.record(&user, "")));
    assert_eq!(held_in(&house, "Sent"), recorded(server.record(&user, "Sent")));
    assert_eq!(server.flags(&user, ""), flags, "nothing in the mailbox has changed");
    wait_until("the proof is shown", || {
        let words = words(&desk.get(&account));
        words.contains("250") && words.contains("257")
    });
    wait_until("they wait on Today", || desk.get("/today").text.contains("Workshops"));
    assert_eq!(desk.terminate(), Some(0));
}

#[test]
fn a_line_is_made_private_by_starttls_and_may_be_plain_where_the_owner_says_so() {
    let (house, server) = (House::new(), Dovecot::start());
    let mut desk = open(&house, Some(&server));
    desk.set_up();
    for (number, security) in ["starttls", "plain"].into_iter().enumerate() {
        let user = Dovecot::user(number);
        server.fill(&user, "", letters(3, security));
        let at = At { security, port: server.imap_port(), ..At::dovecot(&server, &user) };
        connect(&mut desk, &format!("{security}@studio.example"), &at);
        wait_until(security, || held(&house).len() == 3 * (number + 1));
    }
}

#[test]
fn a_refused_password_is_told_in_the_servers_words_and_mended() {
    let (house, server) = (House::new(), Dovecot::start());
    let user = Dovecot::user(1);
    server.fill(&user, "", letters(2, "Workshops"));
    let mut desk = open(&house, Some(&server));
    desk.set_up();
    let wrong = At { password: "swordfish-7431".to_owned(), ..At::dovecot(&server, &user) };
    let account = connect(&mut desk, ME, &wrong);
    wait_until("the server's words are shown", || words(&desk.get(&account)).contains("Authentication failed"));
    assert!(desk.get("/today").links("/settings/accounts/").contains(&account), "Today says so, too");
    let page = desk.get(&format!("{account}/change"));
    assert!(!page.text.contains("swordfish"));
    let port = server.imaps_port().to_string();
    let at = At::dovecot(&server, &user);
    desk.post(&page, &format!("{account}/change"), &at.fields(&port));
    wait_until("all letters are held", || held(&house).len() == 2);
}

#[test]
fn a_certificate_of_nobody_known_is_refused() {
    let (house, server) = (House::new(), Dovecot::start());
    let mut desk = open(&house, None);
    desk.set_up();
    let account = connect(&mut desk, ME, &At::dovecot(&server, &Dovecot::user(1)));
    wait_until("the reason is shown", || words(&desk.get(&account)).contains("certificate"));
    assert!(!server.log().contains(Dovecot::password()), "the password has not travelled");
}

#[test]
fn a_password_lies_nowhere_in_the_open_and_a_lost_key_is_explained() {
    let (house, server) = (House::new(), Dovecot::start());
    let user = Dovecot::user(1);
    server.fill(&user, "", letters(1, "Workshops"));
    let mut desk = open(&house, Some(&server));
    desk.set_up();
    let account = connect(&mut desk, ME, &At::dovecot(&server, &user));
    wait_until("it is read", || held(&house).len() == 1);
    assert!(!desk.get(&account).text.contains(Dovecot::password()));
    assert_eq!(desk.terminate(), Some(0));
    for file in fs::read_dir(house.path("data")).unwrap() {
        let path = file.unwrap().path();
        let bytes = fs::read(&path).unwrap_or_default();
        let holds = bytes.windows(Dovecot::password().len()).any(|window| window == Dovecot::password().as_bytes());
        assert!(!holds, "{} holds the password", path.display());
    }
    let key = house.path(".config/mila/mila.key");
    fs::rename(&key, house.path("elsewhere")).unwrap();
    let mut desk = open(&house, Some(&server));
    desk.wait_until_open();
    desk.sign_in();
    wait_until("the missing key is explained", || words(&desk.get(&account)).contains("key"));
    assert!(!key.exists(), "no other key is made that would open nothing");
    // Put back, it opens everything again.
    fs::rename(house.path("elsewhere"), &key).unwrap();
    press(&mut desk, &account, "resume", &[]);
    server.deliver(&user, "", &letters(2, "Later")[1]);
    wait_until("it is read again", || held(&house).len() == 2);
}

#[test]
fn an_account_rests_goes_on_and_is_taken_out_while_its_mail_stays() {
    let (house, server) = (House::new(), Dovecot::start());
    let user = Dovecot::user(1);
    server.fill(&user, "", letters(2, "Workshops"));
    let mut desk = open(&house, Some(&server));
    desk.set_up();
    let account = connect(&mut desk, ME, &At::dovecot(&server, &user));
    wait_until("it is read", || held(&house).len() == 2);
    press(&mut desk, &account, "pause", &[]);
    server.deliver(&user, "", &letters(3, "While resting")[2]);
    std::thread::sleep(std::time::Duration::from_millis(700));
    assert_eq!(held(&house).len(), 2, "a resting account is left alone");
    press(&mut desk, &account, "resume", &[]);
    wait_until("it is read on", || held(&house).len() == 3);
    press(&mut desk, &account, "remove", &[]);
    assert_eq!(desk.get(&account).status, 404);
    assert!(desk.get("/inbox?show=awaiting-us").text.contains("While resting"));
    assert_eq!(held(&house).len(), 3);
}

#[test]
fn only_what_lies_within_the_time_looked_back_on_is_read_until_the_owner_looks_further() {
    let (house, server) = (House::new(), Dovecot::start());
    let user = Dovecot::user(1);
    server.fill(&user, "", letters(4, "Workshops"));
    let mut desk = open(&house, Some(&server));
    desk.set_up();
    let at = At::dovecot(&server, &user);
    let port = at.port.to_string();
    let page = desk.get("/settings/accounts/new");
    let fields = [[("address", ME), ("look_back", "month")].as_slice(), &at.fields(&port)].concat();
    let account = desk.post(&page, "/settings/accounts/new", &fields).location().unwrap();
    wait_until("it is read", || held(&house).iter().filter(|row| row.verdict == "kept").count() == 4);
    press(&mut desk, &account, "look-back", &[("look_back", "all")]);
    wait_until("it still agrees", || held(&house).len() == 4);
}
