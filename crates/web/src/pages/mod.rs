//! One struct of finished strings for each page; its template places them and decides nothing.

pub mod report;
