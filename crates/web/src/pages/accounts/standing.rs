//! How an account stands, in one sentence.

use mila_desk::accounts::{Account, Progress};
use mila_domain::account::{Standing, Trouble};

use crate::pages::beat::Beat;
use crate::texts::Texts;
use crate::texts::moments::Here;

/// The sentence, with its sign.
#[must_use]
pub fn beat(texts: Texts, here: &Here, account: &Account) -> Beat {
    match account.standing {
        Standing::Looking => looking(texts, here, account),
        Standing::Consenting => Beat::stopped(consenting(texts, account)),
        Standing::On => read(texts, here, account),
        Standing::Paused => Beat::calm(texts.plain("account-resting")),
        Standing::Stuck => Beat::stopped(stuck(texts, account)),
        Standing::Removed => Beat::calm(texts.plain("account-removed")),
    }
}

/// A trouble in a few words.
pub(super) fn why(texts: Texts, trouble: Trouble) -> String {
    texts.plain(&format!("account-trouble-{}", trouble.word()))
}

fn looking(texts: Texts, here: &Here, account: &Account) -> Beat {
    let trouble = account.trouble.map(|trouble| troubled(texts, here, account, trouble));
    Beat::calm(trouble.unwrap_or_else(|| texts.plain("account-looking")))
}

fn consenting(texts: Texts, account: &Account) -> String {
    match account.provider() {
        Some(provider) => texts.with("account-consenting", &[("who", provider.name().into())]),
        None => stuck(texts, account),
    }
}

fn stuck(texts: Texts, account: &Account) -> String {
    match account.trouble {
        Some(trouble) => texts.with("account-waits", &[("why", (&why(texts, trouble)).into())]),
        None => texts.plain("account-waits-plain"),
    }
}

/// While there is much to read, that says more than when it was last read through.
fn read(texts: Texts, here: &Here, account: &Account) -> Beat {
    let when = account.seen.map(|at| texts.ago(here, at));
    match (account.progress, when, account.trouble) {
        (Some(progress), _, _) => Beat::under_way(reading(texts, progress), progress.done, progress.of),
        (None, Some(_), _) if account.is_late => Beat::stopped(late(texts, here, account)),
        (None, None, _) if account.is_late => Beat::stopped(texts.plain("account-late-never")),
        (None, _, Some(trouble)) => Beat::calm(troubled(texts, here, account, trouble)),
        (None, Some(when), None) => Beat::done(texts.with("account-read", &[("when", (&when).into())])),
        (None, None, None) => Beat::calm(texts.plain("account-begins")),
    }
}

fn reading(texts: Texts, progress: Progress) -> String {
    let (from, to) = (texts.number(progress.done), texts.number(progress.of));
    let left = progress.left.map(|left| texts.left(left));
    match &left {
        Some(left) => {
            texts.with("account-reading-left", &[("from", (&from).into()), ("to", (&to).into()), ("span", left.into())])
        }
        None => texts.with("account-reading", &[("from", (&from).into()), ("to", (&to).into())]),
    }
}

fn late(texts: Texts, here: &Here, account: &Account) -> String {
    let when = account.seen.map(|at| texts.on_moment(here, at)).unwrap_or_default();
    texts.with("account-late", &[("when", (&when).into())])
}

/// What is wrong, and that it is tried again.
fn troubled(texts: Texts, here: &Here, account: &Account, trouble: Trouble) -> String {
    let why = why(texts, trouble);
    match account.next {
        Some(next) => {
            let when = texts.on_moment(here, next);
            texts.with("account-tries", &[("why", (&why).into()), ("when", (&when).into())])
        }
        None => texts.with("account-tries-now", &[("why", (&why).into())]),
    }
}
