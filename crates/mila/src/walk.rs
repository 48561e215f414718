//! Walks through mail in files on all cores. One thread reads files and splits them, the others open messages, and
//! this one takes what they made; queues are short, and there is room for so many bytes in them, so that memory grows
//! with the largest message and not with the mailbox.

mod room;

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, IsTerminal, Read as _};
use std::ops::{ControlFlow, Range};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded};
use indicatif::{ProgressBar, ProgressStyle};
use mila_desk::report::Source;
use mila_web::texts::Texts;
use mila_wire::mailbox::{self, Form, Found, MailFile, MailboxError};
use mila_wire::mbox::{Ending, Extent, LONGEST_KEPT, Mbox, Piece};

use room::{Room, Taken};

/// So many single messages are handed to a reader at once ...
const LETTERS_AT_ONCE: usize = 64;
/// ... and opened together while they are not longer than this; 256 KiB.
const OPENED_TOGETHER: usize = 1 << 18;
/// Of what is under way no more than this is held at once, except a single longer message; 64 MiB.
const ROOM: usize = 64 << 20;
/// Below this many bytes a progress bar would only flicker.
const WORTH_A_BAR: u64 = 8 << 20;

/// A message met in a file.
pub struct Met<'a> {
    pub source: Source,
    pub content: Content<'a>,
}

/// What there is of a message.
pub enum Content<'a> {
    /// All of its bytes.
    Whole(Cow<'a, [u8]>),
    /// It is too large to be kept; this is how it begins.
    TooLarge(Cow<'a, [u8]>),
    /// It could not be read.
    CannotRead,
}

/// What a reader is to do next.
enum Work<'a> {
    /// Messages of an mbox.
    Piece { file: usize, piece: Piece, taken: Taken<'a> },
    /// Files with one message each.
    Letters(Range<usize>),
    /// An mbox breaks off here.
    Broken { file: usize, offset: u64 },
}

/// What a thread reports to the one that takes.
enum News<'a, T> {
    Made { made: T, bytes: u64, taken: Option<Taken<'a>> },
    CutOff(usize),
}

/// Walks through `files`. Each thread makes itself a reader with `reader` and hands it messages that lie together;
/// what it makes of them goes to `take` on this thread, with the number of bytes that they had. `take` may end the
/// walk, and so may `stop`. Gives the files that end within their last message.
pub fn walk<T: Send, R: FnMut(Vec<Met<'_>>) -> T>(
    files: &[MailFile],
    stop: &AtomicBool,
    reader: impl Fn() -> R + Sync,
    mut take: impl FnMut(T, u64) -> ControlFlow<()>,
) -> Vec<String> {
    let readers = thread::available_parallelism().map_or(1, usize::from);
    let is_over = AtomicBool::new(false);
    let ends = Ends { stop, is_over: &is_over };
    let room = Room::of(ROOM);
    let mut cut_off = Vec::new();
    let (to_do, work) = bounded::<Work<'_>>(2);
    let (report, news) = bounded::<News<'_, T>>(readers * 2);
    thread::scope(|scope| {
        for _ in 0..readers {
            let (work, report) = (work.clone(), report.clone());
            let (reader, room) = (&reader, &room);
            scope.spawn(move || Opening { files, report: &report, room }.open_all(&work, &mut reader()));
        }
        drop(work);
        let splitting = Splitting { files, room: &room, ends };
        scope.spawn(move || splitting.split_all(&to_do, &report));
        for news in news {
            match news {
                News::Made { made, bytes, taken } if !is_over.load(Ordering::Relaxed) => {
                    if take(made, bytes).is_break() {
                        is_over.store(true, Ordering::Relaxed);
                    }
                    drop(taken);
                }
                // Threads must not wait for ever with what they made.
                News::Made { .. } => {}
                News::CutOff(file) => cut_off.push(files[file].path.display().to_string()),
            }
        }
    });
    cut_off
}

/// Who may end the walk.
#[derive(Clone, Copy)]
struct Ends<'a> {
    stop: &'a AtomicBool,
    is_over: &'a AtomicBool,
}

impl Ends<'_> {
    fn is_at_end(self) -> bool {
        self.stop.load(Ordering::Relaxed) || self.is_over.load(Ordering::Relaxed)
    }
}

