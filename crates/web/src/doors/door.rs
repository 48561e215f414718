//! The door itself: signing in and out, and one-time links.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use mila_desk::members::{Answers, MemberError, OpenedLink, Refusal, SignedIn, Token};
use serde::Deserialize;

use crate::pages::door::{DoorPage, LinkPage};
use crate::pages::trouble::Trouble;

use super::House;
use super::answer::{Problem, page, refused, see_other};
use super::cookies::Cookie;
use super::forms::{Knock, Nothing, Press};
use super::guard;
use super::settings::Known;
use super::visit::{Anybody, Visit};

/// The form of the door.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInForm {
    name: String,
    password: String,
    next: String,
}

/// The form behind a link. Which fields there are depends on what the link is for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LinkForm {
    name: String,
    password: String,
    language: Option<String>,
    zone: Option<String>,
    addresses: String,
}

/// The door. Whoever is in already is led on.
pub async fn door(State(house): State<Arc<House>>, Anybody(visit): Anybody) -> Result<Response, Problem> {
    let next = visit.asked("next").and_then(|next| guard::local(&house, next));
    if visit.member.is_some() {
        return Ok(see_other(next.as_deref().unwrap_or("/today")));
    }
    let shown = DoorPage::of(visit.texts(), None, "", next.as_deref().unwrap_or_default());
    page(shown.html(&visit.plain_shell(&shown.title)?))
}

/// Signs in.
pub async fn sign_in(State(house): State<Arc<House>>, knock: Knock<SignInForm>) -> Result<Response, Problem> {
    let Knock { visit, form } = knock;
    let next = guard::local(&house, &form.next);
    match house.desk().sign_in(&form.name, &form.password, &visit.place).await {
        Ok(signed_in) => let_in(&house, &visit, &signed_in, next.as_deref().unwrap_or("/today")).await,
        Err(MemberError::Refused(refusal)) => {
            let shown = DoorPage::of(visit.texts(), Some(refusal), &form.name, next.as_deref().unwrap_or_default());
            let mut answer = refused(shown.html(&visit.plain_shell(&shown.title)?))?;
            if let Refusal::TooManyTries { wait_s } = refusal {
                *answer.status_mut() = StatusCode::TOO_MANY_REQUESTS;
                answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait_s));
            }
            Ok(answer)
        }
        Err(MemberError::Desk(error)) => Err(error.into()),
    }
}

/// Ends the session that there was, and begins the new one.
async fn let_in(house: &House, visit: &Visit, signed_in: &SignedIn, next: &str) -> Result<Response, Problem> {
    if let Some(before) = &visit.member {
        house.desk().sign_out(&before.token).await?;
    }
    let mut answer = see_other(next);
    Cookie::Session.set(house, &signed_in.token.text(), &mut answer);
    Ok(answer)
}

/// Signs out.
pub async fn sign_out(State(house): State<Arc<House>>, press: Press<Nothing>) -> Result<Response, Problem> {
    house.desk().sign_out(&press.member.token).await?;
    let mut answer = see_other("/sign-in");
    Cookie::Session.clear(&house, &mut answer);
    Ok(answer)
}

/// Takes a link's token into a cookie and leads to a clean address. Nothing is used up.
pub async fn open_link(State(house): State<Arc<House>>, Path(token): Path<String>) -> Result<Response, Problem> {
    let token = Token::read(&token).ok_or(Trouble::DeadLink)?;
    let mut answer = see_other("/link");
    Cookie::Link.set(&house, &token.text(), &mut answer);
    Ok(answer)
}

/// What stands behind the link that was opened.
pub async fn link(State(house): State<Arc<House>>, Anybody(visit): Anybody, headers: HeaderMap) -> Result<Response, Problem> {
    let (_, opened) = opened(&house, &headers).await?;
    page(Ok(link_page(&house, &visit, &opened, &Answers::default(), None)?))
}

/// Does what the link is for.
pub async fn use_link(State(house): State<Arc<House>>, headers: HeaderMap, knock: Knock<LinkForm>) -> Result<Response, Problem> {
    let Knock { visit, form } = knock;
    let (token, opened) = opened(&house, &headers).await?;
    let answers = form.answers()?;
    match house.desk().use_link(&token, &answers).await {
        Ok(signed_in) => {
            let mut answer = let_in(&house, &visit, &signed_in, "/today").await?;
            Cookie::Link.clear(&house, &mut answer);
            Ok(answer)
        }
        Err(MemberError::Refused(Refusal::DeadLink)) => Err(Trouble::DeadLink.into()),
        Err(MemberError::Refused(refusal)) => refused(Ok(link_page(&house, &visit, &opened, &answers, Some(refusal))?)),
        Err(MemberError::Desk(error)) => Err(error.into()),
    }
}

async fn opened(house: &House, headers: &HeaderMap) -> Result<(Token, OpenedLink), Problem> {
    let token = Cookie::Link.read(house, headers).and_then(|text| Token::read(&text)).ok_or(Trouble::DeadLink)?;
    match house.desk().open_link(&token).await {
        Ok(opened) => Ok((token, opened)),
        Err(MemberError::Refused(_)) => Err(Trouble::DeadLink.into()),
        Err(MemberError::Desk(error)) => Err(error.into()),
    }
}

/// The page of a link, in the language of its member where that is known.
fn link_page(
    house: &House,
    visit: &Visit,
    opened: &OpenedLink,
    answers: &Answers,
    refusal: Option<Refusal>,
) -> Result<String, Problem> {
    let language = opened.language.unwrap_or(visit.language);
    let known = Known::zones();
    let texts = crate::texts::Texts::in_language(language);
    let shown = LinkPage::of(texts, opened, answers, refusal, known.beside(&house.doors.zone));
    Ok(shown.html(&visit.outside(language, &shown.title)?)?)
}

impl LinkForm {
    fn answers(self) -> Result<Answers, Problem> {
        let language = self.language.map(|language| language.parse()).transpose().map_err(|_| Problem::from(Trouble::Forged))?;
        Ok(Answers { name: self.name, password: self.password, language, zone: self.zone, addresses: self.addresses })
    }
}
