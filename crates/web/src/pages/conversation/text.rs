//! The text of a letter, made safe to show: its lines stay, what steers direction goes, addresses of pages can be followed.
//! What the writer wrote and what is quoted was told apart by the desk.

use mila_desk::conversations::Piece;
use serde::Serialize;

use crate::letter;
use crate::tidy;

/// More blank lines than this in a row are cut.
const MOST_BLANK_LINES: usize = 2;
/// Spaces at the beginning of a line that stay.
const DEEPEST_INDENT: usize = 8;

/// A piece of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// Text and links, one after the other.
    pub runs: Vec<TextRun>,
    /// Quoted mail, signature, footers.
    pub is_folded: bool,
}

/// Text, or an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextRun {
    /// What is shown.
    pub text: String,
    /// Where it leads, if it can be followed: to a page or into a mail program.
    pub href: Option<String>,
}

impl From<letter::TextRun> for TextRun {
    fn from(run: letter::TextRun) -> Self {
        match run {
            letter::TextRun::Text(text) => Self { text, href: None },
            letter::TextRun::Link { href, text } => Self { text, href: Some(href) },
        }
    }
}

impl Paper {
    /// `None` when there is nothing but space.
    pub(super) fn of(piece: &Piece) -> Option<Self> {
        let (text, is_folded) = match piece {
            Piece::Own(text) => (text, false),
            Piece::Folded(text) => (text, true),
        };
        let text = lines(text);
        (!text.is_empty()).then(|| Self { runs: letter::linked(&text).into_iter().map(Into::into).collect(), is_folded })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_lead_elsewhere_than_it_says_stays_text() {
        let own = |text: &str| Paper::of(&Piece::Own(text.to_owned())).unwrap();
        let text = "See https://firma.example/a. Not https://bank.example@evil.example/ nor https://b\u{430}nk.example";
        let paper = own(text);
        let links: Vec<&str> = paper.runs.iter().filter_map(|run| run.href.as_deref()).collect();
        assert_eq!(links, ["https://firma.example/a"]);
        assert_eq!(paper.plain(), text);
    }

    #[test]
    fn lines_and_indents_stay_and_tricks_go() {
        assert_eq!(lines("\n\nHello\r\n  - one\u{202e}\n\n\n\n\nbye\u{0}\n\n"), "Hello\n  - one\n\n\nbye");
        assert_eq!(lines(" \u{200b}\n"), "");
    }
}
