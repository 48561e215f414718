//! The JSON that other programs read, to the letter.

use crate::house::{House, ME, NOW, anna_asks, letter, mbox, we_write};

#[test]
fn the_json_has_the_promised_shape() {
    let question = anna_asks(60);
    let promise = we_write(50).answering(&question).text("I will send you the offer by Thursday.\n\nWhich date suits you?");
    let mut letters = vec![question, promise];
    letters.push(letter("Dana Levi <dana@bakery.example>", ME, 5).subject("שאלה").text("מתי זה יהיה מוכן?"));
    letters.push(letter("news@shop.example", ME, 7).field("List-Id", "<news>"));
    letters
        .extend((0..5).map(|week| letter("Ben <ben@old.example>", ME, 24 * (70 + week * 7)).text("Thanks!").subject("Photos")));
    let house = House::new();
    house.put("mail.mbox", mbox(&letters).as_bytes());
    house.put("empty.eml", b"");
    let said = house.say(&["report", "mail.mbox", "empty.eml", "--json", "--me", ME, "--now", NOW, "--zone", "Europe/Warsaw"]);
    assert_eq!(said.out.lines().count(), 1);
    // As it was printed, with a line end after each value.
    insta::assert_snapshot!(said.out.replace(",\"", ",\n\""));
}

#[test]
fn missing_values_are_null() {
    let house = House::with(&[letter("x@y.example", ME, 3).without("Subject").without("Message-ID").text("Hm hm hm")]);
    let report = house.report_on(&["mail.mbox", "--me", ME]);
    let row = &report["awaiting_us"][0];
    for field in ["subject", "message_id", "language"] {
        assert!(row[field].is_null(), "{field}: {row}");
    }
    assert!(row["person"]["name"].is_null());
    for field in ["within_limit", "median_s", "p90_s"] {
        assert!(report["answers"][field].is_null(), "{field}");
    }
}
