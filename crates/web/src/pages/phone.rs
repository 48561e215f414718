//! Mila on the telephone: the address as a square for its camera, and who gets in at that address. Nobody outside is
//! asked: what is said follows from the address itself and from who has come in so far.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use jiff::Timestamp;
use qrcode::{Color, QrCode};
use serde::Serialize;
use url::{Host, Url};

use super::rows::Link;
use super::shell::Shell;
use crate::templates::PageError;
use crate::texts::Texts;
use crate::texts::moments::Here;

/// Light modules around the code, without which a camera does not find it (ISO/IEC 18004).
const MARGIN: usize = 4;
/// How Mila is started so that others in the same network get in.
const COMMAND: &str = "mila serve --listen 0.0.0.0:8642 --public-url http://192.168.1.5:8642";

/// How the desk is reached.
#[derive(Debug, Clone, Copy)]
pub struct Reached<'a> {
    /// Under which address.
    pub base: &'a Url,
    /// Where the program listens itself.
    pub listen: IpAddr,
    /// When a member last came in from another machine, since the program was started.
    pub elsewhere: Option<Timestamp>,
}

/// From where an address leads here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Circle {
    /// From this machine alone.
    Here,
    /// From machines of the same network.
    Network,
    /// From everywhere.
    Everywhere,
}

/// Mila on the telephone, as a page.
#[derive(Debug, Clone, Serialize)]
pub struct PhonePage {
    /// The title of the page and of the window.
    pub title: String,
    /// What to do; nothing where the address leads nowhere but here.
    pub lead: Option<String>,
    /// The address.
    pub address: String,
    /// The address for a camera; not there for an address that a telephone cannot open.
    pub code: Option<Code>,
    /// What the sentences about the address are called.
    pub who_gets_in: String,
    /// Who gets in, a sentence each.
    pub reach: Vec<String>,
    /// What to start Mila with.
    pub command: Option<Command>,
    /// How to keep it among the apps.
    pub keep: Option<Keep>,
    /// Leads back.
    pub back: Link,
}

/// An address as a square for a camera.
#[derive(Debug, Clone, Serialize)]
pub struct Code {
    /// What it is, for those who do not see it.
    pub label: String,
    /// What is written above the address in letters.
    pub address_label: String,
    /// Modules on each side, margins included.
    pub size: usize,
    /// The dark ones, as the path of an SVG.
    pub path: String,
}

/// A line for the terminal.
#[derive(Debug, Clone, Serialize)]
pub struct Command {
    /// The line.
    pub line: &'static str,
    /// What to put in its place.
    pub words: String,
}

/// How to keep Mila among the apps.
#[derive(Debug, Clone, Serialize)]
pub struct Keep {
    /// What it is called.
    pub title: String,
    /// One for each kind of telephone.
    pub ways: Vec<String>,
}

impl PhonePage {
    /// The page for whoever reads it.
    #[must_use]
    pub fn of(texts: Texts, here: &Here, reached: Reached<'_>) -> Self {
        let circle = Circle::of(reached.base);
        let is_for_phones = circle != Circle::Here;
        let is_secret = reached.base.scheme() == "https";
        let address = reached.base.as_str().trim_end_matches('/').to_owned();
        Self {
            title: texts.plain("phone-title"),
            lead: is_for_phones.then(|| texts.plain("phone-lead")),
            code: Code::of(texts, &address).filter(|_| is_for_phones),
            address,
            who_gets_in: texts.plain("phone-where"),
            reach: sentences(texts, here, reached, circle),
            command: (!is_for_phones).then(|| Command { line: COMMAND, words: texts.plain("phone-only-here-words") }),
            keep: (is_for_phones && is_secret).then(|| Keep {
                title: texts.plain("phone-keep"),
                ways: vec![texts.plain("phone-keep-iphone"), texts.plain("phone-keep-android")],
            }),
            back: Link { href: "/settings".to_owned(), label: texts.plain("phone-back") },
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/phone.html", self)
    }
}

fn sentences(texts: Texts, here: &Here, reached: Reached<'_>, circle: Circle) -> Vec<String> {
    let mut said = vec![texts.plain(match circle {
        Circle::Here => "phone-only-here",
        Circle::Network => "phone-same-network",
        Circle::Everywhere => "phone-everywhere",
    })];
    if circle == Circle::Here {
        return said;
    }
    if reached.listen.is_loopback() {
        said.push(texts.plain("phone-needs-proxy"));
    }
    said.push(match reached.elsewhere {
        Some(at) => texts.with("phone-last", &[("when", (&texts.on_moment(here, at)).into())]),
        None => texts.plain("phone-never"),
    });
    if reached.base.scheme() != "https" {
        said.push(texts.plain("phone-plain"));
    }
    said
}

impl Circle {
    fn of(base: &Url) -> Self {
        match base.host() {
            Some(Host::Ipv4(address)) => Self::of_v4(address),
            Some(Host::Ipv6(address)) => Self::of_v6(address),
            Some(Host::Domain(name)) => Self::of_name(name),
            None => Self::Here,
        }
    }

    const fn of_v4(address: Ipv4Addr) -> Self {
        // 100.64.0.0/10 is shared by a provider's customers and used by private networks laid over others (RFC 6598).
        let is_shared = matches!(address.octets(), [100, 64..=127, ..]);
        if address.is_loopback() || address.is_unspecified() {
            Self::Here
        } else if address.is_private() || address.is_link_local() || is_shared {
            Self::Network
        } else {
            Self::Everywhere
        }
    }

    const fn of_v6(address: Ipv6Addr) -> Self {
        if let Some(address) = address.to_ipv4_mapped() {
            Self::of_v4(address)
        } else if address.is_loopback() || address.is_unspecified() {
            Self::Here
        } else if address.is_unique_local() || address.is_unicast_link_local() {
            Self::Network
        } else {
            Self::Everywhere
        }
    }

    /// Names without a dot and those that are set apart for networks at home (RFC 6762, RFC 8375).
    fn of_name(name: &str) -> Self {
        let last = name.rsplit('.').next().unwrap_or(name);
        match last {
            "localhost" => Self::Here,
            "local" | "internal" | "lan" | "home" => Self::Network,
            _ if last == name || name.ends_with(".home.arpa") => Self::Network,
            _ => Self::Everywhere,
        }
    }
}

impl Code {
    fn of(texts: Texts, address: &str) -> Option<Self> {
        // Fails only for addresses longer than any host name.
        let code = QrCode::new(address).ok()?;
        let width = code.width();
        Some(Self {
            label: texts.plain("phone-code"),
            address_label: texts.plain("phone-address"),
            size: width + 2 * MARGIN,
            path: code.to_colors().chunks(width).zip(MARGIN..).map(|(row, y)| bars(row, y)).collect(),
        })
    }
}

/// The dark stretches of a row.
fn bars(row: &[Color], y: usize) -> String {
    let mut x = MARGIN;
    let mut path = Vec::new();
    for stretch in row.chunk_by(|one, next| one == next) {
        if stretch.first() == Some(&Color::Dark) {
            path.push(format!("M{x} {y}h{0}v1h-{0}z", stretch.len()));
        }
        x += stretch.len();
    }
    path.concat()
}

#[cfg(test)]
mod tests;
