//! A chart made of letters, for places where nothing can be drawn.
//! It shows the same months as the drawn chart, a letter a month, in reading order.

use mila_domain::report::AnswersInMonth;

use super::chart::{largest, medians};
use crate::texts::Texts;

/// Lowest to highest.
const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// A month without an answer, or with few letters only.
const NO_BLOCK: char = '·';

/// The median answer times of the months in one line; `None` when too few of them have letters.
pub(super) fn sparkline(texts: Texts, months: &[AnswersInMonth]) -> Option<String> {
    let values = medians(months)?;
    let slowest_s = largest(&values)?;
    let are_all_pale = values.iter().all(|(_, value, is_pale)| value.is_none() || *is_pale);
    let (first, last) = (values.first()?.0, values.last()?.0);
    let letter = |&(_, value, is_pale): &(_, Option<i64>, bool)| match value {
        Some(value) if are_all_pale || !is_pale => block(value, slowest_s),
        Some(_) | None => NO_BLOCK,
    };
    let blocks: String = values.iter().map(letter).collect();
    let span = texts.with(
        "sparkline-span",
        &[("from", (&texts.month(first)).into()), ("to", (&texts.month(last)).into()), ("span", (&texts.span(slowest_s)).into())],
    );
    Some(format!("{} {blocks} {span}", texts.plain("sparkline-label")))
}

fn block(value: i64, longest: i64) -> char {
    let steps = i64::try_from(BLOCKS.len()).unwrap_or(1);
    let place = value.max(0).saturating_mul(steps) / longest.max(1);
    BLOCKS[usize::try_from(place).unwrap_or(0).min(BLOCKS.len() - 1)]
}
