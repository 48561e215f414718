//! The program is killed at random moments while it reads a mailbox for the first time and while it keeps up with it, and
//! lines are cut at every step. Then what is held is counted against the server's own record, and the ledger printed.

use std::collections::BTreeMap;
use std::time::Duration;

use mila_testkit::{Dovecot, Mailbox, Quirk, ScriptedImap};

use super::{At, connect, held, held_in, lately, letters, open, recorded, wait_until};
use crate::house::{House, ME};

/// Kills of the program.
const KILLS: usize = 100;
/// Letters at the beginning.
const LETTERS: usize = 3_000;
/// Places at which a line is cut.
const CUTS: usize = 24;

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// How what is held differs from what the server has.
#[derive(Debug, Default, PartialEq, Eq)]
struct Ledger {
    lost: usize,
    doubled: usize,
    altered: usize,
}

fn ledger(held: &[(u32, String)], record: &[(u32, String)]) -> Ledger {
    let mut by_uid: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (uid, hash) in held {
        by_uid.entry(*uid).or_default().push(hash);
    }
    let mut ledger = Ledger::default();
    for (uid, hash) in record {
        match by_uid.get(uid).map(Vec::as_slice) {
            None => ledger.lost += 1,
            Some([one]) => ledger.altered += usize::from(one != hash),
            Some(_) => ledger.doubled += 1,
        }
    }
    ledger.doubled += held.len().saturating_sub(record.len());
    ledger
}

#[test]
fn a_hundred_kills_lose_double_and_alter_nothing() {
    let (house, server, mut dice) = (House::new(), Dovecot::start(), Dice(7));
    let user = Dovecot::user(1);
    server.fill(&user, "", letters(LETTERS, "Workshops"));
    let mut desk = open(&house, Some(&server));
    desk.set_up();
    connect(&mut desk, ME, &At::dovecot(&server, &user));
    let (mut first_sync, mut delivered) = (0, 0);
    for kill in 0..KILLS {
        std::thread::sleep(Duration::from_millis(30 + dice.up_to(420)));
        // News come while it is read for the first time, and afterwards.
        for _ in 0..dice.up_to(4) {
            delivered += 1;
            let subject = format!("News {delivered}");
            server.deliver(&user, "", lately("Dana <dana@firma.example>", &subject, 1).raw().as_bytes());
        }
        std::thread::sleep(Duration::from_millis(dice.up_to(60)));
        desk.kill();
        first_sync += usize::from(held(&house).len() < LETTERS);
        desk = open(&house, Some(&server));
        if kill % 10 == 0 {
            desk.wait_until_open();
        }
    }
    let record = recorded(server.record(&user, ""));
    wait_until("all is held", || held_in(&house, "INBOX").len() >= record.len());
    let found = ledger(&held_in(&house, "INBOX"), &record);
    println!("{KILLS} kills, {first_sync} of them during the first reading; {} letters on the server: {found:?}", record.len());
    assert_eq!(found, Ledger::default());
    assert!(first_sync > 0, "the first reading was over before the first kill");
}

#[test]
fn a_line_that_is_cut_at_any_step_loses_doubles_and_alters_nothing() {
    let house = House::new();
    let mailbox = |number: usize| {
        let inbox = Mailbox::new("INBOX").validity(7);
        letters(30, &format!("Cut {number}")).into_iter().fold(inbox, Mailbox::with)
    };
    // What a whole reading takes, measured where nothing is cut.
    let whole = ScriptedImap::start([mailbox(0)]);
    let mut desk = open(&house, None);
    desk.set_up();
    connect(&mut desk, ME, &At::scripted(&whole));
    wait_until("the first is read", || held(&house).len() == 30);
    let length = whole.sent().into_iter().max().unwrap();
    let servers: Vec<ScriptedImap> = (1..=CUTS)
        .map(|number| {
            let server = ScriptedImap::start([mailbox(number)]);
            server.set_quirks([Quirk::CutOnceAfter(1 + (number - 1) * length / CUTS)]);
            connect(&mut desk, &format!("cut{number}@studio.example"), &At::scripted(&server));
            server
        })
        .collect();
    wait_until("all are read", || held(&house).len() == 30 * (CUTS + 1));
    let mut all: Vec<String> = held(&house).into_iter().map(|row| row.sha256).collect();
    let records = servers.iter().chain([&whole]).flat_map(|server| recorded(server.record("INBOX")));
    let mut record: Vec<String> = records.map(|(_, hash)| hash).collect();
    all.sort_unstable();
    record.sort_unstable();
    println!("{CUTS} cuts within {length} bytes; {} letters on the servers, {} held", record.len(), all.len());
    assert_eq!(all, record);
    for server in &servers {
        assert!(server.connections() > 1, "a line was never cut");
    }
}
