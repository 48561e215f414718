//! Sample people for the tests of whoever shows one. They are invented.

use jiff::civil::date;
use mila_desk::conversations::ConversationRow;
use mila_desk::people::{Clash, Field, Joined, People, Person, PersonAddress, Profile, Refusal, Seen};
use mila_domain::conversation::Standing;
use mila_domain::ids::{AddressId, ConversationId, DeedId, PersonId};
use mila_domain::language::Language;
use mila_domain::report::PersonName;

use super::{BadPerson, BadProfile, MergePage, Merging, NewPersonPage, PersonPage, PersonTyped, ProfilePage, ProfileTyped};
use crate::pages::people::samples::hours_ago;
use crate::pages::samples::here;
use crate::texts::Texts;

/// Somebody well known, somebody new, somebody who wishes us ill.
#[must_use]
pub fn samples(texts: Texts) -> Vec<(&'static str, PersonPage)> {
    let page = |person: &Person| PersonPage::of(texts, &here(), person);
    let refused = page(&dana()).refused(texts, &dana(), "a\"<b>", Refusal::Address);
    vec![
        ("person", page(&dana())),
        ("person new", page(&stranger())),
        ("person hostile", page(&hostile())),
        ("person with a bad address", refused),
    ]
}

/// The form for somebody new, fresh and after each kind of refusal.
#[must_use]
pub fn added(texts: Texts) -> Vec<(&'static str, NewPersonPage)> {
    let typed = PersonTyped { profile: ProfileTyped::of(&hostile().profile), addresses: "a\"<b>\nb@x".into() };
    let refused = |bad| NewPersonPage::of(texts, &typed, Some(bad));
    vec![
        ("somebody new", NewPersonPage::of(texts, &PersonTyped::default(), None)),
        ("somebody without a name", refused(BadPerson::Refused(Refusal::Nobody))),
        ("somebody with a bad address", refused(BadPerson::Refused(Refusal::Address))),
        ("somebody who is us", refused(BadPerson::Refused(Refusal::Ours))),
        ("somebody known", refused(BadPerson::Refused(Refusal::Known(PersonId::from_number(2))))),
        ("somebody with many addresses", refused(BadPerson::Addresses)),
        ("somebody born tomorrow", refused(BadPerson::Profile(BadProfile::BirthdayAhead))),
    ]
}

/// Making two people one: whom, nobody, really them.
#[must_use]
pub fn merges(texts: Texts) -> Vec<(&'static str, MergePage)> {
    let people = |rows| People { words: Some("ola\"".into()), rows, total: 2, next: None };
    let rows = crate::pages::people::samples::rows();
    vec![
        ("merge", MergePage::of(texts, &dana(), Merging::Choosing(&people(rows)))),
        ("merge with nobody", MergePage::of(texts, &hostile(), Merging::Choosing(&people(Vec::new())))),
        ("merge for sure", MergePage::of(texts, &dana(), Merging::Sure(&hostile()))),
    ]
}

/// The form, fresh and after each refusal.
#[must_use]
pub fn profiles(texts: Texts) -> Vec<(&'static str, ProfilePage)> {
    let person = dana();
    let typed = ProfileTyped { birthday: "the 13th</textarea>\"".into(), ..ProfileTyped::of(&hostile().profile) };
    let refused = |bad| ProfilePage::of(texts, &person, &typed, &Seen::of(&person.profile), Some(bad));
    let there = Profile { birthday: None, ..hostile().profile };
    let fields = Field::ALL.into_iter().filter(|field| *field != Field::Name).collect();
    let clash = Clash { fields, there, typed: person.profile.clone() };
    vec![
        ("profile", ProfilePage::fresh(texts, &person)),
        ("profile by two hands", ProfilePage::clashing(texts, &person, &clash)),
        ("profile with a long name", refused(BadProfile::Name)),
        ("profile with a long address", refused(BadProfile::AddressAs)),
        ("profile with a long number", refused(BadProfile::Phone)),
        ("profile with many numbers", refused(BadProfile::Phones)),
        ("profile without a date", refused(BadProfile::Birthday)),
        ("profile of tomorrow", refused(BadProfile::BirthdayAhead)),
        ("profile with long notes", refused(BadProfile::Notes)),
    ]
}

