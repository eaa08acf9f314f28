//! Names on a page in a language without a pack.
//!
//! Which capitals begin a name and which a noun, what a title is and who a pronoun means differ by language. Of a page in
//! one that is not known only those names are kept that the lists of the world hold: countries, cities, institutions.

use foldhash::HashMap;

use super::{Actor, ActorId, ActorKind, Actors, Affiliation, Mention};
use crate::text::{TokenKind, Tokens};
use crate::world::{self, Known};

/// The most letters of a word before a name at the start of a sentence that is no name itself: `In`, `Aus`.
const SMALL_WORD: usize = 3;

/// The names of the world in the text of `tokens`.
pub(super) fn named(tokens: &Tokens<'_>) -> Actors {
    let mut found = Actors::default();
    let mut ids: HashMap<(ActorKind, String), ActorId> = HashMap::default();
    for sentence in tokens.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            let Some((known, end)) = name_at(tokens, at, sentence.start, sentence.end) else {
                at += 1;
                continue;
            };
            if let Some(span) = tokens.span(at..end) {
                let actor = actor(known, span.of(tokens.text()));
                let next = ActorId(found.actors.len());
                let id = *ids.entry((actor.kind, actor.name.clone())).or_insert(next);
                if id == next {
                    found.actors.push(actor);
                }
                found.mentions.push(Mention { span, name: span, actor: id });
            }
            at = end;
        }
    }
    found
}

/// The name that begins at token `at` of the sentence `first..last`, unless it may be part of a longer one: `Paris Holm`.
fn name_at(tokens: &Tokens<'_>, at: usize, first: usize, last: usize) -> Option<(Known, usize)> {
    let (known, end) = world::at(tokens, at, last).filter(|_| is_capital(tokens, at))?;
    let opens = at == first + 1 && tokens.word(first).chars().count() <= SMALL_WORD;
    let joined = at > first && is_capital(tokens, at - 1) && !opens || end < last && is_capital(tokens, end);
    let people = matches!(known, Known::People(_));
    // A single word that is a name in English may be any word in another language; a city's is most often a name
    // there too.
    let word = end == at + 1 && matches!(known, Known::Region | Known::Organization(_));
    let acronym = || tokens.word(at).chars().filter(|c| c.is_uppercase()).count() > 1;
    (!joined && !people && (!word || acronym())).then_some((known, end))
}

fn is_capital(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.all()[at].kind == TokenKind::Word && tokens.word(at).starts_with(char::is_uppercase)
}

fn actor(known: Known, written: &str) -> Actor {
    let kind = match known {
        Known::Institution(_) | Known::Organization(_) => ActorKind::Organization,
        Known::Country(_) | Known::People(_) | Known::Capital(_) | Known::City(_) | Known::Region => {
            ActorKind::Place
        }
    };
    Actor {
        name: world::name(known).unwrap_or(written).to_owned(),
        kind,
        affiliation: Affiliation(world::affiliation(known)),
        affiliations: Vec::new(),
        role: None,
        gender: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    fn names(text: &str) -> Vec<String> {
        let found = named(&Tokens::written_in(text, Language::from_tag("de")));
        found.actors.into_iter().map(|actor| actor.name).collect()
    }

    #[test]
    fn names_of_the_world_are_found_and_nouns_are_none() {
        let text = "Obwohl die Fähre aus Oslo kam, blieb der Minister in Israel. Die NATO schwieg, sagte Liat Lindholm.";
        assert_eq!(names(text), ["Oslo", "Israel", "NATO"]);
    }

    #[test]
    fn a_word_of_a_longer_name_is_no_place() {
        assert!(names("Es kam Paris Lindholm mit der London Fähre.").is_empty());
        assert_eq!(names("In Oslo regnet es."), ["Oslo"]);
    }

    #[test]
    fn one_place_is_one_actor() {
        let found = named(&Tokens::written_in("Von Oslo nach Oslo.", Language::from_tag("de")));
        assert_eq!((found.actors.len(), found.mentions.len()), (1, 2));
    }
}
