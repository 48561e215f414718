//! The `style` attribute of a letter: property by property, value by value, everything written anew.
//! What is not on these lists does not exist; a value that needs a backslash, an address or a function other than a
//! colour's is refused, so that there is no escape to decode and nothing to fetch.

/// What [`filtered`] says of an element that is hidden; whoever puts the letter together drops it with its content.
pub const HIDDEN: &str = "display:none";

/// A style longer than this is not read.
const LONGEST_STYLE: usize = 4 << 10;
/// Lengths on the page in pixels: of text, of margins, of boxes.
const SMALLEST_TEXT: f32 = 6.0;
const LARGEST_TEXT: f32 = 72.0;
const LARGEST_SPACE: f32 = 200.0;
const LARGEST_BOX: f32 = 2_000.0;
const LARGEST_LINE: f32 = 30.0;

const SIDES: [&str; 4] = ["-top", "-right", "-bottom", "-left"];
/// Words of a background that are no colours.
const NO_COLORS: &[&str] = &["none", "auto", "normal", "scroll", "fixed", "center", "top", "bottom", "left", "right"];
const LINES: &[&str] = &["none", "hidden", "solid", "dotted", "dashed", "double", "groove", "ridge", "inset", "outset"];
const WIDTHS: &[&str] = &["thin", "medium", "thick"];

/// Words that a property may have for its value.
const WORDS: &[(&str, &[&str])] = &[
    ("border-collapse", &["collapse", "separate"]),
    ("box-sizing", &["border-box", "content-box"]),
    ("clear", &["both", "left", "none", "right"]),
    ("direction", &["ltr", "rtl"]),
    ("display", &["block", "inline", "inline-block", "table", "table-cell", "table-row"]),
    ("float", &["left", "none", "right"]),
    ("font-style", &["italic", "normal", "oblique"]),
    ("font-variant", &["normal", "small-caps"]),
    ("font-weight", &["100", "200", "300", "400", "500", "600", "700", "800", "900", "bold", "bolder", "lighter", "normal"]),
    ("list-style-type", &["circle", "decimal", "disc", "hebrew", "lower-alpha", "lower-roman", "none", "square", "upper-alpha"]),
    ("overflow-wrap", &["anywhere", "break-word", "normal"]),
    ("table-layout", &["auto", "fixed"]),
    ("text-align", &["center", "end", "justify", "left", "right", "start"]),
    ("text-decoration", &["line-through", "none", "overline", "underline"]),
    ("text-transform", &["capitalize", "lowercase", "none", "uppercase"]),
    ("vertical-align", &["baseline", "bottom", "middle", "sub", "super", "text-bottom", "text-top", "top"]),
    ("white-space", &["normal", "nowrap", "pre", "pre-line", "pre-wrap"]),
    ("word-break", &["break-all", "break-word", "keep-all", "normal"]),
];

/// The declarations that may stay, [`HIDDEN`] alone where the element is not meant to be seen.
pub fn filtered(style: &str) -> String {
    let mut kept = String::new();
    let mut is_clipped = false;
    let mut has_no_height = false;
    for (name, value) in declarations(style) {
        match (name.as_str(), value.as_str()) {
            ("display", "none") | ("visibility", "hidden" | "collapse") => return HIDDEN.to_owned(),
            ("opacity", value) if value.parse().is_ok_and(|opacity: f32| opacity <= 0.0) => return HIDDEN.to_owned(),
            ("overflow" | "overflow-y", "hidden") => is_clipped = true,
            ("max-height" | "height", value) if is_nothing(value) => has_no_height = true,
            (name, value) => {
                if let Some((name, value)) = allowed(name, value) {
                    let mark = if kept.is_empty() { "" } else { ";" };
                    kept.extend([mark, name, ":", value.as_str()]);
                }
            }
        }
    }
    if is_clipped && has_no_height { HIDDEN.to_owned() } else { kept }
}

/// Names and values in lower case, comments and `!important` taken off. Font names are the only values in which
/// capitals could matter, and they do not.
fn declarations(style: &str) -> Vec<(String, String)> {
    let style = if style.len() > LONGEST_STYLE { "" } else { style };
    let mut plain = String::with_capacity(style.len());
    let mut rest = style;
    while let Some(start) = rest.find("/*") {
        plain.push_str(&rest[..start]);
        // A comment parts what stands around it.
        plain.push(' ');
        rest = rest[start + 2..].find("*/").map_or("", |end| &rest[start + 4 + end..]);
    }
    plain.push_str(rest);
    plain.make_ascii_lowercase();
    let declaration = |text: &str| {
        let (name, value) = text.split_once(':').map(|(name, value)| (name.trim(), value))?;
        let value = value.split('!').next().unwrap_or_default();
        let value = value.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        let is_sound = value.chars().all(|c| c.is_ascii_alphanumeric() || " #%(),.'\"_+-/".contains(c));
        // Of a background nothing is taken over but a colour, whatever address stands beside it.
        (is_sound || name == "background").then(|| (name.to_owned(), value))
    };
    plain.split(';').filter_map(declaration).collect()
}

