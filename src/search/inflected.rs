//! A word in all its inflections, which count as one.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{Bm25Weight, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, Term};

use super::scoring::{explained, lengths};

/// Documents that hold any of several forms of a word. They rank as if all forms were the same word, and those that hold the
/// one that was typed a little higher.
#[derive(Clone, Debug)]
pub(super) struct Inflected {
    /// The forms; terms of one field.
    pub(super) forms: Vec<Term>,
    /// The form that was typed.
    pub(super) typed: Term,
    /// How much it counts on top.
    pub(super) typed_weight: Score,
}

impl Query for Inflected {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let ranks = match scoring {
            EnableScoring::Enabled { statistics_provider: known, .. } => {
                let documents = known.total_num_docs()?;
                let average = known.total_num_tokens(self.typed.field())? as Score / documents as Score;
                let held =
                    self.forms.iter().map(|form| known.doc_freq(form)).sum::<tantivy::Result<u64>>()?;
                let rank = |held: u64| Bm25Weight::for_one_term(held.min(documents), documents, average);
                let typed = rank(known.doc_freq(&self.typed)?);
                Some(Ranks { all: rank(held), typed: typed.boost_by(self.typed_weight) })
            }
            EnableScoring::Disabled { .. } => None,
        };
        Ok(Box::new(InflectedWeight { query: self.clone(), ranks }))
    }
}

/// How much the forms count.
struct Ranks {
    all: Bm25Weight,
    typed: Bm25Weight,
}

struct InflectedWeight {
    query: Inflected,
    ranks: Option<Ranks>,
}

impl Weight for InflectedWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let Inflected { forms, typed, .. } = &self.query;
        let field = typed.field();
        let index = segment.inverted_index(field)?;
        let wanted =
            if self.ranks.is_some() { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
        let mut scorer = InflectedScorer { doc: 0, forms: Vec::new(), typed: None, ranked: None };
        for form in forms {
            if let Some(postings) = index.read_postings(form, wanted)? {
                if form == typed {
                    scorer.typed = Some(scorer.forms.len());
                }
                scorer.forms.push(postings);
            }
        }
        if let Some(ranks) = &self.ranks {
            let ranks = Ranks { all: ranks.all.boost_by(boost), typed: ranks.typed.boost_by(boost) };
            scorer.ranked = Some((ranks, lengths(segment, field)?));
        }
        scorer.settle();
        Ok(Box::new(scorer))
    }

    fn explain(&self, segment: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        explained(self, segment, doc, "a word in its inflections")
    }
}

struct InflectedScorer {
    doc: DocId,
    forms: Vec<SegmentPostings>,
    /// Which of the forms was typed, where the segment holds it.
    typed: Option<usize>,
    ranked: Option<(Ranks, FieldNormReader)>,
}

impl InflectedScorer {
    /// The document is the first at which any form stands.
    fn settle(&mut self) {
        self.doc = self.forms.iter().map(SegmentPostings::doc).min().unwrap_or(TERMINATED);
    }
}

impl DocSet for InflectedScorer {
    fn advance(&mut self) -> DocId {
        for form in &mut self.forms {
            if form.doc() == self.doc {
                form.advance();
            }
        }
        self.settle();
        self.doc
    }

    fn seek(&mut self, target: DocId) -> DocId {
        for form in &mut self.forms {
            if form.doc() < target {
                form.seek(target);
            }
        }
        self.settle();
        self.doc
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        self.forms.iter().map(SegmentPostings::size_hint).fold(0, u32::saturating_add)
    }
}

impl Scorer for InflectedScorer {
    fn score(&mut self) -> Score {
        let Some((ranks, norms)) = &self.ranked else { return 1.0 };
        let norm = norms.fieldnorm_id(self.doc);
        let here = self.forms.iter().filter(|form| form.doc() == self.doc);
        let all = ranks.all.score(norm, here.map(SegmentPostings::term_freq).sum());
        let typed = self.typed.map(|at| &self.forms[at]).filter(|form| form.doc() == self.doc);
        all + typed.map_or(0.0, |form| ranks.typed.score(norm, form.term_freq()))
    }
}
