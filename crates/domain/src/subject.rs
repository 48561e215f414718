//! Subjects: what remains when the marks of answers and forwards are set aside, and which ones machines write.

/// Marks that mail programs put before a subject when answering or forwarding, in lower case without the colon.
const MARKS: &[&str] = &[
    "re",
    "fw",
    "fwd",
    "odp",
    "pd",
    "aw",
    "wg",
    "sv",
    "vs",
    "vb",
    "antw",
    "rv",
    "res",
    "enc",
    "tr",
    "ynt",
    "ref",
    "rif",
    "i",
    "r",
    "השב",
    "תשובה",
    "הועבר",
    "העברה",
    "לגבי",
    "תגובה",
    "מענה",
];

/// What machines put before the subject that they answer, or instead of one. A human may begin with the same
/// words, so they count only when a colon, a bracket or nothing follows.
const AUTOMATIC: &[&str] = &[
    // vacation notices and automatic answers
    "automatic reply",
    "auto reply",
    "auto-reply",
    "autoreply",
    "auto response",
    "auto-response",
    "autoresponse",
    "automatic response",
    "autoresponder",
    "automated reply",
    "automated response",
    "out of office",
    "out-of-office",
    "out of the office",
    "out of office autoreply",
    "out of office reply",
    "i am out of the office",
    "ooo",
    "on vacation",
    "vacation reply",
    "away from the office",
    "away from my mail",
    "odpowiedź automatyczna",
    "automatyczna odpowiedź",
    "autoodpowiedź",
    "autoodpowiedz",
    "odpowiedz automatyczna",
    "automatyczna odpowiedz",
    "auto-odpowiedź",
    "wiadomość automatyczna",
    "automatyczna wiadomość",
    "poza biurem",
    "nieobecność w biurze",
    "nieobecny w biurze",
    "nieobecna w biurze",
    "jestem na urlopie",
    "urlop - odpowiedź automatyczna",
    "מענה אוטומטי",
    "תשובה אוטומטית",
    "הודעה אוטומטית",
    "תגובה אוטומטית",
    "מחוץ למשרד",
    "הודעת היעדרות",
    "בחופשה",
    "אני בחופשה",
    "automatische antwort",
    "abwesenheitsnotiz",
    "réponse automatique",
    "respuesta automática",
    "risposta automatica",
    // delivery notices
    "undeliverable",
    "undelivered mail",
    "undelivered mail returned to sender",
    "undeliverable mail",
    "mail delivery failed",
    "mail delivery failure",
    "mail delivery system",
    "delivery status notification",
    "delivery failure",
    "delivery has failed",
    "delivery notification",
    "returned mail",
    "failure notice",
    "message not delivered",
    "mail system error",
    "warning: message delayed",
    "warning: could not send message for past 4 hours",
    "delayed mail",
    "delivery delayed",
    "niedostarczone",
    "niedostarczalne",
    "niedostarczona wiadomość",
    "nie można dostarczyć",
    "nie można dostarczyć wiadomości",
    "zwrot wiadomości",
    "zwrot poczty",
    "powiadomienie o stanie dostarczenia",
    "powiadomienie o niedostarczeniu",
    "לא ניתן למסירה",
    "הודעה לא נמסרה",
    "ההודעה לא נמסרה",
    "הודעת כשל במסירה",
    "כשל במסירה",
    // receipts
    "read receipt",
    "return receipt",
    "not read",
    "przeczytano",
    "przeczytane",
    "odczytano",
    "nie przeczytano",
    "potwierdzenie przeczytania",
    "potwierdzenie odczytania",
    "נקרא",
    "אישור קריאה",
    "לא נקרא",
];

/// The subject without marks of answering and forwarding, in lower case with single spaces.
#[must_use]
pub fn base(subject: &str) -> String {
    let mut rest = subject.trim();
    while let Some(shorter) = without_mark(rest) {
        rest = shorter;
    }
    rest.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether the subject says that it answers or forwards something.
#[must_use]
pub fn is_marked(subject: &str) -> bool {
    without_mark(subject.trim()).is_some()
}

/// Whether a machine wrote this subject: vacation notices, delivery notices, receipts, in three languages.
/// A human who answers such a notice keeps its words, but with a mark before them.
#[must_use]
pub fn is_automatic(subject: &str) -> bool {
    let subject = subject.trim().trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    AUTOMATIC.iter().filter_map(|start| subject.strip_prefix(start)).any(|rest| {
        let rest = rest.trim_start().trim_end_matches(['.', '!']);
        rest.is_empty() || rest.starts_with([':', '：', '(', '['])
    })
}

/// Cuts one mark: `Re:`, `RE[2]:`, `Fwd (3):`, `Odp :`, `[EXT]`. A single letter needs its colon at once.
fn without_mark(subject: &str) -> Option<&str> {
    let subject = subject.trim_start_matches(|c: char| c.is_whitespace() || is_direction_mark(c));
    for tag in ["[ext]", "[external]", "[fwd]"] {
        if let Some(head) = subject.get(..tag.len())
            && head.eq_ignore_ascii_case(tag)
        {
            return Some(subject[tag.len()..].trim_start());
        }
    }
    let colon = subject.char_indices().take(24).find(|(_, c)| matches!(c, ':' | '：'))?;
    let head = subject[..colon.0].trim_end();
    let word = head.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']' | '(' | ')' | '^' | ' '));
    let word = word.trim_matches(is_direction_mark).to_lowercase();
    let known = MARKS.contains(&word.as_str());
    known.then(|| subject[colon.0 + colon.1.len_utf8()..].trim_start())
}

const fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_answers_are_set_aside() {
        for subject in [
            "Wycena",
            "Re: Wycena",
            "RE: re: Wycena",
            "Odp: Wycena",
            "Odp: Re: Wycena",
            "PD: Wycena",
            "FW: Odp:  Wycena",
            "Re[2]: Wycena",
            "Re (3): Wycena",
            "\u{200f}השב: Wycena",
            "[EXT] Re: Wycena",
        ] {
            assert_eq!(base(subject), "wycena", "{subject}");
        }
        assert_eq!(base("Ref"), "ref");
        assert_eq!(base("Spotkanie: środa"), "spotkanie: środa");
        assert_eq!(base("Re:"), "");
    }

    #[test]
    fn only_a_machine_begins_with_its_own_words() {
        for subject in [
            "Automatic reply: Wycena",
            "Odpowiedź automatyczna: Wycena",
            "מענה אוטומטי: הצעה",
            "Undelivered Mail Returned to Sender",
            "Przeczytano: umowa",
            "Delivery Status Notification (Failure)",
            "Poza biurem",
            "Mail delivery failed: returning message to sender",
        ] {
            assert!(is_automatic(subject), "{subject}");
        }
        for subject in [
            "Re: Automatic reply: Wycena",
            "Automation of our office",
            "Zwrot towaru",
            "Nie można dostarczyć plików do serwera",
            "Jestem na urlopie od 1.04, przesuniemy?",
            "Out of office hours support?",
            "Auto: wycena ubezpieczenia",
            "Read receipt printer offer",
            "מחוץ למשרד - אפשר להיפגש?",
        ] {
            assert!(!is_automatic(subject), "{subject}");
        }
    }
}
