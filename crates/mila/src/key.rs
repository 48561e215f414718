//! The key that opens stored passwords. It lies in a file of its own, outside the data, readable by its owner alone.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use mila_desk::secrets::{Key, KeyHolder, KeyWish, NoKey};

use crate::failure::Failure;

/// Where the key lies unless the owner says otherwise: among the platform's settings, not among its data.
pub fn default_path() -> Result<PathBuf, Failure> {
    let folders = directories::ProjectDirs::from("", "", "mila").ok_or(Failure::NoHome)?;
    Ok(folders.config_dir().join("mila.key"))
}

/// Reads the key of a file whenever it is asked for, so that one that was put back is found.
pub fn holder(path: PathBuf) -> KeyHolder {
    Arc::new(move |wish| {
        held(&path, wish).map_err(|error| {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "the key that opens stored passwords cannot be read or made"
            );
            NoKey
        })
    })
}

fn held(path: &Path, wish: KeyWish) -> io::Result<Key> {
    match read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && wish == KeyWish::MadeIfMissing => {
            make(path)?;
            read(path)
        }
        other => other,
    }
}

/// 64 hexadecimal digits and a line end.
fn read(path: &Path) -> io::Result<Key> {
    let text = fs::read_to_string(path)?;
    let broken = || io::Error::new(io::ErrorKind::InvalidData, "the file holds no key");
    let text = text.trim();
    if text.len() != 64 || !text.is_ascii() {
        return Err(broken());
    }
    let mut bytes = [0; 32];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[place * 2..place * 2 + 2], 16).map_err(|_| broken())?;
    }
    Ok(bytes.into())
}

/// Writes a new key and makes sure that it is on the disk before anything is sealed with it. One that somebody else has
/// written meanwhile stays.
fn make(path: &Path) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    let text = bytes.map(|byte| format!("{byte:02x}")).concat();
    let unfinished = folder.join(format!(".mila-{}.key", &text[..8]));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&unfinished).and_then(|mut file| {
        writeln!(file, "{text}")?;
        file.sync_all()
    });
    let linked = written.and_then(|()| match fs::hard_link(&unfinished, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        Ok(()) | Err(_) => File::open(folder)?.sync_all(),
    });
    fs::remove_file(&unfinished)?;
    linked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings/mila.key");
        assert_eq!(held(&path, KeyWish::Existing).unwrap_err().kind(), io::ErrorKind::NotFound);
        held(&path, KeyWish::MadeIfMissing).unwrap();
        let first = fs::read_to_string(&path).unwrap();
        held(&path, KeyWish::MadeIfMissing).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), first);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing half-written is left");
        fs::write(&path, "no key").unwrap();
        assert_eq!(held(&path, KeyWish::MadeIfMissing).unwrap_err().kind(), io::ErrorKind::InvalidData);
    }

    #[cfg(unix)]
    #[test]
    fn the_key_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mila.key");
        held(&path, KeyWish::MadeIfMissing).unwrap();
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
