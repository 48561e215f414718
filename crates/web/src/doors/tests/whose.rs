//! What the owner says about people, through the doors: each deed leads on to where it can be taken back.

use axum::body::Body;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;

use super::house::{Answer, House, asked, cookie};

/// Sends a form of ours and goes where it leads.
async fn pressed(house: &House, path: &str, form: &str) -> Answer {
    let form = format!("{}&{form}", house.guard(&house.ours).await);
    let answer = house.post(Some(&house.ours), path, &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
    house.get(Some(&house.ours), answer.location()).await
}

/// Presses the button of the notice on top of a page.
async fn undone(house: &House, page: &Answer) -> Answer {
    let action = page.between("<form method=\"post\" action=\"/deeds/", "\"").to_owned();
    pressed(house, &format!("/deeds/{action}"), "back=/today").await
}

#[tokio::test]
async fn somebody_is_added_and_taken_back() {
    let house = House::new().await;
    let form = "name=Jan+Lis&addresses=jan@lis.example%0D%0Aj@lis.example&address_as=&phones=&birthday=&notes=";
    let page = pressed(&house, "/people/new", form).await;
    assert!(page.body.contains("Jan Lis") && page.body.contains("j@lis.example"));
    assert!(house.get(Some(&house.ours), "/people").await.body.contains("Jan Lis"));
    let people = undone(&house, &page).await;
    assert!(!people.body.contains("Jan Lis"));
    let known =
        format!("{}&name=X&addresses=anna-one@ola.example&address_as=&phones=&birthday=&notes=", house.guard(&house.ours).await);
    let refused = house.post(Some(&house.ours), "/people/new", &known).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Somebody has this address already.") && refused.body.contains("href=\"/people/per_"));
}

#[tokio::test]
async fn an_address_of_somebody_else_leads_to_making_them_one_and_back() {
    let house = House::new().await;
    let person = house.ours.path("/people/{per}");
    let here = house.get(Some(&house.ours), &person).await;
    let other = if here.body.contains("anna-one@ola.example") { "anna-plain@ola.example" } else { "anna-one@ola.example" };
    let sure = pressed(&house, &format!("{person}/addresses"), &format!("address={other}")).await;
    let id = sure.between("name=\"other\" value=\"", "\"").to_owned();
    let one = pressed(&house, &format!("{person}/merge"), &format!("other={id}")).await;
    assert!(one.body.contains(other) && one.body.contains("2 letters"));
    assert_eq!(house.get(Some(&house.ours), &format!("/people/{id}")).await.status, StatusCode::NOT_FOUND);
    let two = undone(&house, &one).await;
    assert!(!two.body.contains(other));
    assert_eq!(house.get(Some(&house.ours), &format!("/people/{id}")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_file_of_contacts_is_shown_taken_in_and_taken_back() {
    let house = House::new().await;
    let upload = async |file: &str| {
        let guard = house.guard(&house.ours).await;
        let mut body = Vec::new();
        for (name, value) in url::form_urlencoded::parse(guard.as_bytes()) {
            body.push(format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"));
        }
        body.push(format!(
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../a.csv\"\r\n\r\n{file}\r\n--x--\r\n"
        ));
        let request = asked("POST", "/contacts", &cookie(Some(&house.ours))).header("sec-fetch-site", "same-origin");
        let request = request.header(CONTENT_TYPE, "multipart/form-data; boundary=x");
        house.send(request.body(Body::from(body.concat())).unwrap()).await
    };
    let bad = upload("neither this nor that").await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let before = house.all_of(&house.ours).await;
    let answer = upload("Jan Lis,jan@lis.example").await;
    let file = answer.location().to_owned();
    let shown = house.get(Some(&house.ours), &file).await;
    assert!(shown.body.contains("Jan Lis") && shown.body.contains("One new person"));
    assert!(!house.get(Some(&house.ours), "/people").await.body.contains("Jan Lis"));
    assert_ne!(house.all_of(&house.ours).await, before, "the file itself waits");
    let done = pressed(&house, &file, "").await;
    assert!(house.get(Some(&house.ours), "/people").await.body.contains("Jan Lis"));
    let cards = house.get(Some(&house.ours), "/contacts/all.vcf").await;
    assert_eq!(cards.header("content-type"), "text/vcard");
    assert!(cards.body.contains("FN:Jan Lis") && cards.body.contains("FN:Anna Client"));
    undone(&house, &done).await;
    assert!(!house.get(Some(&house.ours), "/people").await.body.contains("Jan Lis"));
}
