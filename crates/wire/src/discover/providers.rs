//! The providers that Mila knows by heart, from `providers.txt`: their doors, and how they let programs in. What the
//! owner is told about it is for the pages to say, by the provider's key.

use std::sync::LazyLock;

use mila_domain::account::{Door, Provider, Security};
use mila_domain::address::Address;

use super::{Candidate, Source};

/// What a provider takes for the name of a mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Login {
    /// The whole address.
    Address,
    /// What stands before the `@`.
    Local,
}

/// How a provider lets programs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// By the password of the mailbox.
    Password,
    /// By a password that was made for one program; the usual one is refused.
    AppPassword,
    /// By a consent of the owner, and by no password.
    Consent(Provider),
    /// By a consent of the owner or a password for one program.
    ConsentOrAppPassword(Provider),
    /// By a program of the provider on the same machine, which has a password of its own.
    Bridge,
}

impl Entry {
    /// Whose consent lets a program in, if any does.
    #[must_use]
    pub const fn consent(self) -> Option<Provider> {
        match self {
            Self::Consent(provider) | Self::ConsentOrAppPassword(provider) => Some(provider),
            Self::Password | Self::AppPassword | Self::Bridge => None,
        }
    }

    /// Whether some password lets a program in.
    #[must_use]
    pub const fn has_password(self) -> bool {
        match self {
            Self::Password | Self::AppPassword | Self::ConsentOrAppPassword(_) | Self::Bridge => true,
            Self::Consent(_) => false,
        }
    }

    fn of(word: &str) -> Option<Self> {
        match word {
            "password" => Some(Self::Password),
            "app-password" => Some(Self::AppPassword),
            "microsoft" => Some(Self::Consent(Provider::Microsoft)),
            "google-or-app-password" => Some(Self::ConsentOrAppPassword(Provider::Google)),
            "bridge" => Some(Self::Bridge),
            _ => None,
        }
    }
}

/// A provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownProvider {
    /// The word by which pages find what to say about it.
    pub key: &'static str,
    /// As people call it.
    pub name: &'static str,
    /// Where mail is read.
    pub imap: Door,
    /// Where mail is sent.
    pub smtp: Door,
    /// What it takes for the name of a mailbox.
    pub login: Login,
    /// How it lets programs in.
    pub entry: Entry,
    /// Where it explains that to people.
    pub help: &'static str,
    domains: Vec<&'static str>,
    exchangers: Vec<&'static str>,
}

const ROWS: &str = include_str!("providers.txt");

static KNOWN: LazyLock<Vec<KnownProvider>> = LazyLock::new(|| rows().filter_map(KnownProvider::of_row).collect());

/// All providers that Mila knows.
#[must_use]
pub fn known() -> &'static [KnownProvider] {
    &KNOWN
}

fn rows() -> impl Iterator<Item = &'static str> {
    ROWS.lines().filter(|row| !row.is_empty() && !row.starts_with('#'))
}

impl KnownProvider {
    /// The one that gives out addresses at a domain.
    #[must_use]
    pub fn of_domain(domain: &str) -> Option<&'static Self> {
        KNOWN.iter().find(|provider| provider.domains.contains(&domain))
    }

    /// The one whose machine takes in the mail of a domain. Of two the one that is named more narrowly.
    #[must_use]
    pub fn of_exchanger(host: &str) -> Option<&'static Self> {
        let is_at = |ending: &str| host == ending || host.strip_suffix(ending).is_some_and(|rest| rest.ends_with('.'));
        let fit = |provider: &Self| provider.exchangers.iter().filter(|ending| is_at(ending)).map(|ending| ending.len()).max();
        KNOWN.iter().filter_map(|provider| Some((fit(provider)?, provider))).max_by_key(|(fit, _)| *fit).map(|(_, known)| known)
    }

    /// How a mailbox is reached there. Where the local part is the login, the whole address is tried next.
    pub(super) fn candidates(&self, address: &Address) -> Vec<Candidate> {
        let logins = match self.login {
            Login::Address => vec![address.as_str()],
            Login::Local => vec![address.local(), address.as_str()],
        };
        let candidate = |login: &str| Candidate {
            imap: self.imap.clone(),
            smtp: Some(self.smtp.clone()),
            login: login.to_owned(),
            source: Source::Known,
        };
        logins.into_iter().map(candidate).collect()
    }

    fn of_row(row: &'static str) -> Option<Self> {
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        let [key, name, domains, exchangers, imap, smtp, login, entry, help] = cells.try_into().ok()?;
        let login = match login {
            "address" => Login::Address,
            "local" => Login::Local,
            _ => return None,
        };
        Some(Self {
            key,
            name,
            imap: door(imap)?,
            smtp: door(smtp)?,
            login,
            entry: Entry::of(entry)?,
            help,
            domains: domains.split(' ').filter(|domain| !domain.is_empty()).collect(),
            exchangers: exchangers.split(' ').filter(|ending| !ending.is_empty()).collect(),
        })
    }
}

