//! A desk with two workspaces of one owner each, and a browser that knocks at its doors.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use jiff::Timestamp;
use mila_desk::accounts::{AccountForm, NewFolder};
use mila_desk::members::{Answers, Role, Token, WorkspaceKind};
use mila_desk::report::Source;
use mila_desk::secrets::Key;
use mila_desk::{Clock, Desk, Indexer, Opener, Place, Scope, Store};
use mila_domain::account::{LookBack, Part};
use mila_domain::address::{Address, Mailbox};
use mila_domain::contact::{Contact, Contacts, NoContacts};
use mila_domain::conversation::StandingKind;
use mila_domain::folder::Folder;
use mila_domain::ids::AccountId;
use mila_domain::language::Language;
use mila_domain::letter::{Attachment, OpenLetter};
use mila_domain::message::{BodyHash, OpenedMessage, Signs};
use tokio::sync::watch;
use tower::ServiceExt as _;

use crate::doors::{Consent, Doors, ImportOrder, router};
use crate::pages::rows::encoded;

pub const PASSWORD: &str = "a long enough password";
pub const BASE: &str = "https://mila.example";
/// A picture as the letters of the tests carry it.
pub const PICTURE: &[u8] = b"\x89PNG";

pub struct FrozenClock(pub Arc<AtomicI64>);

impl Clock for FrozenClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::Relaxed)).unwrap()
    }
}

