//! Finding the mail server of an address: among those that Mila knows, by what the owner's domain publishes, and by
//! guessing. Nothing found is proved; whether a door opens, who knocks there has to see.

mod autoconfig;
mod guesses;
mod providers;
mod srv;
#[cfg(test)]
mod tests;

use mila_domain::account::Door;
use mila_domain::address::Address;
use url::Host;

pub use providers::{Entry, KnownProvider, Login, known};
pub use srv::{Dns, NoNameServers, Service, Told};

use crate::http::Http;

/// Ways that are handed on, at most.
const MOST_CANDIDATES: usize = 24;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Whose mailbox it is, when Mila knows that provider.
    pub provider: Option<&'static KnownProvider>,
    /// Ways to the mailbox, the best first and none twice.
    pub candidates: Vec<Candidate>,
}

/// A way to a mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Where mail is read.
    pub imap: Door,
    /// Where mail is sent, if that is known.
    pub smtp: Option<Door>,
    /// By which name the mailbox is called there.
    pub login: String,
    /// Who says so.
    pub source: Source,
}

/// Who tells of a way, the most credible first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// Mila knows the provider.
    Known,
    /// A file that the domain or its host publishes.
    Autoconfig,
    /// The name servers.
    Srv,
    /// Nobody: it is usually so.
    Guess,
}

/// What came back from everybody who was asked.
#[derive(Debug, Default)]
struct Heard {
    /// The machines that take in the mail, the first choice first.
    exchangers: Vec<String>,
    autoconfig: Vec<Candidate>,
    /// The file of the firm whose machine takes in the mail.
    host_autoconfig: Vec<Candidate>,
    srv: Vec<Candidate>,
}

/// Finds ways to a mailbox. For addresses of a provider that Mila knows nobody is asked; else it takes 13 seconds at
/// most, when nobody answers. Only the owner's domain, its host and the name servers are asked.
pub async fn find(address: &Address, http: &Http, dns: &Dns) -> Found {
    let Some(domain) = domain(address) else { return Found::default() };
    if let Some(provider) = KnownProvider::of_domain(&domain) {
        return Found { provider: Some(provider), candidates: provider.candidates(address) };
    }
    let by_exchangers = async {
        let exchangers = dns.exchangers(&domain).await;
        let found = match exchangers.first().and_then(|host| firm_of(host)).filter(|firm| *firm != domain) {
            Some(firm) if known_exchanger(&exchangers).is_none() => autoconfig::ask(address, firm, http).await,
            Some(_) | None => Vec::new(),
        };
        (exchangers, found)
    };
    let ((exchangers, host_autoconfig), autoconfig, srv) =
        tokio::join!(by_exchangers, autoconfig::ask(address, &domain, http), srv::ask(address, &domain, dns));
    plan(address, &domain, Heard { exchangers, autoconfig, host_autoconfig, srv })
}

/// Puts in order what was heard.
fn plan(address: &Address, domain: &str, heard: Heard) -> Found {
    let provider = known_exchanger(&heard.exchangers);
    let known = provider.map(|provider| provider.candidates(address)).unwrap_or_default();
    // Who lets programs in by something of its own has no other doors to guess.
    let is_guessed = provider.is_none_or(|provider| provider.entry == Entry::Password);
    let exchanger = heard.exchangers.first().map(String::as_str);
    let guesses = if is_guessed { guesses::guesses(address, domain, exchanger) } else { Vec::new() };
    let all = known.into_iter().chain(heard.autoconfig).chain(heard.host_autoconfig).chain(heard.srv).chain(guesses);
    let mut candidates: Vec<Candidate> = Vec::new();
    for candidate in all {
        if !candidates.iter().any(|better| better.has(&candidate)) {
            candidates.push(candidate);
        }
    }
    candidates.truncate(MOST_CANDIDATES);
    Found { provider, candidates }
}

impl Candidate {
    /// Whether another one leads nowhere else.
    fn has(&self, other: &Self) -> bool {
        self.imap == other.imap && self.login == other.login && (other.smtp.is_none() || self.smtp == other.smtp)
    }
}

fn known_exchanger(exchangers: &[String]) -> Option<&'static KnownProvider> {
    exchangers.iter().find_map(|host| KnownProvider::of_exchanger(host))
}

/// The domain of an address as name servers know it; none for an address at a bare machine (`anna@[192.0.2.1]`).
fn domain(address: &Address) -> Option<String> {
    sound_host(address.domain())
}

/// The name of a machine, in the letters of name servers and without a dot at the end. What cannot be one that is
/// reached from outside is none: numbers, a name without a dot.
fn sound_host(name: &str) -> Option<String> {
    let name = name.strip_suffix('.').unwrap_or(name);
    let Ok(Host::Domain(host)) = Host::parse(name) else { return None };
    let is_label = |label: &str| !label.is_empty() && label.len() <= 63;
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    let is_sound = host.len() <= 253 && host.contains('.') && host.split('.').all(is_label) && host.bytes().all(is_letter);
    is_sound.then_some(host)
}

/// The domain of the firm whose machine takes in mail: the name of the machine without its first label. An ending
/// under which anybody can have a domain (`co.il`, `com.pl`) is no firm's.
fn firm_of(exchanger: &str) -> Option<&str> {
    let (_, firm) = exchanger.split_once('.')?;
    let (name, ending) = firm.split_once('.')?;
    let is_shared = !ending.contains('.') && ending.len() == 2 && name.len() <= 3;
    (!is_shared).then_some(firm)
}