fn door(cell: &str) -> Option<Door> {
    let mut words = cell.split(' ');
    let (security, host, port) = (words.next()?, words.next()?, words.next()?);
    Some(Door { host: host.to_owned(), port: port.parse().ok()?, security: Security::of(security)? })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_row_is_whole() {
        for row in rows() {
            let provider = KnownProvider::of_row(row).unwrap_or_else(|| panic!("{row}"));
            let key = provider.key;
            assert!(key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'), "{key}");
            assert!(!provider.name.is_empty(), "{key}");
            assert!(provider.domains.iter().chain(&provider.exchangers).next().is_some(), "{key}");
            assert_eq!(url::Url::parse(provider.help).unwrap().scheme(), "https", "{key}");
            for name in provider.domains.iter().chain(&provider.exchangers) {
                assert!(name.contains('.') && name.to_lowercase() == *name, "{key}: {name}");
            }
            for (door, tls, starttls) in [(&provider.imap, 993, 143), (&provider.smtp, 465, 587)] {
                let expected = match door.security {
                    Security::Tls => tls,
                    Security::StartTls => starttls,
                    Security::Plain => panic!("{key}"),
                };
                assert!(door.port == expected || provider.entry == Entry::Bridge, "{key}: {door}");
                assert!(door.host.contains('.'), "{key}: {door}");
            }
        }
    }

    #[test]
    fn no_key_domain_or_ending_stands_twice() {
        let mut seen = HashSet::new();
        for provider in known() {
            assert!(seen.insert(("key", provider.key)), "{}", provider.key);
            assert!(provider.domains.iter().all(|domain| seen.insert(("domain", domain))), "{}", provider.key);
            assert!(provider.exchangers.iter().all(|ending| seen.insert(("mx", ending))), "{}", provider.key);
        }
    }

    #[test]
    fn a_provider_is_known_by_its_domain_and_by_who_takes_in_the_mail() {
        let by_domain = |domain| KnownProvider::of_domain(domain).map(|provider| provider.key);
        assert_eq!(by_domain("gmail.com"), Some("google"));
        assert_eq!(by_domain("vip.onet.pl"), Some("onet"));
        assert_eq!(by_domain("notgmail.com"), None);
        assert_eq!(by_domain("mail.gmail.com"), None);
        for (host, key) in [
            ("aspmx.l.google.com", Some("google")),
            ("alt1.gmr-smtp-in.l.googlemail.com", Some("google")),
            ("firma-pl.mail.protection.outlook.com", Some("microsoft365")),
            ("outlook-com.olc.protection.outlook.com", Some("outlook")),
            ("mx-aol.mail.gm0.yahoodns.net", Some("aol")),
            ("mta5.am0.yahoodns.net", Some("yahoo")),
            ("mx1.mail.ovh.net", Some("ovh")),
            ("google.com.example", None),
            ("notgoogle.com", None),
        ] {
            assert_eq!(KnownProvider::of_exchanger(host).map(|provider| provider.key), key, "{host}");
        }
    }
}
