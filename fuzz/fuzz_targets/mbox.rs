//! Any bytes are split into messages without a panic, and every byte is given out once, in order.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mila_wire::mbox::Mbox;

fuzz_target!(|bytes: &[u8]| {
    let mut mbox = Mbox::new(bytes);
    let mut total = 0;
    while let Ok(Some(piece)) = mbox.next_piece() {
        let mut at = 0;
        for letter in &piece.letters {
            assert_eq!(letter.offset, total + at as u64);
            assert!(letter.range.start >= at && letter.range.end <= piece.bytes.len());
            at = letter.range.end;
        }
        total += piece.bytes.len() as u64;
    }
    assert_eq!(total, bytes.len() as u64);
});
