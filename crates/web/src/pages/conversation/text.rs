//! The text of a letter, made safe to show: its lines stay, what steers direction goes, addresses of pages can be followed.
//! What the writer wrote and what is quoted was told apart by the desk.

use mila_desk::conversations::Piece;
use serde::Serialize;

use crate::tidy;

/// More blank lines than this in a row are cut.
const MOST_BLANK_LINES: usize = 2;
/// Spaces at the beginning of a line that stay.
const DEEPEST_INDENT: usize = 8;
/// Longer addresses are shown as text.
const LONGEST_LINK: usize = 2_000;

/// A piece of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// Text and links, one after the other.
    pub runs: Vec<TextRun>,
    /// Quoted mail, signature, footers.
    pub is_folded: bool,
}

/// Text, or the address of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextRun {
    /// What is shown.
    pub text: String,
    /// Whether it can be followed: it begins with `http://` or `https://`.
    pub is_link: bool,
}

impl Paper {
    /// `None` when there is nothing but space.
    pub(super) fn of(piece: &Piece) -> Option<Self> {
        let (text, is_folded) = match piece {
            Piece::Own(text) => (text, false),
            Piece::Folded(text) => (text, true),
        };
        let text = lines(text);
        (!text.is_empty()).then(|| Self { runs: runs(&text), is_folded })
    }

    /// The text alone.
    pub(super) fn plain(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// Line by line what [`tidy::one_line`] does, with the indents kept.
fn lines(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut blank = 0;
    for line in text.lines() {
        let words = tidy::one_line(line);
        if words.is_empty() {
            blank += 1;
            continue;
        }
        if !tidied.is_empty() {
            tidied.push_str(&"\n".repeat(blank.min(MOST_BLANK_LINES) + 1));
        }
        blank = 0;
        let indent = line.chars().take_while(|letter| letter.is_whitespace()).count();
        tidied.push_str(&" ".repeat(indent.min(DEEPEST_INDENT)));
        tidied.push_str(&words);
    }
    tidied
}

fn runs(text: &str) -> Vec<TextRun> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some((before, link, after)) = next_link(rest) {
        if !before.is_empty() {
            runs.push(TextRun { text: before.to_owned(), is_link: false });
        }
        runs.push(TextRun { text: link.to_owned(), is_link: link.len() <= LONGEST_LINK });
        rest = after;
    }
    if !rest.is_empty() {
        runs.push(TextRun { text: rest.to_owned(), is_link: false });
    }
    runs
}

/// The text before the next link, the link, and what follows it.
fn next_link(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let start = from + text[from..].find("http")?;
        let tail = &text[start..];
        let Some(host) = tail.strip_prefix("https://").or_else(|| tail.strip_prefix("http://")) else {
            from = start + "http".len();
            continue;
        };
        let scheme = tail.len() - host.len();
        let ends = |letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | '"' | '„' | '”' | '“' | '״');
        let long = host.find(ends).unwrap_or(host.len());
        let link = without_stop(&tail[..scheme + long]);
        if link.len() > scheme {
            return Some((&text[..start], link, &tail[link.len()..]));
        }
        from = start + scheme;
    }
}

/// Without the punctuation of the sentence in which the link stands; a bracket goes if it was not opened in the link.
fn without_stop(mut link: &str) -> &str {
    while let Some(last) = link.chars().next_back() {
        let is_loose = match last {
            ')' => link.matches('(').count() < link.matches(')').count(),
            ']' => link.matches('[').count() < link.matches(']').count(),
            last => matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '…'),
        };
        if !is_loose {
            break;
        }
        link = &link[..link.len() - last.len_utf8()];
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<String> {
        runs(text).into_iter().filter(|run| run.is_link).map(|run| run.text).collect()
    }

    #[test]
    fn a_link_ends_before_the_full_stop_of_its_sentence() {
        assert_eq!(
            links("See https://example.com/a_(b). Or (http://example.org/x), please."),
            ["https://example.com/a_(b)", "http://example.org/x"]
        );
        assert_eq!(links("„https://przykład.pl/ó” i http:// oraz javascript:alert(1) httpd"), ["https://przykład.pl/ó"]);
    }

    #[test]
    fn nothing_of_the_text_is_lost_around_links() {
        let text = "a https://b.example/ c\nhttp://d.example!";
        let joined: String = runs(text).into_iter().map(|run| run.text).collect();
        assert_eq!(joined, text);
    }

    #[test]
    fn lines_and_indents_stay_and_tricks_go() {
        assert_eq!(lines("\n\nHello\r\n  - one\u{202e}\n\n\n\n\nbye\u{0}\n\n"), "Hello\n  - one\n\n\nbye");
        assert_eq!(lines(" \u{200b}\n"), "");
    }
}
