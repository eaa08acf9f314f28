//! In what sense a draft is reported: `Lind denied that …`, `Lind did not say …`, `if Lind says …`.
//!
//! The verb group of the cue tells whether it was said at all; the verb or noun of the cue, with what follows it, tells
//! whether the words are held to be true, asked, or wanted.

use std::ops::Range;

use super::cue;
use super::draft::Draft;
use crate::analysis::{Analysis, Modality, Polarity, VerbGroup};
use crate::lang::classes::Tag;
use crate::lang::en::ENGLISH;
use crate::lang::reporting::{Frames, Roles};
use crate::lang::small::Small;
use crate::lang::stances::{Sense, VerbSense};
use crate::quotes::{Rule, Stance};

/// In what sense `draft` reports its content.
pub(super) fn of(text: &Analysis<'_, '_>, draft: &Draft) -> Stance {
    let Some(content) = draft.content.first().filter(|content| !content.is_empty()) else {
        return Stance::Asserted;
    };
    let Some((verb, frames)) = verb(text, draft) else {
        return if untrue(text, content.start).is_some() { Stance::Denied } else { of_noun(text, draft) };
    };
    let group = text.verb_group(verb);
    if group.polarity == Polarity::Negative || is_negated(text, draft, verb) {
        return Stance::Negated;
    }
    if group.modality == Modality::Unreal || is_unreal(text, draft, &group) {
        return Stance::Unreal;
    }
    if untrue(text, content.start).is_some() {
        return Stance::Denied;
    }
    let reports = |sense: VerbSense| ENGLISH.stances.verb(frames.id, sense);
    let own = is_own_utterance(text, draft, content);
    if !own && (reports(VerbSense::Denies) || reports(VerbSense::DeniesHeld) && is_held(text, content)) {
        return Stance::Denied;
    }
    if reports(VerbSense::Asks) && draft.rule == Rule::Passive {
        return Stance::Asked;
    }
    let wanted = is_wanted(text, draft, content, verb);
    if reports(VerbSense::CallsFor) && text.sense(content.start).has(Sense::QUESTION) {
        return Stance::Asked;
    }
    if reports(VerbSense::CallsFor)
        || wanted && (draft.rule == Rule::ToldSomebody || reports(VerbSense::Asks))
    {
        return Stance::CalledFor;
    }
    if reports(VerbSense::Asks) && (own || is_question(text, content.start)) {
        return Stance::Asked;
    }
    if reports(VerbSense::Proposes) && is_subjunctive(text, content) {
        return Stance::CalledFor;
    }
    Stance::Asserted
}

/// `It is not true that the bridge was closed`: where what is not so begins.
pub(super) fn untrue(text: &Analysis<'_, '_>, start: usize) -> Option<usize> {
    let outside = text.quotation(start).is_none();
    let words = ENGLISH.phrases.untrue.at_in_any_case(start, |at| text.word(at)).filter(|_| outside)?;
    Some(start + words)
}

/// The reporting verb of the cue, with its frames after its particle.
fn verb(text: &Analysis<'_, '_>, draft: &Draft) -> Option<(usize, &'static Frames)> {
    let is_noun =
        matches!(draft.rule, Rule::SpeechNoun | Rule::AccordingTo | Rule::Colon | Rule::Signed | Rule::Chain);
    if is_noun {
        return None;
    }
    draft.cue.clone().rev().find_map(|at| {
        let (_, own) = text.verb(at)?;
        let (frames, end) = cue::with_particle(text, at, own);
        Some((at, if end <= draft.cue.end { frames } else { own }))
    })
}

/// `nobody said`, `Nor did Lind say`: what stands at the source or before it says that it was not said.
fn is_negated(text: &Analysis<'_, '_>, draft: &Draft, verb: usize) -> bool {
    let Some(source) = draft.source.as_ref().filter(|source| source.end <= verb) else { return false };
    let nobody = text.sense(source.start).has(Sense::NOBODY);
    // "Neither Lind nor Berg said": the first word may stand before the source.
    let before = |back: usize| source.start.checked_sub(back).filter(|at| text.sentence(verb).contains(at));
    let neither = before(1).is_some_and(|at| text.sense(at).has(Sense::NOBODY));
    let inverted = before(1).is_some_and(|at| text.has(at, Roles::AUXILIARY))
        && before(2).is_some_and(|at| text.sense(at).has(Sense::NEGATION.or(Sense::NOBODY)));
    nobody || neither || inverted
}

