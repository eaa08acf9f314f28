//! From a page's record to the documents of the index.

use tantivy::TantivyDocument;

use super::Sketch;
use super::day::day_number;
use super::facets::{actor_facet, speaker_facet, speaker_key};
use super::fingerprint::Fingerprint;
use super::identity::Identity;
use super::ids::{article_id, earlier_id};
use super::prepared::{prepared, prepared_alone, words_of};
use super::schema::{Fields, SearchedName};
use super::stored::ArticleRecord;
use crate::actors::ActorKind;
use crate::article::Moment;
use crate::document::{ActorRecord, PageRecord, QuoteRecord};
use crate::entities::is_acronym;
use crate::text::{Span, folded};
use crate::world;

/// The unit of pages that are kept out of searches, because another file holds the same one, and newer.
pub(super) const COPY: &str = "copy";

/// The documents of a page: its article first, then its quotes in the order of the text. They stay behind each other as
/// long as they are added together.
pub(super) fn documents(
    fields: &Fields,
    file: &str,
    page: PageRecord,
    fingerprint: Fingerprint,
) -> Vec<TantivyDocument> {
    let shared = shared(fields, file, &page);
    let mentions = Mentions::of(&page.actors);
    let quotes = (1..).zip(&page.quotes).map(|(number, quote)| {
        quote_document(fields, &shared, mentions.inside(quote.context), number, quote)
    });
    let mut documents: Vec<TantivyDocument> = quotes.collect();
    documents.insert(0, article_document(fields, shared, file, page, fingerprint));
    documents
}

fn article_document(
    fields: &Fields,
    shared: TantivyDocument,
    file: &str,
    page: PageRecord,
    fingerprint: Fingerprint,
) -> TantivyDocument {
    let mut document = shared;
    let body = prepared(&page.body, &page.body_starts);
    let identity = Identity::of(&page, &body);
    let id = article_id(&page, &identity);
    document.add_text(fields.unit, "article");
    document.add_text(fields.id, &id);
    document.add_text(fields.id, earlier_id(&page.path));
    document.add_text(fields.file_name, file);
    if let Some(text) = &page.summary {
        document.add_text(fields.summary, prepared_alone(text));
    }
    for text in &page.captions {
        document.add_text(fields.caption, prepared_alone(text));
    }
    if page.loose_marks > 0 {
        document.add_u64(fields.loose_marks, page.loose_marks as u64);
    }
    if page.is_doubtful() {
        document.add_bool(fields.doubtful, true);
    }
    for actor in &page.actors {
        document.add_facet(fields.actor, actor_facet(actor.kind, &actor.name));
        let speaks_for = actor.speaks_for();
        if actor.kind == ActorKind::Person && !speaks_for.is_empty() {
            if let Some(facet) = speaker_facet(Some(&actor.name), &speaks_for) {
                document.add_text(fields.office, facet.encoded_str());
                for title in titles(actor) {
                    document.add_text(fields.title, format!("{}\t{title}", facet.encoded_str()));
                }
            }
            if let Some(key) = speaker_key(Some(&actor.name), &speaks_for) {
                document.add_text(fields.office_key, key);
            }
        }
    }
    for (long, short) in short_forms(&page) {
        document.add_text(fields.short_form, format!("{long}\0{short}"));
    }
    fingerprint.add_to(&mut document, fields);
    identity.add_to(&mut document, fields);
    document.add_text(fields.body, body);
    add_record(&mut document, fields, &ArticleRecord::new(&id, &page));
    document
}

/// What a page calls the office of a person before the name, in lower case: `president` of "Norland's President Ada Holm".
fn titles(actor: &ActorRecord) -> Vec<String> {
    let last = actor.name.rsplit(' ').next().unwrap_or_default();
    let first = actor.name.split(' ').next().unwrap_or_default();
    let mut titles: Vec<String> = Vec::new();
    for mention in &actor.mentions {
        let Some(at) = mention.find(first).or_else(|| mention.find(last)).filter(|at| *at > 0) else {
            continue;
        };
        let title = mention[..at].to_lowercase();
        let words: Vec<&str> = title.split_whitespace().collect();
        let offices = (0..words.len()).map(|from| words[from..].join(" "));
        let office = offices.into_iter().find(|office| world::is_office(office));
        titles.extend(office.filter(|office| !office.contains('\t')));
    }
    titles.sort();
    titles.dedup();
    titles
}