fn is_nothing(value: &str) -> bool {
    value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%').parse() == Ok(0.0_f32)
}

/// A declaration as it is written into the letter.
fn allowed<'a>(name: &'a str, value: &str) -> Option<(&'a str, String)> {
    if let Some((name, words)) = WORDS.iter().find(|(known, _)| *known == name) {
        let word = value.split(' ').find(|word| words.contains(word))?;
        return Some((name, word.to_owned()));
    }
    let value = match name {
        "color" | "background-color" => color(value)?,
        // Of the shorthand only the colour is of use here.
        "background" => return Some(("background-color", parts(value).into_iter().find_map(color)?)),
        "font-family" => fonts(value)?,
        "font-size" => text_size(value)?,
        "line-height" => line_height(value)?,
        "letter-spacing" | "text-indent" => length(value, LARGEST_LINE)?,
        "width" | "max-width" | "height" => length(value, LARGEST_BOX)?,
        "border-spacing" | "border-radius" => lengths(value, LARGEST_LINE)?,
        _ => return spaced(name, value).or_else(|| border(name, value)),
    };
    Some((name, value))
}

/// Margins and paddings: none is negative, so that nothing is pushed over anything.
fn spaced<'a>(name: &'a str, value: &str) -> Option<(&'a str, String)> {
    let side = name.strip_prefix("margin").or_else(|| name.strip_prefix("padding"))?;
    (side.is_empty() || SIDES.contains(&side)).then_some(())?;
    let is_margin = name.starts_with("margin");
    let one = |word: &str| if is_margin && word == "auto" { Some(word.to_owned()) } else { length(word, LARGEST_SPACE) };
    Some((name, all(value, one)?))
}

/// `border`, `border-top-color` and their kin.
fn border<'a>(name: &'a str, value: &str) -> Option<(&'a str, String)> {
    let mut rest = name.strip_prefix("border")?;
    rest = SIDES.iter().find_map(|side| rest.strip_prefix(side)).unwrap_or(rest);
    matches!(rest, "" | "-width" | "-style" | "-color").then_some(())?;
    let word = |word: &str| {
        let is_word = LINES.contains(&word) || WIDTHS.contains(&word);
        if is_word { Some(word.to_owned()) } else { length(word, LARGEST_LINE).or_else(|| color(word)) }
    };
    Some((name, all(value, word)?))
}

/// One to four values, each of them sound.
fn all(value: &str, one: impl Fn(&str) -> Option<String>) -> Option<String> {
    let words: Option<Vec<String>> = parts(value).into_iter().map(one).collect();
    words.filter(|words| (1..=4).contains(&words.len())).map(|words| words.join(" "))
}

fn lengths(value: &str, most: f32) -> Option<String> {
    all(value, |word| length(word, most))
}

/// The words of a value; what stands in brackets belongs to its word.
fn parts(value: &str) -> Vec<&str> {
    let mut depth = 0_u32;
    let is_gap = |c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ' ' && depth == 0
    };
    value.split(is_gap).filter(|part| !part.is_empty()).collect()
}

/// A number and its unit; what stands for so many pixels at most about.
fn measured(value: &str) -> Option<(f32, &str, f32)> {
    let end = value.find(|c: char| !matches!(c, '0'..='9' | '.' | '+' | '-')).unwrap_or(value.len());
    let number: f32 = value[..end].parse().ok().filter(|number: &f32| number.is_finite())?;
    let pixels = match &value[end..] {
        // Old letters leave the unit out.
        "" | "px" => 1.0,
        "pt" => 1.33,
        "em" | "rem" | "pc" => 16.0,
        "ex" | "ch" => 8.0,
        "cm" => 38.0,
        "mm" => 3.8,
        "in" => 96.0,
        _ => return None,
    };
    Some((number, &value[end..], number * pixels))
}

/// A length from nothing to `most` pixels, or a share up to the whole.
fn length(value: &str, most: f32) -> Option<String> {
    if let Some(share) = value.strip_suffix('%') {
        let share: f32 = share.parse().ok().filter(|share| (0.0..=100.0).contains(share))?;
        return Some(format!("{share}%"));
    }
    let (number, unit, pixels) = measured(value)?;
    if pixels < 0.0 {
        None
    } else if pixels > most {
        Some(format!("{most}px"))
    } else if number == 0.0 {
        Some("0".to_owned())
    } else {
        Some(format!("{number}{}", if unit.is_empty() { "px" } else { unit }))
    }
}

/// Too small to be read is a way of hiding: then the size around it holds.
fn text_size(value: &str) -> Option<String> {
    const NAMED: &[&str] = &["x-small", "small", "medium", "large", "x-large", "xx-large", "smaller", "larger"];
    if NAMED.contains(&value) {
        return Some(value.to_owned());
    }
    if let Some(share) = value.strip_suffix('%') {
        let share: f32 = share.parse().ok().filter(|share| (40.0..=400.0).contains(share))?;
        return Some(format!("{share}%"));
    }
    let (_, _, pixels) = measured(value)?;
    (pixels >= SMALLEST_TEXT).then(|| length(value, LARGEST_TEXT))?
}

