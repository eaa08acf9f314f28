//! How a name stands in its sentence: a pronoun in the next one means a subject rather than an owner, and an owner rather
//! than somebody behind a preposition.

use super::ground::Ground;
use crate::lang::reporting::Roles;
use crate::lang::small::Small;
use crate::text::TokenKind;

/// What a mention is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// `Holm met Fenn`: Holm.
    Subject,
    /// `Holm met Fenn`: Fenn.
    Object,
    /// `Holm's plan`
    Owner,
    /// `with Holm`
    Oblique,
    /// `Norra officials`: says of the noun behind it whose it is.
    Attribute,
}

/// The standing of each mention, in their order.
pub(super) fn of_all(ground: &Ground<'_, '_>) -> Vec<Standing> {
    let mut found: Vec<Standing> = Vec::with_capacity(ground.actors.mentions.len());
    // The sentence of the mention before, whether its clause had a subject or a verb by then, and the token where that mention
    // ended.
    let (mut sentence, mut acted, mut end) = (usize::MAX, false, 0);
    for (number, mention) in ground.actors.mentions.iter().enumerate() {
        let tokens = ground.tokens_of(mention.span);
        let own = ground.sentence(mention.span.start);
        if own != sentence {
            (sentence, acted) = (own, false);
        }
        let floor = ground.tokens.sentences().get(own).map_or(0, |sentence| sentence.start);
        for at in end.max(floor)..tokens.start {
            // A comma begins another clause: "After they closed it, Holm left".
            acted = ground.word(at) != "," && (acted || is_verb(ground, at));
        }
        let mut before = tokens.start;
        while before > floor && ground.has(before - 1, Roles::DETERMINER) {
            before -= 1;
        }
        let joined = number > 0 && end > floor && joins(ground, end, before);
        let standing = if ground.possessive(tokens.end) {
            Standing::Owner
        } else if is_attribute(ground, tokens.end) {
            Standing::Attribute
        } else if joined {
            // "with Holm and Fenn"
            match found[number - 1] {
                Standing::Owner | Standing::Attribute => Standing::Object,
                standing => standing,
            }
        } else if before > floor && ground.has(before - 1, Roles::PREPOSITION) {
            Standing::Oblique
        } else if acted {
            Standing::Object
        } else {
            Standing::Subject
        };
        acted |= standing == Standing::Subject;
        end = tokens.end;
        found.push(standing);
    }
    found
}

/// Does the word at token `at` look like a verb: `met`, `closed`?
fn is_verb(ground: &Ground<'_, '_>, at: usize) -> bool {
    let word = ground.word(at);
    ground.kind(at) == Some(TokenKind::Word)
        && word.starts_with(char::is_lowercase)
        && (ground.pack.forms.looks_past(word)
            || ground.pack.reporting.entry(word).is_some_and(|entry| entry.verb.is_some()))
}

/// Do only a comma and "and" stand between a name that ends at token `end` and one that begins at token `start`?
fn joins(ground: &Ground<'_, '_>, end: usize, start: usize) -> bool {
    let link = |at: usize| ground.word(at) == "," || ground.is(at, Small::AND.or(Small::OR));
    end < start && start - end <= 2 && (end..start).all(link)
}

/// Is the word at token `at` a noun written small that the name before it belongs to, `officials`, and no verb, `notes`?
pub(super) fn is_attribute(ground: &Ground<'_, '_>, at: usize) -> bool {
    let small = || ground.word(at).starts_with(char::is_lowercase);
    let verb = || ground.pack.reporting.entry(ground.word(at)).is_some_and(|entry| entry.verb.is_some());
    ground.kind(at) == Some(TokenKind::Word) && small() && ground.noun(at).is_some() && !verb()
}
