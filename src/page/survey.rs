//! The one walk over the tree: it measures the elements for the content, and gathers evidence for the fields.

use std::cell::RefCell;

use dom_query::{Document, Element, NodeData, NodeRef};
use html5ever::local_name;

use super::evidence::{Evidence, Place};
use super::outline::{Item, Kind, Outline, Own};
use super::traits::Memory;

/// What the walk found.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// The elements of the body and how much text they hold.
    pub outline: Outline,
    /// What a field may be read from.
    pub evidence: Evidence,
}

/// Elements whose text nobody sees.
const SILENT: [&str; 6] = ["script", "style", "template", "noscript", "textarea", "svg"];

/// Elements whose text is shown and is no evidence.
const NO_EVIDENCE: [&str; 2] = ["iframe", "select"];

/// Is the text of elements of this name never seen?
pub(super) fn is_silent(name: &str) -> bool {
    SILENT.contains(&name)
}

thread_local! {
    /// The pages of a site, which a thread often reads one after the other, use the same values.
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// Does a link lead to another place than one on the same page?
pub(super) fn leads_away(element: &Element) -> bool {
    let address = element.attrs.iter().find(|attr| attr.name.local == local_name!("href"));
    !address.is_some_and(|address| address.value.len() > 1 && address.value.starts_with('#'))
}

struct Step<'d> {
    node: NodeRef<'d>,
    parent: usize,
    block: usize,
    linked: bool,
    /// Inside an element that is no evidence.
    unheard: bool,
}

/// Walks over the whole of `document`.
pub(super) fn survey(document: &Document) -> Survey {
    MEMORY.with_borrow_mut(|memory| {
        memory.make_room();
        walk(document, memory)
    })
}

fn walk(document: &Document, memory: &mut Memory) -> Survey {
    let mut found = Survey::default();
    let Survey { outline, evidence } = &mut found;
    // Every other node is an element, and few pages have more texts.
    outline.items.reserve(document.tree.len() / 2);
    // An own stack: pages may be nested deeper than the thread's stack.
    let mut stack = vec![Step { node: document.root(), parent: 0, block: 0, linked: false, unheard: false }];
    while let Some(Step { node, parent, block, linked, unheard }) = stack.pop() {
        if node.is_text() {
            if !outline.items.is_empty() {
                node.query(|tree| {
                    if let NodeData::Text { contents } = &tree.data {
                        outline.add_text(contents, parent, block, linked);
                        if !unheard {
                            evidence.take_text(contents, Place { item: parent, linked });
                        }
                    }
                });
            }
            continue;
        }
        let Some(element) = node.element_ref() else {
            stack.extend(node.children_it(true).map(|node| Step { node, parent, block, linked, unheard }));
            continue;
        };
        let name: &str = &element.name.local;
        let kind = Kind::of(name);
        let linked = linked || name == "a" && leads_away(&element);
        let traits = memory.traits(name, kind, &element);
        if !unheard {
            evidence.take_element(&node, &element, &traits, Place { item: parent, linked });
        }
        let in_body = name == "body" || !outline.items.is_empty();
        if is_silent(name) {
            continue;
        }
        let unheard = unheard || NO_EVIDENCE.contains(&name);
        let (mut inside, mut block_inside) = (parent, block);
        if in_body {
            inside = outline.items.len();
            block_inside = if kind == Kind::Inline { block } else { inside };
            outline.items.push(Item {
                node: node.id,
                parent: parent.min(inside),
                end: inside + 1,
                kind,
                main_heading: name == "h1",
                is_footer: name == "footer",
                mark: traits.mark,
                class_mark: traits.class_mark,
                class: traits.class,
                series: traits.series,
                text: 0,
                linked: 0,
                own: Own::default(),
            });
        }
        drop(element);
        stack.extend(node.children_it(true).map(|node| Step {
            node,
            parent: inside,
            block: block_inside,
            linked,
            unheard,
        }));
    }
    outline.sum_up();
    found
}
