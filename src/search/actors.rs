//! Who is in an index.
//!
//! One walk over the fast fields of each segment counts in how many articles an actor is named, how many quotes are
//! the actor's, for which institutions, and from which day to which. No stored document is read.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use tantivy::columnar::StrColumn;
use tantivy::schema::Facet;
use tantivy::{Searcher, SegmentReader};

use super::asked::Asked;
use super::keys::holds_words;
use crate::actors::{ActorKind, spelling_key};
use crate::answer::{ActorEntry, AffiliationCount};
use crate::index::{IndexError, NameList, OneName, Snapshot, UNKNOWN, day_of};
use crate::request::{ActorOrder, ActorsRequest};

/// Whom a request asks for; what it names is made comparable once and not for each actor.
struct Wanted<'r> {
    request: &'r ActorsRequest,
    name: Option<String>,
    affiliation: Option<String>,
}

impl<'r> Wanted<'r> {
    fn of(request: &'r ActorsRequest) -> Self {
        let key = |name: &Option<String>| name.as_deref().map(spelling_key);
        Self { request, name: key(&request.name), affiliation: key(&request.affiliation) }
    }

    /// Those of `all` that are asked for.
    fn among(&self, all: &[ActorEntry]) -> Vec<ActorEntry> {
        all.iter().filter(|actor| self.admits(actor)).cloned().collect()
    }

    /// Is `actor` asked for?
    fn admits(&self, actor: &ActorEntry) -> bool {
        let by_day = self.request.since.is_none_or(|since| actor.last >= Some(since));
        let by_kind = self.request.kind.is_none_or(|kind| kind == actor.kind);
        let by_name = || {
            self.name.as_ref().is_none_or(|asked| {
                actor.spellings.iter().chain([&actor.name]).any(|name| holds(name, asked))
            })
        };
        let by_affiliation = || {
            self.affiliation.as_ref().is_none_or(|asked| {
                let mut institutions = actor.affiliations.iter().flat_map(|count| &count.affiliation);
                institutions.any(|name| holds(name, asked))
            })
        };
        by_day && by_kind && by_name() && by_affiliation()
    }
}

/// Does a name hold the words of a key?
fn holds(name: &str, key: &str) -> bool {
    // A key may be a few letters longer than its name, as `ß` is; what is twice as long stands in none.
    key.len() <= 2 * name.len() + 8 && holds_words(&spelling_key(name), key)
}

/// Longest name, in bytes, that is looked for without its title where it is not found as typed.
const LONGEST: usize = 500;

