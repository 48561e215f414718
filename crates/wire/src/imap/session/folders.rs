//! The folders of an account: which there are, and one of them opened.

use mila_domain::account::Part;

use super::{Command, ImapError, Reply, Session};
use crate::imap::reader::Malformed;
use crate::imap::reply::Listed;
use crate::imap::utf7;

/// More folders than this are not read.
const MOST_FOLDERS: usize = 20_000;

/// A folder that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFolder {
    /// The name as the server writes it, by which it is opened.
    pub wire_name: Vec<u8>,
    /// The name as people read it, its parts joined by ` / `.
    pub name: String,
    /// The part that it plays.
    pub part: Part,
}

/// A folder that was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Opened {
    /// While this number stays the same, UIDs mean the same messages.
    pub validity: u32,
    /// The UID that the next message will have, or a later one; 0 where the server does not say.
    pub next: u32,
    /// So many messages are in it.
    pub exists: u32,
    /// Grows whenever a message or a flag changes; none where the server does not count.
    pub modseq: Option<u64>,
}

impl Session {
    /// All folders that can be opened.
    ///
    /// # Errors
    /// When the server refuses, or the line ends.
    pub async fn folders(&mut self) -> Result<Vec<FoundFolder>, ImapError> {
        let special = self.can("SPECIAL-USE") && self.can("LIST-EXTENDED");
        let words = if special { r#"LIST "" "*" RETURN (SPECIAL-USE)"# } else { r#"LIST "" "*""# };
        let mut folders = Vec::new();
        let on = |reply| {
            if let Reply::Listed(listed) = reply
                && folders.len() < MOST_FOLDERS
                && can_be_opened(&listed)
            {
                folders.push(FoundFolder::of(listed));
            }
        };
        self.run("listing folders", Command::plain(words), on).await?;
        Ok(folders)
    }

    /// Opens a folder to read in it. Nothing in it changes by that.
    ///
    /// # Errors
    /// When the server refuses, when it does not tell how its numbers are to be understood, or when the line ends.
    pub async fn examine(&mut self, wire_name: &[u8]) -> Result<Opened, ImapError> {
        let mut command = Command::plain("EXAMINE").with(wire_name);
        if self.can("CONDSTORE") || self.can("QRESYNC") {
            command = command.and("(CONDSTORE)");
        }
        let mut opened = Opened::default();
        let on = |reply| match reply {
            Reply::Exists(exists) => opened.exists = exists,
            Reply::Said(said) => match said.code.as_str() {
                "UIDVALIDITY" => opened.validity = said.value.parse().unwrap_or(0),
                "UIDNEXT" => opened.next = said.value.parse().unwrap_or(0),
                "HIGHESTMODSEQ" => opened.modseq = said.value.parse().ok(),
                _ => {}
            },
            Reply::Done { .. }
            | Reply::GoOn(_)
            | Reply::Capabilities(_)
            | Reply::Listed(_)
            | Reply::Found(_)
            | Reply::Expunged
            | Reply::Fetched(_)
            | Reply::Other => {}
        };
        self.run("opening a folder", command, on).await?;
        // Without it a UID could mean another message tomorrow.
        if opened.validity == 0 { Err(Malformed::Shape.into()) } else { Ok(opened) }
    }
}

fn can_be_opened(listed: &Listed) -> bool {
    let is_closed =
        |attribute: &String| attribute.eq_ignore_ascii_case("\\Noselect") || attribute.eq_ignore_ascii_case("\\NonExistent");
    !listed.attributes.iter().any(is_closed)
}

impl FoundFolder {
    fn of(listed: Listed) -> Self {
        let path = utf7::decoded(&listed.name);
        let parts: Vec<&str> = match listed.delimiter {
            Some(delimiter) => path.split(delimiter).collect(),
            None => vec![&path],
        };
        let attributes = listed.attributes.iter().map(String::as_str);
        let part = match parts.as_slice() {
            [.., last] if parts.len() > 1 && last.eq_ignore_ascii_case("INBOX") => Part::Own,
            [.., last] => Part::of(last, attributes),
            [] => Part::Own,
        };
        Self { name: parts.join(" / "), part, wire_name: listed.name }
    }
}
