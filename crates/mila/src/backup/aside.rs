//! A folder for what is not finished yet, on the same disk as what it is to become. It goes away by itself.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File};
use std::io;
use std::path::{Path, PathBuf};

use super::Trouble;

/// The folder.
#[derive(Debug)]
pub struct Aside(PathBuf);

/// A file in it by which it is known as ours.
const MARK: &str = "unfinished-by-mila";

impl Aside {
    /// Beside a file, with its name and `.part`.
    pub fn beside(file: &Path) -> Result<Self, Trouble> {
        let mut name = OsString::from(file);
        name.push(".part");
        Self::at(PathBuf::from(name)).map_err(|trouble| trouble.about(file))
    }

    /// In a folder.
    pub fn inside(folder: &Path, name: &str) -> Result<Self, Trouble> {
        Self::at(folder.join(name)).map_err(|trouble| trouble.about(folder))
    }

    /// What an earlier run left half done is of no use. Whatever else has that name is left alone.
    fn at(path: PathBuf) -> Result<Self, Trouble> {
        let cannot = |source| Trouble::writing(&path, source);
        match fs::symlink_metadata(&path) {
            Ok(there) if there.is_dir() && is_ours(&path).map_err(cannot)? => fs::remove_dir_all(&path).map_err(cannot)?,
            Ok(_) => return Err(Trouble::NotOurs(path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(cannot(error)),
        }
        private().create(&path).and_then(|()| fs::write(path.join(MARK), "")).map_err(cannot)?;
        Ok(Self(path))
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// A file in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Takes a file away.
    pub fn remove(&self, name: &str) -> Result<(), Trouble> {
        let path = self.path(name);
        fs::remove_file(&path).map_err(|source| Trouble::writing(&path, source))
    }

    /// Gives a finished file its name.
    pub fn put(&self, name: &str, file: &Path) -> Result<(), Trouble> {
        let put = fs::rename(self.path(name), file).and_then(|()| {
            let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
        });
        put.map_err(|source| Trouble::writing(file, source))
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// Whether a folder was made here: it has the mark, or nothing at all where making it broke off.
fn is_ours(folder: &Path) -> io::Result<bool> {
    Ok(folder.join(MARK).exists() || fs::read_dir(folder)?.next().is_none())
}

#[cfg(unix)]
fn private() -> DirBuilder {
    use std::os::unix::fs::DirBuilderExt as _;
    let mut builder = DirBuilder::new();
    builder.mode(0o700);
    builder
}

#[cfg(not(unix))]
fn private() -> DirBuilder {
    DirBuilder::new()
}
