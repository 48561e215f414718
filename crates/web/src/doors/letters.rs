//! One message as it came: its HTML in a frame that can do nothing, its raw bytes, what hangs on it.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_SECURITY_POLICY, X_FRAME_OPTIONS};
use axum::response::{Html, IntoResponse, Response};
use mila_desk::Desk;
use mila_domain::ids::MessageId;
use mila_domain::letter::{Attachment, OpenLetter};

use crate::letter::{self, Clean, FRAME_CSP};
use crate::pages::trouble::Trouble;
use crate::texts::{Said, Texts};

use super::House;
use super::answer::Problem;
use super::files::download;
use super::forms::Id;
use super::visit::{Anybody, Behind};

/// The pictures of one letter together; 8 MiB.
const LARGEST_PICTURES: u64 = 8 << 20;
/// More pictures of one letter are not shown.
const MOST_PICTURES: usize = 200;

/// A letter as it was sent, for its frame.
pub async fn letter(
    State(house): State<Arc<House>>,
    Behind(member): Behind,
    Anybody(visit): Anybody,
    Id(id): Id<MessageId>,
) -> Result<Response, Problem> {
    let (opened, raw) = house.desk().letter(&member.scope, id).await?;
    let (desk, texts) = (house.desk().clone(), visit.texts());
    // Cleaning takes its time, which is not to be taken from others.
    let framed = tokio::task::spawn_blocking(move || framed(&desk, texts, &opened, &raw)).await;
    let mut answer = Html(framed.map_err(|_| Problem::from(Trouble::Unexpected))?).into_response();
    answer.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(FRAME_CSP));
    answer.headers_mut().insert(X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    Ok(answer)
}

fn framed(desk: &Desk, texts: Texts, opened: &OpenLetter, raw: &[u8]) -> String {
    let clean = match &opened.html {
        Some(html) => {
            let pictures = Pictures::new(&opened.attachments, |numbers| desk.attached(raw, numbers));
            letter::clean(html, &|id| pictures.of(id), &|host| texts.with("letter-leads-to", &[("host", Said::Text(host))]))
        }
        None => Clean { html: format!("<pre>{}</pre>", escaped(&opened.text)), ..Clean::default() },
    };
    letter::frame(&clean, None, &texts.plain("letter-frame"))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace(['\u{202d}', '\u{202e}'], "")
}

/// The pictures that came with a letter, opened together when the first of them is asked for: however often a letter
/// shows them, it is walked through once for all.
struct Pictures<'a, F> {
    attachments: &'a [Attachment],
    open: F,
    opened: OnceCell<HashMap<u16, String>>,
}

impl<'a, F: Fn(&[u16]) -> Vec<(Attachment, Vec<u8>)>> Pictures<'a, F> {
    const fn new(attachments: &'a [Attachment], open: F) -> Self {
        Self { attachments, open, opened: OnceCell::new() }
    }

    /// The `data:` address of a picture by its Content-ID or its name.
    fn of(&self, id: &str) -> Option<String> {
        let is_meant = |name: &Option<String>| name.as_deref() == Some(id);
        let mut with_id = self.attachments.iter().filter(|one| is_meant(&one.content_id));
        let known = with_id.next().or_else(|| self.attachments.iter().find(|one| is_meant(&one.name)))?;
        self.opened.get_or_init(|| self.opened()).get(&known.number).cloned()
    }

    /// As many pictures as have room, those first that the letter certainly shows.
    fn opened(&self) -> HashMap<u16, String> {
        let mut pictures: Vec<&Attachment> = self.attachments.iter().filter(|one| one.media.starts_with("image/")).collect();
        pictures.sort_by_key(|picture| !picture.is_inline);
        let mut room = LARGEST_PICTURES;
        let has_room = |picture: &&&Attachment| {
            let left = room.checked_sub(picture.size);
            room = left.unwrap_or(room);
            left.is_some()
        };
        let numbers: Vec<u16> = pictures.iter().filter(has_room).take(MOST_PICTURES).map(|picture| picture.number).collect();
        let data = |(picture, bytes): (Attachment, Vec<u8>)| {
            (picture.number, format!("data:{};base64,{}", picture.media, base64(&bytes)))
        };
        (self.open)(&numbers).into_iter().map(data).collect()
    }
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let number = (0..3).fold(0_u32, |number, place| number << 8 | u32::from(group.get(place).copied().unwrap_or(0)));
        for place in 0..4 {
            let digit = DIGITS[(number >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= group.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

/// A message as it came.
pub async fn raw(State(house): State<Arc<House>>, Behind(member): Behind, Id(id): Id<MessageId>) -> Result<Response, Problem> {
    let raw = house.desk().raw(&member.scope, id).await?;
    Ok(download(&format!("{id}.eml"), "message/rfc822", raw))
}

/// One thing that hangs on a message.
pub async fn attachment(
    State(house): State<Arc<House>>,
    Behind(member): Behind,
    path: Result<Path<(String, u16)>, axum::extract::rejection::PathRejection>,
) -> Result<Response, Problem> {
    let Path((id, number)) = path.map_err(|_| Problem::from(Trouble::Missing))?;
    let id: MessageId = id.parse().map_err(|_| Problem::from(Trouble::Missing))?;
    let (attachment, bytes) = house.desk().attachment(&member.scope, id, number).await?;
    Ok(download(attachment.name.as_deref().unwrap_or("attachment"), &attachment.media, bytes))
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    fn picture(number: u16, size: u64) -> Attachment {
        let content_id = Some(format!("{number}@x"));
        Attachment { number, name: None, media: "image/png".into(), size, content_id, is_inline: true }
    }

    #[test]
    fn a_letter_that_shows_a_picture_a_thousand_times_is_opened_once() {
        let walks = RefCell::new(Vec::new());
        let open = |attachments: &[Attachment], numbers: &[u16]| {
            walks.borrow_mut().push(numbers.len());
            numbers.iter().map(|number| (attachments[usize::from(*number)].clone(), vec![0; 3])).collect::<Vec<_>>()
        };
        let many: Vec<Attachment> = (0..1_000).map(|number| picture(number, 3)).collect();
        let pictures = Pictures::new(&many, |numbers| open(&many, numbers));
        let shown = (0..10_000).filter(|id| pictures.of(&format!("{}@x", id % 1_000)).is_some()).count();
        assert_eq!((shown, walks.take()), (2_000, vec![MOST_PICTURES]));
        assert_eq!(pictures.of("7@x").as_deref(), Some("data:image/png;base64,AAAA"));
        let large = [picture(0, LARGEST_PICTURES - 1), picture(1, 2), picture(2, 1)];
        let pictures = Pictures::new(&large, |numbers| open(&large, numbers));
        let shown = ["0@x", "1@x", "2@x", "3@x"].map(|id| pictures.of(id).is_some());
        assert_eq!((shown, walks.take()), ([true, false, true, false], vec![2]));
    }

    #[test]
    fn bytes_become_base64() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"), ("\u{fb}\u{ff}", "w7vDvw==")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
