//! What commands have in common in what they are asked: language, zone, addresses, the wish to stop. The machine's
//! zone is asked here.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::tz::TimeZone;
use mila_domain::address::Address;
use mila_domain::language::Language;

use crate::failure::Failure;

/// The language that was asked for, or the machine's, or English. A language that Mila does not speak is refused
/// by [`checked_language`].
pub fn language(given: Option<&str>) -> Language {
    let machine =
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty());
    let asked = given.and_then(|name| name.parse().ok());
    asked.or_else(|| machine.and_then(|name| name.parse().ok())).unwrap_or(Language::English)
}

/// Refuses a language that Mila does not speak.
pub fn checked_language(given: Option<&str>) -> Result<(), Failure> {
    given.map_or(Ok(()), |given| {
        given.parse::<Language>().map(drop).map_err(|_| Failure::BadValue("error-bad-language", given.to_owned()))
    })
}

/// An address of the owner's.
pub fn address(given: &str) -> Result<Address, Failure> {
    Address::parse(given).ok_or_else(|| Failure::BadValue("error-bad-address", given.to_owned()))
}

/// The zone that was asked for, or the machine's, or UTC.
#[expect(clippy::disallowed_methods, reason = "the program is where the machine's zone is asked")]
pub fn zone(given: Option<&str>) -> Result<TimeZone, Failure> {
    if let Some(given) = given {
        return TimeZone::get(given).map_err(|_| Failure::BadValue("error-bad-zone", given.to_owned()));
    }
    let machine = TimeZone::system();
    let has_name = machine.iana_name().is_some_and(|name| name != "Etc/UTC");
    Ok(if has_name { machine } else { TimeZone::UTC })
}

/// The first Ctrl-C stops the reading, which then ends cleanly; the second one ends the program at once.
pub fn stop_on_ctrl_c() -> Result<Arc<AtomicBool>, Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    })
    .map_err(|error| Failure::Unforeseen(error.into()))?;
    Ok(stop)
}
