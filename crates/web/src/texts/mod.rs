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
        let text = self.looked_up(key, said.iter().map(|&(name, value)| (Cow::Borrowed(name), value)));
        debug_assert!(text.is_some(), "{key} in {} cannot be said", self.language);
        text.unwrap_or_else(|| key.to_owned())
    }

    /// A text that was kept as its key and arguments, perhaps by another version of the program; `None` where this one
    /// cannot say it.
    #[must_use]
    pub fn kept(self, key: &str, said: &[(String, String)]) -> Option<String> {
        self.looked_up(key, said.iter().map(|(name, value)| (Cow::Owned(name.clone()), Said::Text(value))))
    }

    fn looked_up<'a>(self, key: &str, said: impl Iterator<Item = (Cow<'static, str>, Said<'a>)> + Clone) -> Option<String> {
        let size = said.clone().filter_map(|(name, value)| match value {
            Said::Number(count) if name == "count" => {
                Some((Cow::Borrowed("size"), Said::Text(if count > 10 { "large" } else { "small" })))
            }
            Said::Number(_) | Said::Text(_) => None,
        });
        let arguments: HashMap<Cow<'static, str>, FluentValue<'_>> =
            said.chain(size).map(|(name, value)| (name, value.into())).collect();
        LOCALES.lookup_single_language(&self.locale(), key, Some(&arguments)).ok()
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
