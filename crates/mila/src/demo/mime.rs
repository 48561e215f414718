//! The letters of the alphabet on the wire: character sets, quoted-printable, base64, encoded words.
//! Which letter is written how, `letter` decides.

use std::fmt::Write as _;

/// How a text part is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script8 {
    /// UTF-8.
    Utf8,
    /// Polish of the old days.
    Iso8859_2,
    /// English of the old days.
    Iso8859_1,
    /// Hebrew of the old days.
    Windows1255,
}

/// The transfer encoding of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transfer {
    /// Bytes as they are.
    EightBit,
    /// For text that is mostly ASCII.
    QuotedPrintable,
    /// For anything.
    Base64,
}

impl Script8 {
    /// As `charset=` names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Iso8859_2 => "iso-8859-2",
            Self::Iso8859_1 => "iso-8859-1",
            Self::Windows1255 => "windows-1255",
        }
    }

    /// The bytes of the text; `None` when a letter is not in the set.
    #[must_use]
    pub fn bytes(self, text: &str) -> Option<Vec<u8>> {
        text.chars()
            .map(|letter| self.byte(letter))
            .collect::<Option<Vec<_>>>()
            .or_else(|| (self == Self::Utf8).then(|| text.into()))
    }

    fn byte(self, letter: char) -> Option<u8> {
        let code = u32::from(letter);
        let from_list = |list: &[(char, u8)]| list.iter().find(|(known, _)| *known == letter).map(|(_, byte)| *byte);
        match self {
            _ if code < 0x80 => u8::try_from(code).ok(),
            Self::Utf8 => None,
            Self::Iso8859_1 => u8::try_from(code).ok().filter(|byte| *byte >= 0xa0),
            Self::Iso8859_2 => from_list(LATIN_2),
            Self::Windows1255 if (0x5d0..=0x5ea).contains(&code) => u8::try_from(code - 0x5d0 + 0xe0).ok(),
            Self::Windows1255 => from_list(HEBREW),
        }
    }
}

const LATIN_2: &[(char, u8)] = &[
    ('Ą', 0xa1),
    ('Ł', 0xa3),
    ('Ś', 0xa6),
    ('Ź', 0xac),
    ('Ż', 0xaf),
    ('ą', 0xb1),
    ('ł', 0xb3),
    ('ś', 0xb6),
    ('ź', 0xbc),
    ('ż', 0xbf),
    ('Ó', 0xd3),
    ('ó', 0xf3),
    ('Ć', 0xc6),
    ('ć', 0xe6),
    ('Ę', 0xca),
    ('ę', 0xea),
    ('Ń', 0xd1),
    ('ń', 0xf1),
    // Quotation marks of print are not in the set; old programs wrote plain ones.
    ('„', b'"'),
    ('”', b'"'),
    ('–', b'-'),
];
const HEBREW: &[(char, u8)] = &[('₪', 0xa4), ('„', 0x84), ('“', 0x93), ('”', 0x94), ('–', 0x96), ('’', 0x92)];

/// The bytes in a transfer encoding, with lines short enough for mail.
#[must_use]
pub fn transfer(bytes: &[u8], transfer: Transfer) -> Vec<u8> {
    match transfer {
        Transfer::EightBit => bytes.to_vec(),
        Transfer::QuotedPrintable => quoted_printable(bytes).into_bytes(),
        Transfer::Base64 => {
            let text = base64(bytes);
            let lines: Vec<&str> = (0..text.len()).step_by(76).filter_map(|at| text.get(at..text.len().min(at + 76))).collect();
            lines.join("\r\n").into_bytes()
        }
    }
}

impl Transfer {
    /// As `Content-Transfer-Encoding` names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::EightBit => "8bit",
            Self::QuotedPrintable => "quoted-printable",
            Self::Base64 => "base64",
        }
    }
}

/// RFC 4648, without line breaks.
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let word = three.iter().chain([&0, &0]).take(3).fold(0_usize, |word, byte| word << 8 | usize::from(*byte));
        for place in 0..4 {
            let letter = LETTERS[word >> (18 - 6 * place) & 63];
            text.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

fn quoted_printable(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut width = 0;
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b'\n' {
            text.push('\n');
            width = 0;
            continue;
        }
        let ends_line = matches!(bytes.get(at + 1), None | Some(b'\r'));
        let is_plain = *byte == b'\r' || (b'!'..=b'~').contains(byte) && *byte != b'=' || *byte == b' ' && !ends_line;
        if width >= 72 && *byte != b'\r' {
            text.push_str("=\r\n");
            width = 0;
        }
        if is_plain {
            text.push(char::from(*byte));
            width += 1;
        } else {
            let _ = write!(text, "={byte:02X}");
            width += 3;
        }
    }
    text
}

/// A header's text as RFC 2047 wants it: plain when it is ASCII, otherwise encoded words on folded lines.
#[must_use]
pub fn header_text(text: &str, set: Script8) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let set = if set.bytes(text).is_some() { set } else { Script8::Utf8 };
    let mut words = Vec::new();
    let mut piece = String::new();
    for letter in text.chars() {
        if piece.len() + letter.len_utf8() > 39 {
            words.push(std::mem::take(&mut piece));
        }
        piece.push(letter);
    }
    words.push(piece);
    let encoded: Vec<String> = words
        .iter()
        .map(|word| format!("=?{}?B?{}?=", set.name(), base64(&set.bytes(word).unwrap_or_else(|| word.as_bytes().to_vec()))))
        .collect();
    encoded.join("\r\n ")
}

/// A file's name after `filename`: RFC 2231 when it is not ASCII.
#[must_use]
pub fn file_name(name: &str) -> String {
    if name.is_ascii() {
        return format!("=\"{name}\"");
    }
    let mut text = "*=UTF-8''".to_owned();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}
