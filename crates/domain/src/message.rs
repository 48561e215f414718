//! One message as its bytes tell it, and the first judgement about it: a letter, or something that is none.
//! Who we are is not known here yet; `ours` and the desk settle what depends on it.

use jiff::{SignedDuration, Timestamp};

use crate::address::{Address, Mailbox};
use crate::folder::Folder;
use crate::subject;

/// Everything that later rules need of a message, taken from its bytes by `wire::mime`.
#[derive(Debug, Clone)]
pub struct OpenedMessage {
    /// The Message-ID without angle brackets.
    pub message_id: Option<String>,
    /// In-Reply-To and References, without angle brackets, each once, at most [`OpenedMessage::MOST_REFERENCES`].
    pub answers: Vec<String>,
    /// The Date header, if it names an instant.
    pub date: Option<Timestamp>,
    /// The instant of the topmost Received header.
    pub received: Option<Timestamp>,
    /// The first author.
    pub from: Option<Mailbox>,
    /// Where answers are to go, if that is said.
    pub reply_to: Vec<Mailbox>,
    /// The main recipients.
    pub to: Vec<Mailbox>,
    /// Those who read along, seen and unseen (Cc, Bcc).
    pub cc: Vec<Mailbox>,
    /// As written, with single spaces.
    pub subject: Option<String>,
    /// The address to which it was delivered (`Delivered-To`), which is the owner's own.
    pub delivered_to: Option<Address>,
    /// What the message itself says of its folder: a Thunderbird that has not been tidied up, an unsent letter.
    pub folder: Option<Folder>,
    /// `X-Gmail-Labels` of a Takeout export.
    pub labels: Vec<String>,
    /// Marks of machines in the header.
    pub signs: Signs,
    /// The method of a calendar part.
    pub calendar: Option<CalendarMethod>,
    /// Attachments; inline pictures and signatures are none.
    pub attachments: usize,
    /// What is to be read: plain text, or the text of the HTML part.
    pub text: String,
    /// The canonical body in 128 bits: line ends, `>From ` and trailing blank lines set aside.
    pub body: BodyHash,
}

impl OpenedMessage {
    /// More references than this are not kept.
    pub const MOST_REFERENCES: usize = 200;
}

/// 128 bits of a cryptographic hash of the canonical body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BodyHash(pub [u8; 16]);

/// Marks that a machine leaves in the header of what it sends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Signs {
    /// How it names the audience.
    pub audience: Audience,
    /// Whether nobody wrote it.
    pub origin: Origin,
    /// Whether it was passed on unchanged (`Resent-From`), so that its folder says nothing about its author.
    pub resent: bool,
}

/// To how many a message says that it was sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// It does not say.
    #[default]
    Unsaid,
    /// It can be unsubscribed from (`List-Unsubscribe`), which shops put even into personal answers.
    Unsubscribable,
    /// `Precedence: bulk`, `list` or `junk`.
    Many,
    /// It came through a list (`List-Id`, RFC 2919).
    List,
}

/// Who or what wrote a message, by its header.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Nothing speaks against a human.
    #[default]
    Human,
    /// `Auto-Submitted` (RFC 3834) and its older relatives.
    Automatic,
    /// A delivery or reading notice (`multipart/report`), or mail of the mail system itself.
    Notice,
}

/// What a calendar part wants (RFC 5546).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarMethod {
    /// Asks us to come, or proposes another time.
    Asks,
    /// Answers or calls off.
    Tells,
}

/// Why a message is no letter of a human to a human.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Filter {
    /// Newsletters and lists.
    Bulk,
    /// Vacation notices, delivery notices, receipts.
    Automatic,
    /// Not sent.
    Draft,
    /// In the spam folder.
    Spam,
    /// In the trash.
    Trash,
    /// A chat line.
    Chat,
}

