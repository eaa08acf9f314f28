//! Who is named in a headline or a caption and nowhere in the body.
//!
//! A headline is read only where it is written as a sentence is: in `Lind Tells Council To Wait` capitals tell nothing. Captions are
//! sentences with credits between them (`Photo: Ada Holm / Norra Wire`), and who took a picture is not news.

use std::collections::{HashMap, HashSet};

use super::home::Site;
use super::join::name_key;
use super::{Actor, ActorId, ActorKind, Actors, Written, join, same_given_key, spelling_key};
use crate::article::Article;
use crate::lang::Pack;
use crate::lang::names::Names;
use crate::text::{TokenKind, Tokens};

/// Words that a sentence of a caption has at least.
const SENTENCE: usize = 5;

/// Adds those who are named in the headline and the captions of `article` only.
pub(super) fn add(article: &Article, pack: &'static Pack, actors: &mut Actors) {
    let headline = article.headline.as_deref().filter(|headline| is_sentence(headline));
    let captions = article.captions.iter().flat_map(|caption| sentences(caption));
    let mut register: Option<Register> = None;
    for text in headline.into_iter().map(str::to_owned).chain(captions) {
        let tokens = Tokens::of(&text);
        let named = join::named(&tokens, pack, Site::default());
        for (number, actor) in named.actors.iter().enumerate() {
            let Some(mention) = named.mentions.iter().find(|mention| mention.actor == ActorId(number)) else {
                continue;
            };
            let written = mention.span.of(&text).to_owned();
            let register = register.get_or_insert_with(|| Register::of(&pack.names, actors));
            match register.held(actor) {
                Held::As(id) if register.is_in_body(id) => {}
                Held::As(id) => actors.outside.push(Written { actor: id, text: written }),
                Held::Unsure => {}
                Held::New => {
                    let id = ActorId(actors.actors.len());
                    register.add(id, actor);
                    actors.outside.push(Written { actor: id, text: written });
                    actors.actors.push(actor.clone());
                }
            }
        }
    }
}

/// Whether a page knows somebody.
enum Held {
    As(ActorId),
    New,
    /// A surname alone that nobody of the page bears.
    Unsure,
}

/// The actors of a page by what their names are compared by, the earliest first.
struct Register {
    of_language: &'static Names,
    /// By surname: given name and actor, as spelling keys.
    persons: HashMap<String, Vec<(String, ActorId)>>,
    /// Everybody, by the whole name.
    names: HashMap<String, ActorId>,
    /// Who is mentioned in the body.
    in_body: HashSet<ActorId>,
}

impl Register {
    fn of(of_language: &'static Names, actors: &Actors) -> Self {
        let in_body = actors.mentions.iter().map(|mention| mention.actor).collect();
        let mut register = Self { of_language, persons: HashMap::new(), names: HashMap::new(), in_body };
        for (number, actor) in actors.actors.iter().enumerate() {
            register.add(ActorId(number), actor);
        }
        register
    }

    fn add(&mut self, id: ActorId, actor: &Actor) {
        self.names.entry(name_key(self.of_language, &actor.name, actor.kind)).or_insert(id);
        if actor.kind == ActorKind::Person {
            let (given, surname) = parts(&actor.name);
            self.persons.entry(surname).or_default().push((given, id));
        }
    }

    fn is_in_body(&self, id: ActorId) -> bool {
        self.in_body.contains(&id)
    }

    /// Whom of the page another text of it means by `actor`.
    fn held(&self, actor: &Actor) -> Held {
        if actor.kind != ActorKind::Person {
            let key = name_key(self.of_language, &actor.name, actor.kind);
            return self.names.get(&key).map_or(Held::New, |id| Held::As(*id));
        }
        let (given, surname) = parts(&actor.name);
        let is_same = |other: &str| given.is_empty() || other.is_empty() || same_given_key(&given, other);
        let mut bearers = self.persons.get(&surname).into_iter().flatten();
        match bearers.find(|(other, _)| is_same(other)) {
            Some((_, id)) => Held::As(*id),
            None if !actor.name.contains(' ') => Held::Unsure,
            None => Held::New,
        }
    }
}

/// The first given name and the surname, as spelling keys.
fn parts(name: &str) -> (String, String) {
    let key = spelling_key(name);
    let (given, surname) = key.rsplit_once(' ').unwrap_or(("", &key));
    (given.split(' ').next().unwrap_or_default().to_owned(), surname.to_owned())
}

/// Are the words of a headline written as in a sentence, most of them small?
fn is_sentence(headline: &str) -> bool {
    let words = || headline.split_whitespace().skip(1).filter(|word| word.starts_with(char::is_alphabetic));
    let small = words().filter(|word| word.starts_with(char::is_lowercase) && word.len() > 3).count();
    small > 0 && small * 2 >= words().filter(|word| word.len() > 3).count()
}

/// The sentences of a caption that are no credits.
fn sentences(caption: &str) -> Vec<String> {
    let tokens = Tokens::of(caption);
    let all = tokens.all();
    let told = |sentence: &&std::ops::Range<usize>| {
        let words = all[(*sentence).clone()].iter().filter(|token| token.kind == TokenKind::Word).count();
        let credit = (*sentence).clone().any(|at| matches!(tokens.word(at), "/" | "©" | "|" | ":"));
        words >= SENTENCE && !credit
    };
    let kept = tokens.sentences().iter().filter(told);
    kept.filter_map(|sentence| tokens.span(sentence.clone()))
        .map(|span| span.of(caption).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::name_actors;

    /// The actors of a page with this headline, caption and body who are named outside of the body.
    fn outside(headline: &str, caption: &str, body: &str) -> Vec<String> {
        let article = Article {
            headline: Some(headline.to_owned()),
            captions: vec![caption.to_owned()],
            ..Article::default()
        };
        let actors = name_actors(&article, &Tokens::of(body));
        actors.outside.iter().map(|written| actors.get(written.actor).name.clone()).collect()
    }

    #[test]
    fn who_is_named_in_headline_or_caption_only_is_found() {
        assert_eq!(outside("Karin Lind warns of high floods", "", "The dyke is weak."), ["Karin Lind"]);
        let caption = "Norwegian Foreign Minister Ove Berg waves to the crowd.";
        assert_eq!(outside("", caption, "The dyke is weak."), ["Ove Berg"]);
    }

    #[test]
    fn whom_the_body_names_is_no_other() {
        let body = "Karin Lind said the dyke was weak.";
        assert!(outside("K. Lind warns of high floods", "Lind looks at the weak old dyke.", body).is_empty());
    }

    #[test]
    fn capitals_in_every_word_and_credits_tell_nothing() {
        assert!(outside("Karin Lind Tells Council To Wait", "", "The dyke is weak.").is_empty());
        assert!(outside("", "The dyke in spring. Photo: Karin Lind / Norra Wire", "It is weak.").is_empty());
    }
}
