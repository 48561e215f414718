//! What one can do with Mila, one use case a file: load, let the domain decide, keep.
//! No network and no page is known here.

pub mod report;
