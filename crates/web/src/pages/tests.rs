use std::collections::HashSet;

use mila_domain::language::Language;

use super::conversation::ConversationPage;
use super::inbox::InboxPage;
use super::notice::Done;
use super::samples;
use super::search::SearchPage;
use super::shell::{APP_CSS, APP_JS, Rendering, Section, Shell};
use super::today::TodayPage;
use crate::templates::PageError;
use crate::texts::Texts;

fn html(name: &str, page: Result<String, PageError>) -> String {
    page.unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

/// Every sample of every page of the desk, in one language.
fn pages(language: Language) -> Vec<(String, String)> {
    let (texts, here) = (Texts::in_language(language), samples::here());
    let mut pages = Vec::new();
    for (name, today) in samples::today() {
        let shell = samples::shell(language, Section::Today, "Today", Some(Done::Excuse));
        pages.push((format!("today-{name}"), html(name, TodayPage::of(texts, &here, &today).html(&shell))));
    }
    for (name, inbox) in samples::inbox() {
        let shell = samples::shell(language, Section::Inbox, "Inbox", None);
        pages.push((format!("inbox-{name}"), html(name, InboxPage::of(texts, &here, &inbox).html(&shell))));
    }
    for (name, conversation) in samples::conversations() {
        let shell = samples::shell(language, Section::Inbox, "A & B", None);
        pages.push((format!("conversation-{name}"), html(name, ConversationPage::of(texts, &here, &conversation).html(&shell))));
    }
    let shell = samples::shell(language, Section::Search, "Search", None);
    for (name, found) in samples::found() {
        pages.push((format!("search-{name}"), html(name, SearchPage::of(texts, &here, &found).html(&shell))));
    }
    pages.push(("search-fresh".to_owned(), html("fresh", SearchPage::fresh(texts).html(&shell))));
    pages
}

/// The tags of a page, without what stands between them.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag)
}

#[test]
fn every_page_renders_in_every_language_under_the_strict_policy() {
    for language in Language::ALL {
        for (name, html) in pages(language) {
            let name = format!("{name} in {language}");
            let opening = format!("<html lang=\"{}\" dir=\"{}\" data-look=\"auto\">", language.code(), language.direction());
            assert!(html.trim_start().starts_with("<!doctype html>") && html.contains(&opening), "{name}");
            assert_eq!(html.matches("<main ").count(), 1, "{name}");
            assert_eq!(html.matches("<h1").count(), 1, "{name}");
            for tag in tags(&html) {
                assert!(!tag.contains(" style=") && !tag.contains(" on") && !tag.starts_with("style"), "{tag} in {name}");
                assert!(!tag.starts_with("script") || tag.contains("nonce=\"bm9uY2U\""), "{tag} in {name}");
                assert!(!tag.starts_with("img"), "{tag} in {name}");
            }
        }
    }
}

#[test]
fn every_form_that_changes_something_carries_token_and_key() {
    for (name, html) in pages(Language::English) {
        for form in html.split("<form ").skip(1).filter_map(|rest| rest.split("</form>").next()) {
            let (opening, inside) = form.split_once('>').unwrap();
            if opening.contains("method=\"get\"") {
                assert!(!inside.contains("name=\"token\""), "{name}");
                continue;
            }
            assert!(opening.contains("method=\"post\""), "{opening} in {name}");
            assert!(inside.contains("name=\"token\" value=\"dG9rZW4\""), "{form} in {name}");
            assert!(inside.contains("name=\"key\" value=\"a2V5\""), "{form} in {name}");
        }
    }
}

#[test]
fn no_id_stands_twice_and_every_reference_finds_its_own() {
    for (name, html) in pages(Language::English) {
        let values = |attribute: &str| -> Vec<String> {
            let attribute = format!(" {attribute}=\"");
            let found = tags(&html).filter_map(|tag| tag.split_once(&attribute)?.1.split('"').next());
            found.map(str::to_owned).collect()
        };
        let all = values("id");
        let ids: HashSet<&String> = all.iter().collect();
        assert_eq!(all.len(), ids.len(), "{name}: {all:?}");
        for reference in [values("aria-labelledby"), values("for"), values("aria-controls"), values("aria-describedby")].concat()
        {
            assert!(ids.contains(&reference), "{reference} in {name}");
        }
    }
}

#[test]
fn hostile_words_stay_words() {
    for (name, html) in pages(Language::Hebrew) {
        assert!(!html.contains("<script>") && !html.contains("<b>") && !html.contains("<img"), "{name}");
        assert!(!html.contains(['\u{202e}', '\u{0}', '\u{200b}']), "{name}");
    }
    let hostile = pages(Language::English).into_iter().find(|(name, _)| name == "today-hostile").unwrap().1;
    assert!(hostile.contains("&lt;script&gt;") && hostile.contains("{{ 7 * 7 }}"));
}

