//! Opens one message (RFC 5322, MIME) into what the domain wants to know of it.
//! The skeleton is walked here, in one bounded pass; single header fields and charsets are read by mail-parser.

mod canonical;
pub(crate) mod content;
mod fields;
mod header;
mod html;
mod letter;
mod names;
mod structure;

use std::panic::{AssertUnwindSafe, catch_unwind};

use mila_domain::address::Mailbox;
use mila_domain::folder::Folder;
use mila_domain::message::{Audience, OpenedMessage, Origin, Signs};
use mila_domain::report::Why;

use header::{Header, LONGEST_HEADER};

pub use letter::{attachments, letter};

/// More of a message than this is not looked at; 32 MiB.
pub const LONGEST_READ: usize = 32 << 20;

/// Of a body so much tells whether two copies are the same: less than is read, so that a store's own fields in the
/// header do not shift the end.
const LONGEST_HASHED: usize = LONGEST_READ - (1 << 20);

/// Opens a message. A leading `From ` line of an mbox, a byte order mark and blank lines are passed over.
///
/// # Errors
/// When there is nothing in it, when it does not begin with a header, when the header is longer than 256 KiB, or
/// when it makes the parser panic.
pub fn open(raw: &[u8]) -> Result<OpenedMessage, Why> {
    catch_unwind(AssertUnwindSafe(|| read(raw))).unwrap_or(Err(Why::Defeated))
}

fn read(raw: &[u8]) -> Result<OpenedMessage, Why> {
    let (raw, header) = opened_header(raw)?;
    let raw_body = &raw[header.body..];
    let unquoted = canonical::unquoted(raw_body);
    let content = structure::walk(&unquoted, &header.content);
    let mut cc = fields::mailboxes(&header.cc);
    cc.extend(fields::mailboxes(&header.bcc));
    Ok(OpenedMessage {
        message_id: fields::first_id(header.message_id),
        answers: fields::answers(header.in_reply_to, header.references),
        date: fields::date(header.date),
        received: fields::received(header.received),
        from: author(&header),
        reply_to: fields::mailboxes(&header.reply_to),
        to: fields::mailboxes(&header.to),
        cc,
        subject: fields::text(header.subject),
        delivered_to: fields::careless_mailbox(header.delivered_to).map(|mailbox| mailbox.address),
        folder: own_folder(&header),
        labels: fields::labels(header.labels),
        signs: signs(&header, &content),
        calendar: content.calendar,
        attachments: content.attachments,
        text: content.text,
        body: canonical::hash(&raw_body[..raw_body.len().min(LONGEST_HASHED)]),
    })
}

/// The message without what stands before it, and its header.
fn opened_header(raw: &[u8]) -> Result<(&[u8], Header<'_>), Why> {
    let raw = without_preface(&raw[..raw.len().min(LONGEST_READ)]);
    if raw.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return Err(Why::Empty);
    }
    let header = Header::of(raw);
    if header.fields == 0 {
        return Err(Why::NoHeader);
    }
    if header.body > LONGEST_HEADER {
        return Err(Why::HeaderTooLong);
    }
    Ok((raw, header))
}

fn signs(header: &Header<'_>, content: &structure::Content) -> Signs {
    let audience = match header.precedence {
        _ if header.has_list_id => Audience::List,
        Some(value) if fields::is_one_of(value, &["bulk", "list", "junk"]) => Audience::Many,
        _ if header.has_list_unsubscribe => Audience::Unsubscribable,
        _ => Audience::Unsaid,
    };
    let says_yes = |value: Option<&[u8]>| value.is_some_and(|value| !fields::is_one_of(value, &["no"]));
    let auto_reply = header.precedence.is_some_and(|value| fields::is_one_of(value, &["auto_reply", "auto-reply"]));
    let has_no_sender = header.return_path.is_some_and(|value| value.trim_ascii() == b"<>");
    let origin = if content.is_report || header.has_failed_recipients || has_no_sender && content.calendar.is_none() {
        Origin::Notice
    } else if says_yes(header.auto_submitted) || says_yes(header.autoreply) || auto_reply {
        Origin::Automatic
    } else {
        Origin::Human
    };
    Signs { audience, origin, resent: header.has_resent_from }
}

/// The author; where From cannot be understood, whatever names one.
fn author(header: &Header<'_>) -> Option<Mailbox> {
    let careless = [header.from.first().copied(), header.sender, header.return_path];
    let from = fields::mailboxes(&header.from).into_iter().next();
    from.or_else(|| careless.into_iter().find_map(fields::careless_mailbox))
}

/// Thunderbird marks a deleted letter until the file is tidied up (bit 8), and some programs save unsent ones.
fn own_folder(header: &Header<'_>) -> Option<Folder> {
    let status = header.mozilla_status.and_then(|value| std::str::from_utf8(value.trim_ascii()).ok());
    let is_deleted = status.and_then(|digits| u32::from_str_radix(digits, 16).ok()).is_some_and(|bits| bits & 8 != 0);
    match (is_deleted, header.is_unsent) {
        (true, _) => Some(Folder::Trash),
        (false, true) => Some(Folder::Drafts),
        (false, false) => None,
    }
}

fn without_preface(raw: &[u8]) -> &[u8] {
    let mut rest = raw.strip_prefix(b"\xef\xbb\xbf").unwrap_or(raw);
    loop {
        let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        rest = &rest[blank..];
        if !(rest.starts_with(b"From ") || rest.starts_with(b">From ")) {
            return rest;
        }
        rest = memchr::memchr(b'\n', rest).map_or(&[], |end| &rest[end + 1..]);
    }
}

#[cfg(test)]
mod tests;
