//! An IMAP server of the tests' own, over folders in memory. It behaves well until it is told not to, puts down every
//! line that a client sent, and knows nothing of TLS.

mod command;
mod fetch;
mod folders;
mod mailbox;
mod quirk;
mod search;
mod session;
mod view;
mod wire;
mod world;

use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::JoinHandle;

pub use mailbox::{Content, Mailbox, poison};
pub use quirk::Quirk;

use crate::machine::lock;
use crate::oauth::Tokens;
use session::Session;
use wire::Wire;
use world::{Shared, World};

const PASSWORD: &str = "correct horse";

/// A server that listens on a free port of loopback; it ends when this is dropped.
pub struct ScriptedImap {
    shared: Arc<Shared>,
    port: u16,
    listening: Option<JoinHandle<()>>,
}

impl ScriptedImap {
    /// Starts a server with these folders.
    ///
    /// # Panics
    /// When it cannot listen.
    #[must_use]
    pub fn start(mailboxes: impl IntoIterator<Item = Mailbox>) -> Self {
        let mut world = World::default();
        mailboxes.into_iter().for_each(|mailbox| world.add_folder(mailbox));
        let shared = Arc::new(Shared { world: Mutex::new(world), is_over: AtomicBool::new(false) });
        let listener = TcpListener::bind("127.0.0.1:0").unwrap_or_else(|error| panic!("no free port: {error}"));
        let port = listener.local_addr().unwrap_or_else(|error| panic!("no port: {error}")).port();
        let heard = Arc::clone(&shared);
        let listening = std::thread::spawn(move || listen(&listener, &heard));
        Self { shared, port, listening: Some(listening) }
    }

