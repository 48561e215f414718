use std::collections::HashSet;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

/// A payload a line; ⏎, ⇥ and ␀ stand for what cannot be written in one.
const HOSTILE: &str = include_str!("tests/hostile.txt");
const LETTERS: [(&str, &str); 4] = [
    ("gmail", include_str!("tests/letters/gmail.html")),
    ("outlook", include_str!("tests/letters/outlook.html")),
    ("hebrew", include_str!("tests/letters/hebrew.html")),
    ("newsletter", include_str!("tests/letters/newsletter.html")),
];

/// What may stand in a cleaned letter, said once more and apart from the lists by which it is cleaned.
const ELEMENTS: &str = " a abbr acronym address article aside b bdi big blockquote br caption center cite code col colgroup dd del dfn \
    div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp section small \
    span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr ";
const ATTRIBUTES: &str = " align alt bgcolor border cellpadding cellspacing class color colspan dir face height href lang nowrap rel \
    role rowspan size span src start style target type valign value width ";

fn hostile() -> Vec<String> {
    HOSTILE.lines().map(|line| line.replace('⏎', "\n").replace('⇥', "\t").replace('␀', "\0")).collect()
}

fn cleaned(html: &str) -> Clean {
    let pictures = |id: &str| match id {
        "ii_logo" => Some("data:image/png;base64,iVBORw==".to_owned()),
        "svg" => Some("data:image/svg+xml;base64,PHN2Zz4=".to_owned()),
        _ => None,
    };
    clean(html, &pictures, &|host| format!("leads to {host}"))
}

/// Reads the markup as plainly as can be and says what may not stand in it.
fn fault(html: &str) -> Option<String> {
    let mut rest = html;
    while let Some((text, behind)) = rest.split_once('<') {
        if text.contains(['>', '\0', '\u{202e}']) {
            return Some(format!("text {text:?}"));
        }
        let Some((tag, behind)) = behind.split_once('>') else { return Some(format!("open tag {behind:?}")) };
        rest = behind;
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let name = name.trim_start_matches('/');
        if !ELEMENTS.contains(&format!(" {name} ")) || tag.starts_with('/') && tag.contains(' ') {
            return Some(format!("element {tag:?}"));
        }
        while !attributes.is_empty() {
            let (attribute, behind) = attributes.split_once("=\"")?;
            let (value, behind) = behind.split_once('"')?;
            attributes = behind.trim_start();
            if !ATTRIBUTES.contains(&format!(" {attribute} ")) || !is_sound(name, attribute, value) {
                return Some(format!("attribute {name} {attribute}={value:?}"));
            }
        }
    }
    rest.contains('>').then(|| format!("text {rest:?}"))
}

fn is_sound(name: &str, attribute: &str, value: &str) -> bool {
    let has = |signs: &[&str]| signs.iter().any(|sign| value.to_lowercase().contains(sign));
    match attribute {
        "href" => name == "a" && ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| value.starts_with(scheme)),
        "src" => {
            let kinds = ["png", "jpeg", "gif", "webp", "avif"].map(|kind| format!("data:image/{kind};base64,"));
            let payload = kinds.iter().find_map(|kind| value.strip_prefix(kind.as_str()));
            name == "img"
                && payload.is_some_and(|payload| payload.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b)))
        }
        "style" => {
            !has(&["url", "\\", "@", "expression", "position", "var(", "&", "<", "{", "/*", "inset", "z-index", ":-", " -"])
        }
        "class" => name == "span" && ["left-out", "leads-to"].contains(&value),
        "target" => value == "_blank",
        "rel" => value == "noopener noreferrer nofollow ugc",
        "alt" => !has(&["<", ">"]),
        _ => !has(&["<", ">", "(", ":", "/", "&"]),
    }
}

