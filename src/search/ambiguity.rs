//! Several persons of one name: who may be meant, and how much each said.

use std::collections::{HashMap, HashSet};

use tantivy::{Searcher, Term};

use super::dictionary::facets;
use super::speakers::holds_words;
use super::terms::terms_in;
use crate::actors::spelling_key;
use crate::index::{Fields, IndexError, KEY_SEPARATOR, UNKNOWN};
use crate::query::{Expr, Filter, SearchRequest};

/// One who may be meant by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The full name.
    pub name: String,
    /// Quotes in the whole index of which this is the speaker.
    pub quotes: u64,
}

/// For the first filter by speaker in `request` that more than one person of the index fits: what was asked, and who fits,
/// those with most quotes first. A full name, and one that a single person has, is not ambiguous.
///
/// # Errors
/// When the index cannot be read.
pub fn candidates(
    searcher: &Searcher,
    fields: &Fields,
    request: &SearchRequest,
) -> Result<Option<(String, Vec<Candidate>)>, IndexError> {
    let asked = request.expr.leaves().into_iter().find_map(|(leaf, wanted)| match leaf {
        Expr::Filter(Filter::By(asked)) if wanted => Some(asked.clone()),
        _ => None,
    });
    let Some(asked) = asked else { return Ok(None) };
    let wanted = spelling_key(&asked);
    if wanted.is_empty() || wanted.contains(' ') || asked.contains('/') {
        return Ok(None);
    }
    // Most names are one person's, and the keys tell so without being taken apart.
    let mut fit: HashSet<String> = HashSet::new();
    terms_in(searcher, "speaker_key", |key| {
        let name = key.rsplit(KEY_SEPARATOR).next().unwrap_or_default();
        if name.contains(' ') && holds_words(name, &wanted) {
            fit.insert(name.to_owned());
        }
    })?;
    if fit.len() < 2 {
        return Ok(None);
    }
    let mut quotes: HashMap<String, Candidate> = HashMap::new();
    for facet in facets(searcher, "speaker")? {
        let path = facet.to_path();
        let Some((name, institutions)) = path.split_last() else { continue };
        if institutions.iter().any(|institution| spelling_key(institution) == wanted) {
            return Ok(None);
        }
        let key = spelling_key(name);
        if *name == UNKNOWN || !key.contains(' ') || !holds_words(&key, &wanted) {
            continue;
        }
        let said = searcher.doc_freq(&Term::from_facet(fields.speaker, &facet))?;
        let held = quotes.entry(key).or_insert_with(|| Candidate { name: (*name).to_owned(), quotes: 0 });
        held.quotes += said;
    }
    let mut found: Vec<Candidate> = quotes.into_values().collect();
    found.sort_by(|one, other| other.quotes.cmp(&one.quotes).then_with(|| one.name.cmp(&other.name)));
    Ok((found.len() > 1).then_some((asked, found)))
}
