//! vCard: 2.1, 3.0 and 4.0 are read (RFC 2426, RFC 6350, and what programs make of them), 4.0 is written.
//! Properties that Mila has no use for are passed over.

use mila_domain::contact::{Contact, Contacts, Doubt, NoContacts};

use crate::contacts::{Birthday, Charset, Reading, add_address, add_phone, birthday, notes, one_line};
use crate::mime::content::{Encoding, to_text, unwrapped};

/// Bytes of one property; the rest of a longer one (a picture) is passed over.
const LONGEST_PROPERTY: usize = 256 << 10;
/// Octets of a line that is written, its end not counted (RFC 6350 section 3.2).
const LINE: usize = 75;
/// Where a program of ours finds again how somebody is addressed.
const ADDRESS_AS: &str = "X-MILA-ADDRESS-AS";

/// Whether a file is one: its first line says so.
pub fn is_one(bytes: &[u8]) -> bool {
    let begin = b"BEGIN:VCARD";
    bytes.trim_ascii_start().get(..begin.len()).is_some_and(|start| start.eq_ignore_ascii_case(begin))
}

/// Reads a file of cards.
pub fn read(bytes: &[u8], charset: Charset) -> Result<Contacts, NoContacts> {
    let mut reading = Reading::default();
    let mut card: Option<Card> = None;
    for line in Lines::of(bytes) {
        let Some(property) = Property::of(&line.bytes, charset) else { continue };
        match (property.name.as_str(), property.value.trim().to_ascii_uppercase().as_str()) {
            ("BEGIN", "VCARD") => {
                if let Some(broken) = card.replace(Card::at(line.number)) {
                    reading.doubt(broken.contact.line, Doubt::Broken);
                }
            }
            ("END", "VCARD") => {
                if let Some(done) = card.take().filter(|card| !card.is_group) {
                    reading.take(done.contact())?;
                }
            }
            _ => {
                let doubt = card.as_mut().and_then(|card| card.take(&property));
                if let Some(why) = doubt {
                    reading.doubt(line.number, why);
                }
            }
        }
    }
    if let Some(broken) = card {
        reading.doubt(broken.contact.line, Doubt::Broken);
    }
    Ok(reading.done())
}

/// A line with those that continue it.
struct Line {
    number: u32,
    bytes: Vec<u8>,
}

/// The lines of a file, put together again.
struct Lines<'a> {
    rest: &'a [u8],
    number: u32,
}

impl<'a> Lines<'a> {
    const fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, number: 0 }
    }

    fn one(&mut self) -> &'a [u8] {
        let end = memchr::memchr(b'\n', self.rest).unwrap_or(self.rest.len());
        let line = &self.rest[..end];
        self.rest = self.rest.get(end + 1..).unwrap_or_default();
        self.number += 1;
        line.strip_suffix(b"\r").unwrap_or(line)
    }
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        if self.rest.is_empty() {
            return None;
        }
        let mut bytes = self.one().to_vec();
        let number = self.number;
        let is_quoted = is_quoted_printable(&bytes);
        loop {
            // In 2.1 a line that ends with `=` goes on in the next one, which need not begin with a space.
            let goes_on = is_quoted && bytes.ends_with(b"=");
            let more = match self.rest.first() {
                Some(b' ' | b'\t') if !goes_on => &self.one()[1..],
                Some(_) if goes_on => {
                    bytes.pop();
                    self.one()
                }
                Some(_) | None => return Some(Line { number, bytes }),
            };
            if bytes.len() < LONGEST_PROPERTY {
                bytes.extend_from_slice(more);
            }
        }
    }
}

fn is_quoted_printable(line: &[u8]) -> bool {
    let head = &line[..memchr::memchr(b':', line).unwrap_or(0)];
    head.to_ascii_uppercase().windows(16).any(|word| word == b"QUOTED-PRINTABLE")
}

/// One property of a card.
struct Property {
    /// In capitals, without its group.
    name: String,
    /// In capitals: `TYPE=CELL,PREF`, `PREF=1`, `CELL`.
    parameters: Vec<String>,
    /// As text, still escaped.
    value: String,
}

impl Property {
    fn of(line: &[u8], charset: Charset) -> Option<Self> {
        let mut is_quoted = false;
        let colon = line.iter().position(|byte| {
            is_quoted ^= *byte == b'"';
            *byte == b':' && !is_quoted
        })?;
        let head = charset.text(&line[..colon]).to_ascii_uppercase();
        let mut parts = head.split(';').map(str::to_owned);
        let name = parts.next()?;
        let name = name.rsplit('.').next()?.trim().to_owned();
        let parameters: Vec<String> = parts.collect();
        let named = |name: &str| parameters.iter().find_map(|parameter| parameter.strip_prefix(name)?.strip_prefix('='));
        let encoding = named("ENCODING").or(parameters.iter().map(String::as_str).find(|one| *one == "QUOTED-PRINTABLE"));
        let raw = &line[colon + 1..];
        let bytes = match Encoding::of(encoding.map(str::as_bytes)) {
            Encoding::QuotedPrintable => unwrapped(raw, Encoding::QuotedPrintable),
            // Pictures and keys; nothing that is read here.
            Encoding::Plain | Encoding::Base64 => raw.into(),
        };
        let value = named("CHARSET").map_or_else(|| charset.text(&bytes), |charset| to_text(&bytes, Some(charset)));
        Some(Self { name, parameters, value })
    }

