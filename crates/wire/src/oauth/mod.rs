//! Letting Mila into a mailbox by the owner's consent (OAuth 2): where the owner is sent, and how what comes back becomes
//! tokens. Keeping them, and asking for new ones in time, is for others.

mod error;
mod sasl;
#[cfg(test)]
mod tests;

use std::ops::RangeInclusive;
use std::pin::Pin;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use hyper::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue};
use mila_domain::account::Provider;
use oauth2::basic::{BasicClient, BasicErrorResponse, BasicErrorResponseType, BasicTokenResponse};
use oauth2::{
    AsyncHttpClient, AuthType, AuthUrl, AuthorizationCode, ClientId, ClientSecret, CsrfToken, DeviceAuthorizationUrl,
    EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RefreshToken,
    RequestTokenError, Scope, StandardDeviceAuthorizationResponse, TokenResponse, TokenUrl,
};
use url::{Url, form_urlencoded};

pub use error::OAuthError;
pub use sasl::{xoauth2, xoauth2_error};

use crate::http::{Answer, Http, HttpError};
use crate::secret::Secret;

/// Letters of a code that an owner is to type.
const LONGEST_USER_CODE: usize = 32;
/// Seconds between two questions: the least that RFC 8628 foresees where a server says nothing, and the most that Mila
/// lets itself be told.
const INTERVAL_S: RangeInclusive<u64> = 1..=60;
/// Seconds that a code of a device counts, at most.
const LONGEST_DEVICE_S: u64 = 3_600;

/// Where a provider is asked, and for what.
struct Endpoints {
    consent: &'static str,
    token: &'static str,
    device: &'static str,
    scopes: &'static [&'static str],
    /// What is to be said besides, so that a token for later is given.
    extra: &'static [(&'static str, &'static str)],
}

const GOOGLE: Endpoints = Endpoints {
    consent: "https://accounts.google.com/o/oauth2/v2/auth",
    token: "https://oauth2.googleapis.com/token",
    device: "https://oauth2.googleapis.com/device/code",
    scopes: &["https://mail.google.com/"],
    extra: &[("access_type", "offline"), ("prompt", "consent")],
};

const MICROSOFT: Endpoints = Endpoints {
    consent: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
    token: "https://login.microsoftonline.com/common/oauth2/v2.0/token",
    device: "https://login.microsoftonline.com/common/oauth2/v2.0/devicecode",
    scopes: &["https://outlook.office.com/IMAP.AccessAsUser.All", "https://outlook.office.com/SMTP.Send", "offline_access"],
    extra: &[],
};

const fn endpoints(provider: Provider) -> &'static Endpoints {
    match provider {
        Provider::Google => &GOOGLE,
        Provider::Microsoft => &MICROSOFT,
    }
}

/// Mila as a provider knows it.
#[derive(Debug, Clone)]
pub struct Client {
    provider: Provider,
    id: String,
    secret: Option<Secret>,
    authority: Option<Url>,
}

/// What was granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// What opens the mailbox, for a while.
    pub access: Secret,
    /// What fetches the next one; none, when the provider gives none.
    pub refresh: Option<Secret>,
    /// How long `access` opens, if the provider says so.
    pub expires_in_s: Option<u64>,
}

/// What the owner is to do on another device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceAsk {
    /// What the owner types.
    pub user_code: String,
    /// Where.
    pub verification_url: Url,
    /// What Mila asks with.
    pub device_code: Secret,
    /// Seconds to wait between two questions.
    pub interval_s: u64,
    /// Seconds after which nothing will come of it.
    pub expires_s: u64,
}

/// What has become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DevicePoll {
    /// The owner has not decided yet.
    Waiting,
    /// The same, and from now on 5 seconds more are to pass between two questions.
    SlowDown,
    /// The owner agreed.
    Granted(Grant),
    /// It took too long.
    Expired,
    /// The owner refused.
    Denied,
}

/// The secret by which whoever brings a code back proves to be who sent the owner there (PKCE, RFC 7636).
#[derive(Debug, Clone)]
pub struct Verifier(Secret);

impl Verifier {
    /// A new one out of chance.
    #[must_use]
    pub fn of(chance: [u8; 32]) -> Self {
        Self(Secret::from(BASE64_URL_SAFE_NO_PAD.encode(chance)))
    }

    /// One that was kept; none, when it cannot have been one.
    #[must_use]
    pub fn kept(secret: Secret) -> Option<Self> {
        let text = secret.expose();
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
        ((43..=128).contains(&text.len()) && text.bytes().all(is_letter)).then_some(Self(secret))
    }

    /// For keeping it, sealed, until the owner comes back.
    #[must_use]
    pub const fn secret(&self) -> &Secret {
        &self.0
    }

