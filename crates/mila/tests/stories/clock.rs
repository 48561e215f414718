//! Who waits for whom, case by case.

use crate::house::{ANNA, Letter, ME, ago, anna_asks, ids, letter, report, we_write};

/// Whether Anna's first letter awaits us.
fn awaits_us(letters: &[Letter]) -> bool {
    let report = report(letters);
    let waiting = ids(&report, "awaiting_us");
    assert!(waiting.len() <= 1, "{waiting:?}");
    !waiting.is_empty()
}

#[test]
fn the_first_unanswered_letter_waits() {
    let (first, second) = (anna_asks(30), anna_asks(3));
    let report = report(&[second.clone().answering(&first), first.clone()]);
    assert_eq!(ids(&report, "awaiting_us"), [first.bare_id()]);
    let row = &report["awaiting_us"][0];
    assert_eq!(row["person"]["name"], "Anna Nowak");
    assert_eq!(row["person"]["address"], "anna@firma.example");
    assert_eq!(row["since"], ago(30).to_string());
    assert_eq!(row["deadline"], ago(6).to_string());
    assert_eq!(row["late"], true);
    assert_eq!(row["language"], "en");
}

#[test]
fn now_at_the_deadline_is_not_late() {
    assert_eq!(report(&[anna_asks(24)])["awaiting_us"][0]["late"], false);
    assert_eq!(report(&[anna_asks(24)])["answers"]["counted"], 0);
    assert_eq!(report(&[anna_asks(25)])["answers"]["counted"], 1);
}

#[test]
fn an_answer_stops_the_clock_whichever_way_it_came() {
    let question = anna_asks(30);
    let answer = we_write(20).subject("Re: March workshops").answering(&question);
    for answer in [
        answer.clone(),
        // From another program, which names nothing.
        answer.clone().without("In-Reply-To").without("References"),
        we_write(20).subject("ODP: March workshops"),
        // From a colleague.
        answer.clone().field("From", "Ola <ola@studio.example>"),
        // With a plus-tag, to another person of the firm, to both.
        answer.clone().field("From", "milena+desk@studio.example"),
        answer.clone().field("To", "Piotr <piotr@firma.example>"),
        answer.clone().field("To", "x@other.example").field("Cc", ANNA),
        // Our clock is three days slow.
        answer.clone().field("Date", "Mon, 9 Mar 2026 10:00:00 +0000"),
    ] {
        assert!(!awaits_us(&[question.clone(), answer.clone()]), "{}", answer.raw());
    }
}

#[test]
fn what_is_no_answer_to_the_client_does_not_stop_it() {
    let question = anna_asks(30);
    let answer = we_write(20).subject("Re: March workshops").answering(&question);
    for other in [
        // A forward to a third party, mail among ourselves, an automatic answer, another subject.
        answer.clone().subject("Fwd: March workshops").field("To", "printer@druk.example"),
        answer.clone().field("To", "ola@studio.example"),
        answer.clone().field("Auto-Submitted", "auto-replied"),
        answer.clone().subject("Automatic reply: March workshops"),
        we_write(20).subject("Something else"),
        letter(ME, "Piotr <piotr@inna.example>", 20),
    ] {
        assert!(awaits_us(&[question.clone(), other.clone()]), "{}", other.raw());
    }
}

#[test]
fn what_needs_no_answer_does_not_wait() {
    for quiet in [
        anna_asks(30).text("Thanks a lot, see you on Monday!"),
        anna_asks(30).field("List-Id", "<news.firma.example>"),
        anna_asks(30).field("Precedence", "bulk"),
        anna_asks(30).field("List-Unsubscribe", "<mailto:u@firma.example>"),
        anna_asks(30).field("Auto-Submitted", "auto-replied"),
        anna_asks(30).subject("Odpowiedź automatyczna: wycena"),
        anna_asks(30).field("From", "no-reply@sklep.example"),
        anna_asks(30).field("From", "Mail Delivery System <mailer-daemon@firma.example>"),
        anna_asks(30).field("To", "piotr@inna.example").field("Cc", ME),
    ] {
        assert!(!awaits_us(std::slice::from_ref(&quiet)), "{}", quiet.raw());
    }
}

