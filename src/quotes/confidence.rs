//! How sure a quote is.
//!
//! **In:** an [`Attribution`] and how its source was resolved. **Out:** the chance that a reader finds the quote there, with
//! these bounds, and said by this source.
//!
//! The numbers are shares that were right (found with at least half of its words in common, and the source right) among the
//! quotes of every second article of PolNeAR's training part, public gold annotations of American political news; the other
//! half of the articles is for checking. Where fewer than twenty quotes stood behind a share it was drawn towards that of its rule.

use super::{Attribution, QuoteKind, Resolution, Rule};
use crate::lang::reporting::{self, Roles};

/// No quote is surer than the surest rule was.
const CEILING: f32 = 0.97;

/// The confidence of `attribution`, whose cue is `cue`, after its source was resolved in this way; `certainty` is that of
/// the resolver among several who could be meant.
pub(super) fn of(attribution: &Attribution, cue: &str, resolution: Resolution, certainty: f32) -> f32 {
    let share = share(attribution.rule, attribution.kind, is_plain(cue));
    // The resolver's certainty tells near pronouns from far ones; the share of their kind is measured already.
    let choice = 0.8 + 0.2 * certainty;
    (share * weight(resolution) * choice).min(CEILING)
}

/// `said`: a verb that reports and does nothing else.
fn is_plain(cue: &str) -> bool {
    let verb = cue.rsplit(' ').next().and_then(reporting::entry);
    verb.is_some_and(|entry| entry.roles.has(Roles::PLAIN))
}

/// The share of a rule's quotes that were right.
fn share(rule: Rule, kind: QuoteKind, plain: bool) -> f32 {
    let [direct, mixed, indirect] = match rule {
        Rule::VerbSpeaker => [0.95, 0.91, 0.90],
        Rule::SpeakerVerb if plain => [0.94, 0.90, 0.85],
        Rule::SpeakerVerb => [0.91, 0.84, 0.70],
        Rule::AccordingTo => [0.88, 0.80, 0.82],
        Rule::AsSaid => [0.72, 0.65, 0.67],
        Rule::ToldSomebody => [0.75, 0.78, 0.70],
        Rule::Infinitive => [0.59, 0.57, 0.59],
        Rule::ObjectClaim => [0.50, 0.56, 0.57],
        Rule::Participle => [0.71, 0.71, 0.44],
        Rule::Passive => [0.65, 0.70, 0.76],
        Rule::SpeechNoun => [0.20, 0.20, 0.20],
        Rule::Wording => [0.35, 0.35, 0.35],
        Rule::Signed => [0.60, 0.60, 0.60],
        Rule::Colon => [0.45, 0.80, 0.50],
        Rule::Chain => [0.30, 0.30, 0.30],
        // Not of these articles, which are English. It names nobody, and nearly always somebody has spoken.
        Rule::Marked => [0.30, 0.30, 0.30],
    };
    match kind {
        QuoteKind::Direct => direct,
        QuoteKind::Mixed => mixed,
        QuoteKind::Indirect => indirect,
    }
}

/// How much more or less often quotes with this way to their speaker were right than their rules are.
fn weight(resolution: Resolution) -> f32 {
    match resolution {
        Resolution::Named | Resolution::Pronoun => 1.05,
        Resolution::Role | Resolution::CarriedOn => 1.0,
        Resolution::Body => 0.95,
        Resolution::Writing => 0.86,
        Resolution::Unnamed => 0.82,
        Resolution::Joint => 0.80,
        Resolution::Unknown => 0.70,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::quotes::find;
    use crate::text::Tokens;

    fn confidence(text: &str, resolution: Resolution) -> f32 {
        let found = find(&Article::default(), &Tokens::of(text));
        let cue = found[0].cue.map_or("", |cue| cue.of(text));
        of(&found[0], cue, resolution, 1.0)
    }

    #[test]
    fn words_in_quotation_marks_with_a_name_are_surest() {
        assert!(confidence("“We will wait,” said Ada Lind.", Resolution::Named) >= 0.9);
        assert!(confidence("Lind blamed the council for the delay.", Resolution::Named) < 0.7);
    }

    #[test]
    fn what_is_reported_without_any_opinion_is_surer() {
        let said = confidence("Lind said the bridge was closed.", Resolution::Named);
        let maintained = confidence("Lind maintained the bridge was closed.", Resolution::Named);
        assert!(said > maintained);
    }

    #[test]
    fn a_source_that_is_not_found_makes_a_quote_less_sure() {
        let text = "Lind said the bridge was closed.";
        assert!(confidence(text, Resolution::Unknown) < confidence(text, Resolution::Unnamed));
    }
}
