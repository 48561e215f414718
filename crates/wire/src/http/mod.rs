//! The one client through which everything that Mila asks of the web goes: it looks at every address before it
//! connects, and every answer has its bounds. What is asked, and what an answer means, is for others to know.

mod error;
mod guard;
#[cfg(test)]
pub(crate) mod loopback;
#[cfg(test)]
mod tests;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header::{ACCEPT, CONTENT_TYPE, HOST, HeaderMap, HeaderValue, LOCATION, USER_AGENT};
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::timeout;
use url::{Host, Origin, Url};

pub use error::HttpError;
pub use guard::is_public;

use crate::line::{self, Line};

/// Bytes of the lines before a body.
const LONGEST_HEAD: usize = 64 << 10;
/// Addresses of one name that are tried.
const MOST_ADDRESSES: usize = 4;

/// What bounds a request.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    /// For finding and reaching a machine and making the line private.
    connect: Duration,
    /// For everything, with all places that a server sends us on to.
    overall: Duration,
    /// Bytes of an answer's body.
    body: usize,
    /// How often a server may send us on.
    redirects: usize,
}

const BOUNDS: Bounds = Bounds { connect: Duration::from_secs(10), overall: Duration::from_secs(30), body: 1 << 20, redirects: 3 };

/// The client.
#[derive(Debug, Clone)]
pub struct Http {
    tls: Arc<ClientConfig>,
    allowed: Vec<Origin>,
    bounds: Bounds,
}

/// What a server answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status of HTTP.
    pub status: u16,
    /// What the server says that the body is.
    pub content_type: Option<String>,
    /// At most 1 MiB.
    pub body: Vec<u8>,
}

impl Http {
    /// A client that trusts as `tls` says. The origins in `allowed` were named by who runs Mila: they may be on any
    /// machine and any port.
    #[must_use]
    pub const fn new(tls: Arc<ClientConfig>, allowed: Vec<Origin>) -> Self {
        Self { tls, allowed, bounds: BOUNDS }
    }

    /// Asks for something, and goes where the server sends us on to, three times at most.
    ///
    /// # Errors
    /// When there is no whole answer; a status that tells of a failure is an answer.
    pub async fn get(&self, url: &Url) -> Result<Answer, HttpError> {
        self.in_time(url, Box::pin(self.follow(url))).await
    }

    /// Hands in a form (its body encoded already). A server that sends us on is not followed: what stands in a form is
    /// for the machine that was meant.
    ///
    /// # Errors
    /// When there is no whole answer; a status that tells of a failure is an answer.
    pub async fn post_form(&self, url: &Url, body: Vec<u8>, mut headers: HeaderMap) -> Result<Answer, HttpError> {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        self.in_time(url, Box::pin(async { Ok(taken(self.ask(url, Method::POST, headers, body).await?)) })).await
    }

    async fn in_time<T>(&self, url: &Url, work: impl Future<Output = Result<T, HttpError>>) -> Result<T, HttpError> {
        timeout(self.bounds.overall, work).await.unwrap_or_else(|_| Err(HttpError::TooSlow { host: host(url) }))
    }

    async fn follow(&self, url: &Url) -> Result<Answer, HttpError> {
        let mut url = url.clone();
        for _ in 0..=self.bounds.redirects {
            let response = self.ask(&url, Method::GET, HeaderMap::new(), Vec::new()).await?;
            match response.headers().get(LOCATION) {
                Some(location) if is_redirect(response.status().as_u16()) => url = sent_on(&url, location)?,
                Some(_) | None => return Ok(taken(response)),
            }
        }
        Err(HttpError::TooManyRedirects { host: host(&url) })
    }

    async fn ask(&self, url: &Url, method: Method, headers: HeaderMap, body: Vec<u8>) -> Result<Response<Bytes>, HttpError> {
        let broken = |source: Box<dyn std::error::Error + Send + Sync>| HttpError::Broken { host: host(url), source };
        let request = request(url, method, headers, body)?;
        let line = timeout(self.bounds.connect, self.open(url)).await;
        let line = line.map_err(|_| HttpError::TooSlow { host: host(url) })??;
        let opened = http1::Builder::new().max_buf_size(LONGEST_HEAD).handshake(TokioIo::new(line)).await;
        let (mut sender, connection) = opened.map_err(|error| broken(error.into()))?;
        // The line is driven for as long as somebody waits here; whoever stops waiting hangs up.
        let mut driver = JoinSet::new();
        driver.spawn(connection);
        let response = sender.send_request(request).await.map_err(|error| broken(error.into()))?;
        let (head, body) = response.into_parts();
        let body = Limited::new(body, self.bounds.body).collect().await.map_err(|error| {
            if error.is::<LengthLimitError>() { HttpError::TooMuch { host: host(url) } } else { broken(error) }
        })?;
        Ok(Response::from_parts(head, body.to_bytes()))
    }

