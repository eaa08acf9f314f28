//! An attribution in tokens, before it is cut from the text.

use std::ops::Range;

use super::scene::Scene;
use crate::lang::reporting::Roles;
use crate::quotes::{Attribution, QuoteKind, Rule};
use crate::text::{Span, TokenKind};

/// What a rule found, as ranges of tokens.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    pub(super) content: Vec<Range<usize>>,
    pub(super) source: Option<Range<usize>>,
    pub(super) cue: Range<usize>,
    pub(super) addressee: Option<Range<usize>>,
    pub(super) rule: Rule,
    pub(super) confidence: f32,
}

impl Draft {
    /// A draft by `rule`; who is spoken to is added by [`addressee`](super::addressee).
    pub(super) fn new(
        rule: Rule,
        confidence: f32,
        source: Option<Range<usize>>,
        cue: Range<usize>,
        content: Vec<Range<usize>>,
    ) -> Self {
        Self { content, source, cue, addressee: None, rule, confidence }
    }

    /// From the first token of its content to the last.
    fn hull(&self) -> Range<usize> {
        let start = self.content.iter().map(|piece| piece.start).min().unwrap_or(0);
        start..self.content.iter().map(|piece| piece.end).max().unwrap_or(start)
    }

    /// The first token of its source, cue and content.
    fn begins(&self) -> usize {
        let source = self.source.as_ref().map_or(self.cue.start, |source| source.start);
        source.min(self.cue.start).min(self.hull().start)
    }

    /// Ends its content before token `end`, and before the word that joins what begins there.
    fn end_before(&mut self, scene: &Scene<'_, '_>, mut end: usize) {
        let joins = |at: usize| {
            scene.comma(at) || scene.has(at, Roles::CLAUSE_START) && !scene.has(at, Roles::DETERMINER)
        };
        while end > 0 && joins(end - 1) {
            end -= 1;
        }
        self.content.retain(|piece| piece.start < end);
        if let Some(last) = self.content.last_mut() {
            last.end = last.end.min(end);
        }
    }

    /// Cuts the draft from the text; none when nothing is left of its content.
    pub(super) fn finish(&self, scene: &Scene<'_, '_>) -> Option<Attribution> {
        let mut content = Vec::new();
        let (mut marked, mut plain) = (false, false);
        for piece in &self.content {
            let mut start = None;
            let mut end = piece.start;
            for at in piece.clone() {
                match scene.kind(at)? {
                    // A mark at the rim of a piece is no content, one inside it parts two quotations only by itself.
                    TokenKind::OpenQuote | TokenKind::CloseQuote => {}
                    kind => {
                        if start.is_none()
                            && kind == TokenKind::Punctuation
                            && !matches!(scene.word(at), "$" | "#" | "@" | "[" | "(" | "...")
                        {
                            continue;
                        }
                        start = start.or(Some(at));
                        let trims = kind == TokenKind::Punctuation
                            && (matches!(scene.word(at), "," | ";" | ":" | "—" | "–" | "-" | "--")
                                || scene.word(at) == "." && scene.quotation(at).is_none());
                        if !trims {
                            end = at + 1;
                        }
                        if matches!(kind, TokenKind::Word | TokenKind::Number) {
                            let inside = scene.quotation(at).is_some();
                            marked |= inside;
                            plain |= !inside;
                        }
                    }
                }
            }
            content.extend(start.filter(|start| *start < end).map(|start| start..end));
        }
        // What is told in other words, too, keeps the marks around what is not.
        if marked && plain {
            content.iter_mut().for_each(|piece| *piece = balanced(scene, piece.clone()));
        }
        let mut content: Vec<Span> =
            content.into_iter().filter_map(|piece| scene.tokens.span(piece)).collect();
        content.sort();
        content.dedup_by(|next, first| next.overlaps(*first));
        let kind = match (marked, plain) {
            (true, false) => QuoteKind::Direct,
            (true, true) => QuoteKind::Mixed,
            _ => QuoteKind::Indirect,
        };
        (!content.is_empty() && (marked || plain)).then(|| Attribution {
            content,
            kind,
            source: self.source.clone().and_then(|source| scene.tokens.span(source)),
            cue: scene.tokens.span(self.cue.clone()),
            addressee: self.addressee.clone().and_then(|addressee| scene.tokens.span(addressee)),
            rule: self.rule,
            confidence: self.confidence,
        })
    }
}

