//! The file by which a domain tells mail programs of its doors (Mozilla's `config-v1.1.xml`): where it may lie, and what
//! it says. Only what the owner's own domain or its host publishes is asked for, and only lines that are private count.

use std::time::Duration;

use mila_domain::account::{Door, Security};
use mila_domain::address::Address;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use tokio::time::timeout;
use url::Url;

use super::{Candidate, Source, sound_host};
use crate::http::Http;

/// How long one file may take.
const PATIENCE: Duration = Duration::from_secs(8);
/// Bytes of a file.
const LONGEST: usize = 256 << 10;
/// How deep elements may lie in each other.
const DEEPEST: usize = 20;
/// Servers in one file.
const MOST_SERVERS: usize = 32;
/// Bytes of one word in it.
const LONGEST_WORD: usize = 512;

/// Where the file of a domain may lie, the best place first. The address goes along only where the line is private.
pub(super) fn places(address: &Address, domain: &str) -> [Option<Url>; 3] {
    let first = Url::parse(&format!("https://autoconfig.{domain}/mail/config-v1.1.xml"));
    let first = first.map(|mut url| {
        url.query_pairs_mut().append_pair("emailaddress", address.as_str());
        url
    });
    let second = Url::parse(&format!("https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml"));
    let last = Url::parse(&format!("http://autoconfig.{domain}/mail/config-v1.1.xml"));
    [first.ok(), second.ok(), last.ok()]
}

/// Asks all places at once and believes the best one that tells of a door. What came over an open line may name only
/// machines at home, so that whoever changed it on its way has not won a password.
pub(super) async fn ask(address: &Address, domain: &str, http: &Http) -> Vec<Candidate> {
    let [first, second, last] = places(address, domain);
    let fetched = |place| fetch(address, domain, place, http);
    let (first, second, last) = tokio::join!(fetched(first), fetched(second), fetched(last));
    [first, second, last].into_iter().find(|found| !found.is_empty()).unwrap_or_default()
}

/// What the file at one place says; nothing, when there is none.
pub(super) async fn fetch(address: &Address, domain: &str, place: Option<Url>, http: &Http) -> Vec<Candidate> {
    let Some(place) = place else { return Vec::new() };
    match timeout(PATIENCE, http.get(&place)).await {
        Ok(Ok(answer)) if answer.status == 200 => {
            let mut found = read(&answer.body, address);
            found.retain(|candidate| place.scheme() == "https" || is_at_home(candidate, domain));
            found
        }
        // Nothing is there, or nobody answers: there is no such file.
        Ok(Ok(_) | Err(_)) | Err(_) => Vec::new(),
    }
}

/// Whether all machines of a candidate have names within a domain.
pub(super) fn is_at_home(candidate: &Candidate, domain: &str) -> bool {
    let is_within = |door: &Door| door.host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    is_within(&candidate.imap) && candidate.smtp.as_ref().is_none_or(is_within)
}

/// What a file says; nothing, when it is not one or goes beyond its bounds.
pub(super) fn read(xml: &[u8], address: &Address) -> Vec<Candidate> {
    if xml.len() > LONGEST {
        return Vec::new();
    }
    let servers = servers(&String::from_utf8_lossy(xml)).unwrap_or_default();
    let smtp = servers.iter().filter(|server| server.kind == Kind::Smtp).find_map(|server| server.door(address));
    let candidate = |server: &Server| {
        Some(Candidate {
            imap: server.door(address)?,
            smtp: smtp.clone(),
            login: server.login(address),
            source: Source::Autoconfig,
        })
    };
    servers.iter().filter(|server| server.kind == Kind::Imap).filter_map(candidate).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Imap,
    Smtp,
    Other,
}

/// A server as it stands in the file.
#[derive(Debug)]
struct Server {
    kind: Kind,
    host: String,
    port: String,
    socket: String,
    login: String,
}

impl Server {
    /// Of the element that opens it; others open none.
    fn opened_by(tag: &BytesStart<'_>) -> Option<Self> {
        let name = tag.local_name().into_inner();
        let known = tag.try_get_attribute("type").ok().flatten();
        let kind = match (name, known.as_ref().map(|attribute| attribute.value.as_ref())) {
            ("incomingServer", Some("imap")) => Kind::Imap,
            ("outgoingServer", Some("smtp")) => Kind::Smtp,
            ("incomingServer" | "outgoingServer", _) => Kind::Other,
            _ => return None,
        };
        Some(Self { kind, host: String::new(), port: String::new(), socket: String::new(), login: String::new() })
    }

    fn word(&mut self, element: &str) -> Option<&mut String> {
        match element {
            "hostname" => Some(&mut self.host),
            "port" => Some(&mut self.port),
            "socketType" => Some(&mut self.socket),
            "username" => Some(&mut self.login),
            _ => None,
        }
    }

    /// Its door, when the line there is private.
    fn door(&self, address: &Address) -> Option<Door> {
        let security = match self.socket.trim().to_ascii_uppercase().as_str() {
            "SSL" | "TLS" => Security::Tls,
            "STARTTLS" => Security::StartTls,
            _ => return None,
        };
        let port = self.port.trim().parse().ok().filter(|port| *port != 0)?;
        Some(Door { host: sound_host(&filled(self.host.trim(), address))?, port, security })
    }

    fn login(&self, address: &Address) -> String {
        let login = filled(self.login.trim(), address);
        let is_sound = !login.is_empty() && !login.chars().any(|c| c == '%' || c.is_control() || c.is_whitespace());
        if is_sound { login } else { address.as_str().to_owned() }
    }
}

/// With the address in the places that are kept for it.
fn filled(text: &str, address: &Address) -> String {
    text.replace("%EMAILADDRESS%", address.as_str())
        .replace("%EMAILLOCALPART%", address.local())
        .replace("%EMAILDOMAIN%", address.domain())
}

/// The servers in a file. A file with a type definition, an entity of its own or too deep a structure is none.
fn servers(text: &str) -> Option<Vec<Server>> {
    let mut reader = Reader::from_str(text);
    let mut path: Vec<String> = Vec::new();
    let (mut open, mut done) = (None, Vec::new());
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => {
                path.push(tag.local_name().into_inner().to_owned());
                open = Server::opened_by(&tag).or(open);
            }
            Event::End(tag) => {
                path.pop();
                if matches!(tag.local_name().into_inner(), "incomingServer" | "outgoingServer") {
                    done.extend(open.take());
                }
            }
            Event::Text(text) => write(&mut open, &path, &text)?,
            Event::CData(text) => write(&mut open, &path, &text)?,
            Event::GeneralRef(reference) => write(&mut open, &path, &meant(&reference)?)?,
            Event::DocType(_) => return None,
            Event::Eof => return Some(done),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
        if path.len() > DEEPEST || done.len() > MOST_SERVERS {
            return None;
        }
    }
}

/// Adds to the word of a server that is being read. Anything else that stands in a file is passed over.
fn write(open: &mut Option<Server>, path: &[String], text: &str) -> Option<()> {
    if let Some(word) = open.as_mut().zip(path.last()).and_then(|(server, element)| server.word(element)) {
        word.push_str(text);
        return (word.len() <= LONGEST_WORD).then_some(());
    }
    Some(())
}

/// The letter that a reference stands for, if it is one of those that every file may use.
fn meant(reference: &BytesRef<'_>) -> Option<String> {
    match reference.resolve_char_ref().ok()? {
        Some(letter) => Some(letter.to_string()),
        None => resolve_predefined_entity(reference).map(str::to_owned),
    }
}
