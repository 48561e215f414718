//! One conversation, opened: the latest letters lie open on top, the older ones folded below, the people beside it.
//! What the clock makes of each letter, and what can be said about that, was decided by the desk.

mod text;

use mila_desk::conversations::{Body, Conversation, Message, Part, Participant};
use mila_domain::language::Language;
use mila_domain::letter::Attachment;
use mila_domain::message::Filter;
use serde::Serialize;

use super::report::State;
use super::rows::{self, Named};
use super::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;
use crate::texts::moments::Here;
use crate::tidy;
pub use text::{Paper, TextRun};

/// More recipients than this are counted and not named.
const MOST_RECIPIENTS: usize = 12;
/// Letters of a file's name.
const LONGEST_FILE_NAME: usize = 100;

/// A conversation as a page.
#[derive(Debug, Clone, Serialize)]
pub struct ConversationPage {
    /// The subject.
    pub title: String,
    /// Whether the title is somebody's own words.
    pub is_titled: bool,
    /// Leads back to the inbox.
    pub back: String,
    /// How urgent it is.
    pub state: State,
    /// The state in a word, where the time does not say it.
    pub sign: Option<String>,
    /// How much time there is, or that nobody waits.
    pub standing: String,
    /// Since when.
    pub since: Option<String>,
    /// Above the people.
    pub people_title: String,
    /// Those outside us.
    pub people: Vec<PersonLink>,
    /// The letters that lie open, the latest first.
    pub open: Vec<Letter>,
    /// Above the folded ones.
    pub folded_title: String,
    /// The older ones, the latest first.
    pub folded: Vec<Letter>,
    /// How many earlier ones are not shown.
    pub earlier: Option<String>,
}

/// Somebody, with their page where they have one.
#[derive(Debug, Clone, Serialize)]
pub struct PersonLink {
    /// Name and address.
    pub name: Named,
    /// Their page.
    pub href: Option<String>,
}

/// One message.
#[derive(Debug, Clone, Serialize)]
pub struct Letter {
    /// By which it is found in the page.
    pub id: String,
    /// Who wrote it.
    pub author: PersonLink,
    /// Whether one of us did.
    pub is_ours: bool,
    /// Whether it is what the page is about: the latest from outside.
    pub is_large: bool,
    /// When it was written.
    pub when: String,
    /// To whom.
    pub to: Option<String>,
    /// Who reads along.
    pub cc: Option<String>,
    /// Its subject, where that is not the one of the conversation.
    pub subject: Option<String>,
    /// The code of its language, if known.
    pub lang: Option<&'static str>,
    /// Its beginning in one line.
    pub words: Option<String>,
    /// Its text, piece by piece.
    pub papers: Vec<Paper>,
    /// What a folded piece is called.
    pub fold_label: String,
    /// What stands in place of a missing text.
    pub wordless: Option<String>,
    /// The letter as it was sent.
    pub frame: Option<Frame>,
    /// What hangs on it.
    pub attachments: Vec<File>,
    /// What those are called.
    pub attachments_label: String,
    /// Leads to the raw bytes of what could not be read.
    pub raw: Option<rows::Link>,
    /// What the clock makes of it, where that needs a word.
    pub note: Option<String>,
    /// What can be said about that.
    pub deed: Option<rows::Link>,
    /// Answers it in the reader's own mail program.
    pub answer: Option<rows::Link>,
}

/// The letter as it was sent, in a frame that can do nothing.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    /// Where the frame looks.
    pub src: String,
    /// Opens it.
    pub label: String,
    /// What the frame is called.
    pub title: String,
    /// Opens it in a page of its own.
    pub alone: String,
    /// Whether there is no text to read instead.
    pub is_open: bool,
}

/// An attachment.
#[derive(Debug, Clone, Serialize)]
pub struct File {
    /// Where it can be had.
    pub href: String,
    /// Its name, or what it is.
    pub name: String,
    /// How large it is.
    pub size: String,
}

