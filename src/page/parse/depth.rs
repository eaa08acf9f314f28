//! Keeping the nesting of a page within what browsers allow.

use html5ever::tokenizer::TagKind;
use html5ever::{LocalName, local_name};

/// Deepest nesting of elements that is kept. Browsers stop at 512 as well; building and reading a deeper tree costs
/// time that grows with the square of its depth.
pub(in crate::page) const MAX_DEPTH: usize = 512;

/// How many open elements an end tag looks for its own among; the limit keeps any page linear.
const REACH: usize = 2 * MAX_DEPTH;

/// How many open elements the tags of a page may make the parser look at, all together; ordinary pages stay below a
/// thirtieth of it. From there on tags without end tags, and end tags that close nothing, are kept only where a page is
/// [`SHALLOW`].
const PATIENCE: usize = 10_000_000;

/// Nesting that costs the parser little.
const SHALLOW: usize = 64;

/// The elements that are open, as far as they nest.
#[derive(Debug, Default)]
pub(super) struct Depth {
    open: Vec<Open>,
    /// How many open elements the tags have made the parser look at.
    looks: usize,
    /// Has a start tag been left out for its depth?
    pub passed: bool,
    formatting: Formatting,
}

/// What becomes of tags that only format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Formatting {
    #[default]
    Kept,
    LeftOut,
}

/// An element whose end tag has not come yet.
#[derive(Debug)]
struct Open {
    name: LocalName,
    /// Found out when an end tag of another name meets it first, which on most pages never happens.
    wall: Option<Wall>,
}

/// The open element that an end tag closes.
#[derive(Clone, Copy, Debug)]
struct Closed {
    at: usize,
    /// Do the elements inside it stay open? Blocks do where one that formats ends: `<a><div></a>` (the HTML Standard's
    /// "adoption agency").
    alone: bool,
}

/// What an open element does to end tags inside it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Wall {
    None,
    Special,
    Scope,
}

impl Depth {
    /// Leaves tags out that only format, but those of links.
    pub fn without_formatting() -> Self {
        Self { formatting: Formatting::LeftOut, ..Self::default() }
    }

    pub fn leaves_formatting(&self) -> bool {
        self.formatting == Formatting::LeftOut
    }

    /// Takes the next tag of a page, and says whether it is kept: all are but those that open deeper than [`MAX_DEPTH`].
    /// End tags count as the parser counts them: one that closes nothing lets the page go on deeper.
    pub fn keeps(&mut self, kind: TagKind, name: &LocalName) -> bool {
        if self.leaves_formatting() && is_formatting(name) && *name != local_name!("a") {
            return false;
        }
        self.looks += self.open.len();
        let is_patient = self.looks <= PATIENCE || self.open.len() <= SHALLOW;
        if is_unnested(name) {
            self.passed |= !is_patient;
            return is_patient;
        }
        match kind {
            TagKind::StartTag => {
                self.open.push(Open { name: name.clone(), wall: None });
                let keeps = self.open.len() <= MAX_DEPTH;
                self.passed |= !keeps;
                keeps
            }
            TagKind::EndTag => match self.closed_by(name) {
                Some(Closed { at, alone }) => {
                    if alone {
                        self.open.remove(at);
                    } else {
                        self.open.truncate(at);
                    }
                    at < MAX_DEPTH
                }
                // One that closes nothing costs the parser a look at all that is open.
                None => is_patient && self.open.len() < MAX_DEPTH,
            },
        }
    }

    /// What an end tag of `name` closes.
    fn closed_by(&mut self, name: &LocalName) -> Option<Closed> {
        let last = self.open.len().checked_sub(1)?;
        if self.open[last].name == *name {
            return Some(Closed { at: last, alone: false });
        }
        let own = Wall::of(name);
        let formats = is_formatting(name);
        let mut blocks = false;
        for (at, element) in self.open.iter_mut().enumerate().rev().take(REACH) {
            if element.name == *name {
                return Some(Closed { at, alone: formats && blocks });
            }
            let wall = *element.wall.get_or_insert_with(|| Wall::of(&element.name));
            blocks |= wall == Wall::Special;
            let stops = match wall {
                Wall::Scope => own != Wall::Scope,
                Wall::Special => own == Wall::None && !formats,
                Wall::None => false,
            };
            if stops {
                return None;
            }
        }
        None
    }
}

impl Wall {
    fn of(name: &LocalName) -> Self {
        if is_scope(name) {
            Wall::Scope
        } else if is_special(name) {
            Wall::Special
        } else {
            Wall::None
        }
    }
}

