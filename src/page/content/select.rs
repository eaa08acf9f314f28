//! Choosing the element that holds the article.
//!
//! Paragraphs of running text count for every element around them, each level a little less, and link lists count
//! against them. So the smallest element that holds the most running text wins; one that the site itself names as
//! the article's body gets a bonus.

use std::collections::{HashMap, HashSet};
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

/// Largest share of a page's prose that may be others' beside an article.
const LEAST_OWN: f64 = 0.9;

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
                Mark::Strong | Mark::Weak | Mark::Hidden if !by_class => false,
                // Beside an article a notice is none, however long it is.
                Mark::Notice => small(0.8) || prose.own >= USUAL,
                Mark::Comments => small(0.8),
                Mark::Strong => {
                    !lines.is_within(outline, at) && !prose.is_article(outline, at, PROSE_OF_STRONG)
                }
                // What has to be paid for is marked for search engines, paragraph by paragraph.
                Mark::Weak if item.kind == Kind::Paragraph && item.own.is_long() => false,
                Mark::Weak if item.kind == Kind::Heading => false,
                Mark::Weak => !lines.is_within(outline, at) && !prose.is_article(outline, at, PROSE_OF_WEAK),
                Mark::Hidden => !prose.is_article(outline, at, PROSE_OF_HIDDEN),
                Mark::Caption => !lines.is_within(outline, at) && small(0.2),
                Mark::Picture if by_class => {
                    shapes[at].is_picture(item) && !prose.is_article(outline, at, PROSE_OF_WEAK)
                }
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
    /// A heading.
    is_headed: bool,
}

impl Shape {
    /// A box around a picture that holds a caption at most.
    fn is_picture(self, item: &Item) -> bool {
        !self.holds_more && !self.is_headed && item.kind.is_box() && item.text <= PICTURE
    }

    /// A small box with the linked headline of another story.
    fn is_teaser(self, item: &Item) -> bool {
        let is_free = matches!(item.mark, Mark::None | Mark::Main | Mark::Article | Mark::Standfirst);
        self.leads_elsewhere && is_free && item.kind.is_box() && item.text <= TEASER
    }
}

/// Largest share of the chosen text that small boxes of other stories have.
const OTHERS: f64 = 0.35;

/// Most text of a box around a picture, in bytes: a caption and a credit.
const PICTURE: usize = 400;

/// The shapes of all items.
fn shapes(outline: &Outline) -> Vec<Shape> {
    let items = &outline.items;
    let mut shapes = vec![Shape::default(); items.len()];
    for at in (1..items.len()).rev() {
        let item = &items[at];
        let is_link = item.kind == Kind::Heading && item.text > HEADLINE && item.linked * 10 >= item.text * 9;
        shapes[at].leads_elsewhere |= is_link && !item.main_heading;
        shapes[at].is_headed |= item.kind == Kind::Heading;
        let Shape { holds_more, leads_elsewhere, is_headed } = shapes[at];
        let more = matches!(item.kind, Kind::Quotation | Kind::Table | Kind::List);
        let parent = &mut shapes[item.parent];
        parent.holds_more |= holds_more || more;
        parent.leads_elsewhere |= leads_elsewhere;
        parent.is_headed |= is_headed;
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
    /// Bytes of the page's prose without that of notices, of readers and of the page's foot.
    own: f64,
    /// The same, or all of it where hardly any would be left.
    all: f64,
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
        let mut others = 0.0;
        let mut at = 0;
        while let Some(item) = items.get(at) {
            let apart = matches!(item.mark, Mark::Notice | Mark::Comments | Mark::Element);
            if apart && at > 0 {
                others += inside[at].bytes;
            }
            at = if apart && at > 0 { item.end } else { at + 1 };
        }
        let all = inside.first().map_or(0.0, |all| all.bytes);
        let own = all - others;
        // An article may stand in a form.
        let all = if others < LEAST_OWN * all { own } else { all };
        Self {
            inside,
            own,
            all,
            worn: worn.into_iter().map(|(class, (amount, _))| (class, amount)).collect(),
        }
    }

    /// Does the item hold a good part of the page's prose?
    fn is_part(&self, at: usize) -> bool {
        self.inside[at].bytes > PROSE_OF_WEAK * self.all
    }

    /// Does the item, together with all that wear its class, hold the article or a part of it: three paragraphs and a
    /// `share` of the page's prose?
    fn is_article(&self, outline: &Outline, at: usize, share: f64) -> bool {
        let item = &outline.items[at];
        let worn = self.worn.get(&item.class).filter(|_| item.is_marked_by_class());
        let amount = worn.unwrap_or(&self.inside[at]);
        amount.bytes > 0.0 && amount.paragraphs >= PARAGRAPHS && amount.bytes >= share * self.all
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
        // What is out of it does not count: a line with the author above the first paragraph.
        let gone: usize = out_within(items, out, at);
        // No more than prose: no standfirst below a kicker, no summary in points, no picture with its line.
        let is_prose =
            weights[at] > BEGINNING && item.linked * 4 < item.text && prose * 10 > (item.text - gone) * 9;
        if out[at].is_none() && is_prose && matches!(item.kind, Kind::Block | Kind::Paragraph) {
            found.push(at);
        }
        at = item.end;
    }
    found
}

