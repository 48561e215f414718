//! Sample mail accounts for the tests of whoever shows them, in all their states. The people are invented.

use jiff::SignedDuration;
use mila_desk::accounts::{self, Account, BadAccount, Folder, Progress, Proof, TroubleRow};
use mila_desk::members::Role;
use mila_domain::account::{Door, LookBack, Part, Provider, Security, Standing, Trouble, Way};
use mila_domain::ids::{AccountId, FolderId};
use mila_domain::message::Filter;

use super::{AccountFormPage, AccountPage, AccountTyped, AccountsPage, ConsentPage, Consents, RefusedAccount};
use crate::pages::people::samples::hours_ago;
use crate::pages::samples::here;
use crate::texts::Texts;

const HOSTILE: &str = "\"><b>[ALERT]</b> \u{202e}evil\u{0} <script>alert(1)</script>";
const KNOWN: Consents<'static> = Consents { providers: &Provider::ALL, has_redirect: true };
const BY_CODE: Consents<'static> = Consents { providers: &Provider::ALL, has_redirect: false };
const UNKNOWN: Consents<'static> = Consents { providers: &[], has_redirect: false };

/// A mailbox that was read a few minutes ago.
#[must_use]
pub fn account() -> Account {
    Account {
        id: AccountId::from_number(7),
        address: "ola@lipowa-studio.pl".to_owned(),
        login: "ola@lipowa-studio.pl".to_owned(),
        door: Some(Door { host: "imap.lipowa-studio.pl".to_owned(), port: 993, security: Security::Tls }),
        way: Way::Password,
        look_back: LookBack::Year,
        standing: Standing::On,
        trouble: None,
        said: String::new(),
        ask: None,
        seen: Some(minutes_ago(2)),
        is_late: false,
        next: None,
        progress: None,
    }
}

/// One whose server is looked for.
#[must_use]
pub fn looking() -> Account {
    Account { standing: Standing::Looking, door: None, login: String::new(), seen: None, ..account() }
}

/// One that was not read for hours.
#[must_use]
pub fn late() -> Account {
    Account { seen: Some(hours_ago(5)), is_late: true, trouble: Some(Trouble::Cut), next: Some(minutes_ago(-9)), ..account() }
}

/// One that waits for its owner.
#[must_use]
pub fn stuck(trouble: Trouble, address: &str) -> Account {
    let said = format!("NO [AUTHENTICATIONFAILED] {HOSTILE}");
    Account { address: address.to_owned(), standing: Standing::Stuck, trouble: Some(trouble), said, seen: None, ..account() }
}

fn consenting(ask: Option<(&str, &str)>) -> Account {
    Account {
        address: "ola.nowicka@gmail.com".to_owned(),
        standing: Standing::Consenting,
        way: Way::Consent(Provider::Google),
        ask: ask.map(|(url, code)| (url.to_owned(), code.to_owned())),
        ..looking()
    }
}

fn reading(left: Option<SignedDuration>) -> Account {
    Account { progress: Some(Progress { done: 3_210, of: 4_812, left }), seen: None, ..account() }
}

fn minutes_ago(minutes: i64) -> jiff::Timestamp {
    here().now().timestamp() - SignedDuration::from_mins(minutes)
}

/// The list: none, one of each kind, and as a member sees it.
#[must_use]
pub fn lists(texts: Texts) -> Vec<(&'static str, AccountsPage)> {
    let page = |role, all: &[Account]| AccountsPage::of(texts, &here(), role, all);
    vec![
        ("accounts", page(Role::Owner, &all())),
        ("accounts of a member", page(Role::Member, &all())),
        ("no account", page(Role::Owner, &[])),
        ("no account of a member", page(Role::Member, &[])),
    ]
}

