//! Everything that Mila keeps: each statement stands in the file of the table that it is about, in one text for
//! SQLite and PostgreSQL. What the rows mean is for `domain` and the desk to say; no network is touched but the database's.

mod accounts;
mod addresses;
mod audit;
mod codes;
mod conversations;
mod db;
mod deeds;
mod error;
mod folders;
mod imports;
mod ingests;
mod keeping;
mod links;
mod members;
mod messages;
mod people;
mod pressed;
mod schema;
mod scope;
pub mod search;
mod sessions;
mod settling;
#[cfg(test)]
mod tests;
mod tries;
mod troubles;
mod value;
mod whose;
mod workspaces;

pub use accounts::AccountRow;
pub use addresses::BusyAddress;
pub use addresses::{AddressRow, NewAddress};
pub use audit::{Deed, Noted};
pub use conversations::{ConversationRow, NewConversation, Page};
pub use db::{Place, Store, Unit};
pub use deeds::{DeedRow, DeedState};
pub use error::StoreError;
pub use folders::{FolderRow, Proof};
pub use imports::{ImportRow, ImportState};
pub use ingests::{Failed, Ingest, IngestKey, Raw, Spot};
pub use keeping::{Claim, Contents, Restored};
pub use links::{LinkRow, OpenLinkRow};
pub use members::MemberRow;
pub use messages::{Correction, KnownMessage, Marks, MessageRow, NewMessage, Participant, Recipient};
pub use people::{PersonRow, ProfileRow, Rhythm};
pub use pressed::FormHash;
pub use scope::Scope;
pub use sessions::SessionRow;
pub use settling::Settled;
pub use tries::Tries;
pub use troubles::TroubleRow;
pub use whose::KeptPerson;
pub use workspaces::{RefusedAddress, WorkspaceRow};
