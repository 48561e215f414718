//! Mail accounts of ours: at which door their server is knocked, how somebody is let in, and which parts their folders play.

mod trouble;

use std::fmt;

use crate::folder::Folder;
pub use trouble::{Next, Trouble};

/// How a line to a server is made private.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Security {
    /// From the first byte on (RFC 8314).
    Tls,
    /// By the server's STARTTLS, which is insisted on.
    StartTls,
    /// Not at all: for a server on the same machine.
    Plain,
}

impl Security {
    /// All ways, the best first.
    pub const ALL: [Self; 3] = [Self::Tls, Self::StartTls, Self::Plain];

    /// The word under which it is kept and sent by forms.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Tls => "tls",
            Self::StartTls => "starttls",
            Self::Plain => "plain",
        }
    }

    /// By its word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|security| security.word() == word)
    }
}

/// Where a server is reached.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Door {
    /// The name or address of the machine; for TLS the name that its certificate has to have.
    pub host: String,
    /// The port.
    pub port: u16,
    /// How the line is made private.
    pub security: Security,
}

impl fmt::Display for Door {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

/// Firms that let programs in by a consent of the owner (OAuth 2) instead of a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Provider {
    /// Gmail and Google Workspace.
    Google,
    /// Outlook.com and Microsoft 365.
    Microsoft,
}

impl Provider {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Google, Self::Microsoft];

    /// The word under which it is kept and sent by forms.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Google => "google",
            Self::Microsoft => "microsoft",
        }
    }

    /// By its word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|provider| provider.word() == word)
    }

    /// As people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Google => "Google",
            Self::Microsoft => "Microsoft",
        }
    }
}

/// How we are let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// By a password.
    Password,
    /// By the owner's consent, given to the provider.
    Consent(Provider),
}

impl Way {
    /// The word under which it is kept and sent by forms.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Consent(provider) => provider.word(),
        }
    }

    /// By its word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        if word == Self::Password.word() { Some(Self::Password) } else { Provider::of(word).map(Self::Consent) }
    }
}

/// How an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Its server is looked for, and the way in is tried.
    Looking,
    /// The owner is to consent at the provider's.
    Consenting,
    /// It is read.
    On,
    /// The owner has it rest.
    Paused,
    /// The owner has to do something first.
    Stuck,
    /// The owner has taken it out. Its mail stays.
    Removed,
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Looking, Self::Consenting, Self::On, Self::Paused, Self::Stuck, Self::Removed];

    /// The word under which it is kept.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Looking => "looking",
            Self::Consenting => "consenting",
            Self::On => "on",
            Self::Paused => "paused",
            Self::Stuck => "stuck",
            Self::Removed => "removed",
        }
    }

    /// By its word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.word() == word)
    }
}

/// How far back a mailbox is read at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LookBack {
    /// 30 days.
    Month,
    /// 365 days.
    Year,
    /// Everything.
    All,
}

impl LookBack {
    /// All of them, the shortest first.
    pub const ALL: [Self; 3] = [Self::Month, Self::Year, Self::All];

    /// The word under which it is kept and sent by forms.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Year => "year",
            Self::All => "all",
        }
    }

    /// By its word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|look_back| look_back.word() == word)
    }

    /// In days; none is for everything.
    #[must_use]
    pub const fn days(self) -> Option<i64> {
        match self {
            Self::Month => Some(30),
            Self::Year => Some(365),
            Self::All => None,
        }
    }
}

/// The part that a folder of an account plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Where new mail arrives.
    Inbox,
    /// What was sent.
    Sent,
    /// What was put away.
    Archive,
    /// All mail of the account, seen once more in one folder (Gmail).
    All,
    /// The owner's own folder.
    Own,
    /// What is not sent yet.
    Drafts,
    /// Lines of chats.
    Chat,
    /// What was held to be spam.
    Spam,
    /// What was thrown away.
    Trash,
}

/// Names by which an archive is known where the server does not say so (whole names only).
const ARCHIVE: &[&str] =
    &["archive", "archives", "archiv", "archiwum", "zarchiwizowane", "ארכיון", "archivio", "archivo", "архив", "архів"];

impl Part {
    /// All parts, in the order in which folders are shown.
    pub const EVERY: [Self; 9] =
        [Self::Inbox, Self::Sent, Self::Archive, Self::All, Self::Own, Self::Drafts, Self::Chat, Self::Spam, Self::Trash];

