//! Where a signature begins: the delimiter "-- ", a sign-off with a short block of names, a phone's tagline.

use super::{line, seen};

/// Lines that a program adds.
const TAGLINES: &[&str] = &[
    "Sent from my ",
    "Sent from Mail",
    "Sent from Outlook",
    "Sent from Yahoo",
    "Sent from Proton",
    "Sent via ",
    "Sent with ",
    "Get Outlook for",
    "Wysłane z ",
    "Wysłano z ",
    "Wysłane przez ",
    "Pobierz program Outlook",
    "Pobierz aplikację Outlook",
    "נשלח מה",
    "נשלח מ-",
    "נשלח באמצעות",
    "נשלח מאת",
    "קבל את Outlook",
    "הורד את Outlook",
];

/// How the paragraphs begin that a company's mail program puts under every letter, in lower case.
const FOOTERS: &[&str] = &[
    "please consider the environment",
    "please think before you print",
    "please don't print this",
    "please do not print this",
    "consider the environment before",
    "think before you print",
    "think before printing",
    "save paper",
    "this email and any ",
    "this e-mail and any ",
    "this message and any attachment",
    "this email is confidential",
    "this e-mail is confidential",
    "this email may contain",
    "this e-mail may contain",
    "this message may contain",
    "this message contains confidential",
    "the information contained in this",
    "the contents of this email",
    "the content of this email",
    "confidentiality notice",
    "if you are not the intended recipient",
    "if you have received this email in error",
    "zanim wydrukujesz",
    "nim wydrukujesz",
    "pomyśl o środowisku",
    "pomyśl zanim wydrukujesz",
    "pomyśl, zanim wydrukujesz",
    "proszę pomyśleć o środowisku",
    "prosimy pomyśleć o środowisku",
    "prosimy nie drukować",
    "czy naprawdę musisz drukować",
    "chroń środowisko",
    "dbaj o środowisko",
    "ta wiadomość jest poufna",
    "ta wiadomość może zawierać",
    "ta wiadomość zawiera informacje poufne",
    "niniejsza wiadomość",
    "treść tej wiadomości",
    "wiadomość ta może zawierać",
    "klauzula poufności",
    "jeśli nie jesteś adresatem",
    "jeżeli nie są państwo adresatem",
    "אנא חשבו על הסביבה",
    "אנא חשוב על הסביבה",
    "חשבו על הסביבה",
    "חשבו לפני שאתם מדפיסים",
    "לפני שאתם מדפיסים",
    "לפני שתדפיסו",
    "לפני ההדפסה",
    "שמרו על הסביבה",
    "נא לא להדפיס",
    "הודעה זו מכילה מידע",
    "הודעה זו עשויה להכיל",
    "הודעת דואר זו",
    "המידע בהודעה זו",
    "המידע הכלול בהודעה זו",
    "אם אינך הנמען",
];

/// Words that end a letter, in lower case.
const SIGN_OFFS: &[&str] = &[
    "best regards",
    "kind regards",
    "warm regards",
    "warmest regards",
    "regards",
    "best wishes",
    "all the best",
    "best,",
    "sincerely",
    "yours sincerely",
    "yours faithfully",
    "yours truly",
    "many thanks and regards",
    "thanks and regards",
    "cordially",
    "hugs",
    "with best",
    "with kind",
    "pozdrawiam",
    "pozdrawiamy",
    "serdecznie pozdrawiam",
    "serdeczne pozdrowienia",
    "pozdrowienia",
    "z pozdrowieniami",
    "z poważaniem",
    "z wyrazami szacunku",
    "z szacunkiem",
    "łączę pozdrowienia",
    "łączę wyrazy",
    "ściskam",
    "pozdr",
    "uściski",
    "z serdecznymi pozdrowieniami",
    "serdeczności",
    "בברכה",
    "בכבוד רב",
    "בברכת",
    "בתודה ובברכה",
    "כל טוב",
    "חיבוק",
    "שלכם,",
    "שלך,",
    "ברכות",
    "בהערכה",
    "בידידות",
];

