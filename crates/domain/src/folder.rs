//! What the folder or the labels of a message say about it, by the names that mail programs use in many languages.
//! Only whole names count: "All mail Including Spam and Trash" is neither spam nor trash.

use unicode_normalization::UnicodeNormalization;

/// The part that a folder plays. The later in the list, the more alive: a copy in a livelier folder wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Folder {
    /// Thrown away.
    Trash,
    /// Held to be spam.
    Spam,
    /// Not sent.
    Drafts,
    /// Lines of a chat kept as mail.
    Chat,
    /// Anything else: inbox, archive, the owner's own folders.
    Other,
    /// Sent by the owner.
    Sent,
}

const SENT: &[&str] = &[
    "sent",
    "sent mail",
    "sent items",
    "sent messages",
    "sent-mail",
    "sentmail",
    "sentitems",
    "outbox sent",
    "wysłane",
    "wyslane",
    "elementy wysłane",
    "elementy wyslane",
    "wysłana poczta",
    "poczta wysłana",
    "wiadomości wysłane",
    "wysłane wiadomości",
    "wysłane elementy",
    "nadane",
    "נשלח",
    "נשלחו",
    "דואר שנשלח",
    "דואר יוצא",
    "פריטים שנשלחו",
    "הודעות שנשלחו",
    "שנשלח",
    "gesendet",
    "gesendete elemente",
    "gesendete objekte",
    "envoyés",
    "messages envoyés",
    "éléments envoyés",
    "enviados",
    "elementos enviados",
    "inviata",
    "posta inviata",
    "odeslané",
    "odoslané",
    "отправленные",
    "надіслані",
];
const DRAFTS: &[&str] = &[
    "draft",
    "drafts",
    "szkice",
    "szkic",
    "wersje robocze",
    "wersja robocza",
    "robocze",
    "kopie robocze",
    "טיוטות",
    "טיוטה",
    "טיוטא",
    "entwürfe",
    "brouillons",
    "borradores",
    "bozze",
    "koncepty",
    "черновики",
    "чернетки",
];
const SPAM: &[&str] = &[
    "spam",
    "junk",
    "junk e-mail",
    "junk email",
    "junk mail",
    "bulk mail",
    "wiadomości-śmieci",
    "wiadomości śmieci",
    "śmieci",
    "niechciane",
    "wiadomości niechciane",
    "niechciana poczta",
    "ספאם",
    "דואר זבל",
    "זבל",
    "spamverdacht",
    "courrier indésirable",
    "indésirables",
    "correo no deseado",
    "posta indesiderata",
    "спам",
];
const TRASH: &[&str] = &[
    "trash",
    "bin",
    "deleted",
    "deleted items",
    "deleted messages",
    "wastebasket",
    "kosz",
    "usunięte",
    "usuniete",
    "elementy usunięte",
    "elementy usuniete",
    "wiadomości usunięte",
    "אשפה",
    "סל אשפה",
    "סל מיחזור",
    "פריטים שנמחקו",
    "הודעות שנמחקו",
    "נמחקו",
    "papierkorb",
    "gelöschte elemente",
    "corbeille",
    "éléments supprimés",
    "papelera",
    "cestino",
    "koš",
    "корзина",
    "кошик",
];
const CHAT: &[&str] =
    &["chat", "chats", "czat", "czaty", "צ'אט", "צ'אטים", "צ׳אט", "conversation history", "historia konwersacji"];

impl Folder {
    /// The part that a folder of this name plays: the last part of a path, with or without `[Gmail]/` before it,
    /// an ending (`.mbox`) or a running number (`Sent-1`, `Sent (2)`) after it.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let name = name.strip_suffix(".mbox").or_else(|| name.strip_suffix(".mbx")).unwrap_or(name);
        // macOS writes letters and their marks apart.
        let name: String = name.trim().nfc().collect::<String>().to_lowercase();
        let number = |c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | ' ' | '(' | ')');
        let bare = name.trim_end_matches(number);
        match Self::known(&name) {
            Self::Other => Self::known(bare),
            known => known,
        }
    }

    fn known(name: &str) -> Self {
        [(SENT, Self::Sent), (DRAFTS, Self::Drafts), (SPAM, Self::Spam), (TRASH, Self::Trash), (CHAT, Self::Chat)]
            .into_iter()
            .find_map(|(names, folder)| names.contains(&name).then_some(folder))
            .unwrap_or(Self::Other)
    }

    /// The part that a message's labels give it (Gmail Takeout's `X-Gmail-Labels`): trash and spam outweigh
    /// everything, then drafts and chats, then sent. `None` when no label names a part.
    ///
    /// The owner's own labels stand there too, so a label counts only whole, and only where Gmail itself uses the word.
    #[must_use]
    pub fn of_labels<'a>(labels: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let order = |folder: &Self| match folder {
            Self::Trash => 0,
            Self::Spam => 1,
            Self::Drafts => 2,
            Self::Chat => 3,
            Self::Sent => 4,
            Self::Other => 5,
        };
        let own = |label: &&str| !label.contains('/') && !NOT_OF_GMAIL.contains(&label.to_lowercase().as_str());
        let bare = |label: &'a str| label.strip_prefix("[Gmail]/").or(label.strip_prefix("[Google Mail]/")).unwrap_or(label);
        let folder = labels.into_iter().map(bare).filter(own).map(Self::of_name).min_by_key(order)?;
        (folder != Self::Other).then_some(folder)
    }
}

/// Names of folders elsewhere that at Gmail can only be the owner's own labels.
const NOT_OF_GMAIL: &[&str] =
    &["draft", "szkice", "szkic", "robocze", "kopie robocze", "niechciane", "sent items", "usunięte", "nadane"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_known_in_three_languages() {
        for (name, folder) in [
            ("Sent", Folder::Sent),
            ("Sent-1", Folder::Sent),
            ("[Gmail]/Wysłane", Folder::Sent),
            ("Wysłane.mbox", Folder::Sent),
            ("נשלח", Folder::Sent),
            ("Wiadomos\u{301}ci wysłane", Folder::Sent),
            ("Kosz", Folder::Trash),
            ("טיוטות", Folder::Drafts),
            ("Wersje robocze", Folder::Drafts),
            ("Spam", Folder::Spam),
            ("INBOX", Folder::Other),
            ("All mail Including Spam and Trash.mbox", Folder::Other),
            ("Sentinel", Folder::Other),
        ] {
            assert_eq!(Folder::of_name(name), folder, "{name}");
        }
    }

    #[test]
    fn trash_outweighs_the_other_labels() {
        assert_eq!(Folder::of_labels(["Wysłane", "Kosz"]), Some(Folder::Trash));
        assert_eq!(Folder::of_labels(["Inbox", "Sent", "Opened"]), Some(Folder::Sent));
        assert_eq!(Folder::of_labels(["Inbox", "Clients"]), None);
        assert_eq!(Folder::of_labels(["[Gmail]/Kosz"]), Some(Folder::Trash));
        assert_eq!(Folder::of_labels(["Inbox", "Projekty/Szkice", "Clients/Bin", "Szkice"]), None);
    }
}
