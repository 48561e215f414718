//! One connection of a scripted server, byte by byte: here lines are cut, slowed down and held back.

use std::io::{self, ErrorKind, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use super::command::Command;
use super::quirk::Quirk;
use super::world::Shared;
use crate::machine::lock;
use crate::plain_imap::announced;

const POLL: Duration = Duration::from_millis(10);
const FLUSH_AT: usize = 1 << 16;

pub(super) struct Wire {
    stream: TcpStream,
    shared: Arc<Shared>,
    /// Which connection of the server this is.
    nth: usize,
    received: Vec<u8>,
    pending: Vec<u8>,
    sent: usize,
}

/// What makes a flush differ from a plain one.
#[derive(Default)]
struct Manner {
    is_silent: bool,
    cut: Option<Quirk>,
    cut_at: Option<usize>,
    slow: Option<(usize, Duration)>,
}

impl Wire {
    pub(super) fn new(stream: TcpStream, shared: Arc<Shared>, nth: usize) -> io::Result<Self> {
        stream.set_read_timeout(Some(POLL))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, shared, nth, received: Vec::new(), pending: Vec::new(), sent: 0 })
    }

    /// The next command of the client; it is put down as it came, literals behind their lengths.
    pub(super) fn command(&mut self) -> io::Result<Command> {
        loop {
            let mut sent = self.line()?;
            let mut is_known = true;
            while let Some(length) = announced(&sent) {
                let at_once = sent.ends_with(b"+}");
                is_known &= !at_once || lock(&self.shared.world).is_able("LITERAL+");
                if !at_once {
                    self.send(b"+ go on\r\n")?;
                    self.flush()?;
                }
                sent.extend_from_slice(b"\r\n");
                sent.extend(self.bytes(length)?);
                sent.extend(self.line()?);
            }
            self.put_down(&sent);
            let command = Command::parse(&sent);
            if is_known {
                return Ok(command);
            }
            self.send(format!("{} BAD such literals are not known here\r\n", command.tag).as_bytes())?;
            self.flush()?;
        }
    }

    /// The next line without its end, put down as well; what follows a `+` of the server.
    pub(super) fn spoken(&mut self) -> io::Result<Vec<u8>> {
        let line = self.line()?;
        self.put_down(&line);
        Ok(line)
    }

    /// The next line if it comes within a moment.
    pub(super) fn spoken_soon(&mut self) -> io::Result<Option<Vec<u8>>> {
        let line = self.line_soon()?;
        if let Some(line) = &line {
            self.put_down(line);
        }
        Ok(line)
    }

    /// Keeps these bytes until there are many or [`Wire::flush`] is called.
    pub(super) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.pending.extend_from_slice(bytes);
        if self.pending.len() >= FLUSH_AT { self.flush() } else { Ok(()) }
    }

    /// Sends what is pending in the manner of the quirks.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        let mut manner = self.manner();
        while manner.is_silent {
            self.check_over()?;
            std::thread::sleep(POLL);
            manner = self.manner();
        }
        let pending = std::mem::take(&mut self.pending);
        let room = manner.cut_at.map_or(pending.len(), |at| at.saturating_sub(self.sent).min(pending.len()));
        let (at_once, rest) = manner.slow.unwrap_or((FLUSH_AT, Duration::ZERO));
        for piece in pending[..room].chunks(at_once.max(1)) {
            self.check_over()?;
            self.stream.write_all(piece)?;
            self.sent += piece.len();
            lock(&self.shared.world).sent[self.nth] = self.sent;
            std::thread::sleep(rest);
        }
        if manner.cut_at.is_some_and(|at| self.sent >= at) {
            if let Some(once @ Quirk::CutOnceAfter(_)) = manner.cut {
                lock(&self.shared.world).quirks.retain(|quirk| *quirk != once);
            }
            return Err(self.hang_up());
        }
        Ok(())
    }

    /// Ends the connection so that everything sent still arrives, and gives the error that ends the session.
    pub(super) fn hang_up(&mut self) -> io::Error {
        drop(self.stream.shutdown(Shutdown::Write));
        let deadline = Instant::now() + Duration::from_secs(2);
        while Instant::now() < deadline && self.receive().is_ok() {}
        ErrorKind::ConnectionAborted.into()
    }

    fn manner(&self) -> Manner {
        let mut manner = Manner::default();
        for quirk in &lock(&self.shared.world).quirks {
            if let Quirk::CutAfter(at) | Quirk::CutOnceAfter(at) = quirk {
                (manner.cut, manner.cut_at) = (Some(quirk.clone()), Some(*at));
            } else if let Quirk::SlowBytes(bytes, rest) = quirk {
                manner.slow = Some((*bytes, *rest));
            } else if *quirk == Quirk::Silence {
                manner.is_silent = true;
            }
        }
        manner
    }

    fn put_down(&self, sent: &[u8]) {
        lock(&self.shared.world).commands.push(String::from_utf8_lossy(sent).into_owned());
    }

    fn line(&mut self) -> io::Result<Vec<u8>> {
        loop {
            if let Some(line) = self.line_soon()? {
                return Ok(line);
            }
        }
    }

    fn line_soon(&mut self) -> io::Result<Option<Vec<u8>>> {
        let end = |received: &[u8]| received.windows(2).position(|pair| pair == b"\r\n");
        let mut found = end(&self.received);
        if found.is_none() {
            self.receive()?;
            found = end(&self.received);
        }
        Ok(found.map(|at| {
            let mut line: Vec<u8> = self.received.drain(..at + 2).collect();
            line.truncate(at);
            line
        }))
    }

    fn bytes(&mut self, length: usize) -> io::Result<Vec<u8>> {
        while self.received.len() < length {
            self.receive()?;
        }
        Ok(self.received.drain(..length).collect())
    }

    /// Takes what has come, if anything has within a moment; the client's end is an error.
    fn receive(&mut self) -> io::Result<()> {
        self.check_over()?;
        let mut bytes = [0; 4096];
        match self.stream.read(&mut bytes) {
            Ok(0) => Err(ErrorKind::UnexpectedEof.into()),
            Ok(length) => {
                self.received.extend_from_slice(&bytes[..length]);
                Ok(())
            }
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn check_over(&self) -> io::Result<()> {
        if self.shared.is_over.load(Ordering::Relaxed) { Err(ErrorKind::ConnectionAborted.into()) } else { Ok(()) }
    }
}
