use super::*;
use jiff::SignedDuration;
use proptest::prelude::*;

const ANNA: Party = Party::Person(1);
const PIOTR: Party = Party::Person(2);
const FIRM: Party = Party::Firm(1);

fn hour(hour: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hour)
}

fn asks(at: i64, side: &[Party]) -> Turn {
    Turn { at: hour(at), names: vec![], act: Act::Theirs { needs_answer: true, side: side.to_vec() } }
}

fn closes(at: i64) -> Turn {
    Turn { at: hour(at), names: vec![], act: Act::Theirs { needs_answer: false, side: vec![ANNA] } }
}

fn answers(at: i64, to: &[Party]) -> Turn {
    Turn { at: hour(at), names: vec![], act: Act::Ours { to: to.to_vec(), asks: false } }
}

fn naming(mut turn: Turn, names: &[usize]) -> Turn {
    turn.names = names.to_vec();
    turn
}

fn pace() -> Pace {
    Pace::real_hours(SignedDuration::from_hours(24))
}

/// The stretches as (since hour, answered hour).
fn stretches(turns: &[Turn]) -> Vec<(i64, Option<i64>)> {
    let hours = |at: Timestamp| at.duration_since(Timestamp::UNIX_EPOCH).as_hours();
    read(turns, &pace()).waits.iter().map(|wait| (hours(wait.since), wait.answered.map(hours))).collect()
}

#[test]
fn the_clock_runs_from_the_first_unanswered_letter() {
    let turns = [asks(1, &[ANNA]), asks(5, &[ANNA]), answers(9, &[ANNA]), asks(10, &[ANNA])];
    assert_eq!(stretches(&turns), [(1, Some(9)), (10, None)]);
}

#[test]
fn a_forward_to_a_third_party_stops_nothing() {
    let turns = [asks(1, &[ANNA, FIRM]), answers(2, &[PIOTR])];
    assert_eq!(stretches(&turns), [(1, None)]);
}

#[test]
fn an_answer_to_a_colleague_of_the_client_stops_it() {
    let turns = [asks(1, &[ANNA, FIRM]), answers(2, &[PIOTR, FIRM])];
    assert_eq!(stretches(&turns), [(1, Some(2))]);
}

#[test]
fn whoever_was_not_answered_waits_on() {
    let turns = [asks(1, &[ANNA]), asks(2, &[PIOTR]), answers(3, &[ANNA])];
    assert_eq!(stretches(&turns), [(1, Some(3)), (2, None)]);
    assert_eq!(read(&turns, &pace()).unanswered, [1]);
}

#[test]
fn plain_thanks_leave_it_at_rest() {
    let turns = [asks(1, &[ANNA]), answers(2, &[ANNA]), closes(3)];
    assert_eq!(read(&turns, &pace()).standing, Standing::AtRest);
}

#[test]
fn an_answer_that_names_its_question_comes_after_it() {
    // Our clock was three hours slow.
    let turns = [asks(5, &[ANNA]), naming(answers(2, &[ANNA]), &[0])];
    assert_eq!(stretches(&turns), [(5, Some(5))]);
    assert_eq!(read(&turns, &pace()).standing, Standing::OursLast { turn: 1, asks: false });
}

#[test]
fn letters_that_name_each_other_in_a_circle_are_still_read() {
    let turns = [naming(asks(5, &[ANNA]), &[1]), naming(answers(7, &[ANNA]), &[0]), naming(closes(9), &[2, 77])];
    assert_eq!(stretches(&turns), [(5, Some(7))]);
}

#[test]
fn exactly_at_the_deadline_is_not_late() {
    let wait = read(&[asks(0, &[ANNA])], &pace()).waits[0];
    assert!(!wait.is_late(hour(24)));
    assert!(wait.is_late(hour(24) + SignedDuration::from_nanos(1)));
}

#[test]
fn an_empty_conversation_is_at_rest() {
    assert_eq!(read(&[], &pace()).standing, Standing::AtRest);
}

/// The same rules said once more in the plainest way: every question is asked anew from the whole log.
mod recount {
    use super::*;

