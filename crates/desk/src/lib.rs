//! What one can do with Mila, one use case a file: load, let the domain decide, keep.
//! No network and no page is known here.

pub mod accounts;
mod again;
mod audit;
pub mod conversations;
mod counts;
mod desk;
pub mod imports;
mod judging;
pub mod keeping;
pub mod members;
pub mod people;
pub mod receive;
pub mod report;
pub mod search;
pub mod secrets;
pub mod settings;
mod settling;
#[cfg(test)]
mod tests;
pub mod today;
mod workers;

pub use desk::{Clock, Desk, DeskError, Opener};
pub use mila_store::search::words::Indexer;
pub use mila_store::{FormHash, Place, Scope, Store, StoreError};
pub use workers::Workers;
