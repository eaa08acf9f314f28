//! What to say when nothing is found.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use tantivy::schema::{Facet, Field};
use tantivy::{Searcher, Term};

use super::compile::Compiler;
use super::dictionary::{facets, values};
use super::keys::holds_words;
use super::speakers::{Indexed, Speakers};
use super::texts::Texts;
use crate::actors::Affiliation;
use crate::index::{Index, IndexError, UNKNOWN, speaker_key};
use crate::query::{Expr, Filter, SearchRequest, TextField, TextMatch, Unit, WordForm};
use crate::text::{fold, folded, words};
use crate::world::{self, Known};

/// One line that tells why `request` found nothing on `index`, and what may have been meant.
///
/// # Errors
/// When the index cannot be read.
pub fn hint(index: &Index, request: &SearchRequest) -> Result<String, IndexError> {
    let searcher = index.searcher()?;
    let compiler = Compiler::new(index, &searcher, request.unit);
    for (leaf, wanted) in request.expr.leaves() {
        let told = match leaf {
            Expr::Filter(filter) if wanted => unknown_name(index, &searcher, filter, request.unit)?,
            Expr::Text(text) if wanted => unknown_word(compiler.texts(), text)?,
            _ => None,
        };
        if let Some(told) = told {
            return Ok(told);
        }
    }
    let unit = unit(request.unit);
    Ok(match request.query.is_empty() {
        true => format!("no {unit} pass these filters together; leave one out"),
        false => format!("no {unit} match '{}' with all its words and filters; leave one out", request.query),
    })
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Articles => "articles",
        Unit::Quotes => "quotes",
    }
}

/// A name in a filter that the index does not hold at all.
fn unknown_name(
    index: &Index,
    searcher: &Searcher,
    filter: &Filter,
    of: Unit,
) -> Result<Option<String>, IndexError> {
    let unit = unit(of);
    let (asked, known, what): (&str, BTreeSet<String>, String) = match filter {
        Filter::By(asked) => {
            let statements = Indexed::new(searcher, index.fields());
            if !Speakers::of(index, searcher)?.meant_by(asked, &statements).is_empty() {
                return Ok(None);
            }
            let facets = facets(searcher, "speaker")?;
            if let Some(office) = office(asked, &facets, searcher, index.fields().speaker_key)? {
                return Ok(Some(office));
            }
            let parts = facets.iter().flat_map(|facet| facet.to_path());
            let names = parts.filter(|name| *name != UNKNOWN).map(str::to_owned).collect();
            (asked, names, format!("no {unit} by '{asked}'"))
        }
        Filter::Actor(asked) => {
            let name = |facet: &Facet| facet.to_path().last().map(|name| (*name).to_owned());
            let names = facets(searcher, "actor")?.iter().filter_map(name).collect();
            (asked, names, format!("no {unit} name '{asked}'"))
        }
        Filter::To(asked) => (asked, values(searcher, "addressee_name")?, format!("no {unit} to '{asked}'")),
        Filter::Publisher(asked) => {
            (asked, values(searcher, "publisher_name")?, format!("no {unit} from a publisher '{asked}'"))
        }
        Filter::Section(asked) => {
            (asked, values(searcher, "section_name")?, format!("no {unit} in a section '{asked}'"))
        }
        Filter::Author(asked) => {
            (asked, values(searcher, "author_name")?, format!("no {unit} by an author '{asked}'"))
        }
        _ => return Ok(None),
    };
    let wanted = folded(asked);
    if !matches!(filter, Filter::By(_)) && known.iter().any(|name| holds_words(&folded(name), &wanted)) {
        return Ok(None);
    }
    Ok(Some(with_suggestion(what, closest(asked, known.iter().map(String::as_str)))))
}

/// How many speakers are told of an office.
const TOLD: usize = 3;

