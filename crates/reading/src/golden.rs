//! The phrases in `golden/`, each with what should be read from it: `language | text | expectation`.
//! To teach the reader something new, add a line there first and see this test fail.

use jiff::Zoned;
use mila_domain::language::Language;
use mila_domain::time::Due;

use crate::{Reading, read};

/// Reads a phrase written on Tuesday 2026-03-10 at 09:15 where its language is spoken.
fn read_in(language: Language, text: &str) -> Reading {
    let zone = match language {
        Language::English => "Europe/London",
        Language::Polish => "Europe/Warsaw",
        Language::Hebrew => "Asia/Jerusalem",
    };
    let written: Zoned = format!("2026-03-10T09:15[{zone}]").parse().unwrap();
    read(&text.replace("\\n", "\n"), &written)
}

/// Reads every phrase of a file and compares what `found` says of it with what is expected.
fn check(file: &str, found: impl Fn(&Reading) -> String) {
    let mut wrong = Vec::new();
    let phrases = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    for line in phrases {
        let columns: Vec<&str> = line.split(" | ").collect();
        let [language, text, expected] = columns[..] else { panic!("three columns are needed in {line:?}") };
        let found = found(&read_in(language.parse().unwrap(), text));
        if found != expected {
            wrong.push(format!("{line} (found {found})"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn promise(reading: &Reading) -> String {
    let due = |due: &Due| match due {
        Due::On { date, .. } => date.to_string(),
        Due::At { at, grain: mila_domain::time::Grain::Part } => at.date().to_string(),
        Due::At { at, .. } => at.strftime("%Y-%m-%dT%H:%M").to_string(),
    };
    let dues = reading.promises.iter().map(|promise| promise.due.as_ref().map_or("no date".to_owned(), due));
    let dues: Vec<String> = dues.collect();
    if dues.is_empty() { "nothing".to_owned() } else { dues.join(" and ") }
}

fn yes_or_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}

#[test]
fn promises_are_read_as_expected() {
    check(include_str!("../golden/promises.txt"), promise);
}

#[test]
fn what_asks_is_read_as_expected() {
    check(include_str!("../golden/asks.txt"), |reading| yes_or_no(reading.asks));
}

#[test]
fn what_closes_is_read_as_expected() {
    check(include_str!("../golden/closes.txt"), |reading| yes_or_no(reading.closes));
}

#[test]
fn what_delivers_is_read_as_expected() {
    check(include_str!("../golden/delivers.txt"), |reading| yes_or_no(reading.delivers));
}

#[test]
fn a_due_time_in_another_season_takes_its_own_offset() {
    let reading = read_in(Language::Polish, "Wyślę to 3 kwietnia o 12:00.");
    let Some(Due::At { at, .. }) = &reading.promises[0].due else { panic!("no clock time in {reading:?}") };
    assert_eq!(at.to_string(), "2026-04-03T12:00:00+02:00[Europe/Warsaw]");
}

#[test]
fn two_promises_of_a_sentence_have_their_own_dates() {
    let reading = read_in(Language::English, "On Wednesday I'll send the plan, and on Friday I'll call you.");
    assert_eq!(promise(&reading), "2026-03-11 and 2026-03-13");
}

#[test]
fn a_promise_is_shown_with_single_spaces() {
    let reading =
        read_in(Language::English, "Hello,\n\nI will send all of the drawings that we spoke about to you\nby   Friday.");
    assert_eq!(&*reading.promises[0].text, "I will send all of the drawings that we spoke about to you by Friday.");
}

#[test]
fn quoted_words_promise_nothing() {
    let reading =
        read_in(Language::English, "Good.\n\nOn Mon, 9 Mar 2026 at 10:00, Ann wrote:\n> I'll send it by Friday. Is that fine?");
    assert_eq!((reading.promises.len(), reading.asks), (0, false));
}

proptest::proptest! {
    #[test]
    fn no_text_makes_reading_fail(text in "(\\PC|[ \n>?.,:\"-]|I will|do piątku|אשלח|On .* wrote:|W dniu|12\\.06|--\n){0,60}") {
        let reading = read_in(Language::English, &text);
        assert!(reading.promises.len() <= crate::promise::MOST);
        let mut end = 0;
        for range in crate::letter::own_ranges(&text) {
            assert!(end <= range.start && range.start < range.end);
            assert!(text.get(range.clone()).is_some());
            end = range.end;
        }
    }

    #[test]
    fn leaving_out_sentences_without_triggers_loses_nothing(words in proptest::collection::vec(0_usize..PHRASES.len(), 0..6)) {
        let text = words.iter().map(|at| PHRASES[*at]).collect::<Vec<_>>().join(" ");
        let sentences = crate::split::sentences(&text).count();
        let reading = read_in(Language::English, &text);
        let read_alone: usize = words.iter().map(|at| read_in(Language::English, PHRASES[*at]).promises.len()).sum();
        assert!(sentences >= words.len() && reading.promises.len() == read_alone, "{text}");
    }
}

const PHRASES: &[&str] = &["We'll call you on Monday.", "It was raining.", "I will write.", "Is it late?", "You were right."];
