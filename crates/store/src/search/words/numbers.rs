//! Numbers that people write in groups: "4 200", "+48 600 100 200", "15.03.2026". Each is also kept in one piece.

use std::ops::Range;

use super::scan::{Link, Listener};

/// A run of loosely held groups is closed after this many.
const LONGEST_RUN: usize = 32;
/// More groups in one telephone number there are not.
const LONGEST_PHONE: usize = 8;

/// Groups of digits, one after the other, that are not settled yet.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    groups: Vec<Group>,
}

#[derive(Debug)]
struct Group {
    at: Range<usize>,
    link: Link,
}

impl Numbers {
    /// Takes in the next group of digits.
    pub(super) fn push(&mut self, at: Range<usize>, link: Link, text: &str, listener: &mut impl Listener) {
        let goes_on = match link {
            Link::Apart => false,
            Link::Loose => self.groups.len() < LONGEST_RUN,
            Link::Tight(_) => true,
        };
        if !goes_on {
            self.finish(text, listener);
        }
        self.groups.push(Group { at, link });
    }

    /// Tells what the groups so far make together, and forgets them.
    pub(super) fn finish(&mut self, text: &str, listener: &mut impl Listener) {
        let groups = &self.groups;
        if groups.len() > 1 {
            for index in 0..groups.len() {
                thousands(&groups[index..], text, listener);
                date(&groups[index..], text, listener);
            }
            let mut run = groups.as_slice();
            phones(run, text, listener);
            while !run.is_empty() {
                let tight = 1 + run[1..].iter().take_while(|group| group.link != Link::Loose).count();
                if tight < groups.len() {
                    phones(&run[..tight], text, listener);
                }
                run = &run[tight..];
            }
        }
        self.groups.clear();
    }
}

fn joined(groups: &[Group], text: &str) -> String {
    groups.iter().map(|group| &text[group.at.clone()]).collect()
}

fn span(groups: &[Group]) -> Range<usize> {
    let end = groups.last().map_or(0, |group| group.at.end);
    groups.first().map_or(0, |group| group.at.start)..end
}

/// "4 200", "1.250.000": up to three digits, then groups of three.
fn thousands(groups: &[Group], text: &str, listener: &mut impl Listener) {
    if groups[0].at.len() > 3 {
        return;
    }
    let more = groups[1..].iter().take(4).take_while(|group| group.at.len() == 3).count();
    for last in 1..=more {
        let whole = joined(&groups[..=last], text);
        listener.joined(span(&groups[..=last]), &whole);
        if let Some(next) = groups.get(last + 1).filter(|next| next.at.len() <= 2 && matches!(next.link, Link::Tight(',' | '.')))
        {
            listener.pair(groups[0].at.start..next.at.end, &whole, &text[next.at.clone()]);
        }
    }
}

/// "15.03.2026" and "2026-03-15" become one term.
fn date(groups: &[Group], text: &str, listener: &mut impl Listener) {
    let [first, second, third, ..] = groups else { return };
    if [second, third].iter().any(|group| !matches!(group.link, Link::Tight('.' | '/' | '-'))) {
        return;
    }
    let number = |group: &Group| text[group.at.clone()].parse::<u32>().unwrap_or(u32::MAX);
    let (year, month, day) = match (first.at.len(), second.at.len(), third.at.len()) {
        (4, 1..=2, 1..=2) => (number(first), number(second), number(third)),
        (1..=2, 1..=2, 4) => (number(third), number(second), number(first)),
        _ => return,
    };
    if (1..=12).contains(&month) && (1..=31).contains(&day) {
        listener.joined(first.at.start..third.at.end, &format!("{year:04}{month:02}{day:02}"));
    }
}

/// Telephone numbers, from each group on to the end of the run.
fn phones(groups: &[Group], text: &str, listener: &mut impl Listener) {
    if groups.len() < 2 || groups.len() > LONGEST_PHONE {
        return;
    }
    let is_loose = groups[1..].iter().any(|group| group.link == Link::Loose);
    for index in 0..groups.len() - 1 {
        let rest = &groups[index..];
        let digits: usize = rest.iter().map(|group| group.at.len()).sum();
        let is_phone = if is_loose {
            (9..=15).contains(&digits) && rest.iter().all(|group| may_stand_apart(group, text))
        } else {
            (7..=15).contains(&digits)
        };
        if is_phone {
            listener.joined(span(rest), &joined(rest, text));
        }
    }
}

/// Whether a group may belong to a telephone number with spaces: two to four digits that are no year.
fn may_stand_apart(group: &Group, text: &str) -> bool {
    let digits = &text[group.at.clone()];
    (2..=4).contains(&digits.len()) && !(digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
}
