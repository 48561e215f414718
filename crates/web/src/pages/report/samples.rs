//! Sample reports for the tests of whoever shows one: an ordinary studio, edges, and hostile mail.
//! The people are invented.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use mila_domain::language::Language;
use mila_domain::promise::Standing;
use mila_domain::report::{
    Answers, AnswersInMonth, AwaitingThem, AwaitingUs, By, Filtered, MailboxFacts, PersonName, Place, PromiseRow, QuietRow,
    Report, Unreadable, Why,
};
use mila_domain::time::{Due, Grain};

const EN: Option<Language> = Some(Language::English);
const PL: Option<Language> = Some(Language::Polish);
const HE: Option<Language> = Some(Language::Hebrew);

/// Friday 13 March 2026, a quarter past two in Warsaw.
const NOW_S: i64 = 1_773_407_700;

/// Every sample with its name.
#[must_use]
pub fn samples() -> Vec<(&'static str, Report)> {
    vec![
        ("studio", studio()),
        ("nobody", nobody()),
        ("nothing at all", empty()),
        ("only older", only_older()),
        ("hostile", hostile()),
        ("giant", giant()),
        ("one month", with_months(&[(date(2026, 3, 1), Some(19_200), Some(0.9))])),
        (
            "silent months",
            with_months(&[(date(2025, 1, 1), None, None), (date(2025, 2, 1), None, None), (date(2026, 3, 1), None, Some(0.0))]),
        ),
        ("ten years", ten_years()),
    ]
}

/// An ordinary mailbox: twelve who wait, promises of both sides, a year of answers.
#[must_use]
pub fn studio() -> Report {
    Report {
        me: vec!["ola@lipowa-studio.pl".into(), "ola.nowicka@gmail.com".into()],
        people: 214,
        conversations: 387,
        mailbox: studio_mailbox(),
        awaiting_us: studio_waiting(),
        awaiting_them: vec![
            we_wait("Marta Wiśniewska", "marta@piekarnia-chleb.pl", "Umowa na sesję – do podpisu", 50),
            we_wait("Noa Peretz", "noa@galil-ceramics.co.il", "תמונות לאישור", 24 * 9),
            we_wait("Oliver Bennett", "oliver@bennettandsons.co.uk", "Re: Dates in April?", 24 * 31),
            we_wait("Jan Zając", "jan@zajac.pl", "Faktura 12/2025", 24 * 140),
        ],
        answers: year_of_answers(),
        promises: studio_promises(),
        quiet: vec![
            quiet("Zofia Mazur", "zofia@mazur-dom.pl", 21.0, 300.0),
            quiet("Eitan Shapira", "eitan@shapira.co.il", 6.4, 83.2),
            quiet("Grace Okafor", "grace@okafor-events.co.uk", 12.0, 61.0),
            quiet("יעל ברק", "yael@barak.org.il", 1.0, 44.0),
        ],
        ..empty()
    }
}

/// Mail, but nobody waits and nothing is owed.
#[must_use]
pub fn nobody() -> Report {
    Report { awaiting_us: Vec::new(), promises: Vec::new(), quiet: Vec::new(), awaiting_them: Vec::new(), ..studio() }
}

/// Not one message.
#[must_use]
pub fn empty() -> Report {
    Report {
        now: now(),
        zone: TimeZone::get("Europe/Warsaw").unwrap_or(TimeZone::UTC),
        limit: SignedDuration::from_hours(24),
        mailbox: MailboxFacts::default(),
        me: Vec::new(),
        people: 0,
        conversations: 0,
        awaiting_us: Vec::new(),
        awaiting_them: Vec::new(),
        answers: Answers::default(),
        promises: Vec::new(),
        quiet: Vec::new(),
    }
}

/// Whoever waits has waited longer than a season.
#[must_use]
pub fn only_older() -> Report {
    let row = |days: i64| waits("Anna Kowalska", "anna@kowalska.pl", Some("Zapytanie"), 24 * days, PL);
    Report { awaiting_us: (91..132).rev().map(row).collect(), ..nobody() }
}

/// What somebody might write to break the page or the terminal.
#[must_use]
pub fn hostile() -> Report {
    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(3);
    let nasty = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "invoice\u{202e}fdp.exe \u{2066}\u{2069}",
        "\u{1b}[2J\u{1b}]0;owned\u{7}clear \u{9b}31m",
        "{{ 7 * 7 }} {% raw %} { $path }",
        "👩\u{200d}👩\u{200d}👧 family 👍🏽 ❤\u{fe0f} 🇵🇱 日本語のとても長い件名がここにありますよね、そしてまだ続きます",
        "שלום Anna, price 100–200 zł (בערך) – מה דעתך?",
        "Z\u{351}\u{36b}\u{343}\u{36a}\u{302}\u{36b}\u{33d}\u{34f}\u{334}a\u{351}lgo",
        &long,
        "line\r\nbreak\tand\u{2028}more\u{0}",
        "",
    ];
    let row = |text: &&str| waits(text, "x@example.com", Some(*text), 30, None);
    let said = |text: &&str| promise(By::Us, text, "a\"b'<c>@example.com", (text, None), None, Standing::Open, 4);
    Report {
        me: vec!["<b>@example.com".into(), long.clone()],
        awaiting_us: nasty.iter().map(row).collect(),
        awaiting_them: nasty.iter().map(|text| we_wait(text, text, text, 40)).collect(),
        promises: nasty.iter().map(said).collect(),
        quiet: nasty.iter().map(|text| quiet(text, text, 5.0, 50.0)).collect(),
        mailbox: MailboxFacts { unreadable: nasty.iter().map(|text| unreadable(text, 9)).collect(), ..studio_mailbox() },
        ..studio()
    }
}

