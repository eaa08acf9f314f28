//! What may have been said: every way of reporting proposes, and for one verb several bounds stand side by side.

use super::cue::Cue;
use super::draft::Draft;
use super::{
    according, addressee, after_content, as_said, before_content, content, dependents, inverted, noun,
    participle, passive, relay, view, wording,
};
use crate::analysis::Analysis;
use crate::lang::classes::Tag;
use crate::lang::reporting::Roles;

/// A draft that may be right.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    /// Content, source and cue.
    pub(super) draft: Draft,
    /// The token at which it was proposed: of all proposals with the same one, at most one is right.
    pub(super) at: usize,
    /// The verb that reports, where one does.
    pub(super) cue: Option<Cue>,
    /// How it came about.
    pub(super) origin: Origin,
}

/// How a proposal came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The first rule that fits; rules are tried in the order of how seldom they are wrong.
    First,
    /// Another rule.
    Later,
    /// The first with another end.
    FirstEnd,
    /// Another rule's with another end.
    LaterEnd,
    /// By the tree of the sentence.
    Tree,
    /// By the tree, with another end.
    TreeEnd,
}

/// All proposals of a text, in the order of their tokens.
pub(super) fn all(text: &Analysis<'_, '_>) -> Vec<Proposal> {
    let mut proposals: Vec<Proposal> = Vec::new();
    // The first proposal at each cue: who spoke before in the sentence.
    let mut before: Vec<Draft> = Vec::new();
    for sentence in text.tokens.sentences() {
        for at in sentence.clone() {
            if text.in_utterance(at) {
                continue;
            }
            let first = proposals.len();
            at_word(text, at, &mut proposals);
            let cue = Cue::at(text, at);
            if let Some(cue) = &cue {
                at_cue(text, cue, &before, &mut proposals);
            }
            if proposals.len() == first {
                let drafts = dependents::find(text, at, cue.as_ref(), &before).into_iter().flatten();
                proposals.extend(drafts.map(|(draft, cue)| Proposal {
                    draft,
                    at,
                    cue: Some(cue),
                    origin: Origin::Tree,
                }));
            }
            if let Some(proposal) = proposals.get_mut(first) {
                if proposal.origin == Origin::Later {
                    proposal.origin = Origin::First;
                }
                before.push(proposal.draft.clone());
            }
            vary(text, first, &mut proposals);
        }
    }
    proposals
}

/// The rules that begin at a word that is no verb.
fn at_word(text: &Analysis<'_, '_>, at: usize, proposals: &mut Vec<Proposal>) {
    let rules = [according::find, view::find, noun::find, wording::find];
    let drafts = rules.iter().filter_map(|rule| rule(text, at));
    proposals.extend(drafts.map(|draft| Proposal { draft, at, cue: None, origin: Origin::Later }));
}

/// The rules that begin at a reporting verb.
fn at_cue(text: &Analysis<'_, '_>, cue: &Cue, before: &[Draft], proposals: &mut Vec<Proposal>) {
    // Whose words are passed on is told by one rule alone.
    if let Some((draft, saying)) = relay::find(text, cue) {
        proposals.push(Proposal { draft, at: cue.verb, cue: Some(saying), origin: Origin::Later });
        return;
    }
    let drafts = [
        passive::find(text, cue),
        inverted::find(text, cue),
        as_said::find(text, cue),
        after_content::verb_then_speaker(text, cue),
        participle::find(text, cue, before),
        after_content::speaker_then_verb(text, cue),
        before_content::find(text, cue, before),
    ];
    let drafts = drafts.into_iter().flatten().filter(|draft| is_near(text, cue, draft));
    proposals.extend(drafts.map(|draft| Proposal {
        draft: addressee::added(text, cue, draft),
        at: cue.verb,
        cue: Some(cue.clone()),
        origin: Origin::Later,
    }));
}

/// Does the content stand in the paragraph of its cue, or after it? What a paragraph before says is over when it ends:
/// `Lind said: “It is late.”` is not Berg's because the next paragraph begins with `Berg wrote to the council.`
fn is_near(text: &Analysis<'_, '_>, cue: &Cue, draft: &Draft) -> bool {
    let paragraph = text.paragraph(cue.verb);
    draft.content.last().is_some_and(|piece| piece.end > paragraph.start)
}

