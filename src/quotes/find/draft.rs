//! An attribution in tokens, before it is cut from the text.

use std::ops::Range;

use super::stance;
use crate::analysis::Analysis;
use crate::quotes::{Attribution, QuoteKind, Rule, RunnerUp};
use crate::text::{Span, TokenKind};

/// What a rule found, as ranges of tokens.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    pub(super) content: Vec<Range<usize>>,
    pub(super) source: Option<Range<usize>>,
    pub(super) cue: Range<usize>,
    pub(super) addressee: Option<Range<usize>>,
    /// Through whom the words came.
    pub(super) relay: Option<Range<usize>>,
    pub(super) rule: Rule,
    pub(super) confidence: f32,
    /// The share of the likelihood at its token that goes to proposals with its source.
    pub(super) source_share: f32,
    /// What was proposed at the same token and was less likely.
    pub(super) rival: Option<Rival>,
    /// Are all its words the speaker's own, though no marks say so? So they are in a transcript and in a block quotation,
    /// and their last full stop is theirs.
    pub(super) verbatim: bool,
}

/// The proposal that came second.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rival {
    pub(super) content: Vec<Range<usize>>,
    pub(super) rule: Rule,
    pub(super) likelihood: f32,
    /// The number of the feature that weighed most against it.
    pub(super) decided_by: Option<usize>,
}

impl Rival {
    /// Cuts it from the text.
    fn finish(&self, text: &Analysis<'_, '_>) -> RunnerUp {
        RunnerUp {
            content: self.content.iter().filter_map(|piece| text.tokens.span(piece.clone())).collect(),
            rule: self.rule,
            likelihood: self.likelihood,
            decided_by: self.decided_by,
        }
    }
}

impl Draft {
    /// A draft by `rule`, not weighed yet; who is spoken to is added by [`addressee`](super::addressee).
    pub(super) fn new(
        rule: Rule,
        source: Option<Range<usize>>,
        cue: Range<usize>,
        content: Vec<Range<usize>>,
    ) -> Self {
        Self {
            content,
            source,
            cue,
            addressee: None,
            relay: None,
            rule,
            confidence: 0.0,
            source_share: 1.0,
            rival: None,
            verbatim: false,
        }
    }

    /// The same draft with this confidence: for rules whose proposals are not weighed.
    pub(super) fn sure(self, confidence: f32) -> Self {
        Self { confidence, ..self }
    }

    /// The same draft, all of whose words are the speaker's own.
    pub(super) fn verbatim(self) -> Self {
        Self { verbatim: true, ..self }
    }

    /// Cuts the draft from the text; none when nothing is left of its content.
    pub(super) fn finish(&self, text: &Analysis<'_, '_>) -> Option<Attribution> {
        let mut content = Vec::new();
        let (mut marked, mut plain) = (false, false);
        for (number, piece) in self.content.iter().enumerate() {
            let untrue = if number == 0 { stance::untrue(text, piece.start) } else { None };
            let piece = untrue.unwrap_or(piece.start)..piece.end;
            let mut start = None;
            let mut end = piece.start;
            for at in piece.clone() {
                match text.kind(at)? {
                    // A mark at the rim of a piece is no content, one inside it parts two quotations only by itself.
                    TokenKind::OpenQuote | TokenKind::CloseQuote => {}
                    kind => {
                        if start.is_none()
                            && kind == TokenKind::Punctuation
                            && !matches!(text.word(at), "$" | "#" | "@" | "[" | "(" | "...")
                        {
                            continue;
                        }
                        start = start.or(Some(at));
                        let trims = kind == TokenKind::Punctuation
                            && (matches!(text.word(at), "," | ";" | ":" | "—" | "–" | "-" | "--")
                                || text.word(at) == "." && text.quotation(at).is_none() && !self.verbatim);
                        if !trims {
                            end = at + 1;
                        }
                        if matches!(kind, TokenKind::Word | TokenKind::Number) {
                            let inside = text.quotation(at).is_some();
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
            content.iter_mut().for_each(|piece| *piece = balanced(text, piece.clone()));
        }
        let mut content: Vec<Span> =
            content.into_iter().filter_map(|piece| text.tokens.span(piece)).collect();
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
            source: self.source.clone().and_then(|source| text.tokens.span(source)),
            cue: text.tokens.span(self.cue.clone()),
            addressee: self.addressee.clone().and_then(|addressee| text.tokens.span(addressee)),
            relay: self.relay.clone().and_then(|relay| text.tokens.span(relay)),
            stance: stance::of(text, self),
            rule: self.rule,
            confidence: self.confidence,
            source_share: self.source_share,
            runner_up: self.rival.as_ref().map(|rival| rival.finish(text)),
        })
    }
}

/// `piece` with the marks at its rims that belong to marks inside it: `he was “late”`, not `he was “late`.
fn balanced(text: &Analysis<'_, '_>, piece: Range<usize>) -> Range<usize> {
    let quotation = |at: usize| text.quotation(at).map(|number| &text.quotations[number]);
    let opening = quotation(piece.start).and_then(|first| {
        let mark = first.start().checked_sub(1)?;
        (mark + 1 == piece.start && text.opens(mark) && first.end() < piece.end).then_some(mark)
    });
    let closing = quotation(piece.end - 1).and_then(|last| {
        let mark = last.end();
        let rim = (piece.end..mark).all(|at| text.kind(at) == Some(TokenKind::Punctuation));
        (last.start() > piece.start && mark >= piece.end && rim && text.closes(mark)).then_some(mark + 1)
    });
    opening.unwrap_or(piece.start)..closing.unwrap_or(piece.end)
}

/// Of drafts with the same content keeps the surest.
pub(super) fn settle(drafts: &mut Vec<Draft>) {
    let key = |draft: &Draft| {
        draft.content.first().map(|piece| (piece.start, draft.content.last().map(|last| last.end)))
    };
    drafts.sort_by(|a, b| key(a).cmp(&key(b)).then(b.confidence.total_cmp(&a.confidence)));
    drafts.dedup_by(|next, first| key(next) == key(first));
}
