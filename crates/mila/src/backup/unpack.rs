//! Reading a backup: nothing in it is believed before its hash agrees, and no name in it says where anything goes.

use std::fs::File;
use std::io::{self, BufReader, Read, Write as _};
use std::path::Path;

use tar::{Archive, Entries, Entry};

use super::Trouble;
use super::manifest::{DATABASE, Hashing, MANIFEST, Manifest, SUMS};

/// Longer manifests and lists of hashes are not ours.
const LONGEST_TEXT: u64 = 1 << 16;

/// Reads a whole backup and says what it holds.
pub fn check(packed: &Path) -> Result<Manifest, Trouble> {
    read(packed, &mut Keep::Nothing)
}

/// Writes the database of a backup into a new file, and has it on the disk when it returns.
pub fn take_out(packed: &Path, database: &Path) -> Result<Manifest, Trouble> {
    let writing = |source| Trouble::writing(database, source);
    let mut file = Keep::In(File::create_new(database).map_err(writing)?, database);
    let manifest = read(packed, &mut file)?;
    if let Keep::In(file, _) = file {
        file.sync_all().map_err(writing)?;
    }
    Ok(manifest)
}

/// What becomes of the database.
enum Keep<'a> {
    Nothing,
    In(File, &'a Path),
}

impl Keep<'_> {
    fn take(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        match self {
            Self::Nothing => Ok(()),
            Self::In(file, path) => file.write_all(bytes).map_err(|source| Trouble::writing(path, source)),
        }
    }
}

fn read(packed: &Path, keep: &mut Keep<'_>) -> Result<Manifest, Trouble> {
    let file = File::open(packed).map_err(|source| Trouble::Unreadable { path: packed.to_owned(), source })?;
    let mut archive = Archive::new(BufReader::with_capacity(1 << 20, file));
    let mut entries = archive.entries().map_err(|_| Trouble::NoBackup(packed.to_owned()))?;
    let damaged = || Trouble::Damaged(packed.to_owned());
    let written = text(next(&mut entries, MANIFEST)).ok_or_else(|| Trouble::NoBackup(packed.to_owned()))?;
    let manifest: Manifest = serde_json::from_slice(&written).map_err(|_| damaged())?;
    if manifest.is_newer() {
        return Err(Trouble::Newer(packed.to_owned()));
    }
    let database = next(&mut entries, DATABASE).filter(|entry| entry.size() == manifest.bytes).ok_or_else(damaged)?;
    let mut hashing = Hashing::of(database);
    let mut portion = vec![0; 1 << 16];
    let mut bytes = 0;
    loop {
        match hashing.read(&mut portion) {
            Ok(0) => break,
            Ok(count) => {
                keep.take(&portion[..count])?;
                bytes += count as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return Err(damaged()),
        }
    }
    let sums = text(next(&mut entries, SUMS)).ok_or_else(damaged)?;
    let is_sound = bytes == manifest.bytes && hashing.hash() == manifest.sha256 && sums == manifest.sums(&written).into_bytes();
    if is_sound { Ok(manifest) } else { Err(damaged()) }
}

/// The next thing in a backup, if it is a file of this name.
fn next<'a, R: Read>(entries: &mut Entries<'a, R>, name: &str) -> Option<Entry<'a, R>> {
    let entry = entries.next()?.ok()?;
    let is_it = entry.header().entry_type().is_file() && *entry.path_bytes() == *name.as_bytes();
    is_it.then_some(entry)
}

fn text<R: Read>(entry: Option<Entry<'_, R>>) -> Option<Vec<u8>> {
    let mut entry = entry.filter(|entry| entry.size() <= LONGEST_TEXT)?;
    let mut bytes = Vec::new();
    entry.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
