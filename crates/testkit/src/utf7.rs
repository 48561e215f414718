//! Folder names as IMAP writes them: modified UTF-7, RFC 3501 §5.1.3.

use base64::Engine as _;
use base64::alphabet::IMAP_MUTF7;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &IMAP_MUTF7,
    GeneralPurposeConfig::new().with_encode_padding(false).with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// A folder's name as it goes over the wire.
#[must_use]
pub fn to_utf7(name: &str) -> String {
    let mut written = String::new();
    let mut foreign: Vec<u16> = Vec::new();
    for letter in name.chars() {
        if matches!(letter, ' '..='~') {
            close(&mut written, &mut foreign);
            written.push(letter);
            if letter == '&' {
                written.push('-');
            }
        } else {
            foreign.extend(letter.encode_utf16(&mut [0; 2]).iter());
        }
    }
    close(&mut written, &mut foreign);
    written
}

/// A folder's name as people read it, or nothing when it is not modified UTF-7.
#[must_use]
pub fn from_utf7(written: &str) -> Option<String> {
    let mut pieces = written.split('&');
    let mut name = pieces.next()?.to_owned();
    for piece in pieces {
        let (foreign, plain) = piece.split_once('-')?;
        if foreign.is_empty() {
            name.push('&');
        } else {
            let bytes = ENGINE.decode(foreign).ok()?;
            let units: Vec<u16> =
                bytes.chunks(2).map(|pair| pair.iter().fold(0, |unit, byte| unit << 8 | u16::from(*byte))).collect();
            name.push_str(&String::from_utf16(&units).ok()?);
        }
        name.push_str(plain);
    }
    Some(name)
}

fn close(written: &mut String, foreign: &mut Vec<u16>) {
    if foreign.is_empty() {
        return;
    }
    let bytes: Vec<u8> = foreign.drain(..).flat_map(u16::to_be_bytes).collect();
    written.push('&');
    written.push_str(&ENGINE.encode(bytes));
    written.push('-');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, written: &str) {
        assert_eq!(to_utf7(name), written);
        assert_eq!(from_utf7(written).as_deref(), Some(name));
    }

    #[test]
    fn names_go_there_and_back() {
        check("INBOX", "INBOX");
        check("Wysłane", "Wys&AUI-ane");
        check("R&D", "R&-D");
        check("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-");
        check("נשלח", "&BeAF6QXcBdc-");
        check("📁", "&2D3cwQ-");
    }

    #[test]
    fn what_is_not_utf7_has_no_name() {
        assert_eq!(from_utf7("&AUI"), None);
    }
}