impl ConversationPage {
    /// A conversation in the words of the reader.
    #[must_use]
    pub fn of(texts: Texts, here: &Here, conversation: &Conversation) -> Self {
        let subject = rows::subject(conversation.subject.as_deref());
        let last = conversation.messages.last().map_or_else(|| here.now().timestamp(), |message| message.at);
        let (state, time, since) = rows::standing(texts, here, conversation.standing, last);
        let latest = conversation.messages.iter().rposition(|message| !message.is_ours);
        let places = (0..conversation.messages.len()).rev();
        let (open, folded): (Vec<usize>, Vec<usize>) = places.partition(|&place| is_open(conversation, place, latest));
        let letter = |place: usize| {
            let letter = Letter::of(texts, here, &conversation.messages[place], subject.as_deref());
            let is_large = Some(place) == latest;
            let is_answered_here = is_large || matches!(conversation.messages[place].part, Part::Waits);
            Letter { is_large, answer: letter.answer.filter(|_| is_answered_here), ..letter }
        };
        Self {
            is_titled: subject.is_some(),
            back: texts.plain("nav-inbox"),
            state,
            sign: rows::sign(texts, state),
            standing: if matches!(conversation.standing, mila_domain::conversation::Standing::AtRest) {
                texts.plain("letter-at-rest")
            } else {
                time
            },
            since,
            people_title: texts.plain("nav-people"),
            people: conversation.people.iter().map(PersonLink::of).collect(),
            open: open.into_iter().map(letter).collect(),
            folded_title: texts.plain("letter-before"),
            folded: folded.into_iter().map(letter).collect(),
            earlier: (conversation.earlier > 0).then(|| texts.count("letter-earlier", conversation.earlier)),
            title: subject.unwrap_or_else(|| texts.plain("no-subject")),
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/conversation.html", self)
    }
}

/// The last message lies open, so does the latest from outside, and whatever still waits.
fn is_open(conversation: &Conversation, place: usize, latest: Option<usize>) -> bool {
    let waits = matches!(conversation.messages[place].part, Part::Waits);
    place + 1 == conversation.messages.len() || Some(place) == latest || waits
}

impl PersonLink {
    fn of(participant: &Participant) -> Self {
        Self { name: rows::named(&participant.name), href: participant.person.map(|id| format!("/people/{id}")) }
    }
}

impl Letter {
    fn of(texts: Texts, here: &Here, message: &Message, conversation_subject: Option<&str>) -> Self {
        let (papers, wordless) = body(texts, message);
        let (note, deed) = part(texts, message);
        let author = message.author.as_ref().map(PersonLink::of);
        let nobody = || PersonLink { name: Named { who: texts.plain("letter-nobody"), address: None }, href: None };
        let is_unreadable = matches!(message.body, Body::Unreadable);
        let raw = || rows::Link { href: format!("/messages/{}/raw", message.id), label: texts.plain("letter-raw") };
        Self {
            id: message.id.to_string(),
            author: author.unwrap_or_else(nobody),
            is_ours: message.is_ours,
            is_large: false,
            when: texts.on_moment(here, message.at),
            to: recipients(texts, "letter-to", &message.to),
            cc: recipients(texts, "letter-cc", &message.cc),
            subject: rows::subject(message.subject.as_deref()).filter(|subject| Some(subject.as_str()) != conversation_subject),
            lang: message.language.map(Language::code),
            words: papers.iter().find(|paper| !paper.is_folded).and_then(|paper| rows::snippet(&paper.plain())),
            fold_label: texts.plain("letter-folded"),
            frame: frame(texts, message),
            attachments: message.attachments.iter().map(|file| File::of(texts, message, file)).collect(),
            attachments_label: texts.plain("letter-attachments"),
            raw: is_unreadable.then(raw),
            papers,
            wordless,
            note,
            deed,
            answer: answer(texts, message),
        }
    }
}

/// A new letter to whoever wrote, in the reader's own mail program (RFC 6068).
fn answer(texts: Texts, message: &Message) -> Option<rows::Link> {
    let author = message.author.as_ref().filter(|_| !message.is_ours)?;
    let subject = message.subject.as_deref().map(tidy::one_line).unwrap_or_default();
    let is_marked = mila_domain::subject::is_marked(&subject);
    let subject = if is_marked { subject } else { format!("Re: {subject}") };
    let (local, domain) = author.name.address.split_once('@')?;
    let href = format!("mailto:{}@{}?subject={}", rows::encoded(local), rows::encoded(domain), rows::encoded(subject.trim()));
    Some(rows::Link { href, label: texts.plain("letter-answer") })
}

fn body(texts: Texts, message: &Message) -> (Vec<Paper>, Option<String>) {
    match &message.body {
        Body::Text { pieces, .. } => {
            let papers: Vec<Paper> = pieces.iter().filter_map(Paper::of).collect();
            let wordless = papers.is_empty().then(|| texts.plain("letter-wordless"));
            (papers, wordless)
        }
        Body::Unreadable => (Vec::new(), Some(texts.plain("letter-unreadable"))),
        Body::TooLarge => (Vec::new(), Some(texts.plain("letter-too-large"))),
    }
}

fn frame(texts: Texts, message: &Message) -> Option<Frame> {
    match &message.body {
        Body::Text { pieces, has_html: true } => Some(Frame {
            src: format!("/messages/{}/letter", message.id),
            label: texts.plain("letter-as-sent"),
            title: texts.plain("letter-frame"),
            alone: texts.plain("letter-alone"),
            is_open: pieces.iter().all(|piece| Paper::of(piece).is_none()),
        }),
        Body::Text { has_html: false, .. } | Body::Unreadable | Body::TooLarge => None,
    }
}

/// What the clock makes of a message, and what the owner can say about that.
fn part(texts: Texts, message: &Message) -> (Option<String>, Option<rows::Link>) {
    let deed = |path: &str, label| {
        let href = format!("/messages/{}/{path}", message.id);
        Some(rows::Link { href, label: texts.plain(label) })
    };
    match message.part {
        Part::Letter => (None, None),
        Part::Waits => (None, deed("excuse", "letter-excuse")),
        Part::Excused => (Some(texts.plain("letter-excused")), deed("excuse/undo", "letter-excuse-undo")),
        Part::Claimed => (Some(texts.plain("letter-claimed")), deed("claim/undo", "letter-claim-undo")),
        Part::Filtered(filter) => {
            let note = texts.with("letter-filtered", &[("why", (&texts.plain(rows::reason(filter))).into())]);
            let claim = match filter {
                Filter::Bulk | Filter::Automatic => deed("claim", "letter-claim"),
                Filter::Draft | Filter::Spam | Filter::Trash | Filter::Chat => None,
            };
            (Some(note), claim)
        }
    }
}

fn recipients(texts: Texts, key: &str, all: &[Participant]) -> Option<String> {
    let shown: Vec<String> = all.iter().take(MOST_RECIPIENTS).map(|one| rows::named(&one.name).who).collect();
    let more = all.len().saturating_sub(MOST_RECIPIENTS);
    let more = (more > 0).then(|| texts.count("more", u64::try_from(more).unwrap_or(u64::MAX)));
    // Each name in isolation marks (U+2068, U+2069), since names of both directions may stand in one line.
    let names: Vec<String> = shown.into_iter().map(|name| format!("\u{2068}{name}\u{2069}")).chain(more).collect();
    (!names.is_empty()).then(|| format!("{} {}", texts.plain(key), names.join(", ")))
}

impl File {
    fn of(texts: Texts, message: &Message, file: &Attachment) -> Self {
        let name = file.name.as_deref().map(|name| tidy::shortened(&tidy::one_line(name), LONGEST_FILE_NAME));
        Self {
            href: format!("/messages/{}/attachments/{}", message.id, file.number),
            name: name.filter(|name| !name.is_empty()).unwrap_or_else(|| texts.plain("letter-nameless")),
            size: size(texts, file.size),
        }
    }
}

/// A length in bytes, rounded up to whole kilobytes or to tenths of a megabyte.
fn size(texts: Texts, bytes: u64) -> String {
    if bytes < 1_000_000 {
        return texts.count("size-kb", bytes.div_ceil(1000).max(1));
    }
    let tenths = bytes.div_ceil(100_000);
    let point = match texts.language() {
        Language::Polish => ',',
        Language::English | Language::Hebrew => '.',
    };
    texts.with("size-mb", &[("number", (&format!("{}{point}{}", texts.number(tenths / 10), tenths % 10)).into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_subject_gets_out_of_its_place_in_an_address() {
        assert_eq!(rows::encoded("Re: 50% & more?cc=x@y\n"), "Re%3A%2050%25%20%26%20more%3Fcc%3Dx%40y%0A");
    }

    #[test]
    fn a_file_is_as_large_as_its_language_says() {
        let said = |language, bytes| size(Texts::in_language(language), bytes);
        assert_eq!(said(Language::English, 0), "1 kB");
        assert_eq!(said(Language::English, 999_001), "1,000 kB");
        assert_eq!(said(Language::English, 1_000_000), "1.0 MB");
        assert_eq!(said(Language::Polish, 12_340_001), "12,4 MB");
    }
}
