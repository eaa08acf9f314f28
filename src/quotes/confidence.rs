//! How sure a quote is.
//!
//! **In:** the [`Grounds`] of a quote: how likely it is that something was said there, how its source led to its speaker.
//! **Out:** the chance that a reader finds the same words there *and* gives them to the same speaker.
//!
//! That is the chance that the words are a quote times the chance that its speaker is right where they are. Each is a
//! logistic regression over a few grounds. The weights are a data file that the example `train_confidence` makes: the
//! likelihoods of its quotes come from weights that were learned on the other half of the pages, so that a quote on a page that
//! nobody has marked is as sure as it looks.

use std::sync::LazyLock;

use super::{QuoteKind, Resolution, Rule};
use crate::lang::en::ENGLISH;

/// No quote is surer than the surest kind of them was.
const CEILING: f32 = 0.98;

/// How likely a speaker must be right to be named.
const NAMED_FROM: f32 = 0.5;

/// What the confidence of a quote rests on.
#[derive(Clone, Copy, Debug)]
pub struct Grounds {
    /// How likely it is that something was said there, 0 to 1.
    pub found: f32,
    /// The share of the likelihood at its verb that goes to proposals with the same source, 0 to 1.
    pub source_share: f32,
    /// Does the source hold a name of two words or more?
    pub whole_name: bool,
    /// How sure the resolver is of its choice among several who could be meant, 0 to 1.
    pub certainty: f32,
    /// How the source led to the speaker.
    pub way: Resolution,
    /// How much of it stands in quotation marks.
    pub kind: QuoteKind,
    /// The way of reporting.
    pub rule: Rule,
}

/// What one of the two regressions tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Are the words a quote?
    Found,
    /// Is the speaker right?
    Speaker,
}

impl Question {
    /// Its name in the data file.
    fn name(self) -> &'static str {
        match self {
            Question::Found => "found",
            Question::Speaker => "speaker",
        }
    }

    /// Does it ask for the feature with this number?
    pub fn asks(self, feature: usize) -> bool {
        let way = (FIRST..FIRST + Resolution::ALL.len()).contains(&feature);
        self == Question::Speaker || !way && !matches!(feature, 2 | 4)
    }
}

/// How many features stand before those of the ways.
const FIRST: usize = 5;

/// How many features grounds have.
pub const COUNT: usize = FIRST + Resolution::ALL.len() + QuoteKind::ALL.len() + Rule::ALL.len();

/// A weight for each feature.
pub type Weights = [f32; COUNT];

impl Grounds {
    /// The value of each feature.
    pub fn features(self) -> [f32; COUNT] {
        let mut values = [0.0; COUNT];
        let logit = |share: f32| {
            let share = share.clamp(0.01, 0.99);
            (share / (1.0 - share)).ln()
        };
        (values[0], values[1], values[2]) = (1.0, logit(self.found), 1.0 - self.certainty);
        (values[3], values[4]) = (logit(self.source_share), f32::from(u8::from(self.whole_name)));
        let (ways, kinds) = (Resolution::ALL.len(), QuoteKind::ALL.len());
        values[FIRST + self.way as usize] = 1.0;
        values[FIRST + ways + self.kind as usize] = 1.0;
        values[FIRST + ways + kinds + self.rule as usize] = 1.0;
        values
    }

    /// Is the speaker more likely wrong than right? Then nobody is named: a missing name costs a reader less than a wrong one.
    pub(super) fn withholds_the_name(self) -> bool {
        chance(&WEIGHTS.1, &self.features()) < NAMED_FROM
    }

    /// The chance that text and speaker are right.
    pub(super) fn confidence(self) -> f32 {
        let (features, (found, speaker)) = (self.features(), &*WEIGHTS);
        let found = chance(found, &features);
        // Readers mark a thing that is told of ("welcomed the plan") more often than users want to be shown one: it stays below
        // one half, as it was when proposals were weighed.
        let found = if self.found <= 0.5 { found.min(self.found) } else { found };
        (found * chance(speaker, &features)).min(CEILING)
    }
}

/// The chance that `features` have by these weights.
pub fn chance(weights: &Weights, features: &[f32; COUNT]) -> f32 {
    let score: f32 = features.iter().zip(weights).map(|(value, weight)| value * weight).sum();
    1.0 / (1.0 + (-score).exp())
}

/// The name of a feature, as the data file has it.
pub fn name(question: Question, feature: usize) -> String {
    let (ways, kinds) = (Resolution::ALL.len(), QuoteKind::ALL.len());
    let named = match feature {
        0 => "always".to_owned(),
        1 => "likelihood".to_owned(),
        2 => "unsure".to_owned(),
        3 => "source".to_owned(),
        4 => "whole-name".to_owned(),
        at if at < FIRST + ways => format!("way={}", Resolution::ALL[at - FIRST].name()),
        at if at < FIRST + ways + kinds => format!("kind={}", QuoteKind::ALL[at - FIRST - ways].name()),
        at => format!("rule={}", Rule::ALL[at - FIRST - ways - kinds].name()),
    };
    format!("{} {named}", question.name())
}

/// The weights of both questions.
static WEIGHTS: LazyLock<(Weights, Weights)> = LazyLock::new(|| {
    (read(ENGLISH.confidence, Question::Found), read(ENGLISH.confidence, Question::Speaker))
});

/// Reads lines of a weight, a tab and the name of its feature; `#` opens a comment. Features without a line weigh nothing.
fn read(data: &str, question: Question) -> Weights {
    let mut weights = [0.0; COUNT];
    for line in data.lines().filter(|line| !line.starts_with('#')) {
        let Some((weight, feature)) = line.split_once('\t') else { continue };
        if let Some(at) = (0..COUNT).find(|at| name(question, *at) == feature) {
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
        let (found, source_share) = (found[0].confidence, found[0].source_share);
        Grounds { found, source_share, whole_name: true, certainty: 1.0, way, kind, rule }.confidence()
    }

    #[test]
    fn every_line_of_the_data_file_is_read() {
        let lines = ENGLISH.confidence.lines().filter(|line| line.contains('\t')).count();
        assert!(lines > 5, "{lines}");
        let (found, speaker) = &*WEIGHTS;
        assert_eq!(found.iter().chain(speaker).filter(|weight| **weight != 0.0).count(), lines);
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
