//! Search: as a page, and for the palette while somebody types.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use serde::Serialize;

use crate::pages::rows::Run;
use crate::pages::search::{FoundPerson, FoundRow, SearchPage};
use crate::pages::shell::Section;

use super::House;
use super::answer::{Problem, page};
use super::visit::{Anybody, Behind, Inside};

/// Longer searches are cut.
const LONGEST: usize = 200;
/// The palette shows so many of each kind.
const MOST: u8 = 6;

/// What was found.
pub async fn search(State(house): State<Arc<House>>, inside: Inside) -> Result<Response, Problem> {
    let Inside { visit, member } = inside;
    let shown = match visit.asked("q").map(shortened).filter(|words| !words.trim().is_empty()) {
        Some(words) => {
            let found = house.desk().search(&member.scope, &words, visit.asked("from")).await?;
            SearchPage::of(visit.texts(), &member.here(&house), &found)
        }
        None => SearchPage::fresh(visit.texts()),
    };
    page(shown.html(&visit.shell(Section::Search, &shown.title)?))
}

fn shortened(words: &str) -> String {
    words.chars().take(LONGEST).collect()
}

/// What the palette shows.
#[derive(Debug, Serialize)]
pub struct Palette {
    people: Vec<Line>,
    letters: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    detail: String,
}

/// What was found so far.
pub async fn palette(
    State(house): State<Arc<House>>,
    Behind(member): Behind,
    Anybody(visit): Anybody,
) -> Result<Json<Palette>, Problem> {
    let words = shortened(visit.asked("q").unwrap_or_default());
    let found = house.desk().glance(&member.scope, &words, MOST).await?;
    let SearchPage { people, letters, .. } = SearchPage::of(visit.texts(), &member.here(&house), &found);
    Ok(Json(Palette {
        people: people.into_iter().map(Line::of_person).collect(),
        letters: letters.into_iter().map(Line::of_letter).collect(),
    }))
}

impl Line {
    fn of_person(found: FoundPerson) -> Self {
        Self { href: found.href, name: found.name.who, detail: found.name.address.unwrap_or_default() }
    }

    fn of_letter(found: FoundRow) -> Self {
        let subject = found.subject.into_iter().map(|Run { text, .. }| text).collect();
        Self { href: found.href, name: subject, detail: format!("{} · {}", found.name.who, found.when) }
    }
}
