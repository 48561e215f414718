//! `mila import`: what goes in, what is known again, and what a desk shows of it.

use std::process::Stdio;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::house::{self, House, Letter, ME, letter, mbox};
use crate::served::Served;

const DANA: &str = "Dana Levi <dana@levi.example>";

/// Letters of the last days, since the desk goes by the machine's clock.
fn lately(letters: &[Letter]) -> Vec<Letter> {
    let now: Timestamp = house::NOW.parse().unwrap();
    let shift = house::this_moment().duration_since(now);
    letters.iter().map(|letter| letter.clone().shifted(shift)).collect()
}

fn import(house: &House, path: &str) -> String {
    let said = house.say(&["import", "--data", "data", "--lang", "en", "--me", ME, path]);
    assert!(matches!(said.code, Some(0 | 1)), "{}", said.err);
    said.out
}

#[test]
fn an_import_says_what_is_new_known_filtered_and_unreadable() {
    let house = House::new();
    let bulk = letter("Shop <news@shop.example>", ME, 30).field("List-Id", "<news.shop.example>");
    let letters = [house::anna_asks(40), house::we_write(20).answering(&house::anna_asks(40)), bulk];
    house.put("mail/INBOX.mbox", mbox(&letters).as_bytes());
    house.put("mail/broken.eml", b"no header at all\n");
    let out = import(&house, "mail");
    assert_eq!(
        out,
        "Read 4 messages.\n3 are new.\nNone was here before.\nOf the new ones, one is not a letter to you; it is kept apart:\n  \
         newsletters and lists: 1\nOne could not be read; it is kept as it came, and the inbox lists it.\n"
    );
    assert_eq!(import(&house, "mail"), "Read 4 messages.\nNothing new.\n4 were here before.\n");
}

#[test]
fn the_same_letter_in_another_folder_or_with_other_headers_is_one_letter() {
    let house = House::new();
    let asked = house::anna_asks(40);
    let answer = house::we_write(20).answering(&asked);
    house.put("INBOX.mbox", mbox(&[asked.clone(), answer.clone()]).as_bytes());
    house.put("Sent.mbox", mbox(&[answer.field("X-Status", "seen")]).as_bytes());
    assert_eq!(import(&house, "INBOX.mbox"), "Read 2 messages.\n2 are new.\nNone was here before.\n");
    assert_eq!(import(&house, "Sent.mbox"), "Read one message.\nNothing new.\nOne was here before.\n");
}

#[test]
fn a_letter_that_left_the_spam_waits_for_an_answer() {
    let house = House::new();
    let asked = lately(&[house::anna_asks(5).subject("Price of twelve")]).remove(0);
    house.put("mail/Junk/1.eml", asked.raw().as_bytes());
    import(&house, "mail");
    // Now it lies in another folder as well, and both are read in one portion.
    house.put("mail/Listy/1.eml", asked.raw().as_bytes());
    assert_eq!(import(&house, "mail"), "Read 2 messages.\nNothing new.\n2 were here before.\n");
    let mut served = Served::open(&house);
    served.set_up();
    assert!(served.get("/inbox?show=awaiting-us").text.contains("Price of twelve"));
}

