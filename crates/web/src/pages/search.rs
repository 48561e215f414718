//! Search: one field, people first, then letters with the found words marked.

use mila_desk::people::PersonRow;
use mila_desk::search::{Found, FoundLetter};
use mila_domain::language::Language;
use serde::Serialize;

use super::rows::{self, Empty, Link, Named, Run};
use super::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;
use crate::texts::moments::Here;
use crate::tidy;

/// Search as a page.
#[derive(Debug, Clone, Serialize)]
pub struct SearchPage {
    /// What the page is called.
    pub title: String,
    /// What was searched for; empty before the first search.
    pub words: String,
    /// What the field is for.
    pub label: String,
    /// What the button says.
    pub deed: String,
    /// Above the people.
    pub people_title: String,
    /// People by name or address.
    pub people: Vec<FoundPerson>,
    /// Above the letters.
    pub letters_title: String,
    /// Letters with the words.
    pub letters: Vec<FoundRow>,
    /// The next page.
    pub next: Option<Link>,
    /// Nothing was found, or nothing searched for yet.
    pub empty: Option<Empty>,
    /// How to search.
    pub tips: Vec<String>,
}

/// Somebody who was found.
#[derive(Debug, Clone, Serialize)]
pub struct FoundPerson {
    /// Their page.
    pub href: String,
    /// Name and address.
    pub name: Named,
    /// How many letters, and when the last one was.
    pub facts: Vec<String>,
    /// That they wait for us.
    pub waits: Option<String>,
}

/// A letter that was found.
#[derive(Debug, Clone, Serialize)]
pub struct FoundRow {
    /// The letter in its conversation.
    pub href: String,
    /// Who wrote it.
    pub name: Named,
    /// When.
    pub when: String,
    /// Its subject, in pieces.
    pub subject: Vec<Run>,
    /// A passage, in pieces.
    pub passage: Vec<Run>,
    /// The code of its language, if known.
    pub lang: Option<&'static str>,
}

impl SearchPage {
    /// The page before anything is searched for.
    #[must_use]
    pub fn fresh(texts: Texts) -> Self {
        Self {
            title: texts.plain("nav-search"),
            words: String::new(),
            label: texts.plain("search-label"),
            deed: texts.plain("search-deed"),
            people_title: texts.plain("nav-people"),
            people: Vec::new(),
            letters_title: texts.plain("palette-letters"),
            letters: Vec::new(),
            next: None,
            empty: Some(Empty { drawing: "lens", title: texts.plain("search-start"), text: None, link: None }),
            tips: tips(texts),
        }
    }

    /// What was found, in the words of the reader.
    #[must_use]
    pub fn of(texts: Texts, here: &Here, found: &Found) -> Self {
        let words = tidy::one_line(&found.words);
        let is_empty = found.people.is_empty() && found.letters.is_empty();
        let empty = || Empty { drawing: "lens", title: texts.plain("search-none"), text: None, link: None };
        Self {
            people: found.people.iter().map(|row| FoundPerson::of(texts, here, row)).collect(),
            letters: found.letters.iter().map(|row| FoundRow::of(texts, here, row)).collect(),
            next: found.next.as_deref().map(|next| Link {
                href: format!("/search?q={}&from={}", rows::encoded(&found.words), rows::encoded(next)),
                label: texts.plain("list-next"),
            }),
            empty: is_empty.then(empty),
            tips: if is_empty { tips(texts) } else { Vec::new() },
            words,
            ..Self::fresh(texts)
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/search.html", self)
    }
}

fn tips(texts: Texts) -> Vec<String> {
    ["search-tip-forms", "search-tip-all", "search-tip-people"].map(|key| texts.plain(key)).to_vec()
}

impl FoundPerson {
    fn of(texts: Texts, here: &Here, row: &PersonRow) -> Self {
        let last = row.last.map(|at| texts.with("quiet-last", &[("when", (&texts.on_day(here, at)).into())]));
        Self {
            href: format!("/people/{}", row.id),
            name: rows::named(&row.name),
            facts: [texts.count("row-letters", row.letters)].into_iter().chain(last).collect(),
            waits: row.is_waiting.then(|| texts.plain("search-waits")),
        }
    }
}

impl FoundRow {
    fn of(texts: Texts, here: &Here, row: &FoundLetter) -> Self {
        let nobody = || Named { who: texts.plain("letter-nobody"), address: None };
        let us = || Named { who: texts.plain("search-us"), address: None };
        let subject = rows::runs(&row.subject);
        Self {
            href: format!("/conversations/{}#{}", row.conversation, row.message),
            name: if row.is_ours { us() } else { row.author.as_ref().map_or_else(nobody, rows::named) },
            when: texts.near_date(here, here.local(row.at).date()),
            subject: if subject.is_empty() { vec![Run { text: texts.plain("no-subject"), is_marked: false }] } else { subject },
            passage: rows::runs(&row.passage),
            lang: row.language.map(Language::code),
        }
    }
}
