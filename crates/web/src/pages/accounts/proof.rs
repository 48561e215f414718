//! The proof that nothing is missing: folder by folder what the server has and what became of it here; and which
//! folders are read at all. It is counted by the desk; here it is added up and said.

use mila_desk::accounts::{Folder, Proof};
use mila_domain::account::Part;
use mila_domain::message::Filter;
use serde::Serialize;

use super::standing::why;
use crate::pages::beat::Beat;
use crate::pages::fields::named;
use crate::pages::import::FilteredLine;
use crate::pages::rows::{self, Link};
use crate::texts::Texts;
use crate::texts::moments::Here;

/// What the server has, and what is here.
#[derive(Debug, Clone, Serialize)]
pub struct ProofPart {
    /// What it is called.
    pub title: String,
    /// All folders together.
    pub total: Total,
    /// One for each folder that is read, or that the server no longer has.
    pub folders: Vec<FolderLine>,
}

/// A count, and what it is made of.
#[derive(Debug, Clone, Serialize)]
pub struct Total {
    /// What the server has, what is here, and what is missing.
    pub beat: Beat,
    /// What lies too far back.
    pub older: Option<String>,
    /// What is no letter, and for which reasons.
    pub filtered: Option<FilteredLine>,
    /// Leads to what could not be read.
    pub unreadable: Option<Link>,
}

/// A folder.
#[derive(Debug, Clone, Serialize)]
pub struct FolderLine {
    /// Its name.
    pub name: String,
    /// The part that it plays, where it is not simply the owner's.
    pub part: Option<String>,
    /// What is counted of it.
    pub total: Total,
    /// When it was read and compared.
    pub moments: Vec<String>,
    /// What is wrong with it.
    pub trouble: Option<String>,
    /// What the server said about that.
    pub said: Option<String>,
}

/// Which folders are read.
#[derive(Debug, Clone, Serialize)]
pub struct ChoicePart {
    /// Opens what follows.
    pub fold: String,
    /// What choosing means.
    pub words: String,
    /// Where the form is sent; not there for those who may only look.
    pub action: Option<String>,
    /// What is chosen.
    pub label: String,
    /// Those that may be read.
    pub folders: Vec<FolderChoice>,
    /// What the button says.
    pub deed: String,
    /// Those that are left alone.
    pub left_alone: Vec<FolderChoice>,
    /// What those are called.
    pub left_alone_title: String,
}

/// A folder to choose, or one that is left alone.
#[derive(Debug, Clone, Serialize)]
pub struct FolderChoice {
    /// As the form sends it.
    pub value: String,
    /// Its name.
    pub name: String,
    /// The part that it plays, or why it is left alone.
    pub words: Option<String>,
    /// Whether it is read.
    pub is_chosen: bool,
    /// Whether it is kept as it is without being shown, since the server no longer has it.
    pub is_hidden: bool,
}

/// What is counted of one folder or of several.
#[derive(Debug, Clone, Copy)]
struct Counts {
    on_server: u64,
    proof: Proof,
    /// Whether all of it was read through once.
    is_whole: bool,
}

impl ProofPart {
    /// What is counted of all folders that are read; nothing where none is known yet.
    pub(super) fn of(texts: Texts, here: &Here, folders: &[Folder]) -> Option<Self> {
        let shown: Vec<&Folder> = folders.iter().filter(|folder| folder.is_read || folder.proof.held > 0).collect();
        let read: Vec<Counts> =
            shown.iter().filter(|folder| folder.is_read && !folder.is_gone).map(|one| Counts::of(one)).collect();
        let total = read.iter().copied().reduce(Counts::and)?;
        Some(Self {
            title: texts.plain("account-proof"),
            total: total.said(texts, "account-total"),
            folders: shown.into_iter().map(|folder| FolderLine::of(texts, here, folder)).collect(),
        })
    }
}

impl FolderLine {
    fn of(texts: Texts, here: &Here, folder: &Folder) -> Self {
        let total = Counts::of(folder).said(texts, "account-folder");
        let beat = if folder.is_gone {
            Beat::calm(texts.plain("account-folder-gone"))
        } else if folder.is_read {
            total.beat.clone()
        } else {
            Beat::calm(texts.count("account-folder-no-longer", folder.proof.held))
        };
        Self {
            name: named(&folder.name),
            part: part(texts, folder.part),
            total: Total { beat, ..total },
            moments: moments(texts, here, folder),
            trouble: folder.trouble.map(|trouble| why(texts, trouble)),
            said: super::account::said(&folder.said),
        }
    }
}

fn moments(texts: Texts, here: &Here, folder: &Folder) -> Vec<String> {
    let told = |key, at| texts.with(key, &[("when", (&texts.on_moment(here, at)).into())]);
    let looked = folder.looked.map(|at| told("account-folder-read", at));
    let proven = folder.proven.map(|at| told("account-folder-proven", at));
    looked.into_iter().chain(proven).collect()
}