fn line_height(value: &str) -> Option<String> {
    if value == "normal" {
        return Some(value.to_owned());
    }
    if let Some(share) = value.strip_suffix('%') {
        let share: f32 = share.parse().ok().filter(|share| (0.0..=300.0).contains(share))?;
        return Some(format!("{share}%"));
    }
    let (number, unit, pixels) = measured(value)?;
    if unit.is_empty() {
        return (0.0..=3.0).contains(&number).then(|| number.to_string());
    }
    (0.0..=LARGEST_TEXT * 1.5).contains(&pixels).then(|| format!("{number}{unit}"))
}

/// A colour by its name, by its digits, or mixed by `rgb()` and `hsl()`.
fn color(value: &str) -> Option<String> {
    if let Some(digits) = value.strip_prefix('#') {
        let is_sound = matches!(digits.len(), 3 | 4 | 6 | 8) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        return is_sound.then(|| value.to_owned());
    }
    if let Some((function, mix)) = value.strip_suffix(')').and_then(|value| value.split_once('(')) {
        let is_mix = mix.chars().all(|c| matches!(c, '0'..='9' | '.' | ',' | '%' | ' ' | '/'));
        return (matches!(function, "rgb" | "rgba" | "hsl" | "hsla") && is_mix && mix.len() <= 40).then(|| value.to_owned());
    }
    let is_name = (3..=20).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_lowercase());
    (is_name && !NO_COLORS.contains(&value)).then(|| value.to_owned())
}

/// Names of fonts in simple quotation marks.
fn fonts(value: &str) -> Option<String> {
    let name = |font: &str| {
        let font = font.trim().trim_matches(['"', '\'']);
        let is_sound = font.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        let is_kind = matches!(font, "serif" | "sans-serif" | "monospace" | "cursive" | "system-ui" | "inherit");
        let is_known = is_sound && (1..=60).contains(&font.len());
        is_known.then(|| if is_kind { font.to_owned() } else { format!("'{font}'") })
    };
    let names: Vec<String> = value.split(',').filter_map(name).take(8).collect();
    (!names.is_empty()).then(|| names.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(style: &str, expected: &str) {
        assert_eq!(filtered(style), expected, "{style}");
    }

    #[test]
    fn what_letters_need_stays() {
        check("color: #333; background-color:RGB(255, 250, 240)", "color:#333;background-color:rgb(255, 250, 240)");
        check(
            "font-family:\"Segoe UI\",Arial,sans-serif;font-size:11.0pt",
            "font-family:'segoe ui','arial',sans-serif;font-size:11pt",
        );
        check("margin:0cm 0 .0001pt auto;padding:8px 12px", "margin:0 0 0.0001pt auto;padding:8px 12px");
        check("border:none;border-top:solid #E1E1E1 1.0pt", "border:none;border-top:solid #e1e1e1 1pt");
        check("text-align:right;direction:rtl;line-height:1.5", "text-align:right;direction:rtl;line-height:1.5");
        check("background:#ffffff url(https://x.example/?a=b) no-repeat", "background-color:#ffffff");
        check("width:600px;max-width:100% !important", "width:600px;max-width:100%");
        check("mso-line-height-rule:exactly;line-height:24px", "line-height:24px");
    }

    #[test]
    fn what_fetches_runs_or_covers_goes() {
        for style in [
            "background-image:url(https://x.example/a.png)",
            "background:url(//x.example)",
            "width:expression(alert(1))",
            "behavior:url(#x);-moz-binding:url(x)",
            "position:fixed;top:0;left:0;z-index:9",
            "color:var(--x);width:calc(1px + 1px);content:attr(href)",
            "color:\\72 ed;w\\69dth:1px",
            "margin-top:-300px;padding:-1px;text-indent:-9999px",
            "transform:scale(9);filter:blur(3px);cursor:none;pointer-events:none",
            "color:red}body{color:red",
            "@import 'x';list-style-image:url(x)",
            "unicode-bidi:bidi-override",
            "font-size:0;font-size:1px;font-size:1e9px",
            "width:-1px;height:NaNpx;width:infpx",
            "color:rgb(url(x));color:rgb(1;2)",
        ] {
            check(style, "");
        }
        check("color:re/**/d;width:10/* */px;color:/*", "");
        check("/*;color:red", "");
        check("font-family:';color:red", "color:red");
    }

    #[test]
    fn lengths_are_bounded() {
        check("width:99999px;margin:5000px;font-size:999px", "width:2000px;margin:200px;font-size:72px");
        check("width:400%;line-height:99", "");
    }

    #[test]
    fn hidden_elements_are_known() {
        for style in [
            "display:none",
            "color:red;DISPLAY : none !important",
            "display:/**/none",
            "visibility:hidden",
            "opacity:0.0",
            "max-height:0px;overflow:hidden;font-size:1px",
        ] {
            check(style, HIDDEN);
        }
        check("height:0;font-size:14px", "font-size:14px");
        check("overflow:hidden;opacity:0.5", "");
    }
}
