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
const EMBEDDED: &[(&str, &str)] = &[
    ("report.html", include_str!("../templates/report.html")),
    ("report_parts.html", include_str!("../templates/report_parts.html")),
    ("report.css", include_str!("../templates/report.css")),
    ("desk/layout.html", include_str!("../templates/desk/layout.html")),
    ("desk/icons.html", include_str!("../templates/desk/icons.html")),
    ("desk/parts.html", include_str!("../templates/desk/parts.html")),
    ("desk/rows.html", include_str!("../templates/desk/rows.html")),
    ("desk/today.html", include_str!("../templates/desk/today.html")),
    ("desk/inbox.html", include_str!("../templates/desk/inbox.html")),
    ("desk/conversation.html", include_str!("../templates/desk/conversation.html")),
    ("desk/search.html", include_str!("../templates/desk/search.html")),
    ("desk/door.html", include_str!("../templates/desk/door.html")),
    ("desk/fields.html", include_str!("../templates/desk/fields.html")),
    ("desk/import.html", include_str!("../templates/desk/import.html")),
    ("desk/invited.html", include_str!("../templates/desk/invited.html")),
    ("desk/link.html", include_str!("../templates/desk/link.html")),
    ("desk/offline.html", include_str!("../templates/desk/offline.html")),
    ("desk/contacts.html", include_str!("../templates/desk/contacts.html")),
    ("desk/contacts_file.html", include_str!("../templates/desk/contacts_file.html")),
    ("desk/merge.html", include_str!("../templates/desk/merge.html")),
    ("desk/new_person.html", include_str!("../templates/desk/new_person.html")),
    ("desk/people.html", include_str!("../templates/desk/people.html")),
    ("desk/person.html", include_str!("../templates/desk/person.html")),
    ("desk/phone.html", include_str!("../templates/desk/phone.html")),
    ("desk/restored.html", include_str!("../templates/desk/restored.html")),
    ("desk/profile.html", include_str!("../templates/desk/profile.html")),
    ("desk/settings.html", include_str!("../templates/desk/settings.html")),
    ("desk/account.html", include_str!("../templates/desk/account.html")),
    ("desk/account_form.html", include_str!("../templates/desk/account_form.html")),
    ("desk/accounts.html", include_str!("../templates/desk/accounts.html")),
    ("desk/beats.html", include_str!("../templates/desk/beats.html")),
    ("desk/consent.html", include_str!("../templates/desk/consent.html")),
    ("desk/trouble.html", include_str!("../templates/desk/trouble.html")),
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
