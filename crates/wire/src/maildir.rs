//! Names in a Maildir: what a file name says of its message, and folder names in modified UTF-7.

use jiff::Timestamp;
use mail_parser::decoders::base64::base64_decode;

/// What the flags after `:2,` say of where a message belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    /// `T`: thrown away.
    Trashed,
    /// `D`: a draft.
    Draft,
}

/// The flag that a file name carries (`1600000000.M1.host:2,ST`); some systems write `;` or `!` for the colon.
#[must_use]
pub fn flag(name: &str) -> Option<Flag> {
    let (_, flags) = name.rsplit_once("2,").filter(|(before, _)| before.ends_with([':', ';', '!', '-']))?;
    if flags.contains('T') { Some(Flag::Trashed) } else { flags.contains('D').then_some(Flag::Draft) }
}

/// The delivery time with which a file name begins, in whole seconds.
#[must_use]
pub fn arrival(name: &str) -> Option<Timestamp> {
    let digits = name.split('.').next().filter(|digits| (8..=10).contains(&digits.len()))?;
    Timestamp::from_second(digits.parse().ok()?).ok()
}

/// IMAP's modified UTF-7 (RFC 3501 section 5.1.3); what is none stays as it is.
#[must_use]
pub fn from_modified_utf7(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let Some((encoded, tail)) = after.split_once('-') else {
            text.push('&');
            text.push_str(after);
            return text;
        };
        match utf16(encoded) {
            _ if encoded.is_empty() => text.push('&'),
            Some(decoded) => text.push_str(&decoded),
            None => text.extend(["&", encoded, "-"]),
        }
        rest = tail;
    }
    text.push_str(rest);
    text
}

fn utf16(encoded: &str) -> Option<String> {
    let mut standard = encoded.replace(',', "/");
    standard.extend(std::iter::repeat_n('=', standard.len().wrapping_neg() % 4));
    let bytes = base64_decode(standard.as_bytes()).filter(|bytes| !bytes.is_empty() && bytes.len() % 2 == 0)?;
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folder_names_are_decoded() {
        assert_eq!(from_modified_utf7("Wys&AUI-ane"), "Wysłane");
        assert_eq!(from_modified_utf7("&BeAF6QXcBdc-"), "נשלח");
        assert_eq!(from_modified_utf7("Q&-A"), "Q&A");
        assert_eq!(from_modified_utf7("R&B"), "R&B");
        assert_eq!(from_modified_utf7("R&!!-B"), "R&!!-B");
    }

    #[test]
    fn flags_and_arrival_stand_in_the_file_name() {
        assert_eq!(flag("1600000000.M1.host:2,ST"), Some(Flag::Trashed));
        assert_eq!(flag("1600000000.M1.host:2,DS"), Some(Flag::Draft));
        assert_eq!(flag("1600000000.M1.host:2,S"), None);
        assert_eq!(flag("letter2,T.eml"), None);
        assert_eq!(arrival("1600000000.M1.host:2,S").unwrap().as_second(), 1_600_000_000);
        assert_eq!(arrival("letter.eml"), None);
    }
}
