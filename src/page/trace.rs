//! Noting what of a page is left out, where somebody asks.

use dom_query::{NodeId, NodeRef};

use super::outline::Kind;
use super::survey::is_silent;
use crate::article::{DropReason, Dropped};
use crate::lang::pages::furniture::Mark;

/// What is noted. Where nobody asks, nothing is, and nothing of it costs.
#[derive(Debug, Default)]
pub(super) struct Trace(Option<Vec<Dropped>>);

impl Trace {
    /// One that notes.
    pub fn noting() -> Self {
        Self(Some(Vec::new()))
    }

    /// Does it note?
    pub fn is_noting(&self) -> bool {
        self.0.is_some()
    }

    /// Notes that a part was left out; its text is asked for only where it is noted.
    pub fn note<T: AsRef<str>>(&mut self, reason: DropReason, text: impl FnOnce() -> T) {
        if let Some(dropped) = &mut self.0 {
            dropped.push(Dropped::new(text().as_ref(), reason));
        }
    }

    /// Notes that an element was left out, block by block: a paragraph is told by its own first words, short lines in a
    /// row together.
    pub fn note_blocks(&mut self, reason: DropReason, node: &NodeRef<'_>) {
        if !self.is_noting() {
            return;
        }
        let mut short = String::new();
        for block in blocks(node) {
            if block.split_whitespace().nth(PARAGRAPH - 1).is_none() {
                short.push(' ');
                short.push_str(&block);
                continue;
            }
            if !short.is_empty() {
                let line = std::mem::take(&mut short);
                self.note(reason, || line);
            }
            self.note(reason, || block);
        }
        if !short.is_empty() {
            self.note(reason, || short);
        }
    }

    /// All that was noted.
    pub fn into_dropped(self) -> Vec<Dropped> {
        self.0.unwrap_or_default()
    }
}

/// Words from which a block is told apart from those around it.
const PARAGRAPH: usize = 10;

/// The texts of the blocks in an element, in order.
fn blocks(node: &NodeRef<'_>) -> Vec<String> {
    let mut blocks: Vec<(NodeId, String)> = Vec::new();
    let mut stack = vec![(*node, node.id)];
    while let Some((node, block)) = stack.pop() {
        if node.is_text() {
            let text = node.text();
            match blocks.last_mut() {
                Some((last, held)) if *last == block => held.push_str(&text),
                _ if text.trim().is_empty() => {}
                _ => blocks.push((block, text.to_string())),
            }
            continue;
        }
        let Some(element) = node.element_ref() else { continue };
        let name: &str = &element.name.local;
        if is_silent(name) {
            continue;
        }
        let block = if Kind::of(name) == Kind::Inline { block } else { node.id };
        stack.extend(node.children_it(true).map(|child| (child, block)));
    }
    blocks.into_iter().map(|(_, text)| text).collect()
}

/// The reason that a mark is.
pub(super) fn reason(mark: Mark) -> DropReason {
    match mark {
        Mark::Element => DropReason::Element,
        Mark::Strong | Mark::Weak | Mark::Notice | Mark::Comments => DropReason::Class,
        Mark::Teaser => DropReason::Promotion,
        Mark::Hidden => DropReason::Hidden,
        Mark::Figure | Mark::Caption | Mark::Picture => DropReason::Caption,
        _ => DropReason::Outside,
    }
}