/// The mail below all paths; what lies below two of them counts once.
pub fn find_all(paths: &[PathBuf]) -> Result<Found, MailboxError> {
    let mut all = Found::default();
    let mut met = HashSet::new();
    for path in paths {
        let found = mailbox::find(path)?;
        if paths.len() == 1 {
            return Ok(found);
        }
        let mut is_new = |path: &PathBuf| met.insert(path.canonicalize().unwrap_or_else(|_| path.clone()));
        all.files.extend(found.files.into_iter().filter(|file| is_new(&file.path)));
        all.packed.extend(found.packed.into_iter().filter(|path| is_new(path)));
    }
    Ok(all)
}

/// On a terminal, for long reads; nowhere else.
pub fn progress(bytes: u64, texts: Texts) -> ProgressBar {
    if bytes < WORTH_A_BAR || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{msg} {wide_bar} {bytes}/{total_bytes} {eta}");
    let bar = ProgressBar::new(bytes).with_message(texts.plain("progress-reading"));
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Runs `work` without the messages of panics that are caught and listed as unreadable mail.
pub fn quietly(work: impl FnOnce()) {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    work();
    std::panic::set_hook(usual);
}

fn number(file: usize) -> u32 {
    u32::try_from(file).unwrap_or(u32::MAX)
}

/// The thread that reads files and cuts them into work.
#[derive(Clone, Copy)]
struct Splitting<'a> {
    files: &'a [MailFile],
    room: &'a Room,
    ends: Ends<'a>,
}

impl<'a> Splitting<'a> {
    /// Cuts the mail into work. An mbox that breaks off while it is read is told as unreadable from there on.
    fn split_all<T>(self, to_do: &Sender<Work<'a>>, report: &Sender<News<'a, T>>) {
        let mut next = 0;
        while next < self.files.len() && !self.ends.is_at_end() {
            let rest = &self.files[next..];
            next += match rest[0].form {
                Form::Mbox => {
                    self.split_mbox(next, to_do, report);
                    1
                }
                Form::Letter => {
                    let run = rest.iter().take(LETTERS_AT_ONCE).take_while(|file| file.form == Form::Letter).count();
                    drop(to_do.send(Work::Letters(next..next + run)));
                    run
                }
            };
        }
    }

    fn split_mbox<T>(self, file: usize, to_do: &Sender<Work<'a>>, report: &Sender<News<'a, T>>) {
        let broken = |offset| drop(to_do.send(Work::Broken { file, offset }));
        let Ok(source) = File::open(&self.files[file].path) else { return broken(0) };
        let mut mbox = Mbox::new(source);
        while !self.ends.is_at_end() {
            // Whatever is in a file, the program goes on.
            match catch_unwind(AssertUnwindSafe(|| mbox.next_piece())) {
                Ok(Ok(Some(piece))) => {
                    let taken = self.room.take(piece.bytes.len());
                    drop(to_do.send(Work::Piece { file, piece, taken }));
                }
                Ok(Ok(None)) => break,
                Ok(Err(_)) | Err(_) => return broken(mbox.position()),
            }
        }
        if mbox.ending() == Ending::CutOff && !self.ends.is_at_end() {
            drop(report.send(News::CutOff(file)));
        }
    }
}

/// A thread that opens messages.
#[derive(Clone, Copy)]
struct Opening<'a, 'r, T> {
    files: &'a [MailFile],
    report: &'r Sender<News<'a, T>>,
    room: &'a Room,
}