#[test]
fn today_says_who_waits_by_how_near_their_time_is() {
    let today = samples::today().into_iter().find(|(name, _)| *name == "studio").unwrap().1;
    let page = TodayPage::of(Texts::in_language(Language::English), &samples::here(), &today);
    let groups: Vec<_> = page.groups.iter().map(|group| (group.title.as_str(), group.rows.len())).collect();
    assert_eq!(groups, [("Now", 2), ("Later today", 1), ("In the days to come", 2)]);
    assert_eq!(page.lead, ["5 people are waiting for your answer.", "One answer is late."]);
    let anna = &page.groups[0].rows[1];
    assert_eq!((anna.name.who.as_str(), anna.time.as_deref()), ("Anna Kowalska", Some("4 h left")));
    assert_eq!(anna.facts, ["wrote yesterday, 17:15", "answer today by 17:15"]);
    assert_eq!(page.others[0].label, "and 41 older");
    let quiet = page.quiet.unwrap();
    assert_eq!((quiet.rows.len(), quiet.folded.len(), quiet.fold.as_str()), (4, 1, "and 1 more"));
}

#[test]
fn an_empty_today_is_a_joy_only_when_nobody_waits_at_all() {
    let texts = Texts::in_language(Language::English);
    let said = |wanted: &str| {
        let today = samples::today().into_iter().find(|(name, _)| *name == wanted).unwrap().1;
        TodayPage::of(texts, &samples::here(), &today).empty.map(|empty| (empty.title, empty.text))
    };
    let joy = ("Nobody is waiting.".to_owned(), Some("Every word is kept, or has its day.".to_owned()));
    assert_eq!(said("nobody"), Some(joy));
    assert_eq!(said("only-older"), Some(("Nobody from the last 90 days is waiting.".to_owned(), None)));
    assert_eq!(said("unknown"), None);
    assert_eq!(said("studio"), None);
    assert!(said("empty").is_some_and(|(title, _)| title.starts_with("A tidy desk")));
    assert!(said("coming").is_some_and(|(title, _)| title.starts_with("Your mail is coming in")));
}

#[test]
fn the_latest_letters_lie_open_and_older_ones_are_folded() {
    let all = samples::conversations();
    let page = |wanted: &str| {
        let conversation = &all.iter().find(|(name, _)| *name == wanted).unwrap().1;
        ConversationPage::of(Texts::in_language(Language::English), &samples::here(), conversation)
    };
    let open = page("open");
    assert_eq!((open.open.len(), open.folded.len()), (1, 2));
    let letter = &open.open[0];
    assert!(letter.is_large && letter.frame.as_ref().is_some_and(|frame| !frame.is_open));
    assert_eq!(letter.deed.as_ref().unwrap().label, "No answer needed");
    let sizes: Vec<_> = letter.attachments.iter().map(|file| (file.name.as_str(), file.size.as_str())).take(2).collect();
    assert_eq!(sizes, [("Program warsztatów.pdf", "249 kB"), ("Attachment without a name", "12.4 MB")]);
    let parts = page("parts");
    assert!(parts.open.iter().any(|letter| letter.deed.as_ref().is_some_and(|deed| deed.href.ends_with("/excuse"))));
    let claims = parts.folded.iter().filter(|letter| letter.deed.as_ref().is_some_and(|deed| deed.href.ends_with("/claim")));
    assert_eq!(claims.count(), 2);
    assert!(parts.open[0].raw.is_some());
}

#[test]
fn a_filter_of_the_inbox_is_a_tab_and_the_next_page_a_link() {
    let all = samples::inbox();
    let page = |place: usize| InboxPage::of(Texts::in_language(Language::English), &samples::here(), &all[place].1);
    let us = page(0);
    assert_eq!(us.tabs.len(), 5);
    assert_eq!(us.next.unwrap().href, "/inbox?show=awaiting-us&from=2026-03-01T10%3A00%3A00Z%2Fcon%3D7%26x");
    assert_eq!(page(5).tabs.len(), 4, "nothing unreadable, no tab");
}

#[test]
fn whoever_is_not_signed_in_sees_no_way_about_the_desk() {
    let shell = Shell::outside(Language::Hebrew, "דלת", Rendering::default());
    let html = html("outside", SearchPage::fresh(Texts::in_language(Language::Hebrew)).html(&shell));
    assert!(!html.contains("/inbox\"") && !html.contains("/sign-out") && !html.contains("<dialog"));
}

#[test]
fn the_desk_is_light_to_carry() {
    assert!(APP_JS.len() < 12_000, "{} bytes", APP_JS.len());
    assert!(APP_CSS.len() < 40_000, "{} bytes", APP_CSS.len());
    assert!(!APP_CSS.contains("url(") && !APP_CSS.contains("@import"));
    for physical in ["margin-left", "margin-right", "padding-left", "padding-right", "text-align: left", "text-align: right"] {
        assert!(!APP_CSS.contains(physical), "{physical}");
    }
}

#[test]
fn what_works_says_so_calmly_and_what_stopped_stands_out() {
    let beats = |wanted: &str| {
        let today = samples::today().into_iter().find(|(name, _)| *name == wanted).unwrap().1;
        TodayPage::of(Texts::in_language(Language::English), &samples::here(), &today).beats
    };
    let studio = beats("studio");
    assert_eq!(studio[0].text, "Every letter is in its conversation · today, 13:13");
    assert_eq!((studio[1].text.as_str(), studio[1].progress), ("Mail is being brought in: 1,240 of 4,812", Some((1_240, 4_812))));
    assert!(studio.iter().all(|beat| !beat.is_stopped));
    assert_eq!(beats("hostile")[0].progress, None);
    assert!(beats("stopped").iter().all(|beat| beat.is_stopped && beat.text.contains("Nothing is lost")));
}
