//! Mail that is uploaded: written to a folder of its own as it arrives, with little memory, and started when all of
//! it is there. What did not arrive whole is taken away again.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::Response;
use tokio::sync::mpsc;

use crate::pages::trouble::Trouble;

use super::answer::{Problem, log, see_other};
use super::files::safe_name;
use super::forms::is_key;
use super::press::hash_of;
use super::visit::{Inside, Member};
use super::{House, ImportOrder, import};

/// The files of one form together; 4 GiB.
const LARGEST: u64 = 4 << 30;
/// A field that is no file may be so long.
const LONGEST_FIELD: usize = 256;
/// More files at once are refused.
const MOST_FILES: usize = 200;

/// Files that have arrived. They are taken away unless they are kept.
#[derive(Default)]
struct Arrived {
    orders: Vec<ImportOrder>,
    folders: Vec<PathBuf>,
    bytes: u64,
    /// Everything that came, by which the form is known when it is sent twice.
    says: blake3::Hasher,
    is_kept: bool,
}

impl Drop for Arrived {
    fn drop(&mut self) {
        if !self.is_kept {
            for folder in &self.folders {
                // What cannot be removed is removed by the program at its next start.
                let _ = fs::remove_dir_all(folder);
            }
        }
    }
}

/// Takes files in.
pub async fn files(State(house): State<Arc<House>>, inside: Inside, form: Multipart) -> Result<Response, Problem> {
    let (key, mut arrived) = receive(&house, &inside, form).await?;
    let orders = std::mem::take(&mut arrived.orders);
    let scope = inside.member.scope.pressing(hash_of(&key, "/import/files", arrived.says.finalize().as_bytes()));
    arrived.is_kept = !orders.is_empty() && import::ordered(&house, &scope, &orders).await?;
    if arrived.is_kept {
        for order in orders {
            (house.doors.import)(scope, order);
        }
    }
    Ok(see_other("/import"))
}

/// All fields in the order of the form: the token and the key come first, or nothing is taken.
async fn receive(house: &House, inside: &Inside, mut form: Multipart) -> Result<(String, Arrived), Problem> {
    let (mut has_token, mut key, mut arrived) = (false, None, Arrived::default());
    while let Some(field) = form.next_field().await.map_err(|error| broken(&error))? {
        match field.name().unwrap_or_default() {
            "token" => has_token = inside.visit.has_made(&short(field).await?),
            "key" => key = Some(short(field).await?).filter(|key| is_key(key)),
            "files" if has_token && key.is_some() => keep(house, &inside.member, field, &mut arrived).await?,
            _ => return Err(Trouble::Forged.into()),
        }
    }
    match (has_token, key) {
        (true, Some(key)) => Ok((key, arrived)),
        (true, None) | (false, _) => Err(Trouble::Forged.into()),
    }
}

pub(super) fn broken(error: &MultipartError) -> Problem {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Trouble::TooLarge.into() } else { Trouble::Forged.into() }
}

pub(super) async fn short(mut field: Field<'_>) -> Result<String, Problem> {
    let mut text = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|error| broken(&error))? {
        text.extend_from_slice(&chunk);
        if text.len() > LONGEST_FIELD {
            return Err(Trouble::TooLarge.into());
        }
    }
    String::from_utf8(text).map_err(|_| Trouble::Forged.into())
}

/// Writes one file. A thread of its own does the writing; at most four pieces wait for it.
async fn keep(house: &House, member: &Member, mut field: Field<'_>, arrived: &mut Arrived) -> Result<(), Problem> {
    let Some(name) = field.file_name().filter(|name| !name.is_empty()).map(safe_name) else { return Ok(()) };
    if arrived.folders.len() >= MOST_FILES {
        return Err(Trouble::TooLarge.into());
    }
    let import = house.desk().new_import(&name);
    let folder = house.doors.uploads.join(import.folder(&member.scope));
    arrived.folders.push(folder.clone());
    let path = folder.join(&name);
    arrived.says.update(&(name.len() as u64).to_le_bytes()).update(name.as_bytes());
    let (pieces, coming) = mpsc::channel::<Bytes>(4);
    let file = path.clone();
    let writing = tokio::task::spawn_blocking(move || write(&folder, &file, coming));
    let mut came = Ok(());
    while let Some(chunk) = field.chunk().await.map_err(|error| broken(&error)).transpose() {
        match chunk.and_then(|chunk| arrived.within(chunk)) {
            Ok(chunk) => {
                // Whoever writes says below why it writes no more.
                if pieces.send(chunk).await.is_err() {
                    break;
                }
            }
            Err(problem) => {
                came = Err(problem);
                break;
            }
        }
    }
    drop(pieces);
    let written = writing.await.map_err(|_| Problem::from(Trouble::Unexpected))?;
    came?;
    let hash = written.map_err(|error| unwritten(&error))?;
    arrived.says.update(hash.as_bytes());
    arrived.orders.push(ImportOrder { path, import, is_upload: true });
    Ok(())
}

impl Arrived {
    fn within(&mut self, chunk: Bytes) -> Result<axum::body::Bytes, Problem> {
        self.bytes += chunk.len() as u64;
        if self.bytes > LARGEST { Err(Trouble::TooLarge.into()) } else { Ok(chunk) }
    }
}

fn unwritten(error: &io::Error) -> Problem {
    log(error);
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::ReadOnlyFilesystem => Trouble::NoRoom.into(),
        _ => Trouble::Unexpected.into(),
    }
}

/// Writes a file and sees to it that file and folder are on the disk when this returns.
fn write(folder: &Path, path: &Path, mut pieces: mpsc::Receiver<Bytes>) -> io::Result<blake3::Hash> {
    private_folder(folder)?;
    let mut file = fs::File::create_new(path)?;
    let mut hasher = blake3::Hasher::new();
    while let Some(piece) = pieces.blocking_recv() {
        hasher.update(&piece);
        file.write_all(&piece)?;
    }
    file.sync_all()?;
    for folder in folder.ancestors().take(2) {
        sync_folder(folder)?;
    }
    Ok(hasher.finalize())
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be opened as a file.
#[cfg(not(unix))]
const fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Mail is nobody else's business on this machine.
#[cfg(unix)]
fn private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}
