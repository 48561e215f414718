//! A small bar chart by month, as finished coordinates for an SVG drawing.
//! Time runs in reading direction, so that Hebrew reads it from right to left.

use jiff::ToSpan;
use jiff::civil::Date;
use mila_domain::language::Language;
use mila_domain::report::AnswersInMonth;
use serde::Serialize;

use crate::texts::moments::Here;
use crate::texts::{Said, Texts};

/// The drawing is this wide in its own units; bars take [`PLOT`] of it, the rest is for the labels of the lines.
const WIDTH: f64 = 360.0;
const PLOT: f64 = 296.0;
/// Where the bars stand, and how high they may rise.
const BASE: f64 = 140.0;
const RISE: f64 = 120.0;
/// Up to this many months have a label each.
const FEW: usize = 4;
/// Fewer months with letters than this are no course of anything.
const FEWEST_MONTHS: usize = 3;
/// A month with fewer letters than this says little: it is pale and does not stretch the axis.
const FEWEST_LETTERS: u64 = 5;
/// Steps between the lines of a time axis, in seconds: a quarter of an hour to a year.
const STEPS_S: [i64; 16] = [
    900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800, 259_200, 604_800, 1_209_600, 2_592_000, 7_776_000,
    15_552_000, 31_536_000,
];

/// One chart.
#[derive(Debug, Clone, Serialize)]
pub struct Chart {
    /// The heading.
    pub title: String,
    /// What the bars mean.
    pub note: String,
    /// The chart in a sentence, for those who do not see it.
    pub spoken: String,
    /// A bar for each month that has a value.
    pub bars: Vec<Bar>,
    /// The lines behind the bars, lowest first.
    pub lines: Vec<GridLine>,
    /// The months under the bars.
    pub labels: Vec<MonthLabel>,
}

/// One bar.
#[derive(Debug, Clone, Serialize)]
pub struct Bar {
    /// Left edge.
    pub x: String,
    /// Upper edge.
    pub y: String,
    /// Width.
    pub width: String,
    /// Height.
    pub height: String,
    /// The month and its value.
    pub says: String,
    /// Whether it is the latest month.
    pub is_last: bool,
    /// Whether it stands for few letters only.
    pub is_pale: bool,
}

/// A line behind the bars.
#[derive(Debug, Clone, Serialize)]
pub struct GridLine {
    /// Its height.
    pub y: String,
    /// Where it begins and ends.
    pub x: (String, String),
    /// Where its label begins.
    pub label_x: String,
    /// Its label; the ground line has none.
    pub label: Option<String>,
}

/// A month under the bars.
#[derive(Debug, Clone, Serialize)]
pub struct MonthLabel {
    /// Where.
    pub x: String,
    /// `start`, `middle` or `end` of the text stands there.
    pub anchor: &'static str,
    /// The month.
    pub month: String,
}

impl Chart {
    /// The median time to an answer; `None` when no month has one, or too few have letters.
    pub(super) fn of_medians(texts: Texts, here: &Here, months: &[AnswersInMonth]) -> Option<Self> {
        let values = medians(months)?;
        let largest = largest(&values)?;
        let step = STEPS_S.into_iter().find(|step| largest <= 3 * step).unwrap_or(largest / 3 + 1);
        let steps = largest.max(1).div_euclid(step) + i64::from(largest.max(1) % step > 0);
        let lines = (1..=steps).map(|place| Mark { rise: ratio(place, steps), words: texts.span(place * step) }).collect();
        let mark = |value: i64| Mark { rise: ratio(value, steps * step).min(1.0), words: texts.span(value) };
        let values = marked(texts, here, values, mark);
        let title = texts.plain("chart-median-title");
        let note = texts.plain("chart-median-note");
        Some(Self::drawn(texts, title, note, &values, lines))
    }

    /// The share answered within the limit; `None` when no month has one, or too few have letters.
    pub(super) fn of_shares(texts: Texts, here: &Here, months: &[AnswersInMonth], limit: &str) -> Option<Self> {
        let values = by_month(months, |month| month.within_limit)?;
        values.iter().find(|(_, value, _)| value.is_some())?;
        let mark = |share: f64| Mark { rise: share.clamp(0.0, 1.0), words: texts.percent(share) };
        let lines = vec![mark(0.5), mark(1.0)];
        let values = marked(texts, here, values, mark);
        let title = texts.with("chart-share-title", &[("limit", Said::Text(limit))]);
        let note = texts.plain("chart-share-note");
        Some(Self::drawn(texts, title, note, &values, lines))
    }

    fn drawn(texts: Texts, title: String, note: String, values: &[Month], lines: Vec<Mark>) -> Self {
        let sheet = Sheet::of(texts, values.len());
        let ground = sheet.line(0.0, None);
        let is_pale = values.iter().any(|month| month.is_pale && month.mark.is_some());
        let note = if is_pale { format!("{note} {}", texts.plain("chart-pale-note")) } else { note };
        Self {
            spoken: spoken(texts, &title, values),
            title,
            note,
            bars: sheet.bars(values),
            lines: [ground].into_iter().chain(lines.into_iter().map(|mark| sheet.line(mark.rise, Some(mark.words)))).collect(),
            labels: sheet.labels(values),
        }
    }
}

/// A value as it is drawn and as it is said.
struct Mark {
    /// The share of the full height, 0 to 1.
    rise: f64,
    words: String,
}

/// A month, named, and its value if it has one.
struct Month {
    name: String,
    mark: Option<Mark>,
    is_pale: bool,
}

