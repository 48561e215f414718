//! Passwords: Argon2id, checked away from the threads that answer pages.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};

use super::{Answers, MemberError, Refusal};
use crate::desk::DeskError;

/// 19 MiB, 2 passes, one lane: the least that OWASP's password storage guide asks of Argon2id.
fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(19 * 1024, 2, 1, None).unwrap_or_default())
}

/// The hash of a new password.
pub async fn hash(password: &str) -> Result<String, MemberError> {
    match password.chars().count() {
        length if length < Answers::SHORTEST_PASSWORD => return Err(Refusal::ShortPassword.into()),
        length if length > Answers::LONGEST_PASSWORD => return Err(Refusal::LongPassword.into()),
        _ => {}
    }
    let password = password.to_owned();
    let hash = tokio::task::spawn_blocking(move || argon2().hash_password(password.as_bytes()).map(|hash| hash.to_string()));
    hash.await.ok().and_then(Result::ok).ok_or(MemberError::Desk(DeskError::Chance))
}

/// Whether a password fits. Where there is no hash, the same time is spent on one that fits nobody.
pub async fn fits(hash: Option<&str>, password: &str) -> bool {
    /// The hash of a password that was thrown away.
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bWlsYW1pbGFtaWxhbWlsYQ$ErHx8dLHPZ3R0CJKeSYbeTZYjkHc3lCEcVrPUeQV+TA";
    if password.chars().count() > Answers::LONGEST_PASSWORD {
        return false;
    }
    let is_somebody = hash.is_some();
    let (hash, password) = (hash.unwrap_or(NOBODY).to_owned(), password.to_owned());
    let check = move || PasswordHash::new(&hash).is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok());
    tokio::task::spawn_blocking(check).await.unwrap_or(false) && is_somebody
}
