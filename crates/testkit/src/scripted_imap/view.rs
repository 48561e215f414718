//! How a client learns what happens in the folder that it has selected.

use std::io;

use super::session::{Done, Session, State, View, done};
use super::world::Folder;
use crate::machine::lock;

impl Session {
    /// Tells what has happened since the client was told last.
    pub(super) fn announce(&mut self) -> io::Result<()> {
        let State::Selected(view) = &mut self.state else {
            return Ok(());
        };
        let news = lock(&self.shared.world).by_id(view.folder).map(|folder| view.news(folder));
        let Some(news) = news else {
            return Err(self.bye("The folder is not what it was"));
        };
        news.iter().try_for_each(|line| self.say(line))
    }

    pub(super) fn idle(&mut self) -> Done {
        self.say("+ idling")?;
        self.wire.flush()?;
        loop {
            self.announce()?;
            self.wire.flush()?;
            match self.wire.spoken_soon()? {
                Some(line) if line.eq_ignore_ascii_case(b"DONE") => return Ok(done("IDLE")),
                Some(_) => return Ok("BAD DONE was expected".to_owned()),
                None => {}
            }
        }
    }

    /// Takes a message out of the folder and out of the view, and says so at once.
    pub(super) fn lose(&mut self, uid: u32) -> io::Result<()> {
        let State::Selected(view) = &mut self.state else {
            return Ok(());
        };
        if let Some(folder) = lock(&self.shared.world).by_id_mut(view.folder) {
            folder.remove(uid);
        }
        let Ok(at) = view.known.binary_search(&uid) else {
            return Ok(());
        };
        view.known.remove(at);
        self.say(&format!("* {} EXPUNGE", at + 1))
    }
}

impl View {
    /// The UID that `*` stands for.
    pub(super) fn last_uid(&self) -> u32 {
        self.known.last().copied().unwrap_or_default()
    }

    /// The number that `*` stands for.
    pub(super) fn last_number(&self) -> u32 {
        u32::try_from(self.known.len()).unwrap_or(u32::MAX)
    }

    fn news(&mut self, folder: &Folder) -> Vec<String> {
        let mut news = Vec::new();
        if self.change == folder.change {
            return news;
        }
        for at in (0..self.known.len()).rev() {
            if folder.message(self.known[at]).is_none() {
                self.known.remove(at);
                news.push(format!("* {} EXPUNGE", at + 1));
            }
        }
        for (at, uid) in self.known.iter().enumerate() {
            if let Some(message) = folder.message(*uid).filter(|message| message.change > self.change) {
                let (uid, flags, change) = (message.uid, message.flags.join(" "), message.change);
                news.push(format!("* {} FETCH (UID {uid} FLAGS ({flags}) MODSEQ ({change}))", at + 1));
            }
        }
        let last = self.known.last().copied().unwrap_or_default();
        let before = self.known.len();
        self.known.extend(folder.is.messages.iter().map(|message| message.uid).filter(|uid| *uid > last));
        if self.known.len() > before {
            news.push(format!("* {} EXISTS", self.known.len()));
        }
        self.change = folder.change;
        news
    }
}
