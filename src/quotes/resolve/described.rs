//! What a page calls somebody beside the name: `steward Jan Vik`, `Jan Vik, a retired pilot,`, `Corvo, an airline based in
//! Norra,`, `Corvo is an airline`.

use super::ground::Ground;
use crate::actors::Mention;
use crate::lang::reporting::Roles;
use crate::lang::small::Small;
use crate::lang::sources::{Noun, Pronoun};
use crate::text::TokenKind;

/// The nouns beside a mention that say who or what it is.
pub(super) fn nouns(ground: &Ground<'_, '_>, mention: &Mention) -> Vec<(&'static str, Noun)> {
    let tokens = ground.tokens_of(mention.span);
    let name = ground.tokens_of(mention.name);
    let mut found: Vec<(&'static str, Noun)> = Vec::new();
    // "Gov. Jan Vik"
    found.extend((tokens.start..name.start).filter_map(|at| titled(ground, at)));
    // "certified financial planner Jan Vik"
    let small = |at: &usize| ground.word(*at).starts_with(char::is_lowercase);
    let before = (0..tokens.start).rev().take_while(|at| small(at) && describes(ground, *at));
    found.extend(before.filter_map(|at| ground.noun(at)));
    let opens = |at: usize| matches!(ground.word(at), "," | "(" | "—" | "–");
    let is = ground.is(name.end, Small::IS.or(Small::WAS)) && ground.is(name.end + 1, Small::ARTICLE);
    if opens(name.end) || is {
        // ", a retired pilot of": up to what the noun is followed by.
        let article = ground.has(name.end + 1, Roles::DETERMINER);
        let start = name.end + 1 + usize::from(article);
        let after = (start..ground.tokens.all().len()).take_while(|at| describes(ground, *at));
        let last = after.filter_map(|at| Some((at, ground.noun(at)?))).last();
        // "Vik, pilot of the ship,": without an article only what stands before a mark or "of".
        let closed = |at: usize| article || ground.kind(at) != Some(TokenKind::Word) || ground.is(at, TIED);
        found.extend(last.filter(|(at, _)| closed(at + 1)).map(|(_, noun)| noun));
    }
    found
}

/// Between what somebody is and for whom.
const TIED: Small = Small::OF.or(Small::AT).or(Small::FOR).or(Small::WITH).or(Small::FROM);

/// Can the word at token `at` be part of a description: a noun or what stands before one?
fn describes(ground: &Ground<'_, '_>, at: usize) -> bool {
    let word = ground.word(at);
    ground.kind(at) == Some(TokenKind::Word)
        && !ground.has(at, Roles::PREPOSITION.or(Roles::DETERMINER))
        && !ground.is(at, Small::AND.or(Small::OR).or(Small::OF).or(Small::TO))
        && ground.pack.sources.pronoun(word) != Some(Pronoun::Relative)
        && !ground.pack.function_words.holds(word)
}

/// The noun of a title, written out: `Gov.` is a governor.
fn titled(ground: &Ground<'_, '_>, at: usize) -> Option<(&'static str, Noun)> {
    let word = ground.word(at);
    ground.noun(at).or_else(|| ground.pack.sources.noun(ground.pack.names.bearer(word)?))
}
