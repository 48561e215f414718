//! A tiny IMAP client, with which tests look at a server without Mila. It sends what it is told to and hands back the
//! lines of the answer; it understands none of them beyond their literals.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use crate::utf7::to_utf7;

/// One connection, without TLS.
pub struct PlainImap {
    stream: BufReader<TcpStream>,
    commands: u32,
}

/// One line of a server, with the literals that it announced: they are not in the text, their `{n}` is.
#[derive(Debug, Clone)]
pub struct Line {
    /// The line without its end.
    pub text: String,
    /// The literals in their order.
    pub literals: Vec<Vec<u8>>,
}

/// All that came for one command.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The lines before the last one.
    pub lines: Vec<Line>,
    /// The last line without its tag, `OK done`; empty when the server hung up.
    pub end: String,
}

impl PlainImap {
    /// Connects to a port on loopback and reads the greeting.
    ///
    /// # Errors
    /// When nobody answers.
    pub fn connect(port: u16) -> std::io::Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream), commands: 0 })
    }

    /// Connects, reads the greeting and logs in.
    ///
    /// # Panics
    /// When the server does not let this user in.
    #[must_use]
    pub fn login(port: u16, user: &str, password: &str) -> Self {
        let mut client = Self::connect(port).unwrap_or_else(|error| panic!("no IMAP at port {port}: {error}"));
        let greeting = client.line().map(|line| line.text).unwrap_or_default();
        assert!(greeting.starts_with("* OK"), "greeted with {greeting:?}");
        client.must(&format!("LOGIN {} {}", quoted(user), quoted(password)));
        client
    }

    /// Sends one command, to which a tag is added, and reads the answer.
    ///
    /// # Panics
    /// When the server says nothing for 30 seconds.
    pub fn ask(&mut self, command: &str) -> Answer {
        self.commands += 1;
        let tag = format!("t{}", self.commands);
        self.send(&format!("{tag} {command}\r\n"));
        self.until(&tag)
    }

    /// Sends one command and gives the untagged lines.
    ///
    /// # Panics
    /// When the answer is not `OK`.
    pub fn must(&mut self, command: &str) -> Vec<Line> {
        let answer = self.ask(command);
        assert!(answer.end.starts_with("OK"), "{command}: {answer:?}");
        answer.lines
    }

    /// Reads up to the line with that tag.
    ///
    /// # Panics
    /// When the server says nothing for 30 seconds.
    pub fn until(&mut self, tag: &str) -> Answer {
        let mut lines = Vec::new();
        while let Some(line) = self.line() {
            if let Some(end) = line.text.strip_prefix(tag).and_then(|rest| rest.strip_prefix(' ')) {
                return Answer { lines, end: end.to_owned() };
            }
            lines.push(line);
        }
        Answer { lines, end: String::new() }
    }

    /// Sends these letters as they are. What a server that hung up thinks of them shows in the answer.
    pub fn send(&mut self, text: &str) {
        drop(self.stream.get_mut().write_all(text.as_bytes()));
    }

    /// The next line, or nothing when the server hung up, be it in the middle of a line or a literal.
    ///
    /// # Panics
    /// When the server says nothing for 30 seconds.
    pub fn line(&mut self) -> Option<Line> {
        let mut text = Vec::new();
        let mut literals = Vec::new();
        loop {
            let before = text.len();
            let read = self.stream.read_until(b'\n', &mut text);
            assert!(!read.as_ref().is_err_and(is_timeout), "the server is silent after {text:?}");
            if !text.ends_with(b"\r\n") || text.len() == before {
                return None;
            }
            text.truncate(text.len() - 2);
            let Some(length) = announced(&text[before..]) else {
                return Some(Line { text: String::from_utf8_lossy(&text).into_owned(), literals });
            };
            let mut literal = vec![0; length];
            self.stream.read_exact(&mut literal).ok()?;
            literals.push(literal);
        }
    }
}

/// A string as IMAP quotes it.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A folder's name as a command has it.
pub(crate) fn folder_argument(folder: &str) -> String {
    quoted(&to_utf7(if folder.is_empty() { "INBOX" } else { folder }))
}

/// The length of the literal that a line announces at its end.
pub(crate) fn announced(line: &[u8]) -> Option<usize> {
    let inner = line.strip_suffix(b"}")?;
    let inner = inner.strip_suffix(b"+").unwrap_or(inner);
    let start = inner.iter().rposition(|byte| *byte == b'{')?;
    std::str::from_utf8(&inner[start + 1..]).ok()?.parse().ok()
}

fn is_timeout(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut)
}
