//! The times that a sentence names, in words or figures, each with its place.
//! Which of them a promise is bound to is decided in `promise`; how they add up to one due time, in `due`.

pub(crate) mod due;
mod figures;
mod periods;

use jiff::Zoned;
use jiff::civil::{Date, Time};
use mila_domain::language::Language;
use mila_domain::time::Grain;

use crate::lexicon::Mark;
use crate::sentence::Sentence;

/// A time as it was named.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Named {
    /// A day.
    Date(Date),
    /// A day of the week, 1 is Monday, and whether it was said to be next week's.
    Weekday(i8, bool),
    /// A week, counted from the current one.
    Week(i64),
    /// A longer period by its last day.
    Period(Date, Grain),
    /// So many minutes or hours from now.
    Instant(Box<Zoned>, Grain),
    /// A clock time.
    Clock(Time),
    /// A part of a day, by its hour.
    Part(Time),
}

/// A named time and its place.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// The first word of it.
    pub(crate) word: usize,
    /// The clause of that word.
    pub(crate) clause: usize,
    /// How far it was said to be a limit.
    pub(crate) limit: Limit,
    /// What was named.
    pub(crate) named: Named,
}

/// How far a named time is a limit, the stronger the later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Limit {
    /// It is only named.
    None,
    /// "by", "do", "עד".
    By,
    /// "at the latest", "najpóźniej", "לכל המאוחר".
    Latest,
}

/// What the words of a sentence are measured against.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Calendar<'a> {
    pub(crate) written: &'a Zoned,
    pub(crate) language: Language,
}

/// A match: what was named and the words that it took.
type Match = Option<(Named, usize)>;

/// Finds the coming times that a sentence names, in their order.
pub(crate) fn find(sentence: &Sentence, calendar: Calendar<'_>) -> Vec<Found> {
    let reader = Reader { sentence, calendar };
    let mut found = Vec::new();
    // Where the words go on behind the last time that was refused.
    let mut refused = None;
    let mut at = 0;
    while at < sentence.len() {
        let skipped = reader.past(at);
        if skipped > 0 {
            at += skipped;
        } else if let Some((named, words)) = reader.time(at) {
            let clause = sentence.words()[at].clause;
            let was_refused = refused.is_some_and(|before| is_joined(sentence, before, at));
            if was_refused || is_refused(sentence, at) {
                refused = Some(at + words.max(1));
            } else {
                found.push(Found { word: at, clause, limit: limit(sentence, at, words), named });
            }
            at += words.max(1);
        } else {
            at += 1;
        }
    }
    found
}

/// How far the time of so many words is a limit.
fn limit(sentence: &Sentence, at: usize, words: usize) -> Limit {
    let is_after = |before: &usize| before + sentence.length(*before, Mark::By) + 1 >= at && sentence.is(*before, Mark::By);
    let before = (at.saturating_sub(5)..at).filter(is_after).filter_map(|before| sentence.value(before, Mark::By));
    let behind = sentence.value(at + words, Mark::By).filter(|(is_latest, _)| *is_latest == 1);
    let behind = behind.filter(|_| sentence.words()[at + words].clause == sentence.words()[at].clause);
    let limits = before.chain(behind).map(|(is_latest, _)| if is_latest == 1 { Limit::Latest } else { Limit::By });
    limits.max().unwrap_or(Limit::None)
}

/// Whether the time is one at which nothing will be done: "not on Monday", "I can't do Thursday", "away until the 16th".
fn is_refused(sentence: &Sentence, at: usize) -> bool {
    const BREAKS: [Mark; 7] =
        [Mark::Commits, Mark::CommitsToYou, Mark::BareWill, Mark::Will, Mark::Doing, Mark::YouGet, Mark::And];
    let clause = sentence.words()[at].clause;
    for (distance, before) in (0..at).rev().enumerate() {
        let is_away = sentence.is(before, Mark::Away);
        let is_not = distance < 6 && sentence.denies(before) && !sentence.is(before, Mark::By);
        if sentence.words()[before].clause != clause {
            return false;
        }
        if is_away || is_not {
            return true;
        }
        if BREAKS.into_iter().any(|mark| sentence.is(before, mark)) && !sentence.is_after(before, Mark::Away) {
            return false;
        }
    }
    false
}

/// Whether a time is refused along with the one before it: "neither Monday nor Tuesday".
fn is_joined(sentence: &Sentence, before: usize, at: usize) -> bool {
    const JOINS: [&str; 7] = ["or", "nor", "ani", "lub", "או", "czy", "ולא"];
    JOINS.contains(&sentence.letters(before)) && at <= before + 3
}

/// Reads times from the words of one sentence.
struct Reader<'a> {
    sentence: &'a Sentence,
    calendar: Calendar<'a>,
}

