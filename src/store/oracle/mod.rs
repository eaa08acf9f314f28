//! A second store, so plain that it is seen to be right: all pages in memory, looked at one by one.
//!
//! It is the oracle of the one that people use. [`tests`] asks both the same random requests over the same invented pages and
//! compares: which documents match, in which order, how they count, which are one statement. What it shares with the index is
//! how a page is read, where sentences begin, which words are forms of each other, and which statements are alike; each of
//! these has tests of its own.

mod matching;
mod tests;
mod world;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::actors::Affiliation;
use crate::document::{PageRecord, QuoteRecord};
use crate::index::{Sketch, ids_of};
use crate::query::{Doubt, Expr, Filter, UNSURE};
use crate::request::{FacetField, SearchRequest, Sort, Unit};
use crate::text::folded;
use matching::Text;

/// A collection in memory.
struct Oracle {
    pages: Vec<Page>,
    /// Under which institutions anybody has spoken, anywhere.
    spoken_for: BTreeMap<String, Vec<Affiliation>>,
}

/// A page, its texts cut into words once.
struct Page {
    id: String,
    quote_ids: Vec<String>,
    record: PageRecord,
    headline: Option<Text>,
    summary: Option<Text>,
    captions: Vec<Text>,
    body: Text,
    quotes: Vec<Text>,
}

/// A document: a page, or one of its quotes by number.
#[derive(Clone, Copy)]
struct Document<'o> {
    page: &'o Page,
    quote: Option<usize>,
}

/// What was found.
#[derive(Debug, PartialEq)]
struct Told {
    total: usize,
    /// By the order that was asked for; of relevance the oracle knows nothing, and the ids are in the order of names.
    ids: Vec<String>,
    facets: Vec<(FacetField, Vec<(String, u64)>)>,
}

impl Oracle {
    fn of(records: Vec<PageRecord>) -> Self {
        let mut spoken_for: BTreeMap<String, Vec<Affiliation>> = BTreeMap::new();
        let pages: Vec<Page> = records.into_iter().map(Page::of).collect();
        for page in &pages {
            let actors = page.record.actors.iter().map(|actor| (&actor.name, &actor.affiliation));
            let quotes = page.record.quotes.iter();
            let speakers = quotes.filter_map(|quote| Some((quote.speaker.as_ref()?, &quote.affiliation)));
            for (name, affiliation) in actors.chain(speakers).filter(|(_, held)| !held.is_empty()) {
                spoken_for.entry(folded(name)).or_default().push(affiliation.clone());
            }
        }
        Self { pages, spoken_for }
    }

