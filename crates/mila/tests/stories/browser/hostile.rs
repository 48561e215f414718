//! Letters that mean harm, taken in like any other and looked at in every place where something of them shows.

use std::fs;

use super::mail::{Letter, date, import};
use super::stage::Stage;
use super::visitor::Visitor;

/// A payload a line; ⏎, ⇥ and ␀ stand for what cannot be written in one.
const PAYLOADS: &str = include_str!("../../../../web/src/letter/tests/hostile.txt");
/// So many of them write in one conversation.
const TALK: usize = 8;

pub fn payloads() -> Vec<String> {
    PAYLOADS.lines().map(|line| line.replace('⏎', "\n").replace('⇥', "\t").replace('␀', "\0")).collect()
}

/// The payload with a voice that is heard from within a frame, where nobody may open a dialog.
pub fn loud(payload: &str) -> String {
    payload.replace("alert(", "console.error(4711+")
}

/// What is wrong with the page that is open, if somebody else than we wrote a part of it.
const BROKEN: &str = "(() => {
    const faults = [];
    const body = [...document.body.children].map((one) => one.tagName).join(' ');
    if (body !== 'A HEADER MAIN P DIALOG DIALOG') faults.push('body: ' + body);
    if (document.querySelectorAll('main').length !== 1) faults.push('main');
    if (document.querySelectorAll('script').length !== 1) faults.push('script');
    if (document.querySelector('object, embed, base, style, meta[http-equiv]')) faults.push('a strange element');
    for (const one of document.querySelectorAll('*')) {
        for (const { name, value } of one.attributes) {
            if (/^on|^style$|^srcdoc$/i.test(name)) faults.push(one.tagName + ' ' + name);
            if (/^(href|src|action|formaction)$/i.test(name) && /^\\s*(javascript|vbscript):/i.test(value)) faults.push(value);
        }
        if (one.tagName === 'FORM' && new URL(one.action).origin !== location.origin) faults.push(one.action);
        if (one.tagName === 'IFRAME' && one.getAttribute('sandbox') !== 'allow-popups allow-popups-to-escape-sandbox') faults.push('frame');
    }
    return faults;
})()";

/// Unfolds everything and waits until all frames have come.
const UNFOLD: &str = "(async () => {
    for (const fold of document.querySelectorAll('main details')) fold.open = true;
    const frames = [...document.querySelectorAll('iframe')];
    await Promise.all(frames.map((frame) => new Promise((done) => {
        frame.addEventListener('load', done);
        frame.loading = 'eager';
        frame.src = frame.src;
    })));
    return [String(frames.length)];
})()";

/// Every conversation that a search finds, whatever number of pages it has.
const FOUND: &str = "(async () => {
    const found = new Set();
    for (let next = '/search?q=quartzite'; next;) {
        const page = new DOMParser().parseFromString(await (await fetch(next)).text(), 'text/html');
        page.querySelectorAll('a[href^=\"/conversations/\"]').forEach((link) => found.add(link.getAttribute('href').split('#')[0]));
        next = page.querySelector('main a.fold[href*=\"from=\"]')?.getAttribute('href');
    }
    return [...found];
})()";

/// All payloads as letters: as the HTML, as the subject, as a name of somebody and of a file.
fn mailbox(date: &str) -> String {
    let mut mailbox = String::new();
    for (number, payload) in payloads().iter().enumerate() {
        let talk = number / TALK;
        let letter = Letter {
            id: format!("hostile-{number}"),
            answers: (number % TALK > 0).then(|| format!("hostile-{}", talk * TALK)),
            name: payload,
            address: &format!("guest{talk}@visitor{talk}.example"),
            subject: &format!("quartzite {payload}"),
            html: &loud(payload),
            file: &format!("{payload}.pdf"),
        };
        mailbox.push_str(&letter.raw(date));
    }
    mailbox
}

async fn check(visitor: &Visitor, path: &str) {
    let faults = visitor.texts_of(BROKEN).await;
    assert_eq!(faults, Vec::<String>::new(), "{path}");
    assert_eq!(visitor.console().await, Vec::<String>::new(), "{path}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn letters_that_mean_harm_do_none() {
    let stage = Stage::open();
    let visitor = stage.owner().await;
    let path = stage.place("hostile.mbox");
    fs::write(&path, mailbox(&date(&visitor).await)).unwrap();
    import(&visitor, &path).await;
    let conversations = visitor.texts_of(FOUND).await;
    let mut frames = 0;
    for path in &conversations {
        visitor.open(path).await;
        frames += visitor.texts_of(UNFOLD).await[0].parse::<usize>().unwrap();
        check(&visitor, path).await;
    }
    assert_eq!(frames, payloads().len(), "not every letter was seen, in {} conversations", conversations.len());
    for path in [
        "/today",
        "/inbox",
        "/inbox?show=filtered",
        "/people",
        "/people?q=guest",
        "/search?q=quartzite",
        "/search?q=script",
        "/import",
    ] {
        visitor.open(path).await;
        check(&visitor, path).await;
    }
    visitor.with_ctrl('k').await;
    visitor.keys("script").await;
    visitor.wait("document.querySelector('#palette [data-href^=\"/\"]')").await;
    check(&visitor, "the palette").await;
    assert_eq!(stage.trap.caught(), Vec::<String>::new());
}
