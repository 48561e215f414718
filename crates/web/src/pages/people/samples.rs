//! Sample lists of people for the tests of whoever shows one. The people are invented.

use jiff::{SignedDuration, Timestamp};
use mila_desk::people::{People, PersonRow};
use mila_domain::ids::PersonId;
use mila_domain::report::PersonName;

use super::PeoplePage;
use crate::pages::samples::here;
use crate::texts::Texts;

/// So many hours before the moment at which the samples are read.
#[must_use]
pub fn hours_ago(hours: i64) -> Timestamp {
    here().now().timestamp() - SignedDuration::from_hours(hours)
}

/// Many, found, nobody found, nobody at all.
#[must_use]
pub fn samples(texts: Texts) -> Vec<(&'static str, PeoplePage)> {
    let page = |words: Option<&str>, rows: Vec<PersonRow>, total, next: Option<&str>| {
        let people = People { words: words.map(str::to_owned), rows, total, next: next.map(str::to_owned) };
        PeoplePage::of(texts, &here(), &people)
    };
    vec![
        ("people", page(None, rows(), 214, Some("2026-03-01 per_1"))),
        ("people found", page(Some("\"><script>ola & דנה"), rows().split_off(5), 3, Some("x/y"))),
        ("nobody found", page(Some("Zzz"), Vec::new(), 0, None)),
        ("nobody yet", page(None, Vec::new(), 0, None)),
    ]
}

/// Some people.
#[must_use]
pub fn rows() -> Vec<PersonRow> {
    [
        (Some("Anna Kowalska"), "anna@kowalska.pl", 34, Some(21), true),
        (Some("דנה לוי"), "dana@levi.co.il", 12, Some(30), true),
        (Some("Oliver Bennett"), "oliver@bennettandsons.co.uk", 1, Some(53), false),
        (Some("Marta Wiśniewska"), "marta@piekarnia-chleb.pl", 122, Some(24 * 9), false),
        (None, "biuro@galeria-north.pl", 2, Some(24 * 140), false),
        (Some("<script>alert(1)</script>"), "x\u{202e}@example.com", 5, None, false),
        (
            Some("Wielobranżowe Przedsiębiorstwo Usługowo-Handlowe Zażółć Gęślą Jaźń i Wspólnicy sp. z o.o."),
            "wph@wph.pl",
            22,
            Some(24 * 400),
            false,
        ),
        (Some("נועה פרץ (Galil Ceramics)"), "noa@galil-ceramics.co.il", 3, Some(24 * 31), false),
    ]
    .into_iter()
    .zip(1..)
    .map(|((name, address, letters, hours, is_waiting), number)| PersonRow {
        id: PersonId::from_number(number),
        name: PersonName { name: name.map(str::to_owned), address: address.to_owned() },
        letters,
        last: hours.map(hours_ago),
        is_waiting,
    })
    .collect()
}
