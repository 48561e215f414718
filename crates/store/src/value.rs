//! Values on their way into a statement and out of a row, the same for both databases.

use mila_domain::ids::{
    AccountId, AddressId, ConversationId, DeedId, FolderId, LinkId, MemberId, MessageId, PersonId, WorkspaceId,
};
use sqlx::Row as _;

use crate::error::StoreError;

/// An argument of a statement.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    Int(Option<i64>),
    Text(Option<&'a str>),
    Bytes(Option<&'a [u8]>),
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Int(Some(number))
    }
}

impl From<Option<i64>> for Value<'_> {
    fn from(number: Option<i64>) -> Self {
        Self::Int(number)
    }
}

impl From<bool> for Value<'_> {
    fn from(is_so: bool) -> Self {
        Self::Int(Some(i64::from(is_so)))
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Some(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Some(text))
    }
}

impl<'a> From<Option<&'a str>> for Value<'a> {
    fn from(text: Option<&'a str>) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(Some(bytes))
    }
}

impl<'a> From<Option<&'a [u8]>> for Value<'a> {
    fn from(bytes: Option<&'a [u8]>) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Value<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Self::Bytes(Some(bytes))
    }
}

macro_rules! ids {
    ($($id:ident)*) => {$(
        impl From<$id> for Value<'_> {
            fn from(id: $id) -> Self {
                Self::Int(Some(id.number()))
            }
        }

        impl From<Option<$id>> for Value<'_> {
            fn from(id: Option<$id>) -> Self {
                Self::Int(id.map($id::number))
            }
        }
    )*};
}

ids!(WorkspaceId MemberId PersonId AddressId ConversationId MessageId DeedId LinkId AccountId FolderId);

/// A row of an answer; columns are read by their place.
pub enum Row {
    Lite(sqlx::sqlite::SqliteRow),
    Pg(sqlx::postgres::PgRow),
}

macro_rules! readers {
    ($($name:ident $kind:ty)*) => {$(
        pub fn $name(&self, place: usize) -> Result<$kind, StoreError> {
            let value = match self {
                Self::Lite(row) => row.try_get(place),
                Self::Pg(row) => row.try_get(place),
            };
            value.map_err(|source| StoreError::of("reading a row", source))
        }
    )*};
}

impl Row {
    readers! {
        int i64
        maybe_int Option<i64>
        text String
        maybe_text Option<String>
        bytes Vec<u8>
        maybe_bytes Option<Vec<u8>>
    }

    /// A number that stands for yes or no.
    pub fn is(&self, place: usize) -> Result<bool, StoreError> {
        self.int(place).map(|number| number != 0)
    }

    /// A count.
    pub fn count(&self, place: usize) -> Result<u64, StoreError> {
        self.int(place).map(|number| u64::try_from(number).unwrap_or(0))
    }
}

/// `($1, $2), ($3, $4)` for so many rows of so many columns, after `first - 1` other arguments.
pub fn tuples(first: usize, rows: usize, columns: usize) -> String {
    let mut text = String::with_capacity(rows * columns * 5);
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        list(&mut text, first + row * columns, columns);
        text.push(')');
    }
    text
}

/// `(?, ?), (?, ?)`: places without a number. SQLite looks each numbered place up in a list of all of them, which for
/// hundreds of places takes longer than the statement itself.
pub fn bare_tuples(rows: usize, columns: usize) -> String {
    vec![format!("({})", bare_places(columns)); rows].join(", ")
}

/// `?, ?, ?`
pub fn bare_places(count: usize) -> String {
    vec!["?"; count].join(", ")
}

/// `$3, $4, $5`
pub fn places(first: usize, count: usize) -> String {
    let mut text = String::with_capacity(count * 5);
    list(&mut text, first, count);
    text
}

fn list(text: &mut String, first: usize, count: usize) {
    for place in first..first + count {
        if place > first {
            text.push_str(", ");
        }
        text.push('$');
        text.push_str(&place.to_string());
    }
}