impl<'a, T> Opening<'a, '_, T> {
    fn open_all(&self, work: &Receiver<Work<'a>>, reader: &mut impl FnMut(Vec<Met<'_>>) -> T) {
        for work in work {
            let is_heard = match work {
                Work::Piece { file, piece, taken } => self.open_piece(file, &piece, taken, reader),
                Work::Letters(range) => self.open_letters(range, reader),
                Work::Broken { file, offset } => {
                    let source = Source { file: number(file), offset, folder: self.files[file].folder, arrived: None };
                    self.tell(reader(vec![Met { source, content: Content::CannotRead }]), 0, None)
                }
            };
            if !is_heard {
                return;
            }
        }
    }

    /// Whether anybody still listens.
    fn tell(&self, made: T, bytes: u64, taken: Option<Taken<'a>>) -> bool {
        self.report.send(News::Made { made, bytes, taken }).is_ok()
    }

    fn open_piece(&self, file: usize, piece: &Piece, taken: Taken<'a>, reader: &mut impl FnMut(Vec<Met<'_>>) -> T) -> bool {
        let facts = &self.files[file];
        let met = piece.letters.iter().map(|span| {
            let arrived = span.arrived.or_else(|| mailbox::arrival(&facts.path));
            let source = Source { file: number(file), offset: span.offset, folder: facts.folder, arrived };
            let bytes = Cow::Borrowed(&piece.bytes[span.range.clone()]);
            let content = match span.extent {
                Extent::Whole => Content::Whole(bytes),
                Extent::Beginning => Content::TooLarge(bytes),
            };
            Met { source, content }
        });
        let made = reader(met.collect());
        self.tell(made, piece.bytes.len() as u64, Some(taken))
    }

    fn open_letters(&self, range: Range<usize>, reader: &mut impl FnMut(Vec<Met<'_>>) -> T) -> bool {
        let mut gathered = Gathered::default();
        for (file, facts) in range.clone().zip(&self.files[range]) {
            // Room is asked for with empty hands, so that two never wait for each other.
            let is_large = facts.size >= OPENED_TOGETHER as u64;
            if is_large && !gathered.hand_over(|met, bytes| self.tell(reader(met), bytes, None)) {
                return false;
            }
            let size = usize::try_from(facts.size).unwrap_or(usize::MAX).min(LONGEST_KEPT);
            let taken = is_large.then(|| self.room.take(size));
            let arrived = mailbox::arrival(&facts.path);
            let source = Source { file: number(file), offset: 0, folder: facts.folder, arrived };
            gathered.add(Met { source, content: content(facts) }, facts.size);
            let is_full = is_large || gathered.length >= OPENED_TOGETHER;
            if is_full && !gathered.hand_over(|met, bytes| self.tell(reader(met), bytes, taken)) {
                return false;
            }
        }
        gathered.hand_over(|met, bytes| self.tell(reader(met), bytes, None))
    }
}

/// Single messages that are opened together.
#[derive(Default)]
struct Gathered {
    met: Vec<Met<'static>>,
    /// Bytes of them that are held.
    length: usize,
    /// Bytes of their files.
    bytes: u64,
}

impl Gathered {
    fn add(&mut self, met: Met<'static>, bytes: u64) {
        let length = match &met.content {
            Content::Whole(bytes) | Content::TooLarge(bytes) => bytes.len(),
            Content::CannotRead => 0,
        };
        self.length += length;
        self.bytes += bytes;
        self.met.push(met);
    }

    /// Gives them away, if there are any.
    fn hand_over(&mut self, to: impl FnOnce(Vec<Met<'static>>, u64) -> bool) -> bool {
        let Self { met, bytes, .. } = std::mem::take(self);
        met.is_empty() || to(met, bytes)
    }
}

/// A file with one message. What it grew by since it was found is read as well, as far as a message may be long.
fn content(facts: &MailFile) -> Content<'static> {
    let mut raw = Vec::new();
    let read = File::open(&facts.path).and_then(|file| file.take(LONGEST_KEPT as u64 + 1).read_to_end(&mut raw));
    match read {
        Ok(length) if length > LONGEST_KEPT => {
            raw.truncate(LONGEST_KEPT);
            Content::TooLarge(Cow::Owned(raw))
        }
        Ok(_) => Content::Whole(Cow::Owned(raw)),
        Err(_) => Content::CannotRead,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use mila_domain::folder::Folder;
    use mila_wire::mime;

    use super::*;

    /// What there is of a letter in a file of this length.
    fn content_of(length: usize) -> (bool, usize) {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(b"From: Anna <anna@firma.example>\n\nA film.\n").unwrap();
        file.as_file().set_len(length as u64).unwrap();
        let facts = MailFile { path: file.path().to_owned(), size: length as u64, form: Form::Letter, folder: Folder::Other };
        match content(&facts) {
            Content::Whole(bytes) => (true, bytes.len()),
            Content::TooLarge(bytes) => (false, bytes.len()),
            Content::CannotRead => panic!("it can be read"),
        }
    }

    #[test]
    fn a_letter_of_more_than_32_mib_is_not_cut_off() {
        assert_eq!(content_of(mime::LONGEST_READ + 5), (true, mime::LONGEST_READ + 5));
        assert_eq!(content_of(LONGEST_KEPT + 1), (false, LONGEST_KEPT), "what is longer than what is kept says so");
    }
}
