//! What the name servers tell of a domain: who takes in its mail (MX) and where its mail is read and sent (RFC 6186,
//! RFC 8314). Their answers are claims: nobody signed them, so a page shows a host before a password goes there.

use std::collections::HashMap;
use std::time::Duration;

use hickory_resolver::TokioResolver;
use hickory_resolver::net::NetError;
use hickory_resolver::proto::rr::{Name, RData, RecordType};
use mila_domain::account::{Door, Security};
use mila_domain::address::Address;
use tokio::time::timeout;

use super::{Candidate, Source, sound_host};

/// How long one question to the name servers may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// Answers to one question that count.
const MOST: usize = 4;

/// The labels under which doors are told of, the better ones first, with how their lines are made private.
const READ: [(&str, Security); 2] = [("_imaps._tcp", Security::Tls), ("_imap._tcp", Security::StartTls)];
const SEND: [(&str, Security); 2] = [("_submissions._tcp", Security::Tls), ("_submission._tcp", Security::StartTls)];

/// Who is asked.
#[derive(Debug, Clone)]
pub enum Dns {
    /// The name servers that this machine asks.
    System(Box<TokioResolver>),
    /// Nobody: the answers are here already.
    Told(Told),
}

/// Answers that are known beforehand, by the name that is asked for.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// Answers to MX: preference and host.
    pub exchangers: HashMap<String, Vec<(u16, String)>>,
    /// Answers to SRV.
    pub services: HashMap<String, Vec<Service>>,
}

/// One answer to SRV.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// The lowest is to be tried first.
    pub priority: u16,
    /// Of one priority, the heaviest is to be tried first.
    pub weight: u16,
    /// The port.
    pub port: u16,
    /// The machine; a lone dot says that there is no such service.
    pub host: String,
}

/// Why nobody can be asked.
#[derive(Debug, thiserror::Error)]
#[error("the name servers of this machine are not known")]
pub struct NoNameServers(#[source] Box<NetError>);

impl Dns {
    /// The name servers that this machine asks.
    ///
    /// # Errors
    /// When the machine does not say which they are.
    pub fn of_system() -> Result<Self, NoNameServers> {
        let resolver = TokioResolver::builder_tokio().and_then(hickory_resolver::ResolverBuilder::build);
        Ok(Self::System(Box::new(resolver.map_err(|error| NoNameServers(Box::new(error)))?)))
    }

    /// The machines that take in the mail of a domain, the first choice first; none when nobody answers.
    pub(super) async fn exchangers(&self, domain: &str) -> Vec<String> {
        let mut found = match self {
            Self::Told(told) => told.exchangers.get(domain).cloned().unwrap_or_default(),
            Self::System(resolver) => told_by(resolver, domain, RecordType::MX, exchanger).await,
        };
        found.sort();
        found.iter().filter_map(|(_, host)| sound_host(host)).take(MOST).collect()
    }

    async fn services(&self, name: &str) -> Vec<Service> {
        let mut found = match self {
            Self::Told(told) => told.services.get(name).cloned().unwrap_or_default(),
            Self::System(resolver) => told_by(resolver, name, RecordType::SRV, service).await,
        };
        found.sort_by(|a, b| (a.priority, b.weight, &a.host).cmp(&(b.priority, a.weight, &b.host)));
        found
    }

    /// The doors that a domain tells of under one label.
    async fn doors(&self, domain: &str, (label, security): (&str, Security)) -> Vec<Door> {
        let services = self.services(&format!("{label}.{domain}")).await.into_iter();
        let door = |service: Service| Some(Door { host: sound_host(&service.host)?, port: service.port, security });
        services.filter(|service| service.port != 0).filter_map(door).take(MOST).collect()
    }
}

/// What the name servers tell; nothing, when they do not in time. The dot at the end keeps other domains from being
/// searched.
async fn told_by<T>(resolver: &TokioResolver, name: &str, kind: RecordType, read: fn(&RData) -> Option<T>) -> Vec<T> {
    let Ok(name) = Name::from_ascii(format!("{name}.")) else { return Vec::new() };
    match timeout(PATIENCE, resolver.lookup(name, kind)).await {
        Ok(Ok(told)) => told.answers().iter().filter_map(|record| read(&record.data)).collect(),
        Ok(Err(_)) | Err(_) => Vec::new(),
    }
}

fn exchanger(data: &RData) -> Option<(u16, String)> {
    let RData::MX(mx) = data else { return None };
    Some((mx.preference, mx.exchange.to_ascii()))
}

fn service(data: &RData) -> Option<Service> {
    let RData::SRV(srv) = data else { return None };
    Some(Service { priority: srv.priority, weight: srv.weight, port: srv.port, host: srv.target.to_ascii() })
}

/// What a domain tells of itself.
pub(super) async fn ask(address: &Address, domain: &str, dns: &Dns) -> Vec<Candidate> {
    let ([imaps, imap], [submissions, submission]) = (READ, SEND);
    let (imaps, imap, submissions, submission) = tokio::join!(
        dns.doors(domain, imaps),
        dns.doors(domain, imap),
        dns.doors(domain, submissions),
        dns.doors(domain, submission)
    );
    let smtp = submissions.into_iter().chain(submission).next();
    let login = address.as_str();
    let candidate = |imap| Candidate { imap, smtp: smtp.clone(), login: login.to_owned(), source: Source::Srv };
    imaps.into_iter().chain(imap).map(candidate).collect()
}
