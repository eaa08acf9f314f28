//! Who said what in the headline: `Lind: the bridge stays shut`, `Bridge stays shut, council says`.
//!
//! **In:** an [`Article`] and the [`Actors`] of its body. **Out:** [`Quote`]s whose spans are ranges of the headline.
//!
//! A headline is read by the rules of the body. Its actors are those whom the body names: a headline alone does not tell
//! a name from a title in capitals.

use std::collections::HashMap;

use super::{Place, Quote, Rule, find_in_headline, resolve};
use crate::actors::{ActorId, ActorKind, Actors, Mention};
use crate::article::Article;
use crate::lang::reporting::{self, Roles};
use crate::lang::sources;
use crate::text::{TokenKind, Tokens, fold};

/// The most words of a name that are looked up.
const LONGEST_NAME: usize = 5;

/// Attributes the quotes of the headline; `body` is the text that `actors` were found in.
pub(super) fn attribute(article: &Article, body: &str, actors: &Actors) -> Vec<Quote> {
    let Some(headline) = article.headline.as_deref() else { return Vec::new() };
    let tokens = Tokens::of(headline);
    let named = named_in(&tokens, body, actors);
    let found = find_in_headline(&tokens);
    let cued = found.iter().any(|found| found.rule != Rule::Colon);
    let quotes = resolve(found, article, &tokens, &named);
    let kept = quotes.into_iter().filter(|quote| {
        quote.attribution.rule != Rule::Chain
            && (quote.attribution.rule != Rule::Colon || !cued && speaks(quote, headline, actors))
    });
    kept.map(|quote| Quote { place: Place::Headline, ..quote }).collect()
}

/// Can what stands before the colon speak? `The Latest: …`, `Norra: …` do not.
fn speaks(quote: &Quote, headline: &str, actors: &Actors) -> bool {
    if let Some(speaker) = quote.speaker {
        return actors.get(speaker).kind != ActorKind::Place;
    }
    let last = quote.attribution.source.and_then(|source| source.of(headline).rsplit(' ').next());
    last.is_some_and(|word| {
        sources::noun(word).is_some()
            || reporting::entry(word).is_some_and(|entry| entry.roles.has(Roles::WRITING))
    })
}

/// The mentions in the headline of those whom the body names.
fn named_in(tokens: &Tokens<'_>, body: &str, actors: &Actors) -> Actors {
    let mut known: HashMap<String, ActorId> = HashMap::new();
    for mention in &actors.mentions {
        known.entry(fold(mention.name.of(body)).into_owned()).or_insert(mention.actor);
    }
    for (number, actor) in actors.actors.iter().enumerate() {
        known.entry(fold(&actor.name).into_owned()).or_insert(ActorId(number));
    }
    for (surname, actor) in surnames(actors) {
        known.entry(surname).or_insert(actor);
    }
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < tokens.all().len() {
        let longest = (at + LONGEST_NAME).min(tokens.all().len());
        let begins =
            tokens.all()[at].kind == TokenKind::Word && tokens.word(at).starts_with(char::is_uppercase);
        let found = (at + 1..=longest).rev().filter(|_| begins).find_map(|end| {
            let span = tokens.span(at..end)?;
            known
                .get(fold(span.of(tokens.text())).as_ref())
                .map(|actor| (end, Mention { span, name: span, actor: *actor }))
        });
        match found {
            Some((end, mention)) => {
                mentions.push(mention);
                at = end;
            }
            None => at += 1,
        }
    }
    Actors { actors: actors.actors.clone(), mentions, ..Actors::default() }
}

/// The last names that one person of the page alone bears: a headline may give no more, though the body does.
fn surnames(actors: &Actors) -> HashMap<String, ActorId> {
    let mut bearers: HashMap<String, Option<ActorId>> = HashMap::new();
    for (number, actor) in actors.actors.iter().enumerate() {
        if actor.kind == ActorKind::Person
            && let Some((_, surname)) = actor.name.rsplit_once(' ')
        {
            let bearer = bearers.entry(fold(surname).into_owned());
            bearer.and_modify(|bearer| *bearer = None).or_insert(Some(ActorId(number)));
        }
    }
    bearers.into_iter().filter_map(|(surname, bearer)| Some((surname, bearer?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::name_actors;

    const BODY: &str = "Mayor Ada Lind of Norra spoke to the council of a town in Finland on Monday. Lind said that the bridge was closed.";

    /// Speaker, or source, and text of each quote in `headline`.
    fn found(headline: &str) -> Vec<(String, String)> {
        let article = Article { headline: Some(headline.to_owned()), ..Article::default() };
        let actors = name_actors(&article, &Tokens::of(BODY));
        let quotes = attribute(&article, BODY, &actors);
        let read = |quote: &Quote| {
            let content: Vec<&str> = quote.attribution.content.iter().map(|span| span.of(headline)).collect();
            let source = quote.attribution.source.map_or("", |source| source.of(headline));
            let speaker = quote.speaker.map_or(source.to_owned(), |id| actors.get(id).name.clone());
            (speaker, content.join(" … "))
        };
        quotes.iter().map(read).collect()
    }

    fn pair(speaker: &str, text: &str) -> Vec<(String, String)> {
        vec![(speaker.to_owned(), text.to_owned())]
    }

    #[test]
    fn a_name_and_a_colon_open_what_it_says() {
        assert_eq!(
            found("Lind: “It is over for the old bridge”"),
            pair("Ada Lind", "It is over for the old bridge")
        );
        assert_eq!(
            found("Lind: Bridge stays shut until spring"),
            pair("Ada Lind", "Bridge stays shut until spring")
        );
        assert_eq!(found("Report: Bridge was never safe"), pair("Report", "Bridge was never safe"));
    }

    #[test]
    fn a_verb_reports_in_capitals_too() {
        assert_eq!(
            found("Lind Says Bridge Stays Shut Until Spring"),
            pair("Ada Lind", "Bridge Stays Shut Until Spring")
        );
        assert_eq!(
            found("Bridge stays shut until spring, Lind says"),
            pair("Ada Lind", "Bridge stays shut until spring")
        );
    }

    #[test]
    fn a_name_may_stand_last_and_alone() {
        assert_eq!(
            found("Bridge stays shut until spring: Lind"),
            pair("Ada Lind", "Bridge stays shut until spring")
        );
        assert_eq!(found("“We will wait for spring” – Lind"), pair("Ada Lind", "We will wait for spring"));
        assert_eq!(found("Lind on the bridge: “We will wait”"), pair("Ada Lind", "We will wait"));
        assert_eq!(found("Bridge stays shut until spring: Finland"), []);
        assert_eq!(found("Transcript: Lind on the bridge"), []);
    }

    #[test]
    fn a_label_or_a_place_says_nothing() {
        assert_eq!(found("The Latest: Bridge stays shut"), []);
        assert_eq!(found("Finland: Where to stay this summer"), []);
    }
}
