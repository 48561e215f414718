//! Taking in exported mail: what can be taken in, the forms, and what came of it so far.
//! Reading the mail is for others; this page shows their tallies.

use mila_desk::imports::{ImportRow, ImportState, Tally, Why};
use mila_desk::members::Role;
use mila_domain::report::Filtered;
use serde::Serialize;

use super::fields::{Field, Refused, named};
use super::shell::Shell;
use crate::templates::PageError;
use crate::texts::moments::Here;
use crate::texts::{Said, Texts};

#[cfg(any(test, feature = "samples"))]
pub mod samples;

/// Taking in mail.
#[derive(Debug, Clone, Serialize)]
pub struct ImportPage {
    /// The title of the page and of the window.
    pub title: String,
    /// What happens to the mail.
    pub lead: String,
    /// Why a path was refused.
    pub refused: Option<Refused>,
    /// The form for files of this device.
    pub files: FilesForm,
    /// Whether there is a form for a path: what the program may read is for owners to decide.
    pub has_path: bool,
    /// What that form is called.
    pub path_title: String,
    /// A file or folder on the machine where Mila runs.
    pub path: Field,
    /// What its button says.
    pub path_deed: String,
    /// What the ways are called.
    pub kinds_title: String,
    /// How mail comes out of each mail program.
    pub kinds: Vec<Kind>,
    /// What cannot be taken in.
    pub not: String,
    /// What the list is called.
    pub list_title: String,
    /// What was taken in so far, the latest first.
    pub rows: Vec<ImportLine>,
}

/// The form for files of this device.
#[derive(Debug, Clone, Serialize)]
pub struct FilesForm {
    /// What it is called.
    pub title: String,
    /// The files.
    pub field: Field,
    /// What its button says.
    pub deed: String,
    /// Said while they are sent; a share follows.
    pub sending: String,
    /// Said when they have arrived.
    pub sent: String,
    /// Said when they have not.
    pub failed: String,
}

/// How mail comes out of a mail program.
#[derive(Debug, Clone, Serialize)]
pub struct Kind {
    /// The program.
    pub title: String,
    /// What to do there.
    pub words: String,
}

/// An import in the list.
#[derive(Debug, Clone, Serialize)]
pub struct ImportLine {
    /// The file or folder.
    pub name: String,
    /// When it began.
    pub when: String,
    /// How it goes.
    pub state: String,
    /// While it runs: how far it is.
    pub progress: Option<Progress>,
    /// Why it was stopped, and what to do.
    pub why: Option<String>,
    /// What came of it.
    pub tally: Vec<String>,
    /// What is no letter, and for which reasons.
    pub filtered: Option<FilteredLine>,
    /// What could not be read.
    pub unreadable: Option<String>,
}

/// How far an import is.
#[derive(Debug, Clone, Serialize)]
pub struct Progress {
    /// In whole percents.
    pub percent: u64,
    /// That one need not wait.
    pub words: String,
}

/// What is no letter.
#[derive(Debug, Clone, Serialize)]
pub struct FilteredLine {
    /// How many.
    pub line: String,
    /// For which reasons.
    pub reasons: Vec<String>,
}

/// A path that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedPath {
    /// As it was typed.
    pub typed: String,
    /// Why, and what to do, in the member's language.
    pub why: String,
}

impl ImportPage {
    /// What can be taken in, and what was, for somebody in that role.
    #[must_use]
    pub fn of(texts: Texts, here: &Here, role: Role, rows: &[ImportRow], refused: Option<&RefusedPath>) -> Self {
        let typed = refused.map(|path| path.typed.as_str()).unwrap_or_default();
        Self {
            title: texts.plain("import-title"),
            lead: texts.plain("import-lead"),
            refused: refused.map(|path| Refused::at(texts, "path", path.why.clone())),
            files: FilesForm::of(texts),
            has_path: matches!(role, Role::Owner),
            path_title: texts.plain("import-path"),
            path: Field::new("path", "path", texts.plain("import-path-label"), typed)
                .hinted(texts.plain("import-path-hint"))
                .refused(refused.map(|path| path.why.clone())),
            path_deed: texts.plain("import-path-deed"),
            kinds_title: texts.plain("import-kinds"),
            kinds: ["gmail", "thunderbird", "apple", "eml", "maildir"].map(|program| Kind::of(texts, program)).into(),
            not: texts.plain("import-not"),
            list_title: texts.plain("import-list"),
            rows: rows.iter().map(|row| ImportLine::of(texts, here, row)).collect(),
        }
    }

    /// The page in its frame.
    ///
    /// # Errors
    /// When the template does not fit the page, which the tests rule out.
    pub fn html(&self, shell: &Shell) -> Result<String, PageError> {
        shell.around("desk/import.html", self)
    }
}

