//! What holds for every page, whatever it is about.

use serde_json::json;

use super::axe;
use super::visitor::Visitor;

/// The screens: a phone by day and a computer by night. Both have the same tokens of colour.
const SCREENS: [(u32, &str); 2] = [(390, "light"), (1_280, "dark")];

/// What is wrong with the page that is open.
pub async fn faults(visitor: &Visitor, lang: &str, name: &str) -> Vec<String> {
    let mut faults = Vec::new();
    axe::bring(visitor).await;
    for (width, scheme) in SCREENS {
        visitor.widen(width).await;
        visitor.prefer(scheme).await;
        let found = axe::violations(visitor).await;
        faults.extend(found.into_iter().map(|fault| format!("{width}, {scheme}: {fault}")));
    }
    visitor.prefer("light").await;
    faults.extend(too_wide(visitor).await);
    faults.extend(language(visitor, lang).await);
    faults.extend(loaded_from_elsewhere(visitor).await);
    faults.extend(visitor.console().await);
    faults.into_iter().map(|fault| format!("{lang}, {name}: {fault}")).collect()
}

/// What sticks out of the narrowest screen that there is (WCAG 1.4.10).
async fn too_wide(visitor: &Visitor) -> Vec<String> {
    visitor.widen(320).await;
    let is_fine = visitor.is("document.documentElement.scrollWidth <= 320").await;
    let out = "[...document.querySelectorAll('body *')].filter((one) => { const box = one.getBoundingClientRect(); \
               return box.width && (box.right > 320.5 || box.left < -0.5); }).map((one) => one.tagName + '.' + one.className)";
    let out = if is_fine { Vec::new() } else { visitor.texts_of(out).await };
    visitor.widen(1_280).await;
    out.into_iter().map(|element| format!("320: {element} sticks out")).collect()
}

async fn language(visitor: &Visitor, lang: &str) -> Option<String> {
    let said = visitor
        .ask("const root = document.documentElement; return [root.lang, root.dir, getComputedStyle(document.body).direction]")
        .await;
    let direction = if lang == "he" { "rtl" } else { "ltr" };
    (said != json!([lang, direction, direction])).then(|| format!("language and direction are {said}"))
}

async fn loaded_from_elsewhere(visitor: &Visitor) -> Vec<String> {
    let all = "performance.getEntriesByType('resource').map((entry) => entry.name)";
    visitor
        .texts_of(&format!("{all}.filter((name) => !name.startsWith(location.origin + '/') && !name.startsWith('data:'))"))
        .await
}