    /// By what the server says of a folder (RFC 6154 attributes such as `\Sent`), else by its name. `name` is decoded
    /// and may be a path.
    #[must_use]
    pub fn of<'a>(name: &str, attributes: impl IntoIterator<Item = &'a str>) -> Self {
        if name.eq_ignore_ascii_case("INBOX") {
            return Self::Inbox;
        }
        let known = [
            ("\\sent", Self::Sent),
            ("\\archive", Self::Archive),
            ("\\all", Self::All),
            ("\\drafts", Self::Drafts),
            ("\\junk", Self::Spam),
            ("\\trash", Self::Trash),
        ];
        let said = |attribute: &str| known.iter().find(|(word, _)| attribute.eq_ignore_ascii_case(word)).map(|(_, part)| *part);
        attributes.into_iter().find_map(said).unwrap_or_else(|| Self::of_name(name))
    }

    fn of_name(name: &str) -> Self {
        match Folder::of_name(name) {
            Folder::Sent => Self::Sent,
            Folder::Drafts => Self::Drafts,
            Folder::Spam => Self::Spam,
            Folder::Trash => Self::Trash,
            Folder::Chat => Self::Chat,
            Folder::Other => {
                let last = name.rsplit(['/', '.', '\\']).next().unwrap_or(name).trim().to_lowercase();
                if ARCHIVE.contains(&last.as_str()) { Self::Archive } else { Self::Own }
            }
        }
    }

    /// What messages in it are held to be.
    #[must_use]
    pub const fn folder(self) -> Folder {
        match self {
            Self::Sent => Folder::Sent,
            Self::Drafts => Folder::Drafts,
            Self::Spam => Folder::Spam,
            Self::Trash => Folder::Trash,
            Self::Chat => Folder::Chat,
            Self::Inbox | Self::Archive | Self::All | Self::Own => Folder::Other,
        }
    }

    /// The number under which it is kept.
    #[must_use]
    pub const fn code(self) -> i64 {
        match self {
            Self::Inbox => 0,
            Self::Sent => 1,
            Self::Archive => 2,
            Self::All => 3,
            Self::Own => 4,
            Self::Drafts => 5,
            Self::Chat => 6,
            Self::Spam => 7,
            Self::Trash => 8,
        }
    }

    /// Whether it is read unless the owner says otherwise.
    #[must_use]
    pub const fn is_read_at_first(self) -> bool {
        match self {
            Self::Inbox | Self::Sent | Self::Archive | Self::All => true,
            Self::Own | Self::Drafts | Self::Chat | Self::Spam | Self::Trash => false,
        }
    }

    /// Whether it may be read at all: spam, trash, drafts and chats are left alone.
    #[must_use]
    pub const fn may_be_read(self) -> bool {
        match self {
            Self::Inbox | Self::Sent | Self::Archive | Self::All | Self::Own => true,
            Self::Drafts | Self::Chat | Self::Spam | Self::Trash => false,
        }
    }

    /// Whether news in it matter at once, so that a line of its own waits for them.
    #[must_use]
    pub const fn is_watched(self) -> bool {
        match self {
            Self::Inbox | Self::Sent => true,
            Self::Archive | Self::All | Self::Own | Self::Drafts | Self::Chat | Self::Spam | Self::Trash => false,
        }
    }
}

/// What a mail server notes on a message.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "they are independent marks, each of which is there or not")]
pub struct Flags {
    /// It was read.
    pub seen: bool,
    /// It was answered.
    pub answered: bool,
    /// It was marked by its owner.
    pub flagged: bool,
    /// It is to be removed.
    pub deleted: bool,
}

impl Flags {
    /// The number under which they are kept.
    #[must_use]
    pub fn code(self) -> i64 {
        let Self { seen, answered, flagged, deleted } = self;
        [seen, answered, flagged, deleted].into_iter().rev().fold(0, |code, flag| code << 1 | i64::from(flag))
    }

    /// By their number.
    #[must_use]
    pub const fn of_code(code: i64) -> Self {
        Self { seen: code & 1 != 0, answered: code & 2 != 0, flagged: code & 4 != 0, deleted: code & 8 != 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_known_by_what_the_server_says_and_else_by_its_name() {
        for (name, attributes, part) in [
            ("Inbox", &[][..], Part::Inbox),
            ("Wysłane", &["\\HasNoChildren"], Part::Sent),
            ("Whatever", &["\\HasNoChildren", "\\Sent"], Part::Sent),
            ("[Gmail]/Wszystkie", &["\\All"], Part::All),
            ("INBOX.Archiwum", &[], Part::Archive),
            ("ארכיון", &[], Part::Archive),
            ("Kosz", &[], Part::Trash),
            ("Junk", &["\\Junk"], Part::Spam),
            ("Clients/Anna", &[], Part::Own),
        ] {
            assert_eq!(Part::of(name, attributes.iter().copied()), part, "{name}");
        }
    }

    #[test]
    fn words_lead_back_to_what_they_stand_for() {
        assert!(Security::ALL.into_iter().all(|security| Security::of(security.word()) == Some(security)));
        assert!(Provider::ALL.into_iter().all(|provider| Provider::of(provider.word()) == Some(provider)));
        assert!(Standing::ALL.into_iter().all(|standing| Standing::of(standing.word()) == Some(standing)));
        assert!([Way::Password, Way::Consent(Provider::Google)].into_iter().all(|way| Way::of(way.word()) == Some(way)));
        assert!((0..16).all(|code| Flags::of_code(code).code() == code));
        assert!(LookBack::ALL.into_iter().all(|look_back| LookBack::of(look_back.word()) == Some(look_back)));
    }

    #[test]
    fn what_is_left_alone_is_never_read_at_first() {
        assert!(Part::EVERY.into_iter().all(|part| part.may_be_read() || !part.is_read_at_first()));
    }
}