fn marked<T>(texts: Texts, here: &Here, values: Vec<Value<T>>, mark: impl Fn(T) -> Mark) -> Vec<Month> {
    let name = |month: Date| {
        let name = texts.month(month);
        let is_running = month == here.today().first_of_month();
        if is_running { texts.with("chart-so-far", &[("month", Said::Text(&name))]) } else { name }
    };
    values.into_iter().map(|(month, value, is_pale)| Month { name: name(month), mark: value.map(&mark), is_pale }).collect()
}

/// Where things stand on the drawing.
struct Sheet {
    is_mirrored: bool,
    months: usize,
    slot: f64,
}

impl Sheet {
    fn of(texts: Texts, months: usize) -> Self {
        Self { is_mirrored: matches!(texts.language(), Language::Hebrew), months, slot: PLOT / float(months.max(FEW)) }
    }

    /// The left edge of something `width` wide that begins `x` after the side where reading begins.
    fn left(&self, x: f64, width: f64) -> f64 {
        if self.is_mirrored { WIDTH - x - width } else { x }
    }

    fn bars(&self, values: &[Month]) -> Vec<Bar> {
        let width = (self.slot * 0.68).min(22.0);
        let bar = |(place, month): (usize, &Month)| {
            let Mark { rise, words } = month.mark.as_ref()?;
            let height = (rise * RISE).max(1.5);
            let x = self.slot * float(place) + (self.slot - width) / 2.0;
            Some(Bar {
                x: coordinate(self.left(x, width)),
                y: coordinate(BASE - height),
                width: coordinate(width),
                height: coordinate(height),
                says: format!("{}: {words}", month.name),
                is_last: place + 1 == values.len(),
                is_pale: month.is_pale,
            })
        };
        values.iter().enumerate().filter_map(bar).collect()
    }

    fn line(&self, rise: f64, label: Option<String>) -> GridLine {
        let from = self.left(0.0, PLOT);
        GridLine {
            y: coordinate(BASE - rise * RISE),
            x: (coordinate(from), coordinate(from + PLOT)),
            label_x: coordinate(self.left(PLOT + 8.0, 0.0)),
            label,
        }
    }

    fn labels(&self, values: &[Month]) -> Vec<MonthLabel> {
        let label = |x, anchor, month: &Month| MonthLabel { x: coordinate(self.left(x, 0.0)), anchor, month: month.name.clone() };
        if self.months <= FEW {
            let middle = |place: usize| self.slot * (float(place) + 0.5);
            values.iter().enumerate().map(|(place, month)| label(middle(place), "middle", month)).collect()
        } else {
            let first = values.first().map(|month| label(0.0, "start", month));
            let last = values.last().map(|month| label(PLOT, "end", month));
            first.into_iter().chain(last).collect()
        }
    }
}

/// A month, its value if it has one, and whether that stands for few letters only.
pub(super) type Value<T> = (Date, Option<T>, bool);

/// The median time to an answer by month; `None` when too few months have letters.
pub(super) fn medians(months: &[AnswersInMonth]) -> Option<Vec<Value<i64>>> {
    by_month(months, |month| month.median_s)
}

/// The largest value of the months with letters enough, or of all if there are none of those.
pub(super) fn largest(values: &[Value<i64>]) -> Option<i64> {
    let sound = values.iter().filter(|(_, _, is_pale)| !is_pale).filter_map(|(_, value, _)| *value).max();
    sound.or_else(|| values.iter().filter_map(|(_, value, _)| *value).max())
}

/// Every month from the first to the last, those without a value too, so that the axis is even; `None` when too few
/// of them have letters.
fn by_month<T: Copy>(months: &[AnswersInMonth], value: impl Fn(&AnswersInMonth) -> Option<T>) -> Option<Vec<Value<T>>> {
    let (first, last) = (months.first()?, months.last()?);
    if months.iter().filter(|month| month.counted > 0).count() < FEWEST_MONTHS {
        return None;
    }
    let mut values: Vec<_> = first
        .month
        .first_of_month()
        .series(1.month())
        .take_while(|month| *month <= last.month)
        .map(|month| {
            let row = months.iter().find(|row| row.month.first_of_month() == month);
            (month, row.and_then(&value), row.is_some_and(|row| row.counted < FEWEST_LETTERS))
        })
        .collect();
    values.drain(..values.len().saturating_sub(super::facts::MOST_MONTHS));
    Some(values)
}

fn spoken(texts: Texts, title: &str, values: &[Month]) -> String {
    let mut known = values.iter().filter_map(|month| Some((&month.name, &month.mark.as_ref()?.words)));
    let Some((first_month, first)) = known.next() else {
        return texts.plain("chart-no-values");
    };
    let (key, last_month, last) = match known.next_back() {
        Some((month, value)) => ("chart-spoken", month, value),
        None => ("chart-spoken-one", first_month, first),
    };
    texts.with(
        key,
        &[
            ("title", Said::Text(title)),
            ("first-month", first_month.into()),
            ("first-value", first.into()),
            ("last-month", last_month.into()),
            ("last-value", last.into()),
        ],
    )
}

fn coordinate(number: f64) -> String {
    format!("{number:.1}")
}

#[expect(clippy::cast_precision_loss, reason = "seconds and months of a human life fit")]
fn ratio(part: i64, whole: i64) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred months at most")]
const fn float(number: usize) -> f64 {
    number as f64
}
