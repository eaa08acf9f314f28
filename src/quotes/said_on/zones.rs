//! Where the day of an utterance may be written.

use std::ops::Range;

use jiff::civil::Date;

use super::Dated;
use super::phrase::{self, DayPhrase};
use crate::lang::reporting::{Form, Roles};
use crate::lang::utterance_days::DayWord;
use crate::quotes::{Attribution, Rule};
use crate::text::{Span, TokenKind, Tokens};

/// Tokens that may date a cue.
pub(super) struct Zone {
    tokens: Range<usize>,
    /// Does the zone read on over commas? Only where all of it belongs to the cue.
    commas: bool,
}

/// The zones of `attribution`, the surest first.
pub(super) fn of(attribution: &Attribution, text: Dated<'_, '_>) -> Vec<Zone> {
    let tokens = text.tokens;
    if attribution.rule == Rule::Signed
        && let Some(source) = attribution.source
    {
        return vec![after_signature(source, tokens)];
    }
    let Some(cue) = attribution.cue else { return Vec::new() };
    let cue = tokens.at_or_after(cue.start)..tokens.at_or_after(cue.end);
    let number = tokens.sentences().partition_point(|sentence| sentence.end <= cue.start);
    let Some(sentence) = tokens.sentences().get(number).filter(|sentence| sentence.start <= cue.start) else {
        return Vec::new();
    };
    let token = |span: &Span| tokens.at_or_after(span.start)..tokens.at_or_after(span.end);
    let content: Vec<Range<usize>> = attribution.content.iter().map(token).collect();
    let source = attribution.source.as_ref().map(token);
    let until_content = |start: usize| {
        let next = content.iter().map(|piece| piece.start).filter(|first| *first >= start).min();
        next.unwrap_or(sentence.end).min(sentence.end)
    };
    let mut zones = Vec::new();
    let mut add = |start: usize, end: usize, commas: bool| {
        if start < end {
            zones.push(Zone { tokens: start..end, commas });
        }
    };
    // "Holm said on Tuesday that …"
    add(cue.end, until_content(cue.end), false);
    if let Some(source) = source {
        if source.start >= cue.end {
            // "…," said Holm on Tuesday
            add(source.end, until_content(source.end), false);
        } else if source.start >= sentence.start {
            // "Holm on Tuesday denied …": the day may have been read as part of the cue.
            add(source.end, cue.end, false);
            // "Last Friday, Holm said …", "Speaking on June 25 at Norra, Holm said …"
            let content_before =
                content.iter().any(|piece| piece.start < source.start && piece.end > sentence.start);
            if !content_before && opens(text, sentence.start..source.start) {
                add(sentence.start, source.start, true);
            }
        }
    }
    zones
}

/// `— Ada Lind (@adalind) March 10, 2025`: what stands after the name that signs a post, in its line.
fn after_signature(source: Span, tokens: &Tokens<'_>) -> Zone {
    let start = tokens.at_or_after(source.end);
    let number = tokens.paragraphs().partition_point(|paragraph| paragraph.end < start);
    let end = tokens.paragraphs().get(number).map_or(start, |paragraph| paragraph.end).max(start);
    // A handle is read as two tokens.
    let handle = (start..end).find(|at| tokens.word(*at).starts_with('@'));
    Zone { tokens: handle.map_or(start, |handle| (handle + 2).min(end))..end, commas: true }
}

/// Does the sentence open with something that says when or where its speaker spoke?
fn opens(text: Dated<'_, '_>, before: Range<usize>) -> bool {
    let tokens = text.tokens;
    if before.is_empty() {
        return false;
    }
    let first = tokens.word(before.start);
    let at = before.start + usize::from(text.is(first, DayWord::Rank));
    let word = if at < before.end { tokens.word(at) } else { first };
    let entry = text.pack.reporting.entry(word);
    let preposition =
        entry.is_some_and(|entry| entry.roles.has(Roles::PREPOSITION)) && !text.is(word, DayWord::Elsewhere);
    let opens = preposition || text.is(word, DayWord::Occasion) || text.is(word, DayWord::Opening);
    opens || phrase::at(text, at, before.end).is_some()
}

impl Zone {
    /// The first day of the zone that dates the cue.
    pub(super) fn first_day(&self, text: Dated<'_, '_>, published: Option<Date>) -> Option<Date> {
        let mut at = self.tokens.start;
        while at < self.tokens.end {
            if let Some(day) = phrase::at(text, at, self.tokens.end) {
                if self.dates(text, &day) {
                    return day.resolve(published).filter(|date| {
                        // What has been said cannot lie ahead, but for the time zones of the page and of the place.
                        published
                            .and_then(|published| published.tomorrow().ok())
                            .is_none_or(|latest| *date <= latest)
                    });
                }
                at = day.tokens.end;
                continue;
            }
            if self.ends(text, at) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// Does the zone end at token `at`, because another clause begins?
    fn ends(&self, text: Dated<'_, '_>, at: usize) -> bool {
        let tokens = text.tokens;
        let word = tokens.word(at);
        match tokens.all()[at].kind {
            TokenKind::OpenQuote => true,
            TokenKind::Punctuation => match word {
                "," => !self.commas,
                "." | "(" | ")" | "[" | "]" => false,
                _ => true,
            },
            TokenKind::Word => {
                let entry = text.pack.reporting.entry(word);
                let clause = entry.is_some_and(|entry| {
                    entry.roles.has(Roles::CLAUSE_START) && !text.is(word, DayWord::Filler)
                });
                let verb = entry.is_some_and(|entry| {
                    matches!(entry.verb, Some((Form::Past | Form::Present, _)))
                        && !entry.roles.has(Roles::ALSO_NOUN)
                });
                // The zone of a cue may begin with the cue itself, and an opening with a participle.
                clause || verb && at > self.tokens.start && !self.commas
            }
            _ => false,
        }
    }

    /// Is the day said of the cue? Not "since Friday", "Friday's vote", "next Friday".
    fn dates(&self, text: Dated<'_, '_>, day: &DayPhrase) -> bool {
        let tokens = text.tokens;
        let before = day.tokens.start.checked_sub(1).filter(|before| *before >= self.tokens.start);
        let word = before.map_or("", |before| tokens.word(before));
        let owner = tokens.all().get(day.tokens.end).is_some_and(|next| next.kind == TokenKind::Possessive);
        !owner && !text.is(word, DayWord::Elsewhere) && !text.is(word, DayWord::Future)
    }
}
