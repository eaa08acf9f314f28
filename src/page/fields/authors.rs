//! Who wrote the article: names split, cleaned, and told from desks and agencies.

use super::dateline::anchor;
use super::dates::{self, Locale};
use super::metadata::METADATA_KEYS;
use super::{Sourced, clean};
use crate::lang::names;
use crate::lang::pages::bylines::BYLINES;
use crate::page::evidence::{Byline, Evidence, Marked, Point};
use crate::page::outline::Outline;
use crate::page::text::bare;

/// Longest byline that is read, in bytes; one of a study may name twenty.
const BYLINE: usize = 600;

/// Most authors of a page. A study may name hundreds; what names more is no byline.
const MOST: usize = 300;

/// Most texts of one place that are read for authors.
const MOST_TEXTS: usize = 2 * MOST;

/// What the names of a page are told from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Paper<'p> {
    /// The paper, and who owns it.
    pub names: &'p [String],
    /// The site's address.
    pub url: Option<&'p str>,
}

impl Paper<'_> {
    /// Is this the name of the paper, or a part of it, or the name of its site?
    fn is_named(&self, name: &str) -> bool {
        let bared = bare(name);
        let paper = self.names.iter().any(|paper| {
            let paper = bare(paper);
            paper == bared || paper.len() > 2 * bared.len() && paper.contains(&bared)
        });
        let host = self.url.and_then(|url| url.split_once("://")?.1.split(['/', '?', '#', ':']).next());
        let joined: String = bared.split(' ').collect();
        paper || host.is_some_and(|host| host.split('.').any(|label| label.replace('-', "") == joined))
    }
}

/// Who wrote it: JSON-LD, metadata, elements that are marked as bylines, lines that open as bylines do, a line of names
/// beside the headline.
pub(super) fn choose(
    evidence: &Evidence,
    outline: &Outline,
    stated: &[(String, Stated)],
    paper: Paper<'_>,
    headline: Option<&str>,
) -> Option<Sourced<Vec<String>>> {
    let of_json = || {
        let mut all = Vec::new();
        let persons_of = stated.iter().filter(|(_, stated)| *stated != Stated::Body);
        persons_of
            .take(MOST_TEXTS)
            .for_each(|(text, stated)| add(&mut all, persons(&clean(text), paper, *stated)));
        Some(Sourced::new(all, "JSON-LD author")).filter(|found| !found.value.is_empty())
    };
    let of_meta = || {
        METADATA_KEYS.author.iter().find_map(|key| {
            let mut all = Vec::new();
            let texts = evidence.metas(key).take(MOST_TEXTS);
            texts.for_each(|text| add(&mut all, persons(&clean(text), paper, Stated::Field)));
            Some(Sourced::new(all, format!("metadata {key}"))).filter(|found| !found.value.is_empty())
        })
    };
    let lines = Lines { paper, ..Lines::around(evidence, outline, headline) };
    of_json()
        .or_else(of_meta)
        .or_else(|| {
            let stated = lines.beside(&evidence.bylines, BESIDE, |by| by == Marked::Property);
            let near = stated.or_else(|| lines.beside(&evidence.bylines, BESIDE, |_| true));
            let found = near.or_else(|| lines.signed(&evidence.bylines))?;
            Some(Sourced::new(found, "an element that is marked as a byline"))
        })
        .or_else(|| {
            let found = lines.first_beside(&evidence.openers, BESIDE)?;
            Some(Sourced::new(found, "a line that opens as a byline"))
        })
        .or_else(|| {
            let found = lines.first_beside(&evidence.names, NEXT)?;
            Some(Sourced::new(found, "a line of names beside the headline"))
        })
}

/// Text between the headline and a byline, in bytes: a standfirst, a picture's caption, share bars.
const BESIDE: usize = 1800;

/// The same of a line that holds nothing but names.
const NEXT: usize = 250;

/// Text between a byline and the headline below it.
const ABOVE: usize = 300;

/// Text between the names of one byline: commas, social networks.
const BETWEEN: usize = 60;

/// Most lines of the box of a byline.
const MOST_PARTS: usize = 6;

/// Where bylines are looked for.
pub(super) struct Lines<'p> {
    outline: &'p Outline,
    paper: Paper<'p>,
    /// Where the headline stands.
    anchor: Point,
}

impl<'p> Lines<'p> {
    /// Bylines are looked for around the headline.
    pub fn around(evidence: &Evidence, outline: &'p Outline, headline: Option<&str>) -> Self {
        Self { outline, paper: Paper::default(), anchor: anchor(evidence, headline.unwrap_or_default()) }
    }

    /// The bylines beside the headline, as written.
    pub fn byline_texts<'l>(&'l self, evidence: &'l Evidence) -> impl Iterator<Item = &'l str> {
        let marked = self.near(&evidence.bylines, BESIDE);
        marked.chain(self.near(&evidence.openers, BESIDE)).map(|line| line.text.as_str())
    }

