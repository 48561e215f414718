//! Fetches every message of an inbox over a line of Mila's own and lets go of it; prints the seconds that it took. What
//! `benches/mail` sets beside Python's imaplib.

use std::error::Error;
use std::time::Instant;

use mila_domain::account::{Door, Security};
use mila_wire::imap::{Answer, Credentials, Range, Session, Wanted};
use mila_wire::line;

/// As many as Mila itself asks for at once.
const PORTION: u32 = 200;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().ok_or("usage: imap-fetch PORT USER PASSWORD");
    let door = Door { host: "127.0.0.1".to_owned(), port: next()?.parse()?, security: Security::Plain };
    let credentials = Credentials::Password { login: next()?, password: next()?.into() };
    let mut session = Session::open(&door, &line::trust()).await?;
    session.log_in(&credentials).await?;
    session.examine(b"INBOX").await?;
    let uids = session.uids(Range::All).await?;
    let started = Instant::now();
    let mut open = 0;
    for portion in uids.newest_first(PORTION) {
        session.ask(Wanted::These(&portion)).await?;
        open += 1;
        while open > 1 {
            open -= usize::from(matches!(session.answer().await?, Answer::End));
        }
    }
    while open > 0 {
        open -= usize::from(matches!(session.answer().await?, Answer::End));
    }
    println!("{}", started.elapsed().as_secs_f64());
    session.leave().await;
    Ok(())
}
