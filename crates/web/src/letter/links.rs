//! Links: which may be followed, which say one thing and lead to another, and those in plain text.
//! A link is written down as the browser would understand it, so that what was judged is what is followed.

use url::{Host, Url};

/// An address longer than this is no link any more.
const LONGEST_LINK: usize = 8 << 10;
/// Endings of files that look like those of hosts.
const FILES: &[&str] = &[
    "avi", "bmp", "css", "csv", "doc", "docx", "dwg", "eml", "exe", "gif", "htm", "html", "ics", "jpeg", "jpg", "js", "json",
    "mp3", "mp4", "odt", "pdf", "php", "png", "pptx", "psd", "rar", "rtf", "svg", "tif", "tiff", "txt", "wav", "xls", "xlsx",
    "xml", "zip",
];

/// A link that may be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The address, written anew.
    pub href: String,
    /// The host or, of a mail link, the domain to which it leads; none for a telephone.
    pub host: Option<String>,
}

impl Target {
    /// Reads an address; `None` for anything but the web, mail and telephones. Names and passwords in front of a
    /// host are left out: they only serve to make the host look like another.
    pub fn of(address: &str) -> Option<Self> {
        if address.len() > LONGEST_LINK {
            return None;
        }
        let mut url = Url::parse(address.trim()).ok()?;
        let host = match url.scheme() {
            "http" | "https" => {
                url.set_username("").ok()?;
                url.set_password(None).ok()?;
                Some(url.host_str()?.to_owned())
            }
            "mailto" => url.path().rsplit_once("%40").or_else(|| url.path().rsplit_once('@')).and_then(|(_, host)| host_in(host)),
            "tel" if url.path().bytes().all(|byte| byte.is_ascii_digit() || b"+-.() ".contains(&byte)) => None,
            _ => return None,
        };
        Some(Self { href: url.into(), host })
    }

    /// The host to point out, when the text of the link names another one. A name in foreign letters is pointed out
    /// in its plain form wherever a host is named, since two of them may look alike.
    pub fn hidden_behind(&self, text: &str) -> Option<&str> {
        let host = self.host.as_deref()?;
        let plain: String = text.chars().filter(|c| !is_invisible(*c)).collect();
        let is_foreign = host.split('.').any(|label| label.starts_with("xn--"));
        let mut named = plain.split_whitespace().filter_map(host_named).peekable();
        named.peek()?;
        (is_foreign || named.any(|named| !is_same_house(&named, host))).then_some(host)
    }
}

/// Marks that take no room and could stand in the middle of a name.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || c.is_control()
}

/// Whether one of the two is the other or belongs to it.
fn is_same_house(one: &str, other: &str) -> bool {
    let bare = |host: &str| host.strip_prefix("www.").unwrap_or(host).to_owned();
    let (one, other) = (bare(one), bare(other));
    let is_below = |low: &str, high: &str| high.contains('.') && low.strip_suffix(high).is_some_and(|rest| rest.ends_with('.'));
    one == other || is_below(&one, &other) || is_below(&other, &one)
}

/// The host that a word names: of an address of the web, of a mail address, or by itself.
fn host_named(word: &str) -> Option<String> {
    let word = word.trim_matches(|c: char| c.is_ascii_punctuation() && c != '/' && c != '[' || "„”“’»«…".contains(c));
    let lower = word.to_lowercase();
    let after_scheme = lower.find("//").map(|slashes| &lower[slashes + 2..]);
    let rest = after_scheme.unwrap_or(&lower);
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    let rest = rest[..end].rsplit('@').next().unwrap_or_default();
    let is_sure = after_scheme.is_some() || rest.starts_with("www.");
    let host = host_in(rest.split(':').next().unwrap_or_default())?;
    let ending = host.rsplit('.').next().unwrap_or_default();
    let is_file = FILES.contains(&ending) || ending.chars().all(|c| c.is_ascii_digit());
    (is_sure || !is_file).then_some(host)
}

/// The host in its plain form if this is one: at least two labels, the last of at least two letters.
fn host_in(text: &str) -> Option<String> {
    let has_dot = text.contains(['.', '\u{3002}', '\u{ff0e}', '\u{ff61}']);
    let Host::Domain(host) = Host::parse(text).ok().filter(|_| has_dot && text.len() <= 253)? else {
        return Some(text.to_owned());
    };
    let labels: Vec<&str> = host.trim_end_matches('.').split('.').collect();
    let is_sound = labels.len() >= 2 && labels.iter().all(|label| !label.is_empty() && !label.contains(['_', ',']));
    (is_sound && labels.last().is_some_and(|label| label.len() >= 2)).then(|| labels.join("."))
}

