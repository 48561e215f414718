//! Names of folders as servers write them: modified UTF-7 (RFC 3501 §5.1.3). What is not written so is taken as UTF-8.

/// The name as people read it. What cannot be decoded stays as it is.
#[must_use]
pub fn decoded(name: &[u8]) -> String {
    let plain = || String::from_utf8_lossy(name).into_owned();
    if !name.contains(&b'&') || !name.is_ascii() {
        return plain();
    }
    let mut text = String::new();
    let mut rest = name;
    while let Some(start) = memchr::memchr(b'&', rest) {
        text.push_str(&String::from_utf8_lossy(&rest[..start]));
        let Some(length) = memchr::memchr(b'-', &rest[start..]) else { return plain() };
        let shifted = &rest[start + 1..start + length];
        if shifted.is_empty() {
            text.push('&');
        } else {
            let Some(letters) = shifted_letters(shifted) else { return plain() };
            text.push_str(&letters);
        }
        rest = &rest[start + length + 1..];
    }
    text.push_str(&String::from_utf8_lossy(rest));
    text
}

/// Base 64 with `,` for `/` and without padding, of UTF-16.
fn shifted_letters(shifted: &[u8]) -> Option<String> {
    let mut units = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for byte in shifted {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b',' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0x3f_ffff;
        count += 6;
        if count >= 16 {
            count -= 16;
            units.push(u16::try_from(bits >> count & 0xffff).ok()?);
        }
    }
    String::from_utf16(&units).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_read_in_polish_and_hebrew() {
        for (name, read) in [
            ("Wys&AUI-ane", "Wysłane"),
            ("Elementy wys&AUI-ane", "Elementy wysłane"),
            ("&BdAF6AXbBdkF1QXf-", "ארכיון"),
            ("Q&-A", "Q&A"),
            ("R&D", "R&D"),
            ("&Broken!-", "&Broken!-"),
            ("Wysłane", "Wysłane"),
            ("", ""),
        ] {
            assert_eq!(decoded(name.as_bytes()), read);
        }
    }

    proptest! {
        #[test]
        fn any_name_can_be_read(name in proptest::collection::vec(any::<u8>(), 0..60)) {
            prop_assert!(decoded(&name).len() <= name.len() * 3);
        }
    }
}
