//! The part of the tree that holds the article, as the tree that the renderer reads.

use dom_query::{Document, NodeData, NodeId, NodeRef};
use html2text::{Handle, RcDom};
use html5ever::interface::{ElementFlags, NodeOrText, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, QualName};

use super::clean::is_link_list;
use super::stowed::{Stowed, without_letters};
use crate::article::DropReason;
use crate::lang::pages::furniture::Mark;
use crate::page::outline::Outline;
use crate::page::survey::{is_silent, leads_away};
use crate::page::trace::{Trace, reason};

/// The attributes that the renderer reads.
const READ: [&str; 3] = ["href", "colspan", "rowspan"];

/// Parts of a table, which the renderer knows inside of one only.
const TABLE_PARTS: [&str; 8] = ["caption", "col", "colgroup", "tbody", "td", "tfoot", "thead", "tr"];

/// A node that waits to be copied.
struct Step<'d> {
    node: NodeRef<'d>,
    into: Handle,
    /// Inside a table that is copied too?
    tabled: bool,
    /// Inside an element whose text the renderer reads letter by letter?
    spelt: bool,
    /// How many elements around it are set apart.
    apart: u16,
}

/// Elements whose blanks count, and whose digits are raised.
const SPELT: [&str; 2] = ["pre", "sup"];

/// Elements that the renderer sets apart, and of which it writes each line anew a level.
const SET_APART: [&str; 9] = ["blockquote", "dd", "dir", "dl", "dt", "li", "menu", "ol", "ul"];

/// How many of them may stand inside each other; deeper ones are plain boxes. Lists of lists have three or four levels, of
/// which each counts twice.
const MOST_APART: u16 = 24;

/// Elements of what the page takes back.
const STRUCK: [&str; 3] = ["del", "s", "strike"];

/// Copies the items at `parts` without what is out, without link lists, and without what nobody sees. Of a `live` page, the
/// times of entries stay where the line around them goes. Ordinary words are stowed away.
///
/// The items are in document order, so one that is met belongs to the next of the elements that are walked over.
pub(super) fn copied(
    document: &Document,
    outline: &Outline,
    out: &[Option<Mark>],
    parts: &[usize],
    live: bool,
    stowed: &mut Stowed,
    trace: &mut Trace,
) -> RcDom {
    let copy = RcDom::default();
    let top = copy.get_document();
    for part in parts {
        let Some(root) = node(document, outline.items[*part].node) else { continue };
        let mut at = *part;
        // An own stack: pages may be nested deeper than the thread's stack.
        let mut stack = vec![Step { node: root, into: top.clone(), tabled: false, spelt: false, apart: 0 }];
        while let Some(Step { node, into, tabled, spelt, apart }) = stack.pop() {
            if node.is_text() {
                node.query(|tree| {
                    if let NodeData::Text { contents } = &tree.data {
                        let text: StrTendril = if spelt {
                            without_letters(contents).as_ref().into()
                        } else {
                            stowed.stow(contents).into()
                        };
                        copy.append(&into, NodeOrText::AppendText(text));
                    }
                });
                continue;
            }
            let Some(element) = node.element_ref() else { continue };
            let name: &str = &element.name.local;
            if is_silent(name) {
                continue;
            }
            let Some(item) = outline.items.get(at) else { break };
            let struck = STRUCK.contains(&name);
            if at != *part && (out[at].is_some() || struck || is_link_list(outline, at)) {
                if item.text > 0 {
                    let other = if struck { DropReason::Struck } else { DropReason::Links };
                    trace.note_blocks(out[at].map_or(other, reason), &node);
                }
                if let Some(time) = entry_time(&node).filter(|_| live) {
                    let line =
                        copy.create_element(named(&element.name, "div"), Vec::new(), ElementFlags::default());
                    copy.append(&line, NodeOrText::AppendText(stowed.stow(&time).into()));
                    copy.append(&into, NodeOrText::AppendNode(line));
                }
                at = item.end;
                continue;
            }
            at += 1;
            let loose = !tabled && (TABLE_PARTS.contains(&name) || name == "th");
            let apart = apart + u16::from(SET_APART.contains(&name));
            let copied_name = match () {
                () if loose || apart > MOST_APART && SET_APART.contains(&name) => named(&element.name, "div"),
                () if signs_block(&node, name) => named(&element.name, "p"),
                () => element.name.clone(),
            };
            let is_read = |attr: &&Attribute| {
                READ.contains(&&*attr.name.local) && (name != "a" || leads_away(&element))
            };
            let attributes: Vec<Attribute> = element.attrs.iter().filter(is_read).cloned().collect();
            let copied = copy.create_element(copied_name, attributes, ElementFlags::default());
            copy.append(&into, NodeOrText::AppendNode(copied.clone()));
            let tabled = tabled || name == "table";
            let spelt = spelt || SPELT.contains(&name);
            drop(element);
            let step = |node| Step { node, into: copied.clone(), tabled, spelt, apart };
            stack.extend(node.children_it(true).map(step));
        }
    }
    copy
}

/// Nodes among which the time of an entry is looked for; the line that holds it is short.
const LINE: usize = 40;

/// The time that a line of an entry shows.
fn entry_time(line: &NodeRef<'_>) -> Option<StrTendril> {
    line.descendants_it().take(LINE).find(|inner| inner.has_name("time")).map(|time| time.text())
}

fn node(document: &Document, id: NodeId) -> Option<NodeRef<'_>> {
    document.tree.get(&id)
}

/// `<blockquote>… <footer>Ada Lind</footer></blockquote>`: who signs a block quotation stands in a paragraph of its own.
fn signs_block(node: &NodeRef<'_>, name: &str) -> bool {
    matches!(name, "footer" | "cite") && node.parent().is_some_and(|parent| parent.has_name("blockquote"))
}

/// The element called `local`, in the namespace of `name`.
fn named(name: &QualName, local: &'static str) -> QualName {
    QualName::new(None, name.ns.clone(), LocalName::from(local))
}
