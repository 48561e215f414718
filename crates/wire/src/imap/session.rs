//! A session with a server: commands go out, and what comes back is handed over.

mod folders;
mod letting_in;
mod messages;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use mila_domain::account::{Door, Security};
use rustls::ClientConfig;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::time::timeout;

use super::command::Command;
use super::reader::{Malformed, Reader};
use super::reply::{self, Reply, Said, Status};
use crate::line::{self, Line, LineError};

pub use folders::{FoundFolder, Opened};
pub use letting_in::Credentials;
pub use messages::{Answer, News, Range, Wanted};

/// How long the next byte may take. Servers are slow to open large folders.
const PATIENCE: Duration = Duration::from_mins(2);
/// The same where a server has cheated us of bytes before.
const BRIEF: Duration = Duration::from_secs(15);
/// Bytes that are read at once.
const PORTION: usize = 64 << 10;

/// Why something could not be done on a server.
#[derive(Debug, thiserror::Error)]
pub enum ImapError {
    /// There is no line to it.
    #[error("there is no line to the server")]
    NoLine(#[from] LineError),
    /// The server cannot make the line private, which was asked for.
    #[error("the server has no STARTTLS")]
    NoStartTls,
    /// The server lets nobody in this way: it does not know the way in, or wants a private line.
    #[error("the server does not offer this way in")]
    NoWayIn,
    /// The server does not let us in.
    #[error("the server does not let us in")]
    Denied(Said),
    /// The server refused a command.
    #[error("the server refused {doing}")]
    Refused {
        /// What we were doing.
        doing: &'static str,
        /// Its words.
        said: Said,
    },
    /// The server said that it hangs up.
    #[error("the server hung up")]
    HungUp(Said),
    /// The line ended.
    #[error("the line was cut")]
    Cut {
        /// What the system said.
        source: io::Error,
    },
    /// The server says nothing any more.
    #[error("the server fell silent")]
    Silent,
    /// What the server sends is no IMAP.
    #[error("the server does not speak IMAP")]
    Malformed(#[from] Malformed),
}

/// A session. It ends when it is dropped.
pub struct Session {
    line: Line,
    reader: Reader,
    bytes: Vec<u8>,
    /// What of `bytes` was not read yet.
    unread: std::ops::Range<usize>,
    tags: u32,
    capabilities: Vec<String>,
    /// What the server said when it took its leave.
    farewell: Option<Said>,
    /// How long the next byte may take.
    patience: Duration,
}

impl Session {
    /// Reaches a server and hears its greeting. The line is private afterwards, where the door says so.
    ///
    /// # Errors
    /// When there is no line, when it cannot be made private, or when what answers is no IMAP server.
    pub async fn open(door: &Door, trust: &Arc<ClientConfig>) -> Result<Self, ImapError> {
        let stream = line::dial(door).await?;
        let mut session = match door.security {
            Security::Tls => Self::on(line::secure(stream, &door.host, Arc::clone(trust)).await?),
            Security::StartTls | Security::Plain => Self::on(Box::new(stream)),
        };
        session.hear_greeting().await?;
        if door.security == Security::StartTls {
            session = session.start_tls(&door.host, trust).await?;
        }
        if session.capabilities.is_empty() {
            session.ask_capabilities().await?;
        }
        Ok(session)
    }

    fn on(line: Line) -> Self {
        Self {
            line,
            reader: Reader::default(),
            bytes: vec![0; PORTION],
            unread: 0..0,
            tags: 0,
            capabilities: Vec::new(),
            farewell: None,
            patience: PATIENCE,
        }
    }

    async fn hear_greeting(&mut self) -> Result<(), ImapError> {
        match self.next().await? {
            Reply::Said(said) => match said.status {
                Status::Ok | Status::PreAuth => {
                    self.note_capabilities(&said);
                    Ok(())
                }
                Status::Bye => Err(ImapError::HungUp(said)),
                Status::No | Status::Bad => Err(Malformed::Shape.into()),
            },
            Reply::Done { .. }
            | Reply::GoOn(_)
            | Reply::Capabilities(_)
            | Reply::Listed(_)
            | Reply::Found(_)
            | Reply::Exists(_)
            | Reply::Expunged
            | Reply::Fetched(_)
            | Reply::Other => Err(Malformed::Shape.into()),
        }
    }

    async fn start_tls(mut self, host: &str, trust: &Arc<ClientConfig>) -> Result<Self, ImapError> {
        match self.run("making the line private", Command::plain("STARTTLS"), |_| ()).await {
            Ok(_) => {}
            Err(ImapError::Refused { .. }) => return Err(ImapError::NoStartTls),
            Err(error) => return Err(error),
        }
        // What was sent before the line was private may be anybody's.
        if !self.unread.is_empty() || !self.reader.is_between() {
            return Err(Malformed::Shape.into());
        }
        Ok(Self::on(line::secure(self.line, host, Arc::clone(trust)).await?))
    }

    async fn ask_capabilities(&mut self) -> Result<(), ImapError> {
        let mut found = Vec::new();
        let on = |reply| {
            if let Reply::Capabilities(capabilities) = reply {
                found = capabilities;
            }
        };
        self.run("asking what the server can do", Command::plain("CAPABILITY"), on).await?;
        self.capabilities = found;
        Ok(())
    }

    /// Servers say what they can do along the way.
    fn note_capabilities(&mut self, said: &Said) {
        if said.code == "CAPABILITY" {
            self.capabilities = said.value.split(' ').map(str::to_ascii_uppercase).collect();
        }
    }

    /// Gives the server less time for its next byte: where it has fallen silent in the middle before.
    pub const fn be_brief(&mut self) {
        self.patience = BRIEF;
    }

    /// Whether the server can do something, by its name in capitals.
    #[must_use]
    pub fn can(&self, what: &str) -> bool {
        self.capabilities.iter().any(|capability| capability == what)
    }

    /// Runs a command to its end; what comes in between goes to `on`.
    async fn run(&mut self, doing: &'static str, command: Command, on: impl FnMut(Reply)) -> Result<Said, ImapError> {
        let tag = self.send(command).await?;
        self.finish(doing, &tag, on).await
    }

    /// Sends a command, and waits between its parts until the server is ready for the next.
    async fn send(&mut self, command: Command) -> Result<String, ImapError> {
        self.tags = self.tags.wrapping_add(1);
        let tag = format!("m{}", self.tags);
        let mut lines = command.lines(&tag).into_iter();
        if let Some(first) = lines.next() {
            self.write(&first).await?;
        }
        for line in lines {
            self.wait_until_ready(&tag).await?;
            self.write(&line).await?;
        }
        Ok(tag)
    }

    async fn wait_until_ready(&mut self, tag: &str) -> Result<(), ImapError> {
        loop {
            match self.heard().await? {
                Reply::GoOn(_) => return Ok(()),
                Reply::Done { tag: done, said } if done == tag => {
                    return Err(ImapError::Refused { doing: "sending a command", said });
                }
                Reply::Done { .. }
                | Reply::Said(_)
                | Reply::Capabilities(_)
                | Reply::Listed(_)
                | Reply::Found(_)
                | Reply::Exists(_)
                | Reply::Expunged
                | Reply::Fetched(_)
                | Reply::Other => {}
            }
        }
    }

    /// Reads on until a command has ended.
    async fn finish(&mut self, doing: &'static str, tag: &str, mut on: impl FnMut(Reply)) -> Result<Said, ImapError> {
        loop {
            match self.heard().await? {
                Reply::Done { tag: done, said } if done == tag => return self.ended(doing, said),
                reply => on(reply),
            }
        }
    }

    fn ended(&mut self, doing: &'static str, said: Said) -> Result<Said, ImapError> {
        self.note_capabilities(&said);
        match said.status {
            Status::Ok => Ok(said),
            Status::No | Status::Bad | Status::Bye | Status::PreAuth => Err(ImapError::Refused { doing, said }),
        }
    }

    /// The next response. A farewell is kept for when the line ends.
    async fn heard(&mut self) -> Result<Reply, ImapError> {
        let reply = self.next().await?;
        if let Reply::Said(said) = &reply {
            if said.status == Status::Bye {
                self.farewell = Some(said.clone());
            }
            self.note_capabilities(said);
        }
        Ok(reply)
    }

    async fn next(&mut self) -> Result<Reply, ImapError> {
        loop {
            let unread = &self.bytes[self.unread.clone()];
            if !unread.is_empty() {
                let (taken, response) = self.reader.take(unread)?;
                self.unread.start += taken;
                if let Some(response) = response {
                    return Ok(reply::read(response)?);
                }
            }
            let read = timeout(self.patience, self.line.read(&mut self.bytes)).await.map_err(|_| ImapError::Silent)?;
            match read {
                Ok(0) => return Err(self.cut(io::ErrorKind::UnexpectedEof.into())),
                Ok(length) => self.unread = 0..length,
                Err(source) => return Err(self.cut(source)),
            }
        }
    }

    fn cut(&mut self, source: io::Error) -> ImapError {
        self.farewell.take().map_or(ImapError::Cut { source }, ImapError::HungUp)
    }

    async fn write(&mut self, bytes: &[u8]) -> Result<(), ImapError> {
        let written = async {
            self.line.write_all(bytes).await?;
            self.line.flush().await
        };
        match timeout(PATIENCE, written).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(source)) => Err(self.cut(source)),
            Err(_) => Err(ImapError::Silent),
        }
    }

    /// Takes leave. Whatever comes of it, the session is over.
    pub async fn leave(mut self) {
        drop(timeout(Duration::from_secs(1), self.run("taking leave", Command::plain("LOGOUT"), |_| ())).await);
    }
}
