use mila_domain::account::Security;
use proptest::prelude::*;

use super::autoconfig::{fetch, is_at_home, places, read};
use super::*;
use crate::http::loopback::{Loopback, answer};

fn address(text: &str) -> Address {
    Address::parse(text).unwrap()
}

fn anna() -> Address {
    address("anna@studio.example")
}

fn door(security: Security, host: &str, port: u16) -> Door {
    Door { host: host.to_owned(), port, security }
}

fn way(source: Source, host: &str) -> Candidate {
    let imap = door(Security::Tls, host, 993);
    Candidate { imap, smtp: Some(door(Security::Tls, host, 465)), login: "anna@studio.example".to_owned(), source }
}

fn file(servers: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><clientConfig version=\"1.1\"><emailProvider id=\"studio.example\">\
         <domain>studio.example</domain>{servers}</emailProvider></clientConfig>"
    )
}

fn server(direction: &str, kind: &str, host: &str, port: u16, socket: &str, login: &str) -> String {
    format!(
        "<{direction}Server type=\"{kind}\">\n <hostname>{host}</hostname>\n <port>{port}</port>\n \
         <socketType>{socket}</socketType>\n <username>{login}</username>\n</{direction}Server>"
    )
}

fn imap(host: &str) -> String {
    server("incoming", "imap", host, 993, "SSL", "%EMAILADDRESS%")
}

fn told(exchangers: &[(&str, &str)], services: &[(&str, u16, u16, u16, &str)]) -> Dns {
    let mut told = Told::default();
    for (n, (domain, host)) in (10..).zip(exchangers) {
        told.exchangers.entry((*domain).to_owned()).or_default().push((n, (*host).to_owned()));
    }
    for (name, priority, weight, port, host) in services {
        let service = Service { priority: *priority, weight: *weight, port: *port, host: (*host).to_owned() };
        told.services.entry((*name).to_owned()).or_default().push(service);
    }
    Dns::Told(told)
}

#[test]
fn a_file_tells_of_doors_and_of_the_name_of_the_mailbox() {
    let text = file(
        &[
            server("incoming", "pop3", "pop.studio.example", 995, "SSL", "%EMAILADDRESS%"),
            server("incoming", "imap", "imap.%EMAILDOMAIN%", 993, "SSL", "%EMAILLOCALPART%"),
            server("incoming", "imap", "Mail.Studio.Example.", 143, "STARTTLS", "%EMAILLOCALPART%#%EMAILDOMAIN%"),
            server("outgoing", "smtp", "open.studio.example", 25, "plain", "x"),
            server("outgoing", "smtp", "smtp.studio.example", 587, "STARTTLS", "x"),
        ]
        .concat(),
    );
    let smtp = Some(door(Security::StartTls, "smtp.studio.example", 587));
    let expected = [
        (door(Security::Tls, "imap.studio.example", 993), "anna"),
        (door(Security::StartTls, "mail.studio.example", 143), "anna#studio.example"),
    ]
    .map(|(imap, login)| Candidate { imap, smtp: smtp.clone(), login: login.to_owned(), source: Source::Autoconfig });
    assert_eq!(read(text.as_bytes(), &anna()), expected);
}

#[test]
fn a_name_that_cannot_be_filled_in_is_the_address() {
    for login in ["", "%REALNAME%", "an na", "a&#10;b"] {
        let text = file(&server("incoming", "imap", "imap.studio.example", 993, "SSL", login));
        assert_eq!(read(text.as_bytes(), &anna())[0].login, "anna@studio.example", "{login}");
    }
}

#[test]
fn letters_may_be_written_by_their_numbers_and_in_sections() {
    let host = "im&#97;p<![CDATA[.studio]]>.ex&#x61;mple";
    assert_eq!(read(file(&imap(host)).as_bytes(), &anna())[0].imap.host, "imap.studio.example");
}

#[test]
fn a_door_that_is_open_to_listeners_or_no_door_does_not_count() {
    for (host, port, socket) in [
        ("imap.studio.example", 143, "plain"),
        ("imap.studio.example", 0, "SSL"),
        ("127.0.0.1", 993, "SSL"),
        ("[::1]", 993, "SSL"),
        ("0x7f000001", 993, "SSL"),
        ("localhost", 993, "SSL"),
        ("", 993, "SSL"),
        ("imap.studio.example/x", 993, "SSL"),
        ("imap studio.example", 993, "SSL"),
    ] {
        let text = file(&server("incoming", "imap", host, port, socket, ""));
        assert_eq!(read(text.as_bytes(), &anna()), [], "{host}");
    }
}

