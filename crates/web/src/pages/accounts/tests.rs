use jiff::SignedDuration;
use mila_desk::accounts::{Account, Progress};
use mila_domain::account::{Standing, Trouble};
use mila_domain::language::Language;

use super::{Beat, beat, beats, samples};
use crate::pages::samples::here;
use crate::texts::Texts;

const EN: Texts = Texts::in_language(Language::English);
const PL: Texts = Texts::in_language(Language::Polish);
const HE: Texts = Texts::in_language(Language::Hebrew);

fn said(account: &Account) -> [String; 3] {
    [EN, PL, HE].map(|texts| beat(texts, &here(), account).text)
}

fn page(texts: Texts, wanted: &str) -> super::AccountPage {
    samples::pages(texts).into_iter().find(|(name, _)| name == wanted).unwrap_or_else(|| panic!("{wanted}")).1
}

#[test]
fn how_a_mailbox_stands_is_one_warm_sentence() {
    assert_eq!(
        said(&samples::account()),
        ["Mail read 2 minutes ago", "Poczta przeczytana 2 minuty temu", "הדואר נקרא לפני שתי דקות"]
    );
    let progress = Progress { done: 3_210, of: 4_812, left: Some(SignedDuration::from_mins(2)) };
    let reading = Account { progress: Some(progress), is_late: true, ..samples::account() };
    assert_eq!(
        said(&reading),
        [
            "Mail is being read: 3,210 of 4,812, 2 min left",
            "Czytanie poczty: 3210 z 4812, zostały 2 min",
            "הדואר בקריאה: 3,210 מתוך 4,812, נותרו שתי דקות"
        ]
    );
    assert_eq!(beat(EN, &here(), &reading).progress, Some((3_210, 4_812)), "who reads is not late");
    assert_eq!(
        said(&samples::stuck(Trouble::Denied, "ola@wp.pl")),
        [
            "The mailbox waits for you. The mailbox refused the password.",
            "Skrzynka czeka na ciebie. Skrzynka odrzuciła hasło.",
            "התיבה מחכה לך. תיבת הדואר דחתה את הסיסמה."
        ]
    );
    assert_eq!(said(&samples::late())[1], "Poczta nieczytana od: dziś, 08:15");
    let resting = Account { standing: Standing::Paused, ..samples::account() };
    assert!(!beat(EN, &here(), &resting).is_stopped);
}

#[test]
fn only_what_stands_still_leads_on_from_today_and_says_whose_it_is_where_there_are_several() {
    let one: Vec<Beat> = beats(EN, &here(), &[samples::account()]);
    assert_eq!((one[0].icon, one[0].whose.as_ref(), one[0].href.as_ref()), (Some("check"), None, None));
    let all = beats(EN, &here(), &[samples::account(), samples::late()]);
    assert_eq!(all[0].whose.as_deref(), Some("ola@lipowa-studio.pl"));
    assert_eq!(all[1].href.as_deref(), Some("/settings/accounts/acc_0000000000007"));
    assert!(all[1].is_stopped && all[1].icon == Some("alert"));
}

#[test]
fn nothing_is_missing_is_said_of_nothing_less_than_all() {
    let complete = page(EN, "complete account").proof.unwrap();
    assert_eq!(complete.total.beat.text, "The server has 4,812 messages, Mila has 4,000: nothing is missing");
    assert_eq!(complete.total.beat.icon, Some("check"));
    assert_eq!(complete.total.older.as_deref(), Some("812 lie further back than you asked for."));
    assert_eq!(complete.total.filtered.as_ref().unwrap().reasons, ["newsletters and lists: 1,000"]);
    assert_eq!(complete.total.unreadable.as_ref().unwrap().href, "/inbox?show=unreadable");
    let proof = page(EN, "account 0").proof.unwrap();
    assert_eq!(proof.total.beat.icon, None);
    let said: Vec<&str> = proof.folders.iter().map(|folder| folder.total.beat.text.as_str()).collect();
    assert_eq!(
        said,
        [
            "The server has 4,812, Mila has 4,000: nothing is missing",
            "The server has 20, Mila has 10: 10 are still to come",
            "The server has 100, Mila has 98: 2 were not handed over, and Mila asks for them again",
            "Not read through yet; 240 messages are here so far",
            "The server has 7, Mila has 8: one has gone from the server since they were compared",
            "The server no longer has this folder. What was read of it stays here.",
            "No longer read; 3 messages of it are here",
        ]
    );
    let polish = page(PL, "account 0").proof.unwrap();
    assert_eq!(polish.folders[1].total.beat.text, "Na serwerze: 20, u Mili: 10; 10 jeszcze nadejdzie");
    assert_eq!(polish.folders[0].moments, ["ostatnio przeczytane dziś, 13:13", "porównane z serwerem dziś, 07:15: komplet"]);
}

