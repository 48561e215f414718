//! Every form of the desk, rendered in every language with undefined values forbidden.

use std::collections::BTreeSet;

use mila_domain::language::Language;

use crate::pages::door::samples::TYPED_PASSWORD;
use crate::pages::shell::{Rendering, Section, Shell};
use crate::pages::trouble::{Met, OfflinePage, Trouble, TroublePage};
use crate::pages::{accounts, contacts, door, import, people, person, samples, settings};
use crate::templates::PageError;
use crate::texts::Texts;

fn rendering() -> Rendering {
    Rendering { nonce: "n0nce".into(), token: "t0ken".into(), key: "k3y".into(), back: "/people?q=a&b=\"".into(), notice: None }
}

fn inside(texts: Texts, section: Section, title: &str) -> Shell {
    Shell::inside(&samples::me(texts.language()), section, title, rendering())
}

fn outside(texts: Texts, title: &str) -> Shell {
    Shell::outside(texts.language(), title, rendering())
}

type Rendered = (String, Result<String, PageError>);

/// All samples of a page in their frame.
macro_rules! rendered {
    ($samples:expr, $shell:expr) => {
        $samples.into_iter().map(|(name, page)| (name.to_owned(), page.html(&$shell(&page.title)))).collect::<Vec<Rendered>>()
    };
}

fn troubles(texts: Texts) -> Vec<Rendered> {
    let page = |trouble, met| (format!("{trouble:?} {met:?}"), TroublePage::of(texts, trouble, met, "/people?from=\""));
    let troubles = Trouble::ALL.into_iter().flat_map(|trouble| [Met::ByLook, Met::ByDeed].map(|met| page(trouble, met)));
    let offline = OfflinePage::of(texts);
    let offline = ("offline".to_owned(), offline.html(&outside(texts, &offline.title)));
    troubles.map(|(name, page)| (name, page.html(&outside(texts, &page.title)))).chain([offline]).collect()
}

/// Every page with a form, and the pages of trouble, by name.
fn pages(language: Language) -> Vec<(String, String)> {
    let texts = Texts::in_language(language);
    let out = |title: &str| outside(texts, title);
    let within = |section| move |title: &str| inside(texts, section, title);
    [
        rendered!(door::samples::doors(texts), out),
        rendered!(door::samples::links(texts), out),
        rendered!(people::samples::samples(texts), within(Section::People)),
        rendered!(person::samples::samples(texts), within(Section::People)),
        rendered!(person::samples::profiles(texts), within(Section::People)),
        rendered!(person::samples::added(texts), within(Section::People)),
        rendered!(person::samples::merges(texts), within(Section::People)),
        rendered!(contacts::samples::samples(texts), within(Section::People)),
        rendered!(contacts::samples::files(texts), within(Section::People)),
        rendered!(import::samples::samples(texts), within(Section::Import)),
        rendered!(settings::samples::samples(texts), within(Section::Settings)),
        rendered!(settings::samples::invitations(texts), within(Section::Settings)),
        rendered!(accounts::samples::lists(texts), within(Section::Settings)),
        rendered!(accounts::samples::pages(texts), within(Section::Settings)),
        rendered!(accounts::samples::forms(texts), within(Section::Settings)),
        rendered!(accounts::samples::consents(texts), within(Section::Settings)),
        troubles(texts),
    ]
    .into_iter()
    .flatten()
    .map(|(name, html)| {
        let html = html.unwrap_or_else(|error| panic!("{name} in {language}: {error:?}"));
        (format!("{name} in {language}"), html)
    })
    .collect()
}

fn each(mut check: impl FnMut(&str, Language, &str)) {
    for language in Language::ALL {
        for (name, html) in pages(language) {
            check(&name, language, &html);
        }
    }
}

/// The opening tags of a page, without their angle brackets. Values hold no bare `>`, since the templates escape it.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag).filter(|tag| !tag.starts_with('/'))
}

fn value<'a>(tag: &'a str, attribute: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {attribute}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