#[test]
fn a_file_that_was_made_to_do_harm_says_nothing() {
    let sound = imap("imap.studio.example");
    let deep = format!("{}{}", "<a>".repeat(100_000), sound);
    let laugh = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>";
    for hostile in [
        format!("{laugh}{}", file(&sound)),
        file(&imap("imap.&b;.example")),
        file(&deep),
        file(&imap(&"a".repeat(10_000))),
        file(&sound.repeat(1_000)),
        file(&format!("{sound}<!--{}-->", "x".repeat(300_000))),
        format!("<html><body><p>Not found</body>{sound}</html>"),
        "<incomingServer type=\"imap\"><hostname>imap.studio.example".to_owned(),
        "\u{0}\u{ffff}<<>>".to_owned(),
    ] {
        assert_eq!(read(hostile.as_bytes(), &anna()), [], "{}", hostile.chars().take(200).collect::<String>());
    }
}

#[test]
fn the_address_goes_along_only_where_the_line_is_private() {
    let [first, second, last] = places(&anna(), "studio.example").map(|place| place.unwrap().to_string());
    assert_eq!(first, "https://autoconfig.studio.example/mail/config-v1.1.xml?emailaddress=anna%40studio.example");
    assert_eq!(second, "https://studio.example/.well-known/autoconfig/mail/config-v1.1.xml");
    assert_eq!(last, "http://autoconfig.studio.example/mail/config-v1.1.xml");
}

#[test]
fn what_came_over_an_open_line_names_only_machines_at_home() {
    assert!(is_at_home(&way(Source::Autoconfig, "mail.studio.example"), "studio.example"));
    assert!(!is_at_home(&way(Source::Autoconfig, "notstudio.example"), "studio.example"));
    let mut elsewhere = way(Source::Autoconfig, "studio.example");
    elsewhere.smtp = Some(door(Security::Tls, "thief.example", 465));
    assert!(!is_at_home(&elsewhere, "studio.example"));
}

#[tokio::test]
async fn a_known_provider_is_found_without_asking_anybody() {
    let http = Http::new(crate::line::trust(), Vec::new());
    let found = find(&address("Anna@O2.pl"), &http, &told(&[], &[])).await;
    assert_eq!(found.provider.unwrap().key, "o2");
    assert_eq!(found.candidates.iter().map(|way| way.login.as_str()).collect::<Vec<_>>(), ["anna", "anna@o2.pl"]);
    assert!(found.candidates.iter().all(|way| way.source == Source::Known && way.imap.host == "poczta.o2.pl"));
}

#[tokio::test]
async fn a_domain_with_its_mail_at_google_is_googles() {
    let dns = told(&[("studio.example", "ALT1.ASPMX.L.GOOGLE.COM."), ("studio.example", "10.0.0.1")], &[]);
    let exchangers = dns.exchangers("studio.example").await;
    assert_eq!(exchangers, ["alt1.aspmx.l.google.com"]);
    let found = plan(&anna(), "studio.example", Heard { exchangers, ..Heard::default() });
    let provider = found.provider.unwrap();
    assert_eq!(provider.entry.consent(), Some(mila_domain::account::Provider::Google));
    assert!(provider.entry.has_password());
    assert_eq!(found.candidates.len(), 1, "{:?}", found.candidates);
    assert_eq!(found.candidates[0].imap, door(Security::Tls, "imap.gmail.com", 993));
    assert_eq!(found.candidates[0].login, "anna@studio.example");
}

#[tokio::test]
async fn name_servers_tell_of_doors_in_their_order() {
    let dns = told(
        &[],
        &[
            ("_imap._tcp.studio.example", 0, 0, 143, "a.host.example."),
            ("_imaps._tcp.studio.example", 20, 0, 993, "late.host.example."),
            ("_imaps._tcp.studio.example", 10, 1, 993, "light.host.example."),
            ("_imaps._tcp.studio.example", 10, 9, 10993, "heavy.host.example."),
            ("_submissions._tcp.studio.example", 0, 0, 0, "."),
            ("_submission._tcp.studio.example", 0, 0, 587, "send.host.example."),
        ],
    );
    let ways = srv::ask(&anna(), "studio.example", &dns).await;
    let doors: Vec<_> = ways.iter().map(|way| (way.imap.to_string(), way.imap.security)).collect();
    assert_eq!(
        doors,
        [
            ("heavy.host.example:10993".to_owned(), Security::Tls),
            ("light.host.example:993".to_owned(), Security::Tls),
            ("late.host.example:993".to_owned(), Security::Tls),
            ("a.host.example:143".to_owned(), Security::StartTls),
        ]
    );
    assert!(ways.iter().all(|way| way.smtp == Some(door(Security::StartTls, "send.host.example", 587))));
}

