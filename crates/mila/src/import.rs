//! `mila import`: exported mail goes into the workspace. It can be stopped and started again, and done twice adds
//! nothing: what was met before is known by its bytes.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use mila_desk::imports::Tally;
use mila_desk::receive::{Prepared, Preparing, RawLetter};
use mila_desk::report::Source;
use mila_desk::{Desk, DeskError, Indexer, Scope};
use mila_domain::folder::Folder;
use mila_domain::report::Filtered;
use mila_web::texts::{Said, Texts};
use mila_wire::mailbox::{Found, MailFile};
use mila_wire::mime;
use tokio::runtime::Handle;

use crate::cli;
use crate::failure::{Failure, Outcome, say};
use crate::house;
use crate::walk::{self, Content, Met};

/// So many messages are kept in one transaction ...
const AT_ONCE: usize = 1_000;
/// ... or so many bytes of them; 4 MiB.
const BYTES_AT_ONCE: usize = 4 << 20;
/// After so many new messages the desk shows them.
const SETTLE_EVERY: u64 = 20_000;

/// Runs the command and tells the shell how it went.
pub fn run(arguments: &cli::Import) -> ExitCode {
    let texts = Texts::in_language(crate::asked::language(arguments.place.lang.as_deref()));
    match import(arguments, texts) {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            say(&failure.said(texts));
            failure.outcome().into()
        }
    }
}

fn import(arguments: &cli::Import, texts: Texts) -> Result<Outcome, Failure> {
    let me = arguments.me.iter().map(|given| crate::asked::address(given)).collect::<Result<Vec<_>, _>>()?;
    let found = walk::find_all(&arguments.paths)?;
    let stop = crate::asked::stop_on_ctrl_c()?;
    let runtime = house::runtime()?;
    let house = house::open(&runtime, &arguments.place)?;
    let desk = &house.desk;
    for address in me {
        runtime.block_on(desk.add_own_address(&house.scope, address.as_str())).map_err(|error| match error {
            mila_desk::settings::SettingsError::Desk(error) => Failure::from(error),
            mila_desk::settings::SettingsError::Bad(_) => Failure::BadValue("error-bad-address", address.to_string()),
        })?;
    }
    let bar = walk::progress(found.files.iter().map(|file| file.size).sum(), texts);
    let order = Order { desk, scope: &house.scope, runtime: runtime.handle(), stop: &stop };
    let taken = order.take_in(&found, |done, _| bar.set_position(done));
    bar.finish_and_clear();
    let taken = taken?;
    runtime.block_on(desk.close());
    tell(&taken, &found, texts);
    if stop.load(Ordering::Relaxed) {
        say(&texts.plain("took-in-stopped"));
        return Ok(Outcome::Stopped);
    }
    let is_whole = taken.tally.unreadable == 0 && taken.not_opened.is_empty();
    Ok(if is_whole { Outcome::Done } else { Outcome::Unreadable })
}

/// What came of taking in mail.
#[derive(Debug, Default)]
pub struct TakenIn {
    pub tally: Tally,
    /// Files that could not be opened or read to their end.
    pub not_opened: Vec<String>,
    /// Files with messages that are too large to be kept; one for each.
    pub too_large: Vec<String>,
    /// Files that end within their last message.
    pub cut_off: Vec<String>,
}

/// Mail that is to be taken in, and where to.
pub struct Order<'a> {
    pub desk: &'a Desk,
    pub scope: &'a Scope,
    pub runtime: &'a Handle,
    pub stop: &'a AtomicBool,
}

/// What a thread made of messages that lie together.
#[derive(Default)]
struct Batch {
    known: u64,
    prepared: Vec<Prepared>,
    /// The numbers of files that could not be read.
    not_opened: Vec<u32>,
    /// The numbers of files with messages that are too large to be kept.
    too_large: Vec<u32>,
}

impl Order<'_> {
    /// Takes in everything; `progress` is told how many bytes are done, and what came of them.
    pub fn take_in(&self, found: &Found, mut progress: impl FnMut(u64, Tally)) -> Result<TakenIn, DeskError> {
        let preparing = self.runtime.block_on(self.desk.preparing(self.scope))?;
        let before = self.runtime.block_on(self.desk.filtered(self.scope))?;
        let mut taking = Taking { order: self, waiting: Vec::new(), bytes: 0, unsettled: 0, taken: TakenIn::default() };
        let (mut failed, mut done) = (None, 0);
        let mut cut_off = Vec::new();
        walk::quietly(|| {
            let reader = || {
                let mut indexer = Indexer::new();
                let preparing = &preparing;
                move |met: Vec<Met<'_>>| self.prepare(preparing, &mut indexer, met)
            };
            cut_off = walk::walk(&found.files, self.stop, reader, |batch, bytes| {
                done += bytes;
                let kept = batch.and_then(|batch| taking.add(batch, &found.files));
                progress(done, taking.taken.tally);
                kept.map_or_else(
                    |error| {
                        failed = Some(error);
                        ControlFlow::Break(())
                    },
                    ControlFlow::Continue,
                )
            });
        });
        if let Some(error) = failed {
            return Err(error);
        }
        taking.flush()?;
        taking.settle()?;
        let mut taken = taking.taken;
        taken.cut_off = cut_off;
        taken.tally.filtered = grown(&before, &self.runtime.block_on(self.desk.filtered(self.scope))?);
        Ok(taken)
    }

    /// Sets aside what was met before, and opens the rest.
    fn prepare(&self, preparing: &Preparing, indexer: &mut Indexer, met: Vec<Met<'_>>) -> Result<Batch, DeskError> {
        let mut batch = Batch::default();
        let mut raws = Vec::with_capacity(met.len());
        for Met { source, content } in met {
            match content {
                Content::Whole(bytes) => raws.push((source, preparing.raw(bytes.into_owned()))),
                Content::TooLarge(beginning) => {
                    batch.too_large.push(source.file);
                    raws.push((source, preparing.too_large(&beginning)));
                }
                Content::CannotRead => batch.not_opened.push(source.file),
            }
        }
        let known = self.met_before(&raws)?;
        for (source, raw) in raws {
            // The same bytes twice in one portion are left to the desk.
            if known.contains(&(source.folder, raw.uid())) {
                batch.known += 1;
                continue;
            }
            let opened = raw.bytes().and_then(mime::open);
            batch.prepared.push(preparing.prepare(raw, opened, source, indexer));
        }
        Ok(batch)
    }

    /// What of this was met before in the very folder in which it is met now: in another one it is news.
    fn met_before(&self, raws: &[(Source, RawLetter)]) -> Result<HashSet<(Folder, i64)>, DeskError> {
        let mut uids: HashMap<Folder, Vec<i64>> = HashMap::new();
        for (source, raw) in raws {
            uids.entry(source.folder).or_default().push(raw.uid());
        }
        let mut known = HashSet::new();
        for (folder, uids) in uids {
            let met = self.runtime.block_on(self.desk.met_before(self.scope, folder, &uids))?;
            known.extend(met.into_iter().map(|uid| (folder, uid)));
        }
        Ok(known)
    }
}

