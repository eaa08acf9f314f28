//! Who is spoken to: `told reporters`, `asked Lind whether`, `said to her`, `was told by Lind`.

use std::ops::Range;

use super::cue::Cue;
use super::draft::Draft;
use super::source;
use crate::analysis::Analysis;
use crate::lang::reporting::Roles;
use crate::lang::small::Small;
use crate::lang::sources;
use crate::text::TokenKind;

/// The longest addressee that is read.
const LONGEST: usize = 10;

/// `draft`, which a rule made at `cue`, with the one who is spoken to.
pub(super) fn added(text: &Analysis<'_, '_>, cue: &Cue, draft: Draft) -> Draft {
    let addressee = of(text, cue).filter(|addressee| {
        let apart = |other: &Range<usize>| other.end <= addressee.start || addressee.end <= other.start;
        draft.content.iter().chain(&draft.source).all(apart)
    });
    Draft { addressee, ..draft }
}

/// The one to whom the words at `cue` are spoken.
fn of(text: &Analysis<'_, '_>, cue: &Cue) -> Option<Range<usize>> {
    let after = cue.range.end;
    if cue.passive {
        // "Holm was told by Lind that …"
        return (cue.frames.addressee && text.small(after, Small::BY))
            .then(|| source::before(text, cue.range.start))
            .flatten()
            .map(|subject| subject.mention);
    }
    if cue.frames.addressee {
        return phrase(text, after);
    }
    // "said to reporters", but not "said to be ill" or "admitted to the theft".
    let to = cue.frames.clause && text.small(after, Small::TO);
    let found = to.then(|| phrase(text, after + 1)).flatten()?;
    let somebody = |at: usize| {
        text.capital(at)
            || sources::pronoun(text.word(at)).is_some()
            || sources::noun(text.word(at)).is_some_and(|(_, noun)| noun.person)
    };
    somebody(found.end - 1).then_some(found)
}

/// The noun phrase that begins at `start` and ends before the content does begin.
fn phrase(text: &Analysis<'_, '_>, start: usize) -> Option<Range<usize>> {
    if let Some(pronoun) = sources::pronoun(text.word(start)) {
        let owns = text.small(start, Small::OWNER.or(Small::OWN));
        let relative = pronoun == sources::Pronoun::Relative;
        if !(owns && text.wordy(start + 1) && follows_owner(text, start + 1)) {
            return (!relative).then_some(start..start + 1);
        }
    }
    let limit = text.sentence(start).end.min(start + LONGEST);
    let bounds =
        Roles::CLAUSE_START.or(Roles::DAY).or(Roles::AUXILIARY).or(Roles::ADVERB).or(Roles::SUBJECT_PRONOUN);
    if text.has(start, Roles::DAY) || time(text, start) {
        return None;
    }
    let mut end = start;
    while end < limit {
        let joins = match text.kind(end) {
            Some(TokenKind::Possessive | TokenKind::Number) => end > start,
            Some(TokenKind::Word) if time(text, end) => false,
            Some(TokenKind::Word) => {
                if end == start {
                    text.capital(end)
                        || !text.has(end, bounds.or(Roles::PREPOSITION))
                        || text.has(end, Roles::DETERMINER)
                } else if text.small(end, Small::AND) {
                    text.capital(end + 1) && text.capital(end - 1)
                } else if text.small(end, Small::OF) {
                    text.wordy(end + 1)
                } else {
                    let next_begins =
                        text.capital(end) && text.word(end - 1).ends_with('s') && !text.capital(end - 1);
                    let determiner = text.has(end, Roles::DETERMINER) && !text.small(end - 1, Small::OF);
                    !text.has(end, bounds.or(Roles::PREPOSITION)) && !next_begins && !determiner
                }
            }
            _ => false,
        };
        if !joins {
            break;
        }
        end += 1;
    }
    while end > start && !text.wordy(end - 1) {
        end -= 1;
    }
    (start < end && end < limit.max(start + 1)).then_some(start..end)
}

/// `last week`, `this morning`
fn time(text: &Analysis<'_, '_>, at: usize) -> bool {
    text.has(at, Roles::TIME_OPENING) && text.has(at + 1, Roles::TIME_UNIT)
}

/// After "her": a noun that she owns, rather than the beginning of what she is told.
fn follows_owner(text: &Analysis<'_, '_>, at: usize) -> bool {
    !text.capital(at)
        && !text.has(
            at,
            Roles::CLAUSE_START
                .or(Roles::PREPOSITION)
                .or(Roles::DAY)
                .or(Roles::ADVERB)
                .or(Roles::SUBJECT_PRONOUN)
                .or(Roles::DETERMINER),
        )
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use crate::text::Tokens;

    fn addressee(text: &str) -> Option<&str> {
        let found = find(&[], &Tokens::of(text));
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found[0].addressee.map(|span| span.of(text))
    }

    #[test]
    fn the_one_who_is_told_or_asked_stands_after_the_verb() {
        assert_eq!(addressee("Holm told Ada Lind that the bridge was closed."), Some("Ada Lind"));
        assert_eq!(addressee("Holm asked Lind whether the bridge was closed."), Some("Lind"));
        assert_eq!(
            addressee("Holm told reporters on Tuesday that the bridge was closed."),
            Some("reporters")
        );
        assert_eq!(addressee("Holm told reporters last week that the bridge was closed."), Some("reporters"));
        assert_eq!(addressee("Holm told her that the bridge was closed."), Some("her"));
        assert_eq!(addressee("Holm told her deputy that the bridge was closed."), Some("her deputy"));
        assert_eq!(
            addressee("Holm reminded the mayor of Norra that the bridge was closed."),
            Some("the mayor of Norra")
        );
    }

    #[test]
    fn the_cue_may_follow_its_content() {
        assert_eq!(addressee("“The bridge is closed,” Holm told Lind."), Some("Lind"));
        assert_eq!(addressee("“The bridge is closed,” Holm said to Lind on Tuesday."), Some("Lind"));
    }

    #[test]
    fn the_one_who_was_told_stands_before_a_passive() {
        assert_eq!(addressee("Lind was told by Holm that the bridge was closed."), Some("Lind"));
    }

    #[test]
    fn nobody_is_spoken_to_where_the_text_names_nobody() {
        assert_eq!(addressee("Holm said that the bridge was closed."), None);
        assert_eq!(addressee("Holm admitted to the council’s plan that the bridge was closed."), None);
    }
}
