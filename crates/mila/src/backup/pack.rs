//! A backup is a tar: every machine can open it, and what is in it are plain files.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Write as _};
use std::path::Path;

use tar::{Builder, EntryType, Header};

use super::manifest::{DATABASE, MANIFEST, Manifest, SUMS};

/// Writes a backup and has it on the disk when it returns.
pub fn write(packed: &Path, manifest: &Manifest, copy: &Path) -> io::Result<()> {
    let mut written = serde_json::to_vec_pretty(manifest)?;
    written.push(b'\n');
    let sums = manifest.sums(&written);
    let mut tar = Builder::new(BufWriter::with_capacity(1 << 20, private_file(packed)?));
    append(&mut tar, manifest, MANIFEST, written.len() as u64, written.as_slice())?;
    append(&mut tar, manifest, DATABASE, manifest.bytes, BufReader::new(File::open(copy)?))?;
    append(&mut tar, manifest, SUMS, sums.len() as u64, sums.as_bytes())?;
    let mut file = tar.into_inner()?;
    file.flush()?;
    file.get_ref().sync_all()
}

fn append<W: io::Write>(tar: &mut Builder<W>, manifest: &Manifest, name: &str, bytes: u64, content: impl Read) -> io::Result<()> {
    let mut header = Header::new_gnu();
    header.set_entry_type(EntryType::Regular);
    header.set_size(bytes);
    header.set_mode(0o600);
    header.set_mtime(u64::try_from(manifest.made.as_second()).unwrap_or(0));
    tar.append_data(&mut header, name, content)
}

/// A new file for the owner alone.
fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
