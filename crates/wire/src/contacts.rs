//! Files of contacts, as address books export them: vCard 2.1, 3 and 4, and tables (CSV) of Google, Outlook and others.
//! Which of them a file is, is told by its bytes; who is known already is for the desk to say.

use std::borrow::Cow;

use jiff::civil::Date;
use mail_parser::decoders::charsets::map::charset_decoder;
use mila_domain::address::Address;
use mila_domain::contact::{Contact, Contacts, Doubt, MOST_CONTACTS, NoContacts, Unread};

use crate::{contacts_csv, vcard};

pub use crate::vcard::write;

/// Letters of a name; a longer one is cut.
const LONGEST_NAME: usize = 120;
/// Letters of a phone number; a longer one is none.
const LONGEST_PHONE: usize = 60;
/// Letters of notes; longer ones are cut.
const LONGEST_NOTES: usize = 20_000;
/// Phone numbers of one contact.
const MOST_PHONES: usize = 20;
/// Addresses of one contact.
const MOST_ADDRESSES: usize = 50;
/// Places that are listed as not understood.
const MOST_UNREAD: usize = 1_000;

/// Reads a file of contacts. Never more than [`MOST_CONTACTS`] of them, and of each no more than a page can show.
///
/// # Errors
/// When there is nothing in it, when it is no such file, or when there are too many contacts in it.
pub fn read(bytes: &[u8]) -> Result<Contacts, NoContacts> {
    let bytes = unwrapped(bytes);
    if bytes.trim_ascii().is_empty() {
        return Err(NoContacts::Empty);
    }
    let charset = charset(&bytes);
    if vcard::is_one(&bytes) { vcard::read(&bytes, charset) } else { contacts_csv::read(&charset.text(&bytes)) }
}

/// Without a byte order mark, and UTF-16 as UTF-8.
fn unwrapped(bytes: &[u8]) -> Cow<'_, [u8]> {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        Cow::Owned(String::from_utf16_lossy(&units).into_bytes())
    };
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => Cow::Borrowed(rest),
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => Cow::Borrowed(bytes),
    }
}

/// In which letters a file is written, where it does not say so itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Charset {
    /// UTF-8.
    Utf8,
    /// The Windows charset of Polish.
    Windows1250,
    /// The Windows charset of Hebrew.
    Windows1255,
}

impl Charset {
    /// Bytes as text.
    pub fn text(self, bytes: &[u8]) -> String {
        let name = match self {
            Self::Utf8 => return String::from_utf8_lossy(bytes).into_owned(),
            Self::Windows1250 => "windows-1250",
            Self::Windows1255 => "windows-1255",
        };
        charset_decoder(name.as_bytes()).map_or_else(|| String::from_utf8_lossy(bytes).into_owned(), |decode| decode(bytes))
    }
}

/// Polish words mix their own letters with those of ASCII, Hebrew ones do not.
fn charset(bytes: &[u8]) -> Charset {
    if std::str::from_utf8(bytes).is_ok() {
        return Charset::Utf8;
    }
    let is_latin = |place: Option<usize>| place.and_then(|place| bytes.get(place)).is_some_and(u8::is_ascii_alphabetic);
    let (mut mixed, mut apart) = (0_usize, 0_usize);
    for (place, byte) in bytes.iter().enumerate() {
        let touches = is_latin(place.checked_sub(1)) || is_latin(place.checked_add(1));
        match byte {
            0xe0..=0xfa if !touches => apart += 1,
            0x80.. => mixed += 1,
            _ => {}
        }
    }
    if apart > mixed { Charset::Windows1255 } else { Charset::Windows1250 }
}

/// A file while it is read.
#[derive(Default)]
pub(crate) struct Reading {
    contacts: Contacts,
}

impl Reading {
    /// Takes note of what could not be understood.
    pub fn doubt(&mut self, line: u32, why: Doubt) {
        if self.contacts.unread.len() < MOST_UNREAD {
            self.contacts.unread.push(Unread { line, why });
        }
    }

    /// Takes a contact in, if there is anybody to be known by it.
    pub fn take(&mut self, contact: Contact) -> Result<(), NoContacts> {
        if contact.is_nobody() {
            self.doubt(contact.line, Doubt::Nobody);
            return Ok(());
        }
        if self.contacts.all.len() >= MOST_CONTACTS {
            return Err(NoContacts::TooMany);
        }
        self.contacts.all.push(contact);
        Ok(())
    }

