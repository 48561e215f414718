//! Connecting a mailbox, changing one, and going to a provider and back.

use std::sync::Arc;

use axum::http::StatusCode;
use mila_desk::Desk;
use mila_desk::accounts::{Account, Asked};
use mila_domain::account::{LookBack, Provider, Security, Standing, Trouble};
use mila_domain::ids::AccountId;
use url::Url;

use super::house::{Answer, House, Owner};
use crate::doors::{Consent, Doors, router};

const NEW: &str = "/settings/accounts/new";
const CONSENT: &str = "/settings/accounts/consent";
/// What a browser sends where nothing is said of the server.
const NO_SERVER: &str = "&host=&port=&security=tls&login=";

async fn posted(house: &House, who: &Owner, path: &str, form: &str) -> Answer {
    house.post(Some(who), path, &format!("{}&{form}", house.guard(who).await)).await
}

fn id_of(owner: &Owner) -> AccountId {
    owner.id("{acc}").parse().unwrap()
}

async fn account(house: &House, id: AccountId) -> Account {
    house.desk.account(&house.ours.scope, id).await.unwrap().account
}

fn led_to(answer: &Answer) -> AccountId {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location().strip_prefix("/settings/accounts/").unwrap().parse().unwrap()
}

/// A house in which Google knows the desk.
async fn house_with_consent(has_redirect: bool) -> House {
    let house = House::new().await;
    let url = |asked: &Asked, redirect: &Url| {
        let mut url = Url::parse("https://accounts.example/auth").unwrap();
        url.query_pairs_mut().append_pair("state", asked.state.expose()).append_pair("redirect_uri", redirect.as_str());
        Some(url)
    };
    let consent = Consent { providers: vec![Provider::Google], url: Arc::new(url), has_redirect };
    let doors = Doors { consent, ..house.doors.clone() };
    House { router: router(doors.clone()), doors, ..house }
}

#[tokio::test]
async fn a_mailbox_is_connected_once_however_often_the_button_is_pressed() {
    let house = House::new().await;
    let form =
        format!("{}&address=biuro@studio.example&password=hush+now&look_back=month{NO_SERVER}", house.guard(&house.ours).await);
    let first = led_to(&house.post(Some(&house.ours), NEW, &form).await);
    let second = led_to(&house.post(Some(&house.ours), NEW, &form).await);
    assert_eq!((first, house.desk.accounts(&house.ours.scope).await.unwrap().len()), (second, 2));
    let kept = account(&house, first).await;
    assert_eq!((kept.standing, kept.look_back, kept.door), (Standing::Looking, LookBack::Month, None));
    let page = house.get(Some(&house.ours), &format!("/settings/accounts/{first}")).await;
    assert!(page.body.contains("<noscript><meta http-equiv=\"refresh\" content=\"3\"></noscript>"), "{}", page.body);
    assert!(page.body.contains("data-live=\"/live\"") && !page.body.contains("hush now"));
    assert!(house.get(Some(&house.ours), "/settings").await.body.contains("href=\"/settings/accounts\""));
    assert!(house.get(Some(&house.ours), "/settings/accounts").await.body.contains("biuro@studio.example"));
}

#[tokio::test]
async fn a_server_that_is_known_is_taken_over_with_its_usual_port() {
    let house = House::new().await;
    let form = "address=b@studio.example&password=p&look_back=all&host=Mail.Studio.Example&port=&security=starttls&login=";
    let kept = account(&house, led_to(&posted(&house, &house.ours, NEW, form).await)).await;
    let door = kept.door.unwrap();
    assert_eq!((door.host.as_str(), door.port, door.security), ("mail.studio.example", 143, Security::StartTls));
    assert_eq!(kept.login, "b@studio.example");
}

