//! Sample desks for the tests of whoever shows one: a studio on a Friday, and every state and nasty text there is.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use mila_desk::accounts::Account;
use mila_desk::conversations::{Body, Conversation, ConversationRow, Counts, Inbox, Message, Part, Participant, Piece};
use mila_desk::members::{Look, Me, Role};
use mila_desk::people::PersonRow;
use mila_desk::search::{Found, FoundLetter, Marked};
use mila_desk::today::{HeartBeat, Owner, Quiet, Today, Waiting, Worker, WorkerState};
use mila_domain::account::{self, Trouble};
use mila_domain::conversation::{Standing, StandingKind};
use mila_domain::ids::{ConversationId, MemberId, MessageId, PersonId};
use mila_domain::language::Language;
use mila_domain::letter::Attachment;
use mila_domain::message::Filter;
use mila_domain::report::PersonName;

use super::accounts::samples as accounts;
use super::notice::{Done, Notice};
use super::shell::{Rendering, Section, Shell};
use crate::texts::Texts;
use crate::texts::moments::Here;

/// Friday 13 March 2026, a quarter past one in Warsaw.
const NOW_S: i64 = 1_773_404_100;
/// A name that is meant to be in the way.
const LONG: &str = "WolfeschlegelsteinhausenbergerdorffWolfeschlegelsteinhausenbergerdorffWolfeschlegelsteinhausenbergerdorff";

/// The moment at which the samples are read.
#[must_use]
pub fn here() -> Here {
    Here::new(now(), &zone())
}

/// Whoever reads the samples.
#[must_use]
pub fn me(language: Language) -> Me {
    Me {
        id: MemberId::from_number(1),
        name: "Mila Winter".to_owned(),
        language,
        zone: zone(),
        role: Role::Owner,
        look: Look::Auto,
    }
}

/// A frame as the server makes one.
#[must_use]
pub fn shell(language: Language, section: Section, title: &str, notice: Option<Done>) -> Shell {
    let of = MessageId::from_number(4_711).to_string();
    let texts = Texts::in_language(language);
    let rendering = Rendering {
        nonce: "bm9uY2U".to_owned(),
        token: "dG9rZW4".to_owned(),
        key: "a2V5".to_owned(),
        back: "/today?a=1&b=2".to_owned(),
        notice: notice.map(|done| Notice::of(texts, done, Some(&of))),
    };
    Shell::inside(&me(language), section, title, rendering)
}

/// Today in all its states.
#[must_use]
pub fn today() -> Vec<(&'static str, Today)> {
    let studio = studio();
    let none =
        Today { waiting: Vec::new(), waiting_more: 0, waiting_older: 0, quiet: Vec::new(), quiet_older: 0, ..studio.clone() };
    let nobody = Today { unreadable: 0, ..none.clone() };
    let busy = |done, of| HeartBeat { worker: Worker::Importing, at: Some(ago_min(0)), state: WorkerState::Busy { done, of } };
    let stopped = |worker, at| HeartBeat { worker, at, state: WorkerState::Stopped };
    let candidates = ["pracownia@lipowa12.pl", "biuro@lipowa12.pl"].map(str::to_owned).to_vec();
    let fresh = Today { messages: 0, workers: Vec::new(), accounts: Vec::new(), ..nobody.clone() };
    let with = |account| Today { accounts: vec![account], ..fresh.clone() };
    vec![
        ("connecting", with(accounts::looking())),
        ("asking", with(accounts::stuck(Trouble::AppPassword, "ola@gmail.com"))),
        ("read-through", with(accounts::account())),
        ("resting", with(Account { standing: account::Standing::Paused, seen: None, ..accounts::account() })),
        ("only-older", Today { waiting_older: 41, ..none.clone() }),
        ("unknown", Today { owner: Owner::Unknown(candidates), ..none.clone() }),
        ("unknown-open", Today { owner: Owner::Unknown(Vec::new()), ..none }),
        ("empty", fresh.clone()),
        ("coming", Today { workers: vec![busy(1_240, Some(4_812))], ..fresh }),
        ("hostile", Today { waiting: hostile(), workers: vec![busy(7, None)], ..nobody.clone() }),
        (
            "stopped",
            Today {
                workers: vec![stopped(Worker::Settling, Some(ago_h(5))), stopped(Worker::Importing, None)],
                accounts: Vec::new(),
                waiting_more: 300,
                ..studio.clone()
            },
        ),
        ("accounts", Today { accounts: accounts::all(), ..nobody.clone() }),
        ("nobody", nobody),
        ("studio", studio),
    ]
}

