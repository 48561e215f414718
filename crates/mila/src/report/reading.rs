//! Reads mail from files on all cores. One thread reads files and splits them, the others open and read messages,
//! and this one gathers; queues are short, so that memory does not grow with the mailbox.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, IsTerminal, Read as _};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::tz::TimeZone;
use mila_desk::report::{Entry, Gathering, Source};
use mila_domain::report::Why;
use mila_web::texts::Texts;
use mila_wire::mailbox::{self, Form, Found, MailFile, MailboxError};
use mila_wire::mbox::{Ending, Mbox, Piece};
use mila_wire::mime;

use crate::failure::Failure;

/// So many single messages are handed to a reader at once.
const LETTERS_AT_ONCE: usize = 64;
/// Below this many bytes a progress bar would only flicker.
const WORTH_A_BAR: u64 = 8 << 20;

/// What was read.
pub struct Read {
    pub gathering: Gathering,
    /// The files, by number.
    pub files: Vec<Arc<str>>,
    /// Files that end within their last message.
    pub cut_off: Vec<String>,
    /// Packed files beside the mail, which were not read.
    pub packed: Vec<String>,
}

/// What a reader is to do next.
enum Work {
    /// Messages of an mbox.
    Piece { file: usize, piece: Piece },
    /// Files with one message each.
    Letters(Range<usize>),
}

/// What came of it.
enum Opened {
    Letter(Box<Entry>),
    Unreadable { file: u32, offset: u64, why: Why },
}

/// What a thread reports to the one that gathers.
enum News {
    Found { found: Vec<Opened>, bytes: u64 },
    CutOff(usize),
}

/// Reads all mail below `paths`. `stop` ends it at the next message.
pub fn read(paths: &[PathBuf], zone: &TimeZone, stop: &AtomicBool, texts: Texts) -> Result<Read, Failure> {
    let Found { files, packed } = find_all(paths)?;
    let bar = progress(files.iter().map(|file| file.size).sum(), texts);
    let readers = thread::available_parallelism().map_or(1, usize::from);
    let mut gathering = Gathering::default();
    let mut cut_off = Vec::new();
    let (to_do, work) = bounded::<Work>(2);
    let (report, news) = bounded::<News>(readers * 2);
    let files = &files;
    quietly(|| {
        thread::scope(|scope| {
            for _ in 0..readers {
                let (work, report) = (work.clone(), report.clone());
                scope.spawn(move || open_all(&work, &report, files, zone));
            }
            drop(work);
            scope.spawn(move || split_all(&to_do, &report, files, stop));
            for news in news {
                match news {
                    News::Found { found, bytes } => {
                        gather(&mut gathering, found);
                        bar.inc(bytes);
                    }
                    News::CutOff(file) => cut_off.push(files[file].path.display().to_string()),
                }
            }
        });
    });
    bar.finish_and_clear();
    if stop.load(Ordering::Relaxed) {
        return Err(Failure::Stopped);
    }
    let files = files.iter().map(|file| file.path.display().to_string().into()).collect();
    let packed = packed.iter().map(|path| path.display().to_string()).collect();
    Ok(Read { gathering, files, cut_off, packed })
}

/// The mail below all paths; what lies below two of them counts once.
fn find_all(paths: &[PathBuf]) -> Result<Found, MailboxError> {
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

fn gather(gathering: &mut Gathering, found: Vec<Opened>) {
    for found in found {
        match found {
            Opened::Letter(entry) => gathering.add(*entry),
            Opened::Unreadable { file, offset, why } => gathering.add_unreadable(file, offset, why),
        }
    }
}

/// On a terminal, for long reads; nowhere else.
fn progress(bytes: u64, texts: Texts) -> ProgressBar {
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
fn quietly(work: impl FnOnce()) {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    work();
    std::panic::set_hook(usual);
}

fn number(file: usize) -> u32 {
    u32::try_from(file).unwrap_or(u32::MAX)
}

/// Cuts the mail into work. An mbox that breaks off while it is read is told as unreadable from there on.
fn split_all(to_do: &Sender<Work>, report: &Sender<News>, files: &[MailFile], stop: &AtomicBool) {
    let mut next = 0;
    while next < files.len() && !stop.load(Ordering::Relaxed) {
        let end = match files[next].form {
            Form::Mbox => {
                split_mbox(next, &files[next], to_do, report, stop);
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

fn split_mbox(file: usize, facts: &MailFile, to_do: &Sender<Work>, report: &Sender<News>, stop: &AtomicBool) {
    let cannot_read = |offset| {
        let found = vec![Opened::Unreadable { file: number(file), offset, why: Why::CannotRead }];
        drop(report.send(News::Found { found, bytes: 0 }));
    };
    let Ok(source) = File::open(&facts.path) else { return cannot_read(0) };
    let mut mbox = Mbox::new(source);
    while !stop.load(Ordering::Relaxed) {
        // Whatever is in a file, the program goes on.
        match catch_unwind(AssertUnwindSafe(|| mbox.next_piece())) {
            Ok(Ok(Some(piece))) => drop(to_do.send(Work::Piece { file, piece })),
            Ok(Ok(None)) => break,
            Ok(Err(_)) | Err(_) => return cannot_read(mbox.position()),
        }
    }
    if mbox.ending() == Ending::CutOff && !stop.load(Ordering::Relaxed) {
        drop(report.send(News::CutOff(file)));
    }
}

fn open_all(work: &Receiver<Work>, report: &Sender<News>, files: &[MailFile], zone: &TimeZone) {
    for work in work {
        let news = match work {
            Work::Piece { file, piece } => open_piece(file, &piece, files, zone),
            Work::Letters(range) => open_letters(range, files, zone),
        };
        if report.send(news).is_err() {
            return;
        }
    }
}

fn open_piece(file: usize, piece: &Piece, files: &[MailFile], zone: &TimeZone) -> News {
    let facts = &files[file];
    let letters = piece.letters.iter().map(|span| {
        let arrived = span.arrived.or_else(|| mailbox::arrival(&facts.path));
        let source = Source { file: number(file), offset: span.offset, folder: facts.folder, arrived };
        open(&piece.bytes[span.range.clone()], source, zone)
    });
    News::Found { found: letters.collect(), bytes: piece.bytes.len() as u64 }
}

fn open_letters(range: Range<usize>, files: &[MailFile], zone: &TimeZone) -> News {
    let (mut found, mut bytes, mut raw) = (Vec::with_capacity(range.len()), 0, Vec::new());
    for file in range {
        let facts = &files[file];
        raw.clear();
        let read = File::open(&facts.path).and_then(|file| file.take(mime::LONGEST_READ as u64).read_to_end(&mut raw));
        bytes += facts.size;
        found.push(match read {
            Ok(_) => {
                let arrived = mailbox::arrival(&facts.path);
                open(&raw, Source { file: number(file), offset: 0, folder: facts.folder, arrived }, zone)
            }
            Err(_) => Opened::Unreadable { file: number(file), offset: 0, why: Why::CannotRead },
        });
    }
    News::Found { found, bytes }
}

/// Opens and reads one message. Whatever a message makes panic is told of that message alone.
fn open(raw: &[u8], source: Source, zone: &TimeZone) -> Opened {
    let entry = mime::open(raw)
        .and_then(|message| catch_unwind(AssertUnwindSafe(|| Entry::of(message, source, zone))).map_err(|_| Why::Defeated));
    match entry {
        Ok(entry) => Opened::Letter(Box::new(entry)),
        Err(why) => Opened::Unreadable { file: source.file, offset: source.offset, why },
    }
}
