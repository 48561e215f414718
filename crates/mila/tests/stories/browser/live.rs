//! News come to an open page by themselves.

use std::fs;

use super::mail::{Letter, date, import};
use super::stage::Stage;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_that_comes_in_elsewhere_shows_on_an_open_today() {
    let stage = Stage::open();
    let watching = stage.owner().await;
    let other = stage.stranger().await;
    other.open("/sign-in").await;
    other.take(watching.cookie("mila").await).await;
    watching.ask("window.kept = true").await;
    let letter = Letter {
        id: "news".to_owned(),
        answers: None,
        name: "Zofia Nowa",
        address: "zofia@nowa.example",
        subject: "A hall for May",
        html: "<p>Could you send me the price of the hall in May?</p>",
        file: "plan.pdf",
    };
    let path = stage.place("news.mbox");
    fs::write(&path, letter.raw(&date(&watching).await)).unwrap();
    import(&other, &path).await;
    watching.wait("[...document.querySelectorAll('[data-row] .name')].some((name) => name.textContent === 'Zofia Nowa')").await;
    assert!(watching.is("window.kept").await, "the page was opened anew");
    assert_eq!(watching.console().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn news_wait_while_somebody_is_in_the_middle_of_something() {
    let stage = Stage::open();
    let watching = stage.owner().await;
    let other = stage.stranger().await;
    other.open("/sign-in").await;
    other.take(watching.cookie("mila").await).await;
    watching.with_ctrl('k').await;
    watching.wait("document.querySelector('#palette').open").await;
    other.open("/today").await;
    other.click("[data-excuse] button").await;
    other.wait("document.querySelector('.notice')").await;
    watching.wait("!document.querySelector('[data-fresh]').hidden").await;
    assert!(watching.is("document.querySelector('#palette').open").await);
}
