//! The form with what the owner notes about a person, and what is made of what was typed into it.

use jiff::civil::Date;
use mila_desk::people::{Clash, Field as Noted, Person, Profile, Seen};
use serde::Serialize;

use crate::pages::fields::{Field, Refused, named};
use crate::pages::rows::Link;
use crate::pages::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;

/// A longer name, or way to address somebody, is refused.
const LONGEST_NAME: usize = 120;
/// A longer phone number is refused.
const LONGEST_PHONE: usize = 60;
/// More phone numbers are refused.
const MOST_PHONES: usize = 20;
/// Longer notes are refused.
const LONGEST_NOTES: usize = 20_000;

/// What was typed into the form, field by field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProfileTyped {
    /// The name.
    pub name: String,
    /// How to address them.
    pub address_as: String,
    /// Phone numbers, one a line.
    pub phones: String,
    /// `1984-03-13` or `03-13`.
    pub birthday: String,
    /// Anything else.
    pub notes: String,
}

/// Why a profile is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BadProfile {
    /// The name is too long.
    Name,
    /// How to address them is too long.
    AddressAs,
    /// A phone number is too long.
    Phone,
    /// There are too many phone numbers.
    Phones,
    /// The birthday is no date.
    Birthday,
    /// The birthday is still to come.
    BirthdayAhead,
    /// The notes are too long.
    Notes,
}

impl ProfileTyped {
    /// What stands in the form before anything was typed.
    #[must_use]
    pub fn of(profile: &Profile) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            name: text(&profile.name),
            address_as: text(&profile.address_as),
            phones: profile.phones.join("\n"),
            birthday: profile.birthday.map(written).unwrap_or_default(),
            notes: text(&profile.notes),
        }
    }

    /// The profile, or the first thing that is wrong with it.
    ///
    /// # Errors
    /// When a field is too long, or the birthday is no date of the past.
    pub fn profile(&self, today: Date) -> Result<Profile, BadProfile> {
        let phones: Vec<String> = self.phones.lines().filter_map(given).collect();
        if phones.len() > MOST_PHONES {
            return Err(BadProfile::Phones);
        }
        if phones.iter().any(|phone| is_longer(phone, LONGEST_PHONE)) {
            return Err(BadProfile::Phone);
        }
        let profile = Profile {
            name: within(&self.name, LONGEST_NAME, BadProfile::Name)?,
            address_as: within(&self.address_as, LONGEST_NAME, BadProfile::AddressAs)?,
            phones,
            birthday: given(&self.birthday).map(|text| day(&text, today)).transpose()?,
            notes: within(&self.notes.replace("\r\n", "\n"), LONGEST_NOTES, BadProfile::Notes)?,
        };
        Ok(profile)
    }
}

/// A birthday as the form shows it.
fn written(date: Date) -> String {
    let format = if date.year() == 0 { "%m-%d" } else { "%Y-%m-%d" };
    date.strftime(format).to_string()
}

fn day(text: &str, today: Date) -> Result<Date, BadProfile> {
    let numbers: Option<Vec<i16>> = text.split('-').map(|part| part.trim().parse().ok()).collect();
    let (year, month, day) = match numbers.as_deref() {
        Some(&[year, month, day]) if year >= 1000 => (year, month, day),
        Some(&[month, day]) => (0, month, day),
        Some(_) | None => return Err(BadProfile::Birthday),
    };
    let part = |number: i16| i8::try_from(number).map_err(|_| BadProfile::Birthday);
    let date = Date::new(year, part(month)?, part(day)?).map_err(|_| BadProfile::Birthday)?;
    if date > today { Err(BadProfile::BirthdayAhead) } else { Ok(date) }
}

