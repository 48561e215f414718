//! What a response of an IMAP server says (RFC 9051 §7, RFC 7162, RFC 4731). What is not known is passed over: servers
//! say many things that nobody asked for.

use jiff::Timestamp;
use mila_domain::account::Flags;
use mila_domain::uids::Uids;

use super::reader::{Literal, Malformed, Response};
use super::tokens::{Token, Tokens};

/// How a command ended, or how the server is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It was done.
    Ok,
    /// It was refused.
    No,
    /// It was not understood.
    Bad,
    /// The server hangs up.
    Bye,
    /// The server knows us already.
    PreAuth,
}

/// What a server says about how something went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// How it went.
    pub status: Status,
    /// The code in brackets, in capitals: `AUTHENTICATIONFAILED`; empty where there is none.
    pub code: String,
    /// What stands in the brackets behind it.
    pub value: String,
    /// In the server's own words.
    pub words: String,
}

/// One message, as far as it was asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// Its UID; none in news that nobody asked for.
    pub uid: Option<u32>,
    /// What the server notes on it.
    pub flags: Option<Flags>,
    /// When it arrived (INTERNALDATE).
    pub arrived: Option<Timestamp>,
    /// The server's count of changes when it last changed (RFC 7162).
    pub modseq: Option<u64>,
    /// The message itself, where it was asked for.
    pub body: Option<Body>,
}

/// The bytes of a message.
#[derive(Debug, PartialEq, Eq)]
pub enum Body {
    /// As they came.
    Bytes(Vec<u8>),
    /// The server has none (NIL).
    Missing,
    /// There were too many, so many.
    TooLong(u64),
}

/// A folder, as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The name as the server writes it.
    pub name: Vec<u8>,
    /// What parts a path; none where folders do not lie in each other.
    pub delimiter: Option<char>,
    /// `\Sent`, `\Noselect`.
    pub attributes: Vec<String>,
}

/// One response.
#[derive(Debug, PartialEq, Eq)]
pub enum Reply {
    /// The end of a command.
    Done { tag: String, said: Said },
    /// Something that the server says by itself.
    Said(Said),
    /// The server waits for more.
    GoOn(String),
    /// What the server can do, in capitals.
    Capabilities(Vec<String>),
    /// A folder.
    Listed(Listed),
    /// What a search has found.
    Found(Uids),
    /// So many messages are in the folder.
    Exists(u32),
    /// A message was removed.
    Expunged,
    /// A message.
    Fetched(Fetched),
    /// Anything else.
    Other,
}

/// Reads a response.
pub fn read(response: Response) -> Result<Reply, Malformed> {
    let Response { text, literals } = response;
    if let Some(words) = text.strip_prefix(b"+") {
        return Ok(Reply::GoOn(String::from_utf8_lossy(words).trim().to_owned()));
    }
    let mut tokens = Tokens::of(&text, literals);
    let tag = word(&mut tokens).ok_or(Malformed::Shape)?;
    let kind = word(&mut tokens).ok_or(Malformed::Shape)?;
    if tag != "*" {
        return Ok(Reply::Done { tag, said: said(&kind, &tokens).ok_or(Malformed::Shape)? });
    }
    if let Ok(number) = kind.parse::<u32>() {
        return numbered(number, &mut tokens);
    }
    Ok(match kind.to_ascii_uppercase().as_str() {
        "CAPABILITY" => Reply::Capabilities(words(&mut tokens)),
        "LIST" | "XLIST" => listed(&mut tokens).map_or(Reply::Other, Reply::Listed),
        "SEARCH" => Reply::Found(Uids::of_numbers(words(&mut tokens).iter().filter_map(|word| word.parse().ok()).collect())),
        "ESEARCH" => Reply::Found(extended(&mut tokens)),
        _ => said(&kind, &tokens).map_or(Reply::Other, Reply::Said),
    })
}

fn word(tokens: &mut Tokens<'_>) -> Option<String> {
    match tokens.next()? {
        Token::Word(word) => Some(String::from_utf8_lossy(word).into_owned()),
        Token::Open | Token::Close | Token::Quoted(_) | Token::Literal(_) => None,
    }
}

fn words(tokens: &mut Tokens<'_>) -> Vec<String> {
    std::iter::from_fn(|| word(tokens)).map(|word| word.to_ascii_uppercase()).collect()
}

fn said(kind: &str, tokens: &Tokens<'_>) -> Option<Said> {
    let status = match kind.to_ascii_uppercase().as_str() {
        "OK" => Status::Ok,
        "NO" => Status::No,
        "BAD" => Status::Bad,
        "BYE" => Status::Bye,
        "PREAUTH" => Status::PreAuth,
        _ => return None,
    };
    let text = String::from_utf8_lossy(tokens.rest()).trim().to_owned();
    let bracketed = text.strip_prefix('[').and_then(|text| text.split_once(']'));
    let (code, words) = bracketed.unwrap_or(("", &text));
    let (code, value) = code.split_once(' ').unwrap_or((code, ""));
    Some(Said { status, code: code.to_ascii_uppercase(), value: value.to_owned(), words: words.trim().to_owned() })
}

