//! The news agencies that an article is from, by its byline and its data.

use super::authors::{Lines, Stated, opened};
use super::metadata::METADATA_KEYS;
use super::{Sourced, clean};
use crate::lang::pages::bylines::BYLINES;
use crate::page::evidence::Evidence;
use crate::page::outline::Outline;
use crate::page::text::bare;

/// Marks between the names of a byline.
const MARKS: [char; 11] = [',', ';', '/', '|', '(', ')', '·', '•', '–', '—', ':'];

/// The agencies that JSON-LD, metadata and the bylines beside the headline name, each once.
pub(super) fn choose(
    evidence: &Evidence,
    outline: &Outline,
    stated: &[(String, Stated)],
    headline: Option<&str>,
) -> Option<Sourced<Vec<String>>> {
    let of_json = || gathered(stated.iter().map(|(text, _)| clean(text)), "JSON-LD author");
    let of_meta = || {
        let texts = METADATA_KEYS.author.iter().flat_map(|key| evidence.metas(key));
        gathered(texts.map(clean), "metadata of the author")
    };
    let of_lines = || {
        let lines = Lines::around(evidence, outline, headline);
        let texts = lines.byline_texts(evidence).map(str::to_owned);
        gathered(texts, "a byline")
    };
    of_json().or_else(of_meta).or_else(of_lines)
}

fn gathered(texts: impl Iterator<Item = String>, source: &'static str) -> Option<Sourced<Vec<String>>> {
    let mut found: Vec<String> = Vec::new();
    for text in texts {
        for name in named(&text) {
            if !found.iter().any(|known| known == name) {
                found.push(name.to_owned());
            }
        }
    }
    Some(Sourced::new(found, source)).filter(|found| !found.value.is_empty())
}

/// The agencies in a byline: `dpa` and `AFP` of "Jane Roe, dpa und AFP".
fn named(byline: &str) -> Vec<&str> {
    let line = opened(byline).unwrap_or(byline);
    let mut parts: Vec<&str> = line.split(MARKS).collect();
    for joiner in
        BYLINES.joiners.iter().filter(|joiner| joiner.trim().chars().count() > 1 || joiner.contains('&'))
    {
        parts = parts.into_iter().flat_map(|part| part.split(joiner.as_str())).collect();
    }
    let is_agency = |part: &&str| !part.is_empty() && BYLINES.agencies.contains(&bare(part));
    parts.into_iter().map(str::trim).filter(is_agency).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_are_found_among_the_names_of_a_byline() {
        assert_eq!(named("Von Jana Rau, dpa und AFP"), ["dpa", "AFP"]);
        assert_eq!(named("By Jane Roe | The Associated Press"), ["The Associated Press"]);
        assert!(named("By Jane Roe, Tarvik").is_empty());
    }
}
