//! A line to a mail server: found by its name, and private where that is asked for. What is spoken on it is for
//! others to know.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use mila_domain::account::Door;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{CertificateError, ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

/// How long finding, reaching and greeting a server may take, each.
const PATIENCE: Duration = Duration::from_secs(20);

/// Bytes in both directions.
pub trait Both: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Both for T {}

/// A line that is open.
pub type Line = Box<dyn Both>;

/// What is wrong with a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distrust {
    /// It was made out for a time that is over, or has not come.
    OutOfDate,
    /// It was made out to another name.
    OtherName,
    /// Nobody whom this machine trusts has made it out.
    UnknownIssuer,
    /// Something else.
    Other,
}

/// Why there is no line.
#[derive(Debug, thiserror::Error)]
pub enum LineError {
    /// The name stands for no machine.
    #[error("there is no machine of that name")]
    NoSuchHost {
        /// What the system said.
        source: io::Error,
    },
    /// The machine does not let us in at that port.
    #[error("the machine cannot be reached at that port")]
    Unreachable {
        /// What the system said.
        source: io::Error,
    },
    /// Nothing came within the time that was given.
    #[error("nothing answers in time")]
    Silent,
    /// The certificate does not prove who the server is.
    #[error("the certificate is not to be trusted")]
    NotTrusted {
        /// What is wrong with it.
        why: Distrust,
        /// What the check said.
        source: io::Error,
    },
    /// The line could not be made private: something else than TLS answers.
    #[error("the line cannot be made private")]
    NotPrivate {
        /// What was met instead.
        source: io::Error,
    },
}

/// What is trusted: the roots that are compiled in and those that the machine trusts, so that a firm's own authority
/// counts as well. `SSL_CERT_FILE` names others.
#[must_use]
pub fn trust() -> Arc<ClientConfig> {
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let own: Vec<CertificateDer<'static>> = rustls_native_certs::load_native_certs().certs;
    roots.add_parsable_certificates(own);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    // Both versions are compiled in, so there is always one to offer.
    let config = versions.map(|config| config.with_root_certificates(roots).with_no_client_auth());
    Arc::new(config.unwrap_or_else(|error| unreachable!("{error}")))
}

/// Reaches a server, without making the line private yet.
///
/// # Errors
/// When its name is not known, or when it cannot be reached.
pub async fn dial(door: &Door) -> Result<TcpStream, LineError> {
    let found = timeout(PATIENCE, tokio::net::lookup_host((door.host.as_str(), door.port))).await;
    let addresses = found.map_err(|_| LineError::Silent)?.map_err(|source| LineError::NoSuchHost { source })?;
    let mut last = None;
    for address in addresses {
        match timeout(PATIENCE, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => {
                // Commands are small; waiting for more bytes would only make them late.
                drop(stream.set_nodelay(true));
                return Ok(stream);
            }
            Ok(Err(source)) => last = Some(LineError::Unreachable { source }),
            Err(_) => last = Some(LineError::Silent),
        }
    }
    Err(last.unwrap_or_else(|| LineError::NoSuchHost { source: io::ErrorKind::NotFound.into() }))
}

/// Makes a line private, and makes sure that the server is who it says.
///
/// # Errors
/// When the certificate is not to be trusted, or when the other side does not speak TLS.
pub async fn secure<S: Both + 'static>(stream: S, host: &str, trust: Arc<ClientConfig>) -> Result<Line, LineError> {
    let no_name = |error: rustls::pki_types::InvalidDnsNameError| LineError::NoSuchHost { source: io::Error::other(error) };
    let name = ServerName::try_from(host.to_owned()).map_err(no_name)?;
    match timeout(PATIENCE, TlsConnector::from(trust).connect(name, stream)).await {
        Ok(Ok(stream)) => Ok(Box::new(stream)),
        Ok(Err(source)) => Err(refused(source)),
        Err(_) => Err(LineError::Silent),
    }
}

fn refused(source: io::Error) -> LineError {
    let inner = source.get_ref().and_then(|error| error.downcast_ref::<rustls::Error>());
    let Some(rustls::Error::InvalidCertificate(error)) = inner else { return LineError::NotPrivate { source } };
    let why = match error {
        CertificateError::Expired
        | CertificateError::ExpiredContext { .. }
        | CertificateError::NotValidYet
        | CertificateError::NotValidYetContext { .. } => Distrust::OutOfDate,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => Distrust::OtherName,
        CertificateError::UnknownIssuer => Distrust::UnknownIssuer,
        _ => Distrust::Other,
    };
    LineError::NotTrusted { why, source }
}
