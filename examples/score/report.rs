//! The figures and the misses, as text.

use std::io::{self, Write};

use crate::counts::{Both, Counts, Judged, KINDS, Share};
use crate::figures::Figure;
use crate::gold::{Asked, Form};
use crate::judge::Verdict;
use crate::matching::exactly;

/// Prints the figures, then tables by kind, rule and confidence.
pub fn write_figures(out: &mut impl Write, counts: &Counts, figures: &[Figure]) -> io::Result<()> {
    let value = |name: &str| figures.iter().find(|figure| figure.name == name).map(|figure| figure.value);
    writeln!(
        out,
        "{} pages, {} answers, {} quotes ({} more outside of what was marked, {} of late answers)",
        counts.pages, counts.found.answers.of, counts.found.quotes.of, counts.outside, counts.late
    )?;
    if counts.unread > 0 {
        writeln!(out, "{} pages were not found or not read: their answers count as missed", counts.unread)?;
    }
    writeln!(out, "\n                  P      R     F1   firm F1")?;
    let rows: [(&str, Both, Option<f64>); 4] = [
        ("found", counts.found, value("found_firm_f1")),
        ("exact", counts.exact, None),
        ("words", counts.words, None),
        ("end to end", counts.end_to_end, value("end_to_end_firm_f1")),
    ];
    for (name, both, firm) in rows {
        let (precision, recall) = (both.quotes.value(), both.answers.value());
        write!(out, "{name:14} {precision:.3}  {recall:.3}  {:.3}", both.f1())?;
        writeln!(out, "{}", firm.map(|firm| format!("   {firm:.3}")).unwrap_or_default())?;
    }
    writeln!(out)?;
    let all = counts.found.quotes.of;
    let rows = [
        ("exact", counts.exact_of_found, "of the found".to_owned()),
        ("kind", counts.kind, "of the found".to_owned()),
        ("source", counts.source, "of the found with a source".to_owned()),
        ("speaker", counts.named, format!("of the found with a named one, {} given none", counts.named_none)),
        ("spelled so", counts.spelled, "of the right speakers".to_owned()),
        ("nobody", counts.unnamed, "of the found whose speaker is not named".to_owned()),
        ("wrong speaker", Share { right: counts.wrong, of: all }, "of all quotes".to_owned()),
        (
            "  near misses",
            Share { right: counts.wrong_any, of: all },
            "with those of wrong bounds".to_owned(),
        ),
        (
            "  of nothing",
            Share { right: counts.false_named, of: all },
            "named where nobody speaks".to_owned(),
        ),
        (
            "affiliation",
            counts.affiliation,
            format!("of the found with one, {} given none", counts.affiliation_none),
        ),
        ("  whole", counts.whole_affiliation, "of the right speakers, from wide to narrow".to_owned()),
        ("  invented", counts.affiliation_invented, "of the found without one".to_owned()),
        ("said on", counts.said_on, "of the found with a day".to_owned()),
        (
            "stance",
            if counts.tells_stance { counts.stance } else { Share::default() },
            "of the found".to_owned(),
        ),
        (
            "unsaid",
            if counts.tells_stance { counts.unsaid } else { Share::default() },
            "of the denied, negated and unreal".to_owned(),
        ),
        (
            "asserted",
            if counts.stance.of > 0 { counts.asserted_though_not } else { Share::default() },
            "of all quotes, though denied, negated or unreal".to_owned(),
        ),
        (
            "relayed",
            if counts.tells_relay { counts.relayed } else { Share::default() },
            "of the found".to_owned(),
        ),
    ];
    for (name, share, of) in rows.into_iter().filter(|(_, share, _)| share.of > 0) {
        writeln!(out, "{name:14} {:.3}  {} of {} {of}", share.value(), share.right, share.of)?;
    }
    write_tables(out, counts)
}

