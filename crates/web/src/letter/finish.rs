//! The last touch to a letter that is behind the wall: hidden parts go, pictures get their bytes or a note in their
//! place, links that name another host are pointed out. It reads what `clean` writes, where every `<` begins a tag
//! and every value stands in quotation marks; it adds nothing but two kinds of `<span>` and checked `data:` addresses.

use super::css;
use super::links::Target;
use super::pictures::{Picture, Pictures};

/// The class of the note in the place of a picture that was left out.
pub const LEFT_OUT: &str = "left-out";
/// The class of the note that says where a link leads.
pub const LEADS_TO: &str = "leads-to";

/// A letter is cut off after so much, its pictures included; 48 MiB.
const LONGEST_OUTPUT: usize = 48 << 20;
/// Of the words that stand for a picture so many characters are shown.
const LONGEST_ALT: usize = 300;

/// A letter that is being put together.
pub struct Finish<'a> {
    /// What is shown.
    pub html: String,
    /// Pictures that would have been fetched.
    pub remote: u32,
    /// Links that lead elsewhere than they say.
    pub deceiving: u32,
    pictures: Pictures<'a>,
    leads_to: &'a dyn Fn(&str) -> String,
    /// The link that is open and its text so far.
    link: Option<(Option<Target>, String)>,
    /// Open elements within the hidden one, itself included; none where nothing is hidden.
    hidden: usize,
}

impl<'a> Finish<'a> {
    pub fn new(pictures: &'a dyn Fn(&str) -> Option<String>, leads_to: &'a dyn Fn(&str) -> String) -> Self {
        let pictures = Pictures::new(pictures);
        Self { html: String::new(), remote: 0, deceiving: 0, pictures, leads_to, link: None, hidden: 0 }
    }

    /// Reads what is behind the wall from beginning to end.
    pub fn read(&mut self, clean: &str) {
        let mut rest = clean;
        while self.html.len() < LONGEST_OUTPUT {
            let Some((text, tag)) = rest.split_once('<') else {
                self.text(rest);
                return;
            };
            self.text(text);
            let Some((tag, behind)) = tag.split_once('>') else { return };
            rest = behind;
            match tag.strip_prefix('/') {
                Some(name) => self.end(name),
                None => self.start(tag),
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        // These two turn the letters of words around, which no language needs.
        self.html.extend(text.split(['\u{202d}', '\u{202e}']));
        if let Some((_, words)) = &mut self.link {
            words.push_str(&decoded(text));
        }
    }

    fn start(&mut self, tag: &str) {
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let is_void = super::shape::VOID.contains(&name);
        let is_hidden =
            attributes_of(attributes).any(|(name, value)| name == "hidden" || name == "style" && value == css::HIDDEN);
        if name == "img" {
            self.picture(attributes, is_hidden || self.hidden > 0);
            return;
        }
        if self.hidden > 0 || is_hidden {
            self.hidden += usize::from(!is_void);
            return;
        }
        if name == "a" {
            let href = attributes_of(attributes).find(|(name, _)| *name == "href");
            self.link = Some((href.and_then(|(_, href)| Target::of(&decoded(href))), String::new()));
        } else if let Some((_, words)) = self.link.as_mut().filter(|_| !super::shape::IN_LINES.contains(&name)) {
            words.push(' ');
        }
        self.html.extend(["<", tag, ">"]);
    }

    fn end(&mut self, name: &str) {
        if self.hidden > 0 {
            self.hidden -= 1;
            return;
        }
        self.html.extend(["</", name, ">"]);
        if name == "a"
            && let Some((Some(target), words)) = self.link.take()
            && let Some(host) = target.hidden_behind(&words)
        {
            self.deceiving += 1;
            self.note(LEADS_TO, &(self.leads_to)(host));
        }
    }

    fn note(&mut self, class: &str, words: &str) {
        self.html.extend(["<span class=\"", class, "\" dir=\"auto\">", &encoded(words), "</span>"]);
    }

    fn picture(&mut self, attributes: &str, is_hidden: bool) {
        let value = |wanted: &str| attributes_of(attributes).find(|(name, _)| *name == wanted).map(|(_, value)| value);
        let picture = self.pictures.of(&decoded(value("src").unwrap_or_default()));
        self.remote += u32::from(picture == Picture::Remote);
        if is_hidden {
            return;
        }
        let alt: String = decoded(value("alt").unwrap_or_default()).trim().chars().take(LONGEST_ALT).collect();
        if let Some((_, words)) = &mut self.link {
            words.extend([" ", alt.as_str(), " "]);
        }
        let is_spacer = ["width", "height"].iter().any(|side| matches!(value(side), Some("0" | "1" | "2")));
        match picture {
            Picture::Shown(data) => {
                self.html.extend(["<img src=\"", &data, "\""]);
                for (name, value) in attributes_of(attributes).filter(|(name, _)| *name != "src") {
                    self.html.extend([" ", name, "=\"", value, "\""]);
                }
                self.html.push('>');
            }
            Picture::Remote | Picture::Missing if alt.is_empty() || is_spacer => {}
            Picture::Remote | Picture::Missing => self.note(LEFT_OUT, &alt),
        }
    }
}

/// Names and values, still encoded.
fn attributes_of(attributes: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = attributes;
    std::iter::from_fn(move || {
        let (name, behind) = rest.split_once("=\"")?;
        let (value, behind) = behind.split_once('"')?;
        rest = behind;
        Some((name.trim_start(), value))
    })
}

/// The five references that are written behind the wall.
fn decoded(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let plain = text.replace("&nbsp;", "\u{a0}").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    plain.replace("&amp;", "&")
}

/// Text as it stands between tags and in quotation marks.
pub fn encoded(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