/// Thousands of rows in every list.
#[must_use]
pub fn giant() -> Report {
    let waiting = |hours| waits("Client", "client@example.com", Some("A question"), hours, EN);
    Report {
        awaiting_us: (1..6_000).rev().map(waiting).collect(),
        awaiting_them: (1..6_000).rev().map(|hours| we_wait("Client", "c@example.com", "An offer", hours)).collect(),
        promises: (1..6_000)
            .map(|hours| promise(By::Us, "Client", "c@example.com", ("I will.", EN), None, Standing::SeemsKept, hours))
            .collect(),
        quiet: (1..6_000).map(|_| quiet("Client", "c@example.com", 2.0, 400.0)).collect(),
        mailbox: MailboxFacts { unreadable: (0..1_000).map(|place| unreadable("all.mbox", place)).collect(), ..studio_mailbox() },
        ..studio()
    }
}

fn ten_years() -> Report {
    let month = |place: i32| {
        let month = date(2016, 4, 1).saturating_add(place.months());
        let value = (place % 7 != 3).then(|| 3_000 + i64::from(place * place * 13 % 90_000));
        (month, value, value.map(|value| 1.0 / (1.0 + f64::from(i32::try_from(value).unwrap_or(0)) / 90_000.0)))
    };
    with_months(&(0..120).map(month).collect::<Vec<_>>())
}

fn with_months(months: &[(Date, Option<i64>, Option<f64>)]) -> Report {
    let by_month = months
        .iter()
        .map(|&(month, median_s, within_limit)| AnswersInMonth { month, counted: 8, within_limit, median_s })
        .collect();
    let median_s = months.last().and_then(|month| month.1);
    Report { answers: Answers { median_s, p90_s: median_s, by_month, ..year_of_answers() }, ..studio() }
}

fn year_of_answers() -> Answers {
    let months = [
        (2025, 4, 21_600, 0.86),
        (2025, 5, 30_000, 0.81),
        (2025, 6, 18_300, 0.92),
        (2025, 7, 66_000, 0.64),
        (2025, 8, 93_000, 0.48),
        (2025, 9, 40_000, 0.74),
        (2025, 10, 25_200, 0.85),
        (2025, 11, 19_000, 0.9),
        (2025, 12, 36_000, 0.77),
        (2026, 1, 22_000, 0.88),
        (2026, 2, 15_600, 0.95),
        (2026, 3, 19_200, 0.91),
    ];
    let by_month = months
        .into_iter()
        .map(|(year, month, median_s, share)| AnswersInMonth {
            month: date(year, month, 1),
            counted: 31,
            within_limit: Some(share),
            median_s: Some(median_s),
        })
        .collect();
    Answers { counted: 372, within_limit: Some(0.823), median_s: Some(19_200), p90_s: Some(210_000), by_month }
}

fn studio_mailbox() -> MailboxFacts {
    MailboxFacts {
        messages: 4_812,
        duplicates: 120,
        later_than_now: 2,
        unreadable: vec![unreadable("/home/ola/Poczta/Wysłane.mbox", 48_120_331), unreadable("/home/ola/Poczta/12.eml", 0)],
        filtered: Filtered { bulk: 1_904, automatic: 233, draft: 12, spam: 87, trash: 310, chat: 0 },
        from: Some(hours_ago(24 * 400)),
        to: Some(hours_ago(1)),
    }
}

fn studio_waiting() -> Vec<AwaitingUs> {
    let mut rows = vec![
        waits("Tomasz Lewandowski", "tomasz@lew-meble.pl", Some("Pytanie o katalog"), 24 * 200, PL),
        waits("Rivka Azulay", "rivka@azulay.co.il", None, 24 * 120, HE),
        waits("Katarzyna Dąbrowska", "kasia@slowlab.pl", Some("Re: Identyfikacja – druga runda poprawek"), 24 * 6 + 3, PL),
        waits("דנה לוי", "dana@levi-design.co.il", Some("הצעת מחיר לצילומים באפריל"), 24 * 4, HE),
        waits("James Whitfield", "james@whitfield-partners.co.uk", Some("Brochure: two questions before we sign"), 51, EN),
        waits("Michał Grabowski", "michal@grabowski-bud.pl", Some("Termin warsztatów"), 29, PL),
        waits(
            "Anna Kowalska",
            "anna@kowalska.pl",
            Some("Czy w marcu macie jeszcze wolny termin na warsztaty z fotografii produktowej dla całego zespołu?"),
            21,
            PL,
        ),
        waits("Avi Mizrahi", "avi@mizrahi.co.il", Some("Logo files – EPS?"), 19, EN),
        waits("Priya Shah", "priya@shah.studio", None, 14, EN),
        waits("Łukasz Wójcik", "lukasz@browar-wojcik.pl", Some("Etykiety – nowa seria"), 9, PL),
        waits("נועם כהן", "noam@cohen.org.il", Some("Re: חוזה + לוחות זמנים"), 5, HE),
        waits("biuro@galeria-north.pl", "biuro@galeria-north.pl", Some("Wernisaż 28 marca"), 2, PL),
    ];
    if let Some(unnamed) = rows.last_mut() {
        unnamed.person.name = None;
    }
    rows
}

