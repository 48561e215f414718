//! Imports that are started from the desk: one after the other, in the order in which they came. What was uploaded and
//! is not done when the program ends is taken up again by its next run.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use mila_desk::imports::{Import, Tally, Why};
use mila_desk::{Desk, DeskError, Scope};
use mila_web::doors::{ImportOrder, StartImport};
use tokio::runtime::Handle;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

use crate::failure::{Failure, Sentence};
use crate::import::Order;
use crate::walk;

/// An order, and for whom.
type Ordered = (Scope, ImportOrder);

/// What starts imports in the background, and the one task that does them; it ends soon after the program is told to.
pub fn starter(desk: Desk, left: Vec<Ordered>, ending: watch::Receiver<bool>) -> (StartImport, JoinHandle<()>) {
    let (sender, orders) = mpsc::unbounded_channel();
    for order in left {
        drop(sender.send(order));
    }
    let working = tokio::spawn(work(desk, orders, ending));
    // Where nobody takes orders any more, they wait for the next run.
    (Arc::new(move |scope, order| drop(sender.send((scope, order)))), working)
}

async fn work(desk: Desk, mut orders: mpsc::UnboundedReceiver<Ordered>, mut ending: watch::Receiver<bool>) {
    let stop = Arc::new(AtomicBool::new(false));
    let (told, mut ends) = (Arc::clone(&stop), ending.clone());
    let telling = tokio::spawn(async move {
        drop(ends.wait_for(|is_ending| *is_ending).await);
        told.store(true, Ordering::Relaxed);
    });
    loop {
        let next = tokio::select! {
            biased;
            _ = ending.wait_for(|is_ending| *is_ending) => None,
            order = orders.recv() => order,
        };
        let Some((scope, order)) = next else { break };
        if let Err(error) = done(&desk, scope, order, &stop).await {
            tracing::error!(error = &error as &dyn std::error::Error, "an import could not be written down");
        }
    }
    telling.abort();
}

/// Does one order on a thread for it. What was uploaded goes once it is written down how that ended.
async fn done(desk: &Desk, scope: Scope, order: ImportOrder, stop: &Arc<AtomicBool>) -> Result<(), DeskError> {
    let importing = {
        let (desk, order, stop, runtime) = (desk.clone(), order.clone(), Arc::clone(stop), Handle::current());
        tokio::task::spawn_blocking(move || import(&desk, &scope, &runtime, &order, &stop))
    };
    let ended = match importing.await {
        Ok(ended) => ended?,
        Err(broken) => {
            let why = Sentence::new("error-unexpected").about("why", broken);
            desk.end_import(&scope, &order.import, &Tally::default(), Some(&kept(why, &order))).await?;
            Ended::ForGood
        }
    };
    match (ended, order.path.parent()) {
        (Ended::ForGood, Some(folder)) if order.is_upload => drop(fs::remove_dir_all(folder)),
        (Ended::ForGood | Ended::ForNow, _) => {}
    }
    Ok(())
}

/// How an import ended.
enum Ended {
    /// It is done, or has failed.
    ForGood,
    /// The program is about to end.
    ForNow,
}

fn import(desk: &Desk, scope: &Scope, runtime: &Handle, order: &ImportOrder, stop: &AtomicBool) -> Result<Ended, DeskError> {
    let import = &order.import;
    runtime.block_on(desk.begin_import(scope, import))?;
    let mut so_far = Tally::default();
    let taken = walk::find_all(std::slice::from_ref(&order.path)).map_err(Failure::from).and_then(|found| {
        let of = found.files.iter().map(|file| file.size).sum();
        let taking = Order { desk, scope, runtime, stop };
        let taken = taking.take_in(&found, |done, tally| {
            so_far = tally;
            desk.import_goes_on(scope, import, done, of, tally);
        });
        Ok(taken?.tally)
    });
    if stop.load(Ordering::Relaxed) {
        runtime.block_on(desk.leave_import(scope, import, &taken.unwrap_or(so_far)))?;
        return Ok(Ended::ForNow);
    }
    let (tally, why) = match taken {
        Ok(tally) => (tally, None),
        Err(failure) => (so_far, Some(kept(failure.sentence(), order))),
    };
    runtime.block_on(desk.end_import(scope, import, &tally, why.as_ref()))?;
    Ok(Ended::ForGood)
}

/// A sentence to be kept. An upload is known by its own name, not by where it waits.
fn kept(sentence: Sentence, order: &ImportOrder) -> Why {
    let place = order.path.display().to_string();
    let about = sentence.about.into_iter().map(|(name, value)| {
        let value = if order.is_upload { value.replace(&place, order.import.name()) } else { value };
        (name.to_owned(), value)
    });
    Why::Sentence { key: sentence.key.to_owned(), about: about.collect() }
}

/// What an earlier run has left in the folder of uploads. What waits, or broke off, is taken up again; what did not
/// arrive whole, or is done, is of no use and goes. As long as the data cannot be asked, everything stays.
pub async fn left(desk: &Desk, uploads: &Path) -> Vec<Ordered> {
    let mut left = Vec::new();
    for folder in inside(uploads) {
        match order(desk, &folder).await {
            Ok(Some(order)) => left.push(order),
            Ok(None) => drop(fs::remove_dir_all(&folder).or_else(|_| fs::remove_file(&folder))),
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "what an upload was for could not be looked up");
            }
        }
    }
    left
}

async fn order(desk: &Desk, folder: &Path) -> Result<Option<Ordered>, DeskError> {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let Some((workspace, id)) = Import::of_folder(&name) else { return Ok(None) };
    let Some(path) = inside(folder).into_iter().next() else { return Ok(None) };
    let scope = Scope::of_program(workspace);
    let import = desk.left_import(&scope, id).await?;
    Ok(import.map(|import| (scope, ImportOrder { path, import, is_upload: true })))
}

/// What lies in a folder, in the order of names, in which ids grow.
fn inside(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>).unwrap_or_default();
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

#[cfg(test)]
mod tests;
