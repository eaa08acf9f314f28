//! Who is in an index.
//!
//! One walk over the fast fields of each segment counts in how many articles an actor is named, how many quotes are
//! the actor's, for which institutions, and from which day to which. No stored document is read.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use tantivy::columnar::StrColumn;
use tantivy::schema::Facet;
use tantivy::{Searcher, SegmentReader};

use super::speakers::holds_words;
use crate::actors::{ActorKind, spelling_key};
use crate::index::{Index, IndexError, UNKNOWN, day_of};
use crate::text::folded;

/// What the index knows of one actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActorEntry {
    /// Canonical name.
    pub name: String,
    /// Person, organization or place.
    pub kind: ActorKind,
    /// Whom the actor speaks for, each from wide to narrow, the one with most quotes first.
    pub affiliations: Vec<AffiliationCount>,
    /// Quotes of which the actor is the speaker.
    pub quotes: u64,
    /// Articles that name the actor.
    pub articles: u64,
    /// First day on which such an article was published, ISO 8601; `None` where no article is dated.
    pub first: Option<String>,
    /// Last day on which such an article was published, ISO 8601.
    pub last: Option<String>,
}

/// An affiliation and the quotes that were made under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AffiliationCount {
    /// From wide to narrow.
    pub affiliation: Vec<String>,
    /// Number of quotes.
    pub quotes: u64,
    /// Articles that state the office.
    pub articles: u64,
    /// First day on which such an article was published, ISO 8601.
    pub first: Option<String>,
    /// Last day on which such an article was published, ISO 8601.
    pub last: Option<String>,
}

/// In which order actors are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ActorOrder {
    /// Those with most quotes first.
    #[default]
    Quotes,
    /// Those whom most articles name first.
    Mentions,
}

/// Which actors are asked for. The default asks for all.
#[derive(Clone, Debug, Default)]
pub struct ActorsRequest {
    /// Words that stand in the name.
    pub name: Option<String>,
    /// Only this kind.
    pub kind: Option<ActorKind>,
    /// An institution, or words of its name, that the actor speaks for.
    pub affiliation: Option<String>,
    /// Only those whom an article of this day (ISO 8601) or a later one names.
    pub since: Option<String>,
    /// In which order.
    pub order: ActorOrder,
}

impl ActorsRequest {
    fn admits(&self, actor: &ActorEntry) -> bool {
        let holds = |name: &str, asked: &str| holds_words(&spelling_key(name), &spelling_key(asked));
        let by_day = self.since.as_ref().is_none_or(|since| actor.last.as_ref() >= Some(since));
        let by_name = self.name.as_ref().is_none_or(|asked| holds(&actor.name, asked));
        let by_kind = self.kind.is_none_or(|kind| kind == actor.kind);
        let by_affiliation = self.affiliation.as_ref().is_none_or(|asked| {
            let mut institutions = actor.affiliations.iter().flat_map(|count| &count.affiliation);
            institutions.any(|name| holds(name, asked))
        });
        by_name && by_kind && by_affiliation && by_day
    }
}

/// The actors that `request` admits, in its order; equals by name.
///
/// # Errors
/// When the index cannot be read.
pub fn list_actors(index: &Index, request: &ActorsRequest) -> Result<Vec<ActorEntry>, IndexError> {
    let searcher = index.searcher()?;
    let mut actors: Vec<ActorEntry> = read(&searcher)?.into_iter().filter(|a| request.admits(a)).collect();
    let rank = |actor: &ActorEntry| match request.order {
        ActorOrder::Quotes => (actor.quotes, actor.articles),
        ActorOrder::Mentions => (actor.articles, actor.quotes),
    };
    actors.sort_by(|a, b| rank(b).cmp(&rank(a)).then_with(|| a.name.cmp(&b.name)));
    Ok(actors)
}

/// What is counted under one facet, before facets of several segments are put together.
#[derive(Clone, Copy, Default)]
struct Seen {
    articles: u64,
    /// First and last day as yyyymmdd.
    days: Option<(u64, u64)>,
}

impl Seen {
    fn first(self) -> Option<String> {
        self.days.and_then(|(first, _)| day_of(first)).map(|day| day.to_string())
    }

