//! Pictures inside a letter: those that came with it are shown from its own bytes, all others are left out.

/// A picture that the letter carries in its own HTML may be so long; 1 MiB.
const LONGEST_OWN: usize = 1 << 20;
/// The pictures of one letter together, however often one is repeated; 24 MiB.
const LONGEST_TOGETHER: usize = 24 << 20;
/// Kinds that nothing can run in, so never SVG.
const KINDS: &[&str] = &["png", "jpeg", "gif", "webp", "avif"];

/// What becomes of a picture.
#[derive(Debug, PartialEq, Eq)]
pub enum Picture {
    /// It is shown; its `data:` address.
    Shown(String),
    /// It would have to be fetched from elsewhere.
    Remote,
    /// It is nowhere, or nothing that may be shown.
    Missing,
}

/// The pictures of one letter.
pub struct Pictures<'a> {
    attached: &'a dyn Fn(&str) -> Option<String>,
    shown: usize,
}

impl<'a> Pictures<'a> {
    pub fn new(attached: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self { attached, shown: 0 }
    }

    /// Decides about the picture at an address.
    pub fn of(&mut self, address: &str) -> Picture {
        let address = address.trim();
        let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase()).unwrap_or_default();
        let found = match scheme.as_str() {
            "data" => sound(address).filter(|data| data.len() <= LONGEST_OWN),
            "cid" => self.attached(&without_percents(&address[4..])).or_else(|| self.attached(&address[4..])),
            _ => self.attached(address),
        };
        match found.filter(|data| self.shown + data.len() <= LONGEST_TOGETHER) {
            Some(data) => {
                self.shown += data.len();
                Picture::Shown(data)
            }
            None if matches!(scheme.as_str(), "http" | "https") || address.starts_with("//") => Picture::Remote,
            None => Picture::Missing,
        }
    }

    fn attached(&self, id: &str) -> Option<String> {
        (self.attached)(id).and_then(|data| sound(&data))
    }
}

/// The address written anew if it is a picture in base64 of a kind that may be shown.
fn sound(address: &str) -> Option<String> {
    let (head, payload) = address.split_once(',')?;
    let head = head.to_ascii_lowercase();
    let (kind, encoding) = head.strip_prefix("data:image/")?.split_once(';')?;
    let kind = match kind.trim() {
        "jpg" | "pjpeg" => "jpeg",
        kind => kind,
    };
    let is_kind = KINDS.contains(&kind) && encoding.rsplit(';').next().map(str::trim) == Some("base64");
    let payload: String = payload.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let is_payload = !payload.is_empty() && payload.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte));
    (is_kind && is_payload).then(|| format!("data:image/{kind};base64,{payload}"))
}

/// `%40` into `@`; an id whose percent signs mean nothing stays as it is.
fn without_percents(id: &str) -> String {
    let mut bytes = Vec::with_capacity(id.len());
    let mut rest = id.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).filter(|hex| *first == b'%' && hex.iter().all(u8::is_ascii_hexdigit));
        let byte = hex.and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(address: &str) -> Picture {
        Pictures::new(&|id| (id == "logo@x" || id == "logo.png").then(|| "data:image/png;base64,iVBO".to_owned())).of(address)
    }

    #[test]
    fn pictures_that_came_with_the_letter_are_shown() {
        let shown = Picture::Shown("data:image/png;base64,iVBO".to_owned());
        for address in
            ["cid:logo@x", " CID:logo%40x", "logo.png", "data:image/png;base64,iV\n BO", "DATA:IMAGE/PNG;charset=x;BASE64,iVBO"]
        {
            assert_eq!(of(address), shown, "{address}");
        }
    }

    #[test]
    fn all_others_are_left_out() {
        for address in ["https://x.example/a.png", "HTTP://x.example", "//x.example/a.png"] {
            assert_eq!(of(address), Picture::Remote, "{address}");
        }
        for address in [
            "data:image/svg+xml;base64,PHN2Zz4=",
            "data:text/html;base64,PGI+",
            "data:image/png,<svg>",
            "data:image/png;base64,\"onerror",
            "cid:other",
            "x.png",
            "javascript:alert(1)",
            "",
        ] {
            assert_eq!(of(address), Picture::Missing, "{address}");
        }
        assert_eq!(of(&format!("data:image/png;base64,{}", "A".repeat(LONGEST_OWN))), Picture::Missing);
        assert_eq!(Pictures::new(&|_| Some("data:image/svg+xml;base64,PHN2Zz4=".to_owned())).of("cid:x"), Picture::Missing);
    }

    #[test]
    fn a_picture_that_is_repeated_is_bounded() {
        let large = format!("data:image/png;base64,{}", "A".repeat(1 << 20));
        let attached = |_: &str| Some(large.clone());
        let mut pictures = Pictures::new(&attached);
        let shown = (0..100).filter(|_| matches!(pictures.of("cid:x"), Picture::Shown(_))).count();
        assert_eq!(shown, 23);
    }
}
