//! Any bytes are opened as a message or refused, without a panic and within bounds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mila_wire::mime;

fuzz_target!(|raw: &[u8]| {
    // `open` catches panics, so that mail cannot stop the program; here they must show.
    assert!(!matches!(mime::open(raw), Err(why) if why.word() == "defeated_parser"));
});
