use mila_domain::language::Language;
use mila_web::pages::report::samples::{giant, nobody, samples, studio};

use super::lines::{WIDTH, width};
use super::{Paint, render};

/// The text without its SGR codes; any other escape sequence fails.
fn without_colour(text: &str) -> String {
    let mut pieces = text.split('\u{1b}');
    let mut plain = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let (code, rest) = piece.split_once('m').unwrap();
        assert!(code.starts_with('[') && code[1..].bytes().all(|byte| byte.is_ascii_digit() || byte == b';'), "{code}");
        plain.push_str(rest);
    }
    plain
}

#[test]
fn no_line_is_wider_than_eighty_columns() {
    for (name, report) in samples() {
        for language in Language::ALL {
            for line in render(&report, language, Paint::Plain).lines() {
                assert!(width(line) <= WIDTH, "{name}, {language}: {line}");
            }
        }
    }
}

#[test]
fn nothing_but_letters_without_colour_and_nothing_but_colour_with_it() {
    for (_, report) in samples() {
        for language in Language::ALL {
            let plain = render(&report, language, Paint::Plain);
            assert!(!plain.contains(|letter: char| letter.is_control() && letter != '\n'));
            assert!(!plain.contains(['\u{202a}', '\u{202b}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}']));
            assert_eq!(without_colour(&render(&report, language, Paint::Colour)), plain);
        }
    }
}

#[test]
fn what_matters_comes_first() {
    let text = render(&studio(), Language::English, Paint::Plain);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[1], "10 people are waiting for your answer");
    assert_eq!(lines[0], "Mila · Mailbox of ola@lipowa-studio.pl, ola.nowicka@gmail.com");
    assert!(lines[2].starts_with("4 answers are late. 2 are due within the next few hours. One promise of yours"));
    let first = lines.iter().find(|line| line.contains("Katarzyna")).unwrap();
    assert!(first.starts_with("  ● Katarzyna Dąbrowska") && first.ends_with("  late by 5 days"), "{first}");
    assert!(text.contains("\n    and 2 older\n") && text.contains("One seems kept"));
}

#[test]
fn a_long_list_is_cut_and_the_old_ones_are_one_line() {
    let text = render(&giant(), Language::English, Paint::Plain);
    assert!(text.contains("    and 2,150 more · and 3,839 older"), "{text}");
    assert!(text.lines().count() < 90);
}

#[test]
fn when_nobody_waits_it_says_so() {
    let text = render(&nobody(), Language::Polish, Paint::Plain);
    assert!(text.contains("Nikt nie czeka.\n") && text.contains("Każde słowo jest dotrzymane albo ma swój dzień."));
}

#[test]
fn every_hebrew_line_says_its_direction() {
    let text = render(&studio(), Language::Hebrew, Paint::Plain);
    assert!(text.lines().all(|line| line.is_empty() || line.starts_with('\u{200f}')));
}
