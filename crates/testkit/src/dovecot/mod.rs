//! A real Dovecot of the tests' own, on free ports of loopback and over Maildirs in a folder that goes with it. Any user
//! name is let in with the one password, so that each test takes mailboxes of its own.

mod maildir;
mod processes;
mod settings;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::AtomicU64;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::machine::{free_port, is_root, lock, own_ids};
use crate::plain_imap::{Line, PlainImap, folder_argument};

const PASSWORD: &str = "correct-horse";

/// Debian's user `mail`; it is there on every machine and owns nothing but mail.
const MAIL: (u32, u32) = (8, 8);

/// Runs Dovecot until it ends, and ends it when no word of that comes because the test process was killed.
const WATCH: &str =
    r#"PATH=$PATH:/usr/sbin; dovecot -F -c "$0" </dev/null >/dev/null & server=$!; read -r _ || kill "$server"; wait "$server""#;

/// A server with as many mailboxes as there are user names; it ends when this is dropped.
pub struct Dovecot {
    folder: TempDir,
    owner: (u32, u32),
    imap_port: u16,
    imaps_port: u16,
    process: Mutex<Option<Child>>,
    delivered: AtomicU64,
}

impl Dovecot {
    /// Starts a server.
    ///
    /// # Panics
    /// When Dovecot or openssl is not installed (Debian: `dovecot-imapd openssl`), or when it does not start.
    #[must_use]
    pub fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("dovecot-").tempdir();
        let folder = folder.unwrap_or_else(|error| panic!("no folder for Dovecot: {error}"));
        settings::make_certificates(folder.path());
        let owner = if is_root() { MAIL } else { own_ids() };
        let (process, delivered) = (Mutex::new(None), AtomicU64::new(0));
        let mut server = Self { folder, owner, imap_port: 0, imaps_port: 0, process, delivered };
        settings::open_to_owner(server.folder.path(), owner);
        // A port that was free a moment ago may be taken by another test.
        for _ in 0..5 {
            (server.imap_port, server.imaps_port) = (free_port(), free_port());
            settings::write(server.folder.path(), owner, server.imap_port, server.imaps_port);
            if server.try_to_run() {
                return server;
            }
        }
        panic!("Dovecot does not start: {}", server.log());
    }

    /// The port for IMAP without TLS, where STARTTLS may be asked for.
    #[must_use]
    pub fn imap_port(&self) -> u16 {
        self.imap_port
    }

    /// The port for IMAP over TLS.
    #[must_use]
    pub fn imaps_port(&self) -> u16 {
        self.imaps_port
    }

    /// The file with the certificate of the authority that vouches for `localhost` and 127.0.0.1.
    #[must_use]
    pub fn ca(&self) -> PathBuf {
        self.folder.path().join("ca.pem")
    }

    /// The password of every user.
    #[must_use]
    pub fn password() -> &'static str {
        PASSWORD
    }

    /// The name of the nth user. Others may be made up.
    #[must_use]
    pub fn user(n: usize) -> String {
        format!("user{n}@example.test")
    }

    /// What Dovecot has written into its log.
    #[must_use]
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// Ends the server and every connection; [`Dovecot::wake`] starts it again.
    ///
    /// # Panics
    /// When it does not end.
    pub fn stop(&self) {
        assert!(self.has_ended(), "Dovecot does not end: {}", self.log());
    }

    /// Starts a stopped server at the same ports.
    ///
    /// # Panics
    /// When it does not start.
    pub fn wake(&self) {
        assert!(self.try_to_run(), "Dovecot does not wake: {}", self.log());
    }

    /// Cuts all connections of a user.
    ///
    /// # Panics
    /// When they are still there after ten seconds.
    pub fn kick(&self, user: &str) {
        let deadline = Instant::now() + Duration::from_secs(10);
        while self.is_connected(user) {
            assert!(Instant::now() < deadline, "{user} does not go: {}", self.log());
            // It fails where the last connection has just gone by itself.
            drop(self.doveadm().arg("kick").arg(user).stdout(Stdio::null()).stderr(Stdio::null()).status());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// How many messages are in a folder; `""` is the inbox.
    #[must_use]
    pub fn count(&self, user: &str, folder: &str) -> usize {
        let lines = self.client(user).must(&format!("STATUS {} (MESSAGES)", folder_argument(folder)));
        lines.iter().find_map(|line| number_after(&line.text, "MESSAGES ")).unwrap_or_default()
    }

    /// The server's own record of a folder: each message by its UID, as any IMAP client gets it.
    #[must_use]
    pub fn record(&self, user: &str, folder: &str) -> Vec<(u32, Vec<u8>)> {
        let message = |line: &mut Line| Some((number_after(&line.text, "UID ")?, line.literals.pop()?));
        self.look(user, folder, "UID FETCH 1:* (UID BODY.PEEK[])").iter_mut().filter_map(message).collect()
    }

    /// The flags of each message but `\Recent`, which is about connections.
    #[must_use]
    pub fn flags(&self, user: &str, folder: &str) -> Vec<(u32, Vec<String>)> {
        let flags = |line: &Line| {
            let (_, rest) = line.text.split_once("FLAGS (")?;
            let names = rest.split(')').next()?.split_whitespace().filter(|name| *name != "\\Recent");
            Some((number_after(&line.text, "UID ")?, names.map(str::to_owned).collect()))
        };
        self.look(user, folder, "UID FETCH 1:* (UID FLAGS)").iter().filter_map(flags).collect()
    }

    /// The folder's UIDVALIDITY.
    #[must_use]
    pub fn validity(&self, user: &str, folder: &str) -> u32 {
        let lines = self.client(user).must(&format!("STATUS {} (UIDVALIDITY)", folder_argument(folder)));
        lines.iter().find_map(|line| number_after(&line.text, "UIDVALIDITY ")).unwrap_or_default()
    }

    /// Removes a message as if another client had done it.
    pub fn expunge(&self, user: &str, folder: &str, uid: u32) {
        let mut client = self.at(user, folder, "SELECT");
        client.must(&format!("UID STORE {uid} +FLAGS (\\Deleted)"));
        client.must(&format!("UID EXPUNGE {uid}"));
    }

    /// Moves a message as if another client had done it.
    pub fn move_to(&self, user: &str, from: &str, to: &str, uid: u32) {
        self.at(user, from, "SELECT").must(&format!("UID MOVE {uid} {}", folder_argument(to)));
    }

    /// Gives a message these flags and no others, as another client might.
    pub fn set_flags(&self, user: &str, folder: &str, uid: u32, flags: &str) {
        self.at(user, folder, "SELECT").must(&format!("UID STORE {uid} FLAGS ({flags})"));
    }

    /// Makes a folder; `.` stands between a folder and what is in it.
    pub fn create_folder(&self, user: &str, folder: &str) {
        self.client(user).must(&format!("CREATE {}", folder_argument(folder)));
    }

    /// Renames a folder.
    pub fn rename_folder(&self, user: &str, from: &str, to: &str) {
        self.client(user).must(&format!("RENAME {} {}", folder_argument(from), folder_argument(to)));
    }

    /// Deletes a folder and what is in it.
    pub fn delete_folder(&self, user: &str, folder: &str) {
        self.client(user).must(&format!("DELETE {}", folder_argument(folder)));
    }

    fn client(&self, user: &str) -> PlainImap {
        PlainImap::login(self.imap_port, user, PASSWORD)
    }

    fn at(&self, user: &str, folder: &str, command: &str) -> PlainImap {
        let mut client = self.client(user);
        client.must(&format!("{command} {}", folder_argument(folder)));
        client
    }

    fn look(&self, user: &str, folder: &str, command: &str) -> Vec<Line> {
        self.at(user, folder, "EXAMINE").must(command)
    }

    fn try_to_run(&self) -> bool {
        let mut watch = Command::new("sh");
        let watch = watch.args(["-c", WATCH]).arg(self.settings()).current_dir("/").stdin(Stdio::piped());
        let watch = watch.spawn().unwrap_or_else(|error| panic!("no shell: {error}"));
        *lock(&self.process) = Some(watch);
        let known = self.log().len();
        let deadline = Instant::now() + Duration::from_secs(10);
        while Instant::now() < deadline && !self.log().get(known..).is_some_and(|news| news.contains("Fatal")) {
            if is_greeting(self.imap_port) && PlainImap::connect(self.imaps_port).is_ok() {
                return true;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        self.stop();
        false
    }

    /// Ends the server and the processes that serve its connections, which would rather wait for their clients to go.
    fn has_ended(&self) -> bool {
        let Some(mut watch) = lock(&self.process).take() else {
            return true;
        };
        let masters = processes::children(watch.id());
        let serving = || masters.iter().flat_map(|master| processes::children(*master));
        let mut all: Vec<u32> = masters.iter().copied().chain(serving()).collect();
        processes::end(&masters);
        // It starts no others from here on, but it may have started some since.
        all.extend(serving());
        processes::end(&all);
        drop(watch.stdin.take().map(|mut word| word.write_all(b"ended\n")));
        let deadline = Instant::now() + Duration::from_secs(10);
        while all.iter().any(|process| processes::is_running(*process)) && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(2));
        }
        watch.wait().is_ok() && !all.iter().any(|process| processes::is_running(*process))
    }

    fn is_connected(&self, user: &str) -> bool {
        let who = self.doveadm().args(["-f", "flow", "who", "-1"]).arg(user).stderr(Stdio::null()).output();
        who.is_ok_and(|who| String::from_utf8_lossy(&who.stdout).contains(user))
    }

    fn doveadm(&self) -> Command {
        let mut command = Command::new("doveadm");
        command.arg("-c").arg(self.settings()).current_dir("/").stdin(Stdio::null());
        command
    }

    fn settings(&self) -> PathBuf {
        self.folder.path().join("dovecot.conf")
    }

    fn mail(&self) -> PathBuf {
        self.folder.path().join("mail")
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        self.has_ended();
    }
}

fn is_greeting(port: u16) -> bool {
    let line = PlainImap::connect(port).ok().and_then(|mut client| client.line());
    line.is_some_and(|line| line.text.starts_with("* OK"))
}

fn number_after<N: std::str::FromStr>(text: &str, word: &str) -> Option<N> {
    let (_, rest) = text.split_once(word)?;
    rest.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

fn write_file(path: &Path, bytes: &[u8]) {
    let written = fs::File::create(path).and_then(|mut file| file.write_all(bytes));
    written.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

#[cfg(test)]
mod tests;
