//! What is said while nobody has decided yet whether restored data are the ones to go on with.

use mila_desk::keeping::Restored;
use mila_desk::members::Role;
use serde::Serialize;

use crate::texts::Texts;
use crate::texts::moments::Here;

/// Says that the data were restored, and lets owners decide.
#[derive(Debug, Clone, Serialize)]
pub struct RestoredPart {
    /// What it is.
    pub title: String,
    /// What it means.
    pub words: String,
    /// What the button says; owners alone decide.
    pub deed: Option<String>,
}

impl RestoredPart {
    /// For whoever reads it.
    #[must_use]
    pub fn of(texts: Texts, here: &Here, role: Role, restored: &Restored) -> Self {
        Self {
            title: texts.plain("restored-title"),
            words: texts.with("restored-words", &[("when", (&texts.on_moment(here, restored.made)).into())]),
            deed: match role {
                Role::Owner => Some(texts.plain("restored-deed")),
                Role::Member => None,
            },
        }
    }
}
