//! The paper that a letter is shown on: a document of its own, served into a frame that can do nothing.

use mila_domain::language::Language;

use super::Clean;
use super::finish::{LEADS_TO, LEFT_OUT, encoded};

/// What the browser is told about the document of a letter. It fetches nothing and runs nothing, whatever stands in
/// it; links may open a page of their own, which is an ordinary one.
pub const FRAME_CSP: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; \
     sandbox allow-popups allow-popups-to-escape-sandbox";

/// White paper and dark ink in dark surroundings too: letters bring colours of their own, chosen for white, and half
/// of a page turned dark cannot be read. Notes of ours are `!important`, so that no letter dresses them up.
const STYLE: &str = ":root{color-scheme:only light}\
html{background:#fff;-webkit-text-size-adjust:100%;text-size-adjust:100%}\
body{margin:0;padding:16px 20px 24px;background:#fff;color:#1f1c18;\
font:16px/1.5 ui-serif,Georgia,\"Frank Ruehl CLM\",\"David Libre\",serif;overflow-wrap:break-word}\
a{color:#8c2f39;text-underline-offset:.15em;overflow-wrap:anywhere}\
img{max-width:100%;height:auto}\
table{max-width:100%}\
td,th{overflow-wrap:break-word}\
pre{white-space:pre-wrap}\
hr{border:0;border-top:1px solid #ddd6cc}\
blockquote{margin-block:12px;margin-inline:0;padding-inline-start:14px;border-inline-start:2px solid #ddd6cc;color:#5b544b}\
.NOTE{display:inline-block!important;margin:2px 4px!important;padding:1px 8px!important;border-radius:4px!important;\
font:400 14px/1.5 system-ui,sans-serif!important;text-decoration:none!important;text-align:start!important;\
text-transform:none!important;letter-spacing:normal!important;text-indent:0!important;white-space:normal!important;\
overflow-wrap:anywhere!important}\
.LEFT{border:1px dashed #b9b0a3!important;background:#f7f4ef!important;color:#5b544b!important}\
.LEADS{border:1px solid #b4540a!important;background:#fdf3e7!important;color:#7a3600!important}\
@media(max-width:640px){body{padding:12px 14px 20px}table,td,th,div,p{max-width:100%!important}\
table:not([width$=\"%\"],[style*=\"%\"]),td:not([width$=\"%\"],[style*=\"%\"]),th:not([width$=\"%\"]){width:auto!important}}\
@media print{body{padding:0}}";

/// The whole document of one letter. The language, where it is known, says in which direction a letter is read that
/// does not say so itself; otherwise its first letters do.
#[must_use]
pub fn frame(clean: &Clean, language: Option<Language>, title: &str) -> String {
    let lang = language.map_or_else(String::new, |language| format!(" lang=\"{language}\""));
    let direction = language.map_or("auto", Language::direction);
    let notes = format!(".{LEFT_OUT},.{LEADS_TO}");
    let style =
        STYLE.replace(".NOTE", &notes).replace(".LEFT", &format!(".{LEFT_OUT}")).replace(".LEADS", &format!(".{LEADS_TO}"));
    let title = encoded(title);
    let letter = &clean.html;
    format!(
        "<!doctype html>\n<html{lang}><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><base target=\"_blank\">\
         <title>{title}</title><style>{style}</style></head>\n<body dir=\"{direction}\">{letter}</body></html>\n"
    )
}
