//! The rules of WCAG 2.2 AA, tried by axe-core. It is fetched by `scripts/axe`, which `scripts/test` runs.

use std::fs;
use std::path::Path;

use super::visitor::Visitor;

/// Everything up to WCAG 2.2 AA, and what is good besides.
const RULES: &str =
    "{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'] }";
/// Puts the rules into the page that is open. Its own scripts are not asked.
pub async fn bring(visitor: &Visitor) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("axe-4.12.1.js");
    let rules = fs::read_to_string(&path);
    let rules = rules.unwrap_or_else(|error| panic!("axe-core is not at {} ({error}): scripts/axe fetches it", path.display()));
    assert!(rules.contains("axe v4.12.1"), "{} is not axe-core 4.12.1: scripts/axe fetches it", path.display());
    visitor.ask(&rules).await;
}

/// What the page does wrong. Letters have a document of their own, which their senders wrote.
pub async fn violations(visitor: &Visitor) -> Vec<String> {
    let run = format!("axe.run({{ exclude: ['iframe'] }}, {{ runOnly: {RULES}, resultTypes: ['violations'], iframes: false }})");
    let one = "rule.id + ' at ' + node.target + ': ' + node.failureSummary.replaceAll(/\\s+/g, ' ')";
    visitor.texts_of(&format!("{run}.then((found) => found.violations.flatMap((rule) => rule.nodes.map((node) => {one})))")).await
}
