//! Numbers and shares as each language writes them.
//! Plural forms are chosen by Fluent itself.

use fluent_templates::LanguageIdentifier;
use fluent_templates::fluent_bundle::FluentValue;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::{Locale, locale};
use mila_domain::language::Language;

use super::{Said, Texts};

/// What Fluent calls to show a number.
type Formatter<Memoizer> = fn(&FluentValue<'_>, &Memoizer) -> Option<String>;

thread_local! {
    static DECIMALS: [Option<DecimalFormatter>; 3] =
        Language::ALL.map(|language| DecimalFormatter::try_new(icu_locale(language).into(), DecimalFormatterOptions::default()).ok());
}

/// How ICU knows a language; English dates are British.
pub(super) const fn icu_locale(language: Language) -> Locale {
    match language {
        Language::English => locale!("en-GB"),
        Language::Polish => locale!("pl"),
        Language::Hebrew => locale!("he"),
    }
}

/// Shows the numbers in the sentences of a bundle as its language writes them.
#[expect(clippy::unnecessary_wraps, reason = "the bundle asks for an option")]
pub(super) fn formatter_for<Memoizer>(locales: &[LanguageIdentifier]) -> Option<Formatter<Memoizer>> {
    Some(match locales.first().map(|locale| locale.language.as_str()) {
        Some("pl") => |value, _| in_sentence(Language::Polish, value),
        Some("he") => |value, _| in_sentence(Language::Hebrew, value),
        _ => |value, _| in_sentence(Language::English, value),
    })
}

fn in_sentence(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let whole: Decimal = number.as_string().parse().ok()?;
    Some(grouped(language, &whole))
}

fn grouped(language: Language, number: &Decimal) -> String {
    let place = match language {
        Language::English => 0,
        Language::Polish => 1,
        Language::Hebrew => 2,
    };
    DECIMALS.with(|decimals| match &decimals[place] {
        Some(decimals) => decimals.format(number).to_string(),
        None => number.to_string(),
    })
}

impl Texts {
    /// A whole number: `4,812`, `48 120`.
    #[must_use]
    pub fn number(self, number: u64) -> String {
        grouped(self.language, &Decimal::from(number))
    }

    /// A share between 0 and 1 in whole percents. Only all is 100 %, only none is 0 %.
    #[must_use]
    pub fn percent(self, share: f64) -> String {
        self.with("percent", &[("number", Said::Text(&self.number(whole_percent(share))))])
    }
}

/// The share in whole percents, rounded, except that neither end is claimed without being reached.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=100 before")]
#[expect(clippy::float_cmp, reason = "the ends are exact")]
pub(crate) fn whole_percent(share: f64) -> u64 {
    let share = share.clamp(0.0, 1.0);
    let rounded = (share * 100.0).round() as u64;
    if share == 0.0 || share == 1.0 { rounded } else { rounded.clamp(1, 99) }
}
