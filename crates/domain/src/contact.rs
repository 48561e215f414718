//! A contact as an address book keeps it: what a file of contacts tells of one person, and what could not be told.

use jiff::civil::Date;

use crate::address::Address;

/// One person of an address book.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// The line of the file in which they begin, counted from 1; 0 where there is no file.
    pub line: u32,
    /// The whole name; never empty.
    pub name: Option<String>,
    /// How to address them: "Pani Anno".
    pub address_as: Option<String>,
    /// Their mail addresses, the main one first, each once.
    pub addresses: Vec<Address>,
    /// Phone numbers as they were written, each once.
    pub phones: Vec<String>,
    /// The birthday; year 0 when only day and month are known.
    pub birthday: Option<Date>,
    /// Anything else; never empty.
    pub notes: Option<String>,
}

impl Contact {
    /// Whether there is nobody to be known by it: no name and no address.
    #[must_use]
    pub const fn is_nobody(&self) -> bool {
        self.name.is_none() && self.addresses.is_empty()
    }
}

/// A file of contacts, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contacts {
    /// In the order of the file.
    pub all: Vec<Contact>,
    /// What could not be understood, in the order of the file.
    pub unread: Vec<Unread>,
}

/// A place of a file that could not be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unread {
    /// The line, counted from 1.
    pub line: u32,
    /// What is wrong with it.
    pub why: Doubt,
}

/// What is wrong with a place of a file of contacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// It has neither a name nor an address.
    Nobody,
    /// What stands where an address belongs is none.
    Address,
    /// What stands where a birthday belongs is no date.
    Birthday,
    /// It breaks off, or is not written as such files are.
    Broken,
}

impl Doubt {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Nobody, Self::Address, Self::Birthday, Self::Broken];

    /// One word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Address => "address",
            Self::Birthday => "birthday",
            Self::Broken => "broken",
        }
    }
}

/// Why a file of contacts cannot be read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoContacts {
    /// There is nothing in it.
    Empty,
    /// It is neither a vCard file nor a table with a column of names or addresses.
    Unknown,
    /// There are more contacts in it than are taken at once.
    TooMany,
}

/// More contacts than this are not taken from one file.
pub const MOST_CONTACTS: usize = 20_000;
