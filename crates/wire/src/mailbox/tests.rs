use super::*;

const LETTER: &str = "From: a@x.example\nTo: b@y.example\nSubject: s\n\nt\n";
const LINE: &str = "From a@x.example Thu Mar  5 10:00:00 2026\n";

fn put(root: &Path, name: &str, text: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn found(root: &Path) -> Vec<(String, Form, Folder)> {
    let shown = |file: &MailFile| file.path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
    find(root).unwrap().files.iter().map(|file| (shown(file), file.form, file.folder)).collect()
}

#[test]
fn a_maildir_has_subfolders_and_flags() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path();
    for name in
        ["cur/1.a:2,S", "new/2.b", "tmp/3.c", ".Wys&AUI-ane/cur/4.d:2,S", ".Kosz/cur/5.e:2,S", "cur/6.f:2,T", "dovecot-uidlist"]
    {
        put(root, name, LETTER);
    }
    fs::create_dir_all(root.join(".Kosz/new")).unwrap();
    assert_eq!(
        found(root),
        [
            (".Kosz/cur/5.e:2,S".into(), Form::Letter, Folder::Trash),
            (".Wys&AUI-ane/cur/4.d:2,S".into(), Form::Letter, Folder::Sent),
            ("cur/1.a:2,S".into(), Form::Letter, Folder::Other),
            ("cur/6.f:2,T".into(), Form::Letter, Folder::Trash),
            ("new/2.b".into(), Form::Letter, Folder::Other),
        ]
    );
}

#[test]
fn a_folder_may_hold_letters_and_mboxes_and_other_things() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path();
    put(root, "Sent/one.eml", LETTER);
    put(root, "two.EML", "");
    put(root, "Wysłane.mbox", &format!("{LINE}{LETTER}"));
    put(root, "Inbox", &format!("{LINE}{LETTER}"));
    put(root, "Inbox.msf", "x");
    put(root, "Sent Messages.mbox/mbox", &format!("{LINE}{LETTER}"));
    put(root, "notes", "To: nobody");
    put(root, "mh/12", LETTER);
    let mut rows = found(root);
    rows.sort_by(|one, other| one.0.cmp(&other.0));
    assert_eq!(
        rows,
        [
            ("Inbox".into(), Form::Mbox, Folder::Other),
            ("Sent Messages.mbox/mbox".into(), Form::Mbox, Folder::Sent),
            ("Sent/one.eml".into(), Form::Letter, Folder::Sent),
            ("Wysłane.mbox".into(), Form::Mbox, Folder::Sent),
            ("mh/12".into(), Form::Letter, Folder::Other),
            ("two.EML".into(), Form::Letter, Folder::Other),
        ]
    );
}

#[test]
fn folders_within_folders_keep_their_part_and_other_dots_mean_nothing() {
    for (name, folder) in [
        (".Kosz.Projekt", Folder::Trash),
        (".INBOX.Trash.2025", Folder::Trash),
        (".INBOX.Klienci", Folder::Other),
        ("Kosz.sbd", Folder::Trash),
        ("Wys&AUI-ane", Folder::Sent),
        ("export.bin", Folder::Other),
        ("anna.chat", Folder::Other),
    ] {
        assert_eq!(role(name), folder, "{name}");
    }
}

#[test]
fn a_letter_named_by_itself_has_the_folder_it_lies_in() {
    let home = tempfile::tempdir().unwrap();
    for (name, folder) in [("Sent/a.eml", Folder::Sent), (".Kosz/cur/1.b:2,S", Folder::Trash), ("x/c.eml", Folder::Other)] {
        put(home.path(), name, LETTER);
        assert_eq!(find(&home.path().join(name)).unwrap().files[0].folder, folder, "{name}");
    }
}

#[test]
fn what_is_no_mailbox_says_why() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path();
    put(root, "empty", "");
    put(root, "takeout.zip", "PK\u{3}\u{4}...");
    put(root, "stored.zip", &format!("PK\u{3}\u{4}mail.mbox\n\n{LINE}{LETTER}"));
    put(root, "mail.pst", "!BDN...");
    put(root, "packed/takeout.zip", "PK\u{3}\u{4}...");
    put(root, "picture.png", "\u{89}PNG");
    put(root, "folder/readme.txt", "hello");
    let error = |name: &str| find(&root.join(name)).unwrap_err();
    assert!(matches!(error("empty"), MailboxError::Empty(_)));
    assert!(matches!(error("takeout.zip"), MailboxError::Compressed { kind: "zip", .. }));
    assert!(matches!(error("stored.zip"), MailboxError::Compressed { kind: "zip", .. }));
    assert!(matches!(error("mail.pst"), MailboxError::Outlook(_)));
    assert!(matches!(error("packed"), MailboxError::OnlyPacked { .. }));
    assert!(matches!(error("picture.png"), MailboxError::NotMail(_)));
    assert!(matches!(error("folder"), MailboxError::NoMail(_)));
    assert!(matches!(error("nothing"), MailboxError::Missing(_)));
}
