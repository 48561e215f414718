//! Writes the report as a page, beside its place first, so that a page is there whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use mila_domain::language::Language;
use mila_domain::report::Report;
use mila_web::pages::report::ReportPage;

use crate::failure::Failure;

/// Writes the page to `path`, over what was there.
pub fn write(path: &Path, report: &Report, language: Language) -> Result<(), Failure> {
    let html = ReportPage::of(report, language).html().map_err(|error| Failure::Unforeseen(error.into()))?;
    put(path, html.as_bytes()).map_err(|source| Failure::CannotWrite { path: path.to_owned(), source })
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A device or a pipe cannot be replaced; it is written to.
    if fs::metadata(path).is_ok_and(|facts| !facts.is_file()) {
        return File::options().write(true).open(path)?.write_all(bytes);
    }
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut aside = std::ffi::OsString::from(".");
    aside.push(name);
    aside.push(format!(".{}.new", std::process::id()));
    let aside = path.with_file_name(aside);
    let written = File::create_new(&aside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let placed = written.and_then(|()| fs::rename(&aside, path));
    if placed.is_err() {
        drop(fs::remove_file(&aside));
    }
    placed
}