    async fn open(&self, url: &Url) -> Result<Line, HttpError> {
        let stream = self.dial(url).await?;
        if url.scheme() == "http" {
            return Ok(Box::new(stream));
        }
        let name = host(url);
        line::secure(stream, name.trim_end_matches('.'), Arc::clone(&self.tls))
            .await
            .map_err(|source| HttpError::NotPrivate { host: name, source })
    }

    /// Connects to an address that was looked at, and to no other: the name is not asked for twice.
    async fn dial(&self, url: &Url) -> Result<TcpStream, HttpError> {
        let is_allowed = self.allowed.contains(&url.origin());
        let port = url.port_or_known_default().unwrap_or_default();
        if !is_allowed && !matches!(port, 80 | 443) {
            return Err(HttpError::Unfit { what: "a port of its own" });
        }
        let found = addresses(url, port).await?;
        let open: Vec<_> = found.into_iter().filter(|at| is_allowed || is_public(at.ip())).take(MOST_ADDRESSES).collect();
        let patience = self.bounds.connect / u32::try_from(open.len().max(1)).unwrap_or(1);
        let mut last = HttpError::Forbidden { host: host(url) };
        for address in open {
            match timeout(patience, TcpStream::connect(address)).await {
                Ok(Ok(stream)) => return Ok(stream),
                Ok(Err(source)) => last = HttpError::Unreachable { host: host(url), source },
                Err(_) => last = HttpError::TooSlow { host: host(url) },
            }
        }
        Err(last)
    }
}

async fn addresses(url: &Url, port: u16) -> Result<Vec<SocketAddr>, HttpError> {
    match url.host() {
        Some(Host::Ipv4(address)) => Ok(vec![(address, port).into()]),
        Some(Host::Ipv6(address)) => Ok(vec![(address, port).into()]),
        Some(Host::Domain(name)) => match tokio::net::lookup_host((name, port)).await {
            Ok(found) => Ok(found.collect()),
            Err(source) => Err(HttpError::NoSuchHost { host: host(url), source }),
        },
        None => Err(HttpError::Unfit { what: "no machine in it" }),
    }
}

fn request(url: &Url, method: Method, headers: HeaderMap, body: Vec<u8>) -> Result<Request<Full<Bytes>>, HttpError> {
    if !matches!(url.scheme(), "https" | "http") {
        return Err(HttpError::Unfit { what: "another scheme" });
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(HttpError::Unfit { what: "a name or password in it" });
    }
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let named = format!("{}{port}", url.host_str().unwrap_or_default());
    let target = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
    let mut request = Request::builder().method(method).uri(target).body(Full::new(Bytes::from(body)));
    if let (Ok(request), Ok(named)) = (&mut request, HeaderValue::try_from(named)) {
        *request.headers_mut() = headers;
        request.headers_mut().entry(ACCEPT).or_insert(HeaderValue::from_static("*/*"));
        request.headers_mut().insert(USER_AGENT, HeaderValue::from_static("Mila"));
        request.headers_mut().insert(HOST, named);
    }
    request.map_err(|_| HttpError::Unfit { what: "letters that no address has" })
}

/// The machine as it is named, an address of IPv6 without its brackets.
fn host(url: &Url) -> String {
    url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned()
}

const fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

/// The place that a server sends us on to. Nothing is taken along, and a private line never becomes an open one.
fn sent_on(from: &Url, location: &HeaderValue) -> Result<Url, HttpError> {
    let to = location.to_str().ok().and_then(|location| from.join(location).ok());
    to.filter(|to| to.scheme() == "https" || from.scheme() == "http" && to.scheme() == "http")
        .ok_or_else(|| HttpError::BadRedirect { host: host(from) })
}

fn taken(response: Response<Bytes>) -> Answer {
    let content_type = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).map(str::to_owned);
    Answer { status: response.status().as_u16(), content_type, body: response.into_body().into() }
}
