//! How the desk is reached: where it listens, under which address it is known, which proxies are believed.

use std::net::{IpAddr, SocketAddr};

use url::Url;

use crate::cli;
use crate::failure::Failure;

use super::secure::Acme;

/// How the desk is reached.
pub struct Reached {
    pub listen: SocketAddr,
    pub base: Url,
    pub proxies: Vec<IpAddr>,
    /// How a certificate is got; none where the way is plain, or where a proxy has one.
    pub acme: Option<Acme>,
}

impl Reached {
    /// Understands the command line.
    pub fn of(reach: &cli::Reach) -> Result<Self, Failure> {
        let bad = |key, given: &String| Failure::BadValue(key, given.clone());
        let listen: SocketAddr = reach.listen.parse().map_err(|_| bad("error-bad-listen", &reach.listen))?;
        let own = || {
            // Listening everywhere is no address to open; this machine is.
            let host = if listen.ip().is_unspecified() { "127.0.0.1".to_owned() } else { bracketed(listen.ip()) };
            format!("http://{host}:{}", listen.port())
        };
        let base = base_url(&reach.public_url.clone().unwrap_or_else(own))?;
        let proxy = |given: &String| given.parse().map_err(|_| bad("error-bad-proxy", given));
        Ok(Self { listen, base, proxies: reach.proxy.iter().map(proxy).collect::<Result<_, _>>()?, acme: None })
    }

    /// With a certificate, where one is wished for.
    pub fn secured(self, secure: &cli::Secure) -> Result<Self, Failure> {
        Ok(Self { acme: Acme::of(secure, &self.base, self.listen)?, ..self })
    }
}

fn bracketed(ip: IpAddr) -> String {
    if ip.is_ipv6() { format!("[{ip}]") } else { ip.to_string() }
}

/// An address under which a desk is opened: `http` or `https`, a host, and nothing after it.
pub fn base_url(given: &str) -> Result<Url, Failure> {
    let bad = || Failure::BadValue("error-bad-url", given.to_owned());
    let url = Url::parse(given).map_err(|_| bad())?;
    let is_plain = url.username().is_empty() && url.password().is_none() && url.query().is_none() && url.fragment().is_none();
    let is_web = matches!(url.scheme(), "http" | "https") && url.has_host() && url.path() == "/";
    if is_plain && is_web { Ok(url) } else { Err(bad()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach(listen: &str, public_url: Option<&str>) -> Result<String, Failure> {
        let reach = cli::Reach { listen: listen.to_owned(), public_url: public_url.map(str::to_owned), proxy: Vec::new() };
        Reached::of(&reach).map(|reached| reached.base.to_string())
    }

    #[test]
    fn the_base_is_what_was_said_or_where_it_listens() {
        for (listen, public, base) in [
            ("127.0.0.1:8642", None, "http://127.0.0.1:8642/"),
            ("0.0.0.0:80", None, "http://127.0.0.1/"),
            ("[::1]:8642", None, "http://[::1]:8642/"),
            ("0.0.0.0:8642", Some("https://desk.example"), "https://desk.example/"),
        ] {
            assert_eq!(reach(listen, public).unwrap(), base);
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for bad in
            ["desk.example", "ftp://desk.example", "https://me:pw@desk.example", "https://desk.example/path", "https://d.e/?q"]
        {
            assert!(reach("127.0.0.1:8642", Some(bad)).is_err(), "{bad}");
        }
        assert!(reach("8642", None).is_err());
    }
}
