use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use mila_domain::language::Language;

use super::moments::Here;
use super::{Said, Texts};

const EN: Texts = Texts::in_language(Language::English);
const PL: Texts = Texts::in_language(Language::Polish);
const HE: Texts = Texts::in_language(Language::Hebrew);

/// Every key of a language, with the file it stands in.
fn keys(language: Language) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language.code());
    let mut keys = BTreeMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let file = file.unwrap();
        let name = file.file_name().into_string().unwrap();
        for line in fs::read_to_string(file.path()).unwrap().lines() {
            let Some((key, _)) = line.split_once(" =") else { continue };
            if key.starts_with(|first: char| first.is_ascii_lowercase()) {
                assert_eq!(keys.insert(key.to_owned(), name.clone()), None, "{key} stands twice in {language}");
            }
        }
    }
    keys
}

#[test]
fn every_language_has_every_key_and_none_has_more() {
    let english = keys(Language::English);
    assert!(english.len() > 100);
    for language in [Language::Polish, Language::Hebrew] {
        assert_eq!(keys(language), english, "{language}");
    }
}

#[test]
fn every_text_can_be_said_in_every_language() {
    let names: BTreeSet<&str> = [
        "count",
        "path",
        "name",
        "kind",
        "packed",
        "problem",
        "why",
        "address",
        "addresses",
        "given",
        "headline",
        "from",
        "to",
        "date",
        "time",
        "zone",
        "when",
        "month",
        "year",
        "limit",
        "title",
        "first-value",
        "first-month",
        "last-value",
        "last-month",
        "offset",
        "span",
        "percent",
        "median",
        "p90",
        "full",
        "weekday",
        "hours",
        "minutes",
        "number",
        "host",
        "url",
        "who",
        "other",
        "messages",
        "people",
    ]
    .into();
    for key in keys(Language::English).keys() {
        for texts in [EN, PL, HE] {
            for count in [1, 2, 3, 5, 12, 22, 1_005] {
                let said: Vec<_> = names
                    .iter()
                    .map(|&name| match name {
                        "count" | "weekday" | "hours" | "minutes" => (name, Said::Number(count)),
                        _ => (name, Said::Text("X")),
                    })
                    .collect();
                let text = texts.with(key, &said);
                assert!(!text.is_empty() && text != *key && !text.contains(['{', '}', '\u{2068}']), "{key}: {text}");
            }
        }
    }
}

#[test]
fn dates_are_written_as_each_language_writes_them() {
    let friday = date(2026, 3, 13);
    assert_eq!(EN.full_date(friday), "Friday 13 March 2026");
    assert_eq!(PL.full_date(friday), "piątek, 13 marca 2026");
    assert_eq!(HE.full_date(friday), "יום שישי, 13 במרץ 2026");
    assert_eq!(EN.short_date(friday), "13 Mar 2026");
    assert_eq!(PL.short_date(friday), "13 mar 2026");
    assert_eq!(HE.short_date(friday), "13 במרץ 2026");
    assert_eq!(EN.month(friday), "Mar 2026");
    assert_eq!(PL.month(friday), "mar 2026");
    assert_eq!(HE.month(friday), "מרץ 2026");
}

#[test]
fn a_moment_is_said_as_near_as_it_is() {
    let now: Timestamp = "2026-03-13T12:00:00Z".parse().unwrap();
    let here = Here::new(now, &TimeZone::get("Europe/Warsaw").unwrap());
    let ago = |hours| now - SignedDuration::from_hours(hours);
    assert_eq!(EN.on_moment(&here, ago(2)), "today, 11:00");
    assert_eq!(PL.on_moment(&here, ago(24)), "wczoraj, 13:00");
    assert_eq!(PL.on_moment(&here, ago(72)), "we wtorek, 10 marca, 13:00");
    assert_eq!(HE.on_moment(&here, ago(72)), "ביום שלישי, 10 במרץ, 13:00");
    assert_eq!(EN.on_moment(&here, ago(24 * 100)), "on Wednesday 3 December 2025");
    assert_eq!(EN.by_moment(&here, ago(-24)), "tomorrow by 13:00");
    assert_eq!(PL.by_moment(&here, ago(-72)), "do poniedziałku, 16 marca, 13:00");
    assert_eq!(HE.by_day(&here, date(2026, 3, 20)), "עד יום שישי, 20 במרץ");
}