#[tokio::test]
async fn what_makes_no_sense_is_said_at_its_field_and_the_password_does_not_come_back() {
    let house = House::new().await;
    let before = house.desk.accounts(&house.ours.scope).await.unwrap();
    for (form, field, said) in [
        ("address=nobody&password=hush&look_back=year&host=&port=&security=tls&login=", "address", "This is not a mail address"),
        (
            "address=ola@studio.example&password=hush&look_back=year&host=&port=&security=tls&login=",
            "address",
            "connected already",
        ),
        ("address=b@studio.example&password=&look_back=year&host=&port=&security=tls&login=", "password", "password is missing"),
        (
            "address=b@studio.example&password=hush&look_back=year&host=a+b&port=&security=tls&login=",
            "host",
            "no name of a server",
        ),
        ("address=b@studio.example&password=hush&look_back=year&host=a&port=x&security=tls&login=", "port", "1 to 65535"),
        (
            "address=b@studio.example&password=hush&look_back=year&host=&port=&security=tls&login=me",
            "host",
            "no name of a server",
        ),
    ] {
        let answer = posted(&house, &house.ours, NEW, form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
        assert!(answer.body.contains(&format!("href=\"#{field}\"")) && answer.body.contains(said), "{form}: {}", answer.body);
        assert!(answer.body.contains("value=\"year\" checked") && !answer.body.contains("hush"), "{form}");
        let is_open = answer.body.contains("<details class=\"folds\" open>");
        assert_eq!(is_open, ["host", "port"].contains(&field), "{form}");
    }
    for forged in ["look_back=ever", "look_back=year&provider=google"] {
        let form = format!("address=b@studio.example&password=p&{forged}{NO_SERVER}");
        assert_eq!(posted(&house, &house.ours, NEW, &form).await.status, StatusCode::FORBIDDEN, "{forged}");
    }
    assert_eq!(house.desk.accounts(&house.ours.scope).await.unwrap(), before);
}

#[tokio::test]
async fn an_owner_has_a_mailbox_rest_go_on_look_further_back_and_go() {
    let house = House::new().await;
    let (id, there) = (id_of(&house.ours), house.ours.path("/settings/accounts/{acc}"));
    assert_eq!(posted(&house, &house.ours, &format!("{there}/pause"), "").await.location(), there);
    assert_eq!(account(&house, id).await.standing, Standing::Paused);
    assert!(house.get(Some(&house.ours), &there).await.body.contains("Read on"));
    posted(&house, &house.ours, &format!("{there}/resume"), "").await;
    assert_eq!(account(&house, id).await.standing, Standing::Looking);
    let back = posted(&house, &house.ours, &format!("{there}/look-back"), "look_back=all").await;
    assert_eq!(back.location(), format!("{there}?done=saved"));
    assert_eq!(account(&house, id).await.look_back, LookBack::All);
    let form = "password=&host=imap.studio.example&port=993&security=tls&login=ola";
    posted(&house, &house.ours, &format!("{there}/change"), form).await;
    assert_eq!(account(&house, id).await.login, "ola");
    let change = house.get(Some(&house.ours), &format!("{there}/change")).await.body;
    assert!(change.contains("value=\"imap.studio.example\"") && change.contains("type=\"password\" value=\"\""));
    let gone = posted(&house, &house.ours, &format!("{there}/remove"), "").await;
    assert_eq!(gone.location(), "/settings/accounts?done=account-removed");
    assert!(house.get(Some(&house.ours), gone.location()).await.body.contains("its password is forgotten"));
    assert_eq!(house.get(Some(&house.ours), &there).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_owner_chooses_folders_and_what_is_left_alone_stays_so() {
    let house = House::new().await;
    let (id, there) = (id_of(&house.ours), house.ours.path("/settings/accounts/{acc}"));
    let folders = || async { house.desk.account(&house.ours.scope, id).await.unwrap().folders };
    let all: Vec<String> = folders().await.iter().map(|folder| format!("folders={}", folder.id)).collect();
    // As many fields as a mailbox with very many folders has.
    let many = vec![all.join("&"); 400].join("&");
    let chosen = posted(&house, &house.ours, &format!("{there}/folders"), &many).await;
    assert_eq!(chosen.location(), format!("{there}?done=saved"));
    let read = |folders: Vec<mila_desk::accounts::Folder>| -> Vec<bool> { folders.iter().map(|folder| folder.is_read).collect() };
    assert_eq!(read(folders().await), [true, true, false], "spam is left alone");
    posted(&house, &house.ours, &format!("{there}/folders"), &all[1]).await;
    assert_eq!(read(folders().await), [false, true, false]);
    posted(&house, &house.ours, &format!("{there}/folders"), "").await;
    assert_eq!(read(folders().await), [false; 3]);
}

#[tokio::test]
async fn a_member_looks_and_sees_no_button() {
    use mila_desk::members::{Answers, Role};
    let house = House::new().await;
    let link = house.desk.invite(&house.ours.scope, Role::Member).await.unwrap();
    let answers = Answers { name: "Jan".into(), password: super::house::PASSWORD.into(), ..Answers::default() };
    let token = house.desk.use_link(&link.token, &answers).await.unwrap().token;
    let member = Owner { scope: house.ours.scope, token, ids: house.ours.ids.clone() };
    for path in ["/settings/accounts", "/settings/accounts/{acc}"] {
        let page = house.get(Some(&member), &member.path(path)).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.body.contains("ola@studio.example"), "{path}");
        assert!(!page.between("<main", "</main>").contains("<form") && !page.body.contains("/change"), "{path}");
    }
    for path in [NEW, "/settings/accounts/{acc}/change", "/settings/accounts/consent?state=s&code=c"] {
        assert_eq!(house.get(Some(&member), &member.path(path)).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

/// Connects a mailbox at Google; gives the account and its page.
async fn signing_in(house: &House) -> (AccountId, String) {
    let form = format!("address=ola@gmail.example&password=&look_back=year{NO_SERVER}&provider=google");
    let id = led_to(&posted(house, &house.ours, NEW, &form).await);
    (id, format!("/settings/accounts/{id}"))
}

#[tokio::test]
async fn the_way_to_a_provider_and_back_changes_something_only_at_its_end() {
    let house = house_with_consent(true).await;
    let (id, there) = signing_in(&house).await;
    assert_eq!(account(&house, id).await.standing, Standing::Consenting);
    assert!(house.get(Some(&house.ours), &there).await.body.contains(&format!("action=\"{there}/consent\"")));
    let onward = posted(&house, &house.ours, &format!("{there}/consent"), "").await;
    assert_eq!(onward.status, StatusCode::OK);
    let url = onward.between("href=\"https://accounts.example/auth?", "\"").replace("&amp;", "&");
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(url.as_bytes()).into_owned().collect();
    assert_eq!(pairs[1].1, format!("{}{CONSENT}", super::house::BASE));
    let answer = format!("state={}&code=4/abc", pairs[0].1);
    let before = house.all_of(&house.ours).await;
    let page = house.get(Some(&house.ours), &format!("{CONSENT}?{answer}&scope=mail")).await;
    assert!(page.body.contains("Finish connecting") && page.body.contains("ola@gmail.example"), "{}", page.body);
    let theirs = house.get(Some(&house.theirs), &format!("{CONSENT}?{answer}")).await;
    assert!(theirs.body.contains("No mailbox waits for this answer") && !theirs.body.contains("ola@gmail"), "{}", theirs.body);
    assert_eq!(posted(&house, &house.theirs, CONSENT, &answer).await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.all_of(&house.ours).await, before, "looking changes nothing");
    let form = format!("{}&{answer}", house.guard(&house.ours).await);
    assert_eq!(led_to(&house.post(Some(&house.ours), CONSENT, &form).await), id);
    assert_eq!(account(&house, id).await.standing, Standing::Looking);
    assert_eq!(house.post(Some(&house.ours), CONSENT, &form).await.location(), "/settings/accounts", "pressed twice");
    assert!(house.get(Some(&house.ours), &format!("{CONSENT}?{answer}")).await.body.contains("No mailbox waits"));
    assert_eq!(posted(&house, &house.ours, CONSENT, &answer).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_no_at_the_provider_is_taken_calmly() {
    let house = house_with_consent(true).await;
    let (_, there) = signing_in(&house).await;
    let onward = posted(&house, &house.ours, &format!("{there}/consent"), "").await;
    let state = onward.between("?state=", "&amp;").to_owned();
    let page = |word: &str| {
        let path = format!("{CONSENT}?state={state}&error={word}");
        let house = &house;
        async move { house.get(Some(&house.ours), &path).await.body }
    };
    let denied = page("access_denied").await;
    assert!(denied.contains("the answer was no") && denied.contains(&format!("href=\"{there}\"")), "{denied}");
    assert!(page("server_error").await.contains("<code dir=\"ltr\">server_error</code>"));
    let spoofed = page("Send%20your%20password").await;
    assert!(spoofed.contains("did not let Mila in") && !spoofed.contains("Send your"), "{spoofed}");
    for nothing in ["", "?state=", "?code=c", "?state=s", &format!("?state={state}")] {
        let answer = house.get(Some(&house.ours), &format!("{CONSENT}{nothing}")).await;
        assert!(answer.status == StatusCode::OK && answer.body.contains("No mailbox waits"), "{nothing}");
    }
}

#[tokio::test]
async fn where_a_provider_cannot_lead_back_the_page_shows_a_code() {
    let house = house_with_consent(false).await;
    let (id, there) = signing_in(&house).await;
    let again = posted(&house, &house.ours, &format!("{there}/consent"), "").await;
    assert_eq!((again.status, again.location()), (StatusCode::SEE_OTHER, there.as_str()));
    assert!(house.get(Some(&house.ours), &there).await.body.contains("Mila is asking Google for a code"));
    house.desk.show_device_code(&house.ours.scope, id, "https://google.example/device", "ABCD-EFGH").await.unwrap();
    let page = house.get(Some(&house.ours), &there).await.body;
    assert!(
        page.contains("<bdi dir=\"ltr\">ABCD-EFGH</bdi>") && page.contains("href=\"https://google.example/device\""),
        "{page}"
    );
    assert!(page.contains("http-equiv=\"refresh\""));
}

#[tokio::test]
async fn a_provider_that_does_not_know_this_desk_is_not_asked() {
    let house = house_with_consent(true).await;
    let (id, there) = signing_in(&house).await;
    let doors = Doors { consent: Consent::none(), ..house.doors.clone() };
    let house = House { router: router(doors.clone()), doors, ..house };
    let before = account(&house, id).await;
    let answer = posted(&house, &house.ours, &format!("{there}/consent"), "").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("not set up on this Mila"));
    assert_eq!(account(&house, id).await, before);
    let own = house.ours.path("/settings/accounts/{acc}/consent");
    assert_eq!(posted(&house, &house.ours, &own, "").await.status, StatusCode::NOT_FOUND, "a password lets us in there");
}

#[tokio::test]
async fn today_tells_of_a_mailbox_that_waits_and_leads_there() {
    let house = House::new().await;
    let there = house.ours.path("/settings/accounts/{acc}");
    assert!(house.get(Some(&house.ours), "/today").await.body.contains("Looking for the mail server"));
    let (desk, scope): (&Desk, _) = (&house.desk, &house.ours.scope);
    desk.account_failed(scope, id_of(&house.ours), None, (Trouble::Denied, "NO <b>go\r\naway"), 1).await.unwrap();
    let today = house.get(Some(&house.ours), "/today").await.body;
    assert!(today.contains(&format!("<a href=\"{there}\">The mailbox waits for you. The mailbox refused the password.</a>")));
    let page = house.get(Some(&house.ours), &there).await.body;
    assert!(page.contains("<q class=\"said\" dir=\"auto\">NO &lt;b&gt;goaway</q>"), "{page}");
    assert!(!house.get(Some(&house.theirs), "/today").await.body.contains("refused the password"));
}

#[tokio::test]
async fn without_mail_and_without_a_mailbox_today_offers_to_connect_one() {
    let house = House::new().await;
    let workspace = house.desk.add_workspace("new", "Europe/Warsaw", mila_desk::members::WorkspaceKind::Real).await.unwrap();
    let scope = mila_desk::Scope::of_program(workspace);
    let link = house.desk.owner_link(&scope).await.unwrap();
    let answers =
        mila_desk::members::Answers { name: "new".into(), password: super::house::PASSWORD.into(), ..Default::default() };
    let token = house.desk.use_link(&link.token, &answers).await.unwrap().token;
    let owner = Owner { scope, token, ids: Vec::new() };
    let body = house.get(Some(&owner), "/today").await.body;
    let (connect, import) = (body.find("href=\"/settings/accounts/new\""), body.rfind("href=\"/import\""));
    assert!(connect.is_some() && connect < import, "{body}");
    assert!(body.contains("Connect your mailbox"));
}
