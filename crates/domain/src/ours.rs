//! Who "we" are: the owner's addresses, given or worked out, and colleagues at the owner's own domain.

use std::cmp::Reverse;
use std::collections::HashSet;

use crate::address::Address;

/// What an address does in a mailbox.
#[derive(Debug, Clone, Default)]
pub struct Habits {
    /// Letters by it that lie in a sent folder.
    pub in_sent: u64,
    /// Letters of humans by it.
    pub wrote: u64,
    /// To how many different addresses it wrote.
    pub wrote_to: u64,
    /// Messages in which it is the author or a recipient.
    pub stands_in: u64,
    /// Messages that were delivered to it, by their `Delivered-To`.
    pub delivered: u64,
    /// The full name under which it writes, as `people::full_name` gives it.
    pub name: Option<String>,
}

/// Why the owner could not be worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unknown {
    /// Nobody in this mailbox looks like its owner; the address that got most of the mail, if any.
    Nobody(Option<Address>),
    /// These could be, and nothing tells which.
    Several(Vec<Address>),
}

/// The owner's addresses and what follows from them.
#[derive(Debug, Clone, Default)]
pub struct Ours {
    mailboxes: HashSet<String>,
    firms: HashSet<String>,
    listed: Vec<Address>,
}

impl Ours {
    /// We, by our addresses. Colleagues are all others at our domains, unless anybody can have an address there.
    #[must_use]
    pub fn new(addresses: Vec<Address>) -> Self {
        Self {
            mailboxes: addresses.iter().map(Address::mailbox_key).collect(),
            firms: addresses.iter().filter_map(Address::firm).map(str::to_owned).collect(),
            listed: addresses,
        }
    }

    /// Works out who we are from what each address does.
    ///
    /// `given` addresses hold; whoever wrote what lies in a sent folder is ours as well. With neither, it is the one
    /// who stands in most of the mail and wrote to most, together with addresses of the same full name.
    ///
    /// # Errors
    /// When nothing was given and nobody, or more than one, can be the owner.
    pub fn find(given: &[Address], habits: &[(Address, Habits)]) -> Result<Self, Unknown> {
        let sent: Vec<_> = habits.iter().filter(|(_, habit)| habit.in_sent > 0).collect();
        let mut found: Vec<Address> = given.to_vec();
        if found.is_empty() && sent.is_empty() {
            let busiest = busiest(habits)?;
            let namesake = |(address, habit): &&(Address, Habits)| {
                *address == busiest.0 || habit.wrote > 0 && habit.name.is_some() && habit.name == busiest.1.name
            };
            found.extend(in_order(habits.iter().filter(namesake).collect()));
        } else {
            found.extend(in_order(sent));
        }
        let mut met = HashSet::new();
        found.retain(|address| met.insert(address.mailbox_key()));
        Ok(Self::new(found))
    }

    /// The owner's addresses, the busiest first.
    #[must_use]
    pub fn listed(&self) -> &[Address] {
        &self.listed
    }

    /// Whether an address is one of ours or a colleague's.
    #[must_use]
    pub fn has(&self, address: &Address) -> bool {
        self.mailboxes.contains(&address.mailbox_key()) || address.firm().is_some_and(|firm| self.firms.contains(firm))
    }
}

fn in_order(mut chosen: Vec<&(Address, Habits)>) -> Vec<Address> {
    chosen.sort_by(|(a, one), (b, other)| (other.wrote, a).cmp(&(one.wrote, b)));
    chosen.into_iter().map(|(address, _)| address.clone()).collect()
}

