//! Any bytes are opened to be shown or refused, and any HTML is cleaned into something that runs and fetches nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mila_web::letter;
use mila_wire::mime;

fuzz_target!(|raw: &[u8]| {
    // Panics are caught in the program, so that mail cannot stop it; here they must show.
    let opened = mime::letter(raw);
    assert!(!matches!(&opened, Err(why) if why.word() == "defeated_parser"));
    if let Ok(opened) = &opened {
        for attachment in &opened.attachments {
            let (found, bytes) = mime::attachments(raw, &[attachment.number]).pop().expect("a listed attachment is there");
            assert!(found == *attachment && bytes.len() as u64 == found.size);
        }
    }
    let html = opened.ok().and_then(|opened| opened.html).unwrap_or_else(|| String::from_utf8_lossy(raw).into_owned());
    let clean = letter::clean(&html, &|_| None, &|host| host.to_owned()).html;
    for tag in clean.split('<').skip(1) {
        assert_tag_is_harmless(tag.split('>').next().unwrap_or_default());
    }
    let _: Vec<letter::TextRun> = letter::linked(&String::from_utf8_lossy(raw));
});

fn assert_tag_is_harmless(tag: &str) {
    const REFUSED: &[&str] =
        &["script", "style", "svg", "math", "iframe", "form", "input", "meta", "base", "link", "object", "template"];
    let (name, attributes) = tag.trim_start_matches('/').split_once(' ').unwrap_or((tag, ""));
    assert!(!REFUSED.contains(&name.trim_start_matches('/')), "{tag}");
    // Names and values by turns.
    let parts: Vec<&str> = attributes.split('"').collect();
    for pair in parts.chunks_exact(2) {
        let (attribute, value) = (pair[0].trim().trim_end_matches('='), pair[1]);
        assert!(!attribute.starts_with("on") && !["id", "name", "srcset", "background"].contains(&attribute), "{tag}");
        assert!(attribute != "src" || value.starts_with("data:image/"), "{tag}");
        assert!(
            attribute != "href" || ["http:", "https:", "mailto:", "tel:"].iter().any(|scheme| value.starts_with(scheme)),
            "{tag}"
        );
        assert!(attribute != "style" || !["url", "\\", "position"].iter().any(|word| value.contains(word)), "{tag}");
    }
}
