//! The workers that hold the line to mail servers. Each account has one of its own, which is started again when it breaks
//! down; what they bring is decided and kept at the desk.

mod account;
mod consent;
mod folder;
mod hitch;
mod looking;
mod taking;

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use mila_desk::accounts::Errand;
use mila_desk::today::{Worker, WorkerState};
use mila_desk::{Desk, DeskError, Indexer, Scope};
use mila_domain::account::{Door, Standing, Trouble, Way};
use mila_domain::ids::AccountId;
use mila_wire::discover::Dns;
use mila_wire::http::Http;
use rustls::ClientConfig;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use consent::Clients;

/// How often the workers give a sign of life.
const BEAT: Duration = Duration::from_secs(30);
/// How long the data may be out of reach before they are asked again.
const AGAIN: Duration = Duration::from_secs(5);

/// What every worker needs.
pub struct Post {
    pub desk: Desk,
    pub scope: Scope,
    /// Which certificates are believed.
    pub trust: Arc<ClientConfig>,
    pub http: Http,
    /// The name servers; none where the machine knows none.
    pub dns: Option<Dns>,
    /// The program as the providers know it.
    pub clients: Clients,
    /// Those that make the words of messages, which remember the words that they have met.
    pub indexers: Mutex<Vec<Indexer>>,
}

/// What makes a worker begin anew when it changes.
#[derive(PartialEq)]
struct Order {
    standing: Standing,
    door: Option<Door>,
    login: String,
    way: Way,
    since: Option<jiff::Timestamp>,
}

impl Order {
    fn of(errand: &Errand) -> Self {
        let Errand { standing, door, login, way, since, .. } = errand.clone();
        Self { standing, door, login, way, since }
    }
}

/// A worker that runs. It ends when this is dropped.
struct Running {
    order: Order,
    task: JoinHandle<()>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Keeps a worker for each account, until the program is told to end.
pub async fn run(post: Arc<Post>, mut ending: watch::Receiver<bool>) {
    let mut running: HashMap<AccountId, Running> = HashMap::new();
    let mut news = post.desk.errand_news();
    loop {
        news.mark_unchanged();
        let pause = match post.desk.errands(&post.scope).await {
            Ok(errands) => {
                arrange(&post, &mut running, errands);
                BEAT
            }
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "mail accounts could not be looked at, trying again");
                AGAIN
            }
        };
        post.desk.workers().beat(Worker::Receiving, WorkerState::Idle, post.desk.now());
        tokio::select! {
            _ = ending.wait_for(|is_ending| *is_ending) => return,
            _ = news.changed() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Ends workers of accounts that have changed or gone, and starts those that are missing.
fn arrange(post: &Arc<Post>, running: &mut HashMap<AccountId, Running>, errands: Vec<Errand>) {
    running.retain(|id, worker| {
        let errand = errands.iter().find(|errand| errand.account == *id);
        !worker.task.is_finished() && errand.is_some_and(|errand| Order::of(errand) == worker.order)
    });
    for errand in errands {
        let order = Order::of(&errand);
        running.entry(errand.account).or_insert_with(|| {
            let task = tokio::spawn(supervised(Arc::clone(post), errand));
            Running { order, task }
        });
    }
}

/// Runs an account's worker; when it breaks down, that is told, and it is started again after a while.
async fn supervised(post: Arc<Post>, errand: Errand) {
    let id = errand.account;
    let mut tries = 0;
    loop {
        let work = account::work(Arc::clone(&post), errand.clone());
        let Err(panic) = futures_util::FutureExt::catch_unwind(AssertUnwindSafe(work)).await else { return };
        tries += 1;
        let words = panic.downcast_ref::<&str>().copied().unwrap_or("an unknown reason");
        tracing::error!(account.id = %id, tries, "the worker of {id} broke down and is started again: {words}");
        let told = post.desk.account_failed(&post.scope, id, None, (Trouble::Crashed, ""), tries).await;
        rest(told, AGAIN).await;
    }
}

/// Waits as long as the desk says; where it cannot say, for `otherwise`. `false` when the owner has to act first.
async fn rest(next: Result<mila_domain::account::Next, DeskError>, otherwise: Duration) -> bool {
    use mila_domain::account::Next;
    let wait = match next {
        Ok(Next::TryAgain { after }) => after.unsigned_abs(),
        Ok(Next::AskOwner) => return false,
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "what went wrong with an account could not be kept");
            otherwise
        }
    };
    tokio::time::sleep(wait).await;
    true
}
