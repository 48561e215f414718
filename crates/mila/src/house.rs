//! Where the data are, and the desk on them: what `import`, `serve`, `link` and `demo` have in common.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use mila_desk::members::WorkspaceKind;
use mila_desk::{Clock, Desk, Opener, Place, Scope, Store};
use mila_domain::ids::WorkspaceId;
use mila_wire::{contacts, mime};
use tokio::runtime::{Builder, Runtime};

use crate::cli;
use crate::failure::Failure;

/// The desk, opened.
pub struct House {
    pub desk: Desk,
    pub scope: Scope,
    /// Where uploads wait and a lock lies; on a server's machine the folder for those alone.
    pub folder: PathBuf,
}

/// The machine's own clock.
struct MachineClock;

impl Clock for MachineClock {
    #[expect(clippy::disallowed_methods, reason = "the program is where the clock is read")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// What runs everything that waits for the data.
pub fn runtime() -> Result<Runtime, Failure> {
    Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(|error| Failure::Unforeseen(error.into()))
}

/// Opens the data that the command line and the surroundings name; begins a workspace where there is none.
pub fn open(runtime: &Runtime, place: &cli::Place) -> Result<House, Failure> {
    let desk = desk(runtime, place)?;
    let workspace = runtime.block_on(workspace(&desk, place))?;
    Ok(House { desk, scope: Scope::of_program(workspace), folder: folder(place)? })
}

/// Opens the data.
pub fn desk(runtime: &Runtime, place: &cli::Place) -> Result<Desk, Failure> {
    let store = runtime.block_on(Store::open(&data(place)?)).map_err(Failure::Store)?;
    Ok(desk_on(store))
}

/// Opens the data of a folder, whatever else is said.
pub fn desk_in(runtime: &Runtime, folder: &Path) -> Result<Desk, Failure> {
    let place = Place::Folder(folder.to_owned());
    Ok(desk_on(runtime.block_on(Store::open(&place)).map_err(Failure::Store)?))
}

/// Opens data that a running desk works with.
pub fn desk_beside(runtime: &Runtime, place: &cli::Place) -> Result<Desk, Failure> {
    let store = runtime.block_on(Store::open_beside(&data(place)?)).map_err(Failure::Store)?;
    Ok(desk_on(store))
}

fn desk_on(store: Store) -> Desk {
    let opener =
        Opener { letter: mime::letter, attachments: mime::attachments, contacts: contacts::read, cards: contacts::write };
    Desk::new(store, Box::new(MachineClock), opener)
}

/// Where the data are: in the folder that was named, on the server of `DATABASE_URL`, or in the platform's folder.
pub fn data(place: &cli::Place) -> Result<Place, Failure> {
    match std::env::var("DATABASE_URL") {
        Ok(address) if place.data.is_none() && !address.is_empty() => Ok(Place::Server(address)),
        Ok(_) | Err(_) => Ok(Place::Folder(folder(place)?)),
    }
}

/// The first workspace that is a real one.
async fn workspace(desk: &Desk, place: &cli::Place) -> Result<WorkspaceId, Failure> {
    let all = desk.workspaces().await?;
    if let Some((id, _)) = all.into_iter().find(|(_, is_demo)| !is_demo) {
        return Ok(id);
    }
    let zone = crate::asked::zone(place.zone.as_deref())?;
    let name = zone.iana_name().unwrap_or("UTC");
    Ok(desk.add_workspace("", name, WorkspaceKind::Real).await?)
}

/// The data folder: the one that was named, or the platform's own.
pub fn folder(place: &cli::Place) -> Result<PathBuf, Failure> {
    if let Some(folder) = &place.data {
        return Ok(folder.clone());
    }
    let folders = directories::ProjectDirs::from("", "", "mila").ok_or(Failure::NoHome)?;
    Ok(folders.data_dir().to_owned())
}
