//! `mila serve`: opens the desk in the browser, and keeps what works in the background alive until it is ended.

mod mail;
mod reach;
mod secure;
mod uploads;

use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::serve::ListenerExt as _;
use mila_desk::members::NewLink;
use mila_desk::{Desk, Scope};
use mila_web::doors::{self, Doors};
use mila_web::texts::Texts;
use tokio::net::TcpListener;
use tokio::sync::watch;
use url::Url;

use crate::cli;
use crate::failure::{Failure, Outcome, say};
use crate::house::{self, House};
use crate::workers::{self, Post};
pub use mail::post;
pub use reach::{Reached, base_url};

/// How long pages under way may take once the program is to end.
const PATIENCE: Duration = Duration::from_secs(4);
/// How often what works in the background says that it lives, and looks whether there is anything to settle.
const BEAT_EVERY: Duration = Duration::from_secs(30);
/// After so many beats, an hour, what no longer matters is forgotten.
const SWEEP_EVERY: u64 = 120;

/// Runs the command and tells the shell how it went.
pub fn run(arguments: &cli::Serve) -> ExitCode {
    let texts = Texts::in_language(crate::asked::language(arguments.place.lang.as_deref()));
    end(serve(arguments, texts), texts)
}

/// Says how it ended.
pub fn end(done: Result<(), Failure>, texts: Texts) -> ExitCode {
    match done {
        Ok(()) => Outcome::Done.into(),
        Err(failure) => {
            say(&failure.said(texts));
            failure.outcome().into()
        }
    }
}

fn serve(arguments: &cli::Serve, texts: Texts) -> Result<(), Failure> {
    crate::asked::checked_language(arguments.place.lang.as_deref())?;
    let reached = Reached::of(&arguments.reach)?.secured(&arguments.secure)?;
    let runtime = house::runtime()?;
    let listener = runtime.block_on(listen(&reached))?;
    let house = house::open_with(&runtime, &arguments.place, &arguments.mail)?;
    let post = mail::post(&house, &reached.base, &arguments.mail)?;
    let zone = crate::asked::zone(arguments.place.zone.as_deref())?;
    let has_members = runtime.block_on(house.desk.has_members(&house.scope))?;
    tell(&texts.with("serve-open", &[("url", reached.base.as_str().into())]));
    if !has_members {
        let link = runtime.block_on(house.desk.owner_link(&house.scope))?;
        tell(&texts.with("serve-set-up", &[("url", (&link_url(&reached.base, &link)).into())]));
    }
    tell(&texts.plain("serve-stop"));
    runtime.block_on(keep_open(house, post, listener, reached, zone.iana_name().unwrap_or("UTC"), texts))
}

/// The address of a one-time link.
pub fn link_url(base: &Url, link: &NewLink) -> String {
    let base = base.as_str().trim_end_matches('/');
    format!("{base}/link/{}", link.token.text())
}

/// Says something that the owner waits for, at once, even into a pipe.
pub fn tell(text: &str) {
    let mut out = io::stdout().lock();
    // Where nobody listens any more, the desk is open all the same.
    drop(writeln!(out, "{text}").and_then(|()| out.flush()));
}

/// Listens before anything else is done, so that a second program does not get as far as the data.
pub async fn listen(reached: &Reached) -> Result<TcpListener, Failure> {
    let cannot = |source| Failure::CannotListen(reached.listen.to_string(), source);
    TcpListener::bind(reached.listen).await.map_err(cannot)
}

/// Answers until the program is told to end; then lets go of everything within five seconds.
pub async fn keep_open(
    house: House,
    post: Post,
    listener: TcpListener,
    reached: Reached,
    zone: &str,
    texts: Texts,
) -> Result<(), Failure> {
    let House { desk, scope, folder } = house;
    let post = Arc::new(post);
    let (end, ending) = watch::channel(false);
    let uploads = folder.join("uploads");
    // Before anybody can upload anything more, which would look as if it had been left.
    let left = uploads::left(&desk, &uploads).await;
    let (import, importing) = uploads::starter(desk.clone(), left, ending.clone());
    let doors = Doors {
        desk: desk.clone(),
        base: reached.base,
        listen: reached.listen.ip(),
        trusted_proxies: reached.proxies,
        uploads,
        zone: zone.to_owned(),
        import,
        consent: mail::consent(&post),
        ending: ending.clone(),
    };
    let router = doors::router(doors);
    let receiving = tokio::spawn(workers::run(post, ending.clone()));
    let background = tokio::spawn(work(desk.clone(), scope, ending.clone()));
    let server = match reached.acme {
        None => tokio::spawn(plain(listener, router, ending)),
        Some(acme) => tokio::spawn(async move { secure::serve(listener, router, acme, &folder, texts, ending).await }),
    };
    wait_for_the_end().await;
    tell(&texts.plain("serve-closing"));
    let _ = end.send(true);
    // Pages under way and imports let go together; one that is left half done is left to the next run.
    drop(tokio::time::timeout(PATIENCE, async { tokio::join!(server, importing, background, receiving) }).await);
    desk.close().await;
    Ok(())
}

/// Answers over `http`, until the program is told to end.
async fn plain(listener: TcpListener, router: Router, mut ending: watch::Receiver<bool>) -> io::Result<()> {
    // Answers are small; waiting for more bytes would only make them late.
    let listener = listener.tap_io(|connection| drop(connection.set_nodelay(true)));
    let server = axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>());
    let told = async move { drop(ending.wait_for(|is_ending| *is_ending).await) };
    server.with_graceful_shutdown(told).await
}

/// Ctrl-C, or whoever runs the machine's services asks for it.
async fn wait_for_the_end() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    drop(tokio::signal::ctrl_c().await);
}

/// Settles what is left unsettled, by an earlier run or another program, and sweeps now and then.
async fn work(desk: Desk, scope: Scope, mut ending: watch::Receiver<bool>) {
    for beat in 0_u64.. {
        let goes_on = ending.clone();
        if let Err(error) = desk.keep_settled(&scope, |_| !*goes_on.borrow()).await {
            tracing::error!(error = &error as &dyn std::error::Error, "mail could not be settled, trying again later");
        }
        if beat.is_multiple_of(SWEEP_EVERY)
            && let Err(error) = desk.sweep().await
        {
            tracing::error!(error = &error as &dyn std::error::Error, "what no longer matters could not be forgotten");
        }
        tokio::select! {
            _ = ending.wait_for(|is_ending| *is_ending) => return,
            () = desk.unsettled() => {}
            () = tokio::time::sleep(BEAT_EVERY) => {}
        }
    }
}
