//! The fields of the desk's forms in finished strings: label, what was typed, hint, and what is wrong with it.
//! What is wrong is decided by the desk; the pages say it in words and beside which field.

use mila_domain::language::Language;
use serde::Serialize;

use crate::texts::Texts;
use crate::tidy;

/// A longer name is cut where it is only shown.
const LONGEST_NAME: usize = 120;

/// A field into which one types. Passwords are never shown again, so their value stays empty.
#[derive(Debug, Clone, Serialize)]
pub struct Field {
    /// Ties the label, the hint and the error to it.
    pub id: &'static str,
    /// As the form sends it.
    pub name: &'static str,
    /// What it is called.
    pub label: String,
    /// What stands in it.
    pub value: String,
    /// How to fill it in.
    pub hint: Option<String>,
    /// What is wrong with what was typed.
    pub error: Option<String>,
    /// The ids of hint and error, as `aria-describedby` wants them.
    pub described_by: Option<String>,
}

impl Field {
    /// A field with its label and what stands in it.
    #[must_use]
    pub fn new(id: &'static str, name: &'static str, label: String, value: &str) -> Self {
        Self { id, name, label, value: value.to_owned(), hint: None, error: None, described_by: None }
    }

    /// With a hint.
    #[must_use]
    pub fn hinted(mut self, hint: String) -> Self {
        self.hint = Some(hint);
        self.described()
    }

    /// With what is wrong with it, if anything is.
    #[must_use]
    pub fn refused(mut self, error: Option<String>) -> Self {
        self.error = error;
        self.described()
    }

    fn described(mut self) -> Self {
        self.described_by = described_by(self.id, self.hint.is_some(), self.error.is_some());
        self
    }
}

/// Several things to choose from, one of them or some.
#[derive(Debug, Clone, Serialize)]
pub struct Choices {
    /// Ties the hint and the error to it.
    pub id: &'static str,
    /// As the form sends it.
    pub name: &'static str,
    /// What is chosen.
    pub label: String,
    /// In the order in which they are read.
    pub choices: Vec<Choice>,
    /// What is wrong with the choice.
    pub error: Option<String>,
    /// The id of the error, as `aria-describedby` wants it.
    pub described_by: Option<String>,
}

/// One thing to choose.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// As the form sends it.
    pub value: &'static str,
    /// What it is called.
    pub label: String,
    /// The language of the label, where it is not that of the page.
    pub lang: Option<&'static str>,
    /// What choosing it means.
    pub words: Option<String>,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

impl Choices {
    /// Things to choose from.
    #[must_use]
    pub const fn new(id: &'static str, name: &'static str, label: String, choices: Vec<Choice>) -> Self {
        Self { id, name, label, choices, error: None, described_by: None }
    }

    /// With what is wrong with the choice, if anything is.
    #[must_use]
    pub fn refused(mut self, error: Option<String>) -> Self {
        self.described_by = described_by(self.id, false, error.is_some());
        self.error = error;
        self
    }
}

impl Choice {
    /// One thing to choose, in the language of the page.
    #[must_use]
    pub const fn new(value: &'static str, label: String, is_chosen: bool) -> Self {
        Self { value, label, lang: None, words: None, is_chosen }
    }
}

/// What is said on top of a form that was refused, with the way to the field in question.
#[derive(Debug, Clone, Serialize)]
pub struct Refused {
    /// That nothing is lost, and what to do.
    pub words: String,
    /// What is wrong, where a field says it too.
    pub error: Option<String>,
    /// Leads to that field.
    pub href: Option<String>,
}

impl Refused {
    /// A refusal that no field is to blame for.
    #[must_use]
    pub const fn plain(words: String) -> Self {
        Self { words, error: None, href: None }
    }

    /// A refusal because of the field with this id.
    #[must_use]
    pub fn at(texts: Texts, id: &str, error: String) -> Self {
        Self { words: texts.plain("refused-summary"), error: Some(error), href: Some(format!("#{id}")) }
    }
}

/// The languages of the pages, each in its own name.
#[must_use]
pub fn languages(id: &'static str, label: String, chosen: Language) -> Choices {
    let choices = Language::ALL.map(|language| Choice {
        lang: Some(language.code()),
        ..Choice::new(language.code(), own_name(language).to_owned(), language == chosen)
    });
    Choices::new(id, "language", label, choices.into())
}

/// What a language is called by those who speak it.
const fn own_name(language: Language) -> &'static str {
    match language {
        Language::English => "English",
        Language::Polish => "Polski",
        Language::Hebrew => "עברית",
    }
}

/// Somebody's name or address on one line, of no more than a sensible length.
pub(in crate::pages) fn named(text: &str) -> String {
    tidy::shortened(&tidy::one_line(text), LONGEST_NAME)
}

fn described_by(id: &str, has_hint: bool, has_error: bool) -> Option<String> {
    let hint = has_hint.then(|| format!("{id}-hint"));
    let error = has_error.then(|| format!("{id}-error"));
    let ids: Vec<String> = error.into_iter().chain(hint).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

#[cfg(test)]
mod tests;