/// Somebody who works in a workspace that has mail.
pub struct Owner {
    pub scope: Scope,
    pub token: Token,
    /// By what stands in the table of routes: `{con}`, `{msg}`, `{per}`, `{adr}`, `{mem}`, `{dee}`, `{lnk}`, `{acc}`.
    pub ids: Vec<(&'static str, String)>,
}

pub struct House {
    pub router: Router,
    pub doors: Doors,
    pub desk: Desk,
    pub seconds: Arc<AtomicI64>,
    pub orders: Arc<Mutex<Vec<ImportOrder>>>,
    pub ending: watch::Sender<bool>,
    pub folder: tempfile::TempDir,
    pub ours: Owner,
    pub theirs: Owner,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

fn opened(raw: &[u8]) -> OpenLetter {
    let text = String::from_utf8_lossy(raw).into_owned();
    let picture = Attachment {
        number: 0,
        name: Some("photo \"x\".svg".into()),
        media: "image/png".into(),
        size: PICTURE.len() as u64,
        content_id: Some("photo@x".into()),
        is_inline: true,
    };
    let html = format!(
        "<p>{text}</p><img src=\"cid:photo@x\"><script>alert(1)</script><a href=\"https://a.example\">https://b.example</a>"
    );
    OpenLetter { html: Some(html).filter(|_| !text.contains("plain")), text, attachments: vec![picture] }
}

fn attached(raw: &[u8], numbers: &[u16]) -> Vec<(Attachment, Vec<u8>)> {
    let those = opened(raw).attachments.into_iter().filter(|attachment| numbers.contains(&attachment.number));
    those.map(|attachment| (attachment, PICTURE.to_vec())).collect()
}

/// Contacts as the files of the tests hold them: a name, a comma and an address on each line.
fn read_contacts(file: &[u8]) -> Result<Contacts, NoContacts> {
    let contact = |line: &str| {
        let (name, address) = line.split_once(',')?;
        let addresses = vec![Address::parse(address)?];
        Some(Contact { line: 1, name: Some(name.to_owned()), addresses, ..Contact::default() })
    };
    let all: Option<Vec<Contact>> = String::from_utf8_lossy(file).lines().map(contact).collect();
    all.map(|all| Contacts { all, unread: Vec::new() }).ok_or(NoContacts::Unknown)
}

fn written_cards(contacts: &[Contact]) -> String {
    contacts.iter().map(|contact| format!("FN:{}\r\n", contact.name.as_deref().unwrap_or_default())).collect::<Vec<_>>().concat()
}

/// A letter from a client to the owner.
fn letter(from: &str, to: &str, text: &str) -> OpenedMessage {
    let mailbox =
        |name: Option<&str>, address: &str| Mailbox { name: name.map(Into::into), address: Address::parse(address).unwrap() };
    let mut body = [0; 16];
    body.copy_from_slice(&blake3::hash(text.as_bytes()).as_bytes()[..16]);
    OpenedMessage {
        message_id: Some(format!("{text}@client.example")),
        answers: Vec::new(),
        date: Some("2026-03-12T09:00:00Z".parse().unwrap()),
        received: None,
        from: Some(mailbox(Some("Anna Client"), from)),
        reply_to: Vec::new(),
        to: vec![mailbox(None, to)],
        cc: Vec::new(),
        subject: Some(format!("Question {text}")),
        delivered_to: None,
        folder: None,
        labels: Vec::new(),
        signs: Signs::default(),
        calendar: None,
        attachments: 0,
        text: format!("When will it be ready, {text}?"),
        body: BodyHash(body),
    }
}

/// A mail account with two folders, of which one is read.
async fn mail_account(desk: &Desk, scope: &Scope, address: &str) -> AccountId {
    let password = "hush, a mailbox".to_owned().into();
    let form = AccountForm { address: address.to_owned(), password, look_back: LookBack::Year, server: None };
    let account = desk.add_account(scope, &form).await.unwrap();
    let folder = |name: &str, part| NewFolder { wire_name: name.into(), name: name.to_owned(), part, validity: Some(1) };
    let found = [folder("INBOX", Part::Inbox), folder("Klienci", Part::Own), folder("Spam", Part::Spam)];
    desk.folders_found(scope, account, &found).await.unwrap().unwrap();
    account
}

async fn owner(desk: &Desk, name: &str) -> Owner {
    let workspace = desk.add_workspace(name, "Europe/Warsaw", WorkspaceKind::Real).await.unwrap();
    let scope = Scope::of_program(workspace);
    let link = desk.owner_link(&scope).await.unwrap();
    let addresses = format!("{name}@studio.example");
    let answers = Answers {
        name: name.into(),
        password: PASSWORD.into(),
        language: Some(Language::English),
        zone: None,
        addresses: addresses.clone(),
    };
    let token = desk.use_link(&link.token, &answers).await.unwrap().token;
    let preparing = desk.preparing(&scope).await.unwrap();
    let mut indexer = Indexer::new();
    let mut prepared: Vec<_> = ["one", "plain"]
        .into_iter()
        .zip(0..)
        .map(|(text, offset)| {
            let raw = preparing.raw(format!("{name} {text}").into_bytes());
            let message = letter(&format!("anna-{text}@{name}.example"), &addresses, text);
            preparing.prepare(raw, Ok(message), Source { file: 0, offset, folder: Folder::Other, arrived: None }, &mut indexer)
        })
        .collect();
    desk.take(&scope, &mut prepared).await.unwrap();
    desk.settle(&scope, |_| true).await.unwrap();
    let row = desk.inbox(&scope, StandingKind::AwaitingUs, None).await.unwrap().rows.swap_remove(0);
    let person = row.person.unwrap();
    let conversation = desk.conversation(&scope, row.id).await.unwrap();
    let address = desk.person(&scope, person).await.unwrap().addresses.swap_remove(0);
    let member = desk.settings(&scope).await.unwrap().members.swap_remove(0);
    let file = desk.read_contacts(&scope, "friends.csv", format!("Jan,jan@{name}.example").into_bytes()).await.unwrap();
    let account = mail_account(desk, &scope, &addresses).await;
    let invitation = desk.invite(&scope, Role::Member).await.unwrap();
    let ids = vec![
        ("{acc}", account.to_string()),
        ("{dee}", file.to_string()),
        ("{lnk}", invitation.id.to_string()),
        ("{con}", row.id.to_string()),
        ("{msg}", conversation.messages[0].id.to_string()),
        ("{per}", person.to_string()),
        ("{adr}", address.id.to_string()),
        ("{mem}", member.id.to_string()),
    ];
    Owner { scope, token, ids }
}

impl Owner {
    pub fn id(&self, kind: &str) -> &str {
        self.ids.iter().find(|(known, _)| *known == kind).map(|(_, id)| id.as_str()).unwrap()
    }

    /// A path of the table with the ids of this workspace.
    pub fn path(&self, path: &str) -> String {
        self.ids.iter().fold(path.to_owned(), |path, (kind, id)| path.replace(kind, id))
    }
}

impl House {
    pub async fn new() -> Self {
        Self::at(BASE).await
    }

