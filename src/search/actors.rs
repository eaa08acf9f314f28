//! Who is in an index.
//!
//! One walk over the fast fields of each segment counts in how many articles an actor is named, how many quotes are
//! the actor's, for which institutions, and from which day to which. No stored document is read.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use tantivy::schema::Facet;
use tantivy::{Searcher, SegmentReader};

use super::speakers::holds_words;
use crate::actors::ActorKind;
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
}

impl ActorsRequest {
    fn admits(&self, actor: &ActorEntry) -> bool {
        let holds = |name: &str, asked: &str| holds_words(&folded(name), &folded(asked));
        let by_name = self.name.as_ref().is_none_or(|asked| holds(&actor.name, asked));
        let by_kind = self.kind.is_none_or(|kind| kind == actor.kind);
        let by_affiliation = self.affiliation.as_ref().is_none_or(|asked| {
            let mut institutions = actor.affiliations.iter().flat_map(|count| &count.affiliation);
            institutions.any(|name| holds(name, asked))
        });
        by_name && by_kind && by_affiliation
    }
}

/// The actors that `request` admits: those with most quotes first, then those with most articles, then by name.
///
/// # Errors
/// When the index cannot be read.
pub fn list_actors(index: &Index, request: &ActorsRequest) -> Result<Vec<ActorEntry>, IndexError> {
    let searcher = index.searcher()?;
    let mut actors: Vec<ActorEntry> = read(&searcher)?.into_iter().filter(|a| request.admits(a)).collect();
    actors.sort_by(|a, b| {
        (b.quotes, b.articles).cmp(&(a.quotes, a.articles)).then_with(|| a.name.cmp(&b.name))
    });
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
    fn add(&mut self, other: Self) {
        self.articles += other.articles;
        self.days = match (self.days, other.days) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (days, None) | (None, days) => days,
        };
    }
}

fn read(searcher: &Searcher) -> tantivy::Result<Vec<ActorEntry>> {
    let mut named: HashMap<String, Seen> = HashMap::new();
    let mut spoken: HashMap<String, u64> = HashMap::new();
    for segment in searcher.segment_readers() {
        count_segment(segment, &mut named, &mut spoken)?;
    }
    let mut affiliations: HashMap<String, BTreeMap<Vec<String>, u64>> = HashMap::new();
    for (facet, quotes) in spoken {
        let Some(mut path) = path(&facet) else { continue };
        let Some(name) = path.pop() else { continue };
        path.retain(|institution| institution != UNKNOWN);
        *affiliations.entry(name).or_default().entry(path).or_default() += quotes;
    }
    let entries = named.into_iter().filter_map(|(facet, seen)| {
        let [kind, name]: [String; 2] = path(&facet)?.try_into().ok()?;
        let kind = ActorKind::from_name(&kind)?;
        let counts = affiliations.get(&name);
        Some(entry(name, kind, seen, counts))
    });
    Ok(entries.collect())
}

fn entry(
    name: String,
    kind: ActorKind,
    seen: Seen,
    counts: Option<&BTreeMap<Vec<String>, u64>>,
) -> ActorEntry {
    let counts = counts.into_iter().flatten();
    let quotes = counts.clone().map(|(_, quotes)| quotes).sum();
    let mut affiliations: Vec<AffiliationCount> = counts
        .filter(|(path, _)| !path.is_empty())
        .map(|(path, quotes)| AffiliationCount { affiliation: path.clone(), quotes: *quotes })
        .collect();
    affiliations.sort_by_key(|count| std::cmp::Reverse(count.quotes));
    let day = |number: u64| day_of(number).map(|day| day.to_string());
    ActorEntry {
        name,
        kind,
        affiliations,
        quotes,
        articles: seen.articles,
        first: seen.days.and_then(|(first, _)| day(first)),
        last: seen.days.and_then(|(_, last)| day(last)),
    }
}

/// Adds what one segment holds, by encoded facets.
fn count_segment(
    segment: &SegmentReader,
    named: &mut HashMap<String, Seen>,
    spoken: &mut HashMap<String, u64>,
) -> tantivy::Result<()> {
    let columns = segment.fast_fields();
    let (actors, speakers) = (columns.str("actor")?, columns.str("speaker")?);
    let (kinds, days) = (columns.str("kind")?, columns.u64("day")?);
    let mut seen: HashMap<u64, Seen> = HashMap::new();
    let mut said: HashMap<u64, u64> = HashMap::new();
    for doc in segment.doc_ids_alive() {
        // Only quotes have a kind.
        if kinds.as_ref().is_some_and(|kinds| kinds.term_ords(doc).next().is_some()) {
            for speaker in speakers.iter().flat_map(|column| column.term_ords(doc)) {
                *said.entry(speaker).or_default() += 1;
            }
        } else {
            let days = days.first(doc).map(|day| (day, day));
            for actor in actors.iter().flat_map(|column| column.term_ords(doc)) {
                seen.entry(actor).or_default().add(Seen { articles: 1, days });
            }
        }
    }
    let mut text = String::new();
    for (ord, seen) in seen {
        if let Some(column) = &actors
            && column.ord_to_str(ord, &mut text)?
        {
            named.entry(text.clone()).or_default().add(seen);
        }
    }
    for (ord, quotes) in said {
        if let Some(column) = &speakers
            && column.ord_to_str(ord, &mut text)?
        {
            *spoken.entry(text.clone()).or_default() += quotes;
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
        let affiliation = vec!["Norland".to_owned(), "Blue Palace".to_owned()];
        let counts = BTreeMap::from([(affiliation, 2), (Vec::new(), 1)]);
        let holm = entry("Ada Holm".into(), ActorKind::Person, Seen::default(), Some(&counts));
        assert_eq!((holm.quotes, holm.affiliations.len()), (3, 1));
        let asks = |name: &str, kind, affiliation: &str| {
            let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            ActorsRequest { name: some(name), kind, affiliation: some(affiliation) }.admits(&holm)
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