    /// The lines up to so many bytes after the headline that are not another story's, a reader's or an embedded post's.
    fn near<'l>(&'l self, lines: &'l [Byline], after: usize) -> impl Iterator<Item = &'l Byline> {
        let from = self.anchor.read.saturating_sub(ABOVE);
        let to = self.anchor.read.saturating_add(after);
        lines.iter().filter(move |line| {
            // A menu of a reader's own account may be named after authors, too.
            let is_menu = line.text.matches('|').count() > MOST_PARTS;
            (from..=to).contains(&line.at.read) && !is_menu && !self.outline.is_of_others(line.item)
        })
    }

    /// The names of the first line that holds some.
    fn first_beside(&self, lines: &[Byline], after: usize) -> Option<Vec<String>> {
        let read = |line: &Byline| persons(&line.text, self.paper, Stated::Line);
        self.near(lines, after).map(read).find(|found| !found.is_empty())
    }

    /// The names that a post is signed with, at its foot or wherever else: "Posted by Jane Roe". Where different names
    /// are signed, the page does not tell which are this post's.
    fn signed(&self, lines: &[Byline]) -> Option<Vec<String>> {
        let is_signed = |line: &&Byline| {
            opened(&line.text).is_some_and(|names| !names.is_empty())
                && !self.outline.is_in_words_of_others(line.item)
        };
        let read = |line: &Byline| persons(&line.text, self.paper, Stated::Line);
        let mut found = lines.iter().filter(is_signed).map(read).filter(|names| !names.is_empty());
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }

    /// The names of the first line that holds some, and of those that follow at once.
    fn beside(&self, lines: &[Byline], after: usize, wanted: impl Fn(Marked) -> bool) -> Option<Vec<String>> {
        let mut all: Vec<String> = Vec::new();
        let mut end = 0;
        for line in self.near(lines, after).filter(|line| wanted(line.by)) {
            if !all.is_empty() && line.at.read > end + BETWEEN {
                break;
            }
            let is_link = line.by == Marked::Link;
            let found = persons(&line.text, self.paper, if is_link { Stated::PenName } else { Stated::Line });
            if !found.is_empty() {
                end = line.at.read + line.text.len();
                add(&mut all, found);
            }
        }
        without_longer(&mut all);
        Some(all).filter(|all| !all.is_empty())
    }
}

fn add(all: &mut Vec<String>, found: Vec<String>) {
    for person in found {
        if all.len() < MOST && !all.contains(&person) {
            all.push(person);
        }
    }
}

/// Takes out the names that begin with another one of two words or more: the box around a byline holds more than the name.
fn without_longer(all: &mut Vec<String>) {
    let shorter = all.clone();
    all.retain(|name| {
        !shorter.iter().any(|other| {
            other.contains(' ') && name.strip_prefix(other.as_str()).is_some_and(|rest| rest.starts_with(' '))
        })
    });
}

/// How much a text says that what it holds is a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stated {
    /// The page says that this is an organization's name.
    Body,
    /// A line of the page.
    Line,
    /// An element or a field that is marked as carrying the author.
    Field,
    /// The page says that this is a person's name.
    Person,
    /// The name of an author's own page, which may be a pen name: `/author/tarvikwatcher`.
    PenName,
}

/// The persons in a byline or author field: "By Jane Roe and John Doe, in Kyiv" is two.
pub(super) fn persons(byline: &str, paper: Paper<'_>, stated: Stated) -> Vec<String> {
    let text = byline.trim();
    if text.starts_with("http") || text.starts_with('@') || text.len() > BYLINE {
        return Vec::new();
    }
    let text = without_dates(text).replace(" - ", " | ");
    let mut found = Names { persons: Vec::new(), paper, stated, opened: false, in_role: false };
    // What a line break or a box parts from the names of an opened byline is its place, its paper, its day.
    for line in text.split(['|', '•', '·', '\u{1f}']) {
        if found.opened && !found.persons.is_empty() && opened(line).is_none() {
            break;
        }
        if !found.read(line) {
            break;
        }
    }
    found.persons
}

/// The text with bars in the place of dates.
fn without_dates(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        for dated in dates::all(text, Locale::default()) {
            kept.push_str(&text[from..dated.span.start]);
            kept.push('|');
            from = dated.span.end;
        }
    }
    kept.push_str(&text[from..]);
    kept
}

