//! What providers want of programs that read mail, and where they explain it. It is told where a mailbox does not let
//! Mila in; how its server is found is for others.

use mila_desk::accounts::Account;
use mila_domain::account::Trouble;
use serde::Serialize;

use crate::pages::rows::Link;
use crate::texts::Texts;

/// What to do at a provider's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Help {
    /// What the provider wants.
    pub words: String,
    /// Where it explains that.
    pub link: Option<Link>,
}

/// What a provider wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// A password that was made for one program.
    AppPassword,
    /// That programs are let in at all has to be switched on.
    SwitchedOn,
    /// A program of its own on the same machine.
    Bridge,
    /// A consent of the owner; no password lets a program in.
    Consent,
}

/// A provider.
struct Known {
    name: &'static str,
    /// Domains of its addresses.
    domains: &'static [&'static str],
    /// What the names of its servers end with.
    hosts: &'static [&'static str],
    wish: Wish,
    url: &'static str,
}

#[rustfmt::skip]
const KNOWN: &[Known] = &[
    Known { name: "Gmail", domains: &["gmail.com", "googlemail.com"], hosts: &["gmail.com", "google.com"], wish: Wish::AppPassword, url: "https://support.google.com/accounts/answer/185833" },
    Known { name: "Microsoft", domains: &["outlook.com", "hotmail.com", "live.com", "msn.com", "windowslive.com", "outlook.co.il", "hotmail.co.il", "hotmail.co.uk", "live.co.uk"], hosts: &["office365.com", "outlook.com"], wish: Wish::Consent, url: "" },
    Known { name: "iCloud", domains: &["icloud.com", "me.com", "mac.com"], hosts: &["mail.me.com"], wish: Wish::AppPassword, url: "https://support.apple.com/102654" },
    Known { name: "Yahoo", domains: &["yahoo.com", "ymail.com", "rocketmail.com", "myyahoo.com", "yahoo.co.uk", "yahoo.fr", "yahoo.de", "yahoo.it", "yahoo.es", "yahoo.ca"], hosts: &["mail.yahoo.com"], wish: Wish::AppPassword, url: "https://help.yahoo.com/kb/SLN15241.html" },
    Known { name: "AOL", domains: &["aol.com", "aim.com"], hosts: &["aol.com"], wish: Wish::AppPassword, url: "https://help.aol.com/articles/Create-and-manage-app-password" },
    Known { name: "Fastmail", domains: &["fastmail.com", "fastmail.fm"], hosts: &["fastmail.com"], wish: Wish::AppPassword, url: "https://www.fastmail.help/hc/en-us/articles/360058752854" },
    Known { name: "Zoho Mail", domains: &["zoho.com", "zohomail.com", "zohomail.eu"], hosts: &["zoho.com", "zoho.eu"], wish: Wish::SwitchedOn, url: "https://www.zoho.com/mail/help/imap-access.html" },
    Known { name: "Proton Mail", domains: &["proton.me", "protonmail.com", "protonmail.ch", "pm.me"], hosts: &[], wish: Wish::Bridge, url: "https://proton.me/mail/bridge" },
    Known { name: "GMX", domains: &["gmx.net", "gmx.de", "gmx.at", "gmx.ch"], hosts: &["gmx.net"], wish: Wish::SwitchedOn, url: "https://hilfe.gmx.net/pop-imap/einschalten.html" },
    Known { name: "GMX", domains: &["gmx.com", "gmx.us", "gmx.co.uk"], hosts: &["gmx.com"], wish: Wish::SwitchedOn, url: "https://support.gmx.com/pop-imap/toggle.html" },
    Known { name: "WEB.DE", domains: &["web.de"], hosts: &["web.de"], wish: Wish::SwitchedOn, url: "https://hilfe.web.de/pop-imap/einschalten.html" },
    Known { name: "WP Poczta", domains: &["wp.pl"], hosts: &["wp.pl"], wish: Wish::SwitchedOn, url: "https://pomoc.wp.pl/" },
    Known { name: "o2 Poczta", domains: &["o2.pl", "go2.pl", "tlen.pl", "prokonto.pl"], hosts: &["o2.pl"], wish: Wish::SwitchedOn, url: "https://pomoc.o2.pl/aktywacja-dostepu-dla-programow-pocztowych" },
    Known { name: "Onet Poczta", domains: &["onet.pl", "onet.eu", "onet.com.pl", "poczta.onet.pl", "poczta.onet.eu", "vip.onet.pl", "op.pl", "vp.pl", "autograf.pl", "buziaczek.pl", "amorki.pl", "opoczta.pl", "spoko.pl"], hosts: &["poczta.onet.pl"], wish: Wish::SwitchedOn, url: "https://pomoc.poczta.onet.pl/" },
    Known { name: "Poczta Interia", domains: &["interia.pl", "interia.eu", "interia.com", "poczta.fm"], hosts: &["poczta.interia.pl"], wish: Wish::SwitchedOn, url: "https://pomoc.poczta.interia.pl/" },
    Known { name: "Mail.ru", domains: &["mail.ru", "bk.ru", "list.ru", "inbox.ru"], hosts: &["mail.ru"], wish: Wish::AppPassword, url: "https://help.mail.ru/mail/security/protection/external/" },
    Known { name: "Yandex", domains: &["yandex.com", "yandex.ru", "ya.ru"], hosts: &["yandex.com", "yandex.ru"], wish: Wish::AppPassword, url: "https://yandex.com/support/mail/mail-clients/others.html" },
];

