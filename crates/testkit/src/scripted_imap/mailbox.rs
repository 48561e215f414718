//! What the folders of a scripted server hold, and how a test says it.

use std::sync::Arc;

/// A message's bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// These.
    Bytes(Arc<[u8]>),
    /// So many, made up while they are sent.
    Generated(usize),
}

const GENERATED_HEAD: &[u8] = b"From: big@example.test\r\nSubject: A large message\r\nMessage-ID: <large@example.test>\r\n\r\n";
const GENERATED_LINE: &[u8] = b"All work and no play makes the postman dull, and his bag no lighter at all..\r\n";

impl Content {
    /// The length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Bytes(bytes) => bytes.len(),
            Self::Generated(size) => *size,
        }
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// At most so many bytes from there on.
    #[must_use]
    pub fn piece(&self, from: usize, length: usize) -> Vec<u8> {
        let from = from.min(self.len());
        let to = from.saturating_add(length).min(self.len());
        match self {
            Self::Bytes(bytes) => bytes[from..to].to_vec(),
            Self::Generated(_) => {
                let head = GENERATED_HEAD.get(from..).unwrap_or_default();
                let into_line = from.saturating_sub(GENERATED_HEAD.len()) % GENERATED_LINE.len();
                let lines = GENERATED_LINE.repeat((to - from) / GENERATED_LINE.len() + 2);
                let mut piece = [head, &lines[into_line..]].concat();
                piece.truncate(to - from);
                piece
            }
        }
    }

    /// All of it.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.piece(0, self.len())
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes.into())
    }
}

impl From<&[u8]> for Content {
    fn from(bytes: &[u8]) -> Self {
        Self::Bytes(bytes.into())
    }
}

impl<const N: usize> From<&[u8; N]> for Content {
    fn from(bytes: &[u8; N]) -> Self {
        Self::Bytes(bytes.as_slice().into())
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        text.as_bytes().into()
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        text.into_bytes().into()
    }
}

/// A message that is meant to defeat a parser: thousands of parts within one another, a header of a megabyte, bytes
/// of no character set, and lines that end in all ways.
#[must_use]
pub fn poison() -> Content {
    let mut bytes = b"From: \xff\xfe <@@>\r\nSubject: =?utf-8?B?".to_vec();
    bytes.resize(1 << 20, b'A');
    bytes.extend_from_slice(b"\r\nMessage-ID: <>\nDate: 99 Foo 99999 99:99:99 +9999\r");
    for nth in 0..5000 {
        let part = format!("\nContent-Type: multipart/mixed; boundary=\"b{nth}\"\r\n\r\n--b{nth}\r");
        bytes.extend_from_slice(part.as_bytes());
    }
    bytes.extend_from_slice(b"\n\0\0\xc3\x28\xed\xa0\x80");
    bytes.into()
}

/// A folder as a test describes it, before the server starts or while it runs.
#[derive(Debug, Clone)]
pub struct Mailbox {
    pub(super) name: String,
    pub(super) attributes: Vec<String>,
    pub(super) validity: u32,
    pub(super) next_uid: u32,
    pub(super) messages: Vec<Message>,
}

/// A message in a folder.
#[derive(Debug, Clone)]
pub(super) struct Message {
    pub(super) uid: u32,
    pub(super) content: Content,
    pub(super) flags: Vec<String>,
    pub(super) date: String,
    /// The change counter of the folder when this message was last touched.
    pub(super) change: u64,
    /// The same number in each folder that shows the same message, as Gmail has it; 0 until the server gives one.
    pub(super) gmail_id: u64,
}

impl Mailbox {
    /// An empty folder; `/` stands between a folder and what is in it.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), attributes: Vec::new(), validity: 1000, next_uid: 1, messages: Vec::new() }
    }

    /// Gives the folder an attribute: `\Sent`, `\All`, `\Noselect`.
    #[must_use]
    pub fn special(mut self, attribute: &str) -> Self {
        self.attributes.push(attribute.to_owned());
        self
    }

    /// Gives the folder this UIDVALIDITY.
    #[must_use]
    pub fn validity(mut self, validity: u32) -> Self {
        self.validity = validity;
        self
    }

    /// Leaves a gap: the next message gets this UID.
    #[must_use]
    pub fn next_uid(mut self, uid: u32) -> Self {
        self.next_uid = uid.max(self.next_uid);
        self
    }

    /// Adds a message.
    #[must_use]
    pub fn with(mut self, content: impl Into<Content>) -> Self {
        self.add(content.into());
        self
    }

    /// Dates the last message, `17-Jul-2026 02:44:25 +0200`.
    #[must_use]
    pub fn dated(self, date: &str) -> Self {
        self.last(|message| date.clone_into(&mut message.date))
    }

    /// Flags the last message: `\Seen`.
    #[must_use]
    pub fn flagged(self, flag: &str) -> Self {
        self.last(|message| message.flags.push(flag.to_owned()))
    }

    /// Says that the last message is the one that other folders show under the same number.
    #[must_use]
    pub fn gmail_id(self, id: u64) -> Self {
        self.last(|message| message.gmail_id = id)
    }

    pub(super) fn add(&mut self, content: Content) -> u32 {
        let uid = self.next_uid;
        self.next_uid += 1;
        let date = "01-Mar-2026 12:00:00 +0000".to_owned();
        self.messages.push(Message { uid, content, flags: Vec::new(), date, change: 1, gmail_id: 0 });
        uid
    }

    fn last(mut self, change: impl FnOnce(&mut Message)) -> Self {
        match self.messages.last_mut() {
            Some(message) => change(message),
            None => panic!("{} has no message yet", self.name),
        }
        self
    }
}