fn given(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn within(text: &str, longest: usize, bad: BadProfile) -> Result<Option<String>, BadProfile> {
    let text = given(text);
    if text.as_deref().is_some_and(|text| is_longer(text, longest)) { Err(bad) } else { Ok(text) }
}

fn is_longer(text: &str, longest: usize) -> bool {
    text.chars().count() > longest
}

/// The form with what the owner notes about a person.
#[derive(Debug, Clone, Serialize)]
pub struct ProfilePage {
    /// The title of the page and of the window.
    pub title: String,
    /// Whom it is about.
    pub who: String,
    /// Who sees it.
    pub lead: String,
    /// Why it was refused.
    pub refused: Option<Refused>,
    /// What somebody else wrote meanwhile.
    pub clash: Option<ClashPart>,
    /// Where the form is sent.
    pub action: String,
    /// What stood in the form before anything was typed, as a mark.
    pub seen: String,
    /// The name.
    pub name: Field,
    /// How to address them.
    pub address_as: Field,
    /// Phone numbers, one a line.
    pub phones: Field,
    /// The birthday.
    pub birthday: Field,
    /// Anything else.
    pub notes: Field,
    /// What the button says.
    pub deed: String,
    /// Leads back.
    pub cancel: Link,
}

/// What somebody else wrote meanwhile into the fields in question.
#[derive(Debug, Clone, Serialize)]
pub struct ClashPart {
    /// What it is called.
    pub title: String,
    /// One for each field.
    pub lines: Vec<ClashLine>,
}

/// What stands in one field.
#[derive(Debug, Clone, Serialize)]
pub struct ClashLine {
    /// What the field is called.
    pub label: String,
    /// What stands there.
    pub there: String,
}

impl ProfilePage {
    /// The form before anything was typed.
    #[must_use]
    pub fn fresh(texts: Texts, person: &Person) -> Self {
        Self::of(texts, person, &ProfileTyped::of(&person.profile), &Seen::of(&person.profile), None)
    }

    /// The form after somebody else has changed the same: with both.
    #[must_use]
    pub fn clashing(texts: Texts, person: &Person, clash: &Clash) -> Self {
        let mut page = Self::of(texts, person, &ProfileTyped::of(&clash.typed), &Seen::of(&clash.there), None);
        let there = ProfileTyped::of(&clash.there);
        let mut lines = Vec::with_capacity(clash.fields.len());
        for noted in &clash.fields {
            let (field, there) = page.field(*noted, &there);
            *field = field.clone().refused(Some(texts.plain("profile-clash")));
            let there = if there.is_empty() { texts.plain("profile-clash-nothing") } else { there.to_owned() };
            lines.push((field.id, ClashLine { label: field.label.clone(), there }));
        }
        page.refused = lines.first().map(|(id, _)| Refused::at(texts, id, texts.plain("profile-clash")));
        let lines = lines.into_iter().map(|(_, line)| line).collect();
        page.clash = Some(ClashPart { title: texts.plain("profile-clash-title"), lines });
        page
    }

    /// A field of the form, and what stands in the same one of another.
    fn field<'a>(&mut self, noted: Noted, other: &'a ProfileTyped) -> (&mut Field, &'a str) {
        match noted {
            Noted::Name => (&mut self.name, &other.name),
            Noted::AddressAs => (&mut self.address_as, &other.address_as),
            Noted::Phones => (&mut self.phones, &other.phones),
            Noted::Birthday => (&mut self.birthday, &other.birthday),
            Noted::Notes => (&mut self.notes, &other.notes),
        }
    }

    /// The form; after a refusal with what was typed.
    #[must_use]
    pub fn of(texts: Texts, person: &Person, typed: &ProfileTyped, seen: &Seen, refused: Option<BadProfile>) -> Self {
        let blamed = refused.map(|bad| (blamed(bad), said(texts, bad)));
        let field = |id: &'static str, value: &str| {
            let error = blamed.as_ref().filter(|(field, _)| *field == id).map(|(_, error)| error.clone());
            Field::new(id, id, texts.plain(&key(id)), value).hinted(texts.plain(&format!("{}-hint", key(id)))).refused(error)
        };
        let href = format!("/people/{}", person.id);
        Self {
            title: texts.plain("profile-title"),
            who: named(person.profile.name.as_deref().unwrap_or(person.name.shown())),
            lead: texts.plain("profile-lead"),
            refused: blamed.as_ref().map(|(id, error)| Refused::at(texts, id, error.clone())),
            clash: None,
            action: format!("{href}/profile"),
            seen: seen.to_string(),
            name: field("name", &typed.name),
            address_as: field("address_as", &typed.address_as),
            phones: field("phones", &typed.phones),
            birthday: field("birthday", &typed.birthday),
            notes: field("notes", &typed.notes),
            deed: texts.plain("profile-save"),
            cancel: Link { href, label: texts.plain("profile-cancel") },
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/profile.html", self)
    }
}

