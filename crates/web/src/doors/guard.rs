//! Whether a request is meant for us, and whether a deed comes from a page of ours. Forms carry a token that is bound
//! to a secret of the browser; before that, the browser itself has to say where the form came from.

use std::net::IpAddr;

use axum::http::header::{HOST, ORIGIN};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, Uri};
use url::{Host, Url};

use super::House;
use super::answer::Problem;

/// Hexadecimal digits of the salt of a token.
const SALT: usize = 16;

/// A number of `N` bytes that nobody can foresee, in hexadecimal digits.
pub fn chance<const N: usize>() -> Result<String, Problem> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Problem::no_chance())?;
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
    Ok(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect())
}

/// A token of a form. The salt makes it another one in each page, so that nothing can be learned from how well a
/// page is compressed.
pub fn token(secret: &str, salt: &str) -> String {
    format!("{salt}{}", seal(secret, salt).to_hex())
}

/// Whether a token was made with this secret. Compared in a time that does not depend on it.
pub fn is_sound(secret: &str, token: &str) -> bool {
    let Some((salt, rest)) = token.split_at_checked(SALT) else { return false };
    blake3::Hash::from_hex(rest).is_ok_and(|hash| hash == seal(secret, salt))
}

fn seal(secret: &str, salt: &str) -> blake3::Hash {
    let key = blake3::derive_key("mila 2026 token of a form", secret.as_bytes());
    blake3::keyed_hash(&key, salt.as_bytes())
}

/// Whether the request names the host under which we are known. Another name that leads here is how a page elsewhere
/// would get at a desk on the same machine.
pub fn is_our_host(house: &House, headers: &HeaderMap, uri: &Uri) -> bool {
    let named = headers.get(HOST).and_then(|host| host.to_str().ok()).or_else(|| uri.authority().map(Authority::as_str));
    let Some(named) = named.and_then(|named| Url::parse(&format!("http://{named}")).ok()) else { return false };
    named.host() == house.doors.base.host() || (is_loopback(&house.doors.base) && is_loopback(&named))
}

/// Whether a form was sent from a page of ours, as the browser says. Old browsers, and those that ask over `http`,
/// say only the origin.
pub fn is_same_origin(house: &House, headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).map(|value: &HeaderValue| value.to_str().unwrap_or_default());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    let Some(origin) = text(ORIGIN.as_str()).and_then(|origin| Url::parse(origin).ok()) else { return false };
    let base = &house.doors.base;
    let here = text(HOST.as_str()).and_then(|host| Url::parse(&format!("{}://{host}", base.scheme())).ok());
    let is_here = is_loopback(base) && here.is_some_and(|here| is_loopback(&here) && here.origin() == origin.origin());
    origin.origin() == base.origin() || is_here
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// From where somebody asks; behind a machine that we trust, on whose behalf it asks.
pub fn asker(house: &House, peer: Option<IpAddr>, headers: &HeaderMap) -> Option<IpAddr> {
    let trusted = |address: &IpAddr| house.doors.trusted_proxies.contains(&address.to_canonical());
    let lines = headers.get_all("x-forwarded-for").into_iter().filter_map(|line| line.to_str().ok());
    let hops: Vec<IpAddr> = lines.flat_map(|line| line.split(',')).filter_map(|hop| hop.trim().parse().ok()).collect();
    let asker = match peer {
        Some(peer) if trusted(&peer) => hops.into_iter().rev().find(|hop| !trusted(hop)).or(Some(peer)),
        Some(_) | None => peer,
    };
    asker.map(|address| address.to_canonical())
}

/// The same as a word, for slowing down. Whoever has one address of version 6 has 2^64 of them.
pub fn place(house: &House, peer: Option<IpAddr>, headers: &HeaderMap) -> String {
    match asker(house, peer, headers) {
        Some(IpAddr::V6(address)) => format!("{:x?}", &address.segments()[..4]),
        Some(IpAddr::V4(address)) => address.to_string(),
        None => "unknown".to_owned(),
    }
}

/// A way within the desk, or nothing: no other host, no way to name one.
pub fn local(house: &House, path: &str) -> Option<String> {
    let is_plain = path.len() <= 2_000 && !path.contains(['\\', '#']) && !path.chars().any(char::is_control);
    if !is_plain || !path.starts_with('/') || path.starts_with("//") {
        return None;
    }
    let url = house.doors.base.join(path).ok().filter(|url| url.origin() == house.doors.base.origin())?;
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    Some(format!("{}{query}", url.path())).filter(|path| !path.starts_with("//"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_fits_its_secret_alone() {
        let token = token("one", "0123456789abcdef");
        assert!(is_sound("one", &token));
        assert!(!is_sound("two", &token));
        assert!(!is_sound("one", &token.replacen('0', "1", 1)));
        for other in ["", "0123456789abcdef", "żżżżżżżżżżżżżżżżżżżż"] {
            assert!(!is_sound("one", other), "{other}");
        }
    }
}
