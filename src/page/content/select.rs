//! Choosing the element that holds the article.
//!
//! Paragraphs of running text count for every element around them, each level a little less, and link lists count
//! against them. So the smallest element that holds the most running text wins; one that the site itself names as
//! the article's body gets a bonus.

use std::collections::HashMap;
use std::ops::AddAssign;

use foldhash::fast::RandomState;

use crate::lang::pages::furniture::Mark;
use crate::page::outline::{Item, Kind, Outline, Own};

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

/// Least weight of another part of the same article, and of a box before it that begins it.
const PART: f64 = 40.0;
const BEGINNING: f64 = 100.0;

/// Share of the page's prose from which a box is no furniture, whatever its class says: of a word that articles
/// carry too, of one that only furniture carries, and of what is not shown.
const PROSE_OF_WEAK: f64 = 0.25;
const PROSE_OF_STRONG: f64 = 0.55;
const PROSE_OF_HIDDEN: f64 = 0.5;

/// That many paragraphs of prose are an article, or a part of one.
const PARAGRAPHS: f64 = 3.0;

/// Most text of a box with a linked headline of another story, in bytes: the headline and a summary.
const TEASER: usize = 600;

/// A linked heading of more bytes than this is a headline.
const HEADLINE: usize = 20;

/// Bytes of an ordinary paragraph.
const USUAL: f64 = 300.0;

/// An inline element with more text around it in its block, in bytes, stands within a sentence.
const AROUND: usize = 20;

/// Which items are out, by the index of the item: those that are marked as furniture and everything inside them.
///
/// A class is no verdict on words within a sentence, and none on prose: `share-text` may be the class of every
/// paragraph, `ad-container-body` that of the two halves of an article. So what wears a class is judged together, and
/// where that holds a good part of the page's prose it stays. How good a part depends on how sure the mark is.
pub(super) fn furniture(outline: &Outline, by_class: bool) -> Vec<Option<Mark>> {
    let all = outline.items.first().map_or(0, |body| body.text);
    let lines = Lines::of(outline);
    let prose = Prose::of(outline);
    let shapes = shapes(outline);
    let mut out: Vec<Option<Mark>> = Vec::with_capacity(outline.items.len());
    for (at, item) in outline.items.iter().enumerate() {
        let inherited = if at == 0 { None } else { out[item.parent] };
        let is_out = |_: &Mark| {
            let small = |share: f64| item.text < SMALL || (item.text as f64) < share * all as f64;
            match item.mark {
                // Who is quoted stands at the foot of a quotation.
                Mark::Element if item.is_footer && is_quoted(outline, at) => false,
                Mark::Element if by_class => small(0.5),
                Mark::Element => small(0.3),
                Mark::Strong | Mark::Weak | Mark::Notice | Mark::Comments | Mark::Hidden if !by_class => {
                    false
                }
                Mark::Comments | Mark::Notice => small(0.8),
                Mark::Strong => {
                    !lines.is_within(outline, at) && !prose.is_article(outline, at, PROSE_OF_STRONG)
                }
                // What has to be paid for is marked for search engines, paragraph by paragraph.
                Mark::Weak if item.kind == Kind::Paragraph && item.own.is_long() => false,
                Mark::Weak if item.kind == Kind::Heading => false,
                Mark::Weak => !lines.is_within(outline, at) && !prose.is_article(outline, at, PROSE_OF_WEAK),
                Mark::Hidden => !prose.is_article(outline, at, PROSE_OF_HIDDEN),
                Mark::Caption => !lines.is_within(outline, at) && small(0.2),
                Mark::Figure => !shapes[at].holds_more && !prose.is_part(at),
                _ => false,
            }
        };
        let is_teaser = || shapes[at].is_teaser(item) && !prose.is_part(at);
        let own = Some(item.mark).filter(is_out).or_else(|| is_teaser().then_some(Mark::Teaser));
        out.push(inherited.or(own));
    }
    out
}

/// What an item holds.
#[derive(Clone, Copy, Debug, Default)]
struct Shape {
    /// A list, a table or a quotation: a picture with one of these around it is more than a picture.
    holds_more: bool,
    /// A heading that is a link.
    leads_elsewhere: bool,
}

impl Shape {
    /// A small box with the linked headline of another story.
    fn is_teaser(self, item: &Item) -> bool {
        let is_free = matches!(item.mark, Mark::None | Mark::Main | Mark::Article | Mark::Standfirst);
        self.leads_elsewhere && is_free && item.kind.is_box() && item.text <= TEASER
    }
}

/// The shapes of all items.
fn shapes(outline: &Outline) -> Vec<Shape> {
    let items = &outline.items;
    let mut shapes = vec![Shape::default(); items.len()];
    for at in (1..items.len()).rev() {
        let item = &items[at];
        let is_link = item.kind == Kind::Heading && item.text > HEADLINE && item.linked * 10 >= item.text * 9;
        shapes[at].leads_elsewhere |= is_link && !item.main_heading;
        let Shape { holds_more, leads_elsewhere } = shapes[at];
        let more = matches!(item.kind, Kind::Quotation | Kind::Table | Kind::List);
        let parent = &mut shapes[item.parent];
        parent.holds_more |= holds_more || more;
        parent.leads_elsewhere |= leads_elsewhere;
    }
    shapes
}

/// Does the item stand in a quotation?
fn is_quoted(outline: &Outline, at: usize) -> bool {
    outline.items[outline.items[at].parent].kind == Kind::Quotation
}

