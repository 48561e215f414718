//! What a desk promises across its use cases, and the house in which it is tried.

pub mod house;
mod members;
mod ours;
mod receive;
mod search;
mod workers;
