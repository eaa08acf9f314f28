//! What saving and publishing software broke in a text, undone where it is certain.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use memchr::memchr_iter;

/// How often a page must show a sign of double encoding before it is believed. A page that tells of one such sign, or
/// a single “Ñ” before a quotation mark, is left alone.
const ENOUGH_SIGNS: usize = 2;

/// Letters with which text that was encoded twice begins most of its characters: those of Western Europe (`Ã`, `Â`),
/// quotation marks and dashes (`â€`), Cyrillic (`Ð`, `Ñ`), Arabic (`Ø`, `Ù`) and emoji (`ð`).
const SIGNS: [char; 8] = ['Ã', 'Â', 'â', 'Ð', 'Ñ', 'Ø', 'Ù', 'ð'];

/// Undoes UTF-8 that was taken for windows-1252 and encoded once more: `itâ€™s` for `it’s`.
///
/// Each run of characters beyond ASCII is mended by itself, because one paragraph of a page may be broken and the next
/// not. A run is broken when it fits windows-1252 and its bytes there are UTF-8, which ordinary text hardly ever is.
pub(super) fn double_encoding(text: Cow<'_, str>) -> Cow<'_, str> {
    // All signs are letters whose UTF-8 begins with C3, and what follows them is no ASCII.
    let follows = |at: usize| text.as_bytes().get(at + 2).is_some_and(|byte| !byte.is_ascii());
    if memchr_iter(0xc3, text.as_bytes()).filter(|at| follows(*at)).nth(ENOUGH_SIGNS - 1).is_none() {
        return text;
    }
    let signs = runs(&text).filter(|run| run.starts_with(SIGNS) && mended(run).is_some()).count();
    if signs < ENOUGH_SIGNS {
        return text;
    }
    let mut whole = String::with_capacity(text.len());
    let mut copied = 0;
    for run in runs(&text) {
        if let Some(mended) = mended(run) {
            let start = run.as_ptr() as usize - text.as_ptr() as usize;
            whole.push_str(&text[copied..start]);
            whole.push_str(&mended);
            copied = start + run.len();
        }
    }
    whole.push_str(&text[copied..]);
    Cow::Owned(whole)
}

/// The runs of characters beyond ASCII.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_ascii()).filter(|run| !run.is_empty())
}

fn mended(run: &str) -> Option<String> {
    let (bytes, _, unmappable) = WINDOWS_1252.encode(run);
    if unmappable {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok()
}

/// Names of characters that pages write without the semicolon that HTML asks for. Those that HTML forgives (`&eacute`)
/// are the parser's work; of these browsers show the name.
const UNCLOSED: [(&str, &str); 9] = [
    ("hellip", "…"),
    ("ldquo", "“"),
    ("lsquo", "‘"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("rdquo", "”"),
    ("rsquo", "’"),
    ("euro", "€"),
    ("bull", "•"),
];

/// Replaces names of characters that lack their semicolon: `it&rsquo s`, `&ldquo No&rdquo .`
pub(super) fn unclosed_entities(text: Cow<'_, str>) -> Cow<'_, str> {
    let mut mended: Option<String> = None;
    let mut copied = 0;
    for start in memchr_iter(b'&', text.as_bytes()) {
        let rest = &text[start + 1..];
        let named = UNCLOSED.iter().find(|(name, _)| rest.starts_with(name));
        let Some((name, character)) = named else { continue };
        let after = rest[name.len()..].chars().next();
        // `&ndash;` is well, `?a=1&euro=2` an address, and `&bullet;` another name.
        if after.is_some_and(|c| c == ';' || c == '=' || c.is_ascii_alphanumeric()) {
            continue;
        }
        let mended = mended.get_or_insert_with(String::new);
        mended.push_str(&text[copied..start]);
        mended.push_str(character);
        copied = start + 1 + name.len();
    }
    match mended {
        None => text,
        Some(mut mended) => {
            mended.push_str(&text[copied..]);
            Cow::Owned(mended)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_encoded_twice_is_repaired_and_other_text_left_alone() {
        assert_eq!(double_encoding("Itâ€™s hers, heâ€™s sure".into()), "It’s hers, he’s sure");
        assert_eq!(double_encoding("São Tomé".into()), "São Tomé");
        assert_eq!(
            double_encoding("“â€™ and â€œ are signs of it”, Żaneta".into()),
            "“â€™ and â€œ are signs of it”, Żaneta"
        );
        assert_eq!(double_encoding("«LIBERTÉ», «ÉGALITÉ»: “CAFÉ”".into()), "«LIBERTÉ», «ÉGALITÉ»: “CAFÉ”");
    }

    #[test]
    fn one_broken_paragraph_is_repaired_beside_a_whole_one() {
        assert_eq!(
            double_encoding("<p>Żaneta’s café →</p><p>The mayorâ€™s cafÃ© is shut â€” ÐŸÑƒÑ‚Ð¸Ð½</p>".into()),
            "<p>Żaneta’s café →</p><p>The mayor’s café is shut — Путин</p>"
        );
    }

    #[test]
    fn names_of_characters_are_read_without_their_semicolon() {
        assert_eq!(unclosed_entities("It&rsquo s &ldquo no&rdquo.".into()), "It’ s “ no”.");
        let well = "It&rsquo;s <a href='?a=1&euro=2'>&bullet;</a>";
        assert!(matches!(unclosed_entities(well.into()), Cow::Borrowed(same) if same == well));
    }
}
