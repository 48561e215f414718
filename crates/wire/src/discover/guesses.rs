//! Where a mail server is usually found when nobody says: at a few names beside the domain. Whether anybody is there,
//! the first knock tells.

use mila_domain::account::{Door, Security};
use mila_domain::address::Address;

use super::{Candidate, Source};

/// The ports of reading and sending, for lines that are private at once and for those that become so.
const PORTS: [(Security, u16, u16); 2] = [(Security::Tls, 993, 465), (Security::StartTls, 143, 587)];

/// The guesses for a domain, the likeliest first. `exchanger` takes in its mail.
pub(super) fn guesses(address: &Address, domain: &str, exchanger: Option<&str>) -> Vec<Candidate> {
    let mut hosts = vec![
        (format!("imap.{domain}"), format!("smtp.{domain}")),
        (format!("mail.{domain}"), format!("mail.{domain}")),
        (domain.to_owned(), domain.to_owned()),
    ];
    hosts.extend(exchanger.map(|host| (host.to_owned(), host.to_owned())));
    let candidate = |imap: &str, smtp: &str, (security, read, send)| Candidate {
        imap: Door { host: imap.to_owned(), port: read, security },
        smtp: Some(Door { host: smtp.to_owned(), port: send, security }),
        login: address.as_str().to_owned(),
        source: Source::Guess,
    };
    PORTS.iter().flat_map(|ports| hosts.iter().map(|(imap, smtp)| candidate(imap, smtp, *ports))).collect()
}
