//! Bare parsing of an mbox on one thread: every message with mail-parser, every text and HTML body decoded.
//! It is the yardstick of `benches/report`: nothing is kept and nothing is understood.

use std::fs::File;
use std::io::{BufReader, Write};

use mail_parser::MessageParser;
use mail_parser::mailbox::mbox::MessageIterator;

fn main() -> std::io::Result<()> {
    let path = std::env::args_os().nth(1).ok_or_else(|| std::io::Error::other("usage: bare-parse MBOX"))?;
    let parser = MessageParser::default();
    let (mut messages, mut letters) = (0_u64, 0_u64);
    for raw in MessageIterator::new(BufReader::with_capacity(1 << 20, File::open(path)?)) {
        let raw = raw.map_err(|error| std::io::Error::other(format!("{error:?}")))?;
        let raw = raw.unwrap_contents();
        let Some(message) = parser.parse(&raw) else { continue };
        messages += 1;
        for index in 0..message.text_body_count() {
            letters += message.body_text(index).map_or(0, |text| text.len() as u64);
        }
        for index in 0..message.html_body_count() {
            letters += message.body_html(index).map_or(0, |text| text.len() as u64);
        }
    }
    writeln!(std::io::stdout(), "{messages} messages, {letters} bytes of text")
}
