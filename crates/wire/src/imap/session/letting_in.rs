//! How a server lets us in: by a password, or by a token of a firm that vouches for us (XOAUTH2).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{Command, ImapError, Session};
use crate::oauth::xoauth2;
use crate::secret::Secret;

/// What lets us in.
#[derive(Debug)]
pub enum Credentials {
    /// A password, or one made for this program alone.
    Password {
        /// By which the server knows us.
        login: String,
        /// The password.
        password: Secret,
    },
    /// A token that is good for an hour or so.
    Token {
        /// By which the server knows us.
        login: String,
        /// The token.
        token: Secret,
    },
}

impl Session {
    /// Is let in.
    ///
    /// # Errors
    /// When the server does not let us in, or offers no way in that we know.
    pub async fn log_in(&mut self, credentials: &Credentials) -> Result<(), ImapError> {
        let let_in = match credentials {
            Credentials::Password { login, password } => self.by_password(login, password).await,
            Credentials::Token { login, token } => self.authenticate("XOAUTH2", &xoauth2(login, token)).await,
        };
        let before = std::mem::take(&mut self.capabilities);
        match let_in {
            Ok(said) => self.note_capabilities(&said),
            Err(ImapError::Refused { said, .. }) => return Err(ImapError::Denied(said)),
            Err(error) => return Err(error),
        }
        // What a server can do may be more once it knows us.
        if self.capabilities.is_empty() {
            self.ask_capabilities().await?;
        }
        if self.capabilities.is_empty() {
            self.capabilities = before;
        }
        Ok(())
    }

    async fn by_password(&mut self, login: &str, password: &Secret) -> Result<super::Said, ImapError> {
        if self.can("AUTH=PLAIN") {
            let words = format!("\0{login}\0{}", password.expose());
            return self.authenticate("PLAIN", &words.into()).await;
        }
        if self.can("LOGINDISABLED") {
            return Err(ImapError::NoWayIn);
        }
        let command = Command::plain("LOGIN").with(login.as_bytes()).with(password.expose().as_bytes());
        self.run("logging in", command, |_| ()).await
    }

    /// RFC 4959: what is to be said first goes with the command, where the server takes it so.
    async fn authenticate(&mut self, mechanism: &str, words: &Secret) -> Result<super::Said, ImapError> {
        if !self.can(&format!("AUTH={mechanism}")) {
            return Err(ImapError::NoWayIn);
        }
        let words = STANDARD.encode(words.expose());
        let command = Command::plain(&format!("AUTHENTICATE {mechanism}"));
        let command = if self.can("SASL-IR") { command.and(&words) } else { command.then(&words) };
        let tag = self.send(command).await?;
        loop {
            match self.heard().await? {
                super::Reply::Done { tag: done, said } if done == tag => return self.ended("logging in", said),
                // The server says why not, and wants to hear that we have understood.
                super::Reply::GoOn(_) => self.write(b"\r\n").await?,
                super::Reply::Done { .. }
                | super::Reply::Said(_)
                | super::Reply::Capabilities(_)
                | super::Reply::Listed(_)
                | super::Reply::Found(_)
                | super::Reply::Exists(_)
                | super::Reply::Expunged
                | super::Reply::Fetched(_)
                | super::Reply::Other => {}
            }
        }
    }
}
