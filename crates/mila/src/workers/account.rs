//! One account: looked for, and then read for as long as it is to be. The inbox and the sent folder each have a line of
//! their own that waits for news; the other folders are gone through in rounds.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use mila_desk::accounts::{Errand, FolderRow, NewFolder};
use mila_desk::secrets::Kept;
use mila_domain::account::{Door, Standing, Trouble, Way};
use mila_domain::ids::FolderId;

use mila_wire::imap::{Credentials, ImapError, Session};
use tokio::task::JoinHandle;

use super::consent;
use super::folder::{self, Keeping};
use super::hitch::Hitch;
use super::{AGAIN, Post, looking, rest};

/// How often folders that nobody waits for news of are gone through.
const ROUND: Duration = Duration::from_mins(3);
/// More unknown folders than this are not opened to see whether they are old ones under new names.
const MOST_OPENED: usize = 50;

/// Works for an account until there is nothing more to be done about it.
pub async fn work(post: Arc<Post>, errand: Errand) {
    let mut tries = 0;
    loop {
        let done = match errand.standing {
            Standing::Looking => looking::look(&post, &errand).await,
            Standing::Consenting => consent::wait(&post, &errand).await,
            Standing::On => read(&post, &errand, &mut tries).await,
            Standing::Paused | Standing::Stuck | Standing::Removed => Ok(()),
        };
        let Err(Hitch { trouble, said }) = done else { return };
        tries += 1;
        let next = post.desk.account_failed(&post.scope, errand.account, None, (trouble, &said), tries).await;
        if !rest(next, AGAIN).await {
            return;
        }
    }
}

/// What lets an account in just now.
pub async fn credentials(post: &Post, errand: &Errand, login: &str) -> Result<Credentials, Hitch> {
    let login = login.to_owned();
    let kept = errand.kept.clone().map_err(|_| Hitch::of(Trouble::NoKey))?;
    match (errand.way, kept) {
        (Way::Password, Kept::Password(password)) => Ok(Credentials::Password { login, password }),
        (Way::Password, Kept::Grant { .. } | Kept::Asked { .. } | Kept::Answered { .. }) => Err(Hitch::of(Trouble::Denied)),
        (Way::Consent(provider), _) => {
            Ok(Credentials::Token { login, token: consent::token(post, errand.account, provider).await? })
        }
    }
}

/// A session in which we were let in.
pub async fn let_in(post: &Post, door: &Door, credentials: &Credentials) -> Result<Session, Hitch> {
    let mut session = Session::open(door, &post.trust).await?;
    session.log_in(credentials).await?;
    Ok(session)
}

/// A new session with the server of an account that is read.
pub async fn session(post: &Post, errand: &Errand) -> Result<Session, Hitch> {
    let door = errand.door.as_ref().ok_or(Hitch::of(Trouble::NotFound))?;
    let credentials = credentials(post, errand, &errand.login).await?;
    let_in(post, door, &credentials).await
}

/// Those who wait for news of folders, by folder. They end when this is dropped.
#[derive(Default)]
struct Watchers(HashMap<FolderId, JoinHandle<()>>);

impl Drop for Watchers {
    fn drop(&mut self) {
        self.0.values().for_each(JoinHandle::abort);
    }
}

impl Watchers {
    /// Starts those that are missing, and ends those whose folders are no longer read.
    fn arrange(&mut self, post: &Arc<Post>, errand: &Errand, folders: &[FolderRow]) {
        let is_watched = |folder: &&FolderRow| folder.is_read && !folder.is_gone && folder.part.is_watched();
        let watched: Vec<&FolderRow> = folders.iter().filter(is_watched).collect();
        self.0.retain(|id, watcher| {
            let stays = watched.iter().any(|folder| folder.id == *id) && !watcher.is_finished();
            if !stays {
                watcher.abort();
            }
            stays
        });
        for folder in watched {
            self.0
                .entry(folder.id)
                .or_insert_with(|| tokio::spawn(folder::watch(Arc::clone(post), errand.clone(), folder.clone())));
        }
    }
}

