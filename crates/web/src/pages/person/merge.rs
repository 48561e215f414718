//! Making two people one: first whom, then whether it is really so. What stays and what goes is decided by the desk.

use mila_desk::people::{People, Person};
use serde::Serialize;

use crate::pages::fields::{Field, named};
use crate::pages::people::letters;
use crate::pages::rows::{self, Link, Named, encoded};
use crate::pages::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;

/// How far the choice is.
#[derive(Debug, Clone, Copy)]
pub enum Merging<'a> {
    /// Whom?
    Choosing(&'a People),
    /// Really them?
    Sure(&'a Person),
}

/// Making two people one.
#[derive(Debug, Clone, Serialize)]
pub struct MergePage {
    /// The title of the page and of the window.
    pub title: String,
    /// Who stays.
    pub who: String,
    /// What it means.
    pub lead: String,
    /// Whom to choose from.
    pub choosing: Option<Choosing>,
    /// What will be.
    pub sure: Option<Sure>,
    /// Leads back.
    pub cancel: Link,
}

/// Whom to choose from.
#[derive(Debug, Clone, Serialize)]
pub struct Choosing {
    /// Where the search is sent.
    pub action: String,
    /// What to search for.
    pub search: Field,
    /// What its button says.
    pub deed: String,
    /// Those who were found.
    pub rows: Vec<Candidate>,
    /// Said when there are none.
    pub nobody: String,
}

/// Somebody to choose.
#[derive(Debug, Clone, Serialize)]
pub struct Candidate {
    /// Leads on.
    pub href: String,
    /// Who.
    pub name: Named,
    /// How much was written.
    pub letters: String,
}

/// What will be.
#[derive(Debug, Clone, Serialize)]
pub struct Sure {
    /// Where the form is sent.
    pub action: String,
    /// The other one, for the form.
    pub other: String,
    /// Who they are.
    pub name: String,
    /// Their addresses.
    pub addresses: Vec<String>,
    /// What happens, a sentence each.
    pub words: Vec<String>,
    /// What the button says.
    pub deed: String,
}

impl MergePage {
    /// The page.
    #[must_use]
    pub fn of(texts: Texts, person: &Person, merging: Merging<'_>) -> Self {
        let href = format!("/people/{}", person.id);
        let action = format!("{href}/merge");
        let (choosing, sure) = match merging {
            Merging::Choosing(people) => (Some(Choosing::of(texts, &action, person, people)), None),
            Merging::Sure(other) => (None, Some(Sure::of(texts, action, person, other))),
        };
        Self {
            title: texts.plain("merge-title"),
            who: shown(person),
            lead: texts.plain("merge-lead"),
            choosing,
            sure,
            cancel: Link { href, label: texts.plain("merge-cancel") },
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/merge.html", self)
    }
}

impl Choosing {
    fn of(texts: Texts, action: &str, person: &Person, people: &People) -> Self {
        let candidate = |row: &mila_desk::people::PersonRow| Candidate {
            href: format!("{action}?with={}", encoded(&row.id.to_string())),
            name: rows::named(&row.name),
            letters: letters(texts, row.letters),
        };
        Self {
            action: action.to_owned(),
            search: Field::new("q", "q", texts.plain("people-search"), people.words.as_deref().unwrap_or_default()),
            deed: texts.plain("people-search-deed"),
            rows: people.rows.iter().filter(|row| row.id != person.id).map(candidate).collect(),
            nobody: texts.plain("people-nobody-found"),
        }
    }
}

impl Sure {
    fn of(texts: Texts, action: String, person: &Person, other: &Person) -> Self {
        let (stays, goes) = (shown(person), shown(other));
        let said = [("who", (&stays).into()), ("other", (&goes).into())];
        Self {
            action,
            other: other.id.to_string(),
            addresses: other.addresses.iter().map(|address| named(&address.address)).collect(),
            words: vec![texts.with("merge-letters", &said), texts.with("merge-words", &said), texts.plain("merge-undo-words")],
            name: goes,
            deed: texts.plain("merge-deed"),
        }
    }
}

fn shown(person: &Person) -> String {
    named(person.profile.name.as_deref().unwrap_or(person.name.shown()))
}