/// Accounts of all kinds.
#[must_use]
pub fn all() -> Vec<Account> {
    let tries = Some(minutes_ago(-3));
    vec![
        account(),
        looking(),
        Account { trouble: Some(Trouble::Silent), next: tries, ..looking() },
        consenting(None),
        Account { way: Way::Password, ..consenting(None) },
        reading(None),
        reading(Some(SignedDuration::from_mins(2))),
        Account { seen: None, ..account() },
        Account { trouble: Some(Trouble::HungUp), next: tries, ..account() },
        Account { trouble: Some(Trouble::Crashed), ..account() },
        late(),
        Account { seen: None, ..late() },
        Account { standing: Standing::Paused, ..account() },
        Account { trouble: None, ..stuck(Trouble::Denied, HOSTILE) },
        stuck(Trouble::Denied, "dana@levi.co.il"),
        Account { standing: Standing::Removed, ..account() },
    ]
}

/// One account in every state, with every trouble, and as a member sees it.
#[must_use]
pub fn pages(texts: Texts) -> Vec<(String, AccountPage)> {
    let page = |role, account: Account, folders: Vec<Folder>, consents| {
        let shown = accounts::AccountPage { account, folders, troubles: troubles() };
        AccountPage::of(texts, &here(), role, &shown, consents)
    };
    let owner = |account, consents| page(Role::Owner, account, folders(), consents);
    let ask = Some(("https://www.google.com/device", "ABCD-EFGH"));
    let mut pages: Vec<(String, AccountPage)> =
        all().into_iter().enumerate().map(|(number, one)| (format!("account {number}"), owner(one, UNKNOWN))).collect();
    let with_domain = ["gmail.com", "outlook.com", "icloud.com", "wp.pl", "proton.me", "lipowa-studio.pl"];
    for (trouble, domain) in Trouble::ALL.into_iter().zip(with_domain.into_iter().cycle()) {
        let one = Account { door: None, ..stuck(trouble, &format!("ola@{domain}")) };
        pages.push((format!("account with {}", trouble.word()), owner(one, UNKNOWN)));
    }
    let gone = Account { standing: Standing::Stuck, trouble: Some(Trouble::ConsentGone), ..consenting(None) };
    let blank = accounts::AccountPage { account: looking(), folders: Vec::new(), troubles: Vec::new() };
    pages.extend(
        [
            ("account of a member", page(Role::Member, account(), folders(), KNOWN)),
            ("complete account", page(Role::Owner, account(), folders().into_iter().take(1).collect(), KNOWN)),
            ("account to sign in", owner(consenting(None), KNOWN)),
            ("account that waits for a code", owner(consenting(None), BY_CODE)),
            ("account with a code", owner(consenting(ask), BY_CODE)),
            ("account with a hostile code", owner(consenting(Some(("javascript:alert(1)", HOSTILE))), BY_CODE)),
            ("account with a code of a member", page(Role::Member, consenting(ask), Vec::new(), BY_CODE)),
            ("account without consent", owner(gone, KNOWN)),
            ("new account", AccountPage::of(texts, &here(), Role::Owner, &blank, UNKNOWN)),
        ]
        .map(|(name, page)| (name.to_owned(), page)),
    );
    pages
}

fn troubles() -> Vec<TroubleRow> {
    let row = |hours, folder: &str, trouble, said: &str| TroubleRow {
        at: hours_ago(hours),
        folder: folder.to_owned(),
        trouble,
        said: said.to_owned(),
    };
    vec![
        row(1, "INBOX", Trouble::Refused, "NO [SERVERBUG] Try later"),
        row(30, "לקוחות", Trouble::Cut, ""),
        row(90, "", Trouble::Denied, HOSTILE),
    ]
}

fn proof(held: u64, older: u64, failed: u64, unreadable: u64) -> Proof {
    let filtered = [Filter::Bulk, Filter::Automatic, Filter::Draft, Filter::Spam, Filter::Trash, Filter::Chat];
    let bulk = held / 4;
    Proof {
        held,
        filtered: filtered.map(|filter| (filter, if filter == Filter::Bulk { bulk } else { 0 })),
        unreadable,
        older,
        failed,
    }
}

fn folder(number: i64, name: &str, part: Part, on_server: u64, proof: Proof) -> Folder {
    Folder {
        id: FolderId::from_number(number),
        name: name.to_owned(),
        part,
        is_read: part.is_read_at_first(),
        is_gone: false,
        on_server,
        proof,
        looked: Some(minutes_ago(2)),
        proven: Some(hours_ago(6)),
        trouble: None,
        said: String::new(),
    }
}

