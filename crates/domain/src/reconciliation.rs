//! What is to be done so that what we hold of a folder agrees with what the server holds: which messages are to be
//! fetched, which have gone, which lie before the time that the owner wants to look back.

use crate::uids::Uids;

/// What we have noted of a folder's UIDs. Each stands in one of the sets at most.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Noted {
    /// Held, in whatever way: as a letter, filtered, unreadable, or known from elsewhere.
    pub held: Uids,
    /// Not fetched, since they lie too far back.
    pub older: Uids,
    /// Could not be fetched, and are not to be tried again yet.
    pub resting: Uids,
    /// Could not be fetched, and are to be tried again now.
    pub due: Uids,
    /// Were held, or not, and had gone from the server.
    pub gone: Uids,
}

/// What is to be done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Steps {
    /// To be fetched.
    pub fetch: Uids,
    /// To be noted as too far back.
    pub older: Uids,
    /// To be noted as gone.
    pub gone: Uids,
    /// To be noted as here again.
    pub back: Uids,
}

impl Steps {
    /// Whether we and the server agree.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.fetch.is_empty() && self.older.is_empty() && self.gone.is_empty() && self.back.is_empty()
    }
}

/// `server` are all UIDs in the folder, `within` those among them that are within the time looked back on.
#[must_use]
pub fn plan(noted: &Noted, server: &Uids, within: &Uids) -> Steps {
    let Noted { held, older, resting, due, gone } = noted;
    let unknown = [held, older, resting, due, gone].into_iter().fold(server.clone(), |rest, known| rest.without(known));
    let wanted = Uids::joined([&unknown, &older.within(server), &due.within(server)]).within(within);
    let too_far_back = unknown.without(within);
    let missing = [held, older, resting, due].into_iter().map(|known| known.without(server));
    let missing: Vec<Uids> = missing.collect();
    Steps { fetch: wanted, older: too_far_back, gone: Uids::joined(&missing), back: gone.within(server) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn uids(numbers: &[u32]) -> Uids {
        Uids::of_numbers(numbers.to_vec())
    }

    #[test]
    fn what_is_new_is_fetched_and_what_is_missing_has_gone() {
        let noted = Noted { held: uids(&[1, 2, 3]), older: uids(&[4]), resting: uids(&[5]), due: uids(&[6]), gone: uids(&[7]) };
        let steps = plan(&noted, &uids(&[2, 4, 5, 6, 7, 8, 9]), &uids(&[4, 5, 6, 7, 9]));
        let expected = Steps { fetch: uids(&[4, 6, 9]), older: uids(&[8]), gone: uids(&[1, 3]), back: uids(&[7]) };
        assert_eq!(steps, expected);
    }

    #[test]
    fn where_both_agree_nothing_is_to_be_done() {
        let noted = Noted { held: uids(&[1, 2, 3]), older: uids(&[4]), gone: uids(&[9]), ..Noted::default() };
        assert!(plan(&noted, &uids(&[1, 2, 3, 4]), &uids(&[1, 2, 3])).is_nothing());
    }

    proptest! {
        #[test]
        fn after_the_steps_every_uid_of_the_server_has_its_verdict(
            places in proptest::collection::vec((0_u8..6, any::<bool>(), any::<bool>()), 1..60),
        ) {
            let pick = |wanted: u8| uids(&numbered(&places, |(place, _, _)| place == wanted));
            let noted = Noted { held: pick(1), older: pick(2), resting: pick(3), due: pick(4), gone: pick(5) };
            let server = uids(&numbered(&places, |(_, is_there, _)| is_there));
            let within = uids(&numbered(&places, |(_, is_there, is_near)| is_there && is_near));
            let steps = plan(&noted, &server, &within);
            let held = Uids::joined([&noted.held, &noted.older, &noted.resting, &noted.due, &steps.fetch, &steps.older, &steps.back]);
            prop_assert_eq!(held.without(&steps.gone), server.clone());
            prop_assert!(steps.fetch.without(&within).is_empty());
            prop_assert!(steps.fetch.within(&noted.held).is_empty(), "nothing is fetched twice");
            prop_assert!(steps.gone.within(&server).is_empty());
        }
    }

    fn numbered(places: &[(u8, bool, bool)], is_meant: impl Fn((u8, bool, bool)) -> bool) -> Vec<u32> {
        (1..).zip(places).filter(|(_, place)| is_meant(**place)).map(|(uid, _)| uid).collect()
    }
}
