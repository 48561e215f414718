//! The markup of a letter brought into a shape that costs little to understand: elements and attributes from lists,
//! each closed, none nested too deep. It is read in one pass and judges nothing; `clean` does, on what comes out.
//!
//! A parser of HTML keeps a stack of open elements and looks through it at every tag. A letter of a hundred thousand
//! `<div>` costs it the square of that, so that such letters are not handed to it.

use super::tag::{self, Tag};

/// Elements that a letter may consist of.
pub const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "big",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
];
/// Attributes that they may have, as far as they suit them.
pub const ATTRIBUTES: &[&str] = &[
    "align",
    "alt",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "color",
    "colspan",
    "dir",
    "face",
    "height",
    "hidden",
    "href",
    "lang",
    "nowrap",
    "role",
    "rowspan",
    "size",
    "span",
    "src",
    "start",
    "style",
    "type",
    "valign",
    "value",
    "width",
];
/// Elements that hold nothing.
pub const VOID: &[&str] = &["br", "col", "hr", "img", "wbr"];
/// Elements that stand within a line, so that a word may go on behind them.
pub const IN_LINES: &[&str] = &[
    "abbr", "acronym", "b", "bdi", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];
/// Elements that go with everything in them, up to their first end tag; without one, with all that follows.
const RAW: &[&str] = &["iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"];
/// Elements that go with everything in them if they are closed, and alone if not.
const FOREIGN: &[&str] =
    &["applet", "audio", "canvas", "datalist", "math", "noscript", "object", "select", "svg", "template", "video"];
/// Elements that a new paragraph, list or table closes without being told.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "div",
    "dl",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// Of a letter so much is read; 2 MiB.
pub const LONGEST_HTML: usize = 2 << 20;
/// Elements within elements.
pub const DEEPEST: usize = 256;
/// Elements after this many are passed over; their text stays.
const MOST_ELEMENTS: usize = 60_000;
/// Tags after this many are passed over, end tags included.
const MOST_TAGS: usize = 200_000;

/// What nothing inside a cell closes.
const CELLS: &[&str] = &["td", "th", "caption", "table"];

/// What came of a letter's markup.
#[derive(Default)]
pub struct Shape {
    /// The markup, sound and bounded, but not safe.
    pub html: String,
    /// Backgrounds and style sheets that would have been fetched.
    pub remote: u32,
    open: Vec<&'static str>,
    elements: usize,
    tags: usize,
    /// Foreign elements whose end tag was looked for and is nowhere.
    unclosed: Vec<&'static str>,
}

/// Brings markup into shape.
pub fn shaped(html: &str) -> Shape {
    let mut end = html.len().min(LONGEST_HTML);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let mut shape = Shape { html: String::with_capacity(end + end / 8), ..Shape::default() };
    let mut rest = &html[..end];
    while let Some(start) = rest.find('<') {
        shape.text(&rest[..start]);
        rest = shape.markup(&rest[start..]);
    }
    shape.text(rest);
    shape.close_down_to(0);
    shape
}

impl Shape {
    fn text(&mut self, text: &str) {
        self.html.extend(text.split('\0'));
    }

    /// Reads what begins with `<` and returns what stands behind it. What has no end lasts to the end of the letter.
    fn markup<'a>(&mut self, html: &'a str) -> &'a str {
        if let Some(comment) = html.strip_prefix("<!--") {
            return behind_comment(comment);
        }
        let is_letter = |at: usize| html.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic);
        match html.as_bytes().get(1) {
            Some(b'/') if is_letter(2) => {}
            Some(b'!' | b'?' | b'/') => return html.find('>').map_or("", |end| &html[end + 1..]),
            _ if is_letter(1) => {}
            _ => {
                self.html.push_str("&lt;");
                return &html[1..];
            }
        }
        let Some((tag, behind)) = tag::read(html) else { return "" };
        self.tags += 1;
        if self.tags > MOST_TAGS {
            return behind;
        }
        self.remote += u32::from(tag.fetches);
        let is_of = |names: &[&'static str]| names.iter().copied().find(|name| *name == tag.name);
        if tag.is_end {
            self.end(&tag.name);
        } else if let Some(name) = is_of(RAW) {
            return behind_end_tag(behind, name).unwrap_or_default();
        } else if let Some(name) = is_of(FOREIGN) {
            return self.without_foreign(name, tag.is_closed, behind);
        } else if let Some(name) = is_of(ELEMENTS) {
            self.start(name, &tag);
        } else if matches!(tag.name.as_str(), "html" | "body") && self.open.len() < 2 {
            // They say in which direction and colours everything is written.
            self.start("div", &tag);
        }
        behind
    }

    fn without_foreign<'a>(&mut self, name: &'static str, is_closed: bool, behind: &'a str) -> &'a str {
        if is_closed || self.unclosed.contains(&name) {
            return behind;
        }
        behind_end_tag(behind, name).unwrap_or_else(|| {
            self.unclosed.push(name);
            behind
        })
    }

    fn start(&mut self, name: &'static str, tag: &Tag<'_>) {
        self.close_implied(name);
        let is_void = VOID.contains(&name);
        if self.elements >= MOST_ELEMENTS || !is_void && self.open.len() >= DEEPEST {
            return;
        }
        self.elements += 1;
        self.html.extend(["<", name]);
        if tag.is_of_word && tag.attributes.iter().all(|(attribute, _)| *attribute != "style") {
            self.html.push_str(" style=\"margin:0\"");
        }
        for (attribute, value) in &tag.attributes {
            self.html.extend([" ", *attribute, "=\""]);
            if tag.is_of_word && *attribute == "style" {
                self.html.push_str("margin:0;");
            }
            for part in value.split('\0') {
                self.html.push_str(&part.replace('"', "&quot;"));
            }
            self.html.push('"');
        }
        self.html.push('>');
        if !is_void {
            self.open.push(name);
        }
    }

    /// Closes what need not be closed by hand before an element of this name.
    fn close_implied(&mut self, name: &str) {
        match name {
            "li" => self.close(&["li"], &["ul", "ol", "td", "th", "caption", "table"]),
            "dt" | "dd" => self.close(&["dt", "dd"], &["dl", "td", "th", "caption", "table"]),
            "td" | "th" => self.close(&["td", "th"], &["table"]),
            "tr" => self.close(&["tr"], &["table"]),
            "tbody" | "thead" | "tfoot" => self.close(&["tbody", "thead", "tfoot"], &["table"]),
            "a" => self.close(&["a"], CELLS),
            _ if BLOCKS.contains(&name) => self.close(&["p"], CELLS),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "table" => self.close(&["table"], &[]),
            "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "caption" | "colgroup" => self.close(&[name], &["table"]),
            _ => self.close(&[name], CELLS),
        }
    }

    /// Closes the innermost open element of these names with everything in it, unless one of `walls` stands before it.
    fn close(&mut self, names: &[&str], walls: &[&str]) {
        let found = self.open.iter().rposition(|open| names.contains(open) || walls.contains(open));
        if let Some(found) = found.filter(|found| names.contains(&self.open[*found])) {
            self.close_down_to(found);
        }
    }

    fn close_down_to(&mut self, depth: usize) {
        for name in self.open.drain(depth..).rev() {
            self.html.extend(["</", name, ">"]);
        }
    }
}

