//! Walks the parts of a body in one pass and takes from them what the domain wants: the text to read, attachments,
//! a calendar's method. Nesting, parts and text are bounded (SAFETY.md 17). `letter` walks the same way for more.

use mail_parser::parsers::MessageStream;
use mail_parser::{ContentType, HeaderValue};
use memchr::memmem;
use mila_domain::message::CalendarMethod;

use super::content::{self, Encoding};
use super::header::ContentFields;
use super::html;

/// Parts within parts deeper than this are read as text.
const DEEPEST: usize = 50;
/// Parts after this many are not looked at.
const MOST_PARTS: usize = 1_000;
/// Of the texts of one message so many bytes are kept.
pub const LONGEST_TEXT: usize = 256 << 10;

/// What the parts of a message hold.
#[derive(Debug, Default)]
pub struct Content {
    /// The plain text, or else the text of the HTML part.
    pub text: String,
    /// Attachments; inline pictures and signatures are none.
    pub attachments: usize,
    /// The method of the first calendar part.
    pub calendar: Option<CalendarMethod>,
    /// Whether it is a delivery or reading notice.
    pub is_report: bool,
}

/// What a part says of itself.
#[expect(clippy::struct_excessive_bools, reason = "each is one field that is there or not; none depends on another")]
pub struct Kind {
    pub major: String,
    pub minor: String,
    boundary: Option<Vec<u8>>,
    pub charset: Option<String>,
    method: Option<String>,
    is_report: bool,
    has_name: bool,
    pub encoding: Encoding,
    is_attached: bool,
    has_id: bool,
}

impl Kind {
    pub fn of(fields: &ContentFields<'_>) -> Self {
        let content_type = parse(fields.kind);
        let disposition = parse(fields.disposition);
        let attribute = |name: &str| content_type.as_ref().and_then(|kind| kind.attribute(name)).map(str::to_owned);
        let major = content_type.as_ref().map_or("text", ContentType::ctype).to_ascii_lowercase();
        let minor = content_type.as_ref().map_or(Some("plain"), ContentType::subtype).unwrap_or("plain").to_ascii_lowercase();
        let report = attribute("report-type").unwrap_or_default().to_ascii_lowercase();
        let is_report = major == "multipart" && minor == "report" && report != "feedback-report";
        let named = disposition.as_ref().is_some_and(|kind| kind.has_attribute("filename"));
        Self {
            boundary: attribute("boundary")
                .filter(|boundary| major == "multipart" && !boundary.is_empty())
                .map(String::into_bytes),
            charset: attribute("charset"),
            method: attribute("method"),
            is_report,
            has_name: named || content_type.as_ref().is_some_and(|kind| kind.has_attribute("name")),
            encoding: Encoding::of(fields.encoding),
            is_attached: disposition.is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("attachment")),
            has_id: fields.id.is_some(),
            major,
            minor,
        }
    }

    pub fn is(&self, major: &str, minor: &str) -> bool {
        self.major == major && self.minor == minor
    }

    /// A text that stands in the letter itself.
    pub fn is_inline_text(&self) -> bool {
        self.major == "text" && !self.is_attached && !self.has_name
    }

    /// Whether it is a thing that was handed over.
    fn is_attachment(&self) -> bool {
        let inline_picture = self.major == "image" && (self.has_id || !self.is_attached && !self.has_name);
        !inline_picture && self.is_for_people()
    }

    /// Whether it is for people rather than for their programs, as signatures and the fields of a notice are.
    pub fn is_for_people(&self) -> bool {
        const SIGNATURES: &[&str] = &["pgp-signature", "pkcs7-signature", "x-pkcs7-signature", "pgp-encrypted"];
        let part_of_a_notice = self.major == "message" && self.minor.contains("-status") || self.minor.contains("notification");
        !(part_of_a_notice || SIGNATURES.contains(&self.minor.as_str()))
    }
}

/// A field of a kind and its parameters, as Content-Type and Content-Disposition are.
pub fn parse(value: Option<&[u8]>) -> Option<ContentType<'_>> {
    let value = value?;
    let value = &value[..value.len().min(2048)];
    match MessageStream::new(value).parse_content_type() {
        HeaderValue::ContentType(parsed) => Some(parsed),
        _ => None,
    }
}

/// One open multipart.
pub struct Level {
    boundary: Vec<u8>,
    pub is_alternative: bool,
    /// Whether this alternative has given its plain text already.
    has_plain: bool,
}

/// A part that holds no parts.
pub struct Leaf<'a> {
    pub kind: Kind,
    pub fields: ContentFields<'a>,
    /// What it holds, still wrapped.
    pub raw: &'a [u8],
}

/// Whoever is handed the parts of a message, in their order, with the multiparts that they stand in.
pub trait Takes<'a> {
    fn take(&mut self, leaf: &Leaf<'a>, levels: &mut [Level]);
}