#[test]
fn the_clock_speaks_three_languages() {
    let hours = SignedDuration::from_hours;
    for (texts, three_left, one_left, day_late, days_late, old) in [
        (EN, "3 h left", "1 h left", "late by a day", "late by 3 days", "late by 5 months"),
        (PL, "zostały 3 godz.", "została 1 godz.", "spóźnione o dzień", "spóźnione o 3 dni", "spóźnione o 5 miesięcy"),
        (HE, "נותרו 3 שעות", "נותרה שעה", "באיחור של יום", "באיחור של 3 ימים", "באיחור של 5 חודשים"),
    ] {
        assert_eq!(texts.left(hours(3)), three_left);
        assert_eq!(texts.left(hours(1)), one_left);
        assert_eq!(texts.late(hours(25)), day_late);
        assert_eq!(texts.late(hours(24 * 3)), days_late);
        assert_eq!(texts.late(hours(24 * 160)), old);
    }
    assert_eq!(PL.left(hours(5)), "zostało 5 godz.");
    assert_eq!(HE.left(hours(2)), "נותרו שעתיים");
    assert_eq!(HE.late(hours(48)), "באיחור של יומיים");
    assert_eq!(HE.late(hours(24 * 10)), "באיחור של 10 ימים");
    assert_eq!(HE.late(hours(24 * 12)), "באיחור של 12 יום");
    assert_eq!(HE.late(hours(24 * 366 * 12)), "באיחור של 12 שנה");
}

#[test]
fn exactly_at_the_deadline_is_not_late() {
    let now: Timestamp = "2026-03-13T12:00:00Z".parse().unwrap();
    assert_eq!(EN.left_or_late(now, now), "less than a minute left");
    assert_eq!(EN.left_or_late(now, now - SignedDuration::from_secs(1)), "late by a minute");
}

#[test]
fn answer_times_and_limits() {
    assert_eq!(EN.span(5 * 3600 + 20 * 60), "5 h 20 min");
    assert_eq!(EN.span(20 * 3600 + 31 * 60), "20 h 31 min");
    assert_eq!(EN.span(3600 - 1), "1 h");
    assert_eq!(EN.span(86_400 - 1), "24 h");
    assert_eq!(EN.span(2 * 86_400), "2 days");
    assert_eq!(EN.span(2 * 86_400 + 100), "49 h");
    assert_eq!(EN.span(4 * 86_400 + 100), "5 days");
    assert_eq!(PL.span(30 * 3600), "30 godz.");
    assert_eq!(HE.span(5 * 3600 + 20 * 60), "5 שעות ו־20 דק׳");
    assert_eq!(EN.limit(SignedDuration::from_hours(24)), "24 hours");
    assert_eq!(PL.limit(SignedDuration::from_hours(1)), "godziny");
    assert_eq!(EN.limit(SignedDuration::from_mins(90)), "90 minutes");
    assert_eq!(HE.limit(SignedDuration::from_hours(48)), "יומיים");
}

#[test]
fn numbers_and_shares() {
    assert_eq!(EN.number(4812), "4,812");
    assert_eq!(PL.number(4812), "4812");
    assert_eq!(PL.number(48120), "48\u{a0}120");
    assert_eq!(HE.number(4812), "4,812");
    assert_eq!(EN.count("read-messages", 4812), "4,812 messages");
    assert_eq!(EN.percent(0.999), "99%");
    assert_eq!(EN.percent(1.0), "100%");
    assert_eq!(PL.percent(0.001), "1%");
}

#[test]
fn plural_forms_follow_each_language() {
    let people = |texts: Texts, count| texts.count("read-people", count);
    assert_eq!(people(PL, 1), "jedna osoba");
    assert_eq!(people(PL, 22), "22 osoby");
    assert_eq!(people(PL, 25), "25 osób");
    assert_eq!(people(HE, 2), "שני אנשים");
    assert_eq!(people(HE, 20), "20 אנשים");
}

#[test]
fn a_hostile_path_cannot_speak_to_the_terminal() {
    let text = EN.with("error-no-such-path", &[("path", Said::Text("a\u{1b}[2Jb\u{202e}c\n"))]);
    assert!(text.starts_with("There is nothing at abc. "), "{text}");
}
