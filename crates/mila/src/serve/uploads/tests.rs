//! What becomes of uploads when the program is ended, or breaks off, before they are done.

use std::time::Duration;

use mila_desk::imports::ImportState;
use mila_desk::members::WorkspaceKind;
use mila_domain::language::Language;
use mila_web::texts::Texts;
use tokio::runtime::Runtime;

use super::*;
use crate::house;

const LETTER: &str = "From a@x.example Thu Mar 12 09:00:00 2026\nFrom: a@x.example\nTo: b@y.example\nSubject: One\n\nHello\n";

/// The data of one workspace, and a folder of uploads beside them.
struct Place {
    runtime: Runtime,
    folder: tempfile::TempDir,
    scope: Scope,
}

impl Place {
    fn new() -> Self {
        let (runtime, folder) = (house::runtime().unwrap(), tempfile::tempdir().unwrap());
        let desk = house::desk_in(&runtime, folder.path()).unwrap();
        let workspace = runtime.block_on(desk.add_workspace("", "UTC", WorkspaceKind::Real)).unwrap();
        runtime.block_on(desk.close());
        Self { runtime, folder, scope: Scope::of_program(workspace) }
    }

    fn uploads(&self) -> PathBuf {
        self.folder.path().join("uploads")
    }

    /// What an earlier run has taken note of and not done.
    fn ordered(&self, desk: &Desk, name: &str, text: &str) -> Import {
        let import = desk.new_import(name);
        let folder = self.uploads().join(import.folder(&self.scope));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(name), text).unwrap();
        self.runtime.block_on(desk.order_imports(&self.scope, std::slice::from_ref(&import))).unwrap();
        import
    }

    /// A run of the program: what it finds is done, and it ends.
    fn run(&self) -> Vec<(String, ImportState)> {
        let desk = house::desk_in(&self.runtime, self.folder.path()).unwrap();
        let rows = self.runtime.block_on(async {
            let (end, ending) = watch::channel(false);
            let left = left(&desk, &self.uploads()).await;
            let (_start, working) = starter(desk.clone(), left, ending);
            loop {
                let rows = desk.imports(&self.scope).await.unwrap();
                if !rows.iter().any(|row| matches!(row.state, ImportState::Waiting(_) | ImportState::Running { .. })) {
                    end.send(true).unwrap();
                    working.await.unwrap();
                    break rows;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        });
        self.runtime.block_on(desk.close());
        rows.into_iter().map(|row| (row.name, row.state)).collect()
    }
}

#[test]
fn what_was_uploaded_before_the_program_ended_is_taken_in_by_its_next_run() {
    let place = Place::new();
    let desk = house::desk_in(&place.runtime, place.folder.path()).unwrap();
    place.ordered(&desk, "waits.mbox", LETTER);
    let begun = place.ordered(&desk, "begun.mbox", &LETTER.replace("Hello", "Good day"));
    place.runtime.block_on(desk.begin_import(&place.scope, &begun)).unwrap();
    place.ordered(&desk, "empty.mbox", "");
    // This one had not arrived whole.
    let half = place.uploads().join(desk.new_import("half.mbox").folder(&place.scope));
    fs::create_dir_all(&half).unwrap();
    fs::write(half.join("half.mbox"), LETTER).unwrap();
    fs::write(place.uploads().join("stray"), "").unwrap();
    place.runtime.block_on(desk.close());
    drop(desk);
    let rows = place.run();
    for (name, state) in rows {
        match (name.as_str(), state) {
            ("waits.mbox" | "begun.mbox", ImportState::Done(tally)) => assert_eq!((tally.read, tally.new), (1, 1), "{name}"),
            ("empty.mbox", ImportState::Failed { why: Why::Sentence { key, about }, .. }) => {
                assert_eq!((key.as_str(), about), ("error-empty-file", vec![("path".to_owned(), name)]));
            }
            (name, state) => panic!("{name}: {state:?}"),
        }
    }
    assert_eq!(inside(&place.uploads()), Vec::<PathBuf>::new(), "what is done needs no room");
}

#[test]
fn an_order_that_comes_while_the_program_ends_is_left_to_its_next_run() {
    let place = Place::new();
    let desk = house::desk_in(&place.runtime, place.folder.path()).unwrap();
    let import = place.ordered(&desk, "late.mbox", LETTER);
    place.runtime.block_on(async {
        let (end, ending) = watch::channel(false);
        let (start, working) = starter(desk.clone(), Vec::new(), ending);
        end.send(true).unwrap();
        working.await.unwrap();
        let path = place.uploads().join(import.folder(&place.scope)).join("late.mbox");
        start(place.scope, ImportOrder { path, import, is_upload: true });
        desk.close().await;
    });
    drop(desk);
    assert!(matches!(place.run()[..], [(_, ImportState::Done(_))]));
}

#[test]
fn a_sentence_names_an_upload_as_its_owner_knows_it() {
    let place = Place::new();
    let desk = house::desk_in(&place.runtime, place.folder.path()).unwrap();
    let path = PathBuf::from("/data/uploads/x/Sent.mbox");
    let order = ImportOrder { path: path.clone(), import: desk.new_import("Sent.mbox"), is_upload: true };
    let failure = Failure::Mailbox(mila_wire::mailbox::MailboxError::Empty(path));
    let Why::Sentence { key, about } = kept(failure.sentence(), &order) else { panic!("no sentence") };
    for language in Language::ALL {
        let said = Texts::in_language(language).kept(&key, &about).unwrap();
        assert!(said.contains("Sent.mbox") && !said.contains("/data"), "{said}");
    }
}
