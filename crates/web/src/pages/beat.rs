//! Signs of life, a line each: what goes well, what is under way, what rests, and what stands still until somebody
//! does something. Which of them it is was decided by the desk.

use serde::Serialize;

/// A sign of life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Beat {
    /// What is done, or that it stopped.
    pub text: String,
    /// Whether it stopped.
    pub is_stopped: bool,
    /// Which drawing stands beside it; none while it works.
    pub icon: Option<&'static str>,
    /// How much is done of how much, where both are known.
    pub progress: Option<(u64, u64)>,
    /// The address that it is about, where there are several.
    pub whose: Option<String>,
    /// Where it is said what to do.
    pub href: Option<String>,
}

impl Beat {
    /// It works, or rests.
    #[must_use]
    pub const fn calm(text: String) -> Self {
        Self { text, is_stopped: false, icon: None, progress: None, whose: None, href: None }
    }

    /// It is done.
    #[must_use]
    pub fn done(text: String) -> Self {
        Self { icon: Some("check"), ..Self::calm(text) }
    }

    /// It stands still.
    #[must_use]
    pub fn stopped(text: String) -> Self {
        Self { is_stopped: true, icon: Some("alert"), ..Self::calm(text) }
    }

    /// It is under way, and this much of it is done.
    #[must_use]
    pub fn under_way(text: String, done: u64, of: u64) -> Self {
        Self { progress: (of > 0).then(|| (done.min(of), of)), ..Self::calm(text) }
    }
}
