//! One spelling for comparing words: lower case, without Polish diacritics, Hebrew points and marks of direction.
//! Which words matter is left to the lexicons.

/// The letter as it is compared; `None` for what is not seen: points, cantillation, marks of direction.
pub(crate) fn fold(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c.to_ascii_lowercase());
    }
    Some(match c {
        'ą' | 'Ą' => 'a',
        'ć' | 'Ć' => 'c',
        'ę' | 'Ę' => 'e',
        'ł' | 'Ł' => 'l',
        'ń' | 'Ń' => 'n',
        'ó' | 'Ó' => 'o',
        'ś' | 'Ś' => 's',
        'ź' | 'Ź' | 'ż' | 'Ż' => 'z',
        '’' | '‘' | 'ʼ' | '´' | '׳' => '\'',
        '״' => '"',
        c if is_unseen(c) => return None,
        c if is_hebrew(c) => c,
        c => c.to_lowercase().next().unwrap_or(c),
    })
}

/// A whole word, folded.
pub(crate) fn folded(word: &str) -> String {
    word.chars().filter_map(fold).collect()
}

/// Whether the character leaves no trace of its own on paper: marks of direction, joiners, Hebrew points.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{0591}'..='\u{05BD}'
            | '\u{05BF}'..='\u{05C7}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{061C}'
            | '\u{FEFF}'
            | '\u{00AD}'
    )
}

/// Whether it is a letter, asked for our scripts first because the tables of Unicode are slow.
pub(crate) fn is_letter(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | 'א'..='ת' => true,
        '\0'..='\u{7f}' | '×' | '÷' => false,
        '\u{c0}'..='\u{24f}' => true,
        c => c.is_alphabetic(),
    }
}

/// Whether it is one of the 27 Hebrew letters.
pub(crate) fn is_hebrew(c: char) -> bool {
    matches!(c, 'א'..='ת')
}

/// Whether only Polish, of our languages, writes this letter.
pub(crate) fn is_polish(c: char) -> bool {
    matches!(c, 'ą' | 'ć' | 'ę' | 'ł' | 'ń' | 'ó' | 'ś' | 'ź' | 'ż' | 'Ą' | 'Ć' | 'Ę' | 'Ł' | 'Ń' | 'Ó' | 'Ś' | 'Ź' | 'Ż')
}
