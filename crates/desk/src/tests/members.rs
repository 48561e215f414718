//! Members: who comes in by which link, and what the audit log says of it.

use jiff::SignedDuration;
use mila_domain::ids::{LinkId, MemberId};
use mila_domain::language::Language;
use mila_store::Scope;

use super::house::{House, ME};
use crate::members::{Answers, Look, MemberError, Refusal, Role, SignedIn};
use crate::settings::WorkspaceForm;

const PASSWORD: &str = "a long enough password";

fn answers(name: &str) -> Answers {
    Answers { name: name.to_owned(), password: PASSWORD.to_owned(), ..Answers::default() }
}

async fn joined(house: &House, inviting: &Scope, name: &str) -> SignedIn {
    let link = house.desk.invite(inviting, Role::Owner).await.unwrap();
    house.desk.use_link(&link.token, &answers(name)).await.unwrap()
}

fn refused<T>(done: Result<T, MemberError>) -> Refusal {
    match done.err().unwrap() {
        MemberError::Refused(refusal) => refusal,
        MemberError::Desk(error) => panic!("{error:?}"),
    }
}

fn member(scope: &Scope) -> MemberId {
    scope.member().unwrap()
}

#[tokio::test]
async fn a_removed_member_does_not_come_back_by_an_invitation_made_before() {
    let house = House::new().await;
    let (ola, jan) = (joined(&house, &house.scope, "Ola").await.scope, joined(&house, &house.scope, "Jan").await.scope);
    let (by_jan, by_ola) =
        (house.desk.invite(&jan, Role::Owner).await.unwrap(), house.desk.invite(&ola, Role::Member).await.unwrap());
    let open = house.desk.settings(&ola).await.unwrap().invitations;
    let said: Vec<_> = open.iter().map(|open| (open.by.as_deref(), open.role)).collect();
    assert_eq!(said, [(Some("Ola"), Role::Member), (Some("Jan"), Role::Owner)]);
    house.desk.remove_member(&ola, member(&jan)).await.unwrap();
    assert_eq!(refused(house.desk.use_link(&by_jan.token, &answers("Jan again")).await), Refusal::DeadLink);
    assert_eq!(house.desk.settings(&ola).await.unwrap().invitations.len(), 1);
    house.desk.use_link(&by_ola.token, &answers("Ewa")).await.unwrap();
    assert_eq!(house.desk.settings(&ola).await.unwrap().invitations, []);
}

#[tokio::test]
async fn an_invitation_can_be_listed_and_withdrawn_once() {
    let house = House::new().await;
    let ola = joined(&house, &house.scope, "Ola").await.scope;
    let link = house.desk.invite(&ola, Role::Member).await.unwrap();
    let open = house.desk.settings(&ola).await.unwrap().invitations;
    assert_eq!(open.iter().map(|open| (open.id, open.expires)).collect::<Vec<_>>(), [(link.id, link.expires)]);
    assert!(house.desk.withdraw_invitation(&ola, LinkId::from_number(7)).await.is_err());
    house.desk.withdraw_invitation(&ola, link.id).await.unwrap();
    assert!(house.desk.withdraw_invitation(&ola, link.id).await.is_err());
    assert_eq!(refused(house.desk.use_link(&link.token, &answers("Jan")).await), Refusal::DeadLink);
    house.desk.invite(&ola, Role::Member).await.unwrap();
    house.wait(SignedDuration::from_hours(72));
    assert_eq!(house.desk.settings(&ola).await.unwrap().invitations, [], "it has expired");
}

