//! `mila backup` and `mila restore`: what was kept comes back as it was, and nothing is lost on the way.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::house::{House, Letter, ME, Said, anna_asks, mbox, we_write};
use crate::served::{Served, free_port};

/// The beginning of what is said about a whole backup; how much is in it follows.
const CHECKED: &str = "Unpacked again and checked: ";
const RESTORED: &str = "Checked and restored: ";

fn backup(house: &House, data: &str, file: &str, more: &[&str]) -> Said {
    house.say(&[&["backup", file, "--data", data, "--lang", "en"], more].concat())
}

fn restore(house: &House, file: &str, data: &str, more: &[&str]) -> Said {
    house.say(&[&["restore", file, "--data", data, "--lang", "en", "--zone", "UTC"], more].concat())
}

/// How many messages and people, as the program says it: "4,812 messages, 120 people".
fn holds(said: &Said, before: &str) -> String {
    assert_eq!(said.code, Some(0), "{}", said.err);
    let rest = said.out.split_once(before).unwrap_or_else(|| panic!("no {before} in {}", said.out)).1;
    rest.lines().next().unwrap().trim_end_matches('.').to_owned()
}

/// A house with mail in its data.
fn with_mail() -> House {
    let house = House::with(&[anna_asks(40), we_write(20), anna_asks(3)]);
    let said = house.say(&["import", "--data", "data", "--me", ME, "mail.mbox"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    house
}

/// Everything in a folder, by name, without the lock.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && !path.ends_with("mila.lock"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn a_backup_of_a_desk_that_takes_in_mail_comes_back_whole() {
    let house = House::new();
    let letters: Vec<Letter> = (0..3_000).map(|hours| anna_asks(hours).subject(&format!("Matter {hours}"))).collect();
    house.put("mail.mbox", mbox(&letters).as_bytes());
    let mut served = Served::open(&house);
    served.set_up();
    let page = served.get("/import");
    let path = house.path("mail.mbox").display().to_string();
    assert_eq!(served.post(&page, "/import/path", &[("path", &path)]).status, 303);
    let mut seen = Vec::new();
    for number in 0..200 {
        let file = format!("safe-{number}.backup");
        seen.push(holds(&backup(&house, "data", &file, &[]), CHECKED));
        if seen.last().unwrap().starts_with("3,000 messages") {
            break;
        }
    }
    assert!(seen.last().unwrap().starts_with("3,000 messages"), "{seen:?}");
    assert_eq!(served.terminate(), Some(0));
    for (number, wanted) in seen.iter().enumerate().filter(|(number, _)| *number == 0 || number + 1 == seen.len()) {
        let (file, data) = (format!("safe-{number}.backup"), format!("again-{number}"));
        assert_eq!(holds(&restore(&house, &file, &data, &[]), RESTORED), *wanted);
        assert_eq!(holds(&backup(&house, &data, &format!("{data}.backup"), &[]), CHECKED), *wanted);
    }
}

#[test]
fn a_restored_copy_says_what_it_is_until_its_owner_goes_on_with_it() {
    let house = with_mail();
    let mut served = Served::open(&house);
    served.set_up();
    assert!(!served.get("/today").text.contains("This is a restored copy"));
    let file = "safe.backup";
    holds(&backup(&house, "data", file, &[]), CHECKED);
    drop(served);
    holds(&restore(&house, file, "again", &[]), RESTORED);
    let mut served = Served::start(&house, &["serve", "--data", "again"], &[]);
    let page = served.get("/sign-in");
    let signed_in = served.post(&page, "/sign-in", &[("name", "Milena"), ("password", "correct horse"), ("next", "")]);
    assert_eq!(signed_in.location().as_deref(), Some("/today"), "members are in the backup, too");
    let today = served.get("/today");
    assert!(today.text.contains("This is a restored copy") && today.text.contains("The backup was made today"));
    assert!(served.get("/settings").text.contains("This is a restored copy"));
    assert_eq!(served.post(&today, "/settings/restored", &[]).location().as_deref(), Some("/settings?done=resumed"));
    assert!(served.get("/settings?done=resumed").text.contains("From now on this copy is the one."));
    assert!(!served.get("/today").text.contains("This is a restored copy"));
}

#[test]
fn a_file_that_is_there_is_left_alone_and_a_folder_with_data_too() {
    let house = with_mail();
    house.put("safe.backup", b"dear to me");
    let refused = backup(&house, "data", "safe.backup", &[]);
    assert_eq!((refused.code, fs::read(house.path("safe.backup")).unwrap()), (Some(2), b"dear to me".to_vec()));
    assert!(refused.err.contains("--force"), "{}", refused.err);
    let wanted = holds(&backup(&house, "data", "safe.backup", &["--force"]), CHECKED);
    let before = files(&house.path("data"));
    let refused = restore(&house, "safe.backup", "data", &[]);
    assert_eq!((refused.code, files(&house.path("data")) == before), (Some(2), true), "{}", refused.err);
    let forced = restore(&house, "safe.backup", "data", &["--force"]);
    assert_eq!(holds(&forced, RESTORED), wanted);
    assert!(forced.out.contains("mila-before-restore-1.db"), "{}", forced.out);
    let names: Vec<String> = files(&house.path("data")).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["mila-before-restore-1.db", "mila.db"]);
}