fn numbered(number: u32, tokens: &mut Tokens<'_>) -> Result<Reply, Malformed> {
    Ok(match word(tokens).map(|kind| kind.to_ascii_uppercase()).as_deref() {
        Some("EXISTS") => Reply::Exists(number),
        Some("EXPUNGE") => Reply::Expunged,
        Some("FETCH") => Reply::Fetched(fetched(tokens)?),
        Some(_) | None => Reply::Other,
    })
}

fn fetched(tokens: &mut Tokens<'_>) -> Result<Fetched, Malformed> {
    let mut fetched = Fetched::default();
    if tokens.next() != Some(Token::Open) {
        return Err(Malformed::Shape);
    }
    loop {
        let item = match tokens.next().ok_or(Malformed::Shape)? {
            Token::Close => break,
            Token::Word(item) => item.to_ascii_uppercase(),
            Token::Open | Token::Quoted(_) | Token::Literal(_) => return Err(Malformed::Shape),
        };
        match item.as_slice() {
            b"UID" => fetched.uid = word(tokens).and_then(|uid| uid.parse().ok()),
            b"FLAGS" => fetched.flags = Some(flags(tokens)?),
            b"MODSEQ" => fetched.modseq = modseq(tokens)?,
            b"INTERNALDATE" => fetched.arrived = text(tokens).and_then(|text| moment(&text)),
            b"BODY[]" => fetched.body = Some(body(tokens)?),
            _ => tokens.pass_over().ok_or(Malformed::Shape)?,
        }
    }
    if tokens.rest().is_empty() { Ok(fetched) } else { Err(Malformed::Shape) }
}

fn flags(tokens: &mut Tokens<'_>) -> Result<Flags, Malformed> {
    let mut flags = Flags::default();
    if tokens.next() != Some(Token::Open) {
        return Err(Malformed::Shape);
    }
    for flag in words(tokens) {
        match flag.as_str() {
            "\\SEEN" => flags.seen = true,
            "\\ANSWERED" => flags.answered = true,
            "\\FLAGGED" => flags.flagged = true,
            "\\DELETED" => flags.deleted = true,
            _ => {}
        }
    }
    Ok(flags)
}

fn modseq(tokens: &mut Tokens<'_>) -> Result<Option<u64>, Malformed> {
    if tokens.next() != Some(Token::Open) {
        return Err(Malformed::Shape);
    }
    Ok(words(tokens).first().and_then(|number| number.parse().ok()))
}

fn body(tokens: &mut Tokens<'_>) -> Result<Body, Malformed> {
    Ok(match tokens.next().ok_or(Malformed::Shape)? {
        Token::Literal(Literal::Bytes(bytes)) => Body::Bytes(bytes),
        Token::Literal(Literal::TooLong(length)) => Body::TooLong(length),
        Token::Quoted(text) => Body::Bytes(text),
        Token::Word(word) if word.eq_ignore_ascii_case(b"NIL") => Body::Missing,
        Token::Word(_) | Token::Open | Token::Close => return Err(Malformed::Shape),
    })
}

/// A string in any of its forms; `None` for NIL.
fn text(tokens: &mut Tokens<'_>) -> Option<Vec<u8>> {
    match tokens.next()? {
        Token::Word(word) => (!word.eq_ignore_ascii_case(b"NIL")).then(|| word.to_vec()),
        Token::Quoted(text) | Token::Literal(Literal::Bytes(text)) => Some(text),
        Token::Open | Token::Close | Token::Literal(Literal::TooLong(_)) => None,
    }
}

fn listed(tokens: &mut Tokens<'_>) -> Option<Listed> {
    if tokens.next()? != Token::Open {
        return None;
    }
    let attributes = std::iter::from_fn(|| word(tokens)).collect();
    let delimiter = text(tokens).and_then(|text| String::from_utf8_lossy(&text).chars().next());
    Some(Listed { name: text(tokens)?, delimiter, attributes })
}

/// `ESEARCH (TAG "A4") UID ALL 1:17,21`
fn extended(tokens: &mut Tokens<'_>) -> Uids {
    while let Some(token) = tokens.next() {
        match token {
            Token::Open => drop(tokens.pass_to_close()),
            Token::Word(word) if word.eq_ignore_ascii_case(b"ALL") => {
                return word_of(tokens.next()).map(ranges).unwrap_or_default();
            }
            Token::Word(_) | Token::Close | Token::Quoted(_) | Token::Literal(_) => {}
        }
    }
    Uids::default()
}

fn word_of(token: Option<Token<'_>>) -> Option<&[u8]> {
    match token? {
        Token::Word(word) => Some(word),
        Token::Open | Token::Close | Token::Quoted(_) | Token::Literal(_) => None,
    }
}

fn ranges(set: &[u8]) -> Uids {
    let number = |text: &str| text.parse::<u32>().ok();
    let range = |part: &str| match part.split_once(':') {
        Some((first, last)) => number(first).zip(number(last)),
        None => number(part).map(|only| (only, only)),
    };
    Uids::of_ranges(String::from_utf8_lossy(set).split(',').filter_map(range))
}

/// `17-Jul-1996 02:44:25 -0700`
fn moment(text: &[u8]) -> Option<Timestamp> {
    let text = std::str::from_utf8(text).ok()?;
    jiff::fmt::strtime::parse("%d-%b-%Y %H:%M:%S %z", text.trim()).ok()?.to_timestamp().ok()
}
