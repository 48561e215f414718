//! One tag of HTML, read as a browser's tokenizer reads it. Values stay as they are written, character references
//! included.

use super::shape::ATTRIBUTES;

/// A start or end tag.
#[expect(clippy::struct_excessive_bools, reason = "each is one fact of its own")]
#[derive(Debug, Default)]
pub struct Tag<'a> {
    /// In lower case.
    pub name: String,
    /// Whether it begins with `</`.
    pub is_end: bool,
    /// Whether it ends with `/>`.
    pub is_closed: bool,
    /// Whether it asks for a style sheet or a background picture.
    pub fetches: bool,
    /// Whether it is a paragraph of Word, whose style sheet lets no space between paragraphs.
    pub is_of_word: bool,
    /// The attributes that a letter may have, each once, the first of them.
    pub attributes: Vec<(&'static str, &'a str)>,
}

/// The tag that begins with the `<` at the beginning of `html`, and what stands behind it; `None` when it has no end.
pub fn read(html: &str) -> Option<(Tag<'_>, &str)> {
    let is_end = html[1..].starts_with('/');
    let mut rest = &html[1 + usize::from(is_end)..];
    let end = rest.find(|c: char| is_space(c) || matches!(c, '/' | '>'))?;
    let mut tag = Tag { name: rest[..end].to_ascii_lowercase(), is_end, ..Tag::default() };
    let mut is_style_sheet = false;
    rest = &rest[end..];
    loop {
        let start = rest.trim_start_matches(|c: char| is_space(c) || c == '/');
        if let Some(behind) = start.strip_prefix('>') {
            tag.is_closed = rest[..rest.len() - start.len()].ends_with('/');
            tag.fetches |= is_style_sheet;
            return Some((tag, behind));
        }
        let (name, value, behind) = attribute(start)?;
        rest = behind;
        let name = name.to_ascii_lowercase();
        is_style_sheet |= tag.name == "link" && name == "rel" && value.to_ascii_lowercase().contains("stylesheet");
        tag.is_of_word |= name == "class" && ["MsoNormal", "MsoListParagraph"].iter().any(|class| value.starts_with(class));
        tag.fetches |= name == "background" && !value.trim().is_empty();
        tag.fetches |= name == "style" && value.to_ascii_lowercase().contains("url(");
        let known = ATTRIBUTES.iter().copied().find(|known| *known == name);
        if let Some(name) = known.filter(|name| tag.attributes.iter().all(|(taken, _)| taken != name)) {
            tag.attributes.push((name, value));
        }
    }
}

/// Name, value and what stands behind them.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    // An equals sign in front is part of the name.
    let end = text.char_indices().skip(1).find(|(_, c)| is_space(*c) || matches!(c, '/' | '>' | '='))?.0;
    let (name, rest) = text.split_at(end);
    let Some(rest) = rest.trim_start_matches(is_space).strip_prefix('=') else { return Some((name, "", rest)) };
    let rest = rest.trim_start_matches(is_space);
    for quote in ['"', '\''] {
        if let Some(quoted) = rest.strip_prefix(quote) {
            let (value, behind) = quoted.split_once(quote)?;
            return Some((name, value, behind));
        }
    }
    let (value, behind) = rest.split_at(rest.find(|c: char| is_space(c) || c == '>')?);
    Some((name, value, behind))
}

const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c')
}
