//! Stories told through the real program: a mailbox goes in, what the owner sees is checked.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod browser;
mod clock;
mod demo;
mod errors;
mod formats;
mod hostile;
mod house;
mod import;
mod keeping;
mod mail;
mod owner;
mod rooms;
mod served;
mod shape;
mod views;
