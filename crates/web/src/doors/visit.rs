//! A visit: one request and who makes it. It is looked at once, before any page, so that whatever happens afterwards
//! can be said in the right language; and no answer leaves without its headers.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use mila_desk::Scope;
use mila_desk::members::{Me, Role, Token};
use mila_domain::language::Language;

use crate::pages::notice::{Done, Notice};
use crate::pages::shell::{Rendering, Section, Shell};
use crate::pages::trouble::Trouble;
use crate::texts::Texts;
use crate::texts::moments::Here;

use super::House;
use super::answer::Problem;
use super::cookies::Cookie;
use super::{guard, headers, languages, trouble};

/// One request and who makes it.
pub struct Visit {
    /// Whoever is signed in.
    pub member: Option<Member>,
    /// Their language, or what their browser wishes.
    pub language: Language,
    /// Lets the page's own script run.
    pub nonce: String,
    /// From where they ask, for slowing down.
    pub place: String,
    /// Path and query, without `done` and `of`.
    pub back: String,
    /// What the query says, name by name.
    query: Vec<(String, String)>,
    /// Ties forms outside to the browser.
    secret: String,
    /// Whether that secret is new to the browser.
    is_new: bool,
    method: Method,
}

/// Whoever is signed in.
#[derive(Clone)]
pub struct Member {
    /// In whose name the desk is asked.
    pub scope: Scope,
    /// Who they are.
    pub me: Me,
    /// The token of their session.
    pub token: Token,
}

/// Looks at who comes, lets the handler answer, and dresses the answer.
pub async fn welcome(State(house): State<Arc<House>>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let (visit, problem) = Visit::begin(&house, &parts).await;
    let visit = Arc::new(visit);
    let is_deed = !matches!(parts.method, Method::GET | Method::HEAD);
    let began = trouble::began(&house, &parts.headers, &visit.back, is_deed);
    let answer = if !guard::is_our_host(&house, &parts.headers, &parts.uri) {
        StatusCode::MISDIRECTED_REQUEST.into_response()
    } else if is_deed && !guard::is_same_origin(&house, &parts.headers) {
        Problem::from(Trouble::Forged).into_response()
    } else if let Some(problem) = problem {
        problem.into_response()
    } else {
        parts.extensions.insert(Arc::clone(&visit));
        // In a task of its own, so that neither a panic nor a browser that hangs up leaves a deed half done.
        let answered = tokio::spawn(next.run(Request::from_parts(parts, body))).await;
        answered.unwrap_or_else(|_| {
            tracing::error!("a handler broke off");
            Problem::from(Trouble::Unexpected).into_response()
        })
    };
    let mut answer = trouble::shown(&visit, &began, is_deed, answer);
    headers::put_on(&house, &visit, answer.headers_mut());
    visit.remember(&house, &mut answer);
    answer
}

impl Visit {
    async fn begin(house: &House, parts: &Parts) -> (Self, Option<Problem>) {
        let Parts { headers, uri, .. } = parts;
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        let known = Cookie::Door.read(house, headers).filter(|secret| secret.len() == 32);
        let mut trouble = None;
        let mut chance = || {
            guard::chance::<16>().unwrap_or_else(|problem| {
                trouble = Some(problem);
                String::new()
            })
        };
        let mut visit = Self {
            member: None,
            language: languages::wished(headers),
            nonce: chance(),
            place: guard::place(house, peer, headers),
            back: back(uri),
            query: read_query(uri),
            is_new: known.is_none(),
            secret: known.unwrap_or_else(&mut chance),
            method: parts.method.clone(),
        };
        match who_is(house, uri, headers).await {
            Ok(member) => {
                if let Some(member) = &member {
                    house.elsewhere.note(house, &member.scope, guard::asker(house, peer, headers));
                }
                visit.member = member;
            }
            Err(problem) => trouble = trouble.or(Some(problem)),
        }
        visit.language = visit.member.as_ref().map_or(visit.language, |member| member.me.language);
        (visit, trouble)
    }

    /// What the query says about this; the empty text says nothing.
    pub fn asked(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        found.filter(|value| !value.is_empty())
    }

    /// The texts of whoever asks.
    pub const fn texts(&self) -> Texts {
        Texts::in_language(self.language)
    }

    /// The frame of a page.
    pub fn shell(&self, section: Section, title: &str) -> Result<Shell, Problem> {
        let rendering = self.rendering()?;
        Ok(match &self.member {
            Some(member) => Shell::inside(&member.me, section, title, rendering),
            None => Shell::outside(self.language, title, rendering),
        })
    }

