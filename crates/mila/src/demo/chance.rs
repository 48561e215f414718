//! Chance that repeats itself: the same seed gives the same numbers on every machine (`SplitMix64`).
//! Nothing here is fit for secrets.

/// A source of numbers that look random and are the same for the same seed.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// A source of its own for the thing of this name, so that adding another thing changes nothing here.
    #[must_use]
    pub fn named(seed: u64, name: &str) -> Self {
        // FNV-1a spreads the name over the seed.
        let start = seed ^ 0xcbf2_9ce4_8422_2325;
        Self(name.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both included; `low` when there is nothing between.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high.saturating_sub(low)).map_or(1, |span| span.saturating_add(1));
        low + i64::try_from(self.bits() % span).unwrap_or(0)
    }

    /// Whether something happens that happens `percent` times in a hundred.
    pub fn hits(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of these; `None` when there are none.
    pub fn one_of<'a, T>(&mut self, things: &'a [T]) -> Option<&'a T> {
        let last = i64::try_from(things.len()).unwrap_or(i64::MAX) - 1;
        let index = usize::try_from(self.between(0, last.max(0))).unwrap_or(0);
        things.get(index)
    }

    /// The same things in another order.
    pub fn shuffled<T>(&mut self, mut things: Vec<T>) -> Vec<T> {
        for last in (1..things.len()).rev() {
            let other = self.between(0, i64::try_from(last).unwrap_or(0));
            things.swap(last, usize::try_from(other).unwrap_or(0));
        }
        things
    }

    /// Sixteen hexadecimal digits, for ids and boundaries.
    pub fn token(&mut self) -> String {
        format!("{:016x}", self.bits())
    }
}