fn dana() -> Person {
    Person {
        id: PersonId::from_number(2),
        name: PersonName { name: Some("Dana Levi".into()), address: "dana@levi.co.il".into() },
        profile: Profile {
            name: Some("דנה לוי".into()),
            address_as: Some("דנה היקרה".into()),
            phones: vec!["+972 50-555-12-34".into(), "03 555 00 11 (studio)".into()],
            birthday: Some(date(0, 2, 29)),
            notes: Some("Two cats, Pixel and Shoko.\nאוהבת ג׳אז; לא להתקשר ביום שישי אחרי הצהריים.".into()),
        },
        addresses: vec![
            PersonAddress { id: AddressId::from_number(1), address: "dana@levi.co.il".into(), letters: 31, is_muted: false },
            PersonAddress { id: AddressId::from_number(2), address: "news@levi.co.il".into(), letters: 3, is_muted: true },
        ],
        letters: 34,
        first: Some(hours_ago(24 * 700)),
        last: Some(hours_ago(24 * 12)),
        usual_gap_days: Some(5.2),
        language: Some(Language::Hebrew),
        conversations: conversations(),
        more_conversations: 12,
        joined: vec![Joined { deed: DeedId::from_number(5), name: "Dana L. <b>".into(), at: hours_ago(30) }],
    }
}

fn conversations() -> Vec<ConversationRow> {
    let row = |number, subject: &str, words: &str, language, standing| ConversationRow {
        id: ConversationId::from_number(number),
        who: PersonName { name: Some("Dana Levi".into()), address: "dana@levi.co.il".into() },
        person: Some(PersonId::from_number(2)),
        subject: Some(subject.to_owned()),
        words: Some(words.to_owned()),
        language: Some(language),
        last: hours_ago(24 * 12),
        messages: 4,
        standing,
    };
    vec![
        row(
            1,
            "הצעת מחיר לסדנה",
            "היי, אשמח לקבל את ההצעה עד יום חמישי. יש לנו 12 משתתפות.",
            Language::Hebrew,
            Standing::AwaitingUs { since: hours_ago(20), deadline: hours_ago(-4) },
        ),
        row(
            2,
            "Photos from February",
            "Here they are; tell me which ones you like best.",
            Language::English,
            Standing::AwaitingThem { since: hours_ago(24 * 12) },
        ),
        row(3, "Faktura 12/2025", "Dziękuję, wszystko się zgadza.", Language::Polish, Standing::AtRest),
    ]
}

fn stranger() -> Person {
    Person {
        id: PersonId::from_number(9),
        name: PersonName { name: None, address: "biuro@galeria-north.pl".into() },
        profile: Profile::default(),
        addresses: Vec::new(),
        letters: 1,
        first: Some(hours_ago(3)),
        last: Some(hours_ago(3)),
        usual_gap_days: None,
        language: None,
        conversations: Vec::new(),
        more_conversations: 0,
        joined: Vec::new(),
    }
}

fn hostile() -> Person {
    let nasty = "<script>alert(1)</script>\u{202e}\"'";
    Person {
        name: PersonName { name: Some(nasty.into()), address: "\"a<b>\"@example.com".into() },
        profile: Profile {
            name: None,
            address_as: Some(nasty.into()),
            phones: vec!["javascript:alert(1)".into()],
            birthday: Some(date(1984, 3, 13)),
            notes: Some(format!("{nasty}\n</textarea>{{{{ 7 * 7 }}}}")),
        },
        letters: 40,
        last: Some(hours_ago(24 * 200)),
        usual_gap_days: Some(0.4),
        ..dana()
    }
}
