use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::*;
use crate::PlainImap;

const ONE: &str = "Subject: one\r\nMessage-ID: <1@x>\r\n\r\nfirst\r\n";
const TWO: &str = "Subject: two\r\n\r\nsecond\r\n";

fn server() -> ScriptedImap {
    let inbox = Mailbox::new("INBOX").with(ONE).dated("17-Jul-2025 02:44:25 +0200").next_uid(7).with(TWO).flagged("\\Seen");
    ScriptedImap::start([
        inbox,
        Mailbox::new("Wysłane \"ż\\").special("\\Sent"),
        Mailbox::new("A").special("\\Noselect"),
        Mailbox::new("A/נ"),
    ])
}

fn enter(server: &ScriptedImap) -> PlainImap {
    PlainImap::login(server.port(), "ewa", ScriptedImap::password())
}

fn lines(client: &mut PlainImap, command: &str) -> Vec<String> {
    client.must(command).into_iter().map(|line| line.text).collect()
}

#[test]
fn folders_are_listed_with_their_use() {
    let server = server();
    let mut client = enter(&server);
    let all = lines(&mut client, "LIST \"\" \"*\" RETURN (SPECIAL-USE)");
    assert_eq!(
        all,
        [
            "* LIST (\\HasNoChildren) \"/\" \"INBOX\"",
            "* LIST (\\Sent \\HasNoChildren) \"/\" \"Wys&AUI-ane \\\"&AXw-\\\\\"",
            "* LIST (\\Noselect \\HasChildren) \"/\" \"A\"",
            "* LIST (\\HasNoChildren) \"/\" \"A/&BeA-\"",
        ]
    );
    assert_eq!(lines(&mut client, "LIST \"\" %").len(), 3);
    assert_eq!(lines(&mut client, "LIST (SPECIAL-USE) \"\" *").len(), 1);
    assert_eq!(
        lines(&mut client, "STATUS INBOX (MESSAGES UIDNEXT UIDVALIDITY UNSEEN HIGHESTMODSEQ)"),
        ["* STATUS \"INBOX\" (MESSAGES 2 UIDNEXT 8 UIDVALIDITY 1000 UNSEEN 1 HIGHESTMODSEQ 1)"]
    );
    assert!(client.ask("EXAMINE A").end.starts_with("NO"));
    server.set_quirks([Quirk::LiteralNames, Quirk::Hide("SPECIAL-USE")]);
    assert_eq!(client.must("LIST \"\" *")[1].literals, [b"Wys&AUI-ane \"&AXw-\\"]);
    assert!(client.ask("LIST \"\" * RETURN (SPECIAL-USE)").end.starts_with("BAD"));
    assert!(client.ask("EXAMINE \"Wys&AUI-ane \\\"&AXw-\\\\\"").end.starts_with("OK [READ-ONLY]"));
}

#[test]
fn messages_are_fetched_without_being_marked() {
    let server = server();
    let mut client = enter(&server);
    let opened = lines(&mut client, "EXAMINE INBOX (CONDSTORE)");
    assert!(opened.contains(&"* 2 EXISTS".to_owned()) && opened.contains(&"* OK [HIGHESTMODSEQ 1] The last change".to_owned()));
    let fetched = client.must("UID FETCH 1:* (UID FLAGS INTERNALDATE RFC822.SIZE MODSEQ BODY.PEEK[])");
    let expected = format!(
        "* 1 FETCH (UID 1 FLAGS () INTERNALDATE \"17-Jul-2025 02:44:25 +0200\" RFC822.SIZE {0} MODSEQ (1) BODY[] {{{0}}})",
        ONE.len()
    );
    assert_eq!((fetched[0].text.as_str(), fetched[0].literals[0].as_slice()), (expected.as_str(), ONE.as_bytes()));
    assert_eq!(fetched[1].literals[0], TWO.as_bytes());
    let part = client.must("UID FETCH 7 BODY.PEEK[]<3.5>");
    assert_eq!((part[0].text.as_str(), part[0].literals[0].as_slice()), ("* 2 FETCH (UID 7 BODY[]<3> {5})", &b"ject:"[..]));
    client.must("UID FETCH 1 BODY[]");
    assert_eq!(server.flags("INBOX")[0].1, Vec::<String>::new());
    client.must("SELECT INBOX");
    client.must("UID FETCH 1 BODY[HEADER]");
    assert_eq!(server.flags("INBOX")[0].1, ["\\Seen"]);
    assert!(client.ask("UID STORE 1 FLAGS ()").end.starts_with("NO"));
    assert_eq!(server.command_names()[..3], ["LOGIN", "EXAMINE", "UID FETCH"]);
    assert!(server.commands()[1].ends_with("EXAMINE INBOX (CONDSTORE)"));
}

#[test]
fn messages_are_searched() {
    let server = server();
    let mut client = enter(&server);
    client.must("EXAMINE INBOX");
    assert_eq!(lines(&mut client, "UID SEARCH ALL"), ["* SEARCH 1 7"]);
    assert_eq!(lines(&mut client, "UID SEARCH UID 100:*"), ["* SEARCH 7"]);
    assert_eq!(lines(&mut client, "UID SEARCH SINCE 18-Jul-2025"), ["* SEARCH 7"]);
    assert_eq!(lines(&mut client, "UID SEARCH UNSEEN SINCE 1-Mar-2026"), ["* SEARCH"]);
    assert_eq!(lines(&mut client, "SEARCH 1:2"), ["* SEARCH 1 2"]);
    let extended = &lines(&mut client, "UID SEARCH RETURN (ALL COUNT) ALL")[0];
    assert!(extended.starts_with("* ESEARCH (TAG \"t") && extended.ends_with(") UID ALL 1,7 COUNT 2"), "{extended}");
}

