//! Looks for the server of an address, and tries whether it lets us in: at the door that the owner has named, or at
//! those that were found.

use mila_desk::accounts::Errand;
use mila_domain::account::{Door, Provider, Trouble, Way};
use mila_domain::address::Address;
use mila_wire::discover::{self, Dns, Found, KnownProvider, Told};
use mila_wire::imap::Credentials;

use super::Post;
use super::account::{credentials, let_in};
use super::hitch::Hitch;

/// A way in to try.
struct Try {
    door: Door,
    login: String,
}

/// Finds the door at which the account is let in.
pub async fn look(post: &Post, errand: &Errand) -> Result<(), Hitch> {
    let (ways, provider) = ways(post, errand).await?;
    let mut best: Option<Hitch> = None;
    for Try { door, login } in ways {
        let credentials: Credentials = credentials(post, errand, &login).await?;
        match let_in(post, &door, &credentials).await {
            Ok(session) => {
                session.leave().await;
                post.desk.server_found(&post.scope, errand.account, &door, &login).await?;
                return Ok(());
            }
            Err(hitch) => best = Some(telling(best, hitch)),
        }
    }
    Err(explained(best.unwrap_or(Hitch::of(Trouble::NotFound)), errand, provider))
}

async fn ways(post: &Post, errand: &Errand) -> Result<(Vec<Try>, Option<&'static KnownProvider>), Hitch> {
    let Some(address) = Address::parse(&errand.address) else { return Err(Hitch::of(Trouble::NotFound)) };
    if let Some(door) = &errand.door {
        let login = if errand.login.is_empty() { &errand.address } else { &errand.login };
        let provider = KnownProvider::of_domain(address.domain());
        return Ok((vec![Try { door: door.clone(), login: login.clone() }], provider));
    }
    let nobody = Dns::Told(Told::default());
    let Found { provider, candidates } = discover::find(&address, &post.http, post.dns.as_ref().unwrap_or(&nobody)).await;
    if errand.way == Way::Password && provider.is_some_and(|provider| !provider.entry.has_password()) {
        // The password would be refused; it need not travel.
        return Err(Hitch::of(Trouble::NoWayIn));
    }
    let by_table = match errand.way {
        Way::Consent(Provider::Google) => KnownProvider::of_domain("gmail.com"),
        Way::Consent(Provider::Microsoft) => KnownProvider::of_domain("outlook.com"),
        Way::Password => None,
    };
    let given = by_table.map(|known| Try { door: known.imap.clone(), login: errand.address.clone() });
    let found = candidates.into_iter().map(|candidate| Try { door: candidate.imap, login: candidate.login });
    Ok((given.into_iter().chain(found).collect(), provider))
}

/// Of two hitches the one that tells more: a server that answered tells more than one that is not there.
fn telling(before: Option<Hitch>, now: Hitch) -> Hitch {
    let Some(before) = before else { return now };
    if rank(now.trouble) > rank(before.trouble) { now } else { before }
}

const fn rank(trouble: Trouble) -> u8 {
    match trouble {
        Trouble::NotFound | Trouble::NoSuchHost => 0,
        Trouble::Unreachable | Trouble::Silent => 1,
        Trouble::NotPrivate | Trouble::NotImap | Trouble::Cut | Trouble::HungUp | Trouble::NoStartTls => 2,
        Trouble::CertificateOutOfDate
        | Trouble::CertificateOtherName
        | Trouble::CertificateUnknownIssuer
        | Trouble::CertificateBad => 3,
        Trouble::Refused | Trouble::NoWayIn | Trouble::NotSetUp => 4,
        Trouble::Denied | Trouble::AppPassword | Trouble::ConsentGone => 5,
        Trouble::NoKey | Trouble::NotKept | Trouble::Crashed => 6,
    }
}

/// Where nothing answers at any of the doors that were guessed, there is no server that we know of; and where a known
/// provider refuses a password, it wants one made for this program.
fn explained(hitch: Hitch, errand: &Errand, provider: Option<&'static KnownProvider>) -> Hitch {
    let is_guessed = errand.door.is_none() && provider.is_none();
    let trouble = match hitch.trouble {
        Trouble::NoSuchHost | Trouble::Unreachable | Trouble::Silent if is_guessed => Trouble::NotFound,
        Trouble::Denied if provider.is_some_and(wants_app_password) => Trouble::AppPassword,
        other => other,
    };
    Hitch { trouble, ..hitch }
}

fn wants_app_password(provider: &'static KnownProvider) -> bool {
    use mila_wire::discover::Entry;
    match provider.entry {
        Entry::AppPassword | Entry::ConsentOrAppPassword(_) => true,
        Entry::Password | Entry::Consent(_) | Entry::Bridge => false,
    }
}
