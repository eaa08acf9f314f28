//! Reporting verbs with what belongs to them.

use std::ops::Range;

use super::scene::Scene;
use crate::lang::reporting::{Form, Frames, Roles};
use crate::lang::sources;
use crate::text::TokenKind;

/// A reporting verb: `has repeatedly said`, `called for`.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// Auxiliaries and adverbs, the verb, its particle.
    pub(super) range: Range<usize>,
    /// The verb itself.
    pub(super) verb: usize,
    /// Its form.
    pub(super) form: Form,
    /// In which frames it reports.
    pub(super) frames: &'static Frames,
    /// `was told`
    pub(super) passive: bool,
    /// A participle without an auxiliary: `, saying …`
    pub(super) participle: bool,
}

impl Cue {
    /// The cue whose verb is token `at`.
    pub(super) fn at(scene: &Scene<'_, '_>, at: usize) -> Option<Cue> {
        let (form, mut frames) = scene.verb(at)?;
        let mut end = at + 1;
        for (particle, opened) in &frames.particles {
            if particle.iter().enumerate().all(|(n, word)| scene.is(at + 1 + n, word)) {
                frames = opened;
                end = at + 1 + particle.len();
                break;
            }
        }
        let floor = scene.sentence(at).start;
        let mut start = at;
        let (mut auxiliary, mut be) = (false, false);
        while start > floor && scene.has(start - 1, Roles::AUXILIARY.or(Roles::ADVERB)) {
            let previous = start - 1;
            auxiliary |= scene.has(previous, Roles::AUXILIARY);
            be |= scene.has(previous, Roles::BE);
            start = previous;
        }
        // A contracted auxiliary: "'s saying".
        if form == Form::Ing && !be && start > floor && scene.kind(start - 1) == Some(TokenKind::Possessive) {
            be = true;
            start -= 1;
        }
        start = before_time(scene, floor, start);
        let before = start.checked_sub(1).filter(|before| *before >= floor);
        let after_to = before.is_some_and(|before| scene.is(before, "to"));
        if after_to {
            return Self::led_on(scene, at, start - 1, end, frames)
                .or_else(|| Self::infinitive(scene, at, start, end, frames));
        }
        let noun_before = before.is_some_and(|before| {
            // "another said", but not "another state".
            let another = frames.clause && form == Form::Past && scene.is(before, "another");
            scene.has(before, Roles::DETERMINER) && !scene.has(before, Roles::LONE_SUBJECT) && !another
                || scene.kind(before) == Some(TokenKind::Possessive)
        });
        if !auxiliary && noun_before {
            return None;
        }
        // "these are states", "letters and emails have", "his many emails have": nouns.
        let listed = scene.has(at, Roles::ALSO_NOUN)
            && scene.has(at + 1, Roles::AUXILIARY)
            && (floor.max(at.saturating_sub(2))..at)
                .any(|at| scene.is(at, "and") || scene.has(at, Roles::DETERMINER));
        if form == Form::Present && (auxiliary || listed || is_plural_noun(scene, before, at, end)) {
            return None;
        }
        if scene.capital(at) && at > floor && !in_title(scene, at) {
            return None;
        }
        if form == Form::Base && !auxiliary {
            let plural = before.is_some_and(|before| {
                let word = scene.word(before);
                scene.has(before, Roles::SUBJECT_PRONOUN)
                    && !scene.is(before, "he")
                    && !scene.is(before, "it")
                    || scene.has(before, Roles::LONE_SUBJECT)
                    || word.ends_with('s') && scene.wordy(before) && word.len() > 3
                    || scene.is(before, "people")
            });
            let verb_only = frames.clause
                && !scene.has(at, Roles::ALSO_NOUN)
                && before.is_some_and(|before| {
                    scene.comma(before)
                        || scene.wordy(before)
                            && !scene
                                .has(before, Roles::PREPOSITION.or(Roles::DETERMINER).or(Roles::CLAUSE_START))
                });
            // "they can point and cry “Shame!”"
            let joined = before.is_some_and(|before| matches!(scene.word(before), "and" | "or"));
            let cries = joined && scene.opens(end) && frames.quoted;
            if !(plural || verb_only || cries) {
                return None;
            }
        }
        // "the man accused of theft"
        if form == Form::Past
            && !auxiliary
            && matches!(scene.word(end), "by" | "of" | "as")
            && frames.object
            && !frames.clause
        {
            return None;
        }
        // "a group called Norra First": a name, not what the group says.
        let bare = form == Form::Past && !auxiliary && scene.has(at, Roles::NAMES);
        let name_follows = scene.capital(end) || scene.opens(end);
        if bare && name_follows && before.is_some_and(|before| is_thing(scene, before)) {
            return None;
        }
        let passive = be && form == Form::Past;
        let participle = form == Form::Ing && !be;
        Some(Cue { range: start..end, verb: at, form, frames, passive, participle })
    }

