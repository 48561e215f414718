//! The three languages that Mila reads and writes.

use std::fmt;
use std::str::FromStr;

/// A language that Mila understands. A text in any other one is `Option::None` where it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// English, British spelling in our own texts.
    English,
    /// Polish.
    Polish,
    /// Hebrew, written from right to left.
    Hebrew,
}

impl Language {
    /// All of them, in the order in which we list them to people.
    pub const ALL: [Self; 3] = [Self::English, Self::Polish, Self::Hebrew];

    /// The ISO 639-1 code: `en`, `pl` or `he`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Polish => "pl",
            Self::Hebrew => "he",
        }
    }

    /// `ltr` or `rtl`, as HTML's `dir` wants it.
    #[must_use]
    pub const fn direction(self) -> &'static str {
        match self {
            Self::English | Self::Polish => "ltr",
            Self::Hebrew => "rtl",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The text is not `en`, `pl` or `he` (nor `iw`, the old code of Hebrew).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownLanguage;

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mila speaks en, pl and he")
    }
}

impl std::error::Error for UnknownLanguage {}

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Takes a code or a locale name: `pl`, `pl_PL.UTF-8`, `he-IL`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let code = text.split(['_', '-', '.', '@']).next().unwrap_or_default();
        match code.to_ascii_lowercase().as_str() {
            "en" => Ok(Self::English),
            "pl" => Ok(Self::Polish),
            "he" | "iw" => Ok(Self::Hebrew),
            _ => Err(UnknownLanguage),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_name_gives_its_language() {
        assert_eq!("pl_PL.UTF-8".parse(), Ok(Language::Polish));
        assert_eq!("he-IL".parse(), Ok(Language::Hebrew));
        assert_eq!("de".parse::<Language>(), Err(UnknownLanguage));
    }
}
