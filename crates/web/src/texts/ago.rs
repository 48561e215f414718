//! How long ago something was, as long as minutes say it better than the clock.

use jiff::Timestamp;

use super::Texts;
use super::moments::Here;

impl Texts {
    /// `just now`, `2 minutes ago`; after an hour as [`Texts::on_moment`] says it.
    #[must_use]
    pub fn ago(self, here: &Here, at: Timestamp) -> String {
        match here.now().timestamp().duration_since(at).as_mins() {
            ..1 => self.plain("ago-moment"),
            minutes @ 1..60 => self.count("ago-minutes", minutes.unsigned_abs()),
            60.. => self.on_moment(here, at),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use jiff::tz::TimeZone;
    use mila_domain::language::Language;

    use super::*;

    #[test]
    fn minutes_are_told_by_themselves_and_hours_by_the_clock() {
        let now: Timestamp = "2026-03-13T12:00:00Z".parse().unwrap();
        let here = Here::new(now, &TimeZone::UTC);
        let ago = |language, seconds| Texts::in_language(language).ago(&here, now - SignedDuration::from_secs(seconds));
        assert_eq!(ago(Language::English, 59), "just now");
        assert_eq!(ago(Language::English, -5), "just now");
        assert_eq!(ago(Language::English, 60), "a minute ago");
        assert_eq!(ago(Language::Polish, 2 * 60), "2 minuty temu");
        assert_eq!(ago(Language::Polish, 12 * 60), "12 minut temu");
        assert_eq!(ago(Language::Hebrew, 2 * 60), "לפני שתי דקות");
        assert_eq!(ago(Language::English, 3_600), "today, 11:00");
    }
}
