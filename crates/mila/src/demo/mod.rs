//! The mail of an invented studio with a year behind it, for `mila report --demo` and the demo desk.
//! The words stand in `texts/`, readable and extensible without Rust; nothing here knows how mail is read.

mod chance;
mod hours;
mod letter;
mod mime;
mod page;
mod parts;
mod play;
mod script;
mod slots;
mod stage;
mod year;

#[cfg(test)]
mod tests;

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// One generated letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoLetter {
    /// The folder in which it lies: "INBOX", "Sent", "Drafts", "Trash" or "Spam".
    pub folder: &'static str,
    /// The raw bytes of an RFC 5322 message.
    pub raw: Vec<u8>,
}

/// The owner's addresses: the one she writes from, and the one of the website's form.
pub const OWNER: [&str; 2] = ["maja@studio-rozen.example", "hello@studio-rozen.example"];

/// The colleague's address, on the studio's own domain.
pub const COLLEAGUE: &str = "jakub@studio-rozen.example";

/// The mail of an invented studio with a year behind it, oldest first, all dates relative to `now`, the same for the
/// same seed. `zone` is where the owner lives.
#[must_use]
pub fn letters(now: Timestamp, zone: &TimeZone, seed: u64) -> Vec<DemoLetter> {
    let stage = stage::Stage::new(now, zone, seed);
    let letters = year::letters(&stage);
    letters.iter().map(|letter| DemoLetter { folder: letter.folder, raw: letter::bytes(letter, &stage) }).collect()
}
