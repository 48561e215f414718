use mila_domain::language::Language;

use super::*;
use crate::pages::samples;
use crate::pages::shell::Section;

fn page(language: Language, base: &str, listen: &str, elsewhere: Option<Timestamp>) -> PhonePage {
    let base = base.parse().unwrap();
    let reached = Reached { base: &base, listen: listen.parse().unwrap(), elsewhere };
    PhonePage::of(Texts::in_language(language), &samples::here(), reached)
}

#[test]
fn the_page_renders_in_every_language_without_style_and_script() {
    for language in Language::ALL {
        for base in ["http://127.0.0.1:8642", "http://192.168.1.5:8642", "https://desk.example"] {
            let page = page(language, base, "127.0.0.1", Some(samples::here().now().timestamp()));
            let shell = samples::shell(language, Section::Settings, &page.title, None);
            let html = page.html(&shell).unwrap();
            assert!(!html.contains(" style=") && !html.contains("<style") && !html.contains("<img"), "{base}");
            assert_eq!(html.matches("<h1").count(), 1);
        }
    }
}

#[test]
fn how_far_an_address_leads_follows_from_the_address() {
    for (base, circle) in [
        ("http://127.0.0.1:8642", Circle::Here),
        ("http://[::1]:8642", Circle::Here),
        ("http://localhost", Circle::Here),
        ("http://desk.localhost", Circle::Here),
        ("http://192.168.1.5", Circle::Network),
        ("http://10.0.0.1", Circle::Network),
        ("http://100.101.102.103", Circle::Network),
        ("http://169.254.1.1", Circle::Network),
        ("http://[fd00::1]", Circle::Network),
        ("http://[::ffff:10.0.0.1]", Circle::Network),
        ("http://desk", Circle::Network),
        ("http://desk.local", Circle::Network),
        ("http://desk.home.arpa", Circle::Network),
        ("https://desk.example", Circle::Everywhere),
        ("https://8.8.8.8", Circle::Everywhere),
        ("https://[2001:db8::1]", Circle::Everywhere),
        ("https://100.63.1.1", Circle::Everywhere),
    ] {
        assert_eq!(Circle::of(&base.parse().unwrap()), circle, "{base}");
    }
}

#[test]
fn an_address_of_this_machine_alone_has_no_code_but_says_what_to_do() {
    let page = page(Language::English, "http://127.0.0.1:8642", "127.0.0.1", None);
    assert!(page.code.is_none() && page.lead.is_none() && page.keep.is_none());
    assert!(page.command.is_some_and(|command| command.line.contains("--listen 0.0.0.0:8642")));
    assert_eq!(page.reach.len(), 1);
}

#[test]
fn what_is_not_known_is_not_said() {
    let never = page(Language::English, "https://desk.example", "127.0.0.1", None).reach;
    assert!(never[0].starts_with("This address is meant") && never[1].contains("pass the address on"));
    assert!(never[2].starts_with("Since Mila was started"), "{never:?}");
    let seen = page(Language::English, "http://10.0.0.2:8642", "0.0.0.0", Some(samples::here().now().timestamp())).reach;
    assert!(seen[1].starts_with("Last opened from another machine: today"), "{seen:?}");
    assert!(seen[2].contains("not encrypted"), "{seen:?}");
}

/// The dark squares of a path, as a camera sees them.
fn squares(path: &str, size: usize) -> Vec<Vec<bool>> {
    let mut squares = vec![vec![false; size]; size];
    for bar in path.split('M').skip(1) {
        let (place, rest) = bar.split_once('h').unwrap();
        let (x, y) = place.split_once(' ').unwrap();
        let length: usize = rest.split('v').next().unwrap().parse().unwrap();
        let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
        squares[y][x..x + length].fill(true);
    }
    squares
}

#[test]
fn the_code_is_the_address_with_a_margin() {
    let code = page(Language::English, "https://desk.example", "0.0.0.0", None).code.unwrap();
    let seen = squares(&code.path, code.size);
    let wanted = QrCode::new("https://desk.example").unwrap();
    for (y, row) in seen.iter().enumerate() {
        for (x, is_dark) in row.iter().enumerate() {
            let inside = |place: usize| place.checked_sub(MARGIN).filter(|place| *place < wanted.width());
            let dark = inside(x).zip(inside(y)).is_some_and(|(x, y)| wanted[(x, y)] == Color::Dark);
            assert_eq!(*is_dark, dark, "{x} {y}");
        }
    }
}
