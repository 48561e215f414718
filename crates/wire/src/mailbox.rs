//! Finds the mail below a path that the owner names: an mbox, a Maildir with its subfolders, a folder of `.eml`
//! files, one message. What else lies there is passed over.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use mila_domain::folder::Folder;

use crate::maildir::{self, Flag};
use crate::mbox;

/// Folders within folders deeper than this are not entered.
const DEEPEST: usize = 40;

/// A file that holds mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailFile {
    /// Where it lies.
    pub path: PathBuf,
    /// What it holds.
    pub form: Form,
    /// What its folder says.
    pub folder: Folder,
    /// Its length in bytes.
    pub size: u64,
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Messages one after the other.
    Mbox,
    /// One message.
    Letter,
}

/// Why no mail was found at a path.
#[derive(Debug, thiserror::Error)]
pub enum MailboxError {
    /// Nothing is there.
    #[error("{} does not exist", .0.display())]
    Missing(PathBuf),
    /// The system does not let us.
    #[error("{} may not be read", .0.display())]
    Forbidden(PathBuf),
    /// It is there but cannot be read.
    #[error("{} cannot be read", .path.display())]
    Unreadable {
        /// What was to be read.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file without a byte.
    #[error("{} is empty", .0.display())]
    Empty(PathBuf),
    /// A packed file.
    #[error("{} is packed as {kind}", .path.display())]
    Compressed {
        /// The file.
        path: PathBuf,
        /// By what it was packed.
        kind: &'static str,
    },
    /// A data file of Outlook (`.pst`, `.ost`, `.olm`).
    #[error("{} is a data file of Outlook", .0.display())]
    Outlook(PathBuf),
    /// A file of another kind.
    #[error("{} is no mailbox", .0.display())]
    NotMail(PathBuf),
    /// A folder without any mail in it.
    #[error("there is no mail in {}", .0.display())]
    NoMail(PathBuf),
    /// A folder without any mail in it but what is packed.
    #[error("there is only packed mail in {}: {}", .path.display(), .packed.display())]
    OnlyPacked {
        /// The folder.
        path: PathBuf,
        /// A packed file in it.
        packed: PathBuf,
    },
}

/// The mail below a path.
#[derive(Debug, Default)]
pub struct Found {
    /// Files with mail, in the order of their names.
    pub files: Vec<MailFile>,
    /// Packed files beside them, which may hold mail as well.
    pub packed: Vec<PathBuf>,
}

impl MailboxError {
    /// The error for `path` when reading it failed with `source`.
    #[must_use]
    pub fn reading(path: &Path, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::NotFound => Self::Missing(path.to_owned()),
            io::ErrorKind::PermissionDenied => Self::Forbidden(path.to_owned()),
            _ => Self::Unreadable { path: path.to_owned(), source },
        }
    }
}

/// When a message arrived, by its file: the time in a Maildir's file name, or when the file was last changed.
#[must_use]
pub fn arrival(path: &Path) -> Option<Timestamp> {
    let name = path.file_name()?.to_string_lossy();
    maildir::arrival(&name).or_else(|| Timestamp::try_from(fs::metadata(path).ok()?.modified().ok()?).ok())
}

/// All mail below `path`.
///
/// # Errors
/// When there is none, or when the path itself cannot be read. Files below it that cannot be read are found all the
/// same, so that whoever opens them can say so.
pub fn find(path: &Path) -> Result<Found, MailboxError> {
    let facts = fs::metadata(path).map_err(|source| MailboxError::reading(path, source))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if facts.is_file() {
        return named_file(path, &name, facts.len()).map(|file| Found { files: vec![file], packed: Vec::new() });
    }
    let mut search = Found::default();
    fs::read_dir(path).map_err(|source| MailboxError::reading(path, source))?;
    let is_maildir = if matches!(name.as_str(), "cur" | "new") {
        search.take_letters(path, folder_above(path));
        false
    } else {
        search.enter(path, role(&name), 0)
    };
    if !search.files.is_empty() || is_maildir {
        return Ok(search);
    }
    let path = path.to_owned();
    Err(match search.packed.into_iter().next() {
        Some(packed) => MailboxError::OnlyPacked { path, packed },
        None => MailboxError::NoMail(path),
    })
}

/// A file that the owner named themselves: it is taken for mail if it looks at all like it.
fn named_file(path: &Path, name: &str, size: u64) -> Result<MailFile, MailboxError> {
    let is_eml = has_ending(name, &["eml"]);
    let beginning = beginning(path).map_err(|source| MailboxError::reading(path, source))?;
    let path_owned = || path.to_owned();
    let form = match form_of(&beginning) {
        _ if is_outlook(name, &beginning) => return Err(MailboxError::Outlook(path_owned())),
        _ if is_eml => Form::Letter,
        Some(form) => form,
        None if size == 0 => return Err(MailboxError::Empty(path_owned())),
        None => match packed_as(&beginning) {
            Some(kind) => return Err(MailboxError::Compressed { path: path_owned(), kind }),
            None => return Err(MailboxError::NotMail(path_owned())),
        },
    };
    let folder = match form {
        // "Sent Messages.mbox/mbox", as Apple Mail exports it.
        Form::Mbox if name == "mbox" => folder_above(path),
        Form::Mbox => role(name),
        Form::Letter => marked(name, folder_above(path)),
    };
    Ok(MailFile { path: path.to_owned(), form, folder, size })
}

/// What the folder says in which a file lies; in a Maildir that is the one above `cur` and `new`.
fn folder_above(path: &Path) -> Folder {
    let mut names = path.ancestors().skip(1).filter_map(Path::file_name).map(|name| name.to_string_lossy());
    let name = names.find(|name| !matches!(name.as_ref(), "cur" | "new")).unwrap_or_default();
    role(&name)
}

