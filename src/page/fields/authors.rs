//! Who wrote the article: names split, cleaned, and told from desks and agencies.

use crate::lang::names;
use crate::lang::pages::bylines::BYLINES;

/// The persons in a byline or author field: "By Jane Roe and John Doe, in Kyiv" is two.
pub(super) fn persons(byline: &str, publisher: Option<&str>) -> Vec<String> {
    let mut text = byline.trim();
    if text.contains("://") || text.starts_with('@') || text.len() > 200 {
        return Vec::new();
    }
    let lower = text.to_lowercase();
    for opener in &BYLINES.openers {
        if let Some(rest) = lower.strip_prefix(opener.as_str())
            && rest.starts_with([' ', ':', '\u{a0}'])
            && text.is_char_boundary(opener.len())
        {
            text = text[opener.len()..].trim_start_matches([':', ' ', '\u{a0}']);
            break;
        }
    }
    let mut persons = Vec::new();
    let mut parts: Vec<&str> = text.split([',', ';', '|', '/', '•', '·', '(', '–', '—']).collect();
    for joint in &BYLINES.joints {
        parts = parts.into_iter().flat_map(|part| part.split(joint.as_str())).collect();
    }
    for part in parts {
        let part = part.trim().trim_end_matches('.').trim_end_matches(')');
        let lower = part.to_lowercase();
        let closes = |word: &str| BYLINES.closers.iter().any(|closer| closer == word);
        if part.is_empty() {
            continue;
        }
        if lower.split(' ').next().is_some_and(closes) || part.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        let kept: Vec<&str> = part
            .split_whitespace()
            .take_while(|word| !closes(&word.to_lowercase()) || word.starts_with(char::is_uppercase))
            .collect();
        let name = kept.join(" ");
        // "Jane Roe, Jane Roe Research Associate" is one.
        let told = persons.iter().any(|held: &String| {
            name.strip_prefix(held).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        });
        if is_person(&name, publisher) && !told {
            persons.push(name);
        }
    }
    persons
}

/// Two to seven words, each like a name's, none of a desk or agency, and not the paper itself.
fn is_person(part: &str, publisher: Option<&str>) -> bool {
    let lower = part.to_lowercase();
    let words: Vec<&str> = lower.split(' ').collect();
    let desk = BYLINES.not_persons.iter().any(|word| match word.contains(' ') {
        true => lower.contains(word.as_str()),
        false => words.contains(&word.as_str()),
    });
    let named = part.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    // "winning the Republican primary": of words that begin small, names hold "van" and "de" only.
    let small = |word: &str| word.starts_with(char::is_lowercase) && !names::is_particle(word);
    let marks = part.contains(['→', '»', '+', ':', '"']);
    let caseless = !part.chars().any(char::is_lowercase) && !part.chars().any(char::is_uppercase);
    let paper = publisher.is_some_and(|publisher| publisher.to_lowercase() == lower);
    let web = lower.contains(".com") || lower.contains('@') || part.chars().any(|c| c.is_ascii_digit());
    let odd = marks || part.split(' ').any(small);
    !desk && !paper && !web && !odd && (2..=7).contains(&words.len()) && (named >= 2 || caseless)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_is_split_into_persons() {
        assert_eq!(persons("By Jane Roe and John Doe, in Tarvik", None), ["Jane Roe", "John Doe"]);
        assert_eq!(persons("Jane Roe in Tarvik", None), ["Jane Roe"]);
        assert_eq!(persons("Jane Roe, Political Correspondent", None), ["Jane Roe"]);
        assert_eq!(persons("Von Jana Rau und Karl von der Au", None), ["Jana Rau", "Karl von der Au"]);
        assert_eq!(persons("Veröffentlicht von Jana Rau", None), ["Jana Rau"]);
        assert_eq!(persons("Autorin: Jana Rau", None), ["Jana Rau"]);
        assert_eq!(persons("Jane Roe, Jane Roe Research Associate", None), ["Jane Roe"]);
    }

    #[test]
    fn agencies_papers_and_addresses_are_no_persons() {
        assert!(persons("Meridian News Agency", None).is_empty());
        assert!(persons("Tarvik Tribune", Some("Tarvik Tribune")).is_empty());
        assert!(persons("https://example.org/people/jane-roe", None).is_empty());
        assert!(persons("By winning the Northern primary", None).is_empty());
        assert!(persons("All posts of Jane Roe →", None).is_empty());
    }
}
