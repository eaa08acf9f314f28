//! Taking furniture and captions out of the chosen element.

use dom_query::Document;

use crate::article::DropReason;
use crate::lang::pages::furniture::Mark;
use crate::page::outline::{Kind, Outline};
use crate::page::trace::{Trace, reason};
use crate::text::spaced;

/// Most captions that are kept of one page; a gallery has tens.
const MAX_CAPTIONS: usize = 200;

/// Share of link text from which a box is a list of links.
const LINKED: f64 = 0.6;

/// A block with more text than this, in bytes, that is no link is running text.
const RUNNING: usize = 120;

/// The captions of the page, in order, each once.
pub(super) fn captions(document: &Document, outline: &Outline, out: &[Option<Mark>]) -> Vec<String> {
    let mut captions: Vec<String> = Vec::new();
    let mut at = 0;
    while at < outline.items.len() && captions.len() < MAX_CAPTIONS {
        let item = &outline.items[at];
        let is_caption = match item.mark {
            Mark::Caption => matches!(out[at], Some(Mark::Caption | Mark::Figure | Mark::Picture)),
            // The box of a picture is its caption where no element says so more closely.
            Mark::Picture => {
                out[at] == Some(Mark::Picture)
                    && outline.items[at + 1..item.end]
                        .iter()
                        .all(|inner| !matches!(inner.mark, Mark::Caption | Mark::Picture))
            }
            _ => false,
        };
        if is_caption {
            let text = document.tree.get(&item.node).map(|node| spaced(&node.text())).unwrap_or_default();
            if !text.is_empty() && !captions.contains(&text) {
                captions.push(text);
            }
            at = item.end;
        } else {
            at += 1;
        }
    }
    captions
}

/// Notes what stands outside the items at `parts`: the largest boxes that hold none of them.
pub(super) fn note_outside(
    document: &Document,
    outline: &Outline,
    out: &[Option<Mark>],
    parts: &[usize],
    trace: &mut Trace,
) {
    let mut at = 0;
    while let Some(item) = outline.items.get(at) {
        if parts.contains(&at) {
            at = item.end;
        } else if parts.iter().any(|part| (at..item.end).contains(part)) {
            at += 1;
        } else {
            if item.text > 0
                && let Some(node) = document.tree.get(&item.node)
            {
                trace.note_blocks(out[at].map_or(DropReason::Outside, reason), &node);
            }
            at = item.end;
        }
    }
}

/// A box that is mostly links and holds no running text.
pub(super) fn is_link_list(outline: &Outline, at: usize) -> bool {
    let item = &outline.items[at];
    matches!(item.kind, Kind::Block | Kind::List | Kind::Table)
        // A post that is shown may lead to where it stands as a whole.
        && item.mark != Mark::Embed
        && item.text > 0
        && item.linked as f64 > LINKED * item.text as f64
        && !outline.items[at..item.end]
            .iter()
            .any(|inner| inner.own.text > RUNNING && inner.own.linked * 2 < inner.own.text)
        && !is_linked_paragraph(outline, at)
}

/// A box around nothing but a paragraph that is a link: a linked sentence, and no list.
fn is_linked_paragraph(outline: &Outline, at: usize) -> bool {
    let item = &outline.items[at];
    item.kind == Kind::Block
        && outline.items[at..item.end]
            .iter()
            .any(|inner| inner.kind == Kind::Paragraph && inner.own.sentence && inner.own.text == item.text)
}
