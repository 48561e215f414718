//! Everything can be done without scripts.

use std::fs;

use serde_json::json;

use super::mail::{Letter, date, import};
use super::stage::Stage;
use super::visitor::Visitor;

const ROWS: &str = "document.querySelectorAll('[data-row]').length";

async fn rows(visitor: &Visitor) -> usize {
    visitor.text_of(ROWS).await.parse().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_goes_by_without_scripts() {
    let stage = Stage::open();
    let visitor = stage.stranger().await;
    visitor.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    visitor.go(&stage.link).await;
    visitor.click("main form button").await;
    visitor.wait("location.pathname === '/today'").await;
    assert!(visitor.is("document.querySelector('[data-open]').hidden").await, "a script ran");
    takes_somebody_off_the_list_and_back(&visitor).await;
    searches(&visitor).await;
    speaks_polish(&visitor).await;
    imports(&visitor, &stage).await;
    assert_eq!(visitor.console().await, Vec::<String>::new());
    assert_eq!(stage.trap.caught(), Vec::<String>::new());
}

async fn takes_somebody_off_the_list_and_back(visitor: &Visitor) {
    let before = rows(visitor).await;
    visitor.click("[data-excuse] button").await;
    visitor.wait("document.querySelector('.notice form')").await;
    assert_eq!(rows(visitor).await, before - 1);
    visitor.click(".notice form button").await;
    visitor.wait(&format!("{ROWS} === {before}")).await;
}

async fn searches(visitor: &Visitor) {
    visitor.open("/search").await;
    visitor.fill("#q", "workshop").await;
    visitor.click("main form button").await;
    visitor.wait("location.search === '?q=workshop' && document.querySelector('[data-row] mark')").await;
    visitor.click("[data-row] a.name").await;
    visitor.wait("document.querySelector('article')").await;
}

async fn speaks_polish(visitor: &Visitor) {
    visitor.open("/settings").await;
    visitor.click("#me input[value=pl]").await;
    visitor.click("#me form button").await;
    visitor.wait("document.documentElement.lang === 'pl' && document.querySelector('.notice')").await;
}

async fn imports(visitor: &Visitor, stage: &Stage) {
    let letter = Letter {
        id: "by-path".to_owned(),
        answers: None,
        name: "Zofia Nowa",
        address: "zofia@nowa.example",
        subject: "A hall for May",
        html: "<p>Could you send me the price of the hall in May?</p>",
        file: "plan.pdf",
    };
    let path = stage.place("by-path.mbox");
    fs::write(&path, letter.raw(&date(visitor).await)).unwrap();
    import(visitor, &path).await;
    visitor.open("/today").await;
    visitor.wait("[...document.querySelectorAll('[data-row] .name')].some((name) => name.textContent === 'Zofia Nowa')").await;
}
