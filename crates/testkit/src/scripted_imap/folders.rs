//! LIST, STATUS, SELECT and EXAMINE.

use std::io;

use super::command::{Arg, Command};
use super::quirk::Quirk;
use super::session::{Access, Done, Session, State, View, done};
use super::world::{Folder, World};
use crate::machine::lock;
use crate::plain_imap::quoted;
use crate::utf7::{from_utf7, to_utf7};

const SPECIAL: [&str; 8] = ["\\All", "\\Archive", "\\Drafts", "\\Flagged", "\\Important", "\\Junk", "\\Sent", "\\Trash"];

impl Session {
    pub(super) fn list(&mut self, command: &Command) -> Done {
        let is_special = self.is_able("SPECIAL-USE");
        let asks = |arg: &Arg| matches!(arg, Arg::List(items) if items.iter().any(|item| item.is("SPECIAL-USE")));
        if !is_special && command.args.iter().any(asks) {
            return Ok("BAD SPECIAL-USE is not known here".to_owned());
        }
        let (is_narrowed, args) = match command.args.split_first() {
            Some((first @ Arg::List(_), rest)) => (asks(first), rest),
            Some((Arg::Text(_), _)) | None => (false, command.args.as_slice()),
        };
        let [reference, pattern, ..] = args else {
            return Ok("BAD LIST of what?".to_owned());
        };
        if pattern.text().is_empty() {
            self.say(&format!("* {} (\\Noselect) \"/\" \"\"", command.name))?;
            return Ok(done(&command.name));
        }
        let pattern = reference.text() + &pattern.text();
        let folders = listed(&lock(&self.shared.world), &pattern, is_special);
        for (name, attributes) in folders {
            if is_narrowed && !attributes.iter().any(|attribute| is_special_use(attribute)) {
                continue;
            }
            self.say_listed(&command.name, &name, &attributes.join(" "))?;
        }
        Ok(done(&command.name))
    }

    fn say_listed(&mut self, command: &str, name: &str, attributes: &str) -> io::Result<()> {
        let name = if self.has(&Quirk::LiteralNames) { format!("{{{}}}\r\n{name}", name.len()) } else { quoted(name) };
        self.say(&format!("* {command} ({attributes}) \"/\" {name}"))
    }

    pub(super) fn status(&mut self, command: &Command) -> Done {
        let name = command.arg(0);
        let items = command.args.get(1).map(Arg::items).unwrap_or_default();
        let answer = {
            let world = lock(&self.shared.world);
            let Some(folder) = from_utf7(&name).and_then(|name| world.named(&name)).filter(|folder| is_selectable(folder)) else {
                return Ok("NO [NONEXISTENT] There is no such folder".to_owned());
            };
            let is_condstore = world.is_able("CONDSTORE");
            items.iter().map(|item| status_item(folder, &item.text().to_uppercase(), is_condstore)).collect::<Option<Vec<_>>>()
        };
        let Some(answer) = answer else {
            return Ok("BAD such a STATUS is not known here".to_owned());
        };
        self.say(&format!("* STATUS {} ({})", quoted(&name), answer.join(" ")))?;
        Ok(done("STATUS"))
    }

    pub(super) fn select(&mut self, command: &Command, access: Access) -> Done {
        self.state = State::Known;
        let name = from_utf7(&command.arg(0)).unwrap_or_default();
        let refused = |quirk: &Quirk| {
            if let Quirk::RefuseFolder(folder, words) = quirk { (*folder == name).then(|| words.clone()) } else { None }
        };
        if let Some(words) = self.quirk(refused) {
            return Ok(format!("NO {words}"));
        }
        let asks = command.args.get(1).is_some_and(|arg| arg.items().iter().any(|item| item.is("CONDSTORE")));
        if asks && !self.is_able("CONDSTORE") {
            return Ok("BAD CONDSTORE is not known here".to_owned());
        }
        let selected = {
            let world = lock(&self.shared.world);
            let folder = world.named(&name).filter(|folder| is_selectable(folder));
            folder.map(|folder| (View::new(folder, access), described(folder, world.is_able("CONDSTORE"))))
        };
        let Some((view, lines)) = selected else {
            return Ok("NO [NONEXISTENT] There is no such folder".to_owned());
        };
        self.state = State::Selected(view);
        lines.iter().try_for_each(|line| self.say(line))?;
        Ok(match access {
            Access::ReadOnly => "OK [READ-ONLY] EXAMINE done".to_owned(),
            Access::ReadWrite => "OK [READ-WRITE] SELECT done".to_owned(),
        })
    }
}

