//! Finding letters by their words: what goes into the index, and what is asked of it.

mod folded;
mod index;
pub mod words;

pub use folded::folded;
pub use index::{Hit, NewWords};
