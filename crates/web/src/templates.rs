//! The templates, embedded: strict about undefined values, escaping everything that is text.
//! What a page says was decided before; a template only places it.

use std::sync::LazyLock;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior};
use serde::Serialize;

static TEMPLATES: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // Fails only for delimiters that contradict each other; these are the usual ones.
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    environment.set_loader(|name| Ok(EMBEDDED.iter().find(|(known, _)| *known == name).map(|(_, source)| (*source).to_owned())));
    environment
});

/// Names end in `.html` where the text is to be escaped for HTML. The style sheet is plain text of our own.
const EMBEDDED: [(&str, &str); 3] = [
    ("report.html", include_str!("../templates/report.html")),
    ("report_parts.html", include_str!("../templates/report_parts.html")),
    ("report.css", include_str!("../templates/report.css")),
];

/// A page could not be rendered.
#[derive(Debug)]
pub struct PageError {
    name: &'static str,
    source: minijinja::Error,
}

impl std::fmt::Display for PageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the page {} could not be rendered", self.name)
    }
}

impl std::error::Error for PageError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Fills a template with a page.
pub(crate) fn render(name: &'static str, page: &impl Serialize) -> Result<String, PageError> {
    TEMPLATES.get_template(name).and_then(|template| template.render(Serde(page))).map_err(|source| PageError { name, source })
}
