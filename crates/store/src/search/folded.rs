//! Names as they are compared while somebody types: without case, marks and repeated spaces, but whole.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A name or address folded: `Łucja  Żółć` is `lucja zolc`.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        let letters = word.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase);
        folded.extend(letters.map(|letter| match letter {
            'ł' => 'l',
            'ø' => 'o',
            'đ' => 'd',
            'ı' => 'i',
            other => other,
        }));
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_case_are_set_aside() {
        assert_eq!(folded(" Łucja  ŻÓŁĆ"), "lucja zolc");
        assert_eq!(folded("שָׁלוֹם Dana"), "שלום dana");
    }
}
