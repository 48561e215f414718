//! Bad days: a disk that is full, an end that comes in the middle, one message that is poison.

use std::process::Command;
use std::time::{Duration, Instant};

use mila_testkit::{Dovecot, Mailbox, Quirk, ScriptedImap, poison};

use super::{At, connect, held, held_in, letters, open, recorded, wait_until, words};
use crate::house::{House, ME};
use crate::served::Served;

/// Sets how long a file of a running program may become.
fn limit(program: u32, bytes: &str) {
    let said = Command::new("prlimit").args(["--pid", &program.to_string(), &format!("--fsize={bytes}")]).status().unwrap();
    assert!(said.success());
}

#[test]
fn a_full_disk_is_told_plainly_and_reading_goes_on_by_itself_when_there_is_room() {
    let (house, server) = (House::new(), Dovecot::start());
    let user = Dovecot::user(1);
    server.fill(&user, "", letters(400, "Workshops"));
    let ca = server.ca().display().to_string();
    let mut desk = Served::start_unkillable_by_size(&house, &[("SSL_CERT_FILE", &ca)]);
    desk.set_up();
    limit(desk.id(), "600000:unlimited");
    let account = connect(&mut desk, ME, &At::dovecot(&server, &user));
    wait_until("the account says so", || words(&desk.get(&account)).contains("could not be kept"));
    let kept = held_in(&house, "INBOX");
    let record = recorded(server.record(&user, ""));
    assert!(kept.iter().all(|row| record.contains(row)), "what is held is whole");
    limit(desk.id(), "unlimited:unlimited");
    wait_until("all is held", || held_in(&house, "INBOX") == record);
    assert_eq!(desk.terminate(), Some(0));
}

#[test]
fn the_program_ends_within_five_seconds_in_the_middle_of_a_long_reading() {
    let (house, server) = (House::new(), Dovecot::start());
    let user = Dovecot::user(1);
    server.fill(&user, "", letters(1_500, "Workshops"));
    let mut desk = open(&house, Some(&server));
    desk.set_up();
    connect(&mut desk, ME, &At::dovecot(&server, &user));
    wait_until("it is under way", || !held(&house).is_empty());
    let asked = Instant::now();
    assert_eq!(desk.terminate(), Some(0));
    assert!(asked.elapsed() < Duration::from_secs(5), "{:?}", asked.elapsed());
}

#[test]
fn one_poisonous_message_stops_neither_its_folder_nor_its_portion() {
    let house = House::new();
    let mut inbox = Mailbox::new("INBOX").validity(7);
    for (place, letter) in letters(20, "Workshops").into_iter().enumerate() {
        inbox = inbox.with(letter);
        if place == 10 {
            inbox = inbox.with(poison());
        }
    }
    let server = ScriptedImap::start([inbox]);
    let mut desk = open(&house, None);
    desk.set_up();
    connect(&mut desk, ME, &At::scripted(&server));
    wait_until("all are held", || held_in(&house, "INBOX") == recorded(server.record("INBOX")));
}

#[test]
fn a_message_that_the_server_spoils_each_time_is_set_aside_and_listed() {
    for quirk in [Quirk::NilBody(3), Quirk::WrongLength(3, 25), Quirk::WrongLength(3, -25)] {
        let house = House::new();
        let server = ScriptedImap::start([letters(8, "Workshops").into_iter().fold(Mailbox::new("INBOX"), Mailbox::with)]);
        server.set_quirks([quirk.clone()]);
        let mut desk = open(&house, None);
        desk.set_up();
        connect(&mut desk, ME, &At::scripted(&server));
        wait_until(&format!("{quirk:?}: the others are held"), || {
            held(&house).iter().filter(|row| row.verdict == "kept").count() == 7
        });
        wait_until(&format!("{quirk:?}: it has its verdict"), || {
            held(&house).iter().any(|row| row.uid == 3 && row.verdict == "failed")
        });
    }
}