struct Walk<'a, 'taker, T> {
    body: &'a [u8],
    levels: Vec<Level>,
    /// The part under the pen and where its body begins; `None` between parts.
    leaf: Option<(Kind, ContentFields<'a>, usize)>,
    parts: usize,
    taker: &'taker mut T,
}

/// Walks a body that `fields` describe.
pub fn walk(body: &[u8], fields: &ContentFields<'_>) -> Content {
    let kind = Kind::of(fields);
    let mut reading = Reading::default();
    reading.content.is_report = kind.is_report;
    hand_out(body, kind, fields, &mut reading);
    let Reading { mut content, html } = reading;
    if content.text.trim().is_empty() && !html.is_empty() {
        content.text = html::text_of(&html, LONGEST_TEXT);
    }
    content
}

/// Hands the parts of a body to whoever takes them.
pub fn hand_out<'a>(body: &'a [u8], kind: Kind, fields: &ContentFields<'a>, taker: &mut impl Takes<'a>) {
    let mut walk = Walk { body, levels: Vec::new(), leaf: None, parts: 0, taker };
    walk.enter(kind, *fields, 0);
    walk.follow_boundaries();
    walk.leave(body.len());
}

impl<'a, T: Takes<'a>> Walk<'a, '_, T> {
    fn follow_boundaries(&mut self) {
        let finder = memmem::Finder::new(b"--");
        let mut from = 0;
        while !self.levels.is_empty() && self.parts <= MOST_PARTS {
            let Some(found) = finder.find(&self.body[from..]) else { return };
            let dashes = from + found;
            from = dashes + 2;
            if dashes > 0 && self.body[dashes - 1] != b'\n' {
                continue;
            }
            let line_end = memchr::memchr(b'\n', &self.body[from..]).map_or(self.body.len(), |length| from + length + 1);
            let Some((level, is_last)) = self.level_of(&self.body[from..line_end]) else { continue };
            self.leave(dashes);
            self.levels.truncate(level + usize::from(!is_last));
            from = line_end;
            if !is_last {
                let (fields, length) = ContentFields::of(&self.body[line_end..]);
                self.enter(Kind::of(&fields), fields, line_end + length);
                // A boundary may stand right after an empty header.
                from = line_end + length.saturating_sub(1);
            }
        }
    }

    /// The innermost open multipart whose boundary this line is, and whether it is its last.
    fn level_of(&self, line: &[u8]) -> Option<(usize, bool)> {
        self.levels.iter().enumerate().rev().find_map(|(index, level)| {
            let rest = line.strip_prefix(level.boundary.as_slice())?;
            let is_last = rest.starts_with(b"--");
            let rest = if is_last { &rest[2..] } else { rest };
            rest.trim_ascii().is_empty().then_some((index, is_last))
        })
    }

    fn enter(&mut self, kind: Kind, fields: ContentFields<'a>, body: usize) {
        self.parts += 1;
        match kind.boundary.clone().filter(|_| self.levels.len() < DEEPEST) {
            Some(boundary) => {
                let is_alternative = kind.minor == "alternative";
                self.levels.push(Level { boundary, is_alternative, has_plain: false });
            }
            None => self.leaf = Some((kind, fields, body)),
        }
    }

    /// Closes the part under the pen at `end`.
    fn leave(&mut self, end: usize) {
        let Some((kind, fields, start)) = self.leaf.take() else { return };
        let raw = self.body.get(start..end.max(start)).unwrap_or_default();
        self.taker.take(&Leaf { kind, fields, raw }, &mut self.levels);
    }
}

/// What is gathered for [`Content`].
#[derive(Default)]
struct Reading {
    content: Content,
    html: String,
}

impl<'a> Takes<'a> for Reading {
    fn take(&mut self, leaf: &Leaf<'a>, levels: &mut [Level]) {
        let Leaf { kind, raw, .. } = leaf;
        if kind.is("text", "calendar") {
            self.take_calendar(kind, raw);
        } else if kind.is_inline_text() && kind.minor == "html" {
            let room = LONGEST_TEXT * 2;
            let is_second = levels.last().is_some_and(|level| level.is_alternative && level.has_plain);
            if !is_second && self.html.len() < room {
                self.html.push_str(&content::decode(raw, kind.encoding, kind.charset.as_deref(), room - self.html.len()));
            }
        } else if kind.is_inline_text() || kind.major == "multipart" {
            self.take_plain(kind, raw, levels.last_mut());
        } else if kind.is_attachment() {
            self.content.attachments += 1;
        }
    }
}

impl Reading {
    fn take_plain(&mut self, kind: &Kind, raw: &[u8], level: Option<&mut Level>) {
        let room = LONGEST_TEXT.saturating_sub(self.content.text.len());
        if room == 0 {
            return;
        }
        let text = content::decode(raw, kind.encoding, kind.charset.as_deref(), room);
        if text.trim().is_empty() {
            return;
        }
        if let Some(level) = level {
            level.has_plain = true;
        }
        if !self.content.text.is_empty() && !self.content.text.ends_with('\n') {
            self.content.text.push('\n');
        }
        self.content.text.push_str(&text);
    }

    fn take_calendar(&mut self, kind: &Kind, raw: &[u8]) {
        let method = kind.method.clone().or_else(|| {
            let text = content::decode(raw, kind.encoding, kind.charset.as_deref(), 64 << 10);
            let line = text.lines().find(|line| line.to_ascii_uppercase().starts_with("METHOD:"))?;
            Some(line["METHOD:".len()..].trim().to_owned())
        });
        let method = match method.unwrap_or_default().to_ascii_uppercase().as_str() {
            "REQUEST" | "COUNTER" => Some(CalendarMethod::Asks),
            "REPLY" | "CANCEL" | "DECLINECOUNTER" | "REFRESH" => Some(CalendarMethod::Tells),
            _ => None,
        };
        self.content.calendar = self.content.calendar.or(method);
    }
}