    fn pkce(&self) -> PkceCodeVerifier {
        PkceCodeVerifier::new(self.0.expose().to_owned())
    }
}

type Registered = BasicClient<EndpointSet, EndpointSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

/// Why a question of the library came to nothing.
#[derive(Debug, thiserror::Error)]
enum Unanswered {
    #[error("there was no answer")]
    Http(#[source] HttpError),
    #[error("the server is not well")]
    Later,
    #[error("the question cannot be asked")]
    Unfit,
}

impl Client {
    /// Mila as it is registered with a provider; programs that everybody has a copy of have no secret there.
    #[must_use]
    pub const fn new(provider: Provider, id: String, secret: Option<Secret>) -> Self {
        Self { provider, id, secret, authority: None }
    }

    /// With another machine that stands in for the provider's own: a national cloud, or a server for tests.
    #[must_use]
    pub fn at(self, authority: Url) -> Self {
        Self { authority: Some(authority), ..self }
    }

    /// Where the owner is sent. `redirect` is where they come back to, with `state` unchanged.
    #[must_use]
    pub fn consent_url(&self, redirect: &Url, state: &str, verifier: &Verifier, login_hint: Option<&str>) -> Url {
        let state = state.to_owned();
        let client = self.registered().set_redirect_uri(RedirectUrl::from_url(redirect.clone()));
        let mut request = client
            .authorize_url(|| CsrfToken::new(state))
            .add_scopes(self.scopes())
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier.pkce()));
        for (name, value) in endpoints(self.provider).extra {
            request = request.add_extra_param(*name, *value);
        }
        if let Some(hint) = login_hint {
            request = request.add_extra_param("login_hint", hint);
        }
        request.url().0
    }

    /// Makes tokens of the code with which the owner came back.
    ///
    /// # Errors
    /// When the provider does not give them.
    pub async fn redeem(&self, http: &Http, code: &str, verifier: &Verifier, redirect: &Url) -> Result<Grant, OAuthError> {
        let client = self.registered().set_redirect_uri(RedirectUrl::from_url(redirect.clone()));
        let request = client.exchange_code(AuthorizationCode::new(code.to_owned())).set_pkce_verifier(verifier.pkce());
        request.request_async(&Carrier(http.clone())).await.map(|answer| granted(&answer)).map_err(refused)
    }

    /// Fetches a new token. A provider that gives no new one for the next time lets the old one count on.
    ///
    /// # Errors
    /// When the provider does not give one.
    pub async fn refresh(&self, http: &Http, refresh: &Secret) -> Result<Grant, OAuthError> {
        let client = self.registered();
        let token = RefreshToken::new(refresh.expose().to_owned());
        let answer = client.exchange_refresh_token(&token).request_async(&Carrier(http.clone())).await;
        let grant = granted(&answer.map_err(refused)?);
        Ok(Grant { refresh: grant.refresh.or_else(|| Some(refresh.clone())), ..grant })
    }

    /// Asks for a code that the owner types on another device. Google gives none for mail.
    ///
    /// # Errors
    /// When the provider does not give one, or one that nobody should be shown.
    pub async fn ask_device(&self, http: &Http) -> Result<DeviceAsk, OAuthError> {
        let client = self.registered();
        let request = client.exchange_device_code().add_scopes(self.scopes());
        let answer: Result<StandardDeviceAuthorizationResponse, _> = request.request_async(&Carrier(http.clone())).await;
        let answer = answer.map_err(refused)?;
        let user_code = answer.user_code().secret().clone();
        let verification_url = answer.verification_uri().url().clone();
        let is_sound = (1..=LONGEST_USER_CODE).contains(&user_code.len())
            && user_code.bytes().all(|byte| byte.is_ascii_graphic())
            && (verification_url.scheme() == "https" || self.authority.is_some() && verification_url.scheme() == "http");
        if !is_sound {
            return Err(OAuthError::unreadable());
        }
        Ok(DeviceAsk {
            user_code,
            verification_url,
            device_code: Secret::from(answer.device_code().secret().clone()),
            interval_s: answer.interval().as_secs().clamp(*INTERVAL_S.start(), *INTERVAL_S.end()),
            expires_s: answer.expires_in().as_secs().min(LONGEST_DEVICE_S),
        })
    }

    /// Asks once what the owner decided. The library would go on asking by the machine's own clock; when to ask again is
    /// for the caller to know.
    ///
    /// # Errors
    /// When the provider says something else.
    pub async fn poll_device(&self, http: &Http, ask: &DeviceAsk) -> Result<DevicePoll, OAuthError> {
        let headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static("application/json"))]);
        let asked = http.post_form(&self.endpoint(endpoints(self.provider).token), self.device_form(ask), headers).await;
        polled(&asked.map_err(|source| OAuthError::Unreachable { source })?)
    }

    fn device_form(&self, ask: &DeviceAsk) -> Vec<u8> {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("grant_type", "urn:ietf:params:oauth:grant-type:device_code");
        form.append_pair("device_code", ask.device_code.expose());
        form.append_pair("client_id", &self.id);
        if let Some(secret) = &self.secret {
            form.append_pair("client_secret", secret.expose());
        }
        form.finish().into_bytes()
    }

    fn registered(&self) -> Registered {
        let endpoints = endpoints(self.provider);
        let client = BasicClient::new(ClientId::new(self.id.clone()))
            .set_auth_type(AuthType::RequestBody)
            .set_auth_uri(AuthUrl::from_url(self.endpoint(endpoints.consent)))
            .set_token_uri(TokenUrl::from_url(self.endpoint(endpoints.token)))
            .set_device_authorization_url(DeviceAuthorizationUrl::from_url(self.endpoint(endpoints.device)));
        match &self.secret {
            Some(secret) => client.set_client_secret(ClientSecret::new(secret.expose().to_owned())),
            None => client,
        }
    }

    fn scopes(&self) -> impl Iterator<Item = Scope> + use<> {
        endpoints(self.provider).scopes.iter().map(|scope| Scope::new((*scope).to_owned()))
    }

    /// A place of the provider, or the same place on the machine that stands in for it.
    fn endpoint(&self, place: &'static str) -> Url {
        // The table holds addresses only, which a test makes sure of.
        let own = Url::parse(place).unwrap_or_else(|error| unreachable!("{error}"));
        let Some(mut url) = self.authority.clone() else { return own };
        url.set_path(own.path());
        url.set_query(None);
        url.set_fragment(None);
        url
    }
}

