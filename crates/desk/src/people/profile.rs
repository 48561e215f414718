//! What the owner writes about a person, by several hands at once: whoever saves a form changes those fields that they
//! changed, and is asked where somebody else has changed the same one meanwhile.

use std::fmt;
use std::str::FromStr;

use mila_domain::ids::PersonId;
use mila_store::{ProfileRow, Scope, StoreError};

use super::facts::Field;
use super::{Profile, profile_of, row_of};
use crate::desk::{Desk, DeskError};

/// A profile as somebody saw it when they began to change it: a mark for each field, from which nothing can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen([u64; Field::ALL.len()]);

/// The text is no mark of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotSeen;

impl Seen {
    /// What somebody sees of this profile.
    #[must_use]
    pub fn of(profile: &Profile) -> Self {
        Self::of_row(&row_of(profile))
    }

    fn of_row(row: &ProfileRow) -> Self {
        Self(Field::ALL.map(|field| mark(field.of(row))))
    }
}

/// Zero for nothing.
fn mark(text: Option<&str>) -> u64 {
    let Some(text) = text else { return 0 };
    let mut mark = [0; 8];
    mark.copy_from_slice(&blake3::hash(text.as_bytes()).as_bytes()[..8]);
    u64::from_be_bytes(mark)
}

/// As it stands in a form: `0.1f.0.0.0`.
impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.map(|mark| format!("{mark:x}")).join("."))
    }
}

impl FromStr for Seen {
    type Err = NotSeen;

    fn from_str(text: &str) -> Result<Self, NotSeen> {
        let marks = text.split('.').map(|mark| u64::from_str_radix(mark, 16).map_err(|_| NotSeen));
        let marks: Vec<u64> = marks.collect::<Result<_, _>>()?;
        marks.try_into().map(Self).map_err(|_| NotSeen)
    }
}

/// Two have changed the same field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Which fields.
    pub fields: Vec<Field>,
    /// What stands there now.
    pub there: Profile,
    /// What is to be asked about: what was typed, and what stands there wherever nothing was changed.
    pub typed: Profile,
}

/// Why a profile was not kept.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// Somebody else has changed the same field meanwhile; the one who saves decides.
    #[error("somebody else has changed the same")]
    Clash(Box<Clash>),
    /// It could not be kept.
    #[error(transparent)]
    Desk(#[from] DeskError),
}

impl From<StoreError> for ProfileError {
    fn from(error: StoreError) -> Self {
        Self::Desk(error.into())
    }
}

/// What comes of what was `typed` by somebody who saw a profile of which `there` has become.
fn merged(seen: &Seen, typed: &ProfileRow, there: &ProfileRow) -> Result<ProfileRow, Box<Clash>> {
    let (mut now, mut fields) = (typed.clone(), Vec::new());
    for (field, seen) in Field::ALL.into_iter().zip(seen.0) {
        let (typed, there) = (field.of(typed), field.of(there));
        if mark(typed) == seen {
            field.set(&mut now, there.map(str::to_owned));
        } else if mark(there) != seen && there != typed {
            fields.push(field);
        }
    }
    if fields.is_empty() {
        return Ok(now);
    }
    Err(Box::new(Clash { fields, there: profile_of(there.clone()), typed: profile_of(now) }))
}

impl Desk {
    /// Keeps what the owner wrote about a person: those fields that are others than the ones that were seen.
    ///
    /// # Errors
    /// When somebody else has changed the same meanwhile, when they are not there, or when the data cannot be reached.
    pub async fn set_profile(&self, scope: &Scope, id: PersonId, profile: &Profile, seen: &Seen) -> Result<(), ProfileError> {
        let missing = DeskError::Missing("the person");
        let mut unit = self.begin_deed(scope).await?;
        let Some(there) = unit.profile(scope, id).await? else { return Err(missing.into()) };
        let row = merged(seen, &row_of(profile), &there).map_err(ProfileError::Clash)?;
        if !unit.set_profile(scope, id, &row).await? {
            return Err(missing.into());
        }
        unit.commit().await?;
        Ok(self.settle(scope, |_| true).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(name: &str, phones: &[&str], notes: Option<&str>) -> Profile {
        let phones = phones.iter().map(|phone| (*phone).to_owned()).collect();
        Profile { name: Some(name.to_owned()), phones, notes: notes.map(str::to_owned), ..Profile::default() }
    }

    #[test]
    fn jans_notes_survive_olas_telephone_number() {
        let before = profile("Dana", &[], None);
        let (jan, ola) = (profile("Dana", &[], Some("Two cats.")), profile("Dana", &["1"], None));
        let now = merged(&Seen::of(&before), &row_of(&ola), &row_of(&jan)).unwrap();
        assert_eq!(profile_of(now), profile("Dana", &["1"], Some("Two cats.")));
        assert_eq!(merged(&Seen::of(&jan), &row_of(&before), &row_of(&jan)), Ok(row_of(&before)), "who takes notes away may");
    }

    #[test]
    fn two_who_change_the_same_field_are_asked_and_what_both_wrote_is_written() {
        let before = profile("Dana", &[], Some("Cats."));
        let (jan, ola) = (profile("Dana L.", &["2"], Some("Two cats.")), profile("Dana Levi", &[], Some("Two cats.")));
        let clash = merged(&Seen::of(&before), &row_of(&ola), &row_of(&jan)).unwrap_err();
        assert_eq!(clash.fields, [Field::Name], "the same notes by both are no question");
        assert_eq!(clash.there, jan);
        assert_eq!(clash.typed, profile("Dana Levi", &["2"], Some("Two cats.")));
        let now = merged(&Seen::of(&clash.there), &row_of(&clash.typed), &row_of(&jan)).unwrap();
        assert_eq!(profile_of(now), clash.typed, "asked once, their word holds");
    }

    #[test]
    fn what_was_seen_stands_in_a_form_and_nothing_can_be_read_from_it() {
        let seen = Seen::of(&profile("Dana", &["1"], None));
        assert_eq!(seen.to_string().parse(), Ok(seen));
        assert_eq!(Seen::of(&Profile::default()).to_string(), "0.0.0.0.0");
        for text in ["", "0", "0.0.0.0", "0.0.0.0.0.0", "0.0.0.0.x", "0.0.0.0.-1"] {
            assert_eq!(text.parse::<Seen>(), Err(NotSeen), "{text}");
        }
    }
}