    /// All that was read.
    pub fn done(mut self) -> Contacts {
        self.contacts.unread.sort_by_key(|unread| unread.line);
        self.contacts
    }
}

/// A text on one line, without what cannot be seen; `None` when nothing is left.
pub(crate) fn one_line(text: &str) -> Option<String> {
    let seen: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let line: String = seen.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_NAME).collect();
    (!line.is_empty()).then_some(line)
}

/// A text on several lines.
pub(crate) fn notes(text: &str) -> Option<String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let seen: String = text.chars().filter(|letter| !letter.is_control() || *letter == '\n').take(LONGEST_NOTES).collect();
    Some(seen.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Adds a phone number that is not there yet.
pub(crate) fn add_phone(contact: &mut Contact, text: &str) {
    let Some(phone) = one_line(text).filter(|phone| phone.chars().count() <= LONGEST_PHONE) else { return };
    if contact.phones.len() < MOST_PHONES
        && phone.chars().any(|letter| letter.is_ascii_digit())
        && !contact.phones.contains(&phone)
    {
        contact.phones.push(phone);
    }
}

/// Adds an address that is not there yet; `false` when it is none.
pub(crate) fn add_address(contact: &mut Contact, text: &str) -> bool {
    let Some(address) = Address::parse(text) else { return false };
    if contact.addresses.len() < MOST_ADDRESSES && !contact.addresses.contains(&address) {
        contact.addresses.push(address);
    }
    true
}

/// What stands where a birthday belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Birthday {
    /// This day; year 0 when only day and month are told.
    On(Date),
    /// Nothing.
    Unsaid,
    /// No date, or one that could be read in two ways.
    Unclear,
}

/// The year that Apple writes where none is known.
const APPLE_NO_YEAR: i16 = 1604;

/// `1984-03-13`, `19840313`, `--03-13`, `--0313`, `13.03.1984`, `13/3/1984`, `3/13/1984`; a time may follow. Where day and
/// month could change places, it is not a date.
pub(crate) fn birthday(text: &str) -> Birthday {
    let text = text.trim();
    let text = text.split(['T', ' ']).next().unwrap_or_default();
    if text.is_empty() || text.chars().all(|letter| matches!(letter, '0' | '/' | '.' | '-')) {
        return Birthday::Unsaid;
    }
    let found = match text.strip_prefix("--") {
        Some(day) => month_and_day(day).map(|(month, day)| (0, month, day)),
        None if text.contains(['/', '.']) => day_first_or_last(text),
        None => year_first(text),
    };
    let date = found.and_then(|(year, month, day)| Date::new(if year == APPLE_NO_YEAR { 0 } else { year }, month, day).ok());
    date.map_or(Birthday::Unclear, Birthday::On)
}

fn month_and_day(text: &str) -> Option<(i8, i8)> {
    match text.split_once('-') {
        Some((month, day)) => Some((month.parse().ok()?, day.parse().ok()?)),
        None => Some((text.get(..2)?.parse().ok()?, text.get(2..)?.parse().ok()?)),
    }
}

fn year_first(text: &str) -> Option<(i16, i8, i8)> {
    let (year, rest) = (text.get(..4)?, text.get(4..)?);
    let (month, day) = month_and_day(rest.strip_prefix('-').unwrap_or(rest))?;
    Some((year.parse().ok().filter(|year| *year > 0)?, month, day))
}

fn day_first_or_last(text: &str) -> Option<(i16, i8, i8)> {
    let numbers: Option<Vec<i16>> = text.split(['/', '.']).map(|part| part.parse().ok()).collect();
    let (first, second, year) = match *numbers?.as_slice() {
        [year, month, day] if year > 31 => return Some((year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)),
        [first, second, year] if year >= 1000 => (first, second, year),
        _ => return None,
    };
    let (day, month) = match (first, second) {
        _ if text.contains('.') || first > 12 || first == second => (first, second),
        _ if second > 12 => (second, first),
        _ => return None,
    };
    Some((year, i8::try_from(month).ok()?, i8::try_from(day).ok()?))
}

#[cfg(test)]
mod tests;
