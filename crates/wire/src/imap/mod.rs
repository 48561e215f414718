//! Speaks IMAP with one mail server (RFC 9051, RFC 3501), and only reads: folders are opened with EXAMINE and messages
//! asked for with PEEK, so that nothing in the mailbox changes. What is to be read is for others to decide.
//!
//! The reading of responses is our own (docs/decisions/0006-own-imap.md).

mod command;
mod reader;
mod reply;
mod session;
mod tokens;
mod utf7;

pub use reader::{LONGEST_LITERAL, Malformed};
pub use reply::{Body, Fetched, Said, Status};
pub use session::{Answer, Credentials, FoundFolder, ImapError, News, Opened, Range, Session, Wanted};

#[cfg(test)]
mod tests;
