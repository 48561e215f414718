//! How a token is shown to a mail server (SASL's XOAUTH2), and what the server says when it does not want it. Base64 and
//! the lines of IMAP and SMTP are for who speaks them.

use crate::secret::Secret;

/// What is said to a mail server first, before it is put into base64.
#[must_use]
pub fn xoauth2(user: &str, access: &Secret) -> Secret {
    let clean = |text: &str| text.replace(|letter: char| letter.is_control(), "");
    Secret::from(format!("user={}\u{1}auth=Bearer {}\u{1}\u{1}", clean(user), clean(access.expose())))
}

/// The status that a mail server gives when it refuses a token, out of its challenge after base64: 401 is a token that
/// has run out or was taken back, 400 one that is none. None, when it says nothing of the kind.
#[must_use]
pub fn xoauth2_error(challenge: &[u8]) -> Option<u16> {
    // More than any server has to say; the numbers of a longer one are not looked for.
    let challenge = challenge.get(..challenge.len().min(4_096))?;
    let said: serde_json::Value = serde_json::from_slice(challenge.trim_ascii()).ok()?;
    match said.get("status")? {
        serde_json::Value::String(status) => status.trim().parse().ok(),
        status => status.as_u64().and_then(|status| u16::try_from(status).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_shown_as_mail_servers_want_it() {
        let said = xoauth2("anna@studio.example", &Secret::from("ya29.x".to_owned()));
        assert_eq!(said.expose(), "user=anna@studio.example\u{1}auth=Bearer ya29.x\u{1}\u{1}");
        let forged = xoauth2("anna\u{1}auth=Bearer stolen", &Secret::from("a\r\nb".to_owned()));
        assert_eq!(forged.expose(), "user=annaauth=Bearer stolen\u{1}auth=Bearer ab\u{1}\u{1}");
    }

    #[test]
    fn a_refusal_tells_its_status() {
        let google = br#"{"status":"401","schemes":"bearer","scope":"https://mail.google.com/"}"#;
        assert_eq!(xoauth2_error(google), Some(401));
        assert_eq!(xoauth2_error(b"{\"status\": 400}\r\n"), Some(400));
        for other in [&b""[..], b"401", b"{}", b"{\"status\":\"no\"}", b"{\"status\":-1}", b"[[[[", &[0xff; 10_000]] {
            assert_eq!(xoauth2_error(other), None);
        }
    }
}
