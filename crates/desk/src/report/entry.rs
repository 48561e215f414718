//! One message on its way into the report: judged by itself and read, before anything is known of the others.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use mila_domain::folder::Folder;
use mila_domain::message::{self, CalendarMethod, Nature, OpenedMessage};
use mila_reading::Reading;

/// Where a message was found.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// The number of its file, in the order of reading.
    pub file: u32,
    /// Where it begins in the file.
    pub offset: u64,
    /// What its folder says.
    pub folder: Folder,
    /// When it arrived, by the mbox line or the file.
    pub arrived: Option<Timestamp>,
}

/// A message as the gathering takes it.
#[derive(Debug, Clone)]
pub struct Entry {
    pub(crate) source: Source,
    pub(crate) folder: Folder,
    pub(crate) at: Timestamp,
    pub(crate) nature: Nature,
    pub(crate) reading: Reading,
    pub(crate) message: OpenedMessage,
}

impl Entry {
    /// Judges and reads a message; `zone` is where days are meant. What is no letter is not read.
    #[must_use]
    pub fn of(message: OpenedMessage, source: Source, zone: &TimeZone) -> Self {
        Self::with_text(message, source, zone).0
    }

    /// The same, and the text that was read.
    pub(crate) fn with_text(mut message: OpenedMessage, source: Source, zone: &TimeZone) -> (Self, String) {
        let labelled = Folder::of_labels(message.labels.iter().map(String::as_str));
        let folder = labelled.or(message.folder).unwrap_or(source.folder);
        let at = message::instant(message.date, message.received, source.arrived).unwrap_or(Timestamp::UNIX_EPOCH);
        let nature = Nature::of(&message, folder);
        let text = std::mem::take(&mut message.text);
        let mut reading = match nature {
            Nature::Filtered(_) => Reading::default(),
            Nature::Letter | Nature::BulkUnlessAnswer | Nature::BulkUnlessReplyTo => {
                mila_reading::read(&text, &at.to_zoned(zone.clone()))
            }
        };
        reading.asks |= message.calendar == Some(CalendarMethod::Asks);
        (Self { source, folder, at, nature, reading, message }, text)
    }
}
