//! Why nothing came back from a server of the web. The texts name the machine at most, never what was asked of it.

use std::error::Error;
use std::io;

use crate::line::LineError;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// Mila does not call such a thing at all: another scheme, another port, a name and password inside.
    #[error("Mila does not call an address with {what}")]
    Unfit {
        /// What is wrong with it.
        what: &'static str,
    },
    /// It leads into somebody's house: to this machine or to a private network.
    #[error("{host} leads to a machine that is not public")]
    Forbidden {
        /// The machine that was named.
        host: String,
    },
    /// The name stands for no machine.
    #[error("{host} stands for no machine")]
    NoSuchHost {
        /// The machine that was named.
        host: String,
        /// What the system said.
        source: io::Error,
    },
    /// It does not let us in.
    #[error("{host} cannot be reached")]
    Unreachable {
        /// The machine that was named.
        host: String,
        /// What the system said.
        source: io::Error,
    },
    /// It does not prove who it is.
    #[error("the line to {host} cannot be made private")]
    NotPrivate {
        /// The machine that was named.
        host: String,
        /// What is wrong with its certificate, or what was met instead.
        source: LineError,
    },
    /// What it says is not HTTP, or it hung up.
    #[error("{host} stopped in the middle")]
    Broken {
        /// The machine that was named.
        host: String,
        /// Where it stopped.
        source: Box<dyn Error + Send + Sync>,
    },
    /// It took longer than Mila waits.
    #[error("{host} did not answer in time")]
    TooSlow {
        /// The machine that was named.
        host: String,
    },
    /// It says more than Mila takes in.
    #[error("{host} answers with too much")]
    TooMuch {
        /// The machine that was named.
        host: String,
    },
    /// It sends us on and on.
    #[error("{host} sends to other places without end")]
    TooManyRedirects {
        /// The machine that sent us on last.
        host: String,
    },
    /// It sends us from a private line to an open one, or to no place at all.
    #[error("{host} sends to a place where Mila does not go")]
    BadRedirect {
        /// The machine that sent us on.
        host: String,
    },
}
