//! What Today says when nobody waits, and while there is no mail at all: then how mail comes here.

use mila_desk::accounts::Account;
use mila_desk::today::{Owner, Today, WorkerState};
use mila_domain::account::Standing;

use crate::pages::accounts;
use crate::pages::rows::{Empty, Link};
use crate::recent;
use crate::texts::Texts;

/// What to say in place of the list; nothing where somebody waits.
pub(super) fn of(texts: Texts, today: &Today) -> Option<Empty> {
    if today.messages == 0 {
        if let Some(account) = today.accounts.iter().find(|account| account.asks_owner()) {
            return Some(asks(texts, account));
        }
        if is_importing(today) || today.accounts.iter().any(is_coming) {
            return Some(coming(texts));
        }
        if today.accounts.iter().all(|account| account.seen.is_none()) {
            return Some(if has_none(today) { connect(texts) } else { welcome(texts) });
        }
    }
    let is_asked = matches!(today.owner, Owner::Unknown(_));
    let is_waited_for = !today.waiting.is_empty() || today.waiting_more > 0;
    if is_asked || is_waited_for {
        return None;
    }
    let all = today.waiting_older == 0;
    let title =
        if all { texts.plain("headline-nobody") } else { texts.count("headline-nobody-lately", recent::DAYS.unsigned_abs()) };
    Some(Empty { drawing: "rest", title, text: all.then(|| texts.plain("waits-none")), link: None })
}

/// Saved mail can be brought in, where no mailbox is connected.
pub(super) fn otherwise(texts: Texts, today: &Today) -> Option<Link> {
    (has_none(today) && !is_importing(today)).then(|| import(texts))
}

/// For those who can bring in mail, and no more.
pub(super) fn welcome(texts: Texts) -> Empty {
    Empty {
        drawing: "welcome",
        title: texts.plain("today-welcome"),
        text: Some(texts.plain("today-welcome-words")),
        link: Some(import(texts)),
    }
}

/// Neither mail nor a mailbox.
fn has_none(today: &Today) -> bool {
    today.messages == 0 && today.accounts.is_empty()
}

fn connect(texts: Texts) -> Empty {
    let link = Link { href: "/settings/accounts/new".to_owned(), label: texts.plain("today-connect") };
    Empty { text: Some(texts.plain("today-connect-words")), link: Some(link), ..welcome(texts) }
}

fn asks(texts: Texts, account: &Account) -> Empty {
    let link = Link { href: accounts::path(account), label: texts.plain("today-asked-deed") };
    Empty {
        drawing: "welcome",
        title: texts.plain("today-asked"),
        text: Some(texts.plain("today-asked-words")),
        link: Some(link),
    }
}

fn coming(texts: Texts) -> Empty {
    Empty { drawing: "welcome", title: texts.plain("today-coming"), text: Some(texts.plain("today-coming-words")), link: None }
}

fn import(texts: Texts) -> Link {
    Link { href: "/import".to_owned(), label: texts.plain("nav-import") }
}

fn is_importing(today: &Today) -> bool {
    today.workers.iter().any(|beat| match beat.state {
        WorkerState::Busy { .. } => true,
        WorkerState::Idle | WorkerState::Stopped => false,
    })
}

/// Whether mail is about to come from it. A mailbox that was read through may well be empty.
fn is_coming(account: &Account) -> bool {
    match account.standing {
        Standing::Looking => true,
        Standing::On => account.seen.is_none() || account.progress.is_some(),
        Standing::Consenting | Standing::Paused | Standing::Stuck | Standing::Removed => false,
    }
}
