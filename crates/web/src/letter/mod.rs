//! Letters made safe to look at, in two walls of which each is enough alone: what is shown is cleaned here, and it is
//! shown in a frame that may neither run nor fetch anything ([`FRAME_CSP`]). Nothing is ever fetched by us either.
//!
//! A letter is brought into a bounded `shape`, passes the wall in `clean`, and gets its last touch in `finish`. It is
//! cleaned each time it is looked at; what is stored is the letter as it came.

mod clean;
mod css;
mod finish;
mod frame;
mod links;
mod pictures;
mod shape;
mod tag;

pub use frame::{FRAME_CSP, frame};
pub use links::{TextRun, linked};

/// A letter that may be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clean {
    /// Its HTML, for [`frame`].
    pub html: String,
    /// How many pictures and styles were left out that would have been fetched from elsewhere.
    pub remote: u32,
    /// How many links are pointed out because they lead to another host than they name.
    pub deceiving: u32,
}

/// Cleans the HTML of a letter.
///
/// `pictures` gives the `data:` address of an attached picture by its Content-ID, or by the place that the letter
/// calls it by. `leads_to` gives the words that stand behind a link which names another host than the one to which it
/// leads; it is told that host.
#[must_use]
pub fn clean(html: &str, pictures: &dyn Fn(&str) -> Option<String>, leads_to: &dyn Fn(&str) -> String) -> Clean {
    let shape = shape::shaped(html);
    let mut finish = finish::Finish::new(pictures, leads_to);
    finish.read(&clean::behind_the_wall(&shape.html));
    Clean { remote: shape.remote.saturating_add(finish.remote), deceiving: finish.deceiving, html: finish.html }
}

#[cfg(test)]
mod tests;