    /// `continued to insist …`, `went on to say …`: a verb that leads on to another one lends it its subject. `to` is
    /// the token between them.
    fn led_on(
        scene: &Scene<'_, '_>,
        at: usize,
        to: usize,
        end: usize,
        frames: &'static Frames,
    ) -> Option<Cue> {
        let floor = scene.sentence(at).start;
        let mut lead = to.checked_sub(1).filter(|lead| *lead >= floor)?;
        if scene.is(lead, "on") {
            lead = lead.checked_sub(1).filter(|lead| *lead >= floor)?;
        }
        if !scene.has(lead, Roles::LEADS_ON) {
            return None;
        }
        let mut start = lead;
        while start > floor && scene.has(start - 1, Roles::AUXILIARY.or(Roles::ADVERB)) {
            start -= 1;
        }
        let participle = start == lead && scene.word(lead).ends_with("ing");
        Some(Cue { range: start..end, verb: at, form: Form::Past, frames, passive: false, participle })
    }

    /// `began to explain that …`: after "to" a verb reports only where its content is marked as such.
    fn infinitive(
        scene: &Scene<'_, '_>,
        at: usize,
        start: usize,
        end: usize,
        frames: &'static Frames,
    ) -> Option<Cue> {
        let marked = scene.is(end, "that") || scene.opens(end) && scene.in_utterance(end + 1);
        (frames.clause && marked).then(|| Cue {
            range: start.saturating_sub(1)..end,
            verb: at,
            form: Form::Base,
            frames,
            passive: false,
            participle: true,
        })
    }

    /// True when it may introduce a clause or a quotation.
    pub(super) fn speaks(&self) -> bool {
        self.frames.clause || self.frames.quoted || self.frames.addressee
    }
}

/// Is a word in -s, which may be a verb or a noun, the noun by what stands around it? `some states`, `political claims`,
/// `44 emails that were`, `states like Norra`. Between `before` and it are adverbs at most.
fn is_plural_noun(scene: &Scene<'_, '_>, before: Option<usize>, at: usize, end: usize) -> bool {
    if !scene.has(at, Roles::ALSO_NOUN.or(Roles::SPEECH_NOUN)) {
        return false;
    }
    let counted = before.is_some_and(|before| {
        let word = scene.word(before);
        scene.has(before, Roles::BEFORE_PLURAL)
            || word.starts_with(|first: char| first.is_ascii_digit())
            || !scene.capital(before) && is_adjective(word)
    });
    let related = matches!(scene.word(end), "that" | "which" | "who") && scene.has(end + 1, Roles::AUXILIARY);
    let compared = matches!(scene.word(end), "like" | "such" | "including" | "than");
    counted || related || compared
}

/// An adjective by its ending; nouns for those who speak (`official`, `rival`) are none.
fn is_adjective(word: &str) -> bool {
    const ENDINGS: [&str; 8] = ["al", "ive", "ous", "ful", "ern", "ble", "less", "ish"];
    word.len() > 4 && ENDINGS.iter().any(|ending| word.ends_with(ending)) && sources::noun(word).is_none()
}

/// A noun at `at` that is no one in particular and nobody who could speak: `a group`, but not `the group` or `a mayor`.
fn is_thing(scene: &Scene<'_, '_>, at: usize) -> bool {
    let floor = scene.sentence(at).start.max(at.saturating_sub(4));
    let article = (floor..=at).rev().find(|at| scene.has(*at, Roles::DETERMINER) || scene.is(*at, "one"));
    let indefinite =
        article.is_some_and(|at| matches!(scene.word(at), "a" | "A" | "an" | "An" | "another" | "one"));
    let person = sources::noun(scene.word(at)).is_some_and(|(_, noun)| noun.person);
    scene.wordy(at) && indefinite && !person && !scene.capital(at)
}

/// Where a time before the verb begins: `Lind last week said`, `Lind on Tuesday (July 1) said`.
fn before_time(scene: &Scene<'_, '_>, floor: usize, start: usize) -> usize {
    let bracket = start.checked_sub(1).filter(|close| scene.word(*close) == ")").and_then(|close| {
        let open = (floor..close).rev().take(4).find(|at| scene.word(*at) == "(")?;
        (open..close).any(|at| scene.has(at, Roles::TIME_UNIT)).then_some(open)
    });
    if let Some(open) = bracket {
        let time = before_time(scene, floor, open);
        return if time < open { time } else { start };
    }
    let word = |back: usize| start.checked_sub(back).filter(|at| *at >= floor);
    let Some(last) = word(1) else { return start };
    let Some(first) = word(2) else { return start };
    if scene.has(last, Roles::TIME_UNIT) && scene.has(first, Roles::TIME_OPENING) {
        first
    } else if scene.has(last, Roles::DAY) && scene.capital(last) {
        if scene.is(first, "on") { first } else { last }
    } else {
        start
    }
}

/// A sentence most of whose words begin with capitals, as headlines do.
fn in_title(scene: &Scene<'_, '_>, at: usize) -> bool {
    let sentence = scene.sentence(at);
    let window = sentence.start.max(at.saturating_sub(8))..sentence.end.min(at + 8);
    let words = window.clone().filter(|at| scene.wordy(*at)).count();
    let capitals = window.filter(|at| scene.capital(*at)).count();
    capitals * 3 > words * 2
}

/// A mark that hands over to a quotation: `said, “`, `said: “`, `said — “`.
pub(super) fn is_joint(scene: &Scene<'_, '_>, at: usize) -> bool {
    matches!(scene.word(at), "," | ":" | "—" | "–" | "--")
}
