//! What is kept equals a recount: whatever the order of imports, corrections and undos, and whatever was settled in
//! between, the conversations and their clocks are those of everything looked at once.

mod house;

use mila_domain::conversation::StandingKind;
use mila_domain::message::{Audience, Origin};
use mila_store::Place;
use proptest::prelude::*;

use crate::desk::Desk;
use house::{Deed, House, PEOPLE, Sketch, desk, runtime};

fn sketches() -> impl Strategy<Value = Vec<Sketch>> {
    let audience = prop_oneof![6 => Just(Audience::Unsaid), 1 => Just(Audience::Unsubscribable), 1 => Just(Audience::List)];
    let origin = prop_oneof![8 => Just(Origin::Human), 1 => Just(Origin::Automatic)];
    let one = (
        0_i64..2_000,
        0_usize..5,
        0_usize..5,
        proptest::option::weighted(0.2, 0_usize..5),
        0_usize..4,
        proptest::collection::vec(1_usize..6, 0..3),
        audience,
        origin,
        any::<bool>(),
    );
    let sketch = one.prop_map(|(hour, from, to, cc, subject, answers, audience, origin, asks)| Sketch {
        hour,
        from,
        to,
        cc,
        subject,
        answers,
        audience,
        origin,
        asks,
    });
    proptest::collection::vec(sketch, 1..14)
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = (0_usize..7, 0_usize..14, 0_usize..5, any::<bool>()).prop_map(|(kind, place, other, is_on)| match kind {
        0 => Deed::Excuse(place, is_on),
        1 => Deed::Claim(place, is_on),
        2 => Deed::Mute(place % PEOPLE.len(), is_on),
        3..5 => Deed::Merge(place % PEOPLE.len(), other),
        _ => Deed::Separate(place % PEOPLE.len()),
    });
    proptest::collection::vec(deed, 0..6)
}

/// Somebody asks about the workshop.
fn asks(hour: i64, from: usize, to: usize) -> Sketch {
    Sketch {
        hour,
        from,
        to,
        cc: None,
        subject: 2,
        answers: Vec::new(),
        audience: Audience::Unsaid,
        origin: Origin::Human,
        asks: true,
    }
}

async fn check(desk: &Desk, sketches: &[Sketch], order: &[usize], portion: usize, deeds: &[Deed]) {
    let house = House::new(desk).await;
    let mut left = deeds.iter();
    for places in order.chunks(portion) {
        house.take(sketches, places).await;
        if let Some(deed) = left.next() {
            house.settle().await;
            house.act(*deed).await;
        }
    }
    house.settle().await;
    for deed in left {
        house.act(*deed).await;
    }
    // A second import adds nothing.
    house.take(sketches, order).await;
    house.settle().await;
    assert_eq!((house.kept().await, house.exchanged().await), house.recounted().await);
}

#[test]
fn the_kept_clock_equals_the_recount_after_any_order_of_imports_corrections_and_undos() {
    let (runtime, folder) = (runtime(), tempfile::tempdir().unwrap());
    let desk = desk(&runtime, &Place::Folder(folder.path().to_owned()));
    let strategy = (sketches(), any::<prop::sample::Index>(), 1_usize..6, deeds());
    let config = ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let tried = runner.run(&strategy, |(sketches, turn, portion, deeds)| {
        let mut order: Vec<usize> = (0..sketches.len()).collect();
        order.rotate_left(turn.index(sketches.len()));
        if turn.index(2) == 1 {
            order.reverse();
        }
        runtime.block_on(check(&desk, &sketches, &order, portion, &deeds));
        Ok(())
    });
    tried.unwrap();
}

#[test]
fn a_client_waits_until_the_owner_answers_or_says_that_no_answer_is_needed() {
    let (runtime, folder) = (runtime(), tempfile::tempdir().unwrap());
    let desk = desk(&runtime, &Place::Folder(folder.path().to_owned()));
    runtime.block_on(async {
        let house = House::new(&desk).await;
        let sketches = [asks(2_400, 1, 0), asks(2_410, 3, 0)];
        house.take(&sketches, &[0, 1]).await;
        house.settle().await;
        let today = house.desk.today(&house.scope).await.unwrap();
        let waiting: Vec<&str> = today.waiting.iter().map(|row| row.who.address.as_str()).collect();
        assert_eq!(waiting, ["anna@firma.example", "dana@gmail.com"], "the nearest deadline first");
        let message = today.waiting[0].message;
        house.desk.excuse(&house.scope, message, true).await.unwrap();
        assert_eq!(house.desk.today(&house.scope).await.unwrap().waiting.len(), 1);
        house.desk.excuse(&house.scope, message, false).await.unwrap();
        assert_eq!(house.desk.today(&house.scope).await.unwrap().waiting.len(), 2);
        house.take(&[asks(2_400, 1, 0), asks(2_410, 3, 0), asks(2_420, 0, 1)], &[2]).await;
        house.settle().await;
        assert_eq!(house.desk.today(&house.scope).await.unwrap().waiting.len(), 1, "a colleague of ours wrote to Anna");
        let counts = house.desk.store().read().await.unwrap().count_conversations(&house.scope).await.unwrap();
        assert_eq!(counts, [(StandingKind::AwaitingUs, 1), (StandingKind::AwaitingThem, 1)]);
    });
}

#[test]
fn a_second_workspace_in_the_same_data_sees_nothing_of_the_first() {
    let (runtime, folder) = (runtime(), tempfile::tempdir().unwrap());
    let desk = desk(&runtime, &Place::Folder(folder.path().to_owned()));
    runtime.block_on(async {
        let (one, other) = (House::new(&desk).await, House::new(&desk).await);
        one.take(&[asks(2_400, 1, 0)], &[0]).await;
        one.settle().await;
        let message = one.desk.today(&one.scope).await.unwrap().waiting[0].message;
        assert_eq!(desk.search(&one.scope, "workshop", None).await.unwrap().letters.len(), 1);
        assert_eq!(desk.search(&other.scope, "workshop", None).await.unwrap().letters.len(), 0);
        assert_eq!(desk.today(&other.scope).await.unwrap().messages, 0);
        assert!(desk.raw(&other.scope, message).await.is_err());
        assert!(desk.conversation_of(&other.scope, message).await.is_err());
        assert!(desk.excuse(&other.scope, message, true).await.is_err());
        assert_eq!(desk.people(&other.scope, Some("anna"), None).await.unwrap().total, 0);
    });
}