/// The inbox, tab by tab.
#[must_use]
pub fn inbox() -> Vec<(&'static str, Inbox)> {
    let counts = Counts { awaiting_us: 46, awaiting_them: 7, at_rest: 1_240, filtered: 12_003, unreadable: 2 };
    let full = |show, rows| Inbox { show, rows, next: Some("2026-03-01T10:00:00Z/con=7&x".to_owned()), counts };
    let bare = |show| Inbox { show, rows: Vec::new(), next: None, counts: Counts::default() };
    vec![
        (
            "us",
            full(
                StandingKind::AwaitingUs,
                studio().waiting.iter().map(awaiting_us).chain(hostile().iter().map(awaiting_us)).collect(),
            ),
        ),
        ("them", full(StandingKind::AwaitingThem, rows(|at| Standing::AwaitingThem { since: at }))),
        ("rest", full(StandingKind::AtRest, rows(|_| Standing::AtRest))),
        ("filtered", full(StandingKind::Filtered, rows(|_| Standing::Filtered(Filter::Bulk)))),
        ("unreadable", full(StandingKind::Unreadable, rows(|_| Standing::Unreadable))),
        ("no-us", bare(StandingKind::AwaitingUs)),
        ("no-them", bare(StandingKind::AwaitingThem)),
        ("no-rest", bare(StandingKind::AtRest)),
        ("no-filtered", bare(StandingKind::Filtered)),
        ("no-unreadable", bare(StandingKind::Unreadable)),
    ]
}

/// Conversations: an open one, one of every part, and one that is not kind.
#[must_use]
pub fn conversations() -> Vec<(&'static str, Conversation)> {
    let anna = participant("Anna Kowalska", "anna@kowalska.pl");
    let us =
        Participant { person: None, name: PersonName { name: Some("Mila Winter".into()), address: "mila@winter.studio".into() } };
    let open = Conversation {
        id: ConversationId::from_number(900),
        subject: Some("Warsztaty w marcu: terminy i cena".to_owned()),
        standing: Standing::AwaitingUs { since: ago_h(20), deadline: ago_h(-4) },
        people: vec![anna.clone(), participant("דנה לוי", "dana@levi.co.il"), participant("", "faktury@kowalska.pl")],
        messages: workshop(&anna, &us),
        earlier: 12,
    };
    let parts = Conversation {
        subject: None,
        standing: Standing::Filtered(Filter::Automatic),
        people: Vec::new(),
        messages: parts(&anna),
        earlier: 0,
        ..open.clone()
    };
    let nasty = Conversation {
        subject: Some(format!("Re: {LONG}\u{202e}")),
        standing: Standing::AtRest,
        people: vec![participant(LONG, &format!("{}@example.com", LONG.to_lowercase()))],
        messages: nasty(),
        earlier: 1,
        ..open.clone()
    };
    let bare = Conversation { messages: Vec::new(), earlier: 0, ..open.clone() };
    vec![("open", open), ("parts", parts), ("nasty", nasty), ("bare", bare)]
}

/// What was found: something, nothing.
#[must_use]
pub fn found() -> Vec<(&'static str, Found)> {
    let marked = |runs: &[(&str, bool)]| Marked { runs: runs.iter().map(|(text, mark)| ((*text).to_owned(), *mark)).collect() };
    let letter = |number, author: Option<&str>, subject, passage, language| FoundLetter {
        message: MessageId::from_number(number),
        conversation: ConversationId::from_number(number),
        author: author.map(|name| PersonName { name: Some(name.to_owned()), address: "a@example.com".to_owned() }),
        is_ours: author.is_none(),
        subject,
        passage,
        language,
        at: ago_h(24 * number),
    };
    let polish = marked(&[("Proszę o ", false), ("ofertę", true), (" na trzy dni <b>warsztatów</b>, jak rok temu.", false)]);
    let hebrew = marked(&[("אשמח לקבל ", false), ("הצעה", true), (" עד יום חמישי", false)]);
    let letters = vec![
        letter(2, Some("Anna Kowalska"), marked(&[("Warsztaty: ", false), ("oferta", true)]), polish, Some(Language::Polish)),
        letter(9, Some("דנה לוי"), marked(&[("הצעת", true), (" מחיר", false)]), hebrew, Some(Language::Hebrew)),
        letter(400, None, Marked::default(), marked(&[(LONG, true)]), None),
    ];
    let people = vec![PersonRow {
        id: PersonId::from_number(3),
        name: PersonName { name: Some("Olga Oferta".to_owned()), address: "olga@oferta.pl".to_owned() },
        letters: 23,
        last: Some(ago_h(90)),
        is_waiting: true,
    }];
    let full = Found { words: "oferta & \"więcej\"".to_owned(), people, letters, next: Some("x=1&y".to_owned()) };
    let none = Found { words: "<script>".to_owned(), people: Vec::new(), letters: Vec::new(), next: None };
    vec![("full", full), ("none", none)]
}