fn write_tables(out: &mut impl Write, counts: &Counts) -> io::Result<()> {
    writeln!(out, "\nkind            answers  found  right")?;
    for kind in KINDS.map(|kind| kind.name()) {
        let Some(tally) = counts.kinds.get(kind) else { continue };
        let right = Share { right: tally.right, of: tally.found.of };
        writeln!(out, "{kind:16} {:6}  {:.3}  {:.3}", tally.found.of, tally.found.value(), right.value())?;
    }
    writeln!(out, "\nrule             quotes  found  right  wrong speaker")?;
    let mut rules: Vec<_> = counts.rules.iter().collect();
    rules.sort_by_key(|(_, group)| std::cmp::Reverse(group.found.of));
    let tenths = (0..10).rev().map(|tenth| format!("0.{tenth} and more")).zip(counts.confidence.iter().rev());
    let groups = rules.into_iter().map(|(rule, group)| (rule.clone(), group));
    let heading = [("confidence       quotes  found  right  wrong speaker".to_owned(), None)];
    let rows = groups.map(|(name, group)| (name, Some(group)));
    let tenths = tenths.map(|(name, group)| (name, Some(group)));
    for (name, group) in rows.chain(heading).chain(tenths) {
        match group {
            None => writeln!(out, "\n{name}")?,
            Some(group) if group.found.of > 0 => {
                let share = |right| Share { right, of: group.found.of }.value();
                let (right, wrong) = (share(group.right), share(group.wrong));
                writeln!(
                    out,
                    "{name:16} {:6}  {:.3}  {right:.3}  {wrong:.3}",
                    group.found.of,
                    group.found.value()
                )?;
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// Prints a paragraph for each answer that is missed, quote that finds none, and quote that is not right in all it says.
pub fn write_misses(out: &mut impl Write, judged: &[Judged<'_>], form: Form) -> io::Result<()> {
    for Judged { page, heard, matching } in judged {
        let name = &page.name;
        for (n, answer) in page.answers.iter().enumerate() {
            let by = answer.speaker.as_deref().or(answer.source_text.as_deref()).unwrap_or("nobody named");
            let Some(quote) = matching.quote_of[n] else {
                if matches!(answer.asked, Asked::Firm | Asked::Weak) {
                    let asked = if answer.asked == Asked::Weak { "missed, weak" } else { "missed" };
                    writeln!(out, "{name}: {asked}, {}: “{}” ({by})", answer.kind.name(), answer.text)?;
                    if let Some((near, share)) = matching.nearest_quote[n] {
                        let (_, said) = &heard.quotes[near];
                        writeln!(out, "    nearest ({share:.2}, {}): “{}”", said.rule, said.text)?;
                    }
                }
                continue;
            };
            let (positions, said) = &heard.quotes[quote];
            if !exactly(positions, answer, &page.marked_words) {
                writeln!(out, "{name}: bounds, {}: “{}”", said.rule, said.text)?;
                writeln!(out, "    should be “{}”", answer.text)?;
            }
            for (what, is, should_be) in faults(&Verdict::of(said, answer, form), said, answer, by) {
                writeln!(
                    out,
                    "{name}: {what}, {}: is {is}, should be {should_be}: “{}”",
                    said.rule, said.text
                )?;
            }
        }
        for (n, (_, said)) in heard.quotes.iter().enumerate() {
            if matching.answer_of[n].is_none() {
                let by = said.speaker.as_deref().unwrap_or("nobody");
                let (rule, confidence) = (&said.rule, said.confidence);
                writeln!(out, "{name}: false, {rule}, {confidence:.2}: “{}” ({by})", said.text)?;
                if let Some((near, share)) = matching.nearest_answer[n] {
                    writeln!(out, "    nearest ({share:.2}): “{}”", page.answers[near].text)?;
                }
            }
        }
    }
    Ok(())
}

/// What is wrong: its name, what it is and what it should be.
fn faults(
    verdict: &Verdict,
    said: &crate::said::Said,
    answer: &crate::gold::Answer,
    by: &str,
) -> Vec<(&'static str, String, String)> {
    let written = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".to_owned());
    let joined = |names: &[String]| if names.is_empty() { "none".to_owned() } else { names.join(" / ") };
    let mut faults = Vec::new();
    if verdict.source == Some(false) {
        faults.push(("source", written(&said.mention), written(&answer.source_text)));
    }
    if verdict.named == Some(false) || verdict.unnamed == Some(false) {
        let what = if verdict.wrong { "wrong speaker" } else { "speaker" };
        faults.push((what, written(&said.speaker), by.to_owned()));
    }
    if verdict.spelled == Some(false) {
        faults.push(("spelling", written(&said.speaker), by.to_owned()));
    }
    if verdict.affiliation == Some(false) || verdict.whole_affiliation == Some(false) {
        faults.push(("affiliation", joined(&said.affiliation), joined(&answer.affiliation)));
    }
    if said.kind != answer.kind {
        faults.push(("kind", said.kind.name().to_owned(), answer.kind.name().to_owned()));
    }
    if verdict.said_on == Some(false) {
        faults.push(("day", written(&said.said_on), written(&answer.said_on)));
    }
    if verdict.stance == Some(false) && said.stance.is_some() {
        faults.push((
            "stance",
            format!("{:?}", said.stance()),
            format!("{:?}", answer.stance.unwrap_or_default()),
        ));
    }
    faults
}