/// Which inline elements stand within a sentence.
struct Lines {
    /// The block that each item is in: itself, where it is no inline element or holds a block.
    block: Vec<u32>,
    /// Text of a block that stands in marked inline elements, in bytes.
    marked: Vec<u32>,
}

impl Lines {
    fn of(outline: &Outline) -> Self {
        let items = &outline.items;
        let mut is_block: Vec<bool> = items.iter().map(|item| item.kind != Kind::Inline).collect();
        for at in (1..items.len()).rev() {
            is_block[items[at].parent] |= is_block[at];
        }
        let mut block: Vec<u32> = Vec::with_capacity(items.len());
        let mut marked = vec![0; items.len()];
        let mut end = 0;
        for (at, item) in items.iter().enumerate() {
            let own = if is_block[at] || at == 0 { at as u32 } else { block[item.parent] };
            block.push(own);
            let is_marked = matches!(item.mark, Mark::Strong | Mark::Weak | Mark::Comments | Mark::Caption);
            if !is_block[at] && is_marked && at >= end {
                marked[own as usize] += item.text as u32;
                end = item.end;
            }
        }
        Self { block, marked }
    }

    /// Is it an inline element with words of its block around it?
    fn is_within(&self, outline: &Outline, at: usize) -> bool {
        let block = self.block[at] as usize;
        let around = outline.items[block].own.text.saturating_sub(self.marked[block] as usize);
        block != at && around > AROUND
    }
}

/// Running text of an item, and of all that wear its class.
#[derive(Clone, Copy, Debug, Default)]
struct Amount {
    bytes: f64,
    paragraphs: f64,
}

impl AddAssign for Amount {
    fn add_assign(&mut self, other: Self) {
        self.bytes += other.bytes;
        self.paragraphs += other.paragraphs;
    }
}

/// How much prose the items hold.
struct Prose {
    inside: Vec<Amount>,
    /// By the number of a marked class: in all the elements that wear it.
    worn: HashMap<u32, Amount, RandomState>,
}

impl Prose {
    fn of(outline: &Outline) -> Self {
        let items = &outline.items;
        let mut inside = vec![Amount::default(); items.len()];
        for at in (0..items.len()).rev() {
            let bytes = paragraph(items[at].kind, items[at].own).max(0.0);
            // Line breaks part paragraphs too.
            let paragraphs = if bytes > 0.0 { (bytes / USUAL).floor().max(1.0) } else { 0.0 };
            inside[at] += Amount { bytes, paragraphs };
            if at > 0 {
                let whole = inside[at];
                inside[items[at].parent] += whole;
            }
        }
        let mut worn: HashMap<u32, (Amount, usize), RandomState> = HashMap::default();
        for (at, item) in items.iter().enumerate().filter(|(_, item)| item.is_marked_by_class()) {
            let (amount, end) = worn.entry(item.class).or_default();
            // What wears it inside of one that does is counted already.
            if at >= *end {
                *amount += inside[at];
                *end = item.end;
            }
        }
        Self { inside, worn: worn.into_iter().map(|(class, (amount, _))| (class, amount)).collect() }
    }

    /// Does the item hold a good part of the page's prose?
    fn is_part(&self, at: usize) -> bool {
        let all = self.inside.first().map_or(0.0, |all| all.bytes);
        self.inside[at].bytes > PROSE_OF_WEAK * all
    }

    /// Does the item, together with all that wear its class, hold the article or a part of it: three paragraphs and a
    /// `share` of the page's prose?
    fn is_article(&self, outline: &Outline, at: usize, share: f64) -> bool {
        let all = self.inside.first().map_or(0.0, |all| all.bytes);
        let item = &outline.items[at];
        let worn = self.worn.get(&item.class).filter(|_| item.is_marked_by_class());
        let amount = worn.unwrap_or(&self.inside[at]);
        amount.bytes > 0.0 && amount.paragraphs >= PARAGRAPHS && amount.bytes >= share * all
    }
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
        Mark::Element | Mark::Notice | Mark::Comments | Mark::Hidden => 0.5,
        _ => 1.0,
    };
    (0..items.len())
        .filter(|at| out[*at].is_none() && items[*at].kind.is_box())
        .map(|at| (at, weights[at] * bonus(at)))
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .filter(|(_, weight)| *weight > 0.0)
        .map(|(best, weight)| {
            let mut parts = parts(outline, out, &weights, best);
            let beginning = beginning(outline, out, &weights, parts[0]);
            parts.splice(0..0, beginning);
            Chosen { parts, weight }
        })
}

/// Boxes of prose between the headline and the first part: an article may begin in a box of its own, before an
/// advertisement or a picture.
fn beginning(outline: &Outline, out: &[Option<Mark>], weights: &[f64], first: usize) -> Vec<usize> {
    let items = &outline.items;
    let Some(headline) = items[..first].iter().rposition(|item| item.main_heading) else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = headline + 1;
    while at < first {
        let item = &items[at];
        if item.end > first {
            // It holds the first part as well.
            at += 1;
            continue;
        }
        let prose: usize = items[at..item.end]
            .iter()
            .filter(|inner| inner.kind == Kind::Paragraph && inner.own.sentence)
            .map(|inner| inner.own.text)
            .sum();
        // No more than prose: no standfirst below a kicker, no summary in points, no picture with its line.
        let is_prose = weights[at] > BEGINNING && item.linked * 4 < item.text && prose * 10 > item.text * 9;
        if out[at].is_none() && is_prose && matches!(item.kind, Kind::Block | Kind::Paragraph) {
            found.push(at);
        }
        at = item.end;
    }
    found
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
