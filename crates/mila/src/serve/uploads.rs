//! Imports that are started from the desk: one after the other, each on a thread of its own.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use mila_desk::{Desk, DeskError, Scope};
use mila_web::doors::{ImportOrder, StartImport};
use mila_web::texts::Texts;
use tokio::runtime::Handle;
use tokio::sync::watch;

use crate::failure::Failure;
use crate::import::{Order, TakenIn};
use crate::walk;

/// What starts an import in the background.
pub fn starter(desk: Desk, ending: watch::Receiver<bool>) -> StartImport {
    let one_at_a_time = Arc::new(Mutex::new(()));
    Arc::new(move |scope, order| {
        let (desk, mut ending, turn) = (desk.clone(), ending.clone(), Arc::clone(&one_at_a_time));
        let runtime = Handle::current();
        let stop = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&stop);
        let waits = runtime.spawn(async move {
            drop(ending.wait_for(|is_ending| *is_ending).await);
            told.store(true, Ordering::Relaxed);
        });
        thread::spawn(move || {
            let turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
            if let Err(error) = import(&desk, &scope, &runtime, &order, &stop) {
                tracing::error!(error = &error as &dyn std::error::Error, "an import could not be written down");
            }
            drop(turn);
            waits.abort();
            if order.is_upload {
                drop(order.path.parent().map(std::fs::remove_dir_all));
            }
        });
    })
}

fn import(desk: &Desk, scope: &Scope, runtime: &Handle, order: &ImportOrder, stop: &AtomicBool) -> Result<(), DeskError> {
    let import = runtime.block_on(desk.begin_import(scope, &order.name))?;
    let texts = Texts::in_language(order.language);
    let found = match walk::find_all(std::slice::from_ref(&order.path)) {
        Ok(found) => found,
        Err(error) => {
            let why = named(&Failure::Mailbox(error).said(texts), order);
            return runtime.block_on(desk.end_import(scope, &import, &TakenIn::default().tally, Some(&why)));
        }
    };
    let of = found.files.iter().map(|file| file.size).sum();
    let taking = Order { desk, scope, runtime, stop };
    let mut so_far = TakenIn::default().tally;
    let taken = taking.take_in(&found, |done, tally| {
        so_far = tally;
        desk.import_goes_on(scope, &import, done, of, tally);
    });
    let (tally, why) = match taken {
        Ok(taken) if stop.load(Ordering::Relaxed) => (taken.tally, Some(texts.plain("error-import-stopped"))),
        Ok(taken) => (taken.tally, None),
        Err(error) => (so_far, Some(Failure::from(error).said(texts))),
    };
    runtime.block_on(desk.end_import(scope, &import, &tally, why.as_deref()))
}

/// An upload is known by its own name, not by where it waits.
fn named(why: &str, order: &ImportOrder) -> String {
    let place = |path: &Path| path.display().to_string();
    if order.is_upload { why.replace(&place(&order.path), &order.name) } else { why.to_owned() }
}
