use super::*;
use crate::tests::house::{House, ME};

const ANNA: &str = "Anna anna@firma.example";
const DANA: &str = "Dana dana@levi.example";

impl House {
    async fn waiting(&self) -> Vec<(ConversationId, Timestamp)> {
        let today = self.desk.today(&self.scope).await.unwrap();
        today.waiting.into_iter().map(|row| (row.conversation, row.since)).collect()
    }

    async fn parts(&self, id: ConversationId) -> Vec<Part> {
        let conversation = self.desk.conversation(&self.scope, id).await.unwrap();
        conversation.messages.into_iter().map(|message| message.part).collect()
    }
}

#[tokio::test]
async fn a_client_who_wrote_twice_is_taken_off_the_list_and_put_back_as_before() {
    let house = House::new().await;
    let replies = [(ANNA, ME, "09", "Re: Offer"), (ANNA, ME, "10", "Re: Offer"), (ANNA, ME, "11", "Re: Offer")];
    house.take(&[(ANNA, ME, "08", "Offer")]).await;
    house.take(&replies).await;
    house.take(&[(DANA, ME, "07", "Invoice")]).await;
    let before = house.waiting().await;
    assert_eq!(before.len(), 2, "Anna waits in one conversation");
    let anna = before[1].0;
    // The owner has excused one of them by itself.
    let single = house.desk.conversation(&house.scope, anna).await.unwrap().messages[2].id;
    house.desk.excuse(&house.scope, single, true).await.unwrap();
    let parts = house.parts(anna).await;
    assert_eq!(parts, [Part::Waits, Part::Waits, Part::Excused, Part::Waits]);

    let deed = house.desk.excuse_all(&house.scope, anna).await.unwrap().unwrap();
    assert_eq!(house.waiting().await, before[..1], "one press, and nothing of it waits");
    assert_eq!(house.desk.excused(&house.scope, anna).await.unwrap(), Some(deed));
    assert_eq!(house.desk.excuse_all(&house.scope, anna).await.unwrap(), None);
    house.desk.take_back_excuse(&house.scope, deed).await.unwrap();
    assert_eq!((house.waiting().await, house.parts(anna).await), (before, parts));
    assert!(house.desk.take_back_excuse(&house.scope, deed).await.is_err(), "twice is once");
    assert!(house.desk.take_back(&house.scope, deed).await.is_err(), "it is no deed about people");
    assert_eq!(house.desk.excused(&house.scope, anna).await.unwrap(), None);
}

#[tokio::test]
async fn what_was_answered_is_not_excused_with_the_rest() {
    let house = House::new().await;
    house.take(&[(ANNA, ME, "08", "Offer"), (ME, "anna@firma.example", "09", "Offer")]).await;
    house.take(&[(ANNA, ME, "10", "Re: Offer")]).await;
    let anna = house.waiting().await[0].0;
    house.desk.excuse_all(&house.scope, anna).await.unwrap();
    assert_eq!(house.parts(anna).await, [Part::Letter, Part::Letter, Part::Excused]);
}
