//! Taking furniture and captions out of the tree before the article is looked for.

use dom_query::{Document, NodeRef};

use crate::lexicon::furniture::FURNITURE;
use crate::page::fields::folded;

/// An element with more text than this, in bytes, is not furniture whatever its class says: some sites put the whole
/// article into an element that is named after a widget.
const LARGEST_FURNITURE: usize = 3000;

/// Removes furniture and pictures' captions; yields the captions in document order.
pub(super) fn clean(document: &Document) -> Vec<String> {
    let mut captions: Vec<String> = Vec::new();
    let mut doomed = Vec::new();
    let mut stack: Vec<NodeRef<'_>> = document.body().into_iter().collect();
    while let Some(node) = stack.pop() {
        if !node.is_element() {
            continue;
        }
        match judge(&node) {
            Verdict::Keep => stack.extend(node.children_it(true)),
            Verdict::Drop => doomed.push(node),
            Verdict::Caption => {
                let text = folded(&node.text());
                if !text.is_empty() && !captions.contains(&text) && captions.len() < MAX_CAPTIONS {
                    captions.push(text);
                }
                doomed.push(node);
            }
        }
    }
    for node in doomed {
        node.remove_from_parent();
    }
    captions
}

/// Most captions that are kept of one page; a gallery has tens.
const MAX_CAPTIONS: usize = 200;

enum Verdict {
    Keep,
    Drop,
    Caption,
}

fn judge(node: &NodeRef<'_>) -> Verdict {
    let Some(name) = node.node_name() else { return Verdict::Keep };
    let name: &str = &name;
    if matches!(name, "body" | "main" | "article") {
        return Verdict::Keep;
    }
    if name == "figcaption" {
        return Verdict::Caption;
    }
    let is_furniture = FURNITURE.elements.iter().any(|element| element == name);
    let class = node.class();
    let id = node.id_attr();
    let attributes = || class.iter().chain(&id);
    if attributes().any(|attribute| FURNITURE.marks_caption(attribute)) && is_small(node, 600) {
        return Verdict::Caption;
    }
    if is_furniture && is_small(node, 2 * LARGEST_FURNITURE) {
        return Verdict::Drop;
    }
    let hidden = node.attr("aria-hidden").is_some_and(|value| &*value == "true") || node.has_attr("hidden");
    if (hidden || attributes().any(|attribute| FURNITURE.marks(attribute)))
        && is_small(node, LARGEST_FURNITURE)
    {
        return Verdict::Drop;
    }
    Verdict::Keep
}

/// Does the element hold less than `limit` bytes of text in paragraphs' worth? Reading stops at the limit.
fn is_small(node: &NodeRef<'_>, limit: usize) -> bool {
    let mut held = 0;
    for inner in node.descendants_it() {
        if inner.is_text()
            && !inner.parent().is_some_and(|parent| parent.has_name("script") || parent.has_name("style"))
        {
            held += inner.text().trim().len();
            if held > limit {
                return false;
            }
        }
    }
    true
}
