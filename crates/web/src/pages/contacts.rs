//! Contacts of another address book: the form for a file, what will come of it, what came of it, and what was taken in
//! before. What happens to whom is decided by the desk.

use mila_desk::people::{ContactsImport, Due, Field as ProfileField, ImportStanding, Outcome, PastImport, Planned};
use mila_domain::contact::{Doubt, MOST_CONTACTS, NoContacts, Unread};
use serde::Serialize;

use super::fields::{Field, Refused, named};
use super::rows::{self, Link, Named};
use super::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;
use crate::texts::moments::Here;

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// Lines that are listed one by one.
const LISTED: usize = 50;

/// The form, and the files of the past.
#[derive(Debug, Clone, Serialize)]
pub struct ContactsPage {
    /// The title of the page and of the window.
    pub title: String,
    /// What happens to the file.
    pub lead: String,
    /// Why a file was refused.
    pub refused: Option<Refused>,
    /// The file.
    pub field: Field,
    /// What the button says.
    pub deed: String,
    /// What the ways are called.
    pub ways_title: String,
    /// How contacts come out of each address book.
    pub ways: Vec<Way>,
    /// What the list is called.
    pub past_title: String,
    /// What was taken in so far, the latest first.
    pub past: Vec<PastLine>,
    /// What the other direction is called.
    pub out_title: String,
    /// What it is good for.
    pub out_words: String,
    /// Leads to the file with all people.
    pub out: Link,
}

/// How contacts come out of an address book.
#[derive(Debug, Clone, Serialize)]
pub struct Way {
    /// The program.
    pub title: String,
    /// What to do there.
    pub words: String,
}

/// A file of the past.
#[derive(Debug, Clone, Serialize)]
pub struct PastLine {
    /// Leads to what came of it.
    pub href: String,
    /// The name of the file.
    pub name: String,
    /// When.
    pub when: String,
    /// What came of it.
    pub facts: Vec<String>,
    /// Says that it was taken back.
    pub undone: Option<String>,
    /// Where the form is sent that takes it back, and what its button says.
    pub undo: Option<Link>,
}

/// One file: what will come of it, or what came of it.
#[derive(Debug, Clone, Serialize)]
pub struct ContactsFilePage {
    /// The title of the page and of the window.
    pub title: String,
    /// The name of the file.
    pub file: String,
    /// How it stands.
    pub lead: String,
    /// The numbers, a sentence each.
    pub numbers: Vec<String>,
    /// Where the form is sent that takes it in, and what its button says.
    pub take: Option<Link>,
    /// Where the form is sent that takes it back, and what its button says.
    pub undo: Option<Link>,
    /// Leads back.
    pub back: Link,
    /// What the list is called.
    pub people_title: String,
    /// What becomes of whom.
    pub people: Vec<PlannedLine>,
    /// How many more there are.
    pub more: Option<String>,
    /// What the list of lines that were not understood is called.
    pub unread_title: String,
    /// They, one by one.
    pub unread: Vec<String>,
    /// How many more there are.
    pub unread_more: Option<String>,
}

/// What becomes of one person.
#[derive(Debug, Clone, Serialize)]
pub struct PlannedLine {
    /// Leads to them, where they are there already.
    pub href: Option<String>,
    /// Who.
    pub name: Named,
    /// What happens, a few words each.
    pub facts: Vec<String>,
}

