//! The words and rules of Mila as plain values and functions that take `now`.
//! No clock, no database, no network and no page is known here; those rooms use this one.

pub mod account;
pub mod address;
pub mod answers;
pub mod clock;
pub mod contact;
pub mod conversation;
pub mod folder;
pub mod ids;
pub mod language;
pub mod letter;
pub mod message;
pub mod ours;
pub mod pace;
pub mod people;
pub mod promise;
pub mod quiet;
pub mod reconciliation;
pub mod report;
pub mod secret;
pub mod subject;
pub mod time;
pub mod uids;
