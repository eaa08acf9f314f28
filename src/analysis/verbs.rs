//! Verb groups: a verb with its auxiliaries, its negations, and the verbs that lead on to it.
//!
//! `Lind has repeatedly declined to say` is one group; its verb is *say*, and it says that nothing was said.

use std::ops::Range;

use super::Analysis;
use crate::lang::en::ENGLISH;
use crate::lang::reporting::Roles;
use crate::lang::small::Small;
use crate::lang::stances::Sense;
use crate::text::TokenKind;

/// Does the group say that it happened?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// `has said`
    Positive,
    /// `did not say`, `declined to say`, `without saying`
    Negative,
}

/// Is it told as something that happened?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modality {
    /// `said`
    Real,
    /// `might say`, `will say`, `is expected to say`
    Unreal,
}

/// A verb with all that belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct VerbGroup {
    /// From its first auxiliary, or the first word of the verb that leads on to it, to the verb itself.
    pub range: Range<usize>,
    /// Whether it says that it happened.
    pub polarity: Polarity,
    /// Whether it is told as real.
    pub modality: Modality,
}

/// How many words and verbs that lead on a group has at most: a sentence of nothing but "declined to" stays linear.
const LONGEST: usize = 24;

/// The words of a group so far, from the right.
struct Walk {
    start: usize,
    negations: usize,
    unreal: bool,
    /// `later`
    afterwards: bool,
}

impl Analysis<'_, '_> {
    /// What `word` at token `at` does to the sense of a verb beside it.
    pub fn sense(&self, at: usize) -> Sense {
        if self.kind(at) == Some(TokenKind::Word) {
            ENGLISH.stances.of(self.word(at))
        } else {
            Sense::default()
        }
    }

    /// The group of the verb at token `verb`.
    pub fn verb_group(&self, verb: usize) -> VerbGroup {
        let floor = self.sentence(verb).start;
        let mut walk = Walk { start: verb, negations: 0, unreal: false, afterwards: false };
        let mut steps = 0;
        while steps < LONGEST && walk.start > floor && self.extend(&mut walk, floor, verb) {
            steps += 1;
        }
        VerbGroup {
            range: walk.start..verb + 1,
            polarity: if walk.negations % 2 == 1 { Polarity::Negative } else { Polarity::Positive },
            modality: if walk.unreal { Modality::Unreal } else { Modality::Real },
        }
    }

    /// Takes the word before the group into it; false where it does not belong to it.
    fn extend(&self, walk: &mut Walk, floor: usize, verb: usize) -> bool {
        let at = walk.start - 1;
        if self.quotation(at) != self.quotation(verb) {
            return false;
        }
        let sense = self.sense(at);
        if self.small(at, Small::TO) {
            return self.extend_by_lead(walk, floor, at);
        }
        // "without saying", "short of saying"
        if self.looks_like_participle(walk.start) && self.has(at, Roles::PREPOSITION) {
            let lead = at.checked_sub(1).filter(|lead| *lead >= floor);
            let short = lead.filter(|lead| self.sense(*lead).has(Sense::WITHHELD));
            walk.negations += usize::from(sense.has(Sense::NEGATION)) + usize::from(short.is_some());
            walk.start = short.unwrap_or(at);
            return short.is_some();
        }
        if self.looks_like_participle(walk.start)
            && sense.has(Sense::WITHHELD)
            && !self.has(at, Roles::ADVERB)
        {
            walk.negations += 1;
            walk.start = at;
            return true;
        }
        let contracted = self.kind(at) == Some(TokenKind::Possessive) && self.looks_like_participle(verb);
        let belongs = self.has(at, Roles::AUXILIARY.or(Roles::ADVERB))
            || sense.has(Sense::NEGATION.or(Sense::POSSIBLE).or(Sense::NO_NEGATION).or(Sense::AFTERWARDS));
        if !(belongs || contracted) {
            return false;
        }
        let taken_back = self.sense(walk.start).has(Sense::NO_NEGATION);
        walk.negations += usize::from(sense.has(Sense::NEGATION) && !taken_back);
        // "would later say": it was said.
        walk.unreal |= sense.has(Sense::POSSIBLE) && !(walk.afterwards && sense.has(Sense::PAST_FUTURE));
        walk.afterwards |= sense.has(Sense::AFTERWARDS);
        walk.start = at;
        true
    }

