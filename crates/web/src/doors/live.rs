//! News: a page that is open learns that something has changed. What has changed it asks for itself.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, KeepAliveStream, Sse};
use tokio::sync::{mpsc, watch};
use tokio::time::sleep;
use tokio_stream::wrappers::ReceiverStream;

use super::House;
use super::answer::Problem;
use super::visit::{Behind, Member};

/// Another program may work on the same database, so it is asked this often.
const ASKED_EVERY: Duration = Duration::from_secs(3);
/// News come no closer together.
const APART: Duration = Duration::from_millis(500);
/// Whether the session still lives is looked at after so many rounds.
const ROUNDS: u32 = 10;

type News = Result<Event, Infallible>;

/// The revision, now and whenever it changes.
pub async fn live(
    State(house): State<Arc<House>>,
    Behind(member): Behind,
) -> Result<Sse<KeepAliveStream<ReceiverStream<News>>>, Problem> {
    let revision = house.desk().revision(&member.scope).await?;
    let (sender, receiver) = mpsc::channel(1);
    tokio::spawn(tell(house, member, revision, sender));
    Ok(Sse::new(ReceiverStream::new(receiver)).keep_alive(KeepAlive::default()))
}

/// Tells the news until nobody listens, the session ends, or the program does.
async fn tell(house: Arc<House>, member: Member, mut revision: i64, sender: mpsc::Sender<News>) {
    let mut news = house.desk().news(&member.scope);
    let mut ending = house.doors.ending.clone();
    let mut round = 0_u32;
    if sender.send(Ok(changed(revision))).await.is_err() {
        return;
    }
    while waited(&mut news, &mut ending, &sender).await {
        round = round.wrapping_add(1);
        if round.is_multiple_of(ROUNDS) && !matches!(house.desk().who_is(&member.token).await, Ok(Some(_))) {
            return;
        }
        // A database that cannot be reached has no news; the pages say so themselves.
        let Ok(found) = house.desk().revision(&member.scope).await else { continue };
        if found != revision {
            revision = found;
            if sender.send(Ok(changed(revision))).await.is_err() {
                return;
            }
        }
        sleep(APART).await;
    }
}

fn changed(revision: i64) -> Event {
    Event::default().event("changed").data(revision.to_string())
}

/// Waits for news or for the next round; `false` when it is time to go.
async fn waited(news: &mut watch::Receiver<u64>, ending: &mut watch::Receiver<bool>, sender: &mpsc::Sender<News>) -> bool {
    tokio::select! {
        told = news.changed() => told.is_ok(),
        _ = ending.wait_for(|is_ending| *is_ending) => false,
        () = sender.closed() => false,
        () = sleep(ASKED_EVERY) => true,
    }
}
