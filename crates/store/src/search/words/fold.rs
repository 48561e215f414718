//! Folding: one spelling for what people type in several: case, diacritics, points, final letters, quotation marks.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Of what a folded word is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Letters from a to z only.
    Latin,
    /// Digits from 0 to 9 only.
    Digits,
    /// Hebrew letters only.
    Hebrew,
    /// Anything else.
    Other,
}

/// A folded word.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// Letters and digits, nothing else.
    pub(super) text: String,
    /// How much of `text` stands before the first apostrophe.
    pub(super) base: Option<usize>,
}

impl Folded {
    /// Folds a word into this one's space.
    pub(super) fn read(&mut self, raw: &str) {
        self.text.clear();
        self.base = None;
        for char in raw.chars() {
            match char {
                'a'..='z' | '0'..='9' => self.text.push(char),
                'A'..='Z' => self.text.push(char.to_ascii_lowercase()),
                _ if is_inner_quote(char) => self.base = self.base.or(Some(self.text.len())),
                'א'..='ת' => self.push_hebrew(char),
                _ => decompose_compatible(char, |piece| push_lower(&mut self.text, piece)),
            }
        }
    }

    /// Final letters become ordinary ones, and a doubled yod or vav a single one.
    fn push_hebrew(&mut self, char: char) {
        let letter = match char {
            'ך' => 'כ',
            'ם' => 'מ',
            'ן' => 'נ',
            'ף' => 'פ',
            'ץ' => 'צ',
            other => other,
        };
        if !(matches!(letter, 'י' | 'ו') && self.text.ends_with(letter)) {
            self.text.push(letter);
        }
    }

    /// Of what it is made.
    pub(super) fn script(&self) -> Script {
        let bytes = self.text.as_bytes();
        if bytes.iter().all(u8::is_ascii_lowercase) {
            Script::Latin
        } else if bytes.iter().all(u8::is_ascii_digit) {
            Script::Digits
        } else if self.text.chars().all(|char| matches!(char, 'א'..='ת')) {
            Script::Hebrew
        } else {
            Script::Other
        }
    }
}

/// A piece of a character in small letters, without marks and signs.
fn push_lower(text: &mut String, piece: char) {
    for lower in piece.to_lowercase() {
        match lower {
            'ł' => text.push('l'),
            'ø' => text.push('o'),
            'đ' | 'ð' => text.push('d'),
            'ħ' => text.push('h'),
            'ı' => text.push('i'),
            'ß' => text.push_str("ss"),
            'æ' => text.push_str("ae"),
            'œ' => text.push_str("oe"),
            'þ' => text.push_str("th"),
            'ς' => text.push('σ'),
            '\u{660}'..='\u{669}' => text.push(digit(lower, 0x660)),
            '\u{6f0}'..='\u{6f9}' => text.push(digit(lower, 0x6f0)),
            _ if lower.is_alphanumeric() && !is_combining_mark(lower) => text.push(lower),
            _ => {}
        }
    }
}

/// The digit that a character of another script's ten digits stands for.
fn digit(char: char, zero: u32) -> char {
    char::from_digit(u32::from(char) - zero, 10).unwrap_or(char)
}

/// Whether a character inside a word is an apostrophe or one of the marks that Hebrew writes there.
pub(super) fn is_inner_quote(char: char) -> bool {
    matches!(char, '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '′' | '׳' | '״' | '"' | '”' | '“' | '„' | '″')
}

/// Whether a character belongs to a word though it is neither letter nor digit: a mark, or an invisible sign.
pub(super) fn is_silent(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        || is_combining_mark(char)
}
