//! Mail accounts: a mailbox on a real Dovecot, or on a scripted server for what real ones rarely do, is connected in the
//! desk; what the data hold afterwards is counted against the server's own record.

mod accounts;
mod bad_days;
mod consent;
mod kept_up;
mod kills;
mod quirks;

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use mila_testkit::Dovecot;
use sha2::{Digest as _, Sha256};

use crate::house::{House, Letter, letter, this_moment};
use crate::served::{Page, Served};

/// How long something may take that is waited for.
const PATIENCE: Duration = Duration::from_mins(1);

/// One verdict, as it lies in the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub uid: u32,
    pub verdict: String,
    pub flags: u32,
    pub is_gone: bool,
    pub sha256: String,
    pub folder: String,
}

/// What the data of a house hold of mail servers, read without the program.
pub fn held(house: &House) -> Vec<Held> {
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/stories/mail/held.py");
    let said = Command::new("python3").arg(script).arg(house.path("data/mila.db")).output().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let text = String::from_utf8(said.stdout).unwrap();
    assert!(!text.contains("doubled"), "a message stands twice: {text}");
    let read = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        Held {
            uid: fields[1].parse().unwrap(),
            verdict: fields[2].to_owned(),
            flags: fields[3].parse().unwrap(),
            is_gone: fields[4] == "1",
            sha256: fields[5].to_owned(),
            folder: fields[6].to_owned(),
        }
    };
    text.lines().map(read).collect()
}

/// What of one folder is held, with the hashes of the bytes.
pub fn held_in(house: &House, folder: &str) -> Vec<(u32, String)> {
    let rows = held(house).into_iter().filter(|row| row.folder == folder && !row.is_gone);
    rows.map(|row| (row.uid, row.sha256)).collect()
}

/// A server's record in the same form.
pub fn recorded(record: Vec<(u32, Vec<u8>)>) -> Vec<(u32, String)> {
    let hash = |bytes: &[u8]| <[u8; 32]>::from(Sha256::digest(bytes)).map(|byte| format!("{byte:02x}")).concat();
    let mut rows: Vec<(u32, String)> = record.into_iter().map(|(uid, bytes)| (uid, hash(&bytes))).collect();
    rows.sort_unstable();
    rows
}

/// Waits until it is so.
pub fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let until = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < until, "waited in vain: {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// A letter that came a moment ago.
pub fn lately(from: &str, subject: &str, number: usize) -> Letter {
    let now = this_moment().as_second();
    letter(from, crate::house::ME, 0)
        .shifted(jiff::SignedDuration::from_secs(now - crate::house::ago(0).as_second() - i64::try_from(number).unwrap() * 60))
        .field("Message-ID", &format!("<{subject}.{number}@firma.example>").replace(' ', "-"))
        .subject(subject)
        .text(&format!("Could you tell me more about number {number}?"))
}

/// So many letters of different people, with the line ends of the wire.
pub fn letters(count: usize, subject: &str) -> Vec<Vec<u8>> {
    let one = |number| lately(&format!("Client {number} <client{number}@firma.example>"), subject, number).raw();
    (0..count).map(|number| one(number).replace('\n', "\r\n").into_bytes()).collect()
}

/// Where a server is, as a form says it.
#[derive(Clone)]
pub struct At {
    pub port: u16,
    pub security: &'static str,
    pub login: String,
    pub password: String,
}

impl At {
    pub fn dovecot(server: &Dovecot, user: &str) -> Self {
        let (login, password) = (user.to_owned(), Dovecot::password().to_owned());
        Self { port: server.imaps_port(), security: "tls", login, password }
    }

    pub fn scripted(server: &mila_testkit::ScriptedImap) -> Self {
        let (login, password) = ("milena".to_owned(), mila_testkit::ScriptedImap::password().to_owned());
        Self { port: server.port(), security: "plain", login, password }
    }

    fn fields<'a>(&'a self, port: &'a str) -> [(&'a str, &'a str); 5] {
        [("password", &self.password), ("host", "localhost"), ("port", port), ("security", self.security), ("login", &self.login)]
    }
}

/// Opens the desk, trusting the certificate of a Dovecot.
pub fn open(house: &House, server: Option<&Dovecot>) -> Served {
    let ca = server.map(|server| server.ca().display().to_string());
    let surroundings: Vec<(&str, &str)> = ca.iter().map(|ca| ("SSL_CERT_FILE", ca.as_str())).collect();
    Served::start(house, &["serve", "--data", "data"], &surroundings)
}

/// Connects an account and gives the path of its page.
pub fn connect(desk: &mut Served, address: &str, at: &At) -> String {
    let page = desk.get("/settings/accounts/new");
    let port = at.port.to_string();
    let fields = [[("address", address), ("look_back", "all")].as_slice(), &at.fields(&port)].concat();
    let done = desk.post(&page, "/settings/accounts/new", &fields);
    let path = done.location().unwrap_or_else(|| panic!("{} {}", done.status, done.text));
    path.split('?').next().unwrap().to_owned()
}

/// Presses a deed of an account.
pub fn press(desk: &mut Served, account: &str, deed: &str, fields: &[(&str, &str)]) -> Page {
    let page = desk.get(account);
    desk.post(&page, &format!("{account}/{deed}"), fields)
}

/// A text as a page shows it, without what makes it a page.
pub fn words(page: &Page) -> String {
    let mut words = String::new();
    let mut is_inside = false;
    for letter in page.text.chars() {
        match letter {
            '<' => is_inside = true,
            '>' => {
                is_inside = false;
                words.push(' ');
            }
            _ if !is_inside => words.push(letter),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