    fn last(self) -> Option<String> {
        self.days.and_then(|(_, last)| day_of(last)).map(|day| day.to_string())
    }

    fn add(&mut self, other: Self) {
        self.articles += other.articles;
        self.days = match (self.days, other.days) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (days, None) | (None, days) => days,
        };
    }
}

/// What is counted of one affiliation.
#[derive(Clone, Copy, Default)]
struct Held {
    quotes: u64,
    stated: Seen,
}

impl Held {
    fn add(&mut self, other: Self) {
        self.quotes += other.quotes;
        self.stated.add(other.stated);
    }
}

/// What the index counts by encoded facets.
#[derive(Default)]
struct Counted {
    named: HashMap<String, Seen>,
    spoken: HashMap<String, u64>,
    stated: HashMap<String, Seen>,
}

fn read(searcher: &Searcher) -> tantivy::Result<Vec<ActorEntry>> {
    let mut counted = Counted::default();
    for segment in searcher.segment_readers() {
        count_segment(segment, &mut counted)?;
    }
    let mut affiliations: HashMap<String, BTreeMap<Vec<String>, Held>> = HashMap::new();
    let mut hold = |facet: &str, add: &mut dyn FnMut(&mut Held)| {
        let Some(mut path) = path(facet) else { return };
        let Some(name) = path.pop() else { return };
        path.retain(|institution| institution != UNKNOWN);
        add(affiliations.entry(name).or_default().entry(path).or_default());
    };
    for (facet, quotes) in &counted.spoken {
        hold(facet, &mut |held| held.quotes += quotes);
    }
    for (facet, seen) in &counted.stated {
        hold(facet, &mut |held| held.stated.add(*seen));
    }
    let mut actors: HashMap<(ActorKind, String), Spellings> = HashMap::new();
    for (facet, seen) in counted.named {
        let Some(Ok([kind, name])) = path(&facet).map(<[String; 2]>::try_from) else { continue };
        let Some(kind) = ActorKind::from_name(&kind) else { continue };
        let counts = affiliations.get(&name).cloned().unwrap_or_default();
        actors.entry((kind, one_spelling(kind, &name))).or_default().add(name, seen, counts);
    }
    Ok(actors.into_iter().map(|((kind, _), spellings)| spellings.entry(kind)).collect())
}

/// What all spellings of a name have in common: `Ramon` and `Ramón`; of persons transliterations, too.
fn one_spelling(kind: ActorKind, name: &str) -> String {
    match kind {
        ActorKind::Person => spelling_key(name),
        ActorKind::Organization | ActorKind::Place => folded(name),
    }
}

/// One actor under all spellings.
#[derive(Default)]
struct Spellings {
    /// Each with the articles that write it.
    names: Vec<(u64, String)>,
    seen: Seen,
    affiliations: BTreeMap<Vec<String>, Held>,
}

impl Spellings {
    fn add(&mut self, name: String, seen: Seen, affiliations: BTreeMap<Vec<String>, Held>) {
        self.names.push((seen.articles, name));
        self.seen.add(seen);
        for (path, held) in affiliations {
            self.affiliations.entry(path).or_default().add(held);
        }
    }

    /// The entry under the name that most articles write; of two such, the one with more marks.
    fn entry(self, kind: ActorKind) -> ActorEntry {
        let rank = |(articles, name): &(u64, String)| (*articles, name.len(), name.clone());
        let name = self.names.into_iter().max_by_key(rank).map(|(_, name)| name).unwrap_or_default();
        entry(name, kind, self.seen, Some(&self.affiliations))
    }
}

fn entry(
    name: String,
    kind: ActorKind,
    seen: Seen,
    counts: Option<&BTreeMap<Vec<String>, Held>>,
) -> ActorEntry {
    let counts = counts.into_iter().flatten();
    let quotes = counts.clone().map(|(_, held)| held.quotes).sum();
    let mut affiliations: Vec<AffiliationCount> = counts
        .filter(|(path, _)| !path.is_empty())
        .map(|(path, held)| AffiliationCount {
            affiliation: path.clone(),
            quotes: held.quotes,
            articles: held.stated.articles,
            first: held.stated.first(),
            last: held.stated.last(),
        })
        .collect();
    affiliations.sort_by_key(|count| std::cmp::Reverse((count.quotes, count.articles)));
    ActorEntry {
        name,
        kind,
        affiliations,
        quotes,
        articles: seen.articles,
        first: seen.first(),
        last: seen.last(),
    }
}