    /// Whether it is the one to use first.
    fn is_preferred(&self) -> bool {
        let says = |parameter: &String| {
            let (name, value) = parameter.split_once('=').unwrap_or(("TYPE", parameter));
            name == "PREF" && value.trim_matches('"') == "1"
                || name == "TYPE" && value.trim_matches('"').split(',').any(|one| one == "PREF")
        };
        self.parameters.iter().any(says)
    }

    fn text(&self) -> String {
        unescaped(&self.value)
    }

    /// The parts of a structured value.
    fn parts(&self) -> Vec<String> {
        let (mut parts, mut part, mut is_escaped) = (Vec::new(), String::new(), false);
        for letter in self.value.chars() {
            if letter == ';' && !is_escaped {
                parts.push(unescaped(&part));
                part.clear();
            } else {
                part.push(letter);
            }
            is_escaped = letter == '\\' && !is_escaped;
        }
        parts.push(unescaped(&part));
        parts
    }
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(escaped @ ('\\' | ',' | ';' | ':')) => plain.push(escaped),
                Some(other) => plain.extend(['\\', other]),
                None => plain.push('\\'),
            },
            _ => plain.push(letter),
        }
    }
    plain
}

/// A card while it is read.
struct Card {
    contact: Contact,
    /// The name in its parts, and the firm: for cards without a whole name.
    parts: Option<String>,
    firm: Option<String>,
    is_group: bool,
}

impl Card {
    fn at(line: u32) -> Self {
        Self { contact: Contact { line, ..Contact::default() }, parts: None, firm: None, is_group: false }
    }

    fn take(&mut self, property: &Property) -> Option<Doubt> {
        let contact = &mut self.contact;
        match property.name.as_str() {
            "FN" => contact.name = contact.name.take().or_else(|| one_line(&property.text())),
            "N" => self.parts = name_of(&property.parts()),
            "ORG" => self.firm = one_line(&property.parts().join(" ")),
            "EMAIL" => return self.address(property),
            "TEL" => self.phone(property),
            "BDAY" => match birthday(&property.text()) {
                Birthday::On(date) => contact.birthday = Some(date),
                Birthday::Unsaid => {}
                Birthday::Unclear => return Some(Doubt::Birthday),
            },
            "NOTE" => {
                let before = contact.notes.take().map(|before| before + "\n").unwrap_or_default();
                contact.notes = notes(&(before + &property.text()));
            }
            ADDRESS_AS => contact.address_as = one_line(&property.text()),
            "KIND" | "X-ADDRESSBOOKSERVER-KIND" => self.is_group = property.value.trim().eq_ignore_ascii_case("group"),
            _ => {}
        }
        None
    }

    fn address(&mut self, property: &Property) -> Option<Doubt> {
        let text = property.text();
        let text = text.trim();
        let text = text.strip_prefix("mailto:").unwrap_or(text);
        let before = self.contact.addresses.len();
        if !add_address(&mut self.contact, text) {
            return (!text.is_empty()).then_some(Doubt::Address);
        }
        if property.is_preferred() && self.contact.addresses.len() > before {
            self.contact.addresses.rotate_right(1);
        }
        None
    }

    fn phone(&mut self, property: &Property) {
        let text = property.text();
        let before = self.contact.phones.len();
        add_phone(&mut self.contact, text.trim().strip_prefix("tel:").unwrap_or(&text));
        if property.is_preferred() && self.contact.phones.len() > before {
            self.contact.phones.rotate_right(1);
        }
    }

    fn contact(self) -> Contact {
        let name = self.contact.name.or(self.parts).or(self.firm);
        // Some programs write the address where the name is missing.
        let name = name.filter(|name| self.contact.addresses.iter().all(|address| !name.eq_ignore_ascii_case(address.as_str())));
        Contact { name, ..self.contact }
    }
}

/// From family, given and further names in the order of the card.
fn name_of(parts: &[String]) -> Option<String> {
    let part = |place: usize| parts.get(place).map(String::as_str).unwrap_or_default();
    one_line(&[part(1), part(2), part(0)].join(" "))
}

/// Writes contacts as cards of version 4.
#[must_use]
pub fn write(contacts: &[Contact]) -> String {
    let mut text = String::new();
    for contact in contacts {
        let main = contact.addresses.first().map(mila_domain::address::Address::as_str);
        let name = contact.name.as_deref().or(main).unwrap_or_default();
        let mut line = |line: &str| fold(line, &mut text);
        line("BEGIN:VCARD");
        line("VERSION:4.0");
        line(&format!("FN:{}", escaped(name)));
        for (place, address) in contact.addresses.iter().enumerate() {
            let first = if place == 0 && contact.addresses.len() > 1 { ";PREF=1" } else { "" };
            line(&format!("EMAIL{first}:{}", escaped(address.as_str())));
        }
        for phone in &contact.phones {
            line(&format!("TEL;VALUE=text:{}", escaped(phone)));
        }
        if let Some(date) = contact.birthday {
            let format = if date.year() == 0 { "--%m%d" } else { "%Y%m%d" };
            line(&format!("BDAY:{}", date.strftime(format)));
        }
        for (name, value) in [("NOTE", &contact.notes), (ADDRESS_AS, &contact.address_as)] {
            if let Some(value) = value {
                line(&format!("{name}:{}", escaped(value)));
            }
        }
        line("END:VCARD");
    }
    text
}

fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;");
    text.replace("\r\n", "\\n").replace('\n', "\\n").replace(char::is_control, "")
}

/// Writes a line in pieces of no more octets than a line may have, none of them cut within a letter.
fn fold(line: &str, text: &mut String) {
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(letter);
        length += letter.len_utf8();
    }
    text.push_str("\r\n");
}
