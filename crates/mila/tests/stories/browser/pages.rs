//! Every page, in every language, is within reach of everybody: of those who see little, use a phone, or like it dark.

use serde_json::json;

use super::examine::faults;
use super::stage::Stage;
use super::visitor::Visitor;

/// What a member can look at under an address that never changes.
const PAGES: &[&str] = &[
    "/today",
    "/inbox?show=awaiting-us",
    "/inbox?show=awaiting-them",
    "/inbox?show=at-rest",
    "/inbox?show=filtered",
    "/inbox?show=unreadable",
    "/people",
    "/people?q=kowalsk",
    "/search",
    "/search?q=the",
    "/search?q=zzyzzxqq",
    "/import",
    "/settings/accounts",
    "/settings/accounts/new",
    "/settings",
    "/offline",
];

/// The first page among many whose HTML has a piece of text in it, or has not.
const CONVERSATION: &str = "(async () => {
    for (const list of ['/today', '/inbox?show=awaiting-us', '/inbox?show=at-rest', '/inbox?show=filtered']) {
        const page = new DOMParser().parseFromString(await (await fetch(list)).text(), 'text/html');
        for (const link of page.querySelectorAll('[data-row] a.name')) {
            const href = link.getAttribute('href');
            if ((await (await fetch(href)).text()).includes('<iframe') === FRAMED) return [href];
        }
    }
    return [];
})()";

async fn conversation(visitor: &Visitor, is_framed: bool) -> String {
    let found = visitor.texts_of(&CONVERSATION.replace("FRAMED", &is_framed.to_string())).await;
    found.into_iter().next().unwrap_or_else(|| panic!("no conversation with a frame: {is_framed}"))
}

/// Changes the language the way a member does.
async fn speak(visitor: &Visitor, lang: &str) {
    visitor.open("/settings").await;
    visitor.ask(&format!("document.querySelector('#me input[value={lang}]').click()")).await;
    visitor.click("#me form button").await;
    visitor.wait(&format!("document.documentElement.lang === '{lang}' && location.pathname === '/settings'")).await;
}

/// The pages inside; leaves the browser at an invitation.
async fn inside(visitor: &Visitor, lang: &str) -> Vec<String> {
    visitor.open("/people").await;
    let person = visitor.text_of("document.querySelector('[data-row] a.name').getAttribute('href')").await;
    let more = [conversation(visitor, true).await, conversation(visitor, false).await, format!("{person}/profile"), person];
    let mut found = Vec::new();
    visitor.console().await;
    for path in PAGES.iter().map(|path| (*path).to_owned()).chain(more) {
        visitor.open(&path).await;
        found.extend(faults(visitor, lang, &path).await);
    }
    visitor.open("/settings").await;
    visitor.click("form.invite button").await;
    visitor.wait("document.querySelector('.passed-on')").await;
    found.extend(faults(visitor, lang, "the invitation").await);
    visitor.open("/nowhere").await;
    found.extend(faults(visitor, lang, "a page that is missing").await);
    found
}

/// The pages outside, for somebody whose browser wishes for that language.
async fn outside(visitor: &Visitor, lang: &str, invitation: &str) -> Vec<String> {
    visitor.forget_cookies().await;
    visitor.cdp("Network.enable", json!({})).await;
    visitor.cdp("Network.setExtraHTTPHeaders", json!({ "headers": { "Accept-Language": lang } })).await;
    let mut found = Vec::new();
    visitor.open("/sign-in").await;
    found.extend(faults(visitor, lang, "the door").await);
    visitor.fill("input[type=text]", "nobody").await;
    visitor.fill("input[type=password]", "not the password").await;
    visitor.click("main form button").await;
    visitor.wait("document.querySelector('[role=alert]')").await;
    found.extend(faults(visitor, lang, "the door, refused").await);
    visitor.go(invitation).await;
    found.extend(faults(visitor, lang, "an invitation").await);
    visitor.open("/link/00000000000000000000000000000000").await;
    found.extend(faults(visitor, lang, "a dead link").await);
    found
}

async fn every_page(lang: &str) {
    let stage = Stage::open();
    let visitor = stage.stranger().await;
    visitor.go(&stage.link).await;
    let mut found = faults(&visitor, "en", "the owner's link").await;
    visitor.click("main form button").await;
    visitor.wait("location.pathname === '/today'").await;
    speak(&visitor, lang).await;
    found.extend(inside(&visitor, lang).await);
    visitor.open("/settings").await;
    visitor.click("form.invite button").await;
    visitor.wait("document.querySelector('.passed-on')").await;
    let invitation = visitor.text_of("document.querySelector('.passed-on dd').textContent").await;
    found.extend(outside(&visitor, lang, &invitation).await);
    // The browser says itself that pages which are refused or missing were; that is no fault of theirs.
    found.retain(|fault| !fault.contains("Failed to load resource: the server responded with a status of 4"));
    assert!(found.is_empty(), "{} faults\n{}", found.len(), found.join("\n"));
    assert_eq!(stage.trap.caught(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_is_within_reach_in_english() {
    every_page("en").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_is_within_reach_in_polish() {
    every_page("pl").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_is_within_reach_in_hebrew() {
    every_page("he").await;
}
