//! Who wrote the article: names split, cleaned, and told from desks and agencies.

use crate::lexicon::bylines::BYLINES;

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
    for part in text
        .split([',', ';', '|', '/', '•', '·', '(', '–', '—'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "))
    {
        let part = part.trim().trim_end_matches('.').trim_end_matches(')');
        let lower = part.to_lowercase();
        let closes = |word: &str| BYLINES.closers.iter().any(|closer| closer == word);
        if part.is_empty() {
            continue;
        }
        if lower.split(' ').next().is_some_and(closes) || part.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        if !is_person(part, &lower, publisher) {
            continue;
        }
        let kept: Vec<&str> = part
            .split(' ')
            .take_while(|word| !closes(&word.to_lowercase()) || word.starts_with(char::is_uppercase))
            .collect();
        let name = kept.join(" ");
        if !persons.contains(&name) {
            persons.push(name);
        }
    }
    persons
}

/// Two to five words, each like a name, none of a desk or agency, and not the paper itself.
fn is_person(part: &str, lower: &str, publisher: Option<&str>) -> bool {
    let words: Vec<&str> = lower.split(' ').collect();
    let desk = BYLINES.not_persons.iter().any(|word| match word.contains(' ') {
        true => lower.contains(word.as_str()),
        false => words.contains(&word.as_str()),
    });
    let named = part.split(' ').filter(|word| word.chars().next().is_some_and(char::is_uppercase)).count();
    let caseless = !part.chars().any(char::is_lowercase) && !part.chars().any(char::is_uppercase);
    let paper = publisher.is_some_and(|publisher| publisher.eq_ignore_ascii_case(part));
    let web = lower.contains(".com") || lower.contains('@') || part.chars().any(|c| c.is_ascii_digit());
    !desk && !paper && !web && (2..=7).contains(&words.len()) && (named >= 2 || caseless)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_is_split_into_persons() {
        assert_eq!(persons("By Jane Roe and John Doe, in Tarvik", None), ["Jane Roe", "John Doe"]);
        assert_eq!(persons("Jane Roe in Tarvik", None), ["Jane Roe"]);
        assert_eq!(persons("Jane Roe, Political Correspondent", None), ["Jane Roe"]);
    }

    #[test]
    fn agencies_papers_and_addresses_are_no_persons() {
        assert!(persons("Meridian News Agency", None).is_empty());
        assert!(persons("Tarvik Tribune", Some("Tarvik Tribune")).is_empty());
        assert!(persons("https://example.org/people/jane-roe", None).is_empty());
    }
}
