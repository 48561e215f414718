//! What a full disk and a spoiled file make of a backup.

use std::io;

use mila_domain::language::Language;

use super::*;
use crate::failure::Outcome;

const COPY: &[u8] = b"as if this were a database";

/// A packed backup of a file that is no database, in a folder of its own.
fn packed() -> (tempfile::TempDir, Manifest) {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy");
    fs::write(&copy, COPY).unwrap();
    let contents = Contents { version: Store::known_version(), messages: 4_812, people: 120 };
    let manifest = Manifest::of(&copy, contents, "2026-03-13T12:00:00Z".parse().unwrap()).unwrap();
    pack::write(&folder.path().join("backup"), &manifest, &copy).unwrap();
    (folder, manifest)
}

#[test]
fn what_was_packed_is_taken_out_again() {
    let (folder, manifest) = packed();
    let (file, out) = (folder.path().join("backup"), folder.path().join("out"));
    assert_eq!(check(&file).unwrap(), manifest);
    assert_eq!(take_out(&file, &out).unwrap(), manifest);
    assert_eq!(fs::read(out).unwrap(), COPY);
}

#[test]
fn no_byte_of_a_backup_can_change_unseen() {
    let (folder, manifest) = packed();
    let file = folder.path().join("backup");
    let whole = fs::read(&file).unwrap();
    let mut padding = 0;
    for place in 0..whole.len() {
        let mut spoiled = whole.clone();
        spoiled[place] ^= 0x55;
        fs::write(&file, &spoiled).unwrap();
        match check(&file) {
            Ok(found) => {
                assert_eq!(found, manifest);
                assert_eq!(whole[place], 0, "byte {place} is not what fills a tar up");
                padding += 1;
            }
            Err(Trouble::Damaged(_) | Trouble::NoBackup(_) | Trouble::Newer(_)) => {}
            Err(other) => panic!("{place}: {other}"),
        }
    }
    assert!(padding < whole.len());
    for length in [0, 100, 512, 1_500, 2_100] {
        fs::write(&file, &whole[..length]).unwrap();
        assert!(check(&file).is_err(), "{length}");
    }
}

#[test]
fn a_backup_of_a_newer_program_is_not_understood() {
    let (folder, manifest) = packed();
    let newer = Manifest { schema: manifest.schema + 1, ..manifest };
    let file = folder.path().join("newer");
    pack::write(&file, &newer, &folder.path().join("copy")).unwrap();
    assert!(matches!(check(&file), Err(Trouble::Newer(_))));
}

#[test]
fn a_full_disk_is_said_to_be_full() {
    for kind in [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded] {
        let trouble = Trouble::writing(Path::new("safe.backup"), kind.into());
        assert!(matches!(trouble, Trouble::NoRoom { .. }) && trouble.outcome() == Outcome::Failed);
        for language in Language::ALL {
            assert!(trouble.sentence().said(Texts::in_language(language)).contains("safe.backup"));
        }
    }
}

#[test]
fn what_is_unfinished_goes_away_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("safe.backup");
    for _ in 0..2 {
        let aside = Aside::beside(&file).unwrap();
        fs::write(aside.path("backup"), "half").unwrap();
        assert!(folder.path().join("safe.backup.part").exists());
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    let stale = Aside::beside(&file).unwrap();
    std::mem::forget(stale);
    fs::write(folder.path().join("safe.backup.part/backup"), "half").unwrap();
    assert!(!Aside::beside(&file).unwrap().path("backup").exists(), "what an earlier run left is taken away");
}

#[test]
fn a_folder_of_somebody_else_beside_a_backup_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (file, theirs) = (folder.path().join("safe.backup"), folder.path().join("safe.backup.part"));
    fs::create_dir(&theirs).unwrap();
    fs::write(theirs.join("holiday.jpg"), "dear to somebody").unwrap();
    let trouble = Aside::beside(&file).unwrap_err();
    assert!(matches!(&trouble, Trouble::NotOurs(path) if *path == theirs));
    for language in Language::ALL {
        assert!(trouble.sentence().said(Texts::in_language(language)).contains("safe.backup.part"));
    }
    assert_eq!(fs::read_to_string(theirs.join("holiday.jpg")).unwrap(), "dear to somebody");
    fs::remove_dir_all(&theirs).unwrap();
    fs::write(&theirs, "a file of that name").unwrap();
    assert!(matches!(Aside::beside(&file), Err(Trouble::NotOurs(_))));
    assert!(theirs.is_file());
}
