//! Words that come through somebody else: `Norpress quoted Lind as saying that …`, `“…,” Lind was quoted as saying by
//! Norpress`, `…, Lind said, according to Norpress`, `a memo seen by Norpress`.
//!
//! The source is the one whose words they are; through whom they came is the relay.

use std::ops::Range;

use super::after_content;
use super::content;
use super::cue::Cue;
use super::draft::Draft;
use super::source;
use crate::analysis::Analysis;
use crate::lang::en::ENGLISH;
use crate::lang::reporting::{Form, Roles};
use crate::lang::small::Small;
use crate::lang::stances::{Sense, VerbSense};
use crate::quotes::Rule;

/// `R quoted S as saying …`, `S was quoted (by R) as saying …`, and both after their content; with the verb of what was said
/// as its cue.
pub(super) fn find(text: &Analysis<'_, '_>, cue: &Cue) -> Option<(Draft, Cue)> {
    if !ENGLISH.stances.verb(cue.frames.id, VerbSense::Relays) || cue.participle {
        return None;
    }
    let before = source::before(text, cue.range.start)?;
    let (source, mut relay, as_word) = if cue.passive {
        let by =
            text.small(cue.range.end, Small::BY).then(|| source::after(text, cue.range.end + 1)).flatten();
        let end = by.as_ref().map_or(cue.range.end, |by| by.end);
        (before.mention.clone(), by, skip_place(text, end))
    } else {
        let source = named_before_as(text, cue.range.end)?;
        // "quoted Lind, the mayor, as saying": the apposition is no part of the source as written.
        let comma = source.clone().find(|at| text.comma(*at)).unwrap_or(source.end);
        (source.start..comma, Some(before.mention.clone()), source.end)
    };
    let saying = as_word + 1;
    let (Form::Ing, frames) = text.verb(saying).filter(|_| text.small(as_word, Small::AS))? else {
        return None;
    };
    if !(frames.clause || frames.quoted || frames.addressee) {
        return None;
    }
    let mut end = saying + 1;
    // "… was quoted as saying by Norpress."
    if relay.is_none() && text.small(end, Small::BY) {
        relay = source::after(text, end + 1);
        end = relay.as_ref().map_or(end, |relay| relay.end);
    }
    let content = after(text, end).or_else(|| after_content::ending_before(text, before.start))?;
    let said = Cue {
        range: as_word..saying + 1,
        verb: saying,
        form: Form::Past,
        frames,
        passive: false,
        participle: false,
        auxiliary: false,
    };
    let draft = Draft::new(Rule::SpeakerVerb, Some(source), said.range.clone(), content);
    Some((Draft { relay, ..draft }, said))
}

/// The name or noun phrase between the verb and "as", with its appositions: `quoted Lind, the mayor, as saying`.
fn named_before_as(text: &Analysis<'_, '_>, start: usize) -> Option<Range<usize>> {
    let sentence = text.sentence(start).end;
    let inside = |at: &usize| !text.small(*at, Small::AS) && !text.opens(*at) && !text.stops(*at);
    let end = (start..sentence).take_while(inside).last()? + 1;
    let speaks = matches!(text.verb(end + 1), Some((Form::Ing, _)));
    (speaks && text.small(end, Small::AS) && text.wordy(start)).then_some(start..end)
}

/// `was quoted in the paper as saying`: the token after a place that a preposition opens.
fn skip_place(text: &Analysis<'_, '_>, start: usize) -> usize {
    if !text.has(start, Roles::PREPOSITION) || text.small(start, Small::AS) {
        return start;
    }
    let end = text.sentence(start).end;
    (start..end)
        .take_while(|at| text.wordy(*at) || text.closes(*at) || text.opens(*at))
        .find(|at| text.small(*at, Small::AS))
        .unwrap_or(start)
}

/// Content that follows: `that …`, `: “…”`, `…`.
fn after(text: &Analysis<'_, '_>, end: usize) -> Option<Vec<Range<usize>>> {
    let start = content::skip_adjuncts(text, end)?;
    let start = start + usize::from(text.small(start, Small::THAT));
    content::from(text, start)
}

