//! Mail addresses, and what an address alone tells: whether a human reads it, whether its domain is a firm's.
//! Who the person behind it is, `people` decides.

use std::fmt;

/// Domains at which anybody can have an address, so that sharing one says nothing about two people.
/// Families with many endings (`yahoo.co.uk`, `outlook.pl`) are in [`FREE_MAIL_NAMES`].
const FREE_MAIL: &[&str] = &[
    // Polish portals
    "wp.pl",
    "o2.pl",
    "tlen.pl",
    "go2.pl",
    "prokonto.pl",
    "onet.pl",
    "onet.eu",
    "onet.com.pl",
    "poczta.onet.pl",
    "poczta.onet.eu",
    "op.pl",
    "vp.pl",
    "autograf.pl",
    "buziaczek.pl",
    "interia.pl",
    "interia.eu",
    "interia.com",
    "poczta.fm",
    "gazeta.pl",
    "poczta.pl",
    "neostrada.pl",
    "wp.eu",
    "int.pl",
    "opoczta.pl",
    "spoko.pl",
    "vip.onet.pl",
    "amorki.pl",
    // Israeli portals and providers
    "walla.co.il",
    "walla.com",
    "nana.co.il",
    "nana10.co.il",
    "netvision.net.il",
    "bezeqint.net",
    "zahav.net.il",
    "012.net.il",
    "013.net",
    "013net.net",
    "014.net.il",
    "015.net.il",
    "017.net.il",
    "barak.net.il",
    "smile.net.il",
    "inter.net.il",
    "actcom.co.il",
    "hotmail.co.il",
    "isdn.net.il",
    // British and world-wide
    "btinternet.com",
    "btopenworld.com",
    "virginmedia.com",
    "virgin.net",
    "ntlworld.com",
    "blueyonder.co.uk",
    "sky.com",
    "talktalk.net",
    "talk21.com",
    "tiscali.co.uk",
    "plus.com",
    "me.com",
    "mac.com",
    "icloud.com",
    "pm.me",
    "proton.me",
    "tutanota.com",
    "tuta.io",
    "tuta.com",
    "fastmail.com",
    "fastmail.fm",
    "hey.com",
    "zoho.com",
    "mail.com",
    "email.com",
    "usa.net",
    "comcast.net",
    "verizon.net",
    "att.net",
    "sbcglobal.net",
    "cox.net",
    "rocketmail.com",
    "ymail.com",
    "web.de",
    "t-online.de",
    "freenet.de",
    "libero.it",
    "orange.fr",
    "free.fr",
    "laposte.net",
    "wanadoo.fr",
    "seznam.cz",
    "centrum.cz",
    "mail.ru",
    "bk.ru",
    "list.ru",
    "inbox.ru",
    "ukr.net",
];

/// The first label of free-mail domains that exist under many endings.
const FREE_MAIL_NAMES: &[&str] =
    &["gmail", "googlemail", "outlook", "hotmail", "live", "msn", "yahoo", "aol", "gmx", "protonmail", "yandex"];

/// Beginnings or middles of local parts to which nobody is meant to write.
const NO_REPLY: &[&str] = &[
    "noreply",
    "no-reply",
    "no_reply",
    "no.reply",
    "donotreply",
    "do-not-reply",
    "do_not_reply",
    "do.not.reply",
    "dontreply",
    "nieodpowiadaj",
    "nie-odpowiadaj",
    "nie_odpowiadaj",
    "nie.odpowiadaj",
    "nieodpisuj",
    "nie-odpisuj",
    "bezodpowiedzi",
    "bez-odpowiedzi",
    "noanswer",
    "no-answer",
    "noresponse",
    "no-response",
];

/// Local parts of the mail system itself.
const SYSTEM: &[&str] = &["mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon"];

/// An address in lower case, with exactly one part on either side of its last `@`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address(Box<str>);

