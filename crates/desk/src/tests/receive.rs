//! Receiving: what is one letter, and what is kept of each.

use jiff::{SignedDuration, Timestamp};
use mila_domain::conversation::StandingKind;
use mila_domain::folder::Folder;
use mila_domain::message::OpenedMessage;
use mila_domain::report::Why;
use mila_store::search::words::Indexer;

use super::house::{House, ME, opened};
use crate::receive::{RawLetter, Taken};
use crate::report::Source;

async fn take(house: &House, raw: RawLetter, opened: Result<OpenedMessage, Why>, arrived: Option<Timestamp>) -> Taken {
    let preparing = house.desk.preparing(&house.scope).await.unwrap();
    let source = Source { file: 0, offset: 0, folder: Folder::Other, arrived };
    let mut prepared = [preparing.prepare(raw, opened, source, &mut Indexer::new())];
    let taken = house.desk.take(&house.scope, &mut prepared).await.unwrap();
    house.desk.settle(&house.scope, |_| true).await.unwrap();
    taken
}

#[tokio::test]
async fn a_letter_without_an_id_is_taken_in_once_whenever_it_is_met() {
    let house = House::new().await;
    let letter = opened(("Anna anna@firma.example", ME, "08", "Offer"));
    let ahead: Timestamp = "2031-01-01T00:00:00Z".parse().unwrap();
    for (number, date) in [(0_u8, None), (1, Some(ahead)), (2, letter.date)] {
        for copy in 0..3_u8 {
            let opened = OpenedMessage { message_id: None, date, ..letter.clone() };
            // Files are touched, copied and downloaded; the stores' own headers differ.
            let arrived = Some("2026-03-12T10:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_hours(copy.into()));
            let raw = house.desk.preparing(&house.scope).await.unwrap().raw(vec![number, copy]);
            let taken = take(&house, raw, Ok(opened), arrived).await;
            let expected = if copy == 0 { Taken { new: 1, ..Taken::default() } } else { Taken { known: 1, ..Taken::default() } };
            assert_eq!(taken, expected, "{date:?} {copy}");
            house.wait(SignedDuration::from_hours(1));
        }
    }
    assert_eq!(house.desk.today(&house.scope).await.unwrap().messages, 3);
}

#[tokio::test]
async fn what_is_too_large_is_listed_as_unreadable_and_never_kept_in_part() {
    let house = House::new().await;
    let preparing = house.desk.preparing(&house.scope).await.unwrap();
    for expected in [Taken { unreadable: 1, ..Taken::default() }, Taken { known: 1, ..Taken::default() }] {
        let raw = preparing.too_large(b"From: Anna <anna@firma.example>\n\nA film");
        assert_eq!(take(&house, raw, Err(Why::TooLarge), None).await, expected);
    }
    let listed = house.desk.inbox(&house.scope, StandingKind::Unreadable, None).await.unwrap().rows;
    assert_eq!(listed.len(), 1);
    let message = house.desk.conversation(&house.scope, listed[0].id).await.unwrap().messages.remove(0);
    assert!(house.desk.raw(&house.scope, message.id).await.is_err(), "a part of it would look like all of it");
    let uid = preparing.too_large(b"From: Anna <anna@firma.example>\n\nA film").uid();
    let met = house.desk.met_before(&house.scope, Folder::Other, &[uid]).await.unwrap();
    assert!(met.contains(&uid), "it has its verdict");
}