#[test]
fn changes_are_announced() {
    let server = server();
    let mut client = enter(&server);
    client.must("EXAMINE INBOX (CONDSTORE)");
    assert_eq!(server.deliver("INBOX", ONE), 8);
    server.expunge("INBOX", 1);
    assert_eq!(lines(&mut client, "NOOP"), ["* 1 EXPUNGE", "* 2 EXISTS"]);
    assert_eq!(lines(&mut client, "UID FETCH 1:* (FLAGS) (CHANGEDSINCE 1)"), ["* 2 FETCH (UID 8 FLAGS () MODSEQ (2))"]);
    client.send("i IDLE\r\n");
    assert_eq!(client.line().unwrap().text, "+ idling");
    server.deliver("INBOX", ONE);
    assert_eq!(client.line().unwrap().text, "* 3 EXISTS");
    server.set_flags("INBOX", 7, &["\\Seen", "\\Flagged"]);
    assert_eq!(client.line().unwrap().text, "* 1 FETCH (UID 7 FLAGS (\\Seen \\Flagged) MODSEQ (5))");
    client.send("DONE\r\n");
    assert!(client.until("i").end.starts_with("OK"));
    server.rename_folder("INBOX", "Other");
    client.must("NOOP");
    server.new_validity("Other");
    let goodbye = client.ask("NOOP");
    assert!(goodbye.lines[0].text.starts_with("* BYE") && goodbye.end.is_empty());
    assert_eq!(server.record("Other").iter().map(|(uid, _)| *uid).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn there_are_several_ways_to_log_in() {
    let server = server();
    let tokens = Tokens::default();
    tokens.add("good");
    server.accept_tokens(&tokens);
    let plain = STANDARD.encode(format!("\0ewa\0{}", ScriptedImap::password()));
    let bearer = |token: &str| STANDARD.encode(format!("user=ewa\u{1}auth=Bearer {token}\u{1}\u{1}"));
    let connect = || {
        let mut client = PlainImap::connect(server.port()).unwrap();
        assert!(client.line().unwrap().text.contains("AUTH=XOAUTH2"));
        client
    };
    assert!(connect().ask(&format!("AUTHENTICATE PLAIN {plain}")).end.starts_with("OK"));
    assert!(connect().ask(&format!("AUTHENTICATE XOAUTH2 {}", bearer("good"))).end.starts_with("OK"));
    assert!(connect().ask("LOGIN {3+}\r\newa {13}\r\ncorrect horse").end.starts_with("OK"));
    assert!(connect().ask("LOGIN ewa wrong").end.starts_with("NO [AUTHENTICATIONFAILED]"));
    let mut client = connect();
    client.send("a AUTHENTICATE PLAIN\r\n");
    assert_eq!(client.line().unwrap().text, "+ ");
    client.send(&format!("{plain}\r\n"));
    assert!(client.until("a").end.starts_with("OK"));
    let mut client = connect();
    client.send(&format!("a AUTHENTICATE XOAUTH2 {}\r\n", bearer("bad")));
    let challenge = STANDARD.decode(client.line().unwrap().text.trim_start_matches("+ ")).unwrap();
    assert!(String::from_utf8(challenge).unwrap().contains("\"status\":\"400\""));
    client.send("\r\n");
    assert!(client.until("a").end.starts_with("NO [AUTHENTICATIONFAILED]"));
    assert!(client.ask("LIST \"\" *").end.starts_with("BAD"));
    assert!(client.ask("LOGOUT").end.starts_with("OK"));
}

#[test]
fn one_message_is_shown_under_several_labels() {
    let folders = [Mailbox::new("INBOX"), Mailbox::new("[Gmail]/All Mail").special("\\All"), Mailbox::new("Klienci/Ł")];
    let server = ScriptedImap::start(folders);
    server.set_quirks([Quirk::Show("X-GM-EXT-1")]);
    assert_eq!(server.deliver_to_all(&["INBOX", "[Gmail]/All Mail", "Klienci/Ł"], ONE), [1, 1, 1]);
    let mut client = enter(&server);
    let mut look = |folder: &str| {
        client.must(&format!("EXAMINE \"{folder}\""));
        lines(&mut client, "UID FETCH 1:* (X-GM-MSGID X-GM-LABELS)")[0].clone()
    };
    let (inbox, all) = (look("INBOX"), look("[Gmail]/All Mail"));
    assert!(inbox.ends_with("X-GM-LABELS (\"Klienci/&AUE-\"))"), "{inbox}");
    assert!(all.ends_with("X-GM-LABELS (\"\\\\Inbox\" \"Klienci/&AUE-\"))"), "{all}");
    assert_eq!(inbox.split(' ').nth(6), all.split(' ').nth(6));
}

#[test]
fn a_large_message_is_made_while_it_is_sent() {
    let server = ScriptedImap::start([Mailbox::new("INBOX").with(Content::Generated(50_000_000)).with(poison())]);
    let mut client = enter(&server);
    client.must("EXAMINE INBOX");
    let fetched = client.must("UID FETCH 1:2 BODY.PEEK[]");
    assert!(fetched[0].literals[0].len() == 50_000_000 && fetched[0].literals[0] == server.record("INBOX")[0].1);
    assert_eq!(fetched[1].literals[0], poison().bytes());
    let piece = client.must("UID FETCH 1 BODY.PEEK[]<40000000.1000>");
    assert_eq!(piece[0].literals[0], fetched[0].literals[0][40_000_000..40_001_000]);
}

#[test]
fn thousands_of_folders_are_listed() {
    let server = ScriptedImap::start((0..2000).map(|n| Mailbox::new(&format!("Klient {n}"))));
    assert_eq!(enter(&server).must("LIST \"\" *").len(), 2000);
}
