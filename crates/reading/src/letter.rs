//! What the writer of a letter wrote themselves: its text without quotations, signature and forwarded letters.
//! It goes by lines and says where the own words are; what they mean is left to the rest of the room.

mod quotation;
mod signature;

use std::ops::Range;

use crate::fold::is_unseen;
use quotation::{Quotation, quotation};

/// The writer's own words as byte ranges of the text, in their order. Text between quoted lines is the writer's.
#[must_use]
pub fn own_ranges(text: &str) -> Vec<Range<usize>> {
    let mut cutter = Cutter { text, ranges: Vec::new(), from: 0 };
    let mut at = 0;
    while at < text.len() {
        let line = line(text, at);
        if is_plain(&text.as_bytes()[line.clone()]) {
            at = line.end + 1;
            continue;
        }
        let seen = seen(&text[line.clone()]);
        let next = line.end + 1;
        if seen.starts_with('>') {
            cutter.cut(at, next);
        } else if signature::is_delimiter(&text[line.clone()]) {
            cutter.cut(at, text.len());
            return cutter.ranges;
        } else if let Some(found) = quotation(text, at, seen) {
            match found {
                Quotation::RestOfLetter => {
                    cutter.cut(at, text.len());
                    return cutter.ranges;
                }
                Quotation::Lines { end } => {
                    cutter.cut(at, end);
                    at = end;
                    continue;
                }
            }
        } else if signature::is_tagline(seen) || is_rule(seen) {
            cutter.cut(at, next);
        } else if let Some(end) = signature::footer(text, at, seen).or_else(|| signature::signature(text, at, seen)) {
            cutter.cut(at, end);
            at = end;
            continue;
        }
        at = next;
    }
    cutter.cut(text.len(), text.len());
    cutter.ranges
}

/// The writer's own words as one text.
#[must_use]
pub fn own_words(text: &str) -> String {
    let pieces: Vec<&str> = own_ranges(text).into_iter().map(|range| text[range].trim()).collect();
    pieces.join("\n\n")
}

/// Collects what is left between the cuts.
struct Cutter<'a> {
    text: &'a str,
    ranges: Vec<Range<usize>>,
    from: usize,
}

impl Cutter<'_> {
    fn cut(&mut self, start: usize, end: usize) {
        let piece = &self.text[self.from..start];
        let begin = self.from + (piece.len() - piece.trim_start().len());
        let range = begin..self.from + piece.trim_end().len();
        if range.start < range.end {
            self.ranges.push(range);
        }
        self.from = end.min(self.text.len());
    }
}

/// The line that begins at `at`, without its line end.
fn line(text: &str, at: usize) -> Range<usize> {
    let end = memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |length| at + length);
    at..end
}

/// Whether the line is plainly in the middle of a paragraph: long, begins with a small letter, ends without a colon.
fn is_plain(line: &[u8]) -> bool {
    line.len() > 60 && line[0].is_ascii_lowercase() && line[line.len() - 1].is_ascii_lowercase()
}

/// Whether the line is drawn, not written: dashes, underscores.
fn is_rule(line: &str) -> bool {
    line.len() >= 3
        && line.starts_with(['-', '_', '=', '*', '~', '#'])
        && line.chars().all(|c| matches!(c, '-' | '_' | '=' | '*' | '~' | '#'))
}

