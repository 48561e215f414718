//! What can go wrong with a mail account, and what happens next.

use jiff::SignedDuration;

/// Why an account cannot be read just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// No mail server was found for the address.
    NotFound,
    /// The server's name stands for no machine.
    NoSuchHost,
    /// The machine cannot be reached at that port.
    Unreachable,
    /// Nothing answers in time.
    Silent,
    /// Something answers that cannot make the line private.
    NotPrivate,
    /// The server has no STARTTLS.
    NoStartTls,
    /// Its certificate is out of date.
    CertificateOutOfDate,
    /// Its certificate was made out to another name.
    CertificateOtherName,
    /// Nobody whom this machine trusts has made out its certificate.
    CertificateUnknownIssuer,
    /// Something else is wrong with its certificate.
    CertificateBad,
    /// It does not know the name or refuses the password.
    Denied,
    /// It wants a password made for this program alone.
    AppPassword,
    /// It offers no way in that we know: a password is not enough here.
    NoWayIn,
    /// The owner's consent is over or was taken back.
    ConsentGone,
    /// The program that asks for consent is not set up as the provider wants it.
    NotSetUp,
    /// It refused to do what was asked.
    Refused,
    /// It hung up.
    HungUp,
    /// The line was cut.
    Cut,
    /// What answers does not speak IMAP.
    NotImap,
    /// The key that opens the stored password is missing, or is another one.
    NoKey,
    /// What was received could not be kept on this machine.
    NotKept,
    /// The worker broke down and was started again.
    Crashed,
}

/// What happens next after a trouble.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// It is tried again by itself.
    TryAgain {
        /// After so long.
        after: SignedDuration,
    },
    /// Trying again would change nothing: the owner has to do something first.
    AskOwner,
}

/// The first wait; each further one is three times as long.
const FIRST_WAIT: SignedDuration = SignedDuration::from_secs(5);
/// No wait is longer.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(15);

impl Trouble {
    /// All troubles.
    pub const ALL: [Self; 22] = [
        Self::NotFound,
        Self::NoSuchHost,
        Self::Unreachable,
        Self::Silent,
        Self::NotPrivate,
        Self::NoStartTls,
        Self::CertificateOutOfDate,
        Self::CertificateOtherName,
        Self::CertificateUnknownIssuer,
        Self::CertificateBad,
        Self::Denied,
        Self::AppPassword,
        Self::NoWayIn,
        Self::ConsentGone,
        Self::NotSetUp,
        Self::Refused,
        Self::HungUp,
        Self::Cut,
        Self::NotImap,
        Self::NoKey,
        Self::NotKept,
        Self::Crashed,
    ];

    /// The word under which it is kept, and by which its sentence is found.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::NoSuchHost => "no-such-host",
            Self::Unreachable => "unreachable",
            Self::Silent => "silent",
            Self::NotPrivate => "not-private",
            Self::NoStartTls => "no-starttls",
            Self::CertificateOutOfDate => "certificate-out-of-date",
            Self::CertificateOtherName => "certificate-other-name",
            Self::CertificateUnknownIssuer => "certificate-unknown-issuer",
            Self::CertificateBad => "certificate-bad",
            Self::Denied => "denied",
            Self::AppPassword => "app-password",
            Self::NoWayIn => "no-way-in",
            Self::ConsentGone => "consent-gone",
            Self::NotSetUp => "not-set-up",
            Self::Refused => "refused",
            Self::HungUp => "hung-up",
            Self::Cut => "cut",
            Self::NotImap => "not-imap",
            Self::NoKey => "no-key",
            Self::NotKept => "not-kept",
            Self::Crashed => "crashed",
        }
    }

    /// By its word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trouble| trouble.word() == word)
    }

    /// What happens next when it has come up `tries` times in a row, the first time being 1.
    #[must_use]
    pub fn next(self, tries: u32) -> Next {
        match self {
            Self::NotFound
            | Self::Denied
            | Self::AppPassword
            | Self::NoWayIn
            | Self::ConsentGone
            | Self::NotSetUp
            | Self::NoStartTls
            | Self::CertificateOtherName
            | Self::CertificateUnknownIssuer
            | Self::NoKey => Next::AskOwner,
            Self::NoSuchHost
            | Self::Unreachable
            | Self::Silent
            | Self::NotPrivate
            | Self::CertificateOutOfDate
            | Self::CertificateBad
            | Self::Refused
            | Self::HungUp
            | Self::Cut
            | Self::NotImap
            | Self::NotKept
            | Self::Crashed => Next::TryAgain { after: wait(tries) },
        }
    }
}

fn wait(tries: u32) -> SignedDuration {
    let times = 3_i32.saturating_pow(tries.saturating_sub(1).min(10));
    FIRST_WAIT.saturating_mul(times).min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_up_to_a_quarter_of_an_hour() {
        let waits: Vec<i64> = (0..9).map(|tries| wait(tries).as_secs()).collect();
        assert_eq!(waits, [5, 5, 15, 45, 135, 405, 900, 900, 900]);
        assert_eq!(wait(u32::MAX), LONGEST_WAIT);
    }

    #[test]
    fn a_refused_password_waits_for_the_owner_and_a_cut_line_does_not() {
        assert_eq!(Trouble::Denied.next(1), Next::AskOwner);
        assert_eq!(Trouble::Cut.next(2), Next::TryAgain { after: SignedDuration::from_secs(15) });
    }

    #[test]
    fn words_lead_back_to_troubles() {
        assert!(Trouble::ALL.into_iter().all(|trouble| Trouble::of(trouble.word()) == Some(trouble)));
    }
}