fn behind_comment(comment: &str) -> &str {
    if let Some(end) = comment.strip_prefix('>').or_else(|| comment.strip_prefix("->")) {
        return end;
    }
    let mut rest = comment;
    while let Some(dashes) = rest.find("--") {
        rest = &rest[dashes + 1..];
        if let Some(behind) = rest.strip_prefix("->").or_else(|| rest.strip_prefix("-!>")) {
            return behind;
        }
    }
    ""
}

/// What stands behind the first end tag of `name`.
fn behind_end_tag<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = html;
    while let Some(start) = rest.find("</") {
        rest = &rest[start + 2..];
        let is_named = rest.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
        if is_named && rest[name.len()..].starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')) {
            return Some(rest.find('>').map_or("", |end| &rest[end + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        assert_eq!(shaped(html).html, expected, "{html}");
    }

    #[test]
    fn what_is_left_open_is_closed() {
        check("<p>a<p>b<div>c", "<p>a</p><p>b</p><div>c</div>");
        check("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ul>");
        check("<table><tr><td>a<td>b<tr><td>c</table>d", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>d");
        check("<div><table><td>a</div>b</table>", "<div><table><td>ab</td></table></div>");
        check("<b>a<br/>b</i></b></p>", "<b>a<br>b</b>");
        check("<html><body dir=rtl><div><body>a", "<div><div dir=\"rtl\"><div>a</div></div></div>");
    }

    #[test]
    fn attributes_are_read_as_browsers_read_them() {
        check("<A HREF='a\"b' href=c Onclick=x>d", "<a href=\"a&quot;b\">d</a>");
        check("<a/href=b/c>d", "<a href=\"b/c\">d</a>");
        check("<td width = 5 nowrap>a", "<td width=\"5\" nowrap=\"\">a</td>");
        check("<a href=>b", "<a href=\"\">b</a>");
        check("<p title=\"><script>\">a", "<p>a</p>");
        check("<p a=\"never ends>b", "");
    }

    #[test]
    fn what_is_no_element_of_a_letter_goes() {
        check("a<!-- <b> -->b<!--->c<!-- --!>d<!doctype x><?x?></>e", "abcde");
        check("a<script>b</scripty><b></SCRIPT >c<style>d", "ac");
        check("<svg><b>a</b></svg>b<svg/>c<svg>d", "bcd");
        check("<o:p>a</o:p><input value=b><form>c</form> 1 < 2 <3", "ac 1 &lt; 2 &lt;3");
        check("<o\0l>a\0", "a");
    }

    #[test]
    fn paragraphs_of_word_are_as_close_as_its_style_sheet_says() {
        check("<p class=MsoNormal>a", "<p style=\"margin:0\">a</p>");
        check("<p class=MsoNormal style='color:red'>a", "<p style=\"margin:0;color:red\">a</p>");
    }

    #[test]
    fn nesting_and_number_are_bounded() {
        let html = shaped(&"<div>".repeat(300_000)).html;
        assert_eq!(html.matches("<div>").count(), DEEPEST);
        assert_eq!(shaped(&"<br>".repeat(300_000)).html.len(), MOST_ELEMENTS * 4);
        assert_eq!(shaped(&"ż".repeat(LONGEST_HTML)).html.len(), LONGEST_HTML);
    }

    #[test]
    fn what_would_have_been_fetched_is_counted() {
        let html = "<link rel=StyleSheet href=x><td background=x><p style='a:URL(x)'><td background=''><link rel=icon href=x>";
        assert_eq!(shaped(html).remote, 3);
    }
}
