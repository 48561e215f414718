use std::io::Read as _;
use std::time::{Duration, Instant};

use super::*;
use crate::PlainImap;

fn server(quirk: Quirk) -> ScriptedImap {
    let server = ScriptedImap::start([Mailbox::new("INBOX").with("one\r\n").with("two\r\n").with("three\r\n")]);
    server.set_quirks([quirk]);
    server
}

fn enter(server: &ScriptedImap) -> PlainImap {
    let mut client = PlainImap::login(server.port(), "ewa", ScriptedImap::password());
    client.must("EXAMINE INBOX");
    client
}

fn fetched(quirk: Quirk) -> Vec<String> {
    let server = server(quirk);
    let answer = enter(&server).ask("UID FETCH 1:* (FLAGS BODY.PEEK[])");
    answer.lines.into_iter().map(|line| line.text).collect()
}

/// All bytes that come for these, up to the end of the connection.
fn heard(server: &ScriptedImap, said: &str) -> Vec<u8> {
    use std::io::Write as _;
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    stream.write_all(said.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    bytes
}

const SESSION: &str = "a LOGIN ewa \"correct horse\"\r\nb EXAMINE INBOX\r\nc UID FETCH 1:* BODY.PEEK[]\r\nd LOGOUT\r\n";

#[test]
fn hidden_capabilities_are_not_known() {
    for (name, command) in [
        ("IDLE", "IDLE"),
        ("CONDSTORE", "EXAMINE INBOX (CONDSTORE)"),
        ("CONDSTORE", "UID FETCH 1 (MODSEQ)"),
        ("CONDSTORE", "UID FETCH 1 (FLAGS) (CHANGEDSINCE 1)"),
        ("ESEARCH", "UID SEARCH RETURN (ALL) ALL"),
        ("LITERAL+", "EXAMINE {5+}\r\nINBOX"),
        ("UNSELECT", "UNSELECT"),
    ] {
        let server = server(Quirk::Hide(name));
        let mut client = enter(&server);
        assert!(!client.must("CAPABILITY")[0].text.contains(name));
        assert!(client.ask(command).end.starts_with("BAD"), "{command}");
    }
    let ask = |quirk, command| {
        let server = server(quirk);
        PlainImap::connect(server.port()).unwrap().ask(command).end
    };
    assert!(ask(Quirk::Hide("SASL-IR"), "AUTHENTICATE PLAIN AA==").starts_with("BAD"));
    assert!(ask(Quirk::Hide("AUTH=PLAIN"), "AUTHENTICATE PLAIN AA==").starts_with("NO"));
    assert!(ask(Quirk::LoginDisabled, "LOGIN ewa \"correct horse\"").starts_with("NO [PRIVACYREQUIRED]"));
}

#[test]
fn clients_are_refused_in_many_ways() {
    assert_eq!(heard(&server(Quirk::GreetWithBye("Come back later".to_owned())), ""), b"* BYE Come back later\r\n");
    let alert = "NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)";
    let server = server(Quirk::RefuseLogin(alert.to_owned()));
    assert_eq!(PlainImap::connect(server.port()).unwrap().ask("LOGIN ewa \"correct horse\"").end, alert);
    server.set_quirks([Quirk::RefuseFolder("INBOX".to_owned(), "[NOPERM] Not yours".to_owned())]);
    let mut client = PlainImap::login(server.port(), "ewa", ScriptedImap::password());
    assert_eq!(client.ask("EXAMINE INBOX").end, "NO [NOPERM] Not yours");
}

#[test]
fn a_session_can_be_cut_after_each_byte() {
    let server = server(Quirk::Chatter);
    server.set_quirks([]);
    let whole = heard(&server, SESSION);
    assert!(whole.ends_with(b"d OK LOGOUT done\r\n"));
    assert_eq!(server.sent(), [whole.len()]);
    for at in 0..whole.len() {
        server.set_quirks([Quirk::CutAfter(at)]);
        assert_eq!(heard(&server, SESSION), whole[..at]);
    }
    server.set_quirks([Quirk::CutOnceAfter(10)]);
    assert_eq!(heard(&server, SESSION).len(), 10);
    assert_eq!(heard(&server, SESSION), whole);
    assert_eq!(server.connections(), whole.len() + 3);
}

#[test]
fn bytes_come_slowly_or_not_at_all() {
    let server = server(Quirk::SlowBytes(10, Duration::from_millis(2)));
    let start = Instant::now();
    let sent = heard(&server, SESSION).len();
    assert!(start.elapsed() >= Duration::from_millis(2) * u32::try_from(sent / 10).unwrap());
    server.set_quirks([Quirk::Silence]);
    let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    stream.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
    assert!(stream.read(&mut [0]).is_err());
    assert_eq!(server.open_connections(), 1);
    server.set_quirks([]);
    assert_eq!(stream.read(&mut [0]).unwrap(), 1);
}

#[test]
fn literals_lie() {
    let text = String::from_utf8(heard(&server(Quirk::WrongLength(2, 4)), SESSION)).unwrap();
    assert!(text.contains("* 2 FETCH (UID 2 BODY[] {9}\r\ntwo\r\n)\r\n* 3"), "{text}");
    let text = String::from_utf8(heard(&server(Quirk::WrongLength(2, -2)), SESSION)).unwrap();
    assert!(text.contains("* 2 FETCH (UID 2 BODY[] {3}\r\ntwo\r\n)\r\n* 3"), "{text}");
    assert_eq!(fetched(Quirk::NilBody(2))[1], "* 2 FETCH (UID 2 FLAGS () BODY[] NIL)");
}

#[test]
fn answers_come_in_odd_ways() {
    assert_eq!(fetched(Quirk::FetchBackwards)[0], "* 3 FETCH (UID 3 FLAGS () BODY[] {7})");
    assert_eq!(fetched(Quirk::ItemsBackwards)[0], "* 1 FETCH (BODY[] {5} FLAGS () UID 1)");
    let odd = "* 1 FETCH (X-ODD (1 \"(\" NIL ((A) {3}\r\n)\r\n)) BODY[9.9]<7> {2}\r\n\"( UID 1 BODY[] {5}\r\none\r\n)\r\n";
    let server = server(Quirk::UnknownItems);
    assert!(String::from_utf8(heard(&server, SESSION)).unwrap().contains(odd));
    let chatter = fetched(Quirk::Chatter);
    assert_eq!(chatter[..3], ["* OK [X-TIRED (yes)] Still here", "* 3 EXISTS", "* 2 FETCH (FLAGS (\\Flagged $Odd))"]);
    assert_eq!(chatter[4], "* 1 FETCH (UID 1 FLAGS () BODY[] {5})");
}

#[test]
fn a_fetch_is_interrupted() {
    let lines = fetched(Quirk::ByeDuringFetch(1));
    assert_eq!(lines[1..], ["* BYE Enough for today"]);
    let lines = fetched(Quirk::ExpungeDuringFetch(2));
    assert_eq!(lines[1..], ["* 2 EXPUNGE", "* 2 FETCH (UID 3 FLAGS () BODY[] {7})"]);
}

#[test]
fn a_line_never_ends() {
    for (at, said) in [("GREETING", ""), ("UID FETCH", SESSION)] {
        use std::io::Write as _;
        let server = server(Quirk::EndlessLine(at));
        let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
        stream.write_all(said.as_bytes()).unwrap();
        let mut bytes = vec![0; 3_000_000];
        stream.read_exact(&mut bytes).unwrap();
        assert!(bytes[100_000..].iter().all(|byte| *byte == b'A'));
    }
}

#[test]
fn a_dropped_server_takes_no_more_connections() {
    let server = server(Quirk::Silence);
    let port = server.port();
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    drop(server);
    assert!(stream.read(&mut [0]).is_ok_and(|length| length == 0));
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
}