/// `if Lind says`, `Did Lind say …?`: what stands before the source says that it need not have been said.
fn is_unreal(text: &Analysis<'_, '_>, draft: &Draft, group: &VerbGroup) -> bool {
    let verb = group.range.end - 1;
    let sentence = text.sentence(verb);
    let subject =
        draft.source.as_ref().filter(|source| source.end <= verb && sentence.contains(&source.start));
    let start = subject.map_or(group.range.start, |source| source.start);
    // "Did Lind say …?": a verb that opens the sentence is taken for a part of the name.
    let start = start + usize::from(start == sentence.start && text.has(start, Roles::AUXILIARY));
    let Some(before) = start.checked_sub(1).filter(|at| *at >= sentence.start) else { return false };
    let asks = text.is(sentence.end.saturating_sub(1), "?") && text.quotation(sentence.end - 1).is_none();
    let inverted = subject.is_some() && text.has(before, Roles::AUXILIARY);
    let opens = before == sentence.start;
    if inverted {
        // "Did Lind say …?", "Should Lind say …": a verb that opens the sentence.
        return asks || opens;
    }
    text.sense(before).has(Sense::CONDITION)
}

/// `“I never took it,” he denied`, `He denied it: “I never took it.”`: the words in marks are the speaker's own.
fn is_own_utterance(text: &Analysis<'_, '_>, draft: &Draft, content: &Range<usize>) -> bool {
    let marked =
        text.opens(content.start) || content.start.checked_sub(1).is_some_and(|mark| text.opens(mark));
    let open = if text.opens(content.start) { content.start } else { content.start.saturating_sub(1) };
    let before_cue = content.start < draft.cue.start;
    let handed_over = open.checked_sub(1).is_some_and(|joint| cue::is_joint(text, joint));
    marked
        && (before_cue
            || handed_over
            || open == draft.cue.end && draft.rule != Rule::ObjectClaim && is_sentence(text, open))
}

/// Does the quotation that `open` opens begin and end as sentences do?
fn is_sentence(text: &Analysis<'_, '_>, open: usize) -> bool {
    let number = text.quotation_of_mark(open);
    number.is_some_and(|number| {
        let quotation = &text.quotations[number];
        text.capital(quotation.start()) && text.stops(quotation.end().saturating_sub(1))
    })
}

/// `that it was late`, `claims that it was late`: what others hold to be so.
fn is_held(text: &Analysis<'_, '_>, content: &Range<usize>) -> bool {
    let after_that = content.start.checked_sub(1).is_some_and(|before| text.small(before, Small::THAT));
    let modifies = |at: &usize| {
        text.has(*at, Roles::DETERMINER)
            || matches!(
                text.tag(*at),
                Some(Tag::Adj | Tag::Det | Tag::Participle | Tag::Gerund | Tag::Noun | Tag::Propn)
            )
    };
    let claim = |at: usize| text.sense(at).has(Sense::HELD) || text.has(at, Roles::SPEECH_NOUN);
    let first = content.clone().take_while(|at| modifies(at) || claim(*at)).find(|at| claim(*at));
    after_that || first.is_some()
}

/// `told him to go`, `asked the council to act`, `asked not to be filmed`: what somebody is to do.
fn is_wanted(text: &Analysis<'_, '_>, draft: &Draft, content: &Range<usize>, verb: usize) -> bool {
    let to =
        |at: usize| text.small(at, Small::TO) || text.small(at, Small::NOT) && text.small(at + 1, Small::TO);
    if to(content.start) {
        return draft.rule != Rule::Infinitive || text.has(verb, Roles::ASKS);
    }
    // "asked the council to act": the content begins with who is to act.
    draft.rule == Rule::ToldSomebody
        && content.start == draft.cue.end
        && content.clone().find(|at| to(*at) || text.tag(*at).is_some_and(Tag::is_verb)).is_some_and(to)
}

/// `whether it was late`, `why`, `about the talks`.
fn is_question(text: &Analysis<'_, '_>, start: usize) -> bool {
    text.small(start, Small::QUESTION.or(Small::ABOUT)) || text.small(start.saturating_sub(1), Small::ABOUT)
}

