//! Answers of handlers: a page, a way to go on, or what went wrong. What went wrong becomes a page in `trouble`.

use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use mila_desk::{DeskError, StoreError};

use crate::pages::notice::Done;
use crate::pages::trouble::Trouble;
use crate::templates::PageError;

use super::House;
use super::guard;

/// Why there is no answer of the kind that was asked for.
#[derive(Debug)]
pub enum Problem {
    /// A page says what happened.
    Told(Told),
    /// One has to sign in first, and is led on to this page afterwards.
    SignIn(String),
}

/// What a page is to say in place of the one that was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    /// What happened.
    pub trouble: Trouble,
    /// The status of the answer.
    pub status: StatusCode,
}

impl Problem {
    /// The machine gives no chance.
    pub fn no_chance() -> Self {
        DeskError::Chance.into()
    }
}

impl From<Trouble> for Problem {
    fn from(trouble: Trouble) -> Self {
        let status = StatusCode::from_u16(trouble.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self::Told(Told { trouble, status })
    }
}

impl From<PageError> for Problem {
    fn from(error: PageError) -> Self {
        log(&error);
        Trouble::Unexpected.into()
    }
}

impl From<DeskError> for Problem {
    fn from(error: DeskError) -> Self {
        let trouble = match &error {
            DeskError::Missing(_) => return Trouble::Missing.into(),
            DeskError::Store(StoreError::Unreachable { .. }) => Trouble::Database,
            DeskError::Store(StoreError::NoRoom { .. }) => Trouble::NoRoom,
            DeskError::Store(StoreError::Conflict { .. }) => Trouble::Busy,
            DeskError::Store(
                StoreError::Refused { .. }
                | StoreError::Newer { .. }
                | StoreError::Older { .. }
                | StoreError::Nothing(_)
                | StoreError::InUse(_)
                | StoreError::Folder { .. }
                | StoreError::BadAddress(_)
                | StoreError::Broken(_)
                | StoreError::Damaged(_),
            )
            | DeskError::Chance
            | DeskError::Pressed => Trouble::Unexpected,
        };
        log(&error);
        trouble.into()
    }
}

/// Writes an error with its causes to the log, once, where it stops.
pub fn log(error: &(dyn std::error::Error + 'static)) {
    let mut causes = String::new();
    let mut source = error.source();
    while let Some(cause) = source {
        causes = format!("{causes}: {cause}");
        source = cause.source();
    }
    tracing::error!(causes, "a page could not be answered: {error}");
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        match self {
            Self::Told(told) => {
                let mut response = told.status.into_response();
                response.extensions_mut().insert(told);
                response
            }
            Self::SignIn(next) if next == "/today" => see_other("/sign-in"),
            Self::SignIn(next) => see_other(&format!("/sign-in?next={}", crate::pages::rows::encoded(&next))),
        }
    }
}

/// A page.
pub fn page(html: Result<String, PageError>) -> Result<Response, Problem> {
    Ok(Html(html?).into_response())
}

/// A page again, because what was filled in is refused.
pub fn refused(html: Result<String, PageError>) -> Result<Response, Problem> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(html?)).into_response())
}

/// Leads on with a new request (RFC 9110, section 15.4.4). Ways are checked before or made of ids.
pub fn see_other(path: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let path = HeaderValue::try_from(path).unwrap_or(HeaderValue::from_static("/today"));
    response.headers_mut().insert(LOCATION, path);
    response
}

/// Leads back after a deed; the page there says what was done.
pub fn back(house: &House, wished: Option<&str>, otherwise: &str, done: Done, of: Option<&str>) -> Response {
    let path = wished.and_then(|path| guard::local(house, path)).unwrap_or_else(|| otherwise.to_owned());
    let (path, query) = path.split_once('?').unwrap_or((&path, ""));
    let kept = url::form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != "done" && name != "of");
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(kept).append_pair("done", done.word());
    if let Some(of) = of {
        query.append_pair("of", of);
    }
    see_other(&format!("{path}?{}", query.finish()))
}
