//! A desk that is open, and a visitor who speaks HTTP to it with cookies and forms, as a browser without scripts does.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use crate::house::House;

/// A running `mila serve` or `mila demo`; it ends when this is dropped.
pub struct Served {
    program: Child,
    lines: BufReader<ChildStdout>,
    pub address: String,
    cookies: BTreeMap<String, String>,
}

/// What came back.
pub struct Page {
    pub status: u16,
    pub headers: String,
    pub text: String,
}

impl Page {
    /// Where it leads, if it leads on.
    pub fn location(&self) -> Option<String> {
        self.header("location")
    }

    pub fn header(&self, name: &str) -> Option<String> {
        let line = self.headers.lines().find(|line| line.to_ascii_lowercase().starts_with(&format!("{name}: ")))?;
        line.split_once(": ").map(|(_, value)| value.trim().to_owned())
    }

    /// The value of a hidden field of the first form that has it.
    pub fn hidden(&self, name: &str) -> String {
        let start = self.text.find(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("{name}: {}", self.text));
        let rest = &self.text[start..];
        rest.split("value=\"").nth(1).unwrap().split('"').next().unwrap().replace("&#x2f;", "/")
    }

    /// All addresses on the page that begin so.
    pub fn links(&self, begin: &str) -> Vec<String> {
        let text = self.text.replace("&#x2f;", "/");
        text.split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .filter(|href| href.starts_with(begin))
            .map(str::to_owned)
            .collect()
    }
}

