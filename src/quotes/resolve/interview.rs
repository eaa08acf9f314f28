//! Who speaks in an interview or a transcript, where a turn does not carry a name: `AH: We will wait.`, and an answer
//! below a question.

use foldhash::HashMap;

use super::Voice;
use super::ground::Ground;
use crate::actors::{ActorId, ActorKind, Actors};
use crate::article::Article;
use crate::quotes::{Attribution, Rule};
use crate::text::{fold, folded};

/// The person who answers the questions of a page: the one whom its headline names, else the only one who is named before the
/// first answer. None where the page names several.
pub(super) fn interviewee(
    ground: &Ground<'_, '_>,
    article: &Article,
    attributions: &[Attribution],
) -> Option<ActorId> {
    let first = attributions.iter().find(|found| found.rule == Rule::Answer)?.content.first()?.start;
    let is_author = |name: &str| article.authors.iter().any(|author| fold(author) == fold(name));
    let mut named: Vec<ActorId> = Vec::new();
    for mention in ground.actors.mentions.iter().take_while(|mention| mention.span.start < first) {
        let actor = ground.actor(mention.actor);
        if actor.kind == ActorKind::Person && !named.contains(&mention.actor) && !is_author(&actor.name) {
            named.push(mention.actor);
        }
    }
    let headline = folded(article.headline.as_deref().unwrap_or_default());
    let words: Vec<&str> = headline.split(' ').collect();
    let surname = |actor: &&ActorId| {
        let name = folded(&ground.actor(**actor).name);
        name.rsplit(' ').next().is_some_and(|last| words.contains(&last))
    };
    let heading: Vec<&ActorId> = named.iter().filter(surname).collect();
    match (heading.as_slice(), named.as_slice()) {
        ([only], _) => Some(**only),
        ([], [only]) => Some(*only),
        _ => None,
    }
}

/// `AH`: the only person of the page with these initials.
pub(super) fn with_initials(ground: &Ground<'_, '_>, label: &str) -> Option<ActorId> {
    let letters: String = label.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.chars().nth(1).is_none() || letters.chars().any(|letter| !letter.is_uppercase()) {
        return None;
    }
    ground.initials().0.get(&letters).copied()?
}

/// The persons of a page by their initials; none where several share them.
#[derive(Debug)]
pub(super) struct Initials(HashMap<String, Option<ActorId>>);

impl Initials {
    pub(super) fn of(actors: &Actors) -> Self {
        let mut held = HashMap::default();
        let persons = actors.actors.iter().enumerate().filter(|(_, actor)| actor.kind == ActorKind::Person);
        for (at, actor) in persons {
            let letters = actor.name.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
            held.entry(letters).and_modify(|only| *only = None).or_insert(Some(ActorId(at)));
        }
        Self(held)
    }
}

/// The turns of a transcript whose label was a whole name, by its last word.
#[derive(Default)]
pub(super) struct Turns {
    voices: HashMap<String, Vec<Voice>>,
}

/// What earlier turns say of a label.
pub(super) enum Bearer<'a> {
    /// No whole name ended so.
    Unknown,
    /// All that ended so were the same speaker's.
    One(&'a Voice),
    /// `SANDELL:` where two Sandells speak: nobody can tell.
    Several,
}

impl Turns {
    /// Who is meant by the label `name`, of one word.
    pub(super) fn bearer(&self, name: &str) -> Bearer<'_> {
        let voices = self.voices.get(fold(name).as_ref()).filter(|_| !name.contains(' '));
        match voices.map(Vec::as_slice) {
            None | Some([]) => Bearer::Unknown,
            Some([only]) => Bearer::One(only),
            Some(_) => Bearer::Several,
        }
    }

    /// Keeps that the label `name` led to `voice`.
    pub(super) fn keep(&mut self, name: &str, voice: &Voice) {
        let Some((_, last)) = name.rsplit_once(' ').filter(|_| voice.speaker.is_some()) else { return };
        let held = self.voices.entry(fold(last).into_owned()).or_default();
        if held.iter().all(|held| held.speaker != voice.speaker) {
            held.push(voice.clone());
        }
    }
}