/// Adds what one segment holds.
fn count_segment(segment: &SegmentReader, counted: &mut Counted) -> tantivy::Result<()> {
    let columns = segment.fast_fields();
    let (actors, speakers, offices) =
        (columns.str("actor")?, columns.str("speaker")?, columns.str("office")?);
    let (kinds, days) = (columns.str("kind")?, columns.u64("day")?);
    let mut seen: HashMap<u64, Seen> = HashMap::new();
    let mut stated: HashMap<u64, Seen> = HashMap::new();
    let mut said: HashMap<u64, u64> = HashMap::new();
    for doc in segment.doc_ids_alive() {
        // Only quotes have a kind.
        if kinds.as_ref().is_some_and(|kinds| kinds.term_ords(doc).next().is_some()) {
            for speaker in speakers.iter().flat_map(|column| column.term_ords(doc)) {
                *said.entry(speaker).or_default() += 1;
            }
        } else {
            let days = days.first(doc).map(|day| (day, day));
            let once = Seen { articles: 1, days };
            for actor in actors.iter().flat_map(|column| column.term_ords(doc)) {
                seen.entry(actor).or_default().add(once);
            }
            for office in offices.iter().flat_map(|column| column.term_ords(doc)) {
                stated.entry(office).or_default().add(once);
            }
        }
    }
    add_named(actors.as_ref(), seen, &mut counted.named, Seen::add)?;
    add_named(offices.as_ref(), stated, &mut counted.stated, Seen::add)?;
    add_named(speakers.as_ref(), said, &mut counted.spoken, |sum, quotes| *sum += quotes)
}

/// Adds counts by number in `column` to `sums` by facet.
fn add_named<T: Default>(
    column: Option<&StrColumn>,
    counts: HashMap<u64, T>,
    sums: &mut HashMap<String, T>,
    add: impl Fn(&mut T, T),
) -> tantivy::Result<()> {
    let Some(column) = column else { return Ok(()) };
    let mut text = String::new();
    for (ord, count) in counts {
        if column.ord_to_str(ord, &mut text)? {
            add(sums.entry(text.clone()).or_default(), count);
        }
    }
    Ok(())
}

/// The names of an encoded facet.
fn path(encoded: &str) -> Option<Vec<String>> {
    let facet = Facet::from_encoded(encoded.as_bytes().to_vec()).ok()?;
    Some(facet.to_path().into_iter().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_looks_at_name_kind_and_institution() {
        let said = |quotes| Held { quotes, stated: Seen::default() };
        let affiliation = vec!["Norland".to_owned(), "Blue Palace".to_owned()];
        let counts = BTreeMap::from([(affiliation, said(2)), (Vec::new(), said(1))]);
        let holm = entry("Ada Holm".into(), ActorKind::Person, Seen::default(), Some(&counts));
        assert_eq!((holm.quotes, holm.affiliations.len()), (3, 1));
        let asks = |name: &str, kind, affiliation: &str| {
            let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            ActorsRequest {
                name: some(name),
                kind,
                affiliation: some(affiliation),
                ..ActorsRequest::default()
            }
            .admits(&holm)
        };
        assert!(asks("holm", None, ""));
        assert!(asks("", Some(ActorKind::Person), "palace"));
        assert!(!asks("hol", None, ""));
        assert!(!asks("", Some(ActorKind::Place), ""));
        assert!(!asks("", None, "Foreign Ministry"));
    }

    #[test]
    fn days_of_several_segments_are_put_together() {
        let mut seen = Seen { articles: 1, days: None };
        seen.add(Seen { articles: 2, days: Some((20250703, 20250704)) });
        seen.add(Seen { articles: 1, days: Some((20250701, 20250701)) });
        assert_eq!((seen.articles, seen.days), (4, Some((20250701, 20250704))));
    }
}
