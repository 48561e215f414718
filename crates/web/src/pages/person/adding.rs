//! The form by which somebody is added by hand, and what is made of what was typed into it.

use jiff::civil::Date;
use mila_desk::people::{NewPerson, Refusal};
use serde::Serialize;

use super::profile::{BadProfile, ProfileTyped, blamed, key, said};
use super::refused_address;
use crate::pages::fields::{Field, Refused};
use crate::pages::rows::Link;
use crate::pages::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;

/// More addresses at once are refused.
const MOST_ADDRESSES: usize = 20;

/// What was typed into the form, field by field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonTyped {
    /// What the profile holds.
    pub profile: ProfileTyped,
    /// Addresses, one a line.
    pub addresses: String,
}

/// Why somebody was not added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadPerson {
    /// A field of the profile makes no sense.
    Profile(BadProfile),
    /// There are too many addresses.
    Addresses,
    /// The desk refused them.
    Refused(Refusal),
}

impl PersonTyped {
    /// Whom to add, or the first thing that is wrong.
    ///
    /// # Errors
    /// When a field of the profile makes no sense, or when there are too many addresses.
    pub fn person(&self, today: Date) -> Result<NewPerson, BadPerson> {
        let profile = self.profile.profile(today).map_err(BadPerson::Profile)?;
        let lines = self.addresses.split(['\n', ',', ';']).map(str::trim).filter(|line| !line.is_empty());
        let addresses: Vec<String> = lines.map(str::to_owned).collect();
        if addresses.len() > MOST_ADDRESSES { Err(BadPerson::Addresses) } else { Ok(NewPerson { profile, addresses }) }
    }
}

/// The form by which somebody is added.
#[derive(Debug, Clone, Serialize)]
pub struct NewPersonPage {
    /// The title of the page and of the window.
    pub title: String,
    /// What is needed.
    pub lead: String,
    /// Why it was refused.
    pub refused: Option<Refused>,
    /// Leads to the person whose an address is already.
    pub known: Option<Link>,
    /// The name.
    pub name: Field,
    /// Addresses, one a line.
    pub addresses: Field,
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

impl NewPersonPage {
    /// The form; after a refusal with what was typed.
    #[must_use]
    pub fn of(texts: Texts, typed: &PersonTyped, refused: Option<BadPerson>) -> Self {
        let blamed = refused.map(|bad| fault(texts, bad));
        let error = |id: &str| blamed.as_ref().filter(|(field, _)| *field == id).map(|(_, error)| error.clone());
        let field = |id: &'static str, key: &str, value: &str| {
            Field::new(id, id, texts.plain(key), value).hinted(texts.plain(&format!("{key}-hint"))).refused(error(id))
        };
        let profile = |id: &'static str, value: &str| field(id, &key(id), value);
        let known = match refused {
            Some(BadPerson::Refused(Refusal::Known(person))) => {
                Some(Link { href: format!("/people/{person}"), label: texts.plain("person-show-known") })
            }
            Some(_) | None => None,
        };
        Self {
            title: texts.plain("people-add"),
            lead: texts.plain("person-new-lead"),
            refused: blamed.as_ref().map(|(id, error)| Refused::at(texts, id, error.clone())),
            known,
            name: field("name", "person-new-name", &typed.profile.name),
            addresses: field("addresses", "person-new-addresses", &typed.addresses),
            address_as: profile("address_as", &typed.profile.address_as),
            phones: profile("phones", &typed.profile.phones),
            birthday: profile("birthday", &typed.profile.birthday),
            notes: profile("notes", &typed.profile.notes),
            deed: texts.plain("person-new-deed"),
            cancel: Link { href: "/people".to_owned(), label: texts.plain("profile-cancel") },
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/new_person.html", self)
    }
}

/// Which field is to blame, and what is said beside it.
fn fault(texts: Texts, bad: BadPerson) -> (&'static str, String) {
    match bad {
        BadPerson::Profile(bad) => (blamed(bad), said(texts, bad)),
        BadPerson::Addresses => {
            let most = u64::try_from(MOST_ADDRESSES).unwrap_or(u64::MAX);
            ("addresses", texts.count("person-new-too-many", most))
        }
        BadPerson::Refused(Refusal::Nobody) => ("name", refused_address(texts, Refusal::Nobody)),
        BadPerson::Refused(refusal) => ("addresses", refused_address(texts, refusal)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn addresses_stand_on_lines_or_behind_commas() {
        let typed = PersonTyped { addresses: " a@x.example\r\nb@x.example, c@x.example;\n".into(), ..PersonTyped::default() };
        let person = typed.person(date(2026, 3, 13)).unwrap();
        assert_eq!(person.addresses, ["a@x.example", "b@x.example", "c@x.example"]);
        let many = PersonTyped { addresses: "a@x.example\n".repeat(21), ..PersonTyped::default() };
        assert_eq!(many.person(date(2026, 3, 13)), Err(BadPerson::Addresses));
    }
}
