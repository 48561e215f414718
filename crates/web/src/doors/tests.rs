//! The doors, tried by strangers, by members of another workspace, by forgers, and by whoever belongs here.

mod accounts;
mod forms;
mod held;
mod house;
mod members;
mod outside;
mod phone;
mod routes;
mod strangers;
mod whose;
