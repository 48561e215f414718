//! The wall: what comes out of here consists of elements, attributes and values from lists, as a browser's own rules
//! of parsing see them. Everything is refused that is not named.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::css;
use super::links::Target;
use super::shape::ELEMENTS;

/// Attributes that any element may have.
const ANYWHERE: &[&str] = &["dir", "hidden", "lang", "style"];
/// Attributes of single elements; those of tables are what newsletters are built with.
const OF_ELEMENTS: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("blockquote", &["type"]),
    ("col", &["align", "span", "valign", "width"]),
    ("colgroup", &["span"]),
    ("div", &["align"]),
    ("font", &["color", "face", "size"]),
    ("h1", &["align"]),
    ("h2", &["align"]),
    ("h3", &["align"]),
    ("hr", &["align", "color", "size", "width"]),
    ("img", &["align", "alt", "border", "height", "src", "width"]),
    ("li", &["value"]),
    ("ol", &["start", "type"]),
    ("p", &["align"]),
    ("table", &["align", "bgcolor", "border", "cellpadding", "cellspacing", "height", "role", "width"]),
    ("tbody", &["align", "valign"]),
    ("td", &["align", "bgcolor", "colspan", "height", "nowrap", "rowspan", "valign", "width"]),
    ("th", &["align", "bgcolor", "colspan", "height", "nowrap", "rowspan", "valign", "width"]),
    ("thead", &["align", "valign"]),
    ("tr", &["align", "bgcolor", "height", "valign"]),
    ("ul", &["type"]),
];
/// What every link says to the browser: the page behind it learns nothing of Mila and is not vouched for.
const REL: &str = "noopener noreferrer nofollow ugc";

static WALL: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut wall = Builder::empty();
    wall.tags(ELEMENTS.iter().copied().collect())
        .generic_attributes(ANYWHERE.iter().copied().collect())
        .tag_attributes(OF_ELEMENTS.iter().map(|(element, names)| (*element, names.iter().copied().collect())).collect())
        .set_tag_attribute_values(HashMap::from([("a", HashMap::from([("target", "_blank")]))]))
        .link_rel(Some(REL))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel", "cid", "data"]))
        .url_relative(UrlRelative::PassThrough)
        .strip_comments(true)
        .attribute_filter(judged);
    wall
});

/// Only what is allowed. Pictures still have their addresses; whoever puts the letter together replaces them.
pub fn behind_the_wall(html: &str) -> String {
    WALL.clean(html).to_string()
}

/// The value of an attribute as it may stay.
fn judged<'a>(element: &str, attribute: &str, value: &'a str) -> Option<Cow<'a, str>> {
    let trimmed = value.trim();
    let is_word = |words: &[&str]| words.iter().any(|word| trimmed.eq_ignore_ascii_case(word));
    let is_sound = match attribute {
        "href" => return Target::of(value).map(|target| Cow::Owned(target.href)),
        "style" => return Some(css::filtered(value)).filter(|style| !style.is_empty()).map(Cow::Owned),
        "src" => element == "img",
        "alt" | "hidden" => true,
        "dir" => is_word(&["ltr", "rtl", "auto"]),
        "lang" => trimmed.len() <= 35 && trimmed.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'),
        "align" => is_word(&["left", "right", "center", "justify", "middle", "top", "bottom"]),
        "valign" => is_word(&["top", "middle", "bottom", "baseline"]),
        "width" | "height" => is_number(trimmed.trim_end_matches(['%', 'x', 'p', 'X', 'P']), 4),
        "border" | "cellpadding" | "cellspacing" => is_number(trimmed.trim_end_matches("px"), 2),
        // A table of a thousand columns by a thousand rows is one cell in a letter and a minute in a browser.
        "colspan" | "rowspan" | "span" => is_number(trimmed, 2),
        "size" => is_number(trimmed.trim_start_matches(['+', '-']), 1),
        "start" | "value" => is_number(trimmed, 5),
        "bgcolor" | "color" => is_color(trimmed),
        "face" => trimmed.len() <= 200 && trimmed.chars().all(|c| c.is_ascii_alphanumeric() || " ,-_'".contains(c)),
        "type" => is_word(&["1", "a", "i", "circle", "disc", "square", "cite"]),
        "nowrap" => is_word(&["", "nowrap"]),
        "role" => is_word(&["presentation", "none"]),
        // The two that are set above, not by the letter.
        "rel" => value == REL,
        "target" => value == "_blank",
        _ => false,
    };
    is_sound.then_some(Cow::Borrowed(value))
}

fn is_number(value: &str, digits: usize) -> bool {
    (1..=digits).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_color(value: &str) -> bool {
    (1..=20).contains(&value.len()) && value.trim_start_matches('#').bytes().all(|byte| byte.is_ascii_alphanumeric())
}
