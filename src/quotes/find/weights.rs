//! The linear model that weighs proposals: which fields together make a feature, and what each is worth.

use crate::lang::en::ENGLISH;
use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};

use super::fields::{self, Field, SIZES, Values};

/// The features: each a handful of fields whose values are taken together.
const TEMPLATES: &[&[Field]] = {
    use Field::{
        Before, Class, Edges, End, Finite, First, Form, Frames, Gap, Length, Marks, Opener, Origin, Other,
        Place, Quoted, Rule, Side, Source, Verb, Voice, Votes, Words,
    };
    &[
        &[Rule],
        &[Origin],
        &[Origin, Rule],
        &[Origin, End],
        &[Origin, Source],
        &[Origin, Votes],
        &[Rule, Marks],
        &[Rule, Verb],
        &[Verb, Opener],
        &[Verb, Marks],
        &[Verb, Form],
        &[Verb, Source],
        &[Verb, Finite],
        &[Verb, Place],
        &[Rule, Opener, First],
        &[Rule, First],
        &[Frames, Opener],
        &[Rule, End],
        &[Rule, Length],
        &[Length, Marks],
        &[Length, Finite],
        &[Finite, Rule],
        &[Source, Rule],
        &[Side, Rule],
        &[Gap, Rule],
        &[Words, Source],
        &[Class, Form],
        &[Class, Rule],
        &[Place, Rule, Marks],
        &[Place, Opener, Marks],
        &[Votes, Rule],
        &[Other, Rule],
        &[Other, Place],
        &[Edges, Rule],
        &[Edges, Place, Marks],
        &[Form, Rule],
        &[Form, Voice],
        &[Voice, Rule, Opener],
        &[Quoted, Rule],
        &[Marks, End],
        &[Origin, Marks],
        &[Origin, Opener, Finite],
        &[Opener, Finite, First],
        &[Frames, Finite, Opener],
        &[Before, Rule],
        &[Before, Class, Voice],
        &[Class, Voice, Opener],
        &[Before, Form, Voice],
        &[Before, Source],
        &[Opener, Marks],
        &[End, Edges],
    ]
};

/// A template with the numbers of its features.
struct Template {
    /// Where they begin.
    start: usize,
    /// Its fields, each with the number of its values.
    fields: Vec<(usize, usize)>,
}

/// All templates, and the number of all features.
static LAYOUT: LazyLock<(Vec<Template>, usize)> = LazyLock::new(|| {
    let mut next = 0;
    let layout = TEMPLATES.iter().map(|template| {
        let fields: Vec<(usize, usize)> =
            template.iter().map(|field| (*field as usize, SIZES[*field as usize])).collect();
        let start = next;
        next += fields.iter().map(|(_, size)| size).product::<usize>();
        Template { start, fields }
    });
    (layout.collect(), next)
});

/// How many features there are.
pub(super) fn count() -> usize {
    LAYOUT.1
}

/// The numbers of the features that `values` have.
pub(super) fn features(values: &Values) -> impl Iterator<Item = usize> + '_ {
    LAYOUT.0.iter().map(|template| {
        let number = |sum, (field, size): &(usize, usize)| sum * size + usize::from(values[*field]);
        template.start + template.fields.iter().fold(0, number)
    })
}

/// The feature of `one` that speaks most for it and against `other`.
pub(super) fn largest_difference(one: &Values, other: &Values) -> Option<usize> {
    let weights: &[f32] = &WEIGHTS;
    let weight = |feature: usize| weights.get(feature).copied().unwrap_or(0.0);
    let differences = features(one)
        .zip(features(other))
        .map(|(of_one, of_other)| (weight(of_one) - weight(of_other), of_one));
    differences.filter(|(by, _)| *by > 0.0).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, feature)| feature)
}

/// The name of a feature as the data file has it: `rule=according-to end=1`.
pub(super) fn name(feature: usize) -> String {
    let template = &LAYOUT.0[LAYOUT.0.partition_point(|held| held.start <= feature) - 1];
    let mut rest = feature - template.start;
    let mut parts: Vec<String> = Vec::new();
    for (field, size) in template.fields.iter().rev() {
        parts.push(format!("{}={}", fields::label(*field), fields::name(*field, rest % size)));
        rest /= size;
    }
    parts.reverse();
    parts.join(" ")
}

/// The weights of all features, from the data file.
static WEIGHTS: LazyLock<Vec<f32>> = LazyLock::new(|| read(ENGLISH.quote_weights).unwrap_or_default());

/// Reads lines of a weight, a tab and the name of its feature. Lines that begin with `#` are comments.
fn read(data: &str) -> Option<Vec<f32>> {
    // Names of values by field, and the templates by their fields.
    let mut values: Vec<HashMap<String, usize>> = Vec::new();
    for (field, size) in SIZES.iter().enumerate() {
        let mut named = HashMap::new();
        for value in 0..*size {
            named.entry(fields::name(field, value)).or_insert(value);
        }
        values.push(named);
    }
    let mut templates: HashMap<Vec<&str>, usize> = HashMap::new();
    for (number, template) in TEMPLATES.iter().enumerate() {
        templates.insert(template.iter().map(|field| fields::label(*field as usize)).collect(), number);
    }
    let mut weights = vec![0.0; count()];
    for line in data.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (weight, name) = line.split_once('\t')?;
        let parts: Option<Vec<(&str, &str)>> = name.split(' ').map(|part| part.split_once('=')).collect();
        let parts = parts?;
        let labels: Vec<&str> = parts.iter().map(|(label, _)| *label).collect();
        // What a lexicon no longer has is passed over.
        let Some(&template) = templates.get(&labels) else { continue };
        let mut feature = Some(0);
        for (field, (_, value)) in TEMPLATES[template].iter().zip(&parts) {
            let known = values[*field as usize].get(*value);
            feature = feature.zip(known).map(|(sum, value)| sum * SIZES[*field as usize] + value);
        }
        if let Some(feature) = feature {
            weights[LAYOUT.0[template].start + feature] = weight.parse().ok()?;
        }
    }
    Some(weights)
}

/// The sum of the weights of what `values` have.
pub(super) fn score(values: &Values) -> f32 {
    let weights: &[f32] = &WEIGHTS;
    features(values).map(|feature| weights.get(feature).copied().unwrap_or(0.0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_is_read_back_by_its_name() {
        for feature in [0, 17, 4_001, count() / 2, count() - 1] {
            let line = format!("1.5\t{}", name(feature));
            let weights = read(&line).expect("a line");
            assert_eq!(weights[feature], 1.5, "{line}");
        }
    }

    #[test]
    fn the_data_file_is_well_formed() {
        assert_eq!(WEIGHTS.len(), count());
    }
}