/// Adds to each draft through whom its words came, where the words after its clause tell: `…, Lind said, according to
/// Norpress`, `a memo seen by Norpress`.
pub(super) fn add(text: &Analysis<'_, '_>, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| draft.relay.is_none()) {
        let Some(source) = draft.source.clone() else { continue };
        if let Some((end, relay)) = seen_by(text, &source) {
            draft.source = Some(source.start..end);
            draft.relay = Some(relay);
        } else if draft.rule != Rule::AccordingTo {
            draft.relay = according(text, source.end.max(draft.cue.end));
        }
    }
}

/// `a memo seen by Norpress`: where the document ends, and who saw it.
fn seen_by(text: &Analysis<'_, '_>, source: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let sentence = text.sentence(source.start).end;
    let near = source.start + 1..(source.end + 1).min(sentence);
    let seen =
        near.into_iter().find(|at| text.sense(*at).has(Sense::SEEN) && text.small(at + 1, Small::BY))?;
    Some((seen, source::after(text, seen + 2)?))
}

/// `, according to Norpress` at token `comma`: Norpress.
pub(super) fn according(text: &Analysis<'_, '_>, comma: usize) -> Option<Range<usize>> {
    let first = comma + 1;
    let told = text.comma(comma) && text.small(first, Small::ACCORDING) && text.small(first + 1, Small::TO);
    told.then(|| source::after(text, first + 2)).flatten()
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use crate::text::Tokens;

    /// Content, source and relay of the only quote of `text`.
    fn relayed(text: &str) -> (String, String, String) {
        let found = find(&[], &Tokens::of(text));
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let content: Vec<&str> = found[0].content.iter().map(|span| span.of(text)).collect();
        let of = |span: Option<crate::text::Span>| span.map_or("", |span| span.of(text)).to_owned();
        (content.join(" … "), of(found[0].source), of(found[0].relay))
    }

    fn triple(content: &str, source: &str, relay: &str) -> (String, String, String) {
        (content.to_owned(), source.to_owned(), relay.to_owned())
    }

    #[test]
    fn who_is_quoted_speaks_and_who_quotes_relays() {
        let closed = triple("the bridge was closed", "Ada Holm", "Norpress");
        for text in [
            "Norpress quoted Ada Holm as saying that the bridge was closed.",
            "Norpress cited Ada Holm as saying the bridge was closed.",
            "Ada Holm was quoted by Norpress as saying the bridge was closed.",
            "Ada Holm was quoted as saying by Norpress that the bridge was closed.",
        ] {
            assert_eq!(relayed(text), closed, "{text}");
        }
        let marked = triple("The bridge is closed", "Ada Holm", "Norpress");
        for text in [
            "“The bridge is closed,” Norpress quoted Ada Holm as saying.",
            "“The bridge is closed,” Ada Holm was quoted as saying by Norpress.",
            "“The bridge is closed,” Ada Holm said, according to Norpress.",
        ] {
            assert_eq!(relayed(text), marked, "{text}");
        }
    }

    #[test]
    fn who_has_seen_a_document_relays_it() {
        assert_eq!(
            relayed("The bridge was closed, according to a memo seen by Norpress."),
            triple("The bridge was closed", "a memo", "Norpress")
        );
    }

    #[test]
    fn who_tells_what_somebody_said_relays_it() {
        let closed = triple("the bridge was closed for good", "Berg", "Holm");
        for text in [
            "Holm recalled Berg telling the council that the bridge was closed for good.",
            "Holm reported that Berg said the bridge was closed for good.",
            "Afterward, Berg said the bridge was closed for good, Holm testified.",
        ] {
            assert_eq!(relayed(text), closed, "{text}");
        }
    }

    #[test]
    fn who_is_told_relays_nothing() {
        assert_eq!(
            relayed("Ada Holm told Norpress that the bridge was closed."),
            triple("the bridge was closed", "Ada Holm", "")
        );
    }
}
