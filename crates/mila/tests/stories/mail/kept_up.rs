//! Keeping up with a mailbox that changes: letters that come, go, are answered or moved elsewhere, folders that are
//! renamed or counted anew.

use std::time::Instant;

use mila_testkit::Dovecot;

use super::{At, connect, held, held_in, lately, letters, open, recorded, wait_until, words};
use crate::house::{ANNA, House, ME, we_write};
use crate::served::Served;

fn connected(house: &House, server: &Dovecot, count: usize) -> (Served, String, String) {
    let user = Dovecot::user(1);
    server.fill(&user, "", letters(count, "Workshops"));
    let mut desk = open(house, Some(server));
    desk.set_up();
    let account = connect(&mut desk, ME, &At::dovecot(server, &user));
    wait_until("it is read", || held(house).len() == count);
    (desk, user, account)
}

#[test]
fn a_letter_that_comes_waits_on_today_within_a_moment() {
    let (house, server) = (House::new(), Dovecot::start());
    let (mut desk, user, _) = connected(&house, &server, 3);
    // The line that waits for news is there a moment after the first reading.
    std::thread::sleep(std::time::Duration::from_millis(500));
    let mut taken = Vec::new();
    for number in 0..5 {
        let subject = format!("Fresh news {number}");
        let begun = Instant::now();
        server.deliver(&user, "", lately(ANNA, &subject, number).raw().as_bytes());
        wait_until(&subject, || desk.get("/today").text.contains(&subject));
        taken.push(begun.elapsed().as_millis());
    }
    println!("from delivery to Today, ms: {taken:?}");
}

#[test]
fn an_answer_sent_elsewhere_stops_the_clock() {
    let (house, server) = (House::new(), Dovecot::start());
    let (mut desk, user, _) = connected(&house, &server, 1);
    let asked = lately(ANNA, "Price of twelve", 9);
    server.deliver(&user, "", asked.raw().as_bytes());
    wait_until("Anna waits", || desk.get("/today").text.contains("Price of twelve"));
    let answer = we_write(0)
        .shifted(jiff::SignedDuration::from_secs(crate::house::this_moment().as_second() - crate::house::ago(0).as_second()));
    server.deliver(&user, "Sent", answer.subject("Re: Price of twelve").answering(&asked).raw().as_bytes());
    wait_until("Anna is answered", || !desk.get("/today").text.contains("Price of twelve"));
}

#[test]
fn what_is_read_answered_moved_or_deleted_elsewhere_is_noticed_and_kept() {
    let (house, server) = (House::new(), Dovecot::start());
    let (_desk, user, _) = connected(&house, &server, 5);
    let uids: Vec<u32> = server.record(&user, "").iter().map(|(uid, _)| *uid).collect();
    server.set_flags(&user, "", uids[0], "\\Seen \\Answered");
    wait_until("flags are noticed", || held(&house).iter().any(|row| row.uid == uids[0] && row.flags == 3));
    server.expunge(&user, "", uids[1]);
    wait_until("a deleted letter is noticed", || held(&house).iter().any(|row| row.uid == uids[1] && row.is_gone));
    server.move_to(&user, "", "Sent", uids[2]);
    wait_until("a moved letter is noticed", || {
        let all = held(&house);
        all.iter().any(|row| row.uid == uids[2] && row.is_gone) && all.iter().any(|row| row.folder == "Sent")
    });
    let kept = held(&house);
    assert!(kept.iter().all(|row| row.sha256.len() == 64), "every letter is still here: {kept:?}");
    assert_eq!(held_in(&house, "INBOX"), recorded(server.record(&user, "")));
}

#[test]
fn a_folder_that_is_counted_anew_is_matched_and_nothing_is_doubled() {
    let (house, server) = (House::new(), Dovecot::start());
    let (mut desk, user, account) = connected(&house, &server, 6);
    server.expunge(&user, "", server.record(&user, "")[0].0);
    wait_until("it has gone", || held(&house).iter().any(|row| row.is_gone));
    server.new_validity(&user, "");
    wait_until("the new numbers are known", || held_in(&house, "INBOX") == recorded(server.record(&user, "")));
    assert!(held(&house).iter().all(|row| row.verdict == "known"), "{:?}", held(&house));
    assert!(words(&desk.get(&account)).contains('5'));
}

#[test]
fn a_server_that_falls_and_wakes_is_read_on() {
    let (house, server) = (House::new(), Dovecot::start());
    let (mut desk, user, account) = connected(&house, &server, 2);
    server.stop();
    wait_until("the account says so", || words(&desk.get(&account)).contains("try"));
    server.wake();
    server.deliver(&user, "", lately(ANNA, "After the fall", 1).raw().as_bytes());
    wait_until("it is read on", || desk.get("/today").text.contains("After the fall"));
}
