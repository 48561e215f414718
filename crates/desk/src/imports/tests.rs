use super::*;
use crate::tests::house::House;

impl House {
    async fn shown(&self) -> Vec<ImportState> {
        self.desk.imports(&self.scope).await.unwrap().into_iter().map(|row| row.state).collect()
    }

    async fn ordered(&self) -> Import {
        let import = self.desk.new_import("Sent.mbox");
        self.desk.order_imports(&self.scope, std::slice::from_ref(&import)).await.unwrap();
        import
    }

    /// What a new run of the program finds: what was in memory is gone.
    async fn left(&self, import: &Import) -> Option<Import> {
        self.desk.inner.imports.remove(import.id);
        assert_eq!(self.shown().await, [ImportState::Stopped(Tally::default())], "until it is looked up");
        self.desk.left_import(&self.scope, import.id).await.unwrap()
    }
}

#[tokio::test]
async fn an_import_is_written_down_before_it_is_begun_and_taken_up_again_when_the_program_was_ended() {
    let house = House::new().await;
    let import = house.ordered().await;
    assert_eq!(house.shown().await, [ImportState::Waiting(Tally::default())]);
    assert_eq!(Import::of_folder(&import.folder(&house.scope)), Some((house.scope.workspace(), import.id)));
    let left = house.left(&import).await.unwrap();
    assert_eq!((left.id, left.name()), (import.id, "Sent.mbox"));
    assert_eq!(house.shown().await, [ImportState::Waiting(Tally::default())]);
    house.desk.begin_import(&house.scope, &left).await.unwrap();
    assert!(matches!(house.shown().await[..], [ImportState::Running { done: 0, .. }]));
    house.desk.leave_import(&house.scope, &left, &Tally::default()).await.unwrap();
    let left = house.left(&import).await.unwrap();
    house.desk.end_import(&house.scope, &left, &Tally { read: 3, ..Tally::default() }, None).await.unwrap();
    assert_eq!(house.shown().await, [ImportState::Done(Tally { read: 3, ..Tally::default() })]);
    assert_eq!(house.desk.left_import(&house.scope, import.id).await.unwrap(), None, "what is done is done");
    assert_eq!(house.desk.left_import(&house.scope, DeedId::from_number(7)).await.unwrap(), None);
}

#[tokio::test]
async fn an_import_at_which_the_program_breaks_off_is_tried_twice_and_not_for_ever() {
    let house = House::new().await;
    let import = house.ordered().await;
    house.desk.begin_import(&house.scope, &import).await.unwrap();
    let again = house.left(&import).await.unwrap();
    house.desk.begin_import(&house.scope, &again).await.unwrap();
    assert_eq!(house.left(&import).await, None);
    let why = Why::plain("import-broke-off");
    assert_eq!(house.shown().await, [ImportState::Failed { why, tally: Tally::default() }]);
}

#[tokio::test]
async fn an_import_whose_end_cannot_be_written_down_is_not_said_to_run_for_ever() {
    let house = House::new().await;
    let (one, other) = (house.ordered().await, house.ordered().await);
    house.desk.begin_import(&house.scope, &one).await.unwrap();
    house.desk.close().await;
    assert!(house.desk.end_import(&house.scope, &one, &Tally::default(), None).await.is_err());
    assert!(house.desk.begin_import(&house.scope, &other).await.is_err());
    assert_eq!((house.desk.inner.imports.get(one.id), house.desk.inner.imports.get(other.id)), (None, None));
}

#[tokio::test]
async fn why_an_import_failed_is_kept_as_a_key_and_what_an_earlier_version_kept_is_still_read() {
    let why = Why::Sentence { key: "error-empty-file".into(), about: vec![("path".into(), "a \"b\".mbox".into())] };
    assert_eq!(Why::read(why.text()), why);
    assert_eq!(Why::read("Plik jest pusty.".into()), Why::Words("Plik jest pusty.".into()));
    assert_eq!(Why::read("7".into()), Why::Words("7".into()));
}
