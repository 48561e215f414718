use mila_domain::language::Language;

use super::samples::{empty, giant, hostile, nobody, only_older, samples, studio};
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
    let first = ["4 answers are late.", "2 are due within the next few hours.", "One promise of yours is overdue."];
    assert_eq!(page.lead[..3], first);
    assert_eq!(page.lead[3..], ["2 more people have been waiting longer, the first since 25 August 2025."]);
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
    assert_eq!(page.lead, ["One person has been waiting longer, since 2 November 2025."]);
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
fn a_word_overdue_is_not_kept() {
    let mut report = nobody();
    report.promises = studio().promises;
    let page = ReportPage::of(&report, Language::English);
    assert!(!page.at_rest);
    assert_eq!(page.waits.none, "Nobody is waiting.");
    assert!(!self::page(&report, Language::English).contains("Every word is kept"));
}

#[test]
fn empty_lists_are_one_quiet_line() {
    let page = ReportPage::of(&empty(), Language::English);
    assert_eq!(page.nothing.len(), 5);
    assert_eq!(self::page(&empty(), Language::English).matches("<section").count(), 3);
}

#[test]
fn old_mail_says_how_old_it_is() {
    let mut report = nobody();
    report.mailbox.to = "2026-01-09T10:00:00Z".parse().ok();
    report.mailbox.from = report.mailbox.to;
    let page = ReportPage::of(&report, Language::English);
    assert_eq!(page.lead, ["The newest letter here is from 9 January 2026."]);
    assert_eq!(page.period.as_deref(), Some("Mail of 9 January 2026"));
    assert!(page.at_rest);
}

#[test]
fn a_month_with_few_letters_does_not_stretch_the_axis() {
    let mut report = studio();
    let lone = &mut report.answers.by_month[3];
    (lone.counted, lone.median_s) = (1, Some(40 * 86_400));
    let answers = ReportPage::of(&report, Language::English).answers;
    assert!(answers.sparkline.unwrap().ends_with("slowest month 26 h"));
    let chart = answers.median_chart.unwrap();
    assert!(chart.note.ends_with(" A pale bar stands for few letters."));
    assert!(chart.bars[3].is_pale && chart.bars[3].says.ends_with("40 days"));
    assert_eq!((chart.bars[3].y.as_str(), chart.bars[3].height.as_str()), ("20.0", "120.0"));
    assert!(chart.bars[4].height.parse::<f64>().unwrap() > 60.0);
}

#[test]
fn when_nothing_was_answered_it_says_so() {
    let mut report = studio();
    (report.answers.median_s, report.answers.p90_s, report.answers.within_limit) = (None, None, Some(0.0));
    let line = |language| ReportPage::of(&report, language).answers.line.unwrap();
    assert_eq!(line(Language::English), "No letter was answered within 24 hours");
    assert_eq!(line(Language::Polish), "0% z odpowiedzią w ciągu 24 godzin");
    assert_eq!(line(Language::Hebrew), "אף הודעה לא נענתה תוך 24 שעות");
}

#[test]
fn hebrew_time_runs_from_right_to_left() {
    let english = ReportPage::of(&studio(), Language::English).answers.median_chart.unwrap();
    let hebrew = ReportPage::of(&studio(), Language::Hebrew).answers.median_chart.unwrap();
    let place = |text: &str| text.parse::<f64>().unwrap();
    assert!(place(&english.bars[0].x) < place(&english.bars[11].x));
    assert!(place(&hebrew.bars[0].x) > place(&hebrew.bars[11].x));
    assert_eq!((english.labels[0].month.as_str(), english.labels[1].month.as_str()), ("Apr 2025", "Mar 2026 so far"));
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
