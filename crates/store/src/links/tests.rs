//! Links end with whoever they are for and whoever made them, on both databases; what is set by one hand is not unset by
//! another.

use mila_domain::ids::{LinkId, MemberId, WorkspaceId};

use super::*;
use crate::members::MemberRow;
use crate::tests::{on_both, workspace};

const OLA: MemberId = MemberId::from_number(1);
const JAN: MemberId = MemberId::from_number(2);

fn member(id: MemberId, name: &str) -> MemberRow {
    MemberRow {
        workspace: WorkspaceId::from_number(7),
        id,
        name: name.to_owned(),
        name_key: name.to_owned(),
        role: "owner".to_owned(),
        language: "en".to_owned(),
        look: "auto".to_owned(),
        password: Some("old".to_owned()),
    }
}

fn link(made_by: Option<MemberId>) -> LinkRow {
    let (errand, role) = ("join".to_owned(), "owner".to_owned());
    LinkRow { workspace: WorkspaceId::from_number(7), errand, member: None, role, made_by }
}

#[test]
fn a_removed_member_comes_back_by_no_link_that_they_made() {
    on_both(async |store, _| {
        let now: Timestamp = "2026-03-13T12:00:00Z".parse().unwrap();
        let later: Timestamp = "2026-03-15T12:00:00Z".parse().unwrap();
        let scope = Scope::of_member(WorkspaceId::from_number(7), OLA);
        let mut unit = store.begin().await.unwrap();
        unit.add_workspace(&workspace(7), now).await.unwrap();
        for (id, name) in [(OLA, "ola"), (JAN, "jan")] {
            unit.add_member(&member(id, name), now).await.unwrap();
        }
        for (number, made_by) in [(1, Some(OLA)), (2, Some(JAN)), (3, None)] {
            unit.add_link(&[number; 32], LinkId::from_number(number.into()), &link(made_by), now, later).await.unwrap();
        }
        let open = unit.open_links(&scope, "join", now).await.unwrap();
        assert_eq!(open.iter().map(|link| link.id.number()).collect::<Vec<_>>(), [3, 2, 1]);
        assert_eq!(unit.open_links(&scope, "join", later).await.unwrap(), []);
        assert!(unit.remove_member(&scope, JAN, now).await.unwrap());
        for (number, works) in [(1, true), (2, false), (3, false)] {
            assert_eq!(unit.link(&[number; 32], now).await.unwrap().is_some(), works, "{number}");
        }
        // One that was on its way when they were removed does not work either.
        unit.add_link(&[4; 32], LinkId::from_number(4), &link(Some(JAN)), now, later).await.unwrap();
        assert_eq!(unit.link(&[4; 32], now).await.unwrap(), None);
        let other = Scope::of_program(WorkspaceId::from_number(8));
        assert!(!unit.end_link(&other, "join", LinkId::from_number(1), now).await.unwrap());
        assert!(unit.end_link(&scope, "join", LinkId::from_number(1), now).await.unwrap());
        assert!(!unit.end_link(&scope, "join", LinkId::from_number(1), now).await.unwrap(), "twice is once");
        assert_eq!(unit.link(&[1; 32], now).await.unwrap(), None);
        unit.commit().await.unwrap();
    });
}

#[test]
fn a_taste_that_is_kept_late_brings_back_no_old_password() {
    on_both(async |store, _| {
        let now: Timestamp = "2026-03-13T12:00:00Z".parse().unwrap();
        let scope = Scope::of_member(WorkspaceId::from_number(7), OLA);
        let mut unit = store.begin().await.unwrap();
        unit.add_member(&member(OLA, "ola"), now).await.unwrap();
        assert!(unit.set_password(&scope, OLA, "new").await.unwrap());
        assert!(unit.set_taste(&scope, OLA, "pl", "dark").await.unwrap());
        let row = unit.member(&scope, OLA).await.unwrap().unwrap();
        assert_eq!((row.password.as_deref(), row.language.as_str(), row.look.as_str()), (Some("new"), "pl", "dark"));
        assert!(!unit.set_password(&scope, JAN, "new").await.unwrap());
    });
}

#[test]
fn tries_at_the_same_moment_are_all_counted() {
    on_both(async |store, _| {
        let now: Timestamp = "2026-03-13T12:00:00Z".parse().unwrap();
        let count = async || {
            let mut unit = store.begin().await.unwrap();
            let failures = unit.count_failure(&[1; 32], now).await.unwrap();
            unit.commit().await.unwrap();
            failures
        };
        let (one, two, three) = tokio::join!(count(), count(), count());
        let mut counted = [one, two, three];
        counted.sort_unstable();
        assert_eq!(counted, [1, 2, 3]);
        let mut unit = store.begin().await.unwrap();
        unit.refuse_tries(&[1; 32], now).await.unwrap();
        let tries = unit.tries(&[1; 32]).await.unwrap().unwrap();
        assert_eq!((tries.failures, tries.until), (3, now));
    });
}
