//! Sample doors for the tests of whoever shows one. The people are invented.

use mila_desk::members::{Answers, Errand, OpenedLink, Refusal};
use mila_domain::language::Language;

use super::{DoorPage, LinkPage, Zones};
use crate::texts::Texts;

/// A few of the zones that there are.
pub const ZONES: Zones<'static> = Zones { known: &["Asia/Jerusalem", "Europe/London", "Europe/Warsaw"], likely: "Europe/Warsaw" };

/// Words that must never come back to a page.
pub const TYPED_PASSWORD: &str = "correct horse battery staple";

/// Signing in, fresh and after each refusal.
#[must_use]
pub fn doors(texts: Texts) -> Vec<(&'static str, DoorPage)> {
    let refused = |refusal| DoorPage::of(texts, Some(refusal), "\"><b>Ola", "/people?q=a&from=b");
    vec![
        ("door", DoorPage::of(texts, None, "", "")),
        ("door refused", refused(Refusal::WrongNameOrPassword)),
        ("door closed for seconds", refused(Refusal::TooManyTries { wait_s: 42 })),
        ("door closed for minutes", refused(Refusal::TooManyTries { wait_s: 301 })),
    ]
}

/// Each errand, fresh and after refusals.
#[must_use]
pub fn links(texts: Texts) -> Vec<(&'static str, LinkPage)> {
    let link = |errand| OpenedLink { errand, name: Some("Ola Nowicka".into()), language: Some(texts.language()) };
    let fresh = |errand| LinkPage::of(texts, &link(errand), &Answers::default(), None, ZONES);
    let refused = |errand, refusal| LinkPage::of(texts, &link(errand), &typed(), Some(refusal), ZONES);
    vec![
        ("set-up", LinkPage::of(texts, &OpenedLink { name: None, ..link(Errand::SetUp) }, &Answers::default(), None, ZONES)),
        ("set-up without a name", refused(Errand::SetUp, Refusal::NoName)),
        ("set-up with a long name", refused(Errand::SetUp, Refusal::LongName)),
        ("set-up with a short password", refused(Errand::SetUp, Refusal::ShortPassword)),
        ("set-up in no zone", refused(Errand::SetUp, Refusal::UnknownZone)),
        ("set-up without a sound address", refused(Errand::SetUp, Refusal::BadAddress)),
        ("join", fresh(Errand::Join)),
        ("join with a taken name", refused(Errand::Join, Refusal::TakenName)),
        ("new password", fresh(Errand::NewPassword)),
        ("new password too long", refused(Errand::NewPassword, Refusal::LongPassword)),
        ("demo", fresh(Errand::SignIn)),
        ("dead link", refused(Errand::SignIn, Refusal::DeadLink)),
    ]
}

fn typed() -> Answers {
    Answers {
        name: "Dana <Levi>".into(),
        password: TYPED_PASSWORD.into(),
        language: Some(Language::Hebrew),
        zone: Some("Mars/Olympus".into()),
        addresses: "dana@levi.co.il\nno address</textarea>".into(),
    }
}