impl Help {
    /// What to do at the provider's of an account that is not let in; nothing where the provider is not known, or
    /// where the trouble is another one.
    pub(super) fn of(texts: Texts, account: &Account, trouble: Trouble) -> Option<Self> {
        if !is_about_the_way_in(trouble) {
            return None;
        }
        let known = known(account)?;
        let key = match known.wish {
            Wish::AppPassword => "account-help-app-password",
            Wish::SwitchedOn => "account-help-switched-on",
            Wish::Bridge => "account-help-bridge",
            Wish::Consent => "account-help-consent",
        };
        let who = [("who", known.name.into())];
        let link = || Link { href: known.url.to_owned(), label: texts.with(&format!("{key}-link"), &who) };
        Some(Self { words: texts.with(key, &who), link: (!known.url.is_empty()).then(link) })
    }
}

fn known(account: &Account) -> Option<&'static Known> {
    let host = account.door.as_ref().map(|door| door.host.as_str()).unwrap_or_default();
    let domain = account.address.rsplit('@').next().unwrap_or_default().to_lowercase();
    let is_within = |end: &&str| host == *end || host.strip_suffix(*end).is_some_and(|rest| rest.ends_with('.'));
    let by_host = KNOWN.iter().find(|known| known.hosts.iter().any(is_within));
    by_host.or_else(|| KNOWN.iter().find(|known| known.domains.contains(&domain.as_str())))
}

const fn is_about_the_way_in(trouble: Trouble) -> bool {
    match trouble {
        Trouble::Denied | Trouble::AppPassword | Trouble::NoWayIn => true,
        Trouble::NotFound
        | Trouble::NoSuchHost
        | Trouble::Unreachable
        | Trouble::Silent
        | Trouble::NotPrivate
        | Trouble::NoStartTls
        | Trouble::CertificateOutOfDate
        | Trouble::CertificateOtherName
        | Trouble::CertificateUnknownIssuer
        | Trouble::CertificateBad
        | Trouble::ConsentGone
        | Trouble::NotSetUp
        | Trouble::Refused
        | Trouble::HungUp
        | Trouble::Cut
        | Trouble::NotImap
        | Trouble::NoKey
        | Trouble::NotKept
        | Trouble::Crashed => false,
    }
}
