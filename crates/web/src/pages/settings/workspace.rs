//! The settings of the business: name, zone, and how soon a client is to be answered.
//! A form that was refused shows again what was typed.

use jiff::civil::Weekday;
use mila_desk::settings::{BadSetting, WorkspaceForm, WorkspaceSettings};
use mila_domain::language::Language;
use serde::Serialize;

use super::RefusedSetting;
use crate::pages::door::Zones;
use crate::pages::fields::{Choice, Choices, Field};
use crate::texts::Texts;

/// The settings of the business.
#[derive(Debug, Clone, Serialize)]
pub struct WorkspaceSection {
    /// What it is called.
    pub title: String,
    /// The name of the business.
    pub name: Field,
    /// Its zone.
    pub zone: Field,
    /// All zones that are known.
    pub zones: Vec<String>,
    /// How soon a client is to be answered.
    pub answer_hours: Field,
    /// The days on which it rests.
    pub rest_days: Choices,
    /// Whether the clock stands still on them.
    pub pauses: Choice,
}

/// What stands in the form before anything was typed.
fn untouched(settings: &WorkspaceSettings) -> WorkspaceForm {
    WorkspaceForm {
        name: settings.name.clone(),
        zone: settings.zone.clone(),
        answer_hours: settings.answer_hours.to_string(),
        rest_days: settings.rest_days.clone(),
        pauses: settings.pauses,
    }
}

impl WorkspaceSection {
    pub(super) fn of(texts: Texts, settings: &WorkspaceSettings, zones: Zones<'_>, refused: Option<&RefusedSetting>) -> Self {
        let (typed, why) = match refused {
            Some(RefusedSetting::Workspace { typed, why }) => (typed.clone(), Some(*why)),
            Some(RefusedSetting::Password(_) | RefusedSetting::Address { .. } | RefusedSetting::Member(_)) | None => {
                (untouched(settings), None)
            }
        };
        let error = |id: &str| why.filter(|&why| blamed(why) == id).map(|why| said(texts, why));
        let field = |id: &'static str, name, key, value: &str| Field::new(id, name, texts.plain(key), value).refused(error(id));
        Self {
            title: texts.plain("settings-workspace"),
            name: field("workspace-name", "name", "settings-workspace-name", &typed.name)
                .hinted(texts.plain("settings-workspace-name-hint")),
            zone: field("zone", "zone", "link-zone", &typed.zone).hinted(texts.plain("link-zone-hint")),
            zones: zones.known.iter().map(|&zone| zone.to_owned()).collect(),
            answer_hours: field("answer-hours", "answer_hours", "settings-answer-hours", &typed.answer_hours)
                .hinted(texts.plain("settings-answer-hours-hint")),
            rest_days: Choices::new("rest-days", "rest_days", texts.plain("settings-rest-days"), days(texts, &typed.rest_days))
                .refused(error("rest-days")),
            pauses: Choice::new("on", texts.plain("settings-pauses"), typed.pauses),
        }
    }
}

/// The days in the order of the language's week.
fn days(texts: Texts, rest_days: &[Weekday]) -> Vec<Choice> {
    let first = match texts.language() {
        Language::English | Language::Polish => Weekday::Monday,
        Language::Hebrew => Weekday::Sunday,
    };
    let day = |day| {
        let word = day_word(day);
        Choice::new(word, texts.plain(&format!("settings-day-{word}")), rest_days.contains(&day))
    };
    first.cycle_forward().take(7).map(day).collect()
}

/// A day as the form sends it.
#[must_use]
pub const fn day_word(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "mon",
        Weekday::Tuesday => "tue",
        Weekday::Wednesday => "wed",
        Weekday::Thursday => "thu",
        Weekday::Friday => "fri",
        Weekday::Saturday => "sat",
        Weekday::Sunday => "sun",
    }
}

/// The field that a refusal is about.
pub(super) const fn blamed(why: BadSetting) -> &'static str {
    match why {
        BadSetting::Zone => "zone",
        BadSetting::AnswerHours => "answer-hours",
        BadSetting::NoWorkingDay => "rest-days",
        BadSetting::Address => "address",
        BadSetting::Name => "workspace-name",
    }
}

/// A refusal in words.
pub(super) fn said(texts: Texts, why: BadSetting) -> String {
    texts.plain(match why {
        BadSetting::Zone => "settings-bad-zone",
        BadSetting::AnswerHours => "settings-bad-hours",
        BadSetting::NoWorkingDay => "settings-bad-rest",
        BadSetting::Address => "settings-bad-address",
        BadSetting::Name => "settings-bad-name",
    })
}
