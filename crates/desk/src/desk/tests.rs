use jiff::SignedDuration;
use mila_domain::ids::{ConversationId, MessageId};
use mila_store::FormHash;

use super::*;
use crate::members::Role;
use crate::tests::house::House;

#[tokio::test]
async fn a_deed_that_failed_leaves_its_form_free() {
    let house = House::new().await;
    let scope = house.scope.pressing(FormHash::new([1; 32]));
    for _ in 0..2 {
        assert!(matches!(house.desk.excuse(&scope, MessageId::from_number(9), true).await, Err(DeskError::Missing(_))));
        assert!(matches!(house.desk.excuse_all(&scope, ConversationId::from_number(9)).await, Err(DeskError::Missing(_))));
        assert!(!house.desk.was_pressed(&scope).await.unwrap());
    }
}

#[tokio::test]
async fn a_form_is_taken_note_of_by_its_own_deed_and_only_once() {
    let house = House::new().await;
    let scope = house.scope.pressing(FormHash::new([1; 32]));
    house.desk.invite(&scope, Role::Member).await.unwrap();
    assert!(house.desk.was_pressed(&scope).await.unwrap());
    let revision = house.desk.revision(&scope).await.unwrap();
    assert!(house.desk.invite(&scope, Role::Member).await.is_err());
    assert_eq!(house.desk.revision(&scope).await.unwrap(), revision);
    house.desk.invite(&house.scope.pressing(FormHash::new([2; 32])), Role::Member).await.unwrap();
    assert!(!house.desk.was_pressed(&house.scope).await.unwrap(), "without a form there is nothing to take note of");
}

#[tokio::test]
async fn old_forms_are_forgotten() {
    let house = House::new().await;
    let scope = house.scope.pressing(FormHash::new([1; 32]));
    house.desk.invite(&scope, Role::Member).await.unwrap();
    house.wait(SignedDuration::from_hours(23));
    house.desk.sweep().await.unwrap();
    assert!(house.desk.was_pressed(&scope).await.unwrap());
    house.wait(SignedDuration::from_hours(2));
    house.desk.sweep().await.unwrap();
    assert!(!house.desk.was_pressed(&scope).await.unwrap());
}