/// How many proposals one token may have.
const MOST: usize = 48;

/// Adds to the proposals from number `first` on those with other ends.
fn vary(text: &Analysis<'_, '_>, first: usize, proposals: &mut Vec<Proposal>) {
    let last = proposals.len();
    for number in first..last {
        let origin = match proposals[number].origin {
            Origin::First => Origin::FirstEnd,
            Origin::Tree => Origin::TreeEnd,
            _ => Origin::LaterEnd,
        };
        for end in ends(text, &proposals[number].draft) {
            let mut other = Proposal { origin, ..proposals[number].clone() };
            if let Some(piece) = other.draft.content.last_mut() {
                piece.end = end;
            }
            let same = |held: &Proposal| {
                held.draft.content == other.draft.content && held.draft.source == other.draft.source
            };
            if proposals.len() - first < MOST && !proposals[first..].iter().any(same) {
                proposals.push(other);
            }
        }
    }
}

/// How far into content its other ends are looked for.
const REACH: usize = 60;

/// How many other ends inside its sentence a content has at most.
const MOST_ENDS: usize = 5;

/// Where else the content of `draft` may end: with the sentence, or before a comma or a
/// conjunction after which the narrator may speak.
fn ends(text: &Analysis<'_, '_>, draft: &Draft) -> Vec<usize> {
    let Some(piece) = draft.content.last() else { return Vec::new() };
    let inside = |at: usize| text.quotation(at).is_some();
    if piece.is_empty()
        || inside(piece.end - 1) && text.quotation(piece.start) == text.quotation(piece.end - 1)
    {
        return Vec::new();
    }
    let sentence = text.sentence(piece.start);
    let mut found: Vec<usize> = Vec::new();
    let mut add = |end: usize| {
        // "praised the crew in an interview": a thing does not go on over where it was praised.
        let medium = end > piece.end && content::at_medium(text, piece.end, end);
        let other = end > piece.start && end != piece.end && end <= sentence.end;
        if other && !medium && !found.contains(&end) {
            found.push(end);
        }
    };
    let limit = if piece.start >= draft.cue.end { sentence.end } else { draft.cue.start.max(piece.start) };
    let mut end = limit;
    while end > piece.start && !text.wordy(end - 1) && !text.closes(end - 1) {
        end -= 1;
    }
    add(end);
    let mut more = 0;
    // "announced the plan in a speech": a thing that is told of ends before what is told of the telling.
    let clause = piece.clone().take(REACH).any(|at| {
        matches!(text.tag(at), Some(Tag::Present | Tag::Past | Tag::Aux)) && text.quotation(at).is_none()
    });
    for at in piece.start + 1..limit.min(piece.start + REACH) {
        if inside(at) {
            continue;
        }
        let joins = text.tag(at) == Some(Tag::Cconj)
            && (text.tag(at + 1).is_some_and(Tag::is_verb)
                || another_speaks(text, at + 1)
                // "told her she was “late” but he was wrong"
                || text.closes(at - 1) && text.has(at + 1, Roles::SUBJECT_PRONOUN));
        let opens = (text.comma(at) || text.dash(at))
            && (matches!(text.tag(at + 1), Some(Tag::Cconj | Tag::Sconj | Tag::Gerund))
                || text.has(at + 1, Roles::NARRATOR.or(Roles::CLAUSE_START))
                // ", for whom"
                || text.has(at + 1, Roles::PREPOSITION) && text.has(at + 2, Roles::CLAUSE_START));
        let adjunct = !clause
            && matches!(text.tag(at), Some(Tag::Adp | Tag::Sconj))
            && !text.has(at, Roles::OF)
            && at > piece.start + 1;
        if joins || opens || adjunct {
            add(at);
            more += 1;
            if more == MOST_ENDS {
                break;
            }
        }
    }
    found
}

/// How many words a source has at most for whom content is ended.
const SOURCE: usize = 5;

/// `… and Berg said`: does another source with its verb begin at `start`?
fn another_speaks(text: &Analysis<'_, '_>, start: usize) -> bool {
    let verb = |at: usize| {
        text.verb(at).is_some_and(|(_, frames)| frames.clause) && text.tag(at).is_some_and(Tag::is_verb)
    };
    (start + 1..=start + SOURCE).take_while(|at| text.wordy(*at)).any(verb)
}
