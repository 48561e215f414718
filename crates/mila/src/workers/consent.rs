//! Tokens by the owner's consent: a code is turned into a grant, a grant is renewed in time, and where the provider cannot
//! lead the owner back here, they type a code there.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use mila_desk::accounts::{Errand, Ready};
use mila_domain::account::{Provider, Trouble, Way};
use mila_domain::ids::AccountId;
use mila_domain::secret::Secret;
use mila_wire::oauth::{Client, DevicePoll, Grant, Verifier};
use tokio::sync::Mutex;
use url::Url;

use super::Post;
use super::hitch::Hitch;

/// A token is renewed so long before it ends.
const EARLY: SignedDuration = SignedDuration::from_mins(2);
/// How long a token is taken to be good where the provider does not say.
const USUAL_LIFE_S: u64 = 3_000;

/// The program as the providers know it.
#[derive(Default)]
pub struct Clients {
    pub google: Option<Client>,
    pub microsoft: Option<Client>,
    /// Where the provider leads the owner back to; none where it cannot.
    pub redirect: Option<Url>,
    /// Tokens are renewed one after the other: many a provider takes back the old one at once.
    pub renewing: Mutex<()>,
}

impl Clients {
    /// As that provider knows it, if its operator has said so.
    pub const fn of(&self, provider: Provider) -> Option<&Client> {
        match provider {
            Provider::Google => self.google.as_ref(),
            Provider::Microsoft => self.microsoft.as_ref(),
        }
    }

    fn client(&self, provider: Provider) -> Result<&Client, Hitch> {
        self.of(provider).ok_or(Hitch::of(Trouble::NotSetUp))
    }
}

/// A token that lets an account in just now.
pub async fn token(post: &Post, account: AccountId, provider: Provider) -> Result<Secret, Hitch> {
    let turn = post.clients.renewing.lock().await;
    let client = post.clients.client(provider)?;
    let grant = match post.desk.consent_ready(&post.scope, account).await? {
        Ready::Grant { access, until, refresh } => {
            if until.duration_since(post.desk.now()) > EARLY {
                return Ok(access);
            }
            let refresh = refresh.ok_or(Hitch::of(Trouble::ConsentGone))?;
            client.refresh(&post.http, &refresh).await?
        }
        Ready::Code { code, verifier } => {
            let verifier = Verifier::kept(verifier).ok_or(Hitch::of(Trouble::ConsentGone))?;
            let redirect = post.clients.redirect.as_ref().ok_or(Hitch::of(Trouble::NotSetUp))?;
            client.redeem(&post.http, code.expose(), &verifier, redirect).await?
        }
        Ready::Nothing => return Err(Hitch::of(Trouble::ConsentGone)),
    };
    keep(post, account, &grant).await?;
    drop(turn);
    Ok(grant.access)
}

async fn keep(post: &Post, account: AccountId, grant: &Grant) -> Result<(), Hitch> {
    let life = grant.expires_in_s.unwrap_or(USUAL_LIFE_S).min(86_400);
    let life = SignedDuration::from_secs(i64::try_from(life).unwrap_or(0));
    let until = post.desk.now().checked_add(life).unwrap_or(Timestamp::MAX);
    Ok(post.desk.keep_grant(&post.scope, account, &grant.access, until, grant.refresh.as_ref()).await?)
}

/// Waits until the owner has consented. Where the provider leads them back here, that is heard of by itself.
pub async fn wait(post: &Post, errand: &Errand) -> Result<(), Hitch> {
    let Way::Consent(provider) = errand.way else { return Ok(()) };
    let client = post.clients.client(provider)?;
    if post.clients.redirect.is_some() {
        return std::future::pending().await;
    }
    let ask = client.ask_device(&post.http).await?;
    let (url, code) = (ask.verification_url.as_str(), ask.user_code.as_str());
    post.desk.show_device_code(&post.scope, errand.account, url, code).await?;
    let mut interval = ask.interval_s;
    loop {
        tokio::time::sleep(Duration::from_secs(interval)).await;
        match client.poll_device(&post.http, &ask).await? {
            DevicePoll::Waiting => {}
            DevicePoll::SlowDown => interval += 5,
            DevicePoll::Granted(grant) => return keep(post, errand.account, &grant).await,
            DevicePoll::Expired | DevicePoll::Denied => return Err(Hitch::of(Trouble::ConsentGone)),
        }
    }
}