#[test]
fn the_folder_of_an_open_desk_is_not_restored_into() {
    let house = with_mail();
    holds(&backup(&house, "data", "safe.backup", &[]), CHECKED);
    let mut served = Served::open(&house);
    served.wait_until_open();
    let refused = restore(&house, "safe.backup", "data", &["--force"]);
    assert_eq!(refused.code, Some(3));
    assert!(refused.err.contains("Close the desk first"), "{}", refused.err);
    assert_eq!(served.terminate(), Some(0));
}

#[test]
fn a_spoiled_backup_touches_nothing() {
    let house = with_mail();
    holds(&backup(&house, "data", "safe.backup", &[]), CHECKED);
    let whole = fs::read(house.path("safe.backup")).unwrap();
    let before = files(&house.path("data"));
    for place in [0, 600, 1_200, whole.len() / 2, whole.len() - 1_600] {
        let mut spoiled = whole.clone();
        spoiled[place] ^= 0x20;
        house.put("spoiled.backup", &spoiled);
        for data in ["data", "empty"] {
            let refused = restore(&house, "spoiled.backup", data, &["--force"]);
            assert_eq!((refused.code, refused.out.as_str()), (Some(3), ""), "{place}: {}", refused.err);
        }
        assert!(files(&house.path("data")) == before && !house.path("empty").exists(), "{place}");
    }
    house.put("notes.txt", b"these are notes, not a backup");
    for (file, words) in [("notes.txt", "not a backup"), ("nothing", "cannot be read"), ("data", "cannot be read")] {
        let refused = restore(&house, file, "empty", &[]);
        assert_eq!(refused.code, Some(3), "{file}");
        assert!(refused.err.contains(words) || refused.err.contains("not a backup"), "{file}: {}", refused.err);
    }
}

#[test]
fn a_backup_can_be_opened_with_ordinary_tools() {
    let house = with_mail();
    holds(&backup(&house, "data", "safe.backup", &[]), CHECKED);
    fs::create_dir(house.path("opened")).unwrap();
    let run = |program: &str, arguments: &[&str]| {
        let folder = house.path("opened");
        Command::new(program).args(arguments).current_dir(folder).stdout(Stdio::null()).status().unwrap().success()
    };
    assert!(run("tar", &["-xf", "../safe.backup"]));
    assert!(run("sha256sum", &["--check", "SHA256SUMS"]));
    let manifest: serde_json::Value = serde_json::from_slice(&fs::read(house.path("opened/manifest.json")).unwrap()).unwrap();
    assert_eq!((&manifest["messages"], &manifest["mila_backup"]), (&serde_json::json!(3), &serde_json::json!(1)));
    let beside: Vec<_> = fs::read_dir(house.path(".")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!beside.iter().any(|name| name.to_string_lossy().ends_with(".part")), "{beside:?}");
}

#[cfg(unix)]
#[test]
fn a_backup_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let house = with_mail();
    holds(&backup(&house, "data", "safe.backup", &[]), CHECKED);
    assert_eq!(fs::metadata(house.path("safe.backup")).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn data_on_a_server_are_left_to_its_own_tools() {
    let house = House::new();
    for (command, tool) in
        [("backup", "pg_dump --format=custom --file=safe.backup \"$DATABASE_URL\""), ("restore", "pg_restore ")]
    {
        for language in ["en", "pl", "he"] {
            let mut program = house.mila(&[command, "safe.backup", "--lang", language]);
            let said: Said = program.env("DATABASE_URL", "postgres://mila:secret@localhost/mila").output().unwrap().into();
            assert_eq!(said.code, Some(2), "{}", said.err);
            assert!(said.err.contains(tool) && !said.err.contains("secret"), "{}", said.err);
        }
    }
}

#[test]
fn without_data_there_is_nothing_to_keep() {
    let house = House::new();
    let said = backup(&house, "data", "safe.backup", &[]);
    assert_eq!(said.code, Some(3));
    assert!(said.err.contains("There are no data") && !house.path("safe.backup").exists(), "{}", said.err);
}

#[test]
fn a_desk_that_cannot_get_its_certificate_stays_up_and_ends_when_told() {
    let house = House::new();
    let nobody = format!("http://127.0.0.1:{}/directory", free_port());
    let port = free_port();
    let (listen, public) = (format!("0.0.0.0:{port}"), format!("https://desk.example:{port}"));
    let arguments = ["serve", "--data", "data", "--lang", "en", "--listen", &listen, "--public-url", &public];
    let acme = ["--acme", ME, "--acme-directory", &nobody];
    let log = fs::File::create(house.path("said")).unwrap();
    let mut program = house.mila(&[&arguments[..], &acme].concat()).stdout(Stdio::null()).stderr(log).spawn().unwrap();
    let said = || fs::read_to_string(house.path("said")).unwrap();
    for _ in 0..400 {
        if said().contains("could not be fetched") {
            break;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    assert!(
        said().contains("A certificate for desk.example is being fetched") && said().contains("Mila tries again later"),
        "{}",
        said()
    );
    assert!(program.try_wait().unwrap().is_none());
    assert!(Command::new("kill").args(["-TERM", &program.id().to_string()]).status().unwrap().success());
    assert_eq!(program.wait().unwrap().code(), Some(0));
}