fn studio_promises() -> Vec<PromiseRow> {
    let on = |day, grain| Some(Due::On { date: day, grain });
    let at = Some(Due::At { at: hours_ago(-30).to_zoned(TimeZone::UTC), grain: Grain::Hour });
    let (day, week, month) = (date(2026, 3, 11), date(2026, 3, 20), date(2026, 4, 30));
    let anna = ("Anna Kowalska", "anna@kowalska.pl");
    let dana = ("דנה לוי", "dana@levi-design.co.il");
    let james = ("James Whitfield", "james@whitfield-partners.co.uk");
    let row = |by, (name, address), text, due, state, hours| promise(by, name, address, text, due, state, hours);
    vec![
        row(By::Us, dana, ("אשלח לך הצעת מחיר עד יום רביעי.", HE), on(day, Grain::Day), Standing::Overdue, 120),
        row(
            By::Us,
            james,
            ("I’ll get back to you today with the figures.", EN),
            on(date(2026, 3, 13), Grain::Day),
            Standing::Open,
            5,
        ),
        row(By::Them, anna, ("Przelew zrobimy do środy.", PL), on(day, Grain::Day), Standing::Overdue, 150),
        row(By::Us, anna, ("Odezwę się jutro wieczorem z dwiema propozycjami układu.", PL), at, Standing::Open, 20),
        row(By::Us, anna, ("W przyszłym tygodniu prześlę próbny wydruk.", PL), on(week, Grain::Week), Standing::Open, 70),
        row(By::Them, james, ("We will let you have the copy in April.", EN), on(month, Grain::Month), Standing::Open, 90),
        row(By::Us, james, ("I will send you the fonts.", EN), None, Standing::Open, 24 * 20),
        row(By::Us, anna, ("Wyślę fakturę.", PL), on(date(2025, 10, 3), Grain::Day), Standing::Overdue, 24 * 170),
        row(By::Us, anna, ("W załączeniu prześlę cennik do piątku.", PL), on(day, Grain::Day), Standing::SeemsKept, 200),
        row(By::Them, dana, ("אעביר את הטקסטים השבוע.", HE), on(day, Grain::Week), Standing::SeemsKept, 220),
    ]
}

fn waits(name: &str, address: &str, subject: Option<&str>, hours: i64, language: Option<Language>) -> AwaitingUs {
    AwaitingUs {
        person: person(name, address),
        subject: subject.map(Into::into),
        since: hours_ago(hours),
        deadline: hours_ago(hours - 24),
        late: hours > 24,
        message_id: Some(format!("{hours}@example.com")),
        place: Place { path: "all.mbox".into(), offset: 0 },
        language,
    }
}

fn we_wait(name: &str, address: &str, subject: &str, hours: i64) -> AwaitingThem {
    AwaitingThem {
        person: person(name, address),
        subject: Some(subject.into()),
        since: hours_ago(hours),
        message_id: None,
        place: Place { path: "all.mbox".into(), offset: 0 },
    }
}

fn promise(
    by: By,
    name: &str,
    address: &str,
    (text, language): (&str, Option<Language>),
    due: Option<Due>,
    state: Standing,
    hours: i64,
) -> PromiseRow {
    PromiseRow {
        by,
        person: person(name, address),
        text: text.into(),
        due,
        state,
        message_id: None,
        place: Place { path: "all.mbox".into(), offset: 0 },
        said: hours_ago(hours),
        language,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a few hundred days")]
fn quiet(name: &str, address: &str, usual_gap_days: f64, silent_days: f64) -> QuietRow {
    let last = hours_ago((silent_days * 24.0) as i64);
    QuietRow { person: person(name, address), last, usual_gap_days, silent_days }
}

fn unreadable(path: &str, offset: u64) -> Unreadable {
    Unreadable { place: Place { path: path.into(), offset }, why: if offset == 0 { Why::Empty } else { Why::Defeated } }
}

fn person(name: &str, address: &str) -> PersonName {
    PersonName { name: Some(name.into()), address: address.into() }
}

fn now() -> Timestamp {
    Timestamp::from_second(NOW_S).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn hours_ago(hours: i64) -> Timestamp {
    now() - SignedDuration::from_hours(hours)
}
