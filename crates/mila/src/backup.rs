//! `mila backup`: everything that Mila keeps in one file, made while the desk is open, and looked into again before
//! it gets its name.

mod aside;
mod manifest;
mod pack;
mod trouble;
mod unpack;

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use mila_desk::keeping::Contents;
use mila_desk::{Desk, Place, Store};
use mila_web::texts::Texts;
use tokio::runtime::Runtime;

use crate::cli;
use crate::failure::Failure;
use crate::house;
use crate::serve;
pub use aside::Aside;
pub use manifest::{DATABASE, Manifest};
pub use trouble::{ServerDeed, Trouble};
pub use unpack::{check, take_out};

/// Runs the command and tells the shell how it went.
pub fn run(arguments: &cli::Backup) -> ExitCode {
    let texts = Texts::in_language(crate::asked::language(arguments.place.lang.as_deref()));
    serve::end(backup(arguments, texts), texts)
}

fn backup(arguments: &cli::Backup, texts: Texts) -> Result<(), Failure> {
    crate::asked::checked_language(arguments.place.lang.as_deref())?;
    let file = &arguments.file;
    if let Place::Server(_) = house::data(&arguments.place)? {
        return Err(Trouble::OnServer(ServerDeed::Backup, file.clone()).into());
    }
    must_be_free(file, arguments.force)?;
    let stop = crate::asked::stop_on_ctrl_c()?;
    let runtime = house::runtime()?;
    let desk = house::desk_beside(&runtime, &arguments.place)?;
    let aside = Aside::beside(file)?;
    let making = Making { runtime: &runtime, desk: &desk, file, aside: &aside, stop: &stop };
    let contents = making.make()?;
    must_be_free(file, arguments.force)?;
    aside.put("backup", file)?;
    let path = file.display().to_string();
    let said = texts.with(
        "backup-done",
        &[
            ("path", (&path).into()),
            ("messages", (&texts.count("read-messages", contents.messages)).into()),
            ("people", (&texts.count("read-people", contents.people)).into()),
        ],
    );
    serve::tell(&said);
    runtime.block_on(desk.close());
    Ok(())
}

/// A file that is there is somebody's backup, or something else that is dear to them.
fn must_be_free(file: &Path, force: bool) -> Result<(), Trouble> {
    let is_free = if force { !file.is_dir() } else { fs::symlink_metadata(file).is_err() };
    if is_free { Ok(()) } else { Err(Trouble::Exists(file.to_owned())) }
}

/// A backup in the making.
struct Making<'a> {
    runtime: &'a Runtime,
    desk: &'a Desk,
    file: &'a Path,
    aside: &'a Aside,
    stop: &'a AtomicBool,
}

impl Making<'_> {
    /// Copies, packs, unpacks and compares.
    fn make(&self) -> Result<Contents, Failure> {
        let copy = self.aside.path(DATABASE);
        let made = self.desk.now();
        let copied = self.runtime.block_on(self.desk.copy_to(&copy));
        copied.map_err(|error| Trouble::of_desk(error, self.file))?;
        self.go_on()?;
        let contents = self.look_into(&copy).map_err(|trouble| match trouble {
            Trouble::Damaged(_) => Trouble::DataDamaged,
            other => other,
        })?;
        self.go_on()?;
        let manifest = Manifest::of(&copy, contents, made).map_err(|source| Trouble::writing(self.file, source))?;
        let packed = self.aside.path("backup");
        pack::write(&packed, &manifest, &copy).map_err(|source| Trouble::writing(self.file, source))?;
        self.aside.remove(DATABASE)?;
        self.go_on()?;
        self.must_be_sound(&packed, &manifest)?;
        Ok(contents)
    }

    fn must_be_sound(&self, packed: &Path, manifest: &Manifest) -> Result<(), Failure> {
        let taken_out = self.aside.path(DATABASE);
        let found = take_out(packed, &taken_out).map_err(|trouble| trouble.about(self.file))?;
        let holds = self.look_into(&taken_out)?;
        if found == *manifest && holds == manifest.contents() {
            Ok(())
        } else {
            Err(Trouble::Unsound(self.file.to_owned()).into())
        }
    }

    fn look_into(&self, copy: &Path) -> Result<Contents, Trouble> {
        self.runtime.block_on(Store::look_into(copy)).map_err(|error| Trouble::of_store(error, self.file))
    }

    /// Unless the owner has pressed Ctrl-C.
    fn go_on(&self) -> Result<(), Failure> {
        if self.stop.load(Ordering::Relaxed) { Err(Failure::Stopped) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests;
