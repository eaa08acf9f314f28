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
use crate::answer::{Advice, NameKind, OfficeHolder};
use crate::index::{IndexError, Snapshot, UNKNOWN, speaker_key};
use crate::query::{Expr, Filter, TextField, TextMatch, WordForm};
use crate::request::SearchRequest;
use crate::text::{closest, fold, folded, words};
use crate::world::{self, Known};

/// Why `request` found nothing, and what may have been meant.
///
/// # Errors
/// When the index cannot be read.
pub(crate) fn hint(snapshot: &Snapshot, request: &SearchRequest) -> Result<Advice, IndexError> {
    let texts = Compiler::new(snapshot, request.unit).texts()?;
    for (leaf, wanted) in request.expr.leaves() {
        let told = match leaf {
            Expr::Filter(filter) if wanted => unknown_name(snapshot, filter)?,
            Expr::Text(text) if wanted => unknown_word(texts, text)?,
            _ => None,
        };
        if let Some(told) = told {
            return Ok(told);
        }
    }
    Ok(Advice::NothingTogether)
}

/// A name in a filter that the index does not hold at all.
fn unknown_name(snapshot: &Snapshot, filter: &Filter) -> Result<Option<Advice>, IndexError> {
    let searcher = snapshot.searcher();
    let (asked, known, name): (&str, BTreeSet<String>, NameKind) = match filter {
        Filter::By(asked) => {
            let statements = Indexed::new(searcher, snapshot.fields());
            if !Speakers::of(snapshot)?.meant_by(asked, &statements).is_empty() {
                return Ok(None);
            }
            let facets = facets(searcher, "speaker")?;
            if let Some(office) = office(asked, &facets, searcher, snapshot.fields().speaker_key)? {
                return Ok(Some(office));
            }
            let parts = facets.iter().flat_map(|facet| facet.to_path());
            let names = parts.filter(|name| *name != UNKNOWN).map(str::to_owned).collect();
            (asked, names, NameKind::Speaker)
        }
        Filter::Actor(asked) => {
            let name = |facet: &Facet| facet.to_path().last().map(|name| (*name).to_owned());
            (asked, facets(searcher, "actor")?.iter().filter_map(name).collect(), NameKind::Actor)
        }
        Filter::To(asked) => (asked, values(searcher, "addressee_name")?, NameKind::Addressee),
        Filter::Publisher(asked) => (asked, values(searcher, "publisher_name")?, NameKind::Publisher),
        Filter::Section(asked) => (asked, values(searcher, "section_name")?, NameKind::Section),
        Filter::Author(asked) => (asked, values(searcher, "author_name")?, NameKind::Author),
        _ => return Ok(None),
    };
    let wanted = folded(asked);
    if !matches!(filter, Filter::By(_)) && known.iter().any(|name| holds_words(&folded(name), &wanted)) {
        return Ok(None);
    }
    let meant = closest(asked, known.iter().map(String::as_str)).map(str::to_owned);
    Ok(Some(Advice::UnknownName { name, asked: asked.to_owned(), meant }))
}

/// `Prime Minister` names an office and neither a person nor an institution: who speaks for its houses in this index.
fn office(
    asked: &str,
    speakers: &[Facet],
    searcher: &Searcher,
    keys: Field,
) -> Result<Option<Advice>, IndexError> {
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
    let holder = |([name, country, house], quotes): ([&str; 3], u64)| OfficeHolder {
        name: name.to_owned(),
        affiliation: vec![country.to_owned(), house.to_owned()],
        quotes,
    };
    Ok(Some(Advice::Office { asked: asked.to_owned(), held_by: held.into_iter().map(holder).collect() }))
}

/// A word that no document holds where it is asked for.
fn unknown_word(texts: Texts<'_>, text: &TextMatch) -> Result<Option<Advice>, IndexError> {
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
            let near = near_terms(texts, text.field, &fold(written))?;
            let meant = closest(&fold(written), near.iter().map(String::as_str)).map(str::to_owned);
            return Ok(Some(Advice::UnknownWord { word: (*written).to_owned(), meant }));
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
