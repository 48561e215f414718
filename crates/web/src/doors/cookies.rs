//! The three cookies: of a session, of a form outside, of a link that was opened. No script can read them.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

use super::House;

/// A cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cookie {
    /// The token of a session. The server decides how long that lives.
    Session,
    /// A secret that ties the forms outside to the browser that asked for them.
    Door,
    /// The token of a link that was opened.
    Link,
}

impl Cookie {
    /// Browsers take a cookie with such a name only for this very host, over `https`, for every path (RFC 6265bis).
    const fn name(self, is_https: bool) -> &'static str {
        match (self, is_https) {
            (Self::Session, true) => "__Host-mila",
            (Self::Session, false) => "mila",
            (Self::Door, true) => "__Host-mila-door",
            (Self::Door, false) => "mila-door",
            (Self::Link, true) => "__Host-mila-link",
            (Self::Link, false) => "mila-link",
        }
    }

    /// In seconds; a cookie without one ends with the browser.
    const fn life_s(self) -> Option<u32> {
        match self {
            // The longest that browsers keep anything: 400 days.
            Self::Session => Some(34_560_000),
            Self::Door => None,
            Self::Link => Some(600),
        }
    }

    /// Its value in a request.
    pub fn read(self, house: &House, headers: &HeaderMap) -> Option<String> {
        let name = self.name(house.is_https());
        let lines = headers.get_all(COOKIE).into_iter().filter_map(|line| line.to_str().ok());
        let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(known, _)| *known == name).map(|(_, value)| value.to_owned())
    }

    /// Sets it; values are hexadecimal digits.
    pub fn set(self, house: &House, value: &str, response: &mut Response) {
        let kept = self.life_s().map(|life_s| format!("; Max-Age={life_s}")).unwrap_or_default();
        self.write(house, value, &kept, response);
    }

    /// Takes it away.
    pub fn clear(self, house: &House, response: &mut Response) {
        self.write(house, "", "; Max-Age=0", response);
    }

    fn write(self, house: &House, value: &str, kept: &str, response: &mut Response) {
        let secure = if house.is_https() { "; Secure" } else { "" };
        let line = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{kept}", self.name(house.is_https()));
        if let Ok(line) = HeaderValue::try_from(line) {
            response.headers_mut().append(SET_COOKIE, line);
        }
    }
}
