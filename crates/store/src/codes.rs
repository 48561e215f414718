//! What enums of the domain are in a row: small numbers and words that never change their meaning.

use mila_domain::conversation::Claim;
use mila_domain::folder::Folder;
use mila_domain::language::Language;
use mila_domain::message::{CalendarMethod, Filter, Nature};
use mila_domain::report::Why;

use crate::error::StoreError;

pub const fn of_folder(folder: Folder) -> i64 {
    match folder {
        Folder::Trash => 0,
        Folder::Spam => 1,
        Folder::Drafts => 2,
        Folder::Chat => 3,
        Folder::Other => 4,
        Folder::Sent => 5,
    }
}

pub fn folder(code: i64) -> Result<Folder, StoreError> {
    let all = [Folder::Trash, Folder::Spam, Folder::Drafts, Folder::Chat, Folder::Other, Folder::Sent];
    all.into_iter().find(|folder| of_folder(*folder) == code).ok_or(StoreError::Broken("messages"))
}

pub const fn of_filter(filter: Filter) -> i64 {
    match filter {
        Filter::Bulk => 1,
        Filter::Automatic => 2,
        Filter::Draft => 3,
        Filter::Spam => 4,
        Filter::Trash => 5,
        Filter::Chat => 6,
    }
}

pub const FILTERS: [Filter; 6] = [Filter::Bulk, Filter::Automatic, Filter::Draft, Filter::Spam, Filter::Trash, Filter::Chat];

pub fn filter(code: i64) -> Result<Filter, StoreError> {
    FILTERS.into_iter().find(|filter| of_filter(*filter) == code).ok_or(StoreError::Broken("messages"))
}

pub const fn of_nature(nature: Nature) -> i64 {
    match nature {
        Nature::Letter => 0,
        Nature::Filtered(filter) => of_filter(filter),
        Nature::BulkUnlessAnswer => 10,
        Nature::BulkUnlessReplyTo => 11,
    }
}

pub fn nature(code: i64) -> Result<Nature, StoreError> {
    match code {
        0 => Ok(Nature::Letter),
        10 => Ok(Nature::BulkUnlessAnswer),
        11 => Ok(Nature::BulkUnlessReplyTo),
        other => filter(other).map(Nature::Filtered),
    }
}

pub const fn of_claim(claim: Claim) -> i64 {
    match claim {
        Claim::Nothing => 0,
        Claim::Resumes => 1,
        Claim::Answers => 2,
    }
}

pub fn claim(code: i64) -> Result<Claim, StoreError> {
    let all = [Claim::Nothing, Claim::Resumes, Claim::Answers];
    all.into_iter().find(|claim| of_claim(*claim) == code).ok_or(StoreError::Broken("messages"))
}

pub const fn of_calendar(method: Option<CalendarMethod>) -> i64 {
    match method {
        None => 0,
        Some(CalendarMethod::Asks) => 1,
        Some(CalendarMethod::Tells) => 2,
    }
}

pub fn calendar(code: i64) -> Result<Option<CalendarMethod>, StoreError> {
    let all = [None, Some(CalendarMethod::Asks), Some(CalendarMethod::Tells)];
    all.into_iter().find(|method| of_calendar(*method) == code).ok_or(StoreError::Broken("messages"))
}

/// A language that is no longer known is none.
pub fn language(code: Option<&str>) -> Option<Language> {
    code.and_then(|code| code.parse().ok())
}

pub fn why(word: &str) -> Result<Why, StoreError> {
    let all = [Why::Empty, Why::NoHeader, Why::HeaderTooLong, Why::Defeated, Why::CannotRead, Why::TooLarge];
    all.into_iter().find(|why| why.word() == word).ok_or(StoreError::Broken("messages"))
}