    pub async fn at(base: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Place::Folder(folder.path().join("data"))).await.unwrap();
        let seconds = Arc::new(AtomicI64::new("2026-03-13T12:00:00Z".parse::<Timestamp>().unwrap().as_second()));
        let opener =
            Opener { letter: |raw| Ok(opened(raw)), attachments: attached, contacts: read_contacts, cards: written_cards };
        let clock = Box::new(FrozenClock(Arc::clone(&seconds)));
        let desk = Desk::with_keys(store, clock, opener, Arc::new(|_| Ok(Key::from([7; 32]))));
        let (ours, theirs) = (owner(&desk, "ola").await, owner(&desk, "eve").await);
        let orders: Arc<Mutex<Vec<ImportOrder>>> = Arc::default();
        let taken = Arc::clone(&orders);
        let (ending, is_ending) = watch::channel(false);
        let doors = Doors {
            desk: desk.clone(),
            base: base.parse().unwrap(),
            listen: [127, 0, 0, 1].into(),
            trusted_proxies: Vec::new(),
            uploads: folder.path().join("uploads"),
            zone: "Europe/Warsaw".into(),
            import: Arc::new(move |_, order| taken.lock().unwrap().push(order)),
            consent: Consent::none(),
            ending: is_ending,
        };
        Self { router: router(doors.clone()), doors, desk, seconds, orders, ending, folder, ours, theirs }
    }

    /// The same data after the program was ended and started again.
    pub fn restart(&mut self) {
        self.router = router(self.doors.clone());
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let body = to_bytes(body, 1 << 24).await.unwrap();
        // The templates write slashes as numbers.
        let body = String::from_utf8_lossy(&body).replace("&#x2f;", "/");
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub async fn get(&self, who: Option<&Owner>, path: &str) -> Answer {
        self.send(asked("GET", path, &cookie(who)).body(Body::empty()).unwrap()).await
    }

    /// Sends a form as a browser does.
    pub async fn post(&self, who: Option<&Owner>, path: &str, form: &str) -> Answer {
        self.post_with(&cookie(who), path, form, &[("sec-fetch-site", "same-origin")]).await
    }

    pub async fn post_with(&self, cookie: &str, path: &str, form: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = asked("POST", path, cookie).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::from(form.to_owned())).unwrap()).await
    }

    /// Token and key of the forms of a page, as they stand in a form.
    pub async fn guard(&self, who: &Owner) -> String {
        self.get(Some(who), "/settings").await.guard()
    }

    /// Everything that a workspace holds, to be compared.
    pub async fn all_of(&self, who: &Owner) -> String {
        let (desk, scope) = (&self.desk, &who.scope);
        let mut inboxes = Vec::new();
        for show in [
            StandingKind::AwaitingUs,
            StandingKind::AwaitingThem,
            StandingKind::AtRest,
            StandingKind::Filtered,
            StandingKind::Unreadable,
        ] {
            inboxes.push(desk.inbox(scope, show, None).await.unwrap());
        }
        let (revision, settings) = (desk.revision(scope).await.unwrap(), desk.settings(scope).await.unwrap());
        let conversation = desk.conversation(scope, who.id("{con}").parse().unwrap()).await.unwrap();
        let person = desk.person(scope, who.id("{per}").parse().unwrap()).await.unwrap();
        let imports = desk.imports(scope).await.unwrap();
        let accounts = desk.accounts(scope).await.unwrap();
        let account = desk.account(scope, who.id("{acc}").parse().unwrap()).await.unwrap();
        let before = format!("{revision} {settings:?} {inboxes:?} {conversation:?} {person:?} {imports:?}");
        format!("{before} {accounts:?} {account:?}")
    }
}

pub fn cookie(who: Option<&Owner>) -> String {
    who.map(|who| format!("__Host-mila={}", who.token.text())).unwrap_or_default()
}

pub fn asked(method: &str, path: &str, cookie: &str) -> axum::http::request::Builder {
    Request::builder().method(method).uri(path).header(HOST, "mila.example").header(COOKIE, cookie)
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    pub fn location(&self) -> &str {
        self.header(LOCATION.as_str())
    }

    /// The value of a cookie that was set.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let lines = self.headers.get_all(SET_COOKIE).into_iter().map(|line| line.to_str().unwrap());
        let mut values = lines.filter_map(|line| line.strip_prefix(name)?.strip_prefix('='));
        values.next().map(|rest| rest.split(';').next().unwrap().to_owned())
    }

    pub fn between(&self, before: &str, after: &str) -> &str {
        let start = self.body.split_once(before).unwrap_or_else(|| panic!("no {before} in {}", self.body)).1;
        start.split_once(after).unwrap().0
    }

    pub fn guard(&self) -> String {
        let hidden = |name: &str| self.between(&format!("name=\"{name}\" value=\""), "\"").to_owned();
        format!("token={}&key={}", encoded(&hidden("token")), hidden("key"))
    }
}
