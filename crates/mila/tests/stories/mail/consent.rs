//! Accounts that are let in by the owner's consent, at an OAuth server of the tests' own.

use mila_testkit::{Mailbox, OAuthServer, ScriptedImap};

use super::{held, letters, wait_until, words};
use crate::house::{House, ME};
use crate::served::Served;

/// A desk that Microsoft knows, and a server that lets in whom it has given a token. The real one's door is replaced by
/// the scripted one's on the page where the owner may name it.
fn known_desk(house: &House, oauth: &OAuthServer) -> Served {
    let (origin, client) = (oauth.origin(), OAuthServer::client_id());
    let arguments = ["serve", "--data", "data", "--microsoft-client", client, "--microsoft-authority", &origin];
    Served::start(house, &arguments, &[("MILA_MICROSOFT_SECRET", OAuthServer::client_secret())])
}

#[test]
fn the_owner_consents_and_a_consent_that_is_over_is_asked_for_again() {
    let (house, oauth) = (House::new(), OAuthServer::start());
    let server = ScriptedImap::start([letters(3, "Workshops").into_iter().fold(Mailbox::new("INBOX"), Mailbox::with)]);
    server.accept_tokens(&oauth.valid_tokens());
    let mut desk = known_desk(&house, &oauth);
    desk.set_up();
    let page = desk.get("/settings/accounts/new");
    let port = server.port().to_string();
    let fields = [
        ("address", ME),
        ("password", ""),
        ("look_back", "all"),
        ("host", "localhost"),
        ("port", &port),
        ("security", "plain"),
        ("login", ""),
        ("provider", "microsoft"),
    ];
    let account = desk.post(&page, "/settings/accounts/new", &fields).location().unwrap();
    let account = account.split('?').next().unwrap().to_owned();
    consent(&mut desk, &account);
    wait_until("it is read", || held(&house).len() == 3);
    oauth.revoke_all();
    oauth.expire_access();
    server.cut();
    wait_until("a renewed consent is asked for", || words(&desk.get(&account)).to_lowercase().contains("consent"));
    server.deliver("INBOX", letters(4, "Later")[3].clone());
    consent(&mut desk, &account);
    wait_until("it is read on", || held(&house).len() == 4);
}

/// Goes to the provider's and comes back, as a browser does.
fn consent(desk: &mut Served, account: &str) {
    let page = desk.get(account);
    let sent = desk.post(&page, &format!("{account}/consent"), &[]);
    let there =
        sent.location().unwrap_or_else(|| sent.links("http").into_iter().find(|link| link.contains("authorize")).unwrap());
    let there = there.replace("&amp;", "&");
    let back = crate::served::elsewhere(&there).location().unwrap();
    let path = back.split_once("/settings").map(|(_, rest)| format!("/settings{rest}")).unwrap();
    let page = desk.get(&path);
    let (state, code) = (page.hidden("state"), page.hidden("code"));
    let done = desk.post(&page, "/settings/accounts/consent", &[("state", &state), ("code", &code)]);
    assert_eq!(done.location().map(|path| path.split('?').next().unwrap().to_owned()).as_deref(), Some(account));
}
