//! `mila report`: from opened messages to what is true about a mailbox, in memory.
//! Workers make an [`Entry`] of each message, one [`Gathering`] takes them all, and [`Gathering::report`] settles who
//! we are, what is a letter, what belongs together and how it stands.

mod assemble;
mod entry;
mod gathering;
mod scene;
mod settle;

pub use entry::{Entry, Source};
pub use gathering::{Gathering, Question};
