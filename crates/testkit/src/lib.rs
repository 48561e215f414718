//! What tests need beside the rooms themselves: servers of their own on loopback, which end with them. There are real
//! ones (PostgreSQL, Dovecot) and scripted ones, which answer slowly, refuse, lie and hang up. Nothing of the program
//! uses this, and nothing here needs an async runtime.

mod dovecot;
mod machine;
mod oauth;
mod plain_imap;
mod postgres;
mod scripted_imap;
mod utf7;

pub use dovecot::Dovecot;
pub use oauth::{OAuthServer, Seen, Tokens};
pub use plain_imap::{Answer, Line, PlainImap};
pub use postgres::Postgres;
pub use scripted_imap::{Content, Mailbox, Quirk, ScriptedImap, poison};
pub use utf7::{from_utf7, to_utf7};