/// `Prime Minister` names an office and neither a person nor an institution: who speaks for its houses in this index.
fn office(
    asked: &str,
    speakers: &[Facet],
    searcher: &Searcher,
    keys: Field,
) -> Result<Option<String>, IndexError> {
    let words = asked.trim().to_lowercase();
    if !world::is_office(&words) {
        return Ok(None);
    }
    let mut said: BTreeMap<[&str; 3], u64> = BTreeMap::new();
    for facet in speakers {
        let path = facet.to_path();
        let [country, house, name] = path.as_slice() else { continue };
        let nation = world::typed(country).filter(|known| matches!(known, Known::Country(_)));
        let of_office = match nation.and_then(world::country) {
            Some(nation) => world::office(nation, &words).is_some_and(|own| own == [*country, *house]),
            None => world::office_anywhere(&words).is_some_and(|own| own == *house),
        };
        if of_office && *name != UNKNOWN {
            let affiliation = Affiliation(vec![(*country).to_owned(), (*house).to_owned()]);
            let quotes = match speaker_key(Some(name), &affiliation) {
                Some(key) => searcher.doc_freq(&Term::from_field_text(keys, &key))?,
                None => 0,
            };
            *said.entry([name, country, house]).or_default() += quotes;
        }
    }
    let mut held: Vec<([&str; 3], u64)> = said.into_iter().collect();
    held.sort_by_key(|(_, said)| Reverse(*said));
    let told = format!("'{asked}' is an office, not a person or institution");
    let Some(([first, ..], _)) = held.first() else {
        return Ok(Some(format!("{told}, and nobody here speaks for one; ask for a name or an institution")));
    };
    let show =
        |([name, country, house], said): &([&str; 3], u64)| format!("{name} ({country} / {house}) {said}");
    let names: Vec<String> = held.iter().take(TOLD).map(show).collect();
    Ok(Some(format!(
        "{told}; quotes by those who speak for its houses: {}; ask for one, as in --by '{first}'",
        names.join(", ")
    )))
}

/// A word that no document holds where it is asked for.
fn unknown_word(texts: Texts<'_>, text: &TextMatch) -> Result<Option<String>, IndexError> {
    // A pattern that fits nothing is no mistyped word, and a mistyped one was already looked for.
    if matches!(text.form, WordForm::Pattern | WordForm::Fuzzy(_)) {
        return Ok(None);
    }
    let asked: Vec<&str> = words(&text.text).map(|span| span.of(&text.text)).collect();
    for (number, written) in (1..).zip(&asked) {
        // Of several words the last may be a beginning; the others are as written.
        let form = match text.form {
            WordForm::Stem if asked.len() == 1 => WordForm::Stem,
            WordForm::Prefix if number == asked.len() => WordForm::Prefix,
            _ => WordForm::Exact,
        };
        if !texts.hold(text.field, written, form)? {
            let what = format!("no {} hold the word '{written}'", unit(texts.unit));
            let near = near_terms(texts, text.field, &fold(written))?;
            return Ok(Some(with_suggestion(what, closest(&fold(written), near.iter().map(String::as_str)))));
        }
    }
    Ok(None)
}

/// The words that begin with the letter that `word` does, where `field` is looked for.
fn near_terms(texts: Texts<'_>, field: Option<TextField>, word: &str) -> tantivy::Result<BTreeSet<String>> {
    let mut near = BTreeSet::new();
    let first = word.chars().next().map(String::from).unwrap_or_default();
    for (place, _) in texts.places(field) {
        for segment in texts.searcher.segment_readers() {
            let inverted = segment.inverted_index(place)?;
            let mut stream = inverted.terms().range().ge(&first).into_stream()?;
            while stream.advance() {
                let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
                if !term.starts_with(&first) {
                    break;
                }
                near.insert(term.to_owned());
            }
        }
    }
    Ok(near)
}

fn with_suggestion(what: String, meant: Option<&str>) -> String {
    match meant {
        Some(meant) => format!("{what}; did you mean {meant}?"),
        None => what,
    }
}

/// The name, or the word of a name ("Putim"), that `asked` is most likely a mistyped form of: one wrong letter in
/// four, three at most.
pub fn closest<'a>(asked: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = folded(asked);
    let allowed = wanted.chars().count().div_ceil(4).min(3);
    names
        .flat_map(|name| std::iter::once(name).chain(words(name).map(move |span| span.of(name))))
        .map(|name| (strsim::damerau_levenshtein(&wanted, &folded(name)), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_name_suggests_the_closest() {
        let names = ["Kremlin", "Karelin", "White House"];
        assert_eq!(closest("kremlim", names.into_iter()), Some("Kremlin"));
        assert_eq!(closest("zzz", names.into_iter()), None);
    }
}
