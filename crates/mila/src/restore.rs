//! `mila restore`: a backup becomes the data again. Everything is made ready aside and takes its place in one step;
//! what was there before is never deleted.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::Timestamp;
use mila_desk::keeping::Claim;
use mila_desk::{Place, Store};
use mila_web::texts::Texts;
use mila_web::texts::moments::Here;
use tokio::runtime::Runtime;

use crate::backup::{self, Aside, DATABASE, Manifest, ServerDeed, Trouble};
use crate::cli;
use crate::failure::Failure;
use crate::house;
use crate::serve;

/// Runs the command and tells the shell how it went.
pub fn run(arguments: &cli::Restore) -> ExitCode {
    let texts = Texts::in_language(crate::asked::language(arguments.place.lang.as_deref()));
    serve::end(restore(arguments, texts), texts)
}

fn restore(arguments: &cli::Restore, texts: Texts) -> Result<(), Failure> {
    crate::asked::checked_language(arguments.place.lang.as_deref())?;
    let file = &arguments.file;
    let zone = crate::asked::zone(arguments.place.zone.as_deref())?;
    let folder = match house::data(&arguments.place)? {
        Place::Server(_) => return Err(Trouble::OnServer(ServerDeed::Restore, file.clone()).into()),
        Place::Folder(folder) => folder,
    };
    // The whole file is read before anything is touched.
    backup::check(file)?;
    let runtime = house::runtime()?;
    let claim = Claim::on(&folder).map_err(|error| Trouble::of_store(error, &folder))?;
    if claim.has_data() && !arguments.force {
        return Err(Trouble::HasData(folder).into());
    }
    let aside = Aside::inside(&folder, "restoring")?;
    let (manifest, now) = make_ready(&runtime, file, &aside)?;
    let fresh = aside.path(DATABASE);
    let before = runtime.block_on(claim.put_in_place(&fresh)).map_err(|source| Trouble::writing(&folder, source))?;
    say(texts, &Here::new(now, &zone), &manifest, before);
    Ok(())
}

/// Takes the data out of the backup, looks into them, brings them up to date and marks them.
fn make_ready(runtime: &Runtime, file: &Path, aside: &Aside) -> Result<(Manifest, Timestamp), Failure> {
    let fresh = aside.path(DATABASE);
    let manifest = backup::take_out(file, &fresh)?;
    let holds = runtime.block_on(Store::look_into(&fresh)).map_err(|error| Trouble::of_store(error, file))?;
    if holds != manifest.contents() {
        return Err(Trouble::Damaged(file.to_owned()).into());
    }
    let desk = house::desk_in(runtime, aside.folder())?;
    let marked = runtime.block_on(desk.mark_restored(manifest.made));
    let now = desk.now();
    runtime.block_on(desk.close());
    marked.map_err(|error| Trouble::of_desk(error, aside.folder()))?;
    // What is still in the log would stay behind.
    let is_whole = !aside.path("mila.db-wal").exists();
    let synced = File::open(&fresh).and_then(|file| if is_whole { file.sync_all() } else { Err(ErrorKind::ResourceBusy.into()) });
    synced.map_err(|source| Trouble::writing(&fresh, source))?;
    Ok((manifest, now))
}

fn say(texts: Texts, here: &Here, manifest: &Manifest, before: Option<PathBuf>) {
    let when = texts.on_moment(here, manifest.made);
    let (messages, people) = (texts.count("read-messages", manifest.messages), texts.count("read-people", manifest.people));
    let done = [("when", (&when).into()), ("messages", (&messages).into()), ("people", (&people).into())];
    serve::tell(&texts.with("restore-done", &done));
    if let Some(before) = before {
        serve::tell(&texts.with("restore-before", &[("path", (&before.display().to_string()).into())]));
    }
    serve::tell(&texts.plain("restore-next"));
}
