//! People: what the owner wrote about each, and what follows from their letters.

use jiff::Timestamp;
use mila_domain::ids::{AddressId, PersonId};
use mila_domain::language::Language;

use crate::codes;
use crate::conversations::Page;
use crate::db::Unit;
use crate::error::StoreError;
use crate::schema::{instant, us};
use crate::scope::Scope;
use crate::value::{Row, Value};

/// Somebody outside us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Who.
    pub id: PersonId,
    /// The name to show: the owner's, or that of their letters.
    pub name: Option<String>,
    /// Their main address.
    pub address: String,
    /// The language of their latest letter.
    pub language: Option<Language>,
    /// Letters in both directions.
    pub letters: u64,
    /// The first of them.
    pub first: Option<Timestamp>,
    /// The last of them.
    pub last: Option<Timestamp>,
    /// The median gap between them, in microseconds.
    pub gap_us: Option<i64>,
    /// Whether they wait for us.
    pub is_waiting: bool,
}

/// What the owner wrote about a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProfileRow {
    /// The name.
    pub name: Option<String>,
    /// How to address them.
    pub address_as: Option<String>,
    /// One a line.
    pub phones: String,
    /// `2026-03-13`, or `--03-13` without the year.
    pub birthday: Option<String>,
    /// Anything else.
    pub notes: Option<String>,
}

/// What follows from a person's letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rhythm {
    /// Whose.
    pub person: PersonId,
    /// The name of their letters.
    pub name: Option<String>,
    /// Their main address.
    pub address: String,
    /// Name and addresses as they are searched.
    pub sought: String,
    /// The language of their latest letter.
    pub language: Option<Language>,
    /// Letters in both directions.
    pub letters: u64,
    /// The first of them.
    pub first: Option<Timestamp>,
    /// The last of them.
    pub last: Option<Timestamp>,
    /// The median gap between them, in microseconds.
    pub gap_us: Option<i64>,
    /// From when on their silence is a long one.
    pub quiet_from: Option<Timestamp>,
}

const COLUMNS: &str = "p.id, COALESCE(p.name, p.shown_name), p.shown_address, p.language, p.letters, p.first_us, p.last_us, p.gap_us,
       CAST(CASE WHEN EXISTS (SELECT 1 FROM conversations c
                          WHERE c.workspace_id = p.workspace_id AND c.person_id = p.id AND c.standing = 0) THEN 1 ELSE 0 END AS BIGINT)";

impl PersonRow {
    fn of(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: PersonId::from_number(row.int(0)?),
            name: row.maybe_text(1)?,
            address: row.text(2)?,
            language: codes::language(row.maybe_text(3)?.as_deref()),
            letters: row.count(4)?,
            first: row.maybe_int(5)?.map(instant),
            last: row.maybe_int(6)?.map(instant),
            gap_us: row.maybe_int(7)?,
            is_waiting: row.is(8)?,
        })
    }
}

/// The patterns that a name has to fit, from one argument on.
fn fits(first: usize, count: usize) -> String {
    let patterns = (first..first + count).map(|place| format!(" AND p.sought LIKE ${place} ESCAPE '\\'"));
    patterns.collect::<Vec<_>>().concat()
}