/// What follows the words that open a byline: "Jane Roe" of "Words: Jane Roe".
pub(in crate::page) fn opened(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let first = text.chars().next()?.to_lowercase().next()?;
    let fits = |opener: &&String| {
        // The first letter tells nearly always.
        opener.starts_with(first)
            && text.get(..opener.len()).is_some_and(|start| start.to_lowercase() == **opener)
            && (opener.ends_with(['/', '／'])
                || text[opener.len()..].is_empty()
                || text[opener.len()..].starts_with([' ', ':', '\u{a0}', '：']))
    };
    let opener = BYLINES.openers.iter().filter(fits).max_by_key(|opener| opener.len())?;
    Some(text[opener.len()..].trim_start_matches([':', '：', ' ', '\u{a0}']))
}

/// Names as they are gathered.
struct Names<'p> {
    persons: Vec<String>,
    paper: Paper<'p>,
    stated: Stated,
    /// Did an opener stand before?
    opened: bool,
    /// Was the part before an office?
    in_role: bool,
}

impl Names<'_> {
    /// Reads the names of a line; false where what follows names no authors.
    fn read(&mut self, line: &str) -> bool {
        let mut line = line.trim();
        if let Some(rest) = opened(line) {
            self.opened = true;
            line = rest;
        }
        for list in line.split([';', '/', '(', '–', '—']) {
            for (at, part) in list.split(',').enumerate() {
                let mut rest = part;
                let mut behind_comma = at > 0;
                loop {
                    let joiner = joiner(rest);
                    let (name, after) = match joiner {
                        Some((at, length)) => (&rest[..at], Some(&rest[at + length..])),
                        None => (rest, None),
                    };
                    if !self.take(name, behind_comma) {
                        return false;
                    }
                    behind_comma = false;
                    let Some(after) = after else { break };
                    rest = after;
                }
            }
        }
        true
    }

    /// Takes a name; false where what follows names no authors.
    fn take(&mut self, part: &str, behind_comma: bool) -> bool {
        let part = part.trim().trim_end_matches('.').trim_end_matches(')').trim();
        // "A, B, and C": the last joiner stands behind a comma.
        let joined =
            |joiner: &String| part.strip_prefix(joiner.trim_start()).filter(|_| joiner.ends_with(' '));
        let part = BYLINES.joiners.iter().find_map(joined).unwrap_or(part);
        if part.is_empty() {
            return true;
        }
        let lower = part.to_lowercase();
        let closes = |word: &str| BYLINES.closers.iter().any(|closer| closer == word);
        let first = lower.split(' ').next().unwrap_or_default();
        let names_others = BYLINES.others.iter().any(|other| {
            lower
                .strip_prefix(other.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':']))
        });
        if closes(first) || names_others || part.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        // "By Jane Roe Edited by John Doe"
        let end = BYLINES.others.iter().filter_map(|other| lower.find(&format!(" {other} "))).min();
        let part = end.and_then(|end| part.get(..end)).unwrap_or(part);
        let mut kept: Vec<&str> = part
            .split_whitespace()
            .take_while(|word| !closes(&word.to_lowercase()) || word.starts_with(char::is_uppercase))
            .collect();
        while kept.len() > 1 && kept.last().is_some_and(|last| is_tail(last)) {
            kept.pop();
        }
        let is_role = kept.iter().any(|word| BYLINES.roles.iter().any(|role| *role == word.to_lowercase()));
        if is_role {
            self.in_role = true;
            return true;
        }
        if behind_comma && self.in_role {
            return true;
        }
        self.in_role = false;
        let name = in_normal_case(&kept.join(" "), self.stated);
        // "Jane Roe, Jane Roe Research Associate" is one.
        let told = self.persons.iter().any(|held: &String| {
            name.strip_prefix(held.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        });
        if !told && is_person(&name, self.paper, self.stated) {
            self.persons.push(name);
        }
        true
    }
}

/// Where the first joiner stands in a list of names, and how long it is.
fn joiner(names: &str) -> Option<(usize, usize)> {
    let place = |joiner: &String| {
        let shouted = || names.find(&joiner.to_uppercase());
        Some((names.find(joiner.as_str()).or_else(shouted)?, joiner.len()))
    };
    BYLINES.joiners.iter().filter_map(place).min()
}

fn is_tail(word: &str) -> bool {
    let word = word.to_lowercase();
    BYLINES.tails.contains(&word)
}

/// A name that is written in capitals, or without any, as others are: "GILLIAN MOHR" is Gillian Mohr.
fn in_normal_case(name: &str, stated: Stated) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let long = words.iter().any(|word| word.chars().count() > 3);
    let shouted = letters().all(|c| !c.is_lowercase()) && letters().any(char::is_uppercase) && long;
    let small =
        stated > Stated::Line && words.len() == 2 && letters().all(char::is_lowercase) && name.is_ascii();
    if words.len() < 2 || !(shouted || small) {
        return name.to_owned();
    }
    let cased = |word: &&str| {
        if shouted && word.chars().filter(|c| c.is_alphabetic()).count() < 3 {
            return (*word).to_owned();
        }
        let (mut cased, mut begins) = (String::with_capacity(word.len()), true);
        for c in word.chars() {
            match begins {
                true => cased.push(c),
                false => cased.extend(c.to_lowercase()),
            }
            begins = !c.is_alphabetic() && c != '’' || cased == "Mc" || cased == "O'" || cased == "O’";
        }
        if small {
            let mut letters = cased.chars();
            return letters
                .next()
                .map(|first| first.to_uppercase().chain(letters).collect())
                .unwrap_or_default();
        }
        cased
    };
    words.iter().map(cased).collect::<Vec<_>>().join(" ")
}