/// Elements without content, or whose end tag is often left out: they do not nest by their number.
fn is_unnested(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("body")
            | local_name!("br")
            | local_name!("col")
            | local_name!("dd")
            | local_name!("dt")
            | local_name!("embed")
            | local_name!("head")
            | local_name!("hr")
            | local_name!("html")
            | local_name!("img")
            | local_name!("input")
            | local_name!("li")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("option")
            | local_name!("p")
            | local_name!("param")
            | local_name!("path")
            | local_name!("source")
            | local_name!("tbody")
            | local_name!("td")
            | local_name!("th")
            | local_name!("thead")
            | local_name!("tr")
            | local_name!("track")
            | local_name!("wbr")
    )
}

/// Elements that no end tag from within reaches over: the HTML Standard's scope ends with them.
fn is_scope(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("applet")
            | local_name!("marquee")
            | local_name!("object")
            | local_name!("select")
            | local_name!("table")
            | local_name!("template")
    )
}

/// Elements that the end tag of an ordinary one does not reach over: the HTML Standard's "special" elements that nest.
fn is_special(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("address")
            | local_name!("applet")
            | local_name!("article")
            | local_name!("aside")
            | local_name!("blockquote")
            | local_name!("button")
            | local_name!("center")
            | local_name!("colgroup")
            | local_name!("details")
            | local_name!("dir")
            | local_name!("div")
            | local_name!("dl")
            | local_name!("fieldset")
            | local_name!("figcaption")
            | local_name!("figure")
            | local_name!("footer")
            | local_name!("form")
            | local_name!("frameset")
            | local_name!("h1")
            | local_name!("h2")
            | local_name!("h3")
            | local_name!("h4")
            | local_name!("h5")
            | local_name!("h6")
            | local_name!("header")
            | local_name!("hgroup")
            | local_name!("iframe")
            | local_name!("listing")
            | local_name!("main")
            | local_name!("marquee")
            | local_name!("menu")
            | local_name!("nav")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("noscript")
            | local_name!("object")
            | local_name!("ol")
            | local_name!("plaintext")
            | local_name!("pre")
            | local_name!("search")
            | local_name!("section")
            | local_name!("select")
            | local_name!("summary")
            | local_name!("table")
            | local_name!("template")
            | local_name!("ul")
            | local_name!("xmp")
    )
}

/// Elements that only format, which the parser closes wherever their end tag stands.
fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of the tags, and in which nesting, are kept of a page of `parts`, each written as often as it says.
    fn kept(parts: &[(&str, usize)]) -> String {
        let mut depth = Depth::default();
        let tags = parts.iter().flat_map(|(tags, times)| std::iter::repeat_n(*tags, *times));
        tags.flat_map(|tags| tags.split_inclusive('>'))
            .filter(|tag| {
                let name = tag.trim_matches(['<', '/', '>']);
                let kind = if tag.starts_with("</") { TagKind::EndTag } else { TagKind::StartTag };
                depth.keeps(kind, &LocalName::from(name))
            })
            .collect()
    }

    #[test]
    fn usual_pages_are_left_as_they_are() {
        let page = "<div><p><p><br></div>";
        assert_eq!(kept(&[(page, 1)]), page);
    }

    #[test]
    fn an_end_tag_that_closes_nothing_does_not_hide_how_deep_a_page_goes() {
        for part in ["<div></span>", "<span><div></span>", "<div><table></div>"] {
            assert!(kept(&[(part, 100_000)]).matches("<div>").count() <= MAX_DEPTH, "{part}");
        }
    }

    #[test]
    fn blocks_stay_open_where_the_link_around_them_ends() {
        let kept = kept(&[("<a><div></a>", 100_000)]);
        assert!(kept.matches("<div>").count() <= MAX_DEPTH);
        assert_eq!(kept.matches("<a>").count(), kept.matches("</a>").count());
    }

    #[test]
    fn paragraphs_without_number_in_deep_nesting_lose_their_tags() {
        assert!(kept(&[("<div>", MAX_DEPTH), ("<p>", 100_000)]).matches("<p>").count() < 100_000);
    }

    #[test]
    fn end_tags_without_number_that_close_nothing_are_left_out_of_deep_nesting() {
        let kept = kept(&[("<span>", MAX_DEPTH - 1), ("</section>", 100_000)]);
        assert!(kept.matches("</section>").count() < 100_000);
    }

    #[test]
    fn unclosed_elements_end_with_the_one_around_them() {
        let part = "<section><span><font></section>";
        assert_eq!(kept(&[(part, 2_000)]), part.repeat(2_000));
    }

    #[test]
    fn tags_beyond_the_limit_are_cut() {
        let kept = kept(&[("<div>", 100_000), ("</div>", 100_000), ("<p>", 1)]);
        assert_eq!(kept.matches("<div>").count(), MAX_DEPTH);
        assert_eq!(kept.matches("</div>").count(), MAX_DEPTH);
        assert!(kept.ends_with("<p>"));
    }
}
