//! The language of a letter: Hebrew by its script, English and Polish by their small words and letters.
//! Only what they leave open is given to a statistical guess.

use std::sync::LazyLock;

use mila_domain::language::Language;
use whatlang::Lang;

use crate::fold::{folded, is_polish};
use crate::lexicon::Lexicon;

/// How many bytes of a letter are looked at.
const SAMPLE: usize = 320;

/// After so many words a clear majority is believed.
const ENOUGH: usize = 24;

/// A text of ours with so many words has small ones among them; the rest is not worth a guess.
const MANY: usize = 30;

/// How many bytes a statistical guess gets; it is slow, and more of them change little.
const GUESSED: usize = 200;

const ENGLISH: &str = "the and of is you we that this have with be are will not your can me my from if would has was been please \
    thanks thank it's i'm i'll for but so what when they which about there their our it hello hi regards \
    in at or as an any could should there's here what's don't i've we'll please";
const POLISH: &str = "się że nie jest czy przez już tylko proszę prosze dziękuję w z jak ale oraz jestem może będzie pan pani dla od ten \
    które tym tego tej tak jeszcze dzień dobry witam bardzo mnie mam mi być są sie ze juz dzien moze bedzie dziekuje państwo przy bo";
/// Small words of others; words that are also English or Polish are left out.
const FOREIGN: &str = "und der das ist nicht ich sie mit für ein eine wir auf dem den des von zu les est vous nous pour dans une je pas sur \
    el los las es por una como más pero che per non una sono della het een niet ik jsem pro jako které som pre ktoré että och att det \
    jag är på av com não uma para mais din este pentru";

/// What the letters of a text show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Script {
    /// Its language, if it is one of ours.
    pub(crate) language: Option<Language>,
    /// Whether Polish letters were seen.
    pub(crate) has_diacritics: bool,
}

/// The language of a text.
#[must_use]
pub fn language(text: &str) -> Option<Language> {
    script(std::iter::once(text)).language
}

/// The language of a text in several parts, and whether it has Polish letters.
pub(crate) fn script<'a>(parts: impl Iterator<Item = &'a str>) -> Script {
    let mut sample = String::with_capacity(SAMPLE);
    for part in parts {
        sample.push_str(&part[..part.floor_char_boundary(SAMPLE - sample.len())]);
        sample.push('\n');
        if sample.len() >= SAMPLE {
            break;
        }
    }
    let sample = sample.as_str();
    let letters = Letters::count(sample);
    let has_diacritics = letters.polish + letters.acute > 0;
    let language = if letters.hebrew * 2 > letters.latin {
        (letters.hebrew > letters.other).then_some(Language::Hebrew)
    } else if letters.other * 3 > letters.latin || letters.latin == 0 {
        None
    } else {
        latin(sample, letters.polish > 0)
    };
    Script { language, has_diacritics }
}

#[derive(Default)]
struct Letters {
    hebrew: usize,
    latin: usize,
    polish: usize,
    /// `ó`, which others write too.
    acute: usize,
    other: usize,
}

impl Letters {
    fn count(text: &str) -> Self {
        let mut letters = Self::default();
        if text.is_ascii() {
            letters.latin = text.bytes().filter(u8::is_ascii_alphabetic).count();
            return letters;
        }
        for c in text.chars() {
            match c {
                c if c.is_ascii() => letters.latin += usize::from(c.is_ascii_alphabetic()),
                'א'..='ת' => letters.hebrew += 1,
                c if is_polish(c) => {
                    letters.latin += 1;
                    let is_acute = matches!(c, 'ó' | 'Ó');
                    letters.polish += usize::from(!is_acute);
                    letters.acute += usize::from(is_acute);
                }
                '\u{c0}'..='\u{24f}' => letters.latin += 1,
                c => letters.other += usize::from(c.is_alphabetic()),
            }
        }
        letters
    }
}

/// Eight bytes of a word, in lower case, as a number: quick to compare.
fn key(word: &[u8]) -> u64 {
    word.iter().take(8).fold(0, |key, byte| key << 8 | u64::from(byte.to_ascii_lowercase()))
}