    fn documents(&self, unit: Unit) -> impl Iterator<Item = Document<'_>> {
        self.pages.iter().flat_map(move |page| {
            let numbers: Vec<Option<usize>> = match unit {
                Unit::Articles => vec![None],
                Unit::Quotes => (0..page.quotes.len()).map(Some).collect(),
            };
            numbers.into_iter().map(move |quote| Document { page, quote })
        })
    }

    /// All that `request` finds, whatever its limit.
    fn ask(&self, request: &SearchRequest) -> Told {
        let is_found = |document: &Document<'_>| self.matches(*document, &request.expr);
        let mut found: Vec<Document<'_>> = self.documents(request.unit).filter(is_found).collect();
        let facets = request.facets.iter().map(|field| (*field, counted(&found, *field))).collect();
        let total = found.len();
        found.sort_by_key(|document| order(*document, request.sort));
        if request.collapse && request.unit == Unit::Quotes {
            found = statements(&found);
        }
        Told { total, ids: found.into_iter().map(Document::id).collect(), facets }
    }

    fn matches(&self, document: Document<'_>, expr: &Expr) -> bool {
        match expr {
            Expr::All(parts) => parts.iter().all(|part| self.matches(document, part)),
            Expr::Any(parts) => parts.iter().any(|part| self.matches(document, part)),
            Expr::Not(part) => !self.matches(document, part),
            Expr::Filter(filter) => self.passes(document, filter),
            Expr::AtLeast(count, part) => document.holds(part, *count as usize),
            Expr::Text(_) | Expr::Within(..) => document.holds(expr, 1),
        }
    }

    fn passes(&self, document: Document<'_>, filter: &Filter) -> bool {
        let record = &document.page.record;
        let quote = document.record();
        let in_name = |name: &str, asked: &str| matching::stand_in(name, asked);
        let of_quote = |is: &dyn Fn(&QuoteRecord) -> bool| quote.is_some_and(is);
        match filter {
            Filter::By(asked) => of_quote(&|quote| self.is_by(quote, asked)),
            Filter::To(asked) => of_quote(&|quote| {
                quote.addressee.iter().chain(&quote.addressee_mention).any(|name| in_name(name, asked))
            }),
            Filter::Actor(asked) => document.named().into_iter().any(|name| in_name(name, asked)),
            Filter::Publisher(asked) => record.publisher.iter().any(|name| in_name(name, asked)),
            Filter::Section(asked) => record.section.iter().any(|name| in_name(name, asked)),
            Filter::Author(asked) => record.authors.iter().any(|name| in_name(name, asked)),
            Filter::Lang(code) => record.lang.as_deref() == Some(code),
            Filter::Published(period) => record.published.is_some_and(|moment| {
                let day = moment.date();
                period.first.is_none_or(|first| first <= day) && period.last.is_none_or(|last| day <= last)
            }),
            Filter::Kind(kind) => of_quote(&|quote| quote.kind == *kind),
            Filter::Stance(stance) => of_quote(&|quote| quote.stance == *stance),
            Filter::MinConfidence(least) => of_quote(&|quote| quote.confidence >= *least - 0.005),
            Filter::Path(pattern) => pattern.matcher().is_ok_and(|glob| glob.is_match(&record.path)),
            Filter::Is(Doubt::Unattributed) => quote.is_none_or(|quote| quote.speaker.is_none()),
            Filter::Is(Doubt::Unsure) => of_quote(&|quote| quote.confidence < UNSURE),
            Filter::Is(Doubt::Undated) => record.published.is_none(),
            Filter::Is(Doubt::Unbalanced) => quote.is_none() && record.loose_marks > 0,
            Filter::Is(Doubt::Doubtful) => quote.is_none() && record.is_doubtful(),
        }
    }

    /// By the one of this name or surname, or by anybody who has spoken for this institution anywhere.
    fn is_by(&self, quote: &QuoteRecord, asked: &str) -> bool {
        let asked = folded(asked);
        let holds = |affiliation: &Affiliation| affiliation.0.iter().any(|name| folded(name) == asked);
        let Some(speaker) = quote.speaker.as_deref().map(folded) else { return holds(&quote.affiliation) };
        let surname = speaker.rsplit(' ').next().unwrap_or_default();
        speaker == asked
            || surname == asked
            || holds(&quote.affiliation)
            || self.spoken_for.get(&speaker).is_some_and(|held| held.iter().any(holds))
    }
}

impl Page {
    fn of(record: PageRecord) -> Self {
        let (id, quote_ids) = ids_of(&record);
        Self {
            id,
            quote_ids,
            headline: record.headline.as_deref().map(Text::of),
            summary: record.summary.as_deref().map(Text::of),
            captions: record.captions.iter().map(|text| Text::of(text)).collect(),
            body: Text::of(&record.body),
            quotes: record.quotes.iter().map(|quote| Text::of(&quote.text)).collect(),
            record,
        }
    }
}

impl<'o> Document<'o> {
    fn record(self) -> Option<&'o QuoteRecord> {
        self.quote.map(|number| &self.page.record.quotes[number])
    }

    fn id(self) -> String {
        match self.quote {
            Some(number) => format!("{}-{}", self.page.id, self.page.quote_ids[number]),
            None => self.page.id.clone(),
        }
    }

    /// Who is named: in an article everybody, in a quote those in the sentences around it.
    fn named(self) -> Vec<&'o str> {
        let is_named = |spans: &[crate::text::Span]| match self.record() {
            Some(quote) => spans.iter().any(|span| quote.context.contains(*span)),
            None => true,
        };
        let actors = self.page.record.actors.iter();
        actors.filter(|actor| is_named(&actor.spans)).map(|actor| actor.name.as_str()).collect()
    }
}

