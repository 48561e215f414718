//! The messages of an opened folder: which there are, what they are, and the wait for news of them.

use std::fmt;
use std::time::Duration;

use jiff::civil::Date;
use mila_domain::account::Flags;
use mila_domain::uids::Uids;
use tokio::time::{Instant, timeout_at};

use super::{Command, ImapError, PATIENCE, Reply, Session};
use crate::imap::reader::Malformed;
use crate::imap::reply::Fetched;

/// Which messages of a folder are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Range {
    /// All of them.
    All,
    /// Those that arrived on this day or later, by the server's own calendar.
    Since(Date),
}

/// What comes back while messages are fetched.
#[derive(Debug)]
pub enum Answer {
    /// A message.
    Message(Fetched),
    /// One [`Session::ask`] is answered.
    End,
}

/// Which messages are asked for.
#[derive(Debug, Clone, Copy)]
pub enum Wanted<'a> {
    /// These.
    These(&'a Uids),
    /// All from this UID on. Where there are none, servers hand over the last one instead.
    From(u32),
}

/// What a folder has to tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct News {
    /// Messages have come, and so many are there now.
    pub exists: Option<u32>,
    /// Messages have gone.
    pub gone: bool,
    /// Flags have changed.
    pub changed: bool,
}

impl fmt::Display for Wanted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::These(uids) => write!(f, "{uids}"),
            Self::From(uid) => write!(f, "{uid}:*"),
        }
    }
}

impl News {
    /// Whether there is nothing to tell.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.exists.is_none() && !self.gone && !self.changed
    }

    fn note(&mut self, reply: &Reply) {
        match reply {
            Reply::Exists(exists) => self.exists = Some(*exists),
            Reply::Expunged => self.gone = true,
            Reply::Fetched(_) => self.changed = true,
            Reply::Done { .. }
            | Reply::Said(_)
            | Reply::GoOn(_)
            | Reply::Capabilities(_)
            | Reply::Listed(_)
            | Reply::Found(_)
            | Reply::Other => {}
        }
    }
}

/// How a wait has ended.
enum Heard {
    /// We may take our leave of it.
    News(News),
    /// The server has ended it.
    End(News),
}

impl Session {
    /// The UIDs of the messages of the opened folder.
    ///
    /// # Errors
    /// When the server refuses or does not say which there are, or when the line ends.
    pub async fn uids(&mut self, range: Range) -> Result<Uids, ImapError> {
        let which = match range {
            Range::All => "ALL".to_owned(),
            Range::Since(day) => format!("SINCE {}", day.strftime("%-d-%b-%Y")),
        };
        let how = if self.can("ESEARCH") { "RETURN (ALL) " } else { "" };
        let mut found: Option<Uids> = None;
        let on = |reply| {
            if let Reply::Found(uids) = reply {
                // Some servers answer in several lines.
                found = Some(Uids::joined(found.as_ref().into_iter().chain([&uids])));
            }
        };
        self.run("searching a folder", Command::plain(&format!("UID SEARCH {how}{which}")), on).await?;
        // Silence must not be taken for "there are none".
        found.ok_or_else(|| Malformed::Shape.into())
    }

    /// Asks for messages, without waiting for them: [`Session::answer`] hands them over. Several may be asked for one
    /// after the other, so that the server need not wait for us.
    ///
    /// # Errors
    /// When the line ends.
    pub async fn ask(&mut self, wanted: Wanted<'_>) -> Result<(), ImapError> {
        self.send(Command::plain(&format!("UID FETCH {wanted} (UID FLAGS INTERNALDATE BODY.PEEK[])"))).await.map(drop)
    }

    /// The next of the messages that were asked for.
    ///
    /// # Errors
    /// When the server refuses to hand them over, or when the line ends.
    pub async fn answer(&mut self) -> Result<Answer, ImapError> {
        loop {
            match self.heard().await? {
                Reply::Fetched(fetched) => return Ok(Answer::Message(fetched)),
                Reply::Done { said, .. } => return self.ended("fetching messages", said).map(|_| Answer::End),
                Reply::Said(_)
                | Reply::GoOn(_)
                | Reply::Capabilities(_)
                | Reply::Listed(_)
                | Reply::Found(_)
                | Reply::Exists(_)
                | Reply::Expunged
                | Reply::Other => {}
            }
        }
    }

    /// The flags of these messages; with a `since` only of those that changed after that. Gives the server's count of
    /// changes, too, as far as it is told.
    ///
    /// # Errors
    /// When the server refuses, or the line ends.
    pub async fn flags(&mut self, wanted: Wanted<'_>, since: Option<u64>) -> Result<(Vec<(u32, Flags)>, Option<u64>), ImapError> {
        let changed = since.map(|modseq| format!(" (CHANGEDSINCE {modseq})")).unwrap_or_default();
        let (mut found, mut latest) = (Vec::new(), None);
        let on = |reply| {
            if let Reply::Fetched(Fetched { uid: Some(uid), flags: Some(flags), modseq, .. }) = reply {
                found.push((uid, flags));
                latest = latest.max(modseq);
            }
        };
        self.run("asking for flags", Command::plain(&format!("UID FETCH {wanted} (UID FLAGS){changed}")), on).await?;
        Ok((found, latest))
    }

    /// Whether the server tells news by itself.
    #[must_use]
    pub fn tells_news(&self) -> bool {
        self.can("IDLE")
    }

    /// Asks whether there is news.
    ///
    /// # Errors
    /// When the line ends.
    pub async fn look(&mut self) -> Result<News, ImapError> {
        let mut news = News::default();
        self.run("asking for news", Command::plain("NOOP"), |reply| news.note(&reply)).await?;
        Ok(news)
    }

    /// Waits for news for so long (RFC 2177), and no longer than `until` is pending.
    ///
    /// # Errors
    /// When the server refuses, or the line ends.
    pub async fn wait_for_news(&mut self, longest: Duration, until: impl Future<Output = ()>) -> Result<News, ImapError> {
        let tag = self.send(Command::plain("IDLE")).await?;
        self.patience = longest + PATIENCE;
        let news = self.first_news(&tag, Instant::now() + longest, until).await;
        self.patience = PATIENCE;
        let mut news = match news? {
            Heard::News(news) => news,
            Heard::End(news) => return Ok(news),
        };
        self.write(b"DONE\r\n").await?;
        self.finish("waiting for news", &tag, |reply| news.note(&reply)).await.map(|_| news)
    }

    async fn first_news(&mut self, tag: &str, deadline: Instant, until: impl Future<Output = ()>) -> Result<Heard, ImapError> {
        let mut news = News::default();
        tokio::pin!(until);
        // A response is taken from the line as a whole or not at all, so that breaking off loses nothing.
        while news.is_none() {
            let heard = tokio::select! {
                heard = timeout_at(deadline, self.heard()) => heard,
                () = &mut until => break,
            };
            match heard {
                Ok(Ok(Reply::Done { tag: done, said })) if done == tag => {
                    return self.ended("waiting for news", said).map(|_| Heard::End(news));
                }
                Ok(reply) => news.note(&reply?),
                Err(_) => break,
            }
        }
        Ok(Heard::News(news))
    }
}
