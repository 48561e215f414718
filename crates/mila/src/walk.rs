//! Walks through mail in files on all cores. One thread reads files and splits them, the others open messages, and
//! this one takes what they made; queues are short, so that memory does not grow with the mailbox.

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
use mila_wire::mbox::{Ending, Mbox, Piece};
use mila_wire::mime;

/// So many single messages are handed to a reader at once ...
const LETTERS_AT_ONCE: usize = 64;
/// ... and opened together while they are not longer than this; 256 KiB.
const OPENED_TOGETHER: usize = 1 << 18;
/// Below this many bytes a progress bar would only flicker.
const WORTH_A_BAR: u64 = 8 << 20;

/// A message met in a file; without bytes it could not be read from there.
pub struct Met<'a> {
    pub source: Source,
    pub bytes: Option<Cow<'a, [u8]>>,
}

/// What a reader is to do next.
enum Work {
    /// Messages of an mbox.
    Piece { file: usize, piece: Piece },
    /// Files with one message each.
    Letters(Range<usize>),
    /// An mbox breaks off here.
    Broken { file: usize, offset: u64 },
}

/// What a thread reports to the one that takes.
enum News<T> {
    Made { made: T, bytes: u64 },
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
    let mut cut_off = Vec::new();
    let (to_do, work) = bounded::<Work>(2);
    let (report, news) = bounded::<News<T>>(readers * 2);
    thread::scope(|scope| {
        for _ in 0..readers {
            let (work, report) = (work.clone(), report.clone());
            let reader = &reader;
            scope.spawn(move || open_all(&work, &report, files, &mut reader()));
        }
        drop(work);
        scope.spawn(move || split_all(&to_do, &report, files, ends));
        for news in news {
            match news {
                News::Made { made, bytes } if !is_over.load(Ordering::Relaxed) => {
                    if take(made, bytes).is_break() {
                        is_over.store(true, Ordering::Relaxed);
                    }
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

/// Cuts the mail into work. An mbox that breaks off while it is read is told as unreadable from there on.
fn split_all<T>(to_do: &Sender<Work>, report: &Sender<News<T>>, files: &[MailFile], ends: Ends<'_>) {
    let mut next = 0;
    while next < files.len() && !ends.is_at_end() {
        let end = match files[next].form {
            Form::Mbox => {
                split_mbox(next, &files[next], to_do, report, ends);
                next + 1
            }
            Form::Letter => {
                let run = files[next..].iter().take(LETTERS_AT_ONCE).take_while(|file| file.form == Form::Letter).count();
                drop(to_do.send(Work::Letters(next..next + run)));
                next + run
            }
        };
        next = end;
    }
}

fn split_mbox<T>(file: usize, facts: &MailFile, to_do: &Sender<Work>, report: &Sender<News<T>>, ends: Ends<'_>) {
    let broken = |offset| drop(to_do.send(Work::Broken { file, offset }));
    let Ok(source) = File::open(&facts.path) else { return broken(0) };
    let mut mbox = Mbox::new(source);
    while !ends.is_at_end() {
        // Whatever is in a file, the program goes on.
        match catch_unwind(AssertUnwindSafe(|| mbox.next_piece())) {
            Ok(Ok(Some(piece))) => drop(to_do.send(Work::Piece { file, piece })),
            Ok(Ok(None)) => break,
            Ok(Err(_)) | Err(_) => return broken(mbox.position()),
        }
    }
    if mbox.ending() == Ending::CutOff && !ends.is_at_end() {
        drop(report.send(News::CutOff(file)));
    }
}

fn open_all<T>(work: &Receiver<Work>, report: &Sender<News<T>>, files: &[MailFile], reader: &mut impl FnMut(Vec<Met<'_>>) -> T) {
    for work in work {
        let is_heard = match work {
            Work::Piece { file, piece } => open_piece(file, &piece, files, report, reader),
            Work::Letters(range) => open_letters(range, files, report, reader),
            Work::Broken { file, offset } => {
                let source = Source { file: number(file), offset, folder: files[file].folder, arrived: None };
                report.send(News::Made { made: reader(vec![Met { source, bytes: None }]), bytes: 0 }).is_ok()
            }
        };
        if !is_heard {
            return;
        }
    }
}

fn open_piece<T>(
    file: usize,
    piece: &Piece,
    files: &[MailFile],
    report: &Sender<News<T>>,
    reader: &mut impl FnMut(Vec<Met<'_>>) -> T,
) -> bool {
    let facts = &files[file];
    let met = piece.letters.iter().map(|span| {
        let arrived = span.arrived.or_else(|| mailbox::arrival(&facts.path));
        let source = Source { file: number(file), offset: span.offset, folder: facts.folder, arrived };
        Met { source, bytes: Some(Cow::Borrowed(&piece.bytes[span.range.clone()])) }
    });
    let made = reader(met.collect());
    report.send(News::Made { made, bytes: piece.bytes.len() as u64 }).is_ok()
}

fn open_letters<T>(
    range: Range<usize>,
    files: &[MailFile],
    report: &Sender<News<T>>,
    reader: &mut impl FnMut(Vec<Met<'_>>) -> T,
) -> bool {
    let (mut met, mut together, mut bytes) = (Vec::new(), 0, 0);
    let last = range.end.saturating_sub(1);
    for file in range {
        let facts = &files[file];
        let mut raw = Vec::new();
        let read = File::open(&facts.path).and_then(|file| file.take(mime::LONGEST_READ as u64).read_to_end(&mut raw));
        let arrived = mailbox::arrival(&facts.path);
        let source = Source { file: number(file), offset: 0, folder: facts.folder, arrived };
        (together, bytes) = (together + raw.len(), bytes + facts.size);
        met.push(Met { source, bytes: read.is_ok().then_some(Cow::Owned(raw)) });
        if together >= OPENED_TOGETHER || file == last {
            let made = reader(std::mem::take(&mut met));
            if report.send(News::Made { made, bytes }).is_err() {
                return false;
            }
            (together, bytes) = (0, 0);
        }
    }
    true
}
