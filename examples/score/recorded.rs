//! Figures that are kept in a file, so that a change that lowers one is seen.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Context;

use crate::figures::{Better, Figure};

/// By how much a figure may be worse than recorded; a larger fall has made attribution worse.
const TOLERANCE: f64 = 0.01;

/// Writes `figures` into `file`, with the command that reproduces them.
pub fn record(figures: &[Figure], file: &Path, command: &str) -> anyhow::Result<()> {
    let mut text = format!(
        "# What `{command}` prints.\n\
         # Add `--check` and this file's name to compare, `--record` and its name to write it anew.\n\n"
    );
    for figure in figures {
        text += &format!("{} = {:.4}\n", figure.name, figure.value);
    }
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}

/// Compares `figures` with those in `file`: a sentence for each that has become worse, or is no longer there.
pub fn check(figures: &[Figure], file: &Path) -> anyhow::Result<Vec<String>> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let recorded: BTreeMap<String, f64> =
        toml::from_str(&text).with_context(|| format!("cannot read the figures in {}", file.display()))?;
    Ok(worse(figures, &recorded))
}

fn worse(figures: &[Figure], recorded: &BTreeMap<String, f64>) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, before) in recorded {
        match figures.iter().find(|figure| figure.name == *name) {
            None => faults.push(format!("{name} was {before:.3} and is not measured any more")),
            Some(figure) => {
                let fall = match figure.better {
                    Better::Higher => before - figure.value,
                    Better::Lower => figure.value - before,
                };
                if fall > TOLERANCE {
                    faults.push(format!("{name} was {before:.3} and is {:.3}", figure.value));
                }
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_may_be_a_hundredth_worse_whichever_way_it_gets_better() {
        let figure = |name: &str, value, better| Figure { name: name.to_owned(), value, better };
        let figures = [
            figure("found_f1", 0.795, Better::Higher),
            figure("source_right", 0.9, Better::Higher),
            figure("speaker_wrong", 0.06, Better::Lower),
            figure("kind_right", 0.2, Better::Higher),
        ];
        let recorded = [("found_f1", 0.8), ("source_right", 0.92), ("speaker_wrong", 0.04), ("gone", 0.5)];
        let recorded = recorded.map(|(name, value)| (name.to_owned(), value)).into();
        assert_eq!(
            worse(&figures, &recorded),
            [
                "gone was 0.500 and is not measured any more",
                "source_right was 0.920 and is 0.900",
                "speaker_wrong was 0.040 and is 0.060",
            ]
        );
    }
}
