//! Rooms use only the rooms that they may: the manifests are read, and any other arrow fails.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Who may use whom (`ARCHITECTURE.md`, "Rooms"). A new arrow comes with a page in `docs/decisions/`.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("reading", &["domain"]),
    ("wire", &["domain"]),
    ("store", &["domain", "testkit"]),
    ("desk", &["domain", "reading", "store", "testkit"]),
    ("web", &["desk", "domain"]),
    ("mila", &["desk", "domain", "testkit", "web", "wire"]),
    ("testkit", &[]),
];

/// What a room may not be able to do at all: libraries that would bring it in.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("domain", &["tokio", "sqlx", "minijinja", "mail-parser", "serde_json"]),
    ("reading", &["tokio", "sqlx", "mail-parser"]),
    ("store", &["mail-parser", "minijinja", "axum"]),
    ("desk", &["mail-parser", "minijinja", "sqlx", "axum"]),
    ("web", &["mail-parser", "sqlx"]),
    ("mila", &["sqlx"]),
];

/// The names on the left of a manifest's tables of dependencies, tests included.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let mut is_inside = false;
    let mut names = BTreeSet::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_inside = line.ends_with("dependencies]");
        } else if let Some((name, _)) = line.split_once(['.', '=']).filter(|_| is_inside) {
            names.insert(name.trim().to_owned());
        }
    }
    names
}

fn manifest(room: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(room).join("Cargo.toml")).unwrap()
}

#[test]
fn rooms_use_only_the_rooms_below_them() {
    for (room, may_use) in ARROWS {
        let used = dependencies(&manifest(room));
        let rooms: Vec<&str> = used.iter().filter_map(|name| name.strip_prefix("mila-")).collect();
        for other in rooms {
            assert!(may_use.contains(&other), "{room} uses {other}");
        }
    }
}

#[test]
fn every_room_has_its_arrows() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let rooms: BTreeSet<String> =
        fs::read_dir(crates).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    let listed: BTreeSet<String> = ARROWS.iter().map(|(room, _)| (*room).to_owned()).collect();
    assert_eq!(rooms, listed);
}

#[test]
fn rooms_cannot_do_what_is_not_theirs() {
    for (room, forbidden) in FORBIDDEN {
        let used = dependencies(&manifest(room));
        for library in *forbidden {
            assert!(!used.contains(*library), "{room} uses {library}");
        }
    }
}
