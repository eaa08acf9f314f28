//! Learns how sure quotes are, from pages on which readers marked who said what.
//!
//! ```text
//! cargo run --release --example train_confidence -- gather GROUNDS [--half even|odd] SET...
//! cargo run --release --example train_confidence -- learn OUT GROUNDS [GROUNDS]
//! ```
//!
//! `gather` writes a line for each quote of the pages: whether a reader finds it, whether the reader names the same speaker
//! (`-` where that is not known), then its features. The pages are to be those that the weights of proposals were *not* learned from: learn those on the even half,
//! build, gather the odd half; then the other way round. `learn` fits a logistic regression to all lines, and prints for each
//! tenth of confidence how often it is right: on what it was learned from, and, given two files, of each by the other. A SET is a list
//! of paths with commas between them, as `train_quotes` takes it.

#[path = "../gold/mod.rs"]
#[allow(dead_code, unused_imports, reason = "each example uses another part of it")]
mod gold;
#[path = "../score/judge.rs"]
#[allow(dead_code, reason = "each example uses another part of it")]
mod judge;
mod learn;
#[path = "../score/matching.rs"]
#[allow(dead_code, reason = "each example uses another part of it")]
mod matching;
#[path = "../score/names.rs"]
mod names;
#[path = "../score/said.rs"]
#[allow(dead_code, reason = "each example uses another part of it")]
mod said;

use std::fs;

use anyhow::Context;
use gold::{Asked, Form, Gold};
use judge::Verdict;
use learn::Example;
use matching::Matching;
use onrecord::document::{PageRecord, QuoteRecord, try_read_page};
use onrecord::quotes::training::Grounds;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (command, out) = (arguments.next().unwrap_or_default(), arguments.next().context("a file to write")?);
    match command.as_str() {
        "gather" => gather(&out, arguments),
        "learn" => {
            let sets: Vec<Vec<Example>> =
                arguments.map(|file| learn::read(&file)).collect::<Result<_, _>>()?;
            learn::write(&sets, &out)
        }
        other => anyhow::bail!("'{other}' is no command; write gather or learn"),
    }
}

/// What the confidence of `quote` rests on.
fn grounds(quote: &QuoteRecord) -> anyhow::Result<Grounds> {
    let evidence = &quote.evidence;
    let way = evidence.resolution.context("a quote that was just read knows how its speaker was found")?;
    Ok(Grounds {
        found: evidence.found,
        source_share: evidence.source_share,
        whole_name: evidence.whole_name,
        certainty: evidence.certainty,
        way,
        kind: quote.kind,
        rule: quote.rule,
    })
}

/// Writes the grounds of all quotes of the pages of the sets into `out`.
fn gather(out: &str, arguments: impl Iterator<Item = String>) -> anyhow::Result<()> {
    let (half, sets) = gold::asked(arguments)?;
    let mut text = String::new();
    for paths in &sets {
        add_grounds(&mut text, &gold::read(paths, half, |page| try_read_page(page).ok())?)?;
    }
    fs::write(out, text).with_context(|| format!("cannot write {out}"))
}

/// Adds the lines of a set to `text`.
fn add_grounds(text: &mut String, gold: &Gold<PageRecord>) -> anyhow::Result<()> {
    for page in &gold.pages {
        let heard = said::hear(page, gold.form)?;
        let matching = Matching::of(&heard.quotes, &page.answers);
        for (n, (_, said)) in heard.quotes.iter().enumerate() {
            let Some(quote) = page.read.as_ref().and_then(|record| record.quotes.get(said.number)) else {
                continue;
            };
            // Whether a name is to be withheld is what is learned.
            let mut said = said.clone();
            said.speaker = said.speaker.or_else(|| quote.evidence.withheld.clone());
            let answer = matching.answer_of[n].map(|answer| &page.answers[answer]);
            if answer.is_some_and(|answer| answer.asked == Asked::Late) {
                continue;
            }
            // PolNeAR tells sources, and not who they are.
            let right = answer.is_some_and(|answer| Verdict::of(&said, answer, gold.form).end_to_end);
            let speaker = match gold.form {
                Form::Words => "-",
                Form::Beside | Form::Bodies => ["0", "1"][usize::from(right)],
            };
            let features: Vec<String> = grounds(quote)?.features().iter().map(f32::to_string).collect();
            text.push_str(&format!("{} {speaker} {}\n", u8::from(answer.is_some()), features.join(" ")));
        }
    }
    Ok(())
}
