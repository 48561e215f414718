//! What needs all messages that belong together: who really wrote, what is a letter, what is one conversation, whose
//! turn it is. The report judges a whole mailbox in memory, the workspace those messages that hang together.

mod circle;
mod people;
mod row;

pub use circle::{AddressFacts, Circle, Verdicts, verdicts};
pub use people::{Letter, People, Subject, Subjects};
pub use row::Row;
