//! Who asks, in which workspace. Nothing is asked without it.

use mila_domain::ids::{MemberId, WorkspaceId};

use crate::pressed::FormHash;

/// The only way to a query about a workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Scope {
    workspace: WorkspaceId,
    member: Option<MemberId>,
    form: Option<FormHash>,
}

impl Scope {
    /// A member asks.
    #[must_use]
    pub const fn of_member(workspace: WorkspaceId, member: MemberId) -> Self {
        Self { workspace, member: Some(member), form: None }
    }

    /// The program itself works for the workspace: an import from the command line, a worker.
    #[must_use]
    pub const fn of_program(workspace: WorkspaceId) -> Self {
        Self { workspace, member: None, form: None }
    }

    /// The tenant.
    #[must_use]
    pub const fn workspace(&self) -> WorkspaceId {
        self.workspace
    }

    /// Who asks, if it is somebody.
    #[must_use]
    pub const fn member(&self) -> Option<MemberId> {
        self.member
    }

    /// The same, asking with a form that may be sent twice.
    #[must_use]
    pub const fn pressing(self, form: FormHash) -> Self {
        Self { form: Some(form), ..self }
    }

    /// The form with which this is asked. Its deed takes note of it in its own transaction.
    #[must_use]
    pub const fn form(&self) -> Option<FormHash> {
        self.form
    }
}