/// The longest line of a signature, in bytes.
const WIDEST: usize = 120;

/// Two lines with more characters than this are a paragraph, not an address.
const WIDE: usize = 60;

/// The most lines of a signature behind the sign-off.
const MOST_LINES: usize = 8;

/// Whether the line is the delimiter that mail programs write above a signature.
pub(super) fn is_delimiter(line: &str) -> bool {
    matches!(line.trim_end_matches('\r'), "-- " | "--" | "--\u{a0}")
}

/// Whether a phone or a program wrote the line.
pub(super) fn is_tagline(line: &str) -> bool {
    line.len() < 100
        && line.starts_with(['S', 'G', 'W', 'P', 'נ', 'ק', 'ה'])
        && TAGLINES.iter().any(|tagline| line.starts_with(tagline))
}

/// Where the footer that begins at `at` ends, before the next empty line; `None` if it is none.
pub(super) fn footer(text: &str, at: usize, this: &str) -> Option<usize> {
    // It begins a paragraph, or stands under a rule.
    if at > 1 && !matches!(text.as_bytes()[at - 2], b'\n' | b'\r' | b' ' | b'-' | b'_' | b'=' | b'*') {
        return None;
    }
    // The tree before "Please consider the environment" is a `P` in a font of its own.
    let bare = this.strip_prefix("P ").unwrap_or(this).trim_start_matches(|c: char| !c.is_alphabetic());
    let first = bare.chars().next()?;
    if !matches!(first, 'P' | 'C' | 'T' | 'S' | 'I' | 'Z' | 'N' | 'D' | 'W' | 'K' | 'J' | 'א' | 'ח' | 'ל' | 'ש' | 'נ' | 'ה')
    {
        return None;
    }
    let first = first.to_ascii_lowercase();
    let begins = |footer: &str| {
        footer.starts_with(first) && bare.get(..footer.len()).is_some_and(|head| head.eq_ignore_ascii_case(footer))
    };
    if !FOOTERS.iter().any(|footer| begins(footer)) {
        return None;
    }
    let mut next = line(text, at).end + 1;
    while next < text.len() {
        let below = line(text, next);
        if seen(&text[below.clone()]).is_empty() {
            break;
        }
        next = below.end + 1;
    }
    Some(next.min(text.len()))
}

/// Where the signature that begins with a sign-off at `at` ends; `None` if it is no signature.
pub(super) fn signature(text: &str, at: usize, this: &str) -> Option<usize> {
    if this.len() > 60 || !is_sign_off(this) {
        return None;
    }
    let mut next = line(text, at).end + 1;
    let (mut lines, mut wide) = (0, 0);
    while next < text.len() {
        let range = line(text, next);
        let below = seen(&text[range.clone()]);
        if below.starts_with('>') || super::quotation(text, next, below).is_some() {
            break;
        }
        lines += usize::from(!below.is_empty());
        wide += usize::from(below.len() > WIDE && below.chars().count() > WIDE);
        if lines > MOST_LINES || wide > 1 || below.len() > WIDEST || below.ends_with('?') {
            return None;
        }
        next = range.end + 1;
    }
    Some(next.min(text.len()))
}

fn is_sign_off(line: &str) -> bool {
    if line.split_whitespace().nth(4).is_some() || line.ends_with('?') {
        return false;
    }
    let lower = line.to_lowercase();
    SIGN_OFFS.iter().any(|words| {
        let rest = if lower.as_bytes().first() == words.as_bytes().first() { lower.strip_prefix(words) } else { None };
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_off_stands_alone_on_its_line() {
        assert!(is_sign_off("Best regards,"));
        assert!(is_sign_off("Pozdrawiam serdecznie"));
        assert!(is_sign_off("בברכה,"));
        assert!(!is_sign_off("Pozdrawiam serdecznie i życzę miłego weekendu!"));
        assert!(!is_sign_off("Regardsless of that"));
    }
}
