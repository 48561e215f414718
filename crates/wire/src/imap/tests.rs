//! What servers send is understood, and what they should not send does no harm.

use mila_domain::account::Flags;
use proptest::prelude::*;

use super::reader::Reader;
use super::reply::{self, Body, Fetched, Listed, Reply, Said, Status};
use super::{LONGEST_LITERAL, Malformed};

fn read(bytes: &[u8]) -> Result<Reply, Malformed> {
    let (taken, response) = Reader::default().take(bytes)?;
    assert_eq!(taken, bytes.len(), "one response at a time");
    reply::read(response.unwrap())
}

fn said(status: Status, code: &str, value: &str, words: &str) -> Said {
    Said { status, code: code.to_owned(), value: value.to_owned(), words: words.to_owned() }
}

#[test]
fn a_message_is_read_with_what_stands_around_it() {
    // The literal within the envelope holds a quote, parentheses and a line end.
    let envelope = "ENVELOPE (NIL ((\"Anna\" NIL \"a)\" {6}\r\n\")(\r\n( \"x\\\"y\")))";
    let bytes = format!(
        "* 12 FETCH (FLAGS (\\Seen $Junk \\Answered) UID 77 MODSEQ (624140003) INTERNALDATE \" 7-Jul-1996 02:44:25 -0700\" \
         {envelope} BODY[HEADER.FIELDS (FROM TO)] {{2}}\r\n\r\n BODY[] {{5}}\r\na\r\n)()\r\n"
    );
    let fetched = Fetched {
        uid: Some(77),
        flags: Some(Flags { seen: true, answered: true, ..Flags::default() }),
        arrived: Some("1996-07-07T09:44:25Z".parse().unwrap()),
        modseq: Some(624_140_003),
        body: Some(Body::Bytes(b"a\r\n)(".to_vec())),
    };
    assert_eq!(read(bytes.as_bytes()), Ok(Reply::Fetched(fetched)));
}

#[test]
fn a_message_without_bytes_is_told_from_an_empty_one() {
    let body = |bytes: &str| match read(bytes.as_bytes()) {
        Ok(Reply::Fetched(fetched)) => fetched.body,
        other => panic!("{other:?}"),
    };
    assert_eq!(body("* 1 FETCH (UID 7 BODY[] NIL)\r\n"), Some(Body::Missing));
    assert_eq!(body("* 1 FETCH (UID 7 BODY[] \"\")\r\n"), Some(Body::Bytes(Vec::new())));
    assert_eq!(body("* 1 FETCH (UID 7 BODY[] {0}\r\n)\r\n"), Some(Body::Bytes(Vec::new())));
    assert_eq!(body("* 1 FETCH (UID 7)\r\n"), None);
}

#[test]
fn a_length_that_is_a_lie_is_noticed() {
    for bytes in [
        "* 1 FETCH (UID 7 BODY[] {3}\r\nabcdef)\r\n",
        "* 1 FETCH (UID 7 BODY[] {3}\r\nabc) more\r\n",
        "* 1 FETCH (UID 7 BODY[] {3}\r\nabc\r\n",
        "* 1 FETCH UID 7\r\n",
        "* 1 FETCH (UID 7 FLAGS \\Seen)\r\n",
        "*\r\n",
        "(\r\n",
        "\r\n",
    ] {
        assert_eq!(read(bytes.as_bytes()), Err(Malformed::Shape), "{bytes}");
    }
    let endless = format!("* 1 FETCH (X {}{})\r\n", "(".repeat(100), ")".repeat(100));
    assert_eq!(read(endless.as_bytes()), Err(Malformed::Shape));
    const { assert!(LONGEST_LITERAL > 50_000_000) };
}

#[test]
fn what_servers_say_is_told_apart() {
    let refused = said(Status::No, "AUTHENTICATIONFAILED", "", "Invalid credentials (Failure)");
    assert_eq!(
        read(b"m2 NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)\r\n"),
        Ok(Reply::Done { tag: "m2".to_owned(), said: refused })
    );
    let capable = said(Status::Ok, "CAPABILITY", "IMAP4rev1 IDLE", "hello");
    assert_eq!(read(b"* OK [CAPABILITY IMAP4rev1 IDLE] hello\r\n"), Ok(Reply::Said(capable)));
    assert_eq!(read(b"* BYE so long\r\n"), Ok(Reply::Said(said(Status::Bye, "", "", "so long"))));
    assert_eq!(read(b"+ idling\r\n"), Ok(Reply::GoOn("idling".to_owned())));
    assert_eq!(read(b"* 23 exists\r\n"), Ok(Reply::Exists(23)));
    assert_eq!(read(b"* 23 RECENT\r\n"), Ok(Reply::Other));
    assert_eq!(read(b"* METADATA \"\" (/shared/comment \"x\")\r\n"), Ok(Reply::Other));
    let capabilities = ["IMAP4REV1", "IDLE"].map(str::to_owned).to_vec();
    assert_eq!(read(b"* CAPABILITY IMAP4rev1 Idle\r\n"), Ok(Reply::Capabilities(capabilities)));
}

#[test]
fn searches_are_read_in_both_forms() {
    let found = |bytes: &str| match read(bytes.as_bytes()) {
        Ok(Reply::Found(uids)) => uids.to_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!(found("* SEARCH 9 1 2 3 (MODSEQ 77)\r\n"), "1:3,9");
    assert_eq!(found("* SEARCH\r\n"), "");
    assert_eq!(found("* ESEARCH (TAG \"ALL\") UID ALL 1:3,9,12:10\r\n"), "1:3,9:12");
    assert_eq!(found("* ESEARCH (TAG \"m4\") UID\r\n"), "");
}

#[test]
fn folders_are_listed_in_all_forms_of_names() {
    let listed = |bytes: &str| match read(bytes.as_bytes()) {
        Ok(Reply::Listed(listed)) => listed,
        other => panic!("{other:?}"),
    };
    let plain = Listed { name: b"INBOX".to_vec(), delimiter: Some('.'), attributes: vec!["\\HasNoChildren".to_owned()] };
    assert_eq!(listed("* LIST (\\HasNoChildren) \".\" INBOX\r\n"), plain);
    let odd = listed("* LIST (\\Sent) NIL {6}\r\na \"b\" \r\n");
    assert_eq!((odd.name.as_slice(), odd.delimiter), (&b"a \"b\" "[..], None));
    assert_eq!(listed("* LIST () \"\\\\\" \"q\\\"\\\\e\" (\"CHILDINFO\" (\"x\"))\r\n").name, b"q\"\\e");
}

proptest! {
    #[test]
    fn nothing_that_is_sent_does_harm(bytes in proptest::collection::vec(
        prop_oneof![Just(b'('), Just(b')'), Just(b'"'), Just(b'\\'), Just(b'['), Just(b']'), Just(b' '), Just(b'~'), any::<u8>()],
        0..120,
    )) {
        for begin in ["* 1 FETCH (", "* LIST (", "* ESEARCH (", "* SEARCH ", "", "m1 "] {
            let mut line = begin.as_bytes().to_vec();
            line.extend(bytes.iter().filter(|byte| **byte != b'\n'));
            line.extend_from_slice(b"\r\n");
            if let Ok((_, Some(response))) = Reader::default().take(&line) {
                drop(reply::read(response));
            }
        }
    }
}
