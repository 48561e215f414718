//! A client's command, taken apart.

use std::ops::RangeInclusive;

/// A command with its literals in place.
#[derive(Debug)]
pub(super) struct Command {
    pub(super) tag: String,
    /// In upper case; `UID` belongs to it: `UID FETCH`.
    pub(super) name: String,
    pub(super) args: Vec<Arg>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Arg {
    Text(Vec<u8>),
    List(Vec<Arg>),
}

impl Arg {
    /// The letters of a text; a list has none.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            Self::List(_) => String::new(),
        }
    }

    pub(super) fn is(&self, word: &str) -> bool {
        self.text().eq_ignore_ascii_case(word)
    }

    /// What is in a list; a text is alone.
    pub(super) fn items(&self) -> Vec<Arg> {
        match self {
            Self::Text(_) => vec![self.clone()],
            Self::List(items) => items.clone(),
        }
    }
}

impl Command {
    /// Takes apart what a client sent, literals still behind their `{n}` and line end.
    pub(super) fn parse(sent: &[u8]) -> Self {
        let mut args = Reader(sent).args().into_iter();
        let tag = args.next().map(|tag| tag.text()).unwrap_or_default();
        let mut name = args.next().map(|name| name.text().to_uppercase()).unwrap_or_default();
        if name == "UID" {
            name = format!("UID {}", args.next().map(|name| name.text().to_uppercase()).unwrap_or_default());
        }
        Self { tag, name, args: args.collect() }
    }

    pub(super) fn arg(&self, at: usize) -> String {
        self.args.get(at).map(Arg::text).unwrap_or_default()
    }

    pub(super) fn is_by_uid(&self) -> bool {
        self.name.starts_with("UID ")
    }
}

struct Reader<'sent>(&'sent [u8]);

impl Reader<'_> {
    fn args(&mut self) -> Vec<Arg> {
        let mut args = Vec::new();
        while let Some(first) = self.0.first() {
            match first {
                b' ' => self.0 = &self.0[1..],
                b')' => {
                    self.0 = &self.0[1..];
                    break;
                }
                b'(' => {
                    self.0 = &self.0[1..];
                    args.push(Arg::List(self.args()));
                }
                b'"' => args.push(Arg::Text(self.quoted())),
                b'{' => args.push(Arg::Text(self.literal())),
                _ => args.push(Arg::Text(self.atom())),
            }
        }
        args
    }

    fn quoted(&mut self) -> Vec<u8> {
        let mut text = Vec::new();
        let mut bytes = self.0.iter().enumerate().skip(1);
        while let Some((_, byte)) = bytes.next() {
            match byte {
                b'"' => break,
                b'\\' => text.extend(bytes.next().map(|(_, escaped)| *escaped)),
                _ => text.push(*byte),
            }
        }
        let end = bytes.next().map_or(self.0.len(), |(at, _)| at);
        self.0 = &self.0[end..];
        text
    }

    fn literal(&mut self) -> Vec<u8> {
        let end = self.0.iter().position(|byte| *byte == b'}').map_or(self.0.len(), |at| at + 1);
        let length = crate::plain_imap::announced(&self.0[..end]).unwrap_or_default();
        let start = (end + 2).min(self.0.len());
        let stop = (start + length).min(self.0.len());
        let text = self.0[start..stop].to_vec();
        self.0 = &self.0[stop..];
        text
    }

    /// Everything up to a space or a parenthesis, but for those within `BODY[…]`.
    fn atom(&mut self) -> Vec<u8> {
        let mut depth = 0_usize;
        let end = self.0.iter().position(|byte| {
            match byte {
                b'[' => depth += 1,
                b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && matches!(byte, b' ' | b'(' | b')')
        });
        let (atom, rest) = self.0.split_at(end.unwrap_or(self.0.len()));
        self.0 = rest;
        atom.to_vec()
    }
}

/// Numbers of messages as a client writes them, `1:3,7,9:*`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Set(Vec<RangeInclusive<u32>>);

impl Set {
    /// `*` is the last number, and a range may be written either way round: `9:*` contains the last one always.
    pub(super) fn parse(text: &str, last: u32) -> Option<Self> {
        let number = |text: &str| if text == "*" { Some(last) } else { text.parse().ok().filter(|number| *number > 0) };
        let range = |text: &str| {
            let (from, to) = text.split_once(':').unwrap_or((text, text));
            let (from, to) = (number(from)?, number(to)?);
            Some(from.min(to)..=from.max(to))
        };
        text.split(',').map(range).collect::<Option<_>>().map(Self)
    }

    pub(super) fn contains(&self, number: u32) -> bool {
        self.0.iter().any(|range| range.contains(&number))
    }
}

/// Writes numbers as briefly as a server does.
pub(super) fn write_set(numbers: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, to)) if *to + 1 == *number => *to = *number,
            Some(_) | None => ranges.push((*number, *number)),
        }
    }
    let range = |(from, to): &(u32, u32)| if from == to { from.to_string() } else { format!("{from}:{to}") };
    ranges.iter().map(range).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_taken_apart() {
        let command = Command::parse(b"a1 uid fetch 1:* (UID BODY.PEEK[HEADER.FIELDS (DATE)]) (CHANGEDSINCE 5)");
        assert_eq!((command.tag.as_str(), command.name.as_str()), ("a1", "UID FETCH"));
        let items: Vec<String> = command.args[1].items().iter().map(Arg::text).collect();
        assert_eq!(items, ["UID", "BODY.PEEK[HEADER.FIELDS (DATE)]"]);
        let login = Command::parse(b"a LOGIN {3+}\r\nx y \"q\\\"\\\\ \"");
        assert_eq!((login.arg(0).as_str(), login.arg(1).as_str()), ("x y", "q\"\\ "));
    }

    #[test]
    fn a_set_beyond_the_last_number_contains_the_last() {
        let set = Set::parse("2:3,9:*", 5).unwrap();
        assert_eq!((1..=10).filter(|number| set.contains(*number)).collect::<Vec<_>>(), [2, 3, 5, 6, 7, 8, 9]);
        assert_eq!(Set::parse("0", 5), None);
        assert_eq!(write_set(&[1, 2, 3, 7, 9, 10]), "1:3,7,9:10");
    }
}