/// Reads an account until something goes wrong.
async fn read(post: &Arc<Post>, errand: &Errand, tries: &mut u32) -> Result<(), Hitch> {
    let mut watchers = Watchers::default();
    let mut keeping: HashMap<FolderId, Keeping> = HashMap::new();
    let mut news = post.desk.errand_news();
    // Known folders are watched at once; their list is compared with the server's meanwhile.
    watchers.arrange(post, errand, &errand.folders);
    let mut session = session(post, errand).await?;
    loop {
        let folders = folders(post, errand, &mut session).await?;
        watchers.arrange(post, errand, &folders);
        for row in folders.iter().filter(|row| row.is_read && !row.is_gone && !row.part.is_watched()) {
            let keeping = keeping.entry(row.id).or_default();
            go_through(post, errand, &mut session, row, keeping).await?;
        }
        post.desk.account_was_seen(&post.scope, errand.account).await?;
        *tries = 0;
        tokio::select! {
            () = tokio::time::sleep(ROUND) => {}
            () = chosen(post, errand, &folders, &mut news) => {}
        }
    }
}

/// One folder in a round. That the server does not let us into one folder does not keep us from the others.
async fn go_through(
    post: &Arc<Post>,
    errand: &Errand,
    session: &mut Session,
    row: &FolderRow,
    keeping: &mut Keeping,
) -> Result<(), Hitch> {
    loop {
        match keeping.catch_up(post, errand, session, row).await {
            Ok(_) => return Ok(()),
            Err(folder::Stop::Cautious) => *session = self::session(post, errand).await?,
            Err(folder::Stop::Hitch(Hitch { trouble: Trouble::Refused, said })) => {
                let told = (Trouble::Refused, said.as_str());
                post.desk.account_failed(&post.scope, errand.account, Some(row), told, 1).await?;
                return Ok(());
            }
            Err(folder::Stop::Hitch(hitch)) => return Err(hitch),
        }
    }
}

/// Waits until the owner has chosen other folders.
async fn chosen(post: &Post, errand: &Errand, before: &[FolderRow], news: &mut tokio::sync::watch::Receiver<u64>) {
    let read = |folders: &[FolderRow]| folders.iter().filter(|row| row.is_read).map(|row| row.id).collect::<Vec<_>>();
    loop {
        if news.changed().await.is_err() {
            return std::future::pending().await;
        }
        let Ok(errands) = post.desk.errands(&post.scope).await else { continue };
        let now = errands.into_iter().find(|other| other.account == errand.account);
        if now.is_some_and(|now| read(&now.folders) != read(before)) {
            return;
        }
    }
}

/// The folders of the server, as they are kept now.
async fn folders(post: &Post, errand: &Errand, session: &mut Session) -> Result<Vec<FolderRow>, Hitch> {
    let listed = session.folders().await?.into_iter();
    let listed =
        listed.map(|folder| NewFolder { wire_name: folder.wire_name, name: folder.name, part: folder.part, validity: None });
    let mut found: Vec<NewFolder> = listed.collect();
    loop {
        match post.desk.folders_found(&post.scope, errand.account, &found).await? {
            Ok(folders) => return Ok(folders),
            // Perhaps old ones under new names: their validity tells.
            Err(unknown) => {
                for (place, unknown) in unknown.into_iter().enumerate() {
                    let validity = if place < MOST_OPENED { validity(session, &found[unknown]).await? } else { 0 };
                    found[unknown].validity = Some(validity);
                }
            }
        }
    }
}

/// The UIDVALIDITY of a folder; 0 where it cannot be opened.
async fn validity(session: &mut Session, folder: &NewFolder) -> Result<u32, Hitch> {
    match session.examine(&folder.wire_name).await {
        Ok(opened) => Ok(opened.validity),
        Err(ImapError::Refused { .. }) => Ok(0),
        Err(error) => Err(error.into()),
    }
}
