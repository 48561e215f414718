//! A folder with mail in it, letters with sound defaults, and the program that reads them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use jiff::fmt::rfc2822;
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use tempfile::TempDir;

/// The owner of every mailbox here.
pub const ME: &str = "milena@studio.example";
/// A client, in English.
pub const ANNA: &str = "Anna Nowak <anna@firma.example>";
/// The instant for which reports are asked: a Friday.
pub const NOW: &str = "2026-03-13T12:00:00Z";

/// So many hours before [`NOW`].
pub fn ago(hours: i64) -> Timestamp {
    NOW.parse::<Timestamp>().unwrap() - SignedDuration::from_hours(hours)
}

/// The machine's own now, where the program goes by it.
#[expect(clippy::disallowed_methods, reason = "the desk goes by the machine's clock")]
pub fn this_moment() -> Timestamp {
    Timestamp::now()
}

/// One letter in the making.
#[derive(Clone)]
pub struct Letter {
    at: Timestamp,
    fields: Vec<(String, String)>,
    text: String,
}

/// A letter so many hours before [`NOW`], with an id made of its sender and time.
pub fn letter(from: &str, to: &str, hours_ago: i64) -> Letter {
    let at = ago(hours_ago);
    let id = format!("<{}.{}>", from.len(), at.as_second());
    let date = rfc2822::to_string(&at.to_zoned(TimeZone::fixed(Offset::UTC))).unwrap();
    let fields = [("From", from), ("To", to), ("Subject", "March workshops"), ("Date", &date), ("Message-ID", &id)];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    Letter { at, fields, text: "The workshop is for twelve people on the second floor.".to_owned() }
}

/// Anna asks, so many hours before [`NOW`].
pub fn anna_asks(hours_ago: i64) -> Letter {
    letter(ANNA, ME, hours_ago).text("Could you send me the price for twelve people?")
}

/// We write to Anna.
pub fn we_write(hours_ago: i64) -> Letter {
    letter(ME, ANNA, hours_ago).text("The price is four thousand.")
}

impl Letter {
    /// Sets a field, in place of the one of that name.
    pub fn field(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self
    }

    pub fn text(mut self, text: &str) -> Self {
        text.clone_into(&mut self.text);
        self
    }

    /// The same letter so much later.
    pub fn shifted(mut self, by: SignedDuration) -> Self {
        self.at += by;
        let date = rfc2822::to_string(&self.at.to_zoned(TimeZone::fixed(Offset::UTC))).unwrap();
        self.field("Date", &date)
    }

    pub fn subject_line(&self) -> String {
        self.fields.iter().find(|(name, _)| name == "Subject").map(|(_, subject)| subject.clone()).unwrap_or_default()
    }

    pub fn subject(self, subject: &str) -> Self {
        self.field("Subject", subject)
    }

    /// Answers another letter: its headers name it.
    pub fn answering(self, other: &Self) -> Self {
        let id = other.id();
        self.field("In-Reply-To", &id).field("References", &id)
    }

    pub fn id(&self) -> String {
        self.fields.iter().find(|(name, _)| name == "Message-ID").map(|(_, id)| id.clone()).unwrap_or_default()
    }

    /// The id as the report gives it.
    pub fn bare_id(&self) -> String {
        self.id().trim_matches(['<', '>']).to_owned()
    }

    pub fn raw(&self) -> String {
        let header: Vec<String> = self.fields.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
        format!("{}Content-Type: text/plain; charset=utf-8\n\n{}\n", header.concat(), self.text)
    }

    fn with_separator(&self) -> String {
        let line = self.at.strftime("From sender@mail.example %a %b %e %H:%M:%S %Y");
        let raw = self.raw().replace("\nFrom ", "\n>From ");
        format!("{line}\n{raw}\n")
    }
}

/// Letters as one mbox.
pub fn mbox(letters: &[Letter]) -> String {
    letters.iter().map(Letter::with_separator).collect::<Vec<_>>().concat()
}

/// A folder that goes away with the test.
pub struct House {
    folder: TempDir,
}

/// What the program said and how it ended.
pub struct Said {
    pub out: String,
    pub err: String,
    pub code: Option<i32>,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self { out: text(output.stdout), err: text(output.stderr), code: output.status.code() }
    }
}

impl House {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A house with one mailbox of these letters.
    pub fn with(letters: &[Letter]) -> Self {
        let house = Self::new();
        house.put("mail.mbox", mbox(letters).as_bytes());
        house
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The program, ready to run in this house with nothing of the machine's own settings.
    pub fn mila(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mila"));
        command.current_dir(self.folder.path()).args(arguments);
        command.env_clear().env("HOME", self.folder.path()).env("TZ", "UTC");
        command
    }

    /// A line of the shell, to run in the same surroundings.
    pub fn shell(&self, line: &str) -> Command {
        let mut command = Command::new("/bin/sh");
        command.current_dir(self.folder.path()).args(["-c", line]);
        command.env_clear().env("HOME", self.folder.path()).env("TZ", "UTC");
        command
    }

    pub fn say(&self, arguments: &[&str]) -> Said {
        self.mila(arguments).output().unwrap().into()
    }

    /// The JSON report on `paths` with more arguments, at [`NOW`] in Warsaw.
    pub fn report_on(&self, arguments: &[&str]) -> Value {
        let said = self.say(&[&["report", "--json", "--now", NOW, "--zone", "Europe/Warsaw"], arguments].concat());
        assert!(matches!(said.code, Some(0 | 1)), "{}", said.err);
        serde_json::from_str(&said.out).unwrap()
    }
}

/// The JSON report on a mailbox of these letters, whose owner is [`ME`].
pub fn report(letters: &[Letter]) -> Value {
    House::with(letters).report_on(&["mail.mbox", "--me", ME])
}

/// The ids that a list of the report names, in its order.
pub fn ids(report: &Value, list: &str) -> Vec<String> {
    report[list].as_array().unwrap().iter().map(|row| row["message_id"].as_str().unwrap_or("-").to_owned()).collect()
}

/// Whether a path of the surroundings is there; tests that need it do nothing elsewhere.
pub fn surroundings(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(name);
    path.exists().then_some(path)
}
