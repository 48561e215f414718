//! Whether a program wrote the letter and says so. Such a letter promises nothing and asks for nothing; the headers
//! that tell the same are read elsewhere.

use memchr::memmem;

/// What all of `WORDS` have a piece of, so that most letters are passed over quickly.
const PIECES: &[&str] = &["utomat", "אוטומטי", "not reply to this", "nie odpowiadać"];

/// How a program speaks of its own letter, without the first letter, which may be a capital.
const WORDS: &[&str] = &[
    "his is an automat",
    "his message is automat",
    "his email is automat",
    "his message was automatically",
    "his email was automatically",
    "his e-mail was automatically",
    "his message was generated automatically",
    "his email was generated automatically",
    "his message has been generated automatically",
    "his is a system-generated",
    "o not reply to this email",
    "o not reply to this e-mail",
    "o not reply to this message",
    "iadomość wygenerowana automatycznie",
    "iadomość została wygenerowana automatycznie",
    "iadomość generowana automatycznie",
    "iadomość jest generowana automatycznie",
    "iadomość wysłana automatycznie",
    "iadomość została wysłana automatycznie",
    "na nią nie odpowiadać",
    "nie odpowiadać na tę wiadomość",
    "nie odpowiadać na ten e",
    "הודעה זו נשלחה באופן אוטומטי",
    "הודעה זו נשלחת באופן אוטומטי",
    "זוהי הודעה אוטומטית",
    "זו הודעה אוטומטית",
    "הודעה זו היא אוטומטית",
];

/// Whether one of the writer's own words says that a program wrote them.
pub(crate) fn is_automatic(own: &str) -> bool {
    let has = |words: &&str| memmem::find(own.as_bytes(), words.as_bytes()).is_some();
    PIECES.iter().any(has) && WORDS.iter().any(has)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_program_speaks_of_itself() {
        assert!(is_automatic("This is an automated message, please do not reply."));
        assert!(is_automatic("Wiadomość wygenerowana automatycznie, prosimy na nią nie odpowiadać."));
        assert!(is_automatic("הודעה זו נשלחה באופן אוטומטי."));
        assert!(!is_automatic("I got your automatic reply, could you call me?"));
        assert!(!is_automatic("Dostałam odpowiedź automatyczną, proszę o telefon."));
        assert!(!is_automatic("קיבלתי הודעה אוטומטית, תתקשרי אליי."));
    }
}
