//! The text files of the demo, as data: conversations of turns, and the people who speak in them.
//! What the words mean and when they are said, the other files decide; the format is told in `texts/en.txt`.

use mila_domain::language::Language;

/// Who says a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The client whose conversation it is.
    Client,
    /// The owner of the studio.
    Owner,
    /// The owner's colleague.
    Colleague,
    /// Another person of the client's firm.
    Second,
    /// A third party.
    Printer,
    /// The mail system.
    Bounce,
    /// The sender whom the heading `from:` names.
    Mail,
}

/// When a turn is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// At the beginning.
    Start,
    /// As fast as the owner usually answers.
    Answer,
    /// So many minutes after the turn before, in working hours.
    After(i64),
    /// So many days after the day named last.
    Due(i64),
    /// Exactly so many minutes before now.
    Exactly(i64),
    /// In the last working hours up to so many minutes before now.
    About(i64),
}

/// One letter of a conversation, before it is said.
#[derive(Debug, Clone)]
pub struct Turn {
    /// Who says it.
    pub who: Who,
    /// When it is said.
    pub when: When,
    /// What is special about it.
    pub flags: Vec<&'static str>,
    /// A subject of its own.
    pub subject: Option<&'static str>,
    /// The words, with slots.
    pub text: &'static str,
}

impl Turn {
    /// Whether the heading has this flag.
    #[must_use]
    pub fn has(&self, flag: &str) -> bool {
        self.flags.contains(&flag)
    }

    /// What stands after `name=` among the flags.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&'static str> {
        self.flags.iter().find_map(|flag| flag.strip_prefix(name)?.strip_prefix('='))
    }
}

/// A named section of a text file: headings and turns.
#[derive(Debug, Clone)]
pub struct Script {
    /// What stands after `===`.
    pub name: &'static str,
    heads: Vec<(&'static str, &'static str)>,
    /// The letters in their order.
    pub turns: Vec<Turn>,
}

impl Script {
    /// A section in which nothing is said.
    #[must_use]
    pub const fn silent() -> Self {
        Self { name: "", heads: Vec::new(), turns: Vec::new() }
    }

    /// Everything said under this heading.
    pub fn all<'a>(&'a self, head: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        self.heads.iter().filter(move |(name, _)| *name == head).map(|(_, value)| *value)
    }

    /// What the heading says, or nothing.
    #[must_use]
    pub fn head(&self, head: &str) -> &'static str {
        self.heads.iter().find(|(name, _)| *name == head).map_or("", |(_, value)| *value)
    }
}

/// Reads the sections of a text file; a line that fits nowhere is passed over.
#[must_use]
pub fn scripts(file: &'static str) -> Vec<Script> {
    file.split("\n=== ").skip(1).map(script).collect()
}

fn script(section: &'static str) -> Script {
    let (head, turns) = section.split_once("\n--- ").map_or((section, None), |(head, turns)| (head, Some(turns)));
    let mut lines = head.lines();
    let name = lines.next().unwrap_or_default().trim();
    let heads = lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": ")).collect();
    let turns = turns.into_iter().flat_map(|turns| turns.split("\n--- ")).filter_map(turn).collect();
    Script { name, heads, turns }
}

fn turn(block: &'static str) -> Option<Turn> {
    let (heading, text) = block.split_once('\n')?;
    let mut words = heading.split_whitespace();
    let (who, when) = (who(words.next()?)?, when(words.next()?)?);
    let flags = words.collect();
    // A rule between chapters of a file ends the text.
    let text = text.split_once("\n# ").map_or(text, |(text, _)| text).trim();
    let (subject, text) = match text.strip_prefix("subject: ").and_then(|rest| rest.split_once('\n')) {
        Some((subject, text)) => (Some(subject), text),
        None => (None, text),
    };
    Some(Turn { who, when, flags, subject, text })
}

fn who(word: &str) -> Option<Who> {
    Some(match word {
        "client" => Who::Client,
        "owner" => Who::Owner,
        "colleague" => Who::Colleague,
        "second" => Who::Second,
        "printer" => Who::Printer,
        "bounce" => Who::Bounce,
        "mail" => Who::Mail,
        _ => return None,
    })
}

fn when(word: &str) -> Option<When> {
    if let Some(ago) = word.strip_prefix("now-") {
        let minutes = minutes(ago)?;
        return Some(if ago.ends_with('h') { When::Exactly(minutes) } else { When::About(minutes) });
    }
    if let Some(later) = word.strip_prefix("due+") {
        return Some(When::Due(minutes(later)? / (24 * 60)));
    }
    match word {
        "start" => Some(When::Start),
        "answer" => Some(When::Answer),
        "due" => Some(When::Due(0)),
        _ => Some(When::After(minutes(word.strip_prefix('+')?)?)),
    }
}

/// `3h` or `2d` in minutes.
fn minutes(length: &str) -> Option<i64> {
    let (number, unit) = length.split_at_checked(length.len().checked_sub(1)?)?;
    let unit = match unit {
        "h" => 60,
        "d" => 24 * 60,
        _ => return None,
    };
    Some(number.parse::<i64>().ok()? * unit)
}

/// How somebody's mail looks inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// Plain text and HTML side by side.
    Both,
    /// Plain text in UTF-8.
    Plain,
    /// Plain text in the old eight-bit character set of the language.
    Old,
    /// HTML alone.
    Html,
    /// Plain text in base64, short.
    Phone,
}

/// How often somebody writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// Now and then, also in the last weeks.
    Active,
    /// One conversation, long ago.
    Once,
    /// Regularly, until so many days ago.
    Quiet(i64),
    /// Only in the conversations of `now.txt`.
    Now,
}

/// Somebody with whom the studio writes.
#[derive(Debug, Clone)]
pub struct Person {
    /// Their name in the text files.
    pub key: &'static str,
    /// Whether words about them are feminine.
    pub is_woman: bool,
    /// The language they write in.
    pub language: Language,
    /// As they sign.
    pub name: &'static str,
    /// As the owner addresses them.
    pub call: &'static str,
    /// Where they work.
    pub firm: &'static str,
    /// Where they are written to.
    pub address: &'static str,
    /// How often they write.
    pub life: Life,
    /// How their mail looks inside.
    pub program: Program,
    /// A second address, or one with a plus-tag.
    pub other: Option<&'static str>,
}

/// Reads `people.txt`; a line that is no person is passed over.
#[must_use]
pub fn people(file: &'static str) -> Vec<Person> {
    file.lines().filter(|line| !line.starts_with('#')).filter_map(person).collect()
}

fn person(line: &'static str) -> Option<Person> {
    let mut cells = line.split(" | ").map(str::trim);
    let mut next = || cells.next();
    Some(Person {
        key: next()?,
        is_woman: next()? == "f",
        language: next()?.parse().ok()?,
        name: next()?,
        call: next()?,
        firm: next()?,
        address: next()?,
        life: life(next()?)?,
        program: program(next()?)?,
        other: next(),
    })
}

fn life(word: &str) -> Option<Life> {
    match word {
        "active" => Some(Life::Active),
        "once" => Some(Life::Once),
        "now" => Some(Life::Now),
        _ => word.strip_prefix("quiet ")?.parse().ok().map(Life::Quiet),
    }
}

fn program(word: &str) -> Option<Program> {
    Some(match word {
        "both" => Program::Both,
        "plain" => Program::Plain,
        "old" => Program::Old,
        "html" => Program::Html,
        "phone" => Program::Phone,
        _ => return None,
    })
}