/// The first judgement, before it is known who we are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Nature {
    /// A human wrote it to somebody.
    Letter,
    /// Bulk, unless it answers a message of ours (`List-Unsubscribe` alone).
    BulkUnlessAnswer,
    /// Bulk, unless its Reply-To names somebody outside us (a website's form).
    BulkUnlessReplyTo,
    /// No letter.
    Filtered(Filter),
}

impl Nature {
    /// Judges by folder, header and subject. Where a message lies weighs most; among the marks of machines a list
    /// outweighs an automatic origin, and that outweighs `Precedence` (vacation notices carry both).
    #[must_use]
    pub fn of(message: &OpenedMessage, folder: Folder) -> Self {
        match folder {
            Folder::Trash => return Self::Filtered(Filter::Trash),
            Folder::Spam => return Self::Filtered(Filter::Spam),
            Folder::Drafts => return Self::Filtered(Filter::Draft),
            Folder::Chat => return Self::Filtered(Filter::Chat),
            Folder::Sent | Folder::Other => {}
        }
        let sender = message.from.as_ref().map(|from| &from.address);
        if message.signs.audience == Audience::List {
            return Self::Filtered(Filter::Bulk);
        }
        if is_automatic(message, sender) {
            return Self::Filtered(Filter::Automatic);
        }
        match message.signs.audience {
            Audience::List | Audience::Many => Self::Filtered(Filter::Bulk),
            Audience::Unsubscribable => Self::BulkUnlessAnswer,
            Audience::Unsaid if sender.is_some_and(Address::is_no_reply) => Self::BulkUnlessReplyTo,
            Audience::Unsaid => Self::Letter,
        }
    }
}

/// Calendar programs mark a person's invitations and answers as automatic, so those are judged by their sender alone.
fn is_automatic(message: &OpenedMessage, sender: Option<&Address>) -> bool {
    let system = sender.is_some_and(Address::is_mail_system);
    let marked = match message.signs.origin {
        Origin::Human => false,
        Origin::Automatic => message.calendar.is_none(),
        Origin::Notice => true,
    };
    system || marked || message.subject.as_deref().is_some_and(subject::is_automatic)
}

/// How much a Date may run ahead of the topmost Received.
const AHEAD: SignedDuration = SignedDuration::from_mins(10);
/// How much a Date may lie before the topmost Received.
const BEHIND: SignedDuration = SignedDuration::from_hours(48);

/// A message's instant (PRODUCT.md, "Clock"): its Date, unless that is missing or more than 10 minutes after or
/// 48 hours before the topmost Received; then Received, then when it arrived (the mbox line or the file).
#[must_use]
pub fn instant(date: Option<Timestamp>, received: Option<Timestamp>, arrived: Option<Timestamp>) -> Option<Timestamp> {
    match (date, received) {
        (Some(date), Some(received)) => {
            let ahead = date.duration_since(received);
            let believable = ahead <= AHEAD && ahead >= -BEHIND;
            Some(if believable { date } else { received })
        }
        (Some(date), None) => Some(date),
        (None, Some(received)) => Some(received),
        (None, None) => arrived,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<Timestamp> {
        text.parse().ok()
    }

    #[test]
    fn a_date_is_believed_within_ten_minutes_and_two_days() {
        let received = at("2026-03-05T12:00:00Z");
        for (date, believed) in [
            ("2026-03-05T12:10:00Z", true),
            ("2026-03-05T12:10:01Z", false),
            ("2026-03-03T12:00:00Z", true),
            ("2026-03-03T11:59:59Z", false),
        ] {
            let expected = if believed { at(date) } else { received };
            assert_eq!(instant(at(date), received, None), expected, "{date}");
        }
    }

    #[test]
    fn without_date_comes_received_then_arrival() {
        let (received, arrived) = (at("2026-03-05T12:00:00Z"), at("2026-03-05T12:00:09Z"));
        assert_eq!(instant(None, received, arrived), received);
        assert_eq!(instant(None, None, arrived), arrived);
        assert_eq!(instant(None, None, None), None);
    }
}