impl Address {
    /// Takes an address as it stands in a header; `None` when it is none (no `@`, a part missing, white space
    /// or control characters inside, longer than 320 bytes).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_start_matches('<').trim_end_matches('>');
        let (local, domain) = text.rsplit_once('@')?;
        let sound = !local.is_empty()
            && !domain.is_empty()
            && text.len() <= 320
            && !text.chars().any(|c| c.is_whitespace() || c.is_control());
        sound.then(|| Self(text.to_lowercase().into()))
    }

    /// The whole address in lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the `@`.
    #[must_use]
    pub fn local(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(local, _)| local)
    }

    /// What stands after the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// The mailbox that it leads to: without a plus-tag (RFC 5233), and for Gmail without dots.
    #[must_use]
    pub fn mailbox_key(&self) -> String {
        let local = self.local();
        let untagged = match local.split_once('+') {
            Some((before, _)) if !before.is_empty() => before,
            _ => local,
        };
        match self.domain() {
            "gmail.com" | "googlemail.com" => format!("{}@gmail.com", untagged.replace('.', "")),
            domain => format!("{untagged}@{domain}"),
        }
    }

    /// Whether anybody can have an address at this domain.
    #[must_use]
    pub fn is_free_mail(&self) -> bool {
        let domain = self.domain();
        let family = domain.split('.').next().unwrap_or_default();
        FREE_MAIL.contains(&domain) || FREE_MAIL_NAMES.contains(&family) && domain.matches('.').count() <= 2
    }

    /// The firm behind it: its domain, unless anybody can have an address there.
    #[must_use]
    pub fn firm(&self) -> Option<&str> {
        (!self.is_free_mail()).then(|| self.domain())
    }

    /// Whether it says of itself that nobody reads what is sent to it.
    #[must_use]
    pub fn is_no_reply(&self) -> bool {
        let local = self.local();
        NO_REPLY.iter().any(|sign| local.contains(sign)) || self.is_mail_system()
    }

    /// Whether the mail system itself writes from it: delivery notices.
    #[must_use]
    pub fn is_mail_system(&self) -> bool {
        SYSTEM.contains(&self.local())
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An address with the name that stood beside it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mailbox {
    /// As written; never empty, never just the address again.
    pub name: Option<Box<str>>,
    /// Where it leads.
    pub address: Address,
}

impl Mailbox {
    /// A mailbox from what stood in a header; `None` when the address is none.
    #[must_use]
    pub fn new(name: Option<&str>, address: &str) -> Option<Self> {
        let address = Address::parse(address)?;
        let name = name
            .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "))
            .map(|name| name.trim_matches(['"', '\'', ' ']).to_owned())
            .filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case(address.as_str()));
        Some(Self { name: name.map(Into::into), address })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Address {
        Address::parse(text).unwrap()
    }

    #[test]
    fn a_plus_tag_leads_to_the_same_mailbox() {
        assert_eq!(address("Anna+Oferta@Firma.example").mailbox_key(), "anna@firma.example");
        assert_eq!(address("a.n.n.a+x@googlemail.com").mailbox_key(), "anna@gmail.com");
        assert_eq!(address("+48123@sms.example").mailbox_key(), "+48123@sms.example");
    }

    #[test]
    fn a_free_mail_domain_is_no_firm() {
        for free in ["a@gmail.com", "a@wp.pl", "a@walla.co.il", "a@yahoo.co.uk", "a@outlook.com"] {
            assert_eq!(address(free).firm(), None, "{free}");
        }
        assert_eq!(address("a@studio-mila.example").firm(), Some("studio-mila.example"));
        assert_eq!(address("a@live.studio.mila.example").firm(), Some("live.studio.mila.example"));
    }

    #[test]
    fn nobody_reads_a_no_reply_address() {
        for nobody in ["no-reply@shop.example", "noreply-12@x.example", "nie-odpowiadaj@bank.example", "MAILER-DAEMON@x.example"]
        {
            assert!(address(nobody).is_no_reply(), "{nobody}");
        }
        assert!(!address("norbert@x.example").is_no_reply());
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for bad in ["", "anna", "@x", "anna@", "an na@x.example", "a\u{7}@x.example"] {
            assert_eq!(Address::parse(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_name_that_repeats_the_address_is_no_name() {
        assert_eq!(Mailbox::new(Some("ANNA@x.example"), "anna@x.example").unwrap().name, None);
        assert_eq!(Mailbox::new(Some("'Anna  Nowak'"), "anna@x.example").unwrap().name.as_deref(), Some("Anna Nowak"));
    }
}