/// The small words of the languages, sorted; 0 is English, 1 Polish, 2 another.
static SMALL: LazyLock<Vec<(u64, usize)>> = LazyLock::new(|| {
    let lists = [ENGLISH, POLISH, FOREIGN].into_iter().enumerate();
    let mut small: Vec<_> =
        lists.flat_map(|(which, list)| list.split_whitespace().map(move |word| (key(word.as_bytes()), which))).collect();
    small.sort_unstable();
    small.dedup_by_key(|(key, _)| *key);
    small
});

fn latin(sample: &str, has_polish: bool) -> Option<Language> {
    let mut found = [0, 2 * usize::from(has_polish), 0];
    let mut words = 0;
    for word in sample.as_bytes().split(|byte| !(byte.is_ascii_alphabetic() || *byte >= 0x80 || *byte == b'\'')) {
        if word.is_empty() {
            continue;
        }
        words += 1;
        if word.len() <= 8
            && let Ok(at) = SMALL.binary_search_by_key(&key(word), |(key, _)| *key)
        {
            found[SMALL[at].1] += 1;
        }
        if words == ENOUGH
            && let Some(language) = clear(found, words)
        {
            return Some(language);
        }
    }
    let [english, polish, foreign] = found;
    match clear(found, words) {
        None if foreign > english + polish => None,
        None => by_known_words(sample).or_else(|| if words < MANY { by_statistics(sample) } else { None }),
        found => found,
    }
}

/// The language whose small words are plainly in the majority.
fn clear([english, polish, foreign]: [usize; 3], words: usize) -> Option<Language> {
    let is_clear = |this: usize, that: usize| this >= 2 && this > 2 * (that + foreign) && this * 12 >= words;
    let polish_or = is_clear(polish, english).then_some(Language::Polish);
    polish_or.or_else(|| is_clear(english, polish).then_some(Language::English))
}

/// Which language knows more of the words, when it is plain.
fn by_known_words(sample: &str) -> Option<Language> {
    let mut known = [0_usize; 2];
    let mut words = 0;
    for word in sample.split(|c: char| !c.is_alphabetic() && c != '\'').filter(|word| !word.is_empty()).take(40) {
        let word = folded(word);
        words += 1;
        for (known, language) in known.iter_mut().zip([Language::English, Language::Polish]) {
            let mut is_known = false;
            Lexicon::of(language).entries(&word, |entry| is_known |= entry.rest.is_empty());
            *known += usize::from(is_known);
        }
    }
    let [english, polish] = known;
    match () {
        () if english > polish && english * 3 >= words => Some(Language::English),
        () if polish > english && polish * 3 >= words => Some(Language::Polish),
        () => None,
    }
}

fn by_statistics(sample: &str) -> Option<Language> {
    let sample = &sample[..sample.floor_char_boundary(GUESSED)];
    let info = whatlang::detect(sample).filter(|info| info.is_reliable() && sample.len() >= 20)?;
    match info.lang() {
        Lang::Eng => Some(Language::English),
        Lang::Pol => Some(Language::Polish),
        Lang::Heb => Some(Language::Hebrew),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_shows_its_language() {
        let check = |text, expected| assert_eq!(language(text), expected, "in {text:?}");
        check("Thank you for the parcel.", Some(Language::English));
        check("Dziękuję za paczkę, wszystko gra.", Some(Language::Polish));
        check("prosze o fakture na jutro", Some(Language::Polish));
        check("תודה על החבילה", Some(Language::Hebrew));
        check("Vielen Dank für das Paket, wir sind sehr zufrieden.", None);
        check("Merci beaucoup pour le colis, nous sommes contents.", None);
        check("Спасибо за посылку", None);
        check("12345 !!!", None);
        check("", None);
    }

    #[test]
    fn a_latin_name_in_a_hebrew_letter_changes_nothing() {
        assert_eq!(language("שלום, הקובץ של Adobe Illustrator אצלך?"), Some(Language::Hebrew));
    }
}