#[tokio::test]
async fn a_lone_dot_says_that_there_is_no_such_service() {
    let dns = told(&[], &[("_imaps._tcp.studio.example", 0, 0, 0, "."), ("_imap._tcp.studio.example", 0, 0, 143, ".")]);
    assert_eq!(srv::ask(&anna(), "studio.example", &dns).await, []);
}

#[test]
fn the_best_way_stands_first_and_none_stands_twice() {
    let heard = Heard {
        exchangers: vec!["mx.studio.example".to_owned()],
        autoconfig: vec![way(Source::Autoconfig, "a.example")],
        host_autoconfig: vec![way(Source::Autoconfig, "b.example"), way(Source::Autoconfig, "a.example")],
        srv: vec![
            Candidate { smtp: None, ..way(Source::Srv, "a.example") },
            way(Source::Srv, "c.example"),
            way(Source::Srv, "mail.studio.example"),
        ],
    };
    let found = plan(&anna(), "studio.example", heard);
    assert_eq!(found.provider, None);
    let ways: Vec<_> = found.candidates.iter().map(|way| (way.source, way.imap.to_string())).collect();
    assert!(ways.is_sorted_by_key(|(source, _)| *source), "{ways:?}");
    let ways: Vec<_> = ways.iter().map(|(_, door)| door.as_str()).collect();
    assert_eq!(
        ways[..7],
        [
            "a.example:993",
            "b.example:993",
            "c.example:993",
            "mail.studio.example:993",
            "imap.studio.example:993",
            "studio.example:993",
            "mx.studio.example:993",
        ]
    );
    assert_eq!(
        ways[7..],
        ["imap", "mail", "", "mx"]
            .map(|label| { format!("{label}{}studio.example:143", if label.is_empty() { "" } else { "." }) })
    );
}

#[test]
fn an_address_of_any_shape_is_looked_for() {
    assert_eq!(domain(&address("ania@żółw.example")).as_deref(), Some("xn--w-uga1v8h.example"));
    let found = plan(&anna(), "biuro.studio.example", Heard::default());
    assert_eq!(found.candidates[2].imap, door(Security::Tls, "biuro.studio.example", 993));
    for nobody in ["anna@[192.0.2.1]", "anna@192.0.2.1", "anna@[ipv6:2001:db8::1]", "anna@localhost", "anna@a/b.example"] {
        assert_eq!(domain(&address(nobody)), None, "{nobody}");
    }
}

#[tokio::test]
async fn a_file_on_an_open_line_is_believed_only_of_machines_at_home() {
    let server = Loopback::open(|request| match request.split(' ').nth(1) {
        Some("/home") => answer(200, "text/xml", &file(&imap("imap.studio.example"))),
        Some("/thief") => answer(200, "text/xml", &file(&imap("imap.thief.example"))),
        _ => answer(404, "text/xml", &file(&imap("imap.studio.example"))),
    })
    .await;
    let found = async |path| {
        let found = fetch(&anna(), "studio.example", Some(server.url(path)), &server.client()).await;
        found.into_iter().map(|way| way.imap.host).collect::<Vec<_>>()
    };
    assert_eq!(found("/home").await, ["imap.studio.example"]);
    assert!(found("/thief").await.is_empty());
    assert!(found("/nothing").await.is_empty());
}

#[test]
fn a_machine_is_no_firm_where_anybody_has_a_domain() {
    assert_eq!(firm_of("mx1.host.example"), Some("host.example"));
    assert_eq!(firm_of("mail.firma.co.il"), Some("firma.co.il"));
    for none in ["firma.co.il", "firma.com.pl", "host.example", "host"] {
        assert_eq!(firm_of(none), None, "{none}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_harm(pieces in proptest::collection::vec(prop_oneof![
        Just("<incomingServer type=\"imap\">".to_owned()), Just("<hostname>".to_owned()), Just("imap.x.example".to_owned()),
        Just("</hostname>".to_owned()), Just("&#0;".to_owned()), Just("&amp;".to_owned()), Just("<![CDATA[".to_owned()),
        Just("</incomingServer>".to_owned()), Just("<!DOCTYPE".to_owned()), any::<String>(),
    ], 0..40)) {
        read(pieces.concat().as_bytes(), &anna());
    }

    #[test]
    fn any_name_is_judged_without_harm(name in any::<String>()) {
        if let Some(host) = sound_host(&name) {
            prop_assert_eq!(sound_host(&host), Some(host));
        }
    }
}