#[tokio::test]
async fn who_sets_up_after_an_import_sees_at_once_who_waits() {
    let house = House::new().await;
    house.desk.remove_own_address(&house.scope, ME).await.unwrap();
    let hello = ("Ola ola@home.example", "anna@firma.example", "08", "Hello");
    house.take(&[hello, ("Anna anna@firma.example", "ola@home.example", "09", "Offer")]).await;
    let waiting = async || -> Vec<String> {
        let today = house.desk.today(&house.scope).await.unwrap();
        today.waiting.into_iter().map(|row| row.who.address).collect()
    };
    assert_eq!(waiting().await, ["ola@home.example", "anna@firma.example"], "nobody has said yet who we are");
    let link = house.desk.owner_link(&house.scope).await.unwrap();
    let before = house.desk.revision(&house.scope).await.unwrap();
    let answers = Answers { addresses: "ola@home.example".to_owned(), ..answers("Ola") };
    house.desk.use_link(&link.token, &answers).await.unwrap();
    assert!(house.desk.revision(&house.scope).await.unwrap() > before);
    assert_eq!(waiting().await, ["anna@firma.example"]);
}

#[tokio::test]
async fn the_audit_log_tells_of_settings_links_and_sign_ins_without_names() {
    let house = House::new().await;
    let desk = &house.desk;
    let setting_up = desk.owner_link(&house.scope).await.unwrap();
    let ola = desk.use_link(&setting_up.token, &answers("Ola")).await.unwrap();
    desk.sign_in_link(&ola.scope).await.unwrap();
    let invited = desk.invite(&ola.scope, Role::Member).await.unwrap();
    desk.withdraw_invitation(&ola.scope, invited.id).await.unwrap();
    let form = WorkspaceForm { zone: "Asia/Jerusalem".into(), answer_hours: "8".into(), ..WorkspaceForm::default() };
    desk.set_settings(&ola.scope, &form).await.unwrap();
    desk.add_own_address(&ola.scope, "ola@home.example").await.unwrap();
    let removed = desk.remove_own_address(&ola.scope, "ola@home.example").await.unwrap().unwrap();
    desk.restore_own_address(&ola.scope, removed).await.unwrap();
    desk.set_my_taste(&ola.scope, Language::Polish, Look::Dark).await.unwrap();
    desk.sign_out(&ola.token).await.unwrap();
    desk.sign_out(&ola.token).await.unwrap();
    for _ in 0..2 {
        assert_eq!(refused(desk.sign_in("ola", "not this one", "::1").await), Refusal::WrongNameOrPassword);
    }
    assert_eq!(refused(desk.sign_in("nobody", "not this one", "::1").await), Refusal::WrongNameOrPassword);
    desk.sign_in("ola", PASSWORD, "::1").await.unwrap();
    let log = house.log().await;
    let deeds: Vec<&str> = log.iter().map(|line| line.what.as_str()).collect();
    let expected = "own-address-added owner-link-made link-used sign-in-link-made member-invited invitation-withdrawn
        settings-changed own-address-added own-address-removed own-address-restored signed-out sign-in-refused sign-in-refused
        signed-in";
    assert_eq!(deeds, expected.split_whitespace().collect::<Vec<_>>());
    let counts: Vec<_> = log.iter().filter(|line| line.what == "sign-in-refused").collect();
    assert_eq!(counts.iter().map(|line| (line.member, line.about.as_str())).collect::<Vec<_>>(), [(None, "1"), (None, "2")]);
    for line in &log {
        assert!(!line.about.to_lowercase().contains("ola") && !line.about.contains('@'), "{line:?}");
    }
    assert_eq!(log[4].about, invited.id.to_string());
}

#[tokio::test]
async fn five_failures_are_forgiven_and_the_next_ones_wait_longer_and_longer() {
    let house = House::new().await;
    joined(&house, &house.scope, "Ola").await;
    let tried = async |from: &str| refused(house.desk.sign_in("ola", "not this one", from).await);
    for from in ["1", "2", "3", "4", "5", "6"] {
        assert_eq!(tried(from).await, Refusal::WrongNameOrPassword, "{from}");
    }
    assert_eq!(tried("7").await, Refusal::TooManyTries { wait_s: 3 });
    house.wait(SignedDuration::from_secs(3));
    assert_eq!(tried("8").await, Refusal::WrongNameOrPassword);
    assert_eq!(tried("9").await, Refusal::TooManyTries { wait_s: 5 });
}