#[test]
fn in_doubt_a_letter_needs_an_answer() {
    for letter in [
        anna_asks(30).text("The workshop is for twelve people."),
        anna_asks(30).text("").subject("Fwd: their offer"),
        anna_asks(30).text("Thanks. The logo is in the wrong colour."),
        anna_asks(30).field("To", "undisclosed-recipients:;"),
        anna_asks(30).field("X-Auto-Response-Suppress", "All"),
    ] {
        assert!(awaits_us(std::slice::from_ref(&letter)), "{}", letter.raw());
    }
}

#[test]
fn a_form_s_letter_is_from_whoever_filled_it_in() {
    for from in [ME, "www@studio.example", "WordPress <no-reply@hosting.example>"] {
        let form = anna_asks(30).field("From", from).field("Reply-To", "Dana Levi <dana@bakery.example>");
        let report = report(&[form]);
        assert_eq!(report["awaiting_us"][0]["person"]["address"], "dana@bakery.example", "{from}");
        assert_eq!(report["awaiting_us"][0]["person"]["name"], "Dana Levi", "{from}");
    }
}

#[test]
fn an_answer_to_the_reply_to_address_counts() {
    let question = anna_asks(30).field("Reply-To", "Anna <private@other.example>");
    let answer = we_write(20).field("To", "private@other.example").subject("Re: March workshops").answering(&question);
    assert!(!awaits_us(&[question, answer]));
}

#[test]
fn a_shop_s_personal_answer_to_us_is_a_letter() {
    let ours = we_write(40);
    let unsubscribable = anna_asks(30).field("List-Unsubscribe", "<mailto:u@firma.example>");
    assert!(awaits_us(&[ours.clone(), unsubscribable.clone().answering(&ours)]));
    assert!(!awaits_us(&[ours, unsubscribable]));
}

#[test]
fn invitations_need_an_answer_and_answers_to_them_do_not() {
    let calendar = |method: &str| anna_asks(30).field("Content-Type", &format!("text/calendar; method={method}"));
    // The builder's own content type comes after, so the first one counts.
    assert!(awaits_us(&[calendar("REQUEST")]));
    assert!(awaits_us(&[calendar("COUNTER").field("Auto-Submitted", "auto-generated")]));
    assert!(!awaits_us(&[calendar("REPLY")]));
    assert!(!awaits_us(&[calendar("CANCEL")]));
}

#[test]
fn we_wait_when_we_asked_last() {
    let question = anna_asks(50);
    let ours = we_write(40).text("Which date suits you?").answering(&question);
    let report = report(&[question.clone(), ours.clone()]);
    assert_eq!(ids(&report, "awaiting_them"), [ours.bare_id()]);
    assert_eq!(report["awaiting_them"][0]["person"]["address"], "anna@firma.example");
    assert_eq!(report["awaiting_them"][0]["since"], ago(40).to_string());
}

#[test]
fn a_bounce_leaves_it_awaiting_them_and_a_statement_at_rest() {
    let ours = we_write(40).text("Which date suits you?");
    let bounce = letter("MAILER-DAEMON@firma.example", ME, 39).answering(&ours).subject("Undelivered Mail Returned to Sender");
    assert_eq!(ids(&report(&[ours.clone(), bounce]), "awaiting_them"), [ours.bare_id()]);
    assert!(ids(&report(&[we_write(40)]), "awaiting_them").is_empty());
}

#[test]
fn what_they_promised_is_waited_for() {
    let theirs = anna_asks(50).text("I will send you the list of guests by Monday.");
    let ours = we_write(40).answering(&theirs).text("Thank you, that is early enough.");
    let report = report(&[theirs, ours.clone()]);
    assert_eq!(ids(&report, "awaiting_them"), [ours.bare_id()]);
    assert_eq!(report["promises"][0]["by"], "them");
    assert_eq!(report["promises"][0]["due"], "2026-03-16");
    assert_eq!(report["promises"][0]["state"], "open");
}

#[test]
fn a_conversation_reopens() {
    let first = anna_asks(200);
    let answer = we_write(190).answering(&first);
    let again = anna_asks(5).answering(&answer);
    let report = report(&[first, answer, again.clone()]);
    assert_eq!(ids(&report, "awaiting_us"), [again.bare_id()]);
    assert_eq!(report["answers"]["counted"], 1);
    assert_eq!(report["answers"]["median_s"], 10 * 3600);
    assert_eq!(report["conversations"], 1);
}

