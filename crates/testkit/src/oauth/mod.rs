//! An OAuth 2 server of the tests' own, with the paths that Google's and Microsoft's have: consent without a person,
//! tokens, renewal, and devices without a browser. It speaks plain HTTP on loopback.

mod grants;
mod http;

use std::collections::{BTreeMap, HashSet};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::JoinHandle;

use crate::machine::lock;
use grants::Grants;
use http::{Reply, Request};

/// The access tokens that are good just now. A clone is the same list.
#[derive(Clone, Default)]
pub struct Tokens(Arc<Mutex<HashSet<String>>>);

impl Tokens {
    /// Whether this token is good.
    #[must_use]
    pub fn is_valid(&self, token: &str) -> bool {
        lock(&self.0).contains(token)
    }

    /// Makes a token good.
    pub fn add(&self, token: &str) {
        lock(&self.0).insert(token.to_owned());
    }

    /// Makes all tokens bad.
    pub fn remove_all(&self) {
        lock(&self.0).clear();
    }

    /// How many are good.
    #[must_use]
    pub fn count(&self) -> usize {
        lock(&self.0).len()
    }
}

/// A request that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// `GET` or `POST`.
    pub method: String,
    /// Without the question.
    pub path: String,
    /// The fields of the question and of the form.
    pub fields: BTreeMap<String, String>,
}

/// A server that listens on a free port of loopback; it ends when this is dropped.
pub struct OAuthServer {
    shared: Arc<Shared>,
    port: u16,
    listening: Option<JoinHandle<()>>,
}

struct Shared {
    grants: Mutex<Grants>,
    seen: Mutex<Vec<Seen>>,
    is_over: AtomicBool,
}

impl OAuthServer {
    /// Starts a server.
    ///
    /// # Panics
    /// When it cannot listen.
    #[must_use]
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap_or_else(|error| panic!("no free port: {error}"));
        let port = listener.local_addr().unwrap_or_else(|error| panic!("no port: {error}")).port();
        let grants = Mutex::new(Grants::new(port));
        let shared = Arc::new(Shared { grants, seen: Mutex::default(), is_over: AtomicBool::new(false) });
        let heard = Arc::clone(&shared);
        let listening = std::thread::spawn(move || listen(&listener, &heard));
        Self { shared, port, listening: Some(listening) }
    }

    /// Where it is, `http://127.0.0.1:1234`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The one client that it knows.
    #[must_use]
    pub fn client_id() -> &'static str {
        grants::CLIENT
    }

    /// That client's secret. A client may leave it out, but not give another.
    #[must_use]
    pub fn client_secret() -> &'static str {
        grants::SECRET
    }

    /// The access tokens that are good just now, for a server that lets in by them.
    #[must_use]
    pub fn valid_tokens(&self) -> Tokens {
        self.grants().tokens.clone()
    }

    /// All access tokens run out; they can be renewed.
    pub fn expire_access(&self) {
        self.grants().tokens.remove_all();
    }

    /// The owner takes everything back: access tokens are bad, and a renewal is answered with `invalid_grant`.
    pub fn revoke_all(&self) {
        self.grants().revoke_all();
    }

    /// From now on, a renewal gives another refresh token, and the old one is spent.
    pub fn rotate_refresh_tokens(&self) {
        self.grants().renewal = grants::Renewal::Rotates;
    }

    /// From now on, whoever is asked for consent says no.
    pub fn deny_consent(&self) {
        self.grants().consent = grants::Consent::Denied;
    }

    /// Tokens say from now on that they live for so many seconds.
    pub fn set_lifetime(&self, seconds: u64) {
        self.grants().lifetime_s = seconds;
    }

    /// A person types a device's code and consents.
    ///
    /// # Panics
    /// When no device has been given this code.
    pub fn approve_device(&self, user_code: &str) {
        assert!(self.grants().approve(user_code), "no device shows {user_code}");
    }

    /// All requests in their order.
    #[must_use]
    pub fn seen(&self) -> Vec<Seen> {
        lock(&self.shared.seen).clone()
    }

    fn grants(&self) -> MutexGuard<'_, Grants> {
        lock(&self.shared.grants)
    }
}

impl Drop for OAuthServer {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::Relaxed);
        // It waits for a connection, and this is the last one.
        drop(TcpStream::connect(("127.0.0.1", self.port)));
        if let Some(listening) = self.listening.take() {
            drop(listening.join());
        }
    }
}

fn listen(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming().flatten() {
        if shared.is_over.load(Ordering::Relaxed) {
            return;
        }
        let shared = Arc::clone(shared);
        std::thread::spawn(move || {
            let mut stream = stream;
            if let Some(request) = Request::read(&mut stream) {
                let reply = answer(&shared, request);
                reply.write(&mut stream);
            }
        });
    }
}

fn answer(shared: &Shared, request: Request) -> Reply {
    let Request { method, path, fields } = request;
    lock(&shared.seen).push(Seen { method: method.clone(), path: path.clone(), fields: fields.clone() });
    let mut grants = lock(&shared.grants);
    match (method.as_str(), path.as_str()) {
        ("GET", "/o/oauth2/v2/auth" | "/common/oauth2/v2.0/authorize") => grants.authorize(&fields),
        ("POST", "/token" | "/common/oauth2/v2.0/token") => grants.token(&fields),
        ("POST", "/device/code" | "/common/oauth2/v2.0/devicecode") => grants.device(&fields),
        _ => Reply::error(404, "not_found"),
    }
}

#[cfg(test)]
mod tests;
