//! HTTPS with a certificate from a giver that speaks ACME. The giver proves that the host is ours by knocking at its
//! port 443, so nothing else has to be set up.

use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum_server::Handle;
use axum_server::accept::Accept;
use mila_domain::address::Address;
use mila_web::texts::Texts;
use rustls_acme::axum::AxumAcceptor;
use rustls_acme::caches::DirCache;
use rustls_acme::{AcmeConfig, AcmeState};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_stream::StreamExt as _;
use url::{Host, Url};

use crate::cli;
use crate::failure::{Failure, say};

/// How long a visitor may take to agree on how to speak in private.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// What is spoken once that is settled.
const SPOKEN: [&[u8]; 2] = [b"h2", b"http/1.1"];

/// How a certificate is got.
#[derive(Debug, PartialEq, Eq)]
pub struct Acme {
    /// To whom it is made out.
    pub host: String,
    /// Where the giver writes to.
    email: String,
    /// The giver; none is Let's Encrypt.
    directory: Option<Url>,
}

impl Acme {
    /// Understands the command line.
    pub fn of(secure: &cli::Secure, base: &Url, listen: SocketAddr) -> Result<Option<Self>, Failure> {
        let Some(email) = &secure.acme else { return Ok(None) };
        let bad = |key, given: &str| Failure::BadValue(key, given.to_owned());
        let email = Address::parse(email).ok_or_else(|| bad("error-bad-acme", email))?;
        let host = match base.host() {
            Some(Host::Domain(name)) if base.scheme() == "https" => name.to_owned(),
            Some(Host::Domain(_) | Host::Ipv4(_) | Host::Ipv6(_)) | None => {
                return Err(bad("error-acme-needs-https", base.as_str()));
            }
        };
        if listen.ip().is_loopback() {
            return Err(bad("error-acme-needs-outside", &listen.to_string()));
        }
        let directory = |given: &String| {
            let url = Url::parse(given).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
            url.ok_or_else(|| bad("error-bad-url", given))
        };
        let directory = secure.acme_directory.as_ref().map(directory).transpose()?;
        Ok(Some(Self { host, email: email.as_str().to_owned(), directory }))
    }

    fn state(&self, certificates: &Path) -> AcmeState<io::Error> {
        let config = AcmeConfig::new([&self.host]).contact_push(format!("mailto:{}", self.email));
        let config = config.cache(DirCache::new(certificates.to_owned()));
        match &self.directory {
            Some(directory) => config.directory(directory).state(),
            None => config.directory_lets_encrypt(true).state(),
        }
    }
}

/// Answers until the program is told to end. Certificates are kept in the data folder, for its owner alone.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    acme: Acme,
    folder: &Path,
    texts: Texts,
    mut ending: watch::Receiver<bool>,
) -> io::Result<()> {
    let certificates = folder.join("certificates");
    private(&certificates)?;
    let state = acme.state(&certificates);
    let mut config = Arc::unwrap_or_clone(state.default_rustls_config());
    config.alpn_protocols = SPOKEN.map(<[u8]>::to_vec).into();
    let doorway = Doorway(state.axum_acceptor(Arc::new(config)));
    say(&texts.with("serve-acme", &[("host", (&acme.host).into())]));
    let renewing = tokio::spawn(renew(state, acme.host, texts));
    let handle = Handle::new();
    let server = axum_server::from_tcp(listener.into_std()?)?.acceptor(doorway).handle(handle.clone());
    tokio::spawn(async move {
        drop(ending.wait_for(|is_ending| *is_ending).await);
        handle.graceful_shutdown(Some(super::PATIENCE));
    });
    let outcome = server.serve(router.into_make_service_with_connect_info::<SocketAddr>()).await;
    renewing.abort();
    outcome
}

/// Gets the certificate and renews it in time. Says how it goes, failures once in a row.
async fn renew(mut state: AcmeState<io::Error>, host: String, texts: Texts) {
    let mut has_failed = false;
    while let Some(event) = state.next().await {
        let host = ("host", (&host).into());
        match event {
            Ok(rustls_acme::EventOk::DeployedCachedCert | rustls_acme::EventOk::DeployedNewCert) => {
                has_failed = false;
                say(&texts.with("serve-acme-done", &[host]));
            }
            Err(error) if !has_failed => {
                has_failed = true;
                say(&texts.with("serve-acme-failed", &[host, ("why", (&error.to_string()).into())]));
            }
            Ok(rustls_acme::EventOk::CertCacheStore | rustls_acme::EventOk::AccountCacheStore) | Err(_) => {}
        }
    }
}

/// Lets a visitor in who agrees within a reasonable time.
#[derive(Clone)]
struct Doorway(AxumAcceptor);

impl<S: Send + 'static> Accept<TcpStream, S> for Doorway {
    type Stream = <AxumAcceptor as Accept<TcpStream, S>>::Stream;
    type Service = S;
    type Future = Pin<Box<dyn Future<Output = io::Result<(Self::Stream, S)>> + Send>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        let is_swift = stream.set_nodelay(true);
        let accepted = self.0.accept(stream, service);
        Box::pin(async move {
            is_swift?;
            tokio::time::timeout(HANDSHAKE, accepted).await.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
        })
    }
}

fn private(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn acme(email: &str, base: &str, listen: &str, directory: Option<&str>) -> Result<Option<Acme>, Failure> {
        let secure = cli::Secure { acme: Some(email.to_owned()), acme_directory: directory.map(str::to_owned) };
        Acme::of(&secure, &base.parse().unwrap(), listen.parse().unwrap())
    }

    #[test]
    fn a_certificate_is_made_out_to_the_host_of_the_public_address() {
        let staging = "https://acme-staging-v02.api.letsencrypt.org/directory";
        let acme = acme("anna@studio.example", "https://desk.example", "0.0.0.0:443", Some(staging)).unwrap().unwrap();
        assert_eq!((acme.host.as_str(), acme.email.as_str()), ("desk.example", "anna@studio.example"));
        assert_eq!(acme.directory.as_ref().map(Url::as_str), Some(staging));
        let folder = tempfile::tempdir().unwrap();
        let certificates = folder.path().join("certificates");
        private(&certificates).unwrap();
        drop(acme.state(&certificates));
    }

    #[test]
    fn without_the_wish_nothing_is_got() {
        let plain = Acme::of(&cli::Secure::default(), &"http://127.0.0.1".parse().unwrap(), "127.0.0.1:1".parse().unwrap());
        assert_eq!(plain.unwrap(), None);
    }

    #[test]
    fn what_cannot_lead_to_a_certificate_is_refused_with_its_reason() {
        for (email, base, listen, directory, reason) in [
            ("anna", "https://desk.example", "0.0.0.0:443", None, "error-bad-acme"),
            ("a@b.example", "http://desk.example", "0.0.0.0:443", None, "error-acme-needs-https"),
            ("a@b.example", "https://192.0.2.1", "0.0.0.0:443", None, "error-acme-needs-https"),
            ("a@b.example", "https://desk.example", "127.0.0.1:443", None, "error-acme-needs-outside"),
            ("a@b.example", "https://desk.example", "[::]:443", Some("ftp://a.example"), "error-bad-url"),
        ] {
            let refused = acme(email, base, listen, directory);
            assert!(matches!(&refused, Err(Failure::BadValue(key, _)) if *key == reason), "{reason}: {refused:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn certificates_are_for_the_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let certificates = folder.path().join("certificates");
        private(&certificates).unwrap();
        assert_eq!(std::fs::metadata(certificates).unwrap().permissions().mode() & 0o777, 0o700);
    }
}
