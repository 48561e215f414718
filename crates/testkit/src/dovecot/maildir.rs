//! Mail that comes into a mailbox past IMAP, as a delivery agent would bring it, and what a broken disk takes away.

use std::fs;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use super::{Dovecot, write_file};
use crate::utf7::to_utf7;

/// By this second in a file's name Dovecot knows which of several new messages came first.
const FIRST_DELIVERY_S: u64 = 1_767_225_600;

impl Dovecot {
    /// Delivers a message; `""` is the inbox, and a folder that is not there is made. Those who wait in IDLE are told.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn deliver(&self, user: &str, folder: &str, message: &[u8]) {
        let maildir = self.maildir(user, folder);
        let name = self.next_name();
        let aside = maildir.join("tmp").join(&name);
        self.put(&aside, message);
        let delivered = fs::rename(&aside, maildir.join("new").join(&name));
        delivered.unwrap_or_else(|error| panic!("{}: {error}", aside.display()));
    }

    /// Delivers several messages, one after the other.
    ///
    /// # Panics
    /// When one cannot be written.
    pub fn deliver_many<M: AsRef<[u8]>>(&self, user: &str, folder: &str, messages: impl IntoIterator<Item = M>) {
        for message in messages {
            self.deliver(user, folder, message.as_ref());
        }
    }

    /// Fills a folder with old mail without any delivery, which is the quick way to a large mailbox. It gives how
    /// many there were.
    ///
    /// # Panics
    /// When one cannot be written.
    pub fn fill<M: AsRef<[u8]>>(&self, user: &str, folder: &str, messages: impl IntoIterator<Item = M>) -> usize {
        let old = self.maildir(user, folder).join("cur");
        let filled = messages.into_iter().map(|message| self.put(&old.join(self.next_name() + ":2,"), message.as_ref()));
        filled.count()
    }

    /// Has the server forget a folder's UIDs, as after a lost disk: UIDVALIDITY is another, and all messages are
    /// numbered anew from one. The user's connections are cut.
    ///
    /// # Panics
    /// When the folder has the same UIDVALIDITY afterwards.
    pub fn new_validity(&self, user: &str, folder: &str) {
        let before = self.validity(user, folder);
        self.kick(user);
        forget(&self.maildir(user, folder), &["dovecot-uidlist", "dovecot.index"]);
        forget(&self.maildir(user, ""), &["dovecot.list.index"]);
        assert_ne!(self.validity(user, folder), before, "UIDVALIDITY stayed: {}", self.log());
    }

    fn maildir(&self, user: &str, folder: &str) -> PathBuf {
        assert!(!user.contains('/') && !folder.contains('/'), "there is no mailbox {user} {folder}");
        let inbox = self.mail().join(user);
        self.make(&inbox);
        if folder.is_empty() || folder == "INBOX" {
            return inbox;
        }
        let path = inbox.join(format!(".{}", to_utf7(folder)));
        self.make(&path);
        path
    }

    fn make(&self, maildir: &Path) {
        if maildir.join("new").exists() {
            return;
        }
        for folder in [maildir.to_owned(), maildir.join("cur"), maildir.join("tmp"), maildir.join("new")] {
            // Another thread, or Dovecot itself, may be making the same.
            let made = fs::create_dir_all(&folder).and_then(|()| chown(&folder, Some(self.owner.0), Some(self.owner.1)));
            made.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        }
    }

    fn put(&self, path: &Path, message: &[u8]) {
        write_file(path, message);
        let given = chown(path, Some(self.owner.0), Some(self.owner.1));
        given.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    fn next_name(&self) -> String {
        let nth = self.delivered.fetch_add(1, Ordering::Relaxed);
        format!("{}.M{nth}P{}.test", FIRST_DELIVERY_S + nth, std::process::id())
    }
}

fn forget(maildir: &Path, names: &[&str]) {
    for entry in fs::read_dir(maildir).into_iter().flatten().flatten() {
        if names.iter().any(|name| entry.file_name().to_string_lossy().starts_with(name)) {
            drop(fs::remove_file(entry.path()));
        }
    }
}
