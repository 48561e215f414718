//! The mail of files on its way into the report: opened on all cores, gathered on one.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::tz::TimeZone;
use mila_desk::report::{Entry, Gathering, Source};
use mila_domain::report::Why;
use mila_web::texts::Texts;
use mila_wire::mailbox::Found;
use mila_wire::mime;

use crate::failure::Failure;
use crate::walk::{self, Content, Met};

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

/// What came of a message.
enum Opened {
    Letter(Box<Entry>),
    Unreadable { file: u32, offset: u64, why: Why },
}

/// Reads all mail below `paths`. `stop` ends it at the next message.
pub fn read(paths: &[PathBuf], zone: &TimeZone, stop: &AtomicBool, texts: Texts) -> Result<Read, Failure> {
    let Found { files, packed } = walk::find_all(paths)?;
    let bar = walk::progress(files.iter().map(|file| file.size).sum(), texts);
    let mut gathering = Gathering::default();
    let mut cut_off = Vec::new();
    walk::quietly(|| {
        let reader = || |met: Vec<Met<'_>>| met.into_iter().map(|met| open(met, zone)).collect::<Vec<_>>();
        cut_off = walk::walk(&files, stop, reader, |opened, bytes| {
            gather(&mut gathering, opened);
            bar.inc(bytes);
            ControlFlow::Continue(())
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

fn gather(gathering: &mut Gathering, opened: Vec<Opened>) {
    for opened in opened {
        match opened {
            Opened::Letter(entry) => gathering.add(*entry),
            Opened::Unreadable { file, offset, why } => gathering.add_unreadable(file, offset, why),
        }
    }
}

/// Opens and reads one message. Whatever a message makes panic is told of that message alone.
fn open(met: Met<'_>, zone: &TimeZone) -> Opened {
    let Met { source, content } = met;
    let raw = match content {
        Content::Whole(raw) => Ok(raw),
        Content::TooLarge(_) => Err(Why::TooLarge),
        Content::CannotRead => Err(Why::CannotRead),
    };
    let entry = raw.and_then(|raw| {
        let message = mime::open(&raw)?;
        catch_unwind(AssertUnwindSafe(|| Entry::of(message, source, zone))).map_err(|_| Why::Defeated)
    });
    let Source { file, offset, .. } = source;
    match entry {
        Ok(entry) => Opened::Letter(Box::new(entry)),
        Err(why) => Opened::Unreadable { file, offset, why },
    }
}
