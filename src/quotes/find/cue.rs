//! Reporting verbs with what belongs to them.

use std::ops::Range;

use crate::analysis::Analysis;
use crate::lang::classes::Tag;
use crate::lang::reporting::{Form, Frames, Roles};
use crate::lang::small::Small;
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
    /// `has said`, `did say`
    pub(super) auxiliary: bool,
}

impl Cue {
    /// The cue whose verb is token `at`.
    pub(super) fn at(text: &Analysis<'_, '_>, at: usize) -> Option<Cue> {
        let (form, frames) = text.verb(at)?;
        let (frames, end) = with_particle(text, at, frames);
        let floor = text.sentence(at).start;
        let mut start = at;
        let (mut auxiliary, mut be) = (false, false);
        while start > floor && text.has(start - 1, Roles::AUXILIARY.or(Roles::ADVERB)) {
            let previous = start - 1;
            // "All said they were late."
            if previous == floor && text.has(previous, Roles::LONE_SUBJECT) {
                break;
            }
            auxiliary |= text.has(previous, Roles::AUXILIARY);
            be |= text.has(previous, Roles::BE);
            start = previous;
        }
        // A contracted auxiliary: "'s saying".
        if form == Form::Ing && !be && start > floor && text.kind(start - 1) == Some(TokenKind::Possessive) {
            be = true;
            start -= 1;
        }
        start = before_time(text, floor, start);
        let before = start.checked_sub(1).filter(|before| *before >= floor);
        let after_to = before.is_some_and(|before| text.small(before, Small::TO));
        if after_to {
            return Self::led_on(text, at, start - 1, end, frames)
                .or_else(|| Self::infinitive(text, at, start, end, frames));
        }
        if !is_verb(text, at, end, frames) && !in_title(text, at) {
            return None;
        }
        if text.capital(at) && at > floor && !in_title(text, at) {
            return None;
        }
        // "a group called Norra First": a name, not what the group says.
        let bare = form == Form::Past && !auxiliary && text.has(at, Roles::NAMES);
        let name_follows = text.capital(end) || text.opens(end);
        if bare && name_follows && before.is_some_and(|before| is_thing(text, before)) {
            return None;
        }
        let passive = be && form == Form::Past;
        let participle = form == Form::Ing && !be;
        Some(Cue { range: start..end, verb: at, form, frames, passive, participle, auxiliary })
    }

    /// `continued to insist …`, `went on to say …`: a verb that leads on to another one lends it its subject. `to` is
    /// the token between them.
    fn led_on(
        text: &Analysis<'_, '_>,
        at: usize,
        to: usize,
        end: usize,
        frames: &'static Frames,
    ) -> Option<Cue> {
        let floor = text.sentence(at).start;
        let mut lead = to.checked_sub(1).filter(|lead| *lead >= floor)?;
        if text.small(lead, Small::ON) {
            lead = lead.checked_sub(1).filter(|lead| *lead >= floor)?;
        }
        if !text.has(lead, Roles::LEADS_ON) {
            return None;
        }
        let mut start = lead;
        while start > floor && text.has(start - 1, Roles::AUXILIARY.or(Roles::ADVERB)) {
            start -= 1;
        }
        let participle = start == lead && text.looks_like_participle(lead);
        Some(Cue {
            range: start..end,
            verb: at,
            form: Form::Past,
            frames,
            passive: false,
            participle,
            auxiliary: true,
        })
    }

    /// `began to explain that …`: after "to".
    fn infinitive(
        text: &Analysis<'_, '_>,
        at: usize,
        start: usize,
        end: usize,
        frames: &'static Frames,
    ) -> Option<Cue> {
        let marked = text.small(end, Small::THAT) || text.opens(end) && text.in_utterance(end + 1);
        let speaks = frames.clause || frames.addressee || frames.quoted && marked;
        let to = start.saturating_sub(1);
        // "what Lind had to say": the subject stands before the auxiliary.
        let floor = text.sentence(at).start;
        // "Lind had this to say"
        let before = |at: usize| at.checked_sub(1).filter(|before| *before >= floor);
        let this = before(to).filter(|this| text.small(*this, Small::THIS)).unwrap_or(to);
        let has = before(this).filter(|has| text.has(*has, Roles::PERFECT));
        speaks.then(|| Cue {
            range: has.unwrap_or(to)..end,
            verb: at,
            form: Form::Base,
            frames,
            passive: false,
            participle: has.is_none(),
            auxiliary: has.is_some(),
        })
    }

