//! A message made ready to be kept, on any thread and without the data: known by its bytes, opened, judged, read, and
//! its words made for the search.

use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use mila_domain::account::Flags;
use mila_domain::address::{Address, Mailbox};
use mila_domain::conversation::Claim;
use mila_domain::folder::Folder;
use mila_domain::ids::{AddressId, MessageId, WorkspaceId};
use mila_domain::message::{Filter, Nature, OpenedMessage};
use mila_domain::report::Why;
use mila_domain::subject;
use mila_reading::Reading;
use mila_store::search::words::Indexer;
use mila_store::{Marks, NewAddress, NewMessage, Participant, Recipient, Spot};
use sha2::{Digest as _, Sha256};

use crate::report::{Entry, Source};

/// Letters of a row's first words.
const LONGEST_WORDS: usize = 180;
/// Letters of a subject or a name that are kept; longer ones are meant to be in the way.
const LONGEST_SUBJECT: usize = 1_000;
/// Letters of a Message-ID that are kept.
const LONGEST_ID: usize = 1_000;

/// Raw mail with what is needed to know it again.
#[derive(Debug, Clone)]
pub struct RawLetter {
    /// Nothing where it is too large to be kept.
    pub(super) bytes: Option<Vec<u8>>,
    pub(super) sha256: [u8; 32],
    pub(super) uid: i64,
}

impl RawLetter {
    /// The number by which it is known again in a folder.
    #[must_use]
    pub const fn uid(&self) -> i64 {
        self.uid
    }

    /// As it came.
    ///
    /// # Errors
    /// When it is too large to be kept.
    pub fn bytes(&self) -> Result<&[u8], Why> {
        self.bytes.as_deref().ok_or(Why::TooLarge)
    }
}

/// What a thread needs to prepare mail for one workspace, without the data.
#[derive(Debug, Clone)]
pub struct Preparing {
    key: [u8; 32],
    zone: TimeZone,
    now: Timestamp,
}

/// A message ready to be kept.
pub struct Prepared {
    pub(super) raw: RawLetter,
    /// Where it was met, whatever the message itself says of it.
    pub(super) met: Met,
    pub(super) message: NewMessage,
    pub(super) addresses: Vec<NewAddress>,
    pub(super) words: String,
}

/// Where a message was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    /// In exported mail, in such a folder.
    Exported(Folder),
    /// On a mail server.
    OnServer {
        /// In which folder.
        spot: Spot,
        /// Under which UID.
        uid: u32,
        /// With which marks.
        flags: Flags,
    },
}

impl Prepared {
    /// It was met on a mail server.
    #[must_use]
    pub fn on_server(self, spot: Spot, uid: u32, flags: Flags) -> Self {
        Self { met: Met::OnServer { spot, uid, flags }, ..self }
    }

    /// Its UID, where it was met on a mail server.
    #[must_use]
    pub const fn uid_on_server(&self) -> Option<u32> {
        match self.met {
            Met::OnServer { uid, .. } => Some(uid),
            Met::Exported(_) => None,
        }
    }

    /// The length of the raw bytes that are kept.
    #[must_use]
    pub fn size(&self) -> usize {
        self.raw.bytes.as_ref().map_or(0, Vec::len)
    }
}

impl Preparing {
    pub(super) fn new(workspace: WorkspaceId, zone: TimeZone, now: Timestamp) -> Self {
        // Numbers made of what strangers send are made with the workspace's own, which they do not know, so that
        // nobody can make two letters look like one.
        let key = *blake3::Hasher::new().update(b"mila").update(&workspace.number().to_be_bytes()).finalize().as_bytes();
        Self { key, zone, now }
    }

    /// A number of 63 bits that stands for a text among texts of one kind.
    fn number(&self, kind: &[u8], parts: &[&[u8]]) -> i64 {
        let mut hasher = blake3::Hasher::new_keyed(&self.key);
        hasher.update(kind);
        for part in parts {
            hasher.update(part).update(&[0]);
        }
        let mut number = [0; 8];
        number.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
        i64::from_be_bytes(number) & i64::MAX
    }

    /// Makes raw mail known.
    #[must_use]
    pub fn raw(&self, bytes: Vec<u8>) -> RawLetter {
        let sha256: [u8; 32] = Sha256::digest(&bytes).into();
        RawLetter { uid: self.number(b"raw", &[&sha256]), bytes: Some(bytes), sha256 }
    }

    /// Makes mail known that is too large to be kept: by its beginning, which is let go.
    #[must_use]
    pub fn too_large(&self, beginning: &[u8]) -> RawLetter {
        let sha256: [u8; 32] = Sha256::digest(beginning).into();
        RawLetter { uid: self.number(b"too large", &[&sha256]), bytes: None, sha256 }
    }

    /// The id of an address.
    #[must_use]
    pub(crate) fn address_id(&self, address: &Address) -> AddressId {
        AddressId::from_number(self.number(b"address", &[address.as_str().as_bytes()]))
    }

