//! The invented studio: the first thing that somebody sees of Mila.

use crate::house::{House, NOW};

#[test]
fn the_demo_shows_everything_that_a_report_can_show() {
    let report = House::new().report_on(&["--demo"]);
    let count = |list: &str| report[list].as_array().unwrap().len();
    let messages = report["mailbox"]["messages"].as_u64().unwrap();
    assert!((540..=660).contains(&messages), "{messages}");
    assert!((36..=60).contains(&report["people"].as_u64().unwrap()), "{}", report["people"]);
    assert!(count("awaiting_us") >= 5 && count("awaiting_them") >= 3 && count("quiet") >= 3);
    let late: Vec<bool> = report["awaiting_us"].as_array().unwrap().iter().map(|row| row["late"].as_bool().unwrap()).collect();
    assert!(late.contains(&true) && late.contains(&false), "{late:?}");
    for language in ["en", "pl", "he"] {
        assert!(report["awaiting_us"].as_array().unwrap().iter().any(|row| row["language"] == language), "{language}");
    }
    for (by, state) in [("us", "open"), ("us", "overdue"), ("us", "seems_kept"), ("them", "open")] {
        let promises = report["promises"].as_array().unwrap();
        assert!(promises.iter().any(|row| row["by"] == by && row["state"] == state), "{by} {state}");
    }
    for why in ["bulk", "automatic", "draft", "spam", "trash"] {
        assert!(report["mailbox"]["filtered"][why].as_u64().unwrap() > 0, "{why}");
    }
    assert!(report["answers"]["by_month"].as_array().unwrap().len() >= 12);
    assert_eq!(report["mailbox"]["unreadable"].as_array().unwrap().len(), 0);
}

#[test]
fn the_demo_is_the_same_every_time() {
    let say = || House::new().say(&["report", "--demo", "--now", NOW, "--zone", "Europe/Warsaw", "--lang", "pl"]);
    let (one, other) = (say(), say());
    assert_eq!(one.code, Some(0), "{}", one.err);
    assert_eq!(one.out, other.out);
}