/// `piece` with the marks at its rims that belong to marks inside it: `he was “late”`, not `he was “late`.
fn balanced(scene: &Scene<'_, '_>, piece: Range<usize>) -> Range<usize> {
    let quotation = |at: usize| scene.quotation(at).map(|number| &scene.quotations[number]);
    let opening = quotation(piece.start).and_then(|first| {
        let mark = first.start().checked_sub(1)?;
        (mark + 1 == piece.start && scene.opens(mark) && first.end() < piece.end).then_some(mark)
    });
    let closing = quotation(piece.end - 1).and_then(|last| {
        let mark = last.end();
        let rim = (piece.end..mark).all(|at| scene.kind(at) == Some(TokenKind::Punctuation));
        (last.start() > piece.start && mark >= piece.end && rim && scene.closes(mark)).then_some(mark + 1)
    });
    opening.unwrap_or(piece.start)..closing.unwrap_or(piece.end)
}

/// Rules that are seldom right inside what somebody else says: there they find what is told in passing.
const NOT_NESTED: [Rule; 6] =
    [Rule::SpeakerVerb, Rule::SpeechNoun, Rule::Infinitive, Rule::ToldSomebody, Rule::Passive, Rule::Wording];

/// From here on a draft is sure that its content begins with a mark or "that".
const MARKED: f32 = 0.9;

/// Where a piece ends, and which draft's it is.
type Reach = Option<(usize, usize)>;

/// Drops the drafts of [`NOT_NESTED`] rules whose content lies within a piece of another draft's. Where the other is a
/// claim and the inner one is [`MARKED`], it is the claim that ends: before the one who speaks in it.
pub(super) fn drop_nested(scene: &Scene<'_, '_>, drafts: &mut Vec<Draft>) {
    let mut pieces: Vec<(usize, usize, usize)> = Vec::new();
    for (number, draft) in drafts.iter().enumerate() {
        pieces.extend(draft.content.iter().map(|piece| (piece.start, piece.end, number)));
    }
    pieces.sort_unstable();
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|number| drafts[*number].hull().start);
    // The two pieces that reach furthest, of different drafts, among those that begin no later.
    let (mut furthest, mut second): (Reach, Reach) = (None, None);
    let mut next = 0;
    let mut nested = vec![false; drafts.len()];
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for number in order {
        let hull = drafts[number].hull();
        while let Some(&(_, end, owner)) = pieces.get(next).filter(|piece| piece.0 <= hull.start) {
            match furthest {
                Some((reach, held)) if held == owner => furthest = Some((reach.max(end), owner)),
                Some((reach, _)) if reach >= end => second = second.max(Some((end, owner))),
                _ => (furthest, second) = (Some((end, owner)), furthest),
            }
            next += 1;
        }
        let around = [furthest, second].into_iter().flatten().find(|(_, owner)| *owner != number);
        let inside = around.filter(|(reach, _)| *reach >= hull.end);
        let claim = inside.map(|(_, owner)| owner).filter(|owner| drafts[*owner].rule == Rule::ObjectClaim);
        match claim
            .filter(|_| drafts[number].rule == Rule::SpeakerVerb && drafts[number].confidence >= MARKED)
        {
            Some(claim) => cuts.push((claim, drafts[number].begins())),
            None => nested[number] = NOT_NESTED.contains(&drafts[number].rule) && inside.is_some(),
        }
    }
    for (claim, end) in cuts {
        drafts[claim].end_before(scene, end);
    }
    let mut held = nested.into_iter();
    drafts.retain(|_| !held.next().unwrap_or(false));
}

/// Of drafts with the same content keeps the surest.
pub(super) fn settle(drafts: &mut Vec<Draft>) {
    let key = |draft: &Draft| {
        draft.content.first().map(|piece| (piece.start, draft.content.last().map(|last| last.end)))
    };
    drafts.sort_by(|a, b| key(a).cmp(&key(b)).then(b.confidence.total_cmp(&a.confidence)));
    drafts.dedup_by(|next, first| key(next) == key(first));
}