fn now() -> Timestamp {
    Timestamp::from_second(NOW_S).unwrap_or_default()
}

fn zone() -> TimeZone {
    TimeZone::get("Europe/Warsaw").unwrap_or(TimeZone::UTC)
}

fn ago_h(hours: i64) -> Timestamp {
    now() - SignedDuration::from_hours(hours)
}

fn ago_min(minutes: i64) -> Timestamp {
    now() - SignedDuration::from_mins(minutes)
}

fn participant(name: &str, address: &str) -> Participant {
    let named = (!name.is_empty()).then(|| name.to_owned());
    let person = named.as_ref().map(|_| PersonId::from_number(7));
    Participant { person, name: PersonName { name: named, address: address.to_owned() } }
}

fn studio() -> Today {
    let waiting = [
        ("Marek Zieliński", "Faktura za luty", "Dzień dobry, nadal nie mam faktury. Czy mogę prosić o nią dzisiaj?", 51),
        ("Anna Kowalska", "Warsztaty w marcu", "Czy w marcu macie jeszcze wolny termin na trzy dni dla ośmiu osób?", 20),
        ("דנה לוי", "הצעת מחיר", "שלום, אשמח לקבל הצעת מחיר לשלושה ימי צילום בתל אביב, כולל עריכה.", 15),
        ("Tom Ashworth", "Re: The garden room", "Thank you, this is lovely. Before we say yes: could the shelves be oak?", 11),
        ("Hania", "", "Można prosić o telefon jutro po 16?", 2),
    ];
    let quiet = [("Ewa Lis", 40, 9.0), ("Ben Carter", 35, 12.4), ("רות כהן", 29, 1.2), ("Jan Nowak", 22, 5.0), ("Iga", 20, 6.0)];
    let importing = WorkerState::Busy { done: 1_240, of: Some(4_812) };
    Today {
        waiting: (1..).zip(waiting).map(|(number, (name, subject, words, h))| wait(number, name, subject, words, h)).collect(),
        waiting_more: 0,
        waiting_older: 41,
        quiet: quiet.map(|(name, days, gap)| fell_silent(name, days, gap)).to_vec(),
        quiet_older: 3,
        unreadable: 2,
        messages: 4_812,
        owner: Owner::Known,
        workers: vec![
            HeartBeat { worker: Worker::Settling, at: Some(ago_min(2)), state: WorkerState::Idle },
            HeartBeat { worker: Worker::Importing, at: Some(ago_min(2)), state: importing },
        ],
        accounts: vec![accounts::account()],
        answer_limit_s: 24 * 3600,
    }
}

fn fell_silent(name: &str, days: i64, usual_gap_days: f64) -> Quiet {
    Quiet {
        person: PersonId::from_number(days),
        who: PersonName { name: Some(name.to_owned()), address: format!("a{days}@example.com") },
        last: ago_h(24 * days),
        usual_gap_days,
    }
}

fn wait(number: i64, name: &str, subject: &str, words: &str, hours: i64) -> Waiting {
    let language = match name.chars().next() {
        Some('א'..='ת') => Language::Hebrew,
        Some('T') => Language::English,
        Some(_) | None => Language::Polish,
    };
    Waiting {
        conversation: ConversationId::from_number(number),
        message: MessageId::from_number(number),
        person: Some(PersonId::from_number(number)),
        who: PersonName { name: Some(name.to_owned()), address: format!("poczta{number}@example.com") },
        subject: (!subject.is_empty()).then(|| subject.to_owned()),
        words: Some(words.to_owned()),
        language: Some(language),
        since: ago_h(hours),
        deadline: ago_h(hours - 24),
    }
}

fn hostile() -> Vec<Waiting> {
    let plain = wait(90, LONG, LONG, LONG, 30);
    let bare = PersonName { name: None, address: format!("{}@example.com", LONG.to_lowercase()) };
    let script = "<script>alert(1)</script> {{ 7 * 7 }} \u{202e}evil\u{0}";
    vec![
        Waiting { who: PersonName { name: Some(script.into()), ..bare.clone() }, subject: Some(script.into()), ..plain.clone() },
        Waiting { who: bare, subject: None, words: None, language: None, person: None, ..plain.clone() },
        Waiting {
            who: PersonName { name: Some("דנה (Dana) Levi, Ltd. & co".into()), address: "d@levi.co.il".into() },
            ..plain.clone()
        },
        Waiting { who: PersonName { name: Some(" \u{200b}".into()), address: String::new() }, ..plain },
    ]
}