impl View {
    fn new(folder: &Folder, access: Access) -> Self {
        let known = folder.is.messages.iter().map(|message| message.uid).collect();
        Self { folder: folder.id, known, change: folder.change, access }
    }
}

fn described(folder: &Folder, is_condstore: bool) -> Vec<String> {
    let mut lines = vec![
        "* FLAGS (\\Answered \\Flagged \\Draft \\Deleted \\Seen)".to_owned(),
        "* OK [PERMANENTFLAGS ()] None is kept".to_owned(),
        format!("* {} EXISTS", folder.is.messages.len()),
        "* 0 RECENT".to_owned(),
        format!("* OK [UIDVALIDITY {}] UIDs are valid", folder.is.validity),
        format!("* OK [UIDNEXT {}] The next UID", folder.is.next_uid),
    ];
    if is_condstore {
        lines.push(format!("* OK [HIGHESTMODSEQ {}] The last change", folder.change));
    }
    lines
}

fn status_item(folder: &Folder, item: &str, is_condstore: bool) -> Option<String> {
    let unseen = || folder.is.messages.iter().filter(|message| !message.flags.iter().any(|flag| flag == "\\Seen")).count();
    let value = match item {
        "MESSAGES" => folder.is.messages.len().to_string(),
        "UIDNEXT" => folder.is.next_uid.to_string(),
        "UIDVALIDITY" => folder.is.validity.to_string(),
        "UNSEEN" => unseen().to_string(),
        "RECENT" => "0".to_owned(),
        "HIGHESTMODSEQ" if is_condstore => folder.change.to_string(),
        _ => return None,
    };
    Some(format!("{item} {value}"))
}

/// The folders whose name on the wire fits a pattern, with their attributes.
fn listed(world: &World, pattern: &str, is_special: bool) -> Vec<(String, Vec<String>)> {
    let parents: std::collections::HashSet<&str> =
        world.folders.iter().filter_map(|folder| Some(folder.is.name.rsplit_once('/')?.0)).collect();
    let mut listed = Vec::new();
    for folder in &world.folders {
        let name = to_utf7(&folder.is.name);
        if !fits(&name, pattern) {
            continue;
        }
        let shown = folder.is.attributes.iter().filter(|attribute| is_special || !is_special_use(attribute));
        let mut attributes: Vec<String> = shown.cloned().collect();
        let children = if parents.contains(folder.is.name.as_str()) { "\\HasChildren" } else { "\\HasNoChildren" };
        attributes.push(children.to_owned());
        listed.push((name, attributes));
    }
    listed
}

fn fits(name: &str, pattern: &str) -> bool {
    let Some(at) = pattern.find(['*', '%']) else {
        return name == pattern || name.eq_ignore_ascii_case("INBOX") && pattern.eq_ignore_ascii_case("INBOX");
    };
    let Some(rest) = name.strip_prefix(&pattern[..at]) else {
        return false;
    };
    let is_deep = pattern[at..].starts_with('*');
    let end = if is_deep { rest.len() } else { rest.find('/').unwrap_or(rest.len()) };
    rest.char_indices()
        .map(|(at, _)| at)
        .chain([rest.len()])
        .filter(|from| *from <= end)
        .any(|from| fits(&rest[from..], &pattern[at + 1..]))
}

fn is_special_use(attribute: &str) -> bool {
    SPECIAL.iter().any(|special| special.eq_ignore_ascii_case(attribute))
}

fn is_selectable(folder: &Folder) -> bool {
    !folder.has_attribute("\\Noselect") && !folder.has_attribute("\\NonExistent")
}
