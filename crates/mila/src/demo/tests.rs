use super::*;
use jiff::SignedDuration;
use mail_parser::{Address, MessageParser, MimeHeaders};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// A weekday noon, a Sunday night, a leap day, and the days on which clocks change in Poland and Israel.
const NOWS: [&str; 6] = [
    "2026-03-11T11:20:00Z",
    "2026-07-05T01:10:00Z",
    "2028-02-29T16:45:00Z",
    "2026-03-29T01:30:00Z",
    "2026-10-25T00:30:00Z",
    "2027-01-01T00:00:00Z",
];

/// The mail of each of these instants, generated once for all tests.
static YEARS: LazyLock<Vec<(Timestamp, Vec<DemoLetter>)>> = LazyLock::new(|| {
    let zone = TimeZone::get("Europe/Warsaw").unwrap();
    NOWS.iter().map(|now| now.parse().unwrap()).map(|now| (now, letters(now, &zone, 1))).collect()
});

fn parsed(letter: &DemoLetter) -> mail_parser::Message<'_> {
    MessageParser::default().parse(&letter.raw).unwrap()
}

fn addresses(list: Option<&Address<'_>>) -> Vec<String> {
    list.into_iter().flat_map(Address::iter).filter_map(|one| one.address()).map(str::to_lowercase).collect()
}

/// The instant that the rules give a letter: its Date, unless Received tells that the Date is far off.
fn instant(message: &mail_parser::Message<'_>) -> i64 {
    let date = message.date().unwrap().to_timestamp();
    let arrived = message.received().and_then(mail_parser::Received::date).map(|arrived| arrived.to_timestamp());
    arrived.filter(|arrived| (arrived - date).abs() > 48 * 3600).unwrap_or(date)
}

fn text(message: &mail_parser::Message<'_>) -> String {
    message.body_text(0).map(std::borrow::Cow::into_owned).unwrap_or_default()
}

#[test]
fn a_year_has_about_six_hundred_letters_and_forty_clients() {
    for (now, letters) in YEARS.iter() {
        assert!((560..=640).contains(&letters.len()), "{now}: {}", letters.len());
        let clients: BTreeSet<String> = letters
            .iter()
            .filter(|letter| letter.folder == "Sent")
            .flat_map(|letter| addresses(parsed(letter).to()))
            .filter(|address| !address.ends_with("@studio-rozen.example"))
            .collect();
        assert!((38..=46).contains(&clients.len()), "{now}: {}", clients.len());
    }
}

#[test]
fn each_language_has_its_fifth() {
    let (_, letters) = &YEARS[0];
    let mut counts = BTreeMap::new();
    for letter in letters {
        let text = text(&parsed(letter));
        let language = if text.chars().any(|c| ('א'..='ת').contains(&c)) {
            "he"
        } else if text.contains(['ą', 'ę', 'ł', 'ś', 'ż', 'ó', 'ć', 'ń', 'ź']) {
            "pl"
        } else {
            "en"
        };
        *counts.entry(language).or_insert(0) += 1;
    }
    assert_eq!(counts.len(), 3);
    assert!(counts.values().all(|count| count * 5 >= letters.len()), "{counts:?}");
}

