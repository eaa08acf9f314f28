//! The page as the resolver asks about it.

use std::cell::OnceCell;
use std::ops::Range;

use super::interview::Initials;
use super::standing::{self, Standing};
use crate::actors::{Actor, ActorId, ActorKind, Actors, Affiliation, Mention};
use crate::analysis::quotations;
use crate::lang::Pack;
use crate::lang::reporting::Roles;
use crate::lang::small::Small;
use crate::lang::sources::Noun;
use crate::text::{Span, TokenKind, Tokens};

/// Tokens and actors of a page, with lookups by place. All lookups cost at most a binary search.
pub(super) struct Ground<'a, 't> {
    pub(super) tokens: &'a Tokens<'t>,
    pub(super) pack: &'static Pack,
    pub(super) actors: &'a Actors,
    /// The utterances in quotation marks, in order.
    utterances: Vec<Span>,
    /// For each mention: does it stand in quotation marks?
    quoted: Vec<bool>,
    standings: Vec<Standing>,
    /// Gathered when they are first asked for: few pages have turns.
    initials: OnceCell<Initials>,
}

impl<'a, 't> Ground<'a, 't> {
    pub(super) fn of(tokens: &'a Tokens<'t>, pack: &'static Pack, actors: &'a Actors) -> Self {
        let quotations = quotations(tokens);
        let utterances: Vec<Span> = quotations
            .iter()
            .filter(|quotation| quotation.words > 2)
            .flat_map(|quotation| &quotation.pieces)
            .filter_map(|piece| tokens.span(piece.clone()))
            .collect();
        let mut pieces = utterances.iter().peekable();
        let quoted = actors.mentions.iter().map(|mention| {
            while pieces.next_if(|piece| piece.end <= mention.name.start).is_some() {}
            pieces.peek().is_some_and(|piece| piece.overlaps(mention.name))
        });
        let quoted = quoted.collect();
        let mut ground = Self {
            tokens,
            pack,
            actors,
            utterances,
            quoted,
            standings: Vec::new(),
            initials: OnceCell::new(),
        };
        ground.standings = standing::of_all(&ground);
        ground
    }

    /// The persons by their initials.
    pub(super) fn initials(&self) -> &Initials {
        self.initials.get_or_init(|| Initials::of(self.actors))
    }

    /// The utterances in quotation marks, in order.
    pub(super) fn utterances(&self) -> &[Span] {
        &self.utterances
    }

    /// How the mention with this number stands in its sentence.
    pub(super) fn standing(&self, number: usize) -> Standing {
        self.standings[number]
    }

    /// In whose name `id` speaks; what is no person and speaks for nobody else, for itself.
    pub(super) fn speaks_for(&self, id: ActorId) -> Affiliation {
        let actor = self.actor(id);
        if actor.affiliation.is_empty() && actor.kind != ActorKind::Person {
            return Affiliation(vec![actor.name.clone()]);
        }
        actor.affiliation.clone()
    }

    /// The word at token `at`, empty past the end.
    pub(super) fn word(&self, at: usize) -> &'t str {
        if at < self.tokens.all().len() { self.tokens.word(at) } else { "" }
    }

    /// Is the word at token `at` one of these, in any case?
    pub(super) fn is(&self, at: usize, small: Small) -> bool {
        self.pack.small.of(self.word(at)).has(small)
    }

    /// Does the word at token `at` play one of `parts`?
    pub(super) fn has(&self, at: usize, parts: Roles) -> bool {
        self.pack.reporting.entry(self.word(at)).is_some_and(|entry| entry.roles.has(parts))
    }

    /// The word at token `at` as the noun for somebody who speaks.
    pub(super) fn noun(&self, at: usize) -> Option<(&'static str, Noun)> {
        self.pack.sources.noun(self.word(at))
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.all().get(at).map(|token| token.kind)
    }

    /// True for `'s`.
    pub(super) fn possessive(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Possessive)
    }

    /// The tokens of `span`.
    pub(super) fn tokens_of(&self, span: Span) -> Range<usize> {
        self.tokens.at_or_after(span.start)..self.tokens.at_or_after(span.end)
    }

    /// The number of the sentence that byte `offset` stands in.
    pub(super) fn sentence(&self, offset: usize) -> usize {
        let token = self.tokens.at_or_after(offset + 1).saturating_sub(1);
        self.tokens.sentences().partition_point(|sentence| sentence.end <= token)
    }

    /// The number of the paragraph of sentence `sentence`.
    pub(super) fn paragraph(&self, sentence: usize) -> usize {
        let token = self.tokens.sentences().get(sentence).map_or(usize::MAX, |sentence| sentence.start);
        self.tokens.paragraphs().partition_point(|paragraph| paragraph.end <= token)
    }

    /// The bytes of sentence `sentence`.
    pub(super) fn sentence_span(&self, sentence: usize) -> Option<Span> {
        self.tokens.span(self.tokens.sentences().get(sentence)?.clone())
    }

    /// The numbers of the mentions that share a byte with `span`.
    pub(super) fn mentions_in(&self, span: Span) -> Range<usize> {
        let mentions = &self.actors.mentions;
        let first = mentions.partition_point(|mention| mention.span.end <= span.start);
        let last = mentions.partition_point(|mention| mention.span.start < span.end);
        first..last.max(first)
    }

    /// The mention with this number.
    pub(super) fn mention(&self, number: usize) -> &'a Mention {
        &self.actors.mentions[number]
    }

    /// Does the mention with this number stand in an utterance in quotation marks?
    pub(super) fn is_quoted(&self, number: usize) -> bool {
        self.quoted[number]
    }

    /// The actor that a mention names.
    pub(super) fn actor(&self, id: ActorId) -> &'a Actor {
        self.actors.get(id)
    }

    /// The mention that covers token `at`.
    pub(super) fn mention_at(&self, at: usize) -> Option<&'a Mention> {
        let span = self.tokens.all().get(at)?.span;
        let first = self.mentions_in(span).start;
        self.actors.mentions.get(first).filter(|mention| mention.span.overlaps(span))
    }
}
