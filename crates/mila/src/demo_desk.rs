//! `mila demo`: a desk filled with an invented studio, in a folder of its own that holds nothing else.

use std::path::Path;
use std::process::ExitCode;

use mila_desk::members::WorkspaceKind;
use mila_desk::report::Source;
use mila_desk::{Desk, Indexer, Scope};
use mila_domain::folder::Folder;
use mila_domain::language::Language;
use mila_web::texts::Texts;
use mila_wire::mime;
use tokio::runtime::Runtime;

use crate::cli;
use crate::demo;
use crate::failure::Failure;
use crate::house::{self, House};
use crate::serve::{self, Reached};

/// The seed of the studio that everybody sees.
const SEED: u64 = 1;
/// Its owner.
const OWNER: &str = "Maja Rozen";
/// Its name.
const STUDIO: &str = "Studio Rozen";

/// What is left of a letter that a bad disk spoiled, so that the page shows how Mila deals with that.
const BROKEN: &[u8] = b"\x00\x00\x13ria, the proofs are with the printer now and\nwe should have th\x00\x00\x00\n";

/// Runs the command and tells the shell how it went.
pub fn run(arguments: &cli::Demo) -> ExitCode {
    let language = crate::asked::language(arguments.place.lang.as_deref());
    let texts = Texts::in_language(language);
    serve::end(open(arguments, language, texts), texts)
}

fn open(arguments: &cli::Demo, language: Language, texts: Texts) -> Result<(), Failure> {
    crate::asked::checked_language(arguments.place.lang.as_deref())?;
    let reached = Reached::of(&arguments.reach)?;
    let runtime = house::runtime()?;
    let listener = runtime.block_on(serve::listen(&reached))?;
    let folder = match &arguments.place.data {
        Some(folder) => folder.clone(),
        None => house::folder(&arguments.place)?.join("demo"),
    };
    if arguments.reset {
        clear(&runtime, &folder)?;
    }
    let desk = house::desk_in(&runtime, &folder)?;
    let zone = crate::asked::zone(arguments.place.zone.as_deref())?;
    let zone_name = zone.iana_name().unwrap_or("UTC").to_owned();
    let workspaces = runtime.block_on(desk.workspaces())?;
    let scope = match workspaces.first() {
        Some((id, true)) => Scope::of_program(*id),
        Some((_, false)) => return Err(Failure::NotTheDemo(folder)),
        None => runtime.block_on(fill(&desk, &zone_name, language))?,
    };
    let link = runtime.block_on(desk.sign_in_link(&scope))?;
    serve::tell(&texts.with("demo-open", &[("url", (&serve::link_url(&reached.base, &link)).into())]));
    serve::tell(&texts.plain("serve-stop"));
    let house = House { desk, scope, folder };
    let post = serve::post(&house, &reached.base, &cli::Mail::default())?;
    runtime.block_on(serve::keep_open(house, post, listener, reached, &zone_name, texts))
}

/// Throws the studio away. A folder that holds anybody else's data is left alone.
fn clear(runtime: &Runtime, folder: &Path) -> Result<(), Failure> {
    if !folder.join("mila.db").exists() {
        return Ok(());
    }
    let desk = house::desk_in(runtime, folder)?;
    let is_demo = runtime.block_on(desk.workspaces())?.iter().all(|(_, is_demo)| *is_demo);
    runtime.block_on(desk.close());
    drop(desk);
    if !is_demo {
        return Err(Failure::NotTheDemo(folder.to_owned()));
    }
    for name in ["mila.db-wal", "mila.db-shm", "mila.db"] {
        match std::fs::remove_file(folder.join(name)) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
                return Err(Failure::CannotWrite { path: folder.join(name), source });
            }
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}

/// Makes the studio and its year of mail.
async fn fill(desk: &Desk, zone: &str, language: Language) -> Result<Scope, Failure> {
    let scope = Scope::of_program(desk.add_workspace(STUDIO, zone, WorkspaceKind::Demo).await?);
    desk.add_demo_owner(&scope, OWNER, language).await?;
    for address in demo::OWNER {
        let added = desk.add_own_address(&scope, address).await;
        added.map_err(|error| Failure::Unforeseen(error.into()))?;
    }
    let preparing = desk.preparing(&scope).await?;
    let mut indexer = Indexer::new();
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let letters = demo::letters(desk.now(), &zone, SEED).into_iter().zip(0_u32..).map(|(letter, file)| {
        let source = Source { file, offset: 0, folder: Folder::of_name(letter.folder), arrived: None };
        let opened = mime::open(&letter.raw);
        preparing.prepare(preparing.raw(letter.raw), opened, source, &mut indexer)
    });
    let mut letters: Vec<_> = letters.collect();
    let source = Source { file: 0, offset: 0, folder: Folder::Other, arrived: None };
    letters.push(preparing.prepare(preparing.raw(BROKEN.to_vec()), mime::open(BROKEN), source, &mut indexer));
    desk.take(&scope, &mut letters).await?;
    desk.settle(&scope, |_| true).await?;
    Ok(scope)
}