impl Counts {
    const fn of(folder: &Folder) -> Self {
        Self { on_server: folder.on_server, proof: folder.proof, is_whole: folder.looked.is_some() }
    }

    fn and(self, other: Self) -> Self {
        let (one, two) = (self.proof, other.proof);
        let mut filtered = one.filtered;
        for (reason, count) in &mut filtered {
            *count += two.filtered.iter().filter(|(known, _)| known == reason).map(|(_, count)| count).sum::<u64>();
        }
        let proof = Proof {
            held: one.held + two.held,
            filtered,
            unreadable: one.unreadable + two.unreadable,
            older: one.older + two.older,
            failed: one.failed + two.failed,
        };
        Self { on_server: self.on_server + other.on_server, proof, is_whole: self.is_whole && other.is_whole }
    }

    fn said(&self, texts: Texts, keys: &str) -> Total {
        let Proof { older, unreadable, filtered, .. } = self.proof;
        Total {
            beat: self.beat(texts, keys),
            older: (older > 0).then(|| texts.count("account-older", older)),
            filtered: no_letters(texts, &filtered),
            unreadable: (unreadable > 0)
                .then(|| Link { href: "/inbox?show=unreadable".to_owned(), label: texts.count("read-unreadable", unreadable) }),
        }
    }

    /// Complete only where each message of the server has become something here.
    fn beat(&self, texts: Texts, keys: &str) -> Beat {
        let Proof { held, older, failed, .. } = self.proof;
        if !self.is_whole {
            return Beat::calm(texts.count("account-so-far", held));
        }
        let (from, to) = (texts.number(self.on_server), texts.number(held));
        let known = held.saturating_add(older).saturating_add(failed);
        let missing = [
            ("account-to-come", self.on_server.saturating_sub(known)),
            ("account-failed", failed),
            ("account-surplus", known.saturating_sub(self.on_server)),
        ];
        let missing: Vec<String> =
            missing.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| texts.count(key, count)).collect();
        let said = |key: &str, why: &str| {
            texts.with(&format!("{keys}-{key}"), &[("from", (&from).into()), ("to", (&to).into()), ("why", why.into())])
        };
        if missing.is_empty() { Beat::done(said("complete", "")) } else { Beat::calm(said("missing", &missing.join(", "))) }
    }
}

fn no_letters(texts: Texts, filtered: &[(Filter, u64)]) -> Option<FilteredLine> {
    let all: u64 = filtered.iter().map(|(_, count)| count).sum();
    let reason = |&(filter, count): &(Filter, u64)| format!("{}: {}", texts.plain(rows::reason(filter)), texts.number(count));
    (all > 0).then(|| FilteredLine {
        line: texts.count("account-filtered", all),
        reasons: filtered.iter().filter(|(_, count)| *count > 0).map(reason).collect(),
    })
}

impl ChoicePart {
    /// What can be chosen; nothing where no folder is known yet.
    pub(super) fn of(texts: Texts, folders: &[Folder], action: Option<String>) -> Option<Self> {
        let (may, left): (Vec<&Folder>, Vec<&Folder>) =
            folders.iter().filter(|folder| !folder.is_gone || folder.is_read).partition(|folder| folder.part.may_be_read());
        let unread = may.iter().filter(|folder| !folder.is_read).count();
        (!may.is_empty() || !left.is_empty()).then(|| Self {
            fold: texts.count("account-choose", u64::try_from(unread).unwrap_or(u64::MAX)),
            words: texts.plain("account-choose-words"),
            action,
            label: texts.plain("account-choose-label"),
            folders: may.into_iter().map(|folder| FolderChoice::of(folder, part(texts, folder.part))).collect(),
            deed: texts.plain("account-choose-deed"),
            left_alone: left.into_iter().map(|folder| FolderChoice::of(folder, left_alone(texts, folder.part))).collect(),
            left_alone_title: texts.plain("account-left-alone"),
        })
    }
}

impl FolderChoice {
    fn of(folder: &Folder, words: Option<String>) -> Self {
        Self {
            value: folder.id.to_string(),
            name: named(&folder.name),
            words,
            is_chosen: folder.is_read,
            is_hidden: folder.is_gone,
        }
    }
}

fn part(texts: Texts, part: Part) -> Option<String> {
    let word = match part {
        Part::Inbox => "inbox",
        Part::Sent => "sent",
        Part::Archive => "archive",
        Part::All => "all",
        Part::Own => return None,
        Part::Drafts => "drafts",
        Part::Chat => "chat",
        Part::Spam => "spam",
        Part::Trash => "trash",
    };
    Some(texts.plain(&format!("account-part-{word}")))
}

fn left_alone(texts: Texts, part: Part) -> Option<String> {
    let word = match part {
        Part::Inbox | Part::Sent | Part::Archive | Part::All | Part::Own => return None,
        Part::Drafts => "drafts",
        Part::Chat => "chat",
        Part::Spam => "spam",
        Part::Trash => "trash",
    };
    Some(texts.plain(&format!("account-left-alone-{word}")))
}