fn is_headed(items: &[Item]) -> bool {
    items.iter().any(|item| item.kind == Kind::Heading)
}

/// Bytes of an item's text that are out, of the largest boxes.
fn out_within(items: &[Item], out: &[Option<Mark>], at: usize) -> usize {
    let (mut gone, mut inner) = (0, at + 1);
    while inner < items[at].end {
        if out[inner].is_some() {
            gone += items[inner].text;
            inner = items[inner].end;
        } else {
            inner += 1;
        }
    }
    gone
}

/// Which share of the page's prose that is not out stands in the chosen parts.
pub(super) fn share(outline: &Outline, out: &[Option<Mark>], parts: &[usize]) -> f64 {
    let items = &outline.items;
    let prose = |range: std::ops::Range<usize>| -> f64 {
        let kept = range.filter(|at| out[*at].is_none());
        kept.map(|at| paragraph(items[at].kind, items[at].own).max(0.0)).sum()
    };
    let all = prose(0..items.len());
    let inside: f64 = parts.iter().map(|part| prose(*part..items[*part].end)).sum();
    if all > 0.0 { (inside / all).min(1.0) } else { 0.0 }
}

/// Does an item stand in the one `<article>` of the page that is in no other one, and the main heading too?
pub(super) fn is_in_article(outline: &Outline, item: usize) -> bool {
    only_article(outline).is_some_and(|article| (article..outline.items[article].end).contains(&item))
}

/// The one `<article>` of the page that is in no other one, where the main heading stands in it.
fn only_article(outline: &Outline) -> Option<usize> {
    let items = &outline.items;
    let mut articles = Vec::new();
    let mut at = 0;
    while let Some(item) = items.get(at) {
        let is_article = item.mark == Mark::Article;
        if is_article {
            articles.push(at);
        }
        at = if is_article { item.end } else { at + 1 };
    }
    let [article] = articles[..] else { return None };
    items[article..items[article].end].iter().any(|item| item.main_heading).then_some(article)
}

/// What is chosen where there is no running text: the page's one `<article>`, with no more than a list, a table, short lines.
pub(super) fn bare_article(outline: &Outline, out: &[Option<Mark>]) -> Option<Chosen> {
    let article = only_article(outline).filter(|at| out[*at].is_none())?;
    Some(Chosen { parts: vec![article], weight: 0.0 })
}

/// Takes the boxes of other stories out of the chosen parts: small `<article>`s with a link, that all together are the
/// lesser part of the text. Of a live blog they would be the entries, and where one that wears the same class is long, posts.
pub(super) fn take_others_out(outline: &Outline, out: &mut [Option<Mark>], parts: &[usize]) {
    let items = &outline.items;
    let whole: usize = parts.iter().map(|part| items[*part].text).sum();
    let mut others = Vec::new();
    let mut kept: HashSet<u32, RandomState> = HashSet::default();
    for part in parts {
        let mut at = part + 1;
        while at < items[*part].end {
            let item = &items[at];
            let is_small = item.mark == Mark::Article && item.text <= TEASER;
            if out[at].is_none() && item.mark == Mark::Article {
                if is_small && (item.linked > 0 || is_headed(&items[at..item.end])) {
                    others.push(at);
                } else {
                    kept.insert(item.class);
                }
            }
            at = if is_small || out[at].is_some() { item.end } else { at + 1 };
        }
    }
    let text: usize = others.iter().map(|at| items[*at].text).sum();
    if text as f64 > OTHERS * whole as f64 {
        return;
    }
    for at in others.into_iter().filter(|at| !kept.contains(&items[*at].class)) {
        out[at..items[at].end].fill(Some(Mark::Teaser));
    }
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
const APART: usize = 6;

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
        item.series == items[best].series
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
