use super::*;
use crate::db::Place;

async fn with_mark(folder: &Path, id: i64) {
    let store = Store::open(&Place::Folder(folder.to_owned())).await.unwrap();
    let at = Timestamp::UNIX_EPOCH;
    let mut unit = store.begin().await.unwrap();
    unit.mark_restored(id, &Restored { made: at, restored: at }).await.unwrap();
    unit.commit().await.unwrap();
    store.close().await;
}

#[tokio::test]
async fn what_takes_the_place_of_the_data_leaves_them_aside() {
    let (old, new) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    with_mark(old.path(), 1).await;
    Store::open(&Place::Folder(new.path().to_owned())).await.unwrap().close().await;
    let fresh = old.path().join("fresh.db");
    fs::copy(new.path().join(FILE), &fresh).unwrap();
    fs::write(old.path().join("mila.db-shm"), "stale").unwrap();
    let claim = Claim::on(old.path()).unwrap();
    assert!(matches!(Claim::on(old.path()), Err(StoreError::InUse(_))));
    fs::write(old.path().join("mila-before-restore-1.db"), "an earlier one").unwrap();
    let before = claim.put_in_place(&fresh).await.unwrap().unwrap();
    assert_eq!(before, old.path().join("mila-before-restore-2.db"));
    assert!(!fresh.exists());
    drop(claim);
    let marked = async |file: &Path| {
        let store = Store::open_to_look(file).await.unwrap();
        let mut unit = store.read().await.unwrap();
        unit.restored().await.unwrap().is_some()
    };
    assert!(marked(&before).await && !marked(&old.path().join(FILE)).await);
}

#[tokio::test]
async fn damaged_data_lie_aside_with_their_log() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [("mila.db", "no database"), ("mila.db-wal", "no log"), ("fresh.db", "fresh")] {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let claim = Claim::on(folder.path()).unwrap();
    let before = claim.put_in_place(&folder.path().join("fresh.db")).await.unwrap().unwrap();
    let read = |path: &Path| fs::read_to_string(path).unwrap();
    assert_eq!((read(&before), read(&folder.path().join(FILE))), ("no database".to_owned(), "fresh".to_owned()));
    assert!(!folder.path().join("mila.db-wal").exists());
}

#[tokio::test]
async fn a_look_into_what_is_no_sound_copy_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("copy.db");
    fs::write(&file, "no database at all, but long enough to be looked at as if it were one").unwrap();
    assert!(matches!(Store::look_into(&file).await, Err(StoreError::Damaged(_))));
    fs::write(&file, "").unwrap();
    assert!(matches!(Store::look_into(&file).await, Err(StoreError::Damaged(_))));
}

#[tokio::test]
async fn the_mark_holds_until_somebody_says_to_go_on() {
    let folder = tempfile::tempdir().unwrap();
    with_mark(folder.path(), 1).await;
    let store = Store::open(&Place::Folder(folder.path().to_owned())).await.unwrap();
    assert!(store.read().await.unwrap().restored().await.unwrap().is_some());
    for is_news in [true, false] {
        let mut unit = store.begin().await.unwrap();
        assert_eq!(unit.resume(Timestamp::UNIX_EPOCH).await.unwrap(), is_news);
        unit.commit().await.unwrap();
        assert_eq!(store.read().await.unwrap().restored().await.unwrap(), None);
    }
}
