//! Keeping the tree of a page within what its bytes can mean.

use super::depth::MAX_DEPTH;

/// Most nodes of a tree: elements and texts. The longest news pages, live ones with a thousand entries, have a quarter of
/// it. A node costs a kilobyte of memory by the time the text is written out, so this limits what a page may cost.
pub(in crate::page) const MAX_NODES: usize = 180_000;

/// Most bytes of text of a tree. The longest books have three million.
pub(in crate::page) const MAX_TEXT: usize = 8 << 20;

/// Nodes that a page may have beyond [`NODES_A_PIECE`].
const SPARE: usize = 20_000;

/// How many nodes a tag or a text may bring. By itself it brings one and at most four that the HTML Standard implies
/// (`<td>`: a table's body, a row). All others are copies of formatting elements that a block cut off before their end
/// tag, and that begin anew in the next block; an ordinary page has two or three of them open.
const NODES_A_PIECE: usize = 8;

/// How deep a tree may be with copies of formatting elements, which nobody counts as they are made; beyond
/// [`MAX_DEPTH`] there are only elements whose end tags are often left out.
pub(super) const DEEPEST: usize = MAX_DEPTH + MAX_DEPTH / 2;

/// After how many pieces of a page the depth is looked at.
pub(super) const LOOK: usize = 256;

/// A tree that grew too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outgrown {
    /// Most of it are copies of formatting elements.
    Copies,
    /// It has more than [`MAX_NODES`] nodes, or [`MAX_TEXT`] of text.
    Size,
}

/// Has a tree of so many `nodes` and bytes of `text`, made of so many `pieces` of a page, grown too large?
pub(super) fn outgrown(nodes: usize, text: usize, pieces: usize) -> Option<Outgrown> {
    if nodes > SPARE + NODES_A_PIECE * pieces {
        Some(Outgrown::Copies)
    } else {
        (nodes > MAX_NODES || text > MAX_TEXT).then_some(Outgrown::Size)
    }
}