    /// The port, without TLS.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The password of every user.
    #[must_use]
    pub fn password() -> &'static str {
        PASSWORD
    }

    /// Lets in by XOAUTH2 who shows one of these, from now on.
    pub fn accept_tokens(&self, tokens: &Tokens) {
        self.world().tokens = Some(tokens.clone());
    }

    /// From now on, the server does these things wrong and no others.
    pub fn set_quirks(&self, quirks: impl IntoIterator<Item = Quirk>) {
        self.world().quirks = quirks.into_iter().collect();
    }

    /// From now on, the server does this wrong, too.
    pub fn add_quirk(&self, quirk: Quirk) {
        self.world().quirks.push(quirk);
    }

    /// Every line that clients sent, in the order in which they came. Literals stand behind their lengths.
    #[must_use]
    pub fn commands(&self) -> Vec<String> {
        self.world().commands.clone()
    }

    /// The names of the commands that clients sent, `UID FETCH`; lines without a name (DONE, answers to `+`) are left out.
    #[must_use]
    pub fn command_names(&self) -> Vec<String> {
        let names = self.world().commands.iter().map(|sent| command::Command::parse(sent.as_bytes()).name).collect::<Vec<_>>();
        names.into_iter().filter(|name| !name.is_empty()).collect()
    }

    /// Forgets the lines so far.
    pub fn forget_commands(&self) {
        self.world().commands.clear();
    }

    /// How many connections there have been.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.world().sent.len()
    }

    /// How many connections are open.
    #[must_use]
    pub fn open_connections(&self) -> usize {
        self.world().streams.iter().flatten().count()
    }

    /// How many bytes went out in each connection; up to the number of a whole session it can be cut everywhere.
    #[must_use]
    pub fn sent(&self) -> Vec<usize> {
        self.world().sent.clone()
    }

    /// Cuts all connections that are open.
    pub fn cut(&self) {
        for stream in self.world().streams.iter().flatten() {
            drop(stream.shutdown(Shutdown::Both));
        }
    }

    /// Adds a message to a folder and gives its UID; who waits in IDLE is told.
    ///
    /// # Panics
    /// When there is no such folder, like everything here that names one.
    pub fn deliver(&self, folder: &str, content: impl Into<Content>) -> u32 {
        self.deliver_to_all(&[folder], content)[0]
    }

    /// Adds one message to several folders, as Gmail shows it under its labels.
    pub fn deliver_to_all(&self, folders: &[&str], content: impl Into<Content>) -> Vec<u32> {
        let content = content.into();
        let mut world = self.world();
        let gmail_id = (1 << 40) + world.give();
        let add = |name: &&str| {
            let folder = world.of_test(name);
            let uid = folder.is.add(content.clone());
            // It counts as a change, so that CHANGEDSINCE finds the message.
            folder.touch(uid, |message| message.gmail_id = gmail_id);
            uid
        };
        folders.iter().map(add).collect()
    }

    /// Takes a message out of a folder.
    ///
    /// # Panics
    /// When it is not there.
    pub fn expunge(&self, folder: &str, uid: u32) {
        assert!(self.world().of_test(folder).remove(uid), "{folder} has no message {uid}");
    }

    /// Gives a message these flags and no others.
    ///
    /// # Panics
    /// When it is not there.
    pub fn set_flags(&self, folder: &str, uid: u32, flags: &[&str]) {
        let flags = flags.iter().map(|flag| (*flag).to_owned()).collect();
        assert!(self.world().of_test(folder).touch(uid, |message| message.flags = flags), "{folder} has no message {uid}");
    }

    /// Dates a message, `17-Jul-2026 02:44:25 +0200`.
    pub fn set_date(&self, folder: &str, uid: u32, date: &str) {
        self.world().of_test(folder).touch(uid, |message| date.clone_into(&mut message.date));
    }

    /// The flags of each message.
    #[must_use]
    pub fn flags(&self, folder: &str) -> Vec<(u32, Vec<String>)> {
        self.world().of_test(folder).is.messages.iter().map(|message| (message.uid, message.flags.clone())).collect()
    }

    /// The next message gets this UID if that is more than it would get.
    pub fn skip_to_uid(&self, folder: &str, uid: u32) {
        let mut world = self.world();
        let next = &mut world.of_test(folder).is.next_uid;
        *next = uid.max(*next);
    }

    /// Gives a folder another UIDVALIDITY and numbers its messages from 1; who has it selected is sent away.
    pub fn new_validity(&self, folder: &str) {
        let mut world = self.world();
        let id = world.give();
        let folder = world.of_test(folder);
        folder.id = id;
        folder.is.validity += 1;
        folder.change += 1;
        for (uid, message) in (1..).zip(&mut folder.is.messages) {
            message.uid = uid;
            folder.is.next_uid = uid + 1;
        }
    }

    /// Adds a folder.
    pub fn create_folder(&self, mailbox: Mailbox) {
        self.world().add_folder(mailbox);
    }

    /// Renames a folder; those within it stay where they are.
    pub fn rename_folder(&self, from: &str, to: &str) {
        to.clone_into(&mut self.world().of_test(from).is.name);
    }

    /// Deletes a folder; who has it selected is sent away.
    pub fn delete_folder(&self, folder: &str) {
        let mut world = self.world();
        let id = world.of_test(folder).id;
        world.folders.retain(|folder| folder.id != id);
    }

    /// What is in a folder, by UID.
    #[must_use]
    pub fn record(&self, folder: &str) -> Vec<(u32, Vec<u8>)> {
        self.world().of_test(folder).is.messages.iter().map(|message| (message.uid, message.content.bytes())).collect()
    }

    fn world(&self) -> MutexGuard<'_, World> {
        lock(&self.shared.world)
    }
}

impl Drop for ScriptedImap {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::Relaxed);
        // It waits for a connection, and this is the last one.
        drop(TcpStream::connect(("127.0.0.1", self.port)));
        if let Some(listening) = self.listening.take() {
            drop(listening.join());
        }
        self.cut();
    }
}

fn listen(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming().flatten() {
        if shared.is_over.load(Ordering::Relaxed) {
            return;
        }
        let nth = {
            let mut world = lock(&shared.world);
            world.streams.push(stream.try_clone().ok());
            world.sent.push(0);
            world.sent.len() - 1
        };
        let shared = Arc::clone(shared);
        std::thread::spawn(move || {
            if let Ok(wire) = Wire::new(stream, Arc::clone(&shared), nth) {
                // It ends with an error always: somebody has gone.
                drop(Session::new(wire, Arc::clone(&shared)).run());
            }
            lock(&shared.world).streams[nth] = None;
        });
    }
}

#[cfg(test)]
mod quirk_tests;
#[cfg(test)]
mod tests;
