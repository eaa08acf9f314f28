//! English.

mod forms;

use std::sync::LazyLock;

use super::Pack;
use super::abbreviations::Abbreviations;
use super::classes;
use super::common_words::CommonWords;
use super::contexts::Contexts;
use super::endings::Endings;
use super::function_words::FunctionWords;
use super::inflections::Inflections;
use super::names::{NameFiles, Names};
use super::phrases::Phrases;
use super::reporting::Reporting;
use super::small::SmallWords;
use super::sources::Sources;
use super::stances::Stances;
use super::trees;
use super::utterance_days::UtteranceDays;
use forms::English;

/// The English pack.
pub static ENGLISH: Pack = Pack {
    code: "en",
    forms: &English,
    abbreviations: LazyLock::new(|| {
        Abbreviations::read(include_str!("abbreviations.txt"), include_str!("elisions.txt"))
    }),
    function_words: LazyLock::new(|| FunctionWords::read(include_str!("function_words.txt"))),
    common_words: LazyLock::new(|| CommonWords::read(include_str!("common_words.txt"), ENGLISH.forms)),
    small: LazyLock::new(|| SmallWords::read(include_str!("small_words.toml"))),
    phrases: LazyLock::new(|| Phrases::read(include_str!("phrases.toml"))),
    endings: LazyLock::new(|| Endings::read(include_str!("endings.toml"))),
    inflections: LazyLock::new(|| Inflections::read(include_str!("inflections.toml"))),
    names: LazyLock::new(|| {
        let files = NameFiles {
            given: include_str!("given_names.toml"),
            titles: include_str!("titles.toml"),
            bodies: include_str!("body_words.toml"),
            places: include_str!("place_words.toml"),
            none: include_str!("no_names.toml"),
        };
        Names::read(&files, &ENGLISH.sources, &ENGLISH.function_words, ENGLISH.forms)
    }),
    contexts: LazyLock::new(|| Contexts::read(include_str!("contexts.toml"))),
    sources: LazyLock::new(|| Sources::read(include_str!("sources.toml"), ENGLISH.forms)),
    reporting: LazyLock::new(|| {
        Reporting::read(
            include_str!("reporting_verbs.toml"),
            include_str!("clause_words.toml"),
            ENGLISH.forms,
        )
    }),
    stances: LazyLock::new(|| Stances::read(include_str!("stances.toml"), ENGLISH.reporting.verbs())),
    tagger: LazyLock::new(|| classes::Model::read(classes::MAGIC, include_bytes!("tagger.bin"))),
    parser: LazyLock::new(|| trees::Model::read(trees::MAGIC, include_bytes!("parser.bin"))),
    quote_weights: include_str!("quote_weights.tsv"),
    confidence: include_str!("confidence.tsv"),
    days: LazyLock::new(|| UtteranceDays::read(include_str!("utterance_days.toml"))),
};
