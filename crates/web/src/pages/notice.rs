//! What a page says on top after a deed, and the way to take the deed back.
//! Which deed it was comes from the address of the page, so only the words known here are believed.

use std::fmt;
use std::str::FromStr;

use mila_domain::ids::{AddressId, DeedId, MessageId};
use serde::Serialize;

use crate::texts::Texts;

/// A sentence on top of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// What was done.
    pub text: String,
    /// How to take it back, where that is possible.
    pub undo: Option<Undo>,
}

/// A form that takes a deed back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Undo {
    /// Where it is sent.
    pub action: String,
    /// What its button says.
    pub label: String,
}

/// A deed that was done before this page: the value of `done` in its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Done {
    /// Nothing in a conversation needs an answer.
    TakenOff,
    /// A letter needs no answer.
    Excuse,
    /// It needs one after all.
    ExcuseUndone,
    /// A message is a letter after all.
    Claim,
    /// It is none.
    ClaimUndone,
    /// Never from this sender.
    Mute,
    /// From this sender after all.
    MuteUndone,
    /// Settings or a profile are kept.
    Saved,
    /// An address of ours is known.
    Address,
    /// An address is no longer ours.
    AddressRemoved,
    /// The password is changed.
    Password,
    /// A member is removed.
    MemberRemoved,
    /// A mail account is taken out.
    AccountRemoved,
    /// An invitation is withdrawn.
    InvitationWithdrawn,
    /// Restored data are the ones to go on with.
    Resumed,
    /// Somebody was added by hand.
    PersonAdded,
    /// Two people are one.
    Merged,
    /// Somebody has a further address.
    AddressGiven,
    /// An address was taken from somebody.
    AddressTaken,
    /// Contacts were taken in.
    Contacts,
    /// A deed was taken back.
    Undone,
}

impl Done {
    /// All of them.
    pub const ALL: [Self; 21] = [
        Self::TakenOff,
        Self::Excuse,
        Self::ExcuseUndone,
        Self::Claim,
        Self::ClaimUndone,
        Self::Mute,
        Self::MuteUndone,
        Self::Saved,
        Self::Address,
        Self::AddressRemoved,
        Self::Password,
        Self::MemberRemoved,
        Self::AccountRemoved,
        Self::InvitationWithdrawn,
        Self::Resumed,
        Self::PersonAdded,
        Self::Merged,
        Self::AddressGiven,
        Self::AddressTaken,
        Self::Contacts,
        Self::Undone,
    ];

    /// The value of `done`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::TakenOff => "taken-off",
            Self::Excuse => "excuse",
            Self::ExcuseUndone => "excuse-undone",
            Self::Claim => "claim",
            Self::ClaimUndone => "claim-undone",
            Self::Mute => "mute",
            Self::MuteUndone => "mute-undone",
            Self::Saved => "saved",
            Self::Address => "address",
            Self::AddressRemoved => "address-removed",
            Self::Password => "password",
            Self::MemberRemoved => "member-removed",
            Self::AccountRemoved => "account-removed",
            Self::InvitationWithdrawn => "invitation-withdrawn",
            Self::Resumed => "resumed",
            Self::PersonAdded => "person-added",
            Self::Merged => "people-merged",
            Self::AddressGiven => "address-given",
            Self::AddressTaken => "address-taken",
            Self::Contacts => "contacts",
            Self::Undone => "undone",
        }
    }

    /// Where the deed is taken back; `of` is the value of `of` in the page's address.
    fn undo_action(self, of: &str) -> Option<String> {
        match self {
            Self::TakenOff => of.parse::<DeedId>().ok().map(|id| format!("/excuses/{id}/undo")),
            Self::Excuse => of.parse::<MessageId>().ok().map(|id| format!("/messages/{id}/excuse/undo")),
            Self::Claim => of.parse::<MessageId>().ok().map(|id| format!("/messages/{id}/claim/undo")),
            Self::Mute => of.parse::<AddressId>().ok().map(|id| format!("/addresses/{id}/mute/undo")),
            Self::AddressRemoved => of.parse::<AddressId>().ok().map(|id| format!("/settings/addresses/{id}/undo")),
            Self::PersonAdded | Self::Merged | Self::AddressGiven | Self::AddressTaken | Self::Contacts => {
                of.parse::<DeedId>().ok().map(|id| format!("/deeds/{id}/undo"))
            }
            Self::ExcuseUndone
            | Self::ClaimUndone
            | Self::MuteUndone
            | Self::Saved
            | Self::Address
            | Self::Password
            | Self::MemberRemoved
            | Self::AccountRemoved
            | Self::InvitationWithdrawn
            | Self::Resumed
            | Self::Undone => None,
        }
    }
}

impl fmt::Display for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The word names no deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownDeed;

impl FromStr for Done {
    type Err = UnknownDeed;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|done| done.word() == word).ok_or(UnknownDeed)
    }
}

impl Notice {
    /// A sentence with nothing to take back.
    #[must_use]
    pub const fn plain(text: String) -> Self {
        Self { text, undo: None }
    }

    /// What to say after a deed; `of` is what it was done to.
    #[must_use]
    pub fn of(texts: Texts, done: Done, of: Option<&str>) -> Self {
        let undo = of.and_then(|of| done.undo_action(of)).map(|action| Undo { action, label: texts.plain("notice-undo") });
        Self { text: texts.plain(&format!("notice-{done}")), undo }
    }
}

#[cfg(test)]
mod tests {
    use mila_domain::language::Language;

    use super::*;

    const EN: Texts = Texts::in_language(Language::English);

    #[test]
    fn every_deed_is_known_by_its_word_and_said_in_every_language() {
        for done in Done::ALL {
            assert_eq!(done.word().parse(), Ok(done));
            for language in Language::ALL {
                let notice = Notice::of(Texts::in_language(language), done, None);
                assert!(!notice.text.starts_with("notice-"), "{done}");
            }
        }
        assert_eq!("<script>".parse::<Done>(), Err(UnknownDeed));
    }

    #[test]
    fn only_a_sound_id_leads_to_an_undo() {
        let id = MessageId::from_number(7).to_string();
        let undo = Notice::of(EN, Done::Excuse, Some(&id)).undo.unwrap();
        assert_eq!(undo.action, format!("/messages/{id}/excuse/undo"));
        for hostile in ["", "../sign-out", "adr_0000000000007", "msg_0000000000007/../.."] {
            assert_eq!(Notice::of(EN, Done::Excuse, Some(hostile)).undo, None, "{hostile}");
        }
        assert_eq!(Notice::of(EN, Done::Saved, Some(&id)).undo, None);
    }
}
