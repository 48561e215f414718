//! One struct of finished strings for each page; its template places them and decides nothing.

pub mod accounts;
pub mod beat;
pub mod contacts;
pub mod conversation;
pub mod door;
pub mod fields;
pub mod import;
pub mod inbox;
pub mod notice;
pub mod people;
pub mod person;
pub mod phone;
pub mod report;
pub mod restored;
pub mod rows;
pub mod search;
pub mod settings;
pub mod shell;
pub mod today;
pub mod trouble;

#[cfg(any(test, feature = "samples"))]
pub mod samples;
#[cfg(test)]
mod tests;
