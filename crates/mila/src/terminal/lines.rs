//! Lines of at most eighty columns: words wrapped, cells cut with an ellipsis, widths counted as shown.
//! What stands in them is for the caller; that nothing in them can command the terminal is made sure here again.

use mila_domain::language::Language;
use mila_web::tidy;

use super::{Ink, Paint};

/// The width of the sheet.
pub(super) const WIDTH: usize = 80;
/// The widest a name may be; addresses without a name are longer.
const WHO: usize = 22;
/// Between two columns.
const GAP: usize = 2;
/// The sign and the space before and after it.
const SIGN: usize = 4;
const LEFT_TO_RIGHT_MARK: char = '\u{200e}';
const RIGHT_TO_LEFT_MARK: char = '\u{200f}';

/// A piece of a line in one colour.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    text: String,
    ink: Ink,
}

impl Cell {
    /// A piece of text on one line, without anything that a terminal would obey.
    pub(super) fn of(text: &str, ink: Ink) -> Self {
        Self { text: plain(text), ink }
    }
}

/// What is printed, line by line.
#[derive(Debug)]
pub(super) struct Sheet {
    language: Language,
    paint: Paint,
    text: String,
}

impl Sheet {
    /// An empty one.
    pub(super) const fn new(language: Language, paint: Paint) -> Self {
        Self { language, paint, text: String::new() }
    }

    /// All lines.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// The name of the program and what it is about, on as much of one line as fits.
    pub(super) fn titled(&mut self, name: &str, about: &str) {
        self.begin();
        self.put(name, Ink::Brand);
        let about = cut(&plain(about), WIDTH - width(name) - 1);
        if !about.is_empty() {
            self.space(1);
            self.put(&about, Ink::Quiet);
        }
        self.text.push('\n');
    }

    /// Words, wrapped, all lines `indent` columns in.
    pub(super) fn paragraph(&mut self, indent: usize, text: &str, ink: Ink) {
        for line in wrapped(&plain(text), WIDTH - indent) {
            self.begin();
            self.space(indent);
            if self.is_right_to_left() && line.starts_with('/') {
                self.text.push(LEFT_TO_RIGHT_MARK);
            }
            self.put(&line, ink);
            self.text.push('\n');
        }
    }

    /// A row of sign, who, words and time; the time `time_width` wide at the far side.
    pub(super) fn row(&mut self, [sign, who, words, time]: &[Cell; 4], time_width: usize) {
        let time_width = time_width.min(WIDTH / 2);
        let words_width = WIDTH - SIGN - WHO - GAP - time_width - GAP;
        self.begin();
        self.space(2);
        self.put(&sign.text, sign.ink);
        self.space(1);
        self.cell(&cut(&who.text, WHO), who.ink, WHO + GAP);
        self.cell(&cut(&words.text, words_width), words.ink, words_width + GAP);
        let time_text = cut(&time.text, time_width);
        self.space(time_width - width(&time_text));
        self.put(&time_text, time.ink);
        self.text.push('\n');
    }

    fn cell(&mut self, text: &str, ink: Ink, room: usize) {
        self.put(text, ink);
        self.close(text);
        self.space(room - width(text));
    }

    fn begin(&mut self) {
        if self.is_right_to_left() {
            self.text.push(RIGHT_TO_LEFT_MARK);
        }
    }

    /// Keeps the text of this column from running into the next one where both have a direction of their own.
    fn close(&mut self, text: &str) {
        let is_foreign = if self.is_right_to_left() {
            text.chars().any(char::is_alphanumeric)
        } else {
            text.chars().any(|letter| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'))
        };
        if is_foreign {
            self.text.push(if self.is_right_to_left() { RIGHT_TO_LEFT_MARK } else { LEFT_TO_RIGHT_MARK });
        }
    }

    fn is_right_to_left(&self) -> bool {
        self.language.direction() == "rtl"
    }

    fn space(&mut self, columns: usize) {
        self.text.extend(std::iter::repeat_n(' ', columns));
    }

    fn put(&mut self, text: &str, ink: Ink) {
        match (self.paint, ink.code()) {
            (Paint::Colour, Some(code)) if !text.trim().is_empty() => {
                self.text.push_str("\u{1b}[");
                self.text.push_str(code);
                self.text.push('m');
                self.text.push_str(text);
                self.text.push_str("\u{1b}[0m");
            }
            (Paint::Colour | Paint::Plain, _) => self.text.push_str(text),
        }
    }
}

/// The columns that a text takes, letter by letter: the most that any terminal gives it.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(tidy::columns).sum()
}

/// Without what a terminal would obey, and without the joiners whose width terminals do not agree on. Spaces at which
/// no line may break stay such.
fn plain(text: &str) -> String {
    if text.trim().is_empty() {
        return " ".repeat(width(text).min(1));
    }
    let pieces: Vec<String> = text.split('\u{a0}').map(tidy::one_line).filter(|piece| !piece.is_empty()).collect();
    pieces.join("\u{a0}").replace(['\u{200c}', '\u{200d}', '\u{fe0e}', '\u{fe0f}'], "")
}

/// The text, or as much of it as fits with an ellipsis.
fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut room = columns.saturating_sub(1);
    let kept = text.chars().take_while(|&letter| {
        let fits = tidy::columns(letter) <= room;
        room = room.saturating_sub(tidy::columns(letter));
        fits
    });
    let kept: String = kept.collect();
    if columns == 0 { String::new() } else { format!("{}…", kept.trim_end()) }
}

/// Lines of whole words; a word that is wider than a line is broken.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line_width = lines.last().map_or(0, |line| width(line));
        if line_width > 0 && line_width + 1 + width(word) > columns {
            lines.push(String::new());
        }
        for (place, letter) in word.char_indices() {
            let Some(line) = lines.last_mut() else { continue };
            if place == 0 && !line.is_empty() {
                line.push(' ');
            }
            if width(line) + tidy::columns(letter) > columns {
                lines.push(letter.to_string());
            } else {
                line.push(letter);
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_by_what_it_takes_on_the_screen() {
        assert_eq!(cut("日本語の件名", 7), "日本語…");
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(cut("ab cdef", 4), "ab…");
        assert_eq!(width("e\u{301}שָׁ日"), 4);
    }

    #[test]
    fn words_wrap_and_a_giant_word_is_broken() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
    }

    #[test]
    fn hebrew_in_a_latin_row_is_closed_with_a_mark() {
        let mut sheet = Sheet::new(Language::English, Paint::Plain);
        sheet.row(&["●", "דנה", "Hi", "3 h left"].map(|text| Cell::of(text, Ink::Text)), 8);
        assert!(sheet.finish().starts_with("  ● דנה\u{200e} "));
    }
}
