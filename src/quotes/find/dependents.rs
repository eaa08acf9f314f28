//! What hangs on a reporting verb, by the tree of its sentence: the clause, the infinitive or the thing that was said, and who said
//! it, however far apart they stand. `Ada Lind spoke on Monday about the closed bridge.`
//!
//! Trees are wrong more often than the rules beside this one, and cost more: they are asked where no other rule proposes anything.

use std::ops::Range;

use super::before_content::wants_no_name;
use super::content;
use super::cue::{Cue, with_particle};
use super::draft::Draft;
use super::participle;
use super::source;
use crate::analysis::Analysis;
use crate::lang::classes::Tag;
use crate::lang::reporting::{Form, Frames, Roles};
use crate::lang::small::Small;
use crate::lang::trees::Relation;
use crate::quotes::Rule;

/// How many dependents of a word are looked at.
const MOST: usize = 12;

/// How many heads above a verb its subject is looked for: `went on to try to explain`.
const HEADS: usize = 4;

/// The drafts of the verb at `at`, each with a cue; `cue` is the one that the other rules see, if any, and `before` are the drafts of
/// the sentence so far.
pub(super) fn find(
    text: &Analysis<'_, '_>,
    at: usize,
    cue: Option<&Cue>,
    before: &[Draft],
) -> Option<Vec<(Draft, Cue)>> {
    let (form, frames) = text.verb(at).filter(|_| text.tag(at).is_some_and(Tag::is_verb))?;
    let cue = match cue {
        Some(cue) => cue.clone(),
        None => aimed_at(text, at, form, frames)?,
    };
    // Who does what a passive says stands behind it, and is read there.
    if cue.passive || !may_tell(text, &cue) {
        return None;
    }
    text.read_tree(at);
    let contents = contents(text, &cue);
    if contents.is_empty() {
        return None;
    }
    // What nobody is seen to say is left to the rules that know how such sentences look.
    let source = Some(if cue.participle {
        participle::source_of(text, &cue, before)?
    } else {
        source::before(text, cue.range.start).map(|subject| subject.mention).or_else(|| subject(text, at))?
    });
    let draft = |(rule, content, cue): (Rule, Range<usize>, Cue)| {
        let rule = if cue.participle { Rule::Participle } else { rule };
        (Draft::new(rule, source.clone(), cue.range.clone(), vec![content]), cue)
    };
    Some(contents.into_iter().map(draft).collect())
}

/// Can the verb of `cue` report what hangs on it? Most verbs that need a quotation or a particle stand without one, and trees
/// cost too much to be read for them.
fn may_tell(text: &Analysis<'_, '_>, cue: &Cue) -> bool {
    let frames = cue.frames;
    let particle = |words: &[&str]| (cue.verb + 2..cue.verb + NEAR).any(|at| text.is(at, words[0]));
    frames.clause
        || frames.addressee
        || frames.infinitive
        || frames.object
        || frames.particles.iter().any(|(words, opened)| opened.object && particle(words))
}

/// How far behind its verb a particle is looked for.
const NEAR: usize = 14;

/// `refused to discuss the plan`: the cue of a verb after "to" that the other rules do not see as one.
fn aimed_at(text: &Analysis<'_, '_>, at: usize, form: Form, frames: &'static Frames) -> Option<Cue> {
    text.small(at.checked_sub(1)?, Small::TO).then(|| {
        let (frames, end) = with_particle(text, at, frames);
        let range = at - 1..end;
        Cue { range, verb: at, form, frames, passive: false, participle: true, auxiliary: false }
    })
}

/// What may have been said, with the rule that would say so and the cue, to which a particle may have come.
fn contents(text: &Analysis<'_, '_>, cue: &Cue) -> Vec<(Rule, Range<usize>, Cue)> {
    let (verb, frames) = (cue.verb, cue.frames);
    let mut found: Vec<(Rule, Range<usize>, Cue)> = Vec::new();
    let behind = |child: &usize| *child > verb;
    let mut thing: Option<Range<usize>> = None;
    for child in text.children(verb, MOST).into_iter().filter(behind) {
        let stretch = text.stretch(child);
        let Some(relation) = text.relation(child) else { continue };
        match relation {
            Relation::Clause if frames.clause || frames.addressee || frames.object => {
                found.push((Rule::SpeakerVerb, after_mark(text, stretch), cue.clone()));
            }
            Relation::Infinitive
                if frames.infinitive || frames.clause || frames.addressee || frames.object =>
            {
                let rule =
                    if text.tag(child) == Some(Tag::Base) { Rule::Infinitive } else { Rule::SpeakerVerb };
                found.push((rule, stretch, cue.clone()));
            }
            Relation::Object if frames.object || frames.clause => {
                found.push((Rule::ObjectClaim, stretch.clone(), cue.clone()));
                thing = Some(stretch);
            }
            Relation::Oblique | Relation::Infinitive | Relation::Adverbial | Relation::Nominal
                if thing.as_ref().is_some_and(|thing| thing.end == stretch.start) =>
            {
                // "accused Lind of lying", "called the plan a mistake"
                let start = thing.as_ref().map_or(stretch.start, |thing| thing.start);
                found.push((Rule::ObjectClaim, start..stretch.end, cue.clone()));
                thing = Some(start..stretch.end);
            }
            _ => {}
        }
        if matches!(relation, Relation::Oblique | Relation::Adverbial)
            && let Some((opened, end)) = particle(text, verb, text.stretch(child))
        {
            let cue = Cue { frames: opened, ..cue.clone() };
            found.push((Rule::ObjectClaim, end..text.stretch(child).end, cue));
        }
    }
    for (_, content, _) in &mut found {
        content.start = after_adjuncts(text, cue, content.clone());
    }
    found.retain(|(_, content, _)| {
        content.start >= cue.range.end
            && !content.is_empty()
            && !tells_by_itself(text, cue.range.end..content.start)
            && !wants_no_name(text, content.start + usize::from(text.small(content.start, Small::NOT)))
    });
    found
}