/// Our own client, as the library wants one. It is a copy, because a borrowed one would tie the answer to one thread.
struct Carrier(Http);

impl<'c> AsyncHttpClient<'c> for Carrier {
    type Error = Unanswered;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Unanswered>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(carry(&self.0, request))
    }
}

async fn carry(http: &Http, request: HttpRequest) -> Result<HttpResponse, Unanswered> {
    let (head, body) = request.into_parts();
    let url = Url::parse(&head.uri.to_string()).map_err(|_| Unanswered::Unfit)?;
    let answer = http.post_form(&url, body, head.headers).await.map_err(Unanswered::Http)?;
    if is_busy(&answer) {
        return Err(Unanswered::Later);
    }
    let mut response = HttpResponse::new(answer.body);
    *response.status_mut() = hyper::StatusCode::from_u16(answer.status).map_err(|_| Unanswered::Unfit)?;
    if let Some(kind) = answer.content_type.and_then(|kind| HeaderValue::try_from(kind).ok()) {
        response.headers_mut().insert(CONTENT_TYPE, kind);
    }
    Ok(response)
}

const fn is_busy(answer: &Answer) -> bool {
    answer.status >= 500 || answer.status == 429
}

fn granted(answer: &BasicTokenResponse) -> Grant {
    Grant {
        access: Secret::from(answer.access_token().secret().clone()),
        refresh: answer.refresh_token().map(|token| Secret::from(token.secret().clone())),
        expires_in_s: answer.expires_in().map(|time| time.as_secs()),
    }
}

/// What the library's words for a failure hold may be tokens, so they go no further.
fn refused(error: RequestTokenError<Unanswered, BasicErrorResponse>) -> OAuthError {
    match error {
        RequestTokenError::ServerResponse(answer) => OAuthError::said(&answer),
        RequestTokenError::Request(Unanswered::Http(source)) => OAuthError::Unreachable { source },
        RequestTokenError::Request(Unanswered::Later) => OAuthError::Later,
        RequestTokenError::Request(Unanswered::Unfit) | RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
            OAuthError::unreadable()
        }
    }
}

fn polled(answer: &Answer) -> Result<DevicePoll, OAuthError> {
    if answer.status == 200 {
        let token: BasicTokenResponse = serde_json::from_slice(&answer.body).map_err(|_| OAuthError::unreadable())?;
        return Ok(DevicePoll::Granted(granted(&token)));
    }
    if is_busy(answer) {
        return Err(OAuthError::Later);
    }
    let said: BasicErrorResponse = serde_json::from_slice(&answer.body).map_err(|_| OAuthError::unreadable())?;
    let BasicErrorResponseType::Extension(code) = said.error() else { return Err(OAuthError::said(&said)) };
    match code.as_str() {
        "authorization_pending" => Ok(DevicePoll::Waiting),
        "slow_down" => Ok(DevicePoll::SlowDown),
        "expired_token" => Ok(DevicePoll::Expired),
        // The second is Microsoft's word for it.
        "access_denied" | "authorization_declined" => Ok(DevicePoll::Denied),
        _ => Err(OAuthError::said(&said)),
    }
}
