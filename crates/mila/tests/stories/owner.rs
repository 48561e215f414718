//! Whose mailbox it is, given or worked out.

use crate::house::{ANNA, House, ME, anna_asks, letter, mbox, we_write};

#[test]
fn the_sent_folder_tells_who_the_owner_is() {
    let house = House::new();
    house.put("mail/Inbox", mbox(&[anna_asks(30), anna_asks(29)]).as_bytes());
    let from_home = we_write(20).field("From", "Milena <milena@dom.example>").answering(&anna_asks(30));
    house.put("mail/Wysłane", mbox(&[we_write(40), from_home]).as_bytes());
    let report = house.report_on(&["mail"]);
    assert_eq!(report["me"], serde_json::json!(["milena@dom.example", ME]));
    assert_eq!(report["awaiting_us"].as_array().unwrap().len(), 0);
}

#[test]
fn labels_of_a_takeout_tell_it_too() {
    let sent = we_write(40).field("X-Gmail-Labels", "=?UTF-8?Q?Wys=C5=82ane,Otwarte?=");
    let house =
        House::with(&[sent, anna_asks(30).field("X-Gmail-Labels", "Odebrane"), anna_asks(20).field("X-Gmail-Labels", "Kosz")]);
    let report = house.report_on(&["mail.mbox"]);
    assert_eq!(report["me"], serde_json::json!([ME]));
    assert_eq!(report["mailbox"]["filtered"]["trash"], 1);
    assert_eq!(report["awaiting_us"].as_array().unwrap().len(), 1);
}

#[test]
fn otherwise_it_is_who_writes_to_many() {
    let house = House::with(&[we_write(40), letter(ME, "b@other.example", 39), anna_asks(30), letter("b@other.example", ME, 20)]);
    let said = house.say(&["report", "mail.mbox"]);
    assert!(said.err.contains(ME), "{}", said.err);
    assert_eq!(house.report_on(&["mail.mbox"])["me"], serde_json::json!([ME]));
}

#[test]
fn an_inbox_alone_is_asked_about_but_not_when_the_owner_is_named() {
    let house = House::with(&[anna_asks(30), letter("b@other.example", ME, 20)]);
    let said = house.say(&["report", "mail.mbox", "--lang", "en"]);
    assert_eq!(said.code, Some(3));
    assert!(said.err.contains(&format!("--me {ME}")), "{}", said.err);
    assert_eq!(house.report_on(&["mail.mbox", "--me", ME])["awaiting_us"].as_array().unwrap().len(), 2);
}

#[test]
fn people_are_joined_where_it_is_sure() {
    let alias = letter("Nowak, Anna <a.nowak@firma.example>", ME, 20).field("From", "\"Nowak, Anna\" <a.nowak@firma.example>");
    let tagged = letter("anna+oferty@firma.example", ME, 19);
    let namesake = letter("Anna Nowak <anna@inna.example>", ME, 18);
    let report = House::with(&[we_write(40), anna_asks(30), alias, tagged, namesake]).report_on(&["mail.mbox", "--me", ME]);
    assert_eq!(report["people"], 2);
}

#[test]
fn quiet_people_had_a_rhythm() {
    let letters: Vec<_> = (0..6).map(|week| letter(ANNA, ME, 24 * (60 + week * 7)).text("Thank you!")).collect();
    let report = House::with(&letters).report_on(&["mail.mbox", "--me", ME]);
    let row = &report["quiet"][0];
    assert_eq!(row["person"]["address"], "anna@firma.example");
    assert_eq!((row["usual_gap_days"].as_f64(), row["silent_days"].as_f64()), (Some(7.0), Some(60.0)));
    let alive = House::with(&letters).report_on(&["mail.mbox", "--me", ME, "--days", "30"]);
    assert_eq!((alive["quiet"].as_array().unwrap().len(), alive["conversations"].as_u64()), (0, Some(0)));
}