impl Unit {
    /// Makes sure that people are there, and that their letters will be counted again.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn touch_people(&mut self, scope: &Scope, people: &[PersonId]) -> Result<(), StoreError> {
        let mut values: Vec<Value<'_>> = Vec::with_capacity(people.len() * 7);
        for person in people {
            values.extend_from_slice(&[
                scope.workspace().into(),
                (*person).into(),
                "".into(),
                "".into(),
                "".into(),
                0.into(),
                1.into(),
            ]);
        }
        let head = "INSERT INTO people (workspace_id, id, phones, shown_address, sought, letters, is_stale) VALUES ";
        let tail = " ON CONFLICT (workspace_id, id) DO UPDATE SET is_stale = 1";
        self.fill("touching people", head, tail, 7, &values).await
    }

    /// People whose letters have to be counted again, and what the owner calls them; at most so many.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn stale_people(&mut self, scope: &Scope, most: i64) -> Result<Vec<(PersonId, Option<String>)>, StoreError> {
        let sql = "SELECT id, name FROM people WHERE workspace_id = $1 AND is_stale = 1 ORDER BY id LIMIT $2";
        let rows = self.rows("looking for people to count", sql, &[scope.workspace().into(), most.into()]).await?;
        rows.iter().map(|row| Ok((PersonId::from_number(row.int(0)?), row.maybe_text(1)?))).collect()
    }

    /// Keeps what was counted. Somebody without letters, whom the owner did not add and about whom they wrote nothing,
    /// is forgotten.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn put_rhythm(&mut self, scope: &Scope, rhythm: &Rhythm) -> Result<(), StoreError> {
        let doing = "keeping what was counted";
        if rhythm.letters == 0 {
            let sql = "DELETE FROM people WHERE workspace_id = $1 AND id = $2 AND name IS NULL AND address_as IS NULL
                          AND phones = '' AND birthday IS NULL AND notes IS NULL AND is_added = 0";
            self.change(doing, sql, &[scope.workspace().into(), rhythm.person.into()]).await?;
        }
        let sql =
            "UPDATE people SET shown_name = $3, shown_address = $4, sought = $5, language = $6, letters = $7, first_us = $8,
                          last_us = $9, gap_us = $10, quiet_from_us = $11, is_stale = 0
                    WHERE workspace_id = $1 AND id = $2";
        let values = [
            scope.workspace().into(),
            rhythm.person.into(),
            rhythm.name.as_deref().into(),
            (&rhythm.address).into(),
            (&rhythm.sought).into(),
            rhythm.language.map(Language::code).into(),
            i64::try_from(rhythm.letters).unwrap_or(i64::MAX).into(),
            rhythm.first.map(us).into(),
            rhythm.last.map(us).into(),
            rhythm.gap_us.into(),
            rhythm.quiet_from.map(us).into(),
        ];
        self.change(doing, sql, &values).await.map(drop)
    }

    /// One person.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn person(&mut self, scope: &Scope, id: PersonId) -> Result<Option<PersonRow>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM people p WHERE p.workspace_id = $1 AND p.id = $2");
        let row = self.row("reading a person", &sql, &[scope.workspace().into(), id.into()]).await?;
        row.as_ref().map(PersonRow::of).transpose()
    }

    /// What the owner wrote about a person.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn profile(&mut self, scope: &Scope, id: PersonId) -> Result<Option<ProfileRow>, StoreError> {
        let sql = "SELECT name, address_as, phones, birthday, notes FROM people WHERE workspace_id = $1 AND id = $2";
        let row = self.row("reading a profile", sql, &[scope.workspace().into(), id.into()]).await?;
        row.map(|row| {
            Ok(ProfileRow {
                name: row.maybe_text(0)?,
                address_as: row.maybe_text(1)?,
                phones: row.text(2)?,
                birthday: row.maybe_text(3)?,
                notes: row.maybe_text(4)?,
            })
        })
        .transpose()
    }

    /// Keeps what the owner wrote about a person; `false` when there is no such person.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn set_profile(&mut self, scope: &Scope, id: PersonId, profile: &ProfileRow) -> Result<bool, StoreError> {
        let sql = "UPDATE people SET name = $3, address_as = $4, phones = $5, birthday = $6, notes = $7, is_stale = 1
                    WHERE workspace_id = $1 AND id = $2";
        let values = [
            scope.workspace().into(),
            id.into(),
            profile.name.as_deref().into(),
            profile.address_as.as_deref().into(),
            (&profile.phones).into(),
            profile.birthday.as_deref().into(),
            profile.notes.as_deref().into(),
        ];
        self.change("keeping a profile", sql, &values).await.map(|rows| rows == 1)
    }

    /// The names that the owner or their letters give to people.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn names_of(&mut self, scope: &Scope, people: &[PersonId]) -> Result<Vec<(PersonId, Option<String>)>, StoreError> {
        let values: Vec<Value<'_>> = people.iter().map(|id| Value::from(*id)).collect();
        let sql = "SELECT id, COALESCE(name, shown_name) FROM people WHERE workspace_id = $1 AND id IN ({}) ORDER BY id";
        let rows = self.by_list(scope, "reading names", sql, &values).await?;
        rows.iter().map(|row| Ok((PersonId::from_number(row.int(0)?), row.maybe_text(1)?))).collect()
    }

    /// People by their last letter, the latest first and those without any at the end (they sort as -1). `sought` are patterns that must all fit (`%anna%`).
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn people(&mut self, scope: &Scope, sought: &[String], page: Page) -> Result<Vec<PersonRow>, StoreError> {
        let mut values: Vec<Value<'_>> = vec![scope.workspace().into(), page.sort.into(), page.id.into(), page.most.into()];
        values.extend(sought.iter().map(Value::from));
        let fits = fits(5, sought.len());
        let sql = format!(
            "SELECT {COLUMNS} FROM people p
              WHERE p.workspace_id = $1 AND (p.last_us IS NOT NULL OR p.is_added = 1 OR p.is_stale = 0)
                AND (COALESCE(p.last_us, -1) < $2 OR COALESCE(p.last_us, -1) = $2 AND p.id < $3){fits}
              ORDER BY COALESCE(p.last_us, -1) DESC, p.id DESC LIMIT $4"
        );
        self.rows("listing people", &sql, &values).await?.iter().map(PersonRow::of).collect()
    }

    /// How many people fit.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn count_people(&mut self, scope: &Scope, sought: &[String]) -> Result<u64, StoreError> {
        let mut values: Vec<Value<'_>> = vec![scope.workspace().into()];
        values.extend(sought.iter().map(Value::from));
        let fits = fits(2, sought.len());
        let sql = format!(
            "SELECT COUNT(*) FROM people p
              WHERE p.workspace_id = $1 AND (p.last_us IS NOT NULL OR p.is_added = 1 OR p.is_stale = 0){fits}"
        );
        self.row("counting people", &sql, &values).await?.map_or(Ok(0), |row| row.count(0))
    }

    /// People whose silence is a long one at `now` and began at `since` or later, the longest first.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn quiet_people(
        &mut self,
        scope: &Scope,
        now: Timestamp,
        since: Timestamp,
        most: i64,
    ) -> Result<Vec<PersonRow>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM people p
              WHERE p.workspace_id = $1 AND p.quiet_from_us < $2 AND p.quiet_from_us IS NOT NULL AND p.last_us >= $3
              ORDER BY p.last_us, p.id LIMIT $4"
        );
        let values = [scope.workspace().into(), us(now).into(), us(since).into(), most.into()];
        self.rows("looking who fell silent", &sql, &values).await?.iter().map(PersonRow::of).collect()
    }

    /// How many fell silent before `since`.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn count_quiet_before(&mut self, scope: &Scope, now: Timestamp, since: Timestamp) -> Result<u64, StoreError> {
        let sql = "SELECT COUNT(*) FROM people
                    WHERE workspace_id = $1 AND quiet_from_us < $2 AND quiet_from_us IS NOT NULL AND last_us < $3";
        let row =
            self.row("counting who fell silent", sql, &[scope.workspace().into(), us(now).into(), us(since).into()]).await?;
        row.map_or(Ok(0), |row| row.count(0))
    }

    /// The messages in which people wrote to us or we to them, oldest first.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn letters_of(&mut self, scope: &Scope, people: &[PersonId]) -> Result<Vec<(PersonId, i64)>, StoreError> {
        let values: Vec<Value<'_>> = people.iter().map(|id| Value::from(*id)).collect();
        let sql = "SELECT person_id, message_id FROM letter_people
                    WHERE workspace_id = $1 AND person_id IN ({}) ORDER BY person_id, message_id";
        let rows = self.by_list(scope, "reading letters of people", sql, &values).await?;
        rows.iter().map(|row| Ok((PersonId::from_number(row.int(0)?), row.int(1)?))).collect()
    }

    /// How many letters each address of a person stands on.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn letters_by_address(&mut self, scope: &Scope, person: PersonId) -> Result<Vec<(AddressId, u64)>, StoreError> {
        let sql = "SELECT a.id, COUNT(DISTINCT lp.message_id)
                     FROM letter_people lp
                     JOIN messages m ON m.workspace_id = lp.workspace_id AND m.id = lp.message_id
                     JOIN addresses a ON a.workspace_id = lp.workspace_id AND a.person_id = lp.person_id
                    WHERE lp.workspace_id = $1 AND lp.person_id = $2
                      AND (m.author_id = a.id OR EXISTS (SELECT 1 FROM participants p
                            WHERE p.workspace_id = m.workspace_id AND p.message_id = m.id AND p.address_id = a.id))
                    GROUP BY a.id ORDER BY a.id";
        let rows = self.rows("counting letters by address", sql, &[scope.workspace().into(), person.into()]).await?;
        rows.iter().map(|row| Ok((AddressId::from_number(row.int(0)?), row.count(1)?))).collect()
    }
}