#[test]
fn nothing_is_later_than_now_or_older_than_a_year() {
    for (now, letters) in YEARS.iter() {
        let year_ago = *now - SignedDuration::from_hours(366 * 24);
        for letter in letters {
            let message = parsed(letter);
            let at = instant(&message);
            assert!(at <= now.as_second() && at >= year_ago.as_second(), "{:?} {:?}", message.subject(), message.date());
            let arrived = message.received().and_then(mail_parser::Received::date);
            assert!(arrived.is_none_or(|arrived| arrived.to_timestamp() <= now.as_second()));
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_now_shifts_them() {
    let (now, letters) = &YEARS[0];
    let zone = TimeZone::get("Europe/Warsaw").unwrap();
    assert_eq!(*letters, super::letters(*now, &zone, 1));
    assert_ne!(*letters, super::letters(*now, &zone, 2));
    assert_ne!(*letters, super::letters(*now + SignedDuration::from_hours(24), &zone, 1));
}

#[test]
fn every_letter_can_be_read_and_leads_only_to_invented_places() {
    for (_, letters) in YEARS.iter() {
        let mut ids = BTreeSet::new();
        for letter in letters {
            let message = parsed(letter);
            assert!(message.date().is_some() && message.from().is_some());
            assert!(ids.insert(message.message_id().unwrap().to_owned()), "{:?}", message.message_id());
            let mut all = addresses(message.from());
            all.extend(addresses(message.to()).into_iter().chain(addresses(message.cc())).chain(addresses(message.reply_to())));
            assert!(all.len() >= 2 && all.iter().all(|address| address.ends_with(".example")), "{all:?}");
            let (subject, text) = (message.subject().unwrap_or_default(), text(&message));
            assert!(!subject.contains(['{', '}', '\u{fffd}']) && !text.contains(['{', '}', '\u{fffd}']), "{subject}: {text}");
            let is_sent = matches!(letter.folder, "Sent" | "Drafts");
            assert_eq!(is_sent, message.received().is_none(), "{subject}");
        }
    }
}

#[test]
fn answers_name_letters_that_exist_and_are_older() {
    let (_, letters) = &YEARS[1];
    let mut seen = BTreeSet::new();
    for letter in letters {
        let message = parsed(letter);
        for before in message.in_reply_to().as_text_list().unwrap_or_default() {
            assert!(seen.contains(&before.to_string()), "{:?} answers {before}", message.subject());
        }
        seen.insert(message.message_id().unwrap().to_owned());
    }
}

#[test]
fn clients_rest_when_their_country_rests() {
    for (now, letters) in YEARS.iter() {
        // What stands today is placed by the hour, whatever the day.
        let recent = *now - SignedDuration::from_hours(35 * 24);
        let inbox = letters.iter().filter(|letter| letter.folder == "INBOX");
        let (mut all, mut at_rest) = (0, 0);
        for message in inbox.map(parsed).filter(|message| instant(message) < recent.as_second()) {
            let from = addresses(message.from()).concat();
            let day = message.date().unwrap().day_of_week();
            let israel = ["@levi-clinic", "@katz-systems", "@cohen-ins", "@tnua-dance"].iter().any(|firm| from.contains(firm));
            let rest: [u8; 2] = if israel { [5, 6] } else { [0, 6] };
            let british_or_polish = ["@kancelaria-lis", "@apteka-lesna", "@carterbloom", "@bennettbooks"];
            if israel || british_or_polish.iter().any(|firm| from.contains(firm)) {
                all += 1;
                at_rest += i32::from(rest.contains(&day));
            }
        }
        assert!(all > 40 && at_rest * 20 <= all, "{now}: {at_rest} of {all}");
    }
}

#[test]
fn everything_that_the_pages_show_occurs() {
    let (_, letters) = &YEARS[0];
    let raws: Vec<String> = letters.iter().map(|letter| String::from_utf8_lossy(&letter.raw).into_owned()).collect();
    let occurs = |sign: &str| raws.iter().filter(|raw| raw.contains(sign)).count();
    for sign in [
        "List-Id:",
        "List-Unsubscribe:",
        "Auto-Submitted: auto-replied",
        "no-reply@",
        "multipart/report",
        "Reply-To:",
        "method=REQUEST",
        "method=REPLY",
        "\r\nCc:",
        "windows-1255",
        "iso-8859-2",
        "quoted-printable",
        "base64",
        "8bit",
        "=?utf-8?B?",
        "filename*=UTF-8''",
        "multipart/alternative",
        "d.okafor+studio@",
        "a.kowalska@",
        "Forwarded message",
    ] {
        assert!(occurs(sign) > 0, "{sign}");
    }
    for folder in ["INBOX", "Sent", "Drafts", "Trash", "Spam"] {
        assert!(letters.iter().any(|letter| letter.folder == folder), "{folder}");
    }
    let texts: Vec<String> = letters.iter().map(|letter| text(&parsed(letter))).collect();
    for words in ["napisał(a):", "wrote:", "כתב/ה"] {
        assert!(texts.iter().any(|text| text.contains(words)), "{words}");
    }
    let named = |letters: &'static str| {
        move |message: &mail_parser::Message<'_>| {
            message.attachments().filter_map(|part| part.attachment_name()).any(|name| name.contains(|c| letters.contains(c)))
        }
    };
    assert!(letters.iter().any(|letter| named("ąęłóśżźćń")(&parsed(letter))));
    assert!(letters.iter().any(|letter| named("אבגדהוזחטי")(&parsed(letter))));
}

#[test]
fn every_line_of_the_text_files_is_understood() {
    let files = [
        include_str!("texts/en.txt"),
        include_str!("texts/pl.txt"),
        include_str!("texts/he.txt"),
        include_str!("texts/now.txt"),
        include_str!("texts/noise.txt"),
    ];
    for file in files {
        let scripts = script::scripts(file);
        assert_eq!(scripts.len(), file.lines().filter(|line| line.starts_with("=== ")).count());
        let turns: usize = scripts.iter().map(|script| script.turns.len()).sum();
        assert_eq!(turns, file.lines().filter(|line| line.starts_with("--- ")).count());
    }
    let people = include_str!("texts/people.txt");
    let lines = people.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).count();
    assert_eq!(script::people(people).len(), lines);
}

#[test]
fn every_conversation_of_today_is_held() {
    for now in NOWS {
        let now: Timestamp = now.parse().unwrap();
        let stage = stage::Stage::new(now, &TimeZone::get("Europe/Warsaw").unwrap(), 1);
        for script in &stage.today {
            let person = stage.person(script.head("with")).unwrap();
            let letters = play::Play::new(&stage, person, script).letters(now, now);
            assert_eq!(letters.map(|letters| letters.len()), Some(script.turns.len()), "{now} {}", script.name);
        }
    }
}
