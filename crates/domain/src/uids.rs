//! Numbers of messages in a folder of a mail server (UIDs), as few ranges.

use std::fmt;
use std::ops::RangeInclusive;

/// A set of UIDs: ranges that grow and neither touch nor overlap. 100,000 messages without a gap are one range.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uids(Vec<RangeInclusive<u32>>);

impl Uids {
    /// From numbers in any order.
    #[must_use]
    pub fn of_numbers(mut numbers: Vec<u32>) -> Self {
        if !numbers.is_sorted() {
            numbers.sort_unstable();
        }
        let mut ranges: Vec<RangeInclusive<u32>> = Vec::new();
        for number in numbers {
            push(&mut ranges, number..=number);
        }
        Self(ranges)
    }

    /// From ranges in any order, each in either direction.
    #[must_use]
    pub fn of_ranges(ranges: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let mut all: Vec<(u32, u32)> = ranges.into_iter().map(|(one, other)| (one.min(other), one.max(other))).collect();
        all.sort_unstable();
        let mut ranges: Vec<RangeInclusive<u32>> = Vec::new();
        for (first, last) in all {
            push(&mut ranges, first..=last);
        }
        Self(ranges)
    }

    /// All sets in one.
    #[must_use]
    pub fn joined<'a>(sets: impl IntoIterator<Item = &'a Self>) -> Self {
        Self::of_ranges(sets.into_iter().flat_map(|set| &set.0).map(|range| (*range.start(), *range.end())))
    }

    /// The ranges, the smallest first.
    #[must_use]
    pub fn ranges(&self) -> &[RangeInclusive<u32>] {
        &self.0
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.0.iter().map(|range| u64::from(range.end() - range.start()) + 1).sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it is among them.
    #[must_use]
    pub fn contains(&self, uid: u32) -> bool {
        let after = self.0.partition_point(|range| *range.end() < uid);
        self.0.get(after).is_some_and(|range| range.contains(&uid))
    }

    /// All of them, the smallest first.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        self.0.iter().cloned().flatten()
    }

    /// The greatest.
    #[must_use]
    pub fn last(&self) -> Option<u32> {
        self.0.last().map(|range| *range.end())
    }

    /// Those that are not in the other set.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let mut left = Vec::new();
        let mut others = other.0.iter().peekable();
        for range in &self.0 {
            let mut from = u64::from(*range.start());
            let last = u64::from(*range.end());
            while let Some(gone) = others.peek().filter(|gone| u64::from(*gone.start()) <= last) {
                let (first_gone, last_gone) = (u64::from(*gone.start()), u64::from(*gone.end()));
                if first_gone > from {
                    left.push(narrow(from)..=narrow(first_gone - 1));
                }
                from = from.max(last_gone + 1);
                if last_gone > last {
                    break;
                }
                others.next();
            }
            if from <= last {
                left.push(narrow(from)..=narrow(last));
            }
        }
        Self(left)
    }

    /// Those that are in the other set, too.
    #[must_use]
    pub fn within(&self, other: &Self) -> Self {
        self.without(&self.without(other))
    }

    /// Cut into portions of so many, the greatest numbers first.
    #[must_use]
    pub fn newest_first(&self, most: u32) -> Vec<Self> {
        let most = most.max(1);
        let mut portions = Vec::new();
        let (mut portion, mut room) = (Vec::new(), most);
        for range in self.0.iter().rev() {
            let (first, mut last) = (*range.start(), *range.end());
            loop {
                let taken = (last - first).saturating_add(1).min(room);
                portion.push((last - (taken - 1), last));
                room -= taken;
                if room == 0 {
                    portions.push(Self::of_ranges(portion.drain(..)));
                    room = most;
                }
                if last - first < taken {
                    break;
                }
                last -= taken;
            }
        }
        if !portion.is_empty() {
            portions.push(Self::of_ranges(portion));
        }
        portions
    }
}

fn narrow(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Adds a range that begins nowhere before the last one.
fn push(ranges: &mut Vec<RangeInclusive<u32>>, next: RangeInclusive<u32>) {
    match ranges.last_mut() {
        Some(last) if *next.start() <= last.end().saturating_add(1) => {
            let end = (*last.end()).max(*next.end());
            *last = *last.start()..=end;
        }
        Some(_) | None => ranges.push(next),
    }
}

/// As commands write them: `1:4,7` (RFC 9051 `sequence-set`).
impl fmt::Display for Uids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, range) in self.0.iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            if range.start() == range.end() {
                write!(f, "{comma}{}", range.start())?;
            } else {
                write!(f, "{comma}{}:{}", range.start(), range.end())?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;

    #[test]
    fn neighbours_become_ranges() {
        let uids = Uids::of_numbers(vec![7, 1, 2, 3, 2, 9, 8, u32::MAX]);
        assert_eq!(uids.to_string(), "1:3,7:9,4294967295");
        assert_eq!(uids.len(), 7);
        assert_eq!(Uids::of_ranges([(5, 2), (4, 9), (u32::MAX, u32::MAX)]).to_string(), "2:9,4294967295");
    }

    #[test]
    fn the_newest_come_first() {
        let portions = Uids::of_ranges([(1, 10), (20, 22)]).newest_first(5);
        let portions: Vec<String> = portions.iter().map(ToString::to_string).collect();
        assert_eq!(portions, ["9:10,20:22", "4:8", "1:3"]);
        assert!(Uids::default().newest_first(5).is_empty());
        assert_eq!(Uids::of_ranges([(0, u32::MAX)]).newest_first(u32::MAX).len(), 2);
    }

    fn numbers() -> impl Strategy<Value = Vec<u32>> {
        proptest::collection::vec(prop_oneof![0_u32..60, u32::MAX - 3..=u32::MAX], 0..60)
    }

    proptest! {
        #[test]
        fn ranges_are_the_sets_that_they_stand_for(one in numbers(), other in numbers(), most in 1_u32..9) {
            let (a, b): (BTreeSet<u32>, BTreeSet<u32>) = (one.iter().copied().collect(), other.iter().copied().collect());
            let (x, y) = (Uids::of_numbers(one), Uids::of_numbers(other));
            prop_assert_eq!(x.iter().collect::<BTreeSet<u32>>(), a.clone());
            prop_assert_eq!(x.len(), a.len() as u64);
            prop_assert!(b.iter().all(|uid| x.contains(*uid) == a.contains(uid)));
            prop_assert_eq!(x.without(&y).iter().collect::<Vec<u32>>(), a.difference(&b).copied().collect::<Vec<u32>>());
            prop_assert_eq!(x.within(&y).iter().collect::<Vec<u32>>(), a.intersection(&b).copied().collect::<Vec<u32>>());
            let portions = x.newest_first(most);
            prop_assert!(portions.iter().all(|portion| (1..=u64::from(most)).contains(&portion.len())));
            let met: Vec<u32> = portions.iter().flat_map(|portion| portion.iter().collect::<Vec<_>>().into_iter().rev()).collect();
            prop_assert_eq!(met, a.iter().rev().copied().collect::<Vec<u32>>());
        }
    }
}
