//! A small server on this machine for tests: it hears whole requests and answers what a function says. It is no server
//! for anything else.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use url::Url;

use super::Http;

/// A server that ends with the test.
pub struct Loopback {
    address: SocketAddr,
    scheme: &'static str,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Loopback {
    /// A server that answers each request (its head and its body) with the bytes that `answer` gives.
    pub async fn open(answer: impl Fn(&str) -> String + Send + Sync + 'static) -> Self {
        Self::start("http", None, answer).await
    }

    /// The same behind TLS.
    pub async fn private(tls: TlsAcceptor, answer: impl Fn(&str) -> String + Send + Sync + 'static) -> Self {
        Self::start("https", Some(tls), answer).await
    }

    async fn start(
        scheme: &'static str,
        tls: Option<TlsAcceptor>,
        answer: impl Fn(&str) -> String + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&heard);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                match &tls {
                    None => serve(stream, &kept, &answer).await,
                    Some(tls) => {
                        if let Ok(stream) = tls.accept(stream).await {
                            serve(stream, &kept, &answer).await;
                        }
                    }
                }
            }
        });
        Self { address, scheme, heard }
    }

    /// The address of something on it.
    pub fn url(&self, path: &str) -> Url {
        format!("{}://localhost:{}{path}", self.scheme, self.address.port()).parse().unwrap()
    }

    /// A client that may knock at it.
    pub fn client(&self) -> Http {
        Http::new(crate::line::trust(), vec![self.url("/").origin()])
    }

    /// All requests so far.
    pub fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }
}

async fn serve<S>(mut stream: S, heard: &Mutex<Vec<String>>, answer: &(impl Fn(&str) -> String + Send + Sync))
where
    S: AsyncRead + AsyncWrite + Unpin + Send,
{
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    while !is_whole(&bytes) {
        match stream.read(&mut piece).await {
            Ok(length) if length > 0 => bytes.extend_from_slice(&piece[..length]),
            Ok(_) | Err(_) => return,
        }
    }
    let request = String::from_utf8(bytes).unwrap();
    heard.lock().unwrap().push(request.clone());
    // A client that has heard enough hangs up, which is no failure here.
    drop(stream.write_all(answer(&request).as_bytes()).await);
    drop(stream.shutdown().await);
}

fn is_whole(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
    body.len() >= length.unwrap_or(0)
}

/// An answer with everything that belongs to it.
pub fn answer(status: u16, content_type: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status} So\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

/// An answer that sends to another place.
pub fn elsewhere(location: &str) -> String {
    format!("HTTP/1.1 302 So\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
}
