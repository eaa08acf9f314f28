//! How sure a quote is.
//!
//! **In:** an [`Attribution`] and how its source was resolved. **Out:** the chance that a reader finds the quote there, with
//! these bounds, and said by this source.
//!
//! What the scorer of proposals says, a likelihood learned from marked pages, is taken times how much more or less often
//! quotes with this way to their speaker were right than others. Those weights are shares among the quotes of every second
//! article of PolNeAR's training part, public gold annotations of American political news.

use super::{Attribution, Resolution};

/// No quote is surer than the surest rule was.
const CEILING: f32 = 0.97;

/// The confidence of `attribution`, whose source was resolved in this way; `certainty` is that of the resolver among several
/// who could be meant.
pub(super) fn of(attribution: &Attribution, resolution: Resolution, certainty: f32) -> f32 {
    // The resolver's certainty tells near pronouns from far ones; the share of their kind is measured already.
    let choice = 0.8 + 0.2 * certainty;
    (attribution.confidence * weight(resolution) * choice).min(CEILING)
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
        of(&found[0], resolution, 1.0)
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