    /// True when it may introduce a clause or a quotation.
    pub(super) fn speaks(&self) -> bool {
        self.frames.clause || self.frames.quoted || self.frames.addressee
    }
}

/// `called for`: the frames that the particle behind the verb at `at` opens, else its own, and the token after both.
pub(super) fn with_particle(
    text: &Analysis<'_, '_>,
    at: usize,
    frames: &'static Frames,
) -> (&'static Frames, usize) {
    let follows = |particle: &[&str]| particle.iter().enumerate().all(|(n, word)| text.is(at + 1 + n, word));
    let opened = frames.particles.iter().find(|(particle, _)| follows(particle));
    opened.map_or((frames, at + 1), |(particle, opened)| (opened, at + 1 + particle.len()))
}

/// Is the word at `at` a verb where it stands? `the claims` are none. A word that opens its sentence may be (`Said Ada
/// Lind`), and so is what "that" follows.
fn is_verb(text: &Analysis<'_, '_>, at: usize, end: usize, frames: &Frames) -> bool {
    text.tag(at).is_none_or(|tag| tag.is_verb() || tag == Tag::Aux)
        || text.sentence(at).start == at
        || frames.clause && text.has(end, Roles::COMPLEMENTIZER)
}

/// A noun at `at` for nobody who could speak: `a group`, but not `a mayor`.
fn is_thing(text: &Analysis<'_, '_>, at: usize) -> bool {
    let person = sources::noun(text.word(at)).is_some_and(|(_, noun)| noun.person);
    text.tag(at) == Some(Tag::Noun) && !person && !text.capital(at)
}

/// Where a time before the verb begins: `Lind last week said`, `Lind on Tuesday (July 1) said`.
fn before_time(text: &Analysis<'_, '_>, floor: usize, start: usize) -> usize {
    let bracket = start.checked_sub(1).filter(|close| text.word(*close) == ")").and_then(|close| {
        let open = (floor..close).rev().take(4).find(|at| text.word(*at) == "(")?;
        (open..close).any(|at| text.has(at, Roles::TIME_UNIT)).then_some(open)
    });
    if let Some(open) = bracket {
        let time = before_time(text, floor, open);
        return if time < open { time } else { start };
    }
    let word = |back: usize| start.checked_sub(back).filter(|at| *at >= floor);
    let Some(last) = word(1) else { return start };
    let Some(first) = word(2) else { return start };
    if text.has(last, Roles::TIME_UNIT) && text.has(first, Roles::TIME_OPENING) {
        first
    } else if text.has(last, Roles::DAY) && (text.capital(last) || !text.has(last, Roles::ADVERB)) {
        // "Lind on Tuesday said", "the company today announced"
        if text.small(first, Small::ON) { first } else { last }
    } else {
        start
    }
}

/// A sentence most of whose words begin with capitals, as headlines do.
fn in_title(text: &Analysis<'_, '_>, at: usize) -> bool {
    let sentence = text.sentence(at);
    let window = sentence.start.max(at.saturating_sub(8))..sentence.end.min(at + 8);
    let words = window.clone().filter(|at| text.wordy(*at)).count();
    let capitals = window.filter(|at| text.capital(*at)).count();
    capitals * 3 > words * 2
}

/// A mark that hands over to a quotation: `said, “`, `said: “`, `said — “`.
pub(super) fn is_joint(text: &Analysis<'_, '_>, at: usize) -> bool {
    matches!(text.word(at), "," | ":" | "—" | "–" | "--")
}
