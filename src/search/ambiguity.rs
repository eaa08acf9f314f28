//! Several persons of one name: who may be meant, and how much each said.

use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Searcher, TERMINATED, Term};

use super::speakers::Speakers;
use crate::answer::{Advice, Candidate};
use crate::index::{IndexError, Snapshot};
use crate::query::{Expr, Filter};
use crate::request::SearchRequest;

/// For the first filter by speaker in `request` that more than one person of the index fits: what was asked, and who fits,
/// those with most quotes first. A name that a single person has is not ambiguous.
///
/// # Errors
/// When the index cannot be read.
pub(crate) fn candidates(snapshot: &Snapshot, request: &SearchRequest) -> Result<Option<Advice>, IndexError> {
    let asked = request.expr.leaves().into_iter().find_map(|(leaf, wanted)| match leaf {
        Expr::Filter(Filter::By(asked)) if wanted => Some(asked.clone()),
        _ => None,
    });
    let Some(asked) = asked else { return Ok(None) };
    if asked.contains('/') {
        return Ok(None);
    }
    let searcher = snapshot.searcher();
    let speakers = Speakers::of(snapshot)?;
    let persons = speakers.named(&asked);
    // Most names are one person's.
    if persons.len() < 2 {
        return Ok(None);
    }
    let mut found = Vec::new();
    for keys in persons {
        let terms: Vec<Term> =
            keys.iter().map(|key| Term::from_field_text(snapshot.fields().speaker_key, key)).collect();
        if let Some(facet) = written_facet(searcher, &terms)? {
            let quotes = terms.iter().map(|term| searcher.doc_freq(term)).sum::<tantivy::Result<u64>>()?;
            found.extend(
                speakers.names().of_speaker_facet(&facet).map(|one| Candidate { name: one.label, quotes }),
            );
        }
    }
    found.sort_by(|one, other| other.quotes.cmp(&one.quotes).then_with(|| one.name.cmp(&other.name)));
    Ok((found.len() > 1).then_some(Advice::SeveralPersons { asked, persons: found }))
}

/// The facet of the speaker as the first quote with one of these keys has it; `None` where no quote has one.
fn written_facet(searcher: &Searcher, keys: &[Term]) -> tantivy::Result<Option<String>> {
    for segment in searcher.segment_readers() {
        let Some(names) = segment.fast_fields().str("speaker")? else { continue };
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