#[test]
fn an_import_that_was_killed_goes_on_where_it_stopped() {
    let house = House::new();
    let letters: Vec<Letter> = (0..4_000).map(|hours| house::anna_asks(hours).subject(&format!("Matter {hours}"))).collect();
    house.put("mail.mbox", mbox(&letters).as_bytes());
    let arguments = ["import", "--data", "data", "--lang", "en", "--me", ME, "mail.mbox"];
    for wait in [150, 400, 700] {
        let mut program = house.mila(&arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        drop(program.kill());
        program.wait().unwrap();
    }
    let out = import(&house, "mail.mbox");
    assert!(out.starts_with("Read 4,000 messages.\n"), "{out}");
    assert_eq!(import(&house, "mail.mbox"), "Read 4,000 messages.\nNothing new.\n4,000 were here before.\n");
    let mut served = Served::open(&house);
    served.set_up();
    let page = served.get("/inbox?show=awaiting-us");
    assert!(page.text.contains("4,000"), "each of the 4,000 matters waits");
}

#[test]
fn mail_that_was_uploaded_is_taken_in_although_the_program_was_killed() {
    let house = House::new();
    let mut served = Served::open(&house);
    served.set_up();
    let page = served.get("/import");
    for part in 0..3_i64 {
        let letters = (0..400).map(|hours| house::anna_asks(400 * part + hours).subject(&format!("Matter {part} {hours}")));
        let letters: Vec<Letter> = letters.collect();
        // All from one page: what counts is what they hold.
        assert_eq!(served.upload(&page, "Inbox.mbox", &mbox(&letters)).location().as_deref(), Some("/import"));
    }
    // Killed, with nothing of it read or a part.
    drop(served);
    let mut served = Served::open(&house);
    let page = served.get("/sign-in");
    served.post(&page, "/sign-in", &[("name", "Milena"), ("password", "correct horse"), ("next", "")]);
    let began = Instant::now();
    let mut page = served.get("/import");
    while page.text.contains("Being read") || page.text.contains("Waits its turn") {
        assert!(began.elapsed() < Duration::from_mins(1), "{}", page.text);
        std::thread::sleep(Duration::from_millis(50));
        page = served.get("/import");
    }
    assert_eq!(page.text.matches("Done").count(), 3, "{}", page.text);
    assert!(served.get("/inbox?show=awaiting-us").text.contains("1,200"), "each of the 1,200 matters waits");
    assert_eq!(served.terminate(), Some(0));
    assert_eq!(std::fs::read_dir(house.path("data/uploads")).unwrap().count(), 0);
}

/// What waits, by the report and by the desk.
fn agrees(house: &House, surroundings: &[(&str, &str)]) {
    let place = if surroundings.is_empty() { vec!["--data", "data"] } else { Vec::new() };
    let letters = lately(&[
        house::anna_asks(30).subject("Price of twelve"),
        letter(DANA, ME, 50).subject("הצעת מחיר").text("שלום, אפשר לקבל הצעת מחיר עד יום חמישי?"),
        letter(ME, DANA, 10).subject("Re: הצעת מחיר").text("מצורפת ההצעה."),
        letter("Jan Lis <jan@lis.example>", ME, 5).subject("Umowa najmu").text("Czy mogę prosić o projekt umowy do piątku?"),
        letter("Ola <ola@biuro.example>", ME, 80).subject("Thanks").text("Thank you, see you on Monday!"),
        letter("Shop <no-reply@shop.example>", ME, 3).subject("Your order"),
    ]);
    house.put("mail.mbox", mbox(&letters).as_bytes());
    let report = house.say(&["report", "--json", "--me", ME, "mail.mbox"]);
    let report: serde_json::Value = serde_json::from_str(&report.out).unwrap();
    let subjects = |list: &str| -> Vec<String> {
        report[list].as_array().unwrap().iter().map(|row| row["subject"].as_str().unwrap().to_owned()).collect()
    };
    let arguments = [&["import", "--lang", "en", "--me", ME, "mail.mbox"], place.as_slice()].concat();
    let said = house.mila(&arguments).envs(surroundings.iter().copied()).output().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let mut served = Served::start(house, &[&["serve"], place.as_slice()].concat(), surroundings);
    served.set_up();
    for (show, list) in [("awaiting-us", "awaiting_us"), ("awaiting-them", "awaiting_them")] {
        let page = served.get(&format!("/inbox?show={show}"));
        for letter in &letters {
            let subject = letter.subject_line();
            assert_eq!(page.text.contains(&subject), subjects(list).contains(&subject), "{show}: {subject}");
        }
    }
    let today = served.get("/today");
    assert!(subjects("awaiting_us").iter().all(|subject| today.text.contains(subject)), "{}", today.text);
    let found = served.get("/search?q=umowy");
    assert!(found.text.contains("<mark>Umowa</mark>"), "{}", found.text);
    let message = found.links("/conversations/").remove(0);
    assert_eq!(served.get(message.split(['?', '#']).next().unwrap()).status, 200);
    assert_eq!(served.terminate(), Some(0));
}

#[test]
fn the_desk_says_what_the_report_says() {
    agrees(&House::new(), &[]);
}

#[test]
fn the_desk_on_postgresql_says_the_same_and_outlives_a_fall_of_the_server() {
    let (house, postgres) = (House::new(), mila_testkit::Postgres::start());
    let address = postgres.database("mila");
    let surroundings = [("DATABASE_URL", address.as_str())];
    agrees(&house, &surroundings);
    let mut desk = Served::start(&house, &["serve"], &surroundings);
    desk.wait_until_open();
    assert_eq!(desk.get("/sign-in").status, 200);
    postgres.fall();
    let page = desk.get("/sign-in");
    assert!(matches!(page.status, 200 | 503), "{}", page.status);
    let form = [("name", "Milena"), ("password", "correct horse"), ("next", "/today")];
    let away = if page.status == 200 { desk.post(&page, "/sign-in", &form).status } else { page.status };
    assert_eq!(away, 503, "the desk says that the database is away");
    postgres.wake();
    let patience = Instant::now() + Duration::from_mins(1);
    loop {
        let page = desk.get("/sign-in");
        if page.status == 200 && desk.post(&page, "/sign-in", &form).location().as_deref() == Some("/today") {
            return;
        }
        assert!(Instant::now() < patience, "the desk did not recover");
        std::thread::sleep(Duration::from_millis(200));
    }
}

#[test]
fn errors_say_what_to_do() {
    let house = House::with(&[house::anna_asks(5)]);
    let import = |arguments: &[&str]| house.say(&[&["import", "--lang", "en"], arguments].concat());
    let mut served = Served::open(&house);
    served.wait_until_open();
    let said = import(&["--data", "data", "mail.mbox"]);
    assert_eq!((said.code, said.err.contains("Another Mila is working")), (Some(3), true), "{}", said.err);
    let said = house.say(&["serve", "--lang", "en", "--data", "other", "--listen", &served.address]);
    assert_eq!((said.code, said.err.contains("already listens")), (Some(3), true), "{}", said.err);
    let said = import(&["--data", "mail.mbox/data", "mail.mbox"]);
    assert_eq!((said.code, said.err.contains("--data DIR")), (Some(3), true), "{}", said.err);
    for (address, code) in [("mysql://x", 3), ("postgres://nobody@127.0.0.1:9/mila", 3)] {
        let said = house.mila(&["import", "--lang", "pl", "mail.mbox"]).env("DATABASE_URL", address).output().unwrap();
        let err = String::from_utf8(said.stderr).unwrap();
        assert_eq!(said.status.code(), Some(code), "{err}");
        assert!(err.contains("DATABASE_URL"), "{err}");
    }
    let said = house.say(&["serve", "--lang", "en", "--data", "other", "--public-url", "desk.example"]);
    assert_eq!((said.code, said.err.contains("https://")), (Some(2), true), "{}", said.err);
}

#[test]
fn a_lost_password_is_replaced_by_a_link_while_the_desk_is_open() {
    let house = House::new();
    let mut served = Served::open(&house);
    served.set_up();
    let said = house.say(&["link", "--lang", "en", "--data", "data", "--public-url", "https://desk.example"]);
    assert!(said.out.contains("https://desk.example/link/"), "{}{}", said.out, said.err);
    let path = said.out.trim().rsplit_once("desk.example").unwrap().1.to_owned();
    // Mail scanners open links first; that must not use them up.
    for _ in 0..2 {
        assert_eq!(served.get(&path).location().as_deref(), Some("/link"));
    }
    let page = served.get("/link");
    assert_eq!(served.post(&page, "/link", &[("password", "another horse")]).location().as_deref(), Some("/today"));
    let page = served.get("/today");
    assert_eq!(served.post(&page, "/sign-out", &[]).status, 303);
    let page = served.get("/sign-in");
    let form = |password| [("name", "milena"), ("password", password), ("next", "/today")];
    assert_ne!(served.post(&page, "/sign-in", &form("correct horse")).location().as_deref(), Some("/today"));
    let page = served.get("/sign-in");
    assert_eq!(served.post(&page, "/sign-in", &form("another horse")).location().as_deref(), Some("/today"));
}

#[test]
fn mail_that_a_caught_up_desk_takes_in_from_the_browser_is_shown() {
    let house = House::with(&lately(&[house::anna_asks(5)]));
    let mut served = Served::open(&house);
    served.set_up();
    let page = served.get("/import");
    let path = house.path("mail.mbox").display().to_string();
    assert_eq!(
        served.post(&page, "/import/path", &[("path", &path)]).location().as_deref().map(|path| path.starts_with("/import")),
        Some(true)
    );
    let patience = Instant::now() + Duration::from_secs(30);
    while !served.get("/today").text.contains("Anna Nowak") {
        assert!(Instant::now() < patience, "{}", served.get("/import").text);
        std::thread::sleep(Duration::from_millis(100));
    }
}