/// The part that a folder or an mbox of this name plays. In a Maildir++ name (`.INBOX.Wys&AUI-ane.2025`) the innermost
/// part that says something counts.
fn role(name: &str) -> Folder {
    let name = [".mbox", ".sbd"].into_iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    let of = |part: &str| Folder::of_name(&maildir::from_modified_utf7(part));
    if name.starts_with('.') {
        name.rsplit('.').map(of).find(|folder| *folder != Folder::Other).unwrap_or(Folder::Other)
    } else {
        of(name)
    }
}

impl Found {
    /// Enters a folder; says whether it is a Maildir.
    fn enter(&mut self, path: &Path, folder: Folder, depth: usize) -> bool {
        let Ok(entries) = fs::read_dir(path) else {
            self.take_unreadable(path);
            return false;
        };
        let mut entries: Vec<_> = entries.filter_map(Result::ok).collect();
        entries.sort_by_key(fs::DirEntry::file_name);
        let is_maildir = entries.iter().any(|entry| entry.file_name() == "cur") && path.join("cur").is_dir();
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            // Links to files are followed; links to folders may lead in circles.
            let Ok(kind) = entry.file_type() else { continue };
            let is_file = kind.is_file() || kind.is_symlink() && entry.path().is_file();
            if kind.is_dir() && depth < DEEPEST {
                match name.as_str() {
                    "cur" | "new" if is_maildir => self.take_letters(&entry.path(), folder),
                    "tmp" if is_maildir => {}
                    _ => {
                        let inner = role(&name);
                        self.enter(&entry.path(), if inner == Folder::Other { folder } else { inner }, depth + 1);
                    }
                }
            } else if is_file && !is_maildir && !name.starts_with('.') {
                self.take_file(&entry, &name, folder);
            }
        }
        is_maildir
    }

    /// The files of `cur` and `new`, whatever their names are.
    fn take_letters(&mut self, path: &Path, folder: Folder) {
        let Ok(entries) = fs::read_dir(path) else { return self.take_unreadable(path) };
        let mut files: Vec<_> = entries
            .filter_map(Result::ok)
            .filter(|entry| entry.path().is_file())
            .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
            .map(|entry| {
                let folder = marked(&entry.file_name().to_string_lossy(), folder);
                let size = entry.metadata().map_or(0, |facts| facts.len());
                MailFile { path: entry.path(), form: Form::Letter, folder, size }
            })
            .collect();
        files.sort_by(|one, other| one.path.cmp(&other.path));
        self.files.append(&mut files);
    }

    /// Something that may hold mail but cannot be looked into: whoever opens it will find that out and say so.
    fn take_unreadable(&mut self, path: &Path) {
        self.files.push(MailFile { path: path.to_owned(), form: Form::Letter, folder: Folder::Other, size: 0 });
    }

    /// A file in an ordinary folder: `.eml`, an mbox by how it begins, a numbered message (MH).
    fn take_file(&mut self, entry: &fs::DirEntry, name: &str, folder: Folder) {
        let size = fs::metadata(entry.path()).map_or(0, |facts| facts.len());
        let is_eml = has_ending(name, &["eml"]);
        let is_number = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
        let form = match () {
            () if is_eml => Some(Form::Letter),
            () if size == 0 => None,
            () => match beginning(&entry.path()) {
                Ok(bytes) if packed_as(&bytes).is_some() => return self.packed.push(entry.path()),
                Ok(bytes) => form_of(&bytes),
                Err(_) if has_ending(name, &["mbox", "mbx"]) || !name.contains('.') => {
                    return self.take_unreadable(&entry.path());
                }
                Err(_) => None,
            },
        };
        let Some(form) = form.filter(|form| *form == Form::Mbox || is_eml || is_number) else { return };
        let own = role(name);
        let folder = if form == Form::Mbox && own != Folder::Other { own } else { folder };
        self.files.push(MailFile { path: entry.path(), form, folder, size });
    }
}

/// A Maildir's flags outweigh its folder.
fn marked(name: &str, folder: Folder) -> Folder {
    match maildir::flag(name) {
        Some(Flag::Trashed) => Folder::Trash,
        Some(Flag::Draft) => Folder::Drafts,
        None => folder,
    }
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

fn beginning(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(4096);
    File::open(path)?.take(4096).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What a file that begins so holds.
fn form_of(beginning: &[u8]) -> Option<Form> {
    // A packed file may hold an mbox as it is.
    if packed_as(beginning).is_some() {
        return None;
    }
    if mbox::is_mbox(beginning) {
        return Some(Form::Mbox);
    }
    let text = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning).trim_ascii_start();
    (mbox::known_fields(text) >= 2).then_some(Form::Letter)
}

/// Outlook keeps mail in files that only it reads; the one of the Mac is a zip by its bytes.
fn is_outlook(name: &str, beginning: &[u8]) -> bool {
    beginning.starts_with(b"!BDN") || has_ending(name, &["pst", "ost", "olm"])
}

/// The program that packed a file which begins so.
fn packed_as(beginning: &[u8]) -> Option<&'static str> {
    const MARKS: [(&[u8], &str); 7] = [
        (b"PK\x03\x04", "zip"),
        (b"\x1f\x8b", "gzip"),
        (b"BZh", "bzip2"),
        (b"\xfd7zXZ", "xz"),
        (b"7z\xbc\xaf", "7z"),
        (b"Rar!", "rar"),
        (b"\x28\xb5\x2f\xfd", "zstd"),
    ];
    MARKS.iter().find_map(|(mark, kind)| beginning.starts_with(mark).then_some(*kind))
}

#[cfg(test)]
mod tests;
