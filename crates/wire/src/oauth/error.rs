//! What went wrong with a consent, told apart by what is to be done next. The words of a server beyond its code stay
//! outside: they may name people and hold secrets.

use oauth2::basic::BasicErrorResponse;

use crate::http::HttpError;

/// Why there is no token.
#[derive(Debug, thiserror::Error)]
pub enum OAuthError {
    /// The owner took the consent back, or it ran out: only the owner can give it again.
    #[error("the owner's consent is gone")]
    ConsentGone,
    /// Mila is not registered there, or not as it says. Who runs Mila has to look at it.
    #[error("the sign-in server does not know this Mila as it is set up ({code})")]
    Misconfigured {
        /// The server's word for it.
        code: String,
    },
    /// There was no answer.
    #[error("the sign-in server gave no answer")]
    Unreachable {
        /// Why.
        source: HttpError,
    },
    /// It is busy, or not well, and wants to be asked again later.
    #[error("the sign-in server asks to come again later")]
    Later,
    /// It says no, or something that cannot be understood (`unreadable`).
    #[error("the sign-in server refuses ({code})")]
    Refused {
        /// The server's word for it.
        code: String,
    },
}

impl OAuthError {
    pub(super) fn unreadable() -> Self {
        Self::Refused { code: "unreadable".to_owned() }
    }

    /// Of what a server answers when it gives no token.
    pub(super) fn said(answer: &BasicErrorResponse) -> Self {
        let code = code(answer.error().as_ref());
        let description = answer.error_description().map_or("", String::as_str);
        // A wrong way back is told as a wrong grant by many servers (RFC 6749, section 5.2), by Microsoft under a number.
        let is_wrong_way_back = description.contains("redirect_uri") || description.contains("AADSTS50011");
        match code.as_str() {
            "invalid_grant" | "invalid_request" if is_wrong_way_back => Self::Misconfigured { code },
            "invalid_grant" | "interaction_required" | "consent_required" | "login_required" => Self::ConsentGone,
            "invalid_client" | "unauthorized_client" | "redirect_uri_mismatch" | "invalid_scope" | "unsupported_grant_type" => {
                Self::Misconfigured { code }
            }
            "temporarily_unavailable" | "server_error" | "slow_down" => Self::Later,
            _ => Self::Refused { code },
        }
    }
}

/// A code as servers agreed to write them, so that it can stand in a sentence.
fn code(text: &str) -> String {
    let is_sound = (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if is_sound { text } else { "unreadable" }.to_owned()
}
