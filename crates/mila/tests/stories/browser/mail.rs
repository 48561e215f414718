//! Mail to the owner of the studio, whose every part may be anything: names, subjects, HTML, names of files.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use super::visitor::Visitor;

/// A letter to the owner.
pub struct Letter<'a> {
    /// What stands left of the `@` in its id, and of that which it answers.
    pub id: String,
    pub answers: Option<String>,
    pub name: &'a str,
    pub address: &'a str,
    pub subject: &'a str,
    pub html: &'a str,
    pub file: &'a str,
}

impl Letter<'_> {
    /// As it stands in an mbox. It was sent at `date` (RFC 5322).
    pub fn raw(&self, date: &str) -> String {
        let mut raw = format!(
            "From letter@mail.example Fri Mar 13 12:00:00 2026\nFrom: {} <{}>\nTo: maja@studio-rozen.example\nSubject: {}\nDate: {date}\n\
             Message-ID: <{}@mail.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=edge\n",
            words(self.name),
            self.address,
            words(self.subject),
            self.id,
        );
        if let Some(other) = &self.answers {
            writeln!(raw, "In-Reply-To: <{other}@mail.example>\nReferences: <{other}@mail.example>").unwrap();
        }
        let (html, file) = (quoted(self.html), percent(self.file));
        write!(
            raw,
            "\n--edge\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{html}\n\
             --edge\nContent-Type: application/pdf\nContent-Disposition: attachment;\n filename*=utf-8''{file}\n\nx\n--edge--\n\n"
        )
        .unwrap();
        raw
    }
}

/// Words of a header, RFC 2047: whatever they are, they arrive as they are.
fn words(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let chunks = letters.chunks(10).map(|chunk| format!("=?utf-8?Q?{}?=", escaped(&String::from_iter(chunk), '=')));
    chunks.collect::<Vec<_>>().join("\n ")
}

/// Quoted-printable, RFC 2045, section 6.7.
fn quoted(text: &str) -> String {
    let whole = escaped(text, '=');
    let lines: Vec<&str> = whole.as_bytes().chunks(72).map(|line| str::from_utf8(line).unwrap()).collect();
    lines.join("=\n")
}

/// RFC 2231, section 4.
fn percent(text: &str) -> String {
    escaped(text, '%')
}

fn escaped(text: &str, sign: char) -> String {
    text.bytes().map(|byte| format!("{sign}{byte:02X}")).collect::<Vec<_>>().concat()
}

/// Takes a file in by its path, as a member does, and waits until it is in.
pub async fn import(visitor: &Visitor, path: &Path) {
    visitor.open("/import").await;
    let before = visitor.text_of("document.querySelectorAll('.import').length").await;
    visitor.fill("input[name=path]", &path.to_string_lossy()).await;
    visitor.click("form[action='/import/path'] button").await;
    let until = Instant::now() + Duration::from_mins(1);
    while Instant::now() < until {
        visitor.open("/import").await;
        let is_done =
            format!("document.querySelectorAll('.import').length > {before} && !document.querySelector('.import progress')");
        if visitor.is(&is_done).await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    panic!("{} was not taken in", path.display());
}

/// A moment ago, as letters say it.
pub async fn date(visitor: &Visitor) -> String {
    visitor.text_of("new Date(Date.now() - 60000).toUTCString().replace('GMT', '+0000')").await
}