impl FilesForm {
    fn of(texts: Texts) -> Self {
        let title = texts.plain("import-files");
        Self {
            field: Field::new("files", "files", title.clone(), "").hinted(texts.plain("import-files-hint")),
            title,
            deed: texts.plain("import-files-deed"),
            sending: texts.plain("import-sending"),
            sent: texts.plain("import-sent"),
            failed: texts.plain("import-send-failed"),
        }
    }
}

impl Kind {
    fn of(texts: Texts, program: &str) -> Self {
        Self { title: texts.plain(&format!("import-{program}-title")), words: texts.plain(&format!("import-{program}")) }
    }
}

impl ImportLine {
    fn of(texts: Texts, here: &Here, row: &ImportRow) -> Self {
        let (state, progress, why, tally) = match &row.state {
            ImportState::Waiting(tally) => (texts.plain("import-waiting"), None, None, tally),
            ImportState::Running { done, of, tally } => {
                let percent = percent(*done, *of);
                let shown = texts.with("percent", &[("number", Said::Text(&texts.number(percent)))]);
                let state = texts.with("import-running", &[("percent", (&shown).into())]);
                (state, Some(Progress { percent, words: texts.plain("import-running-words") }), None, tally)
            }
            ImportState::Stopped(tally) => {
                (texts.plain("import-stopped"), None, Some(texts.plain("import-stopped-words")), tally)
            }
            ImportState::Done(tally) => (texts.plain("import-done"), None, None, tally),
            ImportState::Failed { why, tally } => (texts.plain("import-failed"), None, Some(said(texts, why)), tally),
        };
        Self {
            name: named(&row.name),
            when: texts.on_moment(here, row.at),
            state,
            progress,
            why,
            tally: counted(texts, tally),
            filtered: FilteredLine::of(texts, &tally.filtered),
            unreadable: (tally.unreadable > 0).then(|| texts.count("import-unreadable", tally.unreadable)),
        }
    }
}

impl FilteredLine {
    fn of(texts: Texts, filtered: &Filtered) -> Option<Self> {
        let reasons = [
            ("filtered-bulk", filtered.bulk),
            ("filtered-automatic", filtered.automatic),
            ("filtered-draft", filtered.draft),
            ("filtered-spam", filtered.spam),
            ("filtered-trash", filtered.trash),
            ("filtered-chat", filtered.chat),
        ];
        (filtered.total() > 0).then(|| Self {
            line: texts.count("import-filtered", filtered.total()),
            reasons: reasons
                .into_iter()
                .filter(|(_, count)| *count > 0)
                .map(|(key, count)| format!("{}: {}", texts.plain(key), texts.number(count)))
                .collect(),
        })
    }
}

/// What was read, and how much of it is new; nothing where nothing was read.
fn counted(texts: Texts, tally: &Tally) -> Vec<String> {
    if tally.read == 0 {
        return Vec::new();
    }
    let known = (tally.known > 0).then(|| texts.count("import-known", tally.known));
    [texts.count("import-read", tally.read), texts.count("import-new", tally.new)].into_iter().chain(known).collect()
}

/// Why it failed, in the language of whoever reads it.
fn said(texts: Texts, why: &Why) -> String {
    match why {
        Why::Sentence { key, about } => texts.kept(key, about).unwrap_or_else(|| texts.plain("import-failed-words")),
        Why::Words(words) => words.clone(),
    }
}

/// Whole percents, rounded down, so that all is only said of all.
fn percent(done: u64, of: u64) -> u64 {
    let share = u128::from(done) * 100 / u128::from(of.max(1));
    u64::try_from(share.min(100)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use mila_domain::language::Language;

    use super::*;

    #[test]
    fn why_an_import_failed_is_said_in_the_language_of_whoever_reads_it() {
        let why = |key: &str, name: &str| Why::Sentence {
            key: key.to_owned(),
            about: vec![(name.to_owned(), "a\u{202e}b.mbox".to_owned())],
        };
        for (language, words) in [(Language::English, "is empty"), (Language::Polish, "jest pusty"), (Language::Hebrew, "ריק")]
        {
            let texts = Texts::in_language(language);
            let told = said(texts, &why("error-empty-file", "path"));
            assert!(told.contains(words) && told.contains("ab.mbox"), "{told}");
            for unknown in [why("error-of-another-version", "path"), why("error-empty-file", "file")] {
                assert_eq!(said(texts, &unknown), texts.plain("import-failed-words"));
            }
            assert_eq!(said(texts, &Why::Words("Dysk jest pełny.".into())), "Dysk jest pełny.");
        }
    }

    #[test]
    fn all_is_only_said_of_all() {
        assert_eq!(percent(0, 0), 0);
        assert_eq!(percent(999, 1_000), 99);
        assert_eq!(percent(u64::MAX, u64::MAX), 100);
        assert_eq!(percent(7, 5), 100);
    }
}
