//! Older data become new ones, and stay as they were beside them.

use mila_domain::ids::WorkspaceId;

use super::*;
use crate::scope::Scope;

/// Data as an older program left them: so many steps were taken, and there is one workspace.
async fn older(folder: &Path, version: usize) {
    let place = Place::Folder(folder.to_owned());
    let store = Store::open(&place).await.unwrap();
    store.close().await;
    drop(store);
    fs::remove_file(folder.join("mila.db")).unwrap();
    let store = Store::open_file(folder, None).await.unwrap();
    let mut unit = store.begin().await.unwrap();
    unit.run_script("test", "CREATE TABLE schema_version (version BIGINT NOT NULL)").await.unwrap();
    for step in STEPS.iter().take(version) {
        unit.run_script("test", step.sqlite).await.unwrap();
    }
    let number = i64::try_from(version).unwrap();
    unit.change("test", "INSERT INTO schema_version (version) VALUES ($1)", &[number.into()]).await.unwrap();
    let words = "INSERT INTO workspaces (id, name, zone, answer_hours, rest_days, pauses, is_demo, revision, created_us)
                 VALUES (7, 'Studio', 'UTC', 24, '', 0, 0, 0, 0)";
    if version > 0 {
        unit.change("test", words, &[]).await.unwrap();
    }
    unit.commit().await.unwrap();
    store.close().await;
}

async fn workspaces(store: &Store) -> Vec<WorkspaceId> {
    store.read().await.unwrap().all_workspaces().await.unwrap().into_iter().map(|row| row.id).collect()
}

#[tokio::test]
async fn older_data_are_copied_aside_and_then_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    older(folder.path(), 1).await;
    let place = Place::Folder(folder.path().to_owned());
    assert!(matches!(Store::open_beside(&place).await, Err(StoreError::Older { found: 1, known: KNOWN })));
    let copy = folder.path().join(format!("mila-before-v{KNOWN}.db"));
    fs::write(copy.with_extension("part"), "an earlier start broke off").unwrap();
    let store = Store::open(&place).await.unwrap();
    assert_eq!(read_version(&mut store.read().await.unwrap()).await.unwrap(), KNOWN);
    assert_eq!(workspaces(&store).await, [WorkspaceId::from_number(7)]);
    assert_eq!(store.read().await.unwrap().restored().await.unwrap(), None);
    assert_eq!(Store::look_into(&copy).await.unwrap().version, 1);
    assert!(!copy.with_extension("part").exists());
    let kept = Store::open_to_look(&copy).await.unwrap();
    assert_eq!(workspaces(&kept).await, [WorkspaceId::from_number(7)]);
}

#[tokio::test]
async fn an_invitation_of_before_can_be_listed_and_withdrawn() {
    let folder = tempfile::tempdir().unwrap();
    older(folder.path(), 3).await;
    let store = Store::open_file(folder.path(), None).await.unwrap();
    let words = "INSERT INTO links (token, workspace_id, errand, role, created_us, expires_us)
                 VALUES (x'00', 7, 'join', 'member', 1000, 5000)";
    let mut unit = store.begin().await.unwrap();
    unit.change("test", words, &[]).await.unwrap();
    unit.commit().await.unwrap();
    store.close().await;
    let store = Store::open(&Place::Folder(folder.path().to_owned())).await.unwrap();
    let (scope, now) = (Scope::of_program(WorkspaceId::from_number(7)), instant(2000));
    let mut unit = store.begin().await.unwrap();
    let open = unit.open_links(&scope, "join", now).await.unwrap();
    assert_eq!(open.len(), 1);
    assert!(unit.end_link(&scope, "join", open[0].id, now).await.unwrap());
}

#[tokio::test]
async fn data_that_were_hardly_begun_are_begun_again_without_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    older(folder.path(), 0).await;
    let store = Store::open(&Place::Folder(folder.path().to_owned())).await.unwrap();
    assert_eq!(workspaces(&store).await, []);
    assert!(!folder.path().join(format!("mila-before-v{KNOWN}.db")).exists());
}

#[tokio::test]
async fn up_to_date_data_are_not_copied() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Folder(folder.path().to_owned());
    for _ in 0..2 {
        Store::open(&place).await.unwrap().close().await;
    }
    assert!(!folder.path().join(format!("mila-before-v{KNOWN}.db")).exists());
}