fn ids(html: &str) -> Vec<&str> {
    tags(html).filter_map(|tag| value(tag, "id")).collect()
}

#[test]
fn every_page_speaks_the_readers_language_and_keeps_to_the_policy() {
    each(|name, language, html| {
        assert!(html.contains(&format!("<html lang=\"{}\" dir=\"{}\"", language.code(), language.direction())), "{name}");
        assert_eq!(html.matches("<h1").count(), 1, "{name}");
        for tag in tags(html) {
            assert_eq!(value(tag, "style"), None, "{name}: {tag}");
            let handler = tag.split_whitespace().find(|part| part.starts_with("on") && part.contains("=\""));
            assert!(!tag.starts_with("style") && handler.is_none(), "{name}: {tag}");
            assert!(!tag.starts_with("script") || tag.contains("nonce=\"n0nce\""), "{name}: {tag}");
        }
    });
}

#[test]
fn every_form_that_changes_something_carries_token_and_key() {
    each(|name, _, html| {
        for form in html.split("<form").skip(1).filter_map(|rest| rest.split_once("</form>")).map(|(form, _)| form) {
            if !form.contains("method=\"post\"") {
                continue;
            }
            for hidden in ["name=\"token\" value=\"t0ken\"", "name=\"key\" value=\"k3y\""] {
                assert_eq!(form.matches(&format!("<input type=\"hidden\" {hidden}>")).count(), 1, "{name}: {form}");
            }
        }
    });
}

#[test]
fn every_id_is_there_once_and_every_reference_has_its_id() {
    each(|name, _, html| {
        let all = ids(html);
        let ids: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(ids.len(), all.len(), "{name}: {all:?}");
        for tag in tags(html) {
            let references = ["for", "aria-describedby", "aria-labelledby", "list"].into_iter().filter_map(|key| value(tag, key));
            for id in references.flat_map(str::split_whitespace) {
                assert!(ids.contains(id), "{name}: {tag}");
            }
            if let Some(id) = value(tag, "href").and_then(|href| href.strip_prefix('#')) {
                assert!(ids.contains(id), "{name}: {tag}");
            }
        }
    });
}

#[test]
fn every_field_has_a_name_that_is_read_aloud() {
    each(|name, _, html| {
        let labelled: BTreeSet<&str> =
            tags(html).filter(|tag| tag.starts_with("label")).filter_map(|tag| value(tag, "for")).collect();
        for tag in tags(html).filter(|tag| tag.starts_with("input") || tag.starts_with("textarea") || tag.starts_with("select")) {
            let is_seen = !matches!(value(tag, "type"), Some("hidden" | "radio" | "checkbox")) && !tag.ends_with(" hidden");
            let has_label = value(tag, "id").is_some_and(|id| labelled.contains(id)) || value(tag, "aria-label").is_some();
            assert!(!is_seen || has_label, "{name}: {tag}");
        }
    });
}

#[test]
fn what_is_wrong_stands_at_its_field() {
    each(|name, _, html| {
        let invalid: Vec<&str> = tags(html).filter(|tag| tag.contains("aria-invalid=\"true\"")).collect();
        for tag in &invalid {
            assert!(value(tag, "aria-describedby").is_some_and(|ids| ids.contains("-error")), "{name}: {tag}");
        }
        let errors = html.matches("class=\"error\"").count();
        let in_groups = tags(html).filter(|tag| tag.starts_with("fieldset class=\"field wrong\"")).count();
        assert_eq!(errors, invalid.len() + in_groups, "{name}");
        assert!(errors == 0 || html.contains("role=\"alert\""), "{name}");
    });
}

#[test]
fn a_password_never_comes_back_and_hostile_words_stay_words() {
    each(|name, _, html| {
        assert!(!html.contains(TYPED_PASSWORD), "{name}");
        for tag in tags(html).filter(|tag| value(tag, "type") == Some("password")) {
            assert_eq!(value(tag, "value"), Some(""), "{name}: {tag}");
        }
        assert!(!html.contains("<script>") && !html.contains("<b>") && !html.contains("javascript:alert(1)\""), "{name}");
        assert_eq!(html.matches("<textarea").count(), html.matches("</textarea>").count(), "{name}");
    });
}

