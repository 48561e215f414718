//! A chart made of letters, for places where nothing can be drawn.
//! It shows the last year of answer times, a letter a month, in reading order.

use mila_domain::report::AnswersInMonth;

use super::chart::by_month;
use crate::texts::Texts;

/// So many of the latest months are drawn.
const MOST_MONTHS: usize = 12;
/// Lowest to highest.
const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// A month without an answer.
const NO_BLOCK: char = '·';

/// The median answer times of the last months in one line; `None` when there are fewer than two of them.
pub(super) fn sparkline(texts: Texts, months: &[AnswersInMonth]) -> Option<String> {
    let values = by_month(months, |month| month.median_s);
    let values = &values[values.len().saturating_sub(MOST_MONTHS)..];
    let longest_s = values.iter().filter_map(|(_, value)| *value).max()?;
    let (first, last) = (values.first()?.0, values.last()?.0);
    let blocks: String = values.iter().map(|(_, value)| value.map_or(NO_BLOCK, |value| block(value, longest_s))).collect();
    let span = texts.with(
        "sparkline-span",
        &[("from", (&texts.month(first)).into()), ("to", (&texts.month(last)).into()), ("span", (&texts.span(longest_s)).into())],
    );
    (first < last).then(|| format!("{} {blocks} {span}", texts.plain("sparkline-label")))
}

fn block(value: i64, longest: i64) -> char {
    let steps = i64::try_from(BLOCKS.len()).unwrap_or(1);
    let place = value.max(0).saturating_mul(steps) / longest.max(1);
    BLOCKS[usize::try_from(place).unwrap_or(0).min(BLOCKS.len() - 1)]
}