#[test]
fn what_is_left_alone_cannot_be_chosen_and_says_why() {
    let choice = page(EN, "account 0").choice.unwrap();
    assert_eq!(choice.fold, "2 folders are not read");
    let names: Vec<&str> = choice.left_alone.iter().map(|folder| folder.name.as_str()).collect();
    assert_eq!(names, ["Szkice", "Czat", "Spam", "Kosz"]);
    assert!(choice.left_alone.iter().all(|folder| folder.words.is_some()));
    assert!(choice.folders.iter().any(|folder| folder.is_hidden && folder.is_chosen && folder.name == "Dawne"));
    assert_eq!(page(EN, "account of a member").choice.unwrap().action, None);
}

#[test]
fn every_trouble_says_that_nothing_is_lost_and_in_whose_words_it_came() {
    for trouble in Trouble::ALL {
        let name = format!("account with {}", trouble.word());
        for (texts, lost) in [(EN, "Nothing is lost"), (PL, "Nic nie zginęło"), (HE, "דבר לא אבד")] {
            let told = page(texts, &name).trouble.unwrap();
            assert!(told.words.contains(lost), "{name}: {}", told.words);
            assert!(told.said.as_ref().is_some_and(|said| said.contains("AUTHENTICATIONFAILED")), "{name}");
        }
    }
}

#[test]
fn who_is_not_let_in_is_told_what_the_provider_wants() {
    let help = |trouble, address: &str| super::Help::of(EN, &Account { door: None, ..samples::stuck(trouble, address) }, trouble);
    let gmail = help(Trouble::AppPassword, "Ola@Gmail.com").unwrap();
    assert_eq!(gmail.link.unwrap().href, "https://support.google.com/accounts/answer/185833");
    assert!(help(Trouble::Denied, "ola@op.pl").unwrap().words.starts_with("Onet Poczta lets programs in only when"));
    assert!(help(Trouble::NoWayIn, "ola@outlook.com").unwrap().words.contains("docs/mail.md"));
    assert_eq!(help(Trouble::Cut, "ola@gmail.com"), None);
    assert_eq!(help(Trouble::Denied, "ola@lipowa-studio.pl"), None);
    let mut own = samples::stuck(Trouble::Denied, "ola@lipowa-studio.pl");
    for (host, is_known) in
        [("imap.gmail.com", true), ("gmail.com", true), ("notgmail.com", false), ("gmail.com.evil.example", false)]
    {
        own.door.as_mut().unwrap().host = host.to_owned();
        assert_eq!(super::Help::of(EN, &own, Trouble::Denied).is_some(), is_known, "{host}");
    }
}

#[test]
fn only_pages_on_which_something_moves_ask_again_without_scripts() {
    for (name, is_moving) in [
        ("account 0", false),
        ("account 1", true),
        ("account 5", true),
        ("account 12", false),
        ("account to sign in", false),
        ("account that waits for a code", true),
        ("account with a code", true),
    ] {
        assert_eq!(page(EN, name).is_moving, is_moving, "{name}");
    }
}

#[test]
fn a_code_is_for_owners_and_leads_to_web_pages_alone() {
    let ask = |name| page(EN, name).consent.unwrap().ask;
    assert_eq!(ask("account with a code").unwrap().href.as_deref(), Some("https://www.google.com/device"));
    assert_eq!(ask("account with a hostile code").unwrap().href, None);
    assert!(ask("account with a code of a member").is_none());
}
