//! Bytes in: messages, mailbox files and folders become values of the domain.
//! What they mean is decided elsewhere; here everything is bounded, because every byte may be hostile.

pub mod contacts;
mod contacts_csv;
pub mod discover;
pub mod http;
pub mod imap;
pub mod line;
pub mod mailbox;
pub mod maildir;
pub mod mbox;
pub mod mime;
pub mod oauth;
pub use mila_domain::secret;
mod vcard;