/// A stretch of plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextRun {
    /// As it stands.
    Text(String),
    /// What may be followed.
    Link {
        /// Where it leads.
        href: String,
        /// What is read.
        text: String,
    },
}

/// More links of one text stay text.
const MOST_LINKS: usize = 500;

/// Plain text with its web and mail addresses as links. What could lead elsewhere than it says stays text: a name in
/// front of a host, and a host in foreign letters, since it may look like another one.
#[must_use]
pub fn linked(text: &str) -> Vec<TextRun> {
    let mut runs = Vec::new();
    let mut written = 0;
    let mut links = 0;
    let is_edge = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '„' | '”' | '“' | '״' | '«' | '»');
    let mut at = 0;
    for piece in text.split_inclusive(is_edge) {
        let start = at;
        at += piece.len();
        if links == MOST_LINKS || piece.len() > LONGEST_LINK {
            continue;
        }
        let word = piece.trim_end_matches(is_edge);
        let opening = beginning(word);
        let word = without_tail(&word[opening..]);
        let Some(href) = address_in(word) else { continue };
        let start = start + opening;
        if written < start {
            runs.push(TextRun::Text(text[written..start].to_owned()));
        }
        runs.push(TextRun::Link { href, text: word.to_owned() });
        written = start + word.len();
        links += 1;
    }
    if written < text.len() {
        runs.push(TextRun::Text(text[written..].to_owned()));
    }
    runs
}

/// Where an address could begin: behind opening brackets, or, since Hebrew writes its prepositions together with the
/// next word, where the web begins within the word.
fn beginning(word: &str) -> usize {
    let opening = word.len() - word.trim_start_matches(['(', '[', '{', '\'', '*', ',', ';']).len();
    let rest = &word[opening..];
    let within = ["http://", "https://"].iter().filter_map(|scheme| rest.find(scheme)).min();
    opening + within.filter(|_| !starts_with(rest, "www.") && !starts_with(rest, "mailto:")).unwrap_or(0)
}

/// The word without the punctuation of the sentence around it; a closing bracket stays if it was opened.
fn without_tail(word: &str) -> &str {
    let closed_more = |opening, closing| word.matches(closing).count().saturating_sub(word.matches(opening).count());
    // Nothing that is cut off opens a bracket, so that counting once is enough.
    let (mut round, mut square) = (closed_more('(', ')'), closed_more('[', ']'));
    let is_loose = |last: char| match last {
        ')' => take_one(&mut round),
        ']' => take_one(&mut square),
        last => matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '}' | '…'),
    };
    word.trim_end_matches(is_loose)
}

/// Takes one away, if there is one.
const fn take_one(count: &mut usize) -> bool {
    let has_one = *count > 0;
    *count = count.saturating_sub(1);
    has_one
}

