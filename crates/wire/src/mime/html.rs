//! The text of an HTML letter as somebody would read it aloud: blocks on their own lines, quoted letters with `> `
//! before their lines, styles and scripts left out. One pass, whatever the markup looks like.

use mail_parser::decoders::html::add_html_token;

/// Elements whose content is not part of the letter.
const UNREAD: &[&str] = &["style", "script", "head", "title", "template", "noscript"];
/// Elements that begin a new line.
const LINES: &[&str] =
    &["br", "div", "tr", "li", "ul", "ol", "table", "section", "article", "header", "footer", "hr", "pre", "address"];
/// Elements that begin a new paragraph.
const PARAGRAPHS: &[&str] = &["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"];
/// Quotations deeper than this are marked like this one.
const DEEPEST_QUOTE: usize = 5;

struct Page {
    text: String,
    quotes: usize,
    /// Line ends that are due before the next word.
    breaks: usize,
    is_after_space: bool,
}

impl Page {
    fn end_line(&mut self, breaks: usize) {
        self.breaks = self.breaks.max(breaks);
        self.is_after_space = false;
    }

    /// Line ends and quotation marks that are due, or a space.
    fn make_ready(&mut self) {
        if self.text.is_empty() || self.breaks > 0 {
            for _ in 0..self.breaks.min(2) * usize::from(!self.text.is_empty()) {
                self.text.push('\n');
            }
            for _ in 0..self.quotes.min(DEEPEST_QUOTE) {
                self.text.push_str("> ");
            }
        } else if self.is_after_space {
            self.text.push(' ');
        }
        self.breaks = 0;
        self.is_after_space = false;
    }

    fn write(&mut self, run: &str) {
        for (index, word) in run.split(|c: char| c.is_ascii_whitespace() || c == '\u{a0}').enumerate() {
            self.is_after_space |= index > 0;
            if !word.is_empty() {
                self.make_ready();
                self.write_word(word);
            }
        }
    }

    /// A word with its character references resolved.
    fn write_word(&mut self, mut word: &str) {
        while let Some(start) = word.find('&') {
            self.text.push_str(&word[..start]);
            let reference = &word[start..];
            let end = reference.bytes().take(32).position(|byte| byte == b';').map_or(1, |end| end + 1);
            match &reference[..end] {
                "&nbsp;" | "&#160;" => self.text.push(' '),
                token => add_html_token(&mut self.text, token.as_bytes(), false),
            }
            word = &reference[end..];
        }
        self.text.push_str(word);
    }

    fn tag(&mut self, name: &str, is_end: bool) {
        if name == "blockquote" {
            self.quotes = if is_end { self.quotes.saturating_sub(1) } else { self.quotes + 1 };
        }
        if PARAGRAPHS.contains(&name) {
            self.end_line(2);
        } else if name == "br" {
            let breaks = self.breaks + 1;
            self.end_line(breaks.min(2));
        } else if LINES.contains(&name) {
            self.end_line(1);
        } else if matches!(name, "td" | "th") {
            self.is_after_space = true;
        }
    }
}

/// At most about `longest` bytes of text.
pub fn text_of(html: &str, longest: usize) -> String {
    let mut page = Page { text: String::with_capacity(html.len().min(longest) / 2), quotes: 0, breaks: 0, is_after_space: false };
    let mut rest = html;
    while page.text.len() < longest {
        let Some(open) = rest.find('<') else {
            page.write(rest);
            break;
        };
        page.write(&rest[..open]);
        rest = &rest[open..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let looks_like_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let close = if looks_like_tag { rest.find('>') } else { None };
        let Some(close) = close else {
            // A lone "<" is text; without any ">" so is all the rest.
            let end = if looks_like_tag { rest.len() } else { 1 };
            page.write(&rest[..end]);
            rest = &rest[end..];
            if rest.is_empty() {
                break;
            }
            continue;
        };
        let tag = rest[1..close].trim_start_matches('/');
        let is_end = rest[1..].starts_with('/');
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
        rest = &rest[close + 1..];
        if !is_end && UNREAD.contains(&name.as_str()) {
            rest = after_end_of(rest, &name);
        }
        page.tag(&name, is_end);
    }
    let mut end = page.text.len().min(longest);
    while !page.text.is_char_boundary(end) {
        end -= 1;
    }
    page.text.truncate(end);
    page.text
}

/// What follows the end tag of `name`; nothing when it is missing, as a browser has it.
fn after_end_of<'a>(html: &'a str, name: &str) -> &'a str {
    let mut rest = html;
    while let Some(start) = rest.find("</") {
        rest = &rest[start + 2..];
        if rest.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name)) {
            return rest.find('>').map_or("", |end| &rest[end + 1..]);
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        assert_eq!(text_of(html, 10_000), expected, "{html}");
    }

    #[test]
    fn blocks_stand_on_their_own_lines() {
        check("<div>Dzień&nbsp;dobry,</div><div>pytam o <b>cenę</b>.</div>", "Dzień dobry,\npytam o cenę.");
        check("<p>One</p>\n<p>two<br>three</p>", "One\n\ntwo\nthree");
        check("a<br><br>b", "a\n\nb");
        check("<table><tr><td>a</td><td>b</td></tr></table>", "a b");
    }

    #[test]
    fn quoted_letters_are_marked() {
        check("Yes.<blockquote><div>Is it?</div><div>Well?</div></blockquote>Bye", "Yes.\n\n> Is it?\n> Well?\n\nBye");
    }

    #[test]
    fn what_nobody_reads_is_left_out() {
        check("<head><title>t</title></head><style>p{}</style><!-- x > y --><script>1<2</script>ok", "ok");
        check("kept<style>never closed", "kept");
    }

    #[test]
    fn references_and_stray_signs_are_text() {
        check("3 &lt; 4 &amp; 5 < 6 &oacute; &#1488;", "3 < 4 & 5 < 6 ó א");
        check("a & b &unknown; c <not closed", "a & b &unknown; c <not closed");
    }
}
