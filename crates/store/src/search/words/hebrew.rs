//! Hebrew forms: the letters that are written onto a word (and, the, in, that…), and the endings of number and possession.

/// Endings that forms of one word differ in, longest first; final letters are folded already.
const ENDINGS: [&str; 14] = ["ותיהמ", "ותיכמ", "ותינו", "ותיכ", "ותיו", "תכמ", "תנו", "יות", "ינו", "תכ", "ות", "ימ", "ה", "ת"];

/// Letters that may stand before any word.
pub(super) const PREFIXES: [&str; 7] = ["ו", "ה", "ב", "כ", "ל", "מ", "ש"];

const LETTER: usize = 2;

/// Where the word may begin: at its first letter, and after each part of "and", "that", "in, as, to, from", "the".
fn beginnings(word: &str) -> impl Iterator<Item = usize> {
    let after = |at: usize, prefixes: &[&str]| {
        let rest = word.get(at..).unwrap_or_default();
        prefixes.iter().find(|prefix| rest.starts_with(**prefix)).map_or(at, |prefix| at + prefix.len())
    };
    let and = after(0, &["ו"]);
    let that = after(and, &["כש", "לכש", "מש", "ש"]);
    let to = after(that, &["ב", "כ", "ל", "מ"]);
    let the = after(to, &["ה"]);
    let mut seen = 0;
    [and, that, to, the].into_iter().filter(move |at| std::mem::replace(&mut seen, *at) < *at)
}

/// What stays of a word without its ending, three letters at least.
fn stem(word: &str) -> &str {
    let cut = |ending: &&str| word.strip_suffix(*ending).filter(|stem| stem.len() >= 3 * LETTER);
    let stem = ENDINGS.iter().find_map(cut).unwrap_or(word);
    // One of these is left where a plural ends in "יות" and the word itself in "ית".
    stem.strip_suffix('י').filter(|rest| stem.len() < word.len() && rest.len() >= 3 * LETTER).unwrap_or(stem)
}

/// The stems under which a folded word is kept: its own, and those without the letters before it.
pub(super) fn index_stems(word: &str) -> impl Iterator<Item = &str> {
    let inner = beginnings(word).filter(|at| word.len() - at >= 3 * LETTER).map(|at| stem(&word[at..]));
    std::iter::once(stem(word)).chain(inner)
}

/// The stems under which a folded word is looked for. A short rest counts only after "the": מכתב is no כתב.
pub(super) fn query_stems(word: &str) -> impl Iterator<Item = &str> {
    let is_sure = |at: &usize| word.len() - at >= 4 * LETTER || (word[..*at].ends_with('ה') && word.len() - at >= 3 * LETTER);
    std::iter::once(stem(word)).chain(beginnings(word).filter(move |at| is_sure(at)).map(|at| stem(&word[at..])))
}

/// Whether a folded word is too short for the index to have kept it without the letters before it.
pub(super) fn is_short(word: &str) -> bool {
    word.len() <= 2 * LETTER
}
