//! The mail of the invented studio, read like a mailbox.

use mila_desk::report::{Entry, Gathering, Question, Source};
use mila_domain::folder::Folder;
use mila_wire::mime;

use super::reading::Read;
use crate::demo;

/// The seed of the studio that everybody sees.
const SEED: u64 = 1;

/// Makes the mail and reads it; each letter lies in a folder of the name it was given.
pub fn read(question: &Question) -> Read {
    let mut gathering = Gathering::default();
    // Each folder as if it were a file, with the length that it has so far.
    let mut folders: Vec<(&str, u64)> = Vec::new();
    for letter in demo::letters(question.now, &question.zone, SEED) {
        let place = folders.iter().position(|(name, _)| *name == letter.folder).unwrap_or_else(|| {
            folders.push((letter.folder, 0));
            folders.len() - 1
        });
        let file = u32::try_from(place).unwrap_or(u32::MAX);
        let offset = folders[place].1;
        folders[place].1 += letter.raw.len() as u64;
        let source = Source { file, offset, folder: Folder::of_name(letter.folder), arrived: None };
        match mime::open(&letter.raw) {
            Ok(message) => gathering.add(Entry::of(message, source, &question.zone)),
            Err(why) => gathering.add_unreadable(file, offset, why),
        }
    }
    let files = folders.into_iter().map(|(name, _)| name.into()).collect();
    Read { gathering, files, cut_off: Vec::new(), packed: Vec::new() }
}