    /// Again and again the earliest turn all of whose named turns are placed; its instant is at least theirs.
    pub fn order(turns: &[Turn]) -> Vec<(usize, Timestamp)> {
        let mut placed: Vec<(usize, Timestamp)> = Vec::new();
        while placed.len() < turns.len() {
            let at = |index: usize| placed.iter().find(|(done, _)| *done == index).map(|(_, at)| *at);
            let left: Vec<usize> = (0..turns.len()).filter(|&index| at(index).is_none()).collect();
            let named = |index: usize| {
                let names = turns[index].names.iter().copied();
                names.filter(|&name| name < turns.len() && name != index).collect::<Vec<_>>()
            };
            let counts = |index: usize| named(index).into_iter().filter_map(at).fold(turns[index].at, std::cmp::max);
            let free = left.iter().copied().filter(|&index| named(index).into_iter().all(|name| at(name).is_some()));
            let next = free
                .min_by_key(|&index| (counts(index), index))
                .or_else(|| left.iter().copied().min_by_key(|&index| (turns[index].at, index)));
            let Some(index) = next else { break };
            placed.push((index, counts(index)));
        }
        placed
    }

    /// Whether the letter at place `asked` still waits after the turn at place `until`.
    fn waits(line: &[(usize, Timestamp)], turns: &[Turn], asked: usize, until: usize) -> bool {
        let Act::Theirs { needs_answer: true, side } = &turns[line[asked].0].act else { return false };
        !line[asked..=until].iter().any(|(index, _)| match &turns[*index].act {
            Act::Ours { to, .. } => to.iter().any(|party| side.contains(party)),
            Act::Theirs { .. } => false,
        })
    }

    fn first(line: &[(usize, Timestamp)], turns: &[Turn], until: usize) -> Option<usize> {
        (0..=until).find(|&asked| waits(line, turns, asked, until))
    }

    pub fn unanswered(turns: &[Turn]) -> Vec<usize> {
        let line = order(turns);
        let last = line.len().saturating_sub(1);
        (0..line.len()).filter(|&asked| waits(&line, turns, asked, last)).map(|asked| line[asked].0).collect()
    }

    pub fn stretches(turns: &[Turn]) -> Vec<(usize, Option<Timestamp>)> {
        let line = order(turns);
        let mut stretches = Vec::new();
        for until in 1..line.len() {
            if let Some(asked) = first(&line, turns, until - 1).filter(|&asked| !waits(&line, turns, asked, until)) {
                let question = line[asked].0;
                stretches.push((question, Some(line[until].1.max(turns[question].at))));
            }
        }
        if let Some(open) = line.len().checked_sub(1).and_then(|last| first(&line, turns, last)) {
            stretches.push((line[open].0, None));
        }
        stretches
    }
}

fn is_ours(turn: &Turn) -> bool {
    matches!(turn.act, Act::Ours { .. })
}

fn a_turn() -> impl Strategy<Value = Turn> {
    let party = prop_oneof![(0_u32..3).prop_map(Party::Person), (0_u32..2).prop_map(Party::Firm)];
    let parties = proptest::collection::vec(party, 0..3);
    let act = prop_oneof![
        3 => (any::<bool>(), parties.clone()).prop_map(|(needs_answer, side)| Act::Theirs { needs_answer, side }),
        2 => (parties, any::<bool>()).prop_map(|(to, asks)| Act::Ours { to, asks }),
    ];
    (0_i64..40, proptest::collection::vec(0_usize..14, 0..3), act).prop_map(|(at, names, act)| Turn { at: hour(at), names, act })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12_000))]
    #[test]
    fn the_clock_equals_a_brute_force_recount(turns in proptest::collection::vec(a_turn(), 0..12)) {
        let reading = read(&turns, &pace());
        let waits: Vec<_> = reading.waits.iter().map(|wait| (wait.asked, wait.answered)).collect();
        prop_assert_eq!(&waits, &recount::stretches(&turns));
        let line: Vec<_> = recount::order(&turns).into_iter().map(|(index, _)| index).collect();
        prop_assert_eq!(&reading.order, &line);
        prop_assert_eq!(&reading.unanswered, &recount::unanswered(&turns));
        let open = waits.iter().any(|(_, answered)| answered.is_none());
        match reading.standing {
            Standing::AwaitingUs(_) => prop_assert!(open),
            Standing::AtRest => prop_assert!(!open && !line.last().is_some_and(|last| is_ours(&turns[*last]))),
            Standing::OursLast { turn, asks } => {
                prop_assert!(!open && line.last() == Some(&turn));
                let since_theirs = line.iter().rev().map(|index| &turns[*index]).take_while(|turn| is_ours(turn));
                let has_asked = since_theirs.into_iter().any(|turn| matches!(turn.act, Act::Ours { asks: true, .. }));
                prop_assert_eq!(asks, has_asked);
            }
        }
        for wait in &reading.waits {
            prop_assert_eq!(wait.since, turns[wait.asked].at);
            prop_assert_eq!(wait.deadline, wait.since + SignedDuration::from_hours(24));
        }
    }
}
