//! As much HTTP/1.1 as an OAuth client of a test needs: one request and one answer a connection.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

const LONGEST_FORM: u64 = 1 << 20;

pub(super) struct Request {
    pub(super) method: String,
    pub(super) path: String,
    pub(super) fields: BTreeMap<String, String>,
}

pub(super) struct Reply {
    status: u16,
    /// A header line without its end.
    header: String,
    body: String,
}

impl Request {
    /// Reads a request, or nothing when it is none.
    pub(super) fn read(stream: &mut TcpStream) -> Option<Self> {
        stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let mut words = line.split_whitespace();
        let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
        let mut length = 0_u64;
        loop {
            line.clear();
            reader.read_line(&mut line).ok()?;
            let Some((name, value)) = line.split_once(':') else {
                break;
            };
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().ok()?;
            }
        }
        let mut form = Vec::new();
        reader.take(length.min(LONGEST_FORM)).read_to_end(&mut form).ok()?;
        let (path, question) = target.split_once('?').unwrap_or((&target, ""));
        let fields = [question.as_bytes(), &form].into_iter().flat_map(url::form_urlencoded::parse);
        let fields = fields.map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
        Some(Self { method, path: path.to_owned(), fields })
    }
}

impl Reply {
    /// An object of strings and numbers; a value is written as it is.
    pub(super) fn json(status: u16, fields: &[(&str, String)]) -> Self {
        let fields: Vec<String> = fields.iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
        let header = "Content-Type: application/json; charset=utf-8".to_owned();
        Self { status, header, body: format!("{{{}}}", fields.join(", ")) }
    }

    pub(super) fn error(status: u16, error: &str) -> Self {
        Self::json(status, &[("error", string(error)), ("error_description", string("As the test would have it."))])
    }

    pub(super) fn redirect(to: &str) -> Self {
        Self { status: 302, header: format!("Location: {to}"), body: String::new() }
    }

    pub(super) fn write(&self, stream: &mut TcpStream) {
        let Self { status, header, body } = self;
        let length = body.len();
        let text = format!(
            "HTTP/1.1 {status} -\r\n{header}\r\nContent-Length: {length}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n{body}"
        );
        // A client that has gone needs no answer.
        drop(stream.write_all(text.as_bytes()));
    }
}

/// A string in JSON; ours need no escapes.
pub(super) fn string(text: &str) -> String {
    format!("\"{text}\"")
}
