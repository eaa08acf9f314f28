//! What the queries of our own have in common.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::query::{Explanation, Weight};
use tantivy::schema::Field;
use tantivy::{DocId, DocSet, SegmentReader, TantivyError};

/// How long the texts of `field` are; where nobody noted it, all are alike.
pub(super) fn lengths(segment: &SegmentReader, field: Field) -> tantivy::Result<FieldNormReader> {
    let noted = segment.fieldnorms_readers().get_field(field)?;
    Ok(noted.unwrap_or_else(|| FieldNormReader::constant(segment.max_doc(), 1)))
}

/// The score that `weight` gives to a document, because of `what`.
///
/// # Errors
/// When the document does not match, and when the index cannot be read.
pub(super) fn explained(
    weight: &dyn Weight,
    segment: &SegmentReader,
    doc: DocId,
    what: &'static str,
) -> tantivy::Result<Explanation> {
    let mut scorer = weight.scorer(segment, 1.0)?;
    if scorer.doc() > doc || scorer.seek(doc) != doc {
        return Err(TantivyError::InvalidArgument(format!("document {doc} does not match")));
    }
    Ok(Explanation::new(what, scorer.score()))
}
