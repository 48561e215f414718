//! The one list of ids. Each kind has its own type; it prints and parses with its prefix (`msg_0b3k…`), in logs and in
//! URLs. In rows an id is its number, since the search index hangs on it (docs/decisions/0004-ids.md).

use std::fmt;
use std::str::FromStr;

/// Crockford's base 32: no letter that can be taken for a digit.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// So many of them hold 63 bits.
const LENGTH: usize = 13;

/// The text is no id of that kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is no id")
    }
}

impl std::error::Error for NotAnId {}

fn write(prefix: &str, number: i64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut digits = [b'0'; LENGTH];
    let mut rest = number.unsigned_abs();
    for digit in digits.iter_mut().rev() {
        *digit = DIGITS[(rest % 32) as usize];
        rest /= 32;
    }
    write!(f, "{prefix}_{}", std::str::from_utf8(&digits).unwrap_or_default())
}

fn parse(prefix: &str, text: &str) -> Result<i64, NotAnId> {
    let digits = text.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('_')).ok_or(NotAnId)?;
    if digits.len() != LENGTH {
        return Err(NotAnId);
    }
    digits.bytes().try_fold(0_i64, |number, byte| {
        let digit = DIGITS.iter().position(|known| *known == byte).and_then(|place| i64::try_from(place).ok()).ok_or(NotAnId)?;
        number.checked_mul(32).and_then(|number| number.checked_add(digit)).ok_or(NotAnId)
    })
}

macro_rules! ids {
    ($($(#[$about:meta])* $name:ident $prefix:literal)*) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i64);

        impl $name {
            /// From the number in a row.
            #[must_use]
            pub const fn from_number(number: i64) -> Self {
                Self(number)
            }

            /// For a row. Never negative when it was minted.
            #[must_use]
            pub const fn number(self) -> i64 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write($prefix, self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                parse($prefix, text).map(Self)
            }
        }
    )*};
}

ids! {
    /// One business: the tenant.
    WorkspaceId "wsp"
    /// Somebody who works in a workspace.
    MemberId "mem"
    /// Somebody outside us.
    PersonId "per"
    /// A mail address as it was met.
    AddressId "adr"
    /// Messages that belong together.
    ConversationId "con"
    /// One message, however often it was met. Numbers grow with the message's instant.
    MessageId "msg"
    /// One deed of the owner that can be taken back.
    DeedId "dee"
    /// One mail account of ours.
    AccountId "acc"
    /// One folder of a mail account.
    FolderId "fol"
    /// A one-time link. It says nothing of the link's secret.
    LinkId "lnk"
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_id_of_another_kind_is_none() {
        let id = PersonId::from_number(77).to_string();
        assert_eq!(id, "per_000000000002d");
        assert_eq!(id.parse::<MessageId>(), Err(NotAnId));
        assert_eq!("per_00000000000l1".parse::<PersonId>(), Err(NotAnId));
        assert_eq!("per_zzzzzzzzzzzzz".parse::<PersonId>(), Err(NotAnId));
    }

    proptest! {
        #[test]
        fn what_is_printed_is_parsed(number in 0_i64..=i64::MAX) {
            let id = MessageId::from_number(number);
            prop_assert_eq!(id.to_string().parse(), Ok(id));
        }
    }
}
