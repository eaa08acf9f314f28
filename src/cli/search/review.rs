//! `onrecord search --review`: what a person should look at.

use std::io::{self, Write};

use onrecord::ask::Review;
use onrecord::query::Doubt;
use onrecord::render::{Layout, Shown, write_text};

fn heading(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Unattributed => "quotes without a speaker",
        Doubt::Unsure => "quotes whose attribution is unsure",
        Doubt::Undated => "pages without a date",
        Doubt::Unbalanced => "pages with a quotation mark that has no partner",
        Doubt::Doubtful => "pages whose text may not be the whole article",
    }
}

/// Writes each list: how long it is, and its first hits, numbered from the first list to the last. Returns the pages
/// of the hits.
pub(super) fn write(out: &mut impl Write, lists: &[Review], layout: Layout) -> io::Result<Vec<String>> {
    let mut pages = Vec::new();
    for Review { doubt, answer, .. } in lists {
        writeln!(out, "{:>8}  {}  (is:{})\n", answer.total, heading(*doubt), doubt.name())?;
        let in_context = matches!(doubt, Doubt::Unattributed | Doubt::Unsure);
        let shown = Shown { answer, first: pages.len() + 1, in_context, fields: &[], facet_limit: 0 };
        write_text(out, &shown, layout)?;
        pages.extend(answer.hits.paths().into_iter().map(str::to_owned));
    }
    Ok(pages)
}
