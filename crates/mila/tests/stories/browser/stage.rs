//! What a visit needs: the program with a studio of its own, a driver of browsers, and the trap around them.
//! Everything ends with the stage, by the very process ids that it started.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::trap::Trap;
use super::visitor::Visitor;

/// How long a program may take to be ready or to end.
const PATIENCE: Duration = Duration::from_mins(1);

/// The files of a studio that was filled once, so that each stage has its own within a moment.
static STUDIO: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();

/// A program that was started here.
struct Program(Child);

impl Program {
    fn start(command: &mut Command) -> Self {
        let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        Self(started.unwrap_or_else(|error| panic!("{command:?}: {error} (on Debian: apt-get install chromium chromium-driver)")))
    }

    fn lines(&mut self) -> BufReader<ChildStdout> {
        BufReader::new(self.0.stdout.take().unwrap())
    }

    fn has_ended(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(Some(_)))
    }

    /// Asks it to end and waits until it has.
    fn end(&mut self) {
        let id = self.0.id().to_string();
        drop(Command::new("kill").arg(&id).stderr(Stdio::null()).status());
        let until = Instant::now() + PATIENCE;
        while !self.has_ended() && Instant::now() < until {
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if !self.has_ended() {
            self.end();
        }
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// The invented studio, open at an address of its own.
struct Studio {
    base: String,
    link: String,
    _program: Program,
}

impl Studio {
    fn open(folder: &Path) -> Self {
        let address = format!("127.0.0.1:{}", free_port());
        let mut command = Command::new(env!("CARGO_BIN_EXE_mila"));
        command.env_clear().env("HOME", folder).env("TZ", "Europe/Warsaw");
        command.args(["demo", "--lang", "en", "--listen", &address, "--data"]).arg(folder);
        let mut program = Program::start(&mut command);
        let said = program.lines().lines().map_while(Result::ok).find(|line| line.contains("/link/"));
        let said = said.unwrap_or_else(|| panic!("mila demo did not open"));
        let link = said.split(' ').find(|word| word.contains("/link/")).unwrap().to_owned();
        Self { base: format!("http://{address}"), link, _program: program }
    }
}

/// The programs of one story.
pub struct Stage {
    pub base: String,
    /// Signs the owner of the studio in.
    pub link: String,
    pub trap: Trap,
    pub driver: String,
    // In this order they end: the browsers, the studio, what they wrote.
    chromedriver: Program,
    _studio: Studio,
    folder: TempDir,
}

impl Stage {
    pub fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        fs::create_dir(&data).unwrap();
        for (name, bytes) in STUDIO.get_or_init(filled) {
            fs::write(data.join(name), bytes).unwrap();
        }
        let studio = Studio::open(&data);
        let port = free_port();
        let mut command = Command::new("chromedriver");
        let chromedriver = Program::start(command.arg(format!("--port={port}")).env("TMPDIR", folder.path()));
        wait_for(port);
        let (base, link, driver) = (studio.base.clone(), studio.link.clone(), format!("http://127.0.0.1:{port}"));
        Self { base, link, trap: Trap::set(), driver, chromedriver, _studio: studio, folder }
    }

    /// Somebody with a new browser.
    pub async fn stranger(&self) -> Visitor {
        Visitor::new(self, "normal").await
    }

    /// Somebody who does not wait until a page has come as a whole.
    pub async fn impatient(&self) -> Visitor {
        Visitor::new(self, "none").await
    }

    /// The owner, at whose desk it is open.
    pub async fn owner(&self) -> Visitor {
        let visitor = self.stranger().await;
        visitor.go(&self.link).await;
        visitor.click("main form button").await;
        visitor.wait("location.pathname === '/today'").await;
        visitor
    }

    /// A place for a file or folder of the story.
    pub fn place(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

impl Drop for Stage {
    /// The driver takes its browsers with it when it is asked to go; killed, it would leave them behind.
    fn drop(&mut self) {
        let address = self.driver.trim_start_matches("http://");
        if let Ok(mut stream) = TcpStream::connect(address) {
            drop(write!(stream, "GET /shutdown HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"));
            drop(stream.set_read_timeout(Some(PATIENCE)));
            drop(stream.read_to_end(&mut Vec::new()));
        }
        let until = Instant::now() + Duration::from_secs(5);
        while !self.chromedriver.has_ended() && Instant::now() < until {
            thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Fills a studio and takes what it wrote.
fn filled() -> Vec<(String, Vec<u8>)> {
    let folder = tempfile::tempdir().unwrap();
    drop(Studio::open(folder.path()));
    let files = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap())).collect()
}

/// A port that nobody listens at just now.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn wait_for(port: u16) {
    let until = Instant::now() + PATIENCE;
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(Instant::now() < until, "chromedriver does not answer");
        thread::sleep(Duration::from_millis(20));
    }
}
