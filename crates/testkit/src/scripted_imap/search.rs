//! SEARCH and UID SEARCH by what a client that copies a mailbox asks for.

use super::command::{Arg, Command, Set, write_set};
use super::mailbox::Message;
use super::session::{Done, Session, State, View, done};
use crate::machine::lock;

/// Year, month and day.
type Day = (u32, u32, u32);

enum Key {
    All,
    Uids(Set),
    Numbers(Set),
    Since(Day),
    Before(Day),
    On(Day),
    Flagged(&'static str),
    NotFlagged(&'static str),
    Changed(u64),
}

impl Session {
    pub(super) fn search(&mut self, command: &Command) -> Done {
        let State::Selected(view) = &self.state else {
            return Ok("BAD select first".to_owned());
        };
        let (wishes, args) = match command.args.as_slice() {
            [word, wishes @ Arg::List(_), rest @ ..] if word.is("RETURN") => (Some(wishes.items()), rest),
            args => (None, args),
        };
        let args = if args.first().is_some_and(|arg| arg.is("CHARSET")) { args.get(2..).unwrap_or_default() } else { args };
        let world = lock(&self.shared.world);
        let keys = keys(args, view).filter(|keys| {
            let is_about_changes = keys.iter().any(|key| matches!(key, Key::Changed(_)));
            (world.is_able("ESEARCH") || wishes.is_none()) && (world.is_able("CONDSTORE") || !is_about_changes)
        });
        let Some((keys, folder)) = keys.zip(world.by_id(view.folder)) else {
            return Ok("BAD such a SEARCH is not known here".to_owned());
        };
        let found = (1..).zip(&view.known).filter(|(number, uid)| {
            folder.message(**uid).is_some_and(|message| keys.iter().all(|key| key.fits(*number, message)))
        });
        let found: Vec<u32> = found.map(|(number, uid)| if command.is_by_uid() { *uid } else { number }).collect();
        let change = keys.iter().any(|key| matches!(key, Key::Changed(_))).then_some(folder.change).filter(|_| !found.is_empty());
        drop(world);
        let answer = match wishes {
            None => plain(&found, change),
            Some(wishes) => extended(command, &wishes, &found, change),
        };
        self.say(&answer)?;
        Ok(done(&command.name))
    }
}

impl Key {
    fn fits(&self, number: u32, message: &Message) -> bool {
        let has = |flag: &str| message.flags.iter().any(|own| own.eq_ignore_ascii_case(flag));
        let day = || day(message.date.get(..11).unwrap_or_default());
        match self {
            Self::All => true,
            Self::Uids(set) => set.contains(message.uid),
            Self::Numbers(set) => set.contains(number),
            Self::Since(since) => day() >= Some(*since),
            Self::Before(before) => day() < Some(*before),
            Self::On(on) => day() == Some(*on),
            Self::Flagged(flag) => has(flag),
            Self::NotFlagged(flag) => !has(flag),
            Self::Changed(change) => message.change >= *change,
        }
    }
}

fn plain(found: &[u32], change: Option<u64>) -> String {
    let mut answer = "* SEARCH".to_owned();
    for number in found {
        answer.push(' ');
        answer.push_str(&number.to_string());
    }
    answer + &change.map(|change| format!(" (MODSEQ {change})")).unwrap_or_default()
}

fn extended(command: &Command, wishes: &[Arg], found: &[u32], change: Option<u64>) -> String {
    let wishes = if wishes.is_empty() { &[Arg::Text(b"ALL".to_vec())] } else { wishes };
    let mut answer = format!("* ESEARCH (TAG \"{}\")", command.tag);
    if command.is_by_uid() {
        answer.push_str(" UID");
    }
    for wish in wishes {
        let name = wish.text().to_uppercase();
        let value = match (name.as_str(), found) {
            ("COUNT", _) => found.len().to_string(),
            ("ALL", [_, ..]) => write_set(found),
            ("MIN", [first, ..]) => first.to_string(),
            ("MAX", [.., last]) => last.to_string(),
            _ => continue,
        };
        answer.extend([" ", &name, " ", &value]);
    }
    answer + &change.map(|change| format!(" MODSEQ {change}")).unwrap_or_default()
}

fn keys(args: &[Arg], view: &View) -> Option<Vec<Key>> {
    let mut keys = Vec::new();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let Arg::Text(_) = arg else {
            keys.extend(self::keys(&arg.items(), view)?);
            continue;
        };
        let name = arg.text().to_uppercase();
        let mut next = || args.next().map(Arg::text);
        keys.push(match name.as_str() {
            "ALL" => Key::All,
            "UID" => Key::Uids(Set::parse(&next()?, view.last_uid())?),
            "SINCE" => Key::Since(day(&next()?)?),
            "BEFORE" => Key::Before(day(&next()?)?),
            "ON" => Key::On(day(&next()?)?),
            "SEEN" => Key::Flagged("\\Seen"),
            "UNSEEN" => Key::NotFlagged("\\Seen"),
            "DELETED" => Key::Flagged("\\Deleted"),
            "UNDELETED" => Key::NotFlagged("\\Deleted"),
            "MODSEQ" => Key::Changed(next()?.parse().ok()?),
            _ => Key::Numbers(Set::parse(&name, view.last_number())?),
        });
    }
    (!keys.is_empty()).then_some(keys)
}

fn day(text: &str) -> Option<Day> {
    const MONTHS: &str = "janfebmaraprmayjunjulaugsepoctnovdec";
    let mut parts = text.trim().split('-');
    let (day, month, year) = (parts.next()?, parts.next()?.to_lowercase(), parts.next()?);
    let month = (1..).zip(0..12).find(|(_, at)| MONTHS[at * 3..at * 3 + 3] == month)?.0;
    Some((year.parse().ok()?, month, day.parse().ok()?))
}
