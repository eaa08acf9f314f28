//! Where the day of an utterance may be written.

use std::ops::Range;

use jiff::civil::Date;

use super::phrase::{self, DayPhrase};
use crate::lang::reporting::{self, Form, Roles};
use crate::lang::utterance_days::{self, DayWord};
use crate::quotes::Attribution;
use crate::text::{Span, TokenKind, Tokens};

/// Tokens that may date a cue.
pub(super) struct Zone {
    tokens: Range<usize>,
    /// Does the zone read on over commas? Only where all of it belongs to the cue.
    commas: bool,
}

/// The zones of `attribution`, the surest first.
pub(super) fn of(attribution: &Attribution, tokens: &Tokens<'_>) -> Vec<Zone> {
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
            if !content_before && opens(tokens, sentence.start..source.start) {
                add(sentence.start, source.start, true);
            }
        }
    }
    zones
}

/// Does the sentence open with something that says when or where its speaker spoke?
fn opens(tokens: &Tokens<'_>, before: Range<usize>) -> bool {
    if before.is_empty() {
        return false;
    }
    let first = tokens.word(before.start);
    let adverbs =
        usize::from(utterance_days::is(first, DayWord::Dating) && !first.eq_ignore_ascii_case("on"));
    let at = before.start + adverbs;
    let word = if at < before.end { tokens.word(at) } else { first };
    let preposition = reporting::entry(word).is_some_and(|entry| entry.roles.has(Roles::PREPOSITION))
        && !utterance_days::is(word, DayWord::Elsewhere)
        || word.eq_ignore_ascii_case("at");
    utterance_days::is(word, DayWord::Opening) || preposition || phrase::at(tokens, at, before.end).is_some()
}

impl Zone {
    /// The first day of the zone that dates the cue.
    pub(super) fn first_day(&self, tokens: &Tokens<'_>, published: Option<Date>) -> Option<Date> {
        let mut at = self.tokens.start;
        while at < self.tokens.end {
            if let Some(day) = phrase::at(tokens, at, self.tokens.end) {
                if self.dates(tokens, &day) {
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
            if self.ends(tokens, at) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// Does the zone end at token `at`, because another clause begins?
    fn ends(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let word = tokens.word(at);
        match tokens.all()[at].kind {
            TokenKind::OpenQuote => true,
            TokenKind::Punctuation => match word {
                "," => !self.commas,
                "." | "(" | ")" | "[" | "]" => false,
                _ => true,
            },
            TokenKind::Word => {
                let entry = reporting::entry(word);
                let clause = entry.is_some_and(|entry| {
                    entry.roles.has(Roles::CLAUSE_START) && !utterance_days::is(word, DayWord::Filler)
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
    fn dates(&self, tokens: &Tokens<'_>, day: &DayPhrase) -> bool {
        let before = day.tokens.start.checked_sub(1).filter(|before| *before >= self.tokens.start);
        let word = before.map_or("", |before| tokens.word(before));
        let owner = tokens.all().get(day.tokens.end).is_some_and(|next| next.kind == TokenKind::Possessive);
        !owner && !utterance_days::is(word, DayWord::Elsewhere) && !utterance_days::is(word, DayWord::Future)
    }
}