impl ContactsPage {
    /// The page.
    #[must_use]
    pub fn of(texts: Texts, here: &Here, past: &[PastImport], refused: Option<NoContacts>) -> Self {
        let error = refused.map(|why| unreadable(texts, why));
        let field = Field::new("file", "file", texts.plain("contacts-file"), "").hinted(texts.plain("contacts-file-hint"));
        Self {
            title: texts.plain("contacts-title"),
            lead: texts.plain("contacts-lead"),
            refused: error.clone().map(Refused::plain),
            field: field.refused(error),
            deed: texts.plain("contacts-deed"),
            ways_title: texts.plain("contacts-ways"),
            ways: ["google", "apple", "outlook", "nextcloud", "table"].map(|program| Way::of(texts, program)).into(),
            past_title: texts.plain("contacts-past"),
            past: past.iter().map(|past| PastLine::of(texts, here, past)).collect(),
            out_title: texts.plain("contacts-out"),
            out_words: texts.plain("contacts-out-words"),
            out: Link { href: "/contacts/all.vcf".to_owned(), label: texts.plain("contacts-out-deed") },
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/contacts.html", self)
    }
}

fn unreadable(texts: Texts, why: NoContacts) -> String {
    match why {
        NoContacts::Empty => texts.plain("contacts-empty"),
        NoContacts::Unknown => texts.plain("contacts-unknown"),
        NoContacts::TooMany => texts.count("contacts-too-many", u64::try_from(MOST_CONTACTS).unwrap_or(u64::MAX)),
    }
}

impl Way {
    fn of(texts: Texts, program: &str) -> Self {
        Self { title: texts.plain(&format!("contacts-{program}-title")), words: texts.plain(&format!("contacts-{program}")) }
    }
}

impl PastLine {
    fn of(texts: Texts, here: &Here, past: &PastImport) -> Self {
        Self {
            href: format!("/contacts/{}", past.id),
            name: named(&past.name),
            when: texts.on_moment(here, past.at),
            facts: counted(texts, &past.outcome, "contacts-was"),
            undone: past.is_undone.then(|| texts.plain("contacts-undone")),
            undo: (!past.is_undone).then(|| undo(texts, past.id)),
        }
    }
}

fn undo(texts: Texts, id: mila_domain::ids::DeedId) -> Link {
    Link { href: format!("/deeds/{id}/undo"), label: texts.plain("contacts-undo") }
}

impl ContactsFilePage {
    /// The page.
    #[must_use]
    pub fn of(texts: Texts, import: &ContactsImport) -> Self {
        let (lead, tense) = match import.standing {
            ImportStanding::Waiting => ("contacts-waiting", "contacts-will"),
            ImportStanding::Done => ("contacts-done", "contacts-was"),
            ImportStanding::Undone => ("contacts-undone-words", "contacts-was"),
        };
        let is_waiting = import.standing == ImportStanding::Waiting;
        let take = Link { href: format!("/contacts/{}", import.id), label: texts.plain("contacts-take") };
        let change = import.outcome.new + import.outcome.joined;
        let more = change.saturating_sub(import.people.len() as u64);
        let unread_more = import.unread.len().saturating_sub(LISTED) as u64;
        Self {
            title: texts.plain("contacts-file-title"),
            file: named(&import.name),
            lead: texts.plain(if is_waiting && change == 0 { "contacts-nothing" } else { lead }),
            numbers: counted(texts, &import.outcome, tense),
            take: (is_waiting && change > 0).then_some(take),
            undo: (import.standing == ImportStanding::Done).then(|| undo(texts, import.id)),
            back: Link { href: "/contacts".to_owned(), label: texts.plain("contacts-back") },
            people_title: texts.plain("contacts-people"),
            people: import.people.iter().map(|planned| PlannedLine::of(texts, planned)).collect(),
            more: (is_waiting && more > 0).then(|| texts.count("more", more)),
            unread_title: texts.count("contacts-unread", import.unread.len() as u64),
            unread: import.unread.iter().take(LISTED).map(|unread| doubted(texts, *unread)).collect(),
            unread_more: (unread_more > 0).then(|| texts.count("more", unread_more)),
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/contacts_file.html", self)
    }
}

/// The numbers, those that are none left out.
fn counted(texts: Texts, outcome: &Outcome, tense: &str) -> Vec<String> {
    let Outcome { new, joined, known, merged, kept, ours } = *outcome;
    let told = [
        (format!("{tense}-new"), new),
        (format!("{tense}-join"), joined),
        (format!("{tense}-merge"), merged),
        ("contacts-known".to_owned(), known),
        ("contacts-kept".to_owned(), kept),
        ("contacts-ours".to_owned(), ours),
    ];
    told.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| texts.count(&key, count)).collect()
}

fn doubted(texts: Texts, unread: Unread) -> String {
    let why = texts.plain(match unread.why {
        Doubt::Nobody => "contacts-doubt-nobody",
        Doubt::Address => "contacts-doubt-address",
        Doubt::Birthday => "contacts-doubt-birthday",
        Doubt::Broken => "contacts-doubt-broken",
    });
    let line = texts.number(unread.line.into());
    texts.with("contacts-line", &[("number", (&line).into()), ("why", (&why).into())])
}

impl PlannedLine {
    fn of(texts: Texts, planned: &Planned) -> Self {
        let name = rows::named(&planned.who);
        let Due::Joins { person, fills, keeps, addresses, absorbs } = &planned.due else {
            return Self { href: None, name, facts: vec![texts.plain("contacts-due-new")] };
        };
        let listed = |key: &str, words: Vec<String>| {
            (!words.is_empty()).then(|| texts.with(key, &[("given", (&words.join(", ")).into())]))
        };
        let fields = |fields: &[ProfileField]| fields.iter().map(|field| field_name(texts, *field)).collect();
        let names = |names: &[String]| names.iter().map(|name| named(name)).collect();
        let facts = [
            listed("contacts-due-absorbs", names(absorbs)),
            listed("contacts-due-addresses", names(addresses)),
            listed("contacts-due-fills", fields(fills)),
            listed("contacts-due-keeps", fields(keeps)),
        ];
        Self { href: Some(format!("/people/{person}")), name, facts: facts.into_iter().flatten().collect() }
    }
}

fn field_name(texts: Texts, field: ProfileField) -> String {
    texts.plain(match field {
        ProfileField::Name => "contacts-field-name",
        ProfileField::AddressAs => "contacts-field-address-as",
        ProfileField::Phones => "contacts-field-phones",
        ProfileField::Birthday => "contacts-field-birthday",
        ProfileField::Notes => "contacts-field-notes",
    })
}
