//! Secrets under seal: passwords and tokens of mail accounts lie in the data only as XChaCha20-Poly1305 has made them,
//! under a key that lies elsewhere. Whoever steals the data alone opens none of them.

use std::fmt;
use std::sync::Arc;

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use jiff::Timestamp;
use mila_domain::ids::AccountId;
use mila_domain::secret::Secret;
use mila_store::Scope;

/// Bytes of the number that makes each seal another one.
const NONCE: usize = 24;

/// What opens secrets.
#[derive(Clone)]
pub struct Key([u8; 32]);

impl From<[u8; 32]> for Key {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

/// What is wished for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyWish {
    /// The key that is there.
    Existing,
    /// The key that is there, or a new one where there is none.
    MadeIfMissing,
}

/// There is no key, or it does not open the secret, or it cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the key is missing or does not fit")]
pub struct NoKey;

/// Where the key comes from; the program gives it, since it lies in a file of its own.
pub type KeyHolder = Arc<dyn Fn(KeyWish) -> Result<Key, NoKey> + Send + Sync>;

/// What is kept of an account under seal.
#[derive(Debug, Clone)]
pub enum Kept {
    /// A password.
    Password(Secret),
    /// What the provider gave us by the owner's consent.
    Grant {
        /// Lets us in, until ...
        access: Secret,
        /// ... this moment.
        until: Timestamp,
        /// Gets us the next one.
        refresh: Option<Secret>,
    },
    /// The owner was sent to the provider's to consent.
    Asked {
        /// Comes back with the answer, so that nobody else's is taken for it.
        state: Secret,
        /// Proves that the answer is for us (RFC 7636).
        verifier: Secret,
    },
    /// The owner has consented, and brought this code along.
    Answered {
        /// The code.
        code: Secret,
        /// Proves that it is for us.
        verifier: Secret,
    },
}

impl Kept {
    /// The texts with a word in front; none of them holds a zero byte.
    fn text(&self) -> String {
        match self {
            Self::Password(password) => format!("password\0{}", password.expose()),
            Self::Grant { access, until, refresh } => {
                let refresh = refresh.as_ref().map(Secret::expose).unwrap_or_default();
                format!("grant\0{}\0{}\0{refresh}", access.expose(), until.as_second())
            }
            Self::Asked { state, verifier } => format!("asked\0{}\0{}", state.expose(), verifier.expose()),
            Self::Answered { code, verifier } => format!("answered\0{}\0{}", code.expose(), verifier.expose()),
        }
    }

    fn read(text: &str) -> Option<Self> {
        let secret = |text: &str| Secret::from(text.to_owned());
        match text.split_once('\0')? {
            ("password", password) => Some(Self::Password(secret(password))),
            ("grant", rest) => {
                let (access, rest) = rest.split_once('\0')?;
                let (until, refresh) = rest.split_once('\0')?;
                let until = Timestamp::from_second(until.parse().ok()?).ok()?;
                Some(Self::Grant { access: secret(access), until, refresh: (!refresh.is_empty()).then(|| secret(refresh)) })
            }
            ("asked", rest) => {
                rest.split_once('\0').map(|(state, verifier)| Self::Asked { state: secret(state), verifier: secret(verifier) })
            }
            ("answered", rest) => {
                rest.split_once('\0').map(|(code, verifier)| Self::Answered { code: secret(code), verifier: secret(verifier) })
            }
            _ => None,
        }
    }
}

/// For which row and column a seal is; elsewhere it does not open.
fn place(scope: &Scope, account: AccountId) -> String {
    format!("{}/accounts/secret/{account}", scope.workspace())
}

/// Seals what is kept of an account.
///
/// # Errors
/// When the machine gives no chance.
pub fn seal(key: &Key, scope: &Scope, account: AccountId, kept: &Kept) -> Result<Vec<u8>, NoKey> {
    let mut nonce = [0; NONCE];
    getrandom::fill(&mut nonce).map_err(|_| NoKey)?;
    let (text, place) = (kept.text(), place(scope, account));
    let payload = Payload { msg: text.as_bytes(), aad: place.as_bytes() };
    let sealed = XChaCha20Poly1305::new(&key.0.into()).encrypt(&XNonce::from(nonce), payload).map_err(|_| NoKey)?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// Opens a seal.
///
/// # Errors
/// When the key is another one, or when the seal was made for another place.
pub fn open(key: &Key, scope: &Scope, account: AccountId, sealed: &[u8]) -> Result<Kept, NoKey> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(NoKey)?;
    let place = place(scope, account);
    let payload = Payload { msg: sealed, aad: place.as_bytes() };
    let text = XChaCha20Poly1305::new(&key.0.into()).decrypt(&XNonce::from(*nonce), payload).map_err(|_| NoKey)?;
    std::str::from_utf8(&text).ok().and_then(Kept::read).ok_or(NoKey)
}

#[cfg(test)]
mod tests {
    use mila_domain::ids::WorkspaceId;

    use super::*;

    fn scope(number: i64) -> Scope {
        Scope::of_program(WorkspaceId::from_number(number))
    }

    const ACCOUNT: AccountId = AccountId::from_number(7);

    #[test]
    fn a_seal_opens_with_its_key_at_its_place_and_nowhere_else() {
        let key = Key([1; 32]);
        let sealed = seal(&key, &scope(1), ACCOUNT, &Kept::Password("zażółć\n\"".to_owned().into())).unwrap();
        assert!(matches!(open(&key, &scope(1), ACCOUNT, &sealed), Ok(Kept::Password(word)) if word.expose() == "zażółć\n\""));
        assert!(open(&Key([2; 32]), &scope(1), ACCOUNT, &sealed).is_err());
        assert!(open(&key, &scope(2), ACCOUNT, &sealed).is_err());
        assert!(open(&key, &scope(1), AccountId::from_number(8), &sealed).is_err());
        for place in 0..sealed.len() {
            let mut forged = sealed.clone();
            forged[place] ^= 1;
            assert!(open(&key, &scope(1), ACCOUNT, &forged).is_err(), "byte {place}");
        }
        assert!(open(&key, &scope(1), ACCOUNT, &sealed[..10]).is_err());
    }

    #[test]
    fn the_same_secret_is_never_sealed_alike() {
        let seal = || seal(&Key([1; 32]), &scope(1), ACCOUNT, &Kept::Password("a".to_owned().into())).unwrap();
        assert_ne!(seal(), seal());
    }

    #[test]
    fn everything_that_is_kept_is_found_again() {
        let secret = |text: &str| Secret::from(text.to_owned());
        let until: Timestamp = "2026-03-13T12:00:00Z".parse().unwrap();
        for kept in [
            Kept::Password(secret("")),
            Kept::Grant { access: secret("a"), until, refresh: Some(secret("r")) },
            Kept::Grant { access: secret("a"), until, refresh: None },
            Kept::Asked { state: secret("s"), verifier: secret("v") },
            Kept::Answered { code: secret("c"), verifier: secret("v") },
        ] {
            assert_eq!(Kept::read(&kept.text()).unwrap().text(), kept.text());
        }
        assert_eq!(format!("{:?}", Key([1; 32])), "Key");
        assert!(!format!("{:?}", Kept::Password(secret("hush"))).contains("hush"));
    }
}
