//! Both databases are asked the same: every statement is prepared on both, and what is kept is found again.

use std::fs;
use std::path::Path;

use mila_domain::ids::{MemberId, WorkspaceId};
use mila_testkit::Postgres;

use super::*;

/// Statements of a source file: string literals that begin with a word of SQL, with the lists of any length filled in.
fn statements(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(start) = rest.find('"') {
        let text = &rest[start + 1..];
        let Some(end) = text.match_indices('"').map(|(end, _)| end).find(|end| !text[..*end].ends_with('\\')) else { break };
        let literal = text[..end].replace("\\'", "'").replace("\\\\", "\\").replace("\\\n", "\n");
        if ["SELECT ", "UPDATE ", "DELETE ", "INSERT "].iter().any(|word| literal.starts_with(word)) {
            found.push(literal);
        }
        rest = &text[end + 1..];
    }
    found
}

/// Fills in what a statement leaves open: columns that it shares with others, lists, rows.
fn filled(statement: &str, source: &str) -> String {
    let constant = |name: &str| {
        let after =
            source.split(&format!("const {name}: &str =")).nth(1).and_then(|text| text.split_once('"')).map(|(_, text)| text);
        after.and_then(|text| text.split("\";").next()).unwrap_or_default().replace("\\\n", " ")
    };
    let mut text = statement.replace("{COLUMNS}", &constant("COLUMNS")).replace("{JOINED}", &constant("JOINED"));
    let next = (1..20).rfind(|place| text.contains(&format!("${place}"))).unwrap_or(0) + 1;
    text = text.replace("{fits}", "").replacen("({})", &format!("(${next})"), 1);
    if text.ends_with("VALUES ") {
        let columns =
            text.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map_or(1, |(list, _)| list.split(',').count());
        text.push_str(&value::tuples(1, 1, columns));
    }
    text
}

async fn prepare_all(store: &Store, kind: db::Kind) -> usize {
    let mut count = 0;
    let paths = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let sources = paths(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let inner = sources.iter().filter(|path| path.is_dir()).flat_map(|folder| paths(folder)).collect::<Vec<_>>();
    for file in sources.into_iter().chain(inner) {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if file.extension().is_none_or(|ending| ending != "rs") || name == "tests.rs" {
            continue;
        }
        let source = fs::read_to_string(&file).unwrap();
        for statement in statements(&source) {
            let other = match kind {
                db::Kind::Lite => ["TSQUERY", "TSVECTOR", "pg_advisory"].as_slice(),
                db::Kind::Pg => &["rowid", "(rowid", "message_words MATCH"],
            };
            if other.iter().any(|word| statement.contains(word)) || statement.contains("IN ({})\",") {
                continue;
            }
            let text = filled(&statement, &source);
            store.begin().await.unwrap().prepare(&text).await.unwrap_or_else(|error| panic!("{name}: {text}: {error:?}"));
            count += 1;
        }
    }
    count
}

pub(crate) fn on_both(test: impl AsyncFn(Store, db::Kind)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    runtime.block_on(async {
        let lite = Store::open(&Place::Folder(folder.path().join("data"))).await.unwrap();
        test(lite, db::Kind::Lite).await;
        let server = Postgres::start();
        let pg = Store::open(&Place::Server(server.database("mila"))).await.unwrap();
        test(pg.clone(), db::Kind::Pg).await;
        pg.close().await;
    });
}

pub(crate) fn workspace(number: i64) -> WorkspaceRow {
    WorkspaceRow {
        id: WorkspaceId::from_number(number),
        name: "Studio".to_owned(),
        zone: "Europe/Warsaw".to_owned(),
        answer_hours: 24,
        rest_days: "6,7".to_owned(),
        pauses: true,
        is_demo: false,
        revision: 0,
    }
}

#[test]
fn every_statement_is_understood_by_both_databases() {
    on_both(async |store, kind| {
        let count = prepare_all(&store, kind).await;
        assert!(count > 80, "{count} statements were found");
    });
}

#[test]
fn what_is_kept_is_found_again_on_both_databases() {
    on_both(async |store, _| {
        let now = "2026-03-13T12:00:00Z".parse().unwrap();
        let mut unit = store.begin().await.unwrap();
        unit.add_workspace(&workspace(7), now).await.unwrap();
        unit.commit().await.unwrap();
        let scope = Scope::of_member(WorkspaceId::from_number(7), MemberId::from_number(1));
        let mut unit = store.begin_in(&scope).await.unwrap();
        assert_eq!(unit.workspace(&scope).await.unwrap(), WorkspaceRow { revision: 1, ..workspace(7) });
        let own = [("b@s.example".to_owned(), true), ("a@s.example".to_owned(), false)];
        unit.set_own_addresses(&scope, &own).await.unwrap();
        let form = FormHash::new([7; 32]);
        assert!(unit.press(&scope, form, now).await.unwrap());
        assert!(!unit.press(&scope, form, now).await.unwrap());
        unit.commit().await.unwrap();
        assert_eq!(store.read().await.unwrap().own_addresses(&scope).await.unwrap(), own);
        let mut unit = store.begin_in(&scope).await.unwrap();
        let other = FormHash::new([8; 32]);
        assert!(unit.press(&scope, other, now).await.unwrap());
        drop(unit);
        let was_pressed = async |form| store.read().await.unwrap().was_pressed(&scope, form).await.unwrap();
        assert!(was_pressed(form).await && !was_pressed(other).await);
        assert_eq!(store.read().await.unwrap().revision(&scope).await.unwrap(), 1, "what was not committed does not hold");
    });
}

#[test]
fn data_of_a_newer_program_are_refused_and_a_folder_in_use_too() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    runtime.block_on(async {
        let place = Place::Folder(folder.path().to_owned());
        let store = Store::open(&place).await.unwrap();
        assert!(matches!(Store::open(&place).await, Err(StoreError::InUse(_))));
        let mut unit = store.begin().await.unwrap();
        unit.change("test", "UPDATE schema_version SET version = 99", &[]).await.unwrap();
        unit.commit().await.unwrap();
        assert!(matches!(Store::open_beside(&place).await, Err(StoreError::Newer { found: 99, .. })));
        store.close().await;
        drop(store);
        assert!(matches!(Store::open(&place).await, Err(StoreError::Newer { found: 99, .. })));
    });
}

#[test]
fn a_transaction_that_the_database_has_ended_itself_does_not_keep_out_the_next() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    runtime.block_on(async {
        let store = Store::open(&Place::Folder(folder.path().to_owned())).await.unwrap();
        let mut unit = store.begin().await.unwrap();
        // What SQLite does by itself when the disk is full.
        unit.change("test", "ROLLBACK", &[]).await.unwrap();
        drop(unit);
        let mut unit = store.begin().await.unwrap();
        unit.add_workspace(&workspace(7), "2026-03-13T12:00:00Z".parse().unwrap()).await.unwrap();
        unit.commit().await.unwrap();
    });
}