/// Mail on its way into the data, in portions.
struct Taking<'a> {
    order: &'a Order<'a>,
    waiting: Vec<Prepared>,
    bytes: usize,
    /// How many new messages the desk does not show yet.
    unsettled: u64,
    taken: TakenIn,
}

impl Taking<'_> {
    fn add(&mut self, batch: Batch, files: &[MailFile]) -> Result<(), DeskError> {
        self.taken.tally.read += batch.known;
        self.taken.tally.known += batch.known;
        let named = |numbers: &[u32]| {
            let those = numbers.iter().filter_map(|file| files.get(*file as usize));
            those.map(|file| file.path.display().to_string()).collect::<Vec<_>>()
        };
        self.taken.not_opened.extend(named(&batch.not_opened));
        self.taken.too_large.extend(named(&batch.too_large));
        self.bytes += batch.prepared.iter().map(Prepared::size).sum::<usize>();
        self.waiting.extend(batch.prepared);
        if self.waiting.len() >= AT_ONCE || self.bytes >= BYTES_AT_ONCE {
            self.flush()?;
        }
        if self.unsettled >= SETTLE_EVERY { self.settle() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), DeskError> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let Order { desk, scope, runtime, .. } = self.order;
        let taken = runtime.block_on(desk.take(scope, &mut self.waiting))?;
        let tally = &mut self.taken.tally;
        tally.read += taken.new + taken.known + taken.unreadable;
        tally.new += taken.new;
        tally.known += taken.known;
        tally.unreadable += taken.unreadable;
        self.unsettled += taken.new + taken.unreadable;
        self.waiting.clear();
        self.bytes = 0;
        Ok(())
    }

    /// Shows what was taken in. A second Ctrl-C is not waited for: what is left is settled at the next start.
    fn settle(&mut self) -> Result<(), DeskError> {
        let Order { desk, scope, runtime, stop } = self.order;
        self.unsettled = 0;
        runtime.block_on(desk.settle(scope, |_| !stop.load(Ordering::Relaxed)))
    }
}

/// What came in addition.
fn grown(before: &Filtered, now: &Filtered) -> Filtered {
    Filtered {
        bulk: now.bulk.saturating_sub(before.bulk),
        automatic: now.automatic.saturating_sub(before.automatic),
        draft: now.draft.saturating_sub(before.draft),
        spam: now.spam.saturating_sub(before.spam),
        trash: now.trash.saturating_sub(before.trash),
        chat: now.chat.saturating_sub(before.chat),
    }
}

/// The closing count, and what is to be known beside it.
fn tell(taken: &TakenIn, found: &Found, texts: Texts) {
    let Tally { read, new, known, filtered, unreadable } = taken.tally;
    crate::serve::tell(&texts.count("took-in-read", read));
    crate::serve::tell(&texts.count("took-in-new", new));
    crate::serve::tell(&texts.count("took-in-known", known));
    if filtered.total() > 0 {
        crate::serve::tell(&texts.count("took-in-filtered", filtered.total()));
        let Filtered { bulk, automatic, draft, spam, trash, chat } = filtered;
        let reasons = [
            ("took-in-bulk", bulk),
            ("took-in-automatic", automatic),
            ("took-in-draft", draft),
            ("took-in-spam", spam),
            ("took-in-trash", trash),
            ("took-in-chat", chat),
        ];
        for (key, count) in reasons.into_iter().filter(|(_, count)| *count > 0) {
            crate::serve::tell(&format!("  {}", texts.count(key, count)));
        }
    }
    if unreadable > 0 {
        crate::serve::tell(&texts.count("took-in-unreadable", unreadable));
    }
    for (key, paths) in [("took-in-not-opened", &taken.not_opened), ("took-in-too-large", &taken.too_large)] {
        for path in paths {
            say(&texts.with(key, &[("path", Said::Text(path))]));
        }
    }
    let packed: Vec<String> = found.packed.iter().map(|path: &PathBuf| path.display().to_string()).collect();
    for (key, paths) in [("warning-cut-off", &taken.cut_off), ("warning-packed-beside", &packed)] {
        for path in paths {
            say(&texts.with(key, &[("path", path.into())]));
        }
    }
}
