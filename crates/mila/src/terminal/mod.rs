//! The report in a terminal of eighty columns: the strings of the page, one line a row.
//! What is said is made by `mila_web`; here it is only cut, aligned and, if wished, coloured.
//!
//! Right-to-left text: a terminal that knows about directions takes a line's direction from its first strong
//! letter, and may read two neighbouring columns as one run and swap them. So every line of a Hebrew report
//! begins with a right-to-left mark, and in every language a column that could run into the next one is closed
//! with a mark of the reader's direction. The marks take no column and say nothing to other terminals; isolates,
//! which some terminals print as boxes, are not used.

mod lines;

use mila_domain::language::Language;
use mila_domain::report::Report;
use mila_web::pages::report::{ReportPage, Row, Section, State};
use mila_web::texts::{Texts, listed};

use self::lines::{Cell, Sheet};

/// More rows of one section than this push the next one out of sight.
const MOST_ROWS: usize = 10;

/// Whether colour reaches the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// Letters alone; for files, pipes and those who asked for it.
    Plain,
    /// With colour.
    Colour,
}

/// What a piece of text is, for the colour that it gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ink {
    Brand,
    Heading,
    Text,
    Quiet,
    Late,
    Soon,
    Calm,
}

impl Ink {
    /// The numbers of the SGR sequence; `None` for the terminal's own colour.
    const fn code(self) -> Option<&'static str> {
        match self {
            Self::Brand => Some("1;31"),
            Self::Heading => Some("1"),
            Self::Text => None,
            Self::Quiet => Some("2"),
            Self::Late => Some("33"),
            Self::Soon => Some("36"),
            Self::Calm => Some("32"),
        }
    }

    const fn of(state: State) -> Self {
        match state {
            State::Late => Self::Late,
            State::Soon => Self::Soon,
            State::Calm => Self::Calm,
            State::Still => Self::Quiet,
        }
    }
}

/// The report, ready to be printed. No line is wider than eighty columns.
#[must_use]
pub fn render(report: &Report, language: Language, paint: Paint) -> String {
    let texts = Texts::in_language(language);
    let page = ReportPage::of(report, language);
    let mut sheet = Sheet::new(language, paint);
    opening(&mut sheet, &page);
    if page.at_rest {
        sheet.gap();
        sheet.paragraph(0, &page.waits.none, Ink::Quiet);
    }
    for section in [&page.waits, &page.promised_by_us, &page.promised_by_them, &page.waits_for, &page.quiet] {
        list(&mut sheet, texts, section);
    }
    answers(&mut sheet, &page);
    if !page.nothing.is_empty() {
        sheet.gap();
        sheet.paragraph(0, &page.nothing.join(" "), Ink::Quiet);
    }
    read(&mut sheet, &page);
    sheet.finish()
}

fn opening(sheet: &mut Sheet, page: &ReportPage) {
    let mailbox = if page.me.is_empty() { String::new() } else { format!(" · {} {}", page.mailbox_of, listed(&page.me)) };
    sheet.titled("Mila", &mailbox);
    sheet.paragraph(0, &page.headline, Ink::Heading);
    if !page.lead.is_empty() {
        sheet.paragraph(0, &page.lead.join(" "), Ink::Text);
    }
    let when: Vec<&str> = page.period.iter().chain([&page.as_of]).map(String::as_str).collect();
    sheet.paragraph(0, &when.join(" · "), Ink::Quiet);
}

fn list(sheet: &mut Sheet, texts: Texts, section: &Section) {
    if section.is_empty {
        return;
    }
    sheet.gap();
    sheet.paragraph(0, &section.title, Ink::Heading);
    let shown = &section.rows[..section.rows.len().min(MOST_ROWS)];
    let width = shown.iter().filter_map(|row| row.time.as_deref()).map(lines::width).max().unwrap_or(0);
    for row in shown {
        sheet.row(&cells(row, texts), width);
    }
    let hidden = section.recent.saturating_sub(u64::try_from(shown.len()).unwrap_or(u64::MAX));
    let more = (hidden > 0).then(|| texts.count("more", hidden));
    let older = section.older.as_ref().map(|fold| fold.line.clone());
    let kept = section.kept.as_ref().map(|fold| fold.line.clone());
    let rest: Vec<String> = [more, older, kept].into_iter().flatten().collect();
    if !rest.is_empty() {
        sheet.paragraph(4, &rest.join(" · "), Ink::Quiet);
    }
}

/// Sign, who, in what words, how much time.
fn cells(row: &Row, texts: Texts) -> [Cell; 4] {
    let ink = Ink::of(row.state);
    let sign = match row.state {
        State::Late => "●",
        State::Soon => "◔",
        State::Calm => "○",
        State::Still => " ",
    };
    let words = match (&row.words, &row.wordless) {
        (Some(words), _) if row.is_quote => Cell::of(&quoted(words, row.words_lang, texts), Ink::Text),
        (Some(words), _) => Cell::of(words, Ink::Text),
        (None, Some(wordless)) => Cell::of(&format!("({wordless})"), Ink::Quiet),
        (None, None) => Cell::of(row.facts.first().map_or("", String::as_str), Ink::Text),
    };
    [Cell::of(sign, ink), Cell::of(&row.who, Ink::Text), words, Cell::of(row.time.as_deref().unwrap_or(""), ink)]
}

fn quoted(words: &str, lang: Option<&str>, texts: Texts) -> String {
    let lang = lang.unwrap_or(texts.language().code());
    if lang == Language::Polish.code() {
        format!("„{words}”")
    } else if lang == Language::Hebrew.code() {
        format!("״{words}״")
    } else {
        format!("“{words}”")
    }
}

fn answers(sheet: &mut Sheet, page: &ReportPage) {
    let Some(line) = &page.answers.line else {
        return;
    };
    sheet.gap();
    sheet.paragraph(0, &page.answers.title, Ink::Heading);
    sheet.paragraph(2, line, Ink::Text);
    if let Some(sparkline) = &page.answers.sparkline {
        sheet.paragraph(2, sparkline, Ink::Quiet);
    }
}

fn read(sheet: &mut Sheet, page: &ReportPage) {
    let read = &page.read;
    sheet.gap();
    sheet.paragraph(0, &read.title, Ink::Heading);
    sheet.paragraph(2, &read.totals.join(" · "), Ink::Text);
    for note in &read.notes {
        sheet.paragraph(2, note, Ink::Quiet);
    }
    if let Some(filtered) = &read.filtered {
        let reasons: Vec<String> =
            read.reasons.iter().map(|(reason, number)| format!("{}\u{a0}{number}", reason.replace(' ', "\u{a0}"))).collect();
        sheet.paragraph(2, &format!("{filtered} {}", reasons.join(", ")), Ink::Quiet);
    }
    if let Some(unreadable) = &read.unreadable {
        sheet.paragraph(2, unreadable, Ink::Text);
        for row in read.unreadable_rows.iter().take(3) {
            sheet.paragraph(4, &format!("{} – {}", row.path, row.why), Ink::Quiet);
        }
    }
}

#[cfg(test)]
mod tests;
