//! How sure a quote is.
//!
//! **In:** the [`Grounds`] of a quote: how likely it is that something was said there, how its source led to its speaker.
//! **Out:** the chance that a reader finds the same words there *and* gives them to the same speaker.
//!
//! The chance is a logistic regression over a few grounds. Its weights are a data file that the example
//! `train_confidence` makes: the likelihoods of quotes come from weights that were learned on the other half of the pages,
//! so that a quote on a page that nobody has marked is as sure as it looks.

use std::sync::LazyLock;

use super::{QuoteKind, Resolution, Rule};
use crate::lang::en::ENGLISH;

/// No quote is surer than the surest kind of them was.
const CEILING: f32 = 0.98;

/// What the confidence of a quote rests on.
#[derive(Clone, Copy, Debug)]
pub struct Grounds {
    /// How likely it is that something was said there, 0 to 1.
    pub found: f32,
    /// How sure the resolver is of its choice among several who could be meant, 0 to 1.
    pub certainty: f32,
    /// How the source led to the speaker.
    pub way: Resolution,
    /// How much of it stands in quotation marks.
    pub kind: QuoteKind,
    /// The way of reporting.
    pub rule: Rule,
}

/// How many features grounds have.
pub const COUNT: usize = 3 + Resolution::ALL.len() + QuoteKind::ALL.len() + Rule::ALL.len();

impl Grounds {
    /// The value of each feature.
    pub fn features(self) -> [f32; COUNT] {
        let mut values = [0.0; COUNT];
        let found = self.found.clamp(0.01, 0.99);
        (values[0], values[1], values[2]) = (1.0, (found / (1.0 - found)).ln(), 1.0 - self.certainty);
        let (ways, kinds) = (Resolution::ALL.len(), QuoteKind::ALL.len());
        values[3 + self.way as usize] = 1.0;
        values[3 + ways + self.kind as usize] = 1.0;
        values[3 + ways + kinds + self.rule as usize] = 1.0;
        values
    }

    /// The chance that text and speaker are right.
    pub(super) fn confidence(self) -> f32 {
        let score: f32 =
            self.features().iter().zip(WEIGHTS.iter()).map(|(value, weight)| value * weight).sum();
        (1.0 / (1.0 + (-score).exp())).min(CEILING)
    }
}

/// The name of a feature, as the data file has it.
pub fn name(feature: usize) -> String {
    let (ways, kinds) = (Resolution::ALL.len(), QuoteKind::ALL.len());
    match feature {
        0 => "always".to_owned(),
        1 => "found".to_owned(),
        2 => "unsure".to_owned(),
        at if at < 3 + ways => format!("way={}", Resolution::ALL[at - 3].name()),
        at if at < 3 + ways + kinds => format!("kind={}", QuoteKind::ALL[at - 3 - ways].name()),
        at => format!("rule={}", Rule::ALL[at - 3 - ways - kinds].name()),
    }
}

static WEIGHTS: LazyLock<[f32; COUNT]> = LazyLock::new(|| read(ENGLISH.confidence));

/// Reads lines of a weight, a tab and the name of its feature; `#` opens a comment. Features without a line weigh nothing.
fn read(data: &str) -> [f32; COUNT] {
    let mut weights = [0.0; COUNT];
    for line in data.lines().filter(|line| !line.starts_with('#')) {
        let Some((weight, feature)) = line.split_once('\t') else { continue };
        if let Some(at) = (0..COUNT).find(|at| name(*at) == feature) {
            weights[at] = weight.parse().unwrap_or_default();
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::find;
    use crate::text::Tokens;

    fn confidence(text: &str, way: Resolution) -> f32 {
        let found = find(&[], &Tokens::of(text));
        let (kind, rule) = (found[0].kind, found[0].rule);
        Grounds { found: found[0].confidence, certainty: 1.0, way, kind, rule }.confidence()
    }

    #[test]
    fn every_line_of_the_data_file_is_read() {
        let lines = ENGLISH.confidence.lines().filter(|line| line.contains('\t')).count();
        assert!(lines > 5, "{lines}");
        assert_eq!(WEIGHTS.iter().filter(|weight| **weight != 0.0).count(), lines);
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
        assert!(confidence(text, Resolution::Unknown) < confidence(text, Resolution::Named));
    }
}
