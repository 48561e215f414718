//! One message as it came: its HTML in a frame that can do nothing, its raw bytes, what hangs on it.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_SECURITY_POLICY, X_FRAME_OPTIONS};
use axum::response::{Html, IntoResponse, Response};
use mila_desk::Desk;
use mila_domain::ids::MessageId;
use mila_domain::letter::OpenLetter;

use crate::letter::{self, Clean, FRAME_CSP};
use crate::pages::trouble::Trouble;
use crate::texts::{Said, Texts};

use super::House;
use super::answer::Problem;
use super::files::download;
use super::forms::Id;
use super::visit::{Anybody, Behind};

/// The pictures of one letter together; 8 MiB.
const LARGEST_PICTURES: usize = 8 << 20;

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
            let pictures = Pictures { desk, opened, raw, room: LARGEST_PICTURES.into() };
            letter::clean(html, &|id| pictures.of(id), &|host| texts.with("letter-leads-to", &[("host", Said::Text(host))]))
        }
        None => Clean { html: format!("<pre>{}</pre>", escaped(&opened.text)), ..Clean::default() },
    };
    letter::frame(&clean, None, &texts.plain("letter-frame"))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace(['\u{202d}', '\u{202e}'], "")
}

/// The pictures that came with a letter.
struct Pictures<'a> {
    desk: &'a Desk,
    opened: &'a OpenLetter,
    raw: &'a [u8],
    room: std::cell::Cell<usize>,
}

impl Pictures<'_> {
    /// The `data:` address of a picture by its Content-ID or its name.
    fn of(&self, id: &str) -> Option<String> {
        let is_meant = |name: &Option<String>| name.as_deref() == Some(id);
        let all = &self.opened.attachments;
        let known = all.iter().find(|one| is_meant(&one.content_id)).or_else(|| all.iter().find(|one| is_meant(&one.name)))?;
        let size = usize::try_from(known.size).unwrap_or(usize::MAX);
        let room = self.room.get().checked_sub(size)?;
        let (attachment, bytes) = self.desk.attached(self.raw, known.number).filter(|_| known.media.starts_with("image/"))?;
        self.room.set(room);
        Some(format!("data:{};base64,{}", attachment.media, base64(&bytes)))
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
    use super::*;

    #[test]
    fn bytes_become_base64() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"), ("\u{fb}\u{ff}", "w7vDvw==")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
