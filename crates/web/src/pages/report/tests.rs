use mila_domain::language::Language;

use super::samples::{giant, hostile, nobody, only_older, samples, studio};
use super::{ReportPage, State};

fn page(report: &mila_domain::report::Report, language: Language) -> String {
    ReportPage::of(report, language).html().unwrap_or_else(|error| panic!("{error:?}"))
}

#[test]
fn every_sample_renders_in_every_language_as_one_file_that_asks_nobody() {
    for (name, report) in samples() {
        for language in Language::ALL {
            let html = page(&report, language);
            let tags: String = html.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag).collect();
            for outside in ["src=", "srcset", "url(", "@import", "http://", "https://", "link ", "script", "onerror="] {
                assert!(!tags.contains(outside), "{outside} in {name}, {language}");
            }
            let style = html.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).unwrap();
            assert!(!style.contains("url(") && !style.contains("@import") && !style.contains("&quot;"), "{name}");
            assert!(html.contains(&format!("<html lang=\"{}\" dir=\"{}\">", language.code(), language.direction())));
            assert!(html.contains("default-src 'none'"), "{name}");
            assert!(html.len() < 1_500_000, "{name} has {} bytes", html.len());
        }
    }
}

#[test]
fn hostile_words_stay_words() {
    for language in Language::ALL {
        let html = page(&hostile(), language);
        assert!(!html.contains("<script") && !html.contains("<img"));
        assert!(html.contains("&lt;script&gt;"));
        assert!(html.contains("{{ 7 * 7 }}"));
        assert!(!html.contains(['\u{1b}', '\u{202e}', '\u{2066}', '\u{2028}', '\u{0}', '\u{9b}']));
    }
}

#[test]
fn the_headline_counts_people_and_not_their_letters() {
    let mut report = studio();
    let again = report.awaiting_us[11].clone();
    report.awaiting_us.push(again);
    let page = ReportPage::of(&report, Language::English);
    assert_eq!(page.headline, "10 people are waiting for your answer");
    assert_eq!(page.waits.recent, 11);
    assert_eq!(page.lead, ["4 answers are late.", "2 are due in the next hours.", "One promise of yours is overdue."]);
}

#[test]
fn a_row_says_who_in_what_words_and_how_much_time() {
    let page = ReportPage::of(&studio(), Language::English);
    let row = page.waits.rows.iter().find(|row| row.who == "Anna Kowalska").unwrap();
    assert_eq!(row.address.as_deref(), Some("anna@kowalska.pl"));
    assert_eq!(row.words_lang, Some("pl"));
    assert_eq!((row.state, row.time.as_deref()), (State::Soon, Some("3 h left")));
    assert_eq!(row.facts, ["wrote yesterday, 17:15", "answer today by 17:15"]);
    let unnamed = page.waits.rows.last().unwrap();
    assert_eq!((unnamed.who.as_str(), unnamed.address.as_deref()), ("biuro@galeria-north.pl", None));
}

#[test]
fn what_fell_silent_long_ago_is_one_line() {
    let page = ReportPage::of(&only_older(), Language::English);
    assert_eq!(page.headline, "Nobody from the last 90 days is waiting.");
    assert!(page.waits.rows.is_empty() && !page.at_rest);
    assert_eq!(page.waits.older.unwrap().line, "and 41 older");
}

#[test]
fn a_giant_list_is_cut_and_says_so() {
    let page = ReportPage::of(&giant(), Language::English);
    assert_eq!(page.waits.rows.len(), 200);
    assert_eq!(page.waits.more.unwrap(), "and 1,960 more; “mila report --json” lists them all");
    let older = page.waits.older.unwrap();
    assert_eq!((older.line.as_str(), older.rows.len()), ("and 3,839 older", 200));
}

#[test]
fn what_seems_kept_is_no_debt() {
    let page = ReportPage::of(&studio(), Language::Polish);
    assert_eq!(page.promised_by_us.kept.unwrap().line, "Jedna wygląda na dotrzymaną");
    assert_eq!(page.promised_by_us.rows.len(), 5);
    assert_eq!(page.promised_by_us.rows[0].time.as_deref(), Some("spóźnione o dzień"));
}

#[test]
fn when_nobody_waits_the_page_says_so_with_a_drawing() {
    let html = page(&nobody(), Language::English);
    assert!(html.contains("<h1>Nobody is waiting.</h1>") && html.contains("class=\"desk\""));
    assert!(html.contains("Every word is kept, or has its day."));
}

#[test]
fn hebrew_time_runs_from_right_to_left() {
    let english = ReportPage::of(&studio(), Language::English).answers.median_chart.unwrap();
    let hebrew = ReportPage::of(&studio(), Language::Hebrew).answers.median_chart.unwrap();
    let place = |text: &str| text.parse::<f64>().unwrap();
    assert!(place(&english.bars[0].x) < place(&english.bars[11].x));
    assert!(place(&hebrew.bars[0].x) > place(&hebrew.bars[11].x));
    assert_eq!((english.labels[0].month.as_str(), english.labels[1].month.as_str()), ("Apr 2025", "Mar 2026"));
}

#[test]
fn a_month_without_letters_keeps_its_place() {
    let silent = samples().into_iter().find(|(name, _)| *name == "silent months").unwrap().1;
    let answers = ReportPage::of(&silent, Language::English).answers;
    assert!(answers.median_chart.is_none());
    let chart = answers.share_chart.unwrap();
    assert_eq!((chart.bars.len(), chart.labels.len()), (1, 2));
    assert!(chart.bars[0].x.parse::<f64>().unwrap() > 270.0);
}
