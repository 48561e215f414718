//! Polish stems. They are taken from folded words, so that "umow" stands for "umów", and endings with and
//! without diacritics are one; sounds that change before an ending are looked for by the query (`relatives`).

use std::ops::RangeInclusive;

/// How many letters an ending has.
const ENDINGS: RangeInclusive<usize> = 1..=7;
/// How many those have that also end stems.
const STEM_ENDS: RangeInclusive<usize> = 2..=3;

/// Whether these letters are an ending.
#[rustfmt::skip]
const fn is_ending(letters: &[u8]) -> bool {
    matches!(
        letters,
        b"a" | b"e" | b"i" | b"o" | b"u" | b"y"
            | b"ia" | b"ie" | b"io" | b"iu"
            | b"iom" | b"iem" | b"iow" | b"ami" | b"ach" | b"iami" | b"iach" | b"owi" | b"iowi" | b"owie"
            | b"emu" | b"iemu" | b"ego" | b"iego" | b"ych" | b"ich" | b"ymi" | b"imi" | b"iej"
            | b"ala" | b"ali" | b"alo" | b"aly" | b"alem" | b"alam" | b"ales" | b"alas" | b"alismy" | b"alysmy" | b"aliscie" | b"alyscie"
            | b"ila" | b"ili" | b"ilo" | b"ily" | b"ilem" | b"ilam" | b"ilismy" | b"ilysmy" | b"iliscie" | b"ilyscie"
            | b"yla" | b"yli" | b"ylo" | b"yly" | b"ylem" | b"ylam" | b"eli" | b"elismy" | b"eliscie"
            | b"ial" | b"iala" | b"ieli" | b"ialo" | b"ialy"
            | b"asz" | b"amy" | b"acie" | b"aja" | b"esz" | b"emy" | b"ecie" | b"isz" | b"imy" | b"icie" | b"ysz" | b"ymy" | b"ycie"
            | b"uje" | b"uja" | b"ujesz" | b"ujemy" | b"ujecie" | b"owac" | b"owal" | b"owala" | b"owali" | b"owalo" | b"owaly"
            | b"owana" | b"owane" | b"owany" | b"aniu" | b"aniem" | b"eniu" | b"eniem"
    ) || ends_stems(letters)
}

/// Whether these letters are an ending in one word and the end of the stem in another, as in "system" and "kanał".
/// They are taken off twice more after the ending proper, so that all forms of such a word agree.
const fn ends_stems(letters: &[u8]) -> bool {
    matches!(letters, b"ow" | b"em" | b"om" | b"ym" | b"im" | b"ej") || is_of_action(letters)
}

/// Whether this is an ending of verbs, participles and nouns of action.
const fn is_of_action(letters: &[u8]) -> bool {
    matches!(
        letters,
        b"am" | b"al" | b"il" | b"el" | b"yl" | b"ac" | b"ec" | b"ic" | b"yc" | b"uj" | b"an" | b"en" | b"on" | b"iec" | b"iel"
    )
}

/// Sounds that change before an ending: of the form in the dictionary, and of the other form.
const CHANGES: [(&str, &str); 12] = [
    ("t", "c"),
    ("d", "dz"),
    ("r", "rz"),
    ("k", "c"),
    ("g", "dz"),
    ("ch", "sz"),
    ("st", "sc"),
    ("zd", "zdz"),
    ("g", "z"),
    ("k", "cz"),
    ("s", "sz"),
    ("z", "rz"),
];

const fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// The word without the longest of its endings that leaves enough of it: four letters before an ending of
/// action, three before any other, and a vowel among them.
fn without_ending(word: &str, lengths: RangeInclusive<usize>, is_ending: impl Fn(&[u8]) -> bool) -> &str {
    let longest = word.len().saturating_sub(3).min(*lengths.end());
    let stem =
        (*lengths.start()..=longest).rev().map(|length| word.as_bytes().split_at(word.len() - length)).find(|(stem, ending)| {
            is_ending(ending) && stem.len() >= 3 + usize::from(is_of_action(ending)) && stem.iter().copied().any(is_vowel)
        });
    stem.map_or(word, |(stem, _)| &word[..stem.len()])
}

/// The stem of a folded word of the letters a to z.
pub(super) fn stem(word: &str) -> &str {
    let stem = soft(without_ending(word, ENDINGS, is_ending));
    let stem = soft(without_ending(stem, STEM_ENDS, ends_stems));
    soft(without_ending(stem, STEM_ENDS, ends_stems))
}

/// The stem without the letter that only softens the sound before an ending.
fn soft(stem: &str) -> &str {
    if stem.len() > 3 { stem.strip_suffix('i').unwrap_or(stem) } else { stem }
}

/// Stems that other forms of the same word may have: "ofert" and "oferc", "wniosk" and "wniosek".
pub(super) fn relatives(stem: &str) -> Vec<String> {
    let bytes = stem.as_bytes();
    let &[.., third, second, last] = bytes else { return Vec::new() };
    if bytes.len() < 4 {
        return Vec::new();
    }
    let mut relatives = Vec::new();
    for (plain, changed) in CHANGES {
        relatives.extend(stem.strip_suffix(changed).map(|rest| format!("{rest}{plain}")));
        relatives.extend(stem.strip_suffix(plain).map(|rest| format!("{rest}{changed}")));
    }
    if matches!(last, b'k' | b'c' | b'n' | b'l' | b'r' | b'm' | b'w') {
        let (head, tail) = stem.split_at(stem.len() - 1);
        if !is_vowel(second) {
            relatives.push(format!("{head}e{tail}"));
            relatives.push(format!("{head}ie{tail}"));
        } else if let Some(rest) = head.strip_suffix("ie") {
            relatives.push(format!("{rest}{tail}"));
        } else if second == b'e' && !is_vowel(third) {
            relatives.push(format!("{}{tail}", &head[..head.len() - 1]));
        }
    }
    relatives.retain(|relative| relative.len() >= 4);
    relatives
}
