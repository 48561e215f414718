//! What a backup says about itself.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use jiff::Timestamp;
use mila_desk::keeping::Contents;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The database within a backup.
pub const DATABASE: &str = "mila.db";
/// The manifest within a backup.
pub const MANIFEST: &str = "manifest.json";
/// The hashes of both within a backup, as `sha256sum --check` reads them.
pub const SUMS: &str = "SHA256SUMS";
/// The shape of backups that this program writes.
const FORMAT: u32 = 1;
/// Bytes that are read at once.
const PORTION: usize = 1 << 20;

/// What a backup says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The shape of the backup.
    pub mila_backup: u32,
    /// The version of the program that wrote it.
    pub program: String,
    /// The version of the schema.
    pub schema: i64,
    /// When it was made.
    #[serde(with = "instant")]
    pub made: Timestamp,
    /// All messages.
    pub messages: u64,
    /// People with whom letters were exchanged.
    pub people: u64,
    /// The size of the database, in bytes.
    pub bytes: u64,
    /// The SHA-256 of the database, in hexadecimal digits.
    pub sha256: String,
}

impl Manifest {
    /// About a copy of the data.
    pub fn of(copy: &Path, contents: Contents, made: Timestamp) -> io::Result<Self> {
        let mut hashing = Hashing::of(File::open(copy)?);
        let bytes = io::copy(&mut hashing, &mut io::sink())?;
        Ok(Self {
            mila_backup: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            schema: contents.version,
            made,
            messages: contents.messages,
            people: contents.people,
            bytes,
            sha256: hashing.hash(),
        })
    }

    /// What the database holds.
    pub const fn contents(&self) -> Contents {
        Contents { version: self.schema, messages: self.messages, people: self.people }
    }

    /// Whether a newer program has written it.
    pub const fn is_newer(&self) -> bool {
        self.mila_backup > FORMAT || self.schema > mila_desk::Store::known_version()
    }

    /// The hashes of all, a line each.
    pub fn sums(&self, written: &[u8]) -> String {
        format!("{}  {MANIFEST}\n{}  {DATABASE}\n", digits(&Sha256::digest(written)), self.sha256)
    }
}

/// An instant as RFC 3339 writes it.
mod instant {
    use jiff::Timestamp;
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    pub fn serialize<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(at)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// Reads on, and hashes what was read.
pub struct Hashing<R> {
    inner: io::BufReader<R>,
    hasher: Sha256,
}

impl<R: Read> Hashing<R> {
    /// Nothing was read yet.
    pub fn of(inner: R) -> Self {
        Self { inner: io::BufReader::with_capacity(PORTION, inner), hasher: Sha256::new() }
    }

    /// The hash of what was read, in hexadecimal digits.
    pub fn hash(self) -> String {
        digits(&self.hasher.finalize())
    }
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.hasher.update(&buffer[..count]);
        Ok(count)
    }
}

fn digits(hash: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
    hash.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
