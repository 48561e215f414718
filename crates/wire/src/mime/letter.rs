//! One message opened to be shown: its text, its HTML as it came, and the list of what hangs on it.
//! The HTML is hostile here; whoever shows it cleans it first.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use mila_domain::letter::{Attachment, OpenLetter};
use mila_domain::report::Why;

use super::header::{ContentFields, Header};
use super::structure::{self, Kind, LONGEST_TEXT, Leaf, Level, Takes};
use super::{canonical, content, fields, html, names};

/// Of the HTML of one message so many bytes are kept; 2 MiB.
const LONGEST_HTML: usize = 2 << 20;
/// Pictures that a browser shows inside a letter without being able to run anything in them.
const SHOWN_PICTURES: &[&str] = &["png", "jpeg", "jpg", "pjpeg", "gif", "webp", "avif"];

/// Opens a message to be shown.
///
/// # Errors
/// As [`super::open`].
pub fn letter(raw: &[u8]) -> Result<OpenLetter, Why> {
    catch_unwind(AssertUnwindSafe(|| taken(raw, &[]).map(Taking::finish))).unwrap_or(Err(Why::Defeated))
}

/// Some attachments by their numbers in [`OpenLetter::attachments`], with their bytes, in one walk through the message.
/// Those that are not there are left out.
#[must_use]
pub fn attachments(raw: &[u8], wanted: &[u16]) -> Vec<(Attachment, Vec<u8>)> {
    catch_unwind(AssertUnwindSafe(|| {
        let mut taking = taken(raw, wanted).ok()?;
        let bytes = std::mem::take(&mut taking.bytes);
        let mut all = taking.finish().attachments.into_iter();
        // Both are in the order of the message.
        let found = bytes.into_iter().filter_map(|(number, bytes)| Some((all.find(|one| one.number == number)?, bytes)));
        Some(found.collect())
    }))
    .unwrap_or(None)
    .unwrap_or_default()
}

fn taken<'w>(raw: &[u8], wanted: &'w [u16]) -> Result<Taking<'w>, Why> {
    let (raw, header) = super::opened_header(raw)?;
    let body = canonical::unquoted(&raw[header.body..]);
    let mut taking = Taking { wanted, ..Taking::default() };
    structure::hand_out(&body, Kind::of(&header.content), &header.content, &mut taking);
    Ok(taking)
}

/// A part that is read, in its place among the others.
enum Piece {
    Html(String),
    /// Plain text that stands beside the HTML and not for it.
    Beside(String),
}

#[derive(Default)]
struct Taking<'w> {
    text: String,
    pieces: Vec<Piece>,
    html_length: usize,
    attachments: Vec<Attachment>,
    wanted: &'w [u16],
    /// Of those that are wanted, in the order of the message.
    bytes: Vec<(u16, Vec<u8>)>,
}

impl<'a> Takes<'a> for Taking<'_> {
    fn take(&mut self, leaf: &Leaf<'a>, levels: &mut [Level]) {
        let kind = &leaf.kind;
        if kind.is_inline_text() && kind.minor == "html" {
            self.take_html(leaf);
        } else if kind.is_inline_text() && kind.minor != "calendar" || kind.major == "multipart" {
            self.take_plain(leaf, levels.iter().any(|level| level.is_alternative));
        } else if kind.is_for_people() {
            self.take_attachment(leaf);
        }
    }
}