/// The letter as the parser of a browser sees it, with everything that it could make of it.
fn as_a_browser_sees_it(html: &str) -> String {
    let elements = "script style svg math iframe object embed form input button textarea select option noscript template title meta \
        link base video audio source body html head image foreignobject mtext mglyph desc animate set use path xmp plaintext";
    ammonia::Builder::empty()
        .clean_content_tags(HashSet::new())
        .tags(elements.split_whitespace().chain(ELEMENTS.split_whitespace()).collect())
        .generic_attribute_prefixes(HashSet::from([""]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel", "data", "javascript", "vbscript", "file", "cid", "blob"]))
        .link_rel(None)
        .strip_comments(false)
        .clean(html)
        .to_string()
}

fn assert_harmless(html: &str) {
    let clean = cleaned(html).html;
    assert_eq!(fault(&clean), None, "{html}\nbecame\n{clean}");
    let seen = as_a_browser_sees_it(&clean);
    assert_eq!(fault(&seen), None, "{html}\nbecame\n{clean}\nseen as\n{seen}");
}

#[test]
fn hostile_letters_are_harmless_when_cleaned() {
    assert!(hostile().len() >= 150);
    for payload in hostile() {
        assert_harmless(&payload);
        assert_harmless(&format!("<table><tr><td><p>a {payload} b</td></tr></table>"));
        assert_harmless(&format!("<a href=\"https://firma.example\" title='{payload}'>{payload}"));
    }
}

/// The judge of the other tests is itself tried: it finds fault with nearly everything that has not been cleaned.
#[test]
fn hostile_letters_are_not_harmless_uncleaned() {
    let found =
        hostile().iter().filter(|payload| fault(payload).is_some() || fault(&as_a_browser_sees_it(payload)).is_some()).count();
    assert!(found * 10 >= hostile().len() * 9, "{found} of {}", hostile().len());
}

#[test]
fn nothing_that_is_fetched_remains_and_it_is_counted() {
    let html = "<img src=https://x.example/a.png alt='Our logo'><td background=//x.example/b.png><p style='background:url(c.png)'>\
        <link rel=stylesheet href=https://x.example/d.css><img src=//x.example/e.gif width=1 height=1>";
    let clean = cleaned(html);
    assert_eq!(clean.remote, 5);
    assert!(!clean.html.contains("x.example"), "{}", clean.html);
    assert!(clean.html.contains("<span class=\"left-out\" dir=\"auto\">Our logo</span>"), "{}", clean.html);
}

#[test]
fn links_that_deceive_are_pointed_out() {
    let check = |html: &str, expected: Option<&str>| {
        let clean = cleaned(html);
        let note =
            clean.html.split_once("</a><span class=\"leads-to\" dir=\"auto\">").map(|(_, note)| note.split('<').next().unwrap());
        assert_eq!(note, expected.map(|host| format!("leads to {host}")).as_deref(), "{html}\n{}", clean.html);
        assert_eq!(clean.deceiving, u32::from(expected.is_some()));
    };
    let evil = Some("evil.example");
    check("<a href=https://evil.example>bank.example</a>", evil);
    check("<a href=https://bank.example@evil.example/>https://bank.example/</a>", evil);
    check("<a href=https://evil.example>ban<b>k.exa</b>mple</a>", evil);
    check("<a href=https://evil.example>ban<span style='display:none'>!</span>k.example</a>", evil);
    check("<a href=https://evil.example>bank&#46;example</a>", evil);
    check("<a href=https://evil.example>evil.example<br>bank.example</a>", evil);
    check("<a href=https://evil.example><img src=https://x.example/a.png alt=bank.example></a>", evil);
    check("<a href=https://evil.example><table><tr><td>bank.example</td></tr></table></a>", evil);
    check("<a href=https://b&#1072;nk.example>b&#1072;nk.example</a>", Some("xn--bnk-6cd.example"));
    check("<a href=https://www.bank.example/login>bank.example</a>", None);
    check("<a href=https://evil.example>Zaloguj</a>", None);
}

#[test]
fn hidden_parts_are_left_out_with_all_that_is_in_them() {
    let clean =
        cleaned("a<div style='display:none'><div>b<br><img src=https://x.example/a></div>c</div><p hidden>d</p><img hidden>e");
    assert_eq!((clean.html.as_str(), clean.remote), ("ae", 1));
}

#[test]
fn ordinary_letters_survive() {
    let [gmail, outlook, hebrew, newsletter] = LETTERS.map(|(_, html)| cleaned(html));
    for kept in
        ["<b>Friday</b>", "<li>half a day: 900 EUR</li>", "border-left:1px solid rgb(204,204,204)", "src=\"data:image/png;"]
    {
        assert!(gmail.html.contains(kept), "{kept}\n{}", gmail.html);
    }
    for kept in
        ["font-family:'calibri',sans-serif", "border:solid windowtext 1pt", "Proszę o potwierdzenie", "4 200 zł", "&nbsp;"]
    {
        assert!(outlook.html.contains(kept), "{kept}\n{}", outlook.html);
    }
    for kept in ["<div dir=\"rtl\"", "<tr bgcolor=\"#f2f2f2\">", "הצעת המחיר", "href=\"tel:+972-3-555-0101\"", "₪3,200"]
    {
        assert!(hebrew.html.contains(kept), "{kept}\n{}", hebrew.html);
    }
    for kept in ["width=\"600\"", "background-color:#27474e", ">Pracownia Miły Kąt</span>", "border-radius:6px", "Zapisz się</a>"]
    {
        assert!(newsletter.html.contains(kept), "{kept}\n{}", newsletter.html);
    }
    assert!(!newsletter.html.contains("upominek") && !outlook.html.contains("behavior"));
    assert_eq!(
        [&gmail, &outlook, &hebrew, &newsletter].map(|clean| (clean.remote, clean.deceiving)),
        [(0, 0), (0, 0), (0, 0), (5, 1)]
    );
}

/// The forms in which a letter costs a parser more than it weighs; each is done within bounds.
#[test]
fn letters_of_great_depth_or_number_are_cleaned_quickly() {
    let deep = |tag: &str| format!("<{tag}>").repeat(shape::LONGEST_HTML / (tag.len() + 2));
    let different = (0..50_000).map(|n| format!("<font size={} style='width:{n}px'><p>", n % 7)).collect::<Vec<_>>().concat();
    let misnested = "<b><i><a href=https://x.example><p></b></i><table><td></a>".repeat(30_000);
    let attributes = format!("<p {}>", "style=x ".repeat(250_000));
    let mut letters =
        ["div", "b", "a", "table", "svg", "select", "!--", "p style='color:red;color:red'", "table><tr><td", "ul><li", "/p"]
            .map(deep)
            .to_vec();
    letters.extend([
        different,
        misnested,
        attributes,
        "<".repeat(2 << 20),
        "&amp;".repeat(400_000),
        "<svg></svg".repeat(200_000),
    ]);
    letters.push(format!("<p style=\"{}\">", "font-family:a,".repeat(140_000)));
    for letter in letters {
        let start = Instant::now();
        let clean = cleaned(&letter);
        assert!(clean.html.len() < 64 << 20);
        assert!(start.elapsed() < Duration::from_secs(20), "{:?} for {}", start.elapsed(), &letter[..40]);
    }
}

#[test]
fn the_frame_holds_the_letter_and_nothing_that_runs() {
    let clean = cleaned(LETTERS[2].1);
    let page = frame(&clean, Some(mila_domain::language::Language::Hebrew), "<script>");
    assert!(page.contains("<html lang=\"he\">") && page.contains("<body dir=\"rtl\">") && page.contains(&clean.html));
    assert!(page.contains("<title>&lt;script&gt;</title>") && !page.contains("<script"));
    assert!(frame(&clean, None, "").contains("<body dir=\"auto\">"));
    assert!(
        FRAME_CSP.starts_with("default-src 'none';")
            && FRAME_CSP.ends_with("; sandbox allow-popups allow-popups-to-escape-sandbox")
    );
    assert!(!FRAME_CSP.contains("allow-scripts") && !FRAME_CSP.contains("allow-same-origin") && !FRAME_CSP.contains("  "));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn hostile_letters_cut_and_joined_are_harmless(
        pieces in proptest::collection::vec((0..1_000_usize, 0..200_usize, 0..200_usize), 1..8),
        glue in prop_oneof![Just(""), Just("\""), Just("'"), Just(">"), Just("<table>"), Just("<!--"), Just("<a href="), Just("\0")],
    ) {
        let payloads = hostile();
        let cut = |(index, from, length): &(usize, usize, usize)| {
            let payload = &payloads[index % payloads.len()];
            payload.chars().skip(from % payload.chars().count()).take(*length).collect::<String>()
        };
        assert_harmless(&pieces.iter().map(cut).collect::<Vec<_>>().join(glue));
    }

    #[test]
    fn any_text_is_cleaned(html in "[<>/a-z =\"'&;#!\\-\u{202e}ż]{0,200}") {
        assert_harmless(&html);
    }
}