/// The actors that `request` admits, in its order; equals by name. A name that nobody has as it is typed may have a title or
/// an article before it.
///
/// # Errors
/// When the index cannot be read.
pub(crate) fn list_actors(
    snapshot: &Snapshot,
    request: &ActorsRequest,
) -> Result<Vec<ActorEntry>, IndexError> {
    let all = read(snapshot.searcher(), &snapshot.digest()?.names)?;
    let mut actors = Wanted::of(request).among(&all);
    if let Some(asked) = request.name.as_ref().filter(|asked| actors.is_empty() && asked.len() <= LONGEST) {
        for core in Asked::of(asked).cores() {
            let request = ActorsRequest { name: Some(core), ..request.clone() };
            actors = Wanted::of(&request).among(&all);
            if !actors.is_empty() {
                break;
            }
        }
    }
    let rank = |actor: &ActorEntry| match request.order {
        ActorOrder::Quotes => (actor.quotes, actor.articles),
        ActorOrder::Mentions => (actor.articles, actor.quotes),
    };
    actors.sort_by(|a, b| {
        rank(b).cmp(&rank(a)).then_with(|| a.name.cmp(&b.name)).then_with(|| a.id.cmp(&b.id))
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
    fn first(self) -> Option<Date> {
        self.days.and_then(|(first, _)| day_of(first))
    }

    fn last(self) -> Option<Date> {
        self.days.and_then(|(_, last)| day_of(last))
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

/// What the index counts by encoded facets.
#[derive(Default)]
struct Counted {
    named: HashMap<String, Seen>,
    spoken: HashMap<String, u64>,
    stated: HashMap<String, Seen>,
}

fn read(searcher: &Searcher, names: &NameList) -> tantivy::Result<Vec<ActorEntry>> {
    let mut counted = Counted::default();
    for segment in searcher.segment_readers() {
        count_segment(segment, &mut counted)?;
    }
    let mut gathered: BTreeMap<String, Gathered> = BTreeMap::new();
    for (facet, seen) in &counted.named {
        let Some(Ok([kind, name])) = path(facet).map(<[String; 2]>::try_from) else { continue };
        let Some(kind) = ActorKind::from_name(&kind) else { continue };
        let one = names.of_actor_facet(facet);
        // Where only the page knows the kind, a town and a person of one name are told apart by it.
        let held = gathered.entry(one.id.clone()).or_default();
        held.one.get_or_insert((kind, one));
        held.seen.add(*seen);
        held.spellings.push((seen.articles, name));
    }
    let mut hold = |facet: &str, add: &mut dyn FnMut(&mut Held)| {
        let Some(mut path) = path(facet) else { return };
        let (Some(name), Some(one)) = (path.pop(), names.of_speaker_facet(facet)) else { return };
        path.retain(|institution| institution != UNKNOWN);
        let of = gathered.entry(one.id.clone()).or_default();
        let kind = one.kind.unwrap_or(ActorKind::Person);
        of.one.get_or_insert((kind, one));
        of.spellings.push((0, name));
        add(of.affiliations.entry(path).or_default());
    };
    for (facet, quotes) in &counted.spoken {
        hold(facet, &mut |held| held.quotes += quotes);
    }
    for (facet, seen) in &counted.stated {
        hold(facet, &mut |held| held.stated.add(*seen));
    }
    part_namesakes(&mut gathered);
    Ok(gathered.into_values().filter_map(Gathered::entry).collect())
}

/// Articles name namesakes by one name; those that state the office of one are this one's, and the rest is whose office no
/// page states.
fn part_namesakes(gathered: &mut BTreeMap<String, Gathered>) {
    let mut stated: HashMap<(ActorKind, String), u64> = HashMap::new();
    for of in gathered.values_mut().filter(|of| of.seen.articles == 0) {
        let offices: Vec<Seen> = of.affiliations.values().map(|held| held.stated).collect();
        offices.into_iter().for_each(|seen| of.seen.add(seen));
        if let Some((kind, one)) = &of.one {
            *stated.entry((*kind, one.name.clone())).or_default() += of.seen.articles;
        }
    }
    for of in gathered.values_mut().filter(|of| of.affiliations.keys().all(Vec::is_empty)) {
        let taken = of.one.as_ref().and_then(|(kind, one)| stated.get(&(*kind, one.name.clone())));
        of.seen.articles = of.seen.articles.saturating_sub(taken.copied().unwrap_or_default());
    }
}

/// One actor under all spellings.
#[derive(Default)]
struct Gathered {
    one: Option<(ActorKind, OneName)>,
    /// Each with the articles that write it.
    spellings: Vec<(u64, String)>,
    seen: Seen,
    affiliations: BTreeMap<Vec<String>, Held>,
}

impl Gathered {
    /// The entry; none for a name whose bearers are all told apart.
    fn entry(self) -> Option<ActorEntry> {
        let (kind, one) = self.one?;
        let mut spellings = self.spellings;
        spellings
            .sort_by(|(articles, name), (others, other)| others.cmp(articles).then_with(|| name.cmp(other)));
        let mut names: Vec<String> = Vec::new();
        for (_, name) in spellings {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let entry = entry((kind, one, names), self.seen, &self.affiliations);
        (entry.quotes > 0 || entry.articles > 0).then_some(entry)
    }
}

fn entry(
    (kind, one, spellings): (ActorKind, OneName, Vec<String>),
    seen: Seen,
    counts: &BTreeMap<Vec<String>, Held>,
) -> ActorEntry {
    let quotes = counts.values().map(|held| held.quotes).sum();
    let mut affiliations: Vec<AffiliationCount> = counts
        .iter()
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
        id: one.id,
        name: one.name,
        spellings,
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
        let one = OneName { id: "1".into(), name: "Ada Holm".into(), label: String::new(), kind: None };
        let holm = entry((ActorKind::Person, one, vec!["Adda Holm".into()]), Seen::default(), &counts);
        assert_eq!((holm.quotes, holm.affiliations.len()), (3, 1));
        let asks = |name: &str, kind, affiliation: &str| {
            let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            let request = ActorsRequest {
                name: some(name),
                kind,
                affiliation: some(affiliation),
                ..ActorsRequest::default()
            };
            Wanted::of(&request).admits(&holm)
        };
        assert!(asks("holm", None, ""));
        assert!(asks("adda", None, ""));
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