/// The line without the space and the marks of direction around it.
fn seen(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || (!c.is_ascii() && is_unseen(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(own_words(text), expected, "in {text:?}");
    }

    #[test]
    fn a_quotation_below_is_cut() {
        check("Yes.\n\nOn Mon, 2 Mar 2026 at 10:00, Ann Lee <ann@example.com> wrote:\n> Is it?", "Yes.");
        check("Yes.\n\nOn Mon, 2 Mar 2026 at 10:00, Ann Lee\n<ann@example.com> wrote:\n\nIs it?", "Yes.");
        check("Tak.\n\nW dniu pon., 2 mar 2026 o 10:00 Anna Lis <ann@example.com> napisał(a):\n> Czy?", "Tak.");
        check("Tak.\n\nWiadomość napisana przez Anna Lis w dniu 2 mar 2026, o godz. 10:00:\n\n> Czy?", "Tak.");
        check(
            "כן.\n\n\u{202b}בתאריך יום ב׳, 2 במרץ 2026 ב-10:00 מאת \u{202a}Ann\u{202c} <ann@example.com>:\u{202c}\n> האם?",
            "כן.",
        );
        check("כן.\n\nב-2 במרץ 2026, בשעה 10:00, אנה כתבה:\n\nהאם?", "כן.");
    }

    #[test]
    fn a_block_of_headers_is_cut() {
        check("Yes.\n\n-----Original Message-----\nFrom: Ann\n\nIs it?", "Yes.");
        check("Yes.\n\nFrom: Ann Lee\nSent: Monday\nTo: Bob\nSubject: It\n\nIs it?", "Yes.");
        check("Tak.\n\nOd: Anna Lis\nWysłano: poniedziałek\nDo: Jan\nTemat: To\n\nCzy?", "Tak.");
        check("Tak.\n\n-----Oryginalna wiadomość-----\nOd: Anna\n\nCzy?", "Tak.");
        check("כן.\n\nמאת: אנה\nנשלח: יום שני\nאל: דן\nנושא: זה\n\nהאם?", "כן.");
        check("כן.\n\n-----הודעה מקורית-----\nמאת: אנה\n\nהאם?", "כן.");
    }

    #[test]
    fn a_forwarded_letter_is_not_the_writer_s() {
        check("See below.\n\n---------- Forwarded message ---------\nFrom: Ann\n\nHello", "See below.");
        check("Patrz niżej.\n\n---------- Treść przekazanej wiadomości ---------\nOd: Anna\n\nHej", "Patrz niżej.");
        check("ראו למטה.\n\n---------- הודעה שהועברה ---------\nמאת: אנה\n\nהיי", "ראו למטה.");
    }

    #[test]
    fn answers_between_quoted_lines_are_the_writer_s() {
        check("On Monday Ann wrote:\n> One?\nFirst answer.\n\n> Two?\nSecond answer.", "First answer.\n\nSecond answer.");
    }

    #[test]
    fn a_signature_is_cut() {
        check("It is done.\n\n-- \nAnn Lee\nStudio", "It is done.");
        check("It is done.\n\nBest regards,\nAnn Lee\nStudio Lee\ntel. 555 0100", "It is done.");
        check("Gotowe.\n\nZ poważaniem\nAnna Lis", "Gotowe.");
        check("מוכן.\n\nבברכה,\nאנה", "מוכן.");
        check("It is done.\n\nSent from my iPhone", "It is done.");
        check("Gotowe.\n\nWysłane z iPhone'a", "Gotowe.");
        check("מוכן.\n\nנשלח מה-iPhone שלי", "מוכן.");
    }

    #[test]
    fn a_footer_of_the_company_is_cut() {
        check("It is done.\n\nPlease consider the environment before printing this email.", "It is done.");
        check("It is done.\n\n🌳 Think before you print!\nSave paper.\n\nBye", "It is done.\n\nBye");
        check("Gotowe.\n\nZanim wydrukujesz tę wiadomość, pomyśl o środowisku.", "Gotowe.");
        check("Gotowe.\n\nNiniejsza wiadomość jest poufna.\nProsimy ją usunąć.", "Gotowe.");
        check("מוכן.\n\nאנא חשבו על הסביבה לפני ההדפסה.", "מוכן.");
        check("Please consider the offer again.", "Please consider the offer again.");
    }

    #[test]
    fn an_attribution_may_take_two_lines_or_name_the_writer_last() {
        check("Tak.\n\nW dniu pon., 2 mar 2026 o 10:00 Anna Lis <ann@example.com>\nnapisał(a):\n\nCzy?", "Tak.");
        check("Tak.\n\nW dniu 2.03.2026 o 10:00, Anna Lis\nnapisał(a):\n> Czy?", "Tak.");
        check("Tak.\n\nW dniu pon., 2 mar 2026 o 10:00 Anna Lis <\nann@example.com> napisał(a):\n\nCzy?", "Tak.");
        check("כן.\n\nבתאריך יום ב׳, 2 במרץ 2026 ב-10:00 כתב/ה אנה:\n\nהאם?", "כן.");
        check("כן.\n\nבתאריך 2 במרץ 2026 כתבה אנה לוי:\n> האם?", "כן.");
        check("כן.\n\nב-2 במרץ 2026, כתב/ה Ann Lee\n<ann@example.com>:\n\nהאם?", "כן.");
    }

    #[test]
    fn a_sender_under_a_rule_begins_a_quotation() {
        check("Yes.\n\n________________________________\nFrom: Ann Lee\n\nIs it?", "Yes.");
        check("Tak.\n\n-----\n\nOd: Anna Lis <ann@example.com>\nCzy?", "Tak.");
        check("כן.\n\n----------\nמאת: אנה\nהאם?", "כן.");
        check("One.\n-----\nTwo.", "One.\n\nTwo.");
    }

    #[test]
    fn a_greeting_in_the_middle_of_a_letter_cuts_nothing() {
        check(
            "Best regards to your team, and tell them it is ready now.\nBye",
            "Best regards to your team, and tell them it is ready now.\nBye",
        );
        let paragraph = "Regards of all kinds.\n\nThis is a paragraph in lines that a mail program wrapped at its usual width\n\
            and nobody would take them for an address under a name and a telephone number.";
        check(paragraph, paragraph);
        check("On Monday we meet.\nTo: be decided", "On Monday we meet.\nTo: be decided");
    }

    #[test]
    fn a_text_without_own_words_gives_none() {
        check("", "");
        check("> quoted\n> only", "");
    }
}