pub(super) fn key(id: &str) -> String {
    format!("profile-{}", id.replace('_', "-"))
}

pub(super) const fn blamed(bad: BadProfile) -> &'static str {
    match bad {
        BadProfile::Name => "name",
        BadProfile::AddressAs => "address_as",
        BadProfile::Phone | BadProfile::Phones => "phones",
        BadProfile::Birthday | BadProfile::BirthdayAhead => "birthday",
        BadProfile::Notes => "notes",
    }
}

pub(super) fn said(texts: Texts, bad: BadProfile) -> String {
    let count = |key, number: usize| texts.count(key, u64::try_from(number).unwrap_or(u64::MAX));
    match bad {
        BadProfile::Name | BadProfile::AddressAs => count("profile-too-long", LONGEST_NAME),
        BadProfile::Phone => count("profile-too-long", LONGEST_PHONE),
        BadProfile::Phones => count("profile-too-many-phones", MOST_PHONES),
        BadProfile::Birthday => texts.plain("profile-bad-birthday"),
        BadProfile::BirthdayAhead => texts.plain("profile-birthday-ahead"),
        BadProfile::Notes => count("profile-too-long", LONGEST_NOTES),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 3, 13);

    fn born(text: &str) -> Result<Option<Date>, BadProfile> {
        let typed = ProfileTyped { birthday: text.to_owned(), ..ProfileTyped::default() };
        typed.profile(TODAY).map(|profile| profile.birthday)
    }

    #[test]
    fn a_birthday_has_a_year_or_none() {
        assert_eq!(born(" 1984-03-13 "), Ok(Some(date(1984, 3, 13))));
        assert_eq!(born("2-29"), Ok(Some(date(0, 2, 29))));
        assert_eq!(born("12-31"), Ok(Some(date(0, 12, 31))));
        assert_eq!(born(""), Ok(None));
    }

    #[test]
    fn what_is_no_day_of_the_past_is_no_birthday() {
        for text in ["13 March", "1984-13-01", "1983-02-29", "84-03-13", "03", "1984-03-13-01", "0000-03-13", "99999-1-1"] {
            assert_eq!(born(text), Err(BadProfile::Birthday), "{text}");
        }
        assert_eq!(born("2026-03-14"), Err(BadProfile::BirthdayAhead));
    }

    #[test]
    fn what_is_kept_stands_in_the_form_again() {
        let typed = ProfileTyped {
            name: "Dana Levi".to_owned(),
            address_as: "דנה היקרה".to_owned(),
            phones: "+972 3 555 12 34\n050 555 00 11".to_owned(),
            birthday: "03-13".to_owned(),
            notes: "Two cats.\n\nLikes jazz.".to_owned(),
        };
        assert_eq!(ProfileTyped::of(&typed.profile(TODAY).unwrap()), typed);
    }

    #[test]
    fn blanks_are_nothing_and_too_much_is_refused() {
        let blank = ProfileTyped { name: " ".to_owned(), phones: " \r\n\r\n".to_owned(), ..ProfileTyped::default() };
        assert_eq!(blank.profile(TODAY), Ok(Profile::default()));
        let many = ProfileTyped { phones: "112\n".repeat(21), ..ProfileTyped::default() };
        assert_eq!(many.profile(TODAY), Err(BadProfile::Phones));
        let long = ProfileTyped { notes: "ż".repeat(20_001), ..ProfileTyped::default() };
        assert_eq!(long.profile(TODAY), Err(BadProfile::Notes));
    }
}
