//! The list of people: who they are, how much was written, when last, and whether they wait.
//! Whom it shows and in which order is decided by the desk.

use mila_desk::people::{People, PersonRow};
use serde::Serialize;

use super::fields::Field;
use super::rows::{self, Empty, Link, Named, encoded};
use super::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;
use crate::texts::moments::Here;

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// The list of people.
#[derive(Debug, Clone, Serialize)]
pub struct PeoplePage {
    /// The title of the page and of the window.
    pub title: String,
    /// How many there are, or were found.
    pub count: Option<String>,
    /// What to search for; not there while there is nobody to be found.
    pub search: Option<Field>,
    /// What the button beside it says.
    pub search_deed: String,
    /// One for each of them.
    pub rows: Vec<PersonLine>,
    /// Leads on.
    pub next: Option<Link>,
    /// What to say in place of the list.
    pub nobody: Option<Empty>,
    /// Adding somebody, contacts of another address book.
    pub ways: Vec<Link>,
}

/// Somebody in the list.
#[derive(Debug, Clone, Serialize)]
pub struct PersonLine {
    /// Leads to them.
    pub href: String,
    /// Their name and address.
    pub name: Named,
    /// How much was written, and when last.
    pub facts: Vec<String>,
    /// Says that they wait for us.
    pub waits: Option<String>,
}

impl PeoplePage {
    /// One page of the list.
    #[must_use]
    pub fn of(texts: Texts, here: &Here, people: &People) -> Self {
        let words = people.words.as_deref().unwrap_or_default();
        let is_search = !words.is_empty();
        let count_key = if is_search { "people-found" } else { "people-count" };
        let search = Field::new("q", "q", texts.plain("people-search"), words);
        Self {
            title: texts.plain("people-title"),
            count: (people.total > 0).then(|| texts.count(count_key, people.total)),
            search: (is_search || people.total > 0).then_some(search),
            search_deed: texts.plain("people-search-deed"),
            rows: people.rows.iter().map(|row| PersonLine::of(texts, here, row)).collect(),
            next: people.next.as_deref().map(|from| Link { href: next(words, from), label: texts.plain("people-next") }),
            nobody: people.rows.is_empty().then(|| if is_search { nobody_found(texts) } else { nobody_yet(texts) }),
            ways: [("/people/new", "people-add"), ("/contacts", "people-contacts")]
                .map(|(href, key)| Link { href: href.to_owned(), label: texts.plain(key) })
                .into(),
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/people.html", self)
    }
}

impl PersonLine {
    fn of(texts: Texts, here: &Here, row: &PersonRow) -> Self {
        let last = row.last.map(|at| texts.with("quiet-last", &[("when", (&texts.on_moment(here, at)).into())]));
        Self {
            href: format!("/people/{}", row.id),
            name: rows::named(&row.name),
            facts: std::iter::once(letters(texts, row.letters)).chain(last).collect(),
            waits: row.is_waiting.then(|| texts.plain("people-waits")),
        }
    }
}

/// How much was written.
pub(super) fn letters(texts: Texts, count: u64) -> String {
    if count == 0 { texts.plain("people-no-letters") } else { texts.count("row-letters", count) }
}

fn nobody_yet(texts: Texts) -> Empty {
    Empty {
        drawing: "welcome",
        title: texts.plain("people-nobody-yet"),
        text: Some(texts.plain("people-nobody-yet-words")),
        link: Some(Link { href: "/import".to_owned(), label: texts.plain("people-take-in") }),
    }
}

fn nobody_found(texts: Texts) -> Empty {
    Empty {
        drawing: "lens",
        title: texts.plain("people-nobody-found"),
        text: Some(texts.plain("people-nobody-found-words")),
        link: Some(Link { href: "/people".to_owned(), label: texts.plain("people-show-all") }),
    }
}

fn next(words: &str, from: &str) -> String {
    if words.is_empty() {
        format!("/people?from={}", encoded(from))
    } else {
        format!("/people?q={}&from={}", encoded(words), encoded(from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_searched_for_goes_on_to_the_next_page() {
        assert_eq!(next("", "a/b"), "/people?from=a%2Fb");
        assert_eq!(next("ala & ola+", "7"), "/people?q=ala%20%26%20ola%2B&from=7");
    }
}
