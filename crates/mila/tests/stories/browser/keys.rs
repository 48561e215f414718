//! The desk with a keyboard alone.

use serde_json::Value;
use thirtyfour::Key;

use super::stage::Stage;
use super::visitor::Visitor;

/// Numbers everything on the page that can be reached, and leaves the numbers in `window.reach`.
const REACH: &str = "
    const all = 'a[href], button, summary, input:not([type=hidden], [type=radio]:not(:checked)), select, textarea, iframe';
    const is_there = (one) => one.checkVisibility({ visibilityProperty: true });
    window.reach = [...document.querySelectorAll(all)].filter(is_there);
    return window.reach.length";

/// Where the focus is, and whether one sees it there: an outline or a shadow, of its own or of the row that it stands
/// for, within the window and under nothing else.
const FOCUS: &str = "
    const one = document.activeElement;
    const shows = (style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
    const box = one.getBoundingClientRect();
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 10), 0), innerHeight - 1);
    const over = document.elementFromPoint(x, y);
    return {
        number: window.reach.indexOf(one),
        is_shown: shows(getComputedStyle(one)) || shows(getComputedStyle(one, '::after')),
        is_bare: Boolean(over) && (one.contains(over) || over.contains(one)),
        what: one.tagName + ' ' + one.textContent.trim().slice(0, 40),
    }";

const FOCUSED: &str = "document.activeElement.getAttribute('href')";

/// Goes through the page with Tab and says what is wrong on the way.
async fn walk(visitor: &Visitor) -> Vec<String> {
    let count = visitor.ask(REACH).await.as_u64().unwrap();
    let mut missing: Vec<u64> = (0..count).collect();
    let mut faults = Vec::new();
    for _ in 0..count + 3 {
        visitor.key(Key::Tab).await;
        let focus: Value = visitor.ask(FOCUS).await;
        missing.retain(|number| focus["number"].as_u64() != Some(*number));
        if focus["number"].as_i64() == Some(-1) {
            continue;
        }
        if focus["is_shown"] != true || focus["is_bare"] != true {
            faults.push(format!("the focus is not seen: {focus}"));
        }
    }
    for number in missing {
        let what = visitor.text_of(&format!("window.reach[{number}].outerHTML.slice(0, 160)")).await;
        faults.push(format!("out of reach: {what}"));
    }
    faults
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tab_reaches_everything_and_one_sees_where_it_is() {
    let stage = Stage::open();
    let visitor = stage.owner().await;
    for (path, width) in [("/today", 1_280), ("/today", 390), ("/settings", 390)] {
        visitor.widen(width).await;
        visitor.open(path).await;
        let faults = walk(&visitor).await;
        assert!(faults.is_empty(), "{path} at {width}\n{}", faults.join("\n"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_tab_offers_the_way_past_the_navigation() {
    let stage = Stage::open();
    let visitor = stage.owner().await;
    visitor.open("/today").await;
    visitor.key(Key::Tab).await;
    assert!(
        visitor.is("document.activeElement.matches('.skip') && document.activeElement.getBoundingClientRect().top >= 0").await
    );
    visitor.key(Key::Enter).await;
    visitor.key(Key::Tab).await;
    assert!(visitor.is("document.querySelector('main').contains(document.activeElement)").await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_palette_opens_finds_goes_and_gives_the_focus_back() {
    let stage = Stage::open();
    let visitor = stage.owner().await;
    let is_open = "document.querySelector('#palette').open";
    visitor.keys("j").await;
    let focused = visitor.text_of(FOCUSED).await;
    visitor.with_ctrl('k').await;
    visitor.wait(&format!("{is_open} && document.activeElement.matches('#palette input')")).await;
    visitor.key(Key::Escape).await;
    visitor.wait(&format!("!{is_open}")).await;
    assert_eq!(visitor.text_of(FOCUSED).await, focused);

    visitor.with_ctrl('k').await;
    visitor.keys("setti").await;
    visitor.wait("document.querySelectorAll('#palette [role=option]').length === 1").await;
    visitor.key(Key::Enter).await;
    visitor.wait("location.pathname === '/settings'").await;

    visitor.open("/people").await;
    let name = visitor.text_of("document.querySelector('[data-row] a.name').textContent").await;
    visitor.with_ctrl('k').await;
    visitor.keys(&name).await;
    visitor.wait("document.querySelector('#palette [data-href^=\"/people/\"]')").await;
    visitor.key(Key::Down).await;
    visitor.key(Key::Up).await;
    assert!(visitor.is("document.querySelector('#palette [aria-selected=true]').id === document.activeElement.getAttribute('aria-activedescendant')").await);
    visitor.key(Key::Enter).await;
    visitor.wait("location.pathname.startsWith('/people/')").await;
    assert_eq!(visitor.text_of("document.querySelector('h1').textContent").await, name);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn single_keys_walk_the_list_and_take_somebody_off_it() {
    let stage = Stage::open();
    let visitor = stage.owner().await;
    let place = "[...document.querySelectorAll('[data-row]')].findIndex((row) => row.matches('[data-on]'))";
    for (key, expected) in [("j", "0"), ("j", "1"), ("j", "2"), ("k", "1")] {
        visitor.keys(key).await;
        assert_eq!(visitor.text_of(place).await, expected, "after {key}");
    }
    let href = visitor.text_of(FOCUSED).await;
    visitor.keys("o").await;
    visitor.wait(&format!("'{href}'.startsWith(location.pathname)")).await;

    visitor.open("/today").await;
    let first = visitor.text_of("document.querySelector('[data-row] a.name').getAttribute('href')").await;
    visitor.keys("j").await;
    visitor.keys("e").await;
    visitor.wait("document.querySelector('.notice form')").await;
    assert!(visitor.is(&format!("!document.querySelector('[data-row] a.name[href=\"{first}\"]')")).await);

    visitor.keys("?").await;
    visitor.wait("document.querySelector('#keys').open").await;
    visitor.key(Key::Escape).await;
    visitor.wait("!document.querySelector('#keys').open").await;
    visitor.keys("gi").await;
    visitor.wait("location.pathname === '/inbox'").await;
    visitor.keys("/").await;
    visitor.wait("location.pathname === '/search' && document.activeElement.matches('#q')").await;
    assert_eq!(visitor.console().await, Vec::<String>::new());
}
