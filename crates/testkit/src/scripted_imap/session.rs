//! One client at a scripted server: who it is, what it has selected, and which command leads where.

use std::io;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::PASSWORD;
use super::command::Command;
use super::quirk::Quirk;
use super::wire::Wire;
use super::world::Shared;
use crate::machine::lock;

/// How a command ended, without its tag: `OK done`. An error ends the session.
pub(super) type Done = io::Result<String>;

pub(super) struct Session {
    pub(super) wire: Wire,
    pub(super) shared: Arc<Shared>,
    pub(super) state: State,
}

pub(super) enum State {
    Stranger,
    Known,
    Selected(View),
}

/// What a client has been told of the folder that it selected.
pub(super) struct View {
    pub(super) folder: u64,
    /// The UIDs in the order of their numbers.
    pub(super) known: Vec<u32>,
    /// Changes up to this one.
    pub(super) change: u64,
    pub(super) access: Access,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    ReadOnly,
    ReadWrite,
}

const DENIED: &str = "NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)";
const CHALLENGE: &str = r#"{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}"#;

impl Session {
    pub(super) fn new(wire: Wire, shared: Arc<Shared>) -> Self {
        Self { wire, shared, state: State::Stranger }
    }

    /// Serves the client until it goes or is sent away.
    pub(super) fn run(&mut self) -> io::Result<()> {
        self.greet()?;
        loop {
            let command = self.wire.command()?;
            self.never_end(&command.name)?;
            let done = self.answer(&command)?;
            if may_announce(&command.name) {
                self.announce()?;
            }
            self.say(&format!("{} {done}", command.tag))?;
            self.wire.flush()?;
        }
    }

    pub(super) fn say(&mut self, line: &str) -> io::Result<()> {
        self.wire.send(line.as_bytes())?;
        self.wire.send(b"\r\n")
    }

    /// Says goodbye, and gives the error that ends the session.
    pub(super) fn bye(&mut self, words: &str) -> io::Error {
        let said = self.say(&format!("* BYE {words}")).and_then(|()| self.wire.flush());
        said.err().unwrap_or_else(|| self.wire.hang_up())
    }

    pub(super) fn quirk<T>(&self, pick: impl Fn(&Quirk) -> Option<T>) -> Option<T> {
        lock(&self.shared.world).quirks.iter().find_map(pick)
    }

    pub(super) fn has(&self, quirk: &Quirk) -> bool {
        lock(&self.shared.world).has(quirk)
    }

    pub(super) fn is_able(&self, capability: &str) -> bool {
        lock(&self.shared.world).is_able(capability)
    }

    fn greet(&mut self) -> io::Result<()> {
        self.never_end("GREETING")?;
        if let Some(words) = self.quirk(|quirk| if let Quirk::GreetWithBye(words) = quirk { Some(words.clone()) } else { None }) {
            return Err(self.bye(&words));
        }
        let capabilities = self.capabilities();
        self.say(&format!("* OK [CAPABILITY {capabilities}] The scripted server is ready"))?;
        self.wire.flush()
    }

    fn answer(&mut self, command: &Command) -> Done {
        match (command.name.as_str(), &self.state) {
            ("CAPABILITY", _) => {
                let capabilities = self.capabilities();
                self.say(&format!("* CAPABILITY {capabilities}"))?;
                Ok(done("CAPABILITY"))
            }
            ("NOOP", _) => Ok(done("NOOP")),
            ("ID", _) if self.is_able("ID") => {
                self.say("* ID (\"name\" \"scripted\")")?;
                Ok(done("ID"))
            }
            ("LOGOUT", _) => {
                self.say("* BYE Logging out")?;
                self.say(&format!("{} OK LOGOUT done", command.tag))?;
                self.wire.flush()?;
                Err(self.wire.hang_up())
            }
            ("LOGIN", State::Stranger) => Ok(self.login(command)),
            ("AUTHENTICATE", State::Stranger) => self.authenticate(command),
            (_, State::Stranger) => Ok("BAD log in first".to_owned()),
            (_, State::Known) => self.answer_known(command),
            (_, State::Selected(_)) => self.answer_selected(command),
        }
    }

