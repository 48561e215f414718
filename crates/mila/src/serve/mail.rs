//! What those who read mail accounts are given: whom they believe, whom they may ask, and as whom providers know them.

use std::sync::Arc;

use mila_desk::accounts::Asked;
use mila_domain::account::Provider;
use mila_domain::secret::Secret;
use mila_web::doors::Consent;
use mila_wire::discover::Dns;
use mila_wire::http::Http;
use mila_wire::line;
use mila_wire::oauth::{Client, Verifier};
use url::{Host, Url};

use crate::cli;
use crate::failure::Failure;
use crate::house::House;
use crate::workers::{Clients, Post};

/// Where a provider leads the owner back to, below the address of the desk.
const CONSENT: &str = "/settings/accounts/consent";

/// What the workers of mail accounts need.
pub fn post(house: &House, base: &Url, mail: &cli::Mail) -> Result<Post, Failure> {
    let google = authority(mail.google_authority.as_ref())?;
    let microsoft = authority(mail.microsoft_authority.as_ref())?;
    let allowed = [&google, &microsoft].into_iter().flatten().map(Url::origin).collect();
    let trust = line::trust();
    let client = |provider, id: Option<&String>, secret: &str, authority: Option<Url>| {
        let secret = std::env::var(secret).ok().filter(|secret| !secret.is_empty()).map(Secret::from);
        let client = Client::new(provider, id?.clone(), secret);
        Some(match authority {
            Some(authority) => client.at(authority),
            None => client,
        })
    };
    let clients = Clients {
        google: client(Provider::Google, mail.google_client.as_ref(), "MILA_GOOGLE_SECRET", google),
        microsoft: client(Provider::Microsoft, mail.microsoft_client.as_ref(), "MILA_MICROSOFT_SECRET", microsoft),
        redirect: redirect(base),
        ..Clients::default()
    };
    let dns =
        Dns::of_system().inspect_err(|_| tracing::warn!("this machine names no name servers; mail servers are guessed")).ok();
    Ok(Post {
        desk: house.desk.clone(),
        scope: house.scope,
        http: Http::new(Arc::clone(&trust), allowed),
        trust,
        dns,
        clients,
        indexers: std::sync::Mutex::default(),
    })
}

/// How owners are sent to the providers that know this desk.
pub fn consent(post: &Arc<Post>) -> Consent {
    let providers = Provider::ALL.into_iter().filter(|provider| post.clients.of(*provider).is_some()).collect();
    let (has_redirect, post) = (post.clients.redirect.is_some(), Arc::clone(post));
    let url = move |asked: &Asked, redirect: &Url| {
        let verifier = Verifier::kept(asked.verifier.clone())?;
        let client = post.clients.of(asked.provider)?;
        Some(client.consent_url(redirect, asked.state.expose(), &verifier, Some(&asked.address)))
    };
    Consent { providers, url: Arc::new(url), has_redirect }
}

fn authority(given: Option<&String>) -> Result<Option<Url>, Failure> {
    let read = |given: &String| {
        let url = Url::parse(given).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        url.ok_or_else(|| Failure::BadValue("error-bad-url", given.clone()))
    };
    given.map(read).transpose()
}

/// Providers lead back only to addresses in private, or to this very machine.
fn redirect(base: &Url) -> Option<Url> {
    let is_here = match base.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    let mut redirect = base.clone();
    redirect.set_path(CONSENT);
    (base.scheme() == "https" || is_here).then_some(redirect)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn providers_lead_back_in_private_or_to_this_machine() {
        for (base, redirect) in [
            ("https://desk.example", Some("https://desk.example/settings/accounts/consent")),
            ("http://127.0.0.1:8642", Some("http://127.0.0.1:8642/settings/accounts/consent")),
            ("http://192.168.1.5:8642", None),
            ("http://desk.example", None),
        ] {
            assert_eq!(super::redirect(&base.parse().unwrap()).as_ref().map(Url::as_str), redirect);
        }
    }
}
