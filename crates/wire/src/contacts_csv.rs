//! Tables of contacts: a line of headings, a person on each line after it. The headings of Google, Outlook and plain
//! tables are known in English, Polish and Hebrew; columns that say nothing to us are passed over.

use csv::{ReaderBuilder, StringRecord};
use mila_domain::contact::{Contact, Contacts, Doubt, NoContacts};

use crate::contacts::{Birthday, Reading, add_address, add_phone, birthday, notes, one_line};

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Given,
    Further,
    Family,
    Firm,
    Address,
    Phone,
    Birthday,
    Notes,
    AddressAs,
}

/// Headings that mean a column when nothing else stands beside them.
const HEADINGS: &[(Column, &[&str])] = &[
    (
        Column::Name,
        &[
            "name",
            "full name",
            "display name",
            "imię i nazwisko",
            "nazwa",
            "nazwa wyświetlana",
            "osoba",
            "שם",
            "שם מלא",
            "שם תצוגה",
        ],
    ),
    (Column::Given, &["given name", "first name", "imię", "שם פרטי"]),
    (Column::Further, &["additional name", "middle name", "drugie imię", "שם אמצעי"]),
    (Column::Family, &["family name", "last name", "surname", "nazwisko", "שם משפחה"]),
    (
        Column::Firm,
        &["company", "organization", "organization name", "organization 1 - name", "firma", "organizacja", "חברה", "ארגון"],
    ),
    (Column::Birthday, &["birthday", "date of birth", "urodziny", "data urodzenia", "data urodzin", "יום הולדת", "תאריך לידה"]),
    (Column::Notes, &["notes", "note", "comments", "notatki", "uwagi", "notatka", "הערות", "הערה"]),
    (Column::AddressAs, &["how to address", "salutation", "jak się zwracać", "zwrot grzecznościowy", "צורת הפנייה", "פנייה"]),
];
/// Parts of headings of addresses.
const ADDRESSES: &[&str] = &["e-mail", "email", "mail", "דואר אלקטרוני", "דואל", "אימייל", "מייל"];
/// Parts of headings of phone numbers.
const PHONES: &[&str] = &["phone", "mobile", "telefon", "komórka", "tel.", "tel", "טלפון", "נייד", "סלולרי"];
/// Parts of headings that say something about an address or a number, and are none.
const ABOUT: &[&str] = &[
    "label",
    "type",
    "typ",
    "display",
    "wyświetlana",
    "etykieta",
    "phonetic",
    "fax",
    "faks",
    "pager",
    "telex",
    "mailing",
    "סוג",
    "תווית",
    "תצוגה",
    "פקס",
];

/// A cell longer than this is a quotation mark that nobody closed.
const LONGEST_CELL: usize = 40_000;

impl Column {
    fn of(heading: &str) -> Option<Self> {
        let heading = heading.trim().to_lowercase().replace(['"', '״', '\'', '׳', '*'], "");
        let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
        let known = HEADINGS.iter().find(|(_, headings)| headings.contains(&heading.as_str()));
        if let Some((column, _)) = known {
            return Some(*column);
        }
        let has = |parts: &[&str]| parts.iter().any(|part| heading.contains(part));
        match (has(ABOUT), has(ADDRESSES), has(PHONES)) {
            (false, true, _) => Some(Self::Address),
            (false, false, true) => Some(Self::Phone),
            (true, _, _) | (false, false, false) => None,
        }
    }
}

/// Reads a table.
pub fn read(text: &str) -> Result<Contacts, NoContacts> {
    let (separator, text, before) = separated(text);
    let mut rows = ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut records = rows.records();
    let headings = records.next().and_then(Result::ok).ok_or(NoContacts::Unknown)?;
    let columns: Vec<Option<Column>> = headings.iter().map(Column::of).collect();
    let tells = |column: &Option<Column>| matches!(column, Some(Column::Name | Column::Given | Column::Family | Column::Address));
    if !columns.iter().any(tells) {
        return Err(NoContacts::Unknown);
    }
    let mut reading = Reading::default();
    for record in records {
        let Ok(record) = record else { continue };
        let line = record.position().map_or(0, csv::Position::line).saturating_add(before);
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        if record.iter().any(|cell| cell.len() > LONGEST_CELL) {
            reading.doubt(line, Doubt::Broken);
        } else if record.iter().any(|cell| !cell.trim().is_empty()) {
            let contact = contact(line, &record, &columns, &mut reading);
            reading.take(contact)?;
        }
    }
    Ok(reading.done())
}

/// What stands between two cells, the text of the table, and how many lines were before it. Excel may say the separator
/// in a line of its own (`sep=;`).
fn separated(text: &str) -> (u8, &str, u64) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some(separator) = first.trim_end_matches('\r').strip_prefix("sep=").and_then(|said| said.bytes().next()) {
        return (separator, rest, 1);
    }
    let mut is_quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in first.bytes() {
        is_quoted ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(separator, _)| *separator == byte && !is_quoted) {
            *count += 1;
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    (most.map_or(b',', |(separator, _)| *separator), text, 0)
}

fn contact(line: u32, record: &StringRecord, columns: &[Option<Column>], reading: &mut Reading) -> Contact {
    let mut contact = Contact { line, ..Contact::default() };
    let (mut name, mut given, mut further, mut family, mut firm) = (None, None, None, None, None);
    for (cell, column) in record.iter().zip(columns) {
        let Some(column) = column else { continue };
        if cell.trim().is_empty() {
            continue;
        }
        match column {
            Column::Name => name = name.or_else(|| one_line(cell)),
            Column::Given => given = given.or_else(|| one_line(cell)),
            Column::Further => further = further.or_else(|| one_line(cell)),
            Column::Family => family = family.or_else(|| one_line(cell)),
            Column::Firm => firm = firm.or_else(|| one_line(cell)),
            Column::AddressAs => contact.address_as = contact.address_as.take().or_else(|| one_line(cell)),
            Column::Notes => contact.notes = contact.notes.take().or_else(|| notes(cell)),
            Column::Phone => cell.split(":::").for_each(|phone| add_phone(&mut contact, phone)),
            Column::Address => addresses(cell, &mut contact, reading),
            Column::Birthday => match birthday(cell) {
                Birthday::On(date) => contact.birthday = Some(date),
                Birthday::Unsaid => {}
                Birthday::Unclear => reading.doubt(line, Doubt::Birthday),
            },
        }
    }
    // "Name" beside "Surname" is the given one.
    if given.is_none() && family.is_some() {
        given = name.take();
    }
    let parts: Vec<String> = [given, further, family].into_iter().flatten().collect();
    contact.name = name.or_else(|| one_line(&parts.join(" "))).or(firm);
    contact
}

/// One cell may hold several addresses, with names beside them.
fn addresses(cell: &str, contact: &mut Contact, reading: &mut Reading) {
    let mut found = false;
    for word in cell.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';')) {
        found |= word.contains('@') && add_address(contact, word);
    }
    if !found {
        reading.doubt(contact.line, Doubt::Address);
    }
}
