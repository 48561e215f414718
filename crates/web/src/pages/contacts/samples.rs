//! Sample files of contacts for the tests of whoever shows them. The people are invented.

use mila_desk::people::{ContactsImport, Due, Field, ImportStanding, Outcome, PastImport, Planned};
use mila_domain::contact::{Doubt, NoContacts, Unread};
use mila_domain::ids::{DeedId, PersonId};
use mila_domain::report::PersonName;

use super::{ContactsFilePage, ContactsPage};
use crate::pages::people::samples::hours_ago;
use crate::pages::samples::here;
use crate::texts::Texts;

const OUTCOME: Outcome = Outcome { new: 214, joined: 37, known: 5, merged: 2, kept: 12, ours: 1 };

/// The form: fresh, with what was taken in before, and after each refusal.
#[must_use]
pub fn samples(texts: Texts) -> Vec<(&'static str, ContactsPage)> {
    let past = |number, hours, name: &str, is_undone| PastImport {
        id: DeedId::from_number(number),
        at: hours_ago(hours),
        name: name.to_owned(),
        outcome: OUTCOME,
        is_undone,
    };
    let all = [past(1, 2, "contacts.vcf", false), past(2, 400, "אנשי קשר <b>.csv", true)];
    let page = |past: &[PastImport], refused| ContactsPage::of(texts, &here(), past, refused);
    vec![
        ("contacts", page(&[], None)),
        ("contacts of the past", page(&all, None)),
        ("contacts empty", page(&[], Some(NoContacts::Empty))),
        ("contacts unknown", page(&all, Some(NoContacts::Unknown))),
        ("contacts too many", page(&[], Some(NoContacts::TooMany))),
    ]
}

/// One file: waiting, with nothing new in it, done, taken back.
#[must_use]
pub fn files(texts: Texts) -> Vec<(&'static str, ContactsFilePage)> {
    let page = |standing, outcome, people: Vec<Planned>| {
        let unread = Doubt::ALL.into_iter().cycle().zip(2..).map(|(why, line)| Unread { line, why }).take(60).collect();
        let id = DeedId::from_number(7);
        let name = "\"><script>.vcf".to_owned();
        ContactsFilePage::of(texts, &ContactsImport { id, at: hours_ago(1), name, standing, outcome, people, unread })
    };
    vec![
        ("contacts waiting", page(ImportStanding::Waiting, OUTCOME, people())),
        ("contacts with nothing new", page(ImportStanding::Waiting, Outcome { known: 3, ..Outcome::default() }, Vec::new())),
        ("contacts done", page(ImportStanding::Done, OUTCOME, Vec::new())),
        ("contacts undone", page(ImportStanding::Undone, OUTCOME, Vec::new())),
    ]
}

fn people() -> Vec<Planned> {
    let planned = |name: Option<&str>, address: &str, due| Planned {
        who: PersonName { name: name.map(str::to_owned), address: address.to_owned() },
        due,
    };
    let joins = Due::Joins {
        person: PersonId::from_number(3),
        fills: Field::ALL.into(),
        keeps: vec![Field::Name, Field::Notes],
        addresses: vec!["anna@dom.example".into(), "x\u{202e}@example.com".into()],
        absorbs: vec!["<script>alert(1)</script>".into()],
    };
    vec![
        planned(Some("Anna Kowalska"), "anna@kowalska.pl", joins),
        planned(Some("דנה לוי"), "", Due::New),
        planned(None, "biuro@galeria-north.pl", Due::New),
    ]
}
