//! What works in the background: when it is said to have stopped, and by which rules it works.

use jiff::SignedDuration;
use mila_domain::conversation::Standing;

use super::house::{House, ME};
use crate::today::WorkerState;

const ANNA: (&str, &str, &str, &str) = ("Anna anna@firma.example", ME, "08", "Offer");

async fn state(house: &House) -> WorkerState {
    house.desk.today(&house.scope).await.unwrap().workers.remove(0).state
}

#[tokio::test]
async fn an_idle_worker_has_not_stopped() {
    let house = House::new().await;
    house.take(&[ANNA]).await;
    for _ in 0..20 {
        house.wait(SignedDuration::from_secs(30));
        house.desk.keep_settled(&house.scope, |_| true).await.unwrap();
    }
    assert_eq!(state(&house).await, WorkerState::Idle, "ten minutes later");
    house.wait(SignedDuration::from_mins(10));
    assert_eq!(state(&house).await, WorkerState::Stopped, "now nothing has given a sign");
}

#[tokio::test]
async fn what_another_program_left_unsettled_is_settled_within_half_a_minute() {
    let house = House::new().await;
    house.take(&[ANNA]).await;
    let mut unit = house.desk.store().begin_in(&house.scope).await.unwrap();
    unit.unsettle_all(&house.scope).await.unwrap();
    unit.commit().await.unwrap();
    house.desk.keep_settled(&house.scope, |_| true).await.unwrap();
    let left = house.desk.store().read().await.unwrap().count_unsettled(&house.scope).await.unwrap();
    assert_eq!(left, 0);
}

#[test]
fn who_settles_while_the_limit_changes_settles_by_the_new_one() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let house = runtime.block_on(House::new());
    runtime.block_on(house.take(&[ANNA]));
    let change = async |hours| {
        let mut unit = house.desk.store().begin_in(&house.scope).await.unwrap();
        let row = unit.workspace(&house.scope).await.unwrap();
        let row = mila_store::WorkspaceRow { answer_hours: hours, ..row };
        unit.change_workspace(&house.scope, &row).await.unwrap();
        unit.unsettle_all(&house.scope).await.unwrap();
        unit.commit().await.unwrap();
    };
    runtime.block_on(change(24));
    let mut asked = 0;
    let settling = house.desk.settle(&house.scope, |_| {
        asked += 1;
        if asked == 1 {
            // Somebody saves other settings after this one has begun to settle, before its first transaction.
            tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(change(8)));
        }
        true
    });
    runtime.block_on(settling).unwrap();
    let waiting = runtime.block_on(house.desk.today(&house.scope)).unwrap().waiting;
    let row = runtime.block_on(async {
        let mut unit = house.desk.store().read().await.unwrap();
        unit.conversation(&house.scope, waiting[0].conversation).await.unwrap().unwrap()
    });
    let Standing::AwaitingUs { since, deadline } = row.standing else { panic!("{row:?}") };
    assert_eq!(deadline.duration_since(since), SignedDuration::from_hours(8));
}
