//! Writes the report as a page, beside its place first, so that a page is there whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use mila_domain::language::Language;
use mila_domain::report::Report;
use mila_web::pages::report::ReportPage;

use crate::failure::Failure;

/// Refuses a place where something else lies: the mailbox itself may have been named by mistake.
pub fn check(path: &Path) -> Result<(), Failure> {
    let Ok(mut there) = File::open(path) else { return Ok(()) };
    let is_file = there.metadata().is_ok_and(|facts| facts.is_file());
    let mut beginning = [0; PAGE.len()];
    let is_page = there.read_exact(&mut beginning).is_ok() && beginning.eq_ignore_ascii_case(PAGE);
    let is_empty = there.metadata().is_ok_and(|facts| facts.len() == 0);
    if !is_file || is_page || is_empty { Ok(()) } else { Err(Failure::WouldOverwrite(path.to_owned())) }
}

/// With what every page begins.
const PAGE: &[u8] = b"<!doctype html>";

/// Writes the page to `path`, over an older one.
pub fn write(path: &Path, report: &Report, language: Language) -> Result<(), Failure> {
    let html = ReportPage::of(report, language).html().map_err(|error| Failure::Unforeseen(error.into()))?;
    put(path, html.as_bytes()).map_err(|source| Failure::CannotWrite { path: path.to_owned(), source })
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    // A device or a pipe cannot be replaced; it is written to.
    if fs::metadata(path).is_ok_and(|facts| !facts.is_file()) {
        return File::options().write(true).open(path)?.write_all(bytes);
    }
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut aside = std::ffi::OsString::from(".");
    aside.push(name);
    aside.push(format!(".{}.new", std::process::id()));
    let aside = path.with_file_name(aside);
    let written = create(&aside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let placed = written.and_then(|()| fs::rename(&aside, path));
    if placed.is_err() {
        drop(fs::remove_file(&aside));
    }
    placed
}

/// A new file for the owner's eyes alone, since it tells of their mail.
fn create(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
