//! Sample imports for the tests of whoever shows them.

use mila_desk::imports::{ImportRow, ImportState, Tally, Why};
use mila_desk::members::Role;
use mila_domain::report::Filtered;

use super::{ImportPage, RefusedPath};
use crate::pages::people::samples::hours_ago;
use crate::pages::samples::here;
use crate::texts::Texts;

/// Nothing yet, each state, and a path that was refused.
#[must_use]
pub fn samples(texts: Texts) -> Vec<(&'static str, ImportPage)> {
    let refused = RefusedPath {
        typed: "/home/ola/\"><b>".into(),
        why: texts.with("error-no-such-path", &[("path", "/home/ola/\"><b>".into())]),
    };
    vec![
        ("import", ImportPage::of(texts, &here(), Role::Member, &[], None)),
        ("imports", ImportPage::of(texts, &here(), Role::Owner, &rows(), None)),
        ("import refused", ImportPage::of(texts, &here(), Role::Owner, &rows(), Some(&refused))),
    ]
}

fn rows() -> Vec<ImportRow> {
    let row = |hours, name: &str, state| ImportRow { at: hours_ago(hours), name: name.to_owned(), state };
    let tally = Tally {
        read: 4_812,
        new: 4_100,
        known: 705,
        filtered: Filtered { bulk: 1_204, automatic: 88, draft: 3, spam: 40, trash: 1, chat: 2 },
        unreadable: 7,
    };
    let nothing_new = Tally { read: 12, known: 12, ..Tally::default() };
    vec![
        row(0, "All mail Including Spam and Trash.mbox", ImportState::Running { done: 1_840_000, of: 4_000_000, tally }),
        row(1, "Inbox.mbox", ImportState::Running { done: 0, of: 0, tally: Tally::default() }),
        row(1, "Sent.mbox", ImportState::Waiting(Tally::default())),
        row(22, "/home/ola/poczta <b>", ImportState::Done(tally)),
        row(40, "דואר ישן.mbox", ImportState::Done(nothing_new)),
        row(24 * 3, "Archiwum/2024", ImportState::Stopped(nothing_new)),
        row(24 * 9, "stare.mbox", ImportState::Failed { why: Why::plain("error-disk-full"), tally: nothing_new }),
    ]
}
