//! Finding the standfirst where it stands apart from the text.

use dom_query::Document;

use crate::lang::pages::furniture::Mark;
use crate::page::fields::Fields;
use crate::page::outline::{Item, Kind, Outline};
use crate::text::spaced;

/// Shortest and longest standfirst, in bytes.
const LENGTH: std::ops::RangeInclusive<usize> = 50..=700;

/// Letters of the description that a standfirst without a telling name begins with.
const ALIKE: usize = 40;

/// The item that holds the standfirst: a short box between the headline and `text`, the first item of the article's
/// text. Either its name says so, or it begins as the page's description does.
pub(super) fn find(
    document: &Document,
    outline: &Outline,
    out: &[Option<Mark>],
    text: usize,
    fields: &Fields,
) -> Option<usize> {
    let items = &outline.items;
    let title = fields.headline.as_deref().map(letters).filter(|title| !title.is_empty());
    // A site may keep `<h1>` for its own name.
    let says_so = |item: &Item| {
        item.kind == Kind::Heading
            && item.text <= *LENGTH.end()
            && title.is_some()
            && document.tree.get(&item.node).map(|node| letters(&spaced(&node.text()))) == title
    };
    let headline = items[..text]
        .iter()
        .rposition(|item| item.main_heading)
        .or_else(|| items[..text].iter().rposition(says_so))?;
    let summary: String = fields.summary.as_deref().map(letters).unwrap_or_default();
    let fits = |item: &Item| item.end <= text && LENGTH.contains(&item.text) && item.linked * 2 < item.text;
    (headline + 1..text).filter(|at| out[*at].is_none() && fits(&items[*at])).find(|at| {
        let item = &items[*at];
        item.mark == Mark::Standfirst
            || item.own.text >= *LENGTH.start()
                && summary.chars().count() == ALIKE
                && document.tree.get(&item.node).is_some_and(|node| letters(&spaced(&node.text())) == summary)
    })
}

/// The first letters and digits of a text, in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(ALIKE).collect()
}
