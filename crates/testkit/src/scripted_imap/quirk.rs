//! What a scripted server may do wrong.

use std::time::Duration;

/// One thing in which the server differs from a good one. Several may hold at once, and they may change at any time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Quirk {
    /// This capability is not named and not known, `IDLE` or `AUTH=PLAIN`.
    Hide(&'static str),
    /// This capability is named, too. With `X-GM-EXT-1` a FETCH of Gmail's items is understood.
    Show(&'static str),
    /// Connections are greeted with `BYE` and these words.
    GreetWithBye(String),
    /// Each way of logging in is answered with this instead of `OK`: `NO [ALERT] Not now`.
    RefuseLogin(String),
    /// LOGIN is forbidden, as before STARTTLS.
    LoginDisabled,
    /// SELECT and EXAMINE of this folder are answered with `NO` and these words.
    RefuseFolder(String, String),
    /// So many bytes are sent at a time, with a rest after each.
    SlowBytes(usize, Duration),
    /// The literal of this message is announced as longer (or shorter) than it is by so many bytes.
    WrongLength(u32, i64),
    /// The server says `BYE` after so many messages of a FETCH.
    ByeDuringFetch(usize),
    /// Every connection is cut after exactly so many bytes of the server.
    CutAfter(usize),
    /// Like [`Quirk::CutAfter`], but it goes away when it has happened once.
    CutOnceAfter(usize),
    /// Connections are taken, and nothing is sent.
    Silence,
    /// The body of this message is `NIL`.
    NilBody(u32),
    /// A FETCH begins with the last message.
    FetchBackwards,
    /// The items of a message come in the opposite order, the UID last.
    ItemsBackwards,
    /// A FETCH gives items that nobody asked for or heard of.
    UnknownItems,
    /// Between the answers to a FETCH come lines about other things, flags of other messages among them.
    Chatter,
    /// This message goes away, by another hand, when a UID FETCH is about to give it.
    ExpungeDuringFetch(u32),
    /// The answer to this command is a line that never ends; the greeting is that of `GREETING`.
    EndlessLine(&'static str),
    /// The names of folders in lists are literals.
    LiteralNames,
}