impl Taking<'_> {
    fn take_html(&mut self, leaf: &Leaf<'_>) {
        let room = LONGEST_HTML - self.html_length;
        let html = content::decode(leaf.raw, leaf.kind.encoding, leaf.kind.charset.as_deref(), room);
        self.html_length += html.len();
        if !html.trim().is_empty() {
            self.pieces.push(Piece::Html(html));
        }
    }

    fn take_plain(&mut self, leaf: &Leaf<'_>, is_one_of_several_forms: bool) {
        let room = LONGEST_TEXT.saturating_sub(self.text.len());
        let text = content::decode(leaf.raw, leaf.kind.encoding, leaf.kind.charset.as_deref(), room);
        if text.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.text.push_str(&text);
        if !is_one_of_several_forms {
            self.pieces.push(Piece::Beside(text));
        }
    }

    fn take_attachment(&mut self, leaf: &Leaf<'_>) {
        let Ok(number) = u16::try_from(self.attachments.len()) else { return };
        let bytes = content::unwrapped(without_last_line_end(leaf.raw), leaf.kind.encoding);
        self.attachments.push(Attachment {
            number,
            name: name(leaf, &bytes),
            media: media(&leaf.kind),
            size: bytes.len() as u64,
            content_id: content_id(&leaf.fields),
            is_inline: false,
        });
        if self.wanted.contains(&number) {
            self.bytes.push((number, bytes.into_owned()));
        }
    }

    fn finish(mut self) -> OpenLetter {
        let html = self.html();
        if let Some(html) = &html {
            if self.text.trim().is_empty() {
                self.text = html::text_of(html, LONGEST_TEXT);
            }
            mark_shown(&mut self.attachments, html);
        }
        OpenLetter { text: self.text, html, attachments: self.attachments }
    }

    /// The HTML parts in one; text that stands beside them is set among them, so that nothing is left out.
    fn html(&mut self) -> Option<String> {
        if !self.pieces.iter().any(|piece| matches!(piece, Piece::Html(_))) {
            return None;
        }
        let mut all = String::with_capacity(self.html_length);
        for piece in self.pieces.drain(..) {
            match piece {
                Piece::Html(html) => all.push_str(&html),
                Piece::Beside(text) => {
                    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
                    all.push_str("<div style=\"white-space:pre-wrap\">");
                    all.push_str(text.trim_end());
                    all.push_str("</div>");
                }
            }
        }
        Some(all)
    }
}

/// The line end before a boundary belongs to the boundary (RFC 2046 section 5.1.1).
fn without_last_line_end(raw: &[u8]) -> &[u8] {
    let raw = raw.strip_suffix(b"\n").unwrap_or(raw);
    raw.strip_suffix(b"\r").unwrap_or(raw)
}

/// What the sender calls it; letters go by their subject, invitations by what they are.
fn name(leaf: &Leaf<'_>, bytes: &[u8]) -> Option<String> {
    let given = names::of_part(leaf.fields.disposition, leaf.fields.kind);
    if leaf.kind.is("message", "rfc822") {
        let subject = fields::text(Header::of(bytes).subject).map(|subject| subject.replace(['/', '\\'], "-"));
        let named = subject.and_then(|subject| names::tidy(&format!("{subject}.eml")));
        return named.or(given).or_else(|| Some("message.eml".to_owned()));
    }
    given.or_else(|| leaf.kind.is("text", "calendar").then(|| "invite.ics".to_owned()))
}

fn media(kind: &Kind) -> String {
    let is_token = |word: &str| {
        let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.' | b'_');
        (1..=100).contains(&word.len()) && word.bytes().all(is_sign)
    };
    if is_token(&kind.major) && is_token(&kind.minor) {
        format!("{}/{}", kind.major, kind.minor)
    } else {
        "application/octet-stream".to_owned()
    }
}

/// The Content-ID without its brackets; the place that the part claims where it has none.
fn content_id(fields: &ContentFields<'_>) -> Option<String> {
    let id = fields::text(fields.id).map(|id| id.trim_matches(['<', '>', ' ']).to_owned());
    id.filter(|id| !id.is_empty()).or_else(|| fields::text(fields.location))
}

/// Marks the pictures that the HTML refers to, by `cid:` and their id or by the place that they claim.
fn mark_shown(attachments: &mut [Attachment], html: &str) {
    let is_picture = |media: &str| media.strip_prefix("image/").is_some_and(|kind| SHOWN_PICTURES.contains(&kind));
    let mut hidden: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, attachment) in attachments.iter().enumerate().filter(|(_, attachment)| is_picture(&attachment.media)) {
        if let Some(id) = &attachment.content_id {
            hidden.entry(id.clone()).or_default().push(index);
        }
    }
    for word in html.split(|c: char| matches!(c, '"' | '\'' | '>' | '(' | ')') || c.is_whitespace()) {
        if hidden.is_empty() {
            return;
        }
        let word = word.strip_prefix("src=").unwrap_or(word);
        let is_id = word.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("cid:"));
        let id = if is_id { word[4..].replace("&amp;", "&") } else { word.to_owned() };
        let resolved = String::from_utf8_lossy(&names::without_percents(id.as_bytes())).into_owned();
        for index in [id, resolved].iter().filter_map(|id| hidden.remove(id)).flatten() {
            attachments[index].is_inline = true;
        }
    }
}

#[cfg(test)]
mod tests;