#[test]
fn a_wrong_date_is_corrected_by_received() {
    let received = "from mx by us; Fri, 13 Mar 2026 10:00:00 +0000";
    for date in ["Fri, 13 Mar 2027 10:00:00 +0000", "Fri, 13 Mar 2020 10:00:00 +0000", "yesterday", ""] {
        let question = anna_asks(2).field("Date", date).field("Received", received);
        assert_eq!(report(&[question])["awaiting_us"][0]["since"], "2026-03-13T10:00:00Z", "{date}");
    }
    // Without either, the mbox line says when it arrived.
    assert_eq!(report(&[anna_asks(2).without("Date")])["awaiting_us"][0]["since"], "2026-03-13T10:00:00Z");
}

#[test]
fn a_promise_of_ours_is_open_then_overdue_and_seems_kept_once_handed_over() {
    let question = anna_asks(60);
    let promise = we_write(50).answering(&question).text("I will send you the offer by Thursday.");
    let state = |letters: &[Letter]| report(letters)["promises"][0]["state"].clone();
    assert_eq!(state(&[question.clone(), promise.clone()]), "overdue");
    let open = promise.clone().text("I will send you the offer by 20 March 2026.");
    assert_eq!(state(&[question.clone(), open]), "open");
    let kept = we_write(10).answering(&promise).text("As promised, the offer is attached.");
    assert_eq!(state(&[question, promise, kept]), "seems_kept");
}

#[test]
fn an_answer_by_way_of_a_colleague_belongs_to_the_conversation() {
    let question = anna_asks(30);
    let inside = letter(ME, "ola@studio.example", 25).subject("Fwd: March workshops").answering(&question);
    let answer = letter("ola@studio.example", ANNA, 20).subject("Your offer").answering(&inside);
    assert!(!awaits_us(&[question, inside, answer]));
}

#[test]
fn a_postscript_does_not_end_our_waiting() {
    let ours = we_write(40).text("Which date suits you?");
    let postscript = we_write(39).answering(&ours).text("PS. The map is on the second page.");
    assert_eq!(ids(&report(&[ours, postscript.clone()]), "awaiting_them"), [postscript.bare_id()]);
}

#[test]
fn an_invitation_is_answered_by_a_calendar_too() {
    let reply =
        |letter: Letter| letter.field("Content-Type", "text/calendar; method=REPLY").field("Auto-Submitted", "auto-generated");
    let theirs = anna_asks(30).field("Content-Type", "text/calendar; method=REQUEST");
    let accepted = reply(we_write(20)).answering(&theirs).subject("Accepted: March workshops");
    assert!(!awaits_us(&[theirs, accepted]));
    let ours = we_write(30).field("Content-Type", "text/calendar; method=REQUEST");
    assert_eq!(ids(&report(std::slice::from_ref(&ours)), "awaiting_them"), [ours.bare_id()]);
    let accepted = reply(anna_asks(20)).answering(&ours).subject("Accepted: March workshops");
    assert!(ids(&report(&[ours, accepted]), "awaiting_them").is_empty());
}

#[test]
fn a_monthly_subject_does_not_hide_an_older_question() {
    let (march, june) = (anna_asks(3_000).subject("Faktura"), anna_asks(30).subject("Faktura"));
    let answer = we_write(20).subject("Re: Faktura").answering(&june);
    assert_eq!(ids(&report(&[march.clone(), june, answer]), "awaiting_us"), [march.bare_id()]);
}

#[test]
fn a_letter_without_a_subject_is_answered_by_a_bare_re() {
    let question = anna_asks(30).subject("");
    assert!(!awaits_us(&[question.clone(), we_write(20).subject("Re:")]));
    assert!(awaits_us(&[question, we_write(20).subject("")]));
}

#[test]
fn our_own_letter_through_a_mailing_program_is_an_answer() {
    let question = anna_asks(30);
    let answer = we_write(20).answering(&question).field("List-Unsubscribe", "<mailto:u@studio.example>");
    assert!(!awaits_us(&[question, answer]));
}

#[test]
fn a_client_whose_address_is_written_badly_still_waits() {
    for from in ["Anna Nowak anna@firma.example>", "\"Anna Nowak <anna@firma.example>"] {
        let report = report(&[anna_asks(30).field("From", from)]);
        assert_eq!(report["awaiting_us"][0]["person"]["address"], "anna@firma.example", "{from}");
    }
}
