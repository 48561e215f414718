//! What all connections of a scripted server share: folders, quirks, and what was asked.

use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use super::mailbox::{Mailbox, Message};
use super::quirk::Quirk;
use crate::oauth::Tokens;

pub(super) struct Shared {
    pub(super) world: Mutex<World>,
    pub(super) is_over: AtomicBool,
}

#[derive(Default)]
pub(super) struct World {
    pub(super) folders: Vec<Folder>,
    pub(super) quirks: Vec<Quirk>,
    pub(super) tokens: Option<Tokens>,
    pub(super) commands: Vec<String>,
    /// Bytes sent, by connection.
    pub(super) sent: Vec<usize>,
    /// The connections, until they have ended.
    pub(super) streams: Vec<Option<TcpStream>>,
    given: u64,
}

/// A folder that runs. Who has selected it knows it by `id`, which a rename leaves and a new UIDVALIDITY does not.
pub(super) struct Folder {
    pub(super) id: u64,
    pub(super) is: Mailbox,
    /// Counts changes; HIGHESTMODSEQ.
    pub(super) change: u64,
}

impl World {
    /// A number that was not given before.
    pub(super) fn give(&mut self) -> u64 {
        self.given += 1;
        self.given
    }

    pub(super) fn add_folder(&mut self, mut mailbox: Mailbox) {
        for message in mailbox.messages.iter_mut().filter(|message| message.gmail_id == 0) {
            self.given += 1;
            // Above what a test would choose.
            message.gmail_id = (1 << 40) + self.given;
        }
        let id = self.give();
        self.folders.push(Folder { id, is: mailbox, change: 1 });
    }

    pub(super) fn named(&self, name: &str) -> Option<&Folder> {
        self.folders.iter().find(|folder| is_same(&folder.is.name, name))
    }

    /// The folder of that name, for a test.
    pub(super) fn of_test(&mut self, name: &str) -> &mut Folder {
        let found = self.folders.iter_mut().find(|folder| is_same(&folder.is.name, name));
        found.unwrap_or_else(|| panic!("the scripted server has no folder {name}"))
    }

    pub(super) fn by_id(&self, id: u64) -> Option<&Folder> {
        self.folders.iter().find(|folder| folder.id == id)
    }

    pub(super) fn by_id_mut(&mut self, id: u64) -> Option<&mut Folder> {
        self.folders.iter_mut().find(|folder| folder.id == id)
    }

    pub(super) fn has(&self, quirk: &Quirk) -> bool {
        self.quirks.contains(quirk)
    }

    /// What Gmail calls the labels of a message, looked at from one of the folders that show it.
    pub(super) fn labels(&self, gmail_id: u64, from: u64) -> Vec<String> {
        let others = self.folders.iter().filter(|folder| folder.id != from);
        let showing = others.filter(|folder| folder.is.messages.iter().any(|message| message.gmail_id == gmail_id));
        showing.filter_map(|folder| label(&folder.is)).collect()
    }

    /// All capabilities in their order.
    pub(super) fn capabilities(&self) -> Vec<&'static str> {
        let mut names = vec![
            "IMAP4rev1",
            "ID",
            "ENABLE",
            "IDLE",
            "LITERAL+",
            "SASL-IR",
            "NAMESPACE",
            "UIDPLUS",
            "UNSELECT",
            "LIST-EXTENDED",
            "SPECIAL-USE",
            "CONDSTORE",
            "ESEARCH",
            "AUTH=PLAIN",
        ];
        if self.tokens.is_some() {
            names.push("AUTH=XOAUTH2");
        }
        if self.has(&Quirk::LoginDisabled) {
            names.push("LOGINDISABLED");
        }
        for quirk in &self.quirks {
            if let Quirk::Show(name) = quirk {
                names.push(name);
            }
        }
        names.retain(|name| !self.has(&Quirk::Hide(name)));
        names
    }

    pub(super) fn is_able(&self, capability: &str) -> bool {
        self.capabilities().contains(&capability)
    }
}

impl Folder {
    pub(super) fn has_attribute(&self, attribute: &str) -> bool {
        self.is.attributes.iter().any(|own| own.eq_ignore_ascii_case(attribute))
    }

    pub(super) fn message(&self, uid: u32) -> Option<&Message> {
        let at = self.is.messages.binary_search_by_key(&uid, |message| message.uid).ok()?;
        self.is.messages.get(at)
    }

    pub(super) fn remove(&mut self, uid: u32) -> bool {
        let before = self.is.messages.len();
        self.is.messages.retain(|message| message.uid != uid);
        self.change += 1;
        self.is.messages.len() < before
    }

    pub(super) fn mark_seen(&mut self, uid: u32) {
        if self.message(uid).is_some_and(|message| !message.flags.iter().any(|flag| flag == "\\Seen")) {
            self.touch(uid, |message| message.flags.push("\\Seen".to_owned()));
        }
    }

    /// Changes a message, so that others are told.
    pub(super) fn touch(&mut self, uid: u32, change: impl FnOnce(&mut Message)) -> bool {
        let Ok(at) = self.is.messages.binary_search_by_key(&uid, |message| message.uid) else {
            return false;
        };
        self.change += 1;
        let message = &mut self.is.messages[at];
        message.change = self.change;
        change(message);
        true
    }
}

fn is_same(one: &str, other: &str) -> bool {
    one == other || one.eq_ignore_ascii_case("INBOX") && other.eq_ignore_ascii_case("INBOX")
}

fn label(mailbox: &Mailbox) -> Option<String> {
    if mailbox.name.eq_ignore_ascii_case("INBOX") {
        return Some("\\Inbox".to_owned());
    }
    match mailbox.attributes.iter().find(|attribute| *attribute != "\\HasNoChildren") {
        Some(attribute) if attribute == "\\All" => None,
        Some(attribute) => Some(attribute.clone()),
        None => Some(mailbox.name.clone()),
    }
}