/// Where a document stands among those that were found: by day, undated ones last, then by path and place in the page.
fn order(document: Document<'_>, sort: Sort) -> impl Ord {
    let seconds = document.page.record.published.map(|moment| moment.unix_seconds());
    let by_day = match sort {
        Sort::Relevance => None,
        Sort::Newest => seconds.map(|seconds| -seconds),
        Sort::Oldest => seconds,
    };
    (by_day.is_none(), by_day, document.page.record.path.clone(), document.quote)
}

/// The first of each statement, in the order of the first hit of each: what is like none before it begins one.
fn statements<'o>(found: &[Document<'o>]) -> Vec<Document<'o>> {
    let mut statements: Vec<Vec<Document<'o>>> = Vec::new();
    for hit in found {
        match statements.iter_mut().find(|statement| is_one(statement[0], *hit)) {
            Some(statement) => statement.push(*hit),
            None => statements.push(vec![*hit]),
        }
    }
    let seconds = |hit: &Document<'_>| hit.page.record.published.map(|moment| moment.unix_seconds());
    let earliest = |statement: Vec<Document<'o>>| {
        statement.into_iter().min_by_key(|hit| (seconds(hit).is_none(), seconds(hit)))
    };
    statements.into_iter().filter_map(earliest).collect()
}

fn is_one(founder: Document<'_>, hit: Document<'_>) -> bool {
    let (Some(one), Some(other)) = (founder.record(), hit.record()) else { return false };
    let sketch = |quote: &QuoteRecord| Sketch::of(&quote.text).map(|sketch| sketch.in_sense(quote.stance));
    let alike = sketch(one).zip(sketch(other)).is_some_and(|(one, other)| one.is_like(other));
    let seconds = |hit: Document<'_>| hit.page.record.published.map(|moment| moment.unix_seconds());
    let close = seconds(founder).zip(seconds(hit)).is_none_or(|(one, other)| one.abs_diff(other) <= 864_000);
    let same = one.speaker.as_ref().zip(other.speaker.as_ref()).is_none_or(|(one, other)| one == other);
    alike && close && same
}

/// How `found` counts by `field`: times in their order, all else by count and name.
fn counted(found: &[Document<'_>], field: FacetField) -> Vec<(String, u64)> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for document in found {
        for value in values(*document, field) {
            *counts.entry(value).or_default() += 1;
        }
    }
    let mut counts: Vec<(String, u64)> = counts.into_iter().collect();
    if !field.is_time() {
        counts.sort_by_key(|(_, count)| Reverse(*count));
    }
    counts
}

fn values(document: Document<'_>, field: FacetField) -> BTreeSet<String> {
    let record = &document.page.record;
    let quote = document.record();
    let day = record.published.map(|moment| moment.date().to_string());
    let cut = |length: usize| day.iter().map(|day| day[..length].to_owned()).collect();
    match field {
        FacetField::Speaker => quote.and_then(|quote| quote.speaker.clone()).into_iter().collect(),
        FacetField::Affiliation => {
            let affiliation = quote.map(|quote| quote.affiliation.to_string());
            affiliation.into_iter().filter(|path| !path.is_empty()).collect()
        }
        FacetField::Actor => document.named().into_iter().map(str::to_owned).collect(),
        FacetField::Publisher => record.publisher.iter().cloned().collect(),
        FacetField::Section => record.section.iter().cloned().collect(),
        FacetField::Author => record.authors.iter().cloned().collect(),
        FacetField::Year => cut(4),
        FacetField::Month => cut(7),
        FacetField::Day => cut(10),
        FacetField::Week => {
            let monday = |moment: crate::article::Moment| {
                let mut day = moment.date();
                while day.weekday() != jiff::civil::Weekday::Monday {
                    day = day.yesterday().unwrap_or(day);
                }
                day.to_string()
            };
            record.published.map(monday).into_iter().collect()
        }
        FacetField::Kind => quote.map(|quote| quote.kind.name().to_owned()).into_iter().collect(),
        FacetField::Stance => quote.map(|quote| quote.stance.name().to_owned()).into_iter().collect(),
    }
}