/// The writer to whom mail was delivered; otherwise the one who stands in most of the mail, if nobody else does as
/// often, or if they alone wrote to more than one address: whoever wrote to one only may be that one's client.
fn busiest(habits: &[(Address, Habits)]) -> Result<&(Address, Habits), Unknown> {
    let delivered: Vec<_> = habits.iter().filter(|(_, habit)| habit.delivered > 0 && habit.wrote > 0).collect();
    let all = habits.iter().filter(|(_, habit)| delivered.is_empty() || habit.delivered > 0 && habit.wrote > 0);
    let most = all.clone().map(|(_, habit)| habit.stands_in).max().unwrap_or(0);
    let candidates: Vec<_> = all.filter(|(_, habit)| habit.stands_in == most).collect();
    let to_many: Vec<_> = candidates.iter().copied().filter(|(_, habit)| habit.wrote_to > 1).collect();
    let readers = candidates.iter().filter(|(_, habit)| habit.wrote == 0);
    let reader = readers.min_by_key(|(address, habit)| (Reverse(habit.delivered), address));
    match (candidates.as_slice(), to_many.as_slice(), reader) {
        ([only], _, None) | (_, [only], _) => Ok(only),
        (_, _, Some(reader)) => Err(Unknown::Nobody(Some(reader.0.clone()))),
        ([], _, None) => Err(Unknown::Nobody(None)),
        (several, _, None) => Err(Unknown::Several(in_order(several.to_vec()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Address {
        Address::parse(text).unwrap()
    }

    fn habit(text: &str, in_sent: u64, wrote: u64, wrote_to: u64, stands_in: u64) -> (Address, Habits) {
        (address(text), Habits { in_sent, wrote, wrote_to, stands_in, delivered: 0, name: None })
    }

    fn listed(found: Result<Ours, Unknown>) -> Vec<String> {
        found.unwrap().listed().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_sent_folder_tells_whose_mailbox_it_is() {
        let habits =
            [habit("me@s.example", 9, 9, 4, 20), habit("me@home.example", 1, 1, 1, 2), habit("a@c.example", 0, 30, 1, 30)];
        assert_eq!(listed(Ours::find(&[], &habits)), ["me@s.example", "me@home.example"]);
        assert_eq!(listed(Ours::find(&[address("x@y.example")], &habits)), ["x@y.example", "me@s.example", "me@home.example"]);
    }

    #[test]
    fn without_one_it_is_who_stands_in_most_and_writes() {
        let habits = [habit("me@s.example", 0, 5, 3, 12), habit("a@c.example", 0, 6, 1, 6), habit("b@d.example", 0, 1, 1, 4)];
        assert_eq!(listed(Ours::find(&[], &habits)), ["me@s.example"]);
    }

    #[test]
    fn an_inbox_alone_is_nobody_s_until_the_owner_says() {
        let habits = [habit("me@s.example", 0, 0, 0, 12), habit("a@c.example", 0, 6, 1, 6)];
        assert_eq!(Ours::find(&[], &habits).unwrap_err(), Unknown::Nobody(Some(address("me@s.example"))));
        assert_eq!(listed(Ours::find(&[address("me@s.example")], &habits)), ["me@s.example"]);
        assert_eq!(Ours::find(&[], &[]).unwrap_err(), Unknown::Nobody(None));
    }

    #[test]
    fn a_client_who_wrote_to_one_address_is_not_taken_for_the_owner() {
        let habits = [habit("me@s.example", 0, 0, 0, 3), habit("a@c.example", 0, 3, 1, 3)];
        assert_eq!(Ours::find(&[], &habits).unwrap_err(), Unknown::Nobody(Some(address("me@s.example"))));
        let mut habits = [habit("me@s.example", 0, 1, 1, 3), habit("a@c.example", 0, 2, 1, 3)];
        assert!(matches!(Ours::find(&[], &habits), Err(Unknown::Several(_))));
        habits[0].1.delivered = 2;
        assert_eq!(listed(Ours::find(&[], &habits)), ["me@s.example"]);
    }

    #[test]
    fn two_who_only_write_to_each_other_cannot_be_told_apart() {
        let habits = [habit("a@x.example", 0, 1, 1, 2), habit("b@y.example", 0, 1, 1, 2)];
        assert_eq!(Ours::find(&[], &habits).unwrap_err(), Unknown::Several(vec![address("a@x.example"), address("b@y.example")]));
    }

    #[test]
    fn colleagues_share_our_domain_but_not_free_mail() {
        let ours = Ours::new(vec![address("me@s.example"), address("me@gmail.com")]);
        assert!(ours.has(&address("ola@s.example")));
        assert!(ours.has(&address("m.e+x@gmail.com")));
        assert!(!ours.has(&address("other@gmail.com")));
    }
}
