//! Several persons of one name: who may be meant, and how much each said.

use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Searcher, TERMINATED, Term};

use super::speakers::Speakers;
use crate::actors::spelling_key;
use crate::index::{Index, IndexError};
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
    index: &Index,
    searcher: &Searcher,
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
    let speakers = Speakers::of(index, searcher)?;
    let persons = speakers.persons_with(&wanted);
    // Most names are one person's, and an institution's are meant as such.
    if persons.len() < 2 || speakers.holds_institution(&wanted) {
        return Ok(None);
    }
    let mut found = Vec::new();
    for keys in persons.values() {
        let terms: Vec<Term> =
            keys.iter().map(|key| Term::from_field_text(index.fields().speaker_key, key)).collect();
        if let Some(name) = written_name(searcher, &terms)? {
            let quotes = terms.iter().map(|term| searcher.doc_freq(term)).sum::<tantivy::Result<u64>>()?;
            found.push(Candidate { name, quotes });
        }
    }
    found.sort_by(|one, other| other.quotes.cmp(&one.quotes).then_with(|| one.name.cmp(&other.name)));
    Ok((found.len() > 1).then_some((asked, found)))
}

/// The speaker's name as the first quote with one of these keys has it; `None` where no quote has one.
fn written_name(searcher: &Searcher, keys: &[Term]) -> tantivy::Result<Option<String>> {
    for segment in searcher.segment_readers() {
        let Some(names) = segment.fast_fields().str("speaker_name")? else { continue };
        for key in keys {
            let index = segment.inverted_index(key.field())?;
            let Some(postings) = index.read_postings(key, IndexRecordOption::Basic)? else { continue };
            let ord = Some(postings.doc())
                .filter(|doc| *doc != TERMINATED)
                .and_then(|doc| names.term_ords(doc).next());
            let mut name = String::new();
            if let Some(ord) = ord
                && names.ord_to_str(ord, &mut name)?
            {
                return Ok(Some(name));
            }
        }
    }
    Ok(None)
}
