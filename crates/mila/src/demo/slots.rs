//! The slots of the text files: choices, forms by gender, and days in the words of three languages.
//! What may stand in a slot is told in `texts/en.txt`.

use super::chance::Chance;
use super::hours::{Hours, later};
use jiff::civil::{Date, Weekday};
use mila_domain::language::Language;
use std::collections::BTreeMap;

/// What stays the same throughout one conversation.
#[derive(Debug, Clone)]
pub struct Telling {
    /// The language of the conversation.
    pub language: Language,
    /// Whether words about the client are feminine.
    pub is_woman: bool,
    /// Slots with a fixed value.
    pub fixed: BTreeMap<&'static str, String>,
    /// Which days somebody may promise.
    pub hours: Hours,
    /// The day named last.
    pub due: Option<Date>,
    named: BTreeMap<String, Date>,
}

impl Telling {
    /// A conversation about a project (its forms in the order of the text file), with amounts made up.
    pub fn new(language: Language, is_woman: bool, project: &str, hours: Hours, chance: &mut Chance) -> Self {
        let mut fixed = BTreeMap::new();
        let forms: Vec<&str> = project.split(" | ").collect();
        for (name, form) in ["mian", "dop", "bier", "narz", "miejsc"].into_iter().zip(&forms) {
            fixed.insert(name, (*form).to_owned());
        }
        let project = forms.first().copied().unwrap_or_default();
        fixed.insert("project", project.to_owned());
        fixed.insert("price", price(language, chance.between(18, 96) * 50));
        fixed.insert("price2", price(language, chance.between(5, 14) * 50));
        fixed.insert("number", chance.between(104, 987).to_string());
        let time = ["9:00", "9:30", "10:00", "10:30", "11:00", "14:00"];
        fixed.insert("time", chance.one_of(&time).copied().unwrap_or("10:00").to_owned());
        Self { language, is_woman, fixed, hours, due: None, named: BTreeMap::new() }
    }

    /// The text with its slots filled, as written on this day. A slot that means nothing stays as it is.
    pub fn fill(&mut self, text: &str, written: Date, chance: &mut Chance) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, slot, after)) = next_slot(rest) {
            filled.push_str(before);
            let said = self.slot(slot, written, chance);
            let begins = filled.is_empty() && self.language == Language::English && slot == "project";
            filled.push_str(&if begins { capital(&said) } else { said });
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    fn slot(&mut self, slot: &str, written: Date, chance: &mut Chance) -> String {
        let choices = split_outside(slot, '|');
        if choices.len() > 1 {
            let choice = chance.one_of(&choices).copied().unwrap_or_default();
            return self.fill(choice, written, chance);
        }
        if let [man, woman] = split_outside(slot, '/')[..] {
            return self.fill(if self.is_woman { woman } else { man }, written, chance);
        }
        if let Some(fixed) = self.fixed.get(slot) {
            return fixed.clone();
        }
        self.day(slot, written).unwrap_or_else(|| format!("{{{slot}}}"))
    }

    /// `day+3`, `date+10:a`, `w:a`.
    fn day(&mut self, slot: &str, written: Date) -> Option<String> {
        let (slot, name) = slot.split_once(':').map_or((slot, None), |(slot, name)| (slot, Some(name)));
        let (form, date) = if let Some((form, days)) = slot.split_once('+') {
            let date = self.working_day(written, days.parse().ok()?);
            if let Some(name) = name {
                self.named.insert(name.to_owned(), date);
            }
            (form, date)
        } else {
            (slot, *self.named.get(name?)?)
        };
        self.due = Some(date);
        // A weekday's name would mean another week.
        let is_near = (1..7).contains(&written.duration_until(date).as_hours().div_euclid(24));
        Some(match (form, self.language) {
            ("date", language) => date_in_words(date, language),
            ("do" | "w" | "W", _) if !is_near => date_in_words(date, Language::Polish),
            ("do", _) => weekday(date, &PL_DO).to_owned(),
            ("w", _) => weekday(date, &PL_W).to_owned(),
            ("W", _) => capital(weekday(date, &PL_W)),
            ("day", language) if !is_near => date_in_words(date, language),
            ("day", Language::Hebrew) => weekday(date, &HE_DAYS).to_owned(),
            ("day", _) => weekday(date, &EN_DAYS).to_owned(),
            _ => return None,
        })
    }

    /// A day of rest here or at the studio.
    fn is_rest(&self, day: Date) -> bool {
        self.hours.rests_on(day) || matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    /// So many days later, moved to a day on which people work, but never a whole week away by the move alone.
    fn working_day(&self, written: Date, days: i64) -> Date {
        let mut day = later(written, days);
        let mut moved = 0;
        while self.is_rest(day) {
            day = later(day, 1);
            moved += 1;
        }
        if days < 7 && days + moved >= 7 {
            day = later(written, days);
            while self.is_rest(day) {
                day = later(day, -1);
            }
        }
        day
    }
}

const EN_DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const PL_DO: [&str; 7] = ["poniedziałku", "wtorku", "środy", "czwartku", "piątku", "soboty", "niedzieli"];
const PL_W: [&str; 7] = ["w poniedziałek", "we wtorek", "w środę", "w czwartek", "w piątek", "w sobotę", "w niedzielę"];
const HE_DAYS: [&str; 7] = ["יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי", "יום שבת", "יום ראשון"];
const EN_MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const PL_MONTHS: [&str; 12] = [
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
];
const HE_MONTHS: [&str; 12] =
    ["בינואר", "בפברואר", "במרץ", "באפריל", "במאי", "ביוני", "ביולי", "באוגוסט", "בספטמבר", "באוקטובר", "בנובמבר", "בדצמבר"];

/// The day and month as a letter names them: "14 March", "14 marca", "14 במרץ".
#[must_use]
pub fn date_in_words(date: Date, language: Language) -> String {
    let months = match language {
        Language::English => &EN_MONTHS,
        Language::Polish => &PL_MONTHS,
        Language::Hebrew => &HE_MONTHS,
    };
    let month = usize::try_from(date.month() - 1).ok().and_then(|month| months.get(month)).copied().unwrap_or_default();
    format!("{} {month}", date.day())
}

fn weekday(date: Date, names: &[&'static str; 7]) -> &'static str {
    usize::try_from(date.weekday().to_monday_zero_offset()).ok().and_then(|day| names.get(day)).copied().unwrap_or_default()
}

/// An amount in pounds, or about as much in the money of the language.
fn price(language: Language, pounds: i64) -> String {
    let amount = match language {
        Language::English => pounds,
        Language::Polish | Language::Hebrew => pounds * 4,
    };
    let grouped = |mark: &str| match amount {
        ..1000 => amount.to_string(),
        _ => format!("{}{mark}{:03}", amount / 1000, amount % 1000),
    };
    match language {
        Language::English => format!("£{}", grouped(",")),
        Language::Polish => format!("{} zł", grouped(" ")),
        Language::Hebrew => format!("{} ש\"ח", grouped(",")),
    }
}

/// The text with a capital first letter.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What stands before the next slot, in it, and after it.
fn next_slot(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find('{')?;
    let mut depth = 0_usize;
    for (at, sign) in text.char_indices().skip_while(|(at, _)| *at < start) {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&text[..start], &text[start + 1..at], &text[at + 1..]));
        }
    }
    None
}

/// Splits at a sign, but not inside inner slots.
fn split_outside(text: &str, sign: char) -> Vec<&str> {
    let mut depth = 0_i32;
    text.split(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        c == sign && depth == 0
    })
    .collect()
}