    /// The frame of a page that is the same for strangers and members.
    pub fn plain_shell(&self, title: &str) -> Result<Shell, Problem> {
        self.outside(self.language, title)
    }

    /// The frame of a page outside in a language of its own.
    pub fn outside(&self, language: Language, title: &str) -> Result<Shell, Problem> {
        Ok(Shell::outside(language, title, self.rendering()?))
    }

    fn rendering(&self) -> Result<Rendering, Problem> {
        let of = self.asked("of");
        let done: Option<Done> = self.asked("done").and_then(|word| word.parse().ok());
        let secret = self.member.as_ref().map_or_else(|| self.secret.clone(), |member| member.token.text());
        Ok(Rendering {
            nonce: self.nonce.clone(),
            token: guard::token(&secret, &guard::chance::<8>()?),
            key: guard::chance::<16>()?,
            back: self.back.clone(),
            notice: done.filter(|_| self.member.is_some()).map(|done| Notice::of(self.texts(), done, of)),
        })
    }

    /// Whether a token was made for this browser.
    pub fn has_made(&self, token: &str) -> bool {
        let session = self.member.as_ref().is_some_and(|member| guard::is_sound(&member.token.text(), token));
        session || (!self.is_new && guard::is_sound(&self.secret, token))
    }

    /// Gives the secret of the forms outside to the browser, with the first page that may have one.
    fn remember(&self, house: &House, answer: &mut Response) {
        let kind = answer.headers().get(axum::http::header::CONTENT_TYPE);
        let is_page = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        if self.is_new && self.member.is_none() && is_page {
            Cookie::Door.set(house, &self.secret, answer);
        }
    }
}

async fn who_is(house: &House, uri: &Uri, headers: &HeaderMap) -> Result<Option<Member>, Problem> {
    let is_asset = uri.path().starts_with("/assets/");
    let Some(token) = Cookie::Session.read(house, headers).and_then(|text| Token::read(&text)).filter(|_| !is_asset) else {
        return Ok(None);
    };
    Ok(house.desk().who_is(&token).await?.map(|(scope, me)| Member { scope, me, token }))
}

fn read_query(uri: &Uri) -> Vec<(String, String)> {
    url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).into_owned().take(20).collect()
}

fn back(uri: &Uri) -> String {
    let kept = read_query(uri).into_iter().filter(|(name, _)| name != "done" && name != "of");
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).finish();
    if query.is_empty() { uri.path().to_owned() } else { format!("{}?{query}", uri.path()) }
}

impl Member {
    /// Now, where the member is.
    pub fn here(&self, house: &House) -> Here {
        Here::new(house.desk().now(), &self.me.zone)
    }

    /// What only owners may do is not there for others.
    pub fn must_be_owner(&self) -> Result<(), Problem> {
        match self.me.role {
            Role::Owner => Ok(()),
            Role::Member => Err(Trouble::Missing.into()),
        }
    }
}

/// The visit, whoever makes it.
pub struct Anybody(pub Arc<Visit>);

impl FromRequestParts<Arc<House>> for Anybody {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, house: &Arc<House>) -> Result<Self, Infallible> {
        if let Some(visit) = parts.extensions.get::<Arc<Visit>>() {
            return Ok(Self(Arc::clone(visit)));
        }
        Ok(Self(Arc::new(Visit::begin(house, parts).await.0)))
    }
}

/// A visit of somebody who is signed in. A stranger who asks for a page is led to the door.
pub struct Inside {
    /// The visit.
    pub visit: Arc<Visit>,
    /// Who makes it.
    pub member: Member,
}

impl FromRequestParts<Arc<House>> for Inside {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &Arc<House>) -> Result<Self, Problem> {
        let Ok(Anybody(visit)) = Anybody::from_request_parts(parts, house).await;
        match &visit.member {
            Some(member) => Ok(Self { member: member.clone(), visit }),
            None if visit.method == Method::POST => Err(Trouble::Forged.into()),
            None => Err(Problem::SignIn(visit.back.clone())),
        }
    }
}

/// A visit of somebody who is signed in, to something that is no page. For a stranger it is not there.
pub struct Behind(pub Member);

impl FromRequestParts<Arc<House>> for Behind {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &Arc<House>) -> Result<Self, Problem> {
        let Ok(Anybody(visit)) = Anybody::from_request_parts(parts, house).await;
        visit.member.clone().map(Self).ok_or_else(|| Trouble::Missing.into())
    }
}
