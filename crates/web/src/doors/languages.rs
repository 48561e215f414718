//! Which language a stranger reads, as their browser says it (RFC 9110, section 12.5.4).

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use mila_domain::language::Language;

/// More wishes than this are not looked at.
const MOST: usize = 20;

/// The language that is wished for most, among those that Mila speaks.
pub fn wished(headers: &HeaderMap) -> Language {
    let line = headers.get(ACCEPT_LANGUAGE).and_then(|line| line.to_str().ok()).unwrap_or_default();
    let mut best = (0, Language::English);
    for wish in line.split(',').take(MOST) {
        let mut parts = wish.split(';');
        let language: Option<Language> = parts.next().and_then(|tag| tag.trim().parse().ok());
        let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1_000, thousandths);
        if let Some(language) = language.filter(|_| weight > best.0) {
            best = (weight, language);
        }
    }
    best.1
}

/// `0.8` is 800; what is no weight counts for nothing.
fn thousandths(weight: &str) -> u32 {
    let (whole, fraction) = weight.trim().split_once('.').unwrap_or((weight.trim(), ""));
    let is_sound = fraction.len() <= 3 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    match (whole, is_sound) {
        ("1", true) => 1_000,
        ("0", true) => format!("{fraction:0<3}").parse().unwrap_or(0),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wish_with_the_most_weight_counts() {
        for (line, language) in [
            ("", Language::English),
            ("de-DE,de;q=0.9", Language::English),
            ("he-IL,he;q=0.9,en-US;q=0.8", Language::Hebrew),
            ("en;q=0.5, pl;q=0.75, he;q=0.7", Language::Polish),
            ("pl;q=0,en;q=0.1", Language::English),
            ("de,pl-PL;q=0.8,en;q=0.8", Language::Polish),
            ("pl;q=2,he;q=nonsense", Language::English),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT_LANGUAGE, line.parse().unwrap())]);
            assert_eq!(wished(&headers), language, "{line}");
        }
    }
}