    fn answer_known(&mut self, command: &Command) -> Done {
        match command.name.as_str() {
            "LIST" | "LSUB" => self.list(command),
            "STATUS" => self.status(command),
            "EXAMINE" => self.select(command, Access::ReadOnly),
            "SELECT" => self.select(command, Access::ReadWrite),
            "NAMESPACE" if self.is_able("NAMESPACE") => {
                self.say("* NAMESPACE ((\"\" \"/\")) NIL NIL")?;
                Ok(done("NAMESPACE"))
            }
            "ENABLE" if self.is_able("ENABLE") => {
                let is_condstore = self.is_able("CONDSTORE") && command.args.iter().any(|arg| arg.is("CONDSTORE"));
                self.say(if is_condstore { "* ENABLED CONDSTORE" } else { "* ENABLED" })?;
                Ok(done("ENABLE"))
            }
            "IDLE" if self.is_able("IDLE") => self.idle(),
            "STORE" | "UID STORE" | "COPY" | "UID COPY" | "MOVE" | "UID MOVE" | "EXPUNGE" | "UID EXPUNGE" | "APPEND" => {
                Ok("NO this server is only read from".to_owned())
            }
            name => Ok(format!("BAD {name} is not known here")),
        }
    }

    fn answer_selected(&mut self, command: &Command) -> Done {
        match command.name.as_str() {
            "FETCH" | "UID FETCH" => self.fetch(command),
            "SEARCH" | "UID SEARCH" => self.search(command),
            "CHECK" => Ok(done("CHECK")),
            "CLOSE" => {
                self.state = State::Known;
                Ok(done("CLOSE"))
            }
            "UNSELECT" if self.is_able("UNSELECT") => {
                self.state = State::Known;
                Ok(done("UNSELECT"))
            }
            _ => self.answer_known(command),
        }
    }

    fn login(&mut self, command: &Command) -> String {
        if self.has(&Quirk::LoginDisabled) {
            return "NO [PRIVACYREQUIRED] LOGIN is disabled".to_owned();
        }
        self.let_in(command.arg(1) == PASSWORD)
    }

    fn authenticate(&mut self, command: &Command) -> Done {
        let mechanism = command.arg(0).to_uppercase();
        if !self.is_able(&format!("AUTH={mechanism}")) {
            return Ok(format!("NO [CANNOT] {mechanism} is not known here"));
        }
        let response = match command.args.get(1) {
            Some(_) if !self.is_able("SASL-IR") => return Ok("BAD wait for the +".to_owned()),
            Some(response) => response.text().into_bytes(),
            None => {
                self.say("+ ")?;
                self.wire.flush()?;
                self.wire.spoken()?
            }
        };
        let Ok(response) = STANDARD.decode(response) else {
            return Ok("BAD that is not base64".to_owned());
        };
        let response = String::from_utf8_lossy(&response).into_owned();
        if mechanism == "XOAUTH2" {
            return self.authenticate_by_token(&response);
        }
        Ok(self.let_in(response.split('\0').nth(2) == Some(PASSWORD)))
    }

    fn authenticate_by_token(&mut self, response: &str) -> Done {
        let token = response.strip_prefix("user=").and_then(|rest| rest.split_once("\u{1}auth=Bearer "));
        let token = token.and_then(|(_, token)| token.strip_suffix("\u{1}\u{1}"));
        let tokens = lock(&self.shared.world).tokens.clone();
        let is_right = token.zip(tokens).is_some_and(|(token, tokens)| tokens.is_valid(token));
        let verdict = self.let_in(is_right);
        if !verdict.starts_with("OK") {
            self.say(&format!("+ {}", STANDARD.encode(CHALLENGE)))?;
            self.wire.flush()?;
            self.wire.spoken()?;
        }
        Ok(verdict)
    }

    fn let_in(&mut self, is_right: bool) -> String {
        if let Some(words) = self.quirk(|quirk| if let Quirk::RefuseLogin(words) = quirk { Some(words.clone()) } else { None }) {
            return words;
        }
        if !is_right {
            return DENIED.to_owned();
        }
        self.state = State::Known;
        format!("OK [CAPABILITY {}] Logged in", self.capabilities())
    }

    fn capabilities(&self) -> String {
        lock(&self.shared.world).capabilities().join(" ")
    }

    fn never_end(&mut self, command: &str) -> io::Result<()> {
        let is_meant = |quirk: &Quirk| if let Quirk::EndlessLine(name) = quirk { (*name == command).then_some(()) } else { None };
        if self.quirk(is_meant).is_none() {
            return Ok(());
        }
        self.wire.send(b"* OK ")?;
        loop {
            self.wire.send(&[b'A'; 8192])?;
        }
    }
}

pub(super) fn done(name: &str) -> String {
    format!("OK {name} done")
}

/// While a client speaks of messages by number, it must not be told of other numbers (RFC 3501 §7.4.1). A newly
/// selected folder has no news, and IDLE has told its own.
fn may_announce(command: &str) -> bool {
    !matches!(command, "FETCH" | "SEARCH" | "STORE" | "SELECT" | "EXAMINE")
}
