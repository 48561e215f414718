//! Commands as they are written to an IMAP server (RFC 9051 §2.2.1), so that no argument can end its line.

/// A command in parts. Behind each part but the last the server is waited for to say that it is ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    parts: Vec<Vec<u8>>,
}

impl Command {
    /// A command without arguments of anybody else's.
    pub fn plain(words: &str) -> Self {
        Self { parts: vec![words.as_bytes().to_vec()] }
    }

    /// With a text behind it: quoted, or as a literal where quotes cannot hold it.
    pub fn with(mut self, text: &[u8]) -> Self {
        if text.iter().all(|byte| matches!(byte, 0x20..=0x7e)) {
            let last = self.last();
            last.extend_from_slice(b" \"");
            for byte in text {
                if matches!(byte, b'"' | b'\\') {
                    last.push(b'\\');
                }
                last.push(*byte);
            }
            last.push(b'"');
        } else {
            self.last().extend_from_slice(format!(" {{{}}}", text.len()).as_bytes());
            self.parts.push(text.to_vec());
        }
        self
    }

    /// With words behind it.
    pub fn and(mut self, words: &str) -> Self {
        let last = self.last();
        last.push(b' ');
        last.extend_from_slice(words.as_bytes());
        self
    }

    /// With something that is sent when the server says that it is ready.
    pub fn then(mut self, words: &str) -> Self {
        self.parts.push(words.as_bytes().to_vec());
        self
    }

    /// The parts, each with its line end.
    pub fn lines(self, tag: &str) -> Vec<Vec<u8>> {
        let mut parts = self.parts;
        let line_end = |part: &mut Vec<u8>| part.extend_from_slice(b"\r\n");
        parts.iter_mut().for_each(line_end);
        if let Some(first) = parts.first_mut() {
            first.splice(0..0, format!("{tag} ").into_bytes());
        }
        parts
    }

    fn last(&mut self) -> &mut Vec<u8> {
        if self.parts.is_empty() {
            self.parts.push(Vec::new());
        }
        let last = self.parts.len() - 1;
        &mut self.parts[last]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(command: Command) -> Vec<String> {
        command.lines("a1").into_iter().map(|line| String::from_utf8(line).unwrap()).collect()
    }

    #[test]
    fn arguments_are_quoted_or_sent_as_literals() {
        let login = Command::plain("LOGIN").with(b"anna@studio.example").with(b"say \"friend\" \\ enter");
        assert_eq!(lines(login), ["a1 LOGIN \"anna@studio.example\" \"say \\\"friend\\\" \\\\ enter\"\r\n"]);
        let login = Command::plain("LOGIN").with("zażółć".as_bytes()).with(b"");
        assert_eq!(lines(login), ["a1 LOGIN {10}\r\n", "zażółć \"\"\r\n"]);
        let examine = Command::plain("EXAMINE").with(b"In\r\nbox").and("(CONDSTORE)");
        assert_eq!(lines(examine), ["a1 EXAMINE {7}\r\n", "In\r\nbox (CONDSTORE)\r\n"]);
    }

    proptest! {
        #[test]
        fn no_argument_ends_its_line(text in proptest::collection::vec(any::<u8>(), 0..30)) {
            let lines = Command::plain("EXAMINE").with(&text).lines("a1");
            prop_assert_eq!(lines.len(), if text.iter().all(|byte| matches!(byte, 0x20..=0x7e)) { 1 } else { 2 });
            prop_assert!(lines[0][..lines[0].len() - 2].iter().all(|byte| matches!(byte, 0x20..=0x7e)));
        }
    }
}