    /// An address that was not met in mail, or is about to be.
    #[must_use]
    pub(crate) fn new_address(&self, address: &Address) -> NewAddress {
        NewAddress {
            id: self.address_id(address),
            address: address.as_str().to_owned(),
            name: None,
            name_worth: 0,
            mailbox: self.number(b"mailbox", &[address.mailbox_key().as_bytes()]),
            firm: address.firm().map(|firm| self.number(b"firm", &[firm.as_bytes()])),
            is_ours: false,
            is_no_reply: address.is_no_reply(),
            delivered: 0,
        }
    }

    /// Judges, reads and indexes one message. `opened` is what its bytes tell.
    #[must_use]
    pub fn prepare(&self, raw: RawLetter, opened: Result<OpenedMessage, Why>, source: Source, indexer: &mut Indexer) -> Prepared {
        // Whatever a message makes panic is told of that message alone.
        let understood = opened.and_then(|message| {
            let understood = AssertUnwindSafe(|| self.understood(message, source, indexer));
            catch_unwind(understood).map_err(|_| Why::Defeated)
        });
        let (message, addresses, words) = understood.unwrap_or_else(|why| {
            let message = self.unreadable(&raw, why, source);
            (message, Vec::new(), String::new())
        });
        Prepared { raw, met: Met::Exported(source.folder), message, addresses, words }
    }

    /// The message, the addresses on it, and its words for the search.
    fn understood(&self, opened: OpenedMessage, source: Source, indexer: &mut Indexer) -> (NewMessage, Vec<NewAddress>, String) {
        let (entry, text) = Entry::with_text(opened, source, &self.zone);
        let mut circle = People { preparing: self, addresses: Vec::new() };
        let (from, participants) = circle.on(&entry.message);
        let words = indexer.terms(&searched(&entry.message, &text)).to_owned();
        let message = self.message(entry, &text, from, participants, &circle.addresses);
        (message, circle.addresses, words)
    }

    fn message(
        &self,
        entry: Entry,
        text: &str,
        from: Option<AddressId>,
        participants: Vec<Participant>,
        people: &[NewAddress],
    ) -> NewMessage {
        let Entry { folder, at, nature, reading, message: opened, .. } = entry;
        let at = at.clamp(Timestamp::UNIX_EPOCH, self.now);
        let identity = self.identity(&opened);
        let base = opened.subject.as_deref().map(subject::base).unwrap_or_default();
        let subject_key = self.number(b"subject", &[base.as_bytes()]);
        let own_key = opened.message_id.as_ref().map(|id| self.number(b"id", &[id.as_bytes()]));
        let answers: Vec<i64> = opened.answers.iter().map(|id| self.number(b"id", &[id.as_bytes()])).collect();
        let keys = self.keys(nature, own_key, &answers, subject_key, people);
        NewMessage {
            id: message_id(at, &identity),
            identity,
            at,
            message_id: opened.message_id.as_deref().map(|id| shortened(id, LONGEST_ID)),
            own_key,
            answers,
            from,
            subject_key,
            claim: Claim::of(opened.subject.as_deref().unwrap_or_default(), &base),
            subject: opened.subject.as_deref().map(|subject| shortened(subject, LONGEST_SUBJECT)),
            folder,
            nature,
            marks: marks(&opened, &reading),
            language: reading.language,
            words: first_words(text),
            attachments: u16::try_from(opened.attachments).unwrap_or(u16::MAX),
            unreadable: None,
            participants,
            keys,
        }
    }

    fn unreadable(&self, raw: &RawLetter, why: Why, source: Source) -> NewMessage {
        let mut identity = [0; 16];
        identity.copy_from_slice(&raw.sha256[..16]);
        let at = source.arrived.unwrap_or(self.now).clamp(Timestamp::UNIX_EPOCH, self.now);
        NewMessage {
            id: message_id(at, &identity),
            identity,
            at,
            message_id: None,
            own_key: None,
            answers: Vec::new(),
            from: None,
            subject: None,
            subject_key: 0,
            claim: Claim::Nothing,
            folder: source.folder,
            nature: Nature::Letter,
            marks: Marks::default(),
            language: None,
            words: None,
            attachments: 0,
            unreadable: Some(why),
            participants: Vec::new(),
            keys: Vec::new(),
        }
    }

    /// The same for every copy of the same letter: by its id and body, without an id by its date as it was written, author
    /// and body. When and where a copy was met plays no part.
    fn identity(&self, message: &OpenedMessage) -> [u8; 16] {
        let mut hasher = blake3::Hasher::new_keyed(&self.key);
        if let Some(id) = &message.message_id {
            hasher.update(b"id").update(id.as_bytes());
        } else {
            let from = message.from.as_ref().map(|from| from.address.as_str()).unwrap_or_default();
            match message.date {
                Some(date) => hasher.update(b"at").update(&date.as_microsecond().to_be_bytes()),
                None => hasher.update(b"none"),
            };
            hasher.update(from.as_bytes());
        }
        let mut identity = [0; 16];
        identity.copy_from_slice(&hasher.update(&[0]).update(&message.body.0).finalize().as_bytes()[..16]);
        identity
    }