impl Reader<'_> {
    fn today(&self) -> Date {
        self.calendar.written.date()
    }

    /// How many words from here name a past time, or none.
    fn past(&self, at: usize) -> usize {
        let s = self.sentence;
        if s.is(at, Mark::NoTime) {
            return s.length(at, Mark::NoTime);
        }
        let is_time =
            |at| [Mark::Unit, Mark::Weekday, Mark::MaybeWeekday, Mark::Month, Mark::Part].into_iter().any(|mark| s.is(at, mark));
        if s.is(at, Mark::Ago) {
            let words = s.length(at, Mark::Ago);
            let counted =
                usize::from(s.is(at + words, Mark::Number) || s.words().get(at + words).is_some_and(|word| word.is_number));
            let is_spanned = s.is(at + words, Mark::Span) || is_time(at + words + counted);
            return if is_spanned && !s.is(at + words, Mark::Weekday) || is_time(at + words) { words + counted + 1 } else { 0 };
        }
        let counted = usize::from(s.is(at, Mark::Number) || s.words()[at].is_number);
        let thing = at + counted;
        let length = [Mark::Unit, Mark::Span, Mark::Weekday].into_iter().map(|mark| s.length(thing, mark)).max().unwrap_or(0);
        if length > 0 && s.is(thing + length, Mark::Ago) && !s.is(thing + length, Mark::At) { counted + length + 1 } else { 0 }
    }

    fn time(&self, at: usize) -> Match {
        if self.sentence.words()[at].is_number {
            return self.figures(at);
        }
        self.day(at)
            .or_else(|| self.period(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.month_first(at))
            .or_else(|| self.hour(at))
    }

    fn day(&self, at: usize) -> Match {
        let (distance, words) = self.sentence.value(at, Mark::DayFromNow)?;
        // "Tonight" is a day and a part of it; the part is the finer.
        if self.sentence.is(at, Mark::Part) {
            return None.or_else(|| self.hour(at));
        }
        let date = self.today().checked_add(jiff::Span::new().days(i64::from(distance))).ok()?;
        (distance >= 0).then_some((Named::Date(date), words))
    }

    fn weekday(&self, at: usize) -> Match {
        let s = self.sentence;
        let sure = s.value(at, Mark::Weekday);
        let (day, words) = sure.or_else(|| s.value(at, Mark::MaybeWeekday).filter(|_| self.is_weekday(at)))?;
        let after = at + words;
        if s.is(after, Mark::Ago) && !s.is(after, Mark::At) {
            return None;
        }
        let next_after = s.is(after, Mark::Next) && !s.is(after + 1, Mark::Unit) && self.calendar.language == Language::Hebrew;
        let is_next = next_after || s.is_after(at, Mark::Next);
        Some((Named::Weekday(i8::try_from(day).ok()?, is_next), words + usize::from(next_after)))
    }

    /// Whether a word that may also be a number ("שני") is a day of the week here.
    fn is_weekday(&self, at: usize) -> bool {
        let s = self.sentence;
        if s.is_after(at, Mark::Day) {
            return true;
        }
        if self.calendar.language != Language::Hebrew {
            return s.is_after(at, Mark::On) || s.is_after(at, Mark::By);
        }
        let letters = s.letters(at);
        let has_preposition = ["ב", "ל", "וב", "שב"].iter().any(|before| letters.starts_with(before));
        let is_followed = [Mark::Part, Mark::At, Mark::By, Mark::Next].into_iter().any(|mark| s.is(at + 1, mark))
            || s.words().get(at + 1).is_none_or(|word| word.is_number || word.clause != s.words()[at].clause);
        let is_plain = s.value(at, Mark::MaybeWeekday).is_some_and(|(day, _)| day != 1);
        (has_preposition || s.is_after(at, Mark::By)) && (is_plain || is_followed) || (at == 0 && is_followed)
    }

    fn hour(&self, at: usize) -> Match {
        let s = self.sentence;
        let clock = |hour: i16| Time::new(i8::try_from(hour).ok()?, 0, 0, 0).ok();
        if let Some((hour, words)) = s.value(at, Mark::Part) {
            return Some((Named::Part(clock(hour)?), words));
        }
        if let Some((hour, words)) = s.value(at, Mark::Noon) {
            return Some((Named::Clock(clock(hour)?), words));
        }
        let (hour, words) = s.value(at, Mark::Hour)?;
        let is_said = s.is_after(at, Mark::At) && !self.is_counted(at + words);
        is_said.then(|| self.clock(i64::from(hour), 0, at + words, words))?
    }

    /// Whether what stands here makes the number before it a count of something.
    fn is_counted(&self, at: usize) -> bool {
        let s = self.sentence;
        s.is(at, Mark::Unit) || s.is(at, Mark::Month)
    }

    /// A clock time with what is said behind it: "pm", "rano".
    fn clock(&self, hour: i64, minute: i64, after: usize, words: usize) -> Match {
        let s = self.sentence;
        let (am, pm) = (s.length(after, Mark::Am), s.length(after, Mark::Pm));
        let is_bare = am == 0 && pm == 0 && minute == 0 && s.letters(after - 1).len() <= 1;
        let is_afternoon =
            (pm > 0 && hour < 12) || (is_bare && (1..=6).contains(&hour) && self.calendar.language != Language::Polish);
        let hour = match hour {
            12 if am > 0 => 0,
            24 => 23,
            hour if is_afternoon => hour + 12,
            hour => hour,
        };
        let time = Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()?;
        Some((Named::Clock(time), words + am.max(pm)))
    }
}
