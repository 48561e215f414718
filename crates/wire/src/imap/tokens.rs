//! The words of a response: atoms, strings, literals and parentheses, one after the other. What they mean is for
//! `reply` to say.

use super::reader::Literal;

/// Parentheses deeper than this are not followed.
const DEEPEST: u32 = 50;

/// One word of a response.
#[derive(Debug, PartialEq, Eq)]
pub enum Token<'a> {
    Open,
    Close,
    /// An atom, a number, NIL, a flag; with what it has in brackets (`BODY[HEADER.FIELDS (FROM)]`).
    Word(&'a [u8]),
    Quoted(Vec<u8>),
    Literal(Literal),
}

/// What is left of a response.
pub struct Tokens<'a> {
    text: &'a [u8],
    literals: std::vec::IntoIter<Literal>,
}

impl<'a> Tokens<'a> {
    pub fn of(text: &'a [u8], literals: Vec<Literal>) -> Self {
        Self { text, literals: literals.into_iter() }
    }

    /// What was not read yet, without leading spaces.
    pub fn rest(&self) -> &'a [u8] {
        let start = self.text.iter().position(|byte| *byte != b' ').unwrap_or(self.text.len());
        &self.text[start..]
    }

    /// The next word; none at the end, and where a string does not end.
    pub fn next(&mut self) -> Option<Token<'a>> {
        self.text = self.rest();
        let (first, after) = self.text.split_first()?;
        match first {
            b'(' => {
                self.text = after;
                Some(Token::Open)
            }
            b')' => {
                self.text = after;
                Some(Token::Close)
            }
            b'"' => self.quoted(after),
            b'{' | b'~' if self.literal_end().is_some() => {
                self.text = &self.text[self.literal_end()?..];
                self.literals.next().map(Token::Literal)
            }
            _ => Some(self.word()),
        }
    }

    /// Where the announcement of a literal ends: behind its line feed, which stands nowhere else in a text.
    fn literal_end(&self) -> Option<usize> {
        let end = self.text.iter().position(|byte| !matches!(byte, b'~' | b'{' | b'}' | b'+' | b'0'..=b'9'))?;
        (self.text[end] == b'\n').then_some(end + 1)
    }

    fn quoted(&mut self, mut rest: &'a [u8]) -> Option<Token<'a>> {
        let mut text = Vec::new();
        loop {
            let (first, after) = rest.split_first()?;
            rest = after;
            match first {
                b'"' => break,
                b'\\' => {
                    let (escaped, after) = rest.split_first()?;
                    text.push(*escaped);
                    rest = after;
                }
                plain => text.push(*plain),
            }
        }
        self.text = rest;
        Some(Token::Quoted(text))
    }

    fn word(&mut self) -> Token<'a> {
        let mut is_bracketed = false;
        let ends = |byte: &u8| match byte {
            b'[' => {
                is_bracketed = true;
                false
            }
            b']' => {
                is_bracketed = false;
                false
            }
            b' ' | b'(' | b')' => !is_bracketed,
            b'\n' => true,
            _ => false,
        };
        let end = self.text.iter().position(ends).unwrap_or(self.text.len()).max(1);
        let (word, rest) = self.text.split_at(end);
        self.text = rest;
        Token::Word(word)
    }

    /// Passes over one value, with all that is in it.
    pub fn pass_over(&mut self) -> Option<()> {
        match self.next()? {
            Token::Open => self.pass_to_close(),
            Token::Word(_) | Token::Quoted(_) | Token::Literal(_) => Some(()),
            Token::Close => None,
        }
    }

    /// Passes over everything up to the parenthesis that closes the last one.
    pub fn pass_to_close(&mut self) -> Option<()> {
        let mut depth = 1_u32;
        while depth > 0 {
            match self.next()? {
                Token::Open => depth += 1,
                Token::Close => depth -= 1,
                Token::Word(_) | Token::Quoted(_) | Token::Literal(_) => {}
            }
            if depth > DEEPEST {
                return None;
            }
        }
        Some(())
    }
}