#[test]
fn what_was_typed_is_still_there_after_a_refusal() {
    let page = |sample: &str| {
        pages(Language::English)
            .into_iter()
            .find(|(name, _)| name == &format!("{sample} in en"))
            .unwrap_or_else(|| panic!("{sample}"))
            .1
    };
    assert!(page("door refused").contains("value=\"&quot;&gt;&lt;b&gt;Ola\""));
    assert!(page("door refused").contains("name=\"next\" value=\"&#x2f;people?q=a&amp;from=b\""));
    let set_up = page("set-up in no zone");
    assert!(set_up.contains("value=\"Mars&#x2f;Olympus\"") && set_up.contains("value=\"he\" checked"));
    assert!(set_up.contains("dana@levi.co.il\nno address&lt;&#x2f;textarea&gt;"));
    let hours = page("settings without hours");
    assert!(
        hours.contains("value=\"soon\"") && hours.contains("value=\"fri\" checked") && !hours.contains("value=\"sat\" checked")
    );
    assert!(page("import refused").contains("value=\"&#x2f;home&#x2f;ola&#x2f;&quot;&gt;&lt;b&gt;\""));
    assert!(page("profile without a date").contains("value=\"the 13th&lt;&#x2f;textarea&gt;&quot;\""));
}

#[test]
fn a_member_does_not_see_what_is_for_owners() {
    let texts = Texts::in_language(Language::English);
    let page = settings::samples::samples(texts).into_iter().find(|(name, _)| *name == "settings of a member").unwrap().1;
    let html = page.html(&inside(texts, Section::Settings, "")).unwrap();
    for path in ["/settings/workspace", "/settings/addresses", "/settings/members", "Lipowa", "ola@lipowa-studio.pl", "#members"]
    {
        assert!(!html.contains(path), "{path}");
    }
    assert!(html.contains("action=\"/settings/me\"") && html.contains("action=\"/settings/password\""));
}

#[test]
fn the_week_begins_as_the_language_has_it() {
    let first = |language| {
        let page = settings::samples::samples(Texts::in_language(language)).remove(0).1;
        page.workspace.unwrap().rest_days.choices[0].value
    };
    assert_eq!((first(Language::English), first(Language::Polish), first(Language::Hebrew)), ("mon", "mon", "sun"));
}

#[test]
fn a_rhythm_is_told_in_plain_sentences() {
    let rhythm = |language, place: usize| person::samples::samples(Texts::in_language(language)).remove(place).1.rhythm.join(" ");
    assert_eq!(
        rhythm(Language::English, 0),
        "34 letters between you, since 12 April 2024. Usually a letter every 5 days. The last one was 12 days ago."
    );
    assert_eq!(rhythm(Language::Polish, 1), "Na razie jeden list, z 13 marca 2026.");
    assert!(rhythm(Language::Hebrew, 0).ends_with("בדרך כלל הודעה כל 5 ימים. האחרונה לפני 12 יום."));
    assert!(rhythm(Language::English, 2).ends_with("Usually a letter every day. The last one was on Monday 25 August 2025."));
}

#[test]
fn too_many_tries_say_how_long() {
    let words = |language, place: usize| {
        let page = door::samples::doors(Texts::in_language(language)).remove(place).1;
        page.refused.unwrap().words
    };
    assert!(words(Language::English, 2).ends_with("try again in 42 seconds."));
    assert!(words(Language::English, 3).ends_with("try again in 6 minutes."));
    assert!(words(Language::Polish, 2).ends_with("spróbuj ponownie za 42 sekundy."));
    assert!(words(Language::Polish, 3).ends_with("spróbuj ponownie za 6 minut."));
    assert!(words(Language::Hebrew, 3).ends_with("אפשר לנסות שוב בעוד 6 דקות."));
}