/// The bodies that a page names with their short form behind them, `Norra Harbour Board (NHB)`: by name, and that form.
fn short_forms(page: &PageRecord) -> Vec<(&str, &str)> {
    let bodies = || page.actors.iter().filter(|actor| actor.kind == ActorKind::Organization);
    let names =
        |actor: &'_ ActorRecord| actor.mentions.iter().chain([&actor.name]).cloned().collect::<Vec<_>>();
    let mut forms = Vec::new();
    for of in bodies() {
        for short in of.mentions.iter().filter(|mention| is_acronym(mention)) {
            let Some(at) = page.body.find(&format!(" ({short})")) else { continue };
            let before = &page.body[..at];
            let is_whole = |name: &String| name.contains(' ') && before.ends_with(name.as_str());
            if let Some(whole) = bodies().find(|body| names(body).iter().any(is_whole)) {
                forms.push((whole.name.as_str(), short.as_str()));
            }
        }
    }
    forms
}

fn quote_document<'p>(
    fields: &Fields,
    shared: &TantivyDocument,
    named: impl Iterator<Item = &'p ActorRecord>,
    number: u64,
    quote: &QuoteRecord,
) -> TantivyDocument {
    let mut document = shared.clone();
    document.add_u64(fields.number, number);
    document.add_text(fields.unit, "quote");
    let text = prepared_alone(&quote.text);
    document.add_text(fields.kind, quote.kind.name());
    document.add_text(fields.stance, quote.stance.name());
    let sketch = Sketch::of_words(words_of(&text)).map(|sketch| sketch.in_sense(quote.stance));
    if let Some(Sketch(halves)) = sketch {
        fields.sketch.iter().zip(halves).for_each(|(field, half)| document.add_u64(*field, half));
    }
    document.add_text(fields.quote, text);
    for actor in named {
        document.add_facet(fields.actor, actor_facet(actor.kind, &actor.name));
    }
    let speaks_for = quote.speaks_for();
    if let Some(facet) = speaker_facet(quote.speaker.as_deref(), &speaks_for) {
        document.add_text(fields.speaker, facet.encoded_str());
    }
    if let Some(key) = speaker_key(quote.speaker.as_deref(), &speaks_for) {
        document.add_text(fields.speaker_key, key);
    }
    if let Some(speaker) = &quote.speaker {
        document.add_text(fields.speaker_name, speaker);
    }
    let written =
        quote.addressee_mention.as_ref().filter(|written| quote.addressee.as_ref() != Some(*written));
    for addressee in quote.addressee.iter().chain(written) {
        add_name(&mut document, fields.addressee, addressee);
    }
    if !speaks_for.is_empty() {
        document.add_text(fields.affiliation, speaks_for.to_string());
    }
    document.add_f64(fields.confidence, quote.confidence);
    document
}

/// What an article and its quotes have in common.
fn shared(fields: &Fields, file: &str, page: &PageRecord) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    document.add_text(fields.file, file);
    document.add_text(fields.path, &page.path);
    if let Some(headline) = &page.headline {
        document.add_text(fields.headline, prepared_alone(headline));
    }
    for author in &page.authors {
        add_name(&mut document, fields.author, author);
    }
    if let Some(publisher) = &page.publisher {
        add_name(&mut document, fields.publisher, publisher);
    }
    if let Some(section) = &page.section {
        add_name(&mut document, fields.section, section);
    }
    if let Some(lang) = &page.lang {
        document.add_text(fields.lang, lang);
    }
    if let Some(moment) = page.published {
        document.add_i64(fields.published, moment.unix_seconds());
    }
    if let Some(day) = page.published.map(Moment::date).and_then(day_number) {
        document.add_u64(fields.day, day);
    }
    document
}

fn add_name(document: &mut TantivyDocument, field: SearchedName, name: &str) {
    document.add_text(field.words, folded(name));
    document.add_text(field.whole, name);
}

pub(super) fn add_record(document: &mut TantivyDocument, fields: &Fields, record: &impl serde::Serialize) {
    let json = serde_json::to_vec(record).expect("records hold nothing that JSON cannot");
    document.add_bytes(fields.record, &json);
}

/// All mentions of a page's actors, in the order of the text.
struct Mentions<'p> {
    actors: &'p [ActorRecord],
    /// Where each stands, and the number of its actor.
    spans: Vec<(Span, usize)>,
}

impl<'p> Mentions<'p> {
    fn of(actors: &'p [ActorRecord]) -> Self {
        let of_actor =
            |(number, actor): (usize, &'p ActorRecord)| actor.spans.iter().map(move |span| (*span, number));
        let mut spans: Vec<(Span, usize)> = actors.iter().enumerate().flat_map(of_actor).collect();
        spans.sort_unstable_by_key(|(span, number)| (span.start, *number));
        Self { actors, spans }
    }

    /// The actors with a mention inside `context`, in their own order.
    fn inside(&self, context: Span) -> impl Iterator<Item = &'p ActorRecord> {
        let first = self.spans.partition_point(|(span, _)| span.start < context.start);
        let here = self.spans[first..].iter().take_while(|(span, _)| span.start < context.end);
        let mut numbers: Vec<usize> =
            here.filter(|(span, _)| context.contains(*span)).map(|(_, number)| *number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().map(|number| &self.actors[number])
    }
}
