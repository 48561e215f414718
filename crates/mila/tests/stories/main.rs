//! Stories told through the real program: a mailbox goes in, what the owner sees is checked.

mod clock;
mod demo;
mod errors;
mod formats;
mod hostile;
mod house;
mod owner;
mod rooms;
mod shape;
mod views;
