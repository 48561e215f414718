//! The desk in a real Chromium: the program itself serves the invented studio, and people who see little, people with
//! only a keyboard, people without scripts and people with bad intentions visit it.

mod axe;
mod examine;
mod hostile;
mod keys;
mod live;
mod mail;
mod pages;
mod scriptless;
mod stage;
mod trap;
mod visitor;
mod walls;
