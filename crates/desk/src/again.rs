//! A unit of work that another one got in the way of is done once more from its beginning.

use crate::desk::DeskError;

/// So often a unit is tried.
const TRIES: usize = 3;

/// How often a unit was tried. It must not have changed anything but what it undoes by not being committed.
#[derive(Default)]
pub(crate) struct Tried(usize);

impl Tried {
    /// Whether it is worth another try, because somebody else was faster.
    pub(crate) fn is_worth_another(&mut self, error: &DeskError) -> bool {
        self.counts(matches!(error, DeskError::Store(error) if error.is_conflict()))
    }

    const fn counts(&mut self, is_conflict: bool) -> bool {
        self.0 += 1;
        is_conflict && self.0 < TRIES
    }
}

/// Does a unit of work, an expression that gives a result; once more where somebody else was faster.
macro_rules! again {
    ($unit:expr) => {{
        let mut tried = $crate::again::Tried::default();
        loop {
            match $unit {
                Err(error) if tried.is_worth_another(&error) => {}
                done => break done,
            }
        }
    }};
}

pub(crate) use again;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_that_somebody_got_in_the_way_of_is_done_once_more() {
        let mut tried = Tried::default();
        assert!(tried.counts(true) && tried.counts(true));
        assert!(!tried.counts(true), "but not for ever");
        assert!(!Tried::default().counts(false));
        assert!(!Tried::default().is_worth_another(&DeskError::Chance));
    }
}
