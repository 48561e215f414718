//! Every sentence that Mila says, in English, Polish and Hebrew, from the Fluent files in `locales/`.
//! What is said when is for the views to decide; here are only the words, plural forms, dates and numbers.

mod ago;
mod dates;
pub mod moments;
mod numbers;
mod spans;

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, langid, static_loader};
use mila_domain::language::Language;

use crate::tidy;

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "en",
        customise: |bundle| {
            // Isolation marks show up as boxes in some terminals; the pages isolate with <bdi> instead.
            bundle.set_use_isolating(false);
            bundle.set_formatter(numbers::formatter_for(&bundle.locales));
        },
    };
}

/// The texts of one language.
///
/// A number among the arguments chooses the plural form and is shown with its thousands grouped; beside `$count`
/// the texts may ask for `$size`, `small` up to ten and `large` beyond, where Hebrew counts days and years in the
/// singular. Text among them is made safe for a terminal first (see [`tidy::one_line`]).
#[derive(Debug, Clone, Copy)]
pub struct Texts {
    language: Language,
}

/// Something that a sentence speaks about.
#[derive(Debug, Clone, Copy)]
pub enum Said<'a> {
    /// A whole number.
    Number(u64),
    /// A name, a path, a date, another text.
    Text(&'a str),
}

impl From<u64> for Said<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl<'a> From<&'a str> for Said<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Said<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<Said<'a>> for FluentValue<'a> {
    fn from(said: Said<'a>) -> Self {
        match said {
            Said::Number(number) => number.into(),
            Said::Text(text) => tidy::one_line(text).into(),
        }
    }
}

impl Texts {
    /// The texts of `language`.
    #[must_use]
    pub const fn in_language(language: Language) -> Self {
        Self { language }
    }

    /// Whose texts these are.
    #[must_use]
    pub const fn language(self) -> Language {
        self.language
    }

    /// A text without arguments.
    #[must_use]
    pub fn plain(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A text that speaks about `$count` things.
    #[must_use]
    pub fn count(self, key: &str, count: u64) -> String {
        self.with(key, &[("count", Said::Number(count))])
    }

    /// A text with its arguments. An unknown key, or a missing argument, shows the key.
    #[must_use]
    pub fn with(self, key: &str, said: &[(&'static str, Said<'_>)]) -> String {
        let size = said.iter().filter_map(|&(name, value)| match value {
            Said::Number(count) if name == "count" => Some(("size", Said::Text(if count > 10 { "large" } else { "small" }))),
            Said::Number(_) | Said::Text(_) => None,
        });
        let arguments: HashMap<Cow<'static, str>, FluentValue<'_>> =
            said.iter().copied().chain(size).map(|(name, value)| (Cow::Borrowed(name), value.into())).collect();
        let text = LOCALES.lookup_single_language(&self.locale(), key, Some(&arguments));
        debug_assert!(text.is_ok(), "{key} in {}: {text:?}", self.language);
        text.unwrap_or_else(|_| key.to_owned())
    }

    fn locale(self) -> LanguageIdentifier {
        match self.language {
            Language::English => langid!("en"),
            Language::Polish => langid!("pl"),
            Language::Hebrew => langid!("he"),
        }
    }
}

/// Several addresses in one breath, for the sentences that list them.
#[must_use]
pub fn listed(addresses: &[String]) -> String {
    addresses.join(", ")
}

#[cfg(test)]
mod tests;