    /// `declined on Monday to say`: takes "to", at token `to`, and the verb that leads on to it into the group.
    fn extend_by_lead(&self, walk: &mut Walk, floor: usize, to: usize) -> bool {
        let time = Roles::ADVERB.or(Roles::DAY).or(Roles::TIME_OPENING).or(Roles::TIME_UNIT);
        let between = |at: &usize| {
            let on = self.small(*at, Small::ON) && self.has(*at + 1, Roles::DAY);
            on || self.has(*at, time) && !self.sense(*at).has(Sense::WITHHELD.or(Sense::NEGATION))
        };
        let skipped = (floor..to).rev().take_while(between).count();
        let Some(lead) = (to - skipped).checked_sub(1).filter(|lead| *lead >= floor) else { return false };
        // "went on to say"
        let on = skipped == 0 && self.small(lead, Small::ON) && lead > floor;
        let sense = self.sense(lead);
        if sense.has(Sense::NEGATION) && !self.has(lead, Roles::AUXILIARY) || self.small(lead, Small::NOT) {
            // "promised not to say"
            walk.negations += 1;
            walk.start = lead;
            return true;
        }
        let leads = match () {
            () if sense.has(Sense::WITHHELD) => {
                walk.negations += 1;
                true
            }
            () if sense.has(Sense::HESITATED) => {
                let denied = lead > floor && self.sense(lead - 1).has(Sense::NEGATION);
                walk.negations += usize::from(denied);
                walk.unreal |= !denied;
                true
            }
            () if sense.has(Sense::EXPECTED) || self.has(lead, Roles::BE) => {
                walk.unreal = true;
                true
            }
            () => on || self.has(lead, Roles::LEADS_ON),
        };
        if leads {
            walk.start = if on { lead - 1 } else { lead };
            walk.afterwards |= self.sense(walk.start).has(Sense::AFTERWARDS);
        }
        leads
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Tokens;

    /// The words of the group whose verb is the last word of `text`, and what it says.
    fn group(text: &str) -> (String, Polarity, Modality) {
        let tokens = Tokens::of(text);
        let analysis = Analysis::of(&tokens);
        let group = analysis.verb_group(analysis.len() - 1);
        let span = tokens.span(group.range).expect("it has a word");
        (span.of(text).to_owned(), group.polarity, group.modality)
    }

    fn told(text: &str) -> (Polarity, Modality) {
        let (_, polarity, modality) = group(text);
        (polarity, modality)
    }

    const SAID: (Polarity, Modality) = (Polarity::Positive, Modality::Real);
    const NOT_SAID: (Polarity, Modality) = (Polarity::Negative, Modality::Real);
    const UNREAL: (Polarity, Modality) = (Polarity::Positive, Modality::Unreal);

    #[test]
    fn a_group_reaches_back_over_what_leads_on_to_its_verb() {
        assert_eq!(group("Lind has repeatedly declined to say").0, "has repeatedly declined to say");
        assert_eq!(group("Lind later went on to say").0, "later went on to say");
        assert_eq!(group("The council and Lind said").0, "said");
    }

    #[test]
    fn a_negation_turns_a_verb_into_its_contrary_and_two_do_not() {
        for text in
            ["Lind did not say", "Lind never said", "Lind has yet to say", "Lind refused on Monday to say"]
        {
            assert_eq!(told(text), NOT_SAID, "{text}");
        }
        for text in ["Lind left without saying", "Lind stopped short of saying", "Lind isn’t saying"] {
            assert_eq!(told(text), NOT_SAID, "{text}");
        }
        for text in ["Lind did not fail to say", "Lind did not only say", "Lind did not hesitate to say"] {
            assert_eq!(told(text), SAID, "{text}");
        }
    }

    #[test]
    fn what_may_be_or_will_be_is_not_real() {
        for text in
            ["Lind might say", "Lind will soon say", "Lind is expected on Monday to say", "Lind is to say"]
        {
            assert_eq!(told(text), UNREAL, "{text}");
        }
        for text in ["Lind would later say", "Lind would go on to say", "Lind continued to say"] {
            assert_eq!(told(text), SAID, "{text}");
        }
    }
}
