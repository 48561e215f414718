//! What forms bring along: checked before anything else is looked at. A form lists its fields; any other is refused.

use std::str::FromStr;
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use mila_desk::FormHash;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::pages::trouble::Trouble;

use super::House;
use super::answer::Problem;
use super::press::hash_of;
use super::visit::{Anybody, Inside, Member, Visit};

/// No form of ours is larger.
const LARGEST: usize = 64 << 10;
/// No form of ours has more fields: as many as folders to choose fit into the largest one.
const MOST_FIELDS: usize = 2_600;

/// A form of a member.
pub struct Press<F> {
    /// The visit.
    pub visit: Arc<Visit>,
    /// Who sent it; their scope knows the form when it is sent twice.
    pub member: Member,
    /// Its own fields.
    pub form: F,
}

/// A form of somebody who stands outside.
pub struct Knock<F> {
    /// The visit.
    pub visit: Arc<Visit>,
    /// Its own fields.
    pub form: F,
}

/// A form without fields of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// A form that says only where to go back to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Back {
    /// A way within the desk.
    pub back: Option<String>,
}

impl<F: DeserializeOwned> FromRequest<Arc<House>> for Press<F> {
    type Rejection = Problem;

    async fn from_request(request: Request, house: &Arc<House>) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let Inside { visit, member } = Inside::from_request_parts(&mut parts, house).await?;
        let (hash, form) = read(&visit, &parts, body).await?;
        Ok(Self { member: Member { scope: member.scope.pressing(hash), ..member }, visit, form })
    }
}

impl<F: DeserializeOwned> FromRequest<Arc<House>> for Knock<F> {
    type Rejection = Problem;

    async fn from_request(request: Request, house: &Arc<House>) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let Ok(Anybody(visit)) = Anybody::from_request_parts(&mut parts, house).await;
        let (_, form) = read(&visit, &parts, body).await?;
        Ok(Self { visit, form })
    }
}

async fn read<F: DeserializeOwned>(visit: &Visit, parts: &Parts, body: Body) -> Result<(FormHash, F), Problem> {
    let kind = parts.headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    if !kind.starts_with(b"application/x-www-form-urlencoded") {
        return Err(Trouble::Forged.into());
    }
    let body = to_bytes(body, LARGEST).await.map_err(|_| Problem::from(Trouble::TooLarge))?;
    let mut fields = fields(&body);
    let token = taken(&mut fields, "token").ok_or(Trouble::Forged)?;
    let key = taken(&mut fields, "key").filter(|key| is_key(key)).ok_or(Trouble::Forged)?;
    if !visit.has_made(&token) {
        return Err(Trouble::Forged.into());
    }
    let fields = Value::Object(fields);
    let hash = hash_of(&key, parts.uri.path(), fields.to_string().as_bytes());
    let form = serde_json::from_value(fields).map_err(|_| Problem::from(Trouble::Forged))?;
    Ok((hash, form))
}

/// The fields of a form; one that comes several times holds a list.
fn fields(body: &[u8]) -> Map<String, Value> {
    let mut fields = Map::new();
    for (name, value) in url::form_urlencoded::parse(body).into_owned().take(MOST_FIELDS) {
        let value = Value::String(value);
        match fields.get_mut(&name) {
            Some(Value::Array(values)) => values.push(value),
            Some(first) => *first = Value::Array(vec![first.take(), value]),
            None => drop(fields.insert(name, value)),
        }
    }
    fields
}

fn taken(fields: &mut Map<String, Value>, name: &str) -> Option<String> {
    match fields.remove(name) {
        Some(Value::String(value)) => Some(value),
        Some(_) | None => None,
    }
}

/// Whether this is a key as our pages make them.
pub fn is_key(key: &str) -> bool {
    key.len() == 32 && key.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The id in an address. What is no id names nothing.
pub struct Id<T>(pub T);

impl<T: FromStr, S: Send + Sync> FromRequestParts<S> for Id<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        let Path(text) = path.map_err(|_| Problem::from(Trouble::Missing))?;
        text.parse().map(Self).map_err(|_| Trouble::Missing.into())
    }
}