fn starts_with(word: &str, start: &str) -> bool {
    word.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

fn address_in(word: &str) -> Option<String> {
    let target = if let Some(slashes) = ["http://", "https://"].iter().find(|scheme| starts_with(word, scheme)) {
        let behind = &word[slashes.len()..];
        let host = behind.split(['/', '\\', '?', '#']).next().unwrap_or_default();
        Target::of(word).filter(|_| !host.contains('@'))
    } else if starts_with(word, "mailto:") {
        Target::of(word)
    } else if starts_with(word, "www.") {
        Target::of(&format!("https://{word}")).filter(|_| !word.contains('@'))
    } else {
        let (name, host) = word.split_once('@')?;
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".+-_".contains(&byte));
        Target::of(&format!("mailto:{name}@{host}"))
            .filter(|_| is_name && host_in(host).as_deref() == Some(host.to_ascii_lowercase().as_str()))
    }?;
    let host = target.host.as_deref()?;
    let is_foreign = host.split('.').any(|label| label.starts_with("xn--"));
    (!is_foreign && target.hidden_behind(word).is_none()).then_some(target.href)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn href(address: &str) -> Option<String> {
        Target::of(address).map(|target| target.href)
    }

    #[test]
    fn only_the_web_mail_and_telephones_are_followed() {
        assert_eq!(href(" https://Firma.Example/a b ").as_deref(), Some("https://firma.example/a%20b"));
        assert_eq!(href("http://bank.example@evil.example/").as_deref(), Some("http://evil.example/"));
        assert_eq!(href("mailto:anna@firma.example?subject=Tak").as_deref(), Some("mailto:anna@firma.example?subject=Tak"));
        assert_eq!(href("tel:+48-22-123").as_deref(), Some("tel:+48-22-123"));
        assert_eq!(href("https://żółw.example/").as_deref(), Some("https://xn--w-uga1v8h.example/"));
        for refused in
            ["javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "tel:*21*1%23", "file:///etc", "//x", "/x", ""]
        {
            assert_eq!(href(refused), None, "{refused}");
        }
        assert_eq!(href(&format!("https://x.example/{}", "a".repeat(9_000))), None);
    }

    fn pointed_out(address: &str, text: &str, expected: Option<&str>) {
        assert_eq!(Target::of(address).unwrap().hidden_behind(text), expected, "{address} {text}");
    }

    #[test]
    fn a_link_that_names_another_host_is_pointed_out() {
        for text in [
            "https://bank.example",
            "Log in at www.bank.example/login now",
            "bank.example",
            "BANK.EXAMPLE:443",
            "(bank.example).",
            "ba\u{200b}nk.exam\u{ad}ple",
            "b\u{202e}ank.example",
            "https://evil.example@bank.example",
            "anna@bank.example",
            "bank。example",
            "evil.example bank.example",
            "http:\u{200b}//10.0.0.1/",
        ] {
            pointed_out("https://evil.example/x", text, Some("evil.example"));
        }
        pointed_out("https://bank.example.evil.example/", "bank.example", Some("bank.example.evil.example"));
        pointed_out("https://notbank.example/", "bank.example", Some("notbank.example"));
        pointed_out("mailto:x@evil.example", "x@bank.example", Some("evil.example"));
        pointed_out("https://xn--bnk-6cd.example/", "b\u{430}nk.example", Some("xn--bnk-6cd.example"));
    }

    #[test]
    fn an_honest_link_is_left_alone() {
        for text in
            ["firma.example", "https://www.firma.example/oferta", "Zobacz ofertę", "oferta.pdf", "anna@firma.example", "1.5", ""]
        {
            pointed_out("https://firma.example/oferta", text, None);
        }
        pointed_out("https://sklep.firma.example/", "firma.example", None);
        pointed_out("mailto:anna@firma.example", "Anna <anna@firma.example>", None);
        pointed_out("tel:+48221234567", "firma.example", None);
    }

    fn check(text: &str, expected: &[&str]) {
        let runs = linked(text);
        let links: Vec<String> = runs
            .iter()
            .filter_map(|run| match run {
                TextRun::Text(_) => None,
                TextRun::Link { href, text } => Some(format!("{text} {href}")),
            })
            .collect();
        assert_eq!(links, expected, "{text}");
        let whole: String = runs
            .iter()
            .map(|run| match run {
                TextRun::Text(text) | TextRun::Link { text, .. } => text.as_str(),
            })
            .collect();
        assert_eq!(whole, text);
    }

    #[test]
    fn addresses_in_plain_text_become_links() {
        check("See https://firma.example/a_(b).", &["https://firma.example/a_(b) https://firma.example/a_(b)"]);
        check("(www.firma.example)", &["www.firma.example https://www.firma.example/"]);
        check(
            "<anna@firma.example>, או https://x.example/א!",
            &["anna@firma.example mailto:anna@firma.example", "https://x.example/א https://x.example/%D7%90"],
        );
        check(
            "„www.firma.example”, בhttps://x.example/?a[1] (http://y.example).",
            &[
                "www.firma.example https://www.firma.example/",
                "https://x.example/?a[1] https://x.example/?a[1]",
                "http://y.example http://y.example/",
            ],
        );
        for nothing in [
            "https://bank.example@evil.example/",
            "https://bank.example:443@evil.example/",
            "https:\\\\bank.example@evil.example/",
            "www.bank.example@evil.example",
            "https://przykład.example/",
            "javascript:alert(1)",
            "ala@",
            "@ala",
            "https://",
            "b\u{430}nk@b\u{430}nk.example",
            "a.b",
            "https://b\u{430}nk.example",
        ] {
            check(nothing, &[]);
        }
    }

    #[test]
    fn a_letter_of_brackets_alone_does_not_keep_the_desk_busy() {
        for text in ["https://x.example/".to_owned() + &"]".repeat(10 << 20), "https://x.example/)))))) ".repeat(400_000)] {
            let length: usize = linked(&text)
                .iter()
                .map(|run| match run {
                    TextRun::Text(text) | TextRun::Link { text, .. } => text.len(),
                })
                .sum();
            assert_eq!(length, text.len());
        }
        let brackets = "(".repeat(3) + &")".repeat(10 << 20);
        assert_eq!(without_tail(&brackets), "((()))");
    }
}