/// A port that nobody listens at just now.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Served {
    /// Runs a command of the program that opens a desk, with more surroundings.
    pub fn start(house: &House, arguments: &[&str], surroundings: &[(&str, &str)]) -> Self {
        let address = format!("127.0.0.1:{}", free_port());
        let command = house.mila(&[arguments, &["--listen", &address, "--lang", "en"]].concat());
        Self::run(command, address, surroundings)
    }

    /// `mila serve` on the folder `data`, which is told when a file would become too long, and not ended.
    pub fn start_unkillable_by_size(house: &House, surroundings: &[(&str, &str)]) -> Self {
        let address = format!("127.0.0.1:{}", free_port());
        let mut command = house.shell("trap '' XFSZ; exec \"$0\" \"$@\"");
        command.arg(env!("CARGO_BIN_EXE_mila")).args(["serve", "--data", "data", "--listen", &address, "--lang", "en"]);
        Self::run(command, address, surroundings)
    }

    fn run(mut command: Command, address: String, surroundings: &[(&str, &str)]) -> Self {
        command.envs(surroundings.iter().copied()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut program = command.spawn().unwrap();
        let lines = BufReader::new(program.stdout.take().unwrap());
        Self { program, lines, address, cookies: BTreeMap::new() }
    }

    /// `mila serve` on the folder `data` of a house.
    pub fn open(house: &House) -> Self {
        Self::start(house, &["serve", "--data", "data"], &[])
    }

    /// The path of the next link that the program prints.
    pub fn printed_link(&mut self) -> String {
        loop {
            let mut line = String::new();
            assert!(self.lines.read_line(&mut line).unwrap() > 0, "the program ended without a link");
            if let Some((_, token)) = line.split_once("/link/") {
                return format!("/link/{}", token.trim());
            }
        }
    }

    /// Waits until the program says that the desk is open.
    pub fn wait_until_open(&mut self) {
        let mut line = String::new();
        while !line.contains("Ctrl-C") {
            line.clear();
            assert!(self.lines.read_line(&mut line).unwrap() > 0, "the program ended");
        }
    }

    /// Sets up the desk behind the link of the first start, and is signed in.
    pub fn set_up(&mut self) {
        let link = self.printed_link();
        assert_eq!(self.get(&link).location().as_deref(), Some("/link"));
        let page = self.get("/link");
        let fields = [
            ("name", "Milena"),
            ("password", "correct horse"),
            ("language", "en"),
            ("zone", "Europe/Warsaw"),
            ("addresses", crate::house::ME),
        ];
        assert_eq!(self.post(&page, "/link", &fields).location().as_deref(), Some("/today"));
    }

    /// Signs in with name and password.
    pub fn sign_in(&mut self) {
        let page = self.get("/sign-in");
        let done = self.post(&page, "/sign-in", &[("name", "Milena"), ("password", "correct horse"), ("next", "")]);
        assert_eq!(done.location().as_deref(), Some("/today"), "{} {}", done.status, done.text);
    }

    /// The process.
    pub fn id(&self) -> u32 {
        self.program.id()
    }

    /// Ends the program without a word, as a power cut does.
    pub fn kill(mut self) {
        self.program.kill().unwrap();
        self.program.wait().unwrap();
    }

    pub fn get(&mut self, path: &str) -> Page {
        self.ask("GET", path, "")
    }

    /// Sends a form of `page` with its hidden fields.
    pub fn post(&mut self, page: &Page, path: &str, fields: &[(&str, &str)]) -> Page {
        let hidden = [("token", page.hidden("token")), ("key", page.hidden("key"))];
        let fields = hidden.iter().map(|(name, value)| (*name, value.as_str())).chain(fields.iter().copied());
        let body: Vec<String> = fields.map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        self.ask("POST", path, &body.join("&"))
    }

    /// Sends a file with the form for files of `page`.
    pub fn upload(&mut self, page: &Page, name: &str, text: &str) -> Page {
        let field = |name: &str, more: &str, value: &str| {
            format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{value}\r\n")
        };
        let file = field("files", &format!("; filename=\"{name}\""), text);
        let parts = [field("token", "", &page.hidden("token")), field("key", "", &page.hidden("key")), file, "--x--\r\n".into()];
        let body = parts.concat();
        self.send("POST", "/import/files", "multipart/form-data; boundary=x", &body)
    }

    /// One question on a connection of its own; tried again for a moment while the program starts.
    pub fn ask(&mut self, method: &str, path: &str, body: &str) -> Page {
        self.send(method, path, "application/x-www-form-urlencoded", body)
    }

    fn send(&mut self, method: &str, path: &str, kind: &str, body: &str) -> Page {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut connection = self.connect();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nCookie: {}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
            self.address,
            cookies.join("; "),
            body.len()
        );
        connection.write_all(head.as_bytes()).unwrap();
        connection.write_all(body.as_bytes()).unwrap();
        let mut answer = Vec::new();
        connection.read_to_end(&mut answer).unwrap();
        let text = String::from_utf8_lossy(&answer).into_owned();
        let (headers, text) = text.split_once("\r\n\r\n").unwrap();
        let page = Page {
            status: headers.split(' ').nth(1).unwrap().parse().unwrap(),
            headers: headers.to_owned(),
            text: text.to_owned(),
        };
        for line in headers.lines().filter(|line| line.to_ascii_lowercase().starts_with("set-cookie: ")) {
            let (name, value) = line[12..].split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        page
    }

    fn connect(&self) -> TcpStream {
        for _ in 0..400 {
            if let Ok(connection) = TcpStream::connect(&self.address) {
                connection.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
                return connection;
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        panic!("nobody listens at {}", self.address);
    }

    /// Asks the program to end, as a machine does that is shut down, and waits for it.
    pub fn terminate(mut self) -> Option<i32> {
        let id = self.program.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        self.program.wait().unwrap().code()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.program.kill());
        drop(self.program.wait());
    }
}

/// One question to another server on loopback, by its whole address.
pub fn elsewhere(url: &str) -> Page {
    let (address, path) = url.strip_prefix("http://").and_then(|rest| rest.split_once('/')).unwrap();
    let mut connection = TcpStream::connect(address).unwrap();
    let head = format!("GET /{path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    connection.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    let (headers, text) = answer.split_once("\r\n\r\n").unwrap();
    Page { status: headers.split(' ').nth(1).unwrap().parse().unwrap(), headers: headers.to_owned(), text: text.to_owned() }
}

fn escaped(value: &str) -> String {
    value
        .bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