/// Most letters of a name in a script that puts no blanks between words.
const UNPARTED: usize = 6;

/// Words like a name's, none of a desk or agency, and not the paper itself.
fn is_person(part: &str, paper: Paper<'_>, stated: Stated) -> bool {
    let lower = part.to_lowercase();
    let words: Vec<&str> = lower.split(' ').collect();
    let desk = BYLINES.not_persons.iter().any(|word| match word.contains(' ') {
        true => lower.contains(word.as_str()),
        false => words.iter().any(|held| held.trim_matches(|c: char| !c.is_alphanumeric()) == word),
    }) || BYLINES.not_persons_within.iter().any(|word| part.contains(word.as_str()));
    let named = part.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    // "winning the Republican primary": of words that begin small, names hold "van" and "de" only.
    let small = |word: &str| word.starts_with(char::is_lowercase) && !names::is_particle(word);
    let marks = part.contains([')', '→', '»', '+', ':', '"', '!', '?', '{', '<', '=', '#', '[']);
    let caseless = !part.chars().any(char::is_lowercase) && !part.chars().any(char::is_uppercase);
    let letters = part.chars().count();
    let web = lower.contains(".com") || lower.contains('@') || part.chars().any(|c| c.is_ascii_digit());
    if desk || web || marks || part.split(' ').any(small) || paper.is_named(part) {
        return false;
    }
    match words.len() {
        1 if caseless => (2..=UNPARTED).contains(&letters) && stated >= Stated::Field,
        // One name alone is believed where the page says that it is a person's.
        1 if stated == Stated::PenName => letters > 2,
        1 => stated == Stated::Person && named == 1 && letters > 2 && part.chars().any(char::is_lowercase),
        2..=7 => named >= 2 || caseless && letters <= 4 * UNPARTED,
        _ => false,
    }
}

/// Are these words names, joined as names are, and nothing else? "Jane Roe and John Doe"; the first one is known as one
/// that people are given.
pub(in crate::page) fn is_line_of_names(text: &str) -> bool {
    let mut rest = text.trim();
    let mut many = 0;
    while !rest.is_empty() {
        let end = joiner(rest).into_iter().chain(rest.find(", ").map(|at| (at, 2))).min();
        let (name, after) = end.map_or((rest, ""), |(at, length)| (&rest[..at], &rest[at + length..]));
        let words: Vec<&str> = name.split_whitespace().collect();
        let capital = |word: &&str| word.starts_with(char::is_uppercase) || names::is_particle(word);
        let is_given = words.first().is_some_and(|first| names::is_given(first));
        if !(2..=4).contains(&words.len()) || !words.iter().all(capital) || !is_given {
            return false;
        }
        many += 1;
        rest = after.trim();
    }
    (1..=4).contains(&many)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn persons(byline: &str, publisher: Option<&str>) -> Vec<String> {
        let names: Vec<String> = publisher.into_iter().map(str::to_owned).collect();
        super::persons(byline, Paper { names: &names, url: None }, Stated::Field)
    }

    #[test]
    fn a_byline_is_split_into_persons() {
        assert_eq!(persons("By Jane Roe and John Doe, in Tarvik", None), ["Jane Roe", "John Doe"]);
        assert_eq!(persons("Jane Roe in Tarvik", None), ["Jane Roe"]);
        assert_eq!(persons("Jane Roe, Political Correspondent", None), ["Jane Roe"]);
        assert_eq!(persons("Von Jana Rau und Karl von der Au", None), ["Jana Rau", "Karl von der Au"]);
        assert_eq!(persons("Veröffentlicht von Jana Rau", None), ["Jana Rau"]);
        assert_eq!(persons("Autorin: Jana Rau", None), ["Jana Rau"]);
        assert_eq!(persons("Jane Roe, Jane Roe Research Associate", None), ["Jane Roe"]);
    }

    #[test]
    fn agencies_papers_and_addresses_are_no_persons() {
        assert!(persons("Meridian News Agency", None).is_empty());
        assert!(persons("Tarvik Tribune", Some("Tarvik Tribune")).is_empty());
        assert!(persons("https://example.org/people/jane-roe", None).is_empty());
        assert!(persons("By winning the Northern primary", None).is_empty());
        assert!(persons("All posts of Jane Roe →", None).is_empty());
    }
}