/// `said late on Friday the quay would hold`: where the content begins after what tells when it was said.
fn after_adjuncts(text: &Analysis<'_, '_>, cue: &Cue, content: Range<usize>) -> usize {
    if content.start != cue.range.end {
        return content.start;
    }
    let next = content::skip_adjuncts(text, content.start).filter(|next| content.contains(next));
    next.unwrap_or(content.start)
}

/// `said it was not true that …`: a clause of its own stands between the verb and what the tree hangs on it.
fn tells_by_itself(text: &Analysis<'_, '_>, mut between: Range<usize>) -> bool {
    between.any(|at| {
        text.quotation(at).is_none() && matches!(text.tag(at), Some(Tag::Past | Tag::Present | Tag::Aux))
    })
}

/// `spoke openly on Monday about the plan`: where the phrase `stretch` begins with a particle of the verb, the frames that it
/// opens and where it ends.
fn particle(text: &Analysis<'_, '_>, verb: usize, stretch: Range<usize>) -> Option<(&'static Frames, usize)> {
    let (_, frames) = text.verb(verb)?;
    frames.particles.iter().find_map(|(words, opened)| {
        let follows = words.iter().enumerate().all(|(at, word)| text.is(stretch.start + at, word));
        (follows && opened.object).then_some((opened, stretch.start + words.len()))
    })
}

/// `that he left`: without the word that opens the clause.
fn after_mark(text: &Analysis<'_, '_>, stretch: Range<usize>) -> Range<usize> {
    let opens = text.has(stretch.start, Roles::COMPLEMENTIZER);
    stretch.start + usize::from(opens)..stretch.end
}

/// The subject of the verb at `at`, or of what the verb hangs on: `Lind rose and said`, `Lind went on to say`.
fn subject(text: &Analysis<'_, '_>, at: usize) -> Option<Range<usize>> {
    let mut verb = at;
    for _ in 0..HEADS {
        if let Some(own) = own_subject(text, verb) {
            return mention(text, own);
        }
        verb = match text.relation(verb)? {
            Relation::Conjunct | Relation::Infinitive | Relation::Adverbial => text.head(verb)?,
            Relation::Relative => return mention(text, text.head(verb)?),
            _ => return None,
        };
    }
    None
}

/// The word that is the subject of the verb at `verb` by itself.
pub(super) fn own_subject(text: &Analysis<'_, '_>, verb: usize) -> Option<usize> {
    text.children(verb, MOST).into_iter().find(|child| text.relation(*child) == Some(Relation::Subject))
}

/// The noun phrase around `noun`, without what is told of it after a comma or by a clause; none where the tree put something
/// before it that is no part of one: `also, according to Berg`.
pub(super) fn mention(text: &Analysis<'_, '_>, noun: usize) -> Option<Range<usize>> {
    let stretch = text.stretch(noun);
    if (stretch.start..noun).any(|at| text.comma(at) || text.small(at, Small::ACCORDING)) {
        return None;
    }
    let told = |child: &usize| {
        *child > noun
            && matches!(
                text.relation(*child),
                Some(Relation::Relative | Relation::Apposition | Relation::Parataxis | Relation::Adverbial)
            )
    };
    let mut end = text
        .children(noun, MOST)
        .into_iter()
        .find(told)
        .map_or(stretch.end, |child| text.stretch(child).start);
    while end > noun + 1 && !text.wordy(end - 1) {
        end -= 1;
    }
    Some(stretch.start..end.max(noun + 1))
}

#[cfg(test)]
mod tests {
    use crate::analysis::Analysis;
    use crate::quotes::find::propose;
    use crate::quotes::find::propose::Origin;
    use crate::text::Tokens;

    /// What the tree lets be proposed in `text`: the words and their source.
    fn proposed(text: &str) -> Vec<(String, String)> {
        let tokens = Tokens::of(text);
        let analysis = Analysis::of(&tokens);
        let cut = |range: std::ops::Range<usize>| {
            tokens.span(range).map_or(String::new(), |span| span.of(text).to_owned())
        };
        propose::all(&analysis)
            .into_iter()
            .filter(|proposal| proposal.origin == Origin::Tree)
            .map(|proposal| {
                let content = cut(proposal.draft.content[0].clone());
                (content, proposal.draft.source.map_or(String::new(), cut))
            })
            .collect()
    }

    #[test]
    fn what_was_said_may_stand_far_from_its_verb() {
        for (text, content, source) in [
            ("Ada Lind spoke on Monday about the closed bridge.", "the closed bridge", "Ada Lind"),
            ("Holm talked on Sunday of a closed bridge.", "a closed bridge", "Holm"),
        ] {
            let wanted = (content.to_owned(), source.to_owned());
            assert!(proposed(text).contains(&wanted), "{text}: {:?}", proposed(text));
        }
    }

    #[test]
    fn nothing_is_proposed_where_nobody_reports() {
        assert_eq!(proposed("The dam was built in May, and the bridge is closed."), []);
    }
}
