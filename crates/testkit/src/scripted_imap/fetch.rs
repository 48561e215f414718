//! FETCH and UID FETCH, well done or not.

use std::io;

use super::command::{Arg, Command, Set};
use super::mailbox::{Content, Message};
use super::quirk::Quirk;
use super::session::{Access, Done, Session, State, done};
use crate::machine::lock;
use crate::plain_imap::quoted;

/// What a client asks of each message.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Item {
    Uid,
    Flags,
    InternalDate,
    Size,
    ModSeq,
    GmailId,
    GmailThread,
    GmailLabels,
    Body(Body),
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Body {
    part: Part,
    marking: Marking,
    /// From which byte, and how many.
    range: Option<(usize, usize)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Header,
    Text,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marking {
    Peek,
    Seen,
}

struct Request {
    items: Vec<Item>,
    /// In the order of answering.
    uids: Vec<u32>,
}

/// One item of an answer: its words, and the bytes of a literal after them.
struct Written {
    words: String,
    literal: Option<(Content, usize, usize)>,
}

impl Session {
    pub(super) fn fetch(&mut self, command: &Command) -> Done {
        let Some(mut request) = self.request(command) else {
            return Ok("BAD such a FETCH is not known here".to_owned());
        };
        if self.has(&Quirk::FetchBackwards) {
            request.uids.reverse();
        }
        let goodbye = self.quirk(|quirk| if let Quirk::ByeDuringFetch(after) = quirk { Some(*after) } else { None });
        for (nth, uid) in request.uids.iter().enumerate() {
            if goodbye == Some(nth) {
                return Err(self.bye("Enough for today"));
            }
            if command.is_by_uid() && self.has(&Quirk::ExpungeDuringFetch(*uid)) {
                self.lose(*uid)?;
                continue;
            }
            self.give(*uid, &request.items)?;
        }
        Ok(done(&command.name))
    }

    fn request(&self, command: &Command) -> Option<Request> {
        let State::Selected(view) = &self.state else {
            return None;
        };
        let world = lock(&self.shared.world);
        let mut items: Vec<Item> = command.args.get(1)?.items().iter().map(item).collect::<Option<_>>()?;
        let since = match command.args.get(2).map(Arg::items).as_deref() {
            Some([name, since]) if name.is("CHANGEDSINCE") => since.text().parse().ok()?,
            Some(_) => return None,
            None => 0,
        };
        if since > 0 && !items.contains(&Item::ModSeq) {
            items.push(Item::ModSeq);
        }
        if command.is_by_uid() && !items.contains(&Item::Uid) {
            items.insert(0, Item::Uid);
        }
        let is_gmail = |item: &Item| matches!(item, Item::GmailId | Item::GmailThread | Item::GmailLabels);
        let is_unknown = items.contains(&Item::ModSeq) && !world.is_able("CONDSTORE")
            || items.iter().any(is_gmail) && !world.is_able("X-GM-EXT-1");
        let last = if command.is_by_uid() { view.last_uid() } else { view.last_number() };
        let set = Set::parse(&command.arg(0), last)?;
        let folder = world.by_id(view.folder).filter(|_| !is_unknown)?;
        let numbered = (1..).zip(&view.known);
        let wanted = numbered.filter(|(number, uid)| set.contains(if command.is_by_uid() { **uid } else { *number }));
        let is_new = |uid: &u32| folder.message(*uid).is_some_and(|message| message.change > since);
        Some(Request { items, uids: wanted.map(|(_, uid)| *uid).filter(is_new).collect() })
    }

    fn give(&mut self, uid: u32, items: &[Item]) -> io::Result<()> {
        let State::Selected(view) = &self.state else {
            return Ok(());
        };
        let Ok(number) = view.known.binary_search(&uid).map(|at| at + 1) else {
            return Ok(());
        };
        let is_marked = |item: &Item| matches!(item, Item::Body(body) if body.marking == Marking::Seen);
        let is_marked = view.access == Access::ReadWrite && items.iter().any(is_marked);
        let (id, total) = (view.folder, view.known.len());
        let found = {
            let mut world = lock(&self.shared.world);
            if let Some(folder) = world.by_id_mut(id).filter(|_| is_marked) {
                folder.mark_seen(uid);
            }
            let message = world.by_id(id).and_then(|folder| folder.message(uid)).cloned();
            let asks_labels = items.contains(&Item::GmailLabels);
            message.map(|message| (if asks_labels { world.labels(message.gmail_id, id) } else { Vec::new() }, message))
        };
        let Some((labels, message)) = found else {
            return Ok(());
        };
        self.chatter(number, total)?;
        let written = items.iter().map(|item| self.write(item, &message, &labels)).collect();
        self.send_answer(number, written)
    }

    fn send_answer(&mut self, number: usize, mut written: Vec<Written>) -> io::Result<()> {
        if self.has(&Quirk::UnknownItems) {
            let odd = "X-ODD (1 \"(\" NIL ((A) {3}\r\n)\r\n)) BODY[9.9]<7> {2}\r\n\"(".to_owned();
            written.insert(0, Written { words: odd, literal: None });
        }
        if self.has(&Quirk::ItemsBackwards) {
            written.reverse();
        }
        self.wire.send(format!("* {number} FETCH (").as_bytes())?;
        for (nth, item) in written.into_iter().enumerate() {
            self.wire.send(if nth == 0 { b"" } else { b" " })?;
            self.wire.send(item.words.as_bytes())?;
            let Some((content, mut from, to)) = item.literal else {
                continue;
            };
            while from < to {
                let piece = content.piece(from, (to - from).min(1 << 16));
                from += piece.len();
                self.wire.send(&piece)?;
            }
        }
        self.wire.send(b")\r\n")
    }

    fn chatter(&mut self, number: usize, total: usize) -> io::Result<()> {
        if !self.has(&Quirk::Chatter) {
            return Ok(());
        }
        let other = number % total + 1;
        self.say("* OK [X-TIRED (yes)] Still here")?;
        self.say(&format!("* {total} EXISTS"))?;
        self.say(&format!("* {other} FETCH (FLAGS (\\Flagged $Odd))"))?;
        self.say("* X-NOTHING \"to see\" (here)")
    }

    fn write(&self, item: &Item, message: &Message, labels: &[String]) -> Written {
        let words = match item {
            Item::Uid => format!("UID {}", message.uid),
            Item::Flags => format!("FLAGS ({})", message.flags.join(" ")),
            Item::InternalDate => format!("INTERNALDATE \"{}\"", message.date),
            Item::Size => format!("RFC822.SIZE {}", message.content.len()),
            Item::ModSeq => format!("MODSEQ ({})", message.change),
            Item::GmailId => format!("X-GM-MSGID {}", message.gmail_id),
            Item::GmailThread => format!("X-GM-THRID {}", message.gmail_id),
            Item::GmailLabels => {
                format!("X-GM-LABELS ({})", labels.iter().map(|label| labelled(label)).collect::<Vec<_>>().join(" "))
            }
            Item::Body(body) => return self.write_body(body, message),
        };
        Written { words, literal: None }
    }

    fn write_body(&self, body: &Body, message: &Message) -> Written {
        let section = match body.part {
            Part::Whole => "BODY[]",
            Part::Header => "BODY[HEADER]",
            Part::Text => "BODY[TEXT]",
        };
        if self.has(&Quirk::NilBody(message.uid)) {
            return Written { words: format!("{section} NIL"), literal: None };
        }
        let content = body.part.of(&message.content);
        let (origin, from, to) = match body.range {
            Some((from, length)) => {
                (format!("<{from}>"), from.min(content.len()), from.saturating_add(length).min(content.len()))
            }
            None => (String::new(), 0, content.len()),
        };
        let lie =
            |quirk: &Quirk| if let Quirk::WrongLength(uid, by) = quirk { (*uid == message.uid).then_some(*by) } else { None };
        let length = i64::try_from(to - from).unwrap_or(i64::MAX).saturating_add(self.quirk(lie).unwrap_or_default());
        Written { words: format!("{section}{origin} {{{}}}\r\n", length.max(0)), literal: Some((content, from, to)) }
    }
}

impl Part {
    fn of(self, content: &Content) -> Content {
        let head = || {
            let start = content.piece(0, 1 << 22);
            start.windows(4).position(|window| window == b"\r\n\r\n").map_or(content.len(), |at| at + 4)
        };
        match self {
            Self::Whole => content.clone(),
            Self::Header => content.piece(0, head()).into(),
            Self::Text => content.piece(head(), usize::MAX).into(),
        }
    }
}

fn item(arg: &Arg) -> Option<Item> {
    let name = arg.text().to_uppercase();
    Some(match name.as_str() {
        "UID" => Item::Uid,
        "FLAGS" => Item::Flags,
        "INTERNALDATE" => Item::InternalDate,
        "RFC822.SIZE" => Item::Size,
        "MODSEQ" => Item::ModSeq,
        "X-GM-MSGID" => Item::GmailId,
        "X-GM-THRID" => Item::GmailThread,
        "X-GM-LABELS" => Item::GmailLabels,
        _ => Item::Body(body(&name)?),
    })
}

fn body(name: &str) -> Option<Body> {
    let (marking, rest) = match name.strip_prefix("BODY.PEEK[") {
        Some(rest) => (Marking::Peek, rest),
        None => (Marking::Seen, name.strip_prefix("BODY[")?),
    };
    let (section, range) = rest.split_once(']')?;
    let part = match section {
        "" => Part::Whole,
        "HEADER" => Part::Header,
        "TEXT" => Part::Text,
        _ => return None,
    };
    let range = match range.strip_prefix('<') {
        None => None,
        Some(range) => {
            let (from, length) = range.strip_suffix('>')?.split_once('.')?;
            Some((from.parse().ok()?, length.parse().ok()?))
        }
    };
    Some(Body { part, marking, range })
}

/// A label as Gmail writes it: its own begin with a backslash, which is doubled in a string.
fn labelled(label: &str) -> String {
    quoted(&crate::utf7::to_utf7(label))
}