fn folders() -> Vec<Folder> {
    let nothing = || proof(0, 0, 0, 0);
    let bare = |number, name: &str, part| Folder { looked: None, proven: None, ..folder(number, name, part, 0, nothing()) };
    let troubled = folder(3, HOSTILE, Part::Archive, 100, proof(98, 0, 2, 0));
    vec![
        folder(1, "INBOX", Part::Inbox, 4_812, proof(4_000, 812, 0, 2)),
        folder(2, "Wysłane", Part::Sent, 20, proof(10, 0, 0, 0)),
        Folder { trouble: Some(Trouble::Refused), said: HOSTILE.to_owned(), ..troubled },
        Folder { looked: None, proven: None, ..folder(4, "Archiwum", Part::Archive, 0, proof(240, 0, 0, 0)) },
        folder(5, "לקוחות", Part::All, 7, proof(8, 0, 0, 0)),
        Folder { is_gone: true, is_read: true, ..folder(6, "Dawne", Part::Own, 3, proof(3, 0, 0, 0)) },
        folder(7, "Prywatne", Part::Own, 3, proof(3, 0, 0, 0)),
        bare(8, "Klienci/Anna", Part::Own),
        bare(9, "Szkice", Part::Drafts),
        bare(10, "Czat", Part::Chat),
        bare(11, "Spam", Part::Spam),
        bare(12, "Kosz", Part::Trash),
    ]
}

/// Both forms, and after each refusal.
#[must_use]
pub fn forms(texts: Texts) -> Vec<(&'static str, AccountFormPage)> {
    let typed = AccountTyped {
        address: HOSTILE.to_owned(),
        look_back: LookBack::All,
        host: "imap.<b>example.com".to_owned(),
        port: "many".to_owned(),
        security: Security::StartTls,
        login: "ola\"".to_owned(),
    };
    let bad = |why| AccountFormPage::new(texts, &typed, KNOWN, Some(RefusedAccount::Bad(why)));
    let change = |account: &Account, typed: &AccountTyped, why| AccountFormPage::change(texts, account, typed, why);
    vec![
        ("account to connect", AccountFormPage::new(texts, &AccountTyped::default(), UNKNOWN, None)),
        ("account to connect or to sign in", AccountFormPage::new(texts, &AccountTyped::default(), KNOWN, None)),
        ("account without an address", bad(BadAccount::Address)),
        ("account that is known", bad(BadAccount::Known)),
        ("account without a password", bad(BadAccount::Password)),
        ("account without a host", bad(BadAccount::Host)),
        ("account without a port", bad(BadAccount::Port)),
        ("account without a key", AccountFormPage::new(texts, &typed, KNOWN, Some(RefusedAccount::NoKey))),
        ("account to change", change(&account(), &AccountTyped::of(&account()), None)),
        ("account to change without a server", change(&looking(), &AccountTyped::of(&looking()), None)),
        ("account with a long login", change(&account(), &typed, Some(RefusedAccount::Bad(BadAccount::Address)))),
        ("account changed without a key", change(&account(), &typed, Some(RefusedAccount::NoKey))),
    ]
}

/// On the way to a provider and back.
#[must_use]
pub fn consents(texts: Texts) -> Vec<(&'static str, ConsentPage)> {
    let one = consenting(None);
    let url = "https://accounts.google.com/o/oauth2/v2/auth?a=1&b=\"<b>";
    vec![
        ("consent", ConsentPage::onward(texts, &one, Provider::Google, url)),
        ("consent to finish", ConsentPage::finish(texts, &one, "\"><b>state", "4/\"<b>code")),
        ("consent denied", ConsentPage::refused(texts, Some(&one), "access_denied")),
        ("consent refused", ConsentPage::refused(texts, None, "server_error")),
        ("consent refused by a hostile word", ConsentPage::refused(texts, None, HOSTILE)),
        ("consent that is stale", ConsentPage::stale(texts)),
        ("consent without a key", ConsentPage::unable(texts, &one, Provider::Microsoft, false)),
        ("consent that is not set up", ConsentPage::unable(texts, &one, Provider::Google, true)),
    ]
}
