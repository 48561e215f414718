//! What went wrong while an account was read, in the words of the domain. Nothing in it names an address or a secret.

use mila_desk::DeskError;
use mila_desk::accounts::AccountError;
use mila_domain::account::Trouble;
use mila_wire::imap::{ImapError, Said};
use mila_wire::line::{Distrust, LineError};
use mila_wire::oauth::OAuthError;

/// What went wrong, and what the server said about it.
#[derive(Debug)]
pub struct Hitch {
    pub trouble: Trouble,
    pub said: String,
}

impl Hitch {
    pub const fn of(trouble: Trouble) -> Self {
        Self { trouble, said: String::new() }
    }

    fn said(trouble: Trouble, said: &Said) -> Self {
        Self { trouble, said: said.words.clone() }
    }
}

fn of_line(error: &LineError) -> Trouble {
    match error {
        LineError::NoSuchHost { .. } => Trouble::NoSuchHost,
        LineError::Unreachable { .. } => Trouble::Unreachable,
        LineError::Silent => Trouble::Silent,
        LineError::NotTrusted { why, .. } => match why {
            Distrust::OutOfDate => Trouble::CertificateOutOfDate,
            Distrust::OtherName => Trouble::CertificateOtherName,
            Distrust::UnknownIssuer => Trouble::CertificateUnknownIssuer,
            Distrust::Other => Trouble::CertificateBad,
        },
        LineError::NotPrivate { .. } => Trouble::NotPrivate,
    }
}

impl From<ImapError> for Hitch {
    fn from(error: ImapError) -> Self {
        match &error {
            ImapError::NoLine(line) => Self::of(of_line(line)),
            ImapError::NoStartTls => Self::of(Trouble::NoStartTls),
            ImapError::NoWayIn => Self::of(Trouble::NoWayIn),
            ImapError::Denied(said) => Self::said(denied(said), said),
            ImapError::Refused { said, .. } => Self::said(Trouble::Refused, said),
            ImapError::HungUp(said) => Self::said(Trouble::HungUp, said),
            ImapError::Cut { .. } => Self::of(Trouble::Cut),
            ImapError::Silent => Self::of(Trouble::Silent),
            ImapError::Malformed(_) => Self::of(Trouble::NotImap),
        }
    }
}

impl From<DeskError> for Hitch {
    fn from(error: DeskError) -> Self {
        tracing::error!(error = &error as &dyn std::error::Error, "what was received could not be kept");
        Self::of(Trouble::NotKept)
    }
}

impl From<AccountError> for Hitch {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::NoKey(_) => Self::of(Trouble::NoKey),
            AccountError::Desk(error) => error.into(),
            AccountError::Bad(_) => Self::of(Trouble::Refused),
        }
    }
}

impl From<OAuthError> for Hitch {
    fn from(error: OAuthError) -> Self {
        match error {
            OAuthError::ConsentGone => Self::of(Trouble::ConsentGone),
            OAuthError::Misconfigured { code } => Self { trouble: Trouble::NotSetUp, said: code },
            OAuthError::Unreachable { .. } => Self::of(Trouble::Unreachable),
            OAuthError::Later => Self::of(Trouble::Silent),
            OAuthError::Refused { code } => Self { trouble: Trouble::Refused, said: code },
        }
    }
}

/// Servers that want a password made for this program say so only in their words.
fn denied(said: &Said) -> Trouble {
    let words = said.words.to_lowercase();
    let is_about_app_passwords =
        ["application-specific", "app password", "app-specific", "application password"].iter().any(|sign| words.contains(sign));
    if is_about_app_passwords {
        Trouble::AppPassword
    } else if matches!(said.code.as_str(), "UNAVAILABLE" | "INUSE" | "LIMIT") {
        // The way in is closed for the moment, whatever the password is (RFC 5530).
        Trouble::Refused
    } else {
        Trouble::Denied
    }
}

#[cfg(test)]
mod tests {
    use mila_wire::imap::Status;

    use super::*;

    #[test]
    fn a_refused_password_is_told_from_one_that_has_to_be_made_first() {
        for (code, words, trouble) in [
            (
                "ALERT",
                "Application-specific password required: https://support.google.com/accounts/answer/185833",
                Trouble::AppPassword,
            ),
            ("AUTHENTICATIONFAILED", "Invalid credentials (Failure)", Trouble::Denied),
            ("", "LOGIN failed.", Trouble::Denied),
            ("UNAVAILABLE", "Temporary authentication failure.", Trouble::Refused),
        ] {
            let said = Said { status: Status::No, code: code.to_owned(), value: String::new(), words: words.to_owned() };
            let hitch = Hitch::from(ImapError::Denied(said));
            assert_eq!((hitch.trouble, hitch.said.as_str()), (trouble, words));
        }
    }
}