    /// By which a message is found: its own id, the ids that it names, its subject with each of its people. What
    /// strangers send by the thousand joins nothing, so it is found by its own id alone.
    fn keys(&self, nature: Nature, own: Option<i64>, answers: &[i64], subject: i64, people: &[NewAddress]) -> Vec<i64> {
        let mut keys: Vec<i64> = own.into_iter().collect();
        match nature {
            Nature::Filtered(Filter::Bulk | Filter::Spam) => return keys,
            Nature::Filtered(Filter::Automatic | Filter::Draft | Filter::Trash | Filter::Chat) => {}
            Nature::Letter | Nature::BulkUnlessAnswer | Nature::BulkUnlessReplyTo => {
                keys.extend(people.iter().map(|person| self.subject_key(subject, person.mailbox)));
            }
        }
        keys.extend(answers);
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// By which letters with one subject and one person find each other.
    pub(crate) fn subject_key(&self, subject: i64, mailbox: i64) -> i64 {
        self.number(b"subject and person", &[&subject.to_be_bytes(), &mailbox.to_be_bytes()])
    }
}

/// What the clock goes by.
fn marks(opened: &OpenedMessage, reading: &Reading) -> Marks {
    Marks {
        is_resent: opened.signs.resent,
        hands_over: opened.attachments > 0 || reading.delivers,
        asks: reading.asks,
        closes: reading.closes && opened.attachments == 0,
        promises: !reading.promises.is_empty(),
        calendar: opened.calendar,
    }
}

/// Numbers of messages grow with their instants: milliseconds since 1970, then 20 bits that tell messages of the
/// same moment apart.
fn message_id(at: Timestamp, identity: &[u8; 16]) -> MessageId {
    let low = i64::from(u32::from_be_bytes([0, identity[0], identity[1], identity[2]]) & 0xf_ffff);
    MessageId::from_number(at.as_millisecond().max(0) << 20 | low)
}

/// The instant of a message by its number, to the millisecond.
pub(crate) fn instant_of(id: i64) -> Timestamp {
    Timestamp::from_millisecond(id >> 20).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The texts of a message that are searched.
fn searched<'a>(message: &'a OpenedMessage, text: &'a str) -> Vec<&'a str> {
    let mailboxes = message.from.iter().chain(&message.to).chain(&message.cc).chain(&message.reply_to);
    let people = mailboxes.flat_map(|mailbox| [mailbox.name.as_deref().unwrap_or_default(), mailbox.address.as_str()]);
    message.subject.as_deref().into_iter().chain(people).chain([text]).collect()
}

/// The beginning of what the writer wrote, in one line.
fn first_words(text: &str) -> Option<String> {
    let mut line = String::new();
    let mut letters = 0;
    for range in mila_reading::letter::own_ranges(text) {
        for word in text[range].split_whitespace() {
            if letters > LONGEST_WORDS {
                line.push('…');
                return Some(line);
            }
            if letters > 0 {
                line.push(' ');
            }
            let room = LONGEST_WORDS.saturating_sub(letters) + 20;
            line.extend(word.chars().filter(|letter| !letter.is_control()).take(room));
            letters += word.chars().count().min(room) + 1;
        }
    }
    (!line.is_empty()).then_some(line)
}

fn shortened(text: &str, longest: usize) -> String {
    text.chars().filter(|letter| *letter != '\0').take(longest).collect()
}

/// The addresses of one message, each once.
struct People<'a> {
    preparing: &'a Preparing,
    addresses: Vec<NewAddress>,
}

impl People<'_> {
    /// Everybody on a message: who wrote it, and the others.
    fn on(&mut self, message: &OpenedMessage) -> (Option<AddressId>, Vec<Participant>) {
        let from = message.from.as_ref().map(|from| self.meet(from, 2));
        let mut participants = Vec::new();
        for (role, mailboxes) in
            [(Recipient::To, &message.to), (Recipient::Cc, &message.cc), (Recipient::ReplyTo, &message.reply_to)]
        {
            participants.extend(mailboxes.iter().map(|mailbox| Participant { role, address: self.meet(mailbox, 1) }));
        }
        self.deliver(message.delivered_to.as_ref());
        (from, participants)
    }

    fn meet(&mut self, mailbox: &Mailbox, worth: i64) -> AddressId {
        let id = self.address(&mailbox.address);
        let name = mailbox.name.as_deref().filter(|name| !name.trim().is_empty());
        if let Some((name, known)) = name.zip(self.addresses.iter_mut().find(|known| known.id == id))
            && worth > known.name_worth
        {
            known.name = Some(shortened(name, 200));
            known.name_worth = worth;
        }
        id
    }

    fn deliver(&mut self, address: Option<&Address>) {
        if let Some(address) = address {
            let id = self.address(address);
            if let Some(known) = self.addresses.iter_mut().find(|known| known.id == id) {
                known.delivered = 1;
            }
        }
    }

    fn address(&mut self, address: &Address) -> AddressId {
        let id = self.preparing.address_id(address);
        if self.addresses.iter().all(|known| known.id != id) {
            self.addresses.push(self.preparing.new_address(address));
        }
        id
    }
}
