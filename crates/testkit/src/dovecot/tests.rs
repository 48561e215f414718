use super::*;

const LETTER: &[u8] = b"From: Ewa <ewa@example.test>\nSubject: One\n\nHello\n";
const LETTER_OVER_IMAP: &[u8] = b"From: Ewa <ewa@example.test>\r\nSubject: One\r\n\r\nHello\r\n";

#[test]
fn it_keeps_its_own_record_of_what_was_delivered() {
    let server = Dovecot::start();
    let user = Dovecot::user(1);
    server.deliver(&user, "", LETTER);
    assert_eq!(server.fill(&user, "Faktury.Żółte", [LETTER; 300]), 300);
    server.deliver_many(&user, "Sent", (0..12).map(|n| format!("Subject: {n}\n\nx\n")));
    assert_eq!(server.record(&user, "INBOX"), [(1, LETTER_OVER_IMAP.to_vec())]);
    assert_eq!(server.count(&user, "Faktury.Żółte"), 300);
    let sent = server.record(&user, "Sent");
    let expected = (0..12).map(|n| (n + 1, format!("Subject: {n}\r\n\r\nx\r\n").into_bytes()));
    assert_eq!(sent, expected.collect::<Vec<_>>());
    assert_eq!(server.count(&Dovecot::user(2), ""), 0);
    assert_eq!(server.flags(&user, ""), [(1, vec![])]);
}

#[test]
fn a_delivery_is_announced_to_who_waits() {
    let server = Dovecot::start();
    let user = Dovecot::user(1);
    let mut client = server.at(&user, "", "EXAMINE");
    client.send("i IDLE\r\n");
    assert!(client.line().unwrap().text.starts_with('+'));
    server.deliver(&user, "", LETTER);
    assert_eq!(client.line().unwrap().text, "* 1 EXISTS");
    client.send("DONE\r\n");
    assert!(client.until("i").end.starts_with("OK"));
}

#[test]
fn another_client_moves_marks_and_removes() {
    let server = Dovecot::start();
    let user = Dovecot::user(1);
    server.deliver_many(&user, "", [LETTER; 3]);
    server.expunge(&user, "", 1);
    server.move_to(&user, "", "Archive", 2);
    server.set_flags(&user, "", 3, "\\Seen \\Flagged");
    assert_eq!(server.flags(&user, ""), [(3, vec!["\\Flagged".to_owned(), "\\Seen".to_owned()])]);
    assert_eq!(server.count(&user, "Archive"), 1);
    server.create_folder(&user, "Klienci \"VIP\"");
    server.deliver(&user, "Klienci \"VIP\"", LETTER);
    server.rename_folder(&user, "Klienci \"VIP\"", "Klienci");
    assert_eq!(server.count(&user, "Klienci"), 1);
    server.delete_folder(&user, "Klienci");
    assert!(server.client(&user).ask("EXAMINE Klienci").end.starts_with("NO"));
}

#[test]
fn uids_are_forgotten_and_connections_cut() {
    let server = Dovecot::start();
    let user = Dovecot::user(1);
    server.deliver_many(&user, "Junk", [LETTER; 3]);
    server.expunge(&user, "Junk", 1);
    let mut client = server.at(&user, "Junk", "SELECT");
    server.new_validity(&user, "Junk");
    assert!(!client.ask("NOOP").end.starts_with("OK"));
    assert_eq!(server.record(&user, "Junk").iter().map(|(uid, _)| *uid).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn many_start_at_once_and_soon() {
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| assert_eq!(Dovecot::start().count("anybody", ""), 0));
        }
    });
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

#[test]
fn it_falls_and_comes_back_at_the_same_ports() {
    let server = Dovecot::start();
    let user = Dovecot::user(1);
    server.deliver(&user, "", LETTER);
    let mut client = server.client(&user);
    server.stop();
    assert_eq!(client.ask("NOOP").end, "");
    assert!(PlainImap::connect(server.imap_port()).is_err());
    server.wake();
    assert_eq!(server.count(&user, ""), 1);
}

#[test]
fn a_storm_of_logins_is_let_in() {
    let server = Dovecot::start();
    let clients: Vec<_> = (0..150).map(|_| server.client(&Dovecot::user(1))).collect();
    assert_eq!(clients.len(), 150);
    assert!(!server.client("someone").ask("LOGIN a b").end.starts_with("OK"));
    assert!(!server.log().contains("Warning"), "{}", server.log());
}

#[test]
fn tls_is_vouched_for_by_its_authority() {
    let server = Dovecot::start();
    for port in [
        vec![format!("localhost:{}", server.imaps_port())],
        vec![format!("localhost:{}", server.imap_port()), "-starttls".to_owned(), "imap".to_owned()],
    ] {
        let mut openssl = Command::new("openssl");
        let openssl =
            openssl.args(["s_client", "-verify_return_error", "-verify_hostname", "localhost", "-CAfile"]).arg(server.ca());
        let done = openssl.arg("-connect").args(port).stdin(Stdio::null()).output().unwrap();
        let said = String::from_utf8_lossy(&done.stdout);
        assert!(done.status.success() && said.contains("Verify return code: 0 (ok)"), "{said}");
    }
}