/// `that he resign`, `closing the port`, `it should close`: what is proposed and not told.
fn is_subjunctive(text: &Analysis<'_, '_>, content: &Range<usize>) -> bool {
    let outside = |at: &usize| text.quotation(*at).is_none();
    let verbal = |at: usize| text.tag(at).is_some_and(|tag| tag.is_verb() || tag == Tag::Aux);
    let opens = text.tag(content.start) == Some(Tag::Gerund);
    let first = content.clone().filter(outside).find(|at| verbal(*at));
    opens
        || first.is_some_and(|at| {
            let bare = text.tag(at) == Some(Tag::Base) && !text.small(at.saturating_sub(1), Small::TO);
            bare || text.small(at, Small::BE)
        })
}

/// `Lind's denial that …`, `calls for …`.
fn of_noun(text: &Analysis<'_, '_>, draft: &Draft) -> Stance {
    let sense = |sense: Sense| {
        draft.rule == Rule::SpeechNoun && draft.cue.clone().any(|at| text.sense(at).has(sense))
    };
    match () {
        () if sense(Sense::DENIAL) => Stance::Denied,
        () if sense(Sense::CALL) => Stance::CalledFor,
        () if sense(Sense::QUESTION) => Stance::Asked,
        () => Stance::Asserted,
    }
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use crate::quotes::Stance::{self, *};
    use crate::text::Tokens;

    /// The stance of the first quote of `text`.
    fn stance(text: &str) -> Stance {
        let found = find(&[], &Tokens::of(text));
        assert!(!found.is_empty(), "{text}");
        found[0].stance
    }

    fn all(cases: &[&str], expected: Stance) {
        for text in cases {
            assert_eq!(stance(text), expected, "{text}");
        }
    }

    #[test]
    fn what_somebody_says_is_not_so_is_denied() {
        all(
            &[
                "Holm denied that the bridge was closed.",
                "Holm denied ever taking a boat.",
                "Holm rejected claims that the bridge was closed.",
                "Holm dismissed the idea that the bridge was closed.",
                "It is not true that the bridge was closed, Holm said.",
                "Holm said it was not true that the bridge was closed.",
            ],
            Denied,
        );
        all(
            &["Holm rejected the plan.", "“I never took a boat,” Holm denied.", "Holm dismissed the plan."],
            Asserted,
        );
    }

    #[test]
    fn what_the_page_says_was_not_said_is_negated() {
        all(
            &[
                "Holm never said that the bridge was closed.",
                "Holm did not say whether the bridge was closed.",
                "Holm declined to say whether the bridge was closed.",
                "Holm isn’t saying whether the bridge was closed.",
                "Nobody said that the bridge was closed.",
                "Nor did Holm say that the bridge was closed.",
                "Holm did not deny that the bridge was closed.",
            ],
            Negated,
        );
        all(&["Holm said the bridge was not closed.", "Holm said that nobody had come."], Asserted);
    }

    #[test]
    fn what_is_only_possible_or_yet_to_come_is_unreal() {
        all(
            &[
                "If Holm says that the bridge is closed, the council will vote again.",
                "Holm might argue that the bridge was closed.",
                "Holm is expected to announce on Monday that the bridge was closed.",
                "Holm will say on Monday that the bridge was closed.",
                "Did Holm say that the bridge was closed?",
            ],
            Unreal,
        );
        all(&["Holm would later say that the bridge was closed."], Asserted);
    }

    #[test]
    fn questions_are_asked_and_deeds_called_for() {
        all(
            &[
                "Holm asked whether the bridge was closed.",
                "Asked to comment on the bridge, Holm left.",
                "Holm demanded answers about the bridge.",
                "“Is the bridge closed?” Holm asked.",
            ],
            Asked,
        );
        all(
            &[
                "Holm called for the bridge to be closed at once.",
                "Holm urged the council to close the bridge.",
                "Holm asked the council to close the bridge.",
                "Holm told the council to close the bridge.",
                "Holm suggested that the bridge be closed.",
                "Holm proposed closing the bridge.",
            ],
            CalledFor,
        );
        all(
            &["Holm told the council that the bridge was closed.", "Holm promised to close the bridge."],
            Asserted,
        );
    }
}
