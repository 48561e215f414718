//! People's own text, made safe to show: no control characters, no escape sequences, no direction tricks.
//! It changes how a text is shown, never what is stored; HTML is escaped by the templates.

use std::iter::Peekable;
use std::str::Chars;

use unicode_width::UnicodeWidthChar;

/// More marks than this on one letter are decoration that would run over the neighbouring lines.
const MARKS_ON_A_LETTER: usize = 4;

/// The text on one line with single spaces.
///
/// Escape sequences are removed whole, other control characters and all that steers the direction of text are
/// removed too, and marks that pile up on one letter are cut.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut marks = 0;
    while let Some(letter) = letters.next() {
        match letter {
            '\u{1b}' => skip_escape(&mut letters),
            '\u{9b}' => skip_control_sequence(&mut letters),
            '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => skip_control_string(&mut letters),
            letter if letter.is_whitespace() => {
                if !line.is_empty() && !line.ends_with(' ') {
                    line.push(' ');
                }
                marks = 0;
            }
            letter if letter.is_control() || is_invisible(letter) => {}
            letter => {
                marks = if columns(letter) == 0 { marks + 1 } else { 0 };
                if marks <= MARKS_ON_A_LETTER {
                    line.push(letter);
                }
            }
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// A subject on one line, without the marks of answering and forwarding, so that its first letter gives its direction.
#[must_use]
pub fn subject(text: &str) -> String {
    let line = one_line(text);
    let mut rest = line.as_str();
    while mila_domain::subject::is_marked(rest) {
        let is_end = |letter| if rest.starts_with('[') { letter == ']' } else { matches!(letter, ':' | '：') };
        let Some((_, after)) = rest.split_once(is_end) else { break };
        rest = after.trim_start();
    }
    rest.to_owned()
}

/// The first `letters` of a text, the last of them an ellipsis if there were more.
#[must_use]
pub fn shortened(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let kept: String = text.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// How many columns of a terminal a letter takes: two for most of the East Asian ones and emoji, none for marks.
#[must_use]
pub fn columns(letter: char) -> usize {
    letter.width().unwrap_or(0)
}

/// Marks that steer direction, tags, and fillers that show nothing. The joiners that build emoji and words stay.
const fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// After ESC: a control sequence, a string, or one letter with its intermediates.
fn skip_escape(letters: &mut Peekable<Chars<'_>>) {
    match letters.peek() {
        Some('[') => {
            letters.next();
            skip_control_sequence(letters);
        }
        Some(']' | 'P' | 'X' | '^' | '_') => {
            letters.next();
            skip_control_string(letters);
        }
        Some(' '..='/') => {
            while letters.next_if(|letter| matches!(letter, ' '..='/')).is_some() {}
            letters.next_if(|letter| matches!(letter, '0'..='~'));
        }
        _ => {}
    }
}

/// The parameters and the final letter of a control sequence; a letter that cannot belong to one ends it.
fn skip_control_sequence(letters: &mut Peekable<Chars<'_>>) {
    while letters.next_if(|letter| matches!(letter, ' '..='?')).is_some() {}
    letters.next_if(|letter| matches!(letter, '@'..='~'));
}

/// Up to the end of a control string, if it has one; otherwise its text stays, as harmless text.
fn skip_control_string(letters: &mut Peekable<Chars<'_>>) {
    let mut ahead = letters.clone();
    while let Some(letter) = ahead.next() {
        let ends = matches!(letter, '\u{7}' | '\u{9c}') || (letter == '\u{1b}' && ahead.next_if_eq(&'\\').is_some());
        if ends {
            *letters = ahead;
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{one_line, subject};

    #[test]
    fn lines_become_one_with_single_spaces() {
        assert_eq!(one_line("  Hello\r\n\t there \u{a0} you\n"), "Hello there you");
    }

    #[test]
    fn escape_sequences_go_whole() {
        assert_eq!(one_line("a\u{1b}[31;1mred\u{1b}[0m b"), "ared b");
        assert_eq!(one_line("\u{1b}]8;;http://evil\u{7}click\u{1b}]8;;\u{1b}\\!"), "click!");
        assert_eq!(one_line("x\u{9b}2Jy\u{1b}(Bz\u{1b}c"), "xyzc");
        assert_eq!(one_line("open \u{1b}]0;title without end"), "open 0;title without end");
    }

    #[test]
    fn a_subject_loses_the_marks_of_answers_and_keeps_its_case() {
        assert_eq!(subject("Re: חוזה + לוחות זמנים"), "חוזה + לוחות זמנים");
        assert_eq!(subject("[EXT] RE[2]: Odp : Wycena: Lipowa"), "Wycena: Lipowa");
        assert_eq!(subject("Re:"), "");
        assert_eq!(subject("Spotkanie: środa"), "Spotkanie: środa");
    }

    #[test]
    fn nothing_steers_the_direction() {
        assert_eq!(one_line("invoice\u{202e}fdp.exe\u{2066}\u{200f}"), "invoicefdp.exe");
    }

    #[test]
    fn emoji_and_vowel_points_stay_but_piles_of_marks_are_cut() {
        assert_eq!(one_line("👩\u{200d}💻 שָׁלוֹם"), "👩\u{200d}💻 שָׁלוֹם");
        let pile = format!("a{}", "\u{301}".repeat(40));
        assert_eq!(one_line(&pile).chars().count(), 5);
    }
}
