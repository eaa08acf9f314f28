//! Choosing the element that holds the article.
//!
//! Paragraphs of running text count for every element around them, each level a little less, and link lists count
//! against them. So the smallest element that holds the most running text wins; one that the site itself names as
//! the article's body gets a bonus.

use crate::lang::pages::furniture::Mark;
use crate::page::outline::{Kind, Outline, Own};

/// What a paragraph's weight is worth one level further out.
const LEVEL: f64 = 0.97;

/// How heavily link text counts against what surrounds it.
const LINKS: f64 = 0.5;

/// A block of this many bytes is running text; a shorter one only when it ends as sentences do.
const LONG: f64 = 100.0;

/// Shortest running text, in bytes.
const SENTENCE: f64 = 25.0;

/// An element with less text than this, in bytes, may be furniture however short the page is.
const SMALL: usize = 400;

/// Least weight of another part of the same article.
const PART: f64 = 100.0;

/// Which items are out, by the index of the item: those that are marked as furniture and everything inside them.
///
/// Some sites put the whole article into an element that is named after a widget; so an element that holds more than
/// a share of the page's text is no furniture, whatever its name. How large the share is depends on how sure the
/// mark is.
pub(super) fn furniture(outline: &Outline, by_class: bool) -> Vec<Option<Mark>> {
    let all = outline.items.first().map_or(0, |body| body.text);
    let mut out: Vec<Option<Mark>> = Vec::with_capacity(outline.items.len());
    for (at, item) in outline.items.iter().enumerate() {
        let inherited = if at == 0 { None } else { out[item.parent] };
        let largest = match item.mark {
            Mark::Element if by_class => 0.5,
            Mark::Element => 0.3,
            Mark::Strong if by_class => 0.8,
            Mark::Weak | Mark::Hidden if by_class => 0.15,
            Mark::Caption => 0.2,
            _ => 0.0,
        };
        let small = largest > 0.0 && (item.text < SMALL || (item.text as f64) < largest * all as f64);
        out.push(inherited.or(small.then_some(item.mark)));
    }
    out
}

/// Index of the item that holds the article, and how much running text it holds.
pub(super) fn choose(outline: &Outline, out: &[Option<Mark>]) -> Option<Chosen> {
    let items = &outline.items;
    let mut weights = vec![0.0f64; items.len()];
    for at in (0..items.len()).rev() {
        if out[at].is_some() {
            continue;
        }
        let item = &items[at];
        weights[at] += paragraph(item.kind, item.own);
        if at > 0 {
            weights[item.parent] += weights[at] * if item.kind == Kind::Inline { 1.0 } else { LEVEL };
        }
    }
    let bonus = |at: usize| match items[at].mark {
        Mark::ArticleBody => 3.0,
        Mark::BodyClass => 1.6,
        Mark::Article => 1.15,
        Mark::Main => 1.05,
        Mark::Weak | Mark::Strong | Mark::Element | Mark::Hidden => 0.5,
        _ => 1.0,
    };
    (0..items.len())
        .filter(|at| out[*at].is_none() && items[*at].kind.is_box())
        .map(|at| (at, weights[at] * bonus(at)))
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .filter(|(_, weight)| *weight > 0.0)
        .map(|(best, weight)| Chosen { parts: parts(outline, out, &weights, best), weight })
}

/// What the own text of a block counts: running text for, link text against.
fn paragraph(kind: Kind, own: Own) -> f64 {
    let (text, linked) = (own.text as f64, own.linked as f64);
    if own.text == 0 {
        return 0.0;
    }
    if linked > 0.5 * text {
        return -LINKS * text;
    }
    if kind == Kind::Heading {
        return 0.0;
    }
    if text >= LONG || text >= SENTENCE && own.sentence { text - linked } else { 0.0 }
}

/// What was chosen.
#[derive(Debug, Clone)]
pub(super) struct Chosen {
    /// Indices of the items that hold the article, in order.
    pub parts: Vec<usize>,
    pub weight: f64,
}

/// How many levels above one part of an article the others are looked for.
const APART: usize = 4;

/// The parts of an article that a site cuts in pieces, by an advertisement or a picture between: boxes with the class of
/// the best one, close to it, without another article's headline between.
fn parts(outline: &Outline, out: &[Option<Mark>], weights: &[f64], best: usize) -> Vec<usize> {
    let items = &outline.items;
    if items[best].class == 0 && items[best].mark != Mark::ArticleBody {
        return vec![best];
    }
    let mut around = best;
    for _ in 0..APART {
        if around == 0 || items[around].mark == Mark::Article {
            break;
        }
        around = items[around].parent;
    }
    let alike = |at: &usize| {
        let item = &items[*at];
        item.class == items[best].class
            && item.mark == items[best].mark
            && out[*at].is_none()
            && weights[*at] > PART
    };
    let mut parts: Vec<usize> = Vec::new();
    let mut at = around + 1;
    while at < items[around].end {
        if alike(&at) {
            parts.push(at);
            at = items[at].end;
        } else {
            at += 1;
        }
    }
    let whole = parts.first().copied().unwrap_or(best)..parts.last().copied().unwrap_or(best);
    let several = items[whole].iter().any(|item| item.main_heading || item.mark == Mark::Article);
    if several || !parts.contains(&best) { vec![best] } else { parts }
}