fn awaiting_us(row: &Waiting) -> ConversationRow {
    ConversationRow {
        id: row.conversation,
        who: row.who.clone(),
        person: row.person,
        subject: row.subject.clone(),
        words: row.words.clone(),
        language: row.language,
        last: row.since,
        messages: 5,
        standing: Standing::AwaitingUs { since: row.since, deadline: row.deadline },
    }
}

fn rows(standing: impl Fn(Timestamp) -> Standing) -> Vec<ConversationRow> {
    let all = studio().waiting;
    all.iter().map(|row| ConversationRow { messages: 1, standing: standing(row.since), ..awaiting_us(row) }).collect()
}

fn message(number: i64, author: Option<Participant>, text: &str) -> Message {
    Message {
        id: MessageId::from_number(number),
        author,
        is_ours: false,
        to: vec![participant("Mila Winter", "mila@winter.studio")],
        cc: Vec::new(),
        at: ago_h(24 * (30 - number)),
        subject: None,
        language: Some(Language::Polish),
        body: Body::Text { pieces: vec![Piece::Own(text.to_owned())], has_html: false },
        attachments: Vec::new(),
        part: Part::Letter,
    }
}

fn file(number: u16, name: Option<&str>, size: u64) -> Attachment {
    let name = name.map(str::to_owned);
    Attachment { number, name, media: "application/pdf".to_owned(), size, content_id: None, is_inline: false }
}

fn workshop(anna: &Participant, us: &Participant) -> Vec<Message> {
    let asked = "Dzień dobry, Pani Milo,\n\nczy w marcu macie jeszcze wolny termin na trzy dni warsztatów dla ośmiu osób? Myśleliśmy \
                 o 24–26 marca, ale możemy się dopasować.\n\nTrzy rzeczy, które chciałabym wiedzieć:\n  1. Jaka byłaby cena za \
                 osobę?\n  2. Czy możemy przyjechać z własnym aparatem?\n  3. Czy jest gdzie zaparkować?\n\nProgram z zeszłego roku: \
                 https://kowalska.pl/warsztaty/2025/program-i-zdjecia.html?z=listu\n\nPozdrawiam serdecznie\nAnna Kowalska";
    let quoted = "W dniu 10 marca Mila Winter pisze:\n> Pani Anno, bardzo mi miło.\n> Proszę tylko o liczbę osób.";
    vec![
        message(20, Some(anna.clone()), "Dzień dobry, czy robicie Państwo warsztaty dla firm? Szukamy czegoś na marzec."),
        Message {
            is_ours: true,
            to: vec![anna.clone()],
            ..message(22, Some(us.clone()), "Pani Anno, bardzo mi miło. Tak, robimy.")
        },
        Message {
            at: ago_h(20),
            cc: vec![participant("דנה לוי", "dana@levi.co.il")],
            body: Body::Text { pieces: vec![Piece::Own(asked.to_owned()), Piece::Folded(quoted.to_owned())], has_html: true },
            attachments: vec![
                file(1, Some("Program warsztatów.pdf"), 248_310),
                file(2, None, 12_340_001),
                file(3, Some(LONG), 12),
            ],
            part: Part::Waits,
            ..message(29, Some(anna.clone()), "")
        },
    ]
}

fn parts(anna: &Participant) -> Vec<Message> {
    let filters = [Filter::Bulk, Filter::Automatic, Filter::Draft, Filter::Spam, Filter::Trash, Filter::Chat].map(Part::Filtered);
    let parts = [Part::Letter, Part::Waits, Part::Excused, Part::Claimed].into_iter().chain(filters);
    let letters = (1..).zip(parts).map(|(number, part)| Message { part, ..message(number, Some(anna.clone()), "Dobrze.") });
    let torn = Message { body: Body::Unreadable, subject: Some("Torn".into()), ..message(25, None, "") };
    letters.chain([torn]).collect()
}

fn nasty() -> Vec<Message> {
    let long = format!("https://example.com/{LONG}{LONG}{LONG} <img src=x onerror=alert(1)> \u{202e}evil\u{0}\n{LONG}{LONG}");
    let mixed = "שלום דנה,\n\nThe price is 1,200 ₪ (VAT incl.).\nמחיר: 1,200 ₪, כולל מע״מ – see example.com\n\nתודה!";
    let crowd = (0..20).map(|_| participant("דנה לוי", "dana@levi.co.il")).collect();
    let html = Body::Text { pieces: vec![Piece::Own(" \n".to_owned())], has_html: true };
    vec![
        Message { language: None, ..message(11, Some(participant(LONG, "x@example.com")), &long) },
        Message { body: html, language: None, ..message(12, None, "") },
        Message {
            to: crowd,
            language: Some(Language::Hebrew),
            ..message(13, Some(participant("דנה לוי", "dana@levi.co.il")), mixed)
        },
    ]
}
