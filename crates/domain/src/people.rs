//! Which addresses are one person: the same mailbox, or the same full name at the same firm.
//! A name alone is never enough, nor is a domain at which anybody can have an address.

use std::collections::HashMap;

use crate::address::Address;
use crate::conversation::Sets;

/// For each address the number of its person: the index of the first address of that person.
///
/// `names` are the names under which each address was met. An address met under several full names is shared by
/// several people (an office), so no name joins it to another.
#[must_use]
pub fn join(addresses: &[Address], names: &[Vec<&str>]) -> Vec<u32> {
    let mut sets = Sets::new(addresses.len());
    let mut mailboxes: HashMap<String, u32> = HashMap::new();
    let mut at_firm: HashMap<(&str, String), u32> = HashMap::new();
    for (index, address) in (0_u32..).zip(addresses) {
        sets.join(index, *mailboxes.entry(address.mailbox_key()).or_insert(index));
        let Some(firm) = address.firm() else { continue };
        if let Some(name) = only_name(names.get(index as usize).map_or(&[], Vec::as_slice)) {
            sets.join(index, *at_firm.entry((firm, name)).or_insert(index));
        }
    }
    (0_u32..).take(addresses.len()).map(|index| sets.root(index)).collect()
}

/// The one full name among `names`; `None` when there is none or more than one.
fn only_name(names: &[&str]) -> Option<String> {
    let mut full = names.iter().filter_map(|name| full_name(name));
    let first = full.next()?;
    full.all(|other| other == first).then_some(first)
}

/// The words of a full name in lower case and in alphabetical order, so that "Nowak, Anna" is "Anna Nowak".
/// `None` when it has fewer than two words of letters.
#[must_use]
pub fn full_name(name: &str) -> Option<String> {
    let mut words: Vec<String> = name
        .split(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '׳' | '״')))
        .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
        .map(str::to_lowercase)
        .collect();
    words.sort_unstable();
    (words.len() >= 2).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[(&str, &[&str])], expected: &[u32]) {
        let addresses: Vec<_> = rows.iter().map(|(address, _)| Address::parse(address).unwrap()).collect();
        let names: Vec<Vec<&str>> = rows.iter().map(|(_, names)| names.to_vec()).collect();
        assert_eq!(join(&addresses, &names), expected);
    }

    #[test]
    fn one_mailbox_is_one_person() {
        check(
            &[("anna@firma.example", &[]), ("anna+oferta@firma.example", &["Anna Nowak"]), ("jan@firma.example", &[])],
            &[0, 0, 2],
        );
    }

    #[test]
    fn a_full_name_at_one_firm_is_one_person() {
        check(&[("anna@firma.example", &["Anna Nowak"]), ("a.nowak@firma.example", &["Nowak, Anna"])], &[0, 0]);
        check(&[("anna@firma.example", &["Anna"]), ("a.nowak@firma.example", &["Anna"])], &[0, 1]);
    }

    #[test]
    fn a_name_at_another_firm_or_at_free_mail_is_not_sure() {
        check(&[("anna@firma.example", &["Anna Nowak"]), ("anna@inna.example", &["Anna Nowak"])], &[0, 1]);
        check(&[("anna1@wp.pl", &["Anna Nowak"]), ("anna2@wp.pl", &["Anna Nowak"])], &[0, 1]);
    }

    #[test]
    fn a_shared_office_address_joins_nobody() {
        let office: &[&str] = &["Anna Nowak", "Jan Lis"];
        check(&[("anna@f.example", &["Anna Nowak"]), ("biuro@f.example", office), ("jan@f.example", &["Jan Lis"])], &[0, 1, 2]);
    }
}
