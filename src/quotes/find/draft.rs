//! An attribution in tokens, before it is cut from the text.

use std::ops::Range;

use super::scene::Scene;
use crate::quotes::{Attribution, QuoteKind, Rule};
use crate::text::TokenKind;

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
            content
                .extend(start.filter(|start| *start < end).and_then(|start| scene.tokens.span(start..end)));
        }
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

/// Of drafts with the same content keeps the surest.
pub(super) fn settle(drafts: &mut Vec<Draft>) {
    let key = |draft: &Draft| {
        draft.content.first().map(|piece| (piece.start, draft.content.last().map(|last| last.end)))
    };
    drafts.sort_by(|a, b| key(a).cmp(&key(b)).then(b.confidence.total_cmp(&a.confidence)));
    drafts.dedup_by(|next, first| key(next) == key(first));
}
