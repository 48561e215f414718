//! What went wrong, as a page in the language of whoever asked.

use axum::http::header::{REFERER, REFRESH, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use url::Url;

use crate::pages::shell::Section;
use crate::pages::trouble::{Met, Trouble, TroublePage};

use super::House;
use super::answer::{Problem, Told, log};
use super::guard;
use super::visit::Visit;

/// There is nothing at this address.
pub async fn missing() -> Problem {
    Trouble::Missing.into()
}

/// There is something at this address, but not this way.
pub async fn wrong_method() -> Problem {
    Problem::Told(Told { trouble: Trouble::Missing, status: StatusCode::METHOD_NOT_ALLOWED })
}

/// The page on which a trouble began: the one that was asked for, or the one whose form was sent.
pub fn began(house: &House, headers: &HeaderMap, asked: &str, is_deed: bool) -> String {
    if !is_deed {
        return guard::local(house, asked).unwrap_or_else(|| "/today".to_owned());
    }
    let referrer = headers.get(REFERER).and_then(|referrer| referrer.to_str().ok()).and_then(|text| Url::parse(text).ok());
    let path = referrer
        .filter(|url| url.origin() == house.doors.base.origin())
        .map(|url| url[url::Position::BeforePath..url::Position::AfterQuery].to_owned());
    path.and_then(|path| guard::local(house, &path)).unwrap_or_else(|| "/today".to_owned())
}

/// The answer itself, or the page of the trouble that it tells of.
pub fn shown(visit: &Visit, began: &str, is_deed: bool, answer: Response) -> Response {
    let Some(told) = answer.extensions().get::<Told>().copied() else { return answer };
    let page = TroublePage::of(visit.texts(), told.trouble, if is_deed { Met::ByDeed } else { Met::ByLook }, began);
    let html = visit.shell(Section::Elsewhere, &page.title).map(|shell| page.html(&shell));
    let mut shown = match html {
        Ok(Ok(html)) => (told.status, Html(html)).into_response(),
        Ok(Err(error)) => {
            log(&error);
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    for (name, value) in answer.headers() {
        shown.headers_mut().entry(name).or_insert_with(|| value.clone());
    }
    if let Some(after_s) = told.trouble.again_after_s() {
        shown.headers_mut().insert(RETRY_AFTER, HeaderValue::from(after_s));
        if !is_deed {
            shown.headers_mut().insert(REFRESH, HeaderValue::from(after_s));
        }
    }
    shown
}
